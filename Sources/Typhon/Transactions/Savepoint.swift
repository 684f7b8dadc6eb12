/// # Savepoint: a place inside a transaction to go back to
///
/// Making one takes a new serial, so the next write to each unit saves it once more. Going
/// back restores the words written since, newest first. A unit first locked since then
/// stays locked, with its old content: it is released with the rest when the transaction
/// ends, so nothing that was read can be doubted. What was read stays in the read log:
/// it has decided that we go back.
///
/// Registers are not restored: a guest's local variables keep their values.
struct Savepoint {
    let writeCount: Int
    let undoCount: Int
    let outputCount: Int
    let callableCount: Int
    let actionCount: Int
    let rootCount: Int
    let handled: Value
    let atomicDepth: Int32
    /// The transaction it belongs to.
    let firstSerial: UInt32
}

extension Thread {
    /// A mark in the running transaction. In solo mode run such a block in transactional mode.
    func makeSavepoint() throws(Unwind) -> Savepoint {
        checkInTransaction()
        let transaction = self.transaction
        let point = Savepoint(
            writeCount: transaction.pointee.writeLog.count, undoCount: transaction.pointee.undo.count,
            outputCount: transaction.pointee.output.count, callableCount: transaction.pointee.commitCallables.count,
            actionCount: transaction.pointee.closures.takeUnretainedValue().atCommit.count,
            rootCount: transaction.pointee.publishRoots.count,
            handled: state.pointee.handled, atomicDepth: state.pointee.atomicDepth,
            firstSerial: transaction.pointee.firstSerial)
        try nextSerialInside()
        return point
    }

    /// Undoes what was written since the mark, in this same transaction.
    func rollBack(to point: Savepoint) throws(Unwind) {
        let transaction = self.transaction
        checkLaw(2, point.firstSerial == transaction.pointee.firstSerial, "a savepoint of another transaction")
        restore(downTo: point.writeCount)
        keepLocks(point)
        transaction.pointee.output.count = point.outputCount
        transaction.pointee.commitCallables.count = point.callableCount
        transaction.pointee.publishRoots.count = point.rootCount
        let closures = transaction.pointee.closures.takeUnretainedValue()
        if closures.atCommit.count > point.actionCount { closures.atCommit.removeSubrange(point.actionCount...) }
        state.pointee.handled = point.handled
        state.pointee.atomicDepth = point.atomicDepth
        try nextSerialInside()
    }

    private func restore(downTo start: Int) {
        var index = transaction.pointee.writeLog.count - 1
        while index >= start {
            let entry = transaction.pointee.writeLog.base + index
            restoreRegion(entry)
            index -= 1
        }
    }

    /// Entries of units that were shared move down; the others are forgotten.
    private func keepLocks(_ point: Savepoint) {
        let transaction = self.transaction
        var kept = point.writeCount
        var offset = point.undoCount
        for index in point.writeCount..<transaction.pointee.writeLog.count {
            var entry = transaction.pointee.writeLog.base[index]
            if !entry.isLocked { continue }
            let words = entry.words + (entry.flags.contains(.meta) ? 1 : 0)
            let backup = transaction.pointee.undo.base
            for word in 0..<words { backup[offset + word] = backup[entry.offset + word] }
            entry.offset = offset
            offset += words
            transaction.pointee.writeLog.base[kept] = entry
            kept += 1
        }
        transaction.pointee.writeLog.count = kept
        transaction.pointee.face.writeCount = kept
        transaction.pointee.undo.count = offset
    }

    private func nextSerialInside() throws(Unwind) {
        if transaction.pointee.serial == UInt32.max {
            if state.pointee.isIrrevocable { throw raise(.runtimeError, "too many savepoints in one transaction") }
            throw conflict(.stress, place: place) // the next try takes a new thread number
        }
        let limit = transaction.pointee.serialLimit
        transaction.pointee.serialLimit = UInt32.max
        nextSerial()
        transaction.pointee.serialLimit = limit
    }
}
