/// A slice's meaning for a length of any size, as `range` and `slice.indices` need it.
enum LongSlice {
    struct Parts {
        let start: Value, stop: Value, step: Value
    }

    static func indices(_ t: Thread, _ slice: SliceRef, _ length: Value) throws(Unwind) -> Parts {
        let zero = Value(small: 0)
        let step = slice.step.isNone ? Value(small: 1) : try integer(t, slice.step)
        if try !t.isTrue(step) { throw t.raise(.valueError, "slice step cannot be zero") }
        let down = try t.isTrue(try t.compare(.less, step, zero))
        let lower = Value(small: down ? -1 : 0)
        let upper = down ? try t.binary(.subtract, length, Value(small: 1)) : length
        let start = try clamp(t, slice.start, length, lower, upper, missing: down ? upper : lower)
        let stop = try clamp(t, slice.stop, length, lower, upper, missing: down ? lower : upper)
        return Parts(start: start, stop: stop, step: step)
    }

    private static func clamp(
        _ t: Thread, _ value: Value, _ length: Value, _ lower: Value, _ upper: Value, missing: Value
    ) throws(Unwind) -> Value {
        if value.isNone { return missing }
        var position = try integer(t, value)
        if try t.isTrue(try t.compare(.less, position, Value(small: 0))) {
            position = try t.binary(.add, position, length)
            return try t.isTrue(try t.compare(.less, position, lower)) ? lower : position
        }
        return try t.isTrue(try t.compare(.greater, position, upper)) ? upper : position
    }

    /// Through `__index__`, of any size.
    static func integer(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        if Container.isInt(t, value) { return value }
        guard let method = try t.lookupSpecial(value, .index) else {
            throw t.raise(.typeError, "slice indices must be integers or None or have an __index__ method")
        }
        let number = try t.call(method, [])
        if Container.isInt(t, number) { return number }
        throw t.raise(.typeError, "__index__ returned non-int (type \(t.typeName(number)))")
    }
}

enum SliceMethods {
    static func install(_ c: ClassBuilder) {
        c.new("slice(start, stop=None, step=None, /)") { (t, a) throws(Unwind) in
            if !a.has(2) { return try t.makeSlice(.none, a[1], .none) }
            return try t.makeSlice(a[1], a[2], a.has(3) ? a[3] : .none)
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            let slice = SliceRef(a[0].ref)
            return try t.makeInteger(t.hash(t.makeTuple(slice.start, slice.stop, slice.step)))
        }
        c.getter("start") { (t, a) throws(Unwind) in try SliceRef.receiver(t, a[0]).start }
        c.getter("stop") { (t, a) throws(Unwind) in try SliceRef.receiver(t, a[0]).stop }
        c.getter("step") { (t, a) throws(Unwind) in try SliceRef.receiver(t, a[0]).step }
        c.method("indices(self, length, /)") { (t, a) throws(Unwind) in
            let length = try LongSlice.integer(t, a[1])
            if try t.isTrue(try t.compare(.less, length, Value(small: 0))) {
                throw t.raise(.valueError, "length should not be negative")
            }
            let parts = try LongSlice.indices(t, try SliceRef.receiver(t, a[0]), length)
            return try t.makeTuple([parts.start, parts.stop, parts.step])
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let slice = try SliceRef.receiver(t, a[0])
            return try ContainerText.row(t, "slice(", ")", TupleRef(try parts(t, slice).ref))
        }
        for (signature, op) in SequenceComparison.all {
            c.method(signature) { (t, a) throws(Unwind) in
                guard a[1].isKind(.slice) else { return .notImplemented }
                let first = try parts(t, try SliceRef.receiver(t, a[0])), second = try parts(t, SliceRef(a[1].ref))
                return try t.compare(op, first, second)
            }
        }
    }

    private static func parts(_ t: Thread, _ slice: SliceRef) throws(Unwind) -> Value {
        try t.makeTuple([slice.start, slice.stop, slice.step])
    }
}
