import TyphonSyntax

/// Where a name is read and written.
enum VariablePlace {
    /// A register of the frame.
    case local(Symbol)
    /// A register that holds a cell.
    case cell(Register)
    /// A cell of the closure.
    case free(Int)
    /// The namespace, else a cell of the closure (class bodies).
    case namespaceOrFree(Int)
    case namespace
    case global
}

extension Compiler {
    func place(of name: String) -> VariablePlace {
        guard let symbol = scope.symbols[name] else { return usesNamespace ? .namespace : .global }
        switch symbol.resolution {
        case .local: return local(symbol)
        case .enclosing(let variable): return enclosing(variable)
        case .global(let isExplicit): return global(isExplicit)
        case .namespace: return usesNamespace ? .namespace : .global
        case .unresolved: return .global
        }
    }

    private func local(_ symbol: Symbol) -> VariablePlace {
        symbol.isCaptured ? .cell(symbol.register) : .local(symbol)
    }

    private func enclosing(_ variable: Symbol) -> VariablePlace {
        if variable.scope.unit === unit { return local(variable) }
        guard let index = unit.freeIndex(of: variable) else { return .global }
        let searchesClass = scope.kind == .class || (scope.seesClass && !variable.scope.seesClass)
        return searchesClass ? .namespaceOrFree(index) : .free(index)
    }

    private func global(_ isExplicit: Bool) -> VariablePlace {
        if isExplicit { return .global }
        if scope.seesClass { return .namespace }
        return unit.kind == .module && usesNamespace ? .namespace : .global
    }

    // Reading

    func loadName(_ source: String, _ span: Span, into destination: Register) {
        let name = scope.mangle(source)
        builder.span = span
        switch place(of: name) {
        case .local(let symbol):
            checkBound(symbol)
            builder.move(symbol.register, to: destination)
        case .cell(let register): builder.emit(.loadCell, a: destination, b: register)
        case .free(let index): builder.emit(.loadFree, a: destination, b: index)
        case .namespaceOrFree(let index):
            builder.emit(.loadNameOrFree, a: destination, b: index, c: builder.name(name))
        case .namespace: builder.emit(.loadName, a: destination, c: builder.name(name))
        case .global: builder.emit(.loadGlobal, a: destination, c: builder.name(name))
        }
    }

    /// The variable in whose register the name's value lies, if it does.
    func localVariable(_ source: String) -> Symbol? {
        if case .local(let symbol) = place(of: scope.mangle(source)) { symbol } else { nil }
    }

    /// After a check that passed, the variable is known to be bound.
    func checkBound(_ symbol: Symbol) {
        guard !builder.bound.contains(symbol.register) else { return }
        builder.emit(.checkBound, a: symbol.register)
        builder.bound.insert(symbol.register)
    }

    // Writing

    func store(_ register: Register, name source: String, _ span: Span) {
        let name = scope.mangle(source)
        builder.span = span
        switch place(of: name) {
        case .local(let symbol):
            builder.move(register, to: symbol.register)
            builder.bound.insert(symbol.register)
        case .cell(let cell): builder.emit(.storeCell, a: cell, b: register)
        case .free(let index), .namespaceOrFree(let index): builder.emit(.storeFree, a: register, b: index)
        case .namespace: builder.emit(.storeName, a: register, c: builder.name(name))
        case .global: builder.emit(.storeGlobal, a: register, c: builder.name(name))
        }
    }

    /// Computes an expression straight into a variable where that is possible.
    func assign(_ expression: Expression, name source: String, _ span: Span) {
        if let symbol = localVariable(source) {
            compile(expression, into: symbol.register)
            builder.bound.insert(symbol.register)
            return
        }
        let mark = builder.top
        let register = value(expression)
        store(register, name: source, span)
        builder.top = mark
    }

    func store(constant: CompiledConstant, name: String) {
        let register = builder.allocate()
        builder.loadConstant(constant, into: register)
        store(register, name: name, builder.span)
        builder.top = register
    }

    func delete(name source: String, _ span: Span) {
        let name = scope.mangle(source)
        builder.span = span
        switch place(of: name) {
        case .local(let symbol):
            checkBound(symbol)
            unbind(symbol)
        case .cell(let cell): builder.emit(.deleteCell, a: cell)
        case .free(let index), .namespaceOrFree(let index): builder.emit(.deleteFree, b: index)
        case .namespace: builder.emit(.deleteName, c: builder.name(name))
        case .global: builder.emit(.deleteGlobal, c: builder.name(name))
        }
    }

    private func unbind(_ symbol: Symbol) {
        builder.emit(.loadAbsent, a: symbol.register)
        builder.bound.remove(symbol.register)
    }

    /// Unbinds a name that may be unbound already: the name of an `except` clause at its end.
    func clear(name source: String, _ span: Span) {
        if let symbol = localVariable(source) { return unbind(symbol) }
        builder.span = span
        store(constant: .none, name: source)
        delete(name: source, span)
    }
}
