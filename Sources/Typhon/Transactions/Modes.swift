/// # Modes: solo and transactional
///
///     solo            one guest thread; no barriers; objects are born shared at version 0
///       enter  |  ^   leave
///              v  |
///     transactional   barriers; every thread runs in transactions
///
/// All threads are stopped between two transactions. Each takes a new number at every
/// switch, so what bears a number of an earlier era is shared at version 0.
extension Machine {
    /// Before the second guest thread starts, and for good under `TYPHON_STRESS=transactional`.
    /// The calling thread runs no transaction; the caller begins one (`beginTransaction`) when
    /// it goes on in the loop. Nothing happens in transactional mode.
    func enterTransactionalMode(by t: Thread) { switchMode(to: true, by: t) }

    /// When one guest thread is left, between two of its transactions.
    func leaveTransactionalMode(by t: Thread) {
        if Knobs.current.isAlwaysTransactional { return }
        switchMode(to: false, by: t)
    }

    private func switchMode(to isTransactional: Bool, by t: Thread) {
        if state.pointee.isTransactional == isTransactional { return }
        precondition(!t.state.pointee.isInTransaction, "the mode changes between two transactions")
        t.stopAll {
            state.pointee.isTransactional = isTransactional
            transactions.pointee.forEachLive { face in face.thread?.adopt(isTransactional) }
        }
        t.adoptFreshNumbers()
    }
}

extension Thread {
    fileprivate func adopt(_ isTransactional: Bool) {
        state.pointee.isTransactional = isTransactional
        state.pointee.mustLeaveMachineCode = true
        setSerial(transaction.pointee.serial)
    }

    /// Own private stamps of the earlier era end with their number.
    fileprivate func adoptFreshNumbers() {
        renumber()
        state.pointee.birthRecord = state.pointee.isTransactional ? state.pointee.ownedWord : 0
    }

    /// All numbers are used up: clears every record a dead number bears, then counts from 1
    /// again. Stops all threads; without the heap's walk nothing is done.
    func reclaimThreadNumbers() {
        let system = machine.transactions
        guard let walk = system.pointee.hooks.forEachObject else { return }
        stopAll {
            // Somebody else may have done it while this thread waited for its turn.
            if !system.pointee.numbers.areUsedUp { return }
            system.pointee.forEachLive { face in face.thread?.forgetDeadOwners() }
            walk(machine) { object in
                machine.clearDeadOwner(object.address)
                ObjectWalk.forEachRecord(of: object) { machine.clearDeadOwner($0) }
            }
            system.pointee.numbers.restart()
        }
    }
}

extension Machine {
    func isDeadOwner(_ bits: UInt64) -> Bool {
        let word = OwnershipRecord(bits: bits)
        return word.isOwned && transactions.pointee.numbers.owner(word.number) == nil
    }
    fileprivate func clearDeadOwner(_ record: UnsafeMutableRawPointer) {
        if isDeadOwner(record.loadRelaxed()) { record.storeRelaxed(0) }
    }
}
