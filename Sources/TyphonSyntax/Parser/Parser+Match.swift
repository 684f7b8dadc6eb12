// `match`, and patterns. `match` and `case` are ordinary names elsewhere.

extension Parser {
    /// Decides whether the name at the current token starts a match statement. Cheap for all other names.
    var isMatchStatement: Bool {
        guard isName("match") else { return false }
        switch nextKind {
        case .name, .integer, .float, .imaginary, .string, .bytes, .formatStart, .true, .false, .none, .ellipsis,
            .leftBrace, .tilde, .lambda, .await:
            return true
        case .leftParenthesis, .leftBracket, .minus, .plus, .star, .not:
            return lineOpensCases
        case _:
            return false
        }
    }

    /// The line ends with a colon and the next one is an indented `case`.
    private var lineOpensCases: Bool {
        var place = index
        while tokens[place].kind != .newline {
            if tokens[place].kind == .endOfFile || tokens[place].kind == .mistake { return false }
            place += 1
        }
        guard tokens[place - 1].kind == .colon, place + 1 < tokens.count else { return false }
        // Without a block this is a match statement that lacks its cases, for nothing else ends with a colon.
        guard tokens[place + 1].kind == .indent else { return true }
        return matches(place + 2, "case")
    }

    mutating func parseMatch() throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        let subject = try parseSubject()
        guard accept(.colon) else { throw missingColon() }
        try expect(.newline)
        try expectIndent("'match' statement", start)
        var cases: [MatchCase] = []
        repeat { cases.append(try parseCase()) } while kind != .dedent && kind != .endOfFile
        _ = accept(.dedent)
        return .match(subject, cases)
    }

    /// A named expression, or several with commas between them.
    private mutating func parseSubject() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        let first = try parseElement()
        guard kind == .comma else {
            if case .starred = first.kind { throw failure() }
            return first
        }
        var elements = [first]
        while accept(.comma), kind.startsExpression || kind == .star { elements.append(try parseElement()) }
        return Expression(.tuple(elements), Span(start, previousEnd))
    }

    private mutating func parseCase() throws(SyntaxDiagnostic) -> MatchCase {
        guard isName("case") else { throw failure() }
        let start = token.start
        advance()
        let pattern = try parseOpenPattern()
        let condition = accept(.if) ? try parseNamedExpression() : nil
        let body = try parseBody("'case' statement", start)
        return MatchCase(pattern: pattern, guard: condition, body: body)
    }

    /// A pattern, or a sequence without brackets.
    private mutating func parseOpenPattern() throws(SyntaxDiagnostic) -> Pattern {
        let start = token.start
        let first = try parseSequenceElement()
        guard kind == .comma else {
            if case .star = first.kind { throw failure() }
            return first
        }
        let elements = try parsePatterns(first, until: .colon)
        return Pattern(.sequence(elements), Span(start, previousEnd))
    }

    private mutating func parsePatterns(
        _ first: Pattern, until end: Token.Kind
    ) throws(SyntaxDiagnostic) -> [Pattern] {
        var elements = [first]
        while accept(.comma), kind != end, kind != .if { elements.append(try parseSequenceElement()) }
        return elements
    }

    private mutating func parseSequenceElement() throws(SyntaxDiagnostic) -> Pattern {
        guard kind == .star else { return try parsePattern() }
        let start = token.start
        advance()
        let name = try expectName()
        return Pattern(.star(name.text == "_" ? nil : name), Span(start, previousEnd))
    }

    /// Alternatives and `as`.
    private mutating func parsePattern() throws(SyntaxDiagnostic) -> Pattern {
        try enter()
        let start = token.start
        var pattern = try parseClosedPattern()
        if kind == .bar {
            var alternatives = [pattern]
            while accept(.bar) { alternatives.append(try parseClosedPattern()) }
            pattern = Pattern(.alternatives(alternatives), Span(start, previousEnd))
        }
        if accept(.as) {
            let name = try parseAliasName()
            pattern = Pattern(.alias(pattern, name), Span(start, previousEnd))
        }
        leave()
        return pattern
    }

    private mutating func parseAliasName() throws(SyntaxDiagnostic) -> Identifier {
        guard kind == .name else {
            let place = index
            guard let target = guess({ (parser) throws(SyntaxDiagnostic) in try parser.parseExpression() }) else {
                throw failure()
            }
            seek(place)
            throw error(.invalidPatternTarget, target.span)
        }
        if isName("_") { throw error(.wildcardTarget, token.span) }
        return try expectName()
    }

    private mutating func parseClosedPattern() throws(SyntaxDiagnostic) -> Pattern {
        let span = token.span
        switch kind {
        case .none:
            advance()
            return Pattern(.singleton(.none), span)
        case .true:
            advance()
            return Pattern(.singleton(.true), span)
        case .false:
            advance()
            return Pattern(.singleton(.false), span)
        case .minus, .integer, .float, .imaginary:
            let number = try parseNumberPattern()
            return Pattern(.value(number), number.span)
        case .string, .bytes:
            let value = try parseStringPattern()
            return Pattern(.value(value), value.span)
        case .name: return try parseNamePattern()
        case .leftParenthesis: return try parseGroupPattern()
        case .leftBracket: return try parseListPattern()
        case .leftBrace: return try parseMappingPattern()
        case _: throw failure()
        }
    }

    private mutating func parseStringPattern() throws(SyntaxDiagnostic) -> Expression {
        let place = index
        let value = try parseStrings()
        guard case .constant = value.kind else {
            throw error(.compiler("patterns may only match literals and attribute lookups"), tokens[place].span)
        }
        return value
    }

    // MARK: Numbers and names

    /// `1`, `-1`, `1 + 2j`, `-1 - 2j`.
    private mutating func parseNumberPattern() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        let first = try parseSignedNumber()
        guard kind == .plus || kind == .minus, let op = kind.binaryOperator else { return first.value }
        if first.isImaginary { throw error(.complexRealRequired, first.value.span) }
        advance()
        guard kind == .imaginary else {
            if kind == .integer || kind == .float { throw error(.complexImaginaryRequired, token.span) }
            throw failure()
        }
        let imaginary = try parseAtom()
        let span = Span(start, previousEnd)
        return Expression(
            .binary(first.value, [BinaryStep(operator: op, operand: imaginary, span: span)]), span)
    }

    private mutating func parseSignedNumber() throws(SyntaxDiagnostic) -> (value: Expression, isImaginary: Bool) {
        let start = token.start
        let isNegative = accept(.minus)
        let isImaginary = kind == .imaginary
        guard isImaginary || kind == .integer || kind == .float else { throw failure() }
        let number = try parseAtom()
        let value = isNegative ? Expression(.unary(.minus, number), Span(start, previousEnd)) : number
        return (value, isImaginary)
    }

    /// A capture, `_`, a dotted name or a class.
    private mutating func parseNamePattern() throws(SyntaxDiagnostic) -> Pattern {
        let name = try expectName()
        guard kind == .dot || kind == .leftParenthesis else {
            return Pattern(name.text == "_" ? .wildcard : .capture(name), name.span)
        }
        let value = try parseDottedValue(name)
        guard kind == .leftParenthesis else { return Pattern(.value(value), value.span) }
        return try parseClassPattern(value)
    }

    private mutating func parseDottedValue(_ first: Identifier) throws(SyntaxDiagnostic) -> Expression {
        let base = Expression(.name(first.text), first.span)
        guard kind == .dot else { return base }
        var steps: [AccessStep] = []
        while accept(.dot) {
            let name = try expectName()
            steps.append(AccessStep(kind: .attribute(name), span: Span(first.span.start, previousEnd)))
        }
        return Expression(.access(base, steps), Span(first.span.start, previousEnd))
    }

    private mutating func parseClassPattern(_ type: Expression) throws(SyntaxDiagnostic) -> Pattern {
        advance()
        var positional: [Pattern] = []
        var keywords: [Pattern.KeywordItem] = []
        var misplaced: Span?
        while kind != .rightParenthesis {
            if kind == .name, nextKind == .equal {
                let name = try expectName()
                advance()
                keywords.append(Pattern.KeywordItem(name: name, pattern: try parsePattern()))
            } else {
                let pattern = try parsePattern()
                if !keywords.isEmpty { misplaced = misplaced?.through(pattern.span) ?? pattern.span }
                positional.append(pattern)
            }
            guard accept(.comma) else { break }
        }
        if let misplaced, kind == .rightParenthesis { throw error(.positionalPatternAfterKeyword, misplaced) }
        try expect(.rightParenthesis)
        return Pattern(
            .class(type, positional: positional, keywords: keywords), Span(type.span.start, previousEnd))
    }

    // MARK: Brackets

    /// A group or a sequence.
    private mutating func parseGroupPattern() throws(SyntaxDiagnostic) -> Pattern {
        let start = token.start
        advance()
        if accept(.rightParenthesis) { return Pattern(.sequence([]), Span(start, previousEnd)) }
        let first = try parseSequenceElement()
        guard kind == .comma else {
            if case .star = first.kind { throw failure() }
            try expect(.rightParenthesis)
            return first
        }
        let elements = try parsePatterns(first, until: .rightParenthesis)
        try expect(.rightParenthesis)
        return Pattern(.sequence(elements), Span(start, previousEnd))
    }

    private mutating func parseListPattern() throws(SyntaxDiagnostic) -> Pattern {
        let start = token.start
        advance()
        if accept(.rightBracket) { return Pattern(.sequence([]), Span(start, previousEnd)) }
        let elements = try parsePatterns(try parseSequenceElement(), until: .rightBracket)
        try expect(.rightBracket)
        return Pattern(.sequence(elements), Span(start, previousEnd))
    }

    private mutating func parseMappingPattern() throws(SyntaxDiagnostic) -> Pattern {
        let start = token.start
        advance()
        var items: [Pattern.MappingItem] = []
        var rest: Identifier?
        while kind != .rightBrace {
            if accept(.doubleStar) {
                if isName("_") { throw failure() }
                rest = try expectName()
                _ = accept(.comma)
                break
            }
            items.append(try parseMappingItem())
            guard accept(.comma) else { break }
        }
        try expect(.rightBrace)
        return Pattern(.mapping(items, rest: rest), Span(start, previousEnd))
    }

    private mutating func parseMappingItem() throws(SyntaxDiagnostic) -> Pattern.MappingItem {
        let key = try parseMappingKey()
        try expect(.colon)
        return Pattern.MappingItem(key: key, pattern: try parsePattern())
    }

    private mutating func parseMappingKey() throws(SyntaxDiagnostic) -> Expression {
        switch kind {
        case .none, .true, .false: return try parseAtom()
        case .string, .bytes: return try parseStringPattern()
        case .minus, .integer, .float, .imaginary: return try parseNumberPattern()
        case .name where nextKind == .dot:
            return try parseDottedValue(try expectName())
        case _: throw failure()
        }
    }
}
