import TyphonSyntax

/// # Assembler: fills in the jumps
///
/// Offsets of fused branches and of `forNext` have 16 bits. Code that is short enough needs nothing else. In longer
/// code, those that do not reach get a long form:
///
///     branch  x ─▶ far          forNext ─▶ far body
///     ────────────────          ──────────────────────────
///     branch !x ─▶ +1           jump +1        (entry)
///     jump far                  jump far body
///                               forNext ─▶ the word before
///
/// A long form makes others longer, so the choice is repeated until nothing changes; it only ever grows.
struct Assembler {
    private let builder: CodeBuilder
    private var isLong: ContiguousArray<Bool>
    /// New index of every old word, and of the end.
    private var moved: ContiguousArray<Int> = []

    private(set) var words: ContiguousArray<UInt64> = []
    private(set) var spans: ContiguousArray<Span> = []
    private(set) var handlers: [ExceptionHandler] = []

    init(_ builder: CodeBuilder) {
        self.builder = builder
        isLong = ContiguousArray(repeating: false, count: builder.jumps.count)
        words = builder.words
        spans = builder.spans
        if builder.words.count > Int(Int16.max) { relax() }
        patch()
        collectHandlers()
    }

    private func position(_ old: Int) -> Int { moved.isEmpty ? old : moved[old] }

    private func target(_ jump: CodeBuilder.Jump) -> Int { position(builder.labels[jump.label].position) }

    // Long forms

    private mutating func relax() {
        repeat { place() } while lengthen()
        if isLong.contains(true) { rebuild() }
    }

    private mutating func place() {
        moved = []
        moved.reserveCapacity(builder.words.count + 1)
        var next = 0
        var shift = 0
        for word in 0...builder.words.count {
            moved.append(word + shift)
            while next < builder.jumps.count, builder.jumps[next].word == word {
                if isLong[next] { shift += opcode(next).isForNext ? 2 : 1 }
                next += 1
            }
        }
    }

    private func opcode(_ jump: Int) -> Opcode { Instruction(word: builder.words[builder.jumps[jump].word]).opcode }

    /// Marks the jumps that do not reach; false when all do.
    private mutating func lengthen() -> Bool {
        var changed = false
        for (index, jump) in builder.jumps.enumerated() where !isLong[index] {
            let opcode = opcode(index)
            guard opcode.hasShortJump else { continue }
            let offset = target(jump) - position(jump.word) - 1
            let reaches = opcode.isForNext ? -offset <= CodeBuilder.operandLimit : offset <= Int(Int16.max)
            if !reaches {
                isLong[index] = true
                changed = true
            }
        }
        return changed
    }

    /// Copies the code with room for the long forms.
    private mutating func rebuild() {
        words.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        var next = 0
        for (index, word) in builder.words.enumerated() {
            let span = builder.spans[index]
            let isJump = next < builder.jumps.count && builder.jumps[next].word == index
            if isJump, isLong[next] { append(longForm(of: word), span) } else { append([word], span) }
            if isJump { next += 1 }
        }
    }

    private mutating func append(_ new: [UInt64], _ span: Span) {
        for word in new {
            words.append(word)
            spans.append(span)
        }
    }

    private func longForm(of word: UInt64) -> [UInt64] {
        let far = Instruction(.jump, a: 0, wide: 0).word
        let instruction = Instruction(word: word)
        if instruction.opcode.isForNext {
            let loop = Instruction(.forNext, a: instruction.a, b: instruction.b, c: 2).word
            return [Instruction(.jump, a: 0, wide: 1).word, far, loop]
        }
        let skip = Instruction(
            instruction.opcode, a: instruction.a, b: instruction.b, c: 1, d: 1 - instruction.d)
        return [skip.word, far]
    }

    // Offsets

    private mutating func patch() {
        for (index, jump) in builder.jumps.enumerated() {
            let start = position(jump.word)
            let word = isLong[index] ? start + 1 : start
            let instruction = Instruction(word: words[word])
            words[word] = patched(instruction, offset: target(jump) - word - 1)
        }
    }

    private func patched(_ instruction: Instruction, offset: Int) -> UInt64 {
        let opcode = instruction.opcode
        if opcode.isForNext { return Instruction(.forNext, a: instruction.a, b: instruction.b, c: -offset).word }
        if opcode.hasShortJump {
            return Instruction(opcode, a: instruction.a, b: instruction.b, c: offset, d: instruction.d).word
        }
        return Instruction(opcode, a: instruction.a, wide: offset, d: instruction.d).word
    }

    private mutating func collectHandlers() {
        for region in builder.regions {
            let target = position(builder.labels[region.handler.index].position)
            for range in region.ranges {
                handlers.append(
                    ExceptionHandler(
                        start: UInt32(position(range.lowerBound)), end: UInt32(position(range.upperBound)),
                        target: UInt32(target), register: UInt16(truncatingIfNeeded: region.register)))
            }
        }
    }
}

extension Opcode {
    fileprivate var isForNext: Bool { self == .forNext }

    /// The jump's offset is the 16-bit field `c`.
    fileprivate var hasShortJump: Bool {
        let shape = info
        return shape.c == .jump || shape.c == .jumpBack
    }
}
