/// Variables that are not registers: globals, builtins, namespaces and cells.
extension Thread {
    @inline(never)
    func raiseUnbound(_ frame: UnsafeMutablePointer<Frame>, _ register: Int) -> Unwind {
        let name = string(frame.pointee.code.pointee.localNames[register])
        return raise(.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
    }

    @inline(never)
    func raiseUnboundCell(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) -> Unwind {
        if i.opcode == .loadFree || i.opcode == .deleteFree {
            let name = string(TupleRef(frame.pointee.code.pointee.freeNames.ref)[i.b])
            return raise(.nameError, "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
        }
        return raiseUnbound(frame, i.opcode == .deleteCell ? i.a : i.b)
    }

    @inline(never)
    func deleteCell(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(Unwind) {
        let isFree = i.opcode == .deleteFree
        let cell = isFree ? FunctionRef(frame.pointee.function.ref).freeCell(i.b) : CellRef(frame.pointee.registers[i.a].ref)
        if try load(cell).isAbsent { throw raiseUnboundCell(frame, i) }
        try store(cell, .absent)
    }

    // MARK: Globals

    private func globals(_ frame: UnsafeMutablePointer<Frame>) -> DictRef { FunctionRef(frame.pointee.function.ref).globals }

    /// R[a] = global or builtin N[c]; remembers the cell. The frame's pc is past the cache.
    @inline(never)
    func loadGlobalSlow(
        _ frame: UnsafeMutablePointer<Frame>, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>
    ) throws(Unwind) {
        let name = frame.pointee.code.pointee.names[i.c]
        let globals = self.globals(frame)
        if globals.isNamespace, let cell = try globals.cell(self, name) {
            let value = try load(cell)
            if !value.isAbsent {
                registers[i.a] = value
                quickenGlobal(frame, .loadGlobalCell, cell)
                return
            }
        }
        registers[i.a] = try loadBuiltin(globals, name, frame, i)
    }

    private func loadBuiltin(
        _ globals: DictRef, _ name: Value, _ frame: UnsafeMutablePointer<Frame>, _ i: Instruction
    ) throws(Unwind) -> Value {
        if !globals.isNamespace, let value = try globals.getString(self, name) { return value }
        let builtins = DictRef(machine[.builtins].ref)
        if let cell = try builtins.cell(self, name) {
            let value = try load(cell)
            if !value.isAbsent {
                if globals.isNamespace && i.opcode == .loadGlobal { try quickenBuiltin(frame, i, globals, name, cell) }
                return value
            }
        }
        throw raiseNameError(name)
    }

    /// A builtin may be remembered because the module gets an unbound cell of that name: storing to the name
    /// finds the cell and turns the remembered instructions back (`storeGlobalSlow`).
    private func quickenBuiltin(
        _ frame: UnsafeMutablePointer<Frame>, _ i: Instruction, _ globals: DictRef, _ name: Value, _ cell: CellRef
    ) throws(Unwind) {
        machine.noteBuiltinUse(globals.ref, name)
        // Whoever binds the name after the note turns the instruction back; who bound it before shows here.
        if let own = try globals.cell(self, name), !(try load(own)).isAbsent { return }
        quickenGlobal(frame, .loadGlobalCell, cell)
    }

    private func quickenGlobal(_ frame: UnsafeMutablePointer<Frame>, _ opcode: Opcode, _ cell: CellRef) {
        // A cell born in this slice is garbage should the slice be undone.
        guard outlivesAbort(cell.ref) else { return }
        let pc = frame.pointee.pc
        frame.pointee.code.pointee.keepAlive(self, cell)
        UnsafeMutableRawPointer(pc - 1).storeRelease(UInt64(UInt(bitPattern: cell.ref.address)))
        InstructionAddress(pc - 2).quicken(opcode)
    }

    @inline(never)
    func raiseNameError(_ name: Value) -> Unwind {
        do throws(Unwind) {
            let exception = try makeException(.nameError, [try makeString("name '\(string(name))' is not defined")])
            _ = try setOwnAttribute(exception.ref, try intern("name"), name)
            return raiseObject(exception)
        } catch {
            return error
        }
    }

    @inline(never)
    func storeGlobalSlow(
        _ frame: UnsafeMutablePointer<Frame>, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>
    ) throws(Unwind) {
        if i.opcode == .storeGlobalCell, try storeRemembered(frame, registers[i.a]) { return }
        let name = frame.pointee.code.pointee.names[i.c]
        let globals = self.globals(frame)
        guard globals.isNamespace else { return try globals.set(self, name, registers[i.a]) }
        if let cell = try globals.cell(self, name), !(try load(cell)).isAbsent {
            try store(cell, registers[i.a])
            if i.opcode == .storeGlobal { quickenGlobal(frame, .storeGlobalCell, cell) }
            return
        }
        try globals.set(self, name, registers[i.a])
        if machine.usesBuiltin(globals.ref, name) {
            try becomeIrrevocable()
            restartOthers { machine.forgetGlobals() }
        }
    }

    /// Into the cell the instruction remembers. False: none, or it is unbound and must be looked up.
    private func storeRemembered(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) throws(Unwind) -> Bool {
        let word = UnsafeMutableRawPointer(frame.pointee.pc - 1).loadRelaxed()
        guard let address = UnsafeMutableRawPointer(bitPattern: UInt(word)) else { return false }
        let cell = CellRef(Ref(address: address))
        if try load(cell).isAbsent { return false }
        try store(cell, value)
        return true
    }

    // MARK: Names in a namespace

    @inline(never)
    func nameSlow(
        _ frame: UnsafeMutablePointer<Frame>, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>
    ) throws(Unwind) {
        let name = frame.pointee.code.pointee.names[i.c]
        switch i.opcode {
        case .loadName, .loadNameOrFree:
            if let value = try namespaceGet(registers[0], name) {
                registers[i.a] = value
            } else if i.opcode == .loadNameOrFree {
                let value = try load(FunctionRef(frame.pointee.function.ref).freeCell(i.b))
                if value.isAbsent { throw raiseNameError(name) }
                registers[i.a] = value
            } else {
                registers[i.a] = try loadGlobalByName(globals(frame), name)
            }
        case .storeName: try namespaceSet(registers[0], name, registers[i.a])
        case .deleteName:
            if registers[0].isKind(.dictionary) {
                guard try DictRef(registers[0].ref).remove(self, name) != nil else { throw raiseNameError(name) }
            } else {
                try deleteItem(registers[0], name)
            }
        default: // deleteGlobal
            guard try globals(frame).remove(self, name) != nil else { throw raiseNameError(name) }
        }
    }

    func loadGlobalByName(_ globals: DictRef, _ name: Value) throws(Unwind) -> Value {
        if let value = try globals.getString(self, name) { return value }
        if let value = try DictRef(machine[.builtins].ref).getString(self, name) { return value }
        throw raiseNameError(name)
    }

    /// A class body's or `exec`'s namespace may be any mapping.
    private func namespaceGet(_ namespace: Value, _ name: Value) throws(Unwind) -> Value? {
        if namespace.isKind(.dictionary) && namespace.ref.shape == BuiltinClass.dict.shape {
            return try DictRef(namespace.ref).getString(self, name)
        }
        do throws(Unwind) {
            return try getItem(namespace, name)
        } catch {
            guard error == .raised, matches(.keyError) else { throw error }
            clearRaised()
            return nil
        }
    }

    private func namespaceSet(_ namespace: Value, _ name: Value, _ value: Value) throws(Unwind) {
        if namespace.isKind(.dictionary) && namespace.ref.shape == BuiltinClass.dict.shape {
            return try DictRef(namespace.ref).set(self, name, value)
        }
        try setItem(namespace, name, value)
    }
}

extension Machine {
    func forgetGlobals() {
        forgetMachineCode()
        for code in cold.codes {
            var index = 0
            while index < code.pointee.instructionCount {
                let instruction = InstructionAddress(code.pointee.instructions + index)
                if instruction.opcode == .loadGlobalCell { instruction.quicken(.loadGlobal) }
                if instruction.opcode == .storeGlobalCell { instruction.quicken(.storeGlobal) }
                index += instruction.opcode.length
            }
        }
    }

    /// Remembers that some code of this module reads `name` from the builtins.
    func noteBuiltinUse(_ globals: Ref, _ name: Value) {
        cold.shapeLock.lock()
        defer { cold.shapeLock.unlock() }
        cold.builtinUses.insert(BuiltinUse(globals: UInt(bitPattern: globals.address), name: name.bits))
    }
    func usesBuiltin(_ globals: Ref, _ name: Value) -> Bool {
        cold.shapeLock.lock()
        defer { cold.shapeLock.unlock() }
        return cold.builtinUses.contains(BuiltinUse(globals: UInt(bitPattern: globals.address), name: name.bits))
    }
}

struct BuiltinUse: Hashable {
    let globals: UInt
    let name: UInt64
}

extension CodeData {
    /// A cell remembered by an instruction lives as long as the code: a guest list behind the code object holds it.
    func keepAlive(_ t: Thread, _ cell: CellRef) {
        t.machine.cold.shapeLock.lock()
        defer { t.machine.cold.shapeLock.unlock() }
        t.machine.keepForever(Value(cell.ref))
    }
}
