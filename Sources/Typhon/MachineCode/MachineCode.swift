/// # Machine code: the fast cases of hot code, translated
///
///     loop ── enter(entry of frame.pc) ──> template, template, call, template ...
///       ^                                        │ something no template knows
///       └──────── frame.pc: execute this ────────┘
///
/// Code that has been run often is translated, instruction by instruction, to x86-64: each template does what the loop's
/// fast case does, on the same frames and registers, with what the inline caches know as constants. There are no calls out
/// of it: whatever is not fast is left to the loop, which executes the instruction and comes back. Each mode has a
/// translation of its own. Where there is none (other processors, no memory that may be executed), the loop does it all.
///
/// Laws
/// 1. Between two instructions nothing of the guest is in machine registers. Machine code can be entered at each
///    instruction that has a template, and is left at any, with `frame.pc` at the instruction to be executed and nothing of it done.
/// 2. Machine code is forgotten while all other threads are stopped (`Machine.forgetMachineCode`). A helper that sees
///    so afterwards does not return to it, and its memory is used again only when no thread has entered it.
/// 3. What is a constant in it is true as long as the instruction would not be turned back: shapes and their slots for ever,
///    cells, attributes of classes and modules until `forgetCaches` or `forgetGlobals`, which forget machine code too.
/// 4. Budget, limits of frames and registers, and every barrier are those of the loop; only what passes them at once stays.
/// 5. A frame's `pc` is current only when the frame is left: by a call, or to the loop.
enum MachineCode {
    /// Can this process translate at all?
    #if arch(x86_64)
    static let isAvailable = !Knobs.current.isInterpretedOnly
    #else
    static let isAvailable = false
    #endif
    /// Calls and back edges in the loop until code is translated.
    static let heat: UInt32 = Knobs.current.isTranslatedAtOnce ? 1 : 400
    /// Longer code would hold its thread up for milliseconds.
    static let longestCode = 20000 // instruction words
}

/// Where the loop and other code find the translation of a code object. Zero: there is none.
struct MachineEntries {
    /// Address of the first instruction's entry, for a call.
    var call: UInt64 = 0
    /// Added to the address of an instruction: where the address of its machine code is; that is 0 when it has no template.
    var table: UInt64 = 0
    /// Calls and back edges in the loop until the code is translated, for the first time or again.
    var heat = MachineCode.heat
    /// How often that was tried.
    var round: UInt32 = 0
    /// What `table` refers to.
    var memory: UnsafeMutablePointer<UInt64>? = nil

    static let callOffset = MemoryLayout<MachineEntries>.offset(of: \.call)!
    static let tableOffset = MemoryLayout<MachineEntries>.offset(of: \.table)!
}

extension UnsafeMutablePointer<CodeData> {
    @inline(__always) func entries<M: ExecutionMode>(_ mode: M.Type) -> UnsafeMutablePointer<MachineEntries> {
        let offset = M.isTransactional ? MemoryLayout<CodeData>.offset(of: \.transactional) : MemoryLayout<CodeData>.offset(of: \.solo)
        return (UnsafeMutableRawPointer(self) + offset.unsafelyUnwrapped).assumingMemoryBound(to: MachineEntries.self)
    }

    /// Has this code machine code in this mode?
    @inline(__always) func isTranslated<M: ExecutionMode>(_ mode: M.Type) -> Bool { entries(mode).tableWord.loadRelaxed() != 0 }
}

/// The words that other threads look at.
extension UnsafeMutablePointer<MachineEntries> {
    @inline(__always) private var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(self) }
    @inline(__always) var callWord: UnsafeMutableRawPointer { raw + MemoryLayout<MachineEntries>.offset(of: \.call).unsafelyUnwrapped }
    @inline(__always) var tableWord: UnsafeMutableRawPointer { raw + MemoryLayout<MachineEntries>.offset(of: \.table).unsafelyUnwrapped }
    @inline(__always) var heatWord: UnsafeMutableRawPointer { raw + MemoryLayout<MachineEntries>.offset(of: \.heat).unsafelyUnwrapped }
    @inline(__always) var roundWord: UnsafeMutableRawPointer { raw + MemoryLayout<MachineEntries>.offset(of: \.round).unsafelyUnwrapped }
}

extension Thread {
    /// Runs machine code from the running frame's next instruction on, when there is some: why it was left.
    @inline(__always)
    func runMachineCode<M: ExecutionMode>(_ mode: M.Type) -> HelperOutcome {
        let table = frame.pointee.code.entries(mode).tableWord.loadRelaxed()
        if table == 0 { return .leave }
        let slot = UnsafeMutableRawPointer(bitPattern: UInt(table &+ UInt64(UInt(bitPattern: frame.pointee.pc)))).unsafelyUnwrapped
        let address = slot.loadRelaxed()
        if address == 0 { return .leave }
        return unsafeBitCast(UInt8(truncatingIfNeeded: machine.enterMachineCode(self, address)), to: HelperOutcome.self)
    }
}
