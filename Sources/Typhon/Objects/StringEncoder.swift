/// Text to bytes, code point by code point. `output` collects bytes.
struct TextEncoder {
    private let t: Thread
    private let units: Units
    private let codec: TextCodec
    private let errorsName: String
    var output: StringBuilder

    init(_ t: Thread, _ units: Units, _ codec: TextCodec, _ errorsName: String) throws(Unwind) {
        (self.t, self.units, self.codec, self.errorsName) = (t, units, codec, errorsName)
        output = try StringBuilder(t, capacity: units.count * codec.unitSize + 16)
    }

    mutating func run() throws(Unwind) {
        try writeMark()
        var index = 0
        while index < units.count {
            let codePoint = units[index]
            if canEncode(codePoint) {
                try write(codePoint)
                index += 1
            } else {
                index = try handleError(index)
            }
        }
    }

    private mutating func writeMark() throws(Unwind) {
        switch codec {
        case .utf16(_, true), .utf32(_, true), .utf8Signature: try write(0xFEFF)
        case .utf16, .utf32, .utf8, .ascii, .latin1: break
        }
    }

    private func isSurrogate(_ c: UInt32) -> Bool { c &- 0xD800 < 0x800 }

    @inline(__always) private func canEncode(_ c: UInt32) -> Bool {
        switch codec {
        case .ascii: c < 128
        case .latin1: c < 256
        case .utf8, .utf8Signature, .utf16, .utf32: !isSurrogate(c)
        }
    }

    private mutating func write(_ c: UInt32) throws(Unwind) {
        switch codec {
        case .ascii, .latin1: try output.append(c)
        case .utf8, .utf8Signature: try writeUTF8(c)
        case .utf16(let isBig, _):
            if c < 0x10000 { return try writeUnit(c, 2, isBig) }
            try writeUnit(0xD800 + (c - 0x10000) >> 10, 2, isBig)
            try writeUnit(0xDC00 + (c - 0x10000) & 0x3FF, 2, isBig)
        case .utf32(let isBig, _): try writeUnit(c, 4, isBig)
        }
    }

    private mutating func writeUTF8(_ c: UInt32) throws(Unwind) {
        if c < 0x80 { return try output.append(c) }
        if c < 0x800 {
            try output.append(0xC0 | c >> 6)
        } else {
            if c < 0x10000 {
                try output.append(0xE0 | c >> 12)
            } else {
                try output.append(0xF0 | c >> 18)
                try output.append(0x80 | c >> 12 & 0x3F)
            }
            try output.append(0x80 | c >> 6 & 0x3F)
        }
        try output.append(0x80 | c & 0x3F)
    }

    private mutating func writeUnit(_ unit: UInt32, _ size: Int, _ isBig: Bool) throws(Unwind) {
        for byte in 0..<size {
            let position = UInt32(isBig ? size - 1 - byte : byte) * 8
            try output.append(unit >> position & 0xFF)
        }
    }

    // MARK: Errors

    /// Handles the run of code points that starts at `start`; answers where to go on.
    private mutating func handleError(_ start: Int) throws(Unwind) -> Int {
        let errors = try t.codecErrors(errorsName)
        var end = start + 1
        if codec.unitSize == 1 { while end < units.count && !canEncode(units[end]) { end += 1 } }
        for index in start..<end {
            let c = units[index]
            switch errors {
            case .strict: throw failure(start, end)
            case .ignore: break
            case .replace: try write(0x3F)
            case .backslashreplace: try writeText { (b) throws(Unwind) in try b.appendEscape(c) }
            case .xmlcharrefreplace: try writeText { (b) throws(Unwind) in try b.append(text: "&#\(c);") }
            case .namereplace: try writeText { (b) throws(Unwind) in try TextEncoder.appendName(c, to: &b) }
            case .surrogateescape:
                guard codec.unitSize == 1, c >= 0xDC80, c <= 0xDCFF else { throw failure(start, end) }
                try output.append(c - 0xDC00)
            case .surrogatepass:
                guard isSurrogate(c), codec != .ascii, codec != .latin1 else { throw failure(start, end) }
                try write(c)
            }
        }
        return end
    }

    private mutating func writeText(_ body: (inout StringBuilder) throws(Unwind) -> Void) throws(Unwind) {
        var text = try StringBuilder(t)
        try body(&text)
        for index in 0..<text.count { try write(text.units[index]) }
    }

    private static func appendName(_ c: UInt32, to builder: inout StringBuilder) throws(Unwind) {
        guard let name = CodePoint.properties(c)?.name else { return try builder.appendEscape(c) }
        try builder.append(text: "\\N{\(name)}")
    }

    private func failure(_ start: Int, _ end: Int) -> Unwind {
        let reason = switch codec {
        case .ascii: "ordinal not in range(128)"
        case .latin1: "ordinal not in range(256)"
        case .utf8, .utf8Signature, .utf16, .utf32: "surrogates not allowed"
        }
        let name = codec.name(decoding: false)
        if end > start + 1 {
            return t.raise(.unicodeEncodeError, "'\(name)' codec can't encode characters in position \(start)-\(end - 1): \(reason)")
        }
        let shown = TextEncoder.escape(units[start])
        return t.raise(.unicodeEncodeError, "'\(name)' codec can't encode character '\(shown)' in position \(start): \(reason)")
    }

    private static func escape(_ c: UInt32) -> String {
        let digits = String(c, radix: 16)
        let size = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8
        return (size == 2 ? "\\x" : size == 4 ? "\\u" : "\\U") + String(repeating: "0", count: size - digits.count) + digits
    }
}
