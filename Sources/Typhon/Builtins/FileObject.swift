/// # FileRef: what `open` returns
///
///     | record | meta | address of OpenFile | name | mode | encoding or None | errors | line ends | line buffered |
///
/// Immutable; what changes is in `OpenFile`. Binary files have no encoding.
struct FileRef {
    let ref: Ref
    init(_ ref: Ref) { self.ref = ref }
    enum Word: Int { case file = 2, name, mode, encoding, errors, lineEnds, isLineBuffered, count }
    subscript(word: Word) -> Value {
        get { ref[word.rawValue] }
        nonmutating set { ref[word.rawValue] = newValue }
    }
    var file: OpenFile {
        Unmanaged<OpenFile>.fromOpaque(self[.file].nativeAddress.unsafelyUnwrapped).takeUnretainedValue()
    }
    var isText: Bool { self[.encoding].isKind(.string) }
    var lineEnds: OpenFile.LineEnds {
        switch self[.lineEnds].integer {
        case 0: .universal
        case 1: .any
        case 2: .newline
        case 3: .carriageReturn
        default: .both
        }
    }
}

extension Thread {
    func file(_ value: Value) throws(Unwind) -> FileRef { FileRef(try expect(value, .file, "TextIOWrapper")) }

    /// Runs `body` outside the heap; its failures become guest exceptions.
    func usingFile<Result>(
        _ file: OpenFile, path: Value = .absent, _ body: (OpenFile) throws(OpenFile.Failure) -> Result
    ) throws(Unwind) -> Result {
        let outcome: Swift.Result<Result, OpenFile.Failure> = outsideHeap {
            do throws(OpenFile.Failure) { return .success(try body(file)) } catch { return .failure(error) }
        }
        switch outcome {
        case .success(let result): return result
        case .failure(.closed): throw raiseBetween(.valueError, "I/O operation on closed file.")
        case .failure(.unsupported(let text)): throw raiseBetween(.osError, text)
        case .failure(.system(let code)): throw raiseSystemCall(code, path: path)
        }
    }

    /// As `raise`, also between two transactions.
    func raiseBetween(_ type: BuiltinClass, _ text: String) -> Unwind {
        do throws(Unwind) {
            return try atomically { (t) throws(Unwind) -> Unwind in throw t.raise(type, text) }
        } catch {
            return error
        }
    }

    func decodeBytes(_ bytes: [UInt8], _ codec: String, _ errors: String) throws(Unwind) -> Value {
        var outcome: Swift.Result<Value, Unwind> = .success(.none)
        bytes.withUnsafeBufferPointer { buffer in
            do throws(Unwind) { outcome = .success(try decode(Units(buffer), codec, errors)) } catch { outcome = .failure(error) }
        }
        return try outcome.get()
    }

    func copyBytes(_ units: Units) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: units.count) { buffer, count in
            for index in 0..<units.count { buffer[index] = UInt8(truncatingIfNeeded: units[index]) }
            count = units.count
        }
    }

    // MARK: Content

    /// What was read, as the guest gets it: line ends translated, decoded.
    func fileContent(_ file: FileRef, _ bytes: [UInt8]) throws(Unwind) -> Value {
        if !file.isText { return try makeBytes(bytes) }
        let isTranslated = file[.lineEnds] == Value(small: 0) && bytes.contains(13)
        let text = isTranslated ? Thread.translated(bytes) : bytes
        return try decodeBytes(text, readingCodec(file), string(file[.errors]))
    }

    /// The code of the bytes as they are read: what is not read byte by byte has been made UTF-8.
    func readingCodec(_ file: FileRef) -> String {
        let name = string(file[.encoding]).lowercased()
        return Thread.isWide(name) ? "utf-8" : name
    }

    static func isWide(_ name: String) -> Bool {
        ["utf-16", "utf-32", "utf16", "utf32", "utf_16", "utf_32"].contains { name.hasPrefix($0) } || name.contains("sig")
    }

    private static func translated(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 13 {
                result.append(10)
            } else if !(byte == 10 && previous == 13) {
                result.append(byte)
            }
            previous = byte
        }
        return result
    }

    /// A guest's text or bytes, as they go to the file.
    func fileBytes(_ file: FileRef, _ value: Value) throws(Unwind) -> [UInt8] {
        if !file.isText { return copyBytes(try bytesRequired(value)) }
        guard value.isKind(.string) else { throw raise(.typeError, "write() argument must be str, not \(typeName(value))") }
        let encoded = try encode(StringRef(value.ref).units, string(file[.encoding]), string(file[.errors]))
        let bytes = copyBytes(BytesRef(encoded.ref).units)
        withExtendedLifetime(encoded) {}
        let ends = file.lineEnds
        guard ends == .carriageReturn || ends == .both, bytes.contains(10) else { return bytes }
        return bytes.flatMap { $0 == 10 ? (ends == .both ? [13, 10] : [13]) : [$0] }
    }
}
