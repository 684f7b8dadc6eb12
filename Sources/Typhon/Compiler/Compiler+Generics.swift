import TyphonSyntax

/// PEP 695: type parameters live in a function of their own around the generic thing, called at once. Inside a class,
/// these functions get the class's namespace in register 0, so they see its names.
extension Compiler {
    func genericFunction(_ function: FunctionDefinition, into destination: Register) {
        let scope = table.scope(of: function, .typeParameters)
        callTypeScope(function, scope, function.typeParameters, function.name, into: destination) {
            outer in
            outer.passDefaults(function)
        } make: { inner, types in
            inner.innerFunction(function, types)
        }
    }

    /// The defaults are computed outside and become the arguments of the type parameter scope.
    private func passDefaults(_ function: FunctionDefinition) {
        if function.parameters.hasDefaults {
            positionalDefaults(function.parameters, function.span, into: builder.allocate())
        }
        if function.parameters.hasKeywordDefaults {
            keywordDefaults(function.parameters, into: builder.allocate())
        }
    }

    func genericClass(_ definition: ClassDefinition, into destination: Register) {
        let scope = table.scope(of: definition, .typeParameters)
        callTypeScope(definition, scope, definition.typeParameters, definition.name, into: destination) {
            inner, types in
            let result = inner.builder.allocate()
            inner.plainClass(definition, genericBase: types, into: result)
            return result
        }
    }

    @inline(never)
    func typeAlias(_ alias: TypeAlias) {
        let mark = builder.top
        let result = builder.allocate()
        if alias.typeParameters.isEmpty {
            makeAlias(alias, types: nil, into: result)
        } else {
            let scope = table.scope(of: alias, .typeParameters)
            callTypeScope(alias, scope, alias.typeParameters, alias.name, into: result) { inner, types in
                let made = inner.builder.allocate()
                inner.makeAlias(alias, types: types, into: made)
                return made
            }
        }
        store(result, name: alias.name.text, alias.name.span)
        builder.top = mark
    }

    private func makeAlias(_ alias: TypeAlias, types: Register?, into destination: Register) {
        let mark = builder.top
        let window = builder.allocate(2)
        if let types { builder.move(types, to: window) } else { builder.emit(.loadNone, a: window) }
        typeValue(alias.value, alias, -1, into: window + 1)
        builder.span = alias.span
        let name = builder.constant(.string(.text(alias.name.text)))
        builder.emit(.makeTypeAlias, a: destination, b: name, c: window)
        builder.top = mark
    }

    // Type parameter scopes

    private func callTypeScope(
        _ node: AnyObject, _ scope: Scope, _ parameters: [TypeParameter], _ name: Identifier,
        into destination: Register, pass: (Compiler) -> Void = { _ in }, make: (Compiler, Register) -> Register
    ) {
        let mark = builder.top
        let callee = builder.allocate()
        passNamespace(to: scope)
        pass(self)
        let count = builder.top - callee - 1
        let code = typeScope(node, parameters, name: name, argumentCount: count, make)
        makeTypeScope(code, of: scope, name.span, into: callee)
        builder.emit(.call, a: callee, b: count, c: destination)
        builder.top = mark
    }

    /// Puts the class's namespace on top as the first argument, if the scope wants one.
    private func passNamespace(to scope: Scope) {
        if scope.seesClass { builder.emit(.move, a: builder.allocate(), b: 0) }
    }

    private func makeTypeScope(_ code: CompiledCode, of scope: Scope, _ span: Span, into callee: Register) {
        let mark = builder.top
        let window = builder.allocate(4)
        builder.span = span
        for offset in [0, 1, 3] { builder.emit(.loadAbsent, a: window + offset) }
        makeFunction(code, scope, window, span, into: callee)
        builder.top = mark
    }

    /// The code that makes the type parameters and returns what `make` makes with their tuple.
    private func typeScope(
        _ node: AnyObject, _ parameters: [TypeParameter], name: Identifier, argumentCount: Int,
        _ make: (Compiler, Register) -> Register
    ) -> CompiledCode {
        let scope = table.scope(of: node, .typeParameters)
        let inner = nested(scope, named: "<generic parameters of \(name.text)>", span: name.span)
        let types = inner.typeParameters(parameters, node)
        let result = make(inner, types)
        inner.builder.emitLast(.returnValue, a: result)
        return inner.finish(
            firstLine: table.source.line(at: name.span.start),
            parameters: ParameterCounts(positional: argumentCount))
    }

    private func typeParameters(_ parameters: [TypeParameter], _ node: AnyObject) -> Register {
        let base = builder.top
        for (index, parameter) in parameters.enumerated() { typeParameter(parameter, node, index) }
        let types = base
        builder.emit(.buildTuple, a: types, b: base, c: parameters.count)
        builder.top = types + 1
        store(types, name: ".type_params", builder.span)
        return types
    }

    private func typeParameter(_ parameter: TypeParameter, _ node: AnyObject, _ index: Int) {
        let register = builder.allocate()
        let mark = builder.top
        var bound = 0xFFFF
        if case .variable(let expression?) = parameter.kind {
            bound = builder.allocate()
            typeValue(expression, node, index, into: bound)
        }
        builder.span = parameter.span
        let name = builder.constant(.string(.text(parameter.name.text)))
        builder.emit(.makeTypeParameter, a: register, b: name, c: bound, d: parameter.code)
        store(register, name: parameter.name.text, parameter.name.span)
        builder.top = mark
    }

    /// A function that computes a bound or an alias's value when somebody asks; the class's namespace is its default.
    private func typeValue(_ expression: Expression, _ node: AnyObject, _ index: Int, into destination: Register) {
        let mark = builder.top
        let window = builder.allocate(4)
        let scope = table.scope(of: node, .value(index))
        builder.span = expression.span
        for offset in [0, 1, 3] { builder.emit(.loadAbsent, a: window + offset) }
        if scope.seesClass { builder.emit(.buildTuple, a: window, b: 0, c: 1) }
        let inner = nested(scope, span: expression.span)
        let result = inner.value(expression)
        inner.builder.emitLast(.returnValue, a: result)
        let code = inner.finish(
            firstLine: table.source.line(at: expression.span.start),
            parameters: ParameterCounts(positional: scope.seesClass ? 1 : 0))
        makeFunction(code, scope, window, expression.span, into: destination)
        builder.top = mark
    }

    /// The generic function itself, inside its type parameter scope; its defaults are that code's arguments.
    private func innerFunction(_ function: FunctionDefinition, _ types: Register) -> Register {
        let result = builder.allocate()
        let mark = builder.top
        let window = builder.allocate(4)
        for (offset, name) in [".defaults", ".kwdefaults"].enumerated() {
            if let passed = localVariable(name) {
                builder.move(passed.register, to: window + offset)
            } else {
                builder.emit(.loadAbsent, a: window + offset)
            }
        }
        annotations(function.parameters, function.returns, into: window + 3)
        makeFunction(code(of: function), table.scope(of: function), window, function.name.span, into: result)
        builder.emit(.setAttribute, a: result, b: types, c: builder.name("__type_params__"))
        builder.top = mark
        return result
    }
}

extension TypeParameter {
    /// The operand `d` of `makeTypeParameter`.
    fileprivate var code: Int {
        switch kind {
        case .variable(let bound): if case .tuple? = bound?.kind { 3 } else { 0 }
        case .parameterSpecification: 1
        case .variadic: 2
        }
    }
}
