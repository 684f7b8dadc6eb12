import CGMP
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Powers of ints, plain and modular.
extension Thread {
    /// base ** exponent, exponent not negative. Raises MemoryError before it starts when the
    /// result would not fit. Complexity: that of the last multiplication.
    func integerPower(_ base: Value, _ exponent: Value) throws(Unwind) -> Value {
        if integerSign(exponent) == 0 { return Value(small: 1) }
        if base.isInteger && base.integer.magnitude <= 1 {
            return base.integer == -1 && !integerIsOdd(exponent) ? Value(small: 1) : base
        }
        let bits = integerBitLength(base) &- 1
        let limit = IntegerRef.largestLimbCount &* 64
        guard exponent.isInteger else { throw raise(.memoryError, "") }
        let power = exponent.integer
        let (least, overflow) = bits.multipliedReportingOverflow(by: power)
        if overflow || power > limit || least > limit { throw raise(.memoryError, "") }
        if base.isInteger, let result = Thread.smallPower(base.integer, power) { return try makeInteger(result) }

        let zeros = integerTrailingZeros(base)
        let odd = try integerShiftRight(base, zeros)
        let isNegative = integerSign(base) < 0 && power & 1 == 1
        let magnitude = try oddPower(integerAbsolute(odd), power)
        let shifted = try integerShiftLeft(magnitude, zeros &* power)
        return isNegative ? try integerNegate(shifted) : shifted
    }

    private static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
        var result = 1, square = base, rest = exponent
        while true {
            if rest & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: square)
                if overflow { return nil }
                result = product
            }
            rest >>= 1
            if rest == 0 { return result }
            let (product, overflow) = square.multipliedReportingOverflow(by: square)
            if overflow { return nil }
            square = product
        }
    }

    /// `value` is not zero.
    func integerTrailingZeros(_ value: Value) -> Int {
        if value.isInteger { return value.integer.trailingZeroBitCount }
        let limbs = IntegerRef(value.ref).limbs
        var index = 0
        while limbs[index] == 0 { index &+= 1 }
        return index &* 64 &+ limbs[index].trailingZeroBitCount
    }

    /// Square and multiply from the exponent's top, between two buffers: the result's
    /// object and scratch.
    private func oddPower(_ base: Value, _ exponent: Int) throws(Unwind) -> Value {
        if base == Value(small: 1) { return base }
        return try withOperand(base) { (x: IntegerOperand) throws(Unwind) -> Value in
            // No overflow: the caller has bounded (bitLength - 1) * exponent, and bitLength >= 2.
            let capacity = (x.limbs.bitLength &* exponent) >> 6 &+ 2 &+ x.limbs.count
            let result = try self.newInteger(limbs: capacity)
            try self.reserve(forLimbs: capacity)
            return try self.withScratch(limbs: capacity) { (scratch: UnsafeMutablePointer<UInt>) throws(Unwind) -> Value in
                let count = try self.oddPower(x.limbs, exponent, into: result.limbs, scratch)
                return self.finish(result, count: count, isNegative: false)
            }
        }
    }

    private func oddPower(
        _ base: Limbs, _ exponent: Int, into result: UnsafeMutablePointer<UInt>, _ scratch: UnsafeMutablePointer<UInt>
    ) throws(Unwind) -> Int {
        var (here, there) = (result, scratch)
        memcpy(here, base.base, base.count &* 8)
        var current = Limbs(here, base.count)
        var bit = 62 &- exponent.leadingZeroBitCount
        while bit >= 0 {
            if current.count > 1024 { try checkInterrupts() }
            __gmpn_sqr(there, current.base, current.count)
            current = Limbs.normalized(there, current.count &* 2)
            swap(&here, &there)
            if exponent >> bit & 1 == 1 {
                Limbs.multiply(there, current, base)
                current = Limbs.normalized(there, current.count &+ base.count)
                swap(&here, &there)
            }
            bit &-= 1
        }
        if current.base != UnsafePointer(result) { memcpy(result, current.base, current.count &* 8) }
        return current.count
    }

    // MARK: Modular

    /// pow(base, exponent, modulus) with Python's signs; a negative exponent means the inverse.
    func integerPower(_ base: Value, _ exponent: Value, modulo modulus: Value) throws(Unwind) -> Value {
        let sign = integerSign(modulus)
        if sign == 0 { throw raise(.valueError, "pow() 3rd argument cannot be 0") }
        let magnitude = try integerAbsolute(modulus)
        var base = base, exponent = exponent
        if integerSign(exponent) < 0 {
            exponent = try integerNegate(exponent)
            base = try integerInverse(base, magnitude)
        }
        if magnitude == Value(small: 1) { return Value(small: 0) }
        base = try integerModulo(base, magnitude)
        let power = try reducedPower(base, exponent, magnitude)
        return sign < 0 ? try integerModulo(power, modulus) : power
    }

    private func reducedPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Unwind) -> Value {
        if integerSign(exponent) == 0 { return Value(small: 1) }
        if integerSign(base) == 0 { return base }
        let limbs = (integerBitLength(modulus) >> 6) &+ 1
        // GMP's own function is the fastest but cannot be interrupted: not for minutes of work.
        let (work, overflow) = (limbs &* limbs).multipliedReportingOverflow(by: integerBitLength(exponent))
        if !overflow && limbs < 1 << 20 && work < 1 << 30 {
            return try withOperands(base, exponent) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> Value in
                try self.withOperand(modulus) { (z: IntegerOperand) throws(Unwind) -> Value in
                    try self.fromGMP { result in
                        var base = GMP.view(x), exponent = GMP.view(y), modulus = GMP.view(z)
                        __gmpz_powm(result, &base, &exponent, &modulus)
                    }
                }
            }
        }
        return try windowedPower(base, exponent, modulus)
    }

    /// Four bits of the exponent at a time, interruptible.
    private func windowedPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Unwind) -> Value {
        let powers = try makeStorage(capacity: 16)
        powers[0] = Value(small: 1)
        for index in 1..<16 { powers[index] = try integerModulo(integerMultiply(powers[index &- 1], base), modulus) }
        var result = Value(small: 1)
        var window = (integerBitLength(exponent) &+ 3) / 4 &- 1
        while window >= 0 {
            try checkInterrupts()
            for _ in 0..<4 { result = try integerModulo(integerMultiply(result, result), modulus) }
            let digit = integerNibble(exponent, window)
            if digit != 0 { result = try integerModulo(integerMultiply(result, powers[digit]), modulus) }
            window &-= 1
        }
        return result
    }

    private func integerNibble(_ value: Value, _ index: Int) -> Int {
        if value.isInteger { return value.integer &>> (index &* 4) & 15 }
        return Int(IntegerRef(value.ref).limbs[index >> 4] &>> UInt((index & 15) &* 4) & 15)
    }

    /// The inverse of `value` modulo a positive modulus.
    func integerInverse(_ value: Value, _ modulus: Value) throws(Unwind) -> Value {
        if modulus == Value(small: 1) { return Value(small: 0) }
        let reduced = try integerModulo(value, modulus)
        return try withOperands(reduced, modulus) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> Value in
            var exists = false
            let inverse = try self.fromGMP { result in
                var value = GMP.view(x), modulus = GMP.view(y)
                exists = __gmpz_invert(result, &value, &modulus) != 0
            }
            if !exists { throw self.raise(.valueError, "base is not invertible for the given modulus") }
            return inverse
        }
    }

    func integerGCD(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if Value.bothIntegers(a, b) { return try makeInteger(unsigned: Thread.gcd(a.integer.magnitude, b.integer.magnitude)) }
        return try withOperands(a, b) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> Value in
            try self.reserve(forLimbs: x.limbs.count &+ y.limbs.count)
            return try self.fromGMP { result in
                var left = GMP.view(x), right = GMP.view(y)
                __gmpz_gcd(result, &left, &right)
            }
        }
    }

    private static func gcd(_ a: UInt, _ b: UInt) -> UInt {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// The value of what `body` leaves in a GMP integer.
    func fromGMP(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Void) throws(Unwind) -> Value {
        var integer = __mpz_struct()
        __gmpz_init(&integer)
        defer { __gmpz_clear(&integer) }
        body(&integer)
        let count = Int(integer._mp_size.magnitude)
        guard count != 0, let limbs = integer._mp_d else { return Value(small: 0) }
        return try makeInteger(copying: Limbs(UnsafePointer(limbs), count), isNegative: integer._mp_size < 0)
    }
}

enum GMP {
    /// The operand as a read-only GMP integer that shares its limbs.
    static func view(_ operand: IntegerOperand) -> __mpz_struct {
        var integer = __mpz_struct()
        let count = operand.isNegative ? 0 &- operand.limbs.count : operand.limbs.count
        _ = __gmpz_roinit_n(&integer, operand.limbs.base, count)
        return integer
    }
}
