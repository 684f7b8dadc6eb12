// The right words for a mistake. All of this runs after the parse has failed; nothing here is fast, nothing needs to be.

extension Parser {
    func error(_ mistake: Mistake, _ span: Span) -> SyntaxDiagnostic {
        SyntaxDiagnostic(mistake, span, in: source)
    }

    /// The current token fits nowhere.
    func failure() -> SyntaxDiagnostic {
        switch kind {
        case .indent: return error(.unexpectedIndent, Span(at: token.start > 0 ? token.start - 1 : 0))
        case .dedent: return error(.unexpectedUnindent, Span(at: token.start > 0 ? token.start - 1 : 0))
        case _: return error(.invalidSyntax, token.span)
        }
    }

    /// The current token is not the colon of a compound statement. Only at the end of the line is the colon what is
    /// missing; elsewhere the line goes wrong before it.
    func missingColon(isForced: Bool = false) -> SyntaxDiagnostic {
        isForced || kind == .newline ? error(.expected(":"), token.span) : failure()
    }

    /// `left`, which started at token `start`, is followed by another operand.
    @inline(never)
    mutating func adjacentOperands(_ left: Expression, from start: Int) -> SyntaxDiagnostic {
        let place = index
        if let found = legacyCall(left, from: start) { return found }
        let isPrefixedString =
            tokens[start].kind == .name && (tokens[start + 1].kind == .string || tokens[start + 1].kind == .formatStart)
        guard !isPrefixedString, !isSoftKeyword(start), let second = guess({ (parser) throws(SyntaxDiagnostic) in
            try parser.parseExpression()
        }) else { return failureUnlessAtEnd(place) }
        let isInside = tokens[index - 1].isInBrackets
        if kind == .endOfFile { return failure() }
        seek(place)
        return isInside
            ? error(.forgotComma, Span(tokens[start].start, second.span.end)) : failure()
    }

    /// `print x` and `exec x`.
    private mutating func legacyCall(_ left: Expression, from start: Int) -> SyntaxDiagnostic? {
        guard case .name(let name) = left.kind, name == "print" || name == "exec", index == start + 1 else { return nil }
        let place = index
        guard let rest = guess({ (parser) throws(SyntaxDiagnostic) in
            try parser.parseExpressionList(.expressions)
        }) else { return nil }
        seek(place)
        return error(.missingCallParentheses(name), Span(left.span.start, rest.span.end))
    }

    private func isSoftKeyword(_ place: Int) -> Bool {
        matches(place, "match") || matches(place, "case") || matches(place, "type") || matches(place, "_")
    }

    private mutating func failureUnlessAtEnd(_ place: Int) -> SyntaxDiagnostic {
        seek(place)
        return failure()
    }

    /// Parses with `isGuessing` on.
    mutating func guess<Result>(
        _ parse: (inout Parser) throws(SyntaxDiagnostic) -> Result
    ) -> Result? {
        let outer = isGuessing
        isGuessing = true
        defer { isGuessing = outer }
        return attempt(parse)
    }

    /// An `=` follows `left` where a comparison was meant, or a `:=`.
    @inline(never)
    mutating func strayEqual(_ left: Expression, from start: Int) -> SyntaxDiagnostic {
        let place = index
        guard isOperand(left, from: start) else { return failure() }
        advance()
        let value = guess { (parser) throws(SyntaxDiagnostic) in try parser.parseOperators(.bitOr) }
        let isEnd = kind != .equal && kind != .colonEqual
        if kind == .endOfFile { return failure() }
        seek(place)
        guard let value, isEnd else { return failure() }
        if case .name = left.kind, index == start + 1 {
            return error(.maybeEquality, left.span.through(value.span))
        }
        switch left.kind {
        case .list, .tuple, .constant(.none), .constant(.true), .constant(.false): return failure()
        case .comprehension(let comprehension):
            if case .generator = comprehension.result { return failure() }
        case _: break
        }
        return error(.cannotAssignHere(to: describe(left)), left.span)
    }

    /// Binds at least as tightly as `|`, or stands in parentheses.
    func isOperand(_ expression: Expression, from start: Int) -> Bool {
        if tokens[start].start != expression.span.start { return true }
        switch expression.kind {
        case .comparison, .boolean, .conditional, .lambda, .named, .yield, .yieldFrom, .starred: return false
        case .unary(let op, _): return op != .not
        case .tuple: return tokens[start].kind == .leftParenthesis
        case _: return true
        }
    }

    /// What an expression is called in "cannot assign to ...".
    func describe(_ expression: Expression) -> String {
        switch expression.kind {
        case .constant(.none): "None"
        case .constant(.true): "True"
        case .constant(.false): "False"
        case .constant(.ellipsis): "ellipsis"
        case .constant: "literal"
        case .name: "name"
        case .joinedString: "f-string expression"
        case .tuple: "tuple"
        case .list: "list"
        case .set: "set display"
        case .dictionary: "dict literal"
        case .unary, .binary, .boolean: "expression"
        case .comparison: "comparison"
        case .conditional: "conditional expression"
        case .access(_, let steps): describe(steps[steps.count - 1])
        case .slice: "slice"
        case .starred: "starred"
        case .named: "named expression"
        case .lambda: "lambda"
        case .comprehension(let comprehension): describe(comprehension)
        case .await: "await expression"
        case .yield, .yieldFrom: "yield expression"
        }
    }

    private func describe(_ step: AccessStep) -> String {
        switch step.kind {
        case .attribute: "attribute"
        case .call: "function call"
        case .subscript: "subscript"
        }
    }

    private func describe(_ comprehension: Comprehension) -> String {
        switch comprehension.result {
        case .list: "list comprehension"
        case .set: "set comprehension"
        case .generator: "generator expression"
        case .dictionary: "dict comprehension"
        }
    }
}
