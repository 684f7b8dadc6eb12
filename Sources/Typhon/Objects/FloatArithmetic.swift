#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Python's arithmetic on doubles where it differs from IEEE's.
package enum FloatArithmetic {
    /// Remainder with the divisor's sign; a zero result has it too. `y` is not zero.
    @inline(__always) package static func modulo(_ x: Double, _ y: Double) -> Double {
        let remainder = fmod(x, y)
        if remainder == 0 { return y < 0 ? -0.0 : 0 }
        return (y < 0) != (remainder < 0) ? remainder + y : remainder
    }

    /// Quotient rounded down and remainder. `y` is not zero.
    package static func divide(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
        var remainder = fmod(x, y)
        // (x - remainder) is nearly a multiple of y: the quotient is nearly whole.
        var quotient = (x - remainder) / y
        if remainder != 0 {
            if (y < 0) != (remainder < 0) {
                remainder += y
                quotient -= 1
            }
        } else {
            remainder = y < 0 ? -0.0 : 0
        }
        if quotient == 0 { return (Double(signOf: x / y, magnitudeOf: 0), remainder) }
        let whole = quotient.rounded(.down)
        return (quotient - whole > 0.5 ? whole + 1 : whole, remainder)
    }

    @inline(__always) static func floorDivide(_ x: Double, _ y: Double) -> Double { divide(x, y).quotient }

    /// Half to even.
    static func round(_ x: Double) -> Double { x.rounded(.toNearestOrEven) }

    static func isOddInteger(_ x: Double) -> Bool { fmod(x.magnitude, 2) == 1 }
}

extension Thread {
    /// Nil when floats do not know the operator.
    func floatBinary(_ op: BinaryOperator, _ x: Double, _ y: Double) throws(Unwind) -> Value? {
        switch op {
        case .add: return try makeDouble(x + y)
        case .subtract: return try makeDouble(x - y)
        case .multiply: return try makeDouble(x * y)
        case .trueDivide:
            if y == 0 { throw raise(.zeroDivisionError, "float division by zero") }
            return try makeDouble(x / y)
        case .floorDivide:
            if y == 0 { throw raise(.zeroDivisionError, "float floor division by zero") }
            return try makeDouble(FloatArithmetic.floorDivide(x, y))
        case .modulo:
            if y == 0 { throw raise(.zeroDivisionError, "float modulo") }
            return try makeDouble(FloatArithmetic.modulo(x, y))
        case .power: return try floatPower(x, y)
        case .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: return nil
        }
    }

    /// A negative number to a broken power is complex.
    func floatPower(_ x: Double, _ y: Double) throws(Unwind) -> Value {
        if y == 0 || x == 1 { return try makeDouble(1) }
        if x.isNaN || y.isNaN { return try makeDouble(x.isNaN ? x : y) }
        if x == 0 && y < 0 && y.isFinite { throw raise(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
        if x < 0 && x.isFinite && y.isFinite && y != y.rounded(.down) {
            return try complexPower((x, 0), (y, 0))
        }
        let result = pow(x, y)
        if result.isInfinite && x.isFinite && y.isFinite { throw try raiseRange() }
        return try makeDouble(result)
    }

    /// OverflowError as the C library's errno would word it.
    func raiseRange() throws(Unwind) -> Unwind {
        raise(.overflowError, value: try makePair(Value(small: 34), makeString("Numerical result out of range")))
    }

    func floatDivideWithRemainder(_ x: Double, _ y: Double) throws(Unwind) -> (quotient: Value, remainder: Value) {
        if y == 0 { throw raise(.zeroDivisionError, "float divmod()") }
        let (quotient, remainder) = FloatArithmetic.divide(x, y)
        return (try makeDouble(quotient), try makeDouble(remainder))
    }

    // MARK: Rounding

    /// round(x, digits): half to even of the exact value, as if in decimal.
    func floatRound(_ x: Double, digits: Int) throws(Unwind) -> Value {
        // Beyond these a double has no digits left, or nothing is left of it.
        if !x.isFinite || x == 0 || digits > 323 { return try makeDouble(x) }
        if digits < -308 { return try makeDouble(Double(signOf: x, magnitudeOf: 0)) }
        if let quick = FloatArithmetic.quickRound(x, digits) { return try makeDouble(quick) }
        let result = try exactRound(x, digits)
        if result.isInfinite { throw raise(.overflowError, "rounded value too large to represent") }
        return try makeDouble(result)
    }

    /// x * 10^digits rounded to an integer exactly, then read back as decimal text.
    private func exactRound(_ x: Double, _ digits: Int) throws(Unwind) -> Double {
        let (mantissa, exponent) = x.integerParts
        var numerator = try makeInteger(mantissa), denominator = Value(small: 1)
        let ten = try integerPower(Value(small: 10), Value(small: abs(digits)))
        if digits > 0 { numerator = try integerMultiply(numerator, ten) } else { denominator = ten }
        if exponent > 0 {
            numerator = try integerShiftLeft(numerator, exponent)
        } else {
            denominator = try integerShiftLeft(denominator, 0 &- exponent)
        }
        let whole = try integerText(integerDivideHalfEven(numerator, denominator))
        let magnitude = Double(whole + "e" + String(0 &- digits)) ?? x.magnitude
        return Double(signOf: x, magnitudeOf: magnitude)
    }

    /// a / b rounded to the nearest integer, halves to even. b is positive.
    func integerDivideHalfEven(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        let (quotient, remainder) = try integerDivideWithRemainder(a, b)
        let order = integerOrder(try integerShiftLeft(remainder, 1), b)
        let up = order > 0 || (order == 0 && integerIsOdd(quotient))
        return up ? try integerAdd(quotient, Value(small: 1)) : quotient
    }
}

extension FloatArithmetic {
    /// The common case of rounding: few digits of a modest number that is nowhere near the middle
    /// between two results. Then the product's rounding error cannot matter, and dividing a whole
    /// number below 2^53 by an exact power of ten rounds like reading the decimal text.
    package static func quickRound(_ x: Double, _ digits: Int) -> Double? {
        guard digits >= 0 && digits <= 15 else { return nil }
        let power = powersOfTen(digits)
        let scaled = x.magnitude * power
        guard scaled < 0x1p40 else { return nil }
        let whole = scaled.rounded(.down)
        let fraction = scaled - whole
        if (fraction - 0.5).magnitude < 0x1p-12 { return nil }
        return Double(signOf: x, magnitudeOf: (fraction > 0.5 ? whole + 1 : whole) / power)
    }

    private static func powersOfTen(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<exponent { result *= 10 }
        return result
    }
}
