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
        let flags = code.pointee.flags
        let (kind, type): (Kind, BuiltinClass) =
            flags.contains(.coroutine) ? (.coroutine, .coroutine)
            : flags.contains(.asyncGenerator) ? (.asyncGenerator, .asyncGenerator) : (.generator, .generator)
        let words = GeneratorRef.Word.registers.rawValue &+ code.pointee.keptCount
        let generator = GeneratorRef(try allocate(kind, type, words: words))
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
    private func pushBody(
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
        if try generatorState(generator) == .finished { return .end }
        try resumeInnermost(generator, .none, destination, .next)
        return .pushed
    }

    /// The first `count` registers; the others that it can keep become absent, because what earlier calls have left there
    /// must not get into the generator at a `yield` that keeps more of them.
    @inline(__always)
    private static func takeRegisters(of generator: GeneratorRef, _ count: Int, to target: UnsafeMutablePointer<Value>, _ kept: Int) {
        target.copyFew(from: generator.registers, count: count)
        var index = count
        while index < kept {
            target[index] = .absent
            index &+= 1
        }
    }

    /// Registers that neither the running frame nor the native calls above it use.
    private var nativeScratch: UnsafeMutablePointer<Value> {
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

    // MARK: Frames asleep

    /// Resumes a generator, or the one that it waits for in a `yield from`, and so on: those on the way are asleep.
    @inline(__always)
    func resumeInnermost(
        _ generator: GeneratorRef, _ sent: Value, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) {
        if let (inner, target) = waitsFor(generator) {
            return try resumeDeep(generator, inner, target, sent, destination, continuation)
        }
        try resumeFrame(generator, sent, destination, continuation)
    }

    /// The suspended generator that this suspended one waits for, and the register for its result; both are open.
    @inline(__always)
    private func waitsFor(_ generator: GeneratorRef) -> (GeneratorRef, Int)? {
        if !isOpen(Unit(generator.ref)) || !generator.isIn(.delegating) { return nil }
        let i = Instruction(word: generator.pc.pointee)
        let inner = generator.registers[i.a]
        guard inner.isReference, inner.ref.shape == BuiltinClass.generator.shape, isOpen(Unit(inner.ref)) else { return nil }
        let innerGenerator = GeneratorRef(inner.ref)
        return innerGenerator.isIn(.suspended) || innerGenerator.isIn(.delegating) ? (innerGenerator, i.b) : nil
    }

    private func resumeDeep(
        _ first: GeneratorRef, _ second: GeneratorRef, _ target: Int, _ sent: Value, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) {
        let base = state.pointee.frame
        do throws(Unwind) {
            try pushAsleep(first, destination, continuation)
            var generator = second, destination = target
            while let (inner, target) = waitsFor(generator) {
                try pushAsleep(generator, destination, .delegate)
                (generator, destination) = (inner, target)
            }
            try resumeFrame(generator, sent, destination, .delegate)
        } catch {
            // The frames go, and the generators wait as before.
            while state.pointee.frame > base {
                let frame = state.pointee.frame
                GeneratorRef(frame.pointee.extra.ref).setState(.delegating)
                frame.pointee.isAsleep = false
                state.pointee.handled = frame.pointee.handled
                state.pointee.frame = frame - 1
            }
            throw error
        }
    }

    /// The generator's frame as if it had just executed its `delegate`, but without its registers.
    @inline(__always)
    private func pushAsleep(_ generator: GeneratorRef, _ destination: Int, _ continuation: Continuation) throws(Unwind) {
        let code = generator.code
        let frame = state.pointee.frame + 1
        let registers = continuation == .native ? nativeScratch : scratch
        if frame >= state.pointee.frameLimit || registers + code.pointee.registerCount > state.pointee.registerLimit {
            throw raiseRecursion()
        }
        frame.pointee.code = code
        frame.pointee.pc = generator.pc + 1
        frame.pointee.registers = registers
        frame.pointee.function = generator[.function]
        frame.pointee.extra = Value(generator.ref)
        frame.pointee.handled = state.pointee.handled
        frame.pointee.destination = UInt16(truncatingIfNeeded: destination)
        frame.pointee.continuation = continuation
        frame.pointee.isAsleep = true
        if !generator[.handled].isNone { state.pointee.handled = generator[.handled] }
        generator.setState(.running)
        state.pointee.frame = frame
    }

    /// The running frame's registers come from its generator, if they are still there.
    @inline(__always)
    func wake(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) {
        if frame.pointee.isAsleep { try wakeSlow(frame) }
    }

    @inline(never)
    private func wakeSlow(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) {
        let generator = GeneratorRef(frame.pointee.extra.ref)
        try open(generator.ref)
        // The pc is behind the `delegate`.
        let count = InstructionAddress(frame.pointee.pc - 1).c
        Thread.takeRegisters(of: generator, count, to: frame.pointee.registers, frame.pointee.code.pointee.keptCount)
        frame.pointee.isAsleep = false
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
        while true {
            let frame = state.pointee.frame
            try suspend(frame)
            popFrame()
            let caller = frame - 1
            if frame.pointee.continuation == .delegate {
                // The outer generator yields the same value and will execute its `delegate` again.
                caller.pointee.pc -= 1
                continue
            }
            if frame.pointee.continuation == .next {
                caller.pointee.registers[Int(frame.pointee.destination)] = value
                caller.pointee.pc -= InstructionAddress(caller.pointee.pc - 1).c
                return false
            }
            if frame.pointee.continuation == .step {
                caller.pointee.registers[Int(frame.pointee.destination)] = value
                return false
            }
            state.pointee.result = value
            return true
        }
    }

    @inline(__always)
    private func suspend(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) {
        let generator = GeneratorRef(frame.pointee.extra.ref), handled = frame.pointee.handled
        try open(generator.ref)
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
        if try isInstance(pending, .generatorExit) {
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

    // MARK: yield from

    enum DelegateStep { case proceed, reload, leave }

    /// One step of `yield from`: R[b] holds what was sent.
    @inline(never)
    func delegateSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> DelegateStep {
        let inner = registers[i.a]
        let sent = registers[i.b]
        if inner.isKind(.generator) || inner.isKind(.coroutine) {
            if try generatorState(GeneratorRef(inner.ref)) == .finished {
                if inner.isKind(.coroutine) { throw raise(.runtimeError, "cannot reuse already awaited coroutine") }
                registers[i.b] = .none
                return .proceed
            }
            try resumeInnermost(GeneratorRef(inner.ref), sent, i.b, .delegate)
            return .reload
        }
        guard let value = try delegateNext(inner, sent) else {
            registers[i.b] = state.pointee.result
            return .proceed
        }
        state.pointee.frame.pointee.pc -= 1
        return try yieldSlow(value) ? .leave : .reload
    }

    private func delegateNext(_ inner: Value, _ sent: Value) throws(Unwind) -> Value? {
        do throws(Unwind) {
            if sent.isNone { return try nextKeepingValue(inner) }
            return try call(try getAttribute(inner, machine.name(.send)), [sent])
        } catch {
            guard error == .raised, matches(.stopIteration) else { throw error }
            let value = try stopIterationValue(raised)
            clearRaised()
            state.pointee.result = value
            return nil
        }
    }

    /// As `next`, but at the end the StopIteration's value is in `ThreadState.result`.
    private func nextKeepingValue(_ iterator: Value) throws(Unwind) -> Value? {
        guard iterator.isKind(.instance) else {
            state.pointee.result = .none
            let value = try next(iterator)
            if value == nil { state.pointee.result = .none }
            return value
        }
        return try callMethod(iterator, .next, [])
    }
}
