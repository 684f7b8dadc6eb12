/// Between ints and doubles: conversion, comparison and true division, each exact or
/// rounded once, half to even.
extension Thread {
    /// `value` is an int. Raises OverflowError when it is too large for a double.
    @inline(__always) func integerDouble(_ value: Value) throws(Unwind) -> Double {
        if value.isInteger { return Double(value.integer) }
        return try bigDouble(value)
    }

    @inline(never) private func bigDouble(_ value: Value) throws(Unwind) -> Double {
        let double = nearestDouble(value)
        if double.isInfinite { throw raise(.overflowError, "int too large to convert to float") }
        return double
    }

    /// An int rounded to a double, infinite when it is too large.
    func nearestDouble(_ value: Value) -> Double {
        if value.isInteger { return Double(value.integer) }
        let integer = IntegerRef(value.ref)
        let (mantissa, exponent) = integer.magnitude.leading()
        let double = Double.rounded(mantissa, exponent: exponent)
        return integer.isNegative ? -double : double
    }

    /// value = mantissa * 2^exponent with 0.5 <= |mantissa| < 1: for logarithms of what is too large for a double.
    func integerFraction(_ value: Value) -> (mantissa: Double, exponent: Int) {
        let bits = integerBitLength(value)
        if value.isInteger {
            let double = Double(value.integer)
            return (double == 0 ? 0 : double.significand * (double < 0 ? -0.5 : 0.5), double == 0 ? 0 : Int(double.exponent) &+ 1)
        }
        let integer = IntegerRef(value.ref)
        let mantissa = Double.rounded(integer.magnitude.leading().mantissa, exponent: -64)
        return (integer.isNegative ? -mantissa : mantissa, bits)
    }

    /// The integer part of a double. Raises for infinities and NaNs.
    func integer(truncating double: Double) throws(Unwind) -> Value {
        if double.magnitude < 0x1p62 { return try makeInteger(Int(double)) }
        if double.isNaN { throw raise(.valueError, "cannot convert float NaN to integer") }
        if double.isInfinite { throw raise(.overflowError, "cannot convert float infinity to integer") }
        let (mantissa, exponent) = double.integerParts
        return try integerShiftLeft(makeInteger(double < 0 ? 0 &- mantissa : mantissa), exponent)
    }

    // MARK: Comparison

    /// -1, 0 or 1; nil when the double is a NaN.
    func integerOrder(_ value: Value, double: Double) -> Int? {
        if double.isNaN { return nil }
        if value.isInteger { return Thread.order(value.integer, double) }
        let integer = IntegerRef(value.ref)
        let sign = integer.isNegative ? -1 : 1
        if double.isInfinite { return double < 0 ? 1 : -1 }
        if (double < 0) != integer.isNegative || double.magnitude < 0x1p61 { return sign }
        return sign * integer.magnitude.order(double.magnitude)
    }

    private static func order(_ integer: Int, _ double: Double) -> Int {
        if double >= 0x1p62 { return -1 }
        if double <= -0x1p62 { return 1 }
        let whole = Int(double)
        if integer != whole { return integer < whole ? -1 : 1 }
        let fraction = double - Double(whole)
        return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
    }

    // MARK: True division

    func integerTrueDivide(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if integerSign(b) == 0 { throw raise(.zeroDivisionError, "division by zero") }
        if Value.bothIntegers(a, b) && NumberFast.isExact(a.integer) && NumberFast.isExact(b.integer) {
            return try makeDouble(Double(a.integer) / Double(b.integer))
        }
        let isNegative = (integerSign(a) < 0) != (integerSign(b) < 0)
        if integerSign(a) == 0 { return try makeDouble(isNegative ? -0.0 : 0) }
        // A quotient of 66 or 67 bits, and whether anything is left over: enough to round once.
        let shift = 66 &- (integerBitLength(a) &- integerBitLength(b))
        if shift < -1100 { throw raise(.overflowError, "integer division result too large for a float") }
        if shift > 1300 { return try makeDouble(isNegative ? -0.0 : 0) }
        let numerator = try integerAbsolute(a), denominator = try integerAbsolute(b)
        let scaled = shift >= 0 ? try integerShiftLeft(numerator, shift) : try integerShiftRight(numerator, 0 &- shift)
        var isInexact = shift < 0 && integerTrailingZeros(numerator) < 0 &- shift
        let (quotient, remainder) = try integerDivideWithRemainder(scaled, denominator)
        isInexact = isInexact || integerSign(remainder) != 0
        let (mantissa, exponent) = try withOperand(quotient) { (x: IntegerOperand) throws(Unwind) in x.limbs.leading() }
        let double = Double.rounded(isInexact ? mantissa | 1 : mantissa, exponent: exponent &- shift)
        if double.isInfinite { throw raise(.overflowError, "integer division result too large for a float") }
        return try makeDouble(isNegative ? -double : double)
    }
}

extension Limbs {
    /// The top 64 bits, the highest one set, and the power of two they count; the lowest bit
    /// is also set when anything below them is not zero. Law: not zero.
    func leading() -> (mantissa: UInt64, exponent: Int) {
        let top = base[count &- 1]
        let shift = top.leadingZeroBitCount
        let exponent = (count &- 1) &* 64 &- shift
        var mantissa = top &<< UInt(shift)
        if count > 1 && shift > 0 { mantissa |= base[count &- 2] &>> UInt(64 &- shift) }
        if exponent > 0 && hasBits(below: exponent) { mantissa |= 1 }
        return (UInt64(mantissa), exponent)
    }

    /// Compares with a finite double of 2^61 or more.
    fileprivate func order(_ double: Double) -> Int {
        let bits = Int(double.exponent) &+ 1
        if bitLength != bits { return bitLength < bits ? -1 : 1 }
        let mine = leading().mantissa
        let other = UInt64(double.significandBitPattern | 1 << 52) << 11
        return mine < other ? -1 : mine > other ? 1 : 0
    }
}

extension Double {
    /// mantissa * 2^exponent rounded once, half to even; infinite when too large. The mantissa's top
    /// bit is set (or it is zero), its lowest bit may stand for "and a bit more".
    package static func rounded(_ mantissa: UInt64, exponent: Int) -> Double {
        if mantissa == 0 { return 0 }
        let top = exponent &+ 63
        if top > 1023 { return .infinity }
        if top >= -1022 {
            // Rounded by the conversion; the scaling is exact, or overflows as it should.
            return Double(sign: .plus, exponent: exponent, significand: Double(mantissa))
        }
        // Subnormal: fewer bits remain, so round here, by hand.
        let dropped = 11 &+ (-1022 &- top)
        if dropped > 64 { return 0 }
        let kept = dropped == 64 ? 0 : mantissa >> UInt64(dropped)
        let rest = dropped == 64 ? mantissa : mantissa & (1 << UInt64(dropped) &- 1)
        let half: UInt64 = 1 << UInt64(dropped &- 1)
        let up = rest > half || (rest == half && kept & 1 == 1)
        return Double(bitPattern: kept &+ (up ? 1 : 0))
    }

    /// A finite double's magnitude as mantissa * 2^exponent in whole numbers, mantissa below 2^53.
    var integerParts: (mantissa: Int, exponent: Int) {
        if exponentBitPattern == 0 { return (Int(significandBitPattern), -1074) }
        return (Int(significandBitPattern | 1 << 52), Int(exponentBitPattern) &- 1075)
    }
}
