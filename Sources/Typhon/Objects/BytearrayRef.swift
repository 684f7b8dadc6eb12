#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # BytearrayRef: a mutable run of bytes
///
///     bytearray | record | meta | storage | count |           (own unit: which storage, how much of it)
///                                  |
///     storage   | record | meta | capacity | used | bytes ... | card records (more than 512 bytes) |
///
/// Bytes 512 k ..< 512 k + 512 are card k, a unit of conflict; a storage of one card uses its
/// own record. Growing or shrinking in the middle makes a new storage.
struct BytearrayRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    @inline(__always) var value: Value { Value(ref) }
    static let storageWord = 2, countWord = 3, words = 4

    func head(_ t: Thread) throws(Unwind) -> (storage: ByteStorageRef, count: Int) {
        let (storage, count) = try t.reading(ref) { (ref[BytearrayRef.storageWord], ref[BytearrayRef.countWord]) }
        return (ByteStorageRef(storage.ref), count.integer)
    }
    func count(_ t: Thread) throws(Unwind) -> Int { try t.read(ref, BytearrayRef.countWord).integer }

    /// The byte at a non-negative index, nil when out of range.
    func get(_ t: Thread, _ index: Int) throws(Unwind) -> UInt8? {
        let (storage, count) = try head(t)
        if index >= count { return nil }
        let word = try t.read(ByteCards.unit(storage, index), at: storage.bytes + index & ~7)
        return UInt8(truncatingIfNeeded: word.bits >> UInt64((index & 7) << 3))
    }

    /// All bytes, standing still until the next guest call: in place when nobody else can write
    /// them, else a copy. The first part keeps them alive.
    func snapshot(_ t: Thread) throws(Unwind) -> (holder: Value, units: Units) {
        let (storage, count) = try head(t)
        if !t.isTransactional {
            return (Value(storage.ref), Units(base: UnsafeRawPointer(storage.bytes), count: count, shift: 0))
        }
        let copy = try t.newBytes(count: count)
        for first in stride(from: 0, to: count, by: ByteCards.size) {
            let words = (min(count - first, ByteCards.size) + 7) >> 3
            try t.reading(ByteCards.unit(storage, first)) {
                for word in 0..<words {
                    (copy.base + first + word << 3).storeRelaxed((storage.bytes + first + word << 3).loadRelaxed())
                }
            }
        }
        return (copy.value, copy.units)
    }

    /// Puts `units` at byte `index` of storage that is large enough.
    private func write(_ t: Thread, _ storage: ByteStorageRef, _ index: Int, _ units: Units) throws(Unwind) {
        var done = 0
        while done < units.count {
            let position = index + done
            try ByteCards.open(t, storage, position)
            let end = min(units.count, done + ByteCards.size - position & (ByteCards.size - 1))
            while done < end {
                ByteCards.store(storage.bytes, index + done, units.bytes[done])
                done += 1
            }
        }
    }

    /// Replaces the bytes low ..< high. Law: `units` stand still, also while this array changes.
    func splice(_ t: Thread, _ low: Int, _ high: Int, _ units: Units) throws(Unwind) {
        let (storage, count) = try head(t)
        let size = count - (high - low) + units.count
        if size == count || high == count && size <= storage.capacity && size > count / 4 {
            try write(t, storage, low, units)
            if size != count { try setCount(t, size) }
            return
        }
        let old = try snapshot(t).units
        let larger = try t.makeBytearrayStorage(capacity: size > count ? size + min(size / 8 + 16, 1 << 28) : size)
        memcpy(larger.bytes, old.base, low)
        memcpy(larger.bytes + low, units.base, units.count)
        memcpy(larger.bytes + low + units.count, old.base + high, count - high)
        try t.open(ref)
        ref[BytearrayRef.storageWord] = Value(larger.ref)
        ref[BytearrayRef.countWord] = Value(small: size)
    }

    private func setCount(_ t: Thread, _ count: Int) throws(Unwind) {
        try t.open(ref)
        ref[BytearrayRef.countWord] = Value(small: count)
    }

    /// False when the index is out of range.
    func set(_ t: Thread, _ index: Int, _ byte: UInt8) throws(Unwind) -> Bool {
        let (storage, count) = try head(t)
        if index < 0 || index >= count { return false }
        try ByteCards.open(t, storage, index)
        ByteCards.store(storage.bytes, index, byte)
        return true
    }

    func append(_ t: Thread, _ byte: UInt8) throws(Unwind) {
        let (storage, count) = try head(t)
        if count < storage.capacity {
            try ByteCards.open(t, storage, count)
            ByteCards.store(storage.bytes, count, byte)
            return try setCount(t, count + 1)
        }
        var byte = byte
        let larger = try t.makeBytearrayStorage(capacity: count + max(16, min(count, 1 << 28)))
        memcpy(larger.bytes, try snapshot(t).units.base, count)
        memcpy(larger.bytes + count, &byte, 1)
        try t.open(ref)
        ref[BytearrayRef.storageWord] = Value(larger.ref)
        ref[BytearrayRef.countWord] = Value(small: count + 1)
    }

    func remove(_ t: Thread, _ low: Int, _ high: Int) throws(Unwind) {
        try splice(t, low, high, Units(base: Units.nowhere, count: 0, shift: 0))
    }
}

/// The units of conflict of a bytearray's storage.
enum ByteCards {
    static let size = 512

    static func words(_ storage: ByteStorageRef) -> Int { (storage.capacity + 7) >> 3 }

    static func unit(_ storage: ByteStorageRef, _ index: Int) -> Unit {
        if storage.capacity <= size { return Unit(storage.ref) }
        return Unit(record: storage.bytes + (words(storage) + index / size) << 3)
    }

    /// Opens the card that holds byte `index` for writing.
    @inline(__always) static func open(_ t: Thread, _ storage: ByteStorageRef, _ index: Int) throws(Unwind) {
        if t.isTransactional { try openShared(t, storage, index) }
    }
    @inline(never) private static func openShared(_ t: Thread, _ storage: ByteStorageRef, _ index: Int) throws(Unwind) {
        let first = index & ~(size - 1)
        let count = min(size >> 3, words(storage) - first >> 3)
        try t.open(unit(storage, index), of: storage.ref, start: storage.bytes + first, words: count, raw: true)
    }

    /// Stores a byte as part of its word, so that a reader on another thread sees a defined (if stale) word.
    @inline(__always) static func store(_ base: UnsafeMutableRawPointer, _ index: Int, _ byte: UInt8) {
        let address = base + index & ~7
        let position = UInt64((index & 7) &<< 3)
        let cleared = address.loadRelaxed() & ~(0xFF &<< position)
        address.storeRelaxed(cleared | UInt64(byte) &<< position)
    }
}

extension Thread {
    func makeBytearrayStorage(capacity: Int) throws(Unwind) -> ByteStorageRef {
        let cards = capacity <= ByteCards.size ? 0 : (capacity + ByteCards.size - 1) / ByteCards.size
        let storage = try makeByteStorage(capacity: capacity, extraWords: cards)
        let records = storage.bytes + ByteCards.words(storage) << 3
        for card in 0..<cards { (records + card << 3).storeRelaxed(state.pointee.birthRecord) }
        return storage
    }

    func makeBytearray(_ units: Units) throws(Unwind) -> Value {
        let storage = try makeBytearrayStorage(capacity: units.count)
        memcpy(storage.bytes, units.base, units.count)
        let array = try allocate(.bytearray, .bytearray, words: BytearrayRef.words)
        array[BytearrayRef.storageWord] = Value(storage.ref)
        array[BytearrayRef.countWord] = Value(small: units.count)
        return Value(array)
    }

    func makeBytearray(_ units: Units, of type: ClassRef) throws(Unwind) -> Value {
        let storage = try makeBytearrayStorage(capacity: units.count)
        memcpy(storage.bytes, units.base, units.count)
        let array = try allocateDerived(type, .bytearray, fixed: BytearrayRef.words)
        array[BytearrayRef.storageWord] = Value(storage.ref)
        array[BytearrayRef.countWord] = Value(small: units.count)
        return Value(array)
    }
}
