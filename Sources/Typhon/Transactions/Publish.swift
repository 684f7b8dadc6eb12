/// # Publish: what was private becomes shared
///
///     shared unit, written      private            private
///     [ .. word .. ] ---------> [ list ] --------> [ storage, cards ] ---> ...
///       changed?                  each: record (and cards) = shared(version)
///
/// After validation nothing can fail any more. For each shared unit that was written, the
/// words that differ from their backup are followed to objects whose record bears this
/// thread's tag; these get the version, and what they refer to is followed in turn, with
/// a worklist of our own. A word that did not change was published when it was stored.
///
/// Units this transaction locked bear the tag too. They get the serial `committing`
/// before the first private object is followed, so they are not mistaken for private.
extension Thread {
    @inline(__always) func publishChanges(_ version: UInt64) {
        let transaction = self.transaction
        var index = 0
        let count = transaction.pointee.writeLog.count
        while index < count {
            let entry = transaction.pointee.writeLog.base + index
            if entry.pointee.isLocked && !entry.pointee.isRaw { publishRegion(entry, version) }
            index &+= 1
        }
        if transaction.pointee.publishRoots.count > 0 { publishRoots(version) }
    }

    @inline(__always) private func publishRegion(_ entry: UnsafeMutablePointer<WriteEntry>, _ version: UInt64) {
        var backup = transaction.pointee.undo.base + entry.pointee.offset
        if entry.pointee.flags.contains(.meta) { backup += 1 }
        let start = entry.pointee.start
        for word in 0..<entry.pointee.words {
            let value = Value(bits: (start + word &* 8).loadRelaxed())
            if value.isReference && value.bits != backup[word] && value.ref.recordTag == state.pointee.tag {
                publishFrom(value.ref, version)
            }
        }
    }

    private func publishRoots(_ version: UInt64) {
        for index in 0..<transaction.pointee.publishRoots.count {
            let value = transaction.pointee.publishRoots.base[index]
            if value.isReference { publishFrom(value.ref, version) }
        }
    }

    @inline(never) private func publishFrom(_ object: Ref, _ version: UInt64) {
        markLocked()
        publish(object, version)
        while transaction.pointee.worklist.count > 0 {
            transaction.pointee.worklist.count -= 1
            let word = transaction.pointee.worklist.base[transaction.pointee.worklist.count]
            publishChildren(Value(bits: word).ref, version)
        }
    }

    /// Units locked by this transaction are told from private ones from here on.
    private func markLocked() {
        if transaction.pointee.isMarked { return }
        transaction.pointee.isMarked = true
        let word = OwnershipRecord.owned(tag: state.pointee.tag, serial: OwnershipRecord.committingSerial).bits
        var entry = transaction.pointee.writeLog.base
        let end = transaction.pointee.writeLog.end
        while entry < end {
            if entry.pointee.isLocked { entry.pointee.record.storeRelaxed(word) }
            entry += 1
        }
    }

    /// Gives a private object (and its cards) the version; its words are still to be followed.
    @inline(__always) private func publish(_ object: Ref, _ version: UInt64) {
        let record = OwnershipRecord(bits: object.record)
        if record.tag != state.pointee.tag || record.serial < OwnershipRecord.firstSerial { return }
        let kind = object.kind
        if kind.layout == .leaf && kind != .byteStorage { return }
        object.record = OwnershipRecord.shared(version: version).bits
        count(.published)
        if kind != .byteStorage { transaction.pointee.worklist.append(Value(object).bits) }
    }

    private func publishChildren(_ object: Ref, _ version: UInt64) {
        let word = OwnershipRecord.shared(version: version).bits
        ObjectWalk.forEachRecord(of: object) { $0.storeRelaxed(word) }
        ObjectWalk.forEachReference(of: object) { publish($0, version) }
    }

    /// Required before another thread can reach `value` without a store into a shared object:
    /// a new thread's arguments, the target of a weak reference, an exception kept by a
    /// thread. Inside a transaction it happens at the commit. Omittable in solo mode.
    func publish(_ value: Value) {
        if !value.isReference || !state.pointee.isTransactional { return }
        if state.pointee.isInTransaction {
            transaction.pointee.publishRoots.append(value)
            transaction.pointee.effects.insert(.roots)
        } else {
            transaction.pointee.isMarked = true
            publishFrom(value.ref, machine.clock.now)
        }
    }
}
