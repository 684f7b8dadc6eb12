#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The module `time`: clocks and waiting. (`TimeModuleCalendar`: dates.)
///
/// Reading a clock is transactional: nobody else can tell a repeated reading from a later
/// one. Sleeping happens outside of transactions and of the heap.
enum TimeModule {
    static func install(_ m: ModuleBuilder) {
        installClocks(m)
        installCalendar(m)
        m.function("sleep(secs, /)", effect: .outside) { (t, a) throws(Unwind) in
            try t.sleep(nanoseconds: t.sleepDuration(a[0]))
            return .none
        }
        for (name, clock) in [
            ("CLOCK_REALTIME", CLOCK_REALTIME), ("CLOCK_MONOTONIC", CLOCK_MONOTONIC),
            ("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID), ("CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID),
        ] as [(StaticString, clockid_t)] {
            m.constant(name, Value(small: Int(clock)))
        }
    }

    private static let clocks: [(seconds: StaticString, nanoseconds: StaticString, clockid_t)] = [
        ("time()", "time_ns()", CLOCK_REALTIME),
        ("monotonic()", "monotonic_ns()", CLOCK_MONOTONIC),
        ("perf_counter()", "perf_counter_ns()", CLOCK_MONOTONIC),
        ("process_time()", "process_time_ns()", CLOCK_PROCESS_CPUTIME_ID),
        ("thread_time()", "thread_time_ns()", CLOCK_THREAD_CPUTIME_ID),
    ]

    private static func installClocks(_ m: ModuleBuilder) {
        for (seconds, nanoseconds, clock) in clocks {
            m.function(seconds) { (t, a) throws(Unwind) in try t.makeDouble(Double(TimeModule.now(clock)) / 1e9) }
            m.function(nanoseconds) { (t, a) throws(Unwind) in try t.makeInteger(TimeModule.now(clock)) }
        }
        m.function("clock_gettime(clk_id, /)") { (t, a) throws(Unwind) in
            try t.makeDouble(Double(t.clockTime(a[0])) / 1e9)
        }
        m.function("clock_gettime_ns(clk_id, /)") { (t, a) throws(Unwind) in try t.makeInteger(t.clockTime(a[0])) }
        m.function("clock_getres(clk_id, /)") { (t, a) throws(Unwind) in
            var time = timespec()
            guard let clock = clockid_t(exactly: try t.index(a[0])), clock_getres(clock, &time) == 0 else { throw t.badClock() }
            return try t.makeDouble(Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
        }
    }

    /// Nanoseconds: 64 bits of them last until the year 2262.
    static func now(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }
}

extension Thread {
    fileprivate func clockTime(_ value: Value) throws(Unwind) -> Int {
        var time = timespec()
        guard let clock = clockid_t(exactly: try index(value)), clock_gettime(clock, &time) == 0 else { throw badClock() }
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }

    fileprivate func badClock() -> Unwind {
        raise(.osError, "[Errno \(EINVAL)] Invalid argument")
    }

    fileprivate func sleepDuration(_ value: Value) throws(Unwind) -> Int {
        let seconds: Double
        if let double = double(value) {
            if double.isNaN { throw raise(.valueError, "Invalid value NaN (not a number)") }
            seconds = double
        } else if NumberRank.of(plainNumber(value)) == .float {
            seconds = knownDouble(plainNumber(value))
        } else {
            seconds = nearestDouble(try integerIndex(value))
        }
        if seconds < 0 { throw raise(.valueError, "sleep length must be non-negative") }
        // More nanoseconds than an Int holds.
        if seconds >= 9.2e9 {
            let isFloat = NumberRank.of(plainNumber(value)) == .float
            throw raise(.overflowError, isFloat ? "timestamp out of range for platform time_t" : "timestamp too large to convert to C _PyTime_t")
        }
        return Int((seconds * 1e9).rounded(.up))
    }

    /// Waits without holding the heap, and looks at interrupts every twentieth of a second: a signal that
    /// another thread receives wakes nobody here.
    func sleep(nanoseconds: Int) throws(Unwind) {
        let start = TimeModule.now(CLOCK_MONOTONIC)
        repeat {
            let rest = nanoseconds &- (TimeModule.now(CLOCK_MONOTONIC) &- start)
            leaveHeap()
            if rest > 0 {
                var chunk = timespec(tv_sec: 0, tv_nsec: min(rest, 50_000_000))
                nanosleep(&chunk, nil)
            } else {
                sched_yield()
            }
            enterHeap()
            try checkInterrupts()
        } while TimeModule.now(CLOCK_MONOTONIC) &- start < nanoseconds
    }
}
