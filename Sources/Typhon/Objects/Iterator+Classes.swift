/// The guest's view of the builtin iterators.
enum IteratorClasses {
    static func install(_ machine: MachineBuilder) {
        machine.extend(.iterator) { c in
            installIterating(c)
            c.method("__length_hint__(self, /)") { (t, a) throws(Unwind) in
                try IteratorRef.receiver(t, a[0]).lengthHint(t)
            }
        }
        machine.extend(.enumerate) { c in installEnumerate(c) }
        machine.extend(.zip) { c in installZip(c) }
        machine.extend(.map) { c in installMap(c) }
        machine.extend(.filter) { c in installFilter(c) }
        machine.extend(.reversed) { c in installReversed(c) }
        DictViews.install(machine)
    }

    /// `__iter__` and `__next__` of any native iterator kind, also in a subclass.
    private static func installIterating(_ c: ClassBuilder) {
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in a[0] }
        c.method("__next__(self, /)") { (t, a) throws(Unwind) in
            if let item = try next(t, a[0]) { return item }
            throw t.raiseStopIteration(.none)
        }
    }

    /// By kind, so that it serves subclasses too.
    private static func next(_ t: Thread, _ value: Value) throws(Unwind) -> Value? {
        if value.isKind(.iterator) { return try IteratorRef(value.ref).next(t) }
        if value.isKind(.enumerate) { return try EnumerateRef(value.ref).next(t) }
        if value.isKind(.zip) { return try ZipRef(value.ref).next(t) }
        if value.isKind(.map) { return try MapRef(value.ref).next(t) }
        if value.isKind(.filter) { return try FilterRef(value.ref).next(t) }
        if value.isKind(.reversed) { return try ReversedRef(value.ref).next(t) }
        throw Container.wrongReceiver(t, "iterator", value)
    }

    private static func make(_ t: Thread, _ type: Value, _ kind: Kind, _ first: Value, _ second: Value) throws(Unwind) -> Value {
        let ref = try Container.allocate(t, ClassRef(type.ref), kind, words: 4)
        ref[2] = first
        ref[3] = second
        return Value(ref)
    }

    private static func iterators(_ t: Thread, _ iterables: TupleRef) throws(Unwind) -> Value {
        if iterables.count == 0 { return try t.makeEmptyTuple() }
        let row = try t.makeUnfilledTuple(count: iterables.count)
        for index in 0..<iterables.count { row[index] = try t.makeIterator(iterables[index]) }
        return Value(row.ref)
    }

    private static func installEnumerate(_ c: ClassBuilder) {
        c.new("enumerate(iterable, start=0)") { (t, a) throws(Unwind) in
            var start = Value(small: 0)
            if a.has(2) {
                guard Container.isInt(t, a[2]) else {
                    guard let method = try t.lookupSpecial(a[2], .index) else {
                        throw t.raise(.typeError, "'\(t.typeName(a[2]))' object cannot be interpreted as an integer")
                    }
                    return try make(t, a[0], .enumerate, try t.makeIterator(a[1]), try t.call(method, []))
                }
                start = a[2]
            }
            return try make(t, a[0], .enumerate, try t.makeIterator(a[1]), start)
        }
        installIterating(c)
    }

    private static func installZip(_ c: ClassBuilder) {
        c.new("zip(*iterables, strict=False)") { (t, a) throws(Unwind) in
            let strict = a.has(2) ? try t.isTrue(a[2]) : false
            return try make(t, a[0], .zip, try iterators(t, TupleRef(a[1].ref)), Value(strict))
        }
        installIterating(c)
    }

    private static func installMap(_ c: ClassBuilder) {
        c.new("map(function, /, *iterables)") { (t, a) throws(Unwind) in
            let iterables = TupleRef(a[2].ref)
            if iterables.count == 0 { throw t.raise(.typeError, "map() must have at least two arguments.") }
            return try make(t, a[0], .map, a[1], try iterators(t, iterables))
        }
        installIterating(c)
    }

    private static func installFilter(_ c: ClassBuilder) {
        c.new("filter(function, iterable, /)") { (t, a) throws(Unwind) in
            try make(t, a[0], .filter, a[1], try t.makeIterator(a[2]))
        }
        installIterating(c)
    }

    private static func installReversed(_ c: ClassBuilder) {
        c.new("reversed(sequence, /)") { (t, a) throws(Unwind) in
            if let method = try t.lookupSpecial(a[1], .reversed) {
                if method.isNone { throw t.raise(.typeError, "'\(t.typeName(a[1]))' object is not reversible") }
                return try t.call(method, [])
            }
            let hasItems = try t.lookupSpecial(a[1], .getitem) != nil
            let isSequence = hasItems ? try t.lookupSpecial(a[1], .len) != nil : false
            if !isSequence { throw t.raise(.typeError, "'\(t.typeName(a[1]))' object is not reversible") }
            return try make(t, a[0], .reversed, a[1], Value(small: try t.length(a[1]) - 1))
        }
        installIterating(c)
        c.method("__length_hint__(self, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.reversed) else { throw Container.wrongReceiver(t, "reversed", a[0]) }
            return Value(small: try ReversedRef(a[0].ref).lengthHint(t))
        }
    }
}
