/// # FixedText: `%.2f` without the C library
///
///     value = m * 2^e      m * 10^precision, an exact 128-bit number, shifted by e and rounded half to even
///
/// Exact as long as the product and the result fit; for all else the caller asks `FloatText`.
enum FixedText {
    /// 10^22 < 2^74, so that with a mantissa of 53 bits the product stays below 2^127.
    static let largestPrecision = 22
    /// No text is longer: 19 digits and a point, or a zero, a point and the digits of the largest precision.
    static let longest = 24

    /// Appends a double in its field; false: nothing was appended, the numbers are too large or special.
    static func append(
        _ double: Double, _ precision: Int, to builder: inout StringBuilder, _ format: FormatSpec
    ) throws(Unwind) -> Bool {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) {
            (text: UnsafeMutableBufferPointer<UInt8>) throws(Unwind) in
            let end = text.baseAddress.unsafelyUnwrapped + longest
            guard let first = write(double.magnitude, precision, endingAt: end) else { return false }
            let point = end - (precision > 0 ? precision &+ 1 : 0)
            var field = NumberField(digits: Units(base: UnsafeRawPointer(first), count: point - first, shift: 0))
            field.isNegative = double.sign == .minus
            field.rest = Units(base: UnsafeRawPointer(point), count: end - point, shift: 0)
            try field.append(to: &builder, format)
            return true
        }
    }

    /// Writes the text in front of `end` and says where it begins; nil: the number is too large or special.
    static func write(_ magnitude: Double, _ precision: Int, endingAt end: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>? {
        guard let scaled = scaled(magnitude, precision) else { return nil }
        var place = end, rest = scaled
        for _ in 0..<precision { writeDigit(&rest, &place) }
        if precision > 0 {
            place -= 1
            place.pointee = UInt8(ascii: ".")
        }
        repeat { writeDigit(&rest, &place) } while rest != 0
        return place
    }

    @inline(__always) private static func writeDigit(_ rest: inout UInt64, _ place: inout UnsafeMutablePointer<UInt8>) {
        let quotient = rest / 10
        place -= 1
        place.pointee = UInt8(truncatingIfNeeded: 48 &+ rest &- quotient &* 10)
        rest = quotient
    }

    /// magnitude * 10^precision, rounded half to even; nil when it may not fit.
    private static func scaled(_ magnitude: Double, _ precision: Int) -> UInt64? {
        guard magnitude.isFinite && precision <= largestPrecision else { return nil }
        let bits = magnitude.bitPattern
        let field = Int(bits >> 52)
        let mantissa = field == 0 ? bits : bits & (1 << 52 - 1) | 1 << 52
        let exponent = Swift.max(field, 1) &- 1075
        var product = UInt128(mantissa)
        for _ in 0..<precision { product &*= 10 }
        if exponent >= 0 {
            if exponent > 10 || product >> 53 != 0 { return nil }
            return UInt64(product << UInt128(exponent))
        }
        let shift = -exponent
        if shift > 127 { return 0 }
        let quotient = product >> UInt128(shift)
        if quotient >> 63 != 0 { return nil }
        let half: UInt128 = 1 << UInt128(shift - 1)
        let rest = product & (half << 1 - 1)
        let isUp = rest > half || rest == half && quotient & 1 == 1
        return UInt64(quotient) + (isUp ? 1 : 0)
    }
}
