/// # X86Assembler: bytes of x86-64 instructions
///
///     [F2/66] [REX] opcode ModRM [SIB] [displacement] [immediate]
///
/// One method per instruction that `MachineCodeGenerator` needs; operands in Intel's order, the destination first.
/// Words are 64 bits wide unless the name says otherwise. Jumps go to labels, always with 32 bits, and are filled in
/// when the code is complete.
///
/// Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2.
struct X86Assembler {
    enum Register: UInt8 { case rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15 }
    enum Double: UInt8 { case xmm0, xmm1 }
    enum Condition: UInt8 {
        case overflow, noOverflow, below, aboveOrEqual, equal, notEqual, belowOrEqual, above
        case negative, notNegative, parity, noParity, less, greaterOrEqual, lessOrEqual, greater

        var inverted: Condition { Condition(rawValue: rawValue ^ 1)! }
    }
    /// The eight operations that share their encoding; the raw value is their number there.
    enum Operation: UInt8 { case add, or, addWithCarry, subtractWithBorrow, and, subtract, xor, compare }
    enum Shift: UInt8 { case rotateLeft = 0, rotateRight = 1, left = 4, right = 5, rightSigned = 7 }
    enum DoubleOperation: UInt8 { case add = 0x58, multiply = 0x59, subtract = 0x5C, divide = 0x5E }

    /// Memory at base + index * scale + displacement.
    struct Memory {
        var base: Register
        var displacement = 0
        var index: Register? = nil
        /// log2 of the scale.
        var scale: UInt8 = 0
    }

    struct Label { fileprivate let number: Int }

    private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
    private var capacity = 4096
    private(set) var count = 0
    private var places: [Int?] = []
    private var jumps: [(at: Int, label: Label)] = []

    // MARK: Labels

    mutating func label() -> Label {
        places.append(nil)
        return Label(number: places.count - 1)
    }

    mutating func bind(_ label: Label) { places[label.number] = count }

    func place(of label: Label) -> Int? { places[label.number] }

    /// Fills in the jumps. Every label that a jump names must be bound.
    private mutating func link() {
        for jump in jumps {
            let distance = UInt32(truncatingIfNeeded: places[jump.label.number]! - (jump.at + 4))
            for byte in 0..<4 { bytes[jump.at + byte] = UInt8(truncatingIfNeeded: distance >> (8 * UInt32(byte))) }
        }
        jumps.removeAll()
    }

    // MARK: Moves

    mutating func move(_ to: Register, _ from: Register) { twoRegisters(0x89, from, to) }
    mutating func move(_ to: Register, _ from: Memory) { memory(0x8B, to.rawValue, from) }
    mutating func move(_ to: Memory, _ from: Register) { memory(0x89, from.rawValue, to) }
    /// The upper half becomes zero.
    mutating func move32(_ to: Register, _ from: Memory) { memory(0x8B, to.rawValue, from, wide: false) }
    mutating func move32(_ to: Memory, _ from: Register) { memory(0x89, from.rawValue, to, wide: false) }
    mutating func moveZeroExtended16(_ to: Register, _ from: Memory) { memory(0x0F00 | 0xB7, to.rawValue, from, wide: false) }
    mutating func moveZeroExtended8(_ to: Register, _ from: Memory) { memory(0x0F00 | 0xB6, to.rawValue, from, wide: false) }
    mutating func move32(_ to: Memory, _ constant: Int32) {
        memory(0xC7, 0, to, wide: false)
        immediate32(constant)
    }
    /// Sign-extended to the word.
    mutating func move(_ to: Memory, _ constant: Int32) {
        memory(0xC7, 0, to)
        immediate32(constant)
    }

    mutating func move(_ to: Register, _ constant: UInt64) {
        if constant <= 0xFFFF_FFFF {
            if to.rawValue >= 8 { put(0x41) }
            put(0xB8 | to.rawValue & 7)
            immediate32(Int32(truncatingIfNeeded: constant))
        } else {
            put(0x48 | to.rawValue >> 3, 0xB8 | to.rawValue & 7)
            for byte in 0..<8 { put(UInt8(truncatingIfNeeded: constant >> (8 * UInt64(byte)))) }
        }
    }

    mutating func loadAddress(_ to: Register, _ from: Memory) { memory(0x8D, to.rawValue, from) }
    mutating func loadAddress32(_ to: Register, _ from: Memory) { memory(0x8D, to.rawValue, from, wide: false) }

    /// PREFETCHW: a hint, whatever the address.
    mutating func prefetchForStore(_ at: Memory) { memory(0x0F00 | 0x0D, 1, at, wide: false) }

    // MARK: Integers

    mutating func operate(_ operation: Operation, _ to: Register, _ with: Register) {
        twoRegisters(operation.rawValue << 3 | 1, with, to)
    }
    mutating func operate(_ operation: Operation, _ to: Register, _ with: Memory) {
        memory(UInt16(operation.rawValue) << 3 | 3, to.rawValue, with)
    }
    mutating func operate32(_ operation: Operation, _ to: Register, _ with: Memory) {
        memory(UInt16(operation.rawValue) << 3 | 3, to.rawValue, with, wide: false)
    }
    mutating func operate(_ operation: Operation, _ to: Register, _ constant: Int32) {
        rex(wide: true, 0, to.rawValue)
        if let byte = Int8(exactly: constant) {
            put(0x83, 0xC0 | operation.rawValue << 3 | to.rawValue & 7, UInt8(bitPattern: byte))
        } else {
            put(0x81, 0xC0 | operation.rawValue << 3 | to.rawValue & 7)
            immediate32(constant)
        }
    }
    mutating func operate(_ operation: Operation, _ to: Memory, _ constant: Int32) {
        withConstant(operation, to, constant, wide: true)
    }
    mutating func operate32(_ operation: Operation, _ to: Memory, _ constant: Int32) {
        withConstant(operation, to, constant, wide: false)
    }
    mutating func compare8(_ a: Memory, _ constant: UInt8) {
        memory(0x80, 7, a, wide: false)
        put(constant)
    }
    mutating func test8(_ a: Memory, _ constant: UInt8) {
        memory(0xF6, 0, a, wide: false)
        put(constant)
    }
    mutating func test8(_ a: Register, _ constant: UInt8) {
        if a.rawValue >= 4 { rex(wide: false, 0, a.rawValue, always: true) }
        put(0xF6, 0xC0 | a.rawValue & 7, constant)
    }
    mutating func test(_ a: Register, _ b: Register) { twoRegisters(0x85, b, a) }
    mutating func multiply(_ to: Register, _ with: Register) {
        rex(wide: true, to.rawValue, with.rawValue)
        put(0x0F, 0xAF, 0xC0 | (to.rawValue & 7) << 3 | with.rawValue & 7)
    }
    mutating func shift(_ shift: Shift, _ to: Register, _ amount: UInt8) {
        rex(wide: true, 0, to.rawValue)
        put(0xC1, 0xC0 | shift.rawValue << 3 | to.rawValue & 7, amount)
    }
    /// By the amount in cl.
    mutating func shiftByCount(_ shift: Shift, _ to: Register) {
        rex(wide: true, 0, to.rawValue)
        put(0xD3, 0xC0 | shift.rawValue << 3 | to.rawValue & 7)
    }
    mutating func negate(_ to: Register) {
        rex(wide: true, 0, to.rawValue)
        put(0xF7, 0xD8 | to.rawValue & 7)
    }
    /// rdx:rax / divisor: quotient in rax, remainder in rdx.
    mutating func divideSigned(by divisor: Register) {
        put(0x48, 0x99)
        rex(wide: true, 0, divisor.rawValue)
        put(0xF7, 0xF8 | divisor.rawValue & 7)
    }
    mutating func increment(_ to: Memory) { memory(0xFF, 0, to) }
    mutating func decrement(_ to: Memory) { memory(0xFF, 1, to) }
    mutating func moveIf(_ condition: Condition, _ to: Register, _ from: Register) {
        rex(wide: true, to.rawValue, from.rawValue)
        put(0x0F, 0x40 | condition.rawValue, 0xC0 | (to.rawValue & 7) << 3 | from.rawValue & 7)
    }

    // MARK: Doubles

    mutating func move(_ to: Double, _ from: Register) {
        put(0x66)
        rex(wide: true, to.rawValue, from.rawValue)
        put(0x0F, 0x6E, 0xC0 | to.rawValue << 3 | from.rawValue & 7)
    }
    mutating func move(_ to: Register, _ from: Double) {
        put(0x66)
        rex(wide: true, from.rawValue, to.rawValue)
        put(0x0F, 0x7E, 0xC0 | from.rawValue << 3 | to.rawValue & 7)
    }
    mutating func operate(_ operation: DoubleOperation, _ to: Double, _ with: Double) {
        put(0xF2, 0x0F, operation.rawValue, 0xC0 | to.rawValue << 3 | with.rawValue)
    }
    mutating func compare(_ a: Double, _ b: Double) { put(0x66, 0x0F, 0x2E, 0xC0 | a.rawValue << 3 | b.rawValue) }
    mutating func convert(_ to: Double, fromInteger from: Register) {
        put(0xF2)
        rex(wide: true, to.rawValue, from.rawValue)
        put(0x0F, 0x2A, 0xC0 | to.rawValue << 3 | from.rawValue & 7)
    }

    // MARK: Jumps

    mutating func jump(_ label: Label) {
        put(0xE9)
        target(label)
    }
    mutating func jump(_ condition: Condition, _ label: Label) {
        put(0x0F, 0x80 | condition.rawValue)
        target(label)
    }
    mutating func jump(to address: Register) {
        if address.rawValue >= 8 { put(0x41) }
        put(0xFF, 0xE0 | address.rawValue & 7)
    }
    mutating func call(_ label: Label) {
        put(0xE8)
        target(label)
    }
    mutating func returnToCaller() { put(0xC3) }
    mutating func call(_ address: Register) {
        if address.rawValue >= 8 { put(0x41) }
        put(0xFF, 0xD0 | address.rawValue & 7)
    }
    mutating func push(_ register: Register) {
        if register.rawValue >= 8 { put(0x41) }
        put(0x50 | register.rawValue & 7)
    }
    mutating func pop(_ register: Register) {
        if register.rawValue >= 8 { put(0x41) }
        put(0x58 | register.rawValue & 7)
    }

    // MARK: Encoding

    /// Gives the code away, and the memory back.
    mutating func finish<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        link()
        defer { bytes.deallocate() }
        return body(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    @inline(__always) private mutating func put(_ byte: UInt8) {
        if count == capacity { grow() }
        bytes[count] = byte
        count &+= 1
    }
    @inline(__always) private mutating func put(_ a: UInt8, _ b: UInt8) {
        put(a)
        put(b)
    }
    @inline(__always) private mutating func put(_ a: UInt8, _ b: UInt8, _ c: UInt8) {
        put(a, b)
        put(c)
    }
    @inline(__always) private mutating func put(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
        put(a, b)
        put(c, d)
    }

    @inline(never) private mutating func grow() {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        larger.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = larger
        capacity *= 2
    }

    private mutating func target(_ label: Label) {
        jumps.append((count, label))
        immediate32(0)
    }

    private mutating func immediate32(_ constant: Int32) {
        for byte in 0..<4 { put(UInt8(truncatingIfNeeded: constant >> (8 * Int32(byte)))) }
    }

    private mutating func rex(wide: Bool, _ register: UInt8, _ base: UInt8, index: UInt8 = 0, always: Bool = false) {
        let prefix = (wide ? 8 : 0) | (register >> 3) << 2 | (index >> 3) << 1 | base >> 3
        if prefix != 0 || always { put(0x40 | prefix) }
    }

    private mutating func twoRegisters(_ opcode: UInt8, _ register: Register, _ other: Register) {
        rex(wide: true, register.rawValue, other.rawValue)
        put(opcode, 0xC0 | (register.rawValue & 7) << 3 | other.rawValue & 7)
    }

    private mutating func withConstant(_ operation: Operation, _ to: Memory, _ constant: Int32, wide: Bool) {
        if let byte = Int8(exactly: constant) {
            memory(0x83, operation.rawValue, to, wide: wide)
            put(UInt8(bitPattern: byte))
        } else {
            memory(0x81, operation.rawValue, to, wide: wide)
            immediate32(constant)
        }
    }

    /// The bases in use are neither rsp nor r12, whose encoding differs.
    private mutating func memory(_ opcode: UInt16, _ register: UInt8, _ at: Memory, wide: Bool = true) {
        rex(wide: wide, register, at.base.rawValue, index: at.index?.rawValue ?? 0)
        if opcode > 0xFF { put(0x0F) }
        put(UInt8(truncatingIfNeeded: opcode))
        let isShort = Int8(exactly: at.displacement) != nil
        let mode: UInt8 = at.displacement == 0 && at.base.rawValue & 7 != 5 ? 0 : isShort ? 0x40 : 0x80
        let field = (register & 7) << 3
        if let index = at.index {
            put(mode | field | 4, at.scale << 6 | (index.rawValue & 7) << 3 | at.base.rawValue & 7)
        } else {
            put(mode | field | at.base.rawValue & 7)
        }
        if mode == 0x40 {
            put(UInt8(truncatingIfNeeded: at.displacement))
        } else if mode == 0x80 {
            immediate32(Int32(truncatingIfNeeded: at.displacement))
        }
    }
}
