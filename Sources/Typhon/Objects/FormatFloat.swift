#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # FloatText: doubles as decimal text
///
/// The shortest digits come from Swift's `description`, a given number of digits from the C
/// library, which rounds correctly at any precision; the layout is Python's. All text is ASCII.
package enum FloatText {
    /// A magnitude's decimal digits: 0.d1d2d3... times ten to `point`.
    struct Digits {
        var digits: [UInt8]
        var point: Int
    }

    /// Digits beyond this many are zero in every double.
    static let significant = 1100

    /// `repr` of a float.
    package static func repr(_ value: Double) -> String {
        // Where no notation has an exponent Swift's text is Python's.
        if value.magnitude >= 1e-3 && value.magnitude < 1e15 { return value.description }
        let sign = value.sign == .minus && !value.isNaN ? "-" : ""
        return sign + text(general(value.magnitude, .repr, precision: 17, alternate: false, dotZero: true))
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    enum General { case repr, digits }

    /// The shortest digits that read back as the same double.
    static func shortest(_ magnitude: Double) -> Digits {
        var digits: [UInt8] = []
        var point = 0, exponent = 0, seenDot = false
        var bytes = magnitude.description.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte == 0x2E {
                seenDot = true
            } else if byte == 0x65 {
                exponent = integer(&bytes)
            } else {
                digits.append(byte)
                if !seenDot { point += 1 }
            }
        }
        return trimmed(Digits(digits: digits, point: point + exponent))
    }

    private static func integer(_ bytes: inout String.UTF8View.Iterator) -> Int {
        var number = 0, isNegative = false
        while let byte = bytes.next() {
            if byte == 0x2D { isNegative = true } else if byte != 0x2B { number = number * 10 + Int(byte) - 0x30 }
        }
        return isNegative ? -number : number
    }

    /// Without leading and trailing zeros; zero itself is one digit 0 before the point.
    private static func trimmed(_ digits: Digits) -> Digits {
        let leading = digits.digits.prefix { $0 == 0x30 }.count
        if leading == digits.digits.count { return Digits(digits: [0x30], point: 1) }
        var kept = Array(digits.digits[leading...])
        while kept.last == 0x30 { kept.removeLast() }
        return Digits(digits: kept, point: digits.point - leading)
    }

    /// What C's printf makes of a finite magnitude: `%.{precision}f` or `e`. The point is always a dot.
    private static func printed(_ magnitude: Double, _ precision: Int, fixed: Bool) -> [UInt8] {
        let capacity = (fixed ? 320 : 16) + precision
        var bytes = [UInt8](repeating: 0, count: capacity)
        let format = fixed ? "%.*f" : "%.*e"
        let length = bytes.withUnsafeMutableBytes { buffer in
            withVaList([Int32(precision), magnitude]) {
                vsnprintf(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), capacity, format, $0)
            }
        }
        bytes.removeLast(capacity - Int(length))
        // A host may have set a locale with a decimal comma.
        if let comma = bytes.firstIndex(where: { !isPlain($0) }) { bytes[comma] = 0x2E }
        return bytes
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || byte == 0x2E || byte == 0x65 || byte == 0x2B || byte == 0x2D
    }

    /// "inf" or "nan", nil for finite numbers.
    private static func special(_ magnitude: Double) -> [UInt8]? {
        if magnitude.isNaN { return Array("nan".utf8) }
        return magnitude.isInfinite ? Array("inf".utf8) : nil
    }

    /// `f`: the digits after the point beyond `significant` are not written (`missing` of them, all zero).
    static func fixed(_ magnitude: Double, precision: Int, alternate: Bool) -> (bytes: [UInt8], missing: Int) {
        if let special = special(magnitude) { return (special, 0) }
        let written = min(precision, significant)
        var bytes = printed(magnitude, written, fixed: true)
        if precision == 0 && alternate { bytes.append(0x2E) }
        return (bytes, precision - written)
    }

    /// `e`: mantissa, exponent of at least two digits, and zeros missing at the mantissa's end.
    static func exponential(_ magnitude: Double, precision: Int, alternate: Bool) -> (mantissa: [UInt8], exponent: [UInt8], missing: Int) {
        if let special = special(magnitude) { return (special, [], 0) }
        let written = min(precision, significant)
        let bytes = printed(magnitude, written, fixed: false)
        let split = bytes.lastIndex(of: 0x65) ?? bytes.count
        var mantissa = Array(bytes[..<split])
        if precision == 0 && alternate { mantissa.append(0x2E) }
        return (mantissa, Array(bytes[split...]), precision - written)
    }

    /// `g` and `repr`: `precision` significant digits, in whichever notation suits the exponent.
    /// `alternate` keeps trailing zeros, `dotZero` makes a whole number end in ".0".
    static func general(_ magnitude: Double, _ style: General, precision given: Int, alternate: Bool, dotZero: Bool) -> [UInt8] {
        if let special = special(magnitude) { return special }
        let precision = min(max(given, 1), significant)
        var digits: Digits
        let usesExponent: Bool
        switch style {
        case .repr:
            digits = shortest(magnitude)
            usesExponent = digits.point <= -4 || digits.point > 16
        case .digits:
            digits = rounded(magnitude, precision)
            usesExponent = digits.point <= -4 || digits.point > precision - (dotZero ? 1 : 0)
            if alternate { while digits.digits.count < precision { digits.digits.append(0x30) } }
        }
        return usesExponent ? scientific(digits, alternate) : plain(digits, alternate, dotZero)
    }

    /// Correctly rounded to `precision` significant digits, trailing zeros dropped.
    private static func rounded(_ magnitude: Double, _ precision: Int) -> Digits {
        if magnitude == 0 { return Digits(digits: [0x30], point: 1) }
        let bytes = printed(magnitude, precision - 1, fixed: false)
        let split = bytes.lastIndex(of: 0x65) ?? bytes.count
        var exponent = 0
        for byte in bytes[split...] where byte &- 0x30 < 10 { exponent = exponent * 10 + Int(byte) - 0x30 }
        if bytes[split...].contains(0x2D) { exponent = -exponent }
        let digits = bytes[..<split].filter { $0 != 0x2E }
        return trimmed(Digits(digits: Array(digits), point: exponent + 1))
    }

    private static func scientific(_ digits: Digits, _ alternate: Bool) -> [UInt8] {
        var bytes = [digits.digits[0]]
        if digits.digits.count > 1 || alternate { bytes.append(0x2E) }
        bytes += digits.digits.dropFirst()
        let exponent = digits.point - 1
        bytes += [0x65, exponent < 0 ? 0x2D : 0x2B]
        if abs(exponent) < 10 { bytes.append(0x30) }
        return bytes + Array(String(abs(exponent)).utf8)
    }

    private static func plain(_ digits: Digits, _ alternate: Bool, _ dotZero: Bool) -> [UInt8] {
        let count = digits.digits.count, point = digits.point
        var bytes: [UInt8] = []
        if point <= 0 {
            bytes = [0x30, 0x2E] + [UInt8](repeating: 0x30, count: -point) + digits.digits
        } else if point >= count {
            bytes = digits.digits + [UInt8](repeating: 0x30, count: point - count)
            if dotZero { bytes += [0x2E, 0x30] } else if alternate { bytes.append(0x2E) }
        } else {
            bytes = Array(digits.digits[..<point]) + [0x2E] + Array(digits.digits[point...])
        }
        return bytes
    }
}

/// `repr` of a float: the shortest text that reads back as the same number.
func floatRepr(_ value: Double) -> String { FloatText.repr(value) }
