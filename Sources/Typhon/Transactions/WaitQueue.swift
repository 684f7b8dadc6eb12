/// # WaitQueue: the threads that sleep until guest data changes, and when none ever will
///
///     sleeper        watches                      deadlock
///     retry          all its block has read       raises `transaction.Deadlock`
///     lock, join     one record                   sleeps on, as it would under one big lock
///
/// Law of deadlock. It may only be reported when, under `mutex`,
/// 1. every thread that carries a number stands in the queue. Who runs, does I/O, waits for the
///    irrevocable token or the world, or was made and has not begun yet, does not;
/// 2. none of them has a deadline;
/// 3. none was woken since it last looked, and each found what it watches unchanged and unowned.
///
/// Then nothing can change any more: only a thread that does not stand here changes something, and it
/// wakes before it can come here; a thread gets its number from its parent, who does not stand here
/// meanwhile; an interrupt wakes all. And nobody waits for what a sleeper has undone (`Retry`'s law).
///
/// Who completes the deadlock looks: a retrying thread when it comes; a lock's waiter, and a thread that
/// ends, wake the retrying ones, of whom the last to look reports it. After that one is awake again.
struct Waiter {
    let condition = TimedCondition()
    var bloom: UInt64 = 0
    /// The one record a lock's waiter watches, and what it saw there; nil for who retries.
    var record: UnsafeMutableRawPointer?
    var seen: UInt64 = 0
    var hasDeadline = false
    /// Woken since it last looked: it will look again.
    var isWoken = false
    /// Next in the list.
    var next: UnsafeMutablePointer<Waiter>?

    /// A bloom of 64 bits is coarse when thousands sleep: who watches one record is woken for that one only.
    var mayHaveChanged: Bool { record.map { $0.loadAcquire() != seen } ?? true }
}

/// Threads that sleep in `retryWait`. Guarded by `mutex`.
struct WaitQueue {
    private struct List {
        var first: UnsafeMutablePointer<Waiter>?
        var count = 0
        var withoutDeadline = 0
    }

    let mutex = TimedMutex()
    private let list: UnsafeMutablePointer<List>

    init() {
        list = .allocate(capacity: 1)
        list.initialize(to: List())
    }
    func destroy() {
        list.deallocate()
        mutex.destroy()
    }

    /// The law at the head of this file; `threads` carry a number. `mutex` is held.
    func isDeadlocked(threads: Int) -> Bool {
        if list.pointee.withoutDeadline < threads { return false }
        var link = list.pointee.first
        while let waiter = link {
            if waiter.pointee.isWoken { return false }
            link = waiter.pointee.next
        }
        return true
    }

    /// After a thread has ended without sleeping: has its end completed a deadlock?
    func lookAgain(threads: Int) {
        mutex.lock()
        if isDeadlocked(threads: threads) { wakeRetrying() }
        mutex.unlock()
    }

    /// Those that may report a deadlock look again, and the last of them reports it. `mutex` is held.
    func wakeRetrying() {
        var link = list.pointee.first
        while let waiter = link {
            if waiter.pointee.record == nil { wake(waiter) }
            link = waiter.pointee.next
        }
    }

    private func wake(_ waiter: UnsafeMutablePointer<Waiter>) {
        waiter.pointee.isWoken = true
        waiter.pointee.condition.signal()
    }

    func add(_ waiter: UnsafeMutablePointer<Waiter>) {
        waiter.pointee.next = list.pointee.first
        list.pointee.first = waiter
        list.pointee.count += 1
        if !waiter.pointee.hasDeadline { list.pointee.withoutDeadline += 1 }
    }

    func remove(_ waiter: UnsafeMutablePointer<Waiter>) {
        var link = list.pointee.first
        if link == waiter { list.pointee.first = waiter.pointee.next }
        while let this = link {
            if this.pointee.next == waiter { this.pointee.next = waiter.pointee.next }
            link = this.pointee.next
        }
        list.pointee.count -= 1
        if !waiter.pointee.hasDeadline { list.pointee.withoutDeadline -= 1 }
    }

    /// Wakes the sleepers that may watch something in `changed`; with all bits set, everybody.
    func wake(_ changed: UInt64) {
        mutex.lock()
        var link = list.pointee.first
        while let waiter = link {
            if waiter.pointee.bloom & changed != 0 && (changed == UInt64.max || waiter.pointee.mayHaveChanged) { wake(waiter) }
            link = waiter.pointee.next
        }
        mutex.unlock()
    }
}
