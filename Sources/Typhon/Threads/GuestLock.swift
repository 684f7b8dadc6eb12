/// # LockRef: a guest lock
///
///     | record | meta | owner | count |        owner: 0, or the ident of the thread that took it
///
/// Both words are ordinary transactional state: an undone slice undoes its acquires and
/// releases, and a release is seen when its transaction commits, which wakes the waiters.
///
/// | the lock is taken, and I am | what acquire does |
/// |---|---|
/// | outside `atomic` | commit, sleep until the lock changes, take it in a transaction of its own |
/// | inside `atomic` | undo, sleep until something read changes, run again |
/// | irrevocable | sleep in place; the lock is only locked for reading once it is free |
/// | alone (solo mode) | sleep until the deadline or an interrupt |
struct LockRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let ownerWord = 2, countWord = 3, words = 4
}

enum LockUse {
    case plain
    /// Its owner may take it again.
    case reentrant
    /// Only wait until it is free (joining a thread).
    case watch
}

/// How long an acquire waits.
enum Patience {
    case none, forever
    /// `MonotonicClock` nanoseconds.
    case until(UInt64)

    var deadline: UInt64 {
        switch self {
        case .none, .forever: 0
        case .until(let moment): moment
        }
    }
}

extension Thread {
    func makeLock(_ type: ClassRef) throws(Unwind) -> LockRef {
        let lock = LockRef(try allocate(.lock, type.rootShape, words: LockRef.words))
        lock.ref[LockRef.ownerWord] = Value(small: 0)
        lock.ref[LockRef.countWord] = Value(small: 0)
        return lock
    }

    func lockOwner(_ lock: LockRef) throws(Unwind) -> Int { try read(lock.ref, LockRef.ownerWord).integer }

    // MARK: Taking

    /// `mayEndSlice`: called by an instruction, so that the slice may end here.
    @inline(__always)
    func acquire(_ lock: LockRef, _ use: LockUse, _ patience: Patience, mayEndSlice: Bool) throws(Unwind) -> Bool {
        if !state.pointee.isIrrevocable, try tryAcquire(lock, use) { return true }
        return try acquireSlowly(lock, use, patience, mayEndSlice)
    }

    /// Takes the lock if it is free. Inside a transaction, or in solo mode.
    @inline(__always)
    private func tryAcquire(_ lock: LockRef, _ use: LockUse) throws(Unwind) -> Bool {
        if state.pointee.isTransactional && !state.pointee.isInTransaction { return try tryBetween(lock, use).isTaken }
        let owner = try read(lock.ref, LockRef.ownerWord).integer
        if owner != 0 && !(use == .reentrant && owner == ident) { return false }
        if use == .watch { return true }
        try open(lock.ref)
        if owner == 0 {
            lock.ref[LockRef.ownerWord] = Value(small: ident)
            lock.ref[LockRef.countWord] = Value(small: 1)
        } else {
            lock.ref[LockRef.countWord] = Value(small: lock.ref[LockRef.countWord].integer + 1)
        }
        return true
    }

    /// Between two transactions. `seen`: the record's word when the lock was not free.
    private func tryBetween(_ lock: LockRef, _ use: LockUse) throws(Unwind) -> (isTaken: Bool, seen: UInt64) {
        var seen: UInt64 = 0
        let isTaken = try atomically { (t) throws(Unwind) in
            seen = lock.ref.address.loadAcquire()
            return try t.tryAcquire(lock, use)
        }
        return (isTaken, seen)
    }

    @inline(never)
    private func acquireSlowly(
        _ lock: LockRef, _ use: LockUse, _ patience: Patience, _ mayEndSlice: Bool
    ) throws(Unwind) -> Bool {
        if isAtomic && state.pointee.isIrrevocable {
            if !mayRetry { return try acquireIrrevocably(lock, use, patience) }
            if try tryAcquire(lock, use) { return true }
        }
        if case .none = patience, !state.pointee.isIrrevocable { return false }
        if !state.pointee.isTransactional { return try waitAlone(patience) }
        if isAtomic { return try retryAcquire(patience) }
        let isNativeAbove = state.pointee.isInTransaction && !mayEndSlice
        if state.pointee.isInTransaction { try commitTransaction() }
        if !isNativeAbove { return try acquireBetween(lock, use, patience) }
        return try betweenTransactions { () throws(Unwind) in try acquireBetween(lock, use, patience) }
    }

    /// Nobody else exists who could release it.
    private func waitAlone(_ patience: Patience) throws(Unwind) -> Bool {
        if isAtomic || state.pointee.isIrrevocable, case .forever = patience { throw raise(.deadlock, "a lock is taken inside atomic that nobody can release") }
        try pause(until: patience.deadline)
        return false
    }

    private func acquireBetween(_ lock: LockRef, _ use: LockUse, _ patience: Patience) throws(Unwind) -> Bool {
        var isWoken = false
        while true {
            let attempt = try tryWoken(lock, use, isWoken)
            if attempt.isTaken { return true }
            if case .none = patience { return false }
            switch waitForChange(of: Unit(lock.ref), seen: attempt.seen, deadline: patience.deadline, takes: use != .watch) {
            case .changed, .deadlock: isWoken = true
            case .timedOut: return try tryBetween(lock, use).isTaken
            case .interrupted: try checkInterrupts()
            }
        }
    }

    private func tryWoken(_ lock: LockRef, _ use: LockUse, _ isWoken: Bool) throws(Unwind) -> (isTaken: Bool, seen: UInt64) {
        do throws(Unwind) {
            return try tryBetween(lock, use)
        } catch {
            if isWoken { machine.transactions.pointee.waiters.passOn(transaction.pointee.waiter) }
            throw error
        }
    }

    /// Inside `atomic`: the transaction runs again when something it has read changes. False: the deadline has passed.
    func retryAcquire(_ patience: Patience) throws(Unwind) -> Bool {
        let guest = self.guest
        let commits = statistic(.commits)
        var reason = takeWakeReason()
        if guest.retryCommits != commits {
            guest.retryCommits = commits
            guest.retryDeadline = patience.deadline
            reason = .changed
        }
        switch reason {
        case .changed: break
        case .timedOut:
            guest.retryCommits = UInt64.max
            return false
        case .deadlock: throw raise(.deadlock, "every thread waits for another")
        case .interrupted: try checkInterrupts()
        }
        throw requestRetry(deadline: guest.retryDeadline == 0 ? nil : guest.retryDeadline)
    }

    private func acquireIrrevocably(_ lock: LockRef, _ use: LockUse, _ patience: Patience) throws(Unwind) -> Bool {
        while true {
            let seen = lock.ref.address.loadAcquire()
            let owner = lock.ref[LockRef.ownerWord].integer
            let isMine = UInt32(truncatingIfNeeded: seen) == state.pointee.tag
            if owner == 0 || (use == .reentrant && owner == ident) {
                if !isMine, try !lockedForReading(lock, seen) { continue }
                return try tryAcquire(lock, use)
            }
            if case .none = patience { return false }
            // Held by this very transaction: no other thread can release it before we end.
            if isMine { return try waitAlone(patience) }
            switch waitForChange(of: Unit(lock.ref), seen: seen, deadline: patience.deadline) {
            case .changed, .deadlock: continue
            case .timedOut: return false
            case .interrupted: try checkInterrupts()
            }
        }
    }

    /// The record was `seen` while the owner word said "free": lock it for reading from that very word.
    private func lockedForReading(_ lock: LockRef, _ seen: UInt64) throws(Unwind) -> Bool {
        let word = OwnershipRecord(bits: seen)
        if word.isOwned && machine.transactions.pointee.numbers.owner(word.number) != nil {
            _ = waitForChange(of: Unit(lock.ref), seen: seen, deadline: MonotonicClock.now + 1_000_000)
            return false
        }
        return try lockForReading(lock.ref.address, seen) != nil
    }

    // MARK: Releasing

    /// RuntimeError when it is free.
    @inline(__always)
    func release(_ lock: LockRef) throws(Unwind) {
        if state.pointee.isTransactional && !state.pointee.isInTransaction {
            return try atomically { (t) throws(Unwind) in try t.release(lock) }
        }
        if try read(lock.ref, LockRef.ownerWord).bits == 0 { throw raise(.runtimeError, "release unlocked lock") }
        try open(lock.ref)
        lock.ref[LockRef.ownerWord] = Value(small: 0)
        hurryForWaiters(lock)
    }

    /// RuntimeError when this thread does not hold it.
    func releaseReentrant(_ lock: LockRef) throws(Unwind) {
        if try lockOwner(lock) != ident { throw raise(.runtimeError, "cannot release un-acquired lock") }
        try open(lock.ref)
        let count = lock.ref[LockRef.countWord].integer - 1
        lock.ref[LockRef.countWord] = Value(small: count)
        if count == 0 {
            lock.ref[LockRef.ownerWord] = Value(small: 0)
            hurryForWaiters(lock)
        }
    }

    /// Whoever holds it.
    func forceRelease(_ lock: LockRef) throws(Unwind) {
        try open(lock.ref)
        lock.ref[LockRef.ownerWord] = Value(small: 0)
        lock.ref[LockRef.countWord] = Value(small: 0)
    }

    /// Somebody sleeps until it is free: end this slice soon, they wake when it commits.
    @inline(__always)
    private func hurryForWaiters(_ lock: LockRef) {
        if state.pointee.isTransactional && machine.watched.mayContain(lock.ref.address) {
            state.pointee.budget = 0
        }
    }
}
