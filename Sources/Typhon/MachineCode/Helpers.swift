/// # Helpers: instructions that machine code has executed by Swift code
///
///     template ── not fast ──> helper(state, pc, registers) ──> outcome: next, target, resume, leave, ...
///
/// A helper does what the loop's slow case does, so machine code need not be left for it. Instructions without a helper
/// are left to the loop.
/// The thread's state, the frame's pc (behind the instruction) and its registers.
typealias Helper = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int

/// How machine code goes on after a helper, and why it was left.
enum HelperOutcome: UInt8 {
    /// With the next instruction.
    case next = 0
    /// At the instruction's jump target.
    case target
    /// At the running frame's pc, which is another frame or not the next instruction.
    case resume
    /// The loop goes on at the running frame's pc.
    case leave
    /// `ThreadState.unwind` is on its way.
    case raised
    /// The loop is left too: see `RunExit`.
    case returned, yielded
}

extension Opcode {
    /// Who executes the instruction when its template does not; nil: the loop.
    var helper: Helper? {
        switch self {
        case .call, .callMethod: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.callOther(i, r) } }
        case .callKeyword:
            { help($0, $1, $2, words: 2) { (t, i, r) throws(Unwind) in
                let names = t.frame.pointee.code.pointee.constants[i.extraWord]
                t.state.pointee.isCallInstruction = t.isTransactional
                return try t.finishCall(try t.callKeyword(i.instruction, names, r))
            } }
        case .callSpread:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                t.state.pointee.isCallInstruction = t.isTransactional
                return try t.finishCall(try t.callSpread(r + i.a, i.c))
            } }
        case .returnValue: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.returnSlow(r[i.a]) ? .returned : .resume } }
        case .returnNone: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.returnSlow(.none) ? .returned : .resume } }
        case .generatorStart: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.startGenerator() ? .returned : .resume } }
        case .yieldValue: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.yieldSlow(r[i.a]) ? .yielded : .resume } }
        case .delegate:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                switch try t.delegateSlow(i.instruction, r) {
                case .proceed: .next
                case .reload: .resume
                case .leave: .yielded
                }
            } }
        case .forNext: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.nextItem(i, r) } }
        case .getIterator: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.getIteratorSlow(i.instruction, r)) } }
        case .makeIterator:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                r[i.a] = try t.makeIterator(r[i.b])
                return .next
            } }

        case .getAttributeSlot, .getAttributeClass, .getAttributePolymorphic, .getAttributeIdentity:
            { help($0, $1, $2, words: 2) { (t, i, r) throws(Unwind) in try t.helpGetAttribute(i, r) } }
        case .loadMethodClass, .loadMethodPolymorphic, .loadMethodIdentity:
            { help($0, $1, $2, words: 2) { (t, i, r) throws(Unwind) in try t.helpLoadMethod(i, r) } }
        case .setAttributeSlot, .setAttributeTransition, .setAttributePolymorphic:
            { help($0, $1, $2, words: 2) { (t, i, r) throws(Unwind) in try t.helpSetAttribute(i, r) } }
        case .loadGlobalCell: { help($0, $1, $2, words: 2) { (t, i, r) throws(Unwind) in try t.helpLoadGlobal(i, r) } }
        case .storeGlobalCell:
            { help($0, $1, $2, words: 2) { (t, i, r) throws(Unwind) in
                try t.storeGlobalSlow(t.frame, i.instruction, r)
                return .next
            } }
        case .loadCell, .loadFree: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.helpLoadCell(i, r) } }
        case .storeCell, .storeFree: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.helpStoreCell(i, r) } }

        case .getDelegate, .getAwaitable, .getAsyncIterator, .getAsyncNext, .endAsyncFor:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                try t.asyncSlow(i.instruction, r)
                return .next
            } }

        case .getItem: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.getItemSlow(i.instruction, r[i.b], r[i.c], r)) } }
        case .getItemSmall:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                pushed(try t.getItemSlow(i.instruction, r[i.b], Value(small: i.signedC), r))
            } }
        case .setItem: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.setItemSlow(i.instruction, r)) } }
        case .deleteItem: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.deleteItemSlow(i.instruction, r)) } }
        case .buildSlice: { help($0, $1, $2) { (t, i, r) throws(Unwind) in try t.buildSlice(i, r) } }
        case .contains, .notContains: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.containsSlow(i.instruction, r)) } }

        case .add, .subtract, .multiply, .addSmall, .subtractSmall, .trueDivide, .floorDivide, .modulo, .leftShift, .rightShift,
             .bitAnd, .bitOr, .bitXor, .power, .matrixMultiply:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.binarySlow(i.opcode.binaryOperator, i.instruction, r)) } }
        case .negate: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.unarySlow(.negate, i.instruction, r)) } }
        case .positive: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.unarySlow(.positive, i.instruction, r)) } }
        case .invert: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.unarySlow(.invert, i.instruction, r)) } }
        case .not: { help($0, $1, $2) { (t, i, r) throws(Unwind) in pushed(try t.notSlow(i.instruction, r[i.b], r)) } }
        case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                pushed(try t.compareSlow(i.opcode.comparison.unsafelyUnwrapped, i.instruction, r))
            } }
        case .branchLess, .branchLessEqual, .branchGreater, .branchGreaterEqual, .branchEqual, .branchNotEqual:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                t.jumped(try t.branchSlow(i.opcode.branchComparison.unsafelyUnwrapped, i.instruction, r[i.a], r[i.b]), i)
            } }
        case .branchLessSmall, .branchLessEqualSmall, .branchGreaterSmall, .branchGreaterEqualSmall, .branchEqualSmall,
             .branchNotEqualSmall:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                t.jumped(try t.branchSlow(i.opcode.branchComparison.unsafelyUnwrapped, i.instruction, r[i.a], Value(small: i.signedB)), i)
            } }
        case .jumpIfTrue, .jumpIfFalse:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in t.jumped(try t.truthSlow(r[i.a], i.instruction), i) } }

        case .makeCell:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                r[i.a] = Value(try t.makeCell(r[i.a]).ref)
                return .next
            } }
        case .makeFunction:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                r[i.a] = try t.makeFunction(
                    t.frame.pointee.code.pointee.constants[i.b], globals: FunctionRef(t.frame.pointee.function.ref)[.globals], r + i.c)
                return .next
            } }
        case .buildTuple:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                r[i.a] = try t.makeTuple(r + i.b, count: i.c)
                return .next
            } }
        case .buildList:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                r[i.a] = try t.makeList(r + i.b, count: i.c)
                return .next
            } }
        case .listAppend:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                try ListRef(r[i.a].ref).append(t, r[i.b])
                return .next
            } }
        case .setAdd:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                try SetRef(r[i.a].ref).add(t, r[i.b])
                return .next
            } }
        case .buildSet, .buildDictionary, .buildString, .formatValue, .dictionaryStore, .listExtend, .setUpdate, .dictionaryUpdate,
             .dictionaryMerge, .listToTuple:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                try t.displaySlow(i.instruction, r)
                return .next
            } }
        case .unpack:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                try t.unpackSlow(i.instruction, r[i.b], r + i.a)
                return .next
            } }
        case .prepareWith:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                try t.prepareWith(i.instruction, r)
                return .next
            } }
        case .prepareExit:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                t.prepareExit(i.instruction, r)
                return .next
            } }
        case .matchException:
            { help($0, $1, $2) { (t, i, r) throws(Unwind) in
                r[i.a] = Value(try t.exceptionMatches(r[i.b], r[i.c]))
                return .next
            } }

        case .move, .loadConstant, .loadSmall, .loadNone, .loadTrue, .loadFalse, .loadAbsent, .checkBound,
             .deleteCell, .deleteFree, .loadFreeCell, .loadGlobal, .storeGlobal, .deleteGlobal, .loadName,
             .storeName, .deleteName, .loadNameOrFree, .getAttribute, .setAttribute, .deleteAttribute, .loadMethod,
             .same, .notSame, .jump, .jumpBack, .jumpIfNone, .jumpIfNotNone, .jumpIfAbsent, .jumpIfNotAbsent, .branchSame, .buildClass,
             .unpackStar, .raise, .raiseFrom, .raiseAgain,
             .rethrow, .pushHandled, .popHandled, .loadAssertionError, .importName, .importFrom,
             .importStar, .matchSequence, .matchMapping, .matchKeys, .matchClass, .getLength, .mappingRest, .matchExceptionGroup,
             .prepareReraiseStar, .setupAnnotations, .display, .makeTypeParameter, .genericBase, .makeTypeAlias, .nop:
            nil
        }
    }
}

/// Executes the instruction before `pc`, which is `words` long, with the frame complete. Machine code that was forgotten
/// meanwhile, or whose mode has ended, is not returned to.
@inline(__always)
private func help(
    _ state: UnsafeMutableRawPointer, _ pc: UnsafeMutableRawPointer, _ registers: UnsafeMutableRawPointer, words: Int = 1,
    _ body: (Thread, InstructionAddress, UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome
) -> Int {
    let t = Thread(state: state.assumingMemoryBound(to: ThreadState.self))
    let i = InstructionAddress(pc.assumingMemoryBound(to: UInt64.self) - words)
    do throws(Unwind) {
        let outcome = try body(t, i, registers.assumingMemoryBound(to: Value.self))
        return t.state.pointee.mustLeaveMachineCode ? t.leave(outcome, i) : Int(outcome.rawValue)
    } catch {
        t.state.pointee.unwind = error
        return Int(HelperOutcome.raised.rawValue)
    }
}

/// The word at the address that is the last argument, of the unit whose record is the one before; absent: there is more to it.
let readForMachineCode: Helper = { state, record, slot in
    Int(bitPattern: UInt(Thread(state: state.assumingMemoryBound(to: ThreadState.self)).readAtOnce(Unit(record: record), slot).bits))
}

/// The thread's state, a list and a scaled index: the item; absent: there is more to it.
typealias ItemHelper = @convention(c) (UnsafeMutableRawPointer, UInt64, Int) -> Int

let itemForMachineCode: ItemHelper = { item($0, $1, $2, inLoop: false) }
let nextItemForMachineCode: ItemHelper = { item($0, $1, $2, inLoop: true) }

@inline(__always) private func item(_ state: UnsafeMutableRawPointer, _ list: UInt64, _ index: Int, inLoop: Bool) -> Int {
    let t = Thread(state: state.assumingMemoryBound(to: ThreadState.self))
    return Int(bitPattern: UInt(ListRef(Value(bits: list).ref).itemAtOnce(t, index, inLoop: inLoop).bits))
}

/// Opens the object whose address is the last argument; `next`: the instruction, one word before the pc, begins again.
let openForMachineCode: Helper = { state, pc, object in
    let t = Thread(state: state.assumingMemoryBound(to: ThreadState.self))
    do throws(Unwind) {
        try t.openObject(Ref(address: object))
        if !t.state.pointee.mustLeaveMachineCode { return Int(HelperOutcome.next.rawValue) }
        t.frame.pointee.pc -= 1
        return Int(HelperOutcome.leave.rawValue)
    } catch {
        t.state.pointee.unwind = error
        return Int(HelperOutcome.raised.rawValue)
    }
}

extension Thread {
    /// The outcome for machine code that is not returned to.
    @inline(never)
    fileprivate func leave(_ outcome: HelperOutcome, _ i: InstructionAddress) -> Int {
        if outcome == .target { frame.pointee.pc += i.instruction.jumpDistance ?? 0 }
        return Int(max(outcome.rawValue, HelperOutcome.leave.rawValue))
    }
}

@inline(__always) private func pushed(_ isPushed: Bool) -> HelperOutcome { isPushed ? .resume : .next }

extension Thread {
    /// A slow branch that pushed no frame has left its target in the frame's pc; the outcome says it instead (`leave`).
    @inline(__always)
    fileprivate func jumped(_ isPushed: Bool, _ i: InstructionAddress) -> HelperOutcome {
        if isPushed { return .resume }
        if frame.pointee.pc == i.next { return .next }
        frame.pointee.pc = i.next
        return .target
    }

    /// Anything but a guest function with machine code. The loop calls the other functions: it counts their heat.
    @inline(__always)
    fileprivate func callOther(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        var window = registers + i.a
        var count = i.b
        let callee = window.pointee
        let isMethod = i.opcode == .callMethod
        let hasSelf = isMethod && !window[1].isAbsent
        if callee.isReference && callee.ref.kind == .function
            && FunctionRef(callee.ref).code.pointee.simpleArity == (hasSelf ? count &+ 1 : count) {
            frame.pointee.pc -= 1
            return .leave
        }
        if hasSelf {
            count &+= 1
        } else if isMethod {
            window[1] = callee
            window += 1
        }
        state.pointee.isCallInstruction = isTransactional
        if callee.isReference && isPlainNative(callee.ref, count) {
            registers[i.c] = try callPlainNative(callee.ref, window + 1, count)
            return try finishCall(false)
        }
        return try finishCall(try callValue(window, count, i.c))
    }

    /// The call instruction has been executed: a transaction may have to begin, the slice may have to end.
    @inline(__always)
    fileprivate func finishCall(_ isPushed: Bool) throws(Unwind) -> HelperOutcome {
        if isPushed { return .resume }
        ensureTransaction()
        if state.pointee.budget <= 0 { try poll() }
        return .next
    }

    @inline(__always)
    fileprivate func nextItem(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        switch try forNextSlow(i.instruction, registers) {
        case .item: return .target
        case .end: return .next
        case .pushed: return .resume
        case .unpacked:
            frame.pointee.pc -= i.c - 1
            return .resume
        }
    }

    /// The subscript that follows may not need the slice itself.
    @inline(__always)
    fileprivate func buildSlice(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        frame.pointee.pc += 1
        if try useSlice(i.instruction, registers) { return .resume }
        frame.pointee.pc -= 1
        registers[i.a] = try makeSlice(registers[i.b], registers[i.b + 1], registers[i.b + 2])
        return .next
    }
}
