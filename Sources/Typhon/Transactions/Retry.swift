#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Retry: sleep until something that was read changes
///
///     sleeper                                  committer
///     1  is in the list, its bloom in watched  1  clock tick
///     2  looks at the clock (a swap of 0)      2  does what I changed meet watched?
///     3  is every unit what it was? sleep      3  releases, wakes those whose bloom meets
///
/// Both touch the clock with a read-modify-write between their own two steps, so either the
/// committer sees the sleeper, or the sleeper sees the units owned or changed. A unit that
/// is owned by somebody may be about to change: then the sleeper looks again soon.
///
/// A sleeper has left the heap and holds nothing. Each has a condition of its own and a
/// bloom of the records it watches; a commit wakes only those it may concern.
///
/// Law: what came before the waiting block, in its slice or in a native loop that calls guest code,
/// is committed before the block sleeps. Else the others could be waiting for just that.
enum WakeReason { case changed, timedOut, interrupted, deadlock }

extension Thread {
    /// What `retry` throws: this transaction is undone, and runs again when something it has
    /// read has changed (`recover` does both). `deadline` is in `MonotonicClock` nanoseconds.
    func requestRetry(deadline: UInt64? = nil) -> Unwind {
        transaction.pointee.wantsRetry = true
        let here = place
        // A re-run that comes to the same place again keeps the deadline of its first try.
        if transaction.pointee.retryPlace != here || here == 0 { transaction.pointee.retryDeadline = deadline ?? 0 }
        transaction.pointee.retryPlace = here
        return .aborted
    }

    /// `or_else` has caught a retry and goes on with another way.
    func withdrawRetry() { transaction.pointee.wantsRetry = false }

    var isRetryRequested: Bool { transaction.pointee.wantsRetry }

    /// Why this slice's last sleep ended. Who is about to call `requestRetry` asks first, and
    /// gives up (a time-out, an interrupt, a deadlock) instead of sleeping again.
    func takeWakeReason() -> WakeReason {
        let reason = transaction.pointee.wakeReason
        transaction.pointee.wakeReason = .changed
        return reason
    }

    /// During `rollBack`, before the undoing: what was read is watched, what was locked as well,
    /// because it may have been looked at. Locked units will bear the abort's own version.
    func keepWatched(_ version: UInt64) {
        let transaction = self.transaction
        let released = OwnershipRecord.shared(version: version).bits
        transaction.pointee.watched.count = 0
        for index in 0..<transaction.pointee.readLog.count {
            let entry = transaction.pointee.readLog.base[index]
            if entry.record.loadHalfRelaxed() == state.pointee.tag { continue }
            transaction.pointee.watched.append(entry)
        }
        for index in 0..<transaction.pointee.writeLog.count {
            let entry = transaction.pointee.writeLog.base[index]
            if entry.isLocked {
                transaction.pointee.watched.append(ReadEntry(record: entry.record, seen: released, place: entry.place))
            }
        }
        for index in 0..<transaction.pointee.readLocks.count {
            let entry = transaction.pointee.readLocks.base[index]
            if entry.record.loadRelaxed() == readLockedWord { transaction.pointee.watched.append(entry) }
        }
    }

    /// So many blocks of the re-run are slices of their own: the one that waits is probably among them, else the
    /// next re-run is shorter by as many.
    static let blocksSplitByRetry = 64

    /// After the undoing. A block is to wait without holding back what came before it: if the
    /// slice began earlier, it first runs again and commits at each block's begin.
    func retry() {
        let transaction = self.transaction
        if transaction.pointee.isInsideBlock && !transaction.pointee.isBlockFirst {
            transaction.pointee.blocksToSplit = Thread.blocksSplitByRetry
            transaction.pointee.wantsRetry = false
            transaction.pointee.watched.count = 0
            return
        }
        sleepUntilChange()
    }

    /// Sleeps, outside the transaction, until a watched unit has changed. The re-run finds
    /// the wake reason.
    func sleepUntilChange() {
        transaction.pointee.retries = 0
        transaction.pointee.blocksToSplit = 0
        transaction.pointee.wantsRetry = false
        transaction.pointee.wakeReason = retryWait(deadline: transaction.pointee.retryDeadline)
        transaction.pointee.watched.count = 0
    }

    /// Sleeps until one of the watched units has changed; `deadline` 0 means for ever.
    func retryWait(deadline: UInt64) -> WakeReason {
        let transaction = self.transaction
        let waiter = transaction.pointee.waiter
        waiter.pointee.bloom = watchedBloom()
        waiter.pointee.record = nil
        waiter.pointee.isWoken = false
        waiter.pointee.hasDeadline = deadline != 0
        let start = MonotonicClock.now
        stepOut()
        let queue = machine.transactions.pointee.waiters
        queue.mutex.lock()
        queue.add(waiter)
        machine.watched = queue.watched
        _ = machine.state.pointee.clock.fetchAdd(0)
        let reason = sleep(queue, waiter, deadline)
        queue.remove(waiter)
        machine.watched = queue.watched
        queue.mutex.unlock()
        stepIn()
        count(.waitTime, MonotonicClock.now &- start)
        return reason
    }

    /// Holds the queue's mutex but for the sleeping itself.
    private func sleep(_ queue: WaitQueue, _ waiter: UnsafeMutablePointer<Waiter>, _ deadline: UInt64) -> WakeReason {
        let system = machine.transactions
        while true {
            waiter.pointee.isWoken = false
            let condition = lookAtWatched()
            if condition == .changed { return .changed }
            if let hook = system.pointee.hooks.shouldInterruptWait, hook(self) { return .interrupted }
            let now = MonotonicClock.now
            if deadline != 0 && now >= deadline { return .timedOut }
            if condition == .same && queue.isDeadlocked(threads: system.pointee.numbers.live) { return .deadlock }
            count(.sleeps)
            // Whether the owner commits or not, what is watched will have changed: nobody may call this a deadlock.
            waiter.pointee.isWoken = condition == .owned
            var until = condition == .owned ? now + 1_000_000 : deadline
            if deadline != 0 && deadline < until { until = deadline }
            if until == 0 { waiter.pointee.condition.wait(queue.mutex) } else { waiter.pointee.condition.wait(queue.mutex, until: until) }
        }
    }

    private enum Watched { case same, owned, changed }

    private func lookAtWatched() -> Watched {
        let transaction = self.transaction
        var result = Watched.same
        for index in 0..<transaction.pointee.watched.count {
            let entry = transaction.pointee.watched.base[index]
            let current = entry.record.loadAcquire()
            if current == entry.seen { continue }
            let word = OwnershipRecord(bits: current)
            if !word.isOwned || machine.transactions.pointee.numbers.owner(word.number) == nil { return .changed }
            result = .owned
        }
        return result
    }

    /// Wakes this sleeping thread so that it looks at `shouldInterruptWait`. Any thread may call.
    func interruptWait() { machine.transactions.pointee.waiters.wakeAll() }

    private func watchedBloom() -> RecordBloom {
        var bloom = RecordBloom()
        for index in 0..<transaction.pointee.watched.count { bloom.insert(transaction.pointee.watched.base[index].record) }
        return transaction.pointee.watched.count == 0 ? .everything : bloom
    }

    /// The bits of the units this transaction has changed, at its commit, that somebody may watch.
    func changedAndWatched() -> UInt64 {
        let watched = machine.watched
        if watched.buckets == 0 { return 0 }
        var changed: UInt64 = 0
        for index in 0..<transaction.pointee.writeLog.count where transaction.pointee.writeLog.base[index].isLocked {
            let record = transaction.pointee.writeLog.base[index].record
            if watched.mayContain(record) { changed |= RecordBloom(record).buckets }
        }
        return changed
    }
}
