/// # CodeData: one compiled function, module or class body
///
/// Native memory owned by a code object (`CodeRef`, which keeps `constants` and `names`
/// alive). Immutable after compilation but for quickened opcodes and inline
/// caches: bytes and words stored atomically, every form of which is right.
struct CodeData {
    var instructions: UnsafeMutablePointer<UInt64>
    var instructionCount: Int
    /// Slots of the constants' tuple.
    var constants: UnsafeMutablePointer<Value>
    /// Slots of the tuple of interned names.
    var names: UnsafeMutablePointer<Value>
    /// Registers a frame needs, its arguments included.
    var registerCount: Int
    /// Registers that a generator keeps while it waits: the most that one of its suspensions names, all locals at least.
    var keptCount: Int
    /// Parameters in register order: positional-only, positional, keyword-only, then *args, then **kwargs.
    var positionalOnlyCount: Int
    var positionalCount: Int // positional-only included
    var keywordOnlyCount: Int
    var flags: CodeFlags
    /// `positionalCount` when there are no other parameters, so that a call may leave its arguments as they lie; else -1.
    var simpleArity: Int
    /// Parameters and locals: registers below this start absent unless they are arguments.
    var localCount: Int
    /// Names of registers 0..<localCount: slots of a tuple.
    var localNames: UnsafeMutablePointer<Value>
    var handlers: UnsafeMutablePointer<ExceptionHandler>
    var handlerCount: Int
    /// One entry per instruction word: source position.
    var positions: UnsafeMutablePointer<SourcePosition>
    /// Registers that hold a cell from the start: locals captured by inner functions; pairs (register, 1 when the register is a parameter to be boxed).
    var cellRegisters: UnsafeMutablePointer<UInt16>
    var cellCount: Int
    /// Number of free variables (closure cells).
    var freeCount: Int
    var firstLine: Int32
    /// The guest code object.
    var object: Value
    /// Names: guest strings.
    var name: Value
    var qualifiedName: Value
    var fileName: Value
    /// Tuple of free-variable names, tuple of cell names (introspection).
    var freeNames: Value
    /// Doc string or None.
    var documentation: Value
    /// Its machine code in either mode.
    var solo = MachineEntries()
    var transactional = MachineEntries()
}

struct CodeFlags: OptionSet {
    let rawValue: UInt16
    static let variadic = CodeFlags(rawValue: 1) // has *args
    static let keywordVariadic = CodeFlags(rawValue: 2) // has **kwargs
    static let generator = CodeFlags(rawValue: 4)
    static let coroutine = CodeFlags(rawValue: 8)
    static let asyncGenerator = CodeFlags(rawValue: 16)
    static let classBody = CodeFlags(rawValue: 64)
    static let module = CodeFlags(rawValue: 128)
    /// Locals live in a dictionary (module, class body, exec): names are looked up by name.
    static let usesNamespace = CodeFlags(rawValue: 256)
    /// Its frames are not shown to the guest: a builtin's guest form.
    static let hidden = CodeFlags(rawValue: 512)
}

/// Instructions `start..<end` (word indices) are protected: an exception continues at
/// `target` with the exception in `register`. The innermost handler comes first.
struct ExceptionHandler {
    var start: UInt32
    var end: UInt32
    var target: UInt32
    var register: UInt16
    var reserved: UInt16 = 0
}

/// Where an instruction comes from: lines are 1-based, columns are code points from 0.
struct SourcePosition {
    var line: Int32
    var endLine: Int32
    var column: Int16
    var endColumn: Int16
}
