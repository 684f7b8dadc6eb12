import TyphonSyntax

/// Turns compiled code into a guest code object with its `CodeData`.
extension Thread {
    func load(_ code: CompiledCode) throws(Unwind) -> Value {
        let object = CodeRef(try allocate(.code, .code, words: CodeRef.words))
        for word in 2..<CodeRef.words { object.ref[word] = .none }
        let data = UnsafeMutablePointer<CodeData>.allocate(capacity: 1)
        let constants = try makeStorage(capacity: Swift.max(1, code.constants.count))
        object.ref[3] = Value(constants.ref)
        for (index, constant) in code.constants.enumerated() {
            let value = try load(constant)
            try openSlot(constants, index)
            constants[index] = value
        }
        let names = try internAll(code.names)
        object.ref[4] = names
        let locals = try internAll(code.localNames)
        object.ref[5] = locals
        let texts = try loadTexts(code)
        object.ref[6] = texts
        data.initialize(to: code.data(object.ref, constants, TupleRef(names.ref), TupleRef(locals.ref), TupleRef(texts.ref)))
        try open(object.ref)
        object.ref[2] = Value(nativeAddress: UnsafeMutableRawPointer(data))
        machine.withShapeLock { machine.cold.codes.append(data) }
        return Value(object.ref)
    }

    /// Name, qualified name, file, free names, documentation, cell names. Each is in a local until the tuple holds it.
    private func loadTexts(_ code: CompiledCode) throws(Unwind) -> Value {
        let name = try intern(code.name)
        let qualifiedName = try intern(code.qualifiedName)
        let file = try makeString(code.fileName)
        let freeNames = try internAll(code.freeNames)
        let documentation: Value = if let text = code.docstring { try load(text) } else { .none }
        let cells = try internAll(code.cells.map { $0.name })
        return try makeTuple([name, qualifiedName, file, freeNames, documentation, cells])
    }

    private func internAll(_ texts: [String]) throws(Unwind) -> Value {
        let tuple = try makeStorage(capacity: Swift.max(1, texts.count))
        for (index, text) in texts.enumerated() {
            let name = try intern(text)
            try openSlot(tuple, index)
            tuple[index] = name
        }
        return try makeTuple(tuple.slot(0).assumingMemoryBound(to: Value.self), count: texts.count)
    }

    private func load(_ constant: CompiledConstant) throws(Unwind) -> Value {
        switch constant {
        case .none: return .none
        case .true: return .true
        case .false: return .false
        case .ellipsis: return .ellipsis
        case .integer(let integer): return try makeInteger(integer)
        case .bigInteger(let digits, let radix, let isNegative):
            let value = try makeInteger(digits: digits, radix: radix)
            return isNegative ? try numericUnary(.negate, value) ?? value : value
        case .float(let double): return try makeDouble(double)
        case .imaginary(let double): return try makeComplex(0, double)
        case .string(let text): return try load(text)
        case .bytes(let bytes): return try makeBytes(bytes)
        case .tuple(let items): return try loadAll(items)
        case .frozenSet(let items): return try loadFrozenset(try loadAll(items))
        case .code(let code): return try load(code)
        }
    }

    private func loadFrozenset(_ items: Value) throws(Unwind) -> Value {
        try call(machine.classObject(.frozenset).value, [items])
    }

    private func loadAll(_ items: [CompiledConstant]) throws(Unwind) -> Value {
        let storage = try makeStorage(capacity: Swift.max(1, items.count))
        for (index, item) in items.enumerated() {
            let value = try load(item)
            try openSlot(storage, index)
            storage[index] = value
        }
        return try makeTuple(storage.slot(0).assumingMemoryBound(to: Value.self), count: items.count)
    }

    private func load(_ text: StringConstant) throws(Unwind) -> Value {
        switch text {
        case .text(let string): return string.utf8.count <= 64 ? try intern(string) : try makeString(string)
        case .codePoints(let points): return try makeString(codePoints: points)
        }
    }
}

extension CompiledCode {
    fileprivate func data(
        _ object: Ref, _ constants: StorageRef, _ names: TupleRef, _ locals: TupleRef, _ texts: TupleRef
    ) -> CodeData {
        let isSimple = flags.isDisjoint(with: [.variadic, .keywordVariadic]) && keywordOnlyCount == 0
        return CodeData(
            instructions: copyOut(instructions), instructionCount: instructions.count,
            constants: constants.slot(0).assumingMemoryBound(to: Value.self), names: names.elements,
            registerCount: registerCount, keptCount: keptCount, positionalOnlyCount: positionalOnlyCount, positionalCount: positionalCount,
            keywordOnlyCount: keywordOnlyCount, flags: flags, simpleArity: isSimple ? positionalCount : -1, localCount: localCount,
            localNames: locals.elements, handlers: copyOut(handlers), handlerCount: handlers.count, positions: copyOut(positions),
            cellRegisters: copyOut(cells.map { UInt16(truncatingIfNeeded: $0.register) }), cellCount: cells.count,
            freeCount: freeNames.count, firstLine: Int32(truncatingIfNeeded: firstLine), object: Value(object), name: texts[0],
            qualifiedName: texts[1], fileName: texts[2], freeNames: texts[3], documentation: texts[4])
    }
}

extension CompiledCode {
    fileprivate var keptCount: Int {
        var count = localCount, index = 0
        while index < instructions.count {
            let instruction = Instruction(word: instructions[index])
            if instruction.opcode == .yieldValue || instruction.opcode == .delegate { count = max(count, instruction.c) }
            index += instruction.opcode.length
        }
        return count
    }
}

/// Native memory for as long as the machine lives.
private func copyOut<Element>(_ array: [Element]) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: Swift.max(1, array.count))
    memory.initialize(from: array, count: array.count)
    return memory
}
