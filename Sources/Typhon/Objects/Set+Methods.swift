/// The guest's view of sets, and what frozensets have in common with them.
enum SetMethods {
    static func install(_ c: ClassBuilder) {
        // A class with an `__init__` of its own begins empty: the caller gives no arguments then.
        c.new("set(iterable=(), /)") { (t, a) throws(Unwind) in
            let set = SetRef(try Container.allocate(t, ClassRef(a[0].ref), .set, words: SetRef.words))
            set.ref[SetRef.hashWord] = .absent
            if a.has(1) { try set.update(t, a[1]) }
            return Value(set.ref)
        }
        c.constant("__hash__", .none)
        c.method("__init__(self, iterable=(), /)") { (t, a) throws(Unwind) in
            let set = try receiver(t, a[0])
            if try set.count(t) > 0 { try set.clear(t) }
            if a.has(1) { try set.update(t, a[1]) }
            return .none
        }
        installCommon(c)
        installChanging(c)
        installUpdates(c)
    }

    /// A set that may be changed.
    private static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> SetRef {
        if value.isKind(.set) { return SetRef(value.ref) }
        throw Container.wrongReceiver(t, "set", value)
    }

    /// The hash to look for: a set as a key stands for the frozenset of its content.
    private static func searchKey(_ t: Thread, _ value: Value) throws(Unwind) -> (key: Value, hash: Value) {
        if !value.isKind(.set) { return (value, try Key.hash(t, value)) }
        do throws(Unwind) {
            return (value, try Key.hash(t, value))
        } catch {
            guard error == .raised, t.matches(.typeError) else { throw error }
            t.clearRaised()
        }
        let frozen = try SetRef(value.ref).copied(t, frozen: true)
        return (Value(frozen.ref), Key.word(try frozen.frozenHash(t)))
    }

    // MARK: Both classes

    static func installCommon(_ c: ClassBuilder) {
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in Value(small: try SetRef.receiver(t, a[0]).count(t)) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try ContainerText.ofSet(t, try SetRef.receiver(t, a[0])) }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in try Iterators.set(t, try SetRef.receiver(t, a[0])) }
        c.method("__contains__(self, value, /)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            let key = try searchKey(t, a[1])
            return Value(try set.contains(t, key.key, hash: key.hash))
        }
        c.method("copy(self, /)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            if set.ref.shape == BuiltinClass.frozenset.shape { return a[0] }
            return Value(try set.copied(t, frozen: set.isFrozen).ref)
        }
        installNamedOperations(c)
        installOperators(c)
        installComparisons(c)
    }

    private static func installNamedOperations(_ c: ClassBuilder) {
        c.method("union(self, *others)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            let result = try set.copied(t, frozen: set.isFrozen), others = TupleRef(a[1].ref)
            for index in 0..<others.count { try result.update(t, others[index]) }
            return Value(result.ref)
        }
        c.method("intersection(self, *others)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0]), others = TupleRef(a[1].ref)
            if others.count == 0 { return Value(try set.copied(t, frozen: set.isFrozen).ref) }
            var result = set
            for index in 0..<others.count { result = try result.intersection(t, others[index], frozen: set.isFrozen) }
            return Value(result.ref)
        }
        c.method("difference(self, *others)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0]), others = TupleRef(a[1].ref)
            if others.count == 0 { return Value(try set.copied(t, frozen: set.isFrozen).ref) }
            let result = try set.difference(t, others[0], frozen: set.isFrozen)
            for index in 1..<others.count { try result.subtract(t, others[index]) }
            return Value(result.ref)
        }
        c.method("symmetric_difference(self, other, /)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            return Value(try set.symmetricDifference(t, a[1], frozen: set.isFrozen).ref)
        }
        c.method("issubset(self, other, /)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            return Value(try set.isSubset(t, of: try asSet(t, a[1])))
        }
        c.method("issuperset(self, other, /)") { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            if SetRef.isSet(a[1]) { return Value(try SetRef(a[1].ref).isSubset(t, of: set)) }
            let iterator = try t.makeIterator(a[1])
            while let item = try t.next(iterator) {
                if try !set.contains(t, item) { return .false }
            }
            return .true
        }
        c.method("isdisjoint(self, other, /)") { (t, a) throws(Unwind) in
            Value(try SetRef.receiver(t, a[0]).isDisjoint(t, a[1]))
        }
    }

    private static func asSet(_ t: Thread, _ value: Value) throws(Unwind) -> SetRef {
        if SetRef.isSet(value) { return SetRef(value.ref) }
        let set = try t.makeSet()
        try set.update(t, value)
        return set
    }

    private static func installOperators(_ c: ClassBuilder) {
        operation(c, "__or__(self, other, /)", "__ror__(self, other, /)") { (t, set, other) throws(Unwind) in
            let result = try set.copied(t, frozen: set.isFrozen)
            if other != set { try result.update(t, Value(other.ref)) }
            return result
        }
        operation(c, "__and__(self, other, /)", "__rand__(self, other, /)") { (t, set, other) throws(Unwind) in
            try set.intersection(t, Value(other.ref), frozen: set.isFrozen)
        }
        operation(c, "__sub__(self, other, /)", "__rsub__(self, other, /)") { (t, set, other) throws(Unwind) in
            try set.difference(t, Value(other.ref), frozen: set.isFrozen)
        }
        operation(c, "__xor__(self, other, /)", "__rxor__(self, other, /)") { (t, set, other) throws(Unwind) in
            try set.symmetricDifference(t, Value(other.ref), frozen: set.isFrozen)
        }
    }

    /// An operator between two sets and its reflected form; of other operands it knows nothing.
    private static func operation(
        _ c: ClassBuilder, _ plain: StaticString, _ reflected: StaticString,
        _ body: @escaping @Sendable (Thread, SetRef, SetRef) throws(Unwind) -> SetRef
    ) {
        c.method(plain) { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            return SetRef.isSet(a[1]) ? Value(try body(t, set, SetRef(a[1].ref)).ref) : .notImplemented
        }
        c.method(reflected) { (t, a) throws(Unwind) in
            let set = try SetRef.receiver(t, a[0])
            return SetRef.isSet(a[1]) ? Value(try body(t, SetRef(a[1].ref), set).ref) : .notImplemented
        }
    }

    private static func installComparisons(_ c: ClassBuilder) {
        for (signature, op) in SequenceComparison.all {
            c.method(signature) { (t, a) throws(Unwind) in
                let set = try SetRef.receiver(t, a[0])
                return SetRef.isSet(a[1]) ? Value(try compare(t, op, set, SetRef(a[1].ref))) : .notImplemented
            }
        }
    }

    static func compare(_ t: Thread, _ op: Comparison, _ a: SetRef, _ b: SetRef) throws(Unwind) -> Bool {
        switch op {
        case .equal: return try a.isEqual(t, to: b)
        case .notEqual: return try !a.isEqual(t, to: b)
        case .lessEqual: return try a.isSubset(t, of: b)
        case .greaterEqual: return try b.isSubset(t, of: a)
        case .less: return try a.count(t) < b.count(t) ? try a.isSubset(t, of: b) : false
        case .greater: return try b.count(t) < a.count(t) ? try b.isSubset(t, of: a) : false
        }
    }

    // MARK: Sets only

    private static func installChanging(_ c: ClassBuilder) {
        c.method("add(self, value, /)", shortcut: .setAdd) { (t, a) throws(Unwind) in
            try receiver(t, a[0]).add(t, a[1])
            return .none
        }
        c.method("discard(self, value, /)", shortcut: .setRemove) { (t, a) throws(Unwind) in
            let set = try receiver(t, a[0])
            let key = try searchKey(t, a[1])
            _ = try set.discard(t, key.key, hash: key.hash)
            return .none
        }
        c.method("remove(self, value, /)", shortcut: .setRemove) { (t, a) throws(Unwind) in
            let set = try receiver(t, a[0])
            let key = try searchKey(t, a[1])
            if try set.discard(t, key.key, hash: key.hash) { return .none }
            throw t.raiseKeyError(a[1])
        }
        c.method("pop(self, /)") { (t, a) throws(Unwind) in
            if let key = try receiver(t, a[0]).pop(t) { return key }
            throw t.raise(.keyError, "pop from an empty set")
        }
        c.method("clear(self, /)") { (t, a) throws(Unwind) in
            try receiver(t, a[0]).clear(t)
            return .none
        }
    }

    private static func installUpdates(_ c: ClassBuilder) {
        c.method("update(self, *others)") { (t, a) throws(Unwind) in
            let set = try receiver(t, a[0]), others = TupleRef(a[1].ref)
            for index in 0..<others.count { try set.update(t, others[index]) }
            return .none
        }
        c.method("intersection_update(self, *others)") { (t, a) throws(Unwind) in
            let set = try receiver(t, a[0]), others = TupleRef(a[1].ref)
            var result = others.count == 0 ? try set.copied(t, frozen: false) : set
            for index in 0..<others.count { result = try result.intersection(t, others[index], frozen: false) }
            try set.adopt(t, result)
            return .none
        }
        c.method("difference_update(self, *others)") { (t, a) throws(Unwind) in
            let set = try receiver(t, a[0]), others = TupleRef(a[1].ref)
            for index in 0..<others.count { try set.subtract(t, others[index]) }
            return .none
        }
        c.method("symmetric_difference_update(self, other, /)") { (t, a) throws(Unwind) in
            try receiver(t, a[0]).toggle(t, a[1])
            return .none
        }
        inPlace(c, "__ior__(self, other, /)") { (t, set, other) throws(Unwind) in try set.update(t, other) }
        inPlace(c, "__isub__(self, other, /)") { (t, set, other) throws(Unwind) in try set.subtract(t, other) }
        inPlace(c, "__ixor__(self, other, /)") { (t, set, other) throws(Unwind) in try set.toggle(t, other) }
        inPlace(c, "__iand__(self, other, /)") { (t, set, other) throws(Unwind) in
            try set.adopt(t, try set.intersection(t, other, frozen: false))
        }
    }

    private static func inPlace(
        _ c: ClassBuilder, _ signature: StaticString,
        _ body: @escaping @Sendable (Thread, SetRef, Value) throws(Unwind) -> Void
    ) {
        c.method(signature) { (t, a) throws(Unwind) in
            let set = try receiver(t, a[0])
            if !SetRef.isSet(a[1]) { return .notImplemented }
            try body(t, set, a[1])
            return a[0]
        }
    }
}
