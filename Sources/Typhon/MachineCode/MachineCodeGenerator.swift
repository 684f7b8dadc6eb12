/// # MachineCodeGenerator: one code object in one mode
///
///     call entry   locals become absent
///     0            template of the first instruction
///     1            template of the second ...            the likely way, straight on
///     ...
///     cold         what templates put aside: unlikely ways, which jump back
///     exits        frame.pc = the instruction; return    one for each instruction that may leave
///
/// A template does what the loop's fast case does, on the same memory. What it does not know goes to the instruction's helper or
/// leaves through its exit, before anything is changed: then the loop executes the instruction (laws in `MachineCode`).
///
/// Machine registers: `state`, `registers` and `frame` stay what their names say; `bias` and `limit` are the two
/// constants that doubles are made with; all five survive calls. The others are free in every template.
struct MachineCodeGenerator {
    typealias Register = X86Assembler.Register
    typealias Memory = X86Assembler.Memory
    typealias Label = X86Assembler.Label

    static let state = Register.rbx, registers = Register.rbp, frame = Register.r14
    static let bias = Register.r13, limit = Register.r15
    static let saved = [state, registers, bias, frame, limit]

    let layout = StateLayout.shared
    let thread: Thread
    let code: UnsafeMutablePointer<CodeData>
    let isTransactional: Bool
    var assembler = X86Assembler()
    /// Where each instruction begins, by word.
    private var starts: [Label] = []
    /// The instruction in work.
    var index = 0
    var instruction = Instruction(.nop)
    private var exits: [(label: Label, index: Int)] = []
    /// Back to Swift with the outcome in eax, or with `leave`.
    let returnLabel: Label, leaveLabel: Label
    private var slowPaths: [(label: Label, index: Int)] = []
    /// Functions that registers probably hold: what a call compares its callee with.
    private var guesses: [Int: Value] = [:]
    private var cold: [(inout MachineCodeGenerator) -> Void] = []
    private var readNoted: Label?

    init(_ thread: Thread, _ code: UnsafeMutablePointer<CodeData>, isTransactional: Bool) {
        self.thread = thread
        self.code = code
        self.isTransactional = isTransactional
        returnLabel = assembler.label()
        leaveLabel = assembler.label()
    }

    /// Generates everything. The places of the instructions that machine code can be entered at, by word.
    mutating func generate() -> [Int?] {
        for _ in 0...code.pointee.instructionCount { starts.append(assembler.label()) }
        enterCall()
        var entries = [Int?](repeating: nil, count: code.pointee.instructionCount)
        while index < code.pointee.instructionCount {
            instruction = Instruction(word: UnsafeMutableRawPointer(code.pointee.instructions + index).loadRelaxed())
            assembler.bind(starts[index])
            let place = assembler.count
            if template() || callHelper() { entries[index] = place } else { leave(at: index) }
            index += instruction.opcode.length
        }
        assembler.bind(starts[index])
        leave(at: index)
        finish()
        return entries
    }

    /// The entry for all code: rdi the thread's state, rsi where to go.
    static func makeEntry() -> X86Assembler {
        var assembler = X86Assembler()
        for register in saved { assembler.push(register) }
        assembler.move(state, .rdi)
        assembler.move(frame, Memory(base: state, displacement: StateLayout.shared.frame))
        assembler.move(registers, Memory(base: frame, displacement: StateLayout.shared.registers))
        assembler.move(bias, Value.untaggedBias)
        assembler.move(limit, Value.inlineLimit)
        assembler.jump(to: .rsi)
        return assembler
    }

    /// Back to Swift with the outcome in eax, or to the loop.
    private mutating func emitReturn() {
        assembler.bind(leaveLabel)
        assembler.move(.rax, UInt64(HelperOutcome.leave.rawValue))
        assembler.bind(returnLabel)
        for register in MachineCodeGenerator.saved.reversed() { assembler.pop(register) }
        assembler.returnToCaller()
    }

    /// After a helper whose outcome in eax is neither `next` nor `target`. Each place has a jump of its own, which is predicted
    /// by itself.
    private mutating func resume() {
        assembler.operate(.compare, .rax, Int32(HelperOutcome.resume.rawValue))
        assembler.jump(.notEqual, returnLabel)
        assembler.move(MachineCodeGenerator.frame, inState(layout.frame))
        assembler.move(MachineCodeGenerator.registers, inFrame(layout.registers))
        continueFrame()
    }

    /// Goes on at the running frame's pc, here or, where it has no template, in the loop.
    mutating func continueFrame() {
        assembler.move(.rdx, inFrame(layout.code))
        assembler.move(.rdx, Memory(base: .rdx, displacement: entriesOffset + MachineEntries.tableOffset))
        assembler.test(.rdx, .rdx)
        assembler.jump(.equal, leaveLabel)
        assembler.move(.rcx, inFrame(layout.pc))
        assembler.move(.rcx, Memory(base: .rdx, index: .rcx))
        assembler.test(.rcx, .rcx)
        assembler.jump(.equal, leaveLabel)
        assembler.jump(to: .rcx)
    }

    private mutating func finish() {
        while !cold.isEmpty {
            let parts = cold
            cold = []
            for part in parts { part(&self) }
        }
        if let readNoted { emitReadNoted(readNoted) }
        emitReturn()
        for exit in exits {
            assembler.bind(exit.label)
            leave(at: exit.index)
        }
    }

    // MARK: Pieces of templates

    /// Unlikely code, emitted behind the templates: it begins at the label that is returned.
    mutating func aside(_ body: @escaping (inout MachineCodeGenerator) -> Void) -> Label {
        let label = assembler.label()
        let index = self.index, instruction = self.instruction
        cold.append { generator in
            (generator.index, generator.instruction) = (index, instruction)
            generator.assembler.bind(label)
            body(&generator)
        }
        return label
    }

    func register(_ number: Int) -> Memory { Memory(base: MachineCodeGenerator.registers, displacement: number * 8) }
    func inFrame(_ offset: Int) -> Memory { Memory(base: MachineCodeGenerator.frame, displacement: offset) }
    func inState(_ offset: Int) -> Memory { Memory(base: MachineCodeGenerator.state, displacement: offset) }
    /// Byte `offset` of the object whose reference is in `reference`.
    func inObject(_ reference: Register, _ offset: Int) -> Memory { Memory(base: reference, displacement: offset - 1) }

    /// Where the loop takes over to execute the instruction in work.
    mutating func exit() -> Label {
        if let last = exits.last, last.index == index { return last.label }
        let label = assembler.label()
        exits.append((label, index))
        return label
    }

    /// Where the instruction is executed by its helper, or by the loop.
    mutating func slow() -> Label {
        guard instruction.opcode.helper != nil else { return exit() }
        if let last = slowPaths.last, last.index == index { return last.label }
        let label = aside { generator in _ = generator.callHelper() }
        slowPaths.append((label, index))
        return label
    }

    mutating func slowIf(_ condition: X86Assembler.Condition) { assembler.jump(condition, slow()) }

    mutating func leave(at index: Int) {
        assembler.move(.rax, address(of: index))
        assembler.move(inFrame(layout.pc), .rax)
        assembler.jump(leaveLabel)
    }

    /// Has the instruction executed by its helper and goes on behind it; false: it has none.
    private mutating func callHelper() -> Bool {
        guard let helper = instruction.opcode.helper else { return false }
        prepareHelper(words: instruction.opcode.length)
        assembler.move(.rdx, MachineCodeGenerator.registers)
        callSwift(helper)
        assembler.jump(.equal, target(0))
        if let distance = instruction.jumpDistance {
            assembler.operate(.compare, .rax, Int32(HelperOutcome.target.rawValue))
            assembler.jump(.equal, target(distance))
        }
        resume()
        return true
    }

    /// The first two arguments of a helper: the state, and the frame's pc, so many words behind the instruction.
    mutating func prepareHelper(words: Int) {
        assembler.move(.rdi, MachineCodeGenerator.state)
        assembler.move(.rsi, address(of: index + words))
        assembler.move(inFrame(layout.pc), .rsi)
    }

    /// The outcome is in rax; equal: it is zero.
    mutating func callSwift(_ helper: Helper) { callSwift(at: unsafeBitCast(helper, to: UnsafeRawPointer.self)) }
    mutating func callSwift(_ helper: ItemHelper) { callSwift(at: unsafeBitCast(helper, to: UnsafeRawPointer.self)) }

    private mutating func callSwift(at address: UnsafeRawPointer) {
        assembler.move(.rax, UInt64(UInt(bitPattern: address)))
        assembler.call(.rax)
        assembler.test(.rax, .rax)
    }

    var entriesOffset: Int { isTransactional ? layout.transactional : layout.solo }
    func address(of index: Int) -> UInt64 { UInt64(UInt(bitPattern: code.pointee.instructions + index)) }

    /// The instruction that comes `offset` words after the end of this one.
    func target(_ offset: Int) -> Label { starts[index + instruction.opcode.length + offset] }

    /// Counts a back edge or call; at zero the loop polls.
    mutating func countDown() {
        assembler.decrement(inState(layout.budget))
        let usedUp = aside {
            $0.assembler.increment($0.inState($0.layout.budget))
            $0.assembler.jump($0.exit())
        }
        assembler.jump(.lessOrEqual, usedUp)
    }

    /// Goes on only if the value is a reference.
    mutating func needReference(_ value: Register) {
        assembler.loadAddress32(.rcx, Memory(base: value, displacement: -1))
        assembler.test8(.rcx, 3)
        slowIf(.notEqual)
    }

    mutating func needShape(_ reference: Register, _ shape: UInt32) {
        assembler.operate32(.compare, inObject(reference, 8), Int32(bitPattern: shape))
        slowIf(.notEqual)
    }

    mutating func needKind(_ reference: Register, _ kind: Kind) {
        assembler.compare8(inObject(reference, 12), kind.rawValue)
        slowIf(.notEqual)
    }

    mutating func needPresent(_ value: Register) {
        assembler.operate(.compare, value, Int32(Value.absent.bits))
        slowIf(.equal)
    }

    /// A value that lives as long as the code, as a constant.
    mutating func move(_ to: Memory, _ value: Value) {
        if let short = Int32(exactly: Int64(bitPattern: value.bits)) { return assembler.move(to, short) }
        assembler.move(.rdx, value.bits)
        assembler.move(to, .rdx)
    }

    // MARK: Guesses

    mutating func guess(_ register: Int, _ value: Value) { guesses[register] = value }

    /// The guest function that a call of register `number` most likely calls, if it takes just so many arguments.
    mutating func guessedCode(_ number: Int, _ count: Int) -> (function: Value, code: UnsafeMutablePointer<CodeData>)? {
        guard let value = guesses.removeValue(forKey: number), value.isKind(.function) else { return nil }
        let code = FunctionRef(value.ref).code
        return code.pointee.simpleArity == count ? (value, code) : nil
    }

    // MARK: Barriers

    /// rax = the word at `offset` of the object in rax, an own word of its unit. Changes rcx, rdx and r9.
    mutating func loadOwnWord(_ offset: Int) {
        guard isTransactional else { return assembler.move(.rax, inObject(.rax, offset)) }
        assembler.move32(.r9, inState(layout.tag))
        assembler.operate32(.compare, .r9, inObject(.rax, 0))
        let back = assembler.label()
        let stub = readNoted ?? assembler.label()
        readNoted = stub
        let shared = aside {
            $0.assembler.loadAddress(.rcx, $0.inObject(.rax, 0))
            $0.assembler.loadAddress(.rdx, $0.inObject(.rax, offset))
            $0.assembler.call(stub)
            $0.assembler.jump(.equal, back)
            $0.assembler.move(.r8, $0.address(of: $0.index + $0.instruction.opcode.length))
            $0.assembler.move($0.inFrame($0.layout.pc), .r8)
            $0.assembler.move(.rdi, MachineCodeGenerator.state)
            $0.assembler.move(.rsi, .rcx)
            $0.callSwift(readForMachineCode)
            $0.needPresent(.rax)
            $0.assembler.jump(back)
        }
        assembler.jump(.notEqual, shared)
        assembler.move(.rax, inObject(.rax, offset))
        assembler.bind(back)
    }

    /// Opens the object in rax, unless it is open, and begins the instruction again.
    mutating func needOpen() {
        guard isTransactional else { return }
        let start = starts[index]
        let closed = aside { generator in
            generator.prepareHelper(words: 1)
            generator.assembler.loadAddress(.rdx, generator.inObject(.rax, 0))
            generator.callSwift(openForMachineCode)
            generator.assembler.jump(.equal, start)
            generator.resume()
        }
        assembler.move(.r9, inState(layout.ownedWord))
        assembler.operate(.compare, .r9, inObject(.rax, 0))
        assembler.jump(.notEqual, closed)
    }

    /// Goes on only if this thread owns the object's unit.
    mutating func needOwned(_ reference: Register, else other: Label? = nil) {
        guard isTransactional else { return }
        assembler.move32(.r9, inState(layout.tag))
        assembler.operate32(.compare, .r9, inObject(reference, 0))
        assembler.jump(.notEqual, other ?? slow())
    }

    /// `Thread.readShared` of a unit that has been noted: rcx its record, rdx the slot; equal: rax is the value.
    private mutating func emitReadNoted(_ label: Label) {
        let failed = assembler.label()
        assembler.bind(label)
        assembler.move(.r9, .rcx)
        assembler.shift(.right, .r9, 3)
        assembler.move(.rsi, .rcx)
        assembler.shift(.right, .rsi, 12)
        assembler.operate(.xor, .rsi, .r9)
        assembler.operate(.and, .rsi, Int32(Transaction.filterSlots - 1))
        assembler.move(.rax, inState(layout.transaction))
        assembler.operate(.or, .r9, Memory(base: .rax, displacement: layout.filterTag))
        assembler.move(.rax, Memory(base: .rax, displacement: layout.filter))
        assembler.operate(.compare, .r9, Memory(base: .rax, index: .rsi, scale: 3))
        assembler.jump(.notEqual, failed)
        assembler.move(.rax, Memory(base: .rcx))
        assembler.test8(.rax, 1)
        assembler.jump(.notEqual, failed)
        assembler.move(.r9, .rax)
        assembler.shift(.right, .r9, 1)
        assembler.operate(.compare, .r9, inState(layout.snapshot))
        assembler.jump(.above, failed)
        assembler.move(.r9, Memory(base: .rdx))
        assembler.operate(.compare, .rax, Memory(base: .rcx))
        assembler.move(.rax, .r9)
        assembler.bind(failed)
        assembler.returnToCaller()
    }
}

/// Where the words are that templates touch, in bytes.
struct StateLayout {
    static let shared = StateLayout()

    let budget = StateLayout.offset(\.budget), frame = StateLayout.offset(\.frame), savedFrame = StateLayout.offset(\.savedFrame)
    let frameLimit = StateLayout.offset(\.frameLimit), registerLimit = StateLayout.offset(\.registerLimit)
    let handled = StateLayout.offset(\.handled), tag = StateLayout.offset(\.tag), ownedWord = StateLayout.offset(\.ownedWord)
    let snapshot = StateLayout.offset(\.snapshot), transaction = StateLayout.offset(\.transaction)

    let filter = MemoryLayout<Transaction>.offset(of: \.filter)!
    let filterTag = MemoryLayout<Transaction>.offset(of: \.filterTag)!

    let code = StateLayout.frameOffset(\.code), pc = StateLayout.frameOffset(\.pc), registers = StateLayout.frameOffset(\.registers)
    let function = StateLayout.frameOffset(\.function), extra = StateLayout.frameOffset(\.extra), handledBefore = StateLayout.frameOffset(\.handled)
    let destination = StateLayout.frameOffset(\.destination), continuation = StateLayout.frameOffset(\.continuation)

    let simpleArity = StateLayout.codeOffset(\.simpleArity), registerCount = StateLayout.codeOffset(\.registerCount)
    let solo = StateLayout.codeOffset(\.solo), transactional = StateLayout.codeOffset(\.transactional)

    private static func offset<Field>(_ path: KeyPath<ThreadState, Field>) -> Int { MemoryLayout<ThreadState>.offset(of: path)! }
    private static func frameOffset<Field>(_ path: KeyPath<Frame, Field>) -> Int { MemoryLayout<Frame>.offset(of: path)! }
    private static func codeOffset<Field>(_ path: KeyPath<CodeData, Field>) -> Int { MemoryLayout<CodeData>.offset(of: path)! }
}
