#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Which of the three text types: they share their algorithms and differ in words.
enum TextKind: UInt8 {
    case str, bytes, bytearray
    var name: String {
        switch self {
        case .str: "str"
        case .bytes: "bytes"
        case .bytearray: "bytearray"
        }
    }
}

/// A text being worked on: its units and what to make of results.
struct Text {
    /// The object that keeps `units` alive.
    let value: Value
    let kind: TextKind
    let units: Units
    /// Known to be ASCII (str only).
    let isASCII: Bool
    var count: Int { units.count }
    var isStr: Bool { kind == .str }

    func isSpace(_ unit: UInt32) -> Bool { isStr ? CodePoint.isSpace(unit) : CodePoint.isByteSpace(unit) }
}

extension Thread {
    /// The text of a method's self. A bytearray that other threads may write is copied first.
    @inline(__always) func text(_ value: Value) throws(Unwind) -> Text {
        if value.isKind(.string) {
            let string = StringRef(value.ref)
            return Text(value: value, kind: .str, units: string.units, isASCII: string.isASCII)
        }
        return try otherText(value)
    }

    @inline(never) private func otherText(_ value: Value) throws(Unwind) -> Text {
        if let text = try textIfAny(value) { return text }
        throw raise(.typeError, "descriptor requires a text object but received '\(typeName(value))'")
    }

    func textIfAny(_ value: Value) throws(Unwind) -> Text? {
        if value.isKind(.string) {
            let string = StringRef(value.ref)
            return Text(value: value, kind: .str, units: string.units, isASCII: string.isASCII)
        }
        if value.isKind(.bytes) {
            return Text(value: value, kind: .bytes, units: BytesRef(value.ref).units, isASCII: false)
        }
        if value.isKind(.bytearray) {
            let (holder, units) = try BytearrayRef(value.ref).snapshot(self)
            return Text(value: holder, kind: .bytearray, units: units, isASCII: false)
        }
        return nil
    }

    /// The bytes of a bytes-like object, nil for others.
    func bytesLike(_ value: Value) throws(Unwind) -> Units? {
        if value.isKind(.string) { return nil }
        if let text = try textIfAny(value) { return text.units }
        if value.isKind(.memoryview) { return try MemoryViewRef(value.ref).units(self) }
        guard value.isKind(.instance), let view = try memoryView(of: value) else { return nil }
        return try MemoryViewRef(view.ref).units(self)
    }

    func bytesRequired(_ value: Value) throws(Unwind) -> Units {
        if let units = try bytesLike(value) { return units }
        throw raise(.typeError, "a bytes-like object is required, not '\(typeName(value))'")
    }

    /// An argument of the same flavour as self; `strError` words the complaint for str.
    func operand(_ value: Value, of text: Text, _ strError: (String) -> String) throws(Unwind) -> Units {
        if !text.isStr { return try bytesRequired(value) }
        if value.isKind(.string) { return StringRef(value.ref).units }
        throw raise(.typeError, strError(typeName(value)))
    }

    /// The same for a numbered or only argument of a function, which is described by `what`.
    func argument(_ value: Value, of text: Text, _ what: String) throws(Unwind) -> Units {
        if !text.isStr || value.isKind(.string) { return try operand(value, of: text) { $0 } }
        throw wrongArgument(what, value)
    }

    func wrongArgument(_ what: String, _ value: Value) -> Unwind {
        raise(.typeError, "\(what) must be str, not \(value.isNone ? "None" : typeName(value))")
    }

    /// A new text of the same type.
    func make(_ units: Units, like text: Text) throws(Unwind) -> Value {
        switch text.kind {
        case .str: try makeString(units, isASCII: text.isASCII)
        case .bytes: try makeBytes(units)
        case .bytearray: try makeBytearray(units)
        }
    }

    /// The text itself when it is an exact str or bytes, else a copy.
    func same(_ text: Text) throws(Unwind) -> Value {
        switch text.kind {
        case .str: return try exactString(StringRef(text.value.ref))
        case .bytes: return text.value.ref.shape == BuiltinClass.bytes.shape ? text.value : try makeBytes(text.units)
        case .bytearray: return try makeBytearray(text.units)
        }
    }

    /// The part low ..< high, the text itself when that is all of it.
    func part(_ text: Text, _ low: Int, _ high: Int) throws(Unwind) -> Value {
        low == 0 && high == text.count ? try same(text) : try make(text.units.slice(low, high), like: text)
    }

    func makeTuple(_ a: Value, _ b: Value, _ c: Value) throws(Unwind) -> Value {
        // On the native stack, where the collector sees them.
        var items = (a, b, c)
        return try withUnsafeMutableBytes(of: &items) { (bytes: UnsafeMutableRawBufferPointer) throws(Unwind) -> Value in
            try makeTuple(bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Value.self), count: 3)
        }
    }

    func isSubclassInstance(_ value: Value) -> Bool {
        value.isReference && value.ref.shape.number >= UInt32(BuiltinClass.allCases.count)
    }
}

// MARK: Indices

/// Start and end as a method's caller gave them, before they meet a length.
struct TextBounds {
    let start: Int
    let end: Int

    /// Negative values count from the end; the end is clamped to the length, the start is not.
    func resolve(_ count: Int) -> (low: Int, high: Int) {
        let high = end > count ? count : end < 0 ? max(end + count, 0) : end
        return (start < 0 ? max(start + count, 0) : start, high)
    }
}

extension Thread {
    /// The optional parameters `index` (start) and `index + 1` (end).
    func bounds(_ a: Arguments, _ index: Int) throws(Unwind) -> TextBounds {
        let start = a.has(index) && !a[index].isNone ? try sliceIndex(a[index]) : 0
        let end = a.has(index + 1) && !a[index + 1].isNone ? try sliceIndex(a[index + 1]) : Int.max / 2
        return TextBounds(start: start, end: end)
    }

    /// An index in a slice: any integer, clamped to half of Int's range.
    func sliceIndex(_ value: Value) throws(Unwind) -> Int {
        if value.isInteger { return value.integer }
        if value.isBool || value.isKind(.integer) { return try clamped(value) }
        guard value.isReference, let method = try lookupSpecial(value, .index) else {
            throw raise(.typeError, "slice indices must be integers or None or have an __index__ method")
        }
        return try clamped(call(method, []))
    }

    private func clamped(_ value: Value) throws(Unwind) -> Int {
        if let small = exactInt(value) { return max(min(small, Int.max / 2), -(Int.max / 2)) }
        return try numericCompare(.less, value, Value(small: 0)) == true ? -(Int.max / 2) : Int.max / 2
    }

    /// start, step and number of items that a slice object takes of a sequence.
    /// Law: a slice's words 2, 3, 4 are start, stop, step.
    func sliceRange(_ slice: Ref, count: Int) throws(Unwind) -> (start: Int, step: Int, count: Int) {
        let step = slice[4].isNone ? 1 : try sliceIndex(slice[4])
        if step == 0 { throw raise(.valueError, "slice step cannot be zero") }
        let (low, high) = step < 0 ? (-1, count - 1) : (0, count)
        let start = slice[2].isNone ? (step < 0 ? high : low) : try clip(slice[2], count, low, high)
        let stop = slice[3].isNone ? (step < 0 ? low : high) : try clip(slice[3], count, low, high)
        if step < 0 { return (start, step, stop < start ? (start - stop - 1) / -step + 1 : 0) }
        return (start, step, start < stop ? (stop - start - 1) / step + 1 : 0)
    }

    private func clip(_ value: Value, _ count: Int, _ low: Int, _ high: Int) throws(Unwind) -> Int {
        let index = try sliceIndex(value)
        return max(low, min(high, index < 0 ? index + count : index))
    }

    /// A subscript that must be an integer: nil when it is none (and has no `__index__`).
    func subscriptIndex(_ value: Value) throws(Unwind) -> Int? {
        if value.isInteger { return value.integer }
        if value.isBool || value.isKind(.integer) { return try index(value) }
        guard value.isReference, try lookupSpecial(value, .index) != nil else { return nil }
        return try index(value)
    }
}
