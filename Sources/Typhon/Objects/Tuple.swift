/// # TupleRef: a fixed row of values
///
///     | record | meta | count | item 0 ... item count-1 | (attributes: a dictionary or absent) |
///
/// The last word is there when the class is a guest's whose objects have a `__dict__`, and the tuple not too long for
/// the header to count its words.
///
/// Laws
/// 1. Immutable once anybody else can see it: filled by its maker, then read without barriers.
/// 2. There is one empty tuple of the exact class per machine.
struct TupleRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let header = 3
    /// Items of the longest tuple in an exact size class.
    static let longestShort = SizeClass.largestExact * 2 - header
    @inline(__always) var count: Int { ref[2].integer }
    @inline(__always) subscript(index: Int) -> Value {
        get { ref[TupleRef.header &+ index] }
        nonmutating set { ref[TupleRef.header &+ index] = newValue }
    }
    /// Address of the first element.
    @inline(__always) var elements: UnsafeMutablePointer<Value> {
        (ref.address + TupleRef.header &* 8).assumingMemoryBound(to: Value.self)
    }

    /// The word of the attributes; nil: it has none of its own.
    var attributesWord: Int? {
        let words = ref.words
        return words == TupleRef.header &+ count &+ 1 ? words &- 1 : nil
    }
    static func attributesWord(_ object: Ref) -> Int? { object.kind == .tuple ? TupleRef(object).attributesWord : nil }

    /// Index of this very value, nil when it is not an item.
    func firstIdentical(_ value: Value) -> Int? {
        for index in 0..<count where self[index] == value { return index }
        return nil
    }

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> TupleRef {
        if value.isKind(.tuple) { return TupleRef(value.ref) }
        throw Container.wrongReceiver(t, "tuple", value)
    }

    /// CPython's xxHash-based combination of the items' hashes, cut to 62 bits.
    func hash(_ t: Thread) throws(Unwind) -> Int {
        let prime1: UInt64 = 11_400_714_785_074_694_791
        let prime2: UInt64 = 14_029_467_366_897_019_727
        let prime5: UInt64 = 2_870_177_450_012_600_261
        var sum = prime5
        let count = self.count
        var index = 0
        while index < count {
            let item = self[index]
            index &+= 1
            // Only what is neither a number nor a text may lead to deeper ones.
            if item.isReference && !Key.isString(item) { try Container.checkDepth(t) }
            sum &+= UInt64(bitPattern: Int64(try Key.hash(t, item).integer)) &* prime2
            sum = (sum << 31 | sum >> 33) &* prime1
        }
        sum &+= UInt64(count) ^ (prime5 ^ 3_527_539)
        if sum == UInt64.max { sum = 1_546_275_796 }
        return Key.word(Int(bitPattern: UInt(sum))).integer
    }

    /// The items `start ..< start + count` as a tuple; itself when that is all of an exact tuple.
    func slice(_ t: Thread, _ start: Int, _ length: Int) throws(Unwind) -> Value {
        if length == count && ref.shape == BuiltinClass.tuple.shape { return Value(ref) }
        return try t.makeTuple(elements + start, count: length)
    }

    func concatenated(_ t: Thread, _ other: TupleRef) throws(Unwind) -> Value {
        let first = count, second = other.count
        if second == 0 && ref.shape == BuiltinClass.tuple.shape { return Value(ref) }
        if first == 0 && other.ref.shape == BuiltinClass.tuple.shape { return Value(other.ref) }
        let result = try t.makeUnfilledTuple(count: first &+ second), items = result.elements
        items.copyFew(from: elements, count: first)
        (items + first).copyFew(from: other.elements, count: second)
        return Value(result.ref)
    }

    func repeated(_ t: Thread, _ times: Int) throws(Unwind) -> Value {
        if times == 1 && ref.shape == BuiltinClass.tuple.shape { return Value(ref) }
        if times <= 0 || count == 0 { return try t.makeEmptyTuple() }
        let (total, overflow) = count.multipliedReportingOverflow(by: times)
        if overflow { throw t.outOfMemory() }
        let result = try t.makeUnfilledTuple(count: total)
        for index in 0..<count { result[index] = self[index] }
        for index in count..<total {
            result[index] = result[index &- count]
            try Container.pace(t, index)
        }
        return Value(result.ref)
    }
}

extension Thread {
    func makeTuple(_ items: [Value]) throws(Unwind) -> Value {
        try withScanned(items) { (buffer) throws(Unwind) in try makeTuple(buffer, count: items.count) }
    }

    /// The collector does not look into Swift arrays: the items go where it does, the native
    /// stack or a rooted buffer, before anything is allocated.
    func withScanned(
        _ items: [Value], _ body: (UnsafeMutablePointer<Value>) throws(Unwind) -> Value
    ) throws(Unwind) -> Value {
        if items.count <= 4 {
            var four = (Value.absent, Value.absent, Value.absent, Value.absent)
            return try withUnsafeMutableBytes(of: &four) { (bytes) throws(Unwind) in
                let base = bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Value.self)
                for index in 0..<items.count { base[index] = items[index] }
                return try body(base)
            }
        }
        return try withRooted(capacity: items.count) { (rooted) throws(Unwind) in
            for item in items { rooted.append(item) }
            let base = try makeZeroedStorage(capacity: items.count).elements
            for index in 0..<items.count { base[index] = rooted[index] }
            return try body(base)
        }
    }

    /// One item.
    @inline(__always) func makeTuple(_ item: Value) throws(Unwind) -> Value {
        let tuple = try makeUnfilledTuple(count: 1)
        tuple[0] = item
        return Value(tuple.ref)
    }

    func makeTuple(_ items: UnsafeMutablePointer<Value>, count: Int) throws(Unwind) -> Value {
        if count == 0 { return try makeEmptyTuple() }
        let tuple = try makeUnfilledTuple(count: count)
        tuple.elements.copyFew(from: items, count: count)
        return Value(tuple.ref)
    }

    @inline(__always) func makePair(_ first: Value, _ second: Value) throws(Unwind) -> Value {
        let pair = TupleRef(try allocate(.tuple, .tuple, words: TupleRef.header &+ 2))
        pair.ref[2] = Value(small: 2)
        pair[0] = first
        pair[1] = second
        return Value(pair.ref)
    }

    /// The caller fills every item before anybody else sees the tuple.
    @inline(__always) func makeUnfilledTuple(count: Int) throws(Unwind) -> TupleRef {
        if UInt(bitPattern: count) > UInt(TupleRef.longestShort) { return try makeLongTuple(count) }
        let tuple = TupleRef(try allocate(.tuple, .tuple, words: TupleRef.header &+ count))
        tuple.ref[2] = Value(small: count)
        return tuple
    }

    @inline(never) private func makeLongTuple(_ count: Int) throws(Unwind) -> TupleRef {
        if count > StorageRef.largestCapacity { throw outOfMemory() }
        let words = TupleRef.header &+ count
        let tuple = TupleRef(try allocateSlow(.tuple, BuiltinClass.tuple.shape, words: words, bytes: words &* 8, flags: 0))
        tuple.ref[2] = Value(small: count)
        return tuple
    }

    func makeEmptyTuple() throws(Unwind) -> Value {
        let empty = machine.state.pointee.emptyTuple
        if empty.isReference { return empty }
        return Value(try makeUnfilledTuple(count: 0).ref)
    }
}
