// Functions, classes, their parameters and type parameters.

extension Parser {
    mutating func parseDecorated() throws(SyntaxDiagnostic) -> Statement.Kind {
        var decorators: [Expression] = []
        while accept(.at) {
            decorators.append(try parseNamedExpression())
            try expect(.newline)
        }
        switch kind {
        case .def: return try parseFunction(decorators, isAsync: false, token.start)
        case .class: return try parseClass(decorators)
        case .async: return try parseAsync(decorators)
        case _: throw failure()
        }
    }

    mutating func parseFunction(
        _ decorators: [Expression], isAsync: Bool, _ start: UInt32
    ) throws(SyntaxDiagnostic) -> Statement.Kind {
        let definition = token.start
        advance()
        let name = try expectName()
        let typeParameters = try parseTypeParameters()
        guard accept(.leftParenthesis) else { throw error(.expected("("), token.span) }
        let parameters = try parseParameters(until: .rightParenthesis)
        try expect(.rightParenthesis)
        let returns = try parseReturns()
        let body = try parseBody("function definition", definition, forcedColon: true)
        return .function(
            FunctionDefinition(
                name: name, typeParameters: typeParameters, parameters: parameters, returns: returns, body: body,
                decorators: decorators, isAsync: isAsync, span: Span(start, lastEnd)))
    }

    private mutating func parseReturns() throws(SyntaxDiagnostic) -> Expression? {
        let arrow = token.span
        guard accept(.arrow) else { return nil }
        guard kind.startsExpression else { throw error(.expected(":"), arrow) }
        return try parseExpression()
    }

    mutating func parseClass(_ decorators: [Expression]) throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        let name = try expectName()
        let typeParameters = try parseTypeParameters()
        let arguments = kind == .leftParenthesis ? try parseArguments(allowsGenerator: false) : nil
        let body = try parseBody("class definition", start)
        return .class(
            ClassDefinition(
                name: name, typeParameters: typeParameters, arguments: arguments, body: body, decorators: decorators,
                span: Span(start, lastEnd)))
    }

    // MARK: Parameters

    /// The parameters read so far and how far the list has come.
    private struct ParameterList {
        var positionalOnly: [Parameter] = []
        var regular: [Parameter] = []
        var variadic: Parameter?
        var keywordOnly: [Parameter] = []
        var keywordVariadic: Parameter?
        var hasSlash = false
        var hasStar = false
        var hasDefault = false

        var result: Parameters {
            Parameters(
                positionalOnly: positionalOnly, regular: regular, variadic: variadic, keywordOnly: keywordOnly,
                keywordVariadic: keywordVariadic)
        }
    }

    /// Up to and without `end`: a parenthesis for functions, a colon for lambdas, which have no annotations.
    mutating func parseParameters(until end: Token.Kind) throws(SyntaxDiagnostic) -> Parameters {
        if kind == end { return .none }
        var list = ParameterList()
        while kind != end {
            switch kind {
            case .name: try parseParameter(into: &list, end)
            case .slash: try parseSlash(into: &list)
            case .star: try parseStar(into: &list, end)
            case .doubleStar: try parseDoubleStar(into: &list, end)
            case .leftParenthesis: throw parenthesizedParameter(isLambda: end == .colon)
            case _: throw failure()
            }
            guard accept(.comma) else { break }
        }
        guard kind == end else { throw failure() }
        return list.result
    }

    private mutating func parseParameter(into list: inout ParameterList, _ end: Token.Kind) throws(SyntaxDiagnostic) {
        let start = token.start
        let name = try expectName()
        let annotation = try parseAnnotation(end)
        let place = token.span
        var defaultValue: Expression?
        if accept(.equal) {
            if kind == end || kind == .comma { throw error(.defaultExpected, place) }
            defaultValue = try parseExpression()
            list.hasDefault = true
        } else if list.hasDefault, !list.hasStar {
            guard kind == .comma || kind == end || kind == .slash else { throw failure() }
            throw error(.missingDefault, Span(start, previousEnd))
        }
        let parameter = Parameter(name: name, annotation: annotation, defaultValue: defaultValue)
        if list.hasStar { list.keywordOnly.append(parameter) } else { list.regular.append(parameter) }
    }

    private mutating func parseAnnotation(_ end: Token.Kind) throws(SyntaxDiagnostic) -> Expression? {
        guard end != .colon, accept(.colon) else { return nil }
        return try parseExpression()
    }

    private mutating func parseSlash(into list: inout ParameterList) throws(SyntaxDiagnostic) {
        let span = token.span
        if list.hasSlash { throw error(.slashTwice, span) }
        if list.hasStar { throw error(.slashAfterStar, span) }
        if list.regular.isEmpty { throw nextKind == .comma ? error(.slashFirst, span) : failure() }
        advance()
        if kind == .star { throw error(.starAfterSlash, token.span) }
        list.positionalOnly = list.regular
        list.regular = []
        list.hasSlash = true
    }

    private mutating func parseStar(into list: inout ParameterList, _ end: Token.Kind) throws(SyntaxDiagnostic) {
        let span = token.span
        if list.hasStar { throw error(.starTwice, span) }
        advance()
        list.hasStar = true
        guard kind == .name else {
            let next = nextKind
            if kind == end || kind == .comma && (next == end || next == .doubleStar) {
                throw error(.bareStar, end == .colon ? token.span : span)
            }
            if kind != .comma { throw failure() }
            return
        }
        let name = try expectName()
        let annotation = try parseVariadicAnnotation(end)
        if kind == .equal { throw error(.variadicDefault, token.span) }
        list.variadic = Parameter(name: name, annotation: annotation, defaultValue: nil)
    }

    private mutating func parseVariadicAnnotation(_ end: Token.Kind) throws(SyntaxDiagnostic) -> Expression? {
        guard end != .colon, accept(.colon) else { return nil }
        return kind == .star ? try parseStarred() : try parseExpression()
    }

    private mutating func parseDoubleStar(
        into list: inout ParameterList, _ end: Token.Kind
    ) throws(SyntaxDiagnostic) {
        advance()
        let name = try expectName()
        let annotation = try parseAnnotation(end)
        if kind == .equal { throw error(.keywordVariadicDefault, token.span) }
        list.keywordVariadic = Parameter(name: name, annotation: annotation, defaultValue: nil)
        guard kind == .comma, nextKind != end else { return }
        advance()
        switch kind {
        case .name, .star, .doubleStar, .slash: throw error(.parameterAfterKeywordVariadic, token.span)
        case _: throw failure()
        }
    }

    /// `def f((a, b))`, which was legal once.
    private mutating func parenthesizedParameter(isLambda: Bool) -> SyntaxDiagnostic {
        let place = index
        let start = token.start
        advance()
        while kind == .name || kind == .comma { advance() }
        if kind == .rightParenthesis, index > place + 1 {
            return error(.parenthesizedParameters(isLambda: isLambda), Span(start, token.end))
        }
        seek(place)
        return failure()
    }

    // MARK: Type parameters

    /// `[T: bound, *Ts, **P]`, or nothing.
    mutating func parseTypeParameters() throws(SyntaxDiagnostic) -> [TypeParameter] {
        guard accept(.leftBracket) else { return [] }
        var parameters: [TypeParameter] = []
        repeat { parameters.append(try parseTypeParameter()) } while accept(.comma) && kind != .rightBracket
        try expect(.rightBracket)
        return parameters
    }

    private mutating func parseTypeParameter() throws(SyntaxDiagnostic) -> TypeParameter {
        let start = token.start
        if accept(.star) {
            let name = try expectName()
            try refuseBound("TypeVarTuple")
            return TypeParameter(kind: .variadic, name: name, span: Span(start, previousEnd))
        }
        if accept(.doubleStar) {
            let name = try expectName()
            try refuseBound("ParamSpec")
            return TypeParameter(kind: .parameterSpecification, name: name, span: Span(start, previousEnd))
        }
        let name = try expectName()
        let bound = accept(.colon) ? try parseExpression() : nil
        return TypeParameter(kind: .variable(bound: bound), name: name, span: Span(start, previousEnd))
    }

    private mutating func refuseBound(_ what: String) throws(SyntaxDiagnostic) {
        let colon = token.span
        guard accept(.colon) else { return }
        let bound = try parseExpression()
        var isTuple = false
        if case .tuple = bound.kind { isTuple = true }
        throw error(.boundNotAllowed(on: what, isTuple: isTuple), colon)
    }
}
