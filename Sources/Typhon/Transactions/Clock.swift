/// # Clock: the machine's version clock
///
///     commit or abort that releases shared units:  version = tick()
///     transaction begins:                          snapshot = now
///
/// One word, alone on its cache line. A version is given to units only while their
/// owner holds them, so a transaction that reads `now == n` meets every unit of
/// version <= n either released at that version or still owned.
///
/// Laws
/// 1. The clock only grows; 63 bits at a thousand million ticks a second last 292 years.
/// 2. All units that get version n were owned by the ticking thread before the tick.
struct Clock {
    let word: UnsafeMutableRawPointer
    /// Acquires: what was released up to this version is visible.
    @inline(__always) var now: UInt64 { word.loadAcquire() }
    /// A version nobody has; orders everything before it before everything that sees it.
    @inline(__always) func tick() -> UInt64 { word.fetchAdd(1) &+ 1 }
}

extension Machine {
    @inline(__always) var clock: Clock { Clock(word: state.pointee.clock) }
}
