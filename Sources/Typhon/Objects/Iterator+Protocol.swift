/// The iteration protocol: `iter`, `next`, and native loops over the builtin containers.
enum Iterators {
    /// An iterator for a builtin's own kind, whatever its class: what the builtins' `__iter__` returns. nil: no such kind.
    static func native(_ t: Thread, _ value: Value) throws(Unwind) -> Value? {
        if !value.isReference { return nil }
        let ref = value.ref
        if value.isKind(.list) { return try IteratorRef.make(t, .list, value) }
        if value.isKind(.tuple) { return try IteratorRef.make(t, .tuple, value) }
        if value.isKind(.dictionary) { return try dict(t, .dictKeys, DictRef(ref)) }
        if SetRef.isSet(value) { return try set(t, SetRef(ref)) }
        if value.isKind(.string) { return try IteratorRef.make(t, .string, value) }
        if value.isKind(.range) { return try range(t, RangeRef(ref)) }
        if let form = DictViewRef.form(of: value) { return try dict(t, form, DictViewRef(ref).dict) }
        if value.isKind(.bytes) { return try IteratorRef.make(t, .bytes, value) }
        if value.isKind(.bytearray) { return try IteratorRef.make(t, .bytearray, value) }
        return nil
    }

    static func dict(_ t: Thread, _ form: IteratorRef.Form, _ dict: DictRef) throws(Unwind) -> Value {
        let count = Value(small: try dict.count(t))
        let isReversed = form.rawValue >= IteratorRef.Form.dictKeysReversed.rawValue
        let position = isReversed ? Value.largestInteger : 0
        return try IteratorRef.make(
            t, form, Value(dict.ref), position: Value(small: position), limit: count, extra: count)
    }

    static func set(_ t: Thread, _ set: SetRef) throws(Unwind) -> Value {
        let count = Value(small: try set.count(t))
        return try IteratorRef.make(t, .set, Value(set.ref), limit: count, extra: count)
    }

    static func range(_ t: Thread, _ range: RangeRef) throws(Unwind) -> Value {
        try IteratorRef.make(
            t, range.isSmall ? .range : .longRange, Value(range.ref), position: range.start, limit: range.length,
            extra: range.step)
    }

    /// Exactly one of the builtin classes whose instances are iterators with a native `next`.
    @inline(__always) static func isNative(_ value: Value) -> Bool {
        if !value.isReference { return false }
        let number = value.ref.shape.number
        return number >= UInt32(BuiltinClass.iterator.rawValue) && number <= UInt32(BuiltinClass.reversed.rawValue)
    }

    /// Does the class of `value` have another `name` than the builtin class it derives from?
    static func overrides(_ t: Thread, _ value: Value, _ name: Name, _ type: BuiltinClass) throws(Unwind) -> Bool {
        let attribute = t.machine.name(name)
        let own = try t.getAttribute(t.machine.classOf(value).value, attribute)
        return try own != t.getAttribute(t.machine.classObject(type).value, attribute)
    }

    /// Has the value's class a usable special method? (`__iter__ = None` says no.)
    static func has(_ t: Thread, _ value: Value, _ name: Name) throws(Unwind) -> Bool {
        guard let method = try t.lookupSpecial(value, name) else { return false }
        return !method.isNone
    }

    /// How many items an iterable will give, as far as it knows; `otherwise` when it does not.
    static func lengthHint(_ t: Thread, _ value: Value, otherwise: Int) throws(Unwind) -> Int {
        if try t.lookupSpecial(value, .len) != nil { return try t.length(value) }
        guard let method = try t.lookupSpecial(value, .lengthHint) else { return otherwise }
        let hint = try t.call(method, [])
        if hint == .notImplemented { return otherwise }
        if !Container.isInt(t, hint) {
            throw t.raise(.typeError, "__length_hint__ must be an integer, not \(t.typeName(hint))")
        }
        let count = try t.index(hint)
        if count < 0 { throw t.raise(.valueError, "__length_hint__() should return >= 0") }
        return count
    }
}

extension Thread {
    /// Walks a str, bytes or bytearray (of a subclass too) by index, whatever its class's `__iter__` says.
    func makeSequenceIterator(_ sequence: Value) throws(Unwind) -> Value {
        if let iterator = try Iterators.native(self, sequence) { return iterator }
        return try IteratorRef.make(self, .sequence, sequence)
    }

    /// `iter(value)`. TypeError when it is not iterable.
    func makeIterator(_ value: Value) throws(Unwind) -> Value {
        if value.isReference {
            if Iterators.isNative(value) || value.ref.shape == BuiltinClass.generator.shape { return value }
            if value.ref.shape.number <= UInt32(BuiltinClass.dictItems.rawValue),
                let iterator = try Iterators.native(self, value) {
                return iterator
            }
        }
        return try makeGuestIterator(value)
    }

    @inline(never) private func makeGuestIterator(_ value: Value) throws(Unwind) -> Value {
        if let method = try lookupSpecial(value, .iter) {
            if method.isNone { throw raise(.typeError, "'\(typeName(value))' object is not iterable") }
            let iterator = try call(method, [])
            if Iterators.isNative(iterator) { return iterator }
            if try lookupSpecial(iterator, .next) == nil {
                throw raise(.typeError, "iter() returned non-iterator of type '\(typeName(iterator))'")
            }
            return iterator
        }
        if try lookupSpecial(value, .getitem) == nil || value.isKind(.dictionary) {
            throw raise(.typeError, "'\(typeName(value))' object is not iterable")
        }
        return try IteratorRef.make(self, .sequence, value)
    }

    /// Next item of an iterator of any kind, nil at its end (StopIteration is consumed).
    func next(_ iterator: Value) throws(Unwind) -> Value? {
        if iterator.isReference {
            let ref = iterator.ref, shape = ref.shape
            if shape == BuiltinClass.iterator.shape { return try IteratorRef(ref).next(self) }
            if shape == BuiltinClass.generator.shape {
                try Container.checkDepth(self)
                return try resume(GeneratorRef(ref), .none)
            }
            if shape == BuiltinClass.enumerate.shape { return try EnumerateRef(ref).next(self) }
            if shape == BuiltinClass.zip.shape { return try ZipRef(ref).next(self) }
            if shape == BuiltinClass.map.shape { return try MapRef(ref).next(self) }
            if shape == BuiltinClass.filter.shape { return try FilterRef(ref).next(self) }
            if shape == BuiltinClass.reversed.shape { return try ReversedRef(ref).next(self) }
        }
        return try nextByMethod(iterator)
    }

    @inline(never) private func nextByMethod(_ iterator: Value) throws(Unwind) -> Value? {
        do throws(Unwind) {
            return try callMethod(iterator, .next, [])
        } catch {
            guard error == .raised, matches(.stopIteration) else { throw error }
            clearRaised()
            return nil
        }
    }

    /// Runs `body` for every item of any iterable. The body may change the container: what follows is what
    /// the guest's own `for` would see.
    func iterate(_ value: Value, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        if value.isReference {
            let ref = value.ref, shape = ref.shape
            if shape == BuiltinClass.list.shape { return try iterateList(ListRef(ref), body) }
            if shape == BuiltinClass.tuple.shape { return try iterateTuple(TupleRef(ref), body) }
            if shape == BuiltinClass.dict.shape { return try iterateDict(DictRef(ref), body) }
            if shape == BuiltinClass.set.shape || shape == BuiltinClass.frozenset.shape {
                return try iterateSet(SetRef(ref), body)
            }
            if shape == BuiltinClass.str.shape { return try iterateString(StringRef(ref), body) }
            if shape == BuiltinClass.range.shape && RangeRef(ref).isSmall { return try iterateRange(RangeRef(ref), body) }
            if shape == BuiltinClass.generator.shape { return try iterateGenerator(GeneratorRef(ref), body) }
        }
        let iterator = try makeIterator(value)
        var step = 0
        while let item = try next(iterator) {
            try body(item)
            step &+= 1
            try Container.pace(self, step)
        }
    }

    private func iterateList(_ list: ListRef, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        var index = 0
        while let item = try list.get(self, index) {
            try body(item)
            index &+= 1
            try Container.pace(self, index)
        }
    }

    private func iterateGenerator(_ generator: GeneratorRef, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        try Container.checkDepth(self)
        var step = 0
        while let item = try resume(generator, .none) {
            try body(item)
            step &+= 1
            try Container.pace(self, step)
        }
    }

    private func iterateTuple(_ tuple: TupleRef, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        for index in 0..<tuple.count {
            try body(tuple[index])
            try Container.pace(self, index)
        }
    }

    private func iterateString(_ string: StringRef, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        for index in 0..<string.length {
            try body(try stringItem(string, index))
            try Container.pace(self, index)
        }
    }

    private func iterateRange(_ range: RangeRef, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        let start = range.start.integer, step = range.step.integer
        for index in 0..<range.length.integer {
            try body(Value(small: start &+ index &* step))
            try Container.pace(self, index)
        }
    }

    private func iterateDict(_ dict: DictRef, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        let count = try dict.count(self)
        var position = 0, step = 0
        while let entry = try dict.nextEntry(self, &position) {
            if step == count && !dict.isNamespace {
                throw raise(.runtimeError, "dictionary keys changed during iteration")
            }
            try body(entry.key)
            step &+= 1
            try Container.pace(self, step)
            if dict.isNamespace { continue }
            if try dict.count(self) != count { throw raise(.runtimeError, "dictionary changed size during iteration") }
        }
    }

    private func iterateSet(_ set: SetRef, _ body: (Value) throws(Unwind) -> Void) throws(Unwind) {
        let count = try set.count(self)
        var position = 0
        while let entry = try set.next(self, &position) {
            try body(entry.key)
            if try set.count(self) != count { throw raise(.runtimeError, "Set changed size during iteration") }
            try Container.pace(self, position)
        }
    }

    /// A new list of all items.
    func list(from iterable: Value) throws(Unwind) -> ListRef {
        if iterable.isReference {
            let shape = iterable.ref.shape
            if shape == BuiltinClass.list.shape { return try ListRef(iterable.ref).copied(self) }
            if shape == BuiltinClass.tuple.shape {
                let tuple = TupleRef(iterable.ref)
                return ListRef(try makeList(tuple.elements, count: tuple.count).ref)
            }
        }
        let buffer = try collect(iterable)
        if buffer.count == 0 { return try makeEmptyList() }
        return try makeList(owning: buffer.storage, count: buffer.count)
    }

    /// A tuple of all items; the iterable itself when it is exactly a tuple.
    func tuple(from iterable: Value) throws(Unwind) -> TupleRef {
        if iterable.isReference && iterable.ref.shape == BuiltinClass.tuple.shape { return TupleRef(iterable.ref) }
        if iterable.isReference && iterable.ref.shape == BuiltinClass.list.shape {
            return try ListRef(iterable.ref).tuple(self)
        }
        let buffer = try collect(iterable)
        return TupleRef(try makeTuple(buffer.elements, count: buffer.count).ref)
    }

    /// The items of a builtin container in a buffer of the right size; nil for other objects.
    func plainItems(_ ref: Ref) throws(Unwind) -> ValueBuffer? {
        let shape = ref.shape
        if shape == BuiltinClass.range.shape { return try collectRange(RangeRef(ref)) }
        if shape == BuiltinClass.list.shape {
            let list = ListRef(ref), count = try list.count(self)
            var buffer = try ValueBuffer(self, capacity: count)
            try list.copyItems(self, 0, count, to: buffer.elements)
            buffer.claim(count)
            return buffer
        }
        if shape == BuiltinClass.set.shape || shape == BuiltinClass.frozenset.shape {
            let set = SetRef(ref)
            var buffer = try ValueBuffer(self, capacity: try set.count(self))
            var cursor = SetCursor()
            while let entry = try cursor.next(self, set) { try buffer.append(self, entry.key) }
            return buffer
        }
        if shape == BuiltinClass.dict.shape { return try collectDict(DictRef(ref), .dictKeys) }
        if let form = DictViewRef.form(of: Value(ref)) { return try collectDict(DictViewRef(ref).dict, form) }
        return nil
    }

    private func collectRange(_ range: RangeRef) throws(Unwind) -> ValueBuffer? {
        if !range.isSmall || range.length.integer > 1 << 20 { return nil }
        let count = range.length.integer
        var buffer = try ValueBuffer(self, capacity: count)
        let items = buffer.elements
        var item = range.start.scaled
        let step = range.step.scaled
        for index in 0..<count {
            items[index] = Value(scaled: item)
            item &+= step
        }
        buffer.claim(count)
        return buffer
    }

    private func collectDict(_ dict: DictRef, _ form: IteratorRef.Form) throws(Unwind) -> ValueBuffer? {
        if dict.isNamespace { return nil }
        var buffer = try ValueBuffer(self, capacity: try dict.count(self)), position = 0
        while let entry = try dict.nextEntry(self, &position) {
            let item = form == .dictKeys ? entry.key : form == .dictValues ? entry.value : try makePair(entry.key, entry.value)
            try buffer.append(self, item)
        }
        return buffer
    }

    /// All items in a buffer of this thread's own.
    func collect(_ iterable: Value) throws(Unwind) -> ValueBuffer {
        if iterable.isReference, let buffer = try plainItems(iterable.ref) { return buffer }
        var buffer = try ValueBuffer(self)
        try iterate(iterable) { (item) throws(Unwind) in try buffer.append(self, item) }
        return buffer
    }
}
