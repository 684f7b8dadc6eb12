// Expressions: everything looser than an atom. See `BindingPower` for the table.

extension Parser {
    /// How the elements of an unparenthesised tuple are parsed.
    enum ListStyle {
        /// `a, *b, c if d else e`
        case expressions
        /// Operands only, so that an `in` ends them: the targets of `for`.
        case targets
    }

    /// One expression, or several with commas between them as a tuple.
    mutating func parseExpressionList(_ style: ListStyle) throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        let first = try parseListElement(style)
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma), kind.startsExpression || kind == .star {
            elements.append(try parseListElement(style))
        }
        return Expression(.tuple(elements), Span(start, previousEnd))
    }

    private mutating func parseListElement(_ style: ListStyle) throws(SyntaxDiagnostic) -> Expression {
        if kind == .star { return try parseStarred() }
        switch style {
        case .expressions: return try parseExpression()
        case .targets: return try parseOperators(.bitOr)
        }
    }

    /// `*operand`
    mutating func parseStarred() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        advance()
        let value = try parseOperators(.bitOr)
        return Expression(.starred(value), Span(start, previousEnd))
    }

    /// A right side: `yield` or a list of expressions, where a lone starred one is refused.
    mutating func parseValue() throws(SyntaxDiagnostic) -> Expression {
        if kind == .yield { return try parseYield() }
        let value = try parseExpressionList(.expressions)
        try refuseStarred(value)
        return value
    }

    func refuseStarred(_ expression: Expression) throws(SyntaxDiagnostic) {
        if case .starred = expression.kind { throw error(.starredExpressionHere, expression.span) }
    }

    mutating func parseYield() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        advance()
        if accept(.from) {
            let value = try parseExpression()
            return Expression(.yieldFrom(value), Span(start, previousEnd))
        }
        guard kind.startsExpression || kind == .star else {
            return Expression(.yield(nil), Span(start, previousEnd))
        }
        let value = try parseExpressionList(.expressions)
        try refuseStarred(value)
        return Expression(.yield(value), Span(start, previousEnd))
    }

    /// `name := value`, or an expression.
    mutating func parseNamedExpression() throws(SyntaxDiagnostic) -> Expression {
        let start = index
        let expression = try parseExpression()
        if kind == .colonEqual { return try parseNamed(expression, from: start) }
        if kind == .equal, !isGuessing { throw strayEqual(expression, from: start) }
        return expression
    }

    @inline(never)
    mutating func parseNamed(_ target: Expression, from start: Int) throws(SyntaxDiagnostic) -> Expression {
        guard case .name(let name) = target.kind, index == start + 1 else {
            throw error(.namedExpressionTarget(describe(target)), target.span)
        }
        advance()
        let value = try parseExpression()
        return Expression(.named(Identifier(name, target.span), value), Span(target.span.start, previousEnd))
    }

    /// `*value` or a named expression: an element of a display.
    mutating func parseElement() throws(SyntaxDiagnostic) -> Expression {
        kind == .star ? try parseStarred() : try parseNamedExpression()
    }

    /// A conditional, a lambda or a chain of operators.
    mutating func parseExpression() throws(SyntaxDiagnostic) -> Expression {
        if kind == .lambda { return try parseLambda() }
        let start = index
        let result = try parseOperators(.or)
        if kind == .if { return try parseConditional(result, from: start) }
        if kind.startsOperand, !isGuessing { throw adjacentOperands(result, from: start) }
        return result
    }

    @inline(never)
    private mutating func parseConditional(
        _ then: Expression, from start: Int
    ) throws(SyntaxDiagnostic) -> Expression {
        let place = index
        advance()
        let test = try parseOperators(.or)
        guard accept(.else) else {
            if isGuessing {
                seek(place)
                return then
            }
            if kind == .colon { throw failure() }
            throw error(.missingElse, Span(tokens[start].start, previousEnd))
        }
        try enter()
        let otherwise = try parseExpression()
        leave()
        return Expression(
            .conditional(test: test, then: then, otherwise: otherwise), Span(tokens[start].start, previousEnd))
    }

    @inline(never)
    private mutating func parseLambda() throws(SyntaxDiagnostic) -> Expression {
        try enter()
        let start = token.start
        advance()
        let parameters = try parseParameters(until: .colon)
        guard kind == .colon else { throw failure() }
        let colonEnd = token.end
        advance()
        if kind == .formatMiddle || kind == .formatEnd { throw error(.formatLambda, Span(start, colonEnd)) }
        let body = try parseExpression()
        leave()
        let span = Span(start, previousEnd)
        return Expression(.lambda(Lambda(parameters: parameters, body: body, span: span)), span)
    }

    // MARK: Operators

    /// Operands and the operators between them that bind at least as tightly as `minimum`.
    mutating func parseOperators(_ minimum: BindingPower) throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        var left = try parseOperand(minimum)
        while true {
            let power = BindingPower(infix: kind)
            guard power.rawValue >= minimum.rawValue else { return left }
            switch power {
            case .or: left = try parseBoolean(left, .or, start)
            case .and: left = try parseBoolean(left, .and, start)
            case .comparison: left = try parseComparison(left, start)
            case .bitOr, .bitXor, .bitAnd, .shift, .sum, .product: left = try parseBinary(left, power, start)
            case .none, .not, .unary: return left
            }
        }
    }

    @inline(never)
    private mutating func parseBoolean(
        _ first: Expression, _ op: BooleanOperator, _ start: UInt32
    ) throws(SyntaxDiagnostic) -> Expression {
        let word: Token.Kind = op == .or ? .or : .and
        let power: BindingPower = op == .or ? .and : .not
        var operands = [first]
        try enter()
        while accept(word) { operands.append(try parseOperators(power)) }
        leave()
        return Expression(.boolean(op, operands), Span(start, previousEnd))
    }

    @inline(never)
    private mutating func parseComparison(
        _ first: Expression, _ start: UInt32
    ) throws(SyntaxDiagnostic) -> Expression {
        var steps: [ComparisonStep] = []
        try enter()
        while let op = try acceptComparison() {
            steps.append(ComparisonStep(operator: op, operand: try parseOperators(.bitOr)))
        }
        leave()
        return Expression(.comparison(first, steps), Span(start, previousEnd))
    }

    private mutating func acceptComparison() throws(SyntaxDiagnostic) -> ComparisonOperator? {
        let op: ComparisonOperator
        switch kind {
        case .less: op = .less
        case .greater: op = .greater
        case .lessEqual: op = .lessOrEqual
        case .greaterEqual: op = .greaterOrEqual
        case .equalEqual: op = .equal
        case .notEqual: op = .notEqual
        case .in: op = .in
        case .is:
            advance()
            return accept(.not) ? .isNot : .is
        case .not:
            advance()
            try expect(.in)
            return .notIn
        case _: return nil
        }
        advance()
        return op
    }

    @inline(never)
    private mutating func parseBinary(
        _ first: Expression, _ power: BindingPower, _ start: UInt32
    ) throws(SyntaxDiagnostic) -> Expression {
        var steps: [BinaryStep] = []
        let tighter = power.tighter
        try enter()
        while BindingPower(infix: kind) == power, let op = kind.binaryOperator {
            advance()
            let operand = try parseOperators(tighter)
            steps.append(BinaryStep(operator: op, operand: operand, span: Span(start, previousEnd)))
        }
        leave()
        return Expression(.binary(first, steps), Span(start, previousEnd))
    }

    /// What stands between two operators.
    private mutating func parseOperand(_ minimum: BindingPower) throws(SyntaxDiagnostic) -> Expression {
        switch kind {
        case .not:
            guard minimum.rawValue <= BindingPower.not.rawValue else { throw failure() }
            return try parseUnary(.not, .not)
        case .minus: return try parseUnary(.minus, .unary)
        case .plus: return try parseUnary(.plus, .unary)
        case .tilde: return try parseUnary(.invert, .unary)
        case _: break
        }
        let start = token.start
        let base = kind == .await ? try parseAwait() : try parsePrimary()
        return kind == .doubleStar ? try parsePower(base, start) : base
    }

    @inline(never)
    private mutating func parseUnary(
        _ op: UnaryOperator, _ power: BindingPower
    ) throws(SyntaxDiagnostic) -> Expression {
        try enter()
        let start = token.start
        advance()
        let operand = try parseOperators(power)
        leave()
        return Expression(.unary(op, operand), Span(start, previousEnd))
    }

    @inline(never)
    private mutating func parsePower(_ base: Expression, _ start: UInt32) throws(SyntaxDiagnostic) -> Expression {
        try enter()
        advance()
        let exponent = try parseOperators(.unary)
        leave()
        let span = Span(start, previousEnd)
        return Expression(.binary(base, [BinaryStep(operator: .power, operand: exponent, span: span)]), span)
    }

    @inline(never)
    private mutating func parseAwait() throws(SyntaxDiagnostic) -> Expression {
        let start = token.start
        advance()
        let value = try parsePrimary()
        return Expression(.await(value), Span(start, previousEnd))
    }
}
