/// # ReadLocks: what an irrevocable transaction has read, and keeps
///
///     readLocks   (record, word it had, place) ...     record: owned, serial 0
///
/// A log of its own, short words only: who reads much and loses is made irrevocable, so this is where long reads end up. At the end
/// each record gets back the word it had: its version does not change. A unit written later is in the write log too, which
/// releases it with a new version, or restores it.
///
/// Every field is stored with an atomic store, as in the write log, and for the same reason.
extension Thread {
    /// A read of an irrevocable transaction: the record is shared, or a dead owner's. Nil: it has changed.
    func lockForReading(_ record: UnsafeMutableRawPointer, _ seen: UInt64) throws(Unwind) -> UInt64? {
        if transaction.pointee.readLocks.count == transaction.pointee.readLocks.capacity { try growReadLocks() }
        return lockAtOnce(record, seen) ? readLockedWord : nil
    }

    /// As `lockForReading`; false also when there is no room in the log.
    @inline(__always) func lockAtOnce(_ record: UnsafeMutableRawPointer, _ seen: UInt64) -> Bool {
        let count = transaction.pointee.readLocks.count
        if count == transaction.pointee.readLocks.capacity { return false }
        if !record.compareExchange(expected: seen, desired: readLockedWord) { return false }
        let entry = UnsafeMutableRawPointer(transaction.pointee.readLocks.base + count)
        entry.storeRelaxed(UInt64(UInt(bitPattern: record)))
        (entry + 8).storeRelaxed(seen)
        (entry + 16).storeRelaxed(place)
        transaction.pointee.readLocks.count = count &+ 1
        transaction.pointee.face.readLockCount = count &+ 1
        return true
    }

    @inline(__always) var readLockedWord: UInt64 {
        OwnershipRecord.owned(tag: state.pointee.tag, serial: OwnershipRecord.readLockSerial).bits
    }

    @inline(never) private func growReadLocks() throws(Unwind) {
        let hasRoom = transaction.pointee.readLocks.reserve(1)
        transaction.pointee.face.readLocks = UInt64(UInt(bitPattern: transaction.pointee.readLocks.base))
        if !hasRoom { throw raise(.memoryError, "the transaction reads too much") }
        endSliceSoon()
    }

    /// After the write log's units have been released or restored.
    func releaseReadLocks() {
        let transaction = self.transaction
        let locked = readLockedWord, end = transaction.pointee.readLocks.end
        var entry = transaction.pointee.readLocks.base
        while entry < end {
            if entry.pointee.record.loadRelaxed() == locked { entry.pointee.record.storeRelease(entry.pointee.seen) }
            entry += 1
        }
        transaction.pointee.readLocks.count = 0
        transaction.pointee.face.readLockCount = 0
    }

    /// Before thread numbers are used again: no unit gets back the word of a dead owner.
    func forgetDeadOwners() {
        for index in 0..<transaction.pointee.readLocks.count {
            let entry = UnsafeMutableRawPointer(transaction.pointee.readLocks.base + index)
            if machine.isDeadOwner((entry + 8).loadRelaxed()) { (entry + 8).storeRelaxed(0) }
        }
    }
}
