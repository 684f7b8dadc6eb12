/// The interpreter loop is written once and compiled twice: without barriers for a
/// machine with one guest thread, with them for several.
protocol ExecutionMode {
    static var isTransactional: Bool { get }
}
enum Solo: ExecutionMode {
    @inline(__always) static var isTransactional: Bool { false }
}
enum Transactional: ExecutionMode {
    @inline(__always) static var isTransactional: Bool { true }
}

/// Why the loop was left.
enum RunExit: UInt8 {
    /// The frame whose continuation is `.native` has returned `ThreadState.result`.
    case returned
    /// The generator whose frame's continuation is `.native` has yielded `ThreadState.result`.
    case yielded
    case raised, aborted, stopped
    /// The machine's mode has changed: go on in the other loop.
    case modeChanged
}
