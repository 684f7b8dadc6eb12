/// The guest's view of ranges.
enum RangeMethods {
    static func install(_ c: ClassBuilder) {
        c.new("range(start, stop=None, step=1, /)") { (t, a) throws(Unwind) in
            let first = try integer(t, a[1])
            if !a.has(2) { return try t.makeRange(Value(small: 0), first, Value(small: 1)) }
            let stop = try integer(t, a[2])
            let step = a.has(3) ? try integer(t, a[3]) : Value(small: 1)
            if try !t.isTrue(step) { throw t.raise(.valueError, "range() arg 3 must not be zero") }
            return try t.makeRange(first, stop, step)
        }
        c.getter("start") { (t, a) throws(Unwind) in try RangeRef.receiver(t, a[0]).start }
        c.getter("stop") { (t, a) throws(Unwind) in try RangeRef.receiver(t, a[0]).stop }
        c.getter("step") { (t, a) throws(Unwind) in try RangeRef.receiver(t, a[0]).step }
        installSequence(c)
        installSearching(c)
    }

    /// Exactly an int: what `__index__` gives; a bool becomes its number.
    private static func integer(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        if value.isInteger { return value }
        if value.isReference && value.ref.shape == BuiltinClass.int.shape { return value }
        if !Container.isInt(t, value) {
            guard let method = try t.lookupSpecial(value, .index) else {
                throw t.raise(.typeError, "'\(t.typeName(value))' object cannot be interpreted as an integer")
            }
            let number = try t.call(method, [])
            if !Container.isInt(t, number) {
                throw t.raise(.typeError, "__index__ returned non-int (type \(t.typeName(number)))")
            }
            return try t.binary(.add, Value(small: 0), number)
        }
        return try t.binary(.add, Value(small: 0), value)
    }

    private static func installSequence(_ c: ClassBuilder) {
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in
            try t.makeInteger(try RangeRef.receiver(t, a[0]).count(t))
        }
        c.method("__bool__(self, /)") { (t, a) throws(Unwind) in
            Value(try RangeRef.receiver(t, a[0]).length != Value(small: 0))
        }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            try Iterators.range(t, try RangeRef.receiver(t, a[0]))
        }
        c.method("__reversed__(self, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            let last = try t.binary(.subtract, range.length, Value(small: 1))
            let start = try range.item(t, last)
            let step = try t.binary(.subtract, Value(small: 0), range.step)
            let stop = try t.binary(.subtract, range.start, range.step)
            return try Iterators.range(t, RangeRef(try t.makeRange(start, stop, step).ref))
        }
        c.method("__getitem__(self, index, /)") { (t, a) throws(Unwind) in
            try item(t, try RangeRef.receiver(t, a[0]), a[1])
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            let count = range.step == Value(small: 1) ? 2 : 3
            let parts = try t.makeTuple([range.start, range.stop, range.step])
            return try ContainerText.row(t, "range(", ")", TupleRef(try TupleRef(parts.ref).slice(t, 0, count).ref))
        }
        c.method("__reduce__(self, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            let parts = try t.makeTuple([range.start, range.stop, range.step])
            return try t.makePair(t.machine.classObject(.range).value, parts)
        }
    }

    private static func item(_ t: Thread, _ range: RangeRef, _ index: Value) throws(Unwind) -> Value {
        if index.isKind(.slice) { return try range.slice(t, SliceRef(index.ref)) }
        if !Container.isInt(t, index), try t.lookupSpecial(index, .index) == nil {
            throw t.raise(.typeError, "range indices must be integers or slices, not \(t.typeName(index))")
        }
        var position = try integer(t, index)
        if range.isSmall && position.isInteger {
            var small = position.integer
            if small < 0 { small &+= range.length.integer }
            if small >= 0 && small < range.length.integer { return try range.item(t, Value(small: small)) }
            throw t.raise(.indexError, "range object index out of range")
        }
        let zero = Value(small: 0)
        if try t.isTrue(try t.compare(.less, position, zero)) { position = try t.binary(.add, position, range.length) }
        let low = try t.isTrue(try t.compare(.less, position, zero))
        if try low ? true : t.isTrue(try t.compare(.greaterEqual, position, range.length)) {
            throw t.raise(.indexError, "range object index out of range")
        }
        return try range.item(t, position)
    }

    private static func installSearching(_ c: ClassBuilder) {
        c.method("__contains__(self, value, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            if isExactInt(a[1]) { return Value(try range.position(t, of: a[1]) != nil) }
            return Value(try search(t, range, a[1]) != nil)
        }
        c.method("index(self, value, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            if isExactInt(a[1]) {
                if let index = try range.position(t, of: a[1]) { return index }
                throw t.raise(.valueError, "\(try t.reprText(a[1])) is not in range")
            }
            if let index = try search(t, range, a[1]) { return try t.makeInteger(index) }
            throw t.raise(.valueError, "sequence.index(x): x not in sequence")
        }
        c.method("count(self, value, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            if isExactInt(a[1]) { return Value(small: try range.position(t, of: a[1]) == nil ? 0 : 1) }
            var found = 0
            try t.iterate(Value(range.ref)) { (item) throws(Unwind) in if try t.equals(item, a[1]) { found += 1 } }
            return Value(small: found)
        }
        c.method("__eq__(self, other, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            return a[1].isKind(.range) ? Value(try equal(t, range, RangeRef(a[1].ref))) : .notImplemented
        }
        c.method("__ne__(self, other, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            return a[1].isKind(.range) ? Value(try !equal(t, range, RangeRef(a[1].ref))) : .notImplemented
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            let range = try RangeRef.receiver(t, a[0])
            let isEmpty = range.length == Value(small: 0), isOne = range.length == Value(small: 1)
            let parts = try t.makeTuple([range.length, isEmpty ? .none : range.start, isEmpty || isOne ? .none : range.step])
            return Value(small: try TupleRef(parts.ref).hash(t))
        }
    }

    private static func isExactInt(_ value: Value) -> Bool {
        value.isInteger || value.isBool || (value.isReference && value.ref.shape == BuiltinClass.int.shape)
    }

    /// Item by item, for values with an equality of their own.
    private static func search(_ t: Thread, _ range: RangeRef, _ value: Value) throws(Unwind) -> Int? {
        let iterator = try Iterators.range(t, range)
        var index = 0
        while let item = try t.next(iterator) {
            if try t.equals(item, value) { return index }
            index &+= 1
            try Container.pace(t, index)
        }
        return nil
    }

    private static func equal(_ t: Thread, _ a: RangeRef, _ b: RangeRef) throws(Unwind) -> Bool {
        if a == b { return true }
        if try !t.equals(a.length, b.length) { return false }
        if a.length == Value(small: 0) { return true }
        if try !t.equals(a.start, b.start) { return false }
        return a.length == Value(small: 1) ? true : try t.equals(a.step, b.step)
    }
}
