/// `type`: classes as objects.
enum TypeClass {
    static func install(_ c: ClassBuilder) {
        c.new("type(*args, **kwargs)") { (t, a) throws(Unwind) in try t.newClass(a[0], TupleRef(a[1].ref), a[2]) }
        c.method("__init__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            let count = TupleRef(a[1].ref).count
            if count != 1 && count != 3 { throw t.raise(.typeError, "type.__init__() takes 1 or 3 arguments") }
            return .none
        }
        c.method("__call__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            let arguments = t.items(a[1])
            return try t.construct(type, arguments, keywords: try t.keywordList(a[2]))
        }
        installNames(c)
        installStructure(c)
        installHooks(c)
        installMethods(c)
    }

    private static func installNames(_ c: ClassBuilder) {
        c.property("__name__", { (t, a) throws(Unwind) in ClassRef(try t.expect(a[0], .classObject, "type"))[.name] }) {
            (t, a) throws(Unwind) in
            try t.setClassName(ClassRef(try t.expect(a[0], .classObject, "type")), .name, "__name__", a[1])
        }
        c.property("__qualname__", { (t, a) throws(Unwind) in ClassRef(try t.expect(a[0], .classObject, "type"))[.qualifiedName] }) {
            (t, a) throws(Unwind) in
            try t.setClassName(ClassRef(try t.expect(a[0], .classObject, "type")), .qualifiedName, "__qualname__", a[1])
        }
        c.property("__module__", { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            return try DictRef(type[.namespace].ref).getString(t, t.machine.name(.module)) ?? type[.module]
        }) { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            try t.setClassAttribute(type, t.machine.name(.module), a[1])
            try t.changeClass(type) { () throws(Unwind) in type[.module] = a[1] }
            return .none
        }
        c.property("__abstractmethods__", { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            let name = t.machine.name(.abstractmethods)
            if let names = try DictRef(type[.namespace].ref).getString(t, name) { return names }
            throw t.raise(.attributeError, "__abstractmethods__")
        }) { (t, a) throws(Unwind) in
            try t.setClassAttribute(ClassRef(try t.expect(a[0], .classObject, "type")), t.machine.name(.abstractmethods), a[1])
            return .none
        }
        c.property("__doc__", { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            guard let text = try DictRef(type[.namespace].ref).getString(t, t.machine.name(.doc)) else { return .none }
            return try t.bind(text, .none, type)
        }) { (t, a) throws(Unwind) in
            try t.setClassAttribute(ClassRef(try t.expect(a[0], .classObject, "type")), t.machine.name(.doc), a[1])
            return .none
        }
    }

    private static func installStructure(_ c: ClassBuilder) {
        c.property("__bases__", { (t, a) throws(Unwind) in ClassRef(try t.expect(a[0], .classObject, "type"))[.bases] }) {
            (t, a) throws(Unwind) in
            throw t.raise(.typeError, "can't set attributes of class '\(t.string(ClassRef(try t.expect(a[0], .classObject, "type"))[.name]))': its bases are fixed")
        }
        c.getter("__mro__") { (t, a) throws(Unwind) in ClassRef(try t.expect(a[0], .classObject, "type"))[.mro] }
        c.getter("__base__") { (t, a) throws(Unwind) in
            try t.primaryBase(ClassRef(try t.expect(a[0], .classObject, "type")))
        }
        c.getter("__dict__") { (t, a) throws(Unwind) in
            try t.makeMappingProxy(ClassRef(try t.expect(a[0], .classObject, "type"))[.namespace])
        }
        c.property("__annotations__", { (t, a) throws(Unwind) in
            try t.classAnnotations(ClassRef(try t.expect(a[0], .classObject, "type")))
        }) { (t, a) throws(Unwind) in
            try t.setClassAttribute(ClassRef(try t.expect(a[0], .classObject, "type")), t.machine.name(.annotations), a[1])
            return .none
        }
        c.getter("__type_params__") { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            if let own = try DictRef(type[.namespace].ref).getString(t, t.machine.name(.typeParams)) { return own }
            return try t.makeEmptyTuple()
        }
        c.getter("__flags__") { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            let isMutable = !type.flags.contains(.isBuiltin)
            return Value(small: (isMutable ? 1 << 9 : 1 << 8) | (type.flags.contains(.isFinal) ? 0 : 1 << 10))
        }
        c.getter("__basicsize__") { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            return Value(small: 8 * (type[.slotBase].integer + type[.inlineCapacity].integer))
        }
    }

    private static func installHooks(_ c: ClassBuilder) {
        c.method("__instancecheck__(self, instance, /)") { (t, a) throws(Unwind) in
            Value(try t.isInstanceByClass(a[1], ClassRef(try t.expect(a[0], .classObject, "type"))))
        }
        c.method("__subclasscheck__(self, subclass, /)") { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            guard a[1].isKind(.classObject) else { throw t.raise(.typeError, "issubclass() arg 1 must be a class") }
            return Value(t.isSubclass(ClassRef(a[1].ref), type))
        }
        c.classMethod("__prepare__(cls, *args, **kwargs)") { (t, _) throws(Unwind) in Value(try t.makeNamespace().ref) }
        c.method("__or__(self, value, /)") { (t, a) throws(Unwind) in try t.makeUnion(a[0], a[1]) }
        c.method("__ror__(self, value, /)") { (t, a) throws(Unwind) in try t.makeUnion(a[1], a[0]) }
        c.method("__setattr__(self, name, value, /)") { (t, a) throws(Unwind) in
            try t.setWithoutHook(Value(try t.expect(a[0], .classObject, "type")), try t.intern(try t.attributeName(a[1])), a[2])
            return .none
        }
        c.method("__delattr__(self, name, /)") { (t, a) throws(Unwind) in
            try t.deleteWithoutHook(Value(try t.expect(a[0], .classObject, "type")), try t.intern(try t.attributeName(a[1])))
            return .none
        }
    }

    private static func installMethods(_ c: ClassBuilder) {
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            try t.makeString("<class '\(t.fullName(ClassRef(try t.expect(a[0], .classObject, "type"))))'>")
        }
        c.method("mro(self, /)") { (t, a) throws(Unwind) in
            Value(try t.list(from: ClassRef(try t.expect(a[0], .classObject, "type"))[.mro]).ref)
        }
        c.method("__subclasses__(self, /)") { (t, a) throws(Unwind) in
            let type = ClassRef(try t.expect(a[0], .classObject, "type"))
            return try t.makeList(try t.liveSubclasses(type).map { $0.value })
        }
        c.method("__dir__(self, /)") { (t, a) throws(Unwind) in
            try t.classDirectory(ClassRef(try t.expect(a[0], .classObject, "type")))
        }
    }
}

extension Thread {
    /// `type(x)`, `type(name, bases, namespace, **keywords)`, and `type.__new__` of a metaclass.
    fileprivate func newClass(_ meta: Value, _ arguments: TupleRef, _ keywords: Value) throws(Unwind) -> Value {
        guard meta.isKind(.classObject), ClassRef(meta.ref).flags.contains(.isMetaclass) else {
            throw raise(.typeError, "type.__new__(X): X is not a subtype of type")
        }
        let isType = meta == machine.classObject(.type).value
        if isType && arguments.count == 1 && keywords.isAbsent { return machine.classOf(arguments[0]).value }
        guard arguments.count == 3 else {
            throw raise(
                .typeError, isType ? "type() takes 1 or 3 arguments" : "type.__new__() takes exactly 3 arguments (\(arguments.count) given)")
        }
        let (name, bases, namespace) = (arguments[0], arguments[1], arguments[2])
        for (index, check) in [(name, Kind.string, "str"), (bases, .tuple, "tuple"), (namespace, .dictionary, "dict")].enumerated()
        where !check.0.isKind(check.1) {
            throw raise(.typeError, "type.__new__() argument \(index + 1) must be \(check.2), not \(typeName(check.0))")
        }
        let winner = try bestMetaclass(ClassRef(meta.ref), TupleRef(bases.ref))
        if winner.value != meta && winner.flags.contains(.hasNew) { return try makeByMetaclass(winner, arguments, keywords) }
        // The class gets a namespace of its own: the guest may go on using the dict.
        let own = try makeNamespace()
        try own.update(self, namespace)
        return try makeClass(winner, try intern(name), TupleRef(bases.ref), Value(own.ref), try keywordPairs(keywords)).value
    }

    /// The metaclass of a base has a `__new__` of its own.
    private func makeByMetaclass(_ meta: ClassRef, _ arguments: TupleRef, _ keywords: Value) throws(Unwind) -> Value {
        try construct(meta, items(Value(arguments.ref)), keywords: try keywordPairs(keywords))
    }

    private func bestMetaclass(_ meta: ClassRef, _ bases: TupleRef) throws(Unwind) -> ClassRef {
        var winner = meta
        for index in 0..<bases.count {
            let candidate = machine.classOf(bases[index])
            if isSubclass(winner, candidate) { continue }
            guard isSubclass(candidate, winner) else {
                if !bases[index].isKind(.classObject) { throw raise(.typeError, "bases must be types") }
                throw raise(
                    .typeError,
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
            }
            winner = candidate
        }
        return winner
    }

    fileprivate func setClassName(_ type: ClassRef, _ word: ClassRef.Word, _ label: String, _ value: Value) throws(Unwind) -> Value {
        if type.flags.contains(.isBuiltin) {
            throw raise(.typeError, "cannot set '\(label)' attribute of immutable type '\(string(type[.name]))'")
        }
        guard value.isKind(.string) else {
            throw raise(.typeError, "can only assign string to \(string(type[.name])).\(label), not '\(typeName(value))'")
        }
        let name = try intern(value)
        try changeClass(type) { () throws(Unwind) in type[word] = name }
        return .none
    }

    /// The base whose layout the class has: the first that is no plain object, else the first.
    fileprivate func primaryBase(_ type: ClassRef) throws(Unwind) -> Value {
        let bases = items(type[.bases])
        let native = bases.first {
            let base = ClassRef($0.ref)
            return base.instanceKind != .instance || base[.constructor] != Value(small: 0)
        }
        return native ?? bases.first ?? .none
    }

    fileprivate func classAnnotations(_ type: ClassRef) throws(Unwind) -> Value {
        let namespace = DictRef(type[.namespace].ref)
        if let own = try namespace.getString(self, machine.name(.annotations)) { return own }
        if type.flags.contains(.isBuiltin) { throw raiseNoAttribute(type.value, machine.name(.annotations)) }
        let fresh = Value(try makeDictionary().ref)
        try setClassAttribute(type, machine.name(.annotations), fresh)
        return fresh
    }

    // MARK: isinstance

    /// type.__instancecheck__: the class in the object's order of classes, or of what it says its class is.
    func isInstanceByClass(_ value: Value, _ type: ClassRef) throws(Unwind) -> Bool {
        let own = machine.classOf(value)
        if own == type || isSubclass(own, type) { return true }
        guard own.flags.contains(.hasGetattribute) || !own.flags.contains(.isBuiltin) else { return false }
        let name = machine.name(.classAttribute)
        let (seen, usual) = (try lookupClass(own, name), try lookupClass(machine.classObject(.object), name))
        if seen == usual && !own.flags.contains(.hasGetattribute) { return false }
        guard let claimed = try findAttribute(value, name), claimed.isKind(.classObject) else { return false }
        return isSubclass(ClassRef(claimed.ref), type)
    }
}
