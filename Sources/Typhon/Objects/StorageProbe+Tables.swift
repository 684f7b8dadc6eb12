/// Dicts and sets of integers for `ContainerProbe`.
extension ContainerProbe {
    package struct Dict: Equatable { let dict: DictRef }
    package struct IntSet: Equatable { let set: SetRef }

    private func attemptTable<Result>(_ body: (Thread) throws(Unwind) -> Result) -> Result? {
        do { return try body(t) } catch { return nil }
    }

    // MARK: Dicts

    package func makeDict(isNamespace: Bool = false) -> Dict? {
        attemptTable { (t) throws(Unwind) in
            let dict = isNamespace ? try t.makeNamespace() : try t.makeDictionary()
            keep(Value(dict.ref))
            return Dict(dict: dict)
        }
    }
    package func set(_ dict: Dict, _ key: Int, _ value: Int) -> Bool {
        attemptTable { (t) throws(Unwind) in try dict.dict.set(t, Value(small: key), Value(small: value)) } != nil
    }
    /// -1 when missing.
    package func get(_ dict: Dict, _ key: Int) -> Int? {
        attemptTable { (t) throws(Unwind) in try dict.dict.get(t, Value(small: key))?.integer ?? -1 }
    }
    package func remove(_ dict: Dict, _ key: Int) -> Int? {
        attemptTable { (t) throws(Unwind) in try dict.dict.remove(t, Value(small: key))?.integer ?? -1 }
    }
    package func removeLast(_ dict: Dict) -> Int? {
        attemptTable { (t) throws(Unwind) in try dict.dict.removeLast(t)?.key.integer ?? -1 }
    }
    package func setDefault(_ dict: Dict, _ key: Int, _ value: Int) -> Int? {
        attemptTable { (t) throws(Unwind) in try dict.dict.setDefault(t, Value(small: key), Value(small: value)).integer }
    }
    package func merge(_ dict: Dict, _ other: Dict) -> Bool {
        attemptTable { (t) throws(Unwind) in try dict.dict.merge(t, other.dict, override: true) } != nil
    }
    package func clear(_ dict: Dict) -> Bool { attemptTable { (t) throws(Unwind) in try dict.dict.clear(t) } != nil }
    package func count(_ dict: Dict) -> Int? { attemptTable { (t) throws(Unwind) in try dict.dict.count(t) } }
    package func items(_ dict: Dict) -> [[Int]]? {
        attemptTable { (t) throws(Unwind) in
            var items: [[Int]] = [], position = 0
            while let (key, value) = try dict.dict.next(t, &position) { items.append([key.integer, value.integer]) }
            return items
        }
    }
    /// The content of a key's cell, -1 when there is none, -2 when it is absent. Namespaces only.
    package func cell(_ dict: Dict, _ key: Int) -> Int? {
        attemptTable { (t) throws(Unwind) in
            guard let cell = try dict.dict.cell(t, Value(small: key)) else { return -1 }
            let value = try t.load(cell)
            return value.isAbsent ? -2 : value.integer
        }
    }
    package func storeThroughCell(_ dict: Dict, _ key: Int, _ value: Int) -> Bool {
        attemptTable { (t) throws(Unwind) in
            try t.store(try dict.dict.makeCell(t, Value(small: key)), Value(small: value))
        } != nil
    }

    // MARK: Sets

    package func makeSet(_ items: [Int] = []) -> IntSet? {
        attemptTable { (t) throws(Unwind) in
            let set = try t.makeSet()
            keep(Value(set.ref))
            for item in items { try set.add(t, Value(small: item)) }
            return IntSet(set: set)
        }
    }
    package func add(_ set: IntSet, _ key: Int) -> Bool {
        attemptTable { (t) throws(Unwind) in try set.set.add(t, Value(small: key)) } != nil
    }
    package func discard(_ set: IntSet, _ key: Int) -> Bool? {
        attemptTable { (t) throws(Unwind) in
            try set.set.discard(t, Value(small: key), hash: try Key.hash(t, Value(small: key)))
        }
    }
    package func contains(_ set: IntSet, _ key: Int) -> Bool? {
        attemptTable { (t) throws(Unwind) in try set.set.contains(t, Value(small: key)) }
    }
    /// nil when empty.
    package func pop(_ set: IntSet) -> Int? {
        attemptTable { (t) throws(Unwind) in try set.set.pop(t)?.integer }.flatMap { $0 }
    }
    package func clear(_ set: IntSet) -> Bool { attemptTable { (t) throws(Unwind) in try set.set.clear(t) } != nil }
    /// In the order of iteration.
    package func items(_ set: IntSet) -> [Int]? {
        attemptTable { (t) throws(Unwind) in
            var items: [Int] = []
            try t.iterate(Value(set.set.ref)) { (item) throws(Unwind) in items.append(item.integer) }
            return items
        }
    }
    package func count(_ set: IntSet) -> Int? { attemptTable { (t) throws(Unwind) in try set.set.count(t) } }

    package enum SetOperation { case update, intersection, difference, subtract, symmetric, copy, frozenUnion }
    /// The result of the operation: the first set itself for `update` and `subtract`, else a new one.
    package func apply(_ operation: SetOperation, _ a: IntSet, _ b: IntSet) -> IntSet? {
        attemptTable { (t) throws(Unwind) in
            let other = Value(b.set.ref)
            let result: SetRef
            switch operation {
            case .update:
                try a.set.update(t, other)
                result = a.set
            case .subtract:
                try a.set.subtract(t, other)
                result = a.set
            case .intersection: result = try a.set.intersection(t, other, frozen: false)
            case .difference: result = try a.set.difference(t, other, frozen: false)
            case .symmetric: result = try a.set.symmetricDifference(t, other, frozen: false)
            case .copy: result = try a.set.copied(t, frozen: false)
            case .frozenUnion:
                let union = try a.set.copied(t, frozen: true)
                try union.update(t, Value(try b.set.copied(t, frozen: true).ref))
                result = try union.copied(t, frozen: false)
            }
            keep(Value(result.ref))
            return IntSet(set: result)
        }
    }

    package func frozenHash(_ items: [Int]) -> Int? {
        attemptTable { (t) throws(Unwind) in
            let set = try t.makeFrozenset()
            for item in items { try set.add(t, Value(small: item)) }
            return try set.frozenHash(t)
        }
    }
    package func tupleHash(_ items: [Int]) -> Int? {
        attemptTable { (t) throws(Unwind) in
            try TupleRef(try t.makeTuple(items.map { Value(small: $0) }).ref).hash(t)
        }
    }
}
