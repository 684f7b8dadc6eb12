import CTyphon

/// Running guest code from outside: the outermost loop of a thread, where slices end,
/// are undone and run again, and what a poll looks at.
extension Thread {
    // MARK: The outermost loop

    /// Runs the pushed frame, whose continuation is `.native`, slice by slice. On return no transaction runs.
    func runOutermost() throws(Unwind) -> Value {
        assert(state.pointee.nativeDepth == 0)
        if Knobs.current.isAlwaysTransactional { machine.enterTransactionalMode(by: self) }
        var exit = RunExit.modeChanged
        while true {
            switch exit {
            case .modeChanged:
                exit = beginInNewMode()
            case .returned, .yielded:
                let result = state.pointee.result
                if endOutermost() { return result }
                exit = resumeAfterAbort()
            case .raised:
                if endOutermost() { throw .raised }
                exit = resumeAfterAbort()
            case .aborted:
                recover()
                exit = resumeAfterAbort()
            case .stopped:
                if state.pointee.isInTransaction { rollBack() }
                throw .stopped
            }
        }
    }

    /// The instruction that changed the mode may have wanted the slice to end, too.
    private func beginInNewMode() -> RunExit {
        ensureTransaction()
        guard state.pointee.isInTransaction && state.pointee.budget <= 0 else { return runSlices() }
        do throws(Unwind) {
            try poll()
            return runSlices()
        } catch {
            switch error {
            case .aborted: return .aborted
            case .stopped: return .stopped
            case .raised: return resumeAfterAbort()
            }
        }
    }

    func runSlices() -> RunExit { state.pointee.isTransactional ? run(Transactional.self) : run(Solo.self) }

    /// An undone slice may have begun with an exception on its way to a handler.
    func resumeAfterAbort() -> RunExit {
        state.pointee.isCallInstruction = false
        if raised.isAbsent { return runSlices() }
        do throws(Unwind) {
            return try unwindRaised() ? runSlices() : .raised
        } catch {
            return error == .aborted ? .aborted : .stopped
        }
    }

    /// Commits the last slice. False: it was undone and stands ready to run again.
    private func endOutermost() -> Bool {
        guard state.pointee.isTransactional && state.pointee.isInTransaction else { return true }
        do throws(Unwind) {
            try commitTransaction()
            return true
        } catch {
            recover()
            return false
        }
    }

    /// In transactional mode guest code runs in a transaction. Between two instructions.
    @inline(__always)
    func ensureTransaction() {
        if state.pointee.isTransactional && !state.pointee.isInTransaction { startTransaction() }
    }

    @inline(never)
    private func startTransaction() { beginTransaction() }

    // MARK: Nested loops

    /// Runs the running frame, whose continuation is `.native`, to its end. Nests the native stack.
    /// A slice that began here is undone and runs again here; before native code goes on it becomes irrevocable.
    func execute() throws(Unwind) -> RunExit {
        if isNativeStackLow { try failBeforeRunning() }
        state.pointee.nativeDepth += 1
        defer { state.pointee.nativeDepth -= 1 }
        var exit = runSlices()
        while true {
            switch exit {
            case .returned, .yielded:
                if keepSlice() { return exit }
                exit = resumeAfterAbort()
            case .raised:
                if keepSlice() { throw .raised }
                exit = resumeAfterAbort()
            case .aborted:
                if state.pointee.sliceDepth != state.pointee.nativeDepth { throw .aborted }
                recover()
                exit = resumeAfterAbort()
            case .stopped: throw .stopped
            case .modeChanged:
                ensureTransaction()
                exit = runSlices()
            }
        }
    }

    @inline(__always)
    private func keepSlice() -> Bool { state.pointee.sliceDepth != state.pointee.nativeDepth || makeSliceIrrevocable() }

    /// False: it was undone and stands ready to run again.
    @inline(never)
    private func makeSliceIrrevocable() -> Bool {
        guard state.pointee.isTransactional && state.pointee.isInTransaction else { return true }
        do throws(Unwind) {
            try becomeIrrevocable()
            hintCommitSoon()
            return true
        } catch {
            transaction.pointee.wantsIrrevocable = true
            recover()
            return false
        }
    }

    /// The frame is pushed already, so the error has to leave it like one of its own instructions'.
    @inline(never)
    private func failBeforeRunning() throws(Unwind) {
        let error = raiseRecursion()
        guard error == .raised, try unwindRaised() else { throw error }
    }

    /// Calls a guest callable as the thread's outermost code.
    func runGuest(_ callable: Value, _ arguments: [Value]) throws(Unwind) -> Value {
        assert(state.pointee.frame == state.pointee.frameBase)
        let window = state.pointee.registerBase
        window[0] = callable
        for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
        if try callValue(window, arguments.count, 0, .native) { return try runOutermost() }
        return state.pointee.result
    }

    // MARK: Builtins that run between two transactions

    /// Before a builtin that waits or does I/O. True: no transaction runs, and native code, which goes on
    /// afterwards, needs one.
    @inline(never)
    func beforeOutside(_ effect: Effect, _ builtin: BuiltinRef) throws(Unwind) -> Bool {
        let isInstruction = state.pointee.isCallInstruction
        state.pointee.isCallInstruction = false
        guard state.pointee.isTransactional && state.pointee.isInTransaction else { return false }
        switch effect {
        case .transactional: return false
        case .pausing:
            state.pointee.mayEndSlice = isInstruction && !isAtomic
            return false
        case .boundary:
            if isInstruction && wantsSliceEnd() { try endSliceBeforeCall(builtin) }
            return false
        case .outside, .waiting:
            if !isAtomic {
                try commitTransaction()
                return !isInstruction
            }
            if effect == .outside { try becomeIrrevocable() }
            return false
        }
    }

    /// What is called in the middle of an instruction runs between two transactions. The rest of the instruction
    /// cannot run again.
    func betweenTransactions<Result>(_ body: () throws(Unwind) -> Result) throws(Unwind) -> Result {
        do throws(Unwind) {
            let result = try body()
            beginIrrevocably()
            return result
        } catch {
            if error != .stopped { beginIrrevocably() }
            throw error
        }
    }

    /// The running call instruction becomes the first of the next slice, if it can still be executed again:
    /// some calls have put other things where the callee was.
    private func endSliceBeforeCall(_ builtin: BuiltinRef) throws(Unwind) {
        let frame = state.pointee.frame
        let i = Instruction(word: frame.pointee.pc[-1])
        let window = frame.pointee.registers + i.a
        guard i.opcode == .call || i.opcode == .callMethod, window[0] == Value(builtin.ref), window[1] != window[0] else { return }
        frame.pointee.pc -= 1
        try nextSlice()
        frame.pointee.pc += 1
    }

    // MARK: Polling

    /// A slice's budget is used up, the frame is complete: collector, signals, finalizers, then the next slice.
    @inline(never)
    func poll() throws(Unwind) {
        parkIfRequested()
        if machine.pollReasons != 0 { try handlePollReasons() }
        if state.pointee.isTransactional {
            if machine.pollReasons & PollReason.alone != 0 && state.pointee.nativeDepth == 0 && !isAtomic { return try goAlone() }
            try pollTransaction()
        } else {
            beginTransaction()
        }
    }

    /// A poll at the end of a jump or call: what it raises is the next instruction's, for its handler and its line.
    @inline(never)
    func pollBeforeNext() throws(Unwind) {
        do { try poll() } catch {
            if error == .raised { frame.pointee.pc += 1 }
            throw error
        }
    }

    /// One thread is left: the slice ends, and the loop goes on in solo mode.
    @inline(never)
    private func goAlone() throws(Unwind) {
        try commitTransaction()
        returnToSolo()
        beginTransaction()
    }

    @inline(never)
    private func handlePollReasons() throws(Unwind) {
        try checkInterrupts()
        if machine.pollReasons & PollReason.pendingCalls != 0 && state.pointee.nativeDepth == 0 && !isAtomic { try pollPendingCalls() }
    }
}
