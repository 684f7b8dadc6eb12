/// # NumberField: a number laid out in its field
///
///     | padding | sign | prefix | padding | grouped digits | rest | missing zeros | exponent | padding |
///
/// `digits` are the leading digits (grouped when asked), `rest` the point and what follows.
struct NumberField {
    var isNegative = false
    var prefix: StaticString = ""
    var digits: Units
    var rest = Units(base: Units.nowhere, count: 0, shift: 0)
    /// Zeros after `rest` that were not worth storing.
    var missing = 0
    var exponent = Units(base: Units.nowhere, count: 0, shift: 0)

    init(digits: Units) { self.digits = digits }

    private func signCharacter(_ format: FormatSpec) -> UInt32? {
        if isNegative { return 0x2D }
        return format.sign == 0x2B || format.sign == 0x20 ? format.sign : nil
    }

    func append(to builder: inout StringBuilder, _ format: FormatSpec) throws(Unwind) {
        let sign = signCharacter(format)
        let fixed = (sign == nil ? 0 : 1) + prefix.utf8CodeUnitCount + rest.count + missing + exponent.count
        let group = format.grouping == 0 ? Int.max : isPowerOfTwoRadix(format) ? 4 : 3
        let padsDigits = format.fill == 0x30 && format.align == 0x3D && digits.count > 0
        let minimum = padsDigits ? format.width - fixed : 0
        let grouped = groupedCount(group, minimum)
        let padding = max(0, format.width - fixed - grouped)
        var (before, inside) = (0, 0)
        switch Units.letter(format.align) {
        case "<": break
        case "^": before = padding / 2
        case "=": inside = padding
        default: before = padding
        }
        try builder.append(repeating: format.fill, count: before)
        if let sign { try builder.append(sign) }
        try builder.append(prefix)
        try builder.append(repeating: format.fill, count: inside)
        try appendDigits(to: &builder, group, grouped, format.grouping)
        try builder.append(rest)
        try builder.append(repeating: 0x30, count: missing)
        try builder.append(exponent)
        try builder.append(repeating: format.fill, count: padding - before - inside)
    }

    private func isPowerOfTwoRadix(_ format: FormatSpec) -> Bool {
        let type = Units.letter(format.type)
        return type == "b" || type == "o" || type == "x" || type == "X"
    }

    /// Characters of the digits with separators, and leading zeros up to `minimum`. A
    /// separator never comes first: then one more zero does.
    private func groupedCount(_ group: Int, _ minimum: Int) -> Int {
        if digits.count == 0 { return 0 }
        if group == .max { return max(digits.count, minimum) }
        let plain = digits.count + (digits.count - 1) / group
        if plain >= minimum { return plain }
        return minimum % (group + 1) == 0 ? minimum + 1 : minimum
    }

    private func appendDigits(to builder: inout StringBuilder, _ group: Int, _ size: Int, _ separator: UInt32) throws(Unwind) {
        if group == .max || size == digits.count {
            try builder.append(repeating: 0x30, count: size - digits.count)
            return try builder.append(digits)
        }
        // `size` characters hold this many digits, zeros in front included.
        let total = size - (size - 1) / (group + 1)
        for index in 0..<total {
            if index > 0 && (total - index) % group == 0 { try builder.append(separator) }
            let digit = index - (total - digits.count)
            try builder.append(digit < 0 ? 0x30 : digits[digit])
        }
    }
}

extension Thread {
    /// `format(integer, spec)` for a non-empty specification; `value` is an int (or bool).
    func formatInteger(_ value: Value, spec: Value) throws(Unwind) -> Value {
        let format = try formatSpec(spec, of: value, alignsRight: true, defaultType: 0x64)
        switch Units.letter(format.type) {
        case "e", "E", "f", "F", "g", "G", "%":
            let double = try call(machine.classObject(.float).value, [value])
            return try formatDouble(self.double(double) ?? 0, format, of: value)
        case "c": return try formatCharacter(value, format)
        case "b", "o", "x", "X", "d", "n", "\0": break
        default: throw unknownFormat(format.type, value)
        }
        try checkIntegerFormat(format)
        if value.isInteger { return try formatSmallInteger(value.integer, format) }
        var digits = try StringBuilder(self)
        let isNegative = try appendDigits(of: value, format.type, to: &digits)
        var field = NumberField(digits: digits.units)
        field.isNegative = isNegative
        if format.isAlternate { field.prefix = radixPrefix(format.type) }
        var builder = try StringBuilder(self, capacity: digits.count + max(format.width, 0) + 8)
        try field.append(to: &builder, format)
        return try builder.finish()
    }

    private func formatSmallInteger(_ integer: Int, _ format: FormatSpec) throws(Unwind) -> Value {
        let radix = formatRadix(format.type)
        return try withDigits(integer.magnitude, radix: radix, isUpper: format.type == 0x58) { (digits) throws(Unwind) in
            var field = NumberField(digits: digits)
            field.isNegative = integer < 0
            if format.isAlternate { field.prefix = radixPrefix(format.type) }
            let capacity = format.grouping == 0 ? digits.count + 3 : digits.count * 2 + 3
            var builder = try StringBuilder(self, capacity: max(format.width, capacity))
            try field.append(to: &builder, format)
            return try builder.finish()
        }
    }

    /// The radix of a type letter.
    func formatRadix(_ type: UInt32) -> UInt {
        switch Units.letter(type) {
        case "b": 2
        case "o": 8
        case "x", "X": 16
        default: 10
        }
    }

    private func checkIntegerFormat(_ format: FormatSpec) throws(Unwind) {
        if format.precision >= 0 { throw raise(.valueError, "Precision not allowed in integer format specifier") }
        if format.coercesNegativeZero {
            throw raise(.valueError, "Negative zero coercion (z) not allowed in integer format specifier")
        }
    }

    func radixPrefix(_ type: UInt32) -> StaticString {
        switch Units.letter(type) {
        case "b": "0b"
        case "o": "0o"
        case "x": "0x"
        case "X": "0X"
        default: ""
        }
    }

    private func formatCharacter(_ value: Value, _ format: FormatSpec) throws(Unwind) -> Value {
        try checkIntegerFormat(format)
        if format.sign != 0 { throw raise(.valueError, "Sign not allowed with integer format specifier 'c'") }
        if format.isAlternate {
            throw raise(.valueError, "Alternate form (#) not allowed with integer format specifier 'c'")
        }
        guard let number = exactInt(value), number >= 0 && number < 0x110000 else {
            throw raise(.overflowError, "%c arg not in range(0x110000)")
        }
        var character = try StringBuilder(self)
        try character.append(UInt32(number))
        // Not a digit: fill characters go around it, as around any rest.
        var field = NumberField(digits: character.units.slice(0, 0))
        field.rest = character.units
        var builder = try StringBuilder(self)
        var format = format
        if format.align == 0 { format.align = 0x3E }
        try field.append(to: &builder, format)
        return try builder.finish()
    }

    /// The magnitude's digits in the radix of a type letter; answers whether the number is negative.
    func appendDigits(of value: Value, _ type: UInt32, to builder: inout StringBuilder) throws(Unwind) -> Bool {
        let radix = Int(formatRadix(type))
        if let small = exactInt(value) {
            try builder.append(magnitude: small.magnitude, radix: UInt(radix), isUpper: type == 0x58)
            return small < 0
        }
        let text = radix == 10 ? string(try numberRepr(value)) : try integerText(value, radix: radix)
        for scalar in text.unicodeScalars where scalar != "-" {
            let isLetter = scalar.value >= 0x61
            try builder.append(isLetter && type == 0x58 ? scalar.value - 0x20 : scalar.value)
        }
        return text.hasPrefix("-")
    }

    /// `format(float, spec)` for a non-empty specification. `value` names the type in errors.
    func formatDouble(_ double: Double, spec: Value, of value: Value) throws(Unwind) -> Value {
        let format = try formatSpec(spec, of: value, alignsRight: true, defaultType: 0x67)
        return try formatDouble(double, format, of: value)
    }

    private func formatDouble(_ double: Double, _ format: FormatSpec, of value: Value) throws(Unwind) -> Value {
        if format.precision > Int(Int32.max) { throw raise(.valueError, "precision too big") }
        var builder = try StringBuilder(self, capacity: max(format.width, 24))
        let letter = Units.letter(format.type | 0x20)
        if letter == "f" && !format.coercesNegativeZero && !format.isAlternate {
            let precision = format.precision < 0 ? 6 : format.precision
            if try FixedText.append(double, precision, to: &builder, format) { return try builder.finish() }
        }
        var text = DoubleText(isNegative: double.sign == .minus && !double.isNaN)
        let magnitude = double.magnitude
        let precision = format.precision < 0 ? 6 : format.precision
        switch Units.letter(format.type) {
        case "e", "E", "f", "F", "g", "G", "n":
            text.set(magnitude, letter == "n" ? "g" : letter, precision, format.isAlternate)
        case "%":
            text.set(magnitude * 100, "f", precision, format.isAlternate)
            text.exponent.append(0x25)
        case "\0":
            let style: FloatText.General = format.precision < 0 ? .repr : .digits
            text.bytes = FloatText.general(magnitude, style, precision: precision, alternate: format.isAlternate, dotZero: true)
        default: throw unknownFormat(format.type, value)
        }
        if format.coercesNegativeZero && text.isZero { text.isNegative = false }
        let isUpper = format.type == 0x45 || format.type == 0x46 || format.type == 0x47
        try text.append(to: &builder, format, isUpper: isUpper)
        return try builder.finish()
    }
}

/// A double's text on its way into a field.
struct DoubleText {
    var isNegative: Bool
    var bytes: [UInt8] = []
    var missing = 0
    var exponent: [UInt8] = []

    init(isNegative: Bool) { self.isNegative = isNegative }

    /// Only zero digits (before an exponent)?
    var isZero: Bool { bytes.prefix { $0 != 0x65 }.allSatisfy { $0 == 0x30 || $0 == 0x2E } }

    mutating func set(_ magnitude: Double, _ letter: Unicode.Scalar, _ precision: Int, _ alternate: Bool) {
        if letter == "f" {
            (bytes, missing) = FloatText.fixed(magnitude, precision: precision, alternate: alternate)
        } else if letter == "e" {
            (bytes, exponent, missing) = FloatText.exponential(magnitude, precision: precision, alternate: alternate)
        } else {
            bytes = FloatText.general(magnitude, .digits, precision: precision, alternate: alternate, dotZero: false)
            // Trailing zeros of the alternate form that no double has digits for.
            if alternate && magnitude.isFinite && precision > FloatText.significant { missing = precision - FloatText.significant }
        }
    }

    mutating func append(to builder: inout StringBuilder, _ format: FormatSpec, isUpper: Bool) throws(Unwind) {
        if isUpper {
            bytes = bytes.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & ~0x20 : $0 }
            exponent = exponent.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & ~0x20 : $0 }
        }
        let isNegative = isNegative, missing = missing
        try bytes.withUnsafeBufferPointer { (bytes) throws(Unwind) in
            try exponent.withUnsafeBufferPointer { (exponent) throws(Unwind) in
                let all = Units(bytes)
                var leading = 0
                while leading < all.count && CodePoint.isASCIIDigit(all[leading]) { leading += 1 }
                var field = NumberField(digits: all.slice(0, leading))
                field.isNegative = isNegative
                field.rest = all.slice(leading, all.count)
                field.missing = missing
                field.exponent = Units(exponent)
                try field.append(to: &builder, format)
            }
        }
    }
}

extension StringBuilder {
    mutating func append(magnitude: UInt, radix: UInt, isUpper: Bool) throws(Unwind) {
        try withDigits(magnitude, radix: radix, isUpper: isUpper) { (digits) throws(Unwind) in try append(digits) }
    }
}

/// The digits of a number, on the native stack.
@inline(__always) func withDigits<R>(
    _ magnitude: UInt, radix: UInt, isUpper: Bool = false, _ body: (Units) throws(Unwind) -> R
) throws(Unwind) -> R {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) {
        (text: UnsafeMutableBufferPointer<UInt8>) throws(Unwind) -> R in
        let base = text.baseAddress.unsafelyUnwrapped
        var first = 64
        var rest = magnitude
        if radix == 10 {
            repeat {
                first &-= 1
                base[first] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest != 0
        } else {
            let bits = UInt(radix.trailingZeroBitCount)
            repeat {
                first &-= 1
                let digit = UInt8(truncatingIfNeeded: rest & (radix &- 1))
                base[first] = digit < 10 ? 0x30 &+ digit : (isUpper ? 0x37 : 0x57) &+ digit
                rest >>= bits
            } while rest != 0
        }
        return try body(Units(base: UnsafeRawPointer(base + first), count: 64 &- first, shift: 0))
    }
}
