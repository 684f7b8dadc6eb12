/// # Dispatch: the interpreter loop
///
///     outer: reload frame, registers, pc, constants from the thread's state
///       while true: fetch, switch
///         fast case     a few lines on registers, `continue`
///         slow case     `frame.pc = pc`, call; true = "a frame was pushed or popped": reload
///
/// Laws
/// 1. `pc` is current only in the local; before any call that may raise, abort, collect or
///    look at the frame, it is stored in the frame.
/// 2. A slow path returns true when the frames changed, and has then stored every `pc`.
/// 3. A slice ends only in `poll`, between two instructions, with the frame complete.
/// 4. Guest code called by an instruction runs in a frame pushed here (`Continuation`);
///    only native builtins that need the guest nest this function.
/// 5. A case writes its destination last, so an exception leaves the registers untouched.
/// 6. A loop executes no instruction after one during which the mode has changed.
extension Thread {
    @inline(never)
    func run<M: ExecutionMode>(_ mode: M.Type) -> RunExit {
        let t = self
        let state = self.state
        var frame = state.pointee.frame
        var registers = frame.pointee.registers
        var pc = frame.pointee.pc
        outer: while true {
            if state.pointee.isTransactional != M.isTransactional { return .modeChanged }
            frame = state.pointee.frame
            registers = frame.pointee.registers
            pc = frame.pointee.pc
            do throws(Unwind) {
                while true {
                    let i = Instruction(word: UnsafeMutableRawPointer(pc).loadRelaxed())
                    pc += 1
                    switch i.hotOpcode {
                    case .move: registers[i.a] = registers[i.b]; continue
                    case .loadGlobalCell:
                        guard let address = UnsafeMutableRawPointer(bitPattern: UInt(UnsafeMutableRawPointer(pc).loadRelaxed())) else {
                            pc += 1
                            frame.pointee.pc = pc
                            try t.loadGlobalSlow(frame, i, registers)
                            continue
                        }
                        let cell = CellRef(Ref(address: address))
                        if M.isTransactional { frame.pointee.pc = pc }
                        let value = M.isTransactional ? try t.load(cell) : cell.ref[CellRef.valueWord]
                        pc += 1
                        if !value.isAbsent {
                            registers[i.a] = value
                            continue
                        }
                        frame.pointee.pc = pc
                        try t.loadGlobalSlow(frame, i, registers)
                    case .getAttributeSlot:
                        let cache = UnsafeMutableRawPointer(pc).loadRelaxed()
                        let object = registers[i.b]
                        if object.isReference, object.ref.shape.number == UInt32(truncatingIfNeeded: cache) {
                            let slot = object.ref.address + Int(cache >> 32)
                            let value: Value
                            if !M.isTransactional || object.ref.recordTag == state.pointee.tag {
                                value = Value(bits: slot.loadRelaxed())
                            } else {
                                frame.pointee.pc = pc
                                value = try t.readShared(Unit(object.ref), slot)
                            }
                            if !value.isAbsent {
                                registers[i.a] = value
                                pc += 1
                                continue
                            }
                        }
                        pc += 1
                        frame.pointee.pc = pc
                        if try t.getAttributeSlow(i, registers) { continue outer }
                    case .setAttributeSlot:
                        let cache = UnsafeMutableRawPointer(pc).loadRelaxed()
                        let object = registers[i.a]
                        if object.isReference, object.ref.shape.number == UInt32(truncatingIfNeeded: cache) {
                            if M.isTransactional {
                                frame.pointee.pc = pc
                                try t.open(object.ref)
                                if object.ref.shape.number != UInt32(truncatingIfNeeded: cache) {
                                    pc += 1
                                    frame.pointee.pc = pc
                                    if try t.setAttributeSlow(i, registers) { continue outer }
                                    continue
                                }
                            }
                            (object.ref.address + Int(cache >> 32)).storeRelaxed(registers[i.b].bits)
                            pc += 1
                            continue
                        }
                        pc += 1
                        frame.pointee.pc = pc
                        if try t.setAttributeSlow(i, registers) { continue outer }
                    case .loadMethodClass:
                        let cache = UnsafeMutableRawPointer(pc).loadRelaxed()
                        let object = registers[i.b]
                        let value = t.cachedClassAttribute(object, cache)
                        pc += 1
                        if !value.isAbsent {
                            registers[i.a] = value
                            registers[i.a + 1] = object
                            continue
                        }
                        frame.pointee.pc = pc
                        if try t.loadMethodSlow(i, registers) { continue outer }
                    case .getItem:
                        let container = registers[i.b]
                        let key = registers[i.c]
                        if container.isReference && key.isInteger {
                            let value = t.fastItem(container.ref, key.integer)
                            if !value.isAbsent {
                                registers[i.a] = value
                                continue
                            }
                        }
                        frame.pointee.pc = pc
                        if try t.getItemSlow(i, container, key, registers) { continue outer }
                    case .add:
                        let result = NumberFast.add(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; continue }
                        frame.pointee.pc = pc
                        if try t.binarySlow(.add, i, registers) { continue outer }
                    case .subtract:
                        let result = NumberFast.subtract(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; continue }
                        frame.pointee.pc = pc
                        if try t.binarySlow(.subtract, i, registers) { continue outer }
                    case .multiply:
                        let result = NumberFast.multiply(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; continue }
                        frame.pointee.pc = pc
                        if try t.binarySlow(.multiply, i, registers) { continue outer }
                    case .addSmall:
                        let left = registers[i.b]
                        if left.isInteger {
                            let (result, overflow) = left.scaled.addingReportingOverflow(i.signedC << 2)
                            if !overflow { registers[i.a] = Value(scaled: result); continue }
                        }
                        frame.pointee.pc = pc
                        if try t.binarySlow(.add, i, registers) { continue outer }
                    case .jumpBack:
                        pc += i.wide
                        state.pointee.budget &-= 1
                        if state.pointee.budget <= 0 {
                            frame.pointee.pc = pc
                            // An exception from here is the next instruction's: its handler, its line.
                            pc += 1
                            try t.poll()
                            continue outer
                        }
                        continue
                    case .forNext:
                        let cursor = registers[i.a]
                        if cursor.isInteger {
                            let remaining = registers[i.a + 1]
                            if remaining.bits == 0 { continue }
                            registers[i.a + 1] = Value(bits: remaining.bits &- 4)
                            registers[i.a] = Value(bits: cursor.bits &+ registers[i.a + 2].bits)
                            registers[i.b] = cursor
                        } else {
                            let value = t.fastNext(registers + i.a)
                            if value.isAbsent {
                                frame.pointee.pc = pc
                                switch try t.forNextSlow(i, registers) {
                                case .item: break
                                case .unpacked: pc += 1
                                case .end: continue outer
                                case .pushed:
                                    (frame, registers, pc) = t.top
                                    if state.pointee.isTransactional != M.isTransactional { return .modeChanged }
                                    continue
                                }
                            } else {
                                registers[i.b] = value
                            }
                        }
                        pc -= i.c
                        state.pointee.budget &-= 1
                        if state.pointee.budget <= 0 {
                            frame.pointee.pc = pc
                            // An exception from here is the next instruction's: its handler, its line.
                            pc += 1
                            try t.poll()
                            continue outer
                        }
                    case .call, .callMethod:
                        var window = registers + i.a
                        var count = i.b
                        let callee = window.pointee
                        if i.opcode == .callMethod {
                            // The self slot joins the arguments, or is skipped.
                            if window[1].isAbsent {
                                window[1] = callee
                                window += 1
                            } else {
                                count &+= 1
                            }
                        }
                        if callee.isReference && callee.ref.kind == .function {
                            let code = FunctionRef(callee.ref).code
                            if code.pointee.simpleArity == count {
                                frame.pointee.pc = pc
                                frame = try t.push(code, callee, window + 1, count, i.c)
                                registers = frame.pointee.registers
                                pc = code.pointee.instructions
                                state.pointee.budget &-= 1
                                if state.pointee.budget <= 0 {
                                    // An exception from here is the next instruction's: its handler, its line.
                                    pc += 1
                                    try t.poll()
                                    continue outer
                                }
                                continue
                            }
                        }
                        frame.pointee.pc = pc
                        if M.isTransactional { state.pointee.isCallInstruction = true }
                        if callee.isReference && t.isPlainNative(callee.ref, count) {
                            registers[i.c] = try t.callPlainNative(callee.ref, window + 1, count)
                        } else if try t.callValue(window, count, i.c) {
                            (frame, registers, pc) = t.top
                            if state.pointee.isTransactional != M.isTransactional { return .modeChanged }
                            continue
                        }
                        if state.pointee.isTransactional != M.isTransactional { return .modeChanged }
                        if M.isTransactional { t.ensureTransaction() }
                        if state.pointee.budget <= 0 { try t.poll() }
                    case .returnValue:
                        let value = registers[i.a]
                        if frame.pointee.continuation == .store {
                            let destination = Int(frame.pointee.destination)
                            frame -= 1
                            if M.isTransactional && frame < state.pointee.savedFrame { t.saveReturnedInto(frame) }
                            state.pointee.frame = frame
                            registers = frame.pointee.registers
                            registers[destination] = value
                            pc = frame.pointee.pc
                            continue
                        }
                        frame.pointee.pc = pc
                        if try t.returnSlow(value) { return .returned }
                        (frame, registers, pc) = t.top
                    case .other:
                        // The byte is loaded again so that the compiler does not melt the two switches into one. Another
                        // thread may have quickened the instruction meanwhile.
                        switch Opcode.load(pc - 1) {
                        // MARK: Moves
                        case .loadConstant: registers[i.a] = frame.pointee.code.pointee.constants[i.wide]; continue
                        case .loadSmall: registers[i.a] = Value(small: i.wide); continue
                        case .loadNone: registers[i.a] = .none; continue
                        case .loadTrue: registers[i.a] = .true; continue
                        case .loadFalse: registers[i.a] = .false; continue
                        case .loadAbsent: registers[i.a] = .absent; continue
                        case .checkBound:
                            if registers[i.a].isAbsent { throw t.raiseUnbound(frame, i.a) }
                        case .makeCell: registers[i.a] = Value(try t.makeCell(registers[i.a]).ref)
                        case .loadCell, .loadFree:
                            let cell = i.opcode == .loadCell ? CellRef(registers[i.b].ref) : FunctionRef(frame.pointee.function.ref).freeCell(i.b)
                            if M.isTransactional { frame.pointee.pc = pc }
                            let value = M.isTransactional ? try t.load(cell) : cell.ref[CellRef.valueWord]
                            if value.isAbsent { throw t.raiseUnboundCell(frame, i) }
                            registers[i.a] = value
                        case .storeCell:
                            if M.isTransactional { frame.pointee.pc = pc }
                            try t.store(CellRef(registers[i.a].ref), registers[i.b])
                        case .storeFree:
                            if M.isTransactional { frame.pointee.pc = pc }
                            try t.store(FunctionRef(frame.pointee.function.ref).freeCell(i.b), registers[i.a])
                        case .deleteCell, .deleteFree:
                            frame.pointee.pc = pc
                            try t.deleteCell(frame, i)
                        case .loadFreeCell: registers[i.a] = Value(FunctionRef(frame.pointee.function.ref).freeCell(i.b).ref)

                        // MARK: Globals and names
                        case .loadGlobal:
                            pc += 1
                            frame.pointee.pc = pc
                            try t.loadGlobalSlow(frame, i, registers)
                        case .storeGlobalCell:
                            guard let address = UnsafeMutableRawPointer(bitPattern: UInt(UnsafeMutableRawPointer(pc).loadRelaxed())) else {
                                pc += 1
                                frame.pointee.pc = pc
                                try t.storeGlobalSlow(frame, i, registers)
                                continue
                            }
                            let cell = CellRef(Ref(address: address))
                            if !M.isTransactional && !cell.ref[CellRef.valueWord].isAbsent {
                                cell.ref[CellRef.valueWord] = registers[i.a]
                                pc += 1
                                continue
                            }
                            pc += 1
                            frame.pointee.pc = pc
                            try t.storeGlobalSlow(frame, i, registers)
                        case .storeGlobal:
                            pc += 1
                            frame.pointee.pc = pc
                            try t.storeGlobalSlow(frame, i, registers)
                        case .deleteGlobal, .loadName, .storeName, .deleteName, .loadNameOrFree:
                            frame.pointee.pc = pc
                            try t.nameSlow(frame, i, registers)

                        // MARK: Attributes and items
                        case .getAttributeClass:
                            let cache = UnsafeMutableRawPointer(pc).loadRelaxed()
                            let cell = t.cachedClassAttribute(registers[i.b], cache)
                            pc += 1
                            if M.isTransactional { frame.pointee.pc = pc }
                            if !cell.isAbsent {
                                let value = M.isTransactional ? try t.load(CellRef(cell.ref)) : cell.ref[CellRef.valueWord]
                                if !value.isAbsent {
                                    registers[i.a] = value
                                    continue
                                }
                            }
                            frame.pointee.pc = pc
                            if try t.getAttributeSlow(i, registers) { continue outer }
                        case .getAttributePolymorphic, .getAttributeIdentity:
                            let cache = UnsafeMutableRawPointer(pc).loadRelaxed()
                            pc += 1
                            frame.pointee.pc = pc
                            let value = i.opcode == .getAttributePolymorphic
                                ? try t.polymorphicAttribute(registers[i.b], cache) : try t.cachedIdentityAttribute(registers[i.b], cache)
                            if !value.isAbsent {
                                registers[i.a] = value
                                continue
                            }
                            if try t.getAttributeSlow(i, registers) { continue outer }
                        case .loadMethodPolymorphic, .loadMethodIdentity:
                            let cache = UnsafeMutableRawPointer(pc).loadRelaxed()
                            let object = registers[i.b]
                            let isPolymorphic = i.opcode == .loadMethodPolymorphic
                            pc += 1
                            frame.pointee.pc = pc
                            let value = isPolymorphic ? t.polymorphicMethod(object, cache) : try t.cachedIdentityAttribute(object, cache)
                            if !value.isAbsent {
                                registers[i.a] = value
                                registers[i.a + 1] = isPolymorphic ? object : .absent
                                continue
                            }
                            if try t.loadMethodSlow(i, registers) { continue outer }
                        case .setAttributePolymorphic:
                            let cache = UnsafeMutableRawPointer(pc).loadRelaxed()
                            pc += 1
                            frame.pointee.pc = pc
                            if try t.polymorphicStore(registers[i.a], registers[i.b], cache) { continue }
                            if try t.setAttributeSlow(i, registers) { continue outer }
                        case .getAttribute:
                            pc += 1
                            frame.pointee.pc = pc
                            if try t.getAttributeSlow(i, registers) { continue outer }
                        case .setAttributeTransition:
                            pc += 1
                            frame.pointee.pc = pc
                            if try t.setAttributeTransition(i, pc - 1, registers) { continue }
                            if try t.setAttributeSlow(i, registers) { continue outer }
                        case .setAttribute:
                            pc += 1
                            frame.pointee.pc = pc
                            if try t.setAttributeSlow(i, registers) { continue outer }
                        case .deleteAttribute:
                            frame.pointee.pc = pc
                            if try t.deleteAttributeSlow(i, registers) { continue outer }
                        case .loadMethod:
                            pc += 1
                            frame.pointee.pc = pc
                            if try t.loadMethodSlow(i, registers) { continue outer }
                        case .getItemSmall:
                            let container = registers[i.b]
                            if container.isReference {
                                let value = t.fastItem(container.ref, i.signedC)
                                if !value.isAbsent {
                                    registers[i.a] = value
                                    continue
                                }
                            }
                            frame.pointee.pc = pc
                            if try t.getItemSlow(i, container, Value(small: i.signedC), registers) { continue outer }
                        case .setItem:
                            let container = registers[i.a]
                            let key = registers[i.b]
                            if container.isReference && key.isInteger && container.ref.shape == BuiltinClass.list.shape
                                && ListRef(container.ref).fastSet(t, key.integer, registers[i.c]) {
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.setItemSlow(i, registers) { continue outer }
                        case .deleteItem:
                            frame.pointee.pc = pc
                            if try t.deleteItemSlow(i, registers) { continue outer }
                        case .buildSlice:
                            // The subscript that follows may not need the slice itself.
                            frame.pointee.pc = pc + 1
                            if try t.useSlice(i, registers) {
                                pc += 1
                                continue
                            }
                            frame.pointee.pc = pc
                            registers[i.a] = try t.makeSlice(registers[i.b], registers[i.b + 1], registers[i.b + 2])

                        // MARK: Operators
                        case .trueDivide:
                            let result = NumberFast.trueDivide(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.trueDivide, i, registers) { continue outer }
                        case .floorDivide:
                            let result = NumberFast.floorDivide(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.floorDivide, i, registers) { continue outer }
                        case .modulo:
                            let result = NumberFast.modulo(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.modulo, i, registers) { continue outer }
                        case .leftShift:
                            let result = NumberFast.leftShift(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.leftShift, i, registers) { continue outer }
                        case .rightShift:
                            let result = NumberFast.rightShift(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.rightShift, i, registers) { continue outer }
                        case .bitAnd:
                            let result = NumberFast.bitAnd(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.bitAnd, i, registers) { continue outer }
                        case .bitOr:
                            let result = NumberFast.bitOr(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.bitOr, i, registers) { continue outer }
                        case .bitXor:
                            let result = NumberFast.bitXor(registers[i.b], registers[i.c])
                            if !result.isAbsent { registers[i.a] = result; continue }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.bitXor, i, registers) { continue outer }
                        case .power:
                            frame.pointee.pc = pc
                            if try t.binarySlow(.power, i, registers) { continue outer }
                        case .matrixMultiply:
                            frame.pointee.pc = pc
                            if try t.binarySlow(.matrixMultiply, i, registers) { continue outer }
                        case .subtractSmall:
                            let left = registers[i.b]
                            if left.isInteger {
                                let (result, overflow) = left.scaled.subtractingReportingOverflow(i.signedC << 2)
                                if !overflow { registers[i.a] = Value(scaled: result); continue }
                            }
                            frame.pointee.pc = pc
                            if try t.binarySlow(.subtract, i, registers) { continue outer }
                        case .less:
                            if let truth = NumberFast.truth(.less, registers[i.b], registers[i.c]) {
                                registers[i.a] = Value(truth)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.compareSlow(.less, i, registers) { continue outer }
                        case .lessEqual:
                            if let truth = NumberFast.truth(.lessEqual, registers[i.b], registers[i.c]) {
                                registers[i.a] = Value(truth)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.compareSlow(.lessEqual, i, registers) { continue outer }
                        case .greater:
                            if let truth = NumberFast.truth(.greater, registers[i.b], registers[i.c]) {
                                registers[i.a] = Value(truth)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.compareSlow(.greater, i, registers) { continue outer }
                        case .greaterEqual:
                            if let truth = NumberFast.truth(.greaterEqual, registers[i.b], registers[i.c]) {
                                registers[i.a] = Value(truth)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.compareSlow(.greaterEqual, i, registers) { continue outer }
                        case .equal:
                            if let truth = NumberFast.truth(.equal, registers[i.b], registers[i.c]) {
                                registers[i.a] = Value(truth)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.compareSlow(.equal, i, registers) { continue outer }
                        case .notEqual:
                            if let truth = NumberFast.truth(.notEqual, registers[i.b], registers[i.c]) {
                                registers[i.a] = Value(truth)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.compareSlow(.notEqual, i, registers) { continue outer }
                        case .branchLess:
                            if let truth = NumberFast.truth(.less, registers[i.a], registers[i.b]) {
                                if truth == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.less, i, registers[i.a], registers[i.b]) { continue outer }
                            pc = frame.pointee.pc
                        case .branchLessEqual:
                            if let truth = NumberFast.truth(.lessEqual, registers[i.a], registers[i.b]) {
                                if truth == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.lessEqual, i, registers[i.a], registers[i.b]) { continue outer }
                            pc = frame.pointee.pc
                        case .branchGreater:
                            if let truth = NumberFast.truth(.greater, registers[i.a], registers[i.b]) {
                                if truth == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.greater, i, registers[i.a], registers[i.b]) { continue outer }
                            pc = frame.pointee.pc
                        case .branchGreaterEqual:
                            if let truth = NumberFast.truth(.greaterEqual, registers[i.a], registers[i.b]) {
                                if truth == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.greaterEqual, i, registers[i.a], registers[i.b]) { continue outer }
                            pc = frame.pointee.pc
                        case .branchEqual:
                            if let truth = NumberFast.truth(.equal, registers[i.a], registers[i.b]) {
                                if truth == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.equal, i, registers[i.a], registers[i.b]) { continue outer }
                            pc = frame.pointee.pc
                        case .branchNotEqual:
                            if let truth = NumberFast.truth(.notEqual, registers[i.a], registers[i.b]) {
                                if truth == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.notEqual, i, registers[i.a], registers[i.b]) { continue outer }
                            pc = frame.pointee.pc
                        case .branchLessSmall:
                            let left = registers[i.a]
                            if left.isInteger {
                                if (left.scaled < i.signedB << 2) == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.less, i, left, Value(small: i.signedB)) { continue outer }
                            pc = frame.pointee.pc
                        case .branchLessEqualSmall:
                            let left = registers[i.a]
                            if left.isInteger {
                                if (left.scaled <= i.signedB << 2) == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.lessEqual, i, left, Value(small: i.signedB)) { continue outer }
                            pc = frame.pointee.pc
                        case .branchGreaterSmall:
                            let left = registers[i.a]
                            if left.isInteger {
                                if (left.scaled > i.signedB << 2) == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.greater, i, left, Value(small: i.signedB)) { continue outer }
                            pc = frame.pointee.pc
                        case .branchGreaterEqualSmall:
                            let left = registers[i.a]
                            if left.isInteger {
                                if (left.scaled >= i.signedB << 2) == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.greaterEqual, i, left, Value(small: i.signedB)) { continue outer }
                            pc = frame.pointee.pc
                        case .branchEqualSmall:
                            let left = registers[i.a]
                            if left.isInteger {
                                if (left.scaled == i.signedB << 2) == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.equal, i, left, Value(small: i.signedB)) { continue outer }
                            pc = frame.pointee.pc
                        case .branchNotEqualSmall:
                            let left = registers[i.a]
                            if left.isInteger {
                                if (left.scaled != i.signedB << 2) == (i.d == 1) { pc += i.signedC }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.branchSlow(.notEqual, i, left, Value(small: i.signedB)) { continue outer }
                            pc = frame.pointee.pc
                        case .negate:
                            let operand = registers[i.b]
                            if operand.isInteger && operand.scaled != Int.min {
                                registers[i.a] = Value(scaled: 0 &- operand.scaled)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.unarySlow(.negate, i, registers) { continue outer }
                        case .positive, .invert:
                            frame.pointee.pc = pc
                            if try t.unarySlow(i.opcode == .invert ? .invert : .positive, i, registers) { continue outer }
                        case .not:
                            let operand = registers[i.b]
                            if operand.isBool {
                                registers[i.a] = Value(operand == .false)
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.notSlow(i, operand, registers) { continue outer }
                        case .same: registers[i.a] = Value(t.areSame(registers[i.b], registers[i.c]))
                        case .notSame: registers[i.a] = Value(!t.areSame(registers[i.b], registers[i.c]))
                        case .contains, .notContains:
                            frame.pointee.pc = pc
                            if try t.containsSlow(i, registers) { continue outer }

                        // MARK: Jumps
                        case .jump: pc += i.wide; continue
                        case .jumpIfTrue, .jumpIfFalse:
                            let value = registers[i.a]
                            let wanted = i.opcode == .jumpIfTrue
                            if value.isSingleton {
                                if (value == .true || (value != .false && !value.isNone)) == wanted { pc += i.wide }
                                continue
                            }
                            if value.isInteger {
                                if (value.bits != 0) == wanted { pc += i.wide }
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.truthSlow(value, i) { continue outer }
                            pc = frame.pointee.pc
                        case .jumpIfNone: if registers[i.a].isNone { pc += i.wide }; continue
                        case .jumpIfNotNone: if !registers[i.a].isNone { pc += i.wide }; continue
                        case .jumpIfAbsent: if registers[i.a].isAbsent { pc += i.wide }; continue
                        case .jumpIfNotAbsent: if !registers[i.a].isAbsent { pc += i.wide }; continue
                        case .branchSame: if t.areSame(registers[i.a], registers[i.b]) == (i.d == 1) { pc += i.signedC }

                        // MARK: Loops
                        case .getIterator:
                            frame.pointee.pc = pc
                            if try t.getIteratorSlow(i, registers) { continue outer }
                        case .makeIterator:
                            frame.pointee.pc = pc
                            registers[i.a] = try t.makeIterator(registers[i.b])

                        // MARK: Calls
                        case .callKeyword:
                            let names = frame.pointee.code.pointee.constants[Int(pc.pointee)]
                            pc += 1
                            frame.pointee.pc = pc
                            if M.isTransactional { state.pointee.isCallInstruction = true }
                            if try t.callKeyword(i, names, registers) { continue outer }
                            if M.isTransactional { t.ensureTransaction() }
                        case .callSpread:
                            frame.pointee.pc = pc
                            if M.isTransactional { state.pointee.isCallInstruction = true }
                            if try t.callSpread(registers + i.a, i.c) { continue outer }
                            if M.isTransactional { t.ensureTransaction() }
                        case .makeFunction:
                            frame.pointee.pc = pc
                            registers[i.a] = try t.makeFunction(
                                frame.pointee.code.pointee.constants[i.b],
                                globals: FunctionRef(frame.pointee.function.ref)[.globals], registers + i.c)
                        case .buildClass:
                            frame.pointee.pc = pc
                            if try t.buildClass(i, registers) { continue outer }

                        // MARK: Generators
                        case .generatorStart:
                            frame.pointee.pc = pc
                            if try t.startGenerator() { return .returned }
                            continue outer
                        case .yieldValue:
                            frame.pointee.pc = pc
                            if try t.yieldSlow(registers[i.a]) { return .yielded }
                            (frame, registers, pc) = t.top
                        case .delegate:
                            frame.pointee.pc = pc
                            switch try t.delegateSlow(i, registers) {
                            case .proceed: break
                            case .reload: continue outer
                            case .leave: return .yielded
                            }
                        case .getDelegate, .getAwaitable, .getAsyncIterator, .getAsyncNext, .endAsyncFor:
                            frame.pointee.pc = pc
                            try t.asyncSlow(i, registers)

                        // MARK: Displays
                        case .buildTuple: registers[i.a] = try t.makeTuple(registers + i.b, count: i.c)
                        case .buildList: registers[i.a] = try t.makeList(registers + i.b, count: i.c)
                        case .listAppend:
                            if M.isTransactional { frame.pointee.pc = pc }
                            try ListRef(registers[i.a].ref).append(t, registers[i.b])
                        case .setAdd:
                            frame.pointee.pc = pc
                            try SetRef(registers[i.a].ref).add(t, registers[i.b])
                        case .buildSet, .buildDictionary, .buildString, .formatValue, .dictionaryStore, .listExtend, .setUpdate,
                             .dictionaryUpdate, .dictionaryMerge, .listToTuple:
                            frame.pointee.pc = pc
                            try t.displaySlow(i, registers)
                        case .unpack:
                            let source = registers[i.b]
                            if source.isKind(.tuple) && TupleRef(source.ref).count == i.c {
                                let tuple = TupleRef(source.ref)
                                for index in 0..<i.c { registers[i.a + index] = tuple[index] }
                                continue
                            }
                            frame.pointee.pc = pc
                            try t.unpackSlow(i, source, registers + i.a)
                        case .unpackStar:
                            frame.pointee.pc = pc
                            try t.unpackStar(i, registers[i.b], registers + i.a)

                        // MARK: Exceptions and with
                        case .raise, .raiseFrom, .raiseAgain, .rethrow:
                            frame.pointee.pc = pc
                            throw t.raiseInstruction(i, registers)
                        case .pushHandled:
                            registers[i.a + 1] = state.pointee.handled
                            state.pointee.handled = registers[i.a]
                        case .popHandled: state.pointee.handled = registers[i.a + 1]
                        case .matchException:
                            frame.pointee.pc = pc
                            registers[i.a] = Value(try t.exceptionMatches(registers[i.b], registers[i.c]))
                        case .prepareWith:
                            frame.pointee.pc = pc
                            try t.prepareWith(i, registers)
                        case .prepareExit: t.prepareExit(i, registers)
                        case .loadAssertionError: registers[i.a] = t.machine.classObject(.assertionError).value

                        // MARK: Everything rare
                        case .importName:
                            frame.pointee.pc = pc
                            if try t.importName(i, registers) { continue outer }
                        case .importFrom, .importStar, .matchSequence, .matchMapping, .matchKeys, .matchClass, .getLength, .mappingRest,
                             .matchExceptionGroup, .prepareReraiseStar, .setupAnnotations, .display, .makeTypeParameter, .makeTypeAlias,
                             .genericBase:
                            frame.pointee.pc = pc
                            try t.rareSlow(i, registers)

                        case .returnNone:
                            let continuation = frame.pointee.continuation
                            if continuation == .store || continuation == .construct {
                                let value = continuation == .store ? Value.none : frame.pointee.extra
                                let destination = Int(frame.pointee.destination)
                                frame -= 1
                                if M.isTransactional && frame < state.pointee.savedFrame { t.saveReturnedInto(frame) }
                                state.pointee.frame = frame
                                registers = frame.pointee.registers
                                registers[destination] = value
                                pc = frame.pointee.pc
                                continue
                            }
                            frame.pointee.pc = pc
                            if try t.returnSlow(.none) { return .returned }
                            continue outer
                        case .nop: break
                        case .move, .addSmall, .add, .subtract, .multiply, .getItem, .forNext, .jumpBack, .call, .callMethod,
                             .returnValue, .loadGlobalCell, .getAttributeSlot, .setAttributeSlot, .loadMethodClass:
                            pc -= 1 // quickened by another thread between the two looks: look again
                        }
                    }
                    // Guest code below a slow path may have started a thread (law 6).
                    if state.pointee.isTransactional != M.isTransactional {
                        frame.pointee.pc = pc
                        return .modeChanged
                    }
                }
            } catch {
                if state.pointee.frame == frame { frame.pointee.pc = pc }
                switch error {
                case .aborted: return .aborted
                case .stopped: return .stopped
                case .raised:
                    state.pointee.isCallInstruction = false
                    if state.pointee.isTransactional != M.isTransactional || M.isTransactional { t.ensureTransaction() }
                    do throws(Unwind) {
                        if try !t.unwindRaised() { return .raised }
                    } catch {
                        return error == .aborted ? .aborted : .stopped
                    }
                }
            }
        }
    }
}
