#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # ThreadNumbers: which thread numbers are alive
///
///     places  [ number & mask -> TransactionFace of the thread that carries it, or 0 ]
///
/// A number is only given out when its place is empty, so looking one up is one load
/// and one compare, by any thread, without a lock. Faces are never freed while the
/// machine lives, so what was found may be looked at even if its thread ends meanwhile.
///
/// Laws
/// 1. A number is given out once (until `restart`, which first clears every record that
///    bears a dead number).
/// 2. At most `capacity / 2` threads carry a number at once.
struct ThreadNumbers {
    static let capacity = 1 << 16
    static let last: UInt32 = (1 << 31) - 1

    /// What changes, behind a pointer: a mutating method would claim it while it waits.
    private struct Counters {
        var next: UInt32 = 1
        var live = 0
        var limit = ThreadNumbers.last
    }

    private let places: UnsafeMutableRawPointer
    /// Guards `counters` and stores to `places`.
    private let mutex = TimedMutex()
    private let counters: UnsafeMutablePointer<Counters>

    init() {
        guard let memory = calloc(ThreadNumbers.capacity, 8) else { fatalError("no memory for the thread table") }
        places = memory
        counters = .allocate(capacity: 1)
        counters.initialize(to: Counters())
    }

    func destroy() {
        free(places)
        counters.deallocate()
        mutex.destroy()
    }

    @inline(__always) private func place(_ number: UInt32) -> UnsafeMutableRawPointer {
        places + Int(number) % ThreadNumbers.capacity &* 8
    }

    /// The face of the live thread that carries `number`, or nil: then it owns nothing
    /// any more. Acquires: what a dead owner did is visible. Complexity: constant.
    @inline(__always) func owner(_ number: UInt32) -> TransactionFace? {
        let bits = place(number).loadAcquire()
        guard let address = UnsafeMutableRawPointer(bitPattern: UInt(bits)) else { return nil }
        let face = TransactionFace(address: address)
        return face.number == number ? face : nil
    }

    /// Gives a number; nil when the numbers have run out, or too many threads live to let one `begin`.
    func take(for face: TransactionFace, begins: Bool) -> UInt32? {
        mutex.lock()
        defer { mutex.unlock() }
        let most = min(ThreadNumbers.capacity, Int(counters.pointee.limit)) / 2
        if begins && counters.pointee.live >= most { return nil }
        guard let number = firstFree() else { return nil }
        counters.pointee.next = number + 1
        counters.pointee.live += 1
        face.number = number
        place(number).storeRelease(UInt64(UInt(bitPattern: face.address)))
        return number
    }

    /// The next number whose place is empty. Caller holds the mutex.
    private func firstFree() -> UInt32? {
        var number = counters.pointee.next
        while number <= counters.pointee.limit && place(number).loadRelaxed() != 0 { number += 1 }
        return number <= counters.pointee.limit ? number : nil
    }

    /// The number owns nothing from here on; all its thread did is visible to who sees that.
    func retire(_ number: UInt32) {
        mutex.lock()
        defer { mutex.unlock() }
        counters.pointee.live -= 1
        place(number).storeRelease(0)
    }

    /// Would a new thread get none until they begin again?
    var areUsedUp: Bool {
        mutex.lock()
        defer { mutex.unlock() }
        return firstFree() == nil
    }

    /// Numbers begin again at 1. Only while all threads are stopped, after every record of
    /// a dead number was cleared (law 1).
    func restart() { counters.pointee.next = 1 }

    /// `TYPHON_STRESS=numbers`, and tests that want to see the end of the numbers.
    func lower(limit: UInt32) { counters.pointee.limit = limit }

    /// Threads that carry a number.
    var live: Int {
        mutex.lock()
        defer { mutex.unlock() }
        return counters.pointee.live
    }
}
