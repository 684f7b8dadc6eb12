#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Waiting for one unit, between two transactions
///
/// What a lock's acquire sleeps in: the unit is the lock. It stands in the same queue as
/// `retryWait`, so the commit of a release wakes it (see `Waiter` for why no wake-up is lost).
///
/// A waiter without deadline counts for the deadlock check of those who retry, but never
/// reports one itself: under one big lock the program would wait as well, perhaps for a
/// signal. When it completes a deadlock it wakes them, so that they look again (`WaitQueue`).
extension Thread {
    /// Sleeps, outside the heap, until the unit's record is no longer `seen`, `deadline` (0: none)
    /// has passed or the thread is interrupted. May be called inside an irrevocable transaction.
    /// `takes`: a change wakes only the first of those who wait so; it must try to take what it waits for.
    func waitForChange(of unit: Unit, seen: UInt64, deadline: UInt64, takes: Bool = false) -> WakeReason {
        let waiter = transaction.pointee.waiter
        waiter.pointee.bloom = RecordBloom(unit.record)
        waiter.pointee.record = unit.record
        waiter.pointee.seen = seen
        waiter.pointee.takes = takes
        waiter.pointee.isWoken = false
        waiter.pointee.hasDeadline = deadline != 0
        let start = MonotonicClock.now
        let queue = machine.transactions.pointee.waiters
        let reason = outsideHeap {
            queue.mutex.lock()
            queue.add(waiter)
            machine.watched = queue.watched
            _ = machine.state.pointee.clock.fetchAdd(0)
            let reason = sleep(queue, waiter, unit, seen, deadline)
            queue.remove(waiter)
            machine.watched = queue.watched
            queue.mutex.unlock()
            return reason
        }
        count(.waitTime, MonotonicClock.now &- start)
        return reason
    }

    private func sleep(
        _ queue: WaitQueue, _ waiter: UnsafeMutablePointer<Waiter>, _ unit: Unit, _ seen: UInt64, _ deadline: UInt64
    ) -> WakeReason {
        let system = machine.transactions
        while true {
            if unit.record.loadAcquire() != seen { return .changed }
            if hasInterruption { return .interrupted }
            let now = MonotonicClock.now
            if deadline != 0 && now >= deadline { return .timedOut }
            // A unit that a running transaction holds may get its old word back without a wake-up.
            var until = isOwnedByOther(seen) ? now + 1_000_000 : deadline
            if deadline != 0 && deadline < until { until = deadline }
            waiter.pointee.isWoken = isOwnedByOther(seen)
            if deadline == 0 && queue.isDeadlocked(threads: system.pointee.numbers.live) { queue.wakeRetrying() }
            count(.sleeps)
            if until == 0 { waiter.pointee.condition.wait(queue.mutex) } else { waiter.pointee.condition.wait(queue.mutex, until: until) }
        }
    }

    private func isOwnedByOther(_ bits: UInt64) -> Bool {
        let word = OwnershipRecord(bits: bits)
        return word.isOwned && word.tag != state.pointee.tag
    }
}
