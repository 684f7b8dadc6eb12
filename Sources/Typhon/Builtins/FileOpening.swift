#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `open`: from the arguments to a file object.
struct FileMode {
    var reads = false
    var writes = false
    var isBinary = false
    var systemFlags: Int32 = 0

    /// Opens outside the heap. A directory is refused, as it has no content.
    func open(_ path: String) -> (descriptor: Int32, failure: Int32) {
        while true {
            let descriptor = openFileDescriptor(path, systemFlags | O_CLOEXEC)
            if descriptor < 0 {
                if errno == EINTR { continue }
                return (-1, errno)
            }
            var facts = stat()
            if fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR {
                close(descriptor)
                return (-1, EISDIR)
            }
            return (descriptor, 0)
        }
    }
}

private func openFileDescriptor(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o666) }

struct FileOptions {
    var name: Value
    var path = ""
    /// The file was given as a descriptor.
    var descriptor: Int32?
    var mode: FileMode
    var modeText: Value
    var encoding: Value = .none
    var errors: Value = .none
    var lineEnds: Int
    var buffering: Int
    var owns: Bool
}

extension Thread {
    /// Before a file is looked at. CPython closes a file when its last reference goes, and programs rely on that:
    /// `open(path, "w").write(text)` is in the file then. Here it would be when the collector comes.
    func flushForgottenFiles() {
        if OpenFile.mayHoldBytes { outsideHeap { OpenFile.flushAll() } }
    }

    func openFile(_ a: Arguments) throws(Unwind) -> Value {
        let options = try atomically { (t) throws(Unwind) in try t.fileOptions(a) }
        var descriptor = options.descriptor ?? -1
        if options.descriptor == nil {
            let (path, mode) = (options.path, options.mode)
            flushForgottenFiles()
            let opened = outsideHeap { mode.open(path) }
            guard opened.descriptor >= 0 else { throw raiseSystemCall(opened.failure, path: options.name) }
            descriptor = opened.descriptor
        }
        let made = try atomically { (t) throws(Unwind) in try t.makeFile(descriptor, options) }
        if options.mode.reads { try prepareWideText(FileRef(made.ref)) }
        return made
    }

    // MARK: Arguments

    private func fileOptions(_ a: Arguments) throws(Unwind) -> FileOptions {
        let (name, givenMode, givenBuffering, ownership) = (a[0], a[1], a[2], a[6])
        let (encoding, errors, newline) = (option(a[3]), option(a[4]), option(a[5]))
        let modeText = givenMode.isAbsent ? try intern("r") : givenMode
        guard modeText.isKind(.string) else {
            throw raise(.typeError, "open() argument 'mode' must be str, not \(typeName(modeText))")
        }
        let mode = try fileMode(string(modeText))
        if mode.isBinary {
            for (value, noun) in [(encoding, "an encoding"), (errors, "an errors"), (newline, "a newline")] where !value.isNone {
                throw raise(.valueError, "binary mode doesn't take \(noun) argument")
            }
        }
        let buffering = givenBuffering.isAbsent ? -1 : try index(givenBuffering)
        if buffering == 0 && !mode.isBinary { throw raise(.valueError, "can't have unbuffered text I/O") }
        var options = FileOptions(
            name: name, mode: mode, modeText: modeText, lineEnds: try lineEndMode(newline), buffering: buffering,
            owns: ownership.isAbsent ? true : try isTrue(ownership))
        if !mode.isBinary {
            for (value, noun) in [(encoding, "encoding"), (errors, "errors")] where !value.isNone && !value.isKind(.string) {
                throw raise(.typeError, "open() argument '\(noun)' must be str or None, not \(typeName(value))")
            }
            let code = encoding.isNone ? "UTF-8" : string(encoding)
            if !encoding.isNone { _ = try codec(code) }
            options.encoding = try makeString(code)
            options.errors = errors.isNone ? try intern("strict") : errors
        }
        try findPath(&options)
        return options
    }

    private func findPath(_ options: inout FileOptions) throws(Unwind) {
        var name = options.name
        if name.isInteger {
            guard name.integer >= 0 else { throw raise(.valueError, "negative file descriptor") }
            guard let descriptor = Int32(exactly: name.integer) else { throw raise(.overflowError, "Python int too large to convert to C int") }
            options.descriptor = descriptor
            return
        }
        if !name.isKind(.string) && !name.isKind(.bytes), let path = try callSpecial(name, .fspath) { name = path }
        if name.isKind(.string) {
            options.path = string(name)
        } else if name.isKind(.bytes), let bytes = try bytesLike(name) {
            options.path = String(decoding: copyBytes(bytes), as: UTF8.self)
        } else {
            throw raise(.typeError, "expected str, bytes or os.PathLike object, not \(typeName(name))")
        }
        if options.path.utf8.contains(0) { throw raise(.valueError, "embedded null byte") }
    }

    private func lineEndMode(_ newline: Value) throws(Unwind) -> Int {
        if newline.isNone { return 0 }
        guard newline.isKind(.string) else {
            throw raise(.typeError, "open() argument 'newline' must be str or None, not \(typeName(newline))")
        }
        // Compared by bytes: as a Swift character "\r\n" is one.
        switch Array(string(newline).utf8) {
        case []: return 1
        case [10]: return 2
        case [13]: return 3
        case [13, 10]: return 4
        case _: throw raise(.valueError, "illegal newline value: \(string(newline))")
        }
    }

    private func fileMode(_ text: String) throws(Unwind) -> FileMode {
        var letters = Set<Character>()
        for letter in text {
            guard "rwaxbt+".contains(letter), letters.insert(letter).inserted else {
                throw raise(.valueError, "invalid mode: '\(text)'")
            }
        }
        if letters.isSuperset(of: ["t", "b"]) { throw raise(.valueError, "can't have text and binary mode at once") }
        let purposes = letters.intersection(["r", "w", "a", "x"]).count
        if purposes > 1 { throw raise(.valueError, "must have exactly one of create/read/write/append mode") }
        if purposes == 0 {
            throw raise(.valueError, "Must have exactly one of create/read/write/append mode and at most one plus")
        }
        let isUpdate = letters.contains("+")
        var mode = FileMode()
        mode.isBinary = letters.contains("b")
        mode.reads = letters.contains("r") || isUpdate
        mode.writes = !letters.contains("r") || isUpdate
        mode.systemFlags = isUpdate ? O_RDWR : mode.reads ? O_RDONLY : O_WRONLY
        if letters.contains("w") { mode.systemFlags |= O_CREAT | O_TRUNC }
        if letters.contains("a") { mode.systemFlags |= O_CREAT | O_APPEND }
        if letters.contains("x") { mode.systemFlags |= O_CREAT | O_EXCL }
        return mode
    }

    // MARK: The object

    private func makeFile(_ descriptor: Int32, _ options: FileOptions) throws(Unwind) -> Value {
        let file = FileRef(try allocate(.file, fileClass(options), words: FileRef.Word.count.rawValue))
        let isTerminal = options.mode.writes && isatty(descriptor) == 1
        let bufferSize = options.buffering == 0 ? 0 : options.buffering > 1 ? options.buffering : 8192
        let native = OpenFile(
            descriptor, reads: options.mode.reads, writes: options.mode.writes, owns: options.owns, bufferSize: bufferSize)
        hold(native, file)
        file[.name] = options.name
        file[.mode] = options.modeText
        file[.encoding] = options.encoding
        file[.errors] = options.errors
        file[.lineEnds] = Value(small: options.mode.isBinary ? 2 : options.lineEnds)
        file[.isLineBuffered] = Value(small: options.buffering == 1 || isTerminal ? 1 : 0)
        return Value(file.ref)
    }

    private func fileClass(_ options: FileOptions) -> BuiltinClass {
        if !options.mode.isBinary { return .file }
        if options.buffering == 0 { return .rawFile }
        return options.mode.reads && options.mode.writes ? .bufferedRandom : options.mode.writes ? .bufferedWriter : .bufferedReader
    }

    private func hold(_ native: OpenFile, _ file: FileRef) {
        file[.file] = Value(nativeAddress: Unmanaged.passRetained(native).toOpaque())
        registerReclaimer(file.ref) { object in
            guard let address = Ref(address: object)[FileRef.Word.file.rawValue].nativeAddress else { return }
            Unmanaged<OpenFile>.fromOpaque(address).release()
        }
    }

    /// The bytes under a text file: the same file in another guise.
    func binaryFile(under text: FileRef) throws(Unwind) -> Value {
        let native = text.file
        let type: BuiltinClass = native.reads && native.writes ? .bufferedRandom : native.writes ? .bufferedWriter : .bufferedReader
        let file = FileRef(try allocate(.file, type, words: FileRef.Word.count.rawValue))
        hold(native, file)
        file[.name] = text[.name]
        file[.mode] = try makeString(native.reads && native.writes ? "rb+" : native.writes ? "wb" : "rb")
        file[.encoding] = .none
        file[.errors] = .none
        file[.lineEnds] = Value(small: 2)
        file[.isLineBuffered] = text[.isLineBuffered]
        return Value(file.ref)
    }

    /// A text whose code is not read byte by byte is decoded as a whole and kept as UTF-8.
    private func prepareWideText(_ file: FileRef) throws(Unwind) {
        guard file.isText, Thread.isWide(string(file[.encoding]).lowercased()) else { return }
        let bytes = try usingFile(file.file) { (native) throws(OpenFile.Failure) in try native.take(bytes: nil) }
        let content = try atomically { (t) throws(Unwind) in
            let text = try t.decodeBytes(bytes, t.string(file[.encoding]).lowercased(), t.string(file[.errors]))
            return t.copyBytes(BytesRef(try t.encode(StringRef(text.ref).units, "utf-8", "surrogatepass").ref).units)
        }
        file.file.replaceContent(content)
    }
}
