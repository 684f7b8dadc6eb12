/// # SliceRef: the guest's `start:stop:step`
///
///     | record | meta | start | stop | step |      each any object, often an integer or None
///
/// Immutable: read without barriers.
struct SliceRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let words = 5

    @inline(__always) var start: Value { ref[2] }
    @inline(__always) var stop: Value { ref[3] }
    @inline(__always) var step: Value { ref[4] }

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> SliceRef {
        if value.isKind(.slice) { return SliceRef(value.ref) }
        throw Container.wrongReceiver(t, "slice", value)
    }

    /// What a slice means for a sequence of a given length: `count` positions from `start` in steps of `step`.
    /// `start` lies in -1...length; start + (count - 1) * step is a position of the sequence.
    struct Bounds {
        var start: Int, stop: Int, step: Int, count: Int
    }

    /// The three values, clamped to +-2^61. May run guest code (`__index__`), so a sequence asks for its length afterwards.
    func unpacked(_ t: Thread) throws(Unwind) -> (start: Int?, stop: Int?, step: Int) {
        let step = try SliceRef.position(t, self.step) ?? 1
        if step == 0 { throw t.raise(.valueError, "slice step cannot be zero") }
        let start = try SliceRef.position(t, self.start)
        return (start, try SliceRef.position(t, self.stop), step)
    }

    /// Bounds when the three are inline integers or None, as they nearly always are: no guest code, no exception.
    @inline(__always) func plainBounds(_ length: Int) -> Bounds? {
        SliceRef.plainBounds((ref.address + 16).assumingMemoryBound(to: Value.self), length)
    }

    /// The same for start, stop and step at `parts`.
    @inline(__always) static func plainBounds(_ parts: UnsafeMutablePointer<Value>, _ length: Int) -> Bounds? {
        let start = parts[0], stop = parts[1], step = parts[2]
        if !(start.isInteger || start.isNone) || !(stop.isInteger || stop.isNone) { return nil }
        if step.isNone || step.bits == 4 {
            let low = start.isNone ? 0 : SliceRef.clip(start.integer, length)
            let high = stop.isNone ? length : SliceRef.clip(stop.integer, length)
            return Bounds(start: low, stop: high, step: 1, count: Swift.max(0, high &- low))
        }
        if !step.isInteger || step.bits == 0 { return nil }
        return SliceRef.adjust(
            start.isNone ? nil : start.integer, stop.isNone ? nil : stop.integer, step.integer, length)
    }

    /// Start and count of a slice in steps of one whose start and stop are small integers or None. The count is
    /// negative for all others.
    @inline(__always) static func plainPart(_ parts: UnsafeMutablePointer<Value>, _ length: Int) -> (start: Int, count: Int) {
        let start = parts[0], stop = parts[1]
        if !parts[2].isNone || !(start.isInteger || start.isNone) || !(stop.isInteger || stop.isNone) { return (0, -1) }
        let low = start.isNone ? 0 : SliceRef.clip(start.integer, length)
        let high = stop.isNone ? length : SliceRef.clip(stop.integer, length)
        return (low, Swift.max(0, high &- low))
    }

    /// The same for steps of minus one.
    @inline(__always) static func plainReversal(_ parts: UnsafeMutablePointer<Value>, _ length: Int) -> (start: Int, count: Int) {
        let start = parts[0], stop = parts[1]
        if parts[2] != Value(small: -1) || !(start.isInteger || start.isNone) || !(stop.isInteger || stop.isNone) { return (0, -1) }
        let first = start.isNone ? length &- 1 : SliceRef.clipDown(start.integer, length)
        let end = stop.isNone ? -1 : SliceRef.clipDown(stop.integer, length)
        return (first, Swift.max(0, first &- end))
    }

    /// A position in steps of minus one, within -1..<length.
    @inline(__always) private static func clipDown(_ position: Int, _ length: Int) -> Int {
        let position = position < 0 ? position &+ length : position
        return position < 0 ? -1 : Swift.min(position, length &- 1)
    }

    /// A position in steps of one, within 0...length.
    @inline(__always) private static func clip(_ position: Int, _ length: Int) -> Int {
        let position = position < 0 ? position &+ length : position
        return position < 0 ? 0 : position > length ? length : position
    }

    /// Bounds for a sequence of `length` items. Guest code may run before the length is asked for.
    func bounds(_ t: Thread, _ length: () throws(Unwind) -> Int) throws(Unwind) -> Bounds {
        let parts = try unpacked(t)
        return SliceRef.adjust(parts.start, parts.stop, parts.step, try length())
    }

    static func adjust(_ start: Int?, _ stop: Int?, _ step: Int, _ length: Int) -> Bounds {
        let lowest = step < 0 ? -1 : 0, highest = step < 0 ? length &- 1 : length
        func clamp(_ position: Int?, _ missing: Int) -> Int {
            guard var position else { return missing }
            if position < 0 { position &+= length }
            return position < 0 ? lowest : Swift.min(position, highest)
        }
        let first = clamp(start, step < 0 ? highest : lowest), end = clamp(stop, step < 0 ? lowest : highest)
        var count = 0
        if step == -1 {
            count = Swift.max(0, first &- end)
        } else if step < 0 {
            if end < first { count = (first &- end &- 1) / (0 &- step) &+ 1 }
        } else if first < end {
            count = (end &- first &- 1) / step &+ 1
        }
        return Bounds(start: first, stop: end, step: step, count: count)
    }

    /// nil for None.
    static func position(_ t: Thread, _ value: Value) throws(Unwind) -> Int? {
        if value.isInteger { return value.integer }
        if value.isNone { return nil }
        var number = value
        if !Container.isInt(t, value) {
            guard let method = try t.lookupSpecial(value, .index) else {
                throw t.raise(.typeError, "slice indices must be integers or None or have an __index__ method")
            }
            number = try t.call(method, [])
            if !Container.isInt(t, number) {
                throw t.raise(.typeError, "__index__ returned non-int (type \(t.typeName(number)))")
            }
        }
        if let small = t.exactInt(number) { return Swift.max(-(1 << 61), Swift.min(small, (1 << 61) - 1)) }
        return try t.numericCompare(.less, number, Value(small: 0)) == true ? -(1 << 61) : (1 << 61) - 1
    }
}

extension Thread {
    /// Does what the instruction before the frame's pc, the one after `i`, would do with the slice that `i` builds
    /// and nobody else sees. False: nothing is done, the slice is needed.
    @inline(never)
    func useSlice(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        if i.a < frame.pointee.code.pointee.localCount { return false }
        let next = Instruction(word: UnsafeMutableRawPointer(frame.pointee.pc - 1).loadRelaxed())
        // An augmented assignment keeps the slice for its store: it puts the item above it.
        if next.opcode == .getItem && next.c == i.a && next.a <= i.a {
            let part = try slicePart(registers[next.b], registers + i.b)
            if part.isAbsent { return false }
            registers[next.a] = part
            return true
        }
        if next.opcode != .setItem || next.b != i.a { return false }
        return try replacePart(registers[next.a], registers + i.b, registers[next.c])
    }

    @inline(never)
    private func replacePart(_ container: Value, _ parts: UnsafeMutablePointer<Value>, _ value: Value) throws(Unwind) -> Bool {
        guard container.isReference && container.ref.shape == BuiltinClass.list.shape else { return false }
        return try ListRef(container.ref).replacePart(self, parts, value)
    }

    /// `container[start:stop:step]` of a list, tuple or str with small integers or None at `parts`; absent for all others.
    @inline(__always)
    private func slicePart(_ container: Value, _ parts: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
        guard container.isReference else { return .absent }
        let ref = container.ref, shape = ref.shape
        if shape == BuiltinClass.list.shape {
            let isReversal = parts[2] == Value(small: -1) && !isTransactional
            return try isReversal ? reversedPart(ListRef(ref), parts) : listPart(ListRef(ref), parts)
        }
        if shape == BuiltinClass.str.shape { return try stringPart(StringRef(ref), parts) }
        return shape == BuiltinClass.tuple.shape ? try tuplePart(TupleRef(ref), parts) : .absent
    }

    @inline(never)
    private func listPart(_ list: ListRef, _ parts: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
        let part = SliceRef.plainPart(parts, try list.count(self))
        return part.count >= 0 ? Value(try list.slice(self, part.start, part.count).ref) : try steppedPart(list, parts)
    }

    /// Solo.
    @inline(never)
    private func reversedPart(_ list: ListRef, _ parts: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
        let reversal = SliceRef.plainReversal(parts, list.ref[ListRef.countWord].integer)
        return reversal.count > 0 ? Value(try list.reversal(self, reversal.start, reversal.count).ref) : try steppedPart(list, parts)
    }

    @inline(never)
    private func steppedPart(_ list: ListRef, _ parts: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
        guard let bounds = SliceRef.plainBounds(parts, try list.count(self)) else { return .absent }
        return Value(try list.slice(self, bounds).ref)
    }

    /// Texts of one-byte units in steps of one, and ASCII texts backwards, are cut here.
    @inline(never)
    private func stringPart(_ string: StringRef, _ parts: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
        if string.isNarrow && string.isASCII {
            let part = SliceRef.plainPart(parts, string.length)
            if part.count >= 0 { return try narrowPart(string, part.start, part.count) }
            let reversal = SliceRef.plainReversal(parts, string.length)
            if reversal.count >= 0 { return try narrowReversal(string, reversal.start, reversal.count) }
        }
        guard let bounds = SliceRef.plainBounds(parts, string.length) else { return .absent }
        return try stringSlice(string, bounds)
    }

    @inline(never)
    private func tuplePart(_ tuple: TupleRef, _ parts: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
        let part = SliceRef.plainPart(parts, tuple.count)
        return part.count >= 0 ? try tuple.slice(self, part.start, part.count) : .absent
    }

    func makeSlice(_ start: Value, _ stop: Value, _ step: Value) throws(Unwind) -> Value {
        let slice = try allocate(.slice, .slice, words: SliceRef.words)
        slice[2] = start
        slice[3] = stop
        slice[4] = step
        return Value(slice)
    }
}
