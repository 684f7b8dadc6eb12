/// Operators beyond the loop's fast cases: numbers by the numeric room, everything else
/// by the classes' special methods, whose guest code runs in frames of its own.
///
/// A binary operator tries up to three methods. `BinaryStage` counts them, so that the
/// continuation of a method that returned NotImplemented knows what comes next.
enum BinaryStage {
    static let inPlace: UInt8 = 0, left: UInt8 = 1, right: UInt8 = 2, rightFirst: UInt8 = 3, exhausted: UInt8 = 4
}

extension BinaryOperator {
    var names: (plain: Name, reflected: Name, inPlace: Name) {
        switch self {
        case .add: (.add, .radd, .iadd)
        case .subtract: (.sub, .rsub, .isub)
        case .multiply: (.mul, .rmul, .imul)
        case .trueDivide: (.truediv, .rtruediv, .itruediv)
        case .floorDivide: (.floordiv, .rfloordiv, .ifloordiv)
        case .modulo: (.mod, .rmod, .imod)
        case .power: (.pow, .rpow, .ipow)
        case .matrixMultiply: (.matmul, .rmatmul, .imatmul)
        case .leftShift: (.lshift, .rlshift, .ilshift)
        case .rightShift: (.rshift, .rrshift, .irshift)
        case .bitAnd: (.and, .rand, .iand)
        case .bitOr: (.or, .ror, .ior)
        case .bitXor: (.xor, .rxor, .ixor)
        }
    }
    var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .trueDivide: "/"
        case .floorDivide: "//"
        case .modulo: "%"
        case .power: "** or pow()"
        case .matrixMultiply: "@"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .bitAnd: "&"
        case .bitOr: "|"
        case .bitXor: "^"
        }
    }
}

extension Comparison {
    var name: Name {
        switch self {
        case .less: .lt
        case .lessEqual: .le
        case .greater: .gt
        case .greaterEqual: .ge
        case .equal: .eq
        case .notEqual: .ne
        }
    }
    var reflected: Comparison {
        switch self {
        case .less: .greater
        case .lessEqual: .greaterEqual
        case .greater: .less
        case .greaterEqual: .lessEqual
        case .equal: .equal
        case .notEqual: .notEqual
        }
    }
    var symbol: String {
        switch self {
        case .less: "<"
        case .lessEqual: "<="
        case .greater: ">"
        case .greaterEqual: ">="
        case .equal: "=="
        case .notEqual: "!="
        }
    }
}

/// Either kind of two-operand operator, as the continuation of an instruction needs it.
enum Operation {
    case binary(BinaryOperator, inPlace: Bool)
    case comparison(Comparison)
}

extension Thread {
    // MARK: Instructions

    @inline(never)
    func binarySlow(_ op: BinaryOperator, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let a = registers[i.b]
        let b = i.opcode == .addSmall || i.opcode == .subtractSmall ? i.small : registers[i.c]
        if !a.isReference && !b.isReference {
            let quick = NumberFast.binary(op, a, b)
            if !quick.isAbsent {
                registers[i.a] = quick
                return false
            }
        } else if op == .add && Key.isTuple(a) && Key.isTuple(b) {
            registers[i.a] = try TupleRef(a.ref).concatenated(self, TupleRef(b.ref))
            return false
        } else if op == .add && a.isReference && b.isReference {
            let sum = try plainSum(a, b, inPlace: i.d == 1)
            if !sum.isAbsent {
                registers[i.a] = sum
                return false
            }
        }
        if i.d == 0, let method = try plainMethod(op, a, b) { return try callOperator(method, a, b, BinaryStage.left, i.a) }
        let plain = try plainBinary(op, a, b, inPlace: i.d == 1)
        if !plain.isAbsent {
            registers[i.a] = plain
            return false
        }
        if !isGuestInstance(a) && !isGuestInstance(b), let result = try numericBinary(op, a, b) {
            registers[i.a] = result
            return false
        }
        return try operate(.binary(op, inPlace: i.d == 1), a, b, i.a)
    }

    /// The left operand's own guest method when the right operand's cannot come before it.
    @inline(never)
    private func plainMethod(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value? {
        let left = machine.classOf(a)
        let right = machine.classOf(b)
        if right != left && isSubclass(right, left) { return nil }
        guard let method = try lookupClass(left, machine.name(op.names.plain)), method.isKind(.function) else { return nil }
        return method
    }

    @inline(never)
    func compareSlow(_ op: Comparison, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let a = registers[i.b]
        let b = registers[i.c]
        let outcome = try nativeCompare(op, a, b)
        if !outcome.isAbsent {
            registers[i.a] = outcome
            return false
        }
        return try operate(.comparison(op), a, b, i.a)
    }

    /// A fused comparison and jump: on return without push the frame's pc is where to go on.
    @inline(never)
    func branchSlow(_ op: Comparison, _ i: Instruction, _ a: Value, _ b: Value) throws(Unwind) -> Bool {
        if a.isReference && b.isReference && a.ref.shape == BuiltinClass.str.shape && b.ref.shape == BuiltinClass.str.shape,
            let truth = quickComparison(op, StringRef(a.ref), StringRef(b.ref)) {
            if truth == (i.d == 1) { state.pointee.frame.pointee.pc += i.signedC }
            return false
        }
        return try branchGenerally(op, i, a, b)
    }

    @inline(never)
    private func branchGenerally(_ op: Comparison, _ i: Instruction, _ a: Value, _ b: Value) throws(Unwind) -> Bool {
        let outcome = try nativeCompare(op, a, b)
        if !outcome.isAbsent {
            let truth = outcome.isBool ? outcome == .true : try isTrue(outcome)
            if truth == (i.d == 1) { state.pointee.frame.pointee.pc += i.signedC }
            return false
        }
        // The result of a pushed frame, or of a native method, continues in `continueBinary`.
        return try operate(.comparison(op), a, b, 0)
    }

    /// Objects of the builtin types, without looking a method up; absent for all others.
    @inline(__always)
    private func nativeCompare(_ op: Comparison, _ a: Value, _ b: Value) throws(Unwind) -> Value {
        if a.isReference && b.isReference {
            let outcome = try plainCompare(op, a, b)
            if !outcome.isAbsent { return outcome }
        } else if a.isSingleton && b.isSingleton && (op == .equal || op == .notEqual) {
            return Value((a == b) == (op == .equal))
        }
        if !isGuestInstance(a) && !isGuestInstance(b), let truth = try numericCompare(op, a, b) { return Value(truth) }
        return .absent
    }

    // MARK: The protocol

    /// Starts the search for a method. True when frames or pc changed.
    private func operate(_ operation: Operation, _ a: Value, _ b: Value, _ destination: Int) throws(Unwind) -> Bool {
        try tryStages(operation, from: try firstStage(operation, a, b), a, b, destination)
    }

    /// A subclass's reflected method goes first.
    private func firstStage(_ operation: Operation, _ a: Value, _ b: Value) throws(Unwind) -> UInt8 {
        if case .binary(_, let inPlace) = operation, inPlace { return BinaryStage.inPlace }
        return try plainStage(operation, a, b)
    }

    private func plainStage(_ operation: Operation, _ a: Value, _ b: Value) throws(Unwind) -> UInt8 {
        let left = machine.classOf(a)
        let right = machine.classOf(b)
        if left != right && isSubclass(right, left), let reflected = try methodFor(operation, BinaryStage.right, a, b) {
            if case .comparison = operation { return BinaryStage.rightFirst }
            let inherited = try lookupClass(left, machine.name(reflectedName(operation)))
            if inherited != reflected { return BinaryStage.rightFirst }
        }
        return BinaryStage.left
    }

    private func reflectedName(_ operation: Operation) -> Name {
        switch operation {
        case .binary(let op, _): op.names.reflected
        case .comparison(let op): op.reflected.name
        }
    }

    private func methodFor(_ operation: Operation, _ stage: UInt8, _ a: Value, _ b: Value) throws(Unwind) -> Value? {
        let isRight = stage == BinaryStage.right || stage == BinaryStage.rightFirst
        let holder = isRight ? b : a
        let name: Name
        switch operation {
        case .binary(let op, _):
            name = stage == BinaryStage.inPlace ? op.names.inPlace : isRight ? op.names.reflected : op.names.plain
            if isRight && machine.classOf(a) == machine.classOf(b) { return nil }
        case .comparison(let op): name = isRight ? op.reflected.name : op.name
        }
        guard let method = try lookupClass(machine.classOf(holder), machine.name(name)), !method.isNone else { return nil }
        return method
    }

    /// The stage after one that returned NotImplemented or was missing.
    private func nextStage(_ operation: Operation, _ stage: UInt8, _ a: Value, _ b: Value, _ wasRightFirst: Bool) throws(Unwind) -> UInt8 {
        switch stage {
        case BinaryStage.inPlace: return try plainStage(operation, a, b)
        case BinaryStage.rightFirst: return BinaryStage.left | 0x80
        case BinaryStage.left: return wasRightFirst ? BinaryStage.exhausted : BinaryStage.right
        default: return BinaryStage.exhausted
        }
    }

    private func tryStages(
        _ operation: Operation, from first: UInt8, _ a: Value, _ b: Value, _ destination: Int
    ) throws(Unwind) -> Bool {
        var stage = first & 0x7F
        var wasRightFirst = first & 0x80 != 0
        while stage != BinaryStage.exhausted {
            if let method = try methodFor(operation, stage, a, b) {
                let isRight = stage == BinaryStage.right || stage == BinaryStage.rightFirst
                return try callOperator(method, isRight ? b : a, isRight ? a : b, stage | (wasRightFirst ? 0x80 : 0), destination)
            }
            let next = try nextStage(operation, stage, a, b, wasRightFirst)
            if next & 0x80 != 0 { wasRightFirst = true }
            stage = next & 0x7F
        }
        return try noMethod(operation, a, b, destination)
    }

    private func callOperator(
        _ method: Value, _ object: Value, _ other: Value, _ stage: UInt8, _ destination: Int
    ) throws(Unwind) -> Bool {
        let window = scratch
        state.pointee.pendingDetail = stage
        if method.isKind(.function) || method.isKind(.methodDescriptor) {
            window[0] = method
            window[1] = object
            window[2] = other
            let pushed = try callValue(window, 2, destination, .binary)
            if method.isKind(.function) && pushed { state.pointee.frame.pointee.detail = stage }
            return pushed
        }
        window[0] = try bind(method, object, machine.classOf(object))
        window[1] = other
        let before = state.pointee.frame
        let pushed = try callValue(window, 1, destination, .binary)
        if state.pointee.frame > before { state.pointee.frame.pointee.detail = stage }
        return pushed
    }

    /// Nobody knows the operands: equality is identity, everything else an error.
    private func noMethod(_ operation: Operation, _ a: Value, _ b: Value, _ destination: Int) throws(Unwind) -> Bool {
        switch operation {
        case .comparison(.equal): return try storeOrBranch(Value(a == b))
        case .comparison(.notEqual): return try storeOrBranch(Value(a != b))
        case .comparison(let op):
            throw raise(.typeError, "'\(op.symbol)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
        case .binary(let op, let inPlace):
            let symbol = inPlace ? (op == .power ? "**=" : op.symbol + "=") : op.symbol
            throw raiseUnsupported(op, symbol, a, b)
        }
    }

    func raiseUnsupported(_ op: BinaryOperator, _ symbol: String, _ a: Value, _ b: Value) -> Unwind {
        if op == .multiply, let times = isRepeatable(a) ? b : isRepeatable(b) ? a : nil {
            return raise(.typeError, "can't multiply sequence by non-int of type '\(typeName(times))'")
        }
        return raise(.typeError, "unsupported operand type(s) for \(symbol): '\(typeName(a))' and '\(typeName(b))'")
    }

    private func isRepeatable(_ value: Value) -> Bool {
        guard value.isReference else { return false }
        switch value.ref.kind {
        case .list, .tuple, .string, .bytes, .bytearray: return true
        case _: return false
        }
    }

    // MARK: Continuation

    /// An operator's method has returned `value` to the instruction before the running frame's pc.
    func continueBinary(_ detail: UInt8, _ value: Value) throws(Unwind) -> Bool {
        if value != .notImplemented { return try storeOrBranch(value) }
        let frame = state.pointee.frame
        let i = Instruction(word: frame.pointee.pc[-1])
        let (operation, a, b) = operands(i, frame.pointee.registers)
        let next = try nextStage(operation, detail & 0x7F, a, b, detail & 0x80 != 0)
        return try tryStages(operation, from: next | (detail & 0x80), a, b, i.a)
    }

    /// Puts an operator's result where its instruction wants it.
    private func storeOrBranch(_ value: Value) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let i = Instruction(word: frame.pointee.pc[-1])
        if i.opcode.isBranch {
            if try isTrue(value) == (i.d == 1) { frame.pointee.pc += i.signedC }
        } else {
            frame.pointee.registers[i.a] = value
        }
        return true
    }

    private func operands(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) -> (Operation, Value, Value) {
        if let comparison = i.opcode.branchComparison {
            let right = i.opcode.isSmallBranch ? Value(small: i.signedB) : registers[i.b]
            return (.comparison(comparison), registers[i.a], right)
        }
        if let comparison = i.opcode.comparison { return (.comparison(comparison), registers[i.b], registers[i.c]) }
        let isSmall = i.opcode == .addSmall || i.opcode == .subtractSmall
        let right = isSmall ? i.small : registers[i.c]
        return (.binary(i.opcode.binaryOperator, inPlace: i.d == 1), registers[i.b], right)
    }
}
