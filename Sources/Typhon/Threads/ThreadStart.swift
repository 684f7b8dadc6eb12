/// # Starting a guest thread, and its end
///
///     parent                                     child's OS thread
///     first start: leave solo mode
///     slot, transactions, stacks, record
///     publish callable and arguments
///     create the OS thread ------------------->  waits at the gate, outside the heap
///     transaction commits: gate opens ------->   enters the heap, calls, commits, ends
///     transaction is undone: gate refuses ---->  gives everything back
///
/// Laws
/// 1. A thread runs at most once, and only if the transaction that started it committed.
/// 2. What the system refuses is known before `startThread` returns.
/// 3. A thread's done lock is released in a transaction after its last guest instruction.
extension Thread {
    /// Starts a guest thread that calls `callable(*arguments, **keywords)`. RuntimeError when the
    /// system has no room for it. `ident` comes from `ThreadRoom.takeIdent`; `object` is its
    /// `threading.Thread` or None; `done` a held lock or None.
    func startThread(
        ident: Int, _ callable: Value, _ arguments: Value, _ keywords: Value, object: Value = .none, done: Value = .none
    ) throws(Unwind) {
        if machine.cold.threads.interrupts.isStopping { throw raise(.runtimeError, "can't create new thread at interpreter shutdown") }
        leaveSoloMode()
        guard let child = makeThread(ident) else { throw refuseThread(ident) }
        do throws(Unwind) {
            let record = try makeThreadRecord()
            record[ThreadRecord.object.rawValue] = object
            record[ThreadRecord.callable.rawValue] = callable
            record[ThreadRecord.arguments.rawValue] = arguments
            record[ThreadRecord.keywords.rawValue] = keywords
            record[ThreadRecord.done.rawValue] = done
            child.state.pointee.object = Value(record.ref)
            publish(Value(record.ref))
        } catch {
            child.giveBack()
            throw error
        }
        let gate = Gate()
        let isStarted = NativeThread.start(stackBytes: machine.cold.threads.stackSize) { [state = SendableState(child.state)] in
            Thread(state: state.pointer).runThread(gate)
        }
        if !isStarted {
            child.giveBack()
            throw refuseThread(ident)
        }
        openAtCommit(gate)
    }

    private func refuseThread(_ ident: Int) -> Unwind {
        machine.cold.threads.forget(ident: ident)
        if machine.world.threadCount == 1 { machine.requestPoll(PollReason.alone) }
        return raise(.runtimeError, "can't start new thread")
    }

    private func openAtCommit(_ gate: Gate) {
        guard state.pointee.isInTransaction else { return gate.decide(true) }
        afterAbort { _ in gate.decide(false) }
        afterCommit { _ in gate.decide(true) }
        hintCommitSoon()
    }

    /// The second thread is about to exist. What runs above us in native code cannot be undone,
    /// so a transaction that begins here is irrevocable until it ends.
    func leaveSoloMode() {
        if state.pointee.isTransactional { return }
        machine.enterTransactionalMode(by: self)
        beginIrrevocably()
    }

    /// In transactional mode, between two transactions: begins one that cannot abort.
    func beginIrrevocably() {
        acquireTokenForBegin()
        beginTransaction()
        hintCommitSoon()
    }

    /// Everything of a new thread but its OS thread; nil when there is no room.
    private func makeThread(_ ident: Int) -> Thread? {
        // First: it stops the world, and a collector that comes by looks at the transaction of every registered thread.
        if machine.transactions.pointee.numbers.areUsedUp { reclaimThreadNumbers() }
        guard let child = machine.world.addThread(by: self) else { return nil }
        guard child.prepareStacks() else {
            machine.world.removeThread(child)
            return nil
        }
        guard child.attachTransactions() else {
            child.releaseStacks()
            machine.world.removeThread(child)
            return nil
        }
        child.state.pointee.cold = .passRetained(GuestThread(ident: ident, isMain: false))
        return child
    }

    /// Undoes `makeThread`. The thread is outside the heap and runs nothing.
    private func giveBack() {
        let machine = self.machine
        machine.cold.threads.addTotals(ident, transaction.pointee.face)
        detachTransactions()
        forgetGuestThread()
        // Unmapped last: until the slot is free the collector looks at the stacks.
        let (frames, registers) = (state.pointee.frameBase, state.pointee.registerBase)
        machine.world.removeThread(self)
        Thread.releaseStacks(frames, registers)
    }

    // MARK: On the child's OS thread

    fileprivate func runThread(_ gate: Gate) {
        let ident = self.ident
        guard gate.wait() else { return end(ident) }
        guest.nativeID = NativeThread.currentID
        bindNativeStack()
        setNativeStackLimit()
        enterHeap()
        callThreadFunction()
        releaseDone()
        flushOutputIfDue()
        leaveHeap()
        end(ident)
    }

    private func end(_ ident: Int) {
        let machine = self.machine
        machine.cold.threads.forget(ident: ident)
        giveBack()
        // Sleepers may now wait for nobody; the last thread may go on alone.
        machine.transactions.pointee.waiters.lookAgain(threads: machine.transactions.pointee.numbers.live)
        if machine.world.threadCount == 1 { machine.requestPoll(PollReason.alone) }
    }

    private func callThreadFunction() {
        let callable = record[ThreadRecord.callable.rawValue]
        do throws(Unwind) {
            _ = try runGuestSpread(callable, record[ThreadRecord.arguments.rawValue], record[ThreadRecord.keywords.rawValue])
        } catch {
            if error == .raised { reportLost(callable) }
        }
        state.pointee.frame = state.pointee.frameBase
        state.pointee.atomicDepth = 0
        clearRaised()
    }

    /// As `runGuest`, with a tuple of arguments and a dict of keywords or None. Begins the first slice itself.
    func runGuestSpread(_ callable: Value, _ arguments: Value, _ keywords: Value) throws(Unwind) -> Value {
        let window = state.pointee.registerBase
        while true {
            window[0] = callable
            window[1] = arguments
            window[2] = keywords.isNone ? .absent : keywords
            if state.pointee.isTransactional { beginNativeTransaction() }
            do throws(Unwind) {
                let pushed = try callSpread(window, 0, .native)
                try commitIfInTransaction()
                return pushed ? try runOutermost() : state.pointee.result
            } catch {
                if error == .aborted {
                    recoverBetween()
                    continue
                }
                if error == .raised && !commitRaised() { continue }
                throw error
            }
        }
    }

    private func commitIfInTransaction() throws(Unwind) {
        if state.pointee.isInTransaction { try commitTransaction() }
    }

    /// The exception is the outcome: what was done before it stays done. False: run again.
    private func commitRaised() -> Bool {
        let exception = raised
        do throws(Unwind) {
            try commitIfInTransaction()
            raised = exception
            return true
        } catch {
            recoverBetween()
            return false
        }
    }

    /// An exception that nobody caught, in a thread that `threading` does not know.
    private func reportLost(_ callable: Value) {
        let exception = raised
        clearRaised()
        if isInstance(exception, .systemExit) { return }
        do throws(Unwind) {
            try atomically { (t) throws(Unwind) in
                let name = try t.reprText(callable)
                try t.write("Exception ignored in thread started by: \(name)\n\(try t.formatException(exception))", to: 2)
            }
        } catch {
            clearRaised()
        }
    }

    private func releaseDone() {
        do throws(Unwind) {
            try atomically { (t) throws(Unwind) in
                let done = try t.readRecord(.done)
                if done.isKind(.lock) { try t.forceRelease(LockRef(done.ref)) }
            }
        } catch {
            clearRaised()
        }
    }

    private func flushOutputIfDue() { machine.transactions.pointee.output.drainIfDue(self) }
}

/// Carries a thread's state to its OS thread. Sound: the parent does not touch it any more.
private struct SendableState: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<ThreadState>
    init(_ pointer: UnsafeMutablePointer<ThreadState>) { self.pointer = pointer }
}
