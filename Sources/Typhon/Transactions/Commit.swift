/// # Commit
///
///     nothing shared written, no effect         forget the logs; serialised at the snapshot
///     else
///       output lock, if something was printed
///       tick the clock                          the version of all units written
///       validate the read log                   unless nobody ticked since the snapshot
///       publish                                 private objects now reachable: shared(version)
///       append the output                       in commit order, hence the lock
///       release the records                     shared(version), store-release
///       wake who sleeps in retryWait
///       run what was to happen after the commit
///
/// Output of a transaction must not overtake one it must follow: units are released after
/// its output was appended, and its reads are validated under the output lock, even if it
/// wrote nothing.
extension Thread {
    /// Ends the running transaction: what it did is visible to all, at once. Throws
    /// `.aborted` when that is impossible. Not inside `atomic`. Solo mode: nothing.
    @inline(__always) func commitTransaction() throws(Unwind) {
        if !state.pointee.isTransactional { return }
        let transaction = self.transaction
        checkInTransaction()
        if transaction.pointee.lockedCount == 0 && transaction.pointee.effects.isEmpty
            && !transaction.pointee.face.isKilled && transaction.pointee.stressCountdown < 0
            && !state.pointee.isIrrevocable {
            finish()
            return
        }
        try commitEffects()
    }

    @inline(never) private func commitEffects() throws(Unwind) {
        let transaction = self.transaction
        try checkBeforeCommit()
        transaction.pointee.face.status = TransactionFace.status(transaction.pointee.serial, .committing)
        let effects = transaction.pointee.effects
        if effects.contains(.output) { machine.transactions.pointee.output.lock() }
        var version: UInt64 = 0
        if transaction.pointee.lockedCount > 0 || effects.contains(.roots) {
            version = machine.clock.tick()
            transaction.pointee.lastVersion = version
        }
        if version != state.pointee.snapshot &+ 1, let changed = firstChangedRead() {
            if effects.contains(.output) { machine.transactions.pointee.output.unlock() }
            throw conflict(.readWrite, record: changed.record, object: .absent, place: changed.place, owner: nil)
        }
        let changed = version == 0 ? 0 : changedAndWatched()
        transaction.pointee.isMarked = false
        if version != 0 { publishChanges(version) }
        if effects.contains(.output) { machine.transactions.pointee.output.append(transaction.pointee.output) }
        release(version)
        if effects.contains(.output) { machine.transactions.pointee.output.unlock() }
        if changed != 0 { machine.transactions.pointee.waiters.wake(changed) }
        if state.pointee.isIrrevocable {
            releaseReadLocks()
            releaseToken()
        }
        checkReleased()
        finish()
        if !effects.isEmpty { runEffects(effects) }
    }

    /// Releases every unit that was shared, with the new version.
    @inline(__always) private func release(_ version: UInt64) {
        let transaction = self.transaction
        let word = OwnershipRecord.shared(version: version).bits
        let face = transaction.pointee.face
        var entry = transaction.pointee.writeLog.base
        let end = transaction.pointee.writeLog.end
        while entry < end {
            if entry.pointee.isLocked {
                face.leaveFootprint(entry.pointee.record, entry.pointee.place)
                entry.pointee.record.storeRelease(word)
            }
            entry += 1
        }
    }

    /// The transaction is over: empty logs for the next one.
    @inline(__always) private func finish() {
        let transaction = self.transaction
        transaction.pointee.face.status = TransactionFace.status(transaction.pointee.serial, .idle)
        transaction.pointee.retries = 0
        transaction.pointee.retryPlace = 0
        transaction.pointee.wakeReason = .changed
        if transaction.pointee.face.seniority != 0 { transaction.pointee.face.seniority = 0 }
        forgetLogs()
        count(.commits)
        learnFromCommit()
    }

    /// Shared by commit and abort.
    @inline(__always) func forgetLogs() {
        let transaction = self.transaction
        if transaction.pointee.readLog.count > 1 << 16 { trimLogs() }
        transaction.pointee.readLog.count = 0
        transaction.pointee.writeLog.count = 0
        transaction.pointee.face.writeCount = 0
        transaction.pointee.undo.count = 0
        transaction.pointee.frameLog.clear()
        transaction.pointee.lockedCount = 0
        state.pointee.isInTransaction = false
    }

    @inline(never) private func trimLogs() {
        transaction.pointee.readLog.count = 0
        transaction.pointee.readLog.trim(above: 1 << 12)
        transaction.pointee.undo.count = 0
        transaction.pointee.undo.trim(above: 1 << 14)
    }
}
