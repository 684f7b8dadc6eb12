/// # MachineState: one interpreter
///
/// Raw memory like `ThreadState`, reached through the handle `Machine`. Several
/// machines live side by side in a process and share nothing but native code.
/// `VirtualMachine` (public) owns one.
struct MachineState {
    /// The global version clock, alone on its cache line: `Clock`.
    var clock: UnsafeMutableRawPointer
    var heap: UnsafeMutablePointer<HeapState>
    /// The machine's threads: who runs, who is stopped.
    var world: UnsafeMutablePointer<WorldState>? = nil
    /// Shapes by number; entries are written once. See `Shape`.
    var shapes: UnsafeMutablePointer<UnsafeMutablePointer<ShapeData>>
    /// Shapes with a smaller number exist. Grows under the shape lock, after the entry was written.
    var shapeCount: Int = 0
    /// What inline caches refer to; see `CacheEntry`. Entries below `cacheCount` are taken, under the shape lock.
    var caches: UnsafeMutablePointer<CacheEntry>
    var cacheCount: Int = 0
    /// Class objects by `BuiltinClass` ordinal; roots.
    var classes: UnsafeMutablePointer<Value>
    /// Interned strings by `Name` ordinal; roots.
    var names: UnsafeMutablePointer<Value>
    /// Native functions by index; entries are written once, before the builtin that names them.
    var natives: UnsafeMutablePointer<NativeEntry>
    /// Objects the engine keeps alive, by `Root` ordinal.
    var roots: UnsafeMutablePointer<Value>
    /// Strings "\u{0}"..."\u{FF}"; roots.
    var characters: UnsafeMutablePointer<Value>
    /// Where machine code is entered; nil until there is some.
    var machineCodeEntry: UnsafeMutableRawPointer? = nil
    /// Heap doubles and other constants made at start.
    var emptyTuple: Value = .absent
    var emptyString: Value = .absent
    var emptyBytes: Value = .absent
    var recursionLimit: Int = 1000
    var hashSeed: UInt64 = 0
    /// Most digits an int's decimal text may have; 0: no limit.
    var integerTextLimit: Int32 = 4300
    /// Transactional mode is on: copied to every `ThreadState` while all threads are stopped.
    var isTransactional = false
    /// Cold Swift-side data.
    var cold: Unmanaged<MachineCold>
}

/// Guest objects the machine keeps for itself.
enum Root: Int, CaseIterable {
    case modules // sys.modules, a dict
    case loading // dict: name of a module whose body runs -> ident of the thread that runs it
    case builtins // the builtins module's dict
    case mainModule
    case path // sys.path
    case sysModule
    case threads // dict of living Thread objects
    case excepthook
    case internTable
    case typingModule
    case scratch
}

/// Handle of a machine: one word.
struct Machine {
    let state: UnsafeMutablePointer<MachineState>
    @inline(__always) init(state: UnsafeMutablePointer<MachineState>) { self.state = state }

    @inline(__always) func name(_ name: Name) -> Value { state.pointee.names[name.index] }
    @inline(__always) func classObject(_ type: BuiltinClass) -> ClassRef {
        ClassRef(state.pointee.classes[Int(type.rawValue)].ref)
    }
    /// Acquires: an object may already have the shape that another thread's running transaction has made.
    @inline(__always) func shape(_ id: ShapeID) -> UnsafeMutablePointer<ShapeData> {
        let word = UnsafeMutableRawPointer(state.pointee.shapes + Int(id.number)).loadAcquire()
        return UnsafeMutablePointer(bitPattern: UInt(word)).unsafelyUnwrapped
    }
    @inline(__always) subscript(root: Root) -> Value {
        get { state.pointee.roots[root.rawValue] }
        nonmutating set { state.pointee.roots[root.rawValue] = newValue }
    }
    var cold: MachineCold { state.pointee.cold.takeUnretainedValue() }

    /// The class of any value. Complexity: constant.
    @inline(__always) func classOf(_ value: Value) -> ClassRef {
        if value.isReference { return ClassRef(shape(value.ref.shape).pointee.classObject.ref) }
        return classObject(immediateClass(value))
    }

    @inline(__always) func immediateClass(_ value: Value) -> BuiltinClass {
        if value.isInteger { return .int }
        if value.isInlineDouble { return .float }
        if value.isBool { return .bool }
        if value.isNone { return .noneType }
        return value == .notImplemented ? .notImplementedType : .ellipsisType
    }
}
