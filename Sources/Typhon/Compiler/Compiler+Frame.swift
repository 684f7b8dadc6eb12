import TyphonSyntax

/// The beginning and the end of a code object.
extension Compiler {
    /// Names of module and class level live in a namespace in register 0.
    var usesNamespace: Bool {
        switch unit.kind {
        case .class: true
        case .module: !namespaceIsGlobals
        case .function, .lambda, .comprehension, .generatorExpression, .typeParameters, .typeValue: false
        }
    }

    var localCount: Int { layout.names.count }

    func isTemporary(_ register: Register) -> Bool { register >= localCount }

    var flags: CodeFlags {
        var flags: CodeFlags = []
        if unit.kind == .module { flags.insert(.module) }
        if unit.kind == .class { flags.insert(.classBody) }
        if usesNamespace { flags.insert(.usesNamespace) }
        let isAsync = unit.isAsync || (unit.kind == .generatorExpression && unit.hasAwait)
        if isAsync { flags.insert(unit.isGenerator ? .asyncGenerator : .coroutine) }
        if unit.isGenerator, !isAsync { flags.insert(.generator) }
        return flags
    }

    var isSuspendable: Bool { !flags.isDisjoint(with: [.generator, .coroutine, .asyncGenerator]) }

    /// Boxes the captured variables and says what is bound: parameters only.
    func enterFrame() {
        if isSuspendable { builder.emit(.generatorStart) }
        let parameters = unit.parameters.count + (usesNamespace || unit.seesClass ? 1 : 0)
        builder.bound = .first(parameters)
        for symbol in unit.order where symbol.isLocal {
            if symbol.isCaptured { builder.emit(.makeCell, a: symbol.register) }
            if symbol.uses.contains(.deleted) { builder.volatileLocals.insert(symbol.register) }
        }
        if let cell = unit.classCell { builder.emit(.makeCell, a: cell.register) }
    }

    func finish(
        firstLine: Int, parameters: ParameterCounts = ParameterCounts(), extra: CodeFlags = [],
        docstring: StringConstant? = nil
    ) -> CompiledCode {
        builder.emitLast(.returnNone)
        let assembler = Assembler(builder)
        var positions = PositionTable(table)
        let code = CompiledCode(
            instructions: Array(assembler.words), constants: builder.constants.constants, names: builder.names.names,
            localNames: layout.names, parameters: parameters, flags: flags.union(extra),
            registerCount: builder.registerCount, handlers: assembler.handlers,
            positions: positions.positions(of: assembler.spans), cells: cells,
            freeNames: unit.freeVariables.map(\.name), name: unit.name, qualifiedName: qualifiedName,
            fileName: table.source.name, firstLine: firstLine, docstring: docstring)
        verify(code)
        return code
    }

    /// A broken code object is a bug of the compiler, not of the guest: debug builds stop here.
    private func verify(_ code: CompiledCode) {
        #if DEBUG
            // The check's cost is their product; a giant is not worth minutes of a debug build.
            guard table.mistake == nil, code.instructions.count * code.registerCount < 20_000_000 else { return }
            let problems = Verifier.problems(of: code)
            assert(problems.isEmpty, "\(problems.joined(separator: "\n"))\n\(code.disassembly)")
        #endif
    }

    private var cells: [CellVariable] {
        var result: [CellVariable] = []
        for symbol in unit.order where symbol.isLocal && symbol.isCaptured {
            let isParameter = symbol.uses.contains(.parameter)
            result.append(CellVariable(name: symbol.name, register: symbol.register, isParameter: isParameter))
        }
        if let cell = unit.classCell {
            result.append(CellVariable(name: cell.name, register: cell.register, isParameter: false))
        }
        return result
    }
}
