// From the bytes of a file to text: byte order mark, coding line (PEP 263), line ends.
//
// The encodings a source file may declare are UTF-8, Latin-1 and ASCII. Whatever is wrong here is reported as a
// `SyntaxDiagnostic` like every other mistake; it has a line number but no text to show, for the text is what is broken.

extension SourceFile {
    /// Decodes the bytes of a file. Linear.
    package static func decode(name: String, bytes: [UInt8]) throws(SyntaxDiagnostic) -> SourceFile {
        guard bytes.count < Int(UInt32.max) - 16 else { throw unreadable(name, 0, .sourceTooLarge) }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let hasMark = bytes.starts(with: mark)
        let body = hasMark ? bytes[3...] : bytes[...]
        if let nul = body.firstIndex(of: 0) {
            throw unreadable(name, lineNumber(of: nul, in: body), .nullByte)
        }
        let declared = codingName(in: body)
        let encoding = try encoding(declared, hasMark: hasMark, name)
        let text = try decodeBody(body, encoding, declared, name)
        return SourceFile(name: name, normalized: normalizeLineEnds(text[...]))
    }

    private enum Encoding {
        case utf8, latin1, ascii
    }

    private static func encoding(
        _ declared: String?, hasMark: Bool, _ name: String
    ) throws(SyntaxDiagnostic) -> Encoding {
        guard let declared else { return .utf8 }
        let canonical = String(declared.map { $0 == "_" ? "-" : $0 }).lowercased()
        let encoding: Encoding? =
            switch canonical {
            case "utf-8", "utf8", "u8", "utf", "utf-8-sig": .utf8
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso-latin-1", "l1", "8859", "cp819", "latin": .latin1
            case "ascii", "us-ascii", "646": .ascii
            case let other where other.hasPrefix("utf-8-"): .utf8
            case let other where other.hasPrefix("latin-1-") || other.hasPrefix("iso-8859-1-"): .latin1
            case _: nil
            }
        guard let encoding else { throw unreadable(name, 0, .unknownEncoding(declared)) }
        if hasMark, encoding != .utf8 { throw unreadable(name, 0, .encodingWithMark(declared)) }
        return encoding
    }

    private static func decodeBody(
        _ body: ArraySlice<UInt8>, _ encoding: Encoding, _ declared: String?, _ name: String
    ) throws(SyntaxDiagnostic) -> [UInt8] {
        switch encoding {
        case .utf8:
            if let bad = firstInvalidUTF8(body) {
                let line = lineNumber(of: bad.offset, in: body)
                guard declared != nil else {
                    throw unreadable(name, line, .undeclaredEncoding(byte: body[bad.offset], file: name, line: line))
                }
                let position = bad.offset - body.startIndex
                throw unreadable(
                    name, line, .invalidUTF8(byte: body[bad.offset], position: position, reason: bad.reason))
            }
            return Array(body)
        case .latin1:
            var text: [UInt8] = []
            text.reserveCapacity(body.count)
            for byte in body { Unicode.Scalar(byte).appendUTF8(to: &text) }
            return text
        case .ascii:
            if let bad = body.firstIndex(where: { $0 >= 0x80 }) {
                let line = lineNumber(of: bad, in: body)
                throw unreadable(
                    name, line, .invalidASCII(byte: body[bad], position: bad - body.startIndex))
            }
            return Array(body)
        }
    }

    /// The encoding named in a comment on the first or second line; the first line must be blank or a comment for the
    /// second to count.
    private static func codingName(in body: ArraySlice<UInt8>) -> String? {
        var start = body.startIndex
        for _ in 0..<2 {
            let end = body[start...].firstIndex { $0 == 10 || $0 == 13 } ?? body.endIndex
            let line = body[start..<end]
            let first = line.firstIndex { $0 != 32 && $0 != 9 && $0 != 12 }
            if let first {
                guard line[first] == UInt8(ascii: "#") else { return nil }
                if let name = codingName(inComment: line[first...]) { return name }
            }
            guard end < body.endIndex else { return nil }
            let isPair = body[end] == 13 && end + 1 < body.endIndex && body[end + 1] == 10
            start = end + (isPair ? 2 : 1)
        }
        return nil
    }

    /// `coding`, then `:` or `=`, then blanks, then the name.
    private static func codingName(inComment line: ArraySlice<UInt8>) -> String? {
        let key = Array("coding".utf8)
        var index = line.startIndex
        while index + key.count < line.endIndex {
            defer { index += 1 }
            guard line[index...].starts(with: key) else { continue }
            let separator = line[index + key.count]
            guard separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=") else { continue }
            let rest = line[(index + key.count + 1)...].drop { $0 == 32 || $0 == 9 }
            let name = rest.prefix { isCodingNameByte($0) }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }

    private static func isCodingNameByte(_ byte: UInt8) -> Bool {
        isIdentifierByte(byte) && byte < 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Translates `\r\n` and `\r` to `\n`. Linear.
    static func normalizeLineEnds(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(13) else { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var previous: UInt8 = 0
        for byte in text {
            if byte == 13 { result.append(10) } else if byte != 10 || previous != 13 { result.append(byte) }
            previous = byte
        }
        return result
    }

    private static func lineNumber(of index: Int, in body: ArraySlice<UInt8>) -> Int {
        1 + body[body.startIndex..<index].reduce(0) { $1 == 10 ? $0 + 1 : $0 }
    }

    private static func unreadable(_ name: String, _ line: Int, _ mistake: Mistake) -> SyntaxDiagnostic {
        SyntaxDiagnostic(mistake, unreadable: name, line: line)
    }
}

/// The first byte at which the text stops being UTF-8, and why.
private func firstInvalidUTF8(_ text: ArraySlice<UInt8>) -> (offset: Int, reason: String)? {
    var index = text.startIndex
    while index < text.endIndex {
        let lead = text[index]
        if lead < 0x80 {
            index += 1
            continue
        }
        guard lead >= 0xC2, lead <= 0xF4 else { return (index, "invalid start byte") }
        let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        for position in 1..<count {
            guard index + position < text.endIndex else { return (index, "unexpected end of data") }
            let byte = text[index + position]
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            if position == 1 {
                if lead == 0xE0 { low = 0xA0 }
                if lead == 0xED { high = 0x9F }
                if lead == 0xF0 { low = 0x90 }
                if lead == 0xF4 { high = 0x8F }
            }
            guard byte >= low, byte <= high else { return (index, "invalid continuation byte") }
        }
        index += count
    }
    return nil
}

extension Unicode.Scalar {
    func appendUTF8(to bytes: inout [UInt8]) {
        for byte in UTF8.encode(self)! { bytes.append(byte) }
    }
}

/// A byte that may be part of a name; every byte of a non-ASCII character may, the lexer looks closer.
@inline(__always)
func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
        true
    case _: false
    }
}
