/// Iterators over iterators: enumerate, zip, map, filter, reversed. Each is mutable: it is
/// opened before it moves. What it calls may be the guest's.

/// | record | meta | iterator | next number |
struct EnumerateRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 4

    func next(_ t: Thread) throws(Unwind) -> Value? {
        guard let item = try IteratorRef.next(t, try t.read(ref, 2)) else { return nil }
        return try t.makePair(try count(t), item)
    }

    /// As `nextPair`, while a list, tuple or range has more and nothing has to be opened. False: nothing is done.
    @inline(__always) func quickPair(_ t: Thread, _ pair: UnsafeMutablePointer<Value>) -> Bool {
        let number = ref[3]
        if !t.isOpen(Unit(ref)) || !number.isInteger || number == Value(small: Value.largestInteger) { return false }
        let item = IteratorRef.plainNext(t, ref[2])
        if item.isAbsent { return false }
        ref[3] = Value(scaled: number.scaled &+ 4)
        pair[0] = number
        pair[1] = item
        return true
    }

    /// As `next`, into two registers.
    @inline(never) func nextPair(_ t: Thread, _ pair: UnsafeMutablePointer<Value>) throws(Unwind) -> Thread.LoopStep {
        guard let item = try IteratorRef.next(t, try t.read(ref, 2)) else { return .end }
        pair[0] = try count(t)
        pair[1] = item
        return .unpacked
    }

    @inline(__always) private func count(_ t: Thread) throws(Unwind) -> Value {
        let number = try t.read(ref, 3)
        let following = number.isInteger && number.integer < Value.largestInteger
            ? Value(scaled: number.scaled &+ 4) : try t.binary(.add, number, Value(small: 1))
        try t.open(ref)
        ref[3] = following
        return number
    }
}

extension Thread {
    /// From zero, over a builtin container or iterator; absent for all others.
    func makeEnumerate(_ iterable: Value) throws(Unwind) -> Value {
        let isContainer = iterable.isReference && iterable.ref.shape.number <= UInt32(BuiltinClass.dictItems.rawValue)
        guard isContainer || Iterators.isNative(iterable) || iterable.isKind(.generator) else { return .absent }
        let iterator = try makeIterator(iterable)
        let enumerate = try allocate(.enumerate, .enumerate, words: EnumerateRef.words)
        enumerate[2] = iterator
        enumerate[3] = Value(small: 0)
        return Value(enumerate)
    }
}

/// | record | meta | tuple of iterators | strict |
struct ZipRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 4

    func next(_ t: Thread) throws(Unwind) -> Value? {
        let iterators = TupleRef(try t.read(ref, 2).ref)
        let count = iterators.count
        if count == 0 { return nil }
        let row = try t.makeUnfilledTuple(count: count)
        for index in 0..<count {
            guard let item = try IteratorRef.next(t, iterators[index]) else {
                try checkStrict(t, iterators, index)
                return nil
            }
            row[index] = item
        }
        return Value(row.ref)
    }

    /// Solo: items of two lists or tuples, into two registers. False: nothing is done.
    @inline(__always)
    func plainPair(_ pair: UnsafeMutablePointer<Value>) -> Bool {
        let iterators = TupleRef(ref[2].ref)
        if iterators.count != 2 { return false }
        let first = IteratorRef.plainItem(iterators[0]), second = IteratorRef.plainItem(iterators[1])
        // One iterator twice, or two of it in a row: the second item is not the one that lies there now.
        if first.isAbsent || second.isAbsent || iterators[0] == iterators[1] { return false }
        IteratorRef(iterators[0].ref).step()
        IteratorRef(iterators[1].ref).step()
        pair[0] = first
        pair[1] = second
        return true
    }

    /// As `next` of two iterators, into two registers; `.pushed` for any other number.
    func nextPair(_ t: Thread, _ pair: UnsafeMutablePointer<Value>) throws(Unwind) -> Thread.LoopStep {
        let iterators = TupleRef(try t.read(ref, 2).ref)
        if iterators.count != 2 { return .pushed }
        guard let first = try IteratorRef.next(t, iterators[0]) else { return try end(t, iterators, 0) }
        guard let second = try IteratorRef.next(t, iterators[1]) else { return try end(t, iterators, 1) }
        pair[0] = first
        pair[1] = second
        return .unpacked
    }

    private func end(_ t: Thread, _ iterators: TupleRef, _ ended: Int) throws(Unwind) -> Thread.LoopStep {
        try checkStrict(t, iterators, ended)
        return .end
    }

    private func checkStrict(_ t: Thread, _ iterators: TupleRef, _ ended: Int) throws(Unwind) {
        if try t.read(ref, 3) != .true { return }
        if ended > 0 { throw uneven(t, ended, "shorter") }
        for index in 1..<Swift.max(iterators.count, 1) {
            if try t.next(iterators[index]) != nil { throw uneven(t, index, "longer") }
        }
    }

    private func uneven(_ t: Thread, _ index: Int, _ word: String) -> Unwind {
        t.raise(.valueError, "zip() argument \(index + 1) is \(word) than argument\(index == 1 ? " " : "s 1-")\(index)")
    }
}

/// | record | meta | function | tuple of iterators |
struct MapRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 4

    func next(_ t: Thread) throws(Unwind) -> Value? {
        let (function, row) = try t.reading(ref) { (ref[2], ref[3]) }
        let iterators = TupleRef(row.ref)
        guard let first = try t.next(iterators[0]) else { return nil }
        if iterators.count == 1 { return try t.call(function, first) }
        let items = try t.makeUnfilledTuple(count: iterators.count)
        items[0] = first
        for index in 1..<iterators.count {
            guard let item = try t.next(iterators[index]) else { return nil }
            items[index] = item
        }
        return try t.call(function, Array(UnsafeBufferPointer(start: items.elements, count: items.count)))
    }
}

/// | record | meta | function or None | iterator |
struct FilterRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 4

    func next(_ t: Thread) throws(Unwind) -> Value? {
        let (function, iterator) = try t.reading(ref) { (ref[2], ref[3]) }
        let plain = function.isNone || function == t.machine.classObject(.bool).value
        var step = 0
        while let item = try t.next(iterator) {
            let verdict = plain ? item : try t.call(function, item)
            if try t.isTrue(verdict) { return item }
            step &+= 1
            try Container.pace(t, step)
        }
        return nil
    }
}

/// | record | meta | sequence or absent | next index |
struct ReversedRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 4

    func next(_ t: Thread) throws(Unwind) -> Value? {
        let (source, position) = try t.reading(ref) { (ref[2], ref[3].integer) }
        if source.isAbsent { return nil }
        if position >= 0 {
            do throws(Unwind) {
                let item = try self.item(t, source, position)
                try t.open(ref)
                ref[3] = Value(small: position &- 1)
                return item
            } catch {
                guard error == .raised, t.matches(.indexError) || t.matches(.stopIteration) else { throw error }
                t.clearRaised()
            }
        }
        try t.open(ref)
        ref[2] = .absent
        return nil
    }

    /// Of a list without the detour over the class; past its end the general way raises.
    @inline(__always) private func item(_ t: Thread, _ source: Value, _ position: Int) throws(Unwind) -> Value {
        if source.isReference && source.ref.shape == BuiltinClass.list.shape, let item = try ListRef(source.ref).get(t, position) {
            return item
        }
        return try t.getItem(source, Value(small: position))
    }

    func lengthHint(_ t: Thread) throws(Unwind) -> Int {
        let (source, position) = try t.reading(ref) { (ref[2], ref[3].integer) }
        if source.isAbsent { return 0 }
        return try t.length(source) <= position ? 0 : position &+ 1
    }
}
