/// # ReadLog: which shared units a transaction has read, and what their records said
///
/// The word seen is kept whole: a version, or the record of a dead owner. A unit is
/// unchanged when its record still is that word; when it is owned by this thread it
/// was unchanged when it was locked (`openRegion` extends the snapshot first), and
/// nobody could change it since.
struct ReadEntry: BitwiseCopyable {
    let record: UnsafeMutableRawPointer
    let seen: UInt64
    /// `Place` of the read.
    let place: UInt64
}

extension Thread {
    /// Notes a unit once. Throws when the transaction was killed, or memory is out.
    @inline(__always) func note(_ record: UnsafeMutableRawPointer, _ seen: UInt64) throws(Unwind) {
        if !isNoted(record) { try noteFirst(record, seen) }
    }

    /// For certain in the read log. An irrevocable transaction owns what it has noted.
    @inline(__always) func isNoted(_ record: UnsafeMutableRawPointer) -> Bool {
        let address = UInt64(UInt(bitPattern: record))
        return (transaction.pointee.filter + Thread.filterSlot(address)).pointee == address >> 3 | transaction.pointee.filterTag
    }

    /// Two units of one slot are noted again and again when their reads alternate.
    @inline(__always) static func filterSlot(_ address: UInt64) -> Int {
        Int(truncatingIfNeeded: (address >> 3 ^ address >> 12) & 255)
    }

    /// As `note`, for a unit that is not noted.
    @inline(never) func noteFirst(_ record: UnsafeMutableRawPointer, _ seen: UInt64) throws(Unwind) {
        let transaction = self.transaction
        try checkBeforeNewUnit()
        if transaction.pointee.readLog.count == transaction.pointee.readLog.capacity { try growReadLog() }
        appendRead(record, seen)
    }

    /// There is room.
    @inline(__always) func appendRead(_ record: UnsafeMutableRawPointer, _ seen: UInt64) {
        let transaction = self.transaction
        transaction.pointee.readLog.appendReserved(ReadEntry(record: record, seen: seen, place: place))
        let address = UInt64(UInt(bitPattern: record))
        transaction.pointee.filter[Thread.filterSlot(address)] = address >> 3 | transaction.pointee.filterTag
    }

    @inline(never) private func growReadLog() throws(Unwind) {
        if !transaction.pointee.readLog.reserve(1) { throw raise(.memoryError, "the transaction reads too much") }
        endSliceSoon()
    }

    /// The first unit of the read log that has changed, or nil. Complexity: linear in the log.
    func firstChangedRead() -> ReadEntry? {
        let transaction = self.transaction
        let tag = state.pointee.tag
        let end = transaction.pointee.readLog.end
        var entry = transaction.pointee.readLog.base
        while entry < end {
            let current = entry.pointee.record.loadAcquire()
            if current != entry.pointee.seen && UInt32(truncatingIfNeeded: current) != tag { return entry.pointee }
            entry += 1
        }
        return nil
    }

    /// Moves the snapshot to now, if nothing that was read has changed; else aborts.
    @inline(never) func extendSnapshot() throws(Unwind) {
        let now = machine.clock.now
        if let changed = firstChangedRead() {
            throw conflict(.readWrite, record: changed.record, object: .absent, place: changed.place, owner: nil)
        }
        state.pointee.snapshot = now
        count(.extensions)
    }
}
