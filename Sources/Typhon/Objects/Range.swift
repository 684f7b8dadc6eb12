/// # RangeRef: `range(start, stop, step)`
///
///     | record | meta | start | stop | step | length |     four integers of any size
///
/// Immutable: read without barriers.
struct RangeRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 6

    @inline(__always) var start: Value { ref[2] }
    @inline(__always) var stop: Value { ref[3] }
    @inline(__always) var step: Value { ref[4] }
    @inline(__always) var length: Value { ref[5] }
    /// All four are inline integers.
    @inline(__always) var isSmall: Bool { (start.bits | stop.bits | step.bits | length.bits) & 3 == 0 }

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> RangeRef {
        if value.isKind(.range) { return RangeRef(value.ref) }
        throw Container.wrongReceiver(t, "range", value)
    }

    /// Item `index` (0 ..< length, any size) as a value.
    func item(_ t: Thread, _ index: Value) throws(Unwind) -> Value {
        if isSmall && index.isInteger { return try t.makeInteger(start.integer &+ index.integer &* step.integer) }
        return try t.binary(.add, start, try t.binary(.multiply, index, step))
    }

    /// The length as an Int; OverflowError when it is larger.
    func count(_ t: Thread) throws(Unwind) -> Int {
        if length.isInteger { return length.integer }
        guard let count = t.exactInt(length) else {
            throw t.raise(.overflowError, "Python int too large to convert to C ssize_t")
        }
        return count
    }

    /// Where an int lies in the range: its index (any size), nil when it is not in it.
    func position(_ t: Thread, of value: Value) throws(Unwind) -> Value? {
        if isSmall && value.isInteger {
            if length.integer == 0 { return nil }
            let distance = value.integer &- start.integer, step = self.step.integer
            if distance % step != 0 { return nil }
            let index = distance / step
            return index >= 0 && index < length.integer ? Value(small: index) : nil
        }
        let zero = Value(small: 0)
        if try t.isTrue(length) == false { return nil }
        let distance = try t.binary(.subtract, value, start)
        if try t.isTrue(try t.binary(.modulo, distance, step)) { return nil }
        let index = try t.binary(.floorDivide, distance, step)
        if try t.isTrue(try t.compare(.less, index, zero)) { return nil }
        return try t.isTrue(try t.compare(.less, index, length)) ? index : nil
    }

    /// The part that a slice selects.
    func slice(_ t: Thread, _ slice: SliceRef) throws(Unwind) -> Value {
        let part = try LongSlice.indices(t, slice, length)
        let step = try t.binary(.multiply, self.step, part.step)
        let first = try t.binary(.add, start, try t.binary(.multiply, part.start, self.step))
        let end = try t.binary(.add, start, try t.binary(.multiply, part.stop, self.step))
        return try t.makeRange(first, end, step)
    }
}

extension Thread {
    /// A range of three ints (exactly int, any size); `step` is not 0.
    func makeRange(_ start: Value, _ stop: Value, _ step: Value) throws(Unwind) -> Value {
        let length = try rangeLength(start, stop, step)
        let range = try allocate(.range, .range, words: RangeRef.words)
        range[2] = start
        range[3] = stop
        range[4] = step
        range[5] = length
        return Value(range)
    }

    private func rangeLength(_ start: Value, _ stop: Value, _ step: Value) throws(Unwind) -> Value {
        if (start.bits | stop.bits | step.bits) & 3 == 0 {
            let first = start.integer, end = stop.integer, by = step.integer
            if by > 0 { return first < end ? try makeInteger((end &- first &- 1) / by &+ 1) : Value(small: 0) }
            return end < first ? try makeInteger((first &- end &- 1) / (0 &- by) &+ 1) : Value(small: 0)
        }
        let zero = Value(small: 0), one = Value(small: 1)
        let up = try isTrue(try compare(.less, zero, step))
        let low = up ? start : stop, high = up ? stop : start
        if try !isTrue(try compare(.less, low, high)) { return zero }
        let size = up ? step : try binary(.subtract, zero, step)
        let last = try binary(.subtract, try binary(.subtract, high, low), one)
        return try binary(.add, try binary(.floorDivide, last, size), one)
    }

    /// start, stop, step as Int when a range's are inline integers: what a `for` keeps in registers.
    @inline(__always) func rangeBounds(_ range: Ref) -> (start: Value, stop: Value, step: Value) {
        (range[2], range[3], range[4])
    }
}
