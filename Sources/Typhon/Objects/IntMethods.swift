enum IntMethods {
    static func install(_ c: ClassBuilder) {
        c.new("int(x=0, /, base=10)") { (t, a) throws(Unwind) in
            try t.instance(of: ClassRef(a[0].ref), number: t.newInt(a[1], a[2]))
        }
        NumberMethods.defineCommon(c, .integer)
        NumberMethods.defineDivision(c, .integer)
        NumberMethods.define(c, NumberMethods.shifts, .integer)
        NumberMethods.define(c, NumberMethods.bits, .integer)
        c.method("__invert__(self, /)") { (t, a) throws(Unwind) in try t.integerInvert(t.receiver(a[0], .integer)) }
        installConversions(c)
        installAttributes(c)
        installRounding(c)
        installBytes(c)
    }

    private static func installConversions(_ c: ClassBuilder) {
        // Each of these is the int itself, as an exact int.
        let names: [StaticString] = [
            "__int__(self, /)", "__index__(self, /)", "__trunc__(self, /)", "__floor__(self, /)", "__ceil__(self, /)",
            "conjugate(self, /)",
        ]
        for name in names { c.method(name) { (t, a) throws(Unwind) in try t.receiver(a[0], .integer) } }
        c.method("__float__(self, /)") { (t, a) throws(Unwind) in
            try t.makeDouble(t.integerDouble(t.receiver(a[0], .integer)))
        }
        c.method("__format__(self, format_spec, /)") { (t, a) throws(Unwind) in
            if try t.isEmptySpecification(a[1]) { return try t.str(a[0]) }
            return try t.formatInteger(t.receiver(a[0], .integer), spec: a[1])
        }
        c.method("__sizeof__(self, /)") { (t, a) throws(Unwind) in
            let value = try t.receiver(a[0], .integer)
            return Value(small: value.isInteger ? 8 : (IntegerRef.header + IntegerRef(value.ref).magnitude.count) * 8)
        }
    }

    private static func installAttributes(_ c: ClassBuilder) {
        c.getter("real") { (t, a) throws(Unwind) in try t.receiver(a[0], .integer) }
        c.getter("numerator") { (t, a) throws(Unwind) in try t.receiver(a[0], .integer) }
        c.getter("imag") { (t, a) throws(Unwind) in Value(small: 0) }
        c.getter("denominator") { (t, a) throws(Unwind) in Value(small: 1) }
        c.method("bit_length(self, /)") { (t, a) throws(Unwind) in
            Value(small: t.integerBitLength(try t.receiver(a[0], .integer)))
        }
        c.method("bit_count(self, /)") { (t, a) throws(Unwind) in
            Value(small: t.integerBitCount(try t.receiver(a[0], .integer)))
        }
        c.method("is_integer(self, /)") { (t, a) throws(Unwind) in
            try t.checkReceiver(a[0], .integer)
            return .true
        }
        c.method("as_integer_ratio(self, /)") { (t, a) throws(Unwind) in
            try t.makePair(t.receiver(a[0], .integer), Value(small: 1))
        }
    }

    private static func installRounding(_ c: ClassBuilder) {
        c.method("__round__(self, ndigits=None, /)") { (t, a) throws(Unwind) in
            let value = try t.receiver(a[0], .integer)
            if !a.has(1) { return value }
            return try t.integerRound(value, digits: t.integerIndex(a[1]))
        }
    }

    private static func installBytes(_ c: ClassBuilder) {
        c.method("to_bytes(self, /, length=1, byteorder='big', *, signed=False)") { (t, a) throws(Unwind) in
            let value = try t.receiver(a[0], .integer)
            let length = a.has(1) ? try t.size(a[1]) : 1
            let isLittle = try t.isLittleEndian(a[2])
            let isSigned = a.has(3) ? try t.isTrue(a[3]) : false
            return try t.integerBytes(value, length: length, isLittle: isLittle, isSigned: isSigned)
        }
        c.classMethod("from_bytes(type, /, bytes, byteorder='big', *, signed=False)") { (t, a) throws(Unwind) in
            let isLittle = try t.isLittleEndian(a[2])
            let isSigned = a.has(3) ? try t.isTrue(a[3]) : false
            let value = try t.integer(fromBytesOf: a[1], isLittle: isLittle, isSigned: isSigned)
            let type = ClassRef(a[0].ref)
            return type.flags.contains(.isBuiltin) && type == t.machine.classObject(.int) ? value : try t.call(a[0], [value])
        }
    }
}

enum BoolMethods {
    static func install(_ c: ClassBuilder) {
        c.new("bool(x=False, /)") { (t, a) throws(Unwind) in Value(a.has(1) ? try t.isTrue(a[1]) : false) }
        NumberMethods.define(c, NumberMethods.bits, .integer)
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.numberRepr(a[0]) }
        c.method("__invert__(self, /)") { (t, a) throws(Unwind) in try t.integerInvert(t.receiver(a[0], .integer)) }
    }
}

extension Thread {
    fileprivate func newInt(_ value: Value, _ base: Value) throws(Unwind) -> Value {
        if value.isAbsent {
            if base.isAbsent { return Value(small: 0) }
            throw raise(.typeError, "int() missing string argument")
        }
        if base.isAbsent { return try convertToInteger(value) }
        let radix = try integerIndex(base)
        return try convertToInteger(value, base: radix.isInteger ? radix.integer : -1)
    }

    func isEmptySpecification(_ spec: Value) throws(Unwind) -> Bool {
        guard spec.isKind(.string) else {
            throw raise(.typeError, "__format__() argument must be str, not \(typeName(spec))")
        }
        return StringRef(spec.ref).length == 0
    }

    /// round(value, digits): to a multiple of 10^-digits, halves to even.
    func integerRound(_ value: Value, digits: Value) throws(Unwind) -> Value {
        if integerSign(digits) >= 0 { return value }
        // More digits than the number has: nothing is left. (A third of the bits is more than the digits.)
        let bound = integerBitLength(value) / 3 &+ 2
        guard digits.isInteger, digits.integer > 0 &- bound else { return Value(small: 0) }
        let unit = try integerPower(Value(small: 10), Value(small: 0 &- digits.integer))
        return try integerMultiply(integerDivideHalfEven(value, unit), unit)
    }
}
