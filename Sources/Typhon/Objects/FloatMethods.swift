enum FloatMethods {
    static func install(_ c: ClassBuilder) {
        c.new("float(x=0, /)") { (t, a) throws(Unwind) in
            let type = ClassRef(a[0].ref)
            if a.has(1) && t.double(a[1]) != nil { return try t.instance(of: type, number: a[1]) }
            return try t.instance(of: type, number: t.makeDouble(a.has(1) ? t.convertToFloat(a[1]) : 0))
        }
        NumberMethods.defineCommon(c, .float)
        NumberMethods.defineDivision(c, .float)
        installConversions(c)
        installAttributes(c)
        installText(c)
    }

    private static func installConversions(_ c: ClassBuilder) {
        c.method("__float__(self, /)") { (t, a) throws(Unwind) in try t.receiver(a[0], .float) }
        c.method("conjugate(self, /)") { (t, a) throws(Unwind) in try t.receiver(a[0], .float) }
        for name in ["__int__(self, /)", "__trunc__(self, /)"] as [StaticString] {
            c.method(name) { (t, a) throws(Unwind) in try t.integer(truncating: t.floatReceiver(a[0])) }
        }
        c.method("__floor__(self, /)") { (t, a) throws(Unwind) in
            try t.integer(truncating: t.floatReceiver(a[0]).rounded(.down))
        }
        c.method("__ceil__(self, /)") { (t, a) throws(Unwind) in
            try t.integer(truncating: t.floatReceiver(a[0]).rounded(.up))
        }
        c.method("__round__(self, ndigits=None, /)") { (t, a) throws(Unwind) in
            let double = try t.floatReceiver(a[0])
            if !a.has(1) || a[1].isNone { return try t.integer(truncating: FloatArithmetic.round(double)) }
            let digits = try t.integerIndex(a[1])
            let clamped = digits.isInteger ? max(min(digits.integer, 1 << 20), -(1 << 20)) : t.integerSign(digits) << 20
            return try t.floatRound(double, digits: clamped)
        }
    }

    private static func installAttributes(_ c: ClassBuilder) {
        c.getter("real") { (t, a) throws(Unwind) in try t.receiver(a[0], .float) }
        c.getter("imag") { (t, a) throws(Unwind) in try t.makeDouble(0) }
        c.method("is_integer(self, /)") { (t, a) throws(Unwind) in
            let double = try t.floatReceiver(a[0])
            return Value(double.isFinite && double == double.rounded(.down))
        }
        c.method("as_integer_ratio(self, /)") { (t, a) throws(Unwind) in try t.floatRatio(t.floatReceiver(a[0])) }
    }

    private static func installText(_ c: ClassBuilder) {
        c.method("__format__(self, format_spec, /)") { (t, a) throws(Unwind) in
            if try t.isEmptySpecification(a[1]) { return try t.str(a[0]) }
            return try t.formatDouble(t.floatReceiver(a[0]), spec: a[1], of: a[0])
        }
        c.method("hex(self, /)") { (t, a) throws(Unwind) in try t.makeString(FloatHex.text(t.floatReceiver(a[0]))) }
        c.classMethod("fromhex(type, string, /)") { (t, a) throws(Unwind) in
            guard a[1].isKind(.string) else {
                throw t.raise(.typeError, "bad argument type for built-in operation")
            }
            let value = try t.makeDouble(t.float(fromHex: NumberText.stripped(NumberText.ascii(t.string(a[1]))[...])))
            return a[0] == t.machine.classObject(.float).value ? value : try t.call(a[0], [value])
        }
        c.classMethod("__getformat__(type, typestr, /)") { (t, a) throws(Unwind) in
            let name = t.string(a[1])
            guard name == "double" || name == "float" else {
                throw t.raise(.valueError, "__getformat__() argument 1 must be 'double' or 'float'")
            }
            return try t.makeString("IEEE, little-endian")
        }
    }
}

extension Thread {
    fileprivate func floatReceiver(_ value: Value) throws(Unwind) -> Double { knownDouble(try receiver(value, .float)) }

    fileprivate func float(fromHex text: ArraySlice<UInt8>) throws(Unwind) -> Double {
        do throws(FloatHex.Mistake) {
            return try FloatHex.parse(text)
        } catch {
            switch error {
            case .malformed: throw raise(.valueError, "invalid hexadecimal floating-point string")
            case .tooLarge: throw raise(.overflowError, "hexadecimal value too large to represent as a float")
            }
        }
    }

    /// The double as numerator and denominator in lowest terms.
    func floatRatio(_ double: Double) throws(Unwind) -> Value {
        if double.isNaN { throw raise(.valueError, "cannot convert NaN to integer ratio") }
        if double.isInfinite { throw raise(.overflowError, "cannot convert Infinity to integer ratio") }
        if double == 0 { return try makePair(Value(small: 0), Value(small: 1)) }
        let (mantissa, exponent) = double.integerParts
        let zeros = mantissa.trailingZeroBitCount
        let odd = try makeInteger(double < 0 ? 0 &- (mantissa >> zeros) : mantissa >> zeros)
        let power = exponent &+ zeros
        if power >= 0 { return try makePair(integerShiftLeft(odd, power), Value(small: 1)) }
        return try makePair(odd, integerShiftLeft(Value(small: 1), 0 &- power))
    }
}
