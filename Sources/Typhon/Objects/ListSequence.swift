/// What lists and tuples, and other containers, share: comparing, showing, indexing.
enum SequenceComparison {
    static let all: [(StaticString, Comparison)] = [
        ("__eq__(self, other, /)", .equal), ("__ne__(self, other, /)", .notEqual),
        ("__lt__(self, other, /)", .less), ("__le__(self, other, /)", .lessEqual),
        ("__gt__(self, other, /)", .greater), ("__ge__(self, other, /)", .greaterEqual),
    ]

    /// The verdict when one sequence is a prefix of the other: only the lengths count.
    static func ofLengths(_ op: Comparison, _ a: Int, _ b: Int) -> Value {
        switch op {
        case .less: Value(a < b)
        case .lessEqual: Value(a <= b)
        case .greater: Value(a > b)
        case .greaterEqual: Value(a >= b)
        case .equal: Value(a == b)
        case .notEqual: Value(a != b)
        }
    }

    /// The verdict at the first pair of items that are not equal.
    static func ofItems(_ t: Thread, _ op: Comparison, _ a: Value, _ b: Value) throws(Unwind) -> Value {
        switch op {
        case .equal: .false
        case .notEqual: .true
        case .less, .lessEqual, .greater, .greaterEqual: try t.compare(op, a, b)
        }
    }

    static func isEquality(_ op: Comparison) -> Bool { op == .equal || op == .notEqual }

    /// Identical, or equal; the common immediates without a call.
    @inline(__always) static func same(_ t: Thread, _ a: Value, _ b: Value) throws(Unwind) -> Bool {
        if a == b { return true }
        if Value.bothIntegers(a, b) { return false }
        return try t.equals(a, b)
    }
}

extension ListRef {
    /// Comparing items may run guest code that changes either list: lengths are asked for at every step.
    func compare(_ t: Thread, _ op: Comparison, _ other: ListRef) throws(Unwind) -> Value {
        try Container.checkDepth(t)
        if SequenceComparison.isEquality(op) {
            let mine = try count(t), its = try other.count(t)
            if mine != its { return Value(op == .notEqual) }
        }
        var index = t.isTransactional ? 0 : equalPrefix(other)
        while let mine = try get(t, index), let its = try other.get(t, index) {
            if try !SequenceComparison.same(t, mine, its) { return try SequenceComparison.ofItems(t, op, mine, its) }
            index &+= 1
            try Container.pace(t, index)
        }
        return SequenceComparison.ofLengths(op, try count(t), try other.count(t))
    }

    /// Solo: how many items at the start are identical.
    private func equalPrefix(_ other: ListRef) -> Int {
        let count = Swift.min(ref[ListRef.countWord].integer, other.ref[ListRef.countWord].integer)
        if count == 0 { return 0 }
        let mine = StorageRef(ref[ListRef.storageWord].ref), its = StorageRef(other.ref[ListRef.storageWord].ref)
        var index = 0
        while index < count && mine[index] == its[index] { index &+= 1 }
        return index
    }

    /// Index of the first item in `start ..< stop` equal to `value`, nil when there is none.
    func firstIndex(_ t: Thread, of value: Value, from start: Int = 0, to stop: Int = Int.max) throws(Unwind) -> Int? {
        var index = start
        while index < stop, let item = try get(t, index) {
            if item == value { return index }
            if Value.bothIntegers(item, value) {
                index &+= 1
                continue
            }
            if try t.equals(item, value) { return index }
            index &+= 1
            try Container.pace(t, index)
        }
        return nil
    }
}

extension TupleRef {
    func compare(_ t: Thread, _ op: Comparison, _ other: TupleRef) throws(Unwind) -> Value {
        try Container.checkDepth(t)
        let shorter = Swift.min(count, other.count)
        if SequenceComparison.isEquality(op) && count != other.count { return Value(op == .notEqual) }
        for index in 0..<shorter {
            let mine = self[index], its = other[index]
            if try !SequenceComparison.same(t, mine, its) { return try SequenceComparison.ofItems(t, op, mine, its) }
            try Container.pace(t, index)
        }
        return SequenceComparison.ofLengths(op, count, other.count)
    }

    func firstIndex(_ t: Thread, of value: Value, from start: Int = 0, to stop: Int = Int.max) throws(Unwind) -> Int? {
        var index = start
        while index < Swift.min(stop, count) {
            if try SequenceComparison.same(t, self[index], value) { return index }
            index &+= 1
            try Container.pace(t, index)
        }
        return nil
    }
}

/// Reprs built from parts, so that no text passes through Swift strings.
enum ContainerText {
    /// `open item, item close`.
    static func row(_ t: Thread, _ open: String, _ close: String, _ items: TupleRef) throws(Unwind) -> Value {
        var text = try ValueBuffer(t, capacity: items.count &* 2 &+ 1)
        let comma = try t.intern(", ")
        try text.append(t, try t.makeString(open))
        for index in 0..<items.count {
            if index > 0 { try text.append(t, comma) }
            try text.append(t, try t.repr(items[index]))
            try Container.pace(t, index)
        }
        try text.append(t, try t.makeString(close))
        return try t.concatenate(text.elements, count: text.count)
    }

    /// Runs `body` unless `object` is already being shown; then its text is `recursive`.
    static func guarded(
        _ t: Thread, _ object: Value, recursive: String, _ body: () throws(Unwind) -> Value
    ) throws(Unwind) -> Value {
        try Container.checkDepth(t)
        if try !t.enterRepr(object) { return try t.makeString(recursive) }
        defer { t.leaveRepr(object) }
        return try body()
    }

    static func ofList(_ t: Thread, _ list: ListRef) throws(Unwind) -> Value {
        if try list.count(t) == 0 { return try t.makeString("[]") }
        return try guarded(t, Value(list.ref), recursive: "[...]") { () throws(Unwind) in
            var text = try ValueBuffer(t)
            let comma = try t.makeString(", ")
            var index = 0
            while let item = try list.get(t, index) {
                try text.append(t, index == 0 ? try t.makeCharacter(91) : comma)
                try text.append(t, try t.repr(item))
                index &+= 1
                try Container.pace(t, index)
            }
            try text.append(t, try t.makeCharacter(93))
            return try t.concatenate(text.elements, count: text.count)
        }
    }

    static func ofTuple(_ t: Thread, _ tuple: TupleRef) throws(Unwind) -> Value {
        if tuple.count == 0 { return try t.makeString("()") }
        return try guarded(t, Value(tuple.ref), recursive: "(...)") { () throws(Unwind) in
            try row(t, "(", tuple.count == 1 ? ",)" : ")", tuple)
        }
    }

    static func ofDict(_ t: Thread, _ dict: DictRef) throws(Unwind) -> Value {
        try guarded(t, Value(dict.ref), recursive: "{...}") { () throws(Unwind) in
            var text = try ValueBuffer(t)
            let comma = try t.intern(", "), colon = try t.intern(": ")
            try text.append(t, try t.intern("{"))
            var position = 0
            while let entry = try dict.nextEntry(t, &position) {
                if text.count > 1 { try text.append(t, comma) }
                try text.append(t, try t.repr(entry.key))
                try text.append(t, colon)
                try text.append(t, try t.repr(entry.value))
                try Container.pace(t, position)
            }
            try text.append(t, try t.intern("}"))
            return try t.concatenate(text.elements, count: text.count)
        }
    }

    static func ofSet(_ t: Thread, _ set: SetRef) throws(Unwind) -> Value {
        let name = t.typeName(Value(set.ref)), isExactSet = set.ref.shape == BuiltinClass.set.shape
        if try set.count(t) == 0 { return try t.makeString("\(name)()") }
        return try guarded(t, Value(set.ref), recursive: "\(name)(...)") { () throws(Unwind) in
            let items = TupleRef(try t.tuple(from: Value(try t.list(from: Value(set.ref)).ref)).ref)
            return try row(t, isExactSet ? "{" : "\(name)({", isExactSet ? "}" : "})", items)
        }
    }
}

/// Indices and repetition counts as the guest gives them.
enum SequenceIndex {
    /// A position of a sequence: `__index__`, negative ones from the end. Length is asked for afterwards: guest code may run.
    @inline(__always) static func position(_ t: Thread, _ value: Value, _ name: String) throws(Unwind) -> Int {
        if value.isInteger { return value.integer }
        return try positionSlow(t, value, name)
    }

    @inline(never) private static func positionSlow(_ t: Thread, _ value: Value, _ name: String) throws(Unwind) -> Int {
        if !Container.isInt(t, value), try t.lookupSpecial(value, .index) == nil {
            throw t.raise(.typeError, "\(name) indices must be integers or slices, not \(t.typeName(value))")
        }
        return try t.index(value)
    }

    /// How often a sequence is to be repeated, nil when `value` is no integer: the operator may try elsewhere.
    static func times(_ t: Thread, _ value: Value) throws(Unwind) -> Int? {
        if value.isInteger { return value.integer }
        if !Container.isInt(t, value), try t.lookupSpecial(value, .index) == nil { return nil }
        return try t.count(value)
    }

    /// Bounds of `index(value, start, stop)`: clamped, negative ones from the end.
    static func bound(_ t: Thread, _ value: Value, _ missing: Int, _ length: Int) throws(Unwind) -> Int {
        if value.isAbsent { return missing }
        let position = try SliceRef.position(t, value) ?? missing
        return position < 0 ? Swift.max(0, position &+ length) : position
    }
}
