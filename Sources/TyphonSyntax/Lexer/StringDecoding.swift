// The values of string literals whose end the lexer has found.

/// Collects the pieces of adjacent literals. Text stays a Swift string as long as it can be one: a lone surrogate turns
/// the rest into code points.
struct TextBuilder: ~Copyable {
    private var utf8: [UInt8] = []
    private var points: [UInt32]? = nil

    var isEmpty: Bool { points?.isEmpty ?? utf8.isEmpty }

    mutating func append(bytes: ArraySlice<UInt8>) {
        if points == nil {
            utf8.append(contentsOf: bytes)
        } else {
            points!.append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
        }
    }

    /// Any code point up to U+10FFFF.
    mutating func append(_ point: UInt32) {
        if points == nil {
            if let scalar = Unicode.Scalar(point) { return scalar.appendUTF8(to: &utf8) }
            points = String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value)
        }
        points!.append(point)
    }

    /// The text so far; the builder is empty afterwards.
    mutating func take() -> StringConstant {
        defer {
            utf8 = []
            points = nil
        }
        if let points { return .codePoints(points) }
        return .text(String(decoding: utf8, as: UTF8.self))
    }
}

/// Where the body of a literal is, and how to read it.
struct StringShape {
    let isRaw: Bool
    let body: Range<Int>

    /// Splits prefix and quotes off a `string`, `bytes` or `formatStart` token.
    init(_ source: SourceFile, _ token: Token) {
        var start = Int(token.start)
        var isRaw = false
        while source.bytes[start] != UInt8(ascii: "'") && source.bytes[start] != UInt8(ascii: "\"") {
            if source.bytes[start] | 0x20 == UInt8(ascii: "r") { isRaw = true }
            start += 1
        }
        let quote = source.bytes[start]
        let length = Int(token.end) - start
        let isTriple = length >= 6 && source.bytes[start + 1] == quote && source.bytes[start + 2] == quote
        let width = isTriple ? 3 : 1
        self.isRaw = isRaw
        self.body = token.kind == .formatStart
            ? Int(token.end)..<Int(token.end) : (start + width)..<(Int(token.end) - width)
    }
}

struct StringDecoder {
    let source: SourceFile
    /// What a mistake underlines.
    let span: Span

    /// Appends the value of `range`, the body of a string.
    func decodeText(
        _ range: Range<Int>, isRaw: Bool, isFormatted: Bool = false, into text: inout TextBuilder
    ) throws(SyntaxDiagnostic) {
        let bytes = source.bytes
        var index = range.lowerBound
        var plain = index
        while index < range.upperBound {
            let byte = bytes[index]
            if isFormatted, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), index + 1 < range.upperBound,
                bytes[index + 1] == byte
            {
                text.append(bytes: bytes[plain..<(index + 1)])
                index += 2
                plain = index
            } else if byte == UInt8(ascii: "\\"), !isRaw {
                text.append(bytes: bytes[plain..<index])
                index = try decodeEscape(at: index, in: range, into: &text)
                plain = index
            } else {
                index += 1
            }
        }
        text.append(bytes: bytes[plain..<range.upperBound])
    }

    /// Decodes one escape and returns the offset behind it.
    private func decodeEscape(
        at start: Int, in range: Range<Int>, into text: inout TextBuilder
    ) throws(SyntaxDiagnostic) -> Int {
        guard start + 1 < range.upperBound else {
            throw escapeError(start, start, range, .trailingBackslash)
        }
        let next = start + 2
        switch source.bytes[start + 1] {
        case UInt8(ascii: "x"): return try decodeHex(start, 2, .truncatedByte, range, &text)
        case UInt8(ascii: "u"): return try decodeHex(start, 4, .truncatedShort, range, &text)
        case UInt8(ascii: "U"): return try decodeHex(start, 8, .truncatedLong, range, &text)
        case UInt8(ascii: "N"): return try decodeName(start, range, &text)
        case let byte:
            if let end = decodeOctal(start + 1, range, &text) { return end }
            if byte == UInt8(ascii: "\n") { return next }
            guard let value = simpleEscape(byte) else {
                // An unknown escape stands for itself, backslash included.
                text.append(UInt32(UInt8(ascii: "\\")))
                return start + 1
            }
            text.append(UInt32(value))
            return next
        }
    }

    private func decodeHex(
        _ start: Int, _ count: Int, _ problem: Mistake.EscapeProblem, _ range: Range<Int>, _ text: inout TextBuilder
    ) throws(SyntaxDiagnostic) -> Int {
        var value: UInt32 = 0
        var index = start + 2
        while index < start + 2 + count {
            guard index < range.upperBound, let digit = hexDigit(source.bytes[index]) else {
                throw escapeError(start, index - 1, range, problem)
            }
            value = value << 4 | digit
            index += 1
        }
        guard value <= 0x10FFFF else { throw escapeError(start, index - 1, range, .illegalCharacter) }
        text.append(value)
        return index
    }

    private func decodeName(
        _ start: Int, _ range: Range<Int>, _ text: inout TextBuilder
    ) throws(SyntaxDiagnostic) -> Int {
        let open = start + 2
        guard open < range.upperBound, source.bytes[open] == UInt8(ascii: "{"),
            let close = source.bytes[open..<range.upperBound].firstIndex(of: UInt8(ascii: "}")), close > open + 1
        else { throw escapeError(start, Swift.min(start + 1, range.upperBound - 1), range, .malformedName) }
        let name = String(decoding: source.bytes[(open + 1)..<close], as: UTF8.self)
        guard let scalar = CharacterNames.shared.scalar(named: name) else {
            throw escapeError(start, close, range, .unknownName)
        }
        text.append(scalar.value)
        return close + 1
    }

    private func decodeOctal(_ start: Int, _ range: Range<Int>, _ text: inout TextBuilder) -> Int? {
        guard let (value, end) = octal(start, range) else { return nil }
        text.append(value)
        return end
    }

    private func octal(_ start: Int, _ range: Range<Int>) -> (UInt32, Int)? {
        var value: UInt32 = 0
        var index = start
        while index < range.upperBound, index < start + 3, source.bytes[index] & 0xF8 == 0x30 {
            value = value << 3 | UInt32(source.bytes[index] & 7)
            index += 1
        }
        return index == start ? nil : (value, index)
    }

    private func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): byte
        case UInt8(ascii: "a"): 7
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "v"): 11
        case _: nil
        }
    }

    private func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 55
        case _: nil
        }
    }

    /// Positions count as the codec does: a non-ASCII character is ten long there, for it is escaped first.
    private func escapeError(
        _ first: Int, _ last: Int, _ range: Range<Int>, _ problem: Mistake.EscapeProblem
    ) -> SyntaxDiagnostic {
        let start = codecPosition(of: first, in: range)
        let end = codecPosition(of: last, in: range)
        return SyntaxDiagnostic(.unicodeEscape(first: start, last: end, problem), span, in: source)
    }

    private func codecPosition(of index: Int, in range: Range<Int>) -> Int {
        source.bytes[range.lowerBound..<index].reduce(0) { count, byte in
            byte < 0x80 ? count + 1 : byte & 0xC0 == 0x80 ? count : count + 10
        }
    }

    /// The value of the body of a bytes literal.
    func decodeBytes(_ range: Range<Int>, isRaw: Bool, into result: inout [UInt8]) throws(SyntaxDiagnostic) {
        let bytes = source.bytes
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte < 0x80 else { throw SyntaxDiagnostic(.bytesNotASCII, span, in: source) }
            if byte == UInt8(ascii: "\\"), !isRaw, index + 1 < range.upperBound {
                index = try decodeBytesEscape(at: index, in: range, into: &result)
            } else {
                result.append(byte)
                index += 1
            }
        }
    }

    private func decodeBytesEscape(
        at start: Int, in range: Range<Int>, into result: inout [UInt8]
    ) throws(SyntaxDiagnostic) -> Int {
        let byte = source.bytes[start + 1]
        if byte == UInt8(ascii: "x") {
            guard start + 3 < range.upperBound, let high = hexDigit(source.bytes[start + 2]),
                let low = hexDigit(source.bytes[start + 3])
            else {
                throw SyntaxDiagnostic(.bytesEscape(position: start - range.lowerBound), span, in: source)
            }
            result.append(UInt8(high << 4 | low))
            return start + 4
        }
        if let (value, end) = octal(start + 1, range) {
            result.append(UInt8(truncatingIfNeeded: value))
            return end
        }
        if byte == UInt8(ascii: "\n") { return start + 2 }
        guard let value = simpleEscape(byte) else {
            result.append(UInt8(ascii: "\\"))
            return start + 1
        }
        result.append(value)
        return start + 2
    }
}
