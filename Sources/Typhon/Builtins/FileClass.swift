#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The methods of files. What reads or writes runs between two transactions.
enum FileClass {
    static func install(_ c: ClassBuilder) {
        installReading(c)
        installWriting(c)
        installPosition(c)
        installFacts(c)
        installContext(c)
    }

    private static func installReading(_ c: ClassBuilder) {
        c.method("read(self, size=-1, /)", effect: .outside) { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            let size = try t.fileSize(a[1]) ?? -1
            let isWide = file.isText && !["ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1"].contains(t.readingCodec(file))
            let bytes = try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in
                if size < 0 { return try native.take(bytes: nil) }
                if !file.isText { return try native.take(bytes: size) }
                return try native.take(characters: size, isWide: isWide, ends: file.lineEnds)
            }
            return try t.atomically { (t) throws(Unwind) in try t.fileContent(file, bytes) }
        }
        c.method("readline(self, size=-1, /)", effect: .outside) { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            let size = try t.fileSize(a[1]) ?? -1
            return try t.readFileLine(file, limit: size < 0 ? nil : size)
        }
        c.method("readlines(self, hint=-1, /)", effect: .outside) { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            return try t.readFileLines(file, hint: try t.fileSize(a[1]) ?? -1)
        }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            if file.file.isClosed { throw t.raise(.valueError, "I/O operation on closed file.") }
            return a[0]
        }
        c.method("__next__(self, /)", effect: .outside) { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            let line = try t.readFileLine(file, limit: nil)
            let isEmpty = file.isText ? StringRef(line.ref).length == 0 : BytesRef(line.ref).units.count == 0
            if isEmpty { throw t.raiseBetweenStop() }
            return line
        }
    }

    private static func installWriting(_ c: ClassBuilder) {
        c.method("write(self, text, /)", effect: .outside) { (t, a) throws(Unwind) in
            let (file, value) = (try t.file(a[0]), a[1])
            let bytes = try t.atomically { (t) throws(Unwind) in try t.fileBytes(file, value) }
            let isLine = file[.isLineBuffered] == Value(small: 1) && bytes.contains(10)
            try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in try native.put(bytes, flushesLine: isLine) }
            return Value(small: file.isText ? StringRef(value.ref).length : bytes.count)
        }
        c.method("writelines(self, lines, /)", effect: .outside) { (t, a) throws(Unwind) in
            let (file, lines) = (try t.file(a[0]), a[1])
            let bytes = try t.atomically { (t) throws(Unwind) in
                var bytes: [UInt8] = []
                try t.iterate(lines) { (line) throws(Unwind) in bytes += try t.fileBytes(file, line) }
                return bytes
            }
            try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in try native.put(bytes, flushesLine: false) }
            return .none
        }
        c.method("flush(self, /)", effect: .outside) { (t, a) throws(Unwind) in
            try t.usingFile(try t.file(a[0]).file) { (native) throws(OpenFile.Failure) in try native.flush() }
            return .none
        }
        c.method("truncate(self, size=None, /)", effect: .outside) { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            let size = try t.fileSize(a[1])
            return Value(small: try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in try native.truncate(size) })
        }
    }

    private static func installPosition(_ c: ClassBuilder) {
        c.method("tell(self, /)", effect: .outside) { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            return Value(small: try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in try native.tell() })
        }
        c.method("seek(self, offset, whence=0, /)", effect: .outside) { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            let offset = try t.fileSize(a[1]) ?? 0
            let whence = try t.fileSize(a[2]) ?? 0
            guard (0...2).contains(whence) else {
                throw t.raiseBetween(.valueError, "invalid whence (\(whence), should be 0, 1 or 2)")
            }
            if file.isText && whence != 0 && offset != 0 {
                throw t.raiseBetween(.osError, "can't do nonzero \(whence == 1 ? "cur" : "end")-relative seeks")
            }
            if whence == 0 && offset < 0 { throw t.raiseBetween(.valueError, "negative seek position \(offset)") }
            return Value(small: try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in
                let isHere = whence == 1 && offset == 0
                return isHere ? try native.tell() : try native.seek(offset, [SEEK_SET, SEEK_CUR, SEEK_END][whence])
            })
        }
        c.method("fileno(self, /)") { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            return Value(small: Int(try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in try native.number() }))
        }
    }

    private static func installFacts(_ c: ClassBuilder) {
        c.method("isatty(self, /)") { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            return Value(try t.usingFile(file.file) { (native) throws(OpenFile.Failure) in isatty(try native.number()) == 1 })
        }
        c.method("readable(self, /)") { (t, a) throws(Unwind) in Value(try t.file(a[0]).file.reads) }
        c.method("writable(self, /)") { (t, a) throws(Unwind) in Value(try t.file(a[0]).file.writes) }
        c.method("seekable(self, /)") { (t, a) throws(Unwind) in Value(try t.file(a[0]).file.isSeekable) }
        c.getter("closed") { (t, a) throws(Unwind) in Value(try t.file(a[0]).file.isClosed) }
        let words: [(StaticString, FileRef.Word)] = [("name", .name), ("mode", .mode)]
        for (name, word) in words { c.getter(name) { (t, a) throws(Unwind) in try t.file(a[0])[word] } }
        let texts: [(StaticString, FileRef.Word)] = [("encoding", .encoding), ("errors", .errors)]
        for (name, word) in texts {
            c.getter(name) { (t, a) throws(Unwind) in
                let file = try t.file(a[0])
                if !file.isText { throw t.raiseNoAttribute(a[0], try t.makeString(name.description)) }
                return file[word]
            }
        }
        c.getter("buffer") { (t, a) throws(Unwind) in
            let file = try t.file(a[0])
            if !file.isText { throw t.raiseNoAttribute(a[0], try t.intern("buffer")) }
            return try t.binaryFile(under: file)
        }
        c.getter("newlines") { (_, _) throws(Unwind) in .none }
        c.getter("line_buffering") { (t, a) throws(Unwind) in Value(try t.file(a[0])[.isLineBuffered] == Value(small: 1)) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.fileRepr(try t.file(a[0])) }
    }

    private static func installContext(_ c: ClassBuilder) {
        for signature: StaticString in ["close(self, /)", "__exit__(self, type=None, value=None, traceback=None, /)"] {
            c.method(signature, effect: .outside) { (t, a) throws(Unwind) in
                try t.usingFile(try t.file(a[0]).file) { (native) throws(OpenFile.Failure) in try native.shut() }
                return .none
            }
        }
        c.method("__enter__(self, /)") { (t, a) throws(Unwind) in
            if try t.file(a[0]).file.isClosed { throw t.raise(.valueError, "I/O operation on closed file.") }
            return a[0]
        }
    }
}

extension Thread {
    /// An optional size; nil when it is None or was not given.
    fileprivate func fileSize(_ value: Value) throws(Unwind) -> Int? {
        if value.isAbsent || value.isNone { return nil }
        if value.isInteger { return value.integer }
        return try atomically { (t) throws(Unwind) in try t.index(value) }
    }

    fileprivate func readFileLine(_ file: FileRef, limit: Int?) throws(Unwind) -> Value {
        let bytes = try usingFile(file.file) { (native) throws(OpenFile.Failure) in
            try native.takeLine(file.lineEnds, limit: limit)
        }
        return try atomically { (t) throws(Unwind) in try t.fileContent(file, bytes) }
    }

    fileprivate func readFileLines(_ file: FileRef, hint: Int) throws(Unwind) -> Value {
        let lines = try usingFile(file.file) { (native) throws(OpenFile.Failure) in
            var lines: [[UInt8]] = []
            var total = 0
            while hint <= 0 || total < hint {
                let line = try native.takeLine(file.lineEnds, limit: nil)
                if line.isEmpty { break }
                total += line.count
                lines.append(line)
            }
            return lines
        }
        return try atomically { (t) throws(Unwind) in
            let list = try t.makeEmptyList()
            for line in lines { try list.append(t, try t.fileContent(file, line)) }
            return Value(list.ref)
        }
    }

    /// The StopIteration of a file's end, between two transactions.
    fileprivate func raiseBetweenStop() -> Unwind {
        do throws(Unwind) {
            return try atomically { (t) throws(Unwind) -> Unwind in throw t.raiseStopIteration(.none) }
        } catch {
            return error
        }
    }

    fileprivate func fileRepr(_ file: FileRef) throws(Unwind) -> Value {
        let name = try reprText(file[.name])
        if file.isText {
            let mode = try reprText(file[.mode])
            return try makeString("<_io.TextIOWrapper name=\(name) mode=\(mode) encoding='\(string(file[.encoding]))'>")
        }
        let type = machine.classOf(Value(file.ref))
        if type == machine.classObject(.rawFile) {
            return try makeString("<_io.FileIO name=\(name) mode=\(try reprText(file[.mode])) closefd=True>")
        }
        return try makeString("<_io.\(string(type[.name])) name=\(name)>")
    }
}
