import CTyphon

/// # The slow paths of the read barriers (see `Barriers`)
///
///     word = record (acquire)   shared, not newer than the snapshot
///     value = slot (relaxed)
///     fence acquire; record again == word           -> the value belongs to that version
///
/// The fence pairs with the fence a writer executes between taking the record and its
/// first store: who has seen its store sees its record too.
extension Thread {
    /// One word of a unit this thread does not own. Noted before in this transaction, as is usual: nothing is called.
    @inline(never) func readShared(_ unit: Unit, _ slot: UnsafeMutableRawPointer) throws(Unwind) -> Value {
        let seen = unit.record.loadAcquire()
        if seen & 1 == 0 && seen >> 1 <= state.pointee.snapshot {
            let value = Value(bits: slot.loadRelaxed())
            fenceAcquire()
            if unit.record.loadRelaxed() == seen {
                if isNoted(unit.record) { return value }
                if state.pointee.isIrrevocable {
                    if try lockForReading(unit.record, seen) != nil { return value }
                } else {
                    if !transaction.pointee.isUnrecorded { try noteFirst(unit.record, seen) }
                    return value
                }
            }
        }
        return try readUnsettled(unit, slot)
    }

    /// As `readShared`, if nothing stands in the way; else absent, and nothing has happened.
    @inline(__always) func readAtOnce(_ unit: Unit, _ slot: UnsafeMutableRawPointer) -> Value {
        let seen = unit.record.loadAcquire()
        let value = Value(bits: slot.loadRelaxed())
        return noteAtOnce(unit.record, seen) ? value : .absent
    }

    /// Words of a unit have been read after its record was `seen`: do they belong together, and is the unit noted?
    /// False also when something stands in the way; then nothing has happened.
    @inline(__always) func noteAtOnce(_ record: UnsafeMutableRawPointer, _ seen: UInt64) -> Bool {
        let transaction = self.transaction
        if seen & 1 != 0 { return UInt32(truncatingIfNeeded: seen) == state.pointee.tag }
        fenceAcquire()
        if record.loadRelaxed() != seen || seen >> 1 > state.pointee.snapshot { return false }
        if isNoted(record) { return true }
        if mustCheckBeforeNewUnit || transaction.pointee.isUnrecorded { return false }
        if state.pointee.isIrrevocable { return lockAtOnce(record, seen) }
        if transaction.pointee.readLog.count == transaction.pointee.readLog.capacity { return false }
        appendRead(record, seen)
        return true
    }

    /// Asks for the cache line with the record of an object that will be read: a hint, whatever the value. An irrevocable
    /// transaction will lock it.
    @inline(__always) func fetch(_ value: Value) {
        let address = UInt(value.bits)
        if state.pointee.isIrrevocable { typhon_prefetch_for_store(address) } else { typhon_prefetch(address) }
    }

    @inline(never) private func readUnsettled(_ unit: Unit, _ slot: UnsafeMutableRawPointer) throws(Unwind) -> Value {
        while true {
            let word = try beginRead(unit)
            let value = Value(bits: slot.loadRelaxed())
            if try endRead(unit, word) { return value }
        }
    }

    /// The record's word, once it is shared and not newer than the snapshot.
    @inline(never) func beginRead(_ unit: Unit) throws(Unwind) -> UInt64 {
        while true {
            let seen = unit.record.loadAcquire()
            if seen & 1 == 0 && seen >> 1 <= state.pointee.snapshot && !state.pointee.isIrrevocable { return seen }
            if let word = try settleRead(unit.record, seen) { return word }
        }
    }

    /// Was the unit untouched since `beginRead`? Then it is in the read log.
    @inline(never) func endRead(_ unit: Unit, _ seen: UInt64) throws(Unwind) -> Bool {
        fenceAcquire()
        if unit.record.loadRelaxed() != seen { return false }
        if UInt32(truncatingIfNeeded: seen) == state.pointee.tag || transaction.pointee.isUnrecorded { return true }
        try note(unit.record, seen)
        return true
    }

    /// Anything but "shared and old enough": the word that may be read under, or nil to look again.
    @inline(never) private func settleRead(_ record: UnsafeMutableRawPointer, _ seen: UInt64) throws(Unwind) -> UInt64? {
        checkInTransaction()
        let word = OwnershipRecord(bits: seen)
        if word.isOwned && word.tag == state.pointee.tag { return seen }
        if word.isOwned, let owner = machine.transactions.pointee.numbers.owner(word.number) {
            try contend(record, seen, owner, object: .absent, isWrite: false)
            return nil
        }
        if state.pointee.isIrrevocable { return try lockForReading(record, seen) }
        if !word.isOwned && word.version > state.pointee.snapshot {
            if transaction.pointee.isUnrecorded { return seen }
            noteMeeting(record, nil)
            try extendSnapshot()
            return nil
        }
        return seen // a dead owner's: shared at version 0
    }
}
