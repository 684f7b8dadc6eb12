import CGMP

/// # Hashes of numbers
///
/// Equal numbers of any type hash alike: a rational number is reduced modulo the prime
/// 2^61 - 1, which CPython uses too, so the hashes of ints and floats are CPython's. They fit in
/// 62 bits; -1 is never a hash. A complex number's hash is cut to 62 bits.
package enum NumberHash {
    static let modulus: UInt = (1 << 61) - 1
    static let infinity = 314159
    static let imaginary: UInt = 1_000_003

    package static func ofInteger(_ integer: Int) -> Int {
        // An inline integer's magnitude is at most 2^61, twice the modulus at the very most.
        var rest = integer.magnitude
        if rest >= modulus { rest &-= modulus }
        return signed(rest, integer < 0)
    }

    @inline(__always) static func signed(_ rest: UInt, _ isNegative: Bool) -> Int {
        let hash = isNegative ? 0 &- Int(bitPattern: rest) : Int(bitPattern: rest)
        return hash == -1 ? -2 : hash
    }

    /// Not for NaNs.
    package static func ofDouble(_ double: Double) -> Int {
        if double.isInfinite { return double < 0 ? -infinity : infinity }
        let (mantissa, exponent) = double.integerParts
        // 2^61 is 1 modulo the prime: multiplying by 2^e rotates 61 bits.
        var turn = exponent % 61
        if turn < 0 { turn &+= 61 }
        let bits = UInt(mantissa)
        let rest = (bits &<< UInt(turn) & modulus) | bits &>> UInt(61 &- turn)
        return signed(rest == modulus ? 0 : rest, double < 0)
    }

    /// The low 62 bits, never -1.
    static func cut(_ hash: UInt) -> Int {
        let result = (Int(bitPattern: hash) &<< 2) &>> 2
        return result == -1 ? -2 : result
    }
}

extension Thread {
    /// Equal for equal numbers of any type (CPython's rules); nil when not a number. Fits in 62 bits.
    func numericHash(_ value: Value) -> Int? {
        if value.isInteger { return NumberHash.ofInteger(value.integer) }
        let x = plainNumber(value)
        switch NumberRank.of(x) {
        case .none: return nil
        case .integer: return integerHash(x)
        case .float: return doubleHash(knownDouble(x), identity: value)
        case .complex:
            let (real, imaginary) = complexParts(x)
            let left = UInt(bitPattern: doubleHash(real, identity: value))
            let right = UInt(bitPattern: doubleHash(imaginary, identity: value))
            return NumberHash.cut(left &+ NumberHash.imaginary &* right)
        }
    }

    private func integerHash(_ value: Value) -> Int {
        if value.isInteger { return NumberHash.ofInteger(value.integer) }
        let integer = IntegerRef(value.ref)
        let rest = __gmpn_mod_1(integer.limbs, integer.magnitude.count, NumberHash.modulus)
        return NumberHash.signed(rest, integer.isNegative)
    }

    /// NaNs are not equal to each other, so each hashes by its identity.
    private func doubleHash(_ double: Double, identity: Value) -> Int {
        if !double.isNaN { return NumberHash.ofDouble(double) }
        return NumberHash.cut(UInt(truncatingIfNeeded: identity.bits >> 4))
    }
}
