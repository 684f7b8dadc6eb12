// Where strings end, and the pieces of f-strings.
//
//     f"a{b:>{c}}d"      formatStart f"   formatMiddle a   leftBrace   name b   colon
//                        formatMiddle >   leftBrace   name c   rightBrace   rightBrace   formatMiddle d   formatEnd "
//
// An f-string is a small state machine on top of the lexer: *text* until a brace, then an *expression* made of ordinary
// tokens until its brace closes or, at that bracket depth, a colon starts the *format* (text again). Escapes are decoded
// later; here a backslash only protects the character behind it.

/// One open f-string.
struct FormatString: Sendable {
    let quote: UInt8
    let isTripleQuoted: Bool
    let isRaw: Bool
    /// Where the literal starts, prefix included.
    let start: Int
    /// One entry per open `{`: the number of open brackets with that brace counted.
    var depths: [Int] = []
    /// One entry per open `{`: its colon was seen.
    var inFormat: [Bool] = []
    var isInExpression = false

    /// The bracket depth directly inside the innermost `{`; -1 outside of any.
    var expressionDepth: Int { depths.last ?? -1 }
}

extension Lexer {
    /// The one or two letters before a quote are one of the string prefixes.
    func isStringPrefix(_ start: Int, _ length: Int) -> Bool {
        let first = bytes[start] | 0x20
        let r = UInt8(ascii: "r")
        let b = UInt8(ascii: "b")
        let f = UInt8(ascii: "f")
        if length == 1 { return first == r || first == b || first == f || first == UInt8(ascii: "u") }
        let second = bytes[start + 1] | 0x20
        return first == r && (second == b || second == f) || second == r && (first == b || first == f)
    }

    mutating func scanString(prefixLength: Int) throws(SyntaxDiagnostic) {
        let start = offset
        var kind = Token.Kind.string
        var isRaw = false
        for index in start..<(start + prefixLength) {
            switch bytes[index] | 0x20 {
            case UInt8(ascii: "b"): kind = .bytes
            case UInt8(ascii: "f"): kind = .formatStart
            case UInt8(ascii: "r"): isRaw = true
            case _: break
            }
        }
        offset = start + prefixLength
        let quote = bytes[offset]
        let isTriple = bytes[offset + 1] == quote && bytes[offset + 2] == quote
        offset += isTriple ? 3 : 1
        if kind == .formatStart { return try openFormat(start, quote, isTriple, isRaw) }
        try skipString(start, quote, isTriple)
        append(kind, from: start, to: offset)
    }

    private mutating func skipString(_ start: Int, _ quote: UInt8, _ isTriple: Bool) throws(SyntaxDiagnostic) {
        while true {
            let byte = bytes[offset]
            if byte == quote {
                if !isTriple || (bytes[offset + 1] == quote && bytes[offset + 2] == quote) {
                    offset += isTriple ? 3 : 1
                    return
                }
                offset += 1
            } else if byte == UInt8(ascii: "\\") {
                offset += 2
            } else if byte == UInt8(ascii: "\n"), !isTriple {
                throw unterminated(start, isTriple, isFormatted: false)
            } else {
                offset += 1
            }
            if offset >= source.length { throw unterminated(start, isTriple, isFormatted: false) }
        }
    }

    private func unterminated(_ start: Int, _ isTriple: Bool, isFormatted: Bool) -> SyntaxDiagnostic {
        // Inside an f-string, the quote that seems to open a string is the one that should have closed it.
        if !isFormatted, let format = formats.last, format.isTripleQuoted == isTriple, format.quote == bytes[start] {
            return error(.formatExpecting(.closingBrace), at: start)
        }
        let end = Swift.min(offset, Swift.max(0, source.length - 1))
        let line = source.line(at: UInt32(end))
        let mistake: Mistake =
            isTriple
            ? .unterminatedTripleQuotedString(line: line, isFormatted: isFormatted)
            : .unterminatedString(line: line, isFormatted: isFormatted)
        return SyntaxDiagnostic(mistake, Span(at: UInt32(start)), in: source, isIncompleteInput: isTriple)
    }

    // MARK: F-strings

    private mutating func openFormat(
        _ start: Int, _ quote: UInt8, _ isTriple: Bool, _ isRaw: Bool
    ) throws(SyntaxDiagnostic) {
        guard formats.count < ParserLimits.formatStrings else { throw error(.formatTooManyNested, at: start) }
        formats.append(FormatString(quote: quote, isTripleQuoted: isTriple, isRaw: isRaw, start: start))
        append(.formatStart, from: start, to: offset)
    }

    /// Text up to a brace or the closing quote; then that brace or quote.
    mutating func scanFormatText() throws(SyntaxDiagnostic) {
        let format = formats[formats.count - 1]
        let inFormat = format.inFormat.last ?? false
        let start = offset
        while true {
            let byte = bytes[offset]
            if byte == 0 && offset >= source.length { throw unterminatedFormat(format) }
            switch byte {
            case UInt8(ascii: "\n") where !format.isTripleQuoted:
                // In the format of a replacement the parser is the one to complain: "expecting '}'".
                guard inFormat else { throw unterminatedFormat(format) }
                appendMiddle(from: start, to: offset)
                formats[formats.count - 1].isInExpression = true
                return
            case format.quote where isClosingQuote(format):
                appendMiddle(from: start, to: offset)
                return closeFormat(format)
            case UInt8(ascii: "{"):
                if bytes[offset + 1] == byte && !inFormat {
                    offset += 2
                    continue
                }
                appendMiddle(from: start, to: offset)
                return try openReplacement()
            case UInt8(ascii: "}"):
                if bytes[offset + 1] == byte && !inFormat {
                    offset += 2
                    continue
                }
                guard inFormat else { throw error(.formatSingleBrace, at: offset) }
                appendMiddle(from: start, to: offset)
                return try closeReplacement()
            case UInt8(ascii: "\\"):
                skipFormatEscape(format)
            case _:
                offset += 1
            }
        }
    }

    /// A backslash protects the next character, but never a brace; `\N{...}` is one escape.
    private mutating func skipFormatEscape(_ format: FormatString) {
        let next = bytes[offset + 1]
        offset += 1
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") { return }
        if offset < source.length { offset += 1 }
        guard next == UInt8(ascii: "N"), !format.isRaw, bytes[offset] == UInt8(ascii: "{") else { return }
        var index = offset + 1
        while isNameCharacter(bytes[index]) { index += 1 }
        if bytes[index] == UInt8(ascii: "}") { offset = index + 1 }
    }

    private func isNameCharacter(_ byte: UInt8) -> Bool {
        byte != 0 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "{")
            && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\"")
    }

    private func isClosingQuote(_ format: FormatString) -> Bool {
        guard format.isTripleQuoted else { return true }
        return bytes[offset + 1] == format.quote && bytes[offset + 2] == format.quote
    }

    private mutating func appendMiddle(from start: Int, to end: Int) {
        if end > start { append(.formatMiddle, from: start, to: end) }
    }

    private mutating func closeFormat(_ format: FormatString) {
        let start = offset
        offset += format.isTripleQuoted ? 3 : 1
        // An open brace is left to the parser, which sees the end of the string where it wants the brace.
        if let depth = format.depths.first { brackets.removeLast(brackets.count - (depth - 1)) }
        formats.removeLast()
        append(.formatEnd, from: start, to: offset)
    }

    private mutating func openReplacement() throws(SyntaxDiagnostic) {
        let last = formats.count - 1
        guard formats[last].depths.count < ParserLimits.formatExpressions else {
            throw error(.formatNestedTooDeeply, at: offset)
        }
        try open(.leftBrace)
        formats[last].depths.append(brackets.count)
        formats[last].inFormat.append(false)
        formats[last].isInExpression = true
    }

    private mutating func closeReplacement() throws(SyntaxDiagnostic) {
        try close(.rightBrace, UInt8(ascii: "{"))
        let last = formats.count - 1
        formats[last].depths.removeLast()
        formats[last].inFormat.removeLast()
        formats[last].isInExpression = false
    }

    private func unterminatedFormat(_ format: FormatString) -> SyntaxDiagnostic {
        unterminated(format.start, format.isTripleQuoted, isFormatted: true)
    }

    /// The bytes that mean something else directly inside the braces of a replacement. False: an ordinary operator.
    mutating func scanFormatPunctuation(_ byte: UInt8, _ format: FormatString) throws(SyntaxDiagnostic) -> Bool {
        guard brackets.count == format.expressionDepth else { return false }
        switch byte {
        case UInt8(ascii: "}"):
            try closeReplacement()
        case UInt8(ascii: ":"):
            append(.colon, from: offset, to: offset + 1)
            offset += 1
            formats[formats.count - 1].inFormat[format.inFormat.count - 1] = true
            formats[formats.count - 1].isInExpression = false
        case UInt8(ascii: "!") where bytes[offset + 1] != UInt8(ascii: "="):
            append(.exclamation, from: offset, to: offset + 1)
            offset += 1
        case _:
            return false
        }
        return true
    }
}
