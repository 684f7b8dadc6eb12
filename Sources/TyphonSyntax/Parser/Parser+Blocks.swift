// Compound statements.

extension Parser {
    /// `nil` when the statement that starts here is a simple one.
    mutating func parseCompound() throws(SyntaxDiagnostic) -> Statement? {
        switch kind {
        case .if, .while, .for, .with, .try, .def, .class, .async, .at: break
        case .name where isMatchStatement: break
        case _: return nil
        }
        try enter()
        let start = token.start
        let statement = try parseCompoundKind()
        leave()
        return Statement(statement, Span(statement.definitionStart ?? start, lastEnd))
    }

    private mutating func parseCompoundKind() throws(SyntaxDiagnostic) -> Statement.Kind {
        switch kind {
        case .if: return try parseIf()
        case .while: return try parseWhile()
        case .for: return try parseFor(isAsync: false)
        case .with: return try parseWith(isAsync: false)
        case .try: return try parseTry()
        case .def: return try parseFunction([], isAsync: false, token.start)
        case .class: return try parseClass([])
        case .at: return try parseDecorated()
        case .async: return try parseAsync([])
        case _: return try parseMatch()
        }
    }

    /// The end of the last token that is not layout: where a block ends.
    var lastEnd: UInt32 {
        var place = index - 1
        while place > 0 {
            switch tokens[place].kind {
            case .newline, .indent, .dedent: place -= 1
            case _: return tokens[place].end
            }
        }
        return tokens[0].end
    }

    mutating func parseAsync(_ decorators: [Expression]) throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        switch kind {
        case .def: return try parseFunction(decorators, isAsync: true, start)
        case .for where decorators.isEmpty: return try parseFor(isAsync: true)
        case .with where decorators.isEmpty: return try parseWith(isAsync: true)
        case _: throw failure()
        }
    }

    // MARK: Blocks

    /// The colon and the block of what `owner` names, which started on the line of `start`.
    mutating func parseBody(
        _ owner: String, _ start: UInt32, forcedColon: Bool = false
    ) throws(SyntaxDiagnostic) -> [Statement] {
        guard accept(.colon) else { throw missingColon(isForced: forcedColon) }
        return try parseBlock(owner, start)
    }

    private mutating func parseBlock(_ owner: String, _ start: UInt32) throws(SyntaxDiagnostic) -> [Statement] {
        var body: [Statement] = []
        guard accept(.newline) else {
            try parseSimpleLine(into: &body)
            return body
        }
        try expectIndent(owner, start)
        while kind != .dedent && kind != .endOfFile { try parseStatement(into: &body) }
        _ = accept(.dedent)
        return body
    }

    mutating func expectIndent(_ owner: String, _ start: UInt32) throws(SyntaxDiagnostic) {
        guard accept(.indent) else {
            throw error(.expectedBlock(after: owner, line: source.line(at: start)), token.span)
        }
    }

    private mutating func parseElse() throws(SyntaxDiagnostic) -> [Statement] {
        let start = token.start
        guard accept(.else) else { return [] }
        return try parseBody("'else' statement", start, forcedColon: true)
    }

    // MARK: Conditions and loops

    private mutating func parseIf() throws(SyntaxDiagnostic) -> Statement.Kind {
        var branches: [ConditionalBranch] = []
        repeat {
            let start = token.start
            let owner = kind == .if ? "'if' statement" : "'elif' statement"
            advance()
            let test = try parseNamedExpression()
            let body = try parseBody(owner, start)
            branches.append(ConditionalBranch(test: test, body: body, span: Span(start, lastEnd)))
        } while kind == .elif
        return .if(branches, otherwise: try parseElse())
    }

    private mutating func parseWhile() throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        let test = try parseNamedExpression()
        let body = try parseBody("'while' statement", start)
        return .while(test, body: body, otherwise: try parseElse())
    }

    private mutating func parseFor(isAsync: Bool) throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        let target = try parseLoopTarget()
        let iterable = try parseExpressionList(.expressions)
        try refuseStarred(iterable)
        let body = try parseBody("'for' statement", start)
        let otherwise = try parseElse()
        return .for(
            ForLoop(target: target, iterable: iterable, body: body, otherwise: otherwise, isAsync: isAsync))
    }

    // MARK: With

    private mutating func parseWith(isAsync: Bool) throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        var items = try parseParenthesizedItems()
        if items.isEmpty { items = try parseItems() }
        let body = try parseBody("'with' statement", start)
        return .with(With(items: items, body: body, isAsync: isAsync))
    }

    private mutating func parseItems() throws(SyntaxDiagnostic) -> [WithItem] {
        var items: [WithItem] = []
        repeat { items.append(try parseItem()) } while accept(.comma)
        return items
    }

    private mutating func parseItem() throws(SyntaxDiagnostic) -> WithItem {
        let context = try parseExpression()
        guard accept(.as) else { return WithItem(context: context, target: nil) }
        let place = index
        let expression = try parseOperators(.bitOr)
        guard kind == .comma || kind == .colon || kind == .rightParenthesis else { throw failure() }
        if case .starred = expression.kind { throw error(.invalidSyntax, tokens[place].span) }
        return WithItem(context: context, target: try target(expression))
    }

    /// `with (a as b, c):` is a list of items, `with (a, b).c:` an expression. An `as` directly inside the parentheses
    /// decides; without one, the items are tried first. Empty for an expression.
    private mutating func parseParenthesizedItems() throws(SyntaxDiagnostic) -> [WithItem] {
        guard kind == .leftParenthesis, let shape = scanParentheses(), shape.colonFollows else { return [] }
        if shape.hasAs { return try parseItemsInParentheses() }
        return guess { (parser) throws(SyntaxDiagnostic) in try parser.parseItemsInParentheses() } ?? []
    }

    private mutating func parseItemsInParentheses() throws(SyntaxDiagnostic) -> [WithItem] {
        advance()
        var items: [WithItem] = []
        repeat { items.append(try parseItem()) } while accept(.comma) && kind != .rightParenthesis
        try expect(.rightParenthesis)
        guard kind == .colon else { throw failure() }
        return items
    }

    /// What a look at the parenthesis at the current token tells.
    private func scanParentheses() -> (colonFollows: Bool, hasAs: Bool)? {
        var depth = 0
        var hasAs = false
        for place in index..<(tokens.count - 1) {
            switch tokens[place].kind {
            case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
            case .rightParenthesis, .rightBracket, .rightBrace:
                depth -= 1
                if depth == 0 { return (tokens[place + 1].kind == .colon, hasAs) }
            case .as where depth == 1: hasAs = true
            case _: break
            }
        }
        return nil
    }

    // MARK: Try

    private mutating func parseTry() throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        let body = try parseBody("'try' statement", start, forcedColon: true)
        var handlers: [ExceptHandler] = []
        var isGroup = false
        while kind == .except {
            let startsGroup = nextKind == .star
            if !handlers.isEmpty, startsGroup != isGroup {
                throw error(.mixedExceptKinds, startsGroup ? token.span.through(tokens[index + 1].span) : token.span)
            }
            isGroup = startsGroup
            if let last = handlers.last, last.type == nil {
                throw error(.defaultExceptNotLast, last.span)
            }
            handlers.append(try parseHandler(isGroup: isGroup))
        }
        let otherwise = handlers.isEmpty ? [] : try parseElse()
        let finally = try parseFinally()
        guard !handlers.isEmpty || !finally.isEmpty else { throw error(.expectedExceptOrFinally, token.span) }
        return .try(
            Try(body: body, handlers: handlers, otherwise: otherwise, finally: finally, isGroup: isGroup))
    }

    private mutating func parseFinally() throws(SyntaxDiagnostic) -> [Statement] {
        let start = token.start
        guard accept(.finally) else { return [] }
        return try parseBody("'finally' statement", start, forcedColon: true)
    }

    private mutating func parseHandler(isGroup: Bool) throws(SyntaxDiagnostic) -> ExceptHandler {
        let start = token.start
        advance()
        var type: Expression?
        var name: Identifier?
        if isGroup {
            advance()
            if kind == .colon || kind == .newline { throw error(.expectedExceptionTypes, token.span) }
        }
        if kind != .colon && kind != .newline {
            let first = try parseExpression()
            if kind == .comma { throw try exceptionListMistake(first) }
            name = accept(.as) ? try expectName() : nil
            type = first
        }
        let body = try parseBody(isGroup ? "'except*' statement" : "'except' statement", start)
        return ExceptHandler(type: type, name: name, body: body, span: Span(start, lastEnd))
    }

    private mutating func exceptionListMistake(
        _ first: Expression
    ) throws(SyntaxDiagnostic) -> SyntaxDiagnostic {
        let place = index
        advance()
        guard kind.startsExpression else { return failure() }
        _ = try parseExpressionList(.expressions)
        if accept(.as) { _ = try expectName() }
        let end = previousEnd
        if kind == .colon { return error(.exceptionTypesNeedParentheses, Span(first.span.start, end)) }
        seek(place)
        return failure()
    }
}

extension Statement.Kind {
    /// Where a decorated definition starts: its own keyword.
    fileprivate var definitionStart: UInt32? {
        if case .function(let function) = self { return function.span.start }
        if case .class(let definition) = self { return definition.span.start }
        return nil
    }
}
