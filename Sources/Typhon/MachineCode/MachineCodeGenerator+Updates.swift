/// # Updates: an object is taken for its store where it is first touched
///
///     source.balance -= amount        getAttribute  %9, source, balance     opens source already
///                                     subtract      %9, %9, amount
///                                     setAttribute  source, %9, balance     finds it open
///
/// When another core has the object, a read and then a store would fetch its cache line twice: first a copy, then the only one. And
/// the read would be noted, validated and never needed. So an attribute that is stored back at once is read like one that is stored, and
/// what a function stores to its arguments without a condition is fetched when it is called: all lines at the same time.
///
/// Fetching is a hint. Opening early is always allowed, and is not relied on: the store looks for itself.
extension MachineCodeGenerator {
    /// Further away it need not be the same thing.
    private static let longestUpdate = 8, longestEntry = 24

    /// The instruction in work loads an attribute of an object that one of the next stores to, before anything is called.
    var isUpdate: Bool {
        let object = instruction.b
        guard isTransactional, instruction.a != object else { return false }
        var isStored = false
        followStraight(from: index + instruction.opcode.length, atMost: MachineCodeGenerator.longestUpdate) { next, effects in
            isStored = next.opcode == .setAttributeSlot && next.a == object
            return !isStored && effects.deadAbove == nil && !effects.writes(object)
        }
        return isStored
    }

    /// Asks for the cache line with the record of the object in register `number`, to store to it.
    mutating func fetchForStore(_ number: Int) {
        assembler.move(.rax, register(number))
        assembler.prefetchForStore(inObject(.rax, 0))
    }

    /// rax = the word at `offset` of the object in rax, which is opened first.
    mutating func loadOpenWord(_ offset: Int) {
        needOpen()
        assembler.move(.rax, inObject(.rax, offset))
    }

    /// At a call: fetches the arguments that are certainly stored to.
    mutating func fetchStoredArguments() {
        guard isTransactional else { return }
        var unchanged = Set(0..<max(0, code.pointee.simpleArity)), fetched: Set<Int> = []
        followStraight(from: 0, atMost: MachineCodeGenerator.longestEntry) { next, effects in
            if next.opcode == .setAttributeSlot && unchanged.contains(next.a) { fetched.insert(next.a) }
            unchanged = unchanged.filter { !effects.writes($0) }
            return true
        }
        for argument in fetched.sorted() { fetchForStore(argument) }
    }

    /// The instructions that are executed one after the other from word `start` on, until `body` says no.
    private func followStraight(from start: Int, atMost count: Int, _ body: (Instruction, RegisterEffects) -> Bool) {
        var position = start
        for _ in 0..<count where position < code.pointee.instructionCount {
            let next = Instruction(word: UnsafeMutableRawPointer(code.pointee.instructions + position).loadRelaxed())
            if next.opcode.mayJump || !body(next, RegisterEffects(of: next)) { return }
            position += next.opcode.length
        }
    }
}

extension Opcode {
    fileprivate var mayJump: Bool { !fallsThrough || info.wide == .jump || info.c == .jump || info.c == .jumpBack }
}

extension RegisterEffects {
    fileprivate func writes(_ register: Int) -> Bool { writes.contains { $0.contains(register) } }
}
