// Atoms: names, literals, and what stands in brackets.

extension Parser {
    mutating func parseAtom() throws(SyntaxDiagnostic) -> Expression {
        let token = token
        switch kind {
        case .name:
            let name = text(of: token)
            advance()
            return Expression(.name(name), token.span)
        case .integer: return try parseInteger()
        case .float: return parseFloat(isImaginary: false)
        case .imaginary: return parseFloat(isImaginary: true)
        case .string, .bytes, .formatStart: return try parseStrings()
        case .none: return constant(.none)
        case .true: return constant(.true)
        case .false: return constant(.false)
        case .ellipsis: return constant(.ellipsis)
        case .leftParenthesis, .leftBracket, .leftBrace: return try parseDisplay()
        case _: throw failure()
        }
    }

    private mutating func parseDisplay() throws(SyntaxDiagnostic) -> Expression {
        try enter()
        let result: Expression
        switch kind {
        case .leftParenthesis: result = try parseParenthesized()
        case .leftBracket: result = try parseList()
        case _: result = try parseBraces()
        }
        leave()
        return result
    }

    private mutating func constant(_ value: Constant) -> Expression {
        let span = token.span
        advance()
        return Expression(.constant(value), span)
    }

    @inline(never)
    private mutating func parseInteger() throws(SyntaxDiagnostic) -> Expression {
        constant(try NumberDecoding.integer(source, token))
    }

    @inline(never)
    private mutating func parseFloat(isImaginary: Bool) -> Expression {
        let value = NumberDecoding.float(source, token, isImaginary: isImaginary)
        return constant(isImaginary ? .imaginary(value) : .float(value))
    }

    // MARK: Parentheses

    /// A group, a tuple, a generator or a `yield`. A group is the expression itself, with the span of its inside.
    @inline(never)
    private mutating func parseParenthesized() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        advance()
        switch kind {
        case .rightParenthesis:
            advance()
            return Expression(.tuple([]), Span(start, previousEnd))
        case .yield:
            let value = try parseYield()
            if kind == .equal { throw strayEqual(value, from: index) }
            try expect(.rightParenthesis)
            return value
        case .doubleStar: throw doubleStarredGroup()
        case _: break
        }
        let first = try parseElement()
        switch kind {
        case .rightParenthesis:
            if case .starred = first.kind { throw error(.starredInGroup, first.span) }
            advance()
            return first
        case .comma: return try parseTuple(first, start)
        case .for, .async:
            try refuseUnpacking(first)
            let clauses = try parseClauses()
            try expect(.rightParenthesis)
            return comprehension(.generator(first), clauses, start)
        case _: throw failure()
        }
    }

    private mutating func doubleStarredGroup() -> SyntaxDiagnostic {
        let span = token.span
        let place = index
        advance()
        let value = guess { (parser) throws(SyntaxDiagnostic) in try parser.parseExpression() }
        if value != nil, kind == .rightParenthesis { return error(.doubleStarredInGroup, span) }
        seek(place)
        return failure()
    }

    @inline(never)
    private mutating func parseTuple(_ first: Expression, _ start: UInt32) throws(SyntaxDiagnostic) -> Expression {
        let elements = try parseElements(first, until: .rightParenthesis)
        try expect(.rightParenthesis)
        return Expression(.tuple(elements), Span(start, previousEnd))
    }

    /// The rest of a comma-separated display, up to and without its bracket.
    private mutating func parseElements(
        _ first: Expression, until end: Token.Kind
    ) throws(SyntaxDiagnostic) -> [Expression] {
        var elements = [first]
        while accept(.comma), kind != end {
            elements.append(try parseElement())
        }
        return elements
    }

    // MARK: Brackets and braces

    @inline(never)
    private mutating func parseList() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        advance()
        if accept(.rightBracket) { return Expression(.list([]), Span(start, previousEnd)) }
        let first = try parseElement()
        if kind == .for || kind == .async {
            try refuseUnpacking(first)
            let clauses = try parseClauses()
            try expect(.rightBracket)
            return comprehension(.list(first), clauses, start)
        }
        let elements = try parseElements(first, until: .rightBracket)
        try refuseClauses(after: elements)
        try expect(.rightBracket)
        return Expression(.list(elements), Span(start, previousEnd))
    }

    private mutating func refuseUnpacking(_ element: Expression) throws(SyntaxDiagnostic) {
        if case .starred = element.kind { throw error(.unpackingInComprehension, element.span) }
    }

    /// `[a, b for ...]`
    private func refuseClauses(after elements: [Expression]) throws(SyntaxDiagnostic) {
        guard kind == .for, let first = elements.first else { return }
        throw error(.comprehensionTargetParentheses, Span(first.span.start, previousEnd))
    }

    @inline(never)
    private mutating func parseBraces() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        advance()
        switch kind {
        case .rightBrace:
            advance()
            return Expression(.dictionary([]), Span(start, previousEnd))
        case .doubleStar: return try parseDictionary(nil, start)
        case .star: return try parseSet(try parseStarred(), start)
        case _: break
        }
        let place = index
        let first = try parseExpression()
        if kind == .colon { return try parseDictionary(first, start) }
        if kind == .colonEqual { return try parseSet(try parseNamed(first, from: place), start) }
        if kind == .equal { throw strayEqual(first, from: place) }
        return try parseSet(first, start)
    }

    @inline(never)
    private mutating func parseSet(_ first: Expression, _ start: UInt32) throws(SyntaxDiagnostic) -> Expression {
        if kind == .for || kind == .async {
            try refuseUnpacking(first)
            let clauses = try parseClauses()
            try expect(.rightBrace)
            return comprehension(.set(first), clauses, start)
        }
        let elements = try parseElements(first, until: .rightBrace)
        try refuseClauses(after: elements)
        try expect(.rightBrace)
        return Expression(.set(elements), Span(start, previousEnd))
    }

    /// `firstKey` is parsed and a colon follows it, or it is `nil` and `**` follows.
    @inline(never)
    private mutating func parseDictionary(
        _ firstKey: Expression?, _ start: UInt32
    ) throws(SyntaxDiagnostic) -> Expression {
        let firstToken = token
        let first = try parseItem(firstKey)
        if kind == .for || kind == .async {
            guard let key = first.key else { throw error(.unpackingInDictionaryComprehension, firstToken.span) }
            let clauses = try parseClauses()
            try expect(.rightBrace)
            return comprehension(.dictionary(key: key, value: first.value), clauses, start)
        }
        var items = [first]
        while accept(.comma), kind != .rightBrace {
            items.append(try parseItem(kind == .doubleStar ? nil : try parseKey()))
        }
        try expect(.rightBrace)
        return Expression(.dictionary(items), Span(start, previousEnd))
    }

    private mutating func parseKey() throws(SyntaxDiagnostic) -> Expression {
        let key = try parseExpression()
        guard kind == .colon else {
            let place = previousEnd > 0 ? previousEnd - 1 : 0
            throw kind == .endOfFile ? failure() : error(.missingDictionaryColon, Span(at: place))
        }
        return key
    }

    private mutating func parseItem(_ key: Expression?) throws(SyntaxDiagnostic) -> DictionaryItem {
        guard let key else {
            advance()
            return DictionaryItem(key: nil, value: try parseOperators(.bitOr))
        }
        let colon = token.span
        advance()
        switch kind {
        case .rightBrace, .comma: throw error(.missingDictionaryValue, colon)
        case .star:
            let starred = try parseStarred()
            throw error(.starredDictionaryValue, starred.span)
        case _: return DictionaryItem(key: key, value: try parseExpression())
        }
    }

    // MARK: Comprehensions

    func comprehension(
        _ result: Comprehension.Result, _ clauses: [Comprehension.Clause], _ start: UInt32
    ) -> Expression {
        let span = Span(start, previousEnd)
        return Expression(.comprehension(Comprehension(result: result, clauses: clauses, span: span)), span)
    }

    /// `for ... in ... if ...`, at least once.
    mutating func parseClauses() throws(SyntaxDiagnostic) -> [Comprehension.Clause] {
        var clauses: [Comprehension.Clause] = []
        while kind == .for || kind == .async {
            let isAsync = accept(.async)
            try expect(.for)
            clauses.append(try parseClause(isAsync: isAsync))
        }
        return clauses
    }

    private mutating func parseClause(isAsync: Bool) throws(SyntaxDiagnostic) -> Comprehension.Clause {
        let target = try parseLoopTarget()
        let iterable = try parseOperators(.or)
        var conditions: [Expression] = []
        while accept(.if) { conditions.append(try parseOperators(.or)) }
        return Comprehension.Clause(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync)
    }

    /// The targets of a `for`, and its `in`.
    mutating func parseLoopTarget() throws(SyntaxDiagnostic) -> Target {
        let targets = try parseExpressionList(.targets)
        guard kind == .in else {
            if kind != .endOfFile && kind != .mistake { _ = try target(targets) }
            throw failure()
        }
        advance()
        return try target(targets)
    }
}
