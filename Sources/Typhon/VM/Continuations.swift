import CTyphon

/// What happens when a frame ends: its value goes where the instruction that pushed it
/// wants it. See `Continuation`.
extension Thread {
    /// The running frame returns `value`. True: leave the native loop with `ThreadState.result`.
    @inline(never)
    func returnSlow(_ value: Value) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let isGenerator = frame.pointee.isGeneratorBody
        if isGenerator { try finishGenerator(GeneratorRef(frame.pointee.extra.ref)) }
        popFrame()
        switch frame.pointee.continuation {
        case .native:
            state.pointee.result = value
            return true
        case .step where isGenerator: throw raiseStopIteration(value)
        case .next where isGenerator: return false // exhausted: the loop ends after its `forNext`
        case .delegate where isGenerator:
            let caller = state.pointee.frame
            try wake(caller)
            caller.pointee.registers[Instruction(word: caller.pointee.pc[-1]).b] = value
            return false
        default:
            _ = try complete(frame.pointee, value)
            return false
        }
    }

    @inline(__always)
    func popFrame() {
        let caller = state.pointee.frame - 1
        if state.pointee.isTransactional && caller < state.pointee.savedFrame { saveReturnedInto(caller) }
        state.pointee.frame = caller
    }

    /// A native result for an instruction that expected a frame's.
    @inline(never)
    func deliverSlow(_ result: Value, _ destination: Int, _ continuation: Continuation) throws(Unwind) -> Bool {
        if continuation == .native {
            state.pointee.result = result
            return false
        }
        var ended = state.pointee.frame.pointee
        ended.continuation = continuation
        ended.destination = UInt16(truncatingIfNeeded: destination)
        ended.detail = state.pointee.pendingDetail
        ended.extra = state.pointee.pendingExtra
        return try complete(ended, result)
    }

    /// Continues the instruction of the running frame for which `ended` ran. True when the frames or the pc changed.
    private func complete(_ ended: Frame, _ value: Value) throws(Unwind) -> Bool {
        let caller = state.pointee.frame
        let registers = caller.pointee.registers
        let destination = Int(ended.destination)
        switch ended.continuation {
        case .store, .attribute, .step: registers[destination] = value
        case .native: state.pointee.result = value
        case .construct:
            guard value.isNone else { throw raise(.typeError, "__init__() should return None, not '\(typeName(value))'") }
            registers[destination] = ended.extra
        case .discard: break
        case .binary: return try continueBinary(ended.detail, value)
        case .truth: try continueTruth(value)
        case .contains:
            let wanted = Instruction(word: caller.pointee.pc[-1]).opcode == .contains
            registers[destination] = Value(try isTrue(value) == wanted)
        case .iterator: try finishGetIterator(value, registers + destination)
        case .next, .delegate:
            registers[destination] = value
            caller.pointee.pc -= Instruction(word: caller.pointee.pc[-1]).c
        case .classBody: return try finishClassBody(ended)
        case .importBody:
            try finishModuleBody(ended.extra)
            caller.pointee.pc -= 1
        }
        return true
    }

    // MARK: Nested loops

    @inline(__always) var isNativeStackLow: Bool { UInt(typhon_stack_pointer()) < state.pointee.nativeStackLimit }

    @inline(__always)
    func checkNativeStack() throws(Unwind) {
        if isNativeStackLow { throw raiseRecursion() }
    }

    /// Calls any callable from native code and waits for its result. The slice cannot end
    /// meanwhile. What was read before may be stale afterwards.
    func call(_ callable: Value, _ arguments: [Value]) throws(Unwind) -> Value {
        try nest(arguments.count) { (window) throws(Unwind) in
            window[0] = callable
            for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
            return try callValue(window, arguments.count, 0, .native)
        }
    }

    /// As `call` with one argument, without an array.
    func call(_ callable: Value, _ argument: Value) throws(Unwind) -> Value {
        try nest(1) { (window) throws(Unwind) in
            window[0] = callable
            window[1] = argument
            return try callValue(window, 1, 0, .native)
        }
    }

    func call(_ callable: Value, _ arguments: [Value], keywords: [(Value, Value)]) throws(Unwind) -> Value {
        if keywords.isEmpty { return try call(callable, arguments) }
        return try nest(arguments.count + keywords.count) { (window) throws(Unwind) in
            window[0] = callable
            for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
            for (index, pair) in keywords.enumerated() { window[arguments.count + index + 1] = pair.1 }
            let names = try makeTuple(keywords.map { $0.0 })
            return try callPrepared(callable, window + 1, arguments.count + keywords.count, names, 0, .native)
        }
    }

    /// A builtin's completed arguments may lie this far above its frame, or above its own arguments.
    static let nativeSlack = 24

    /// Registers for a call out of native code, above those of the running frame and of the native calls it is in.
    func nest(
        _ count: Int, _ body: (UnsafeMutablePointer<Value>) throws(Unwind) -> Bool
    ) throws(Unwind) -> Value {
        try checkNativeStack()
        let outer = state.pointee.nativeTop
        var window = scratch + Thread.nativeSlack
        if let outer, outer > window { window = outer }
        guard window + count + 256 < state.pointee.registerLimit else { throw raiseRecursion() }
        state.pointee.nativeTop = window + count + 1 + Thread.nativeSlack
        defer { state.pointee.nativeTop = outer }
        return try finishNested(try body(window))
    }

    /// As `call`, with the callee and its arguments already at `window`.
    func callWindow(_ window: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        try checkNativeStack()
        return try finishNested(try callValue(window, count, 0, .native))
    }

    private func finishNested(_ pushed: Bool) throws(Unwind) -> Value {
        if pushed { _ = try execute() }
        return state.pointee.result
    }
}

extension Frame {
    var isGeneratorBody: Bool {
        !code.pointee.flags.isDisjoint(with: [.generator, .coroutine, .asyncGenerator]) && extra.isReference
            && (extra.ref.kind == .generator || extra.ref.kind == .coroutine || extra.ref.kind == .asyncGenerator)
    }
}
