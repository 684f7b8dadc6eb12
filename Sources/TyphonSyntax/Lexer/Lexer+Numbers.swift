// The shape of numbers. The value is computed when the parser asks for it (`NumberDecoding`).

extension Lexer {
    mutating func scanNumber() throws(SyntaxDiagnostic) {
        let start = offset
        if bytes[start] == UInt8(ascii: "0") {
            switch bytes[start + 1] | 0x20 {
            case UInt8(ascii: "x"): return try scanRadix(.hexadecimal, start)
            case UInt8(ascii: "o"): return try scanRadix(.octal, start)
            case UInt8(ascii: "b"): return try scanRadix(.binary, start)
            case _: break
            }
        }
        try scanDecimal(start)
    }

    private mutating func scanRadix(_ kind: Mistake.NumberKind, _ start: Int) throws(SyntaxDiagnostic) {
        offset = start + 2
        repeat {
            if bytes[offset] == UInt8(ascii: "_") { offset += 1 }
            guard isDigit(bytes[offset], of: kind) else {
                if isDigit(bytes[offset]) { throw error(.invalidDigit(bytes[offset], kind), at: offset) }
                throw error(.invalidNumber(kind), at: offset - 1)
            }
            while isDigit(bytes[offset], of: kind) { offset += 1 }
        } while bytes[offset] == UInt8(ascii: "_")
        if isDigit(bytes[offset]) { throw error(.invalidDigit(bytes[offset], kind), at: offset) }
        try endNumber(.integer, kind, start)
    }

    private func isDigit(_ byte: UInt8, of kind: Mistake.NumberKind) -> Bool {
        switch kind {
        case .binary: byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1")
        case .octal: byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "7")
        case .decimal, .imaginary: isDigit(byte)
        case .hexadecimal:
            isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
        }
    }

    private mutating func scanDecimal(_ start: Int) throws(SyntaxDiagnostic) {
        var isFloat = false
        if bytes[offset] != UInt8(ascii: ".") { try scanDigits() }
        let wholeEnd = offset
        if bytes[offset] == UInt8(ascii: ".") {
            isFloat = true
            offset += 1
            if isDigit(bytes[offset]) { try scanDigits() }
        }
        if try scanExponent() { isFloat = true }
        if bytes[offset] | 0x20 == UInt8(ascii: "j") {
            offset += 1
            return try endNumber(.imaginary, .imaginary, start)
        }
        if !isFloat, bytes[start] == UInt8(ascii: "0"), hasNonZeroDigit(start, wholeEnd) {
            throw SyntaxDiagnostic(.leadingZeros, Span(UInt32(start), UInt32(zerosEnd(start))), in: source)
        }
        try endNumber(isFloat ? .float : .integer, .decimal, start)
    }

    /// Digits with single underscores between them.
    private mutating func scanDigits() throws(SyntaxDiagnostic) {
        while true {
            while isDigit(bytes[offset]) { offset += 1 }
            guard bytes[offset] == UInt8(ascii: "_") else { return }
            offset += 1
            guard isDigit(bytes[offset]) else { throw error(.invalidNumber(.decimal), at: offset - 1) }
        }
    }

    /// True when there was an exponent. An `e` that does not start one belongs to whatever follows (`1else`).
    private mutating func scanExponent() throws(SyntaxDiagnostic) -> Bool {
        guard bytes[offset] | 0x20 == UInt8(ascii: "e") else { return false }
        let sign = bytes[offset + 1]
        let hasSign = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        guard isDigit(bytes[offset + (hasSign ? 2 : 1)]) else {
            if hasSign { throw error(.invalidNumber(.decimal), at: offset + 1) }
            return false
        }
        offset += hasSign ? 2 : 1
        try scanDigits()
        return true
    }

    private func hasNonZeroDigit(_ start: Int, _ end: Int) -> Bool {
        for index in start..<end where bytes[index] != UInt8(ascii: "0") && bytes[index] != UInt8(ascii: "_") {
            return true
        }
        return false
    }

    private func zerosEnd(_ start: Int) -> Int {
        var index = start
        while bytes[index] == UInt8(ascii: "0") || bytes[index] == UInt8(ascii: "_") { index += 1 }
        return index
    }

    /// A number may touch a keyword (`1if x else y`) but no other name.
    private mutating func endNumber(
        _ token: Token.Kind, _ kind: Mistake.NumberKind, _ start: Int
    ) throws(SyntaxDiagnostic) {
        if isIdentifierByte(bytes[offset]), !isKeywordAfterNumber() {
            let (scalar, _) = decodeScalar(at: offset)
            guard scalar.value < 0x80 || scalar.properties.isXIDContinue else {
                throw error(invalidCharacterMistake(scalar), at: offset)
            }
            throw error(.invalidNumber(kind), at: offset - 1)
        }
        append(token, from: start, to: offset)
    }

    private func isKeywordAfterNumber() -> Bool {
        let words = ["and", "else", "for", "if", "in", "is", "or", "not"]
        return words.contains { word in
            var index = offset
            for byte in word.utf8 {
                guard bytes[index] == byte else { return false }
                index += 1
            }
            return true
        }
    }
}
