#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Complex numbers
///
///     | record | meta | real part's bits | imaginary part's bits |
///
/// Immutable leaves, read without barriers.
package typealias ComplexParts = (real: Double, imaginary: Double)

extension Thread {
    func makeComplex(_ real: Double, _ imaginary: Double) throws(Unwind) -> Value {
        let object = try allocate(.complex, .complex, words: 4)
        object[2] = Value(bits: real.bitPattern)
        object[3] = Value(bits: imaginary.bitPattern)
        return Value(object)
    }

    func makeComplex(_ z: ComplexParts) throws(Unwind) -> Value { try makeComplex(z.real, z.imaginary) }

    /// Only for `Kind.complex`.
    @inline(__always) func complexParts(_ value: Value) -> ComplexParts {
        (Double(bitPattern: value.ref[2].bits), Double(bitPattern: value.ref[3].bits))
    }

    /// Any plain number. Raises OverflowError for an int that is too large.
    func plainComplex(_ plain: Value) throws(Unwind) -> ComplexParts {
        plain.isKind(.complex) ? complexParts(plain) : (try plainDouble(plain), 0)
    }

    func complexBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value? {
        switch op {
        case .add, .subtract, .multiply, .trueDivide, .power: break
        case .floorDivide, .modulo, .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: return nil
        }
        let x = try plainComplex(a), y = try plainComplex(b)
        switch op {
        case .add: return try makeComplex(x.real + y.real, x.imaginary + y.imaginary)
        case .subtract: return try makeComplex(x.real - y.real, x.imaginary - y.imaginary)
        case .multiply: return try makeComplex(ComplexArithmetic.multiply(x, y))
        case .trueDivide:
            guard let quotient = ComplexArithmetic.divide(x, y) else {
                throw raise(.zeroDivisionError, "complex division by zero")
            }
            return try makeComplex(quotient)
        case .power: return try complexPower(x, y)
        case .floorDivide, .modulo, .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: return nil
        }
    }

    func complexPower(_ x: ComplexParts, _ y: ComplexParts) throws(Unwind) -> Value {
        if y.real == 0 && y.imaginary == 0 { return try makeComplex(1, 0) }
        if x.real == 0 && x.imaginary == 0 {
            if y.imaginary != 0 || y.real < 0 {
                throw raise(.zeroDivisionError, "0.0 to a negative or complex power")
            }
            return try makeComplex(0, 0)
        }
        let result = ComplexArithmetic.power(x, y)
        guard let result else { throw raise(.zeroDivisionError, "0.0 to a negative or complex power") }
        if result.real.isInfinite || result.imaginary.isInfinite {
            throw raise(.overflowError, "complex exponentiation")
        }
        return try makeComplex(result)
    }

    func complexAbsolute(_ z: ComplexParts) throws(Unwind) -> Value {
        let result = hypot(z.real, z.imaginary)
        if result.isInfinite && z.real.isFinite && z.imaginary.isFinite {
            throw raise(.overflowError, "absolute value too large")
        }
        return try makeDouble(result)
    }

    /// At least one is complex; an int is compared exactly.
    func complexEquals(_ a: Value, _ b: Value) -> Bool {
        guard a.isKind(.complex) else { return complexEquals(b, a) }
        let x = complexParts(a)
        if b.isKind(.complex) {
            let y = complexParts(b)
            return x.real == y.real && x.imaginary == y.imaginary
        }
        if x.imaginary != 0 { return false }
        if let y = double(b) { return x.real == y }
        return integerOrder(b, double: x.real) == 0
    }
}

package enum ComplexArithmetic {
    static func multiply(_ x: ComplexParts, _ y: ComplexParts) -> ComplexParts {
        (x.real * y.real - x.imaginary * y.imaginary, x.real * y.imaginary + x.imaginary * y.real)
    }

    /// Divides by the larger part first, so that nothing overflows on the way. Nil for a zero divisor.
    package static func divide(_ x: ComplexParts, _ y: ComplexParts) -> ComplexParts? {
        if y.real.magnitude >= y.imaginary.magnitude {
            if y.real == 0 { return nil }
            let ratio = y.imaginary / y.real
            let denominator = y.real + y.imaginary * ratio
            return ((x.real + x.imaginary * ratio) / denominator, (x.imaginary - x.real * ratio) / denominator)
        }
        if y.imaginary.magnitude >= y.real.magnitude {
            let ratio = y.real / y.imaginary
            let denominator = y.real * ratio + y.imaginary
            return ((x.real * ratio + x.imaginary) / denominator, (x.imaginary * ratio - x.real) / denominator)
        }
        return (.nan, .nan)
    }

    /// `x` is not zero, nor is `y`. Nil: division by zero.
    package static func power(_ x: ComplexParts, _ y: ComplexParts) -> ComplexParts? {
        // Small whole exponents: by multiplication, which is exact for whole numbers.
        if y.imaginary == 0 && y.real == y.real.rounded(.down) && y.real.magnitude <= 100 {
            return integerPower(x, Int(y.real))
        }
        let absolute = hypot(x.real, x.imaginary)
        var length = pow(absolute, y.real)
        let angle = atan2(x.imaginary, x.real)
        var phase = angle * y.real
        if y.imaginary != 0 {
            length /= exp(angle * y.imaginary)
            phase += y.imaginary * log(absolute)
        }
        // CPython takes the C library's domain error of an infinite angle for a division by zero.
        if phase.isInfinite { return nil }
        return (length * cos(phase), length * sin(phase))
    }

    private static func integerPower(_ x: ComplexParts, _ exponent: Int) -> ComplexParts? {
        if exponent < 0 {
            return divide((1, 0), positivePower(x, 0 &- exponent))
        }
        return exponent == 0 ? (1, 0) : positivePower(x, exponent)
    }

    private static func positivePower(_ x: ComplexParts, _ exponent: Int) -> ComplexParts {
        var result: ComplexParts = (1, 0), square = x
        var mask = 1
        while mask <= exponent {
            if exponent & mask != 0 { result = multiply(result, square) }
            mask <<= 1
            square = multiply(square, square)
        }
        return result
    }
}

/// Complex numbers as text and back.
package enum ComplexText {
    package static func repr(_ z: ComplexParts) -> String {
        // A real part of +0.0 is left out: "2j"; of -0.0 it is not.
        if z.real == 0 && z.real.sign == .plus { return part(z.imaginary) + "j" }
        let imaginary = part(z.imaginary)
        let sign = imaginary.hasPrefix("-") ? "" : "+"
        return "(" + part(z.real) + sign + imaginary + "j)"
    }

    /// A part as in format "r" without ".0".
    private static func part(_ double: Double) -> String {
        let text = FloatText.repr(double)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// What complex(text) accepts, without underscores: "1+2j", "3", "j", "(1-2e3J)". Nil when malformed.
    package static func parse(_ bytes: ArraySlice<UInt8>) -> ComplexParts? {
        var text = NumberText.stripped(bytes)
        if text.first == 40 {
            guard text.last == 41, text.count >= 2 else { return nil }
            text = NumberText.stripped(text.dropFirst().dropLast())
        }
        var position = text.startIndex
        guard let parts = parts(text, &position), position == text.endIndex else { return nil }
        return parts
    }

    private static func parts(_ text: ArraySlice<UInt8>, _ position: inout Int) -> ComplexParts? {
        if let first = FloatSyntax.scan(text, &position) {
            if takeUnit(text, &position) { return (0, first) }
            guard position < text.endIndex, text[position] == 43 || text[position] == 45 else { return (first, 0) }
            guard let second = imaginary(text, &position) else { return nil }
            return (first, second)
        }
        guard let only = imaginary(text, &position) else { return nil }
        return (0, only)
    }

    /// A number with "j", or a bare "j" with a sign or without.
    private static func imaginary(_ text: ArraySlice<UInt8>, _ position: inout Int) -> Double? {
        if let number = FloatSyntax.scan(text, &position) { return takeUnit(text, &position) ? number : nil }
        var sign = 1.0
        if position < text.endIndex && (text[position] == 43 || text[position] == 45) {
            sign = text[position] == 45 ? -1 : 1
            position &+= 1
        }
        return takeUnit(text, &position) ? sign : nil
    }

    private static func takeUnit(_ text: ArraySlice<UInt8>, _ position: inout Int) -> Bool {
        guard position < text.endIndex && text[position] | 32 == 106 else { return false }
        position &+= 1
        return true
    }
}
