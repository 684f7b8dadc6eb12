/// The guest's view of dicts.
enum DictMethods {
    static func install(_ c: ClassBuilder) {
        // A class with an `__init__` of its own begins empty: the caller gives no arguments then.
        c.new("dict(mapping=(), /, **kwargs)") { (t, a) throws(Unwind) in
            let dict = DictRef(try Container.allocate(t, ClassRef(a[0].ref), .dictionary, words: DictRef.words))
            try fill(t, dict, a)
            return Value(dict.ref)
        }
        c.constant("__hash__", .none)
        installBasics(c)
        installLookups(c)
        installChanging(c)
        installOperators(c)
    }

    /// The arguments of `dict`, `__init__` and `update`: a mapping or pairs, and keywords.
    private static func fill(_ t: Thread, _ dict: DictRef, _ a: Arguments) throws(Unwind) {
        if a.has(1) { try dict.update(t, a[1]) }
        if a.has(2) { try dict.merge(t, DictRef(a[2].ref), override: true) }
    }

    private static func installBasics(_ c: ClassBuilder) {
        c.method("__init__(self, mapping=(), /, **kwargs)") { (t, a) throws(Unwind) in
            try fill(t, try DictRef.receiver(t, a[0]), a)
            return .none
        }
        c.classMethod("fromkeys(cls, iterable, value=None, /)") { (t, a) throws(Unwind) in
            try fromKeys(t, a[0], a[1], a.has(2) ? a[2] : .none)
        }
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in Value(small: try DictRef.receiver(t, a[0]).count(t)) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try ContainerText.ofDict(t, try DictRef.receiver(t, a[0])) }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            try Iterators.dict(t, .dictKeys, try DictRef.receiver(t, a[0]))
        }
        c.method("__reversed__(self, /)") { (t, a) throws(Unwind) in
            try Iterators.dict(t, .dictKeysReversed, try DictRef.receiver(t, a[0]))
        }
        c.method("__eq__(self, other, /)") { (t, a) throws(Unwind) in
            let dict = try DictRef.receiver(t, a[0])
            return a[1].isKind(.dictionary) ? Value(try dict.isEqual(t, to: DictRef(a[1].ref))) : .notImplemented
        }
        c.method("__ne__(self, other, /)") { (t, a) throws(Unwind) in
            let dict = try DictRef.receiver(t, a[0])
            return a[1].isKind(.dictionary) ? Value(try !dict.isEqual(t, to: DictRef(a[1].ref))) : .notImplemented
        }
        for name: StaticString in [
            "__lt__(self, other, /)", "__le__(self, other, /)", "__gt__(self, other, /)", "__ge__(self, other, /)",
        ] {
            c.method(name) { (t, a) throws(Unwind) in .notImplemented }
        }
        c.method("keys(self, /)") { (t, a) throws(Unwind) in
            try DictViewRef.make(t, .dictKeys, try DictRef.receiver(t, a[0]))
        }
        c.method("values(self, /)") { (t, a) throws(Unwind) in
            try DictViewRef.make(t, .dictValues, try DictRef.receiver(t, a[0]))
        }
        c.method("items(self, /)") { (t, a) throws(Unwind) in
            try DictViewRef.make(t, .dictItems, try DictRef.receiver(t, a[0]))
        }
        c.method("copy(self, /)") { (t, a) throws(Unwind) in Value(try DictRef.receiver(t, a[0]).copied(t).ref) }
    }

    private static func fromKeys(_ t: Thread, _ type: Value, _ keys: Value, _ value: Value) throws(Unwind) -> Value {
        if ClassRef(type.ref) == t.machine.classObject(.dict) {
            let dict = try t.makeDictionary()
            try t.iterate(keys) { (key) throws(Unwind) in try dict.set(t, key, value) }
            return Value(dict.ref)
        }
        let result = try t.call(type, [])
        if result.isReference && result.ref.shape == BuiltinClass.dict.shape {
            let dict = DictRef(result.ref)
            try t.iterate(keys) { (key) throws(Unwind) in try dict.set(t, key, value) }
        } else {
            try t.iterate(keys) { (key) throws(Unwind) in try t.setItem(result, key, value) }
        }
        return result
    }

    private static func installLookups(_ c: ClassBuilder) {
        c.method("__contains__(self, key, /)") { (t, a) throws(Unwind) in
            Value(try DictRef.receiver(t, a[0]).contains(t, a[1]))
        }
        c.method("__getitem__(self, key, /)") { (t, a) throws(Unwind) in
            try DictRef.receiver(t, a[0]).item(t, a[1])
        }
        c.method("get(self, key, default=None, /)", shortcut: .dictionaryGet) { (t, a) throws(Unwind) in
            if let value = try DictRef.receiver(t, a[0]).get(t, a[1]) { return value }
            return a.has(2) ? a[2] : .none
        }
        c.method("setdefault(self, key, default=None, /)") { (t, a) throws(Unwind) in
            try DictRef.receiver(t, a[0]).setDefault(t, a[1], a.has(2) ? a[2] : .none)
        }
    }

    private static func installChanging(_ c: ClassBuilder) {
        c.method("__setitem__(self, key, value, /)") { (t, a) throws(Unwind) in
            try DictRef.receiver(t, a[0]).set(t, a[1], a[2])
            return .none
        }
        c.method("__delitem__(self, key, /)") { (t, a) throws(Unwind) in
            if try DictRef.receiver(t, a[0]).remove(t, a[1]) == nil { throw t.raiseKeyError(a[1]) }
            return .none
        }
        c.method("pop(self, key, default=None, /)") { (t, a) throws(Unwind) in
            if let value = try DictRef.receiver(t, a[0]).remove(t, a[1]) { return value }
            if a.has(2) { return a[2] }
            throw t.raiseKeyError(a[1])
        }
        c.method("popitem(self, /)") { (t, a) throws(Unwind) in
            guard let entry = try DictRef.receiver(t, a[0]).removeLast(t) else {
                throw t.raise(.keyError, "popitem(): dictionary is empty")
            }
            return try t.makePair(entry.key, entry.value)
        }
        c.method("clear(self, /)") { (t, a) throws(Unwind) in
            try DictRef.receiver(t, a[0]).clear(t)
            return .none
        }
        c.method("update(self, mapping=(), /, **kwargs)") { (t, a) throws(Unwind) in
            try fill(t, try DictRef.receiver(t, a[0]), a)
            return .none
        }
    }

    private static func installOperators(_ c: ClassBuilder) {
        c.method("__or__(self, other, /)") { (t, a) throws(Unwind) in try union(t, a[0], a[1]) }
        c.method("__ror__(self, other, /)") { (t, a) throws(Unwind) in try union(t, a[1], a[0]) }
        c.method("__ior__(self, other, /)") { (t, a) throws(Unwind) in
            try DictRef.receiver(t, a[0]).update(t, a[1])
            return a[0]
        }
    }

    private static func union(_ t: Thread, _ left: Value, _ right: Value) throws(Unwind) -> Value {
        if !left.isKind(.dictionary) || !right.isKind(.dictionary) { return .notImplemented }
        let result = try DictRef(left.ref).copied(t)
        try result.update(t, right)
        return Value(result.ref)
    }
}

extension DictRef {
    /// `dict[key]`: a subclass's `__missing__` may answer for a missing key; else KeyError.
    func item(_ t: Thread, _ key: Value) throws(Unwind) -> Value {
        if let value = try get(t, key) { return value }
        if ref.shape != BuiltinClass.dict.shape, let missing = try t.lookupSpecial(Value(ref), .missing) {
            return try t.call(missing, key)
        }
        throw t.raiseKeyError(key)
    }
}
