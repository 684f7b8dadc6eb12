/// The class `str`: what it does not share with bytes.
enum StringMethods {
    static func install(_ c: ClassBuilder) {
        TextSequenceMethods.install(c)
        TextSearchMethods.install(c)
        TextSplitMethods.install(c)
        TextCaseMethods.install(c)
        installBasics(c)
        installQuestions(c)
        installFormatting(c)
        c.new("str(object='', encoding='utf-8', errors='strict')") { (t, a) throws(Unwind) in try t.newStr(a) }
        c.staticMethod("maketrans(x, y=None, z=None, /)") { (t, a) throws(Unwind) in try t.makeTranslation(a) }
        c.method("translate(self, table, /)") { (t, a) throws(Unwind) in try t.translate(StringRef(a[0].ref), a[1]) }
        c.method("casefold(self, /)") { (t, a) throws(Unwind) in try t.map(t.text(a[0]), .fold) }
        c.method("encode(self, encoding='utf-8', errors='strict')") { (t, a) throws(Unwind) in
            let codec = a.has(1) ? try t.codecName(a[1], "encode", isEncoding: true) : "utf-8"
            let errors = a.has(2) ? try t.codecName(a[2], "encode", isEncoding: false) : "strict"
            return try t.encode(StringRef(a[0].ref).units, codec, errors)
        }
        c.method("join(self, iterable, /)") { (t, a) throws(Unwind) in try t.join(StringRef(a[0].ref), a[1]) }
    }

    private static func installBasics(_ c: ClassBuilder) {
        c.method("__add__(self, value, /)") { (t, a) throws(Unwind) in try t.addString(a[0], a[1]) }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in Value(small: StringRef(a[0].ref).hash) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.stringRepr(StringRef(a[0].ref)) }
        c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.exactString(StringRef(a[0].ref)) }
        c.method("__getnewargs__(self, /)") { (t, a) throws(Unwind) in
            var item = try t.makeString(StringRef(a[0].ref).units)
            return try withUnsafeMutablePointer(to: &item) { (p) throws(Unwind) in try t.makeTuple(p, count: 1) }
        }
    }

    private static func installQuestions(_ c: ClassBuilder) {
        c.method("isdecimal(self, /)") { (t, a) throws(Unwind) in all(a, CodePoint.isDecimal) }
        c.method("isnumeric(self, /)") { (t, a) throws(Unwind) in all(a, CodePoint.isNumeric) }
        c.method("isprintable(self, /)") { (t, a) throws(Unwind) in
            Value(StringRef(a[0].ref).length == 0 || all(a, CodePoint.isPrintable) == .true)
        }
        c.method("isidentifier(self, /)") { (t, a) throws(Unwind) in
            let units = StringRef(a[0].ref).units
            let starts = units.count > 0 && CodePoint.isIdentifierStart(units[0])
            return starts ? all(a, CodePoint.isIdentifierPart) : .false
        }
    }

    private static func installFormatting(_ c: ClassBuilder) {
        c.method("__format__(self, format_spec, /)") { (t, a) throws(Unwind) in
            guard a[1].isKind(.string) else { throw t.wrongArgument("__format__() argument", a[1]) }
            if StringRef(a[1].ref).length == 0 && !t.isExactString(a[0]) { return try t.str(a[0]) }
            return try t.formatString(a[0], spec: a[1])
        }
        c.method("__mod__(self, value, /)") { (t, a) throws(Unwind) in
            try t.percentFormat(StringRef(a[0].ref), a[1])
        }
        c.method("__rmod__(self, value, /)") { (t, a) throws(Unwind) in
            a[1].isKind(.string) ? try t.percentFormat(StringRef(a[1].ref), a[0]) : .notImplemented
        }
        c.method("format(self, /, *args, **kwargs)") { (t, a) throws(Unwind) in
            try t.formatTemplate(StringRef(a[0].ref), arguments: a[1], mapping: a[2])
        }
        c.method("format_map(self, mapping, /)") { (t, a) throws(Unwind) in
            try t.formatTemplate(StringRef(a[0].ref), arguments: .absent, mapping: a[1])
        }
    }

    private static func all(_ a: Arguments, _ holds: (UInt32) -> Bool) -> Value {
        let units = StringRef(a[0].ref).units
        for index in 0..<units.count where !holds(units[index]) { return .false }
        return Value(units.count > 0)
    }
}

extension Thread {
    fileprivate func newStr(_ a: Arguments) throws(Unwind) -> Value {
        let type = ClassRef(a[0].ref)
        let text = a.has(2) || a.has(3) ? try decodedStr(a) : a.has(1) ? try str(a[1]) : machine.state.pointee.emptyString
        return type.rootShape == BuiltinClass.str.shape ? text : try makeString(StringRef(text.ref), of: type)
    }

    private func decodedStr(_ a: Arguments) throws(Unwind) -> Value {
        let codec = a.has(2) ? try codecName(a[2], "str", isEncoding: true) : "utf-8"
        let errors = a.has(3) ? try codecName(a[3], "str", isEncoding: false) : "strict"
        if !a.has(1) { return machine.state.pointee.emptyString }
        if a[1].isKind(.string) { throw raise(.typeError, "decoding str is not supported") }
        guard let bytes = try bytesLike(a[1]) else {
            throw raise(.typeError, "decoding to str: need a bytes-like object, \(typeName(a[1])) found")
        }
        return try decode(bytes, codec, errors)
    }

    /// `a + b`; for what is no str: NotImplemented when its class may know better.
    func addString(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if b.isKind(.string) {
            return try concatenate(exactString(StringRef(a.ref)), exactString(StringRef(b.ref)))
        }
        if isSubclassInstance(b), try lookupSpecial(b, .radd) != nil { return .notImplemented }
        throw raise(.typeError, "can only concatenate str (not \"\(typeName(b))\") to str")
    }

    func join(_ separator: StringRef, _ iterable: Value) throws(Unwind) -> Value {
        if iterable.isReference && iterable.ref.shape == BuiltinClass.list.shape && ListRef(iterable.ref).isOwned(self) {
            let list = ListRef(iterable.ref), count = try list.count(self)
            if count == 0 { return machine.state.pointee.emptyString }
            return try join(separator, StorageRef(try list.head(self).storage.ref).elements, count)
        }
        let parts = try joinable(iterable)
        return try join(separator, parts.elements, parts.count)
    }

    /// Parts that nobody changes meanwhile.
    private func join(_ separator: StringRef, _ parts: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        for index in 0..<count where !parts[index].isKind(.string) {
            let name = typeName(parts[index])
            throw raise(.typeError, "sequence item \(index): expected str instance, \(name) found")
        }
        if count == 0 { return machine.state.pointee.emptyString }
        if count == 1 { return try exactString(StringRef(parts[0].ref)) }
        return try joined(parts, count: count, separator: separator)
    }

    /// The items to join as a tuple that nobody changes.
    func joinable(_ iterable: Value) throws(Unwind) -> TupleRef {
        if iterable.isKind(.tuple) { return TupleRef(iterable.ref) }
        if try !isIterable(iterable) { throw raise(.typeError, "can only join an iterable") }
        return try tuple(from: iterable)
    }

    /// Does the value's class say how to walk it?
    func isIterable(_ value: Value) throws(Unwind) -> Bool {
        if !value.isReference { return false }
        if try lookupSpecial(value, .iter) != nil { return true }
        return try lookupSpecial(value, .getitem) != nil
    }

    // MARK: Translation

    func translate(_ string: StringRef, _ table: Value) throws(Unwind) -> Value {
        let units = string.units
        var builder = try StringBuilder(self, capacity: units.count)
        for index in 0..<units.count {
            try appendTranslated(units[index], table, &builder)
            if index & TextLimit.pollMask == TextLimit.pollMask { try checkInterrupts() }
        }
        return try builder.finish()
    }

    private func appendTranslated(_ codePoint: UInt32, _ table: Value, _ builder: inout StringBuilder) throws(Unwind) {
        guard let mapped = try translation(codePoint, table) else { return try builder.append(codePoint) }
        if mapped.isNone { return }
        if mapped.isKind(.string) { return try builder.append(StringRef(mapped.ref)) }
        guard mapped.isBool || mapped.isInteger || mapped.isKind(.integer) else {
            throw raise(.typeError, "character mapping must return integer, None or str")
        }
        guard let number = exactInt(mapped), number >= 0, number < 0x110000 else {
            throw raise(.valueError, "character mapping must be in range(0x110000)")
        }
        try builder.append(UInt32(number))
    }

    /// What the table says, nil when it says nothing (a LookupError).
    private func translation(_ codePoint: UInt32, _ table: Value) throws(Unwind) -> Value? {
        let key = Value(small: Int(codePoint))
        if table.isReference && table.ref.shape == BuiltinClass.dict.shape { return try DictRef(table.ref).get(self, key) }
        do throws(Unwind) {
            return try getItem(table, key)
        } catch {
            if error != .raised || !matches(.lookupError) { throw error }
            clearRaised()
            return nil
        }
    }

    fileprivate func makeTranslation(_ a: Arguments) throws(Unwind) -> Value {
        let result = try makeDictionary()
        if !a.has(1) {
            guard a[0].isKind(.dictionary) else {
                throw raise(.typeError, "if you give only one argument to maketrans it must be a dict")
            }
            var position = 0
            while let (key, value) = try DictRef(a[0].ref).next(self, &position) {
                try result.set(self, translationKey(key), value)
            }
            return Value(result.ref)
        }
        guard a[0].isKind(.string) else {
            throw raise(.typeError, "first maketrans argument must be a string if there is a second argument")
        }
        guard a[1].isKind(.string) else { throw wrongArgument("maketrans() argument 2", a[1]) }
        let from = StringRef(a[0].ref).units, to = StringRef(a[1].ref).units
        if from.count != to.count {
            throw raise(.valueError, "the first two maketrans arguments must have equal length")
        }
        for index in 0..<from.count {
            try result.set(self, Value(small: Int(from[index])), Value(small: Int(to[index])))
        }
        if a.has(2) { try addDeletions(a[2], to: result) }
        return Value(result.ref)
    }

    private func addDeletions(_ value: Value, to result: DictRef) throws(Unwind) {
        guard value.isKind(.string) else { throw wrongArgument("maketrans() argument 3", value) }
        let deleted = StringRef(value.ref).units
        for index in 0..<deleted.count { try result.set(self, Value(small: Int(deleted[index])), .none) }
    }

    private func translationKey(_ key: Value) throws(Unwind) -> Value {
        if key.isInteger || key.isBool || key.isKind(.integer) { return key }
        guard key.isKind(.string) else {
            throw raise(.typeError, "keys in translate table must be strings or integers")
        }
        let units = StringRef(key.ref).units
        if units.count != 1 { throw raise(.valueError, "string keys in translate table must be of length 1") }
        return Value(small: Int(units[0]))
    }
}
