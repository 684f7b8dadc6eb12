/// # Generators and coroutines
///
///     | record | meta | state | code object | function | address of pc | name | qualified name | handled | registers ... |
///
/// A generator sleeps with its registers in its own object and runs with them copied to
/// the top of the thread's registers, so calls overlap windows as everywhere and an
/// aborted slice restores it like any object (its unit is opened when it is resumed).
///
/// A generator that waits in a `yield from` for another one has nothing to do when it is resumed but to resume that
/// one. Its frame is pushed *asleep*, without its registers, and popped again when the inner one yields.
/// Law: whoever makes a frame asleep the running one (a return, an exception) wakes it before it looks at its registers.
struct GeneratorRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    enum Word: Int { case state = 2, codeObject, function, pc, name, qualifiedName, handled, registers }
    enum State: Int {
        case created = 0, suspended
        /// Suspended in a `yield from`: its next instruction is the `delegate`.
        case delegating
        case running, finished

        var isSuspended: Bool { self == .suspended || self == .delegating }
    }

    @inline(__always) subscript(word: Word) -> Value {
        get { ref[word.rawValue] }
        nonmutating set { ref[word.rawValue] = newValue }
    }
    @inline(__always) var code: UnsafeMutablePointer<CodeData> { CodeRef(self[.codeObject].ref).data }
    /// The sleeping registers as plain memory: only after `open`, or at birth.
    @inline(__always) var registers: UnsafeMutablePointer<Value> {
        (ref.address + Word.registers.rawValue &* 8).assumingMemoryBound(to: Value.self)
    }
    /// Next instruction; the code object keeps its memory.
    @inline(__always) var pc: UnsafeMutablePointer<UInt64> {
        get { self[.pc].nativeAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt64.self) }
        nonmutating set { self[.pc] = Value(nativeAddress: newValue) }
    }
    @inline(__always) func isIn(_ state: State) -> Bool { self[.state].bits == Value(small: state.rawValue).bits }
    @inline(__always) func setState(_ state: State) { self[.state] = Value(small: state.rawValue) }
}

extension Thread {
    /// The running frame has just begun a generator's body: make the generator and return it to the caller.
    @inline(never)
    func startGenerator() throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let code = frame.pointee.code
        let words = GeneratorRef.Word.registers.rawValue &+ code.pointee.keptCount
        let isPlain = code.pointee.flags.isDisjoint(with: [.coroutine, .asyncGenerator])
        let generator = GeneratorRef(isPlain ? try allocate(.generator, .generator, words: words) : try allocateCoroutine(code, words))
        generator.setState(.created)
        generator[.codeObject] = code.pointee.object
        generator[.function] = frame.pointee.function
        generator.pc = frame.pointee.pc
        generator[.name] = FunctionRef(frame.pointee.function.ref)[.name]
        generator[.qualifiedName] = FunctionRef(frame.pointee.function.ref)[.qualifiedName]
        generator[.handled] = .none
        let locals = code.pointee.localCount
        generator.registers.copyFew(from: frame.pointee.registers, count: locals)
        frame.pointee.extra = .absent
        if frame.pointee.continuation == .store {
            popFrame()
            state.pointee.frame.pointee.registers[Int(frame.pointee.destination)] = Value(generator.ref)
            return false
        }
        return try returnSlow(Value(generator.ref))
    }

    @inline(never)
    private func allocateCoroutine(_ code: UnsafeMutablePointer<CodeData>, _ words: Int) throws(Unwind) -> Ref {
        code.pointee.flags.contains(.coroutine)
            ? try allocate(.coroutine, .coroutine, words: words) : try allocate(.asyncGenerator, .asyncGenerator, words: words)
    }

    func generatorState(_ generator: GeneratorRef) throws(Unwind) -> GeneratorRef.State {
        let state = try read(generator.ref, GeneratorRef.Word.state.rawValue)
        return GeneratorRef.State(rawValue: state.integer) ?? .finished
    }

    func nextInstruction(of generator: GeneratorRef) throws(Unwind) -> UnsafeMutablePointer<UInt64> {
        let address = try read(generator.ref, GeneratorRef.Word.pc.rawValue).nativeAddress
        return address.unsafelyUnwrapped.assumingMemoryBound(to: UInt64.self)
    }

    /// Pushes the body's frame with its registers; `sent` becomes the value of the `yield`.
    @inline(never)
    func resumeFrame(
        _ generator: GeneratorRef, _ sent: Value, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) {
        try open(generator.ref)
        if generator.isIn(.suspended) { return try resumeSuspended(generator, sent, destination, continuation) }
        if generator.isIn(.delegating) {
            let delegate = InstructionAddress(generator.pc)
            let registers = try pushBody(generator, delegate.c, destination, continuation)
            registers[delegate.b] = sent
            return
        }
        if !generator.isIn(.created) || !sent.isNone { try checkResumable(generator, sent) }
        _ = try pushBody(generator, generator.code.pointee.localCount, destination, continuation)
    }

    /// As `resumeFrame`, of an open generator that waits in a `yield`.
    @inline(__always)
    private func resumeSuspended(
        _ generator: GeneratorRef, _ sent: Value, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) {
        let suspension = InstructionAddress(generator.pc - 1)
        let registers = try pushBody(generator, suspension.c, destination, continuation)
        registers[suspension.b] = sent
    }

    /// Pushes the body's frame with the first `count` of its registers.
    @inline(__always)
    func pushBody(
        _ generator: GeneratorRef, _ count: Int, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) -> UnsafeMutablePointer<Value> {
        let code = generator.code
        let frame = state.pointee.frame + 1
        let registers = continuation == .native ? nativeScratch : scratch
        if frame >= state.pointee.frameLimit || registers + code.pointee.registerCount > state.pointee.registerLimit {
            throw raiseRecursion()
        }
        frame.pointee.code = code
        frame.pointee.pc = generator.pc
        frame.pointee.registers = registers
        frame.pointee.function = generator[.function]
        frame.pointee.extra = Value(generator.ref)
        frame.pointee.handled = state.pointee.handled
        frame.pointee.destination = UInt16(truncatingIfNeeded: destination)
        frame.pointee.continuation = continuation
        let handled = generator[.handled]
        if !handled.isNone { state.pointee.handled = handled }
        generator.setState(.running)
        state.pointee.frame = frame
        Thread.takeRegisters(of: generator, count, to: registers, code.pointee.keptCount)
        return registers
    }

    /// For a `for`.
    @inline(never)
    func nextOfGenerator(_ generator: GeneratorRef, _ destination: Int) throws(Unwind) -> LoopStep {
        if isOpen(Unit(generator.ref)) && generator.isIn(.suspended) {
            try resumeSuspended(generator, .none, destination, .next)
            return .pushed
        }
        return try nextOfOtherGenerator(generator, destination)
    }

    @inline(never)
    private func nextOfOtherGenerator(_ generator: GeneratorRef, _ destination: Int) throws(Unwind) -> LoopStep {
        if try start(generator, destination, .next) { return .pushed }
        if try generatorState(generator) == .finished { return .end }
        try resumeInnermost(generator, .none, destination, .next)
        return .pushed
    }

    /// Resumes an open generator that was not resumed yet. False: nothing was done.
    @inline(__always)
    func start(_ generator: GeneratorRef, _ destination: Int, _ continuation: Continuation) throws(Unwind) -> Bool {
        if !isOpen(Unit(generator.ref)) || !generator.isIn(.created) { return false }
        _ = try pushBody(generator, generator.code.pointee.localCount, destination, continuation)
        return true
    }

    /// The first `count` registers; the others that it can keep become absent, because what earlier calls have left there
    /// must not get into the generator at a `yield` that keeps more of them.
    @inline(__always)
    static func takeRegisters(of generator: GeneratorRef, _ count: Int, to target: UnsafeMutablePointer<Value>, _ kept: Int) {
        target.copyFew(from: generator.registers, count: count)
        var index = count
        while index < kept {
            target[index] = .absent
            index &+= 1
        }
    }

    /// Registers that neither the running frame nor the native calls above it use.
    var nativeScratch: UnsafeMutablePointer<Value> {
        let registers = scratch + Thread.nativeSlack
        guard let top = state.pointee.nativeTop, top > registers else { return registers }
        return top
    }

    @inline(never)
    private func checkResumable(_ generator: GeneratorRef, _ sent: Value) throws(Unwind) {
        let before = try generatorState(generator)
        if before == .running { throw raise(.valueError, "\(generatorNoun(generator)) already executing") }
        if before == .created && !sent.isNone {
            throw raise(.typeError, "can't send non-None value to a just-started \(generatorNoun(generator))")
        }
    }

    /// Is the call `next(generator)`, `generator.__next__()` or `generator.send(value)`?
    @inline(__always)
    func steps(_ builtin: BuiltinRef, _ base: UnsafeMutablePointer<Value>, _ count: Int) -> Bool {
        let entry = builtin.entry
        return entry.pointee.shortcut == .step && count == entry.pointee.minimum
            && base[0].isReference && base[0].ref.shape == BuiltinClass.generator.shape
    }

    /// Such a call without a native frame: what is yielded goes to `destination`.
    @inline(never)
    func stepGenerator(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int) throws(Unwind) -> Bool {
        state.pointee.isCallInstruction = false
        let generator = GeneratorRef(base[0].ref), sent = count == 2 ? base[1] : .none
        if isOpen(Unit(generator.ref)) && generator.isIn(.suspended) {
            try resumeSuspended(generator, sent, destination, .step)
        } else {
            if try generatorState(generator) == .finished { throw raiseStopIteration(.none) }
            try resumeInnermost(generator, sent, destination, .step)
        }
        return true
    }

    /// The running generator yields. True: leave the native loop.
    @inline(never)
    func yieldSlow(_ value: Value) throws(Unwind) -> Bool {
        let frame = state.pointee.frame, continuation = frame.pointee.continuation
        let isSaved = !isTransactional || frame > state.pointee.savedFrame
        if !isSaved || !isOpen(Unit(frame.pointee.extra.ref)) || continuation != .next && continuation != .step { return try yieldOn(value) }
        suspendOpen(frame)
        state.pointee.frame = frame - 1
        deliverYielded(value, frame)
        return false
    }

    /// With barriers, out of the native loop, or through the generators that wait for the running one.
    @inline(never)
    private func yieldOn(_ value: Value) throws(Unwind) -> Bool {
        while true {
            let frame = state.pointee.frame
            try open(frame.pointee.extra.ref)
            suspendOpen(frame)
            popFrame()
            if frame.pointee.continuation == .next || frame.pointee.continuation == .step {
                deliverYielded(value, frame)
                return false
            }
            if frame.pointee.continuation != .delegate {
                state.pointee.result = value
                return true
            }
            // The outer generator yields the same value and will execute its `delegate` again.
            (frame - 1).pointee.pc -= 1
        }
    }

    /// What the generator of a popped frame yields goes to whoever resumed it: a `for`, or a call of `next` or `send`.
    @inline(__always)
    private func deliverYielded(_ value: Value, _ frame: UnsafeMutablePointer<Frame>) {
        let caller = frame - 1
        caller.pointee.registers[Int(frame.pointee.destination)] = value
        if frame.pointee.continuation == .next { caller.pointee.pc -= InstructionAddress(caller.pointee.pc - 1).c }
    }

    @inline(__always)
    private func suspendOpen(_ frame: UnsafeMutablePointer<Frame>) {
        let generator = GeneratorRef(frame.pointee.extra.ref), handled = frame.pointee.handled
        if frame.pointee.isAsleep {
            // All else is in the generator as it was.
            frame.pointee.isAsleep = false
            generator.setState(.delegating)
        } else {
            let pc = frame.pointee.pc
            let isDelegating = InstructionAddress(pc).opcode == .delegate
            let count = InstructionAddress(isDelegating ? pc : pc - 1).c
            generator.registers.copyFew(from: frame.pointee.registers, count: count)
            generator.pc = pc
            generator[.handled] = state.pointee.handled == handled ? .none : state.pointee.handled
            generator.setState(isDelegating ? .delegating : .suspended)
        }
        state.pointee.handled = handled
    }

    func finishGenerator(_ generator: GeneratorRef) throws(Unwind) {
        try open(generator.ref)
        generator.setState(.finished)
        generator.registers.update(repeating: .absent, count: generator.code.pointee.keptCount)
    }

    func generatorNoun(_ generator: GeneratorRef) -> String {
        switch generator.ref.kind {
        case .coroutine: "coroutine"
        case .asyncGenerator: "async generator"
        default: "generator"
        }
    }

    // MARK: From native code

    /// The next yielded value, nil when the body has returned (its value is `ThreadState.result`).
    func resume(_ generator: GeneratorRef, _ sent: Value) throws(Unwind) -> Value? {
        if try generatorState(generator) == .finished {
            state.pointee.result = .none
            return nil
        }
        try resumeInnermost(generator, sent, 0, .native)
        return try execute() == .yielded ? state.pointee.result : nil
    }

    /// Raises `exception` where the generator waits. The next yielded value, nil when it has returned.
    func throwInto(_ generator: GeneratorRef, _ exception: Value) throws(Unwind) -> Value? {
        switch try generatorState(generator) {
        case .running: throw raise(.valueError, "\(generatorNoun(generator)) already executing")
        case .finished: throw raiseObject(exception)
        case .created:
            try finishGenerator(generator)
            throw raiseObject(exception)
        case .suspended, .delegating: break
        }
        var pending = exception
        if let inner = try delegateTarget(generator), let yielded = try throwIntoDelegate(generator, inner, &pending) {
            return yielded
        }
        if pending.isAbsent { return try resumeAfterDelegate(generator) }
        try resumeFrame(generator, .none, 0, .native)
        skipDelegate()
        _ = raiseObject(pending)
        guard try unwindRaised() else { throw .raised }
        return try execute() == .yielded ? state.pointee.result : nil
    }

    /// The iterator a suspended `yield from` waits for.
    func delegateTarget(_ generator: GeneratorRef) throws(Unwind) -> Value? {
        guard try generatorState(generator) == .delegating else { return nil }
        let instruction = Instruction(word: try nextInstruction(of: generator).pointee)
        return try read(generator.ref, GeneratorRef.Word.registers.rawValue + instruction.a)
    }

    /// The value the inner iterator yields; nil with `pending` absent when it returned (value in `result`),
    /// nil with `pending` set when the exception is to be raised in the outer body.
    private func throwIntoDelegate(_ generator: GeneratorRef, _ inner: Value, _ pending: inout Value) throws(Unwind) -> Value? {
        if inner.isKind(.generator) || inner.isKind(.coroutine) {
            let exception = pending
            return try catchDelegate(&pending) { () throws(Unwind) in try throwInto(GeneratorRef(inner.ref), exception) }
        }
        if isInstance(pending, .generatorExit) {
            if let close = try findAttribute(inner, machine.name(.close)) { _ = try call(close, []) }
            return nil
        }
        guard let method = try findAttribute(inner, machine.name(.throw)) else { return nil }
        let exception = pending
        return try catchDelegate(&pending) { () throws(Unwind) in try call(method, exception) }
    }

    private func catchDelegate(_ pending: inout Value, _ body: () throws(Unwind) -> Value?) throws(Unwind) -> Value? {
        do throws(Unwind) {
            if let value = try body() { return value }
            pending = .absent
        } catch {
            guard error == .raised else { throw error }
            let raised = self.raised
            clearRaised()
            if isInstance(raised, .stopIteration) {
                state.pointee.result = try stopIterationValue(raised)
                pending = .absent
            } else {
                pending = raised
            }
        }
        return nil
    }

    private func resumeAfterDelegate(_ generator: GeneratorRef) throws(Unwind) -> Value? {
        let result = state.pointee.result
        try resumeFrame(generator, .none, 0, .native)
        let frame = state.pointee.frame
        frame.pointee.registers[Instruction(word: frame.pointee.pc[0]).b] = result
        skipDelegate()
        return try execute() == .yielded ? state.pointee.result : nil
    }

    private func skipDelegate() {
        let frame = state.pointee.frame
        if Instruction(word: frame.pointee.pc[0]).opcode == .delegate { frame.pointee.pc += 1 }
    }

    func closeGenerator(_ generator: GeneratorRef) throws(Unwind) {
        switch try generatorState(generator) {
        case .finished: return
        case .created: return try finishGenerator(generator)
        case .running, .suspended, .delegating: break
        }
        let exit = try makeException(.generatorExit, [])
        do throws(Unwind) {
            if try throwInto(generator, exit) == nil { return }
        } catch {
            guard error == .raised, matches(.generatorExit) || matches(.stopIteration) else { throw error }
            return clearRaised()
        }
        throw raise(.runtimeError, "\(generatorNoun(generator)) ignored GeneratorExit")
    }
}
