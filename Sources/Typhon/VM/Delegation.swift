/// `yield from` and `await` of generators, and the frames asleep of those that wait (see `GeneratorRef`).
extension Thread {
    enum DelegateStep { case proceed, reload, leave }

    /// One step of `yield from`: R[b] holds what was sent.
    @inline(never)
    func delegateSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> DelegateStep {
        let inner = registers[i.a]
        let sent = registers[i.b]
        if inner.isKind(.generator) || inner.isKind(.coroutine) {
            if sent.isNone, try start(GeneratorRef(inner.ref), i.b, .delegate) { return .reload }
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
        let i = InstructionAddress(generator.pc)
        let inner = generator.registers[i.a]
        guard inner.isReference, inner.ref.shape == BuiltinClass.generator.shape, isOpen(Unit(inner.ref)) else { return nil }
        let before = GeneratorRef(inner.ref)[.state].bits
        let isSuspended = before == Value(small: GeneratorRef.State.suspended.rawValue).bits
            || before == Value(small: GeneratorRef.State.delegating.rawValue).bits
        return isSuspended ? (GeneratorRef(inner.ref), i.b) : nil
    }

    private func resumeDeep(
        _ first: GeneratorRef, _ second: GeneratorRef, _ target: Int, _ sent: Value, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) {
        let base = state.pointee.frame
        do throws(Unwind) {
            var window = continuation == .native ? nativeScratch : scratch
            try pushAsleep(first, &window, destination, continuation)
            var generator = second, destination = target
            while let (inner, target) = waitsFor(generator) {
                try pushAsleep(generator, &window, destination, .delegate)
                (generator, destination) = (inner, target)
            }
            try resumeFrame(generator, sent, destination, .delegate)
        } catch {
            wakeNobody(above: base)
            throw error
        }
    }

    /// The frames go, and the generators wait as before.
    @inline(never)
    private func wakeNobody(above base: UnsafeMutablePointer<Frame>) {
        while state.pointee.frame > base {
            let frame = state.pointee.frame
            GeneratorRef(frame.pointee.extra.ref).setState(.delegating)
            frame.pointee.isAsleep = false
            state.pointee.handled = frame.pointee.handled
            state.pointee.frame = frame - 1
        }
    }

    /// The generator's frame as if it had just executed its `delegate`, but without its registers, for which there is
    /// room at `window`, which moves behind it.
    @inline(__always)
    private func pushAsleep(
        _ generator: GeneratorRef, _ window: inout UnsafeMutablePointer<Value>, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) {
        let code = generator.code
        let frame = state.pointee.frame + 1
        let registers = window
        window += code.pointee.registerCount
        if frame >= state.pointee.frameLimit || window > state.pointee.registerLimit { throw raiseRecursion() }
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
}
