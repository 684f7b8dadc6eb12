/// The encodings Typhon knows, and what a codec does about what it cannot convert.
enum TextCodec: Equatable {
    case utf8, utf8Signature, ascii, latin1
    /// `byteOrderMark`: written, and read; the order itself is then the machine's (little).
    case utf16(isBig: Bool, byteOrderMark: Bool)
    case utf32(isBig: Bool, byteOrderMark: Bool)

    /// Spelling is free: case, `_`, `-` and spaces do not matter.
    init?(_ name: String) {
        if name == "utf-8" || name == "utf8" {
            self = .utf8
            return
        }
        let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        switch plain {
        case "utf8", "u8", "cp65001": self = .utf8
        case "utf8sig": self = .utf8Signature
        case "ascii", "usascii", "646", "us", "ansix3.41968", "iso646us": self = .ascii
        case "latin1", "latin", "iso88591", "8859", "cp819", "l1", "iso8859": self = .latin1
        case "utf16", "u16": self = .utf16(isBig: false, byteOrderMark: true)
        case "utf16le", "unicodelittleunmarked": self = .utf16(isBig: false, byteOrderMark: false)
        case "utf16be", "unicodebigunmarked": self = .utf16(isBig: true, byteOrderMark: false)
        case "utf32", "u32": self = .utf32(isBig: false, byteOrderMark: true)
        case "utf32le": self = .utf32(isBig: false, byteOrderMark: false)
        case "utf32be": self = .utf32(isBig: true, byteOrderMark: false)
        default: return nil
        }
    }

    /// As errors name it. A decoder names the byte order it found.
    func name(decoding: Bool) -> String {
        switch self {
        case .utf8, .utf8Signature: return "utf-8"
        case .ascii: return "ascii"
        case .latin1: return "latin-1"
        case .utf16(let isBig, let mark): return mark && !decoding ? "utf-16" : isBig ? "utf-16-be" : "utf-16-le"
        case .utf32(let isBig, let mark): return mark && !decoding ? "utf-32" : isBig ? "utf-32-be" : "utf-32-le"
        }
    }

    /// Bytes in a code unit.
    var unitSize: Int {
        switch self {
        case .utf8, .utf8Signature, .ascii, .latin1: 1
        case .utf16: 2
        case .utf32: 4
        }
    }
    var isBig: Bool {
        switch self {
        case .utf8, .utf8Signature, .ascii, .latin1: false
        case .utf16(let isBig, _), .utf32(let isBig, _): isBig
        }
    }
}

enum CodecErrors: String {
    case strict, ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape, surrogatepass, namereplace
}

extension Thread {
    /// A str argument that names an encoding or an error handler.
    func codecName(_ value: Value, _ function: String, isEncoding: Bool) throws(Unwind) -> String {
        if value.isKind(.string) { return string(value) }
        throw wrongArgument("\(function)() argument '\(isEncoding ? "encoding" : "errors")'", value)
    }

    func codec(_ name: String) throws(Unwind) -> TextCodec {
        if let codec = TextCodec(name) { return codec }
        throw raise(.lookupError, "unknown encoding: \(name)")
    }

    func codecErrors(_ name: String) throws(Unwind) -> CodecErrors {
        if let errors = CodecErrors(rawValue: name) { return errors }
        throw raise(.lookupError, "unknown error handler name '\(name)'")
    }

    /// The bytes of a text. Raises UnicodeEncodeError, LookupError.
    func encode(_ units: Units, _ codecName: String, _ errorsName: String) throws(Unwind) -> Value {
        let codec = try codec(codecName)
        if codec == .utf8 || codec == .ascii || codec == .latin1, units.shift == 0, units.isASCII { return try makeBytes(units) }
        if codec == .latin1 && units.shift == 0 { return try makeBytes(units) }
        if codec == .utf8, let bytes = try encodeUTF8(units) { return bytes }
        var encoder = try TextEncoder(self, units, codec, errorsName)
        try encoder.run()
        return try makeBytes(encoder.output.units)
    }

    /// nil when there is a surrogate, about which the error handler has to be asked.
    private func encodeUTF8(_ units: Units) throws(Unwind) -> Value? {
        if units.shift == 0 { return try encodeUTF8(units.bytes, units.count) }
        return units.shift == 1 ? try encodeUTF8(units.shorts, units.count) : try encodeUTF8(units.longs, units.count)
    }

    private func encodeUTF8<Unit: FixedWidthInteger>(_ units: UnsafePointer<Unit>, _ count: Int) throws(Unwind) -> Value? {
        var size = 0
        for index in 0..<count {
            let c = UInt32(truncatingIfNeeded: units[index])
            if c &- 0xD800 < 0x800 { return nil }
            size &+= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4
        }
        let bytes = try newBytes(count: size)
        var target = bytes.base.assumingMemoryBound(to: UInt8.self)
        for index in 0..<count { UTF8Walk.write(UInt32(truncatingIfNeeded: units[index]), &target) }
        return bytes.value
    }

    /// nil when the bytes are not well-formed.
    private func decodeValidUTF8(_ bytes: Units) throws(Unwind) -> Value? {
        guard let (length, largest) = UTF8Walk.measure(bytes) else { return nil }
        let shift = Units.shift(for: largest)
        if length <= 1 { return length == 0 ? nil : try makeCharacter(UTF8Walk.next(bytes.bytes).codePoint) }
        let string = try newString(length: length, shift: shift, isASCII: largest < 128)
        if shift == 0 {
            UTF8Walk.copy(bytes.bytes, string.base.assumingMemoryBound(to: UInt8.self), length)
        } else if shift == 1 {
            UTF8Walk.copy(bytes.bytes, string.base.assumingMemoryBound(to: UInt16.self), length)
        } else {
            UTF8Walk.copy(bytes.bytes, string.base.assumingMemoryBound(to: UInt32.self), length)
        }
        return string.value
    }

    /// The text of bytes. Raises UnicodeDecodeError, LookupError.
    func decode(_ bytes: Units, _ codecName: String, _ errorsName: String) throws(Unwind) -> Value {
        let codec = try codec(codecName)
        if codec == .utf8 || codec == .ascii || codec == .latin1, bytes.isASCII { return try makeString(bytes, isASCII: true) }
        if codec == .latin1 { return try makeString(bytes) }
        if codec == .utf8, let text = try decodeValidUTF8(bytes) { return text }
        var decoder = try TextDecoder(self, bytes, codec, errorsName)
        try decoder.run()
        return try decoder.output.finish()
    }

    /// Text of a file or a stream: strict UTF-8.
    func decodeUTF8(_ bytes: UnsafeBufferPointer<UInt8>) throws(Unwind) -> Value {
        try decode(Units(bytes), "utf-8", "strict")
    }
}
