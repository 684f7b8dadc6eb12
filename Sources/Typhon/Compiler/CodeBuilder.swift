import TyphonSyntax

/// # CodeBuilder: the instructions of one code object while they are written
///
///     words    [ w0 | w1 | cache | w3 ... ]      labels  L0 ─▶ position, what is bound on arrival
///     spans    [ s0 | s1 |  s1   | s3 ... ]      jumps   (word, label): patched by `Assembler`
///     registers  locals │ temporaries │▶ top
///
/// Laws
/// 1. Nothing is written while `isReachable` is false: dead code costs no space, and its jumps never arrive anywhere.
/// 2. Temporaries are a stack: who allocates restores `top`.
/// 3. `bound` holds only locals that are bound on *every* path to the next instruction; labels intersect their arrivals.
///    A label reached backwards (a loop's head) is placed with what can become unbound (`volatileLocals`) taken out.
/// 4. An operand out of range is reported as a mistake of the source, once, and never traps.
final class CodeBuilder {
    struct Label { let index: Int }

    struct LabelState {
        var position = -1
        var arrival: BoundSet?
    }

    struct Jump {
        let word: Int
        let label: Int
    }

    /// A stretch of instructions under one handler; interrupted where an exit's clean-up code is written into it.
    final class Region {
        let handler: Label
        let register: Register
        fileprivate(set) var start: Int?
        fileprivate(set) var ranges: [Range<Int>] = []

        init(handler: Label, register: Register) {
            self.handler = handler
            self.register = register
        }

        var isEmpty: Bool { ranges.isEmpty }
    }

    let table: ScopeTable
    private(set) var words: ContiguousArray<UInt64> = []
    private(set) var spans: ContiguousArray<Span> = []
    private(set) var labels: ContiguousArray<LabelState> = []
    private(set) var jumps: ContiguousArray<Jump> = []
    private(set) var regions: [Region] = []
    var constants = ConstantPool()
    var names = NamePool()
    /// The text the next instructions come from.
    var span: Span

    private(set) var isReachable = true
    var bound = BoundSet()
    /// Locals that something in the function unbinds again.
    var volatileLocals = BoundSet()

    var top = 0
    private(set) var registerCount = 0

    /// Largest register, name, constant or jump width a 16-bit field is trusted with.
    static let operandLimit = 65_000

    init(table: ScopeTable, span: Span) {
        self.table = table
        self.span = span
        words.reserveCapacity(64)
        spans.reserveCapacity(64)
    }

    // Registers

    func allocate(_ count: Int = 1) -> Register {
        let first = top
        top += count
        if top > registerCount { registerCount = top }
        if top > Self.operandLimit { tooLarge("too many variables and values in use") }
        return first
    }

    func tooLarge(_ what: String) { table.report("code is too large: \(what)", span) }

    // Instructions

    func emit(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, d: Int = 0) {
        guard isReachable else { return }
        append(Instruction(opcode, a: a, b: b, c: c, d: d).word)
        if opcode.info.hasCache { append(0) }
    }

    func emit(_ opcode: Opcode, a: Int, wide: Int) {
        guard isReachable else { return }
        append(Instruction(opcode, a: a, wide: wide).word)
    }

    /// An instruction followed by a word of its own.
    func emit(_ opcode: Opcode, a: Int, b: Int, c: Int, d: Int, word: Int) {
        guard isReachable else { return }
        append(Instruction(opcode, a: a, b: b, c: c, d: d).word)
        append(UInt64(word))
    }

    /// An instruction after which nothing follows.
    func emitLast(_ opcode: Opcode, a: Int = 0, b: Int = 0) {
        emit(opcode, a: a, b: b)
        isReachable = false
    }

    func move(_ source: Register, to destination: Register) {
        if source != destination { emit(.move, a: destination, b: source) }
    }

    private func append(_ word: UInt64) {
        words.append(word)
        spans.append(span)
    }

    func name(_ text: String) -> Int { checked(names.index(text), "too many names") }

    func constant(_ value: CompiledConstant) -> Int { checked(constants.index(value), "too many constants") }

    private func checked(_ index: Int, _ what: String) -> Int {
        if index > Self.operandLimit { tooLarge(what) }
        return index
    }

    func loadConstant(_ value: CompiledConstant, into register: Register) {
        switch value {
        case .none: emit(.loadNone, a: register)
        case .true: emit(.loadTrue, a: register)
        case .false: emit(.loadFalse, a: register)
        case .integer(let number) where Int32(exactly: number) != nil: emit(.loadSmall, a: register, wide: number)
        case .integer, .ellipsis, .bigInteger, .float, .imaginary, .string, .bytes, .tuple, .frozenSet, .code:
            if isReachable { emit(.loadConstant, a: register, wide: constants.index(value)) }
        }
    }

    // Labels and jumps

    func label() -> Label {
        labels.append(LabelState())
        return Label(index: labels.count - 1)
    }

    func jump(_ label: Label) {
        emitJump(.jump, to: label)
        isReachable = false
    }

    func jumpBack(_ label: Label) {
        emitJump(.jumpBack, to: label)
        isReachable = false
    }

    /// A jump that may fall through; the offset is filled in by the assembler.
    func emitJump(_ opcode: Opcode, a: Int = 0, b: Int = 0, d: Int = 0, to label: Label) {
        guard isReachable else { return }
        jumps.append(Jump(word: words.count, label: label.index))
        emit(opcode, a: a, b: b, d: d)
        arrive(label)
    }

    private func arrive(_ label: Label) {
        guard labels[label.index].position < 0 else { return }
        if labels[label.index].arrival == nil {
            labels[label.index].arrival = bound
        } else {
            labels[label.index].arrival?.formIntersection(bound)
        }
    }

    func place(_ label: Label) {
        if let arrival = labels[label.index].arrival {
            if isReachable { bound.formIntersection(arrival) } else { bound = arrival }
            isReachable = true
        }
        labels[label.index].position = words.count
    }

    func isUsed(_ label: Label) -> Bool { labels[label.index].arrival != nil }

    /// A label that later jumps reach backwards (law 3).
    func placeLoopHead(_ label: Label) {
        labels[label.index].position = words.count
        bound = bound.subtracting(volatileLocals)
    }

    /// A place reached by unwinding, or by jumps written later: `state` is what is bound there.
    func placeEntry(_ label: Label, isReachable: Bool, bound state: BoundSet) {
        labels[label.index].position = words.count
        self.isReachable = isReachable
        bound = state
    }

    // Protected regions

    func open(_ region: Region) { region.start = words.count }

    /// Ends the current stretch; false when the region was not open.
    @discardableResult
    func close(_ region: Region) -> Bool {
        guard let start = region.start else { return false }
        region.start = nil
        if start < words.count { region.ranges.append(start..<words.count) }
        return true
    }

    /// Closes the region for good. Inner regions finish before outer ones, which sorts the handlers.
    func finish(_ region: Region) {
        close(region)
        if !region.isEmpty { regions.append(region) }
    }
}

typealias Register = Int
