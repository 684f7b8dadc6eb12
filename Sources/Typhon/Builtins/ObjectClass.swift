/// `object`: what every value can do.
enum ObjectClass {
    static func install(_ c: ClassBuilder) {
        // Not `c.new`: a plain object has no native constructor, its class calls `__init__` alone.
        let new = c.thread.makeNative(
            .builtin, .builtinFunction, "__new__(cls, *args, **kwargs)", .transactional, c.classRef.value
        ) { (t, a) throws(Unwind) in try t.newObject(a[0], a[1], a[2]) }
        c.constant("__new__", new)
        // No attributes of its own; a class below has them unless it says `__slots__`.
        c.classRef[.slotNames] = c.thread.machine.state.pointee.emptyTuple
        c.method("__init__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            try t.checkExcess(a[0], a[1], a[2])
            return .none
        }
        installText(c)
        installComparison(c)
        installAttributes(c)
        installClassHooks(c)
        installCopying(c)
    }

    private static func installText(_ c: ClassBuilder) {
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            try t.makeString("<\(t.fullName(t.machine.classOf(a[0]))) object at \(t.addressText(a[0]))>")
        }
        c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.repr(a[0]) }
        c.method("__format__(self, format_spec, /)") { (t, a) throws(Unwind) in
            let spec = try t.expectString(a[1]) { "__format__() argument must be str, not \($0)" }
            if StringRef(spec.ref).length == 0 { return try t.str(a[0]) }
            throw t.raise(.typeError, "unsupported format string passed to \(t.typeName(a[0])).__format__")
        }
    }

    private static func installComparison(_ c: ClassBuilder) {
        c.method("__eq__(self, value, /)") { (_, a) throws(Unwind) in a[0] == a[1] ? .true : .notImplemented }
        c.method("__ne__(self, value, /)") { (t, a) throws(Unwind) in
            guard let result = try t.callSpecial(a[0], .eq, [a[1]]), result != .notImplemented else { return .notImplemented }
            return Value(!(try t.isTrue(result)))
        }
        for signature: StaticString in ["__lt__(self, value, /)", "__le__(self, value, /)", "__gt__(self, value, /)", "__ge__(self, value, /)"] {
            c.method(signature) { (_, _) throws(Unwind) in .notImplemented }
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in try t.makeInteger(t.identityHash(a[0])) }
    }

    private static func installAttributes(_ c: ClassBuilder) {
        c.method("__getattribute__(self, name, /)") { (t, a) throws(Unwind) in
            let name = try t.intern(try t.attributeName(a[1]))
            let object = a[0]
            if let value = try t.finish(try t.lookupAttribute(object, name), object, name) { return value }
            throw t.raiseNoAttribute(object, name)
        }
        c.method("__setattr__(self, name, value, /)") { (t, a) throws(Unwind) in
            try t.refuseClass(a[0], "__setattr__")
            try t.setWithoutHook(a[0], try t.intern(try t.attributeName(a[1])), a[2])
            return .none
        }
        c.method("__delattr__(self, name, /)") { (t, a) throws(Unwind) in
            try t.refuseClass(a[0], "__delattr__")
            try t.deleteWithoutHook(a[0], try t.intern(try t.attributeName(a[1])))
            return .none
        }
        c.method("__dir__(self, /)") { (t, a) throws(Unwind) in try t.directory(a[0]) }
        c.property("__class__", { (t, a) throws(Unwind) in t.machine.classOf(a[0]).value }) { (t, a) throws(Unwind) in
            try t.changeClassOf(a[0], a[1])
            return .none
        }
        c.property("__dict__", { (t, a) throws(Unwind) in try t.dictionaryAttribute(a[0]) }) { (t, a) throws(Unwind) in
            try t.setDictionaryAttribute(a[0], a[1])
            return .none
        }
        c.constant("__doc__", .none)
    }

    private static func installClassHooks(_ c: ClassBuilder) {
        c.classMethod("__init_subclass__(cls, *args, **kwargs)") { (t, a) throws(Unwind) in
            if a.has(2) || TupleRef(a[1].ref).count > 0 {
                let name = a[0].isKind(.classObject) ? t.string(ClassRef(a[0].ref)[.qualifiedName]) : "object"
                let what = a.has(2) ? "keyword arguments" : "arguments (\(TupleRef(a[1].ref).count) given)"
                throw t.raise(.typeError, "\(name).__init_subclass__() takes no \(what)")
            }
            return .none
        }
        c.classMethod("__subclasshook__(cls, *args)") { (_, _) throws(Unwind) in .notImplemented }
    }

    private static func installCopying(_ c: ClassBuilder) {
        c.method("__reduce_ex__(self, protocol=None, /)") { (t, a) throws(Unwind) in
            let object = a[0]
            let reduce = try t.getAttribute(object, t.machine.name(.reduce))
            return try t.call(reduce, [])
        }
        c.method("__reduce__(self, /)") { (t, a) throws(Unwind) in try t.reduceObject(a[0]) }
        c.method("__getstate__(self, /)") { (t, a) throws(Unwind) in try t.stateOf(a[0]) }
        c.method("__sizeof__(self, /)") { (t, a) throws(Unwind) in
            try t.makeInteger(a[0].isReference ? Swift.max(16, a[0].ref.words * 8) : 8)
        }
    }
}

extension Thread {
    func attributeName(_ value: Value) throws(Unwind) -> Value {
        try expectString(value) { "attribute name must be string, not '\($0)'" }
    }

    fileprivate func refuseClass(_ value: Value, _ method: String) throws(Unwind) {
        if value.isKind(.classObject) {
            throw raise(.typeError, "can't apply this \(method) to \(typeName(value)) object")
        }
    }

    // MARK: Making

    fileprivate func newObject(_ type: Value, _ arguments: Value, _ keywords: Value) throws(Unwind) -> Value {
        guard type.isKind(.classObject) else {
            throw raise(.typeError, "object.__new__(X): X is not a type object (\(typeName(type)))")
        }
        let type = ClassRef(type.ref)
        let isPlain = type[.constructor] == Value(small: 0) && type.instanceKind == .instance && type[.slotBase] != Value(small: 0)
        guard isPlain else {
            let name = string(type[.name])
            throw raise(.typeError, "object.__new__(\(name)) is not safe, use \(name).__new__()")
        }
        if hasExcess(arguments, keywords) {
            if type.flags.contains(.hasNew) {
                throw raise(.typeError, "object.__new__() takes exactly one argument (the type to instantiate)")
            }
            if try !hasGuestInitializer(type) { throw raise(.typeError, "\(string(type[.name]))() takes no arguments") }
        }
        try checkAbstract(type)
        return Value(try allocateInstance(type, .instance))
    }

    private func hasExcess(_ arguments: Value, _ keywords: Value) -> Bool {
        !keywords.isAbsent || TupleRef(arguments.ref).count > 0
    }

    func hasGuestInitializer(_ type: ClassRef) throws(Unwind) -> Bool {
        guard let initializer = try lookupClass(type, machine.name(.initialize)) else { return false }
        return !initializer.isKind(.methodDescriptor)
    }

    fileprivate func checkExcess(_ object: Value, _ arguments: Value, _ keywords: Value) throws(Unwind) {
        guard hasExcess(arguments, keywords) else { return }
        let type = machine.classOf(object)
        if try hasGuestInitializer(type) {
            throw raise(.typeError, "object.__init__() takes exactly one argument (the instance to initialize)")
        }
        if !type.flags.contains(.hasNew) {
            throw raise(.typeError, "\(string(type[.name])).__init__() takes exactly one argument (the instance to initialize)")
        }
    }

    // MARK: The dictionary

    /// Does the object keep attributes of its own that a dictionary may show?
    func hasDictionary(_ value: Value) -> Bool {
        guard value.isReference else { return false }
        if value.ref.kind == .tuple { return TupleRef(value.ref).attributesWord != nil }
        let type = machine.classOf(value)
        return machine.shape(value.ref.shape).pointee.slotBase > 0 && !type[.slotNames].isKind(.tuple)
            && type != machine.classObject(.object)
    }

    fileprivate func dictionaryAttribute(_ value: Value) throws(Unwind) -> Value {
        if value.isKind(.module) { return try read(value.ref, 2) }
        guard hasDictionary(value), !value.isKind(.classObject) else { throw raiseNoAttribute(value, machine.name(.dict)) }
        return Value(try attributeDictionary(value.ref).ref)
    }

    fileprivate func setDictionaryAttribute(_ object: Value, _ value: Value) throws(Unwind) {
        guard hasDictionary(object), !object.isKind(.module), !object.isKind(.classObject) else {
            throw raise(.attributeError, "'\(typeName(object))' object attribute '__dict__' is read-only")
        }
        guard value.isKind(.dictionary) else {
            throw raise(.typeError, "__dict__ must be set to a dictionary, not a '\(typeName(value))'")
        }
        _ = try attributeDictionary(object.ref)
        try open(object.ref)
        object.ref[TupleRef.attributesWord(object.ref) ?? machine.shape(object.ref.shape).pointee.slotBase - 1] = value
    }

    /// `object.__class__ = other`: the object changes to dictionary form, which every class of its layout reads.
    fileprivate func changeClassOf(_ object: Value, _ value: Value) throws(Unwind) {
        guard value.isKind(.classObject) else {
            throw raise(.typeError, "__class__ must be set to a class, not '\(typeName(value))' object")
        }
        let (old, new) = (machine.classOf(object), ClassRef(value.ref))
        if old == new { return }
        guard !old.flags.contains(.isBuiltin), !new.flags.contains(.isBuiltin) else {
            throw raise(.typeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        let fits = object.isReference && !object.isKind(.classObject) && old.instanceKind == new.instanceKind
            && old[.slotBase] == new[.slotBase] && old[.constructor] == new[.constructor]
            && old[.slotNames].isKind(.tuple) == new[.slotNames].isKind(.tuple) && machine.fixedNames(old) == machine.fixedNames(new)
        guard fits, machine.shape(object.ref.shape).pointee.slotBase > 0 else {
            throw raise(
                .typeError, "__class__ assignment: '\(string(new[.name]))' object layout differs from '\(string(old[.name]))'")
        }
        if old[.slotBase] == Value(small: ShapeData.closedSlotBase) {
            try open(object.ref)
            object.ref.shape = new.rootShape
            return
        }
        _ = try attributeDictionary(object.ref)
        try open(object.ref)
        object.ref.shape = ShapeID(number: UInt32(truncatingIfNeeded: new[.dictionaryShape].integer))
    }

    // MARK: Copying

    fileprivate func reduceObject(_ object: Value) throws(Unwind) -> Value {
        let type = machine.classOf(object)
        let isPlain = type[.constructor] == Value(small: 0) && type.instanceKind == .instance && type[.slotBase] != Value(small: 0)
        guard isPlain else { throw raise(.typeError, "cannot pickle '\(string(type[.name]))' object") }
        let new = try getAttribute(type.value, machine.name(.new))
        let state = try callMethod(object, .getstate, [])
        return try makeTuple([new, try makeTuple([type.value]), state])
    }

    fileprivate func stateOf(_ object: Value) throws(Unwind) -> Value {
        let hasOwn = object.isReference && (machine.shape(object.ref.shape).pointee.slotBase > 0 || hasDictionary(object))
        guard hasOwn, !object.isKind(.classObject) else { return .none }
        let type = machine.classOf(object)
        let attributes = try makeDictionary()
        if hasDictionary(object) { try attributes.update(self, Value(try attributeDictionary(object.ref).ref)) }
        let state = try attributes.count(self) == 0 ? Value.none : Value(attributes.ref)
        let slots = try makeDictionary()
        for name in machine.fixedNames(type) {
            if let value = try ownAttribute(object.ref, name) { try slots.set(self, name, value) }
        }
        return try slots.count(self) == 0 ? state : try makePair(state, Value(slots.ref))
    }
}
