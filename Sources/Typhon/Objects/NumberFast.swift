/// # NumberFast: arithmetic on immediates
///
/// The interpreter loop's fast cases. Each function answers `.absent` when an operand is
/// no immediate number, when the result has no immediate form, or when there is something
/// to raise: `Thread.numericBinary` and its sisters then do it all again, properly.
/// Nothing here allocates, raises or can trap.
///
/// An integer times four (`scaled`) adds and compares like the integer itself. An
/// integer meets a double as `Double(integer)`, rounded once, which is Python's rule for
/// arithmetic; a comparison must be exact, so it goes the slow way beyond 2^53.
enum NumberFast {
    /// Integers up to this magnitude are doubles exactly.
    static let exactLimit = 1 << 53

    @inline(__always) static func isExact(_ integer: Int) -> Bool {
        UInt(bitPattern: integer &+ exactLimit) <= UInt(bitPattern: exactLimit &* 2)
    }

    /// Inline when the double has an inline form, else absent.
    @inline(__always) static func value(_ double: Double) -> Value { Value(inlineOrAbsent: double) }

    // MARK: Arithmetic

    // These three are in the loop: they store the result where it belongs, and say whether there was one.

    @inline(__always) static func add(_ a: Value, _ b: Value, into target: UnsafeMutablePointer<Value>) -> Bool {
        if !Value.bothIntegers(a, b) { return doubles(a, b, into: target) { $0 + $1 } }
        let (sum, overflow) = a.scaled.addingReportingOverflow(b.scaled)
        if overflow { return false }
        target.pointee = Value(scaled: sum)
        return true
    }

    @inline(__always) static func add(_ a: Value, _ b: Value) -> Value { stored { add(a, b, into: $0) } }

    @inline(__always) static func subtract(_ a: Value, _ b: Value, into target: UnsafeMutablePointer<Value>) -> Bool {
        if !Value.bothIntegers(a, b) { return doubles(a, b, into: target) { $0 - $1 } }
        let (difference, overflow) = a.scaled.subtractingReportingOverflow(b.scaled)
        if overflow { return false }
        target.pointee = Value(scaled: difference)
        return true
    }

    @inline(__always) static func multiply(_ a: Value, _ b: Value, into target: UnsafeMutablePointer<Value>) -> Bool {
        if !Value.bothIntegers(a, b) { return doubles(a, b, into: target) { $0 * $1 } }
        let (product, overflow) = a.scaled.multipliedReportingOverflow(by: b.integer)
        if overflow { return false }
        target.pointee = Value(scaled: product)
        return true
    }

    /// Two doubles that are not 0.0, with a result that is not 0.0, are decoded without a branch; zeros go out of line.
    @inline(__always) private static func doubles(
        _ a: Value, _ b: Value, into target: UnsafeMutablePointer<Value>, _ operation: (Double, Double) -> Double
    ) -> Bool {
        let x = a.untagged, y = b.untagged
        if (x | y) & 3 != 0 { return false }
        if x != 0 && y != 0 && Value.store(operation(Value.double(untagged: x), Value.double(untagged: y)), into: target) {
            return true
        }
        return withZeros(a, b, target, operation)
    }

    @inline(never) private static func withZeros(
        _ a: Value, _ b: Value, _ target: UnsafeMutablePointer<Value>, _ operation: (Double, Double) -> Double
    ) -> Bool {
        let result = value(operation(a.inlineDouble, b.inlineDouble))
        if result.isAbsent { return false }
        target.pointee = result
        return true
    }

    @inline(__always) static func trueDivide(_ a: Value, _ b: Value) -> Value {
        if Value.bothIntegers(a, b) {
            let x = a.integer, y = b.integer
            if y == 0 || !isExact(x) || !isExact(y) { return .absent }
            return value(Double(x) / Double(y))
        }
        // An integer beside a double is usual here: 1 / x.
        guard a.isInteger || a.isInlineDouble, b.isInteger || b.isInlineDouble else { return .absent }
        let x = a.isInteger ? Double(a.integer) : a.inlineDouble, y = b.isInteger ? Double(b.integer) : b.inlineDouble
        return y != 0 ? value(x / y) : .absent
    }

    @inline(__always) static func floorDivide(_ a: Value, _ b: Value) -> Value {
        if Value.bothIntegers(a, b) {
            let x = a.integer, y = b.integer
            if y == 0 { return .absent }
            // No overflow in Int: both have 62 bits.
            var quotient = x / y
            if x &- quotient &* y != 0 && (x ^ y) < 0 { quotient &-= 1 }
            return Value.fits(quotient) ? Value(scaled: quotient &<< 2) : .absent
        }
        guard Value.bothInlineDoubles(a, b), b.inlineDouble != 0 else { return .absent }
        return value(FloatArithmetic.floorDivide(a.inlineDouble, b.inlineDouble))
    }

    /// The result has the divisor's sign.
    @inline(__always) static func modulo(_ a: Value, _ b: Value) -> Value {
        if Value.bothIntegers(a, b) {
            let x = a.integer, y = b.integer
            if y == 0 { return .absent }
            var remainder = x % y
            if remainder != 0 && (remainder ^ y) < 0 { remainder &+= y }
            return Value(scaled: remainder &<< 2)
        }
        guard Value.bothInlineDoubles(a, b), b.inlineDouble != 0 else { return .absent }
        return value(FloatArithmetic.modulo(a.inlineDouble, b.inlineDouble))
    }

    @inline(__always) static func negate(_ a: Value) -> Value {
        if a.isInteger {
            let (negative, overflow) = (0).subtractingReportingOverflow(a.scaled)
            return overflow ? .absent : Value(scaled: negative)
        }
        return a.isInlineDouble ? value(-a.inlineDouble) : .absent
    }

    // MARK: Bits

    @inline(__always) static func leftShift(_ a: Value, _ b: Value) -> Value {
        if !Value.bothIntegers(a, b) { return .absent }
        let amount = b.integer
        if UInt(bitPattern: amount) >= 62 { return .absent }
        let shifted = a.scaled &<< amount
        return shifted &>> amount == a.scaled ? Value(scaled: shifted) : .absent
    }

    @inline(__always) static func rightShift(_ a: Value, _ b: Value) -> Value {
        if !Value.bothIntegers(a, b) || b.integer < 0 { return .absent }
        return Value(scaled: (a.integer &>> min(b.integer, 63)) &<< 2)
    }

    @inline(__always) static func bitAnd(_ a: Value, _ b: Value) -> Value {
        Value.bothIntegers(a, b) ? Value(bits: a.bits & b.bits) : .absent
    }
    @inline(__always) static func bitOr(_ a: Value, _ b: Value) -> Value {
        Value.bothIntegers(a, b) ? Value(bits: a.bits | b.bits) : .absent
    }
    @inline(__always) static func bitXor(_ a: Value, _ b: Value) -> Value {
        Value.bothIntegers(a, b) ? Value(bits: a.bits ^ b.bits) : .absent
    }
    @inline(__always) static func invert(_ a: Value) -> Value {
        a.isInteger ? Value(scaled: ~a.scaled & ~3) : .absent
    }

    // MARK: Comparison

    /// `.true`, `.false` or absent. With a constant `op` the switch folds away.
    @inline(__always) static func compare(_ op: Comparison, _ a: Value, _ b: Value) -> Value {
        if Value.bothIntegers(a, b) { return Value(holds(op, a.scaled, b.scaled)) }
        if a.isInlineDouble {
            if b.isInlineDouble { return Value(op.holds(a.inlineDouble, b.inlineDouble)) }
            if b.isInteger && isExact(b.integer) { return Value(op.holds(a.inlineDouble, Double(b.integer))) }
        } else if b.isInlineDouble && a.isInteger && isExact(a.integer) {
            return Value(op.holds(Double(a.integer), b.inlineDouble))
        }
        return .absent
    }

    @inline(__always) private static func holds(_ op: Comparison, _ a: Int, _ b: Int) -> Bool {
        switch op {
        case .less: a < b
        case .lessEqual: a <= b
        case .greater: a > b
        case .greaterEqual: a >= b
        case .equal: a == b
        case .notEqual: a != b
        }
    }

    /// As `compare`, for operands of one kind: what the loop looks at itself. nil: neither two integers nor two doubles.
    @inline(__always) static func truth(_ op: Comparison, _ a: Value, _ b: Value) -> Bool? {
        if Value.bothIntegers(a, b) { return holds(op, a.scaled, b.scaled) }
        return Value.bothInlineDoubles(a, b) ? op.holds(a.inlineDouble, b.inlineDouble) : nil
    }

    /// An integer beside a double becomes a double; every immediate integer has an inline form.
    @inline(__always) static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value {
        if a.isInteger && b.isInlineDouble { return same(op, value(Double(a.integer)), b) }
        if a.isInlineDouble && b.isInteger { return same(op, a, value(Double(b.integer))) }
        return same(op, a, b)
    }

    @inline(__always) private static func stored(_ operation: (UnsafeMutablePointer<Value>) -> Bool) -> Value {
        var result = Value.absent
        return operation(&result) ? result : .absent
    }

    /// The operation on two operands of one kind; `power` and `matrixMultiply` are never fast.
    @inline(__always) private static func same(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value {
        switch op {
        case .add: add(a, b)
        case .subtract: stored { subtract(a, b, into: $0) }
        case .multiply: stored { multiply(a, b, into: $0) }
        case .trueDivide: trueDivide(a, b)
        case .floorDivide: floorDivide(a, b)
        case .modulo: modulo(a, b)
        case .leftShift: leftShift(a, b)
        case .rightShift: rightShift(a, b)
        case .bitAnd: bitAnd(a, b)
        case .bitOr: bitOr(a, b)
        case .bitXor: bitXor(a, b)
        case .power, .matrixMultiply: .absent
        }
    }
}
