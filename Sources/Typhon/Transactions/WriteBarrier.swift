import Atomics

/// # The slow paths of the write barriers (see `Barriers`)
///
/// A unit is taken once per transaction: lock it if it is shared, save its words, stamp
/// it with the running serial. Room in the logs is reserved before the record is
/// taken, so a lock without an entry does not exist.
extension Thread {
    @inline(never) func openObject(_ object: Ref) throws(Unwind) {
        try take(object.address, object, object.address + 16, ObjectWalk.valueWords(of: object), .meta)
    }

    @inline(never) func openRegion(
        _ unit: Unit, of object: Ref, start: UnsafeMutableRawPointer, words: Int, raw: Bool
    ) throws(Unwind) {
        try take(unit.record, object, start, words, raw ? .raw : [])
    }

    @inline(__always) private func take(
        _ record: UnsafeMutableRawPointer, _ object: Ref, _ start: UnsafeMutableRawPointer, _ words: Int,
        _ flags: WriteEntry.Flags
    ) throws(Unwind) {
        checkInTransaction()
        try checkBeforeNewUnit()
        if transaction.pointee.isUnrecorded { throw raise(.runtimeError, "cannot write inside unrecorded()") }
        try reserveWrite(words: words)
        while true {
            let seen = record.loadAcquire()
            if seen & 1 == 0 && seen >> 1 <= state.pointee.snapshot {
                if !lock(record, seen) { continue }
                return saveRegion(record, old: seen, object: object, start: start, words: words, flags: flags.union(.locked))
            }
            if UInt32(truncatingIfNeeded: seen) == state.pointee.tag {
                return takeOwn(record, seen, object, start, words, flags)
            }
            if try settleWrite(record, seen, object) {
                return saveRegion(record, old: seen, object: object, start: start, words: words, flags: flags.union(.locked))
            }
        }
    }

    /// Private from an earlier transaction, opened before a savepoint, or locked for reading.
    @inline(__always) private func takeOwn(
        _ record: UnsafeMutableRawPointer, _ seen: UInt64, _ object: Ref, _ start: UnsafeMutableRawPointer, _ words: Int,
        _ flags: WriteEntry.Flags
    ) {
        let isReadLocked = seen >> 32 == UInt64(OwnershipRecord.readLockSerial)
        saveRegion(
            record, old: seen, object: object, start: start, words: words,
            flags: isReadLocked ? flags.union(.locked) : flags)
        record.storeRelaxed(state.pointee.ownedWord)
    }

    @inline(__always) func lock(_ record: UnsafeMutableRawPointer, _ seen: UInt64) -> Bool {
        if !record.compareExchange(expected: seen, desired: state.pointee.ownedWord) { return false }
        // A reader that sees a store of ours must see the record as well.
        atomicMemoryFence(ordering: .releasing)
        return true
    }

    /// Owned by another thread or newer than the snapshot. True: it was a dead owner's and
    /// is locked now; false: look again.
    @inline(never) private func settleWrite(
        _ record: UnsafeMutableRawPointer, _ seen: UInt64, _ object: Ref
    ) throws(Unwind) -> Bool {
        let word = OwnershipRecord(bits: seen)
        if !word.isOwned {
            noteMeeting(record, nil)
            try extendSnapshot()
            return false
        }
        if let owner = machine.transactions.pointee.numbers.owner(word.number) {
            try contend(record, seen, owner, object: Value(object), isWrite: true)
            return false
        }
        return lock(record, seen)
    }
}
