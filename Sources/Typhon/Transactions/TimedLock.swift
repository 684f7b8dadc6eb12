#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A system mutex in native memory. Held for a few instructions only; whoever could wait
/// longer leaves the heap first. Never copied.
struct TimedMutex {
    let handle: UnsafeMutablePointer<pthread_mutex_t>
    init() {
        handle = .allocate(capacity: 1)
        pthread_mutex_init(handle, nil)
    }
    func lock() { pthread_mutex_lock(handle) }
    func unlock() { pthread_mutex_unlock(handle) }
    func destroy() {
        pthread_mutex_destroy(handle)
        handle.deallocate()
    }
}

/// A system condition variable on the monotonic clock.
struct TimedCondition {
    let handle: UnsafeMutablePointer<pthread_cond_t>
    init() {
        handle = .allocate(capacity: 1)
        #if canImport(Glibc)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(handle, &attributes)
        pthread_condattr_destroy(&attributes)
        #else
        pthread_cond_init(handle, nil)
        #endif
    }
    func wait(_ mutex: TimedMutex) { pthread_cond_wait(handle, mutex.handle) }
    /// Waits at most until `deadline` (`MonotonicClock` nanoseconds).
    func wait(_ mutex: TimedMutex, until deadline: UInt64) {
        #if canImport(Glibc)
        var moment = timespec(tv_sec: Int(deadline / 1_000_000_000), tv_nsec: Int(deadline % 1_000_000_000))
        pthread_cond_timedwait(handle, mutex.handle, &moment)
        #else
        let now = MonotonicClock.now
        let left = deadline > now ? deadline - now : 0
        var span = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
        pthread_cond_timedwait_relative_np(handle, mutex.handle, &span)
        #endif
    }
    func signal() { pthread_cond_signal(handle) }
    func broadcast() { pthread_cond_broadcast(handle) }
    func destroy() {
        pthread_cond_destroy(handle)
        handle.deallocate()
    }
}

/// Nanoseconds since an arbitrary moment; about 20 ns a look, so never on a hot path.
enum MonotonicClock {
    static var now: UInt64 {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        return UInt64(moment.tv_sec) &* 1_000_000_000 &+ UInt64(moment.tv_nsec)
    }
}
