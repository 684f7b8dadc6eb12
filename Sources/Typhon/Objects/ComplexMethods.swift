enum ComplexMethods {
    static func install(_ c: ClassBuilder) {
        c.new("complex(real=0, imag=0)") { (t, a) throws(Unwind) in
            try t.instance(of: ClassRef(a[0].ref), number: t.newComplex(a[1], a[2]))
        }
        NumberMethods.defineCommon(c, .complex)
        c.getter("real") { (t, a) throws(Unwind) in try t.makeDouble(t.complexParts(t.receiver(a[0], .complex)).real) }
        c.getter("imag") { (t, a) throws(Unwind) in try t.makeDouble(t.complexParts(t.receiver(a[0], .complex)).imaginary) }
        c.method("conjugate(self, /)") { (t, a) throws(Unwind) in
            let z = t.complexParts(try t.receiver(a[0], .complex))
            return try t.makeComplex(z.real, -z.imaginary)
        }
        c.method("__complex__(self, /)") { (t, a) throws(Unwind) in try t.receiver(a[0], .complex) }
        c.method("__format__(self, format_spec, /)") { (t, a) throws(Unwind) in
            if try t.isEmptySpecification(a[1]) { return try t.str(a[0]) }
            return try t.formatComplex(t.complexParts(t.receiver(a[0], .complex)), spec: a[1], of: a[0])
        }
    }
}

extension Thread {
    fileprivate func newComplex(_ real: Value, _ imaginary: Value) throws(Unwind) -> Value {
        if real.isKind(.complex) && imaginary.isAbsent { return real }
        if real.isKind(.string) {
            if !imaginary.isAbsent { throw raise(.typeError, "complex() can't take second arg if first is a string") }
            let text = NumberText.ascii(string(real))
            guard let plain = NumberText.withoutUnderscores(text[...]) else {
                if text.contains(0xFF) { throw raise(.valueError, "complex() arg is a malformed string") }
                throw raise(.valueError, "could not convert string to complex: \(try reprText(real))")
            }
            if let parts = ComplexText.parse(plain) { return try makeComplex(parts) }
            throw raise(.valueError, "complex() arg is a malformed string")
        }
        if imaginary.isKind(.string) { throw raise(.typeError, "complex() second arg can't be a string") }
        var result: ComplexParts = (0, 0)
        if !real.isAbsent { result = try complexArgument(real, "first argument must be a string or a number") }
        if !imaginary.isAbsent {
            // real + imaginary * 1j; parts that were not complex leave the sign of zero alone.
            let (x, y) = try secondArgument(imaginary)
            result = y.map { (result.real - $0, result.imaginary + x) } ?? (result.real, result.imaginary == 0 && !isComplex(real) ? x : result.imaginary + x)
        }
        return try makeComplex(result)
    }

    private func isComplex(_ value: Value) -> Bool {
        !value.isAbsent && NumberRank.of(plainNumber(value)) == .complex
    }

    /// The imaginary argument: its real part, and its imaginary part if it is complex.
    private func secondArgument(_ value: Value) throws(Unwind) -> (Double, Double?) {
        if isComplex(value) {
            let parts = complexParts(plainNumber(value))
            return (parts.real, parts.imaginary)
        }
        guard let double = try realIfAny(value) else {
            throw raise(.typeError, "complex() second argument must be a number, not '\(typeName(value))'")
        }
        return (double, nil)
    }

    /// Any number, or what has `__complex__`, `__float__` or `__index__`.
    private func complexArgument(_ value: Value, _ wanted: String) throws(Unwind) -> ComplexParts {
        if value.isReference, !value.isKind(.complex), let method = try lookupSpecial(value, .complex) {
            let result = try call(method, [])
            let plain = plainNumber(result)
            if NumberRank.of(plain) == .complex { return complexParts(plain) }
            throw raise(.typeError, "__complex__ returned non-complex (type \(typeName(result)))")
        }
        let plain = plainNumber(value)
        if NumberRank.of(plain) == .complex { return complexParts(plain) }
        if let double = try realIfAny(value) { return (double, 0) }
        throw raise(.typeError, "complex() \(wanted), not '\(typeName(value))'")
    }

    /// format(z, spec): both parts in the same format; a width is for the whole.
    fileprivate func formatComplex(_ z: ComplexParts, spec: Value, of value: Value) throws(Unwind) -> Value {
        let field = ComplexField(string(spec))
        if field.isZeroPadded { throw raise(.valueError, "Zero padding is not allowed in complex format specifier") }
        if field.isEqualAligned { throw raise(.valueError, "'=' alignment flag is not allowed in complex format specifier") }
        let text = field.hasType
            ? try part(z.real, field.number, value) + part(z.imaginary, "+" + field.unsigned, value) + "j"
            : try general(z, field, value)
        if field.layout.isEmpty { return try makeString(text) }
        return try formatString(makeString(text), spec: makeString(field.layout))
    }

    /// Without a type letter: like repr, digits as the format says.
    private func general(_ z: ComplexParts, _ field: ComplexField, _ value: Value) throws(Unwind) -> String {
        let type = field.hasPrecision ? "g" : "r"
        func text(_ double: Double, _ format: String) throws(Unwind) -> String {
            if type == "g" { return try part(double, format + "g", value) }
            let plain = FloatText.repr(double)
            let digits = plain.hasSuffix(".0") ? String(plain.dropLast(2)) : plain
            return format.hasPrefix("+") && !digits.hasPrefix("-") ? "+" + digits : digits
        }
        if z.real == 0 && z.real.sign == .plus { return try text(z.imaginary, field.number) + "j" }
        return "(" + (try text(z.real, field.number)) + (try text(z.imaginary, "+" + field.unsigned)) + "j)"
    }

    private func part(_ double: Double, _ format: String, _ value: Value) throws(Unwind) -> String {
        string(try formatDouble(double, spec: makeString(format), of: value))
    }
}

/// A format specification taken apart for a complex number: what lays out the whole, and what each part gets.
struct ComplexField {
    /// Fill, alignment and width for the whole text.
    var layout = ""
    /// Sign, options, precision and type for a part, and the same without the sign.
    var number = "", unsigned = ""
    var isZeroPadded = false, isEqualAligned = false, hasType = false, hasPrecision = false

    init(_ spec: String) {
        let all = Array(spec.unicodeScalars)
        var at = 0
        func isAlign(_ index: Int) -> Bool { index < all.count && "<>=^".unicodeScalars.contains(all[index]) }
        if isAlign(1) { at = 2 } else if isAlign(0) { at = 1 }
        isEqualAligned = at > 0 && all[at - 1] == "="
        var head = String(String.UnicodeScalarView(all[..<at]))
        var sign = ""
        if at < all.count && "+- ".unicodeScalars.contains(all[at]) {
            sign = String(all[at])
            at += 1
        }
        while at < all.count && (all[at] == "z" || all[at] == "#") {
            unsigned.unicodeScalars.append(all[at])
            at += 1
        }
        if at < all.count && all[at] == "0" { isZeroPadded = true }
        let width = at
        while at < all.count && ("0"..."9").contains(all[at]) { at += 1 }
        // Numbers stand at the right by default, text at the left.
        if at > width && head.isEmpty { head = ">" }
        if at > width { layout = head + String(String.UnicodeScalarView(all[width..<at])) }
        hasPrecision = all[at...].contains(".")
        if let last = all.last, at < all.count { hasType = last.properties.isAlphabetic || last == "%" }
        unsigned += String(String.UnicodeScalarView(all[at...]))
        number = sign + unsigned
    }
}
