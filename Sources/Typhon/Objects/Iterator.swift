/// # IteratorRef: where an iteration over a builtin stands
///
///     | record | meta | form | source or absent | position | limit | extra |
///
/// One class for all builtin iterators; the form says what is walked. The source becomes
/// absent at the end, which is final.
///
/// | form | source | position | limit | extra |
/// |---|---|---|---|---|
/// | list, tuple, string, bytes, bytearray, sequence | the sequence | next index | - | - |
/// | listReversed | the sequence | next index, going down | - | - |
/// | range | the range | next item | items left | step |
/// | longRange | the range | next item, any size | items left, any size | step |
/// | dict forms | the dict | next position | `used` at the start | items left |
/// | set | the set | next slot | `used` at the start | items left |
/// | callable | the callable | - | - | the sentinel |
struct IteratorRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let formWord = 2, sourceWord = 3, positionWord = 4, limitWord = 5, extraWord = 6, words = 7

    enum Form: Int {
        case list, tuple, string, bytes, bytearray, sequence, listReversed, range, longRange
        case dictKeys, dictValues, dictItems, dictKeysReversed, dictValuesReversed, dictItemsReversed
        case set, callable
    }

    /// The raw values are the numbers of the cases.
    @inline(__always) var form: Form {
        unsafeBitCast(UInt8(truncatingIfNeeded: ref[IteratorRef.formWord].integer), to: Form.self)
    }

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> IteratorRef {
        if value.isKind(.iterator) { return IteratorRef(value.ref) }
        throw Container.wrongReceiver(t, "iterator", value)
    }

    static func make(
        _ t: Thread, _ form: Form, _ source: Value, position: Value = Value(small: 0), limit: Value = Value(small: 0),
        extra: Value = Value(small: 0)
    ) throws(Unwind) -> Value {
        let ref = try t.allocate(.iterator, .iterator, words: words)
        ref[formWord] = Value(small: form.rawValue)
        ref[sourceWord] = source
        ref[positionWord] = position
        ref[limitWord] = limit
        ref[extraWord] = extra
        return Value(ref)
    }

    /// The next item of a list, tuple or range iterator that has one. Absent: the general way, or barriers.
    @inline(__always) static func plainNext(_ t: Thread, _ iterator: Value) -> Value {
        if !iterator.isReference || iterator.ref.shape != BuiltinClass.iterator.shape || !t.isOpen(Unit(iterator.ref)) { return .absent }
        let ref = iterator.ref, source = ref[sourceWord]
        return source.isReference ? plainNext(t, ref, source.ref, ref[positionWord]) : .absent
    }

    /// Solo: the item of a list or tuple that an iterator stands at. Absent: the general way, at the end too.
    @inline(__always) static func plainItem(_ iterator: Value) -> Value {
        if !iterator.isReference || iterator.ref.shape != BuiltinClass.iterator.shape { return .absent }
        let ref = iterator.ref, source = ref[sourceWord], form = ref[formWord].integer, index = ref[positionWord].integer
        if !source.isReference { return .absent }
        if form == Form.list.rawValue {
            let storage = source.ref[ListRef.storageWord]
            return index < source.ref[ListRef.countWord].integer ? StorageRef(storage.ref)[index] : .absent
        }
        return form == Form.tuple.rawValue && index < TupleRef(source.ref).count ? TupleRef(source.ref)[index] : .absent
    }

    /// Past the item that `plainItem` told.
    @inline(__always) func step() { ref[IteratorRef.positionWord] = Value(scaled: ref[IteratorRef.positionWord].scaled &+ 4) }

    /// As `Thread.next`, quicker for the plain ones.
    @inline(__always) static func next(_ t: Thread, _ iterator: Value) throws(Unwind) -> Value? {
        let plain = plainNext(t, iterator)
        return plain.isAbsent ? try t.next(iterator) : plain
    }

    @inline(__always) private static func plainNext(_ t: Thread, _ ref: Ref, _ source: Ref, _ position: Value) -> Value {
        var item = Value.absent
        let form = ref[formWord].integer
        if form == Form.list.rawValue {
            item = ListRef(source).fastGet(t, position.integer)
        } else if form == Form.tuple.rawValue {
            if position.integer < TupleRef(source).count { item = TupleRef(source)[position.integer] }
        } else {
            return form == Form.range.rawValue ? plainNextOfRange(ref, position) : .absent
        }
        if !item.isAbsent { ref[positionWord] = Value(scaled: position.scaled &+ 4) }
        return item
    }

    @inline(__always) private static func plainNextOfRange(_ ref: Ref, _ item: Value) -> Value {
        let left = ref[limitWord].scaled
        if left <= 0 { return .absent }
        ref[limitWord] = Value(scaled: left &- 4)
        if left > 4 { ref[positionWord] = Value(scaled: item.scaled &+ ref[extraWord].scaled) }
        return item
    }

    /// Key and value of the next entry of a dict that nobody has changed. `.pushed`: the general way. The iterator is open.
    @inline(__always) func nextPair(_ t: Thread, _ pair: UnsafeMutablePointer<Value>) -> Thread.LoopStep {
        let source = ref[IteratorRef.sourceWord]
        guard source.isReference, ref[IteratorRef.formWord].integer == Form.dictItems.rawValue else { return .pushed }
        let dict = DictRef(source.ref), head = dict.ref[DictRef.tableWord], left = ref[IteratorRef.extraWord]
        if dict.isNamespace || !head.isReference || left.bits == 0 || !dict.isPlain(t) { return .pushed }
        let table = DictionaryTable(head.ref)
        if table.ref[DictionaryTable.usedWord] != ref[IteratorRef.limitWord] { return .pushed }
        var position = ref[IteratorRef.positionWord].integer
        guard let entry = table.nextLive(t, &position) else { return .pushed }
        ref[IteratorRef.extraWord] = Value(scaled: left.scaled &- 4)
        ref[IteratorRef.positionWord] = Value(small: position)
        pair[0] = entry.key
        pair[1] = entry.value
        return .unpacked
    }

    /// Solo: the next key or value of a dict, or key of a set, whose size is still what it was. Absent: the general way,
    /// at the end too.
    @inline(__always) func nextKey(_ t: Thread) -> Value {
        let source = ref[IteratorRef.sourceWord], left = ref[IteratorRef.extraWord]
        if t.isTransactional || !source.isReference || left.bits == 0 { return .absent }
        let form = ref[IteratorRef.formWord].integer
        let isSet = form == Form.set.rawValue
        if !isSet && form != Form.dictKeys.rawValue && form != Form.dictValues.rawValue { return .absent }
        let head = source.ref[isSet ? SetRef.tableWord : DictRef.tableWord]
        if !head.isReference || !isSet && DictRef(source.ref).isNamespace { return .absent }
        if head.ref[isSet ? SetTable.usedWord : DictionaryTable.usedWord] != ref[IteratorRef.limitWord] { return .absent }
        var position = ref[IteratorRef.positionWord].integer
        let item: Value
        if isSet {
            guard let entry = SetTable(head.ref).nextLive(&position) else { return .absent }
            item = entry.key
        } else {
            guard let entry = DictionaryTable(head.ref).nextLive(t, &position) else { return .absent }
            item = form == Form.dictKeys.rawValue ? entry.key : entry.value
        }
        ref[IteratorRef.extraWord] = Value(scaled: left.scaled &- 4)
        ref[IteratorRef.positionWord] = Value(small: position)
        return item
    }

    /// The next item, nil at the end. May run guest code only in the sequence and callable forms.
    func next(_ t: Thread) throws(Unwind) -> Value? {
        try t.open(ref)
        let source = ref[IteratorRef.sourceWord]
        if source.isAbsent { return nil }
        let position = ref[IteratorRef.positionWord]
        switch form {
        case .list:
            return advance(try ListRef(source.ref).get(t, position.integer))
        case .tuple:
            let tuple = TupleRef(source.ref)
            return advance(position.integer < tuple.count ? tuple[position.integer] : nil)
        case .string:
            let string = StringRef(source.ref)
            return advance(position.integer < string.length ? try t.stringItem(string, position.integer) : nil)
        case .bytes:
            let bytes = BytesRef(source.ref)
            return advance(position.integer < bytes.count ? Value(small: Int(bytes[position.integer])) : nil)
        case .bytearray:
            let byte = try BytearrayRef(source.ref).get(t, position.integer)
            return advance(byte.map { Value(small: Int($0)) })
        case .range: return nextOfRange(position)
        case .longRange: return try nextOfLongRange(t, position)
        case .listReversed: return recede(position.integer < 0 ? nil : try ListRef(source.ref).get(t, position.integer))
        case .sequence: return try nextOfSequence(t, source, position.integer)
        case .dictKeys: return try nextOfDict(t, DictRef(source.ref), position.integer, .dictKeys)
        case .dictValues: return try nextOfDict(t, DictRef(source.ref), position.integer, .dictValues)
        case .dictItems: return try nextOfDict(t, DictRef(source.ref), position.integer, .dictItems)
        case .dictKeysReversed, .dictValuesReversed, .dictItemsReversed:
            return try nextOfDictSlow(t, DictRef(source.ref), position.integer)
        case .set: return try nextOfSet(t, SetRef(source.ref), position.integer)
        case .callable: return try nextOfCallable(t, source)
        }
    }

    @inline(__always) private func advance(_ item: Value?) -> Value? {
        if item == nil { ref[IteratorRef.sourceWord] = .absent }
        ref[IteratorRef.positionWord] = Value(scaled: ref[IteratorRef.positionWord].scaled &+ 4)
        return item
    }

    @inline(__always) private func recede(_ item: Value?) -> Value? {
        if item == nil { ref[IteratorRef.sourceWord] = .absent }
        ref[IteratorRef.positionWord] = Value(scaled: ref[IteratorRef.positionWord].scaled &- 4)
        return item
    }

    private func finish() -> Value? {
        ref[IteratorRef.sourceWord] = .absent
        return nil
    }

    @inline(__always) private func nextOfRange(_ item: Value) -> Value? {
        let left = ref[IteratorRef.limitWord].integer
        if left <= 0 { return finish() }
        ref[IteratorRef.limitWord] = Value(small: left &- 1)
        if left > 1 { ref[IteratorRef.positionWord] = Value(small: item.integer &+ ref[IteratorRef.extraWord].integer) }
        return item
    }

    private func nextOfLongRange(_ t: Thread, _ item: Value) throws(Unwind) -> Value? {
        let left = ref[IteratorRef.limitWord]
        if try !t.isTrue(left) { return finish() }
        let fewer = try t.binary(.subtract, left, Value(small: 1))
        let following = try t.binary(.add, item, ref[IteratorRef.extraWord])
        ref[IteratorRef.limitWord] = fewer
        ref[IteratorRef.positionWord] = following
        return item
    }

    private func nextOfSequence(_ t: Thread, _ source: Value, _ position: Int) throws(Unwind) -> Value? {
        let item: Value
        do throws(Unwind) {
            item = try t.getItem(source, Value(small: position))
        } catch {
            guard error == .raised, t.matches(.indexError) || t.matches(.stopIteration) else { throw error }
            t.clearRaised()
            try t.open(ref)
            return finish()
        }
        try t.open(ref)
        ref[IteratorRef.positionWord] = Value(small: position &+ 1)
        return item
    }

    /// Forwards, without barriers, while nobody has changed the dict's size; else the general way.
    @inline(__always) private func nextOfDict(_ t: Thread, _ dict: DictRef, _ start: Int, _ form: Form) throws(Unwind) -> Value? {
        let head = dict.ref[DictRef.tableWord], left = ref[IteratorRef.extraWord]
        if dict.isNamespace || !head.isReference || left.bits == 0 || !dict.isPlain(t) {
            return try nextOfDictSlow(t, dict, start)
        }
        let table = DictionaryTable(head.ref)
        if table.ref[DictionaryTable.usedWord] != ref[IteratorRef.limitWord] { return try nextOfDictSlow(t, dict, start) }
        var position = start
        guard let entry = table.nextLive(t, &position) else { return finish() }
        ref[IteratorRef.extraWord] = Value(scaled: left.scaled &- 4)
        ref[IteratorRef.positionWord] = Value(small: position)
        if form == .dictKeys { return entry.key }
        return form == .dictValues ? entry.value : try t.makePair(entry.key, entry.value)
    }

    @inline(never) private func nextOfDictSlow(_ t: Thread, _ dict: DictRef, _ start: Int) throws(Unwind) -> Value? {
        let limit = ref[IteratorRef.limitWord].integer
        let isPlain = !dict.isNamespace
        let count = isPlain ? try dict.count(t) : limit
        if count != limit {
            ref[IteratorRef.limitWord] = Value(small: -1)
            throw t.raise(.runtimeError, "dictionary changed size during iteration")
        }
        let isReversed = form.rawValue >= Form.dictKeysReversed.rawValue
        var position = start
        let found = isReversed ? try dict.previousEntry(t, &position) : try dict.nextEntry(t, &position)
        guard let entry = found else { return finish() }
        let left = ref[IteratorRef.extraWord].integer
        if left == 0 && isPlain {
            ref[IteratorRef.sourceWord] = .absent
            throw t.raise(.runtimeError, "dictionary keys changed during iteration")
        }
        ref[IteratorRef.extraWord] = Value(small: Swift.max(left &- 1, 0))
        ref[IteratorRef.positionWord] = Value(small: position)
        switch form {
        case .dictKeys, .dictKeysReversed: return entry.key
        case .dictValues, .dictValuesReversed: return entry.value
        case .dictItems, .dictItemsReversed: return try t.makePair(entry.key, entry.value)
        case .list, .tuple, .string, .bytes, .bytearray, .sequence, .listReversed, .range, .longRange, .set, .callable: return nil
        }
    }

    @inline(__always) private func nextOfSet(_ t: Thread, _ set: SetRef, _ start: Int) throws(Unwind) -> Value? {
        if try set.count(t) != ref[IteratorRef.limitWord].integer {
            ref[IteratorRef.limitWord] = Value(small: -1)
            throw t.raise(.runtimeError, "Set changed size during iteration")
        }
        var position = start
        guard let entry = try set.next(t, &position) else { return finish() }
        ref[IteratorRef.positionWord] = Value(small: position)
        ref[IteratorRef.extraWord] = Value(small: Swift.max(ref[IteratorRef.extraWord].integer &- 1, 0))
        return entry.key
    }

    private func nextOfCallable(_ t: Thread, _ callable: Value) throws(Unwind) -> Value? {
        let sentinel = ref[IteratorRef.extraWord]
        let item: Value
        do throws(Unwind) {
            item = try t.call(callable, [])
        } catch {
            guard error == .raised, t.matches(.stopIteration) else { throw error }
            t.clearRaised()
            try t.open(ref)
            return finish()
        }
        if try !t.equals(sentinel, item) { return item }
        try t.open(ref)
        return finish()
    }

    /// Items left, as far as known: `__length_hint__`.
    func lengthHint(_ t: Thread) throws(Unwind) -> Value {
        let (source, position, limit, extra) = try t.reading(ref) {
            (ref[IteratorRef.sourceWord], ref[IteratorRef.positionWord], ref[IteratorRef.limitWord], ref[IteratorRef.extraWord])
        }
        if source.isAbsent { return Value(small: 0) }
        switch form {
        case .list: return Value(small: Swift.max(0, try ListRef(source.ref).count(t) &- position.integer))
        case .tuple: return Value(small: TupleRef(source.ref).count &- position.integer)
        case .string: return Value(small: StringRef(source.ref).length &- position.integer)
        case .listReversed: return Value(small: position.integer &+ 1)
        case .range, .longRange: return limit
        case .bytes, .bytearray, .sequence: return Value(small: Swift.max(0, try t.length(source) &- position.integer))
        case .dictKeys, .dictValues, .dictItems, .dictKeysReversed, .dictValuesReversed, .dictItemsReversed, .set: return extra
        case .callable: return .notImplemented
        }
    }
}
