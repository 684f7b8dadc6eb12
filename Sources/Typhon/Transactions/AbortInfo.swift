/// # AbortInfo: why an attempt was lost, and to whom
///
/// Captured when the conflict is met, before anything is undone: my frames from the
/// innermost outwards, the other's place from its write log (while it holds the unit) or
/// its footprint (when it has committed). Texts are made by an upper room.
///
/// Belongs to its thread; `frames` hold `Place` words, whose code the collector keeps.
enum AbortReason: UInt8, CaseIterable {
    /// Both wrote the unit.
    case writeWrite
    /// One read what the other wrote.
    case readWrite
    /// An irrevocable transaction holds the unit.
    case irrevocable
    /// A senior transaction, or a change of a class, asked for it.
    case killed
    /// A lock of the guest was held by another thread.
    case lock
    /// `TYPHON_STRESS=abort`.
    case stress
}

struct AbortInfo {
    static let depth = 32

    /// False: nothing was lost yet.
    var isSet = false
    var reason = AbortReason.writeWrite
    var wasAtomic = false
    /// The object the unit belongs to; absent when it cannot be told.
    var object = Value.absent
    /// Nanoseconds of the attempt: measured where conflicts are known, else a typical slice.
    var lostTime: UInt64 = 0
    var retries = 0
    var mineCount = 0
    var otherCount = 0
    /// `depth` of mine, then `depth` of the other's; innermost first.
    let frames: UnsafeMutablePointer<UInt64>

    init() {
        frames = .allocate(capacity: 2 * AbortInfo.depth)
        frames.initialize(repeating: 0, count: 2 * AbortInfo.depth)
    }

    func destroy() { frames.deallocate() }

    var mine: UnsafeMutablePointer<UInt64> { frames }
    var other: UnsafeMutablePointer<UInt64> { frames + AbortInfo.depth }

    mutating func clear() {
        isSet = false
        object = .absent
        lostTime = 0
        mineCount = 0
        otherCount = 0
    }

    mutating func copy(from source: UnsafeMutablePointer<AbortInfo>) {
        isSet = source.pointee.isSet
        reason = source.pointee.reason
        wasAtomic = source.pointee.wasAtomic
        object = source.pointee.object
        lostTime = source.pointee.lostTime
        retries = source.pointee.retries
        mineCount = source.pointee.mineCount
        otherCount = source.pointee.otherCount
        frames.update(from: source.pointee.frames, count: 2 * AbortInfo.depth)
    }
}

extension Thread {
    /// Records a conflict and gives what to throw. `place`: where this thread met the unit
    /// first. `owner`: who holds it now; nil: find out who wrote it last.
    @inline(never) func conflict(
        _ reason: AbortReason, record: UnsafeMutableRawPointer, object: Value, place: UInt64, owner: TransactionFace?
    ) -> Unwind {
        describe(reason, place)
        let info = transaction.pointee.lastAbort
        info.pointee.object = object
        if object.isAbsent, let find = machine.transactions.pointee.hooks.objectContaining {
            info.pointee.object = find(machine, record)
        }
        let holder = owner ?? currentOwner(record)
        if let holder {
            waitFor(holder)
            note(other: placeOfOwner(holder, record))
        } else {
            note(other: placeOfLastWriter(record))
        }
        return .aborted
    }

    /// A conflict that is about no unit.
    @inline(never) func conflict(_ reason: AbortReason, place: UInt64) -> Unwind {
        describe(reason, place)
        transaction.pointee.lastAbort.pointee.object = .absent
        if reason == .killed {
            let face = transaction.pointee.face
            note(other: face.killer)
            waitFor(UnsafeMutableRawPointer(bitPattern: face.killerFace).map(TransactionFace.init(address:)))
        }
        return .aborted
    }

    private func waitFor(_ winner: TransactionFace?) {
        guard let winner else { return }
        transaction.pointee.waitFor = UInt(bitPattern: winner.address)
        transaction.pointee.waitForStatus = winner.status
    }

    private func describe(_ reason: AbortReason, _ place: UInt64) {
        let transaction = self.transaction
        transaction.pointee.abortReason = reason
        transaction.pointee.waitFor = 0
        let info = transaction.pointee.lastAbort
        info.pointee.isSet = true
        info.pointee.reason = reason
        info.pointee.wasAtomic = state.pointee.atomicDepth > 0
        info.pointee.retries = transaction.pointee.retries
        info.pointee.otherCount = 0
        info.pointee.mineCount = capturePlaces(info.pointee.mine, first: place)
    }

    /// This thread's frames, innermost first; the first one is where the unit was met when
    /// that lies in the running frame's code.
    private func capturePlaces(_ places: UnsafeMutablePointer<UInt64>, first: UInt64) -> Int {
        var frame = state.pointee.frame
        var count = 0
        if first != 0 && first >> 16 != place >> 16 {
            places[0] = first
            count = 1
        }
        while frame >= state.pointee.frameBase && count < AbortInfo.depth {
            let word = Place(frame).bits
            if word != 0 && !frame.pointee.code.pointee.flags.contains(.hidden) {
                places[count] = count == 0 && first != 0 ? first : word
                count += 1
            }
            frame -= 1
        }
        return count
    }

    private func note(other place: UInt64?) {
        guard let place, place != 0 else { return }
        let info = transaction.pointee.lastAbort
        info.pointee.other[0] = place
        info.pointee.otherCount = 1
    }

    // MARK: The other side

    private func currentOwner(_ record: UnsafeMutableRawPointer) -> TransactionFace? {
        let word = OwnershipRecord(bits: record.loadAcquire())
        if !word.isOwned || word.tag == state.pointee.tag { return nil }
        return machine.transactions.pointee.numbers.owner(word.number)
    }

    /// Where the owner took the unit: looked up in its log while it runs on. What is read may
    /// be of a later transaction; then nothing fits, or an equally true place is found.
    private func placeOfOwner(_ owner: TransactionFace, _ record: UnsafeMutableRawPointer) -> UInt64? {
        let written = place(of: record, in: owner.writeLog, owner.writeCount, MemoryLayout<WriteEntry>.stride)
        return written ?? place(of: record, in: owner.readLocks, owner.readLockCount, MemoryLayout<ReadEntry>.stride) ?? owner.lastWrite(of: record)
    }

    /// An entry begins with its record and ends with its place.
    private func place(of record: UnsafeMutableRawPointer, in log: UInt64, _ count: Int, _ stride: Int) -> UInt64? {
        guard var entry = UnsafeMutableRawPointer(bitPattern: UInt(log)) else { return nil }
        for _ in 0..<min(count, 4096) {
            if entry.loadRelaxed() == UInt64(UInt(bitPattern: record)) { return (entry + stride - 8).loadRelaxed() }
            entry += stride
        }
        return nil
    }

    private func placeOfLastWriter(_ record: UnsafeMutableRawPointer) -> UInt64? {
        var found: UInt64?
        machine.transactions.pointee.forEachLive { face in
            if found == nil && face != transaction.pointee.face { found = face.lastWrite(of: record) }
        }
        return found
    }

    // MARK: Afterwards

    /// Counts the abort, and what it cost.
    func accountAbort() {
        let transaction = self.transaction
        let info = transaction.pointee.lastAbort
        let now = MonotonicClock.now
        let lost = transaction.pointee.beginTime != 0
            ? now &- transaction.pointee.beginTime : transaction.pointee.averageSliceTime
        info.pointee.lostTime = lost
        count(.lostTime, lost)
        count(TransactionCount.aborts(transaction.pointee.abortReason))
        if lost >= transaction.pointee.longestAbort.pointee.lostTime {
            transaction.pointee.longestAbort.pointee.copy(from: info)
        }
        if let hook = machine.transactions.pointee.hooks.aborted { hook(self, info) }
    }
}
