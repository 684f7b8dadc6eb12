#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Standard streams: what `sys.stdin`, `sys.stdout` and `sys.stderr` are
///
///     | record | meta | descriptor | mode | errors | buffer object or None |       immutable
///
/// Writing goes through `Thread.emit`: in a transaction it is kept until the commit. What was
/// read ahead is kept in `StandardInput`, outside the guest's heap: reading is not undone, so it
/// happens between two transactions, or irrevocably.
enum StreamMethods {
    enum Mode: Int { case readText = 0, writeText, readBytes, writeBytes }

    private static let descriptorWord = 2, modeWord = 3, errorsWord = 4, bufferWord = 5, words = 6

    static func make(_ t: Thread, _ descriptor: Int32, writes: Bool, errors: String) throws(Unwind) -> Value {
        let raw = try make(t, descriptor, writes ? .writeBytes : .readBytes, .none, .none)
        return try make(t, descriptor, writes ? .writeText : .readText, try t.intern(errors), raw)
    }

    private static func make(_ t: Thread, _ descriptor: Int32, _ mode: Mode, _ errors: Value, _ buffer: Value) throws(Unwind) -> Value {
        let stream = try t.allocate(.native, .standardStream, words: words)
        stream[descriptorWord] = Value(small: Int(descriptor))
        stream[modeWord] = Value(small: mode.rawValue)
        stream[errorsWord] = errors
        stream[bufferWord] = buffer
        return Value(stream)
    }

    private struct Stream {
        let ref: Ref
        var descriptor: Int32 { Int32(ref[descriptorWord].integer) }
        var mode: Mode { Mode(rawValue: ref[modeWord].integer) ?? .readText }
        var isText: Bool { mode == .readText || mode == .writeText }
        var writes: Bool { mode == .writeText || mode == .writeBytes }
    }

    private static func check(_ t: Thread, _ value: Value) throws(Unwind) -> Stream {
        guard value.isKind(.native), value.ref.shape == BuiltinClass.standardStream.shape else {
            throw t.raise(.typeError, "a standard stream is expected")
        }
        return Stream(ref: value.ref)
    }

    /// Is it an original output stream? Then `print` may write to its descriptor at once.
    static func descriptorForText(_ value: Value) -> Int32? {
        guard value.isKind(.native), value.ref.shape == BuiltinClass.standardStream.shape else { return nil }
        let stream = Stream(ref: value.ref)
        return stream.mode == .writeText ? stream.descriptor : nil
    }

    static func install(_ c: ClassBuilder) {
        installWriting(c)
        installReading(c)
        installFacts(c)
    }

    // MARK: Writing

    private static func installWriting(_ c: ClassBuilder) {
        c.method("write(self, text, /)", write)
        c.method("writelines(self, lines, /)") { (t, a) throws(Unwind) in
            _ = try check(t, a[0])
            let lines = try t.list(from: a[1])
            var index = 0
            while let line = try lines.get(t, index) {
                try writeItem(t, try check(t, a[0]), line)
                index += 1
            }
            return .none
        }
        c.method("flush(self, /)", effect: .waiting) { (t, a) throws(Unwind) in
            if try check(t, a[0]).writes { try t.flushStandardOutput() }
            return .none
        }
    }

    private static func write(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let stream = try check(t, a[0])
        try writeItem(t, stream, a[1])
        if stream.isText { return Value(small: StringRef(a[1].ref).length) }
        return Value(small: try t.bytesRequired(a[1]).count)
    }

    private static func writeItem(_ t: Thread, _ stream: Stream, _ item: Value) throws(Unwind) {
        if !stream.writes { throw t.raise(.osError, "not writable") }
        if !stream.isText { return try t.emitUnits(try t.bytesRequired(item), to: stream.descriptor) }
        guard item.isKind(.string) else {
            throw t.raise(.typeError, "write() argument must be str, not \(t.typeName(item))")
        }
        try t.writeText(StringRef(item.ref), to: stream.descriptor, errors: t.string(stream.ref[errorsWord]))
    }

    // MARK: Reading

    private static func installReading(_ c: ClassBuilder) {
        c.method("read(self, size=-1, /)", effect: .outside) { (t, a) throws(Unwind) in
            let stream = try checkReadable(t, a[0])
            let size = a.has(1) && !a[1].isNone ? try t.index(a[1]) : -1
            return try convert(t, stream, try t.readInput(stream.descriptor, size < 0 ? .everything : stream.isText ? .characters(size) : .bytes(size)))
        }
        c.method("readline(self, size=-1, /)", effect: .outside) { (t, a) throws(Unwind) in
            let stream = try checkReadable(t, a[0])
            return try convert(t, stream, try t.readInput(stream.descriptor, .line))
        }
        c.method("readlines(self, hint=-1, /)", effect: .outside) { (t, a) throws(Unwind) in
            let stream = try checkReadable(t, a[0])
            let list = try t.makeList([])
            while true {
                let line = try t.readInput(stream.descriptor, .line)
                if line.isEmpty { return list }
                let text = try convert(t, stream, line)
                try t.atomically { (t) throws(Unwind) in try ListRef(list.ref).append(t, text) }
            }
        }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            _ = try check(t, a[0])
            return a[0]
        }
        c.method("__next__(self, /)", effect: .outside) { (t, a) throws(Unwind) in
            let stream = try checkReadable(t, a[0])
            let line = try t.readInput(stream.descriptor, .line)
            if line.isEmpty { throw t.raiseStopIteration(.none) }
            return try convert(t, stream, line)
        }
    }

    private static func checkReadable(_ t: Thread, _ value: Value) throws(Unwind) -> Stream {
        let stream = try check(t, value)
        if stream.writes { throw t.raise(.osError, "not readable") }
        return stream
    }

    private static func convert(_ t: Thread, _ stream: Stream, _ bytes: [UInt8]) throws(Unwind) -> Value {
        if !stream.isText { return try t.makeBytes(bytes) }
        return try t.decodeInput(bytes)
    }

    // MARK: Facts

    private static func installFacts(_ c: ClassBuilder) {
        c.method("fileno(self, /)") { (t, a) throws(Unwind) in Value(small: Int(try check(t, a[0]).descriptor)) }
        c.method("isatty(self, /)") { (t, a) throws(Unwind) in Value(isatty(try check(t, a[0]).descriptor) == 1) }
        c.method("readable(self, /)") { (t, a) throws(Unwind) in Value(try !check(t, a[0]).writes) }
        c.method("writable(self, /)") { (t, a) throws(Unwind) in Value(try check(t, a[0]).writes) }
        c.method("seekable(self, /)") { (t, a) throws(Unwind) in .false }
        c.method("close(self, /)") { (t, a) throws(Unwind) in .none }
        c.method("reconfigure(self, /, **options)") { (t, a) throws(Unwind) in .none }
        c.method("__enter__(self, /)") { (t, a) throws(Unwind) in a[0] }
        c.method("__exit__(self, type, value, traceback, /)") { (t, a) throws(Unwind) in .none }
        c.getter("closed") { (t, a) throws(Unwind) in .false }
        c.getter("encoding") { (t, a) throws(Unwind) in try t.makeString("utf-8") }
        c.getter("errors") { (t, a) throws(Unwind) in try check(t, a[0]).ref[errorsWord] }
        c.getter("newlines") { (t, a) throws(Unwind) in .none }
        c.getter("line_buffering") { (t, a) throws(Unwind) in Value(isatty(try check(t, a[0]).descriptor) == 1) }
        c.getter("mode") { (t, a) throws(Unwind) in
            let stream = try check(t, a[0])
            return try t.makeString((stream.writes ? "w" : "r") + (stream.isText ? "" : "b"))
        }
        c.getter("name") { (t, a) throws(Unwind) in try t.makeString(name(try check(t, a[0]))) }
        c.getter("buffer") { (t, a) throws(Unwind) in
            let stream = try check(t, a[0])
            if stream.isText { return stream.ref[bufferWord] }
            throw t.raiseNoAttribute(a[0], try t.intern("buffer"))
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let stream = try check(t, a[0])
            if !stream.isText { return try t.makeString("<_io.Buffered\(stream.writes ? "Writer" : "Reader") name='\(name(stream))'>") }
            return try t.makeString("<_io.TextIOWrapper name='\(name(stream))' mode='\(stream.writes ? "w" : "r")' encoding='utf-8'>")
        }
    }

    private static func name(_ stream: Stream) -> String {
        switch stream.descriptor {
        case 0: "<stdin>"
        case 1: "<stdout>"
        default: "<stderr>"
        }
    }
}

// MARK: Output

extension Thread {
    /// Text from native code, as guest output.
    func write(_ text: String, to descriptor: Int32) throws(Unwind) {
        var text = text
        text.withUTF8 { emit($0, to: descriptor) }
    }

    /// A guest string as UTF-8. `errors` says what becomes of lone surrogates.
    func writeText(_ text: StringRef, to descriptor: Int32, errors: String = "strict") throws(Unwind) {
        if text.isASCII { return try emitUnits(text.units, to: descriptor) }
        let bytes = try encode(text.units, "utf-8", errors)
        try emitUnits(BytesRef(bytes.ref).units, to: descriptor)
        withExtendedLifetime(bytes) {}
    }

    /// Output is written late: the failure of a write is raised by the next one.
    @inline(__always)
    private func checkOutput() throws(Unwind) {
        if machine.transactions.pointee.output.failure != 0 { try raiseOutputFailure() }
    }

    @inline(never)
    private func raiseOutputFailure() throws(Unwind) {
        let failure = takeOutputFailure()
        if failure != 0 { throw raiseSystemCall(failure) }
    }

    func emitUnits(_ units: Units, to descriptor: Int32) throws(Unwind) {
        if descriptor == STDOUT_FILENO { try checkOutput() }
        guard units.count > 0 else { return }
        emit(UnsafeBufferPointer(start: units.base.assumingMemoryBound(to: UInt8.self), count: units.count), to: descriptor)
    }

    /// Inside a transaction the output is written when it commits. OSError when the system refuses.
    func flushStandardOutput() throws(Unwind) {
        if state.pointee.isInTransaction {
            afterCommit { t in _ = t.flushOutput() }
            return
        }
        flushOutput()
        try checkOutput()
    }
}
