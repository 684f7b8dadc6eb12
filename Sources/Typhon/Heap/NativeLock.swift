#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A mutual exclusion lock of the operating system, as a one-word handle for raw
/// memory. Never held while guest code runs or while waiting for other guest threads
/// to stop.
struct NativeLock: @unchecked Sendable { // a pointer to memory made for sharing
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    static func make() -> NativeLock { NativeLock() }
    private init() {
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }
    func destroy() {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    @inline(__always) func lock() { pthread_mutex_lock(mutex) }
    /// False: somebody holds it.
    func tryLock() -> Bool { pthread_mutex_trylock(mutex) == 0 }
    @inline(__always) func unlock() { pthread_mutex_unlock(mutex) }

    func withLock<Result>(_ body: () -> Result) -> Result {
        lock()
        defer { unlock() }
        return body()
    }

    fileprivate func wait(_ condition: UnsafeMutablePointer<pthread_cond_t>) { pthread_cond_wait(condition, mutex) }
}

/// A condition of the operating system. Waiters may wake without reason.
struct NativeCondition: @unchecked Sendable { // a pointer to memory made for sharing
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    static func make() -> NativeCondition { NativeCondition() }
    private init() {
        condition = .allocate(capacity: 1)
        pthread_cond_init(condition, nil)
    }
    func destroy() {
        pthread_cond_destroy(condition)
        condition.deallocate()
    }

    /// `lock` is held; it is free while waiting.
    func wait(_ lock: NativeLock) { lock.wait(condition) }
    func signal() { pthread_cond_signal(condition) }
    func broadcast() { pthread_cond_broadcast(condition) }
}
