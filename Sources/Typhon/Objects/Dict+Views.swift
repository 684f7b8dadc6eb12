/// # DictViewRef: what `keys()`, `values()` and `items()` return
///
///     | record | meta | dict |      the class says which of the three; immutable, always live
struct DictViewRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 3

    @inline(__always) var dict: DictRef { DictRef(ref[2].ref) }

    static func make(_ t: Thread, _ type: BuiltinClass, _ dict: DictRef) throws(Unwind) -> Value {
        let view = try t.allocate(.native, type, words: words)
        view[2] = Value(dict.ref)
        return Value(view)
    }

    /// The iterator form of a view, nil for anything else.
    @inline(__always) static func form(of value: Value) -> IteratorRef.Form? {
        if !value.isReference { return nil }
        let shape = value.ref.shape
        if shape == BuiltinClass.dictKeys.shape { return .dictKeys }
        if shape == BuiltinClass.dictValues.shape { return .dictValues }
        return shape == BuiltinClass.dictItems.shape ? .dictItems : nil
    }

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> DictViewRef {
        if form(of: value) != nil { return DictViewRef(value.ref) }
        throw Container.wrongReceiver(t, "dict view", value)
    }

    @inline(__always) var isItems: Bool { ref.shape == BuiltinClass.dictItems.shape }

    /// Is it a view that behaves like a set?
    static func isSetLike(_ value: Value) -> Bool {
        guard let form = form(of: value) else { return false }
        return form != .dictValues
    }

    /// Keys and items views.
    func contains(_ t: Thread, _ item: Value) throws(Unwind) -> Bool {
        if !isItems { return try dict.contains(t, item) }
        guard item.isKind(.tuple), TupleRef(item.ref).count == 2 else { return false }
        let pair = TupleRef(item.ref)
        guard let value = try dict.get(t, pair[0]) else { return false }
        return try t.equals(value, pair[1])
    }
}

/// Methods common to the three views, and the set operations of keys and items.
enum DictViews {
    static func install(_ machine: MachineBuilder) {
        machine.extend(.dictKeys) { c in
            installCommon(c, .dictKeysReversed)
            installSetOperations(c)
        }
        machine.extend(.dictItems) { c in
            installCommon(c, .dictItemsReversed)
            installSetOperations(c)
        }
        machine.extend(.dictValues) { c in installCommon(c, .dictValuesReversed) }
    }

    private static func installCommon(_ c: ClassBuilder, _ backwards: IteratorRef.Form) {
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in
            Value(small: try DictViewRef.receiver(t, a[0]).dict.count(t))
        }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            let view = try DictViewRef.receiver(t, a[0])
            return try Iterators.native(t, Value(view.ref)) ?? .none
        }
        c.method("__reversed__(self, /)") { (t, a) throws(Unwind) in
            try Iterators.dict(t, backwards, try DictViewRef.receiver(t, a[0]).dict)
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let view = try DictViewRef.receiver(t, a[0])
            if try !t.enterRepr(a[0]) { return try t.makeString("...") }
            defer { t.leaveRepr(a[0]) }
            let items = try t.repr(Value(try t.list(from: Value(view.ref)).ref))
            var text = try ValueBuffer(t)
            try text.append(t, try t.makeString(t.typeName(a[0]) + "("))
            try text.append(t, items)
            try text.append(t, try t.makeString(")"))
            return try t.concatenate(text.elements, count: text.count)
        }
        c.getter("mapping") { (t, a) throws(Unwind) in Value(try DictViewRef.receiver(t, a[0]).dict.ref) }
    }

    private static func installSetOperations(_ c: ClassBuilder) {
        c.constant("__hash__", .none)
        c.method("__contains__(self, item, /)") { (t, a) throws(Unwind) in
            Value(try DictViewRef.receiver(t, a[0]).contains(t, a[1]))
        }
        c.method("isdisjoint(self, other, /)") { (t, a) throws(Unwind) in
            let view = try DictViewRef.receiver(t, a[0])
            var disjoint = true
            let iterator = try t.makeIterator(a[1])
            while disjoint, let item = try t.next(iterator) { disjoint = try !view.contains(t, item) }
            return Value(disjoint)
        }
        operation(c, "__and__(self, other, /)", swapped: false) { (t, set, other) throws(Unwind) in
            try set.intersection(t, other, frozen: false)
        }
        operation(c, "__rand__(self, other, /)", swapped: true) { (t, set, other) throws(Unwind) in
            try set.intersection(t, other, frozen: false)
        }
        operation(c, "__or__(self, other, /)", swapped: false) { (t, set, other) throws(Unwind) in
            try set.update(t, other)
            return set
        }
        operation(c, "__ror__(self, other, /)", swapped: true) { (t, set, other) throws(Unwind) in
            try set.update(t, other)
            return set
        }
        operation(c, "__sub__(self, other, /)", swapped: false) { (t, set, other) throws(Unwind) in
            try set.subtract(t, other)
            return set
        }
        operation(c, "__rsub__(self, other, /)", swapped: true) { (t, set, other) throws(Unwind) in
            try set.subtract(t, other)
            return set
        }
        operation(c, "__xor__(self, other, /)", swapped: false) { (t, set, other) throws(Unwind) in
            try set.symmetricDifference(t, other, frozen: false)
        }
        operation(c, "__rxor__(self, other, /)", swapped: true) { (t, set, other) throws(Unwind) in
            try set.symmetricDifference(t, other, frozen: false)
        }
        comparison(c, "__eq__(self, other, /)") { (sizes, within, _) in sizes == 0 && within }
        comparison(c, "__ne__(self, other, /)") { (sizes, within, _) in !(sizes == 0 && within) }
        comparison(c, "__lt__(self, other, /)") { (sizes, within, _) in sizes < 0 && within }
        comparison(c, "__le__(self, other, /)") { (sizes, within, _) in sizes <= 0 && within }
        comparison(c, "__gt__(self, other, /)") { (sizes, _, contains) in sizes > 0 && contains }
        comparison(c, "__ge__(self, other, /)") { (sizes, _, contains) in sizes >= 0 && contains }
    }

    /// An operator whose first operand becomes a set.
    private static func operation(
        _ c: ClassBuilder, _ signature: StaticString, swapped: Bool,
        _ body: @escaping @Sendable (Thread, SetRef, Value) throws(Unwind) -> SetRef
    ) {
        c.method(signature) { (t, a) throws(Unwind) in
            let left = swapped ? a[1] : a[0], right = swapped ? a[0] : a[1]
            let set = try t.makeSet()
            try set.update(t, left)
            return Value(try body(t, set, right).ref)
        }
    }

    /// `decide` gets the sign of len(self) - len(other), whether self lies within other, and other within self.
    private static func comparison(
        _ c: ClassBuilder, _ signature: StaticString, _ decide: @escaping @Sendable (Int, Bool, Bool) -> Bool
    ) {
        c.method(signature) { (t, a) throws(Unwind) in
            if !SetRef.isSet(a[1]) && !DictViewRef.isSetLike(a[1]) { return .notImplemented }
            let sizes = try t.length(a[0]) - t.length(a[1])
            let within = sizes <= 0 ? try isWithin(t, a[0], a[1]) : false
            let contains = sizes > 0 || sizes == 0 ? try isWithin(t, a[1], a[0]) : false
            return Value(decide(sizes, within, contains))
        }
    }

    private static func isWithin(_ t: Thread, _ part: Value, _ whole: Value) throws(Unwind) -> Bool {
        let iterator = try t.makeIterator(part)
        while let item = try t.next(iterator) {
            if try !t.contains(whole, item) { return false }
        }
        return true
    }
}
