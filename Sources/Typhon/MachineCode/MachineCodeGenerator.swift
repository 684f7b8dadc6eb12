/// # MachineCodeGenerator: one code object in one mode
///
///     call entry   locals become absent
///     0            template of the first instruction
///     1            template of the second ...            the likely way, straight on
///     ...
///     cold         what templates put aside: unlikely ways, which jump back
///     exits        frame.pc = the instruction; return    one for each instruction that may leave
///
/// A template does what the loop's fast case does, on the same memory. Whatever it does not know leaves through the
/// instruction's exit, before it has changed anything: the loop executes the instruction (laws in `MachineCode`).
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
    /// With an outcome in eax: back to Swift, or on where the frame's pc is.
    let returnLabel: Label, resumeLabel: Label
    private var slowPaths: [(label: Label, index: Int)] = []
    private var cold: [(inout MachineCodeGenerator) -> Void] = []
    private var readNoted: Label?

    init(_ thread: Thread, _ code: UnsafeMutablePointer<CodeData>, isTransactional: Bool) {
        self.thread = thread
        self.code = code
        self.isTransactional = isTransactional
        returnLabel = assembler.label()
        resumeLabel = assembler.label()
    }

    /// Bytes, their place for a call, and the places of instructions that have a template, by word.
    struct Product {
        let bytes: [UInt8]
        let entries: [Int?]
    }

    mutating func generate() -> Product {
        for _ in 0...code.pointee.instructionCount { starts.append(assembler.label()) }
        enterCall()
        var templates: Set<Int> = []
        while index < code.pointee.instructionCount {
            instruction = Instruction(word: UnsafeMutableRawPointer(code.pointee.instructions + index).loadRelaxed())
            assembler.bind(starts[index])
            if template() || callHelper() { templates.insert(index) } else { leave(at: index) }
            index += instruction.opcode.length
        }
        assembler.bind(starts[index])
        leave(at: index)
        finish()
        let entries = (0..<code.pointee.instructionCount).map { templates.contains($0) ? assembler.place(of: starts[$0]) : nil }
        return Product(bytes: assembler.bytes, entries: entries)
    }

    /// The entry for all code: rdi the thread's state, rsi where to go.
    static func makeEntry() -> [UInt8] {
        var assembler = X86Assembler()
        for register in saved { assembler.push(register) }
        assembler.move(state, .rdi)
        assembler.move(frame, Memory(base: state, displacement: StateLayout.frame))
        assembler.move(registers, Memory(base: frame, displacement: StateLayout.registers))
        assembler.move(bias, Value.untaggedBias)
        assembler.move(limit, Value.inlineLimit)
        assembler.jump(to: .rsi)
        return assembler.bytes
    }

    /// Back to Swift with the outcome in eax.
    private mutating func emitReturn() {
        assembler.bind(returnLabel)
        for register in MachineCodeGenerator.saved.reversed() { assembler.pop(register) }
        assembler.returnToCaller()
    }

    /// What follows a helper whose outcome in eax is neither `next` nor `target`.
    private mutating func emitResume() {
        assembler.bind(resumeLabel)
        assembler.operate(.compare, .rax, Int32(HelperOutcome.resume.rawValue))
        assembler.jump(.notEqual, returnLabel)
        assembler.move(MachineCodeGenerator.frame, inState(StateLayout.frame))
        assembler.move(MachineCodeGenerator.registers, inFrame(StateLayout.registers))
        assembler.move(.rdx, inFrame(StateLayout.code))
        assembler.move(.rdx, Memory(base: .rdx, displacement: StateLayout.machineCode(isTransactional: isTransactional) + MachineEntries.tableOffset))
        let toLoop = assembler.label()
        assembler.test(.rdx, .rdx)
        assembler.jump(.equal, toLoop)
        assembler.move(.rcx, inFrame(StateLayout.pc))
        assembler.move(.rcx, Memory(base: .rdx, index: .rcx))
        assembler.test(.rcx, .rcx)
        assembler.jump(.equal, toLoop)
        assembler.jump(to: .rcx)
        assembler.bind(toLoop)
        assembler.move(.rax, UInt64(HelperOutcome.leave.rawValue))
        assembler.jump(returnLabel)
    }

    private mutating func finish() {
        while !cold.isEmpty {
            let parts = cold
            cold = []
            for part in parts { part(&self) }
        }
        if let readNoted { emitReadNoted(readNoted) }
        emitResume()
        emitReturn()
        for exit in exits {
            assembler.bind(exit.label)
            leave(at: exit.index)
        }
        assembler.link()
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
        let label = aside { _ = $0.callHelper() }
        slowPaths.append((label, index))
        return label
    }

    mutating func slowIf(_ condition: X86Assembler.Condition) { assembler.jump(condition, slow()) }

    mutating func leave(at index: Int) {
        assembler.move(.rax, address(of: index))
        assembler.move(inFrame(StateLayout.pc), .rax)
        assembler.move(.rax, UInt64(HelperOutcome.leave.rawValue))
        assembler.jump(returnLabel)
    }

    /// Has the instruction executed by its helper and goes on behind it; false: it has none.
    private mutating func callHelper() -> Bool {
        guard let helper = instruction.opcode.helper else { return false }
        assembler.move(.rdi, MachineCodeGenerator.state)
        assembler.move(.rsi, address(of: index + instruction.opcode.length))
        assembler.move(inFrame(StateLayout.pc), .rsi)
        assembler.move(.rdx, MachineCodeGenerator.registers)
        assembler.move(.rax, UInt64(UInt(bitPattern: unsafeBitCast(helper, to: UnsafeRawPointer.self))))
        assembler.call(.rax)
        assembler.test(.rax, .rax)
        assembler.jump(.equal, target(0))
        if instruction.opcode.hasTarget {
            assembler.operate(.compare, .rax, Int32(HelperOutcome.target.rawValue))
            assembler.jump(.equal, target(instruction.opcode == .forNext ? -instruction.c : instruction.opcode.isBranch ? instruction.signedC : instruction.wide))
        }
        assembler.jump(resumeLabel)
        return true
    }

    private func address(of index: Int) -> UInt64 { UInt64(UInt(bitPattern: code.pointee.instructions + index)) }

    /// The instruction that comes `offset` words after the end of this one.
    func target(_ offset: Int) -> Label { starts[index + instruction.opcode.length + offset] }

    /// Counts a back edge or call; at zero the loop polls.
    mutating func countDown() {
        assembler.decrement(inState(StateLayout.budget))
        let usedUp = aside {
            $0.assembler.increment($0.inState(StateLayout.budget))
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

    // MARK: Barriers

    /// rax = the word at `offset` of the object in rax, an own word of its unit. Changes rcx, rdx and r9.
    mutating func loadOwnWord(_ offset: Int) {
        guard isTransactional else { return assembler.move(.rax, inObject(.rax, offset)) }
        assembler.move32(.r9, inState(StateLayout.tag))
        assembler.operate32(.compare, .r9, inObject(.rax, 0))
        let back = assembler.label()
        let stub = readNoted ?? assembler.label()
        readNoted = stub
        let shared = aside {
            $0.assembler.loadAddress(.rcx, $0.inObject(.rax, 0))
            $0.assembler.loadAddress(.rdx, $0.inObject(.rax, offset))
            $0.assembler.call(stub)
            $0.assembler.jump(.equal, back)
            $0.assembler.jump($0.slow())
        }
        assembler.jump(.notEqual, shared)
        assembler.move(.rax, inObject(.rax, offset))
        assembler.bind(back)
    }

    /// Goes on only if this thread may store to the object's own words at once.
    mutating func needOpen(_ reference: Register) {
        guard isTransactional else { return }
        assembler.move(.r9, inState(StateLayout.ownedWord))
        assembler.operate(.compare, .r9, inObject(reference, 0))
        slowIf(.notEqual)
    }

    /// Goes on only if this thread owns the object's unit.
    mutating func needOwned(_ reference: Register) {
        guard isTransactional else { return }
        assembler.move32(.r9, inState(StateLayout.tag))
        assembler.operate32(.compare, .r9, inObject(reference, 0))
        slowIf(.notEqual)
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
        assembler.move(.rax, inState(StateLayout.transaction))
        assembler.operate(.or, .r9, Memory(base: .rax, displacement: StateLayout.filterTag))
        assembler.move(.rax, Memory(base: .rax, displacement: StateLayout.filter))
        assembler.operate(.compare, .r9, Memory(base: .rax, index: .rsi, scale: 3))
        assembler.jump(.notEqual, failed)
        assembler.move(.rax, Memory(base: .rcx))
        assembler.test8(.rax, 1)
        assembler.jump(.notEqual, failed)
        assembler.move(.r9, .rax)
        assembler.shift(.right, .r9, 1)
        assembler.operate(.compare, .r9, inState(StateLayout.snapshot))
        assembler.jump(.above, failed)
        assembler.move(.r9, Memory(base: .rdx))
        assembler.operate(.compare, .rax, Memory(base: .rcx))
        assembler.move(.rax, .r9)
        assembler.bind(failed)
        assembler.returnToCaller()
    }
}

/// Where the words are that templates touch, in bytes.
enum StateLayout {
    static let budget = offset(\.budget), frame = offset(\.frame), savedFrame = offset(\.savedFrame)
    static let frameLimit = offset(\.frameLimit), registerLimit = offset(\.registerLimit)
    static let handled = offset(\.handled), tag = offset(\.tag), ownedWord = offset(\.ownedWord)
    static let snapshot = offset(\.snapshot), transaction = offset(\.transaction)

    static let filter = MemoryLayout<Transaction>.offset(of: \.filter)!
    static let filterTag = MemoryLayout<Transaction>.offset(of: \.filterTag)!

    static let code = frameOffset(\.code), pc = frameOffset(\.pc), registers = frameOffset(\.registers)
    static let function = frameOffset(\.function), extra = frameOffset(\.extra), handledBefore = frameOffset(\.handled)
    static let destination = frameOffset(\.destination), continuation = frameOffset(\.continuation)

    static let simpleArity = codeOffset(\.simpleArity), registerCount = codeOffset(\.registerCount)
    static func machineCode(isTransactional: Bool) -> Int {
        codeOffset(isTransactional ? \CodeData.transactional : \CodeData.solo)
    }

    private static func offset<Field>(_ path: KeyPath<ThreadState, Field>) -> Int { MemoryLayout<ThreadState>.offset(of: path)! }
    private static func frameOffset<Field>(_ path: KeyPath<Frame, Field>) -> Int { MemoryLayout<Frame>.offset(of: path)! }
    private static func codeOffset<Field>(_ path: KeyPath<CodeData, Field>) -> Int { MemoryLayout<CodeData>.offset(of: path)! }
}
