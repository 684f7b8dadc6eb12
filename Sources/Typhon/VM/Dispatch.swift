/// # Dispatch: the interpreter loop
///
///     outer: reload registers, pc from the thread's state
///       while true: switch on the opcode at pc
///         fast case     a few lines on registers; leaves the switch, or `pc += 1; continue`
///         slow case     `frame.pc = pc + 1`, call; true = "a frame was pushed or popped": reload
///
/// The local `pc` is the instruction that is executed, a frame's `pc` the one that comes next.
///
/// Laws
/// 1. `pc` is current only in the local; before any call that may raise, abort, collect or
///    look at the frame, it is stored in the frame. What is caught here is where the frame says it is.
/// 2. A slow path returns true when the frames changed, and has then stored every `pc`.
/// 3. A slice ends only in `poll`, between two instructions, with the frame complete.
/// 4. Guest code called by an instruction runs in a frame pushed here (`Continuation`);
///    only native builtins that need the guest nest this function.
/// 5. A case writes its destination last, so an exception leaves the registers untouched.
/// 6. A loop executes no instruction after one during which the mode has changed.
///
/// A case that says `continue` is predicted by a jump of its own: the compiler copies the switch's jump to the end of
/// every way back to the top as long as those are no more than sixteen, so only the hottest cases go back directly. All
/// others leave the switch, which also looks whether the mode is still the same.
extension Thread {
    @inline(never)
    func run<M: ExecutionMode>(_ mode: M.Type) -> RunExit {
        let t = self
        let state = self.state
        var registers = frame.pointee.registers
        var pc = frame.pointee.pc
        outer: while true {
            if state.pointee.isTransactional != M.isTransactional { return .modeChanged }
            let outcome = t.runMachineCode(M.self)
            if outcome == .returned || outcome == .yielded { return outcome == .returned ? .returned : .yielded }
            let isTranslated = frame.pointee.code.isTranslated(M.self) && t.countHeat(frame.pointee.code, M.self)
            registers = frame.pointee.registers
            pc = frame.pointee.pc
            do throws(Unwind) {
                if outcome == .raised { throw state.pointee.unwind }
                if state.pointee.isTransactional != M.isTransactional { return .modeChanged }
                while true {
                    let i = InstructionAddress(pc)
                    switch i.opcode {
                    case .move: registers[i.a] = registers[i.b]; pc += 1; continue
                    case .loadConstant: registers[i.a] = frame.pointee.code.pointee.constants[i.wide]
                    case .loadSmall: registers[i.a] = Value(small: i.wide); pc += 1; continue
                    case .loadGlobalCell:
                        guard let address = UnsafeMutableRawPointer(bitPattern: UInt(UnsafeMutableRawPointer(pc + 1).loadRelaxed())) else {
                            pc += 1
                            frame.pointee.pc = pc + 1
                            try t.loadGlobalSlow(frame, i.instruction, registers)
                            break
                        }
                        let cell = CellRef(Ref(address: address))
                        if M.isTransactional { frame.pointee.pc = pc + 1 }
                        let value = M.isTransactional ? try t.load(cell) : cell.ref[CellRef.valueWord]
                        pc += 1
                        if !value.isAbsent {
                            registers[i.a] = value
                            pc += 1
                            continue
                        }
                        frame.pointee.pc = pc + 1
                        try t.loadGlobalSlow(frame, i.instruction, registers)
                    case .getAttributeSlot:
                        let cache = UnsafeMutableRawPointer(pc + 1).loadRelaxed()
                        let object = registers[i.b]
                        if object.isReference, object.ref.shape.number == UInt32(truncatingIfNeeded: cache) {
                            let slot = object.ref.address + Int(cache >> 32)
                            let value: Value
                            if !M.isTransactional || object.ref.recordTag == state.pointee.tag {
                                value = Value(bits: slot.loadRelaxed())
                            } else {
                                frame.pointee.pc = pc + 1
                                value = try t.readShared(Unit(object.ref), slot)
                            }
                            if !value.isAbsent {
                                registers[i.a] = value
                                pc += 1
                                pc += 1
                                continue
                            }
                        }
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if try t.getAttributeSlow(i.instruction, registers) { continue outer }
                    case .setAttributeSlot:
                        let cache = UnsafeMutableRawPointer(pc + 1).loadRelaxed()
                        let object = registers[i.a]
                        if object.isReference, object.ref.shape.number == UInt32(truncatingIfNeeded: cache) {
                            if M.isTransactional {
                                frame.pointee.pc = pc + 1
                                try t.open(object.ref)
                                if object.ref.shape.number != UInt32(truncatingIfNeeded: cache) {
                                    pc += 1
                                    frame.pointee.pc = pc + 1
                                    if try t.setAttributeSlow(i.instruction, registers) { continue outer }
                                    break
                                }
                            }
                            (object.ref.address + Int(cache >> 32)).storeRelaxed(registers[i.b].bits)
                            pc += 1
                            break
                        }
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if try t.setAttributeSlow(i.instruction, registers) { continue outer }
                    case .loadMethodClass:
                        let cache = UnsafeMutableRawPointer(pc + 1).loadRelaxed()
                        let object = registers[i.b]
                        let value = t.cachedClassAttribute(object, cache)
                        pc += 1
                        if !value.isAbsent {
                            registers[i.a] = value
                            registers[i.a + 1] = object
                            pc += 1
                            continue
                        }
                        frame.pointee.pc = pc + 1
                        if try t.loadMethodSlow(i.instruction, registers) { continue outer }
                    case .getItem:
                        let container = registers[i.b]
                        let key = registers[i.c]
                        if container.isReference && key.isInteger {
                            let value = t.fastItem(container.ref, key.integer)
                            if !value.isAbsent {
                                registers[i.a] = value
                                pc += 1
                                continue
                            }
                        }
                        frame.pointee.pc = pc + 1
                        if try t.getItemSlow(i.instruction, container, key, registers) { continue outer }
                    case .add:
                        if NumberFast.add(registers[i.b], registers[i.c], into: registers + i.a) { pc += 1; continue }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.add, i.instruction, registers) { continue outer }
                    case .subtract:
                        if NumberFast.subtract(registers[i.b], registers[i.c], into: registers + i.a) { break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.subtract, i.instruction, registers) { continue outer }
                    case .multiply:
                        if NumberFast.multiply(registers[i.b], registers[i.c], into: registers + i.a) { pc += 1; continue }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.multiply, i.instruction, registers) { continue outer }
                    case .addSmall, .subtractSmall:
                        let left = registers[i.b]
                        if left.isInteger {
                            let (result, overflow) = left.scaled.addingReportingOverflow(i.signedC << 2)
                            if !overflow { registers[i.a] = Value(scaled: result); pc += 1; continue }
                        }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(i.opcode.binaryOperator, i.instruction, registers) { continue outer }
                    case .forNext:
                        let cursor = registers[i.a]
                        if cursor.isInteger {
                            let remaining = registers[i.a + 1]
                            if remaining.bits == 0 { break }
                            registers[i.a + 1] = Value(bits: remaining.bits &- 4)
                            registers[i.a] = Value(bits: cursor.bits &+ registers[i.a + 2].bits)
                            registers[i.b] = cursor
                        } else {
                            let value = t.fastNext(registers + i.a)
                            if value.isAbsent {
                                frame.pointee.pc = pc + 1
                                switch try t.forNextSlow(i.instruction, registers) {
                                case .item: break
                                case .unpacked: pc += 1
                                case .end: continue outer
                                case .pushed:
                                    t.countHeat(frame[-1].code)
                                    continue outer
                                }
                            } else {
                                registers[i.b] = value
                            }
                        }
                        pc -= i.c
                        state.pointee.budget &-= 1
                        if state.pointee.budget <= 0 {
                            frame.pointee.pc = pc + 1
                            try t.pollBeforeNext()
                            continue outer
                        }
                        pc += 1
                        if t.countHeat(frame.pointee.code, M.self) {
                            frame.pointee.pc = pc
                            continue outer
                        }
                        continue
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
                                frame.pointee.pc = pc + 1
                                try t.push(code, callee, window + 1, count, i.c)
                                registers = window + 1
                                pc = code.pointee.instructions - 1
                                state.pointee.budget &-= 1
                                if state.pointee.budget <= 0 {
                                    try t.pollBeforeNext()
                                    continue outer
                                }
                                if t.countHeat(code, M.self) { continue outer }
                                pc += 1
                                continue
                            }
                        }
                        frame.pointee.pc = pc + 1
                        if M.isTransactional { state.pointee.isCallInstruction = true }
                        if callee.isReference && t.isPlainNative(callee.ref, count) {
                            registers[i.c] = try t.callPlainNative(callee.ref, window + 1, count)
                        } else if try t.callValue(window, count, i.c) {
                            (registers, pc) = t.top
                            pc -= 1
                            break
                        }
                        if state.pointee.isTransactional != M.isTransactional { return .modeChanged }
                        if M.isTransactional { t.ensureTransaction() }
                        if state.pointee.budget <= 0 { try t.poll() }
                    case .returnValue:
                        let value = registers[i.a]
                        if frame.pointee.continuation == .store {
                            let destination = Int(frame.pointee.destination)
                            state.pointee.frame -= 1
                            if M.isTransactional && frame < state.pointee.savedFrame { t.saveReturnedInto(frame) }
                            registers = frame.pointee.registers
                            registers[destination] = value
                            pc = frame.pointee.pc
                            if frame.pointee.code.isTranslated(M.self) { continue outer }
                            continue
                        }
                        frame.pointee.pc = pc + 1
                        if try t.returnSlow(value) { return .returned }
                        (registers, pc) = t.top
                        pc -= 1

                    // MARK: Moves
                    case .loadNone: registers[i.a] = .none
                    case .loadTrue: registers[i.a] = .true
                    case .loadFalse: registers[i.a] = .false
                    case .loadAbsent: registers[i.a] = .absent
                    case .checkBound:
                        if registers[i.a].isAbsent {
                            frame.pointee.pc = pc + 1
                            throw t.raiseUnbound(frame, i.a)
                        }
                    case .makeCell:
                        frame.pointee.pc = pc + 1
                        registers[i.a] = Value(try t.makeCell(registers[i.a]).ref)
                    case .loadCell, .loadFree:
                        let cell = i.opcode == .loadCell ? CellRef(registers[i.b].ref) : FunctionRef(frame.pointee.function.ref).freeCell(i.b)
                        if M.isTransactional { frame.pointee.pc = pc + 1 }
                        let value = M.isTransactional ? try t.load(cell) : cell.ref[CellRef.valueWord]
                        if value.isAbsent {
                            frame.pointee.pc = pc + 1
                            throw t.raiseUnboundCell(frame, i.instruction)
                        }
                        registers[i.a] = value
                    case .storeCell:
                        if M.isTransactional { frame.pointee.pc = pc + 1 }
                        try t.store(CellRef(registers[i.a].ref), registers[i.b])
                    case .storeFree:
                        if M.isTransactional { frame.pointee.pc = pc + 1 }
                        try t.store(FunctionRef(frame.pointee.function.ref).freeCell(i.b), registers[i.a])
                    case .deleteCell, .deleteFree:
                        frame.pointee.pc = pc + 1
                        try t.deleteCell(frame, i.instruction)
                    case .loadFreeCell: registers[i.a] = Value(FunctionRef(frame.pointee.function.ref).freeCell(i.b).ref)

                    // MARK: Globals and names
                    case .loadGlobal:
                        pc += 1
                        frame.pointee.pc = pc + 1
                        try t.loadGlobalSlow(frame, i.instruction, registers)
                    case .storeGlobalCell:
                        guard let address = UnsafeMutableRawPointer(bitPattern: UInt(UnsafeMutableRawPointer(pc + 1).loadRelaxed())) else {
                            pc += 1
                            frame.pointee.pc = pc + 1
                            try t.storeGlobalSlow(frame, i.instruction, registers)
                            break
                        }
                        let cell = CellRef(Ref(address: address))
                        if !M.isTransactional && !cell.ref[CellRef.valueWord].isAbsent && cell.isMoving {
                            cell.ref[CellRef.valueWord] = registers[i.a]
                            pc += 1
                            break
                        }
                        pc += 1
                        frame.pointee.pc = pc + 1
                        try t.storeGlobalSlow(frame, i.instruction, registers)
                    case .storeGlobal:
                        pc += 1
                        frame.pointee.pc = pc + 1
                        try t.storeGlobalSlow(frame, i.instruction, registers)
                    case .deleteGlobal, .loadName, .storeName, .deleteName, .loadNameOrFree:
                        frame.pointee.pc = pc + 1
                        try t.nameSlow(frame, i.instruction, registers)

                    // MARK: Attributes and items
                    case .getAttributeClass:
                        let cache = UnsafeMutableRawPointer(pc + 1).loadRelaxed()
                        let cell = t.cachedClassAttribute(registers[i.b], cache)
                        pc += 1
                        if M.isTransactional { frame.pointee.pc = pc + 1 }
                        if cell.isKind(.function) {
                            frame.pointee.pc = pc + 1
                            try t.pushGetter(cell, i.instruction, registers)
                            continue outer
                        }
                        if !cell.isAbsent {
                            let value = M.isTransactional ? try t.load(CellRef(cell.ref)) : cell.ref[CellRef.valueWord]
                            if !value.isAbsent {
                                registers[i.a] = value
                                break
                            }
                        }
                        frame.pointee.pc = pc + 1
                        if try t.getAttributeSlow(i.instruction, registers) { continue outer }
                    case .getAttributePolymorphic, .getAttributeIdentity:
                        let cache = UnsafeMutableRawPointer(pc + 1).loadRelaxed()
                        pc += 1
                        frame.pointee.pc = pc + 1
                        let value = i.opcode == .getAttributePolymorphic
                            ? try t.polymorphicAttribute(registers[i.b], cache) : try t.cachedIdentityAttribute(registers[i.b], cache)
                        if !value.isAbsent {
                            registers[i.a] = value
                            break
                        }
                        if try t.getAttributeSlow(i.instruction, registers) { continue outer }
                    case .loadMethodPolymorphic, .loadMethodIdentity:
                        let cache = UnsafeMutableRawPointer(pc + 1).loadRelaxed()
                        let object = registers[i.b]
                        let isPolymorphic = i.opcode == .loadMethodPolymorphic
                        pc += 1
                        frame.pointee.pc = pc + 1
                        let value = isPolymorphic ? t.polymorphicMethod(object, cache) : try t.cachedIdentityAttribute(object, cache)
                        if !value.isAbsent {
                            registers[i.a] = value
                            registers[i.a + 1] = isPolymorphic ? object : .absent
                            break
                        }
                        if try t.loadMethodSlow(i.instruction, registers) { continue outer }
                    case .setAttributePolymorphic:
                        let cache = UnsafeMutableRawPointer(pc + 1).loadRelaxed()
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if try t.polymorphicStore(registers[i.a], registers[i.b], cache) { break }
                        if try t.setAttributeSlow(i.instruction, registers) { continue outer }
                    case .getAttribute:
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if try t.getAttributeSlow(i.instruction, registers) { continue outer }
                    case .setAttributeTransition:
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if try t.setAttributeTransition(i.instruction, pc, registers) { break }
                        if try t.setAttributeSlow(i.instruction, registers) { continue outer }
                    case .setAttribute:
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if try t.setAttributeSlow(i.instruction, registers) { continue outer }
                    case .deleteAttribute:
                        frame.pointee.pc = pc + 1
                        if try t.deleteAttributeSlow(i.instruction, registers) { continue outer }
                    case .loadMethod:
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if try t.loadMethodSlow(i.instruction, registers) { continue outer }
                    case .getItemSmall:
                        let container = registers[i.b]
                        if container.isReference {
                            let value = t.fastItem(container.ref, i.signedC)
                            if !value.isAbsent {
                                registers[i.a] = value
                                break
                            }
                        }
                        frame.pointee.pc = pc + 1
                        if try t.getItemSlow(i.instruction, container, Value(small: i.signedC), registers) { continue outer }
                    case .setItem:
                        let container = registers[i.a]
                        let key = registers[i.b]
                        if container.isReference && key.isInteger && container.ref.shape == BuiltinClass.list.shape
                            && ListRef(container.ref).fastSet(t, key.integer, registers[i.c]) {
                            break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.setItemSlow(i.instruction, registers) { continue outer }
                    case .deleteItem:
                        frame.pointee.pc = pc + 1
                        if try t.deleteItemSlow(i.instruction, registers) { continue outer }
                    case .buildSlice:
                        // The subscript that follows may not need the slice itself.
                        frame.pointee.pc = pc + 2
                        if try t.useSlice(i.instruction, registers) {
                            pc += 1
                            break
                        }
                        frame.pointee.pc = pc + 1
                        registers[i.a] = try t.makeSlice(registers[i.b], registers[i.b + 1], registers[i.b + 2])

                    // MARK: Operators
                    case .trueDivide:
                        let result = NumberFast.trueDivide(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.trueDivide, i.instruction, registers) { continue outer }
                    case .floorDivide:
                        let result = NumberFast.floorDivide(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.floorDivide, i.instruction, registers) { continue outer }
                    case .modulo:
                        let result = NumberFast.modulo(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.modulo, i.instruction, registers) { continue outer }
                    case .leftShift:
                        let result = NumberFast.leftShift(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.leftShift, i.instruction, registers) { continue outer }
                    case .rightShift:
                        let result = NumberFast.rightShift(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.rightShift, i.instruction, registers) { continue outer }
                    case .bitAnd:
                        let result = NumberFast.bitAnd(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.bitAnd, i.instruction, registers) { continue outer }
                    case .bitOr:
                        let result = NumberFast.bitOr(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.bitOr, i.instruction, registers) { continue outer }
                    case .bitXor:
                        let result = NumberFast.bitXor(registers[i.b], registers[i.c])
                        if !result.isAbsent { registers[i.a] = result; break }
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.bitXor, i.instruction, registers) { continue outer }
                    case .power:
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.power, i.instruction, registers) { continue outer }
                    case .matrixMultiply:
                        frame.pointee.pc = pc + 1
                        if try t.binarySlow(.matrixMultiply, i.instruction, registers) { continue outer }
                    case .less:
                        if let truth = NumberFast.truth(.less, registers[i.b], registers[i.c]) {
                            registers[i.a] = Value(truth); break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.compareSlow(.less, i.instruction, registers) { continue outer }
                    case .lessEqual:
                        if let truth = NumberFast.truth(.lessEqual, registers[i.b], registers[i.c]) {
                            registers[i.a] = Value(truth); break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.compareSlow(.lessEqual, i.instruction, registers) { continue outer }
                    case .greater:
                        if let truth = NumberFast.truth(.greater, registers[i.b], registers[i.c]) {
                            registers[i.a] = Value(truth); break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.compareSlow(.greater, i.instruction, registers) { continue outer }
                    case .greaterEqual:
                        if let truth = NumberFast.truth(.greaterEqual, registers[i.b], registers[i.c]) {
                            registers[i.a] = Value(truth); break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.compareSlow(.greaterEqual, i.instruction, registers) { continue outer }
                    case .equal:
                        if let truth = NumberFast.truth(.equal, registers[i.b], registers[i.c]) {
                            registers[i.a] = Value(truth); break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.compareSlow(.equal, i.instruction, registers) { continue outer }
                    case .notEqual:
                        if let truth = NumberFast.truth(.notEqual, registers[i.b], registers[i.c]) {
                            registers[i.a] = Value(truth); break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.compareSlow(.notEqual, i.instruction, registers) { continue outer }
                    case .branchLess:
                        if let truth = NumberFast.truth(.less, registers[i.a], registers[i.b]) { pc += i.step(truth); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.less, i.instruction, registers[i.a], registers[i.b]) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchLessEqual:
                        if let truth = NumberFast.truth(.lessEqual, registers[i.a], registers[i.b]) { pc += i.step(truth); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.lessEqual, i.instruction, registers[i.a], registers[i.b]) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchGreater:
                        if let truth = NumberFast.truth(.greater, registers[i.a], registers[i.b]) { pc += i.step(truth); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.greater, i.instruction, registers[i.a], registers[i.b]) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchGreaterEqual:
                        if let truth = NumberFast.truth(.greaterEqual, registers[i.a], registers[i.b]) { pc += i.step(truth); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.greaterEqual, i.instruction, registers[i.a], registers[i.b]) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchEqual:
                        if let truth = NumberFast.truth(.equal, registers[i.a], registers[i.b]) { pc += i.step(truth); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.equal, i.instruction, registers[i.a], registers[i.b]) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchNotEqual:
                        if let truth = NumberFast.truth(.notEqual, registers[i.a], registers[i.b]) { pc += i.step(truth); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.notEqual, i.instruction, registers[i.a], registers[i.b]) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchLessSmall:
                        let left = registers[i.a]
                        if left.isInteger { pc += i.step(left.scaled < i.signedB << 2); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.less, i.instruction, left, Value(small: i.signedB)) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchLessEqualSmall:
                        let left = registers[i.a]
                        if left.isInteger { pc += i.step(left.scaled <= i.signedB << 2); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.lessEqual, i.instruction, left, Value(small: i.signedB)) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchGreaterSmall:
                        let left = registers[i.a]
                        if left.isInteger { pc += i.step(left.scaled > i.signedB << 2); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.greater, i.instruction, left, Value(small: i.signedB)) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchGreaterEqualSmall:
                        let left = registers[i.a]
                        if left.isInteger { pc += i.step(left.scaled >= i.signedB << 2); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.greaterEqual, i.instruction, left, Value(small: i.signedB)) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchEqualSmall:
                        let left = registers[i.a]
                        if left.isInteger { pc += i.step(left.scaled == i.signedB << 2); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.equal, i.instruction, left, Value(small: i.signedB)) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .branchNotEqualSmall:
                        let left = registers[i.a]
                        if left.isInteger { pc += i.step(left.scaled != i.signedB << 2); break }
                        frame.pointee.pc = pc + 1
                        if try t.branchSlow(.notEqual, i.instruction, left, Value(small: i.signedB)) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .negate:
                        let operand = registers[i.b]
                        if operand.isInteger && operand.scaled != Int.min {
                            registers[i.a] = Value(scaled: 0 &- operand.scaled)
                            break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.unarySlow(.negate, i.instruction, registers) { continue outer }
                    case .positive, .invert:
                        frame.pointee.pc = pc + 1
                        if try t.unarySlow(i.opcode == .invert ? .invert : .positive, i.instruction, registers) { continue outer }
                    case .not:
                        let operand = registers[i.b]
                        if operand.isBool {
                            registers[i.a] = Value(operand == .false)
                            break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.notSlow(i.instruction, operand, registers) { continue outer }
                    case .same: registers[i.a] = Value(t.areSame(registers[i.b], registers[i.c]))
                    case .notSame: registers[i.a] = Value(!t.areSame(registers[i.b], registers[i.c]))
                    case .contains, .notContains:
                        frame.pointee.pc = pc + 1
                        if try t.containsSlow(i.instruction, registers) { continue outer }

                    // MARK: Jumps
                    case .jump: pc += i.wide
                    case .jumpBack:
                        pc += i.wide
                        state.pointee.budget &-= 1
                        if state.pointee.budget <= 0 {
                            frame.pointee.pc = pc + 1
                            try t.pollBeforeNext()
                            continue outer
                        }
                        if t.countHeat(frame.pointee.code, M.self) {
                            frame.pointee.pc = pc + 1
                            continue outer
                        }
                    case .jumpIfTrue, .jumpIfFalse:
                        let value = registers[i.a]
                        let wanted = i.opcode == .jumpIfTrue
                        if value.isSingleton {
                            if (value == .true || (value != .false && !value.isNone)) == wanted { pc += i.wide }
                            break
                        }
                        if value.isInteger {
                            if (value.bits != 0) == wanted { pc += i.wide }
                            break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.truthSlow(value, i.instruction) { continue outer }
                        pc = frame.pointee.pc - 1
                    case .jumpIfNone: if registers[i.a].isNone { pc += i.wide }
                    case .jumpIfNotNone: if !registers[i.a].isNone { pc += i.wide }
                    case .jumpIfAbsent: if registers[i.a].isAbsent { pc += i.wide }
                    case .jumpIfNotAbsent: if !registers[i.a].isAbsent { pc += i.wide }
                    case .branchSame: if t.areSame(registers[i.a], registers[i.b]) == (i.d == 1) { pc += i.signedC }

                    // MARK: Loops
                    case .getIterator:
                        frame.pointee.pc = pc + 1
                        if try t.getIteratorSlow(i.instruction, registers) { continue outer }
                    case .makeIterator:
                        frame.pointee.pc = pc + 1
                        registers[i.a] = try t.makeIterator(registers[i.b])

                    // MARK: Calls
                    case .callKeyword:
                        let names = frame.pointee.code.pointee.constants[Int(pc[1])]
                        pc += 1
                        frame.pointee.pc = pc + 1
                        if M.isTransactional { state.pointee.isCallInstruction = true }
                        if try t.callKeyword(i.instruction, names, registers) { continue outer }
                        if M.isTransactional { t.ensureTransaction() }
                    case .callSpread:
                        frame.pointee.pc = pc + 1
                        if M.isTransactional { state.pointee.isCallInstruction = true }
                        if try t.callSpread(registers + i.a, i.c) { continue outer }
                        if M.isTransactional { t.ensureTransaction() }
                    case .makeFunction:
                        frame.pointee.pc = pc + 1
                        registers[i.a] = try t.makeFunction(
                            frame.pointee.code.pointee.constants[i.b],
                            globals: FunctionRef(frame.pointee.function.ref)[.globals], registers + i.c)
                    case .buildClass:
                        frame.pointee.pc = pc + 1
                        if try t.buildClass(i.instruction, registers) { continue outer }

                    // MARK: Generators
                    case .generatorStart:
                        frame.pointee.pc = pc + 1
                        if try t.startGenerator() { return .returned }
                        continue outer
                    case .yieldValue:
                        frame.pointee.pc = pc + 1
                        t.countHeat(frame.pointee.code)
                        if try t.yieldSlow(registers[i.a]) { return .yielded }
                        continue outer
                    case .delegate:
                        frame.pointee.pc = pc + 1
                        switch try t.delegateSlow(i.instruction, registers) {
                        case .proceed: break
                        case .reload: continue outer
                        case .leave: return .yielded
                        }
                    case .getDelegate, .getAwaitable, .getAsyncIterator, .getAsyncNext, .endAsyncFor:
                        frame.pointee.pc = pc + 1
                        try t.asyncSlow(i.instruction, registers)

                    // MARK: Displays
                    case .buildTuple:
                        frame.pointee.pc = pc + 1
                        registers[i.a] = try t.makeTuple(registers + i.b, count: i.c)
                    case .buildList:
                        frame.pointee.pc = pc + 1
                        registers[i.a] = try t.makeList(registers + i.b, count: i.c)
                    case .listAppend:
                        frame.pointee.pc = pc + 1
                        try ListRef(registers[i.a].ref).append(t, registers[i.b])
                    case .setAdd:
                        frame.pointee.pc = pc + 1
                        try SetRef(registers[i.a].ref).add(t, registers[i.b])
                    case .buildSet, .buildDictionary, .buildString, .formatValue, .dictionaryStore, .listExtend, .setUpdate,
                         .dictionaryUpdate, .dictionaryMerge, .listToTuple:
                        frame.pointee.pc = pc + 1
                        try t.displaySlow(i.instruction, registers)
                    case .unpack:
                        let source = registers[i.b]
                        if source.isKind(.tuple) && TupleRef(source.ref).count == i.c {
                            let tuple = TupleRef(source.ref)
                            for index in 0..<i.c { registers[i.a + index] = tuple[index] }
                            break
                        }
                        frame.pointee.pc = pc + 1
                        try t.unpackSlow(i.instruction, source, registers + i.a)
                    case .unpackStar:
                        frame.pointee.pc = pc + 1
                        try t.unpackStar(i.instruction, registers[i.b], registers + i.a)

                    // MARK: Exceptions and with
                    case .raise, .raiseFrom, .raiseAgain, .rethrow:
                        frame.pointee.pc = pc + 1
                        throw t.raiseInstruction(i.instruction, registers)
                    case .pushHandled:
                        registers[i.a + 1] = state.pointee.handled
                        state.pointee.handled = registers[i.a]
                    case .popHandled: state.pointee.handled = registers[i.a + 1]
                    case .matchException:
                        frame.pointee.pc = pc + 1
                        registers[i.a] = Value(try t.exceptionMatches(registers[i.b], registers[i.c]))
                    case .prepareWith:
                        frame.pointee.pc = pc + 1
                        try t.prepareWith(i.instruction, registers)
                    case .prepareExit: t.prepareExit(i.instruction, registers)
                    case .loadAssertionError: registers[i.a] = t.machine.classObject(.assertionError).value

                    // MARK: Everything rare
                    case .importName:
                        frame.pointee.pc = pc + 1
                        if try t.importName(i.instruction, registers) { continue outer }
                    case .importFrom, .importStar, .matchSequence, .matchMapping, .matchKeys, .matchClass, .getLength, .mappingRest,
                         .matchExceptionGroup, .prepareReraiseStar, .setupAnnotations, .display, .makeTypeParameter, .makeTypeAlias,
                         .genericBase:
                        frame.pointee.pc = pc + 1
                        try t.rareSlow(i.instruction, registers)

                    case .returnNone:
                        let continuation = frame.pointee.continuation
                        if continuation == .store || continuation == .construct {
                            let value = continuation == .store ? Value.none : frame.pointee.extra
                            let destination = Int(frame.pointee.destination)
                            state.pointee.frame -= 1
                            if M.isTransactional && frame < state.pointee.savedFrame { t.saveReturnedInto(frame) }
                            registers = frame.pointee.registers
                            registers[destination] = value
                            pc = frame.pointee.pc - 1
                            break
                        }
                        frame.pointee.pc = pc + 1
                        if try t.returnSlow(.none) { return .returned }
                        continue outer
                    case .nop: break
                    }
                    pc += 1
                    // Guest code below a slow path may have started a thread (law 6).
                    if isTranslated || state.pointee.isTransactional != M.isTransactional {
                        frame.pointee.pc = pc
                        continue outer
                    }
                }
            } catch {
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
