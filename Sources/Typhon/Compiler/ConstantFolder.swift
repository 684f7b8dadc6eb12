import TyphonSyntax

/// # ConstantFolder: expressions that have their value already
///
/// Laws
/// 1. Folding never changes a result, and what would raise or warn is left to run: division by zero, overflow of `Int`.
/// 2. Results are small: a long string or tuple is cheaper to compute than to keep (the limits are CPython's).
/// 3. Each node is tried a bounded number of times: `failed` remembers nested nodes that are no constants, or a deep
///    tuple would be walked once per level.
struct ConstantFolder {
    private var failed: Set<ObjectIdentifier> = []

    private enum Limit {
        static let stringUnits = 4096
        static let tupleItems = 256
    }

    /// The value of `expression` without side effects; `nil` when it must be computed.
    static func fold(_ expression: Expression) -> CompiledConstant? {
        var folder = ConstantFolder()
        return folder.fold(expression)
    }

    mutating func fold(_ expression: Expression) -> CompiledConstant? {
        switch expression.kind {
        case .constant(let constant): return Self.constant(constant)
        case .name(let name): return name == "__debug__" ? .true : nil
        case .tuple, .unary, .binary, .boolean, .conditional: return foldNode(expression)
        case .joinedString, .list, .set, .dictionary, .comparison, .access, .slice, .starred, .named, .lambda,
            .comprehension, .await, .yield, .yieldFrom:
            return nil
        }
    }

    private mutating func foldNode(_ expression: Expression) -> CompiledConstant? {
        let identity = ObjectIdentifier(expression)
        if !failed.isEmpty, failed.contains(identity) { return nil }
        let result = compute(expression)
        if result == nil, expression.hasFoldableChild { failed.insert(identity) }
        return result
    }

    private mutating func compute(_ expression: Expression) -> CompiledConstant? {
        switch expression.kind {
        case .tuple(let items): return foldAll(items).map { .tuple($0) }
        case .unary(let op, let operand): return fold(operand).flatMap { Self.unary(op, $0) }
        case .binary(let first, let steps): return foldBinary(first, steps)
        case .boolean(let op, let operands): return foldBoolean(op, operands)
        case .conditional(let test, let then, let otherwise):
            guard let truth = fold(test)?.truth else { return nil }
            return fold(truth ? then : otherwise)
        case _: return nil
        }
    }

    mutating func foldAll(_ items: [Expression]) -> [CompiledConstant]? {
        var result: [CompiledConstant] = []
        for item in items {
            guard let value = fold(item) else { return nil }
            result.append(value)
        }
        return result
    }

    private mutating func foldBinary(_ first: Expression, _ steps: [BinaryStep]) -> CompiledConstant? {
        guard var result = fold(first) else { return nil }
        for step in steps {
            guard let right = fold(step.operand), let value = Self.binary(step.operator, result, right) else { return nil }
            result = value
        }
        return result
    }

    /// Only when every operand up to the deciding one is constant.
    private mutating func foldBoolean(_ op: BooleanOperator, _ operands: [Expression]) -> CompiledConstant? {
        var result: CompiledConstant?
        for operand in operands {
            guard let value = fold(operand), let truth = value.truth else { return nil }
            result = value
            if truth == (op == .or) { return value }
        }
        return result
    }

    static func constant(_ constant: Constant) -> CompiledConstant {
        switch constant {
        case .none: .none
        case .true: .true
        case .false: .false
        case .ellipsis: .ellipsis
        case .integer(let value): .integer(value)
        case .bigInteger(let digits, let radix): .bigInteger(digits: digits, radix: radix, isNegative: false)
        case .float(let value): .float(value)
        case .imaginary(let value): .imaginary(value)
        case .string(let value): .string(value)
        case .bytes(let value): .bytes(value)
        }
    }

    // Operators

    private static func unary(_ op: TyphonSyntax.UnaryOperator, _ value: CompiledConstant) -> CompiledConstant? {
        switch (op, value) {
        case (.not, _): return value.truth.map { $0 ? .false : .true }
        case (.minus, .integer(let number)): return number == .min ? nil : .integer(-number)
        case (.minus, .float(let number)): return .float(-number)
        case (.minus, .bigInteger(let digits, let radix, let isNegative)): return negated(digits, radix, isNegative)
        case (.plus, .integer), (.plus, .float), (.plus, .bigInteger): return value
        case (.invert, .integer(let number)): return .integer(~number)
        case _: return nil
        }
    }

    private static func negated(_ digits: String, _ radix: Int, _ isNegative: Bool) -> CompiledConstant {
        if !isNegative, let smallest = Int("-" + digits, radix: radix) { return .integer(smallest) }
        return .bigInteger(digits: digits, radix: radix, isNegative: !isNegative)
    }

    private static func binary(
        _ op: TyphonSyntax.BinaryOperator, _ left: CompiledConstant, _ right: CompiledConstant
    ) -> CompiledConstant? {
        switch (left, right) {
        case (.integer(let a), .integer(let b)): return integers(op, a, b)
        case (.float(let a), .float(let b)): return floats(op, a, b)
        case (.float(let a), .integer(let b)): return exact(b).flatMap { floats(op, a, $0) }
        case (.integer(let a), .float(let b)): return exact(a).flatMap { floats(op, $0, b) }
        case (.string(.text(let a)), .string(.text(let b))): return op == .add ? joined(a, b) : nil
        case (.string(.text(let a)), .integer(let b)): return op == .multiply ? repeated(a, b) : nil
        case (.tuple(let a), .tuple(let b)): return op == .add ? joined(a, b) : nil
        case _: return nil
        }
    }

    private static func integers(_ op: TyphonSyntax.BinaryOperator, _ a: Int, _ b: Int) -> CompiledConstant? {
        switch op {
        case .add: checked(a.addingReportingOverflow(b))
        case .subtract: checked(a.subtractingReportingOverflow(b))
        case .multiply: checked(a.multipliedReportingOverflow(by: b))
        case .divide: quotient(a, b)
        case .floorDivide: floored(a, b).map { .integer($0.quotient) }
        case .remainder: floored(a, b).map { .integer($0.remainder) }
        case .power: power(a, b)
        case .leftShift: shifted(a, b)
        case .rightShift: b < 0 ? nil : .integer(a >> min(b, 63))
        case .bitAnd: .integer(a & b)
        case .bitOr: .integer(a | b)
        case .bitXor: .integer(a ^ b)
        case .matrixMultiply: nil
        }
    }

    private static func checked(_ result: (partialValue: Int, overflow: Bool)) -> CompiledConstant? {
        result.overflow ? nil : .integer(result.partialValue)
    }

    /// Correctly rounded only while both are exact doubles.
    private static func quotient(_ a: Int, _ b: Int) -> CompiledConstant? {
        guard b != 0, let a = exact(a), let b = exact(b) else { return nil }
        return .float(a / b)
    }

    private static func floored(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int)? {
        guard b != 0, !(a == .min && b == -1) else { return nil }
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return remainder != 0 && (remainder < 0) != (b < 0) ? (quotient - 1, remainder + b) : (quotient, remainder)
    }

    private static func power(_ base: Int, _ exponent: Int) -> CompiledConstant? {
        guard exponent >= 0, exponent < 64 else { return nil }
        var result = 1
        for _ in 0..<exponent {
            let (value, overflow) = result.multipliedReportingOverflow(by: base)
            if overflow { return nil }
            result = value
        }
        return .integer(result)
    }

    private static func shifted(_ a: Int, _ b: Int) -> CompiledConstant? {
        guard b >= 0, b < 63, (a << b) >> b == a else { return nil }
        return .integer(a << b)
    }

    private static func exact(_ value: Int) -> Double? { Double(exactly: value) }

    private static func floats(_ op: TyphonSyntax.BinaryOperator, _ a: Double, _ b: Double) -> CompiledConstant? {
        switch op {
        case .add: .float(a + b)
        case .subtract: .float(a - b)
        case .multiply: .float(a * b)
        case .divide: b == 0 ? nil : .float(a / b)
        case .floorDivide, .remainder, .power, .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: nil
        }
    }

    private static func joined(_ a: String, _ b: String) -> CompiledConstant? {
        a.utf8.count + b.utf8.count <= Limit.stringUnits ? .string(.text(a + b)) : nil
    }

    private static func repeated(_ text: String, _ count: Int) -> CompiledConstant? {
        guard count >= 0, count <= Limit.stringUnits, text.utf8.count * count <= Limit.stringUnits else { return nil }
        return .string(.text(String(repeating: text, count: count)))
    }

    private static func joined(_ a: [CompiledConstant], _ b: [CompiledConstant]) -> CompiledConstant? {
        a.count + b.count <= Limit.tupleItems ? .tuple(a + b) : nil
    }
}

extension CompiledConstant {
    /// Python's truth of the value; `nil` for code.
    var truth: Bool? {
        switch self {
        case .none, .false: false
        case .true, .ellipsis: true
        case .integer(let value): value != 0
        case .bigInteger: true
        case .float(let value), .imaginary(let value): value != 0
        case .string(let value): !value.isEmpty
        case .bytes(let value): !value.isEmpty
        case .tuple(let items), .frozenSet(let items): !items.isEmpty
        case .code: nil
        }
    }
}

extension Expression {
    fileprivate var isFoldableNode: Bool {
        switch kind {
        case .tuple, .unary, .binary, .boolean, .conditional: true
        case .constant, .name, .joinedString, .list, .set, .dictionary, .comparison, .access, .slice, .starred, .named,
            .lambda, .comprehension, .await, .yield, .yieldFrom:
            false
        }
    }

    /// A failed attempt at this node may have cost more than its own length.
    fileprivate var hasFoldableChild: Bool {
        switch kind {
        case .tuple(let items), .boolean(_, let items): items.contains { $0.isFoldableNode }
        case .unary(_, let operand): operand.isFoldableNode
        case .binary(let first, let steps): first.isFoldableNode || steps.contains { $0.operand.isFoldableNode }
        case .conditional: true
        case .constant, .name, .joinedString, .list, .set, .dictionary, .comparison, .access, .slice, .starred, .named,
            .lambda, .comprehension, .await, .yield, .yieldFrom:
            false
        }
    }
}
