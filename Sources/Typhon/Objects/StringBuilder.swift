#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # StringBuilder: a str in the making
///
/// Appends code points to a byte storage on the guest heap (so limits count it and an error
/// needs no clean-up), widening it when a larger code point comes. Keep it in a local:
/// only the native stack holds the storage. Large results keep the storage as their buffer.
struct StringBuilder {
    private let t: Thread
    private var storage: ByteStorageRef
    private var base: UnsafeMutableRawPointer
    private(set) var count = 0
    private var capacity: Int
    private var shift = 0
    /// A result that leaves no more bytes than this unused is not copied.
    private static let tolerableWaste = 48

    init(_ t: Thread, capacity: Int = 64) throws(Unwind) {
        self.t = t
        self.capacity = max(capacity, 16)
        storage = try t.makeByteStorage(capacity: self.capacity)
        base = storage.bytes
    }

    var units: Units { Units(base: UnsafeRawPointer(base), count: count, shift: shift) }

    /// Room for `more` units of at least the given width.
    @inline(never) private mutating func grow(_ more: Int, _ wanted: Int) throws(Unwind) {
        let width = max(wanted, shift)
        if more > TextLimit.bytes { throw t.raise(.memoryError, "") }
        let needed = count + more
        // Doubling past a quarter gigabyte would ask for much that is never used.
        let room = needed > capacity ? max(needed, min(needed * 2, needed + 1 << 28)) : capacity
        let larger = try t.makeByteStorage(capacity: room << width)
        units.copy(to: larger.bytes, shift: width)
        storage = larger
        base = larger.bytes
        capacity = room
        shift = width
    }

    @inline(__always) mutating func reserve(_ more: Int, shift wanted: Int = 0) throws(Unwind) {
        if more > capacity &- count || wanted > shift { try grow(more, wanted) }
    }

    @inline(__always) mutating func append(_ codePoint: UInt32) throws(Unwind) {
        try reserve(1, shift: Units.shift(for: codePoint))
        Units.store(codePoint, base, count, shift)
        count &+= 1
    }
    mutating func append(_ units: Units) throws(Unwind) {
        if units.count == 0 { return }
        try reserve(units.count, shift: units.shift == 0 ? 0 : Units.shift(for: units.maximum))
        units.copy(to: base + count << shift, shift: shift)
        count += units.count
    }
    mutating func append(_ string: StringRef) throws(Unwind) { try append(string.units) }
    mutating func append(_ text: StaticString) throws(Unwind) { try append(text.units) }
    mutating func append(text: String) throws(Unwind) {
        for scalar in text.unicodeScalars { try append(scalar.value) }
    }
    mutating func append(repeating codePoint: UInt32, count times: Int) throws(Unwind) {
        if times <= 0 { return }
        try reserve(times, shift: Units.shift(for: codePoint))
        Units.fill(codePoint, base, count, times, shift)
        count += times
    }

    /// The str. The builder must not be used afterwards.
    func finish() throws(Unwind) -> Value {
        if count <= 1 { return try t.makeString(units) }
        let isASCII = shift == 0 && Units.isASCII(UnsafeRawPointer(base), count)
        if count << shift <= StringTail.threshold {
            let isTight = storage.capacity &- count << shift <= StringBuilder.tolerableWaste
            return isTight ? t.becomeString(storage, length: count, shift: shift, isASCII: isASCII) : try t.makeString(units)
        }
        storage.used.storeRelaxed(Value(small: count << shift).bits)
        return try t.newTailString(storage, length: count, shift: shift, isASCII: isASCII).value
    }
}
