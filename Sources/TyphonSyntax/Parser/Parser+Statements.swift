// Simple statements.

extension Parser {
    /// One compound statement, or a line of simple ones.
    mutating func parseStatement(into body: inout [Statement]) throws(SyntaxDiagnostic) {
        if let compound = try parseCompound() {
            body.append(compound)
        } else {
            try parseSimpleLine(into: &body)
        }
    }

    /// Simple statements with semicolons between them, and the end of their line.
    mutating func parseSimpleLine(into body: inout [Statement]) throws(SyntaxDiagnostic) {
        repeat {
            body.append(try parseSimple())
        } while accept(.semicolon) && kind != .newline
        try expect(.newline)
    }

    private mutating func parseSimple() throws(SyntaxDiagnostic) -> Statement {
        let start = token.start
        let statement = try parseSimpleKind()
        return Statement(statement, Span(start, previousEnd))
    }

    private mutating func parseSimpleKind() throws(SyntaxDiagnostic) -> Statement.Kind {
        switch kind {
        case .pass: return keyword(.pass)
        case .break: return keyword(.break)
        case .continue: return keyword(.continue)
        case .return:
            advance()
            return .return(endsStatement ? nil : try parseReturned())
        case .raise: return try parseRaise()
        case .assert: return try parseAssert()
        case .del: return try parseDelete()
        case .global:
            advance()
            return .global(try parseNames())
        case .nonlocal:
            advance()
            return .nonlocal(try parseNames())
        case .import: return try parseImport()
        case .from: return try parseImportFrom()
        case .name where isTypeAlias: return try parseTypeAlias()
        case _: return try parseExpressionStatement()
        }
    }

    private mutating func keyword(_ statement: Statement.Kind) -> Statement.Kind {
        advance()
        return statement
    }

    var endsStatement: Bool { kind == .newline || kind == .semicolon || kind == .endOfFile }

    private mutating func parseReturned() throws(SyntaxDiagnostic) -> Expression {
        let value = try parseExpressionList(.expressions)
        try refuseStarred(value)
        return value
    }

    private mutating func parseRaise() throws(SyntaxDiagnostic) -> Statement.Kind {
        advance()
        if endsStatement { return .raise(nil, cause: nil) }
        let exception = try parseExpression()
        return .raise(exception, cause: accept(.from) ? try parseExpression() : nil)
    }

    private mutating func parseAssert() throws(SyntaxDiagnostic) -> Statement.Kind {
        advance()
        let test = try parseExpression()
        return .assert(test, message: accept(.comma) ? try parseExpression() : nil)
    }

    private mutating func parseDelete() throws(SyntaxDiagnostic) -> Statement.Kind {
        advance()
        let start = index
        let list = try parseExpressionList(.expressions)
        guard endsStatement else { throw failure() }
        let whole = try target(list, .delete)
        guard case .tuple(let targets) = whole.kind, !isParenthesized(from: start) else { return .delete([whole]) }
        return .delete(targets)
    }

    /// The tokens from `start` up to the current one are one pair of parentheses.
    private func isParenthesized(from start: Int) -> Bool {
        guard tokens[start].kind == .leftParenthesis else { return false }
        var depth = 0
        for place in start..<index {
            switch tokens[place].kind {
            case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
            case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
            case _: break
            }
            if depth == 0 { return place == index - 1 }
        }
        return false
    }

    private mutating func parseNames() throws(SyntaxDiagnostic) -> [Identifier] {
        var names = [try expectName()]
        while accept(.comma) { names.append(try expectName()) }
        return names
    }

    // MARK: Expressions and assignments

    private mutating func parseExpressionStatement() throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = index
        let first = kind == .yield ? try parseYield() : try parseExpressionList(.expressions)
        switch kind {
        case .equal: return try parseAssignment(first, from: start)
        case .colon: return try parseAnnotated(first, from: start)
        case let token where token.augmentedOperator != nil:
            return try parseAugmented(first, token.augmentedOperator ?? .add)
        case _:
            if endsStatement { try refuseStarred(first) }
            return .expression(first)
        }
    }

    private mutating func parseAssignment(
        _ first: Expression, from start: Int
    ) throws(SyntaxDiagnostic) -> Statement.Kind {
        var targets: [Target] = []
        var value = first
        var valueStart = start
        while kind == .equal {
            targets.append(try assignmentTarget(value, from: valueStart))
            advance()
            valueStart = index
            value = kind == .yield ? try parseYield() : try parseExpressionList(.expressions)
        }
        guard kind.augmentedOperator == nil else { throw failure() }
        try refuseStarred(value)
        return .assign(targets, value)
    }

    /// The words depend on what stands directly before the `=`: an operand there may be a slip for `==`.
    private mutating func assignmentTarget(
        _ expression: Expression, from start: Int
    ) throws(SyntaxDiagnostic) -> Target {
        do throws(SyntaxDiagnostic) {
            return try target(expression)
        } catch {
            switch expression.kind {
            case .yield, .yieldFrom:
                if tokens[start].kind == .yield { throw self.error(.yieldAssignment, expression.span) }
                throw slip(expression, from: start) ?? error
            case .tuple(let elements):
                guard !isParenthesized(from: start), let last = elements.last, last.span.end == previousEnd else {
                    throw error
                }
                throw slip(last, from: tokenIndex(of: last)) ?? error
            case _:
                throw slip(expression, from: start) ?? error
            }
        }
    }

    private mutating func slip(_ operand: Expression, from start: Int) -> SyntaxDiagnostic? {
        let place = index
        let found = strayEqual(operand, from: start)
        seek(place)
        if case .invalidSyntax = found.mistake { return nil }
        return found
    }

    private func tokenIndex(of expression: Expression) -> Int {
        var place = index
        while place > 0, tokens[place].start > expression.span.start { place -= 1 }
        return place
    }

    private mutating func parseAugmented(
        _ expression: Expression, _ op: BinaryOperator
    ) throws(SyntaxDiagnostic) -> Statement.Kind {
        guard let target = try singleTarget(expression) else {
            throw error(.illegalAugmentedTarget(describe(expression)), expression.span)
        }
        advance()
        return .augmentedAssign(target, op, try parseValue())
    }

    private mutating func parseAnnotated(
        _ expression: Expression, from start: Int
    ) throws(SyntaxDiagnostic) -> Statement.Kind {
        guard let target = try singleTarget(expression) else { throw try annotationMistake(expression, from: start) }
        let isName: Bool
        if case .name = expression.kind { isName = true } else { isName = false }
        let isSimple = isName && tokens[start].kind == .name
        advance()
        let annotation = try parseExpression()
        let value = accept(.equal) ? try parseAnnotatedValue() : nil
        return .annotatedAssign(
            AnnotatedAssign(target: target, annotation: annotation, value: value, isSimple: isSimple))
    }

    private mutating func parseAnnotatedValue() throws(SyntaxDiagnostic) -> Expression {
        let value = try parseValue()
        if kind == .equal { throw failure() }
        return value
    }

    private mutating func annotationMistake(
        _ expression: Expression, from start: Int
    ) throws(SyntaxDiagnostic) -> SyntaxDiagnostic {
        let place = index
        advance()
        let annotation = guess { (parser) throws(SyntaxDiagnostic) in try parser.parseExpression() }
        seek(place)
        if annotation == nil { return failure() }
        if case .tuple(let elements) = expression.kind, elements.isEmpty {
            return error(.onlySingleTarget("tuple"), expression.span)
        }
        switch expression.kind {
        case .list: return error(.onlySingleTarget("list"), expression.span)
        case .tuple(let elements):
            let first = isParenthesized(from: start) ? expression : elements[0]
            return error(.onlySingleTarget("tuple"), first.span)
        case .yield, .yieldFrom, .starred: return failure()
        case _: return error(.illegalAnnotationTarget, expression.span)
        }
    }

    // MARK: Type aliases

    private var isTypeAlias: Bool { nextKind == .name && isName("type") }

    private mutating func parseTypeAlias() throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        let name = try expectName()
        let parameters = try parseTypeParameters()
        try expect(.equal)
        let value = try parseExpression()
        return .typeAlias(
            TypeAlias(name: name, typeParameters: parameters, value: value, span: Span(start, previousEnd)))
    }
}
