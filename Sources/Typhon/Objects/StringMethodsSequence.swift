#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A text as a sequence: length, items, slices, order, `+` and `*`. Shared by the three text types.
enum TextSequenceMethods {
    static func install(_ c: ClassBuilder) {
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in Value(small: try t.textCount(a[0])) }
        c.method("__getitem__(self, key, /)") { (t, a) throws(Unwind) in try t.textItem(a[0], a[1]) }
        c.method("__contains__(self, key, /)") { (t, a) throws(Unwind) in Value(try t.textContains(a[0], a[1])) }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in try t.makeSequenceIterator(a[0]) }
        c.method("__mul__(self, value, /)") { (t, a) throws(Unwind) in try t.textRepeat(a[0], a[1]) }
        c.method("__rmul__(self, value, /)") { (t, a) throws(Unwind) in try t.textRepeat(a[0], a[1]) }
        c.method("__eq__(self, value, /)") { (t, a) throws(Unwind) in try t.textOrder(a[0], a[1], .equal) }
        c.method("__ne__(self, value, /)") { (t, a) throws(Unwind) in try t.textOrder(a[0], a[1], .notEqual) }
        c.method("__lt__(self, value, /)") { (t, a) throws(Unwind) in try t.textOrder(a[0], a[1], .less) }
        c.method("__le__(self, value, /)") { (t, a) throws(Unwind) in try t.textOrder(a[0], a[1], .lessEqual) }
        c.method("__gt__(self, value, /)") { (t, a) throws(Unwind) in try t.textOrder(a[0], a[1], .greater) }
        c.method("__ge__(self, value, /)") { (t, a) throws(Unwind) in try t.textOrder(a[0], a[1], .greaterEqual) }
    }
}

extension Thread {
    /// `len()` of a str, bytes or bytearray.
    func textCount(_ value: Value) throws(Unwind) -> Int {
        value.isKind(.bytearray) ? try BytearrayRef(value.ref).count(self) : value.ref[StringRef.lengthWord].integer
    }

    /// `text[key]` with an integer or a slice.
    func textItem(_ value: Value, _ key: Value) throws(Unwind) -> Value {
        if key.isKind(.slice) { return try textSlice(value, key.ref) }
        guard let given = try subscriptIndex(key) else { throw raise(.typeError, indexComplaint(value, key)) }
        let count = try textCount(value)
        let index = given < 0 ? given + count : given
        if index >= 0 && index < count {
            if value.isKind(.string) { return try stringItem(StringRef(value.ref), index) }
            if value.isKind(.bytes) { return Value(small: Int(BytesRef(value.ref)[index])) }
            if let byte = try BytearrayRef(value.ref).get(self, index) { return Value(small: Int(byte)) }
        }
        throw raise(.indexError, rangeComplaint(value))
    }

    private func rangeComplaint(_ value: Value) -> String {
        if value.isKind(.string) { return "string index out of range" }
        return value.isKind(.bytes) ? "index out of range" : "bytearray index out of range"
    }

    private func indexComplaint(_ value: Value, _ key: Value) -> String {
        let name = typeName(key)
        if value.isKind(.string) { return "string indices must be integers, not '\(name)'" }
        return value.isKind(.bytes) ? "byte indices must be integers or slices, not \(name)"
            : "bytearray indices must be integers or slices, not \(name)"
    }

    private func textSlice(_ value: Value, _ slice: Ref) throws(Unwind) -> Value {
        if value.isKind(.string), let bounds = SliceRef(slice).plainBounds(StringRef(value.ref).length) {
            return try stringSlice(StringRef(value.ref), bounds)
        }
        // `__index__` may run guest code, which may change a bytearray: look at it afterwards.
        let (start, step, taken) = try sliceRange(slice, count: textCount(value))
        let text = try text(value)
        if taken <= 0 || start + (taken - 1) * step >= text.count || start >= text.count {
            return try make(text.units.slice(0, 0), like: text)
        }
        if step == 1 {
            return text.kind == .bytearray ? try make(text.units.slice(start, start + taken), like: text)
                : try part(text, start, start + taken)
        }
        var output = try TextOutput(self, like: text, capacity: taken)
        var index = start
        for _ in 0..<taken {
            try output.append(text.units[index])
            index += step
        }
        return try output.finish()
    }

    /// `count` characters from `start` of an exact, narrow ASCII text.
    @inline(__always) func narrowPart(_ string: StringRef, _ start: Int, _ count: Int) throws(Unwind) -> Value {
        if count <= 1 {
            return count == 0 ? machine.state.pointee.emptyString : machine.state.pointee.characters[Int(string.narrowUnits[start])]
        }
        if count == string.length { return string.value }
        let part = try newString(length: count, shift: 0, isASCII: true)
        Units.copyBytes(UnsafeRawPointer(string.narrowUnits + start), UnsafeMutableRawPointer(part.narrowUnits), count)
        return part.value
    }

    /// The same backwards from `start`.
    @inline(__always) func narrowReversal(_ string: StringRef, _ start: Int, _ count: Int) throws(Unwind) -> Value {
        if count <= 1 { return try narrowPart(string, start, count) }
        let part = try newString(length: count, shift: 0, isASCII: true)
        let low = string.narrowUnits + (start &- count &+ 1)
        Units.reverseBytes(UnsafeRawPointer(low), UnsafeMutableRawPointer(part.narrowUnits), count)
        return part.value
    }

    func stringSlice(_ string: StringRef, _ bounds: SliceRef.Bounds) throws(Unwind) -> Value {
        let units = string.units, start = bounds.start, count = bounds.count
        if count <= 0 { return machine.state.pointee.emptyString }
        if bounds.step == 1 {
            if count == units.count { return try exactString(string) }
            if count == 1 || !string.isASCII {
                return try makeString(units.slice(start, start &+ count), isASCII: string.isASCII)
            }
            let part = try newString(length: count, shift: 0, isASCII: true)
            Units.copyBytes(units.base + start, part.ref.address + StringRef.header &* 8, count)
            return part.value
        }
        if count == 1 { return try makeCharacter(units[start]) }
        if string.isASCII {
            let result = try newString(length: count, shift: 0, isASCII: true)
            let target = result.base.assumingMemoryBound(to: UInt8.self)
            var source = string.units.bytes + start
            for index in 0..<count {
                target[index] = source.pointee
                source += bounds.step
            }
            return result.value
        }
        var output = try StringBuilder(self, capacity: count)
        var index = start
        for _ in 0..<count {
            try output.append(units[index])
            index &+= bounds.step
        }
        return try output.finish()
    }

    /// `item in text`.
    func textContains(_ container: Value, _ item: Value) throws(Unwind) -> Bool {
        if container.isKind(.string) {
            guard item.isKind(.string) else {
                throw raise(.typeError, "'in <string>' requires string as left operand, not \(typeName(item))")
            }
            return TextSearch.find(StringRef(item.ref).units, in: StringRef(container.ref).units) >= 0
        }
        if let number = try subscriptIndex(item) {
            guard number >= 0 && number < 256 else { throw raise(.valueError, "byte must be in range(0, 256)") }
            return try text(container).units.contains(UInt32(number))
        }
        let needle = try bytesRequired(item)
        return TextSearch.find(needle, in: try text(container).units) >= 0
    }

    /// How often a text is to be repeated, nil when `value` is no integer. Raises OverflowError.
    func repetitions(_ value: Value) throws(Unwind) -> Int? {
        if value.isInteger { return value.integer }
        if value.isBool || value.isKind(.integer) { return try count(value) }
        guard value.isReference, try lookupSpecial(value, .index) != nil else { return nil }
        return try count(value)
    }

    /// `text * times`; NotImplemented for what is no integer.
    func textRepeat(_ value: Value, _ times: Value) throws(Unwind) -> Value {
        guard let count = try repetitions(times) else { return .notImplemented }
        let text = try text(value)
        if count == 1 && text.kind != .bytearray { return try same(text) }
        if count <= 0 || text.count == 0 { return try make(text.units.slice(0, 0), like: text) }
        let (size, overflow) = text.units.size.multipliedReportingOverflow(by: count)
        if overflow || size > TextLimit.bytes { throw raise(.memoryError, "") }
        switch text.kind {
        case .str:
            let result = try newString(length: text.count * count, shift: text.units.shift, isASCII: text.isASCII)
            tile(text.units, result.base, size)
            return result.value
        case .bytes:
            let result = try newBytes(count: size)
            tile(text.units, result.base, size)
            return result.value
        case .bytearray:
            let result = try makeBytearray(text.units.slice(0, 0))
            let storage = try makeBytearrayStorage(capacity: size)
            tile(text.units, storage.bytes, size)
            result.ref[BytearrayRef.storageWord] = Value(storage.ref)
            result.ref[BytearrayRef.countWord] = Value(small: size)
            return result
        }
    }

    /// Fills `size` bytes with copies of the units, doubling what is there.
    private func tile(_ units: Units, _ target: UnsafeMutableRawPointer, _ size: Int) {
        var done = units.size
        if done == 1 {
            memset(target, Int32(units[0]), size)
            return
        }
        memcpy(target, units.base, done)
        while done < size {
            let more = min(done, size - done)
            memcpy(target + done, target, more)
            done += more
        }
    }

    /// A comparison; NotImplemented when the other operand is of another family.
    func textOrder(_ a: Value, _ b: Value, _ op: Comparison) throws(Unwind) -> Value {
        let isString = a.isKind(.string)
        if isString != b.isKind(.string) { return .notImplemented }
        if isString && (op == .equal || op == .notEqual) {
            return Value(stringsEqual(StringRef(a.ref), StringRef(b.ref)) == (op == .equal))
        }
        guard let left = try textIfAny(a), let right = try textIfAny(b) else { return .notImplemented }
        switch op {
        case .equal: return Value(left.units.equals(right.units))
        case .notEqual: return Value(!left.units.equals(right.units))
        case .less: return Value(left.units.order(right.units) < 0)
        case .lessEqual: return Value(left.units.order(right.units) <= 0)
        case .greater: return Value(left.units.order(right.units) > 0)
        case .greaterEqual: return Value(left.units.order(right.units) >= 0)
        }
    }
}
