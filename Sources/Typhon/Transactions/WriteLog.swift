/// # WriteLog: which units a transaction has opened, and how to undo it
///
///     entry   record | old word | object | start | words, flags | offset | place
///     undo    ... [meta] word word word ...            backup of the region, at offset
///
/// Every field is stored with an atomic store: a thread that lost a conflict looks up
/// here where the winner took the unit (`Thread.placeOfOwner`).
struct WriteEntry: BitwiseCopyable {
    let record: UnsafeMutableRawPointer
    /// The record's word before the unit was opened.
    var old: UInt64
    let object: UnsafeMutableRawPointer
    let start: UnsafeMutableRawPointer
    /// words << 8 | flags
    let shape: UInt64
    var offset: Int
    let place: UInt64

    @inline(__always) var words: Int { Int(shape >> 8) }
    @inline(__always) var flags: Flags { Flags(rawValue: UInt8(truncatingIfNeeded: shape)) }
    /// The unit was shared: release it at the end.
    @inline(__always) var isLocked: Bool { shape & UInt64(Flags.locked.rawValue) != 0 }
    @inline(__always) var isRaw: Bool { shape & UInt64(Flags.raw.rawValue) != 0 }

    struct Flags: OptionSet {
        let rawValue: UInt8
        /// Was shared when it was opened. Otherwise private, or opened again after a savepoint.
        static let locked = Flags(rawValue: 1)
        /// The words are bytes, not values.
        static let raw = Flags(rawValue: 2)
        /// The object's meta word (its shape) precedes the words in the backup.
        static let meta = Flags(rawValue: 4)
    }
}

extension Thread {
    /// Room for one more entry and its backup, so that nothing can fail once a unit is locked.
    @inline(__always) func reserveWrite(words: Int) throws(Unwind) {
        if !hasRoomToWrite(words: words) { try growWriteLog(words) }
    }

    @inline(__always) func hasRoomToWrite(words: Int) -> Bool {
        let transaction = self.transaction
        return transaction.pointee.writeLog.count < transaction.pointee.writeLog.capacity
            && transaction.pointee.undo.count &+ words < transaction.pointee.undo.capacity
    }

    @inline(never) private func growWriteLog(_ words: Int) throws(Unwind) {
        let hasRoom = transaction.pointee.writeLog.reserve(1) && transaction.pointee.undo.reserve(words + 1)
        transaction.pointee.face.writeLog = UInt64(UInt(bitPattern: transaction.pointee.writeLog.base))
        if !hasRoom { throw raise(.memoryError, "the transaction writes too much") }
        endSliceSoon()
    }

    /// Appends the entry and copies the region's words; the unit is owned, room is reserved.
    @inline(__always) func saveRegion(
        _ record: UnsafeMutableRawPointer, old: UInt64, object: Ref, start: UnsafeMutableRawPointer,
        words: Int, flags: WriteEntry.Flags
    ) {
        let transaction = self.transaction
        if flags.contains(.locked) && record == object.address { object.noteLock() }
        let offset = transaction.pointee.undo.count
        var backup = transaction.pointee.undo.base + offset
        if flags.contains(.meta) {
            backup.pointee = object.meta
            backup += 1
        }
        for index in 0..<words { backup[index] = (start + index &* 8).loadRelaxed() }
        transaction.pointee.undo.count = offset &+ words &+ (flags.contains(.meta) ? 1 : 0)
        appendWrite(record, old, object, start, UInt64(words) << 8 | UInt64(flags.rawValue), offset)
    }

    @inline(__always) func appendWrite(
        _ record: UnsafeMutableRawPointer, _ old: UInt64, _ object: Ref, _ start: UnsafeMutableRawPointer,
        _ shape: UInt64, _ offset: Int
    ) {
        let transaction = self.transaction
        let count = transaction.pointee.writeLog.count
        let entry = UnsafeMutableRawPointer(transaction.pointee.writeLog.base + count)
        entry.storeRelaxed(UInt64(UInt(bitPattern: record)))
        (entry + 8).storeRelaxed(old)
        (entry + 16).storeRelaxed(UInt64(UInt(bitPattern: object.address)))
        (entry + 24).storeRelaxed(UInt64(UInt(bitPattern: start)))
        (entry + 32).storeRelaxed(shape)
        (entry + 40).storeRelaxed(UInt64(offset))
        (entry + 48).storeRelaxed(place)
        transaction.pointee.writeLog.count = count &+ 1
        transaction.pointee.face.writeCount = count &+ 1
        if shape & UInt64(WriteEntry.Flags.locked.rawValue) != 0 { transaction.pointee.lockedCount &+= 1 }
    }

    /// Will the object, just found through guest data, still be there if this slice is undone? Not when the slice
    /// made it. A false answer is possible for what the slice has written: only the newest entries are looked at.
    func outlivesAbort(_ object: Ref) -> Bool {
        guard state.pointee.isInTransaction else { return true }
        let word = OwnershipRecord(bits: object.record)
        if !word.isOwned || word.tag != state.pointee.tag || word.serial < transaction.pointee.firstSerial { return true }
        let log = transaction.pointee.writeLog
        for age in 1...max(1, min(64, log.count)) where log.count >= age && log.base[log.count - age].record == object.address { return true }
        return false
    }

    /// Puts an entry's words back. The unit is owned.
    @inline(__always) func restoreRegion(_ entry: UnsafeMutablePointer<WriteEntry>) {
        var backup = transaction.pointee.undo.base + entry.pointee.offset
        if entry.pointee.flags.contains(.meta) {
            (entry.pointee.object + 8).storeRelaxed(backup.pointee)
            backup += 1
        }
        let start = entry.pointee.start
        for index in 0..<entry.pointee.words { (start + index &* 8).storeRelaxed(backup[index]) }
    }
}
