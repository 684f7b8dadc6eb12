/// # Irrevocable: the one transaction that cannot abort
///
/// It holds the machine's token. Becoming so locks every unit read so far (a swap from
/// the very word that was seen, which validates it) and reads lock from then on, so
/// nothing it has seen can change. Others keep running and committing unless they
/// touch the same units: then they yield, whatever their seniority.
///
/// A unit locked for reading bears serial 0 (`ReadLocks`). Written later it is saved and stamped like a private one.
///
/// Laws
/// 1. At most one thread of a machine is irrevocable.
/// 2. An irrevocable transaction's read log is empty.
/// 3. Who waits for the token has left the heap, and gives up when it is killed.
struct IrrevocableToken {
    /// Guards `isTaken`.
    let mutex = TimedMutex()
    let condition = TimedCondition()
    /// Behind a pointer: a mutating method would claim it while it waits.
    private let isTaken: UnsafeMutablePointer<Bool>

    init() {
        isTaken = .allocate(capacity: 1)
        isTaken.initialize(to: false)
    }

    /// Waits until the token is free or `givesUp` says so, looking again after each wake-up.
    func acquire(unless givesUp: () -> Bool) -> Bool {
        mutex.lock()
        defer { mutex.unlock() }
        while isTaken.pointee {
            if givesUp() { return false }
            condition.wait(mutex)
        }
        isTaken.pointee = true
        return true
    }

    func release() {
        mutex.lock()
        isTaken.pointee = false
        condition.broadcast()
        mutex.unlock()
    }

    /// Sleeps until the token is free, or a while has passed.
    func waitUntilFree(atMost nanoseconds: UInt64) {
        mutex.lock()
        if isTaken.pointee { condition.wait(mutex, until: MonotonicClock.now + nanoseconds) }
        mutex.unlock()
    }

    /// Lets waiters look at their status again.
    func wakeWaiters() {
        mutex.lock()
        condition.broadcast()
        mutex.unlock()
    }

    func destroy() {
        mutex.destroy()
        condition.destroy()
        isTaken.deallocate()
    }
}

extension Thread {
    /// From here on this transaction cannot abort. May wait, outside the heap. Throws
    /// `.aborted` when it is too late: it then runs again, irrevocable from its start.
    /// In solo mode, or when it is irrevocable already, nothing.
    func becomeIrrevocable() throws(Unwind) {
        if !state.pointee.isTransactional { return }
        if state.pointee.isIrrevocable {
            transaction.pointee.mustCommit = true
            return
        }
        checkInTransaction()
        try checkBeforeNewUnit()
        let face = transaction.pointee.face
        if !acquireToken(unless: { face.isKilled }) { throw conflict(.killed, place: place) }
        holdToken()
        try lockReads()
    }

    /// Locks what was read, newest knowledge first; empties the read log.
    private func lockReads() throws(Unwind) {
        let transaction = self.transaction
        for index in 0..<transaction.pointee.readLog.count {
            let entry = transaction.pointee.readLog.base[index]
            if entry.record.loadHalfRelaxed() == state.pointee.tag { continue }
            if try lockForReading(entry.record, entry.seen) == nil {
                transaction.pointee.wantsIrrevocable = true
                throw conflict(.readWrite, record: entry.record, object: .absent, place: entry.place, owner: nil)
            }
        }
        transaction.pointee.readLog.count = 0
        transaction.pointee.stressCountdown = -1
    }

    /// A guest's `retry` may undo the transaction: it is revocable, or irrevocable only because it had lost too often.
    var mayRetry: Bool { !state.pointee.isIrrevocable || !transaction.pointee.mustCommit }

    // MARK: The token

    private func acquireToken(unless givesUp: () -> Bool) -> Bool {
        let start = MonotonicClock.now
        stepOut()
        let isMine = machine.transactions.pointee.token.acquire(unless: givesUp)
        stepIn()
        count(.waitTime, MonotonicClock.now &- start)
        return isMine
    }

    private func holdToken() {
        state.pointee.isIrrevocable = true
        transaction.pointee.mustCommit = true
        transaction.pointee.face.seniority = UInt64.max
        transaction.pointee.irrevocableSince = MonotonicClock.now
        count(.irrevocables)
    }

    /// Before a begin: nothing was read, so nothing can fail.
    func acquireTokenForBegin() {
        transaction.pointee.wantsIrrevocable = false
        if state.pointee.isIrrevocable { return }
        _ = acquireToken(unless: { false })
        holdToken()
    }

    func releaseToken() {
        state.pointee.isIrrevocable = false
        transaction.pointee.face.seniority = 0
        count(.irrevocableTime, MonotonicClock.now &- transaction.pointee.irrevocableSince)
        machine.transactions.pointee.token.release()
    }
}
