import TyphonSyntax

/// Classes: the body is a function over a namespace; `buildClass` runs it and calls the metaclass.
extension Compiler {
    @inline(never)
    func classDefinition(_ definition: ClassDefinition) {
        let mark = builder.top
        decorated(definition.decorators, name: definition.name) { destination in
            if definition.typeParameters.isEmpty {
                plainClass(definition, genericBase: nil, into: destination)
            } else {
                genericClass(definition, into: destination)
            }
        }
        builder.top = mark
    }

    /// - Parameter genericBase: register of the type parameters' tuple; `Generic[...]` becomes the last base.
    func plainClass(_ definition: ClassDefinition, genericBase: Register?, into destination: Register) {
        let mark = builder.top
        let window = builder.allocate(4)
        bodyFunction(definition, into: window)
        builder.span = definition.name.span
        builder.loadConstant(.string(.text(definition.name.text)), into: window + 1)
        bases(definition, genericBase, callee: window, into: window + 2)
        builder.span = definition.span
        if let keywords = definition.arguments?.keywords, !keywords.isEmpty {
            spreadKeywords(keywords, callee: window, definition.span, into: window + 3)
        } else {
            builder.emit(.loadAbsent, a: window + 3)
        }
        builder.span = definition.name.span
        builder.emit(.buildClass, a: destination, b: window)
        builder.top = mark
    }

    private func bodyFunction(_ definition: ClassDefinition, into destination: Register) {
        let mark = builder.top
        let window = builder.allocate(4)
        builder.span = definition.name.span
        for offset in [0, 1, 3] { builder.emit(.loadAbsent, a: window + offset) }
        let inner = table.scope(of: definition)
        makeFunction(code(of: definition, inner), inner, window, definition.name.span, into: destination)
        builder.top = mark
    }

    private func bases(
        _ definition: ClassDefinition, _ genericBase: Register?, callee: Register, into destination: Register
    ) {
        let positional = definition.arguments?.positional ?? []
        guard let genericBase else { return tuple(positional, definition.name.span, into: destination) }
        let mark = builder.top
        let (list, base) = (builder.allocate(), builder.allocate())
        builder.span = definition.name.span
        collect(positional, into: list, kind: .list)
        builder.emit(.genericBase, a: base, b: genericBase)
        builder.emit(.listAppend, a: list, b: base)
        builder.emit(.listToTuple, a: destination, b: list)
        builder.top = mark
    }

    private func code(of definition: ClassDefinition, _ scope: Scope) -> CompiledCode {
        let inner = nested(scope, span: definition.name.span)
        inner.classBody(definition)
        let first = definition.decorators.first?.span ?? definition.span
        return inner.finish(
            firstLine: table.source.line(at: first.start), docstring: definition.body.docstring)
    }

    private func classBody(_ definition: ClassDefinition) {
        copy(name: "__name__", to: "__module__")
        store(constant: .string(.text(qualifiedName)), name: "__qualname__")
        if !definition.typeParameters.isEmpty { copy(name: ".type_params", to: "__type_params__") }
        if scope.hasAnnotations { builder.emit(.setupAnnotations) }
        if let docstring = definition.body.docstring { store(constant: .string(docstring), name: "__doc__") }
        body(definition.body)
        builder.span = definition.name.span
        if let cell = unit.classCell {
            builder.emit(.storeName, a: cell.register, c: builder.name("__classcell__"))
        }
        builder.emitLast(.returnNone)
    }

    private func copy(name: String, to other: String) {
        let register = builder.allocate()
        loadName(name, builder.span, into: register)
        store(register, name: other, builder.span)
        builder.top = register
    }
}
