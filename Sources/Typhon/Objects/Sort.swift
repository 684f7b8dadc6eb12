/// # Sorting: a stable merge sort of natural runs
///
///     keys    | run | run | run |...      found from left to right; a descending run is turned round,
///     values  | same permutation |        a short one is extended by binary insertion
///     spare   half as long: the shorter of two runs lies here while they are merged
///
/// Runs are merged by the powers of their boundaries (Munro and Wild's powersort): n log n
/// comparisons at worst, n - 1 when the input is one run.
///
/// Laws
/// 1. The sort works on storage of its own and the list is empty meanwhile (when keys or
///    comparisons may run guest code): comparisons may raise, abort, or look at the list.
/// 2. At any moment at which a comparison runs, every element lies in `keys`/`values` or in
///    the part of `spare` the running merge knows how to put back: nothing is lost when it raises.
/// 3. Only "less" is asked, as in CPython.
protocol SortOrder {
    /// Is `a` before `b`? May run guest code.
    func isLess(_ a: Value, _ b: Value) throws(Unwind) -> Bool
}

struct IntegerOrder: SortOrder {
    @inline(__always) func isLess(_ a: Value, _ b: Value) throws(Unwind) -> Bool { a.scaled < b.scaled }
}

/// Floats, inline or on the heap.
struct DoubleOrder: SortOrder {
    let t: Thread
    @inline(__always) func isLess(_ a: Value, _ b: Value) throws(Unwind) -> Bool { double(a) < double(b) }
    @inline(__always) private func double(_ value: Value) -> Double {
        value.isInlineDouble ? value.inlineDouble : t.double(value) ?? 0
    }
}

struct StringOrder: SortOrder {
    let t: Thread
    @inline(__always) func isLess(_ a: Value, _ b: Value) throws(Unwind) -> Bool {
        t.stringsOrder(StringRef(a.ref), StringRef(b.ref)) < 0
    }
}

/// Exact tuples, each with a small integer in front: they are mostly decided by it, or by one that follows.
struct TupleOrder: SortOrder {
    let general: GuestOrder
    @inline(__always) func isLess(_ a: Value, _ b: Value) throws(Unwind) -> Bool {
        let left = TupleRef(a.ref), right = TupleRef(b.ref), first = left[0], second = right[0]
        if first != second { return first.scaled < second.scaled }
        if left.count > 1 && right.count > 1 && Value.bothIntegers(left[1], right[1]) && left[1] != right[1] {
            return left[1].scaled < right[1].scaled
        }
        return try general.isLessTuple(left, right)
    }
}

struct GuestOrder: SortOrder {
    let t: Thread
    func isLess(_ a: Value, _ b: Value) throws(Unwind) -> Bool {
        if Value.bothIntegers(a, b) { return a.scaled < b.scaled }
        if a.isKind(.tuple) && b.isKind(.tuple) { return try isLessTuple(TupleRef(a.ref), TupleRef(b.ref)) }
        return try isLessAny(a, b)
    }

    private func isLessAny(_ a: Value, _ b: Value) throws(Unwind) -> Bool {
        let verdict = try t.compare(.less, a, b)
        return verdict.isBool ? verdict == .true : try t.isTrue(verdict)
    }

    /// Exact tuples of simple items: decided here without a call.
    fileprivate func isLessTuple(_ a: TupleRef, _ b: TupleRef) throws(Unwind) -> Bool {
        let exact = BuiltinClass.tuple.shape
        if a.ref.shape != exact || b.ref.shape != exact || a.count == 0 || b.count == 0 {
            return try isLessAny(Value(a.ref), Value(b.ref))
        }
        for index in 0..<Swift.min(a.count, b.count) {
            let first = a[index], second = b[index]
            if first == second { continue }
            if Value.bothIntegers(first, second) { return first.scaled < second.scaled }
            if Key.isString(first) && Key.isString(second) {
                let order = t.stringsOrder(StringRef(first.ref), StringRef(second.ref))
                if order == 0 { continue }
                return order < 0
            }
            return try isLessAny(Value(a.ref), Value(b.ref))
        }
        return a.count < b.count
    }
}

extension ListRef {
    /// Sorts in place. `key`: None or a callable. ValueError when the list was changed meanwhile.
    func sort(_ t: Thread, key: Value, reverse: Bool) throws(Unwind) {
        let count = try count(t)
        if count == 0 { return }
        let values = try t.makeZeroedStorage(capacity: count)
        try copyItems(t, 0, count, to: values.elements)
        if key.isNone, let kind = Sorting.simpleKind(values.elements, count) {
            try Sorting.sort(t, values, nil, count, kind, reverse: reverse)
            return try adopt(t, values, count)
        }
        try clear(t)
        do throws(Unwind) {
            try Sorting.sortGuest(t, values, count, key: key, reverse: reverse)
        } catch {
            if error == .raised { try restore(t, values, count) }
            throw error
        }
        let head = try head(t)
        let isUntouched = head.count == 0 && !head.storage.isReference
        try adopt(t, values, count)
        if !isUntouched { throw t.raise(.valueError, "list modified during sort") }
    }

    /// Puts the elements back, in whatever order, with the exception still on its way.
    private func restore(_ t: Thread, _ values: StorageRef, _ count: Int) throws(Unwind) { try adopt(t, values, count) }
}

enum Sorting {
    enum KeyKind { case integers, doubles, strings, tuples, mixed }

    /// The kind of all keys when comparing them cannot run guest code, else nil.
    static func simpleKind(_ keys: UnsafeMutablePointer<Value>, _ count: Int) -> KeyKind? {
        let first = keys[0]
        if first.isInteger {
            var bits: UInt64 = 0
            for index in 0..<count { bits |= keys[index].bits & 3 }
            return bits == 0 ? .integers : nil
        }
        if isDouble(first) {
            for index in 0..<count where !isDouble(keys[index]) { return nil }
            return .doubles
        }
        if Key.isString(first) {
            for index in 0..<count where !Key.isString(keys[index]) { return nil }
            return .strings
        }
        return nil
    }

    /// The kind of keys that may need guest code: mixed, unless all begin with a small integer.
    private static func kind(_ keys: UnsafeMutablePointer<Value>, _ count: Int) -> KeyKind {
        for index in 0..<count {
            let key = keys[index]
            guard key.isReference && key.ref.shape == BuiltinClass.tuple.shape else { return .mixed }
            if TupleRef(key.ref).count == 0 || !TupleRef(key.ref)[0].isInteger { return .mixed }
        }
        return .tuples
    }

    @inline(__always) private static func isDouble(_ value: Value) -> Bool {
        value.isInlineDouble || (value.isReference && value.ref.shape == BuiltinClass.float.shape)
    }

    static func sortGuest(
        _ t: Thread, _ values: StorageRef, _ count: Int, key: Value, reverse: Bool
    ) throws(Unwind) {
        if key.isNone { return try sort(t, values, nil, count, kind(values.elements, count), reverse: reverse) }
        let keys = try t.makeZeroedStorage(capacity: count)
        for index in 0..<count {
            keys[index] = try t.call(key, [values[index]])
            try Container.pace(t, index)
        }
        try sort(t, keys, values, count, simpleKind(keys.elements, count) ?? kind(keys.elements, count), reverse: reverse)
    }

    /// Sorts `keys`, and `values` along with them. With `reverse`, equal keys keep their order too.
    static func sort(
        _ t: Thread, _ keys: StorageRef, _ values: StorageRef?, _ count: Int, _ kind: KeyKind, reverse: Bool
    ) throws(Unwind) {
        if reverse { turn(keys, values, count) }
        // A raised comparison leaves a permutation behind: the order need not be turned back.
        switch kind {
        case .integers: try run(t, IntegerOrder(), keys, values, count)
        case .doubles: try run(t, DoubleOrder(t: t), keys, values, count)
        case .strings: try run(t, StringOrder(t: t), keys, values, count)
        case .tuples: try run(t, TupleOrder(general: GuestOrder(t: t)), keys, values, count)
        case .mixed: try run(t, GuestOrder(t: t), keys, values, count)
        }
        if reverse { turn(keys, values, count) }
    }

    private static func run<Order: SortOrder>(
        _ t: Thread, _ order: Order, _ keys: StorageRef, _ values: StorageRef?, _ count: Int
    ) throws(Unwind) {
        if count < 2 { return }
        // A single run never touches the spare.
        let spareCount = count < MergeSort<Order>.shortest ? 0 : count / 2 + 1
        let spareKeys = spareCount == 0 ? keys : try t.makeZeroedStorage(capacity: spareCount)
        let spareValues = spareCount == 0 || values == nil ? values : try t.makeZeroedStorage(capacity: spareCount)
        var sort = MergeSort(
            t: t, order: order, keys: keys.elements, values: values?.elements, spareKeys: spareKeys.elements,
            spareValues: spareValues?.elements, count: count)
        try sort.run()
    }

    private static func turn(_ keys: StorageRef, _ values: StorageRef?, _ count: Int) {
        MergeSort<IntegerOrder>.turn(keys.elements, 0, count)
        if let values { MergeSort<IntegerOrder>.turn(values.elements, 0, count) }
    }
}
