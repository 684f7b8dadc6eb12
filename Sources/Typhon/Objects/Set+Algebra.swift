/// What sets do with each other. Step by step CPython's `setobject.c` in effect, because the
/// order in which keys enter a table shows in its iteration.
extension SetRef {
    /// How the result of an operation is made: a set or a frozenset of the exact class.
    static func make(_ t: Thread, frozen: Bool) throws(Unwind) -> SetRef {
        frozen ? try t.makeFrozenset() : try t.makeSet()
    }

    // MARK: Union

    /// May `update` walk it without guest code, but for that of its keys?
    fileprivate static func isPlainSource(_ value: Value) -> Bool {
        if !value.isReference { return false }
        let shape = value.ref.shape
        return shape == BuiltinClass.list.shape || shape == BuiltinClass.tuple.shape || shape == BuiltinClass.str.shape
            || shape == BuiltinClass.set.shape || shape == BuiltinClass.frozenset.shape
            || shape == BuiltinClass.range.shape || shape == BuiltinClass.dict.shape
    }

    /// Adds all items of any iterable.
    func update(_ t: Thread, _ iterable: Value) throws(Unwind) {
        if SetRef.isSet(iterable) { return try merge(t, SetRef(iterable.ref)) }
        if iterable.isReference && iterable.ref.shape == BuiltinClass.range.shape, try addClean(t, RangeRef(iterable.ref)) { return }
        if iterable.isReference && iterable.ref.shape == BuiltinClass.dict.shape {
            return try merge(t, DictRef(iterable.ref))
        }
        if iterable.isReference && iterable.ref.shape == BuiltinClass.list.shape { return try addAll(t, ListRef(iterable.ref)) }
        if iterable.isReference && iterable.ref.shape == BuiltinClass.tuple.shape { return try addAll(t, TupleRef(iterable.ref)) }
        if iterable.isReference && iterable.ref.shape == BuiltinClass.str.shape { return try addAll(t, StringRef(iterable.ref)) }
        try t.iterate(iterable) { (item) throws(Unwind) in try add(t, item) }
    }

    /// Comparing keys may run guest code that changes the list.
    private func addAll(_ t: Thread, _ list: ListRef) throws(Unwind) {
        var index = 0
        while let item = try list.get(t, index) {
            try add(t, item)
            index &+= 1
            try Container.pace(t, index)
        }
    }

    private func addAll(_ t: Thread, _ tuple: TupleRef) throws(Unwind) {
        for index in 0..<tuple.count {
            try add(t, tuple[index])
            try Container.pace(t, index)
        }
    }

    private func addAll(_ t: Thread, _ string: StringRef) throws(Unwind) {
        for index in 0..<string.length {
            try add(t, try t.stringItem(string, index))
            try Container.pace(t, index)
        }
    }

    private func prepare(_ t: Thread, _ count: Int) throws(Unwind) {
        let size = try self.size(t), mask = try table(t)?.mask ?? SetTable.smallestSize - 1
        if (size.fill &+ count) &* 5 >= mask &* 3 { try resize(t, (size.used &+ count) &* 2) }
    }

    private func merge(_ t: Thread, _ other: DictRef) throws(Unwind) {
        try prepare(t, try other.count(t))
        var position = 0, step = 0
        while let entry = try other.nextEntry(t, &position) {
            try add(t, entry.key, hash: entry.hash)
            step &+= 1
            try Container.pace(t, step)
        }
    }

    private func merge(_ t: Thread, _ other: SetRef) throws(Unwind) {
        if other == self { return }
        let count = try other.count(t)
        if count == 0 { return }
        if try size(t).fill == 0 { return try copy(t, other, count) }
        try prepare(t, count)
        var cursor = SetCursor()
        while let entry = try cursor.next(t, other) {
            try add(t, entry.key, hash: entry.hash)
        }
    }

    /// Into an empty set: no key is there twice, nothing is compared. Equal tables are copied slot by slot.
    private func copy(_ t: Thread, _ other: SetRef, _ count: Int) throws(Unwind) {
        guard let source = try other.table(t) else { return }
        let frozen = other.isFrozen, size = try source.size(t, frozen: frozen)
        let mask = try table(t)?.mask ?? SetTable.smallestSize - 1
        let room = count &* 5 >= mask &* 3 ? SetTable.size(above: count &* 2) : mask + 1
        let alike = room == source.mask + 1 && size.fill == size.used
        let isPlain = frozen || source.isOwned(t)
        let target = try SetTable.make(t, size: room, isFilled: alike && isPlain)
        if isPlain {
            if alike {
                target.fresh.update(from: source.fresh, count: source.mask + 1)
            } else {
                try other.move(t, from: source, to: target)
            }
            target.setSize(used: size.used, fill: size.used)
            return try replaceTable(t, target)
        }
        for number in 0...source.mask {
            let entry = try source.entry(t, number, frozen: frozen)
            if entry.isLive {
                if alike { target.store(number, entry.hash, entry.key) } else { target.insertClean(entry) }
            }
            try Container.pace(t, number)
        }
        target.setSize(used: size.used, fill: size.used)
        try replaceTable(t, target)
    }

    func copied(_ t: Thread, frozen: Bool) throws(Unwind) -> SetRef {
        let result = try SetRef.make(t, frozen: frozen)
        try result.merge(t, self)
        return result
    }

    // MARK: Intersection

    func intersection(_ t: Thread, _ other: Value, frozen: Bool) throws(Unwind) -> SetRef {
        if other == Value(ref) { return try copied(t, frozen: frozen) }
        let result = try SetRef.make(t, frozen: frozen)
        guard SetRef.isSet(other) else {
            try t.iterate(other) { (item) throws(Unwind) in
                let hash = try Key.hash(t, item)
                if try contains(t, item, hash: hash) { try result.add(t, item, hash: hash) }
            }
            return result
        }
        var large = self, small = SetRef(other.ref)
        if try small.count(t) > large.count(t) { swap(&large, &small) }
        var cursor = SetCursor()
        while let entry = try cursor.next(t, small) {
            if try large.contains(t, entry.key, hash: entry.hash) { try result.addNew(t, entry) }
        }
        return result
    }

    /// Takes over the content of a set that nobody else uses.
    func adopt(_ t: Thread, _ other: SetRef) throws(Unwind) {
        let head = other.ref[SetRef.tableWord]
        if head.isReference { return try replaceTable(t, SetTable(head.ref)) }
        try clear(t)
    }

    // MARK: Difference

    func difference(_ t: Thread, _ other: Value, frozen: Bool) throws(Unwind) -> SetRef {
        let isSet = SetRef.isSet(other)
        guard isSet || (other.isReference && other.ref.shape == BuiltinClass.dict.shape) else {
            return try copiedAndReduced(t, other, frozen: frozen)
        }
        let otherCount = isSet ? try SetRef(other.ref).count(t) : try DictRef(other.ref).count(t)
        if try count(t) >> 2 > otherCount { return try copiedAndReduced(t, other, frozen: frozen) }
        let result = try SetRef.make(t, frozen: frozen)
        var cursor = SetCursor()
        while let entry = try cursor.next(t, self) {
            let inOther = isSet
                ? try SetRef(other.ref).contains(t, entry.key, hash: entry.hash)
                : try DictRef(other.ref).locate(t, entry.key, entry.hash).isFound
            if !inOther { try result.addNew(t, entry) }
        }
        return result
    }

    private func copiedAndReduced(_ t: Thread, _ other: Value, frozen: Bool) throws(Unwind) -> SetRef {
        let result = try copied(t, frozen: frozen)
        try result.subtract(t, other)
        return result
    }

    /// Removes all items of any iterable.
    func subtract(_ t: Thread, _ other: Value) throws(Unwind) {
        if other == Value(ref) { return try clear(t) }
        if SetRef.isSet(other) {
            var source = SetRef(other.ref)
            if try source.count(t) >> 3 > count(t) { source = try intersection(t, other, frozen: isFrozen) }
            var cursor = SetCursor()
            while let entry = try cursor.next(t, source) {
                _ = try discard(t, entry.key, hash: entry.hash)
            }
        } else {
            try t.iterate(other) { (item) throws(Unwind) in _ = try discard(t, item, hash: try Key.hash(t, item)) }
        }
        let size = try self.size(t), mask = try table(t)?.mask ?? SetTable.smallestSize - 1
        if size.fill &- size.used > mask / 4 { try resize(t, size.used > 50000 ? size.used &* 2 : size.used &* 4) }
    }

    // MARK: Symmetric difference

    func symmetricDifference(_ t: Thread, _ other: Value, frozen: Bool) throws(Unwind) -> SetRef {
        let result = try SetRef.make(t, frozen: frozen)
        try result.update(t, other)
        try result.toggle(t, Value(ref))
        return result
    }

    /// Adds what is missing and removes what is there.
    func toggle(_ t: Thread, _ other: Value) throws(Unwind) {
        if other == Value(ref) { return try clear(t) }
        if other.isReference && other.ref.shape == BuiltinClass.dict.shape {
            var position = 0
            while let entry = try DictRef(other.ref).nextEntry(t, &position) {
                try toggle(t, entry.key, hash: entry.hash)
            }
            return
        }
        var source = try SetRef.make(t, frozen: isFrozen)
        if SetRef.isSet(other) { source = SetRef(other.ref) } else { try source.update(t, other) }
        var cursor = SetCursor()
        while let entry = try cursor.next(t, source) {
            try toggle(t, entry.key, hash: entry.hash)
        }
    }

    // MARK: Comparing

    func isSubset(_ t: Thread, of other: SetRef) throws(Unwind) -> Bool {
        if try count(t) > other.count(t) { return false }
        var cursor = SetCursor()
        while let entry = try cursor.next(t, self) {
            if try !other.contains(t, entry.key, hash: entry.hash) { return false }
        }
        return true
    }

    func isEqual(_ t: Thread, to other: SetRef) throws(Unwind) -> Bool {
        if try count(t) != other.count(t) { return false }
        if isFrozen && other.isFrozen {
            let mine = ref[SetRef.hashWord], its = other.ref[SetRef.hashWord]
            if !mine.isAbsent && !its.isAbsent && mine != its { return false }
        }
        return try isSubset(t, of: other)
    }

    func isDisjoint(_ t: Thread, _ other: Value) throws(Unwind) -> Bool {
        if other == Value(ref) { return try count(t) == 0 }
        var disjoint = true
        if SetRef.isSet(other) {
            var large = self, small = SetRef(other.ref)
            if try small.count(t) > large.count(t) { swap(&large, &small) }
            var cursor = SetCursor()
            while disjoint, let entry = try cursor.next(t, small) {
                disjoint = try !large.contains(t, entry.key, hash: entry.hash)
            }
            return disjoint
        }
        let iterator = try t.makeIterator(other)
        while disjoint, let item = try t.next(iterator) { disjoint = try !contains(t, item) }
        return disjoint
    }

    /// CPython's order-independent combination of the keys' hashes, cut to 62 bits.
    func frozenHash(_ t: Thread) throws(Unwind) -> Int {
        let cached = ref[SetRef.hashWord]
        if cached.isInteger { return cached.integer }
        var hash: UInt64 = 0
        var cursor = SetCursor()
        while let entry = try cursor.next(t, self) {
            let bits = UInt64(bitPattern: Int64(entry.hash.integer))
            hash ^= ((bits ^ 89_869_747) ^ (bits << 16)) &* 3_644_798_167
        }
        hash ^= UInt64(try count(t) + 1) &* 1_927_868_237
        hash ^= (hash >> 11) ^ (hash >> 25)
        hash = hash &* 69069 &+ 907_133_923
        if hash == UInt64.max { hash = 590_923_713 }
        let word = Key.word(Int(bitPattern: UInt(hash)))
        ref[SetRef.hashWord] = word
        return word.integer
    }
}

extension Thread {
    /// `set(value)` or `frozenset(value)` of a builtin container; absent for all others.
    func makeSet(of value: Value, frozen: Bool) throws(Unwind) -> Value {
        if !SetRef.isPlainSource(value) { return .absent }
        if frozen && value.ref.shape == BuiltinClass.frozenset.shape { return value }
        // Comparing keys may run guest code.
        state.pointee.isCallInstruction = false
        let set = try SetRef.make(self, frozen: frozen)
        try set.update(self, value)
        return Value(set.ref)
    }
}
