extension Lexer {
    mutating func scanOperator() throws(SyntaxDiagnostic) {
        let byte = bytes[offset]
        if let format = formats.last, try scanFormatPunctuation(byte, format) { return }
        switch byte {
        case UInt8(ascii: "("): try open(.leftParenthesis)
        case UInt8(ascii: "["): try open(.leftBracket)
        case UInt8(ascii: "{"): try open(.leftBrace)
        case UInt8(ascii: ")"): try close(.rightParenthesis, UInt8(ascii: "("))
        case UInt8(ascii: "]"): try close(.rightBracket, UInt8(ascii: "["))
        case UInt8(ascii: "}"): try close(.rightBrace, UInt8(ascii: "{"))
        case _:
            let (kind, length) = try operatorKind(byte, bytes[offset + 1], bytes[offset + 2])
            append(kind, from: offset, to: offset + length)
            offset += length
        }
    }

    /// The longest operator that starts with these bytes.
    private func operatorKind(
        _ first: UInt8, _ second: UInt8, _ third: UInt8
    ) throws(SyntaxDiagnostic) -> (Token.Kind, Int) {
        let hasEqual = second == UInt8(ascii: "=")
        let isDouble = second == first
        let hasTrailingEqual = third == UInt8(ascii: "=")
        switch first {
        case UInt8(ascii: ","): return (.comma, 1)
        case UInt8(ascii: ";"): return (.semicolon, 1)
        case UInt8(ascii: ":"): return hasEqual ? (.colonEqual, 2) : (.colon, 1)
        case UInt8(ascii: "="): return hasEqual ? (.equalEqual, 2) : (.equal, 1)
        case UInt8(ascii: "."): return isDouble && third == first ? (.ellipsis, 3) : (.dot, 1)
        case UInt8(ascii: "+"): return hasEqual ? (.plusEqual, 2) : (.plus, 1)
        case UInt8(ascii: "-"):
            if second == UInt8(ascii: ">") { return (.arrow, 2) }
            return hasEqual ? (.minusEqual, 2) : (.minus, 1)
        case UInt8(ascii: "*"):
            if isDouble { return hasTrailingEqual ? (.doubleStarEqual, 3) : (.doubleStar, 2) }
            return hasEqual ? (.starEqual, 2) : (.star, 1)
        case UInt8(ascii: "/"):
            if isDouble { return hasTrailingEqual ? (.doubleSlashEqual, 3) : (.doubleSlash, 2) }
            return hasEqual ? (.slashEqual, 2) : (.slash, 1)
        case UInt8(ascii: "%"): return hasEqual ? (.percentEqual, 2) : (.percent, 1)
        case UInt8(ascii: "@"): return hasEqual ? (.atEqual, 2) : (.at, 1)
        case UInt8(ascii: "&"): return hasEqual ? (.ampersandEqual, 2) : (.ampersand, 1)
        case UInt8(ascii: "|"): return hasEqual ? (.barEqual, 2) : (.bar, 1)
        case UInt8(ascii: "^"): return hasEqual ? (.caretEqual, 2) : (.caret, 1)
        case UInt8(ascii: "~"): return (.tilde, 1)
        case UInt8(ascii: "<"):
            if isDouble { return hasTrailingEqual ? (.leftShiftEqual, 3) : (.leftShift, 2) }
            // `<>` is one token that no rule accepts.
            if second == UInt8(ascii: ">") { return (.unknown, 2) }
            return hasEqual ? (.lessEqual, 2) : (.less, 1)
        case UInt8(ascii: ">"):
            if isDouble { return hasTrailingEqual ? (.rightShiftEqual, 3) : (.rightShift, 2) }
            return hasEqual ? (.greaterEqual, 2) : (.greater, 1)
        case UInt8(ascii: "!"): return hasEqual ? (.notEqual, 2) : (.exclamation, 1)
        case UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "`"): return (.unknown, 1)
        case _: throw error(invalidCharacterMistake(Unicode.Scalar(first)), at: offset)
        }
    }

    mutating func open(_ kind: Token.Kind) throws(SyntaxDiagnostic) {
        guard brackets.count < ParserLimits.brackets else { throw error(.tooManyParentheses, at: offset) }
        brackets.append(Bracket(byte: bytes[offset], offset: offset))
        append(kind, from: offset, to: offset + 1)
        offset += 1
    }

    mutating func close(_ kind: Token.Kind, _ opening: UInt8) throws(SyntaxDiagnostic) {
        let byte = bytes[offset]
        guard let bracket = brackets.last else { throw error(.unmatchedBracket(byte), at: offset) }
        guard bracket.byte == opening else { throw mismatch(byte, bracket) }
        brackets.removeLast()
        append(kind, from: offset, to: offset + 1)
        offset += 1
    }

    private func mismatch(_ byte: UInt8, _ bracket: Bracket) -> SyntaxDiagnostic {
        if let format = formats.last, bracket.byte == UInt8(ascii: "{"), brackets.count == format.expressionDepth {
            return error(.formatUnmatched(byte), at: offset)
        }
        let line = source.line(at: UInt32(bracket.offset))
        let isSameLine = line == source.line(at: UInt32(offset))
        return error(
            .mismatchedBracket(closing: byte, opening: bracket.byte, line: isSameLine ? nil : line), at: offset)
    }
}
