import CGMP
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ints as text and back. Conversions are GMP's: subquadratic, so that a million digits
/// take a fraction of a second. Decimal text is limited (`MachineState.integerTextLimit`,
/// 0 for no limit), because a small message could otherwise cost a long time.
enum IntegerText {
    static let defaultLimit = 4300
    /// A limit below this many digits cannot be set.
    static let leastLimit = 640

    /// Decimal digits of a number.
    @inline(__always) static func digitCount(_ magnitude: UInt) -> Int {
        var count = 1, limit: UInt = 10
        while magnitude >= limit && count < 19 {
            limit &*= 10
            count &+= 1
        }
        return count
    }

    /// The eight digits of a number below 10^8, one in each byte, the first in the lowest: halves, quarters, then
    /// digits are divided off side by side, each by a multiplication that is exact in its range.
    @inline(__always) static func eightDigits(_ number: UInt32) -> UInt64 {
        let high = number / 10_000
        let halves = UInt64(high) | UInt64(number &- high &* 10_000) &<< 32
        let hundreds = ((halves &* 10_486) &>> 20) & 0x7F_0000_007F
        let quarters = hundreds | (halves &- hundreds &* 100) &<< 16
        let tens = ((quarters &* 103) &>> 10) & 0x000F_000F_000F_000F
        return tens | (quarters &- tens &* 10) &<< 8
    }

    /// Writes the decimal digits of a number in front of `end`.
    @inline(__always) static func write(_ magnitude: UInt, endingAt end: UnsafeMutablePointer<UInt8>) {
        var rest = magnitude, target = end
        repeat {
            target -= 1
            let quotient = rest / 10
            target.pointee = UInt8(truncatingIfNeeded: 48 &+ rest &- quotient &* 10)
            rest = quotient
        } while rest != 0
    }

    static func isPowerOfTwo(_ radix: Int) -> Bool { radix & (radix &- 1) == 0 }
    @inline(__always) static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 &+ value : 87 &+ value }
}

extension Thread {
    /// Writes the digits of an int, sign included, to the end of a buffer handed to `body`.
    func withIntegerText<R>(
        _ value: Value, radix: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Unwind) -> R
    ) throws(Unwind) -> R {
        if value.isInteger { return try withSmallText(value.integer, radix: radix, body) }
        let integer = IntegerRef(value.ref)
        let magnitude = integer.magnitude
        let limit = IntegerText.isPowerOfTwo(radix) ? 0 : Int(machine.state.pointee.integerTextLimit)
        let capacity = Thread.digitBound(magnitude.bitLength, radix)
        // Certainly too long: say so before the work.
        if limit > 0 && capacity &- 3 > limit &+ limit / 1000 { throw tooLongToPrint(limit) }
        guard let text = malloc(capacity &+ 1)?.assumingMemoryBound(to: UInt8.self) else { throw raise(.memoryError, "") }
        defer { free(text) }
        try reserve(forLimbs: magnitude.count)
        let count = try withScratch(limbs: magnitude.count &+ 1) { (scratch: UnsafeMutablePointer<UInt>) throws(Unwind) in
            memcpy(scratch, magnitude.base, magnitude.count &* 8)
            return Int(__gmpn_get_str(text + 1, Int32(radix), scratch, magnitude.count))
        }
        var first = 1
        while first < count && text[first] == 0 { first &+= 1 }
        if limit > 0 && count &+ 1 &- first > limit { throw tooLongToPrint(limit) }
        for index in first...count { text[index] = IntegerText.digit(text[index]) }
        if integer.isNegative {
            first &-= 1
            text[first] = 45
        }
        return try body(UnsafeBufferPointer(start: text + first, count: count &+ 1 &- first))
    }

    private func withSmallText<R>(
        _ integer: Int, radix: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Unwind) -> R
    ) throws(Unwind) -> R {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 72) {
            (text: UnsafeMutableBufferPointer<UInt8>) throws(Unwind) -> R in
            var first = 72
            var rest = integer.magnitude
            let base = UInt(truncatingIfNeeded: radix)
            repeat {
                first &-= 1
                text[first] = IntegerText.digit(UInt8(truncatingIfNeeded: rest % base))
                rest /= base
            } while rest != 0
            if integer < 0 {
                first &-= 1
                text[first] = 45
            }
            return try body(UnsafeBufferPointer(rebasing: text[first...]))
        }
    }

    /// At least as many digits as `bits` bits may need, at most three more.
    private static func digitBound(_ bits: Int, _ radix: Int) -> Int {
        Int(Double(bits) / log2(Double(radix)) * 1.0000000001) &+ 3
    }

    private func tooLongToPrint(_ limit: Int) -> Unwind {
        raise(.valueError, "Exceeds the limit (\(limit) digits) for integer string conversion; "
            + "use sys.set_int_max_str_digits() to increase the limit")
    }

    /// The digits of an int (bool included) in a radix of 2...36, lower case, "-" in front of a negative
    /// one, no prefix. Raises ValueError beyond the digit limit (not for radix 2, 4, 8, 16, 32).
    func integerText(_ value: Value, radix: Int = 10) throws(Unwind) -> String {
        try withIntegerText(plainNumber(value), radix: radix) { (text: UnsafeBufferPointer<UInt8>) throws(Unwind) in
            String(unsafeUninitializedCapacity: text.count) { $0.initialize(fromContentsOf: text) }
        }
    }

    /// str() of an int.
    @inline(__always)
    func integerRepr(_ value: Value) throws(Unwind) -> Value {
        try value.isInteger ? smallIntegerRepr(value.integer) : wideIntegerRepr(value)
    }

    @inline(never) private func wideIntegerRepr(_ value: Value) throws(Unwind) -> Value {
        try withIntegerText(value, radix: 10) { (text: UnsafeBufferPointer<UInt8>) throws(Unwind) in
            try self.makeString(latin1: text)
        }
    }

    @inline(__always) private func smallIntegerRepr(_ integer: Int) throws(Unwind) -> Value {
        if integer >= 0 && integer < 10 { return try makeCharacter(UInt32(48 &+ integer)) }
        let magnitude = integer.magnitude
        return try magnitude < 10_000_000 ? shortIntegerRepr(magnitude, isNegative: integer < 0) : longIntegerRepr(integer)
    }

    @inline(never) private func longIntegerRepr(_ integer: Int) throws(Unwind) -> Value {
        let magnitude = integer.magnitude
        let count = IntegerText.digitCount(magnitude) &+ (integer < 0 ? 1 : 0)
        let string = try newString(length: count, shift: 0, isASCII: true)
        let text = string.base.assumingMemoryBound(to: UInt8.self)
        IntegerText.write(magnitude, endingAt: text + count)
        if integer < 0 { text[0] = 45 }
        return string.value
    }

    /// At most eight characters, computed in one word. A string's bytes fill whole words, with zeros at the end.
    @inline(__always) private func shortIntegerRepr(_ magnitude: UInt, isNegative: Bool) throws(Unwind) -> Value {
        let digits = IntegerText.eightDigits(UInt32(truncatingIfNeeded: magnitude))
        // The first digit is the lowest byte: leading zeros are shifted out.
        let zeros = Swift.min(7, digits.trailingZeroBitCount &>> 3)
        var word = (digits | 0x3030_3030_3030_3030) &>> UInt64(truncatingIfNeeded: zeros &<< 3), count = 8 &- zeros
        if isNegative {
            word = word << 8 | 45
            count &+= 1
        }
        let string = try newString(length: count, shift: 0, isASCII: true)
        UnsafeMutableRawPointer(string.narrowUnits).storeBytes(of: word.littleEndian, as: UInt64.self)
        return string.value
    }

    // MARK: From digits

    /// The int written by `digits` (ASCII, valid in the radix, no sign); `digits` may be empty: zero.
    func makeInteger(
        digitValues digits: UnsafeBufferPointer<UInt8>, radix: Int, isNegative: Bool
    ) throws(Unwind) -> Value {
        if digits.count <= 11 {
            var integer = 0
            for digit in digits { integer = integer &* radix &+ Int(digit) }
            return try makeInteger(isNegative ? 0 &- integer : integer)
        }
        guard let base = digits.baseAddress else { return Value(small: 0) }
        let bits = Double(digits.count) * log2(Double(radix))
        if bits > Double(IntegerRef.largestLimbCount) * 64 { throw raise(.memoryError, "") }
        let capacity = Int(bits / 64 * 1.0000000001) &+ 3
        let result = try newInteger(limbs: capacity)
        try reserve(forLimbs: capacity)
        let count = Int(__gmpn_set_str(result.limbs, base, digits.count, Int32(radix)))
        return finish(result, count: count, isNegative: isNegative)
    }

    /// An int literal's digits as the compiler has checked them: no sign, prefix or underscore.
    func makeInteger(digits: String, radix: Int) throws(Unwind) -> Value {
        var failure: Unwind?
        var result = Value.absent
        var values = Array(digits.utf8)
        for index in values.indices { values[index] = IntegerSyntax.digitValue(values[index]) ?? 0 }
        values.withUnsafeBufferPointer { buffer in
            do throws(Unwind) {
                result = try makeInteger(digitValues: Thread.withoutLeadingZeros(buffer), radix: radix, isNegative: false)
            } catch { failure = error }
        }
        if let failure { throw failure }
        return result
    }

    static func withoutLeadingZeros(_ digits: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var first = 0
        while first < digits.count && digits[first] == 0 { first &+= 1 }
        return UnsafeBufferPointer(rebasing: digits[first...])
    }
}

/// The text forms that `int(text, base)` accepts.
package struct IntegerSyntax {
    package private(set) var isNegative = false
    package private(set) var radix: Int
    /// Digit values, without underscores.
    package private(set) var digits: [UInt8] = []

    @inline(__always) static func digitValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte &- 48
        case 97...122: byte &- 87
        case 65...90: byte &- 55
        default: nil
        }
    }

    /// `text` is ASCII, stripped of white space. Nil when it is no int of that base (0, 2...36).
    package init?(_ text: ArraySlice<UInt8>, base: Int) {
        radix = base
        var rest = text
        if let sign = rest.first, sign == 43 || sign == 45 {
            isNegative = sign == 45
            rest = rest.dropFirst()
        }
        let startsWithZero = rest.first == 48
        let hasPrefix = takePrefix(&rest)
        // An underscore may follow the prefix.
        if hasPrefix && rest.first == 95 { rest = rest.dropFirst() }
        guard takeDigits(rest) else { return nil }
        // int("010", 0) would be an octal number of old: refused, but zeros alone are fine.
        if base == 0 && !hasPrefix && startsWithZero && digits.contains(where: { $0 != 0 }) { return nil }
    }

    /// The prefix of the radix; settles what base 0 means.
    private mutating func takePrefix(_ rest: inout ArraySlice<UInt8>) -> Bool {
        var named: Int?
        if rest.first == 48, let letter = rest.dropFirst().first {
            switch letter | 32 {
            case 120: named = 16
            case 111: named = 8
            case 98: named = 2
            default: break
            }
        }
        guard let named, radix == 0 || radix == named else {
            if radix == 0 { radix = 10 }
            return false
        }
        radix = named
        rest = rest.dropFirst(2)
        return true
    }

    private mutating func takeDigits(_ text: ArraySlice<UInt8>) -> Bool {
        digits.reserveCapacity(text.count)
        var afterDigit = false
        for byte in text {
            if byte == 95 {
                if !afterDigit { return false }
                afterDigit = false
                continue
            }
            guard let value = IntegerSyntax.digitValue(byte), Int(value) < radix else { return false }
            digits.append(value)
            afterDigit = true
        }
        return afterDigit
    }
}

extension Thread {
    /// int(text, base) for ASCII text that is stripped of white space; nil when malformed. Raises
    /// ValueError beyond the digit limit.
    func parseInteger(_ text: ArraySlice<UInt8>, base: Int) throws(Unwind) -> Value? {
        guard let syntax = IntegerSyntax(text, base: base) else { return nil }
        let limit = Int(machine.state.pointee.integerTextLimit)
        if limit > 0 && syntax.digits.count > limit && !IntegerText.isPowerOfTwo(syntax.radix) {
            throw raise(.valueError, "Exceeds the limit (\(limit) digits) for integer string conversion: value has "
                + "\(syntax.digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
        }
        var failure: Unwind?
        var result = Value.absent
        syntax.digits.withUnsafeBufferPointer { buffer in
            let digits = Thread.withoutLeadingZeros(buffer)
            do throws(Unwind) {
                result = try makeInteger(digitValues: digits, radix: syntax.radix, isNegative: syntax.isNegative)
            } catch { failure = error }
        }
        if let failure { throw failure }
        return result
    }
}
