#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The module `math`: the C library's functions with Python's errors. A NaN made from
/// numbers is a "math domain error", an infinity made from finite ones a "math range error".
enum MathModule {
    static func install(_ m: ModuleBuilder) {
        for (name, value) in [("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity), ("nan", Double.nan)] as [(StaticString, Double)] {
            // No memory for a constant means no interpreter at all: the module then lacks it.
            if let constant = try? m.thread.makeDouble(value) { m.constant(name, constant) }
        }
        installFunctions(m)
        installPairs(m)
        installParts(m)
        installLogarithms(m)
        installRounding(m)
        installNeighbours(m)
        installIntegers(m)
        installSums(m)
    }

    /// Functions of one number; true where an infinite result of a finite number is an overflow.
    private static let functions: [(StaticString, Bool, RealFunction)] = [
        ("acos(x, /)", false, { acos($0) }), ("acosh(x, /)", false, { acosh($0) }),
        ("asin(x, /)", false, { asin($0) }), ("asinh(x, /)", false, { asinh($0) }),
        ("atan(x, /)", false, { atan($0) }), ("atanh(x, /)", false, { atanh($0) }),
        ("cbrt(x, /)", false, { cbrt($0) }),
        ("cos(x, /)", false, { cos($0) }), ("cosh(x, /)", true, { cosh($0) }),
        ("erf(x, /)", false, { erf($0) }), ("erfc(x, /)", false, { erfc($0) }),
        ("exp(x, /)", true, { exp($0) }), ("exp2(x, /)", true, { exp2($0) }), ("expm1(x, /)", true, { expm1($0) }),
        ("fabs(x, /)", false, { $0.magnitude }), ("log1p(x, /)", false, { log1p($0) }),
        ("sin(x, /)", false, { sin($0) }), ("sinh(x, /)", true, { sinh($0) }),
        ("sqrt(x, /)", false, { $0.squareRoot() }),
        ("tan(x, /)", false, { tan($0) }), ("tanh(x, /)", false, { tanh($0) }),
    ]

    private static func installFunctions(_ m: ModuleBuilder) {
        for (signature, canOverflow, function) in functions {
            m.function(signature, shortcut: .real, real: function) { (t, a) throws(Unwind) in
                let x = try t.real(a[0])
                let result = function(x)
                if !result.isFinite { try t.checkMath(result, of: x, canOverflow: canOverflow) }
                return try t.makeDouble(result)
            }
        }
        m.function("gamma(x, /)") { (t, a) throws(Unwind) in try t.mathResult(GammaFunction.gamma(t.real(a[0]))) }
        m.function("lgamma(x, /)") { (t, a) throws(Unwind) in try t.mathResult(GammaFunction.logarithm(t.real(a[0]))) }
        m.function("degrees(x, /)") { (t, a) throws(Unwind) in try t.makeDouble(t.real(a[0]) * (180 / Double.pi)) }
        m.function("radians(x, /)") { (t, a) throws(Unwind) in try t.makeDouble(t.real(a[0]) * (Double.pi / 180)) }
        m.function("isfinite(x, /)") { (t, a) throws(Unwind) in Value(try t.real(a[0]).isFinite) }
        m.function("isinf(x, /)") { (t, a) throws(Unwind) in Value(try t.real(a[0]).isInfinite) }
        m.function("isnan(x, /)") { (t, a) throws(Unwind) in Value(try t.real(a[0]).isNaN) }
    }

    private static func installPairs(_ m: ModuleBuilder) {
        m.function("atan2(y, x, /)") { (t, a) throws(Unwind) in try t.makeDouble(atan2(t.real(a[0]), t.real(a[1]))) }
        m.function("copysign(x, y, /)") { (t, a) throws(Unwind) in
            try t.makeDouble(Double(signOf: t.real(a[1]), magnitudeOf: t.real(a[0])))
        }
        m.function("fmod(x, y, /)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0]), y = try t.real(a[1])
            let result = fmod(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw t.mathDomain() }
            return try t.makeDouble(result)
        }
        m.function("remainder(x, y, /)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0]), y = try t.real(a[1])
            let result = remainder(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw t.mathDomain() }
            return try t.makeDouble(result)
        }
        m.function("pow(x, y, /)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0]), y = try t.real(a[1])
            let result = pow(x, y)
            if !result.isFinite && x.isFinite && y.isFinite {
                throw result.isNaN || x == 0 ? t.mathDomain() : t.mathRange()
            }
            return try t.makeDouble(result)
        }
        m.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0]), y = try t.real(a[1])
            let relative = a.has(2) ? try t.real(a[2]) : 1e-9
            let absolute = a.has(3) ? try t.real(a[3]) : 0
            if relative < 0 || absolute < 0 { throw t.raise(.valueError, "tolerances must be non-negative") }
            if x == y { return .true }
            if x.isInfinite || y.isInfinite { return .false }
            let difference = (x - y).magnitude
            return Value(difference <= (relative * y).magnitude || difference <= (relative * x).magnitude || difference <= absolute)
        }
    }

    private static func installParts(_ m: ModuleBuilder) {
        m.function("frexp(x, /)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0])
            if x == 0 || !x.isFinite { return try t.makePair(t.makeDouble(x), Value(small: 0)) }
            let mantissa = x.significand / 2
            return try t.makePair(t.makeDouble(x < 0 ? -mantissa : mantissa), Value(small: Int(x.exponent) &+ 1))
        }
        m.function("modf(x, /)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0])
            let whole = x.rounded(.towardZero)
            let fraction = x.isInfinite ? 0 : x - whole
            let signed = x.isNaN ? x : Double(signOf: x, magnitudeOf: fraction)
            return try t.makePair(t.makeDouble(signed), t.makeDouble(whole))
        }
        m.function("ldexp(x, i, /)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0])
            guard NumberRank.of(t.plainNumber(a[1])) == .integer else {
                throw t.raise(.typeError, "Expected an int as second argument to ldexp.")
            }
            if x == 0 || !x.isFinite { return try t.makeDouble(x) }
            // Beyond +-5000 nothing changes any more.
            let power = t.exactInt(a[1]).map { max(min($0, 5000), -5000) } ?? t.integerSign(t.plainNumber(a[1])) * 5000
            let result = scalbn(x, Int(power))
            if result.isInfinite { throw t.mathRange() }
            return try t.makeDouble(result)
        }
    }

    private static func installLogarithms(_ m: ModuleBuilder) {
        m.function("log(x, base=None, /)") { (t, a) throws(Unwind) in
            let numerator = try t.logarithm(a[0]) { log($0) }
            if !a.has(1) { return try t.makeDouble(numerator) }
            let denominator = try t.logarithm(a[1]) { log($0) }
            if denominator == 0 { throw t.raise(.zeroDivisionError, "float division by zero") }
            return try t.makeDouble(numerator / denominator)
        }
        m.function("log2(x, /)") { (t, a) throws(Unwind) in try t.makeDouble(t.logarithm(a[0]) { log2($0) }) }
        m.function("log10(x, /)") { (t, a) throws(Unwind) in try t.makeDouble(t.logarithm(a[0]) { log10($0) }) }
    }

    private static func installRounding(_ m: ModuleBuilder) {
        m.function("floor(x, /)") { (t, a) throws(Unwind) in try t.rounded(a[0], .floor, .down) }
        m.function("ceil(x, /)") { (t, a) throws(Unwind) in try t.rounded(a[0], .ceil, .up) }
        m.function("trunc(x, /)") { (t, a) throws(Unwind) in
            if let double = t.double(a[0]) { return try t.integer(truncating: double) }
            if a[0].isInteger || a[0].isBool || a[0].isKind(.integer) { return t.plainNumber(a[0]) }
            guard a[0].isReference, let method = try t.lookupSpecial(a[0], .trunc) else {
                throw t.raise(.typeError, "type \(t.typeName(a[0])) doesn't define __trunc__ method")
            }
            return try t.call(method, [])
        }
    }

    private static func installNeighbours(_ m: ModuleBuilder) {
        m.function("nextafter(x, y, /, *, steps=None)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0]), y = try t.real(a[1])
            if !a.has(2) || a[2].isNone { return try t.makeDouble(nextafter(x, y)) }
            let steps = try t.integerIndex(a[2])
            if t.integerSign(steps) < 0 { throw t.raise(.valueError, "steps must be a non-negative integer") }
            let count = try t.withOperand(steps) { (x: IntegerOperand) throws(Unwind) -> UInt64 in
                x.limbs.count > 1 ? .max : x.isZero ? 0 : UInt64(x.limbs[0])
            }
            return try t.makeDouble(MathModule.next(x, toward: y, steps: count))
        }
        m.function("ulp(x, /)") { (t, a) throws(Unwind) in
            let x = try t.real(a[0]).magnitude
            return try t.makeDouble(x.isFinite ? x.ulp : x)
        }
    }

    /// Doubles in order are their bit patterns in order, but for the sign.
    private static func next(_ x: Double, toward y: Double, steps: UInt64) -> Double {
        if steps == 0 || x.isNaN { return x }
        if y.isNaN { return y }
        if x == y { return y }
        let signBit: UInt64 = 1 << 63
        let from = x.bitPattern, to = y.bitPattern
        let fromMagnitude = from & ~signBit, toMagnitude = to & ~signBit
        if (from ^ to) & signBit != 0 {
            // Down to zero, and up on the other side.
            if fromMagnitude &+ toMagnitude <= steps { return y }
            if fromMagnitude < steps { return Double(bitPattern: (to & signBit) | (steps &- fromMagnitude)) }
            return Double(bitPattern: from &- steps)
        }
        if toMagnitude > fromMagnitude {
            return toMagnitude &- fromMagnitude <= steps ? y : Double(bitPattern: from &+ steps)
        }
        return fromMagnitude &- toMagnitude <= steps ? y : Double(bitPattern: from &- steps)
    }
}

extension Thread {
    func mathDomain() -> Unwind { raise(.valueError, "math domain error") }
    func mathRange() -> Unwind { raise(.overflowError, "math range error") }

    /// `result` is not finite: may it be, of `x`?
    fileprivate func checkMath(_ result: Double, of x: Double, canOverflow: Bool) throws(Unwind) {
        if result.isNaN {
            if !x.isNaN { throw mathDomain() }
        } else if x.isFinite {
            throw canOverflow ? mathRange() : mathDomain()
        }
    }

    fileprivate func mathResult(_ result: GammaFunction.Result) throws(Unwind) -> Value {
        switch result {
        case .value(let double): return try makeDouble(double)
        case .domain: throw mathDomain()
        case .range: throw mathRange()
        }
    }

    /// A logarithm of any real number; ints may be too large for a double.
    fileprivate func logarithm(_ value: Value, _ function: (Double) -> Double) throws(Unwind) -> Double {
        let plain = plainNumber(value)
        if NumberRank.of(plain) == .integer && !plain.isInteger {
            if integerSign(plain) < 0 { throw mathDomain() }
            if nearestDouble(plain).isInfinite {
                let (mantissa, exponent) = integerFraction(plain)
                return function(mantissa) + function(2) * Double(exponent)
            }
        }
        let x = try real(value)
        if x.isNaN { return x }
        if x <= 0 { throw mathDomain() }
        return function(x)
    }

    fileprivate func rounded(_ value: Value, _ name: Name, _ rule: FloatingPointRoundingRule) throws(Unwind) -> Value {
        if let double = double(value) { return try integer(truncating: double.rounded(rule)) }
        if value.isInteger || value.isBool || value.isKind(.integer) { return plainNumber(value) }
        if value.isReference, let method = try lookupSpecial(value, name) { return try call(method, []) }
        return try integer(truncating: real(value).rounded(rule))
    }
}
