/// From any object to the number that a builtin wants.
extension Thread {
    /// An `int` (plain) by `__index__`. Raises TypeError.
    func integerIndex(_ value: Value) throws(Unwind) -> Value {
        if value.isInteger { return value }
        let plain = plainNumber(value)
        if NumberRank.of(plain) == .integer { return plain }
        if let found = try callIndex(value) { return found }
        throw raise(.typeError, "'\(typeName(value))' object cannot be interpreted as an integer")
    }

    /// The result of `__index__`, nil when the object has none.
    private func callIndex(_ value: Value) throws(Unwind) -> Value? {
        guard value.isReference, let method = try lookupSpecial(value, .index) else { return nil }
        let result = plainNumber(try call(method, []))
        if NumberRank.of(result) == .integer { return result }
        throw raise(.typeError, "__index__ returned non-int (type \(typeName(result)))")
    }

    func index(_ value: Value) throws(Unwind) -> Int {
        if value.isInteger { return value.integer }
        if let index = exactInt(try integerIndex(value)) { return index }
        throw raise(.indexError, "cannot fit '\(typeName(value))' into an index-sized integer")
    }

    /// Like `index`, with OverflowError: for counts and sizes.
    func size(_ value: Value) throws(Unwind) -> Int {
        if value.isInteger { return value.integer }
        if let size = exactInt(try integerIndex(value)) { return size }
        throw raise(.overflowError, "Python int too large to convert to C ssize_t")
    }

    /// Like `index`, with OverflowError: how often something is repeated.
    func count(_ value: Value) throws(Unwind) -> Int {
        if value.isInteger { return value.integer }
        if let count = exactInt(try integerIndex(value)) { return count }
        throw raise(.overflowError, "cannot fit '\(typeName(value))' into an index-sized integer")
    }

    /// A real number as a double: float, int, `__float__`, `__index__`. Raises TypeError.
    @inline(__always) func real(_ value: Value) throws(Unwind) -> Double {
        if value.isInlineDouble { return value.inlineDouble }
        if value.isInteger { return Double(value.integer) }
        return try realSlow(value)
    }

    @inline(never) private func realSlow(_ value: Value) throws(Unwind) -> Double {
        if let double = try realIfAny(value) { return double }
        throw raise(.typeError, "must be real number, not \(typeName(value))")
    }

    /// Nil when the object is no real number and does not know how to become one.
    func realIfAny(_ value: Value) throws(Unwind) -> Double? {
        let plain = plainNumber(value)
        switch NumberRank.of(plain) {
        case .integer where !value.isKind(.instance): return try integerDouble(plain)
        case .float where !value.isKind(.instance): return knownDouble(plain)
        case .complex where !value.isKind(.instance): return nil
        case .none, .integer, .float, .complex: break
        }
        guard value.isReference else { return nil }
        if let method = try lookupSpecial(value, .float) {
            let result = try call(method, [])
            let number = plainNumber(result)
            if NumberRank.of(number) == .float { return knownDouble(number) }
            throw raise(.typeError, "\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
        }
        guard let integer = try callIndex(value) else { return nil }
        return try integerDouble(integer)
    }

    // MARK: Constructors

    /// int(value) without a base.
    func convertToInteger(_ value: Value) throws(Unwind) -> Value {
        if value.isInteger { return value }
        if let double = double(value) { return try integer(truncating: double) }
        if !value.isKind(.instance) {
            let plain = plainNumber(value)
            if NumberRank.of(plain) == .integer { return plain }
        }
        if value.isReference && value.ref.shape == BuiltinClass.str.shape,
            let plain = NumberText.plainDecimal(StringRef(value.ref)) {
            return Value(small: plain)
        }
        if let converted = try convertByMethod(value) { return converted }
        if let text = try numberText(value) { return try integer(from: value, text: text, base: 10) }
        throw raise(.typeError, "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'")
    }

    /// `__int__`, `__index__`, `__trunc__`, in this order; nil when there is none of them.
    private func convertByMethod(_ value: Value) throws(Unwind) -> Value? {
        guard value.isReference, value.ref.kind != .string, value.ref.kind != .bytes, value.ref.kind != .complex else { return nil }
        if let method = try lookupSpecial(value, .int) {
            let result = try call(method, [])
            let plain = plainNumber(result)
            if NumberRank.of(plain) == .integer { return plain }
            throw raise(.typeError, "__int__ returned non-int (type \(typeName(result)))")
        }
        if let result = try callIndex(value) { return result }
        guard let method = try lookupSpecial(value, .trunc) else { return nil }
        let result = try call(method, [])
        let plain = plainNumber(result)
        if NumberRank.of(plain) == .integer { return plain }
        if let integral = try callIndex(result) { return integral }
        throw raise(.typeError, "__trunc__ returned non-Integral (type \(typeName(result)))")
    }

    /// int(value, base): text only.
    func convertToInteger(_ value: Value, base: Int) throws(Unwind) -> Value {
        if base != 0 && !(2...36).contains(base) { throw raise(.valueError, "int() base must be >= 2 and <= 36, or 0") }
        guard let text = try numberText(value) else {
            throw raise(.typeError, "int() can't convert non-string with explicit base")
        }
        return try integer(from: value, text: text, base: base)
    }

    private func integer(from value: Value, text: [UInt8], base: Int) throws(Unwind) -> Value {
        if let result = try parseInteger(NumberText.stripped(text[...]), base: base) { return result }
        throw try raiseNotParsed("invalid literal for int() with base \(base): ", value, longest: 200)
    }

    /// Programs try texts on purpose: put together without a detour.
    private func raiseNotParsed(_ message: String, _ value: Value, longest: Int) throws(Unwind) -> Unwind {
        let shown = StringRef(try repr(value).ref).units
        var builder = try StringBuilder(self, capacity: message.utf8.count + shown.count)
        try builder.append(text: message)
        try builder.append(shown.slice(0, Swift.min(longest, shown.count)))
        return raise(.valueError, value: try builder.finish())
    }

    /// float(value).
    func convertToFloat(_ value: Value) throws(Unwind) -> Double {
        if let double = double(value) { return double }
        if value.isReference && value.ref.shape == BuiltinClass.str.shape,
            let plain = NumberText.plainDouble(StringRef(value.ref)) {
            return plain
        }
        if let double = try realIfAny(value) { return double }
        guard let text = try numberText(value) else {
            throw raise(.typeError, "float() argument must be a string or a real number, not '\(typeName(value))'")
        }
        if let double = FloatSyntax.parse(NumberText.stripped(text[...])) { return double }
        throw try raiseNotParsed("could not convert string to float: ", value, longest: .max)
    }
}
