/// # Whole objects: one look instead of one for each card
///
/// Tables and large storage have a record of their own and one for each card. When the own
/// record bears the running thread's tag, the object is either private, cards included, or its own
/// unit was shared and has been locked, which says nothing of the cards. A flag in the object's
/// meta word tells the two apart.
///
/// Laws
/// 1. An own record is locked from shared, or from a read lock, only together with the flag. The
///    flag is never cleared: it is a fact about the past, undone by no abort.
/// 2. Publishing gives an object and all its cards a version at once. So an own record with the
///    thread's tag, a serial that is no read lock's, and no flag means: every unit of the
///    object is this thread's (asserted in debug builds).
extension Ref {
    /// Tables and storage only: other kinds use their flags otherwise.
    static let lockedOnceFlag: UInt8 = 0x80

    /// Its own unit is being locked.
    @inline(__always) func noteLock() {
        let kind = self.kind
        if kind == .storage || kind == .setTable || kind == .dictionaryTable {
            (address + 13).storeByteRelaxed(flags | Ref.lockedOnceFlag)
        }
    }
}

extension Thread {
    /// In transactional mode: every unit of a table or storage is this thread's. False is possible for what is.
    @inline(__always) func ownsWhole(_ object: Ref) -> Bool {
        let record = object.record
        let owns = UInt32(truncatingIfNeeded: record) == state.pointee.tag && record >> 33 != 0
            && object.flags & Ref.lockedOnceFlag == 0
        assert(!owns || ownsEveryCard(object), "a card of a whole object belongs to somebody else")
        return owns
    }

    private func ownsEveryCard(_ object: Ref) -> Bool {
        var owns = true
        ObjectWalk.forEachRecord(of: object) { if !self.owns(Unit(record: $0)) { owns = false } }
        return owns
    }

    /// The unit may be stored to at once: solo mode, or it was opened in this transaction.
    @inline(__always) func isOpen(_ unit: @autoclosure () -> Unit) -> Bool {
        !state.pointee.isTransactional || unit().record.loadRelaxed() == state.pointee.ownedWord
    }
}
