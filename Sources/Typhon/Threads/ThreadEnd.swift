/// The program's end: ordinary threads are waited for, daemons stop at their next poll.
extension Thread {
    /// Called by the main thread between two transactions, after the main module has ended: runs
    /// `threading`'s own end (joins every thread that is no daemon). Exceptions are the caller's.
    func joinThreads() throws(Unwind) {
        let modules = DictRef(machine[.modules].ref)
        let module = try atomically { (t) throws(Unwind) in try modules.get(t, try t.makeString("threading")) }
        guard let module, module.isKind(.module) else { return }
        let shutdown = try atomically { (t) throws(Unwind) in try t.findAttribute(module, try t.intern("_shutdown")) }
        guard let shutdown else { return }
        _ = try runGuestSpread(shutdown, machine.state.pointee.emptyTuple, .none)
    }

    /// Stops what threads are left and waits at most `patience` nanoseconds for them. True when
    /// this is the machine's only thread: it may be destroyed. Else only the process can end.
    @discardableResult
    func stopThreads(patience: UInt64 = 200_000_000) -> Bool {
        let world = machine.world
        if world.threadCount == 1 { return true }
        machine.requestPoll(PollReason.stopThreads)
        machine.cold.threads.interrupts.stopAll()
        let end = MonotonicClock.now + patience
        outsideHeap {
            while world.threadCount > 1 && MonotonicClock.now < end {
                machine.transactions.pointee.waiters.wakeAll()
                machine.transactions.pointee.token.wakeWaiters()
                NativePause.milliseconds(1)
            }
        }
        return world.threadCount == 1
    }

    /// The poll of the last thread, between two transactions: solo mode again.
    func returnToSolo() {
        machine.clearPoll(PollReason.alone)
        if state.pointee.isTransactional && machine.world.threadCount == 1 { machine.leaveTransactionalMode(by: self) }
    }
}
