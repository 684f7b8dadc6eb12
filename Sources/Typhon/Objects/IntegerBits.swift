import CGMP
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Shifts and bit operations of ints, which behave as two's complement numbers with an
/// endless sign. Complexity: linear.
extension Thread {
    // MARK: Shifts

    func integerLeftShift(_ value: Value, _ amount: Value) throws(Unwind) -> Value {
        if integerSign(amount) < 0 { throw raise(.valueError, "negative shift count") }
        if integerSign(value) == 0 { return value }
        guard amount.isInteger else { throw raise(.overflowError, "too many digits in integer") }
        return try integerShiftLeft(value, amount.integer)
    }

    /// value * 2^bits, `bits` not negative.
    func integerShiftLeft(_ value: Value, _ bits: Int) throws(Unwind) -> Value {
        try withOperand(value) { (x: IntegerOperand) throws(Unwind) -> Value in
            if x.isZero { return value }
            let zeros = bits >> 6, count = x.limbs.count
            if zeros > IntegerRef.largestLimbCount { throw self.raise(.memoryError, "") }
            let result = try self.newInteger(limbs: zeros &+ count &+ 1)
            memset(result.limbs, 0, zeros &* 8)
            result.limbs[zeros &+ count] = Limbs.shiftLeft(result.limbs + zeros, x.limbs, UInt32(bits & 63))
            return self.finish(result, count: zeros &+ count &+ 1, isNegative: x.isNegative)
        }
    }

    func integerRightShift(_ value: Value, _ amount: Value) throws(Unwind) -> Value {
        if integerSign(amount) < 0 { throw raise(.valueError, "negative shift count") }
        let bits = amount.isInteger ? amount.integer : Int.max
        if value.isInteger { return Value(small: value.integer &>> min(bits, 63)) }
        return try integerShiftRight(value, bits)
    }

    /// value / 2^bits rounded down, `bits` not negative.
    func integerShiftRight(_ value: Value, _ bits: Int) throws(Unwind) -> Value {
        try withOperand(value) { (x: IntegerOperand) throws(Unwind) -> Value in
            let dropped = bits >> 6
            if dropped >= x.limbs.count { return Value(small: x.isNegative && !x.isZero ? -1 : 0) }
            let count = x.limbs.count &- dropped
            let result = try self.newInteger(limbs: count &+ 1)
            Limbs.shiftRight(result.limbs, Limbs(x.limbs.base + dropped, count), UInt32(bits & 63))
            result.limbs[count] = 0
            // Rounding down means away from zero for a negative number.
            if x.isNegative && x.limbs.hasBits(below: bits) { _ = Limbs.increment(result.limbs, count &+ 1) }
            return self.finish(result, count: count &+ 1, isNegative: x.isNegative)
        }
    }

    // MARK: Bit operations

    func integerBitwise(_ op: BitOperation, _ a: Value, _ b: Value) throws(Unwind) -> Value {
        if Value.bothIntegers(a, b) {
            let bits = op.apply(UInt(bitPattern: a.integer), UInt(bitPattern: b.integer))
            return Value(small: Int(bitPattern: bits))
        }
        return try withOperands(a, b) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> Value in
            // One limb more than the longer: it holds the sign.
            let count = max(x.limbs.count, y.limbs.count) &+ 1
            let result = try self.newInteger(limbs: count)
            return self.finishComplement(result, count: count, by: op, x, y)
        }
    }

    private func finishComplement(
        _ result: IntegerRef, count: Int, by op: BitOperation, _ x: IntegerOperand, _ y: IntegerOperand
    ) -> Value {
        var left = ComplementLimbs(x), right = ComplementLimbs(y)
        let limbs = result.limbs
        switch op {
        case .and: for index in 0..<count { limbs[index] = left.next(index) & right.next(index) }
        case .or: for index in 0..<count { limbs[index] = left.next(index) | right.next(index) }
        case .xor: for index in 0..<count { limbs[index] = left.next(index) ^ right.next(index) }
        }
        let isNegative = limbs[count &- 1] >> 63 == 1
        if isNegative { Limbs.complement(limbs, count) }
        return finish(result, count: count, isNegative: isNegative)
    }

    func integerInvert(_ value: Value) throws(Unwind) -> Value {
        if value.isInteger { return Value(small: ~value.integer) }
        return try integerSubtract(Value(small: -1), value)
    }

    // MARK: Counting

    /// Bits of the magnitude.
    func integerBitLength(_ value: Value) -> Int {
        if value.isInteger { return 64 &- value.integer.magnitude.leadingZeroBitCount }
        return IntegerRef(value.ref).magnitude.bitLength
    }

    /// Ones in the magnitude.
    func integerBitCount(_ value: Value) -> Int {
        if value.isInteger { return value.integer.magnitude.nonzeroBitCount }
        let magnitude = IntegerRef(value.ref).magnitude
        return Int(truncatingIfNeeded: __gmpn_popcount(magnitude.base, magnitude.count))
    }

    func integerIsOdd(_ value: Value) -> Bool {
        value.isInteger ? value.integer & 1 == 1 : IntegerRef(value.ref).limbs[0] & 1 == 1
    }
}

enum BitOperation {
    case and, or, xor

    @inline(__always) func apply(_ a: UInt, _ b: UInt) -> UInt {
        switch self {
        case .and: a & b
        case .or: a | b
        case .xor: a ^ b
        }
    }
}

/// The limbs of an operand in two's complement, one after the other from the lowest.
private struct ComplementLimbs {
    let limbs: Limbs
    /// All ones for a negative number: complement is "invert, add one".
    let mask: UInt
    var carry: UInt

    init(_ operand: IntegerOperand) {
        limbs = operand.limbs
        mask = operand.isNegative ? UInt.max : 0
        carry = operand.isNegative ? 1 : 0
    }

    @inline(__always) mutating func next(_ index: Int) -> UInt {
        let limb = index < limbs.count ? limbs.base[index] : 0
        let (result, overflow) = (limb ^ mask).addingReportingOverflow(carry)
        carry = overflow ? 1 : 0
        return result
    }
}

extension Limbs {
    /// Two's complement negation in place.
    package static func complement(_ limbs: UnsafeMutablePointer<UInt>, _ count: Int) {
        var carry = true
        for index in 0..<count {
            limbs[index] = ~limbs[index]
            if carry {
                limbs[index] &+= 1
                carry = limbs[index] == 0
            }
        }
    }

    /// target = limbs << bits (0..<64), as many limbs; the answer is what falls out at the top.
    static func shiftLeft(_ target: UnsafeMutablePointer<UInt>, _ limbs: Limbs, _ bits: UInt32) -> UInt {
        if bits != 0 { return __gmpn_lshift(target, limbs.base, limbs.count, bits) }
        memmove(target, limbs.base, limbs.count &* 8)
        return 0
    }

    /// target = limbs >> bits (0..<64), as many limbs.
    static func shiftRight(_ target: UnsafeMutablePointer<UInt>, _ limbs: Limbs, _ bits: UInt32) {
        if bits != 0 {
            _ = __gmpn_rshift(target, limbs.base, limbs.count, bits)
        } else {
            memmove(target, limbs.base, limbs.count &* 8)
        }
    }
}
