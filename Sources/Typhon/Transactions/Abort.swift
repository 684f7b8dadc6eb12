/// # Abort: as if the slice had never run
///
///     backups are put back, newest first
///     shared units are released with a fresh version   a reader may have seen a dirty word
///                                                      between two looks at the same record
///     frames, registers, depth, handled exception      FrameLog
///     output, actions and roots of the attempt         forgotten
///
/// `recover` then backs off, or sleeps when `retry` was asked for, and begins again.
extension Thread {
    /// Undoes the running transaction. Afterwards none is running. Not when it must commit.
    @inline(never) func rollBack() {
        let transaction = self.transaction
        checkInTransaction()
        let version = transaction.pointee.lockedCount > 0 ? machine.clock.tick() : 0
        if transaction.pointee.wantsRetry { keepWatched(version) }
        transaction.pointee.lostReads += transaction.pointee.readLog.count
        undoWrites(version)
        releaseReadLocks()
        restoreInterpreter()
        discardEffects()
        if state.pointee.isIrrevocable { releaseToken() }
        transaction.pointee.face.status = TransactionFace.status(transaction.pointee.serial, .idle)
        transaction.pointee.stressCountdown = -1
        transaction.pointee.isUnrecorded = false
        checkReleased()
        forgetLogs()
    }

    private func undoWrites(_ version: UInt64) {
        let word = OwnershipRecord.shared(version: version).bits
        var index = transaction.pointee.writeLog.count - 1
        while index >= 0 {
            let entry = transaction.pointee.writeLog.base + index
            restoreRegion(entry)
            if entry.pointee.isLocked { entry.pointee.record.storeRelease(word) }
            index -= 1
        }
    }

    /// The whole answer of the outermost loop to `Unwind.aborted`: undo, account, wait as
    /// long as it makes sense, begin again. Afterwards go on at `state.frame` and its `pc`.
    @inline(never) func recover() {
        recoverBetween()
        beginTransaction()
    }

    /// Undo, account and wait, without beginning again.
    @inline(never) func recoverBetween() {
        let wantsRetry = transaction.pointee.wantsRetry
        rollBack()
        if wantsRetry { return retry() }
        transaction.pointee.retries += 1
        count(.retries)
        accountAbort()
        learnFromAbort()
        runAbortActions()
        raiseSeniority()
        backOff()
    }
}
