/// # WaitQueue: the threads that sleep until guest data changes, and when none ever will
///
///     retrying   [w] - [w] - [w]                    each watches all its block has read
///     buckets    0: (record, takes) [w] - [w]       each watches one record; who came first is first
///                1: -
///
/// | sleeper | a change of what it watches wakes | in a deadlock it |
/// |---|---|---|
/// | retry | each that may be concerned | raises `transaction.Deadlock` |
/// | who watches a record (join) | each | sleeps on, as under one big lock |
/// | who wants to take it (lock) | the first of them only; it takes it, or passes the wake-up on | sleeps on |
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
    typealias Pointer = UnsafeMutablePointer<Waiter>

    let condition = TimedCondition()
    /// Of the records it watches.
    var bloom = RecordBloom()
    /// The one record it watches, and what it saw there; nil for who retries.
    var record: UnsafeMutableRawPointer?
    var seen: UInt64 = 0
    /// It wants to take what it waits for: one such waiter is woken at a time.
    var takes = false
    var hasDeadline = false
    /// Woken since it last looked: it will look again.
    var isWoken = false
    /// Of a ring: those who retry, or those who wait for the same record in the same way.
    var next: Pointer?
    var previous: Pointer?
    /// The next ring of the bucket, for the first waiter of a ring.
    var nextRing: Pointer?

    fileprivate func isLike(_ other: Pointer) -> Bool { record == other.pointee.record && takes == other.pointee.takes }
}

/// A set of records: one that is in it has both its bits set. Two words, as one is full of what a commit of thirty units changes.
struct RecordBloom {
    var buckets: UInt64 = 0
    var checks: UInt64 = 0

    static let everything = RecordBloom(buckets: .max, checks: .max)

    @inline(__always) init(buckets: UInt64 = 0, checks: UInt64 = 0) { (self.buckets, self.checks) = (buckets, checks) }
    /// Of one record alone.
    @inline(__always) init(_ record: UnsafeMutableRawPointer) {
        let hash = (UInt64(UInt(bitPattern: record)) >> 3) &* 0x9E37_79B9_7F4A_7C15
        self.init(buckets: 1 << (hash >> 58), checks: 1 << (hash >> 52 & 63))
    }

    @inline(__always) mutating func insert(_ record: UnsafeMutableRawPointer) {
        let own = RecordBloom(record)
        (buckets, checks) = (buckets | own.buckets, checks | own.checks)
    }
    /// Complexity: constant. A false yes is possible.
    @inline(__always) func mayContain(_ record: UnsafeMutableRawPointer) -> Bool {
        let own = RecordBloom(record)
        return buckets & own.buckets != 0 && checks & own.checks != 0
    }
}

/// Guarded by `mutex`.
struct WaitQueue {
    private struct Lists {
        var retrying: Waiter.Pointer?
        /// Bits of buckets that are not empty.
        var occupied: UInt64 = 0
        var withoutDeadline = 0
        /// Of all blooms together.
        var watched = RecordBloom()
    }

    let mutex = TimedMutex()
    private let lists: UnsafeMutablePointer<Lists>
    /// One for each bit of a bloom.
    private let buckets: UnsafeMutablePointer<Waiter.Pointer?>
    /// How many blooms have each bit.
    private let watchers: UnsafeMutablePointer<UInt32>

    init() {
        lists = .allocate(capacity: 1)
        lists.initialize(to: Lists())
        buckets = .allocate(capacity: 64)
        buckets.initialize(repeating: nil, count: 64)
        watchers = .allocate(capacity: 128)
        watchers.initialize(repeating: 0, count: 128)
    }
    func destroy() {
        lists.deallocate()
        buckets.deallocate()
        watchers.deallocate()
        mutex.destroy()
    }

    // MARK: Deadlock

    /// The law at the head of this file; `threads` carry a number. `mutex` is held.
    func isDeadlocked(threads: Int) -> Bool {
        if lists.pointee.withoutDeadline < threads { return false }
        var isAnyWoken = false
        forEach { if $0.pointee.isWoken { isAnyWoken = true } }
        return !isAnyWoken
    }

    /// After a thread has ended without sleeping: has its end completed a deadlock?
    func lookAgain(threads: Int) {
        mutex.lock()
        if isDeadlocked(threads: threads) { wakeRetrying() }
        mutex.unlock()
    }

    /// Those that may report a deadlock look again, and the last of them reports it. `mutex` is held.
    func wakeRetrying() { forEach(lists.pointee.retrying) { wake($0) } }

    // MARK: Coming and going

    /// What a commit must have changed to concern any sleeper. `mutex` is held.
    var watched: RecordBloom { lists.pointee.watched }

    private func countWatched(_ bloom: RecordBloom, _ step: UInt32) {
        count(bloom.buckets, step, watchers, &lists.pointee.watched.buckets)
        count(bloom.checks, step, watchers + 64, &lists.pointee.watched.checks)
    }

    private func count(_ bits: UInt64, _ step: UInt32, _ watchers: UnsafeMutablePointer<UInt32>, _ all: inout UInt64) {
        var rest = bits
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            watchers[bit] &+= step
            if watchers[bit] == 0 { all &= ~(1 << UInt64(bit)) } else { all |= 1 << UInt64(bit) }
            rest &= rest - 1
        }
    }

    func add(_ waiter: Waiter.Pointer) {
        if !waiter.pointee.hasDeadline { lists.pointee.withoutDeadline += 1 }
        countWatched(waiter.pointee.bloom, 1)
        guard waiter.pointee.record != nil else {
            append(waiter, to: &lists.pointee.retrying)
            return
        }
        let bucket = bucket(waiter)
        var ring = buckets[bucket]
        while let first = ring, !first.pointee.isLike(waiter) { ring = first.pointee.nextRing }
        if ring != nil { return append(waiter, to: &ring) }
        append(waiter, to: &ring)
        waiter.pointee.nextRing = buckets[bucket]
        buckets[bucket] = waiter
        lists.pointee.occupied |= 1 << UInt64(bucket)
    }

    func remove(_ waiter: Waiter.Pointer) {
        if !waiter.pointee.hasDeadline { lists.pointee.withoutDeadline -= 1 }
        countWatched(waiter.pointee.bloom, UInt32.max)
        if waiter.pointee.record == nil {
            if lists.pointee.retrying == waiter { lists.pointee.retrying = follower(waiter) }
            return unlink(waiter)
        }
        let bucket = bucket(waiter)
        if buckets[bucket] == waiter {
            buckets[bucket] = replacement(waiter)
        } else {
            var ring = buckets[bucket]
            while let first = ring {
                if first.pointee.nextRing == waiter { first.pointee.nextRing = replacement(waiter) }
                ring = first.pointee.nextRing
            }
        }
        unlink(waiter)
        if buckets[bucket] == nil { lists.pointee.occupied &= ~(1 << UInt64(bucket)) }
    }

    private func bucket(_ waiter: Waiter.Pointer) -> Int { waiter.pointee.bloom.buckets.trailingZeroBitCount }

    /// Who becomes the first of its ring, or the next ring when it was alone.
    private func replacement(_ first: Waiter.Pointer) -> Waiter.Pointer? {
        guard let second = follower(first) else { return first.pointee.nextRing }
        second.pointee.nextRing = first.pointee.nextRing
        return second
    }

    private func follower(_ waiter: Waiter.Pointer) -> Waiter.Pointer? {
        waiter.pointee.next == waiter ? nil : waiter.pointee.next
    }

    private func append(_ waiter: Waiter.Pointer, to ring: inout Waiter.Pointer?) {
        waiter.pointee.nextRing = nil
        guard let first = ring, let last = first.pointee.previous else {
            (waiter.pointee.next, waiter.pointee.previous) = (waiter, waiter)
            ring = waiter
            return
        }
        (waiter.pointee.next, waiter.pointee.previous) = (first, last)
        last.pointee.next = waiter
        first.pointee.previous = waiter
    }

    private func unlink(_ waiter: Waiter.Pointer) {
        waiter.pointee.next?.pointee.previous = waiter.pointee.previous
        waiter.pointee.previous?.pointee.next = waiter.pointee.next
        (waiter.pointee.next, waiter.pointee.previous, waiter.pointee.nextRing) = (nil, nil, nil)
    }

    // MARK: Waking

    /// Wakes the sleepers that may watch something whose bit of `RecordBloom.buckets` is in `changed`. Any thread; not while holding `mutex`.
    func wake(_ changed: UInt64) {
        mutex.lock()
        forEach(lists.pointee.retrying) { if $0.pointee.bloom.buckets & changed != 0 { wake($0) } }
        var rest = changed & lists.pointee.occupied
        while rest != 0 {
            var ring = buckets[rest.trailingZeroBitCount]
            while let first = ring {
                wake(ring: first)
                ring = first.pointee.nextRing
            }
            rest &= rest - 1
        }
        mutex.unlock()
    }

    /// The first of those who want to take the record was woken but does not take it.
    func passOn(_ waiter: Waiter.Pointer) {
        mutex.lock()
        var ring = buckets[bucket(waiter)]
        while let first = ring {
            if first.pointee.isLike(waiter) { wake(first) }
            ring = first.pointee.nextRing
        }
        mutex.unlock()
    }

    /// Everybody looks again: an interrupt, a limit, the end.
    func wakeAll() {
        mutex.lock()
        forEach { wake($0) }
        mutex.unlock()
    }

    private func wake(ring first: Waiter.Pointer) {
        guard let current = first.pointee.record?.loadAcquire() else { return }
        if first.pointee.takes {
            // If the first has seen this very word, the record was not free then: whoever frees it wakes.
            if first.pointee.seen != current { wake(first) }
        } else {
            forEach(first) { if $0.pointee.seen != current { wake($0) } }
        }
    }

    private func wake(_ waiter: Waiter.Pointer) {
        waiter.pointee.isWoken = true
        waiter.pointee.condition.signal()
    }

    private func forEach(_ ring: Waiter.Pointer?, _ body: (Waiter.Pointer) -> Void) {
        guard let first = ring else { return }
        var waiter = first
        repeat {
            body(waiter)
            waiter = waiter.pointee.next.unsafelyUnwrapped
        } while waiter != first
    }

    private func forEach(_ body: (Waiter.Pointer) -> Void) {
        forEach(lists.pointee.retrying, body)
        for bucket in 0..<64 {
            var ring = buckets[bucket]
            while let first = ring {
                forEach(first, body)
                ring = first.pointee.nextRing
            }
        }
    }
}
