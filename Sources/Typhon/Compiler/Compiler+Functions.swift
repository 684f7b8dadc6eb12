import TyphonSyntax

/// Functions and lambdas: the function object is made from four registers (defaults, keyword defaults, closure,
/// annotations), any of which may be absent.
extension Compiler {
    /// A compiler for a code object inside this one.
    func nested(_ inner: Scope, named name: String? = nil, span: Span) -> Compiler {
        let qualified = qualify(name ?? inner.name)
        let prefix =
            switch inner.kind {
            case .class: qualified + "."
            case .typeParameters: childPrefix
            case .module, .function, .lambda, .comprehension, .generatorExpression, .typeValue: qualified + ".<locals>."
            }
        return Compiler(
            inner, table: table, mode: .module, namespaceIsGlobals: namespaceIsGlobals, qualifiedName: qualified,
            childPrefix: prefix, span: span)
    }

    /// A name declared global belongs to the module.
    private func qualify(_ name: String) -> String {
        if case .global(isExplicit: true)? = scope.symbols[scope.mangle(name)]?.resolution { return name }
        return childPrefix + name
    }

    @inline(never)
    func functionDefinition(_ function: FunctionDefinition) {
        let mark = builder.top
        decorated(function.decorators, name: function.name) { destination in
            if function.typeParameters.isEmpty {
                plainFunction(function, into: destination)
            } else {
                genericFunction(function, into: destination)
            }
        }
        builder.top = mark
    }

    /// Evaluates the decorators, then what they decorate, and applies them from the innermost outwards.
    func decorated(_ decorators: [Expression], name: Identifier, _ make: (Register) -> Void) {
        if decorators.isEmpty, let symbol = localVariable(name.text) {
            make(symbol.register)
            builder.bound.insert(symbol.register)
            return
        }
        for decorator in decorators { compile(decorator, into: builder.allocate()) }
        let object = builder.allocate()
        make(object)
        for (index, decorator) in decorators.enumerated().reversed() {
            let callee = object - decorators.count + index
            builder.span = decorator.span
            builder.emit(.call, a: callee, b: 1, c: callee)
        }
        store(object - decorators.count, name: name.text, name.span)
    }

    private func plainFunction(_ function: FunctionDefinition, into destination: Register) {
        let mark = builder.top
        let window = builder.allocate(4)
        defaults(function.parameters, window, function.span)
        annotations(function.parameters, function.returns, into: window + 3)
        makeFunction(code(of: function), table.scope(of: function), window, function.name.span, into: destination)
        builder.top = mark
    }

    func code(of function: FunctionDefinition) -> CompiledCode {
        let inner = nested(table.scope(of: function), span: function.name.span)
        inner.body(function.body)
        let first = function.decorators.first?.span ?? function.span
        return inner.finish(
            firstLine: table.source.line(at: first.start), parameters: function.parameters.counts,
            extra: inner.flags(of: function.parameters), docstring: function.body.docstring)
    }

    @inline(never)
    func lambda(_ lambda: Lambda, into destination: Register) {
        let mark = builder.top
        let window = builder.allocate(4)
        defaults(lambda.parameters, window, lambda.span)
        builder.emit(.loadAbsent, a: window + 3)
        let scope = table.scope(of: lambda)
        let inner = nested(scope, span: lambda.span)
        let result = inner.value(lambda.body)
        inner.builder.emitLast(.returnValue, a: result)
        let code = inner.finish(
            firstLine: table.source.line(at: lambda.span.start), parameters: lambda.parameters.counts,
            extra: inner.flags(of: lambda.parameters))
        makeFunction(code, scope, window, lambda.span, into: destination)
        builder.top = mark
    }

    func flags(of parameters: Parameters) -> CodeFlags {
        var flags: CodeFlags = []
        if parameters.variadic != nil { flags.insert(.variadic) }
        if parameters.keywordVariadic != nil { flags.insert(.keywordVariadic) }
        return flags
    }

    /// Fills in the closure and makes the function.
    func makeFunction(
        _ code: CompiledCode, _ scope: Scope, _ window: Register, _ span: Span, into destination: Register
    ) {
        builder.span = span
        closure(for: scope, into: window + 2)
        let constant = builder.constant(.code(code))
        builder.emit(.makeFunction, a: destination, b: constant, c: window)
    }

    private func closure(for inner: Scope, into destination: Register) {
        if inner.freeVariables.isEmpty { return builder.emit(.loadAbsent, a: destination) }
        let mark = builder.top
        for variable in inner.freeVariables {
            let slot = builder.allocate()
            if let index = unit.freeIndex(of: variable) {
                builder.emit(.loadFreeCell, a: slot, b: index)
            } else {
                builder.move(variable.register, to: slot)
            }
        }
        builder.emit(.buildTuple, a: destination, b: mark, c: inner.freeVariables.count)
        builder.top = mark
    }

    // Defaults and annotations

    func defaults(_ parameters: Parameters, _ window: Register, _ span: Span) {
        builder.span = span
        if parameters.hasDefaults {
            positionalDefaults(parameters, span, into: window)
        } else {
            builder.emit(.loadAbsent, a: window)
        }
        if parameters.hasKeywordDefaults {
            keywordDefaults(parameters, into: window + 1)
        } else {
            builder.emit(.loadAbsent, a: window + 1)
        }
    }

    func positionalDefaults(_ parameters: Parameters, _ span: Span, into destination: Register) {
        let given = (parameters.positionalOnly + parameters.regular).compactMap(\.defaultValue)
        if let constants = folder.foldAll(given) {
            builder.span = span
            builder.loadConstant(.tuple(constants), into: destination)
        } else {
            tuple(given, span, into: destination)
        }
    }

    func keywordDefaults(_ parameters: Parameters, into destination: Register) {
        let given = parameters.keywordOnly.filter { $0.defaultValue != nil }
        dictionary(given.count, into: destination) { index, key, value in
            builder.loadConstant(.string(.text(scope.mangle(given[index].name.text))), into: key)
            if let expression = given[index].defaultValue { compile(expression, into: value) }
        }
    }

    func annotations(_ parameters: Parameters, _ returns: Expression?, into destination: Register) {
        let inOrder = parameters.positionalOnly + parameters.regular + [parameters.variadic].compactMap { $0 } + parameters.keywordOnly
            + [parameters.keywordVariadic].compactMap { $0 }
        var given = inOrder.compactMap { parameter in
            parameter.annotation.map { (name: scope.mangle(parameter.name.text), value: $0) }
        }
        if let returns { given.append((name: "return", value: returns)) }
        if given.isEmpty { return builder.emit(.loadAbsent, a: destination) }
        dictionary(given.count, into: destination) { index, key, value in
            builder.loadConstant(.string(.text(given[index].name)), into: key)
            annotation(given[index].value, into: value)
        }
    }

    /// A dict of `count` pairs; `fill` writes the pair into the two registers.
    private func dictionary(
        _ count: Int, into destination: Register, _ fill: (_ index: Int, _ key: Register, _ value: Register) -> Void
    ) {
        let mark = builder.top
        for index in 0..<count {
            let key = builder.allocate(2)
            fill(index, key, key + 1)
        }
        builder.emit(.buildDictionary, a: destination, b: mark, c: count)
        builder.top = mark
    }

    func annotation(_ expression: Expression, into destination: Register) {
        builder.span = expression.span
        if table.annotationsAreText {
            return builder.loadConstant(.string(.text(Unparser.text(of: expression))), into: destination)
        }
        guard case .starred(let inner) = expression.kind else { return compile(expression, into: destination) }
        let mark = builder.top
        let sequence = value(inner)
        builder.emit(.unpack, a: destination, b: sequence, c: 1)
        builder.top = mark
    }
}

extension Parameters {
    var hasDefaults: Bool { (positionalOnly + regular).contains { $0.defaultValue != nil } }
    var hasKeywordDefaults: Bool { keywordOnly.contains { $0.defaultValue != nil } }

    var counts: ParameterCounts {
        ParameterCounts(
            positionalOnly: positionalOnly.count, positional: positionalOnly.count + regular.count,
            keywordOnly: keywordOnly.count)
    }
}
