/// # WeakReferenceRef: `weakref.ref`
///
///     reference | record | meta | cell | callback or None | hash or absent | (overflow | slots)
///     cell      | record | meta | target's address, None once it is dead | reference |
///
/// The collector writes the cell's first word without a barrier. So no transaction may ever open a cell: an abort would
/// put a dead address back. That is why the reference, which may have attributes, is an object of its own.
/// Cell and callback never change otherwise.
struct WeakReferenceRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let cellWord = 2, callbackWord = 3, hashWord = 4, words = 5
    private static let targetWord = 2, ownerWord = 3, cellWords = 4

    var value: Value { Value(ref) }
    var callback: Value { ref[WeakReferenceRef.callbackWord] }

    /// Nil when it is dead.
    var target: Value? {
        let word = ref[WeakReferenceRef.cellWord].ref[WeakReferenceRef.targetWord]
        return word.isNone ? nil : word.nativeAddress.map { Value(Ref(address: $0)) }
    }

    static func owner(ofCell cell: Ref) -> WeakReferenceRef { WeakReferenceRef(cell[ownerWord].ref) }

    /// The plain reference to a target that exists already. One that another thread has not committed is not ours to use.
    static func existing(_ t: Thread, _ target: Ref) -> Value? {
        guard let cell = t.weakReference(to: target), cell[ownerWord].isReference else { return nil }
        let word = OwnershipRecord(bits: cell.record)
        if word.isOwned && word.tag != t.state.pointee.tag { return nil }
        return cell[ownerWord]
    }

    static func make(_ t: Thread, _ type: ClassRef, _ target: Ref, _ callback: Value) throws(Unwind) -> Value {
        let reference = try t.allocateDerived(type, .weakReference, fixed: words)
        let cell = try t.allocate(.weakReference, .weakref, words: cellWords)
        cell[ownerWord] = Value(reference)
        reference[cellWord] = Value(cell)
        reference[callbackWord] = callback
        reference[hashWord] = .absent
        t.registerWeak(cell, slot: targetWord, target: target, notifies: !callback.isNone)
        // Whoever follows the reference reaches the target without a store that would have published it.
        t.publish(Value(target))
        return Value(reference)
    }
}

enum WeakReferenceClass {
    static func install(_ c: ClassBuilder) {
        c.new("ReferenceType(object, callback=None, /)") { (t, a) throws(Unwind) in
            let type = ClassRef(a[0].ref)
            let callback = a.has(2) ? a[2] : .none
            let target = try referable(t, a[1])
            let isPlain = callback.isNone && type == t.machine.classObject(.weakref)
            if isPlain, let known = WeakReferenceRef.existing(t, target) { return known }
            return try WeakReferenceRef.make(t, type, target, callback)
        }
        c.method("__init__(self, object, callback=None, /)") { (_, _) throws(Unwind) in .none }
        c.method("__call__(self, /)") { (t, a) throws(Unwind) in try check(t, a[0]).target ?? .none }
        c.getter("__callback__") { (t, a) throws(Unwind) in
            let reference = try check(t, a[0])
            return reference.target == nil ? .none : reference.callback
        }
        c.method("__hash__(self, /)", hash)
        c.method("__eq__(self, other, /)") { (t, a) throws(Unwind) in
            guard let same = try equals(t, a[0], a[1]) else { return .notImplemented }
            return Value(same)
        }
        c.method("__ne__(self, other, /)") { (t, a) throws(Unwind) in
            guard let same = try equals(t, a[0], a[1]) else { return .notImplemented }
            return Value(!same)
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let start = "<weakref at \(t.addressText(a[0]));"
            guard let target = try check(t, a[0]).target else { return try t.makeString("\(start) dead>") }
            return try t.makeString("\(start) to '\(t.typeName(target))' at \(t.addressText(target))>")
        }
        c.classMethod("__class_getitem__(cls, item, /)") { (_, a) throws(Unwind) in a[0] }
    }

    static func installModule(_ m: ModuleBuilder) {
        m.constant("ref", m.thread.machine.classObject(.weakref).value)
        m.constant("ReferenceType", m.thread.machine.classObject(.weakref).value)
        m.function("getweakrefcount(object, /)") { (t, a) throws(Unwind) in
            Value(small: a[0].isReference ? t.weakReferences(to: a[0].ref).count : 0)
        }
        m.function("getweakrefs(object, /)") { (t, a) throws(Unwind) in
            let list = try t.makeList([])
            guard a[0].isReference else { return list }
            for cell in t.weakReferences(to: a[0].ref) { try ListRef(list.ref).append(t, WeakReferenceRef.owner(ofCell: cell).value) }
            return list
        }
    }

    private static func check(_ t: Thread, _ value: Value) throws(Unwind) -> WeakReferenceRef {
        if value.isKind(.weakReference) { return WeakReferenceRef(value.ref) }
        throw t.raise(.typeError, "descriptor requires a 'weakref.ReferenceType' object but received a '\(t.typeName(value))'")
    }

    /// The object, when weak references to its like may be made.
    private static func referable(_ t: Thread, _ value: Value) throws(Unwind) -> Ref {
        if value.isReference {
            if !t.machine.classOf(value).flags.contains(.isBuiltin) { return value.ref }
            switch value.ref.kind {
            case .function, .builtin, .boundMethod, .classObject, .module, .set, .frozenset, .generator, .coroutine,
                 .asyncGenerator, .code, .file, .lock, .weakReference: return value.ref
            case .native where value.ref.shape == BuiltinClass.randomGenerator.shape: return value.ref
            default: break
            }
        }
        throw t.raise(.typeError, "cannot create weak reference to '\(t.typeName(value))' object")
    }

    /// The target's hash, kept for when it is dead.
    private static func hash(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let reference = try check(t, a[0])
        let known = try t.read(reference.ref, WeakReferenceRef.hashWord)
        if !known.isAbsent { return known }
        guard let target = reference.target else { throw t.raise(.typeError, "weak object has gone away") }
        let hash = try t.makeInteger(try t.hash(target))
        try t.open(reference.ref)
        reference.ref[WeakReferenceRef.hashWord] = hash
        return hash
    }

    /// Dead references are equal only to themselves. Nil: no weak reference.
    private static func equals(_ t: Thread, _ a: Value, _ b: Value) throws(Unwind) -> Bool? {
        let first = try check(t, a)
        guard b.isKind(.weakReference) else { return nil }
        guard let x = first.target, let y = WeakReferenceRef(b.ref).target else { return a == b }
        return try t.equals(x, y)
    }
}
