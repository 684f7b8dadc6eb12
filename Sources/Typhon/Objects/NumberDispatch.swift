/// # Numbers: the tower
///
///     int (bool is one) -> float -> complex
///
/// Two numbers of different types meet at the higher one. The operands here are *plain* numbers:
/// an inline or heap int, a double, a complex object. A bool is its int, an
/// instance of a subclass is the plain number in its payload word.
///
/// Everything here may collect and raises what Python raises; nil says "not a number" or
/// "this type has no such operator", and the caller words the TypeError.
enum NumberRank: Int {
    case none = 0, integer, float, complex

    @inline(__always) static func of(_ plain: Value) -> NumberRank {
        if plain.isInteger { return .integer }
        if plain.isInlineDouble { return .float }
        guard plain.isReference else { return .none }
        let kind = plain.ref.kind
        return kind == .integer ? .integer : kind == .double ? .float : kind == .complex ? .complex : .none
    }

    /// Where the two meet, `none` when one is no number.
    @inline(__always) static func common(_ x: Value, _ y: Value) -> NumberRank {
        let (left, right) = (of(x), of(y))
        if left == .none || right == .none { return .none }
        return left.rawValue >= right.rawValue ? left : right
    }
}

extension Thread {
    // MARK: Plain numbers

    /// The plain number of any number, absent for everything else.
    @inline(__always) func plainNumber(_ value: Value) -> Value {
        if value.isInteger || value.isInlineDouble { return value }
        if value.isReference {
            let kind = value.ref.kind
            if kind == .integer || kind == .double || kind == .complex { return value }
            return kind == .instance ? numberPayload(value) : .absent
        }
        return value == .true ? Value(small: 1) : value == .false ? Value(small: 0) : .absent
    }

    /// An instance of a guest subclass of int, float or complex keeps its number in word
    /// `NumberPayload.word`, which never changes after birth.
    @inline(never) func numberPayload(_ value: Value) -> Value {
        let type = machine.classOf(value)
        // Only such a class moves its first attribute slot one word up.
        guard type[.slotBase].integer > NumberPayload.plainSlotBase else { return .absent }
        guard isInstance(value, .int) || isInstance(value, .float) || isInstance(value, .complex) else { return .absent }
        return value.ref[NumberPayload.word]
    }

    /// The number as an instance of `type`: itself for a builtin class, else a new
    /// instance of the subclass. What a constructor returns.
    func instance(of type: ClassRef, number: Value) throws(Unwind) -> Value {
        if type.flags.contains(.isBuiltin) { return number }
        let object = try allocateDerived(type, .instance, fixed: NumberPayload.word + 1)
        object[NumberPayload.word] = number
        return Value(object)
    }

    // MARK: Operators

    @inline(never) func numericBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value? {
        if a.isBool && b.isBool {
            switch op {
            case .bitAnd: return Value(a == .true && b == .true)
            case .bitOr: return Value(a == .true || b == .true)
            case .bitXor: return Value(a != b)
            case .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .matrixMultiply,
                 .leftShift, .rightShift: break
            }
        }
        let (x, y) = (plainNumber(a), plainNumber(b))
        switch NumberRank.common(x, y) {
        case .none: return nil
        case .integer: return try integerBinary(op, x, y)
        case .float:
            if !op.appliesToFloats { return nil }
            return try floatBinary(op, plainDouble(x), plainDouble(y))
        case .complex: return try complexBinary(op, x, y)
        }
    }

    /// Both are plain ints.
    func integerBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value? {
        switch op {
        case .add: return try integerAdd(a, b)
        case .subtract: return try integerSubtract(a, b)
        case .multiply: return try integerMultiply(a, b)
        case .trueDivide: return try integerTrueDivide(a, b)
        case .floorDivide: return try integerFloorDivide(a, b)
        case .modulo: return try integerModulo(a, b)
        case .power:
            if integerSign(b) < 0 { return try floatPower(integerDouble(a), integerDouble(b)) }
            return try integerPower(a, b)
        case .leftShift: return try integerLeftShift(a, b)
        case .rightShift: return try integerRightShift(a, b)
        case .bitAnd: return try integerBitwise(.and, a, b)
        case .bitOr: return try integerBitwise(.or, a, b)
        case .bitXor: return try integerBitwise(.xor, a, b)
        case .matrixMultiply: return nil
        }
    }

    /// A plain int or float as a double. Raises OverflowError.
    @inline(__always) func plainDouble(_ plain: Value) throws(Unwind) -> Double {
        if let double = double(plain) { return double }
        return try integerDouble(plain)
    }

    @inline(never) func numericUnary(_ op: UnaryOperator, _ value: Value) throws(Unwind) -> Value? {
        let x = plainNumber(value)
        switch NumberRank.of(x) {
        case .none: return nil
        case .integer:
            switch op {
            case .negate: return try integerNegate(x)
            case .positive: return x
            case .invert: return try integerInvert(x)
            }
        case .float:
            switch op {
            case .negate: return try makeDouble(-knownDouble(x))
            case .positive: return x
            case .invert: return nil
            }
        case .complex:
            let z = complexParts(x)
            switch op {
            case .negate: return try makeComplex(-z.real, -z.imaginary)
            case .positive: return x
            case .invert: return nil
            }
        }
    }

    // MARK: Comparison

    /// Nil when an operand is no number, and for an order that complex numbers do not have.
    @inline(never) func numericCompare(_ op: Comparison, _ a: Value, _ b: Value) throws(Unwind) -> Bool? {
        let (x, y) = (plainNumber(a), plainNumber(b))
        switch NumberRank.common(x, y) {
        case .none: return nil
        case .integer, .float: return compareReals(op, x, y)
        case .complex: return op == .equal || op == .notEqual ? complexEquals(x, y) == (op == .equal) : nil
        }
    }

    /// Plain ints and floats, exactly.
    func compareReals(_ op: Comparison, _ x: Value, _ y: Value) -> Bool {
        let left = double(x), right = double(y)
        if let left, let right { return op.holds(left, right) }
        if let left {
            // A NaN is unequal to everything and in no order with anything.
            guard let order = integerOrder(y, double: left) else { return op == .notEqual }
            return op.holds(0 &- order)
        }
        if let right {
            guard let order = integerOrder(x, double: right) else { return op == .notEqual }
            return op.holds(order)
        }
        return op.holds(integerOrder(x, y))
    }

    // MARK: divmod and three-argument pow

    /// divmod(a, b) as quotient and remainder; nil when an operand is no real number.
    func numericDivideWithRemainder(_ a: Value, _ b: Value) throws(Unwind) -> (quotient: Value, remainder: Value)? {
        let x = plainNumber(a), y = plainNumber(b)
        switch (NumberRank.of(x), NumberRank.of(y)) {
        case (.integer, .integer): return try integerDivideWithRemainder(x, y)
        case (.integer, .float), (.float, .integer), (.float, .float):
            return try floatDivideWithRemainder(plainDouble(x), plainDouble(y))
        case (.none, _), (_, .none), (.complex, _), (_, .complex): return nil
        }
    }

    /// pow(a, b, modulus); nil when an operand is no number.
    func numericPower(_ a: Value, _ b: Value, modulo modulus: Value) throws(Unwind) -> Value? {
        let x = plainNumber(a), y = plainNumber(b), z = plainNumber(modulus)
        let ranks = (NumberRank.of(x), NumberRank.of(y), NumberRank.of(z))
        if ranks.0 == .none || ranks.1 == .none || ranks.2 == .none { return nil }
        if ranks == (.integer, .integer, .integer) { return try integerPower(x, y, modulo: z) }
        if ranks.0 == .complex || ranks.1 == .complex || ranks.2 == .complex {
            throw raise(.valueError, "complex modulo")
        }
        throw raise(.typeError, "pow() 3rd argument not allowed unless all arguments are integers")
    }

    /// Is the number different from zero? Nil when it is no number.
    func numericTruth(_ value: Value) -> Bool? {
        let x = plainNumber(value)
        switch NumberRank.of(x) {
        case .none: return nil
        case .integer: return x != Value(small: 0)
        case .float: return knownDouble(x) != 0
        case .complex: return complexParts(x).real != 0 || complexParts(x).imaginary != 0
        }
    }

    /// abs(); nil when it is no number.
    func numericAbsolute(_ value: Value) throws(Unwind) -> Value? {
        let x = plainNumber(value)
        switch NumberRank.of(x) {
        case .none: return nil
        case .integer: return try integerAbsolute(x)
        case .float: return try makeDouble(knownDouble(x).magnitude)
        case .complex: return try complexAbsolute(complexParts(x))
        }
    }

    /// repr() of int, bool, float, complex.
    func numberRepr(_ value: Value) throws(Unwind) -> Value {
        if value.isInteger { return try integerRepr(value) }
        if value.isBool { return try makeString(value == .true ? "True" : "False") }
        let x = plainNumber(value)
        switch NumberRank.of(x) {
        case .none: throw raise(.typeError, "must be a number, not \(typeName(value))")
        case .integer: return try integerRepr(x)
        case .float: return try makeString(FloatText.repr(knownDouble(x)))
        case .complex: return try makeString(ComplexText.repr(complexParts(x)))
        }
    }
}

enum NumberPayload {
    /// Word of the plain number in an instance of a guest subclass of int, float or complex.
    static let word = 2
    /// First attribute slot of an instance without a payload: behind the header and the overflow word.
    static let plainSlotBase = 3
}

extension BinaryOperator {
    var appliesToFloats: Bool {
        switch self {
        case .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power: true
        case .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: false
        }
    }
}
