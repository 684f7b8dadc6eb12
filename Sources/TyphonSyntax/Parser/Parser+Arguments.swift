// What follows an atom: attributes, calls, subscripts.

extension Parser {
    /// An atom and everything applied to it, as one node.
    mutating func parsePrimary() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        let base = try parseAtom()
        switch kind {
        case .dot, .leftParenthesis, .leftBracket: return try parseAccess(base, start)
        case _: return base
        }
    }

    @inline(never)
    private mutating func parseAccess(_ base: Expression, _ start: UInt32) throws(SyntaxDiagnostic) -> Expression {
        var steps: [AccessStep] = []
        try enter()
        while true {
            let step: AccessStep.Kind
            switch kind {
            case .dot:
                advance()
                step = .attribute(try expectName())
            case .leftParenthesis: step = .call(try parseArguments(allowsGenerator: true))
            case .leftBracket: step = .subscript(try parseSubscript())
            case _:
                leave()
                return Expression(.access(base, steps), Span(start, previousEnd))
            }
            steps.append(AccessStep(kind: step, span: Span(start, previousEnd)))
        }
    }

    // MARK: Subscripts

    private mutating func parseSubscript() throws(SyntaxDiagnostic) -> Expression {
        advance()
        let start = token.start
        let first = try parseIndex()
        var isTuple = kind == .comma
        if case .starred = first.kind { isTuple = true }
        guard isTuple else {
            try expect(.rightBracket)
            return first
        }
        var elements = [first]
        while accept(.comma), kind != .rightBracket { elements.append(try parseIndex()) }
        let span = Span(start, previousEnd)
        try expect(.rightBracket)
        return Expression(.tuple(elements), span)
    }

    private mutating func parseIndex() throws(SyntaxDiagnostic) -> Expression {
        if kind == .star { return try parseStarred() }
        if kind == .colon { return try parseSlice(nil, token.start) }
        let start = token.start
        let index = try parseNamedExpression()
        return kind == .colon ? try parseSlice(index, start) : index
    }

    @inline(never)
    private mutating func parseSlice(_ lower: Expression?, _ start: UInt32) throws(SyntaxDiagnostic) -> Expression {
        advance()
        let upper = try parseBound()
        let step = accept(.colon) ? try parseBound() : nil
        return Expression(.slice(lower: lower, upper: upper, step: step), Span(start, previousEnd))
    }

    private mutating func parseBound() throws(SyntaxDiagnostic) -> Expression? {
        switch kind {
        case .colon, .comma, .rightBracket: nil
        case _: try parseExpression()
        }
    }

    // MARK: Calls

    /// The arguments collected so far, with what later ones must respect.
    private struct ArgumentList {
        var positional: [Expression] = []
        var keywords: [KeywordArgument] = []
        var hasMapping = false
        /// A positional argument came after a keyword; the mistake is reported at the closing parenthesis.
        var misplaced = false
    }

    /// From the opening to past the closing parenthesis. The bases of a class are arguments, but never a generator.
    mutating func parseArguments(allowsGenerator: Bool) throws(SyntaxDiagnostic) -> Arguments {
        let start = token.start
        advance()
        var list = ArgumentList()
        while kind != .rightParenthesis {
            try parseArgument(into: &list, start, allowsGenerator)
            if kind == .rightParenthesis { break }
            try expect(.comma)
        }
        if list.misplaced {
            throw error(list.hasMapping ? .positionalAfterMapping : .positionalAfterKeyword, token.span)
        }
        advance()
        return Arguments(positional: list.positional, keywords: list.keywords, span: Span(start, previousEnd))
    }

    private mutating func parseArgument(
        into list: inout ArgumentList, _ open: UInt32, _ allowsGenerator: Bool
    ) throws(SyntaxDiagnostic) {
        let start = token.start
        switch kind {
        case .star:
            let star = token.span
            advance()
            let value = try parseExpression()
            if list.hasMapping { throw error(.iterableAfterMapping, star) }
            list.positional.append(Expression(.starred(value), Span(start, previousEnd)))
        case .doubleStar:
            advance()
            let value = try parseExpression()
            list.hasMapping = true
            list.keywords.append(KeywordArgument(name: nil, value: value, span: Span(start, previousEnd)))
        case .name where nextKind == .equal:
            list.keywords.append(try parseKeyword())
        case .true where nextKind == .equal, .false where nextKind == .equal, .none where nextKind == .equal:
            throw error(.cannotAssign(to: source.text(token.span)), Span(start, tokens[index + 1].end))
        case _:
            try parsePositional(into: &list, open, allowsGenerator)
        }
    }

    private mutating func parseKeyword() throws(SyntaxDiagnostic) -> KeywordArgument {
        let name = try expectName()
        let equal = token.span
        advance()
        let value = try parseExpression()
        if kind == .for || kind == .async, !isGuessing { throw error(.maybeEquality, name.span.through(equal)) }
        return KeywordArgument(name: name, value: value, span: Span(name.span.start, previousEnd))
    }

    private mutating func parsePositional(
        into list: inout ArgumentList, _ open: UInt32, _ allowsGenerator: Bool
    ) throws(SyntaxDiagnostic) {
        let start = index
        var value = try parseExpression()
        switch kind {
        case .colonEqual:
            value = try parseNamed(value, from: start)
        case .equal:
            throw error(.argumentAssignment, Span(tokens[start].start, token.end))
        case .for where allowsGenerator, .async where allowsGenerator:
            let isFirst = list.positional.isEmpty && list.keywords.isEmpty
            let place = index
            guard let clauses = isFirst
                ? try parseClauses()
                : guess({ (parser) throws(SyntaxDiagnostic) in try parser.parseClauses() })
            else {
                seek(place)
                throw failure()
            }
            let isAlone = isFirst && kind == .rightParenthesis
            guard isAlone else {
                if kind != .rightParenthesis && kind != .comma { throw failure() }
                throw error(.generatorNeedsParentheses, Span(tokens[start].start, previousEnd))
            }
            let span = Span(open, token.end)
            value = Expression(
                .comprehension(Comprehension(result: .generator(value), clauses: clauses, span: span)), span)
        case _: break
        }
        if !list.keywords.isEmpty { noteMisplaced(&list) }
        list.positional.append(value)
    }

    private func noteMisplaced(_ list: inout ArgumentList) {
        list.misplaced = true
    }
}
