/// The module `builtins`: the functions that need no import.
enum BuiltinsModule {
    static func install(_ m: ModuleBuilder) {
        installText(m)
        installAttributes(m)
        installClasses(m)
        BuiltinNumbers.install(m)
        BuiltinIteration.install(m)
        BuiltinCode.install(m)
        BuiltinInput.install(m)
        BuiltinExit.install(m)
    }

    private static func installText(_ m: ModuleBuilder) {
        m.function("repr(obj, /)") { (t, a) throws(Unwind) in try t.repr(a[0]) }
        m.function("ascii(obj, /)") { (t, a) throws(Unwind) in try t.ascii(a[0]) }
        m.function("format(value, format_spec='', /)") { (t, a) throws(Unwind) in
            let spec = a.has(1) ? a[1] : t.machine.state.pointee.emptyString
            guard spec.isKind(.string) else {
                throw t.raise(.typeError, "format() argument 2 must be str, not \(t.typeName(spec))")
            }
            return try t.format(a[0], spec: spec)
        }
        m.function("chr(i, /)", shortcut: .character) { (t, a) throws(Unwind) in
            let value = try t.integerIndex(a[0])
            guard value.isInteger, value.integer >= 0, value.integer <= 0x10_FFFF else {
                throw t.raise(.valueError, "chr() arg not in range(0x110000)")
            }
            return try t.makeCharacter(UInt32(value.integer))
        }
        m.function("ord(c, /)", shortcut: .ordinal) { (t, a) throws(Unwind) in try t.ordinal(a[0]) }
    }

    private static func installAttributes(_ m: ModuleBuilder) {
        m.function("getattr(object, name, default=None, /)") { (t, a) throws(Unwind) in
            let (object, fallback) = (a[0], a[2])
            let name = try t.attributeName(a[1])
            if fallback.isAbsent { return try t.getAttribute(object, name) }
            return try t.findAttribute(object, name) ?? fallback
        }
        m.function("hasattr(obj, name, /)") { (t, a) throws(Unwind) in
            Value(try t.findAttribute(a[0], try t.attributeName(a[1])) != nil)
        }
        m.function("setattr(obj, name, value, /)") { (t, a) throws(Unwind) in
            try t.setAttribute(a[0], try t.attributeName(a[1]), a[2])
            return .none
        }
        m.function("delattr(obj, name, /)") { (t, a) throws(Unwind) in
            try t.deleteAttribute(a[0], try t.attributeName(a[1]))
            return .none
        }
        m.function("callable(obj, /)") { (t, a) throws(Unwind) in Value(try t.isCallable(a[0])) }
        m.function("id(obj, /)") { (t, a) throws(Unwind) in try t.identity(a[0]) }
        m.function("hash(obj, /)") { (t, a) throws(Unwind) in try t.makeInteger(try t.hash(a[0])) }
        m.function("dir(object=None, /)") { (t, a) throws(Unwind) in
            if a.has(0) { return try t.sortedDirectory(a[0]) }
            let names = try t.list(from: try t.currentLocals())
            try names.sort(t, key: .none, reverse: false)
            return Value(names.ref)
        }
        m.function("vars(object=None, /)") { (t, a) throws(Unwind) in
            a.has(0) ? try t.variables(a[0]) : try t.currentLocals()
        }
        m.function("globals()") { (t, _) throws(Unwind) in try t.currentGlobals() }
        m.function("locals()") { (t, _) throws(Unwind) in try t.currentLocals() }
    }

    private static func installClasses(_ m: ModuleBuilder) {
        m.function("len(obj, /)", shortcut: .length) { (t, a) throws(Unwind) in Value(small: try t.length(a[0])) }
        m.function("isinstance(obj, class_or_tuple, /)", shortcut: .instance) { (t, a) throws(Unwind) in
            Value(try t.isInstanceOfAny(a[0], a[1]))
        }
        m.function("issubclass(cls, class_or_tuple, /)") { (t, a) throws(Unwind) in
            Value(try t.isSubclassOfAny(a[0], a[1]))
        }
    }
}

extension Thread {
    /// repr() with everything beyond ASCII escaped.
    func ascii(_ value: Value) throws(Unwind) -> Value { try asciiEscaped(try repr(value)) }

    /// `id()`: different for different objects that live at the same time.
    func identity(_ value: Value) throws(Unwind) -> Value {
        value.isReference ? try makeInteger(Int(truncatingIfNeeded: value.bits & ~15)) : try makeInteger(Int(truncatingIfNeeded: value.bits >> 1))
    }

    fileprivate func ordinal(_ value: Value) throws(Unwind) -> Value {
        if value.isKind(.string) {
            let string = StringRef(value.ref)
            if string.length == 1 { return Value(small: Int(string.codePoint(at: 0))) }
            throw raise(.typeError, "ord() expected a character, but string of length \(string.length) found")
        }
        if let bytes = try bytesLike(value) {
            if bytes.count == 1 { return Value(small: Int(bytes[0])) }
            throw raise(.typeError, "ord() expected a character, but string of length \(bytes.count) found")
        }
        throw raise(.typeError, "ord() expected string of length 1, but \(typeName(value)) found")
    }

    // MARK: isinstance and issubclass

    /// `isinstance(value, type)`: a class, a union, a tuple of them, or what has `__instancecheck__`.
    func isInstanceOfAny(_ value: Value, _ type: Value) throws(Unwind) -> Bool {
        if machine.classOf(value).value == type { return true }
        if type.isKind(.tuple) {
            try checkNativeStack()
            let types = TupleRef(type.ref)
            for index in 0..<types.count where try isInstanceOfAny(value, types[index]) { return true }
            return false
        }
        let hook = try lookupClass(machine.classOf(type), machine.name(.instancecheck))
        if type.isKind(.classObject), hook == nil || hook!.isKind(.methodDescriptor) {
            return try isInstanceByClass(value, ClassRef(type.ref))
        }
        guard hook != nil, let result = try callSpecial(type, .instancecheck, [value]) else {
            throw raise(.typeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
        }
        return try isTrue(result)
    }

    func isSubclassOfAny(_ type: Value, _ base: Value) throws(Unwind) -> Bool {
        if base.isKind(.tuple) {
            try checkNativeStack()
            let bases = TupleRef(base.ref)
            for index in 0..<bases.count where try isSubclassOfAny(type, bases[index]) { return true }
            return false
        }
        let hook = try lookupClass(machine.classOf(base), machine.name(.subclasscheck))
        if let hook, !(base.isKind(.classObject) && hook.isKind(.methodDescriptor)) {
            return try isTrue(try callSpecial(base, .subclasscheck, [type]) ?? .false)
        }
        guard type.isKind(.classObject) else { throw raise(.typeError, "issubclass() arg 1 must be a class") }
        guard base.isKind(.classObject) else {
            throw raise(.typeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
        }
        return isSubclass(ClassRef(type.ref), ClassRef(base.ref))
    }
}
