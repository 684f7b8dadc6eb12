/// The Swift side of a machine: what no hot path touches.
/// `@unchecked Sendable`: each mutable field names its guard.
final class MachineCold: @unchecked Sendable {
    let shapeLock = NativeLock.make()
    /// Guarded by `shapeLock`.
    private var nextShape = UInt32(BuiltinClass.allCases.count)
    /// Native memory to free at the next stop of the world. Guarded by `shapeLock`.
    var retired: [UnsafeMutableRawPointer] = []
    /// Every code object's data. Guarded by `shapeLock`.
    var codes: [UnsafeMutablePointer<CodeData>] = []
    /// Guarded by `shapeLock`.
    var machineCode = ExecutableMemory()
    /// Builtin names that code has remembered. Guarded by `shapeLock`.
    var builtinUses: Set<BuiltinUse> = []
    /// Values that live as long as the machine: roots. Guarded by `shapeLock`.
    var forever: [Value] = []
    var nativeCount = 0
    var configuration: MachineConfiguration
    /// Source lines for tracebacks, by file name. Guarded by `shapeLock`.
    var sources: [String: [String]] = [:]

    let threads = ThreadRoom()
    let standardInput = StandardInput()

    init(_ configuration: MachineConfiguration) { self.configuration = configuration }

    deinit { machineCode.release() }

    /// Caller holds `shapeLock`, or the machine is starting.
    func takeShapeNumber() -> UInt32 {
        defer { nextShape += 1 }
        return nextShape
    }
}

/// What a machine is made with.
struct MachineConfiguration: Sendable {
    var heapLimit = 0 // bytes; 0: as much as the system gives
    var arguments: [String] = []
    var searchPath: [String] = []
    var hashSeed: UInt64 = 0
}

extension Machine {
    /// Roots a value for the machine's life. Caller holds `shapeLock` or the machine is starting.
    func keepForever(_ value: Value) { cold.forever.append(value) }
}
