/// Filling dicts from other things.
extension DictRef {
    /// Everything `dict.update` accepts: a dict, a mapping with `keys`, an iterable of pairs.
    func update(_ t: Thread, _ other: Value) throws(Unwind) {
        if try DictRef.isPlain(t, other) { return try merge(t, DictRef(other.ref), override: true) }
        if try t.findAttribute(other, t.machine.name(.keys)) != nil { return try mergeMapping(t, other) }
        try mergePairs(t, other)
    }

    /// A dict whose keys may be walked natively: its class does not say otherwise.
    static func isPlain(_ t: Thread, _ value: Value) throws(Unwind) -> Bool {
        if !value.isKind(.dictionary) { return false }
        if value.ref.shape == BuiltinClass.dict.shape { return true }
        if try Iterators.overrides(t, value, .iter, .dict) { return false }
        if try Iterators.overrides(t, value, .keys, .dict) { return false }
        return try !Iterators.overrides(t, value, .getitem, .dict)
    }

    func merge(_ t: Thread, _ other: DictRef, override: Bool) throws(Unwind) {
        if other == self { return }
        let count = try other.count(t)
        if count == 0 { return }
        if try self.count(t) == 0 {
            if try copyTable(t, other) { return }
            try reserve(t, count)
        }
        var position = 0
        while let entry = try other.nextEntry(t, &position) {
            let place = try locate(t, entry.key, entry.hash)
            if !place.isFound {
                try insert(t, place, entry.hash, entry.key, entry.value)
            } else if override {
                try replace(t, place, entry.value)
            }
            if other.isNamespace { continue }
            if try other.count(t) != count {
                throw t.raise(.runtimeError, "dict mutated during update")
            }
            try Container.pace(t, position)
        }
    }

    /// An empty plain dict takes a copy of a plain dict's table: nothing is hashed or compared.
    private func copyTable(_ t: Thread, _ other: DictRef) throws(Unwind) -> Bool {
        if isNamespace || other.isNamespace { return false }
        guard let source = try other.table(t) else { return true }
        let used = try source.size(t).used
        // A table that is not much too large is copied as it is.
        let least = DictionaryTable.logarithm(forEntries: used), logarithm = source.logarithm
        let copy = try source.rebuilt(t, logarithm: logarithm &- least <= 1 ? logarithm : least)
        try t.open(ref)
        ref[DictRef.tableWord] = Value(copy.ref)
        return true
    }

    func copied(_ t: Thread) throws(Unwind) -> DictRef {
        let result = try t.makeDictionary()
        try result.merge(t, self, override: true)
        return result
    }

    private func mergeMapping(_ t: Thread, _ mapping: Value) throws(Unwind) {
        let keys = try t.callMethod(mapping, .keys, [])
        try t.iterate(keys) { (key) throws(Unwind) in try set(t, key, try t.getItem(mapping, key)) }
    }

    private func mergePairs(_ t: Thread, _ iterable: Value) throws(Unwind) {
        var number = 0
        try t.iterate(iterable) { (item) throws(Unwind) in
            let pair = try DictRef.pair(t, item, number)
            try set(t, pair[0], pair[1])
            number &+= 1
        }
    }

    private static func pair(_ t: Thread, _ item: Value, _ number: Int) throws(Unwind) -> TupleRef {
        let pair: TupleRef
        if item.isReference && item.ref.shape == BuiltinClass.tuple.shape {
            pair = TupleRef(item.ref)
        } else {
            do throws(Unwind) {
                pair = try t.tuple(from: item)
            } catch {
                guard error == .raised, t.matches(.typeError) else { throw error }
                t.clearRaised()
                throw t.raise(.typeError, "cannot convert dictionary update sequence element #\(number) to a sequence")
            }
        }
        if pair.count != 2 {
            throw t.raise(
                .valueError, "dictionary update sequence element #\(number) has length \(pair.count); 2 is required")
        }
        return pair
    }

    func isEqual(_ t: Thread, to other: DictRef) throws(Unwind) -> Bool {
        if other == self { return true }
        try Container.checkDepth(t)
        if try count(t) != other.count(t) { return false }
        var position = 0
        while let entry = try nextEntry(t, &position) {
            guard let value = try other.get(t, entry.key, hash: entry.hash) else { return false }
            if try !t.equals(entry.value, value) { return false }
            try Container.pace(t, position)
        }
        return true
    }
}
