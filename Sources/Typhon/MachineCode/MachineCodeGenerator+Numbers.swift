/// Templates of arithmetic and comparison: integers straight on, doubles aside, an integer beside a double further aside.
/// The laws of the immediate forms are in `Value`, the meaning of each case in `NumberFast`.
extension MachineCodeGenerator {
    private typealias Condition = X86Assembler.Condition

    // MARK: Operands

    /// rax and rcx = the operands; jumps unless both are integers.
    private mutating func loadIntegers(_ a: Int, _ b: Int, otherwise: Label) {
        assembler.move(.rax, register(a))
        assembler.move(.rcx, register(b))
        assembler.move(.rdx, .rax)
        assembler.operate(.or, .rdx, .rcx)
        assembler.test8(.rdx, 3)
        assembler.jump(.notEqual, otherwise)
    }

    /// The bits of the double whose untagged form is in `word`; 0.0 has a form of its own. Changes rdx.
    private mutating func decode(_ word: Register) {
        assembler.move(.rdx, word)
        assembler.shift(.rotateRight, word, 3)
        assembler.operate(.add, word, MachineCodeGenerator.bias)
        assembler.test(.rdx, .rdx)
        assembler.moveIf(.equal, word, .rdx)
    }

    /// xmm0 and xmm1 = the doubles in rax and rcx; jumps unless both are.
    private mutating func decodeDoubles(otherwise: Label) {
        assembler.operate(.xor, .rax, 2)
        assembler.operate(.xor, .rcx, 2)
        assembler.move(.rdx, .rax)
        assembler.operate(.or, .rdx, .rcx)
        assembler.test8(.rdx, 3)
        assembler.jump(.notEqual, otherwise)
        decode(.rax)
        decode(.rcx)
        assembler.move(.xmm0, .rax)
        assembler.move(.xmm1, .rcx)
    }

    /// `to` = the integer or double in register `number` as a double; leaves when it is neither.
    private mutating func convert(_ to: X86Assembler.Double, _ number: Int) {
        let done = assembler.label(), isInteger = assembler.label()
        assembler.move(.rax, register(number))
        assembler.test8(.rax, 3)
        assembler.jump(.equal, isInteger)
        assembler.operate(.xor, .rax, 2)
        assembler.test8(.rax, 3)
        slowIf(.notEqual)
        decode(.rax)
        assembler.move(to, .rax)
        assembler.jump(done)
        assembler.bind(isInteger)
        assembler.shift(.rightSigned, .rax, 2)
        assembler.convert(to, fromInteger: .rax)
        assembler.bind(done)
    }

    /// R[a] = the double in xmm0; leaves when it needs the heap.
    private mutating func storeDouble() {
        let store = assembler.label()
        assembler.move(.rax, .xmm0)
        assembler.operate(.subtract, .rax, MachineCodeGenerator.bias)
        assembler.shift(.rotateLeft, .rax, 1)
        assembler.loadAddress(.rcx, Memory(base: .rax, displacement: -1))
        assembler.operate(.compare, .rcx, MachineCodeGenerator.limit)
        let unusual = aside { generator in
            generator.assembler.move(.rax, .xmm0)
            generator.assembler.test(.rax, .rax)
            generator.slowIf(.notEqual)
            generator.assembler.jump(store)
        }
        assembler.jump(.aboveOrEqual, unusual)
        assembler.shift(.left, .rax, 2)
        assembler.bind(store)
        assembler.operate(.or, .rax, 2)
        assembler.move(register(instruction.a), .rax)
    }

    // MARK: Arithmetic

    mutating func arithmetic() {
        let i = instruction
        let next = assembler.label()
        let doubles = aside { $0.doubleArithmetic(next) }
        loadIntegers(i.b, i.c, otherwise: doubles)
        switch i.opcode {
        case .add: assembler.operate(.add, .rax, .rcx)
        case .subtract: assembler.operate(.subtract, .rax, .rcx)
        default:
            assembler.shift(.rightSigned, .rcx, 2)
            assembler.multiply(.rax, .rcx)
        }
        slowIf(.overflow)
        assembler.move(register(i.a), .rax)
        assembler.bind(next)
    }

    private mutating func doubleArithmetic(_ next: Label) {
        let i = instruction
        let ready = assembler.label()
        let mixed = aside {
            $0.convert(.xmm0, i.b)
            $0.convert(.xmm1, i.c)
            $0.assembler.jump(ready)
        }
        decodeDoubles(otherwise: mixed)
        assembler.bind(ready)
        assembler.operate(i.opcode == .add ? .add : i.opcode == .subtract ? .subtract : .multiply, .xmm0, .xmm1)
        storeDouble()
        assembler.jump(next)
    }

    mutating func addSmall() {
        assembler.move(.rax, register(instruction.b))
        assembler.test8(.rax, 3)
        slowIf(.notEqual)
        assembler.operate(.add, .rax, Int32(instruction.signedC * 4))
        slowIf(.overflow)
        assembler.move(register(instruction.a), .rax)
    }

    /// Two integers divide as doubles when they are exact as such; a zero divisor leaves.
    mutating func trueDivide() {
        let i = instruction
        let ready = assembler.label()
        let mixed = aside { generator in
            generator.needExactOrDouble(i.b)
            generator.needExactOrDouble(i.c)
            generator.convert(.xmm0, i.b)
            generator.convert(.xmm1, i.c)
            generator.assembler.jump(ready)
        }
        assembler.move(.rax, register(i.b))
        assembler.move(.rcx, register(i.c))
        decodeDoubles(otherwise: mixed)
        assembler.bind(ready)
        assembler.move(.rax, .xmm1)
        assembler.operate(.add, .rax, .rax)
        slowIf(.equal)
        assembler.operate(.divide, .xmm0, .xmm1)
        storeDouble()
    }

    /// Leaves when register `number` holds an integer beyond 2^53.
    private mutating func needExactOrDouble(_ number: Int) {
        let fine = assembler.label()
        assembler.move(.rax, register(number))
        assembler.test8(.rax, 3)
        assembler.jump(.notEqual, fine)
        assembler.move(.rcx, UInt64(NumberFast.exactLimit * 4))
        assembler.operate(.add, .rax, .rcx)
        assembler.operate(.add, .rcx, .rcx)
        assembler.operate(.compare, .rax, .rcx)
        slowIf(.above)
        assembler.bind(fine)
    }

    /// Integers only. Scaled operands have the integers' quotient and a scaled remainder.
    mutating func divide() {
        let i = instruction, done = assembler.label()
        loadIntegers(i.b, i.c, otherwise: slow())
        assembler.test(.rcx, .rcx)
        slowIf(.equal)
        assembler.divideSigned(by: .rcx)
        assembler.test(.rdx, .rdx)
        assembler.jump(.equal, done)
        assembler.operate(.xor, .rcx, .rdx)
        let signsDiffer = aside { generator in
            if i.opcode == .floorDivide {
                generator.assembler.operate(.subtract, .rax, 1)
            } else {
                generator.assembler.operate(.add, .rdx, generator.register(i.c))
            }
            generator.assembler.jump(done)
        }
        assembler.jump(.negative, signsDiffer)
        assembler.bind(done)
        if i.opcode == .modulo { return assembler.move(register(i.a), .rdx) }
        for _ in 0..<2 {
            assembler.operate(.add, .rax, .rax)
            slowIf(.overflow)
        }
        assembler.move(register(i.a), .rax)
    }

    mutating func negate() {
        assembler.move(.rax, register(instruction.b))
        assembler.test8(.rax, 3)
        slowIf(.notEqual)
        assembler.negate(.rax)
        slowIf(.overflow)
        assembler.move(register(instruction.a), .rax)
    }

    // MARK: Bits

    mutating func bitwise() {
        let i = instruction
        loadIntegers(i.b, i.c, otherwise: slow())
        assembler.operate(i.opcode == .bitAnd ? .and : i.opcode == .bitOr ? .or : .xor, .rax, .rcx)
        assembler.move(register(i.a), .rax)
    }

    mutating func shift() {
        let i = instruction
        loadIntegers(i.b, i.c, otherwise: slow())
        assembler.shift(.rightSigned, .rcx, 2)
        assembler.operate(.compare, .rcx, 62)
        slowIf(.aboveOrEqual)
        if i.opcode == .leftShift {
            assembler.move(.rdx, .rax)
            assembler.shiftByCount(.left, .rdx)
            assembler.move(.r9, .rdx)
            assembler.shiftByCount(.rightSigned, .r9)
            assembler.operate(.compare, .r9, .rax)
            slowIf(.notEqual)
            assembler.move(register(i.a), .rdx)
        } else {
            assembler.shiftByCount(.rightSigned, .rax)
            assembler.operate(.and, .rax, -4)
            assembler.move(register(i.a), .rax)
        }
    }

    // MARK: Comparison

    private static func condition(_ comparison: Comparison) -> Condition {
        switch comparison {
        case .less: .less
        case .lessEqual: .lessOrEqual
        case .greater: .greater
        case .greaterEqual: .greaterOrEqual
        case .equal: .equal
        case .notEqual: .notEqual
        }
    }

    /// Jumps by the comparison of the doubles in xmm0 and xmm1; nothing but != holds of a NaN.
    private mutating func jump(_ comparison: Comparison, ifTrue: Label, ifFalse: Label) {
        switch comparison {
        case .less, .lessEqual:
            assembler.compare(.xmm1, .xmm0)
            assembler.jump(comparison == .less ? .above : .aboveOrEqual, ifTrue)
        case .greater, .greaterEqual:
            assembler.compare(.xmm0, .xmm1)
            assembler.jump(comparison == .greater ? .above : .aboveOrEqual, ifTrue)
        case .equal:
            assembler.compare(.xmm0, .xmm1)
            assembler.jump(.parity, ifFalse)
            assembler.jump(.equal, ifTrue)
        case .notEqual:
            assembler.compare(.xmm0, .xmm1)
            assembler.jump(.parity, ifTrue)
            assembler.jump(.notEqual, ifTrue)
        }
        assembler.jump(ifFalse)
    }

    mutating func branch() {
        let i = instruction, comparison = i.opcode.branchComparison!
        let target = self.target(i.signedC), next = self.target(0)
        let doubles = aside { generator in
            generator.decodeDoubles(otherwise: generator.slow())
            generator.jump(comparison, ifTrue: i.d == 1 ? target : next, ifFalse: i.d == 1 ? next : target)
        }
        loadIntegers(i.a, i.b, otherwise: doubles)
        assembler.operate(.compare, .rax, .rcx)
        let condition = MachineCodeGenerator.condition(comparison)
        assembler.jump(i.d == 1 ? condition : condition.inverted, target)
    }

    mutating func branchSmall() {
        let i = instruction, comparison = i.opcode.branchComparison!
        let target = self.target(i.signedC), next = self.target(0)
        let double = aside { generator in
            generator.assembler.operate(.xor, .rax, 2)
            generator.assembler.test8(.rax, 3)
            generator.slowIf(.notEqual)
            generator.decode(.rax)
            generator.assembler.move(.xmm0, .rax)
            generator.assembler.move(.rcx, UInt64(Swift.Double(i.signedB).bitPattern))
            generator.assembler.move(.xmm1, .rcx)
            generator.jump(comparison, ifTrue: i.d == 1 ? target : next, ifFalse: i.d == 1 ? next : target)
        }
        assembler.move(.rax, register(i.a))
        assembler.test8(.rax, 3)
        assembler.jump(.notEqual, double)
        assembler.operate(.compare, .rax, Int32(i.signedB * 4))
        let condition = MachineCodeGenerator.condition(comparison)
        assembler.jump(i.d == 1 ? condition : condition.inverted, target)
    }

    /// R[a] = whether the condition holds.
    private mutating func storeTruth(_ condition: Condition) {
        assembler.move(.rax, Value.false.bits)
        assembler.move(.rcx, Value.true.bits)
        assembler.moveIf(condition, .rax, .rcx)
        assembler.move(register(instruction.a), .rax)
    }

    mutating func compare() {
        let i = instruction, comparison = i.opcode.comparison!
        let next = assembler.label()
        let doubles = aside { generator in
            let ifTrue = generator.assembler.label(), ifFalse = generator.assembler.label()
            generator.decodeDoubles(otherwise: generator.slow())
            generator.jump(comparison, ifTrue: ifTrue, ifFalse: ifFalse)
            generator.assembler.bind(ifTrue)
            generator.move(generator.register(i.a), .true)
            generator.assembler.jump(next)
            generator.assembler.bind(ifFalse)
            generator.move(generator.register(i.a), .false)
            generator.assembler.jump(next)
        }
        loadIntegers(i.b, i.c, otherwise: doubles)
        assembler.operate(.compare, .rax, .rcx)
        storeTruth(MachineCodeGenerator.condition(comparison))
        assembler.bind(next)
    }

    mutating func compareIdentity() {
        assembler.move(.rax, register(instruction.b))
        assembler.operate(.compare, .rax, register(instruction.c))
        storeTruth(instruction.opcode == .same ? .equal : .notEqual)
    }

    /// True and False differ in two bits.
    mutating func not() {
        assembler.move(.rax, register(instruction.b))
        assembler.loadAddress(.rcx, Memory(base: .rax, displacement: -Int(Value.false.bits)))
        assembler.operate(.and, .rcx, ~Int32(Value.true.bits - Value.false.bits))
        slowIf(.notEqual)
        assembler.operate(.xor, .rax, Int32(Value.true.bits ^ Value.false.bits))
        assembler.move(register(instruction.a), .rax)
    }
}
