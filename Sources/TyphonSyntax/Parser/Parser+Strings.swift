// String literals, adjacent ones joined, and the inside of f-strings.

extension Parser {
    /// Text and replacements collected so far.
    private struct Pieces: ~Copyable {
        var parts: [StringPart] = []
        var text = TextBuilder()
        var textStart: UInt32 = 0

        /// Closes the literal part that is being built.
        mutating func flush(_ end: UInt32) {
            if !text.isEmpty { parts.append(.literal(text.take(), Span(textStart, end))) }
            textStart = end
        }
    }

    mutating func parseStrings() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        if kind == .bytes { return try parseBytes(start) }
        var pieces = Pieces()
        pieces.textStart = start
        var isFormatted = false
        while true {
            switch kind {
            case .string: try appendString(&pieces)
            case .formatStart:
                isFormatted = true
                try parseFormatString(&pieces)
            case .bytes: throw error(.mixedBytesAndText, Span(start, token.end))
            case _:
                let span = Span(start, previousEnd)
                if !isFormatted { return Expression(.constant(.string(pieces.text.take())), span) }
                pieces.flush(previousEnd)
                return Expression(.joinedString(pieces.parts), span)
            }
        }
    }

    private mutating func appendString(_ pieces: inout Pieces) throws(SyntaxDiagnostic) {
        let shape = StringShape(source, token)
        let decoder = StringDecoder(source: source, span: token.span)
        try decoder.decodeText(shape.body, isRaw: shape.isRaw, into: &pieces.text)
        advance()
    }

    private mutating func parseBytes(_ start: UInt32) throws(SyntaxDiagnostic) -> Expression {
        var value: [UInt8] = []
        while kind == .bytes {
            let shape = StringShape(source, token)
            let decoder = StringDecoder(source: source, span: token.span)
            try decoder.decodeBytes(shape.body, isRaw: shape.isRaw, into: &value)
            advance()
        }
        if kind == .string || kind == .formatStart { throw error(.mixedBytesAndText, Span(start, token.end)) }
        return Expression(.constant(.bytes(value)), Span(start, previousEnd))
    }

    // MARK: F-strings

    private mutating func parseFormatString(_ pieces: inout Pieces) throws(SyntaxDiagnostic) {
        try enter()
        let isRaw = StringShape(source, token).isRaw
        advance()
        try parseFormatParts(&pieces, isRaw: isRaw, until: .formatEnd)
        advance()
        leave()
    }

    /// Text and replacements up to and without the token `end`.
    private mutating func parseFormatParts(
        _ pieces: inout Pieces, isRaw: Bool, until end: Token.Kind
    ) throws(SyntaxDiagnostic) {
        while kind != end {
            switch kind {
            case .formatMiddle:
                let decoder = StringDecoder(source: source, span: token.span)
                let range = Int(token.start)..<Int(token.end)
                try decoder.decodeText(range, isRaw: isRaw, isFormatted: end == .formatEnd, into: &pieces.text)
                advance()
            case .leftBrace:
                try parseReplacement(&pieces, isRaw: isRaw)
            case _:
                throw error(.formatExpecting(.formatSpecification), token.span)
            }
        }
    }

    private mutating func parseReplacement(_ pieces: inout Pieces, isRaw: Bool) throws(SyntaxDiagnostic) {
        try enter()
        let open = token
        advance()
        let value = try parseReplacementValue()
        var allowed = Mistake.FormatExpectation.anything
        var isDebug = false
        if accept(.equal) {
            isDebug = true
            allowed = .afterEquals
            let text = source.bytes[Int(open.end)..<Int(token.start)]
            pieces.text.append(bytes: text)
        }
        pieces.flush(open.start)
        var conversion = isDebug ? Replacement.Conversion.repr : .none
        if kind == .exclamation {
            conversion = try parseConversion()
            allowed = .afterConversion
            if kind != .colon && kind != .rightBrace { throw error(.formatExpecting(allowed), token.span) }
        }
        var format: [StringPart]? = nil
        if kind == .colon {
            format = try parseFormatSpecification(isRaw: isRaw)
            // `{x=:8}` formats the value itself, `{x=!r:8}` its representation.
            if isDebug, allowed == .afterEquals { conversion = .none }
        }
        guard kind == .rightBrace else { throw unexpectedInReplacement(allowed) }
        advance()
        let span = Span(open.start, previousEnd)
        pieces.parts.append(
            .replacement(Replacement(value: value, conversion: conversion, format: format, span: span)))
        pieces.textStart = previousEnd
        leave()
    }

    private func unexpectedInReplacement(_ expectation: Mistake.FormatExpectation) -> SyntaxDiagnostic {
        kind == .endOfFile ? failure() : error(.formatExpecting(expectation), token.span)
    }

    private mutating func parseReplacementValue() throws(SyntaxDiagnostic) -> Expression {
        switch kind {
        case .equal, .exclamation, .colon, .rightBrace:
            throw error(.formatExpressionRequired(before: source.bytes[Int(token.start)]), token.span)
        case .yield, .star: break
        case let kind where kind.startsExpression: break
        case .endOfFile: throw failure()
        case _: throw error(.formatExpressionExpected, token.span)
        }
        return try parseValue()
    }

    private mutating func parseConversion() throws(SyntaxDiagnostic) -> Replacement.Conversion {
        let mark = token
        advance()
        guard kind == .name else {
            let isMissing = kind == .colon || kind == .rightBrace
            throw error(isMissing ? .formatMissingConversion : .formatInvalidConversion, token.span)
        }
        guard token.start == mark.end else { throw error(.formatConversionBlank, Span(mark.start, token.end)) }
        let name = text(of: token)
        let conversion: Replacement.Conversion
        switch name {
        case "s": conversion = .str
        case "r": conversion = .repr
        case "a": conversion = .ascii
        case _: throw error(.formatUnknownConversion(name), token.span)
        }
        advance()
        return conversion
    }

    private mutating func parseFormatSpecification(isRaw: Bool) throws(SyntaxDiagnostic) -> [StringPart] {
        advance()
        var pieces = Pieces()
        pieces.textStart = token.start
        try parseFormatParts(&pieces, isRaw: isRaw, until: .rightBrace)
        pieces.flush(token.start)
        return pieces.parts
    }
}
