import CTyphon
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Contention: two transactions want the same unit
///
/// | who I am | what I do |
/// |---|---|
/// | irrevocable | ask the owner to abort, wait until it has |
/// | senior to the owner | ask it to abort, wait a little, else yield |
/// | anybody else | wait a moment, longer with much work to lose, then yield: abort, back off, run again |
///
/// Seniority: 0 on the first try. One that has lost outranks who has not; among losers the
/// older slice outranks the younger; after ten tries a slice outranks all that have fewer;
/// after thirteen it runs irrevocably, and at once when it has lost much that was read: rank does not help
/// a reader against commits, locking what it reads does. So some transaction always commits, and each one in
/// the end.
///
/// Nobody holds a core: waiting spins for a moment, then yields the processor, then sleeps,
/// having left the heap.
extension Thread {
    static let triesBeforePriority = 10
    static let triesBeforeIrrevocable = 13
    static let unitsOfAReader = 512
    /// In nanoseconds: waking from a sleep costs as much.
    static let briefWait: UInt64 = 1_000_000

    /// `record` held `seen`, owned by the live `owner`. Returns when it may have changed.
    @inline(never) func contend(
        _ record: UnsafeMutableRawPointer, _ seen: UInt64, _ owner: TransactionFace, object: Value, isWrite: Bool
    ) throws(Unwind) {
        try checkBeforeNewUnit()
        noteMeeting(record, owner)
        if state.pointee.isIrrevocable { return waitForRelease(record, seen, owner) }
        let isSenior = transaction.pointee.face.seniority > owner.seniority
        if isSenior { requestAbort(of: owner, record, seen) }
        owner.isAwaited = true
        if spin(128, { record.loadRelaxed() != seen }) { return }
        owner.isDisturbed = true
        let patience = isSenior || TransactionFace.phase(owner.status) == .committing ? 2_000_000 : patienceOfAJunior
        if patience > 0 {
            if waitUntil(patience, { record.loadRelaxed() != seen || self.transaction.pointee.face.isKilled }) {
                return try checkBeforeNewUnit()
            }
            try checkBeforeNewUnit()
        }
        let isIrrevocable = owner.seniority == UInt64.max
        throw conflict(
            isIrrevocable ? .irrevocable : isWrite ? .writeWrite : .readWrite,
            record: record, object: object, place: place, owner: owner)
    }

    /// In nanoseconds: who has done much would lose more than a short wait. Two who wait for each other do so for this long only.
    private var patienceOfAJunior: UInt64 {
        let units = transaction.pointee.unitCount
        return units < 64 ? 0 : min(500_000, 20_000 + 20 * UInt64(units))
    }

    /// Asks the transaction that holds `record` to abort; a committing one is left alone.
    func requestAbort(of owner: TransactionFace, _ record: UnsafeMutableRawPointer, _ seen: UInt64) {
        let status = owner.status
        // The unit was held before the status was read and still is: it is that transaction.
        if record.loadAcquire() != seen || TransactionFace.phase(status) != .running { return }
        kill(owner, status)
    }

    private func kill(_ owner: TransactionFace, _ status: UInt64) {
        owner.killer = place
        owner.killerFace = UInt(bitPattern: transaction.pointee.face.address)
        let killed = TransactionFace.status(UInt32(truncatingIfNeeded: status >> 32), .killed)
        if owner.address.compareExchange(expected: status, desired: killed) {
            machine.transactions.pointee.token.wakeWaiters()
        }
    }

    /// The running transactions of all other threads must run again: something they read
    /// without barriers has changed. Only while these threads are stopped.
    func abortOthers() {
        machine.transactions.pointee.forEachLive { face in
            if face != transaction.pointee.face && TransactionFace.phase(face.status) == .running { kill(face, face.status) }
        }
    }

    private func waitForRelease(_ record: UnsafeMutableRawPointer, _ seen: UInt64, _ owner: TransactionFace) {
        requestAbort(of: owner, record, seen)
        if spin(256, { record.loadRelaxed() != seen }) { return }
        let start = MonotonicClock.now
        stepOut()
        var turn = 0
        while record.loadRelaxed() == seen {
            rest(turn)
            turn += 1
        }
        stepIn()
        count(.waitTime, MonotonicClock.now &- start)
    }

    // MARK: Waiting

    /// Leaves the heap, so that the collector does not wait for this thread.
    @inline(__always) func stepOut() {
        if !transaction.pointee.isBare { leaveHeap() }
    }
    @inline(__always) func stepIn() {
        if !transaction.pointee.isBare { enterHeap() }
    }
    /// Runs `body` while all other threads are stopped.
    func stopAll(_ body: () -> Void) {
        if transaction.pointee.isBare { body() } else { stopWorld(body) }
    }

    @inline(__always) private func spin(_ turns: Int, _ isOver: () -> Bool) -> Bool {
        for _ in 0..<turns {
            if isOver() { return true }
            typhon_spin_hint()
        }
        return false
    }

    func rest(_ turn: Int) {
        if let hook = machine.transactions.pointee.hooks.waiting { return hook(self) }
        // Most slices end within the yields; a sleep lasts twice as long as asked for.
        if turn < 100 { sched_yield() } else { usleep(50) }
    }

    // MARK: After an abort

    /// Loses its modesty with every lost try.
    func raiseSeniority() {
        let transaction = self.transaction
        let retries = transaction.pointee.retries
        let isReader = transaction.pointee.lostReads >= Thread.unitsOfAReader
        if isReader && transaction.pointee.isInsideBlock && !transaction.pointee.isBlockFirst {
            transaction.pointee.blockToSplit = transaction.pointee.blockStart
        } else if isReader || retries >= Thread.triesBeforeIrrevocable {
            transaction.pointee.wantsIrrevocable = true
        }
        let level: UInt64 = retries >= Thread.triesBeforePriority ? 2 : 1
        transaction.pointee.face.seniority = level << 60 | ((1 << 60) - 1 - transaction.pointee.age)
    }

    /// Waits for the winner to finish, if one is known, at most a random time that doubles
    /// with each try: between about 1 microsecond and 2 milliseconds.
    func backOff() {
        let transaction = self.transaction
        let address = transaction.pointee.waitFor
        transaction.pointee.waitFor = 0
        let limit = 1_000 << min(transaction.pointee.retries, 11)
        let patience = UInt64(limit / 2 + transaction.pointee.random(limit / 2))
        guard let memory = UnsafeMutableRawPointer(bitPattern: address) else {
            // The winner has committed already: there is nobody to wait for.
            if transaction.pointee.retries > Thread.triesBeforePriority { _ = waitUntil(min(patience, 50_000)) { false } }
            return
        }
        let winner = TransactionFace(address: memory)
        let status = transaction.pointee.waitForStatus
        if winner.seniority == UInt64.max { return waitForToken(winner, status) }
        if spin(200, { winner.status != status }) { return }
        // Who asked for the unit must get it before its loser takes it again.
        let least: UInt64 = transaction.pointee.abortReason == .killed ? 1_000_000 : 50_000
        _ = waitUntil(max(patience, least)) { winner.status != status }
    }

    private func waitForToken(_ winner: TransactionFace, _ status: UInt64) {
        let start = MonotonicClock.now
        stepOut()
        while winner.status == status && MonotonicClock.now &- start < Thread.briefWait { rest(0) }
        if winner.status == status { machine.transactions.pointee.token.waitUntilFree(atMost: 5_000_000) }
        stepIn()
        count(.waitTime, MonotonicClock.now &- start)
    }

    /// Outside the heap.
    private func waitUntil(_ nanoseconds: UInt64, _ isOver: () -> Bool) -> Bool {
        let start = MonotonicClock.now
        stepOut()
        var turn = 0
        while !isOver() && MonotonicClock.now &- start < nanoseconds {
            rest(turn)
            turn += 1
        }
        stepIn()
        count(.waitTime, MonotonicClock.now &- start)
        return isOver()
    }
}
