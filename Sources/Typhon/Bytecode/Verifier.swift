/// # Verifier: is this code object what the loop may trust?
///
/// Laws it checks
/// 1. Every operand is in range: registers, constants, names, closure cells.
/// 2. Jumps and handlers lead to the first word of an instruction; the code does not run off its end.
/// 3. Every temporary is written on all paths before it is read. What lies at or above a call's window is dead after
///    the call, and at a handler only what was written before *any* of the protected instructions counts.
///
/// Debug builds check everything the compiler writes, so a broken law stops where it was broken.
package struct Verifier {
    private let code: CompiledCode
    private var problems: [String] = []
    /// Whether a word starts an instruction.
    private var isStart: [Bool]
    /// The innermost handler of every word, or -1.
    private var handlerOf: [Int]

    /// What is wrong with the code, in words; empty when nothing is.
    package static func problems(of code: CompiledCode) -> [String] {
        var verifier = Verifier(code)
        verifier.findStarts()
        verifier.checkOperands()
        verifier.checkHandlers()
        if verifier.problems.isEmpty { verifier.checkInitialization() }
        return verifier.problems
    }

    private init(_ code: CompiledCode) {
        self.code = code
        isStart = [Bool](repeating: false, count: code.instructions.count)
        handlerOf = [Int](repeating: -1, count: code.instructions.count)
    }

    private mutating func report(_ index: Int, _ text: String) {
        if problems.count < 20 { problems.append("\(code.qualifiedName) at \(index): \(text)") }
    }

    private func instruction(_ index: Int) -> Instruction { Instruction(word: code.instructions[index]) }

    // Law 2

    private mutating func findStarts() {
        if code.positions.count != code.instructions.count { report(0, "positions do not match the words") }
        var index = 0
        var last: Opcode?
        while index < code.instructions.count {
            isStart[index] = true
            last = instruction(index).opcode
            index += instruction(index).opcode.length
        }
        if index != code.instructions.count { report(index, "an instruction's cache is missing") }
        if let last, last.fallsThrough { report(index, "the code runs off its end") }
    }

    private mutating func checkTarget(_ target: Int, of index: Int) {
        guard code.instructions.indices.contains(target), isStart[target] else {
            return report(index, "jump to \(target), which is no instruction")
        }
    }

    private mutating func checkHandlers() {
        for (number, handler) in code.handlers.enumerated().reversed() {
            checkTarget(Int(handler.target), of: Int(handler.start))
            if handler.end > code.instructions.count || handler.start >= handler.end {
                report(Int(handler.start), "handler covers no instructions")
                continue
            }
            checkRegister(Int(handler.register) + 1, Int(handler.start))
            for word in Int(handler.start)..<Int(handler.end) { handlerOf[word] = number }
        }
    }

    // Law 1

    private mutating func checkOperands() {
        for index in code.instructions.indices where isStart[index] {
            let instruction = instruction(index)
            let info = instruction.opcode.info
            check(info.a, instruction.a, instruction.a, index)
            check(info.b, instruction.b, instruction.signedB, index)
            check(info.c, instruction.c, instruction.signedC, index)
            check(info.wide, instruction.wide, instruction.wide, index)
            let effects = RegisterEffects(of: instruction)
            for range in effects.reads + effects.writes where !range.isEmpty {
                checkRegister(range.upperBound - 1, index)
            }
            if instruction.opcode == .callKeyword { checkKeywords(index) }
        }
    }

    private mutating func check(_ operand: Opcode.Operand, _ value: Int, _ signed: Int, _ index: Int) {
        let next = index + instruction(index).opcode.length
        switch operand {
        case .none, .count, .small, .negatedSmall, .flag, .register, .registers: break
        case .constant: if value < 0 || value >= code.constants.count { report(index, "no constant \(value)") }
        case .name: if value >= code.names.count { report(index, "no name \(value)") }
        case .free: if value >= code.freeNames.count { report(index, "no closure cell \(value)") }
        case .jump: checkTarget(next + signed, of: index)
        case .jumpBack: checkTarget(next - value, of: index)
        }
    }

    private mutating func checkRegister(_ register: Int, _ index: Int) {
        if register >= code.registerCount || register < 0 {
            report(index, "register \(register) of \(code.registerCount)")
        }
    }

    private mutating func checkKeywords(_ index: Int) {
        let constant = Int(truncatingIfNeeded: code.instructions[index + 1])
        guard code.constants.indices.contains(constant), case .tuple(let names) = code.constants[constant],
            names.count <= instruction(index).b
        else { return report(index, "keyword names are not a tuple that fits") }
    }

    // Law 3

    private mutating func checkInitialization() {
        var states: [Int: BoundSet] = [0: .first(code.localCount)]
        var pending = [0]
        while let start = pending.popLast() {
            guard let state = states[start] else { continue }
            run(from: start, state, &states, &pending)
        }
    }

    /// Follows the code from a place to the next jump that is always taken, or to a place that is known already.
    private mutating func run(
        from start: Int, _ initial: BoundSet, _ states: inout [Int: BoundSet], _ pending: inout [Int]
    ) {
        var state = initial
        var index = start
        while index < code.instructions.count {
            let instruction = instruction(index)
            let effects = RegisterEffects(of: instruction)
            meetHandler(of: index, state, &states, &pending)
            check(effects, state, index)
            let next = index + instruction.opcode.length
            if let dead = effects.deadAbove {
                state = state.prefix(below: dead)
                meetHandler(of: index, state, &states, &pending)
            }
            for range in effects.writes { range.forEach { state.insert($0) } }
            if let target = target(of: instruction, next) { meet(target, state, &states, &pending) }
            guard instruction.opcode.fallsThrough else { return }
            index = next
            if states[index] != nil { return meet(index, state, &states, &pending) }
        }
    }

    private mutating func check(_ effects: RegisterEffects, _ state: BoundSet, _ index: Int) {
        for range in effects.reads {
            for register in range where !state.contains(register) {
                report(index, "register \(register) may not have been written")
            }
        }
    }

    private func target(of instruction: Instruction, _ next: Int) -> Int? {
        let info = instruction.opcode.info
        if info.wide == .jump { return next + instruction.wide }
        if info.c == .jump { return next + instruction.signedC }
        if info.c == .jumpBack { return next - instruction.c }
        return nil
    }

    private mutating func meetHandler(
        of index: Int, _ state: BoundSet, _ states: inout [Int: BoundSet], _ pending: inout [Int]
    ) {
        guard handlerOf[index] >= 0 else { return }
        let handler = code.handlers[handlerOf[index]]
        var entry = state
        entry.insert(Int(handler.register))
        meet(Int(handler.target), entry, &states, &pending)
    }

    private mutating func meet(
        _ target: Int, _ state: BoundSet, _ states: inout [Int: BoundSet], _ pending: inout [Int]
    ) {
        guard let known = states[target] else {
            states[target] = state
            return pending.append(target)
        }
        if known.isSubset(of: state) { return }
        states[target]?.formIntersection(state)
        pending.append(target)
    }
}

extension Opcode {
    /// The next instruction may be executed after this one.
    var fallsThrough: Bool {
        switch self {
        case .jump, .jumpBack, .returnValue, .returnNone, .raise, .raiseFrom, .raiseAgain, .rethrow: false
        case _: true
        }
    }
}
