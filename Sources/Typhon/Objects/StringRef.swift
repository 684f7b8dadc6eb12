/// # StringRef: an immutable text
///
///     inline   | record | meta | length | hash | code units ...            |
///     tail     | record | meta | length | hash | buffer | (overflow | slots of a subclass)
///                                                  |
///     buffer   | record | meta | capacity | used | code units ... | free ... |     (`ByteStorageRef`)
///
/// Code units are one, two or four bytes wide: the narrowest that fits the largest code
/// point (the idea of PEP 393), so indexing is constant time and equal texts have
/// equal bytes. A text is a sequence of code points, lone surrogates included.
///
/// A *tail* string shares a buffer with the strings it was grown from (`StringTail`);
/// instances of guest subclasses have this form too, because their attributes need a fixed place.
///
/// Flags in `meta`: bits 0-1 log2 of the width, bit 2 all code points are ASCII, bit 3 tail form.
/// The hash word is `Value(small: hash << 1 | interned)`, zero until computed.
///
/// Who may touch it: every thread, without barriers. The hash word is the only one that
/// changes after birth: from zero by compare-and-exchange (all threads compute the same),
/// and to the interned form under the intern lock.
///
/// Laws
/// 1. Canonical: no string could be stored narrower; the ASCII flag is exact.
/// 2. Without flag bit 3 a string is a leaf. With it all its words are values and
///    word 4 refers to the buffer: the collector reads it as `Layout.values`.
/// 3. Code units below a string's end are never written again, also in a shared buffer.
/// 4. A hash is never -1 and never 0, and fits in 61 bits.
struct StringRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    @inline(__always) var value: Value { Value(ref) }

    static let lengthWord = 2, hashWord = 3, bufferWord = 4
    /// Words before the code units of the inline form.
    static let header = 4
    static let asciiFlag: UInt8 = 4
    static let tailFlag: UInt8 = 8
    /// Words of a tail string without attributes.
    static let tailWords = 5

    /// Number of code points.
    @inline(__always) var length: Int { ref[StringRef.lengthWord].integer }
    /// log2 of the bytes in a code unit: 0, 1 or 2.
    @inline(__always) var shift: Int { Int(ref.flags & 3) }
    /// Bytes in a code unit: 1, 2 or 4.
    @inline(__always) var width: Int { 1 &<< shift }
    @inline(__always) var isASCII: Bool { ref.flags & StringRef.asciiFlag != 0 }
    @inline(__always) var isTail: Bool { ref.flags & StringRef.tailFlag != 0 }
    @inline(__always) var isInterned: Bool { ref[StringRef.hashWord].bits & 4 != 0 }

    @inline(__always) var base: UnsafeMutableRawPointer {
        isTail ? ByteStorageRef(ref[StringRef.bufferWord].ref).bytes : ref.address + StringRef.header &* 8
    }
    /// Units of one byte in the object itself.
    @inline(__always) var isNarrow: Bool { ref.flags & (3 | StringRef.tailFlag) == 0 }
    /// Only when `isNarrow`.
    @inline(__always) var narrowUnits: UnsafeMutablePointer<UInt8> {
        (ref.address + StringRef.header &* 8).assumingMemoryBound(to: UInt8.self)
    }
    @inline(__always) var units: Units { Units(base: UnsafeRawPointer(base), count: length, shift: shift) }
    @inline(__always) func codePoint(at index: Int) -> UInt32 { units[index] }

    /// Cached after the first call. Complexity: linear, then constant.
    @inline(__always) var hash: Int {
        let word = ref[StringRef.hashWord]
        return word.bits != 0 ? word.integer >> 1 : computeHash()
    }

    @inline(never) private func computeHash() -> Int {
        let hash = TextHash.hash(UnsafeRawPointer(base), count: length << shift)
        // Only zero may be replaced: another thread may have interned the string meanwhile.
        _ = (ref.address + StringRef.hashWord * 8).compareExchange(
            expected: 0, desired: Value(small: hash << 1).bits)
        return hash
    }
}

/// Raw bytes behind builders, tail strings and bytearrays.
///
///     | record | meta | capacity in bytes | used | bytes ... | card records (`ByteCards`) |
///
/// A leaf for the collector. `used` is the end of what strings have claimed; others leave it alone.
struct ByteStorageRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let header = 4
    static let capacityWord = 2, usedWord = 3
    @inline(__always) var capacity: Int { ref[ByteStorageRef.capacityWord].integer }
    @inline(__always) var bytes: UnsafeMutableRawPointer { ref.address + ByteStorageRef.header &* 8 }
    @inline(__always) var used: UnsafeMutableRawPointer { ref.address + ByteStorageRef.usedWord &* 8 }
}

enum TextLimit {
    /// More than this no text or byte string may need: a MemoryError before any arithmetic can overflow.
    static let bytes = 1 << 44
    /// Long native loops poll for interrupts once in so many rounds.
    static let pollMask = 1023
}

extension Thread {
    /// Zeroed bytes. Raises MemoryError.
    func makeByteStorage(capacity: Int, extraWords: Int = 0) throws(Unwind) -> ByteStorageRef {
        if capacity > TextLimit.bytes { throw raise(.memoryError, "") }
        let words = ByteStorageRef.header + (capacity + 7) >> 3 + extraWords
        let storage = ByteStorageRef(try allocate(.byteStorage, .byteStorage, words: words))
        storage.ref[ByteStorageRef.capacityWord] = Value(small: capacity)
        storage.ref[ByteStorageRef.usedWord] = Value(small: 0)
        return storage
    }

    /// Turns bytes that only this native call knows into a str of the same cell: both have four words before their
    /// content. The cell stays as large as it was.
    func becomeString(_ storage: ByteStorageRef, length: Int, shift: Int, isASCII: Bool) -> Value {
        let flags = UInt8(truncatingIfNeeded: shift) | (isASCII ? StringRef.asciiFlag : 0)
        let ref = storage.ref
        let meta = Ref.meta(kind: .string, flags: flags, shape: BuiltinClass.str.shape, words: ref.words)
        (ref.address + 8).storeRelaxed(meta)
        ref[StringRef.lengthWord] = Value(small: length)
        ref[StringRef.hashWord] = Value(small: 0)
        return Value(ref)
    }

    /// An exact str whose code units the caller must fill before anybody sees it.
    @inline(__always)
    func newString(length: Int, shift: Int, isASCII: Bool) throws(Unwind) -> StringRef {
        if length > TextLimit.bytes { throw raise(.memoryError, "") }
        let words = StringRef.header &+ ((length &<< shift) &+ 7) &>> 3
        let flags = UInt8(truncatingIfNeeded: shift) | (isASCII ? StringRef.asciiFlag : 0)
        let string = StringRef(try allocate(.string, .str, words: words, flags: flags))
        string.ref[StringRef.lengthWord] = Value(small: length)
        return string
    }

    /// A string over the first `length` units of a buffer.
    func newTailString(_ buffer: ByteStorageRef, length: Int, shift: Int, isASCII: Bool) throws(Unwind) -> StringRef {
        let flags = UInt8(truncatingIfNeeded: shift) | StringRef.tailFlag | (isASCII ? StringRef.asciiFlag : 0)
        let string = StringRef(try allocate(.string, .str, words: StringRef.tailWords, flags: flags))
        string.ref[StringRef.lengthWord] = Value(small: length)
        string.ref[StringRef.bufferWord] = Value(buffer.ref)
        return string
    }

    @inline(__always) func stringsEqual(_ a: StringRef, _ b: StringRef) -> Bool { quickEquality(a, b) ?? longStringsEqual(a, b) }

    /// Short texts are decided here: their units lie in one word.
    @inline(__always) private func quickEquality(_ a: StringRef, _ b: StringRef) -> Bool? {
        if a == b { return true }
        let length = a.ref[StringRef.lengthWord]
        if length != b.ref[StringRef.lengthWord] { return false }
        if length.bits &- 4 >= 32 || !a.isNarrow || !b.isNarrow { return nil }
        let first = a.ref[StringRef.header].bits, second = b.ref[StringRef.header].bits
        return (first ^ second).littleEndian &<< (64 &- length.bits &<< 1) == 0
    }

    /// After a look at identity and length.
    @inline(never) private func longStringsEqual(_ a: StringRef, _ b: StringRef) -> Bool {
        if a.shift != b.shift { return false }
        let first = a.ref[StringRef.hashWord].integer >> 1
        let second = b.ref[StringRef.hashWord].integer >> 1
        if first != 0 && second != 0 && first != second { return false }
        return Units.sameBytes(UnsafeRawPointer(a.base), UnsafeRawPointer(b.base), a.length &<< a.shift)
    }

    /// Negative, 0 or positive by code points.
    @inline(__always) func stringsOrder(_ a: StringRef, _ b: StringRef) -> Int { quickOrder(a, b) ?? longStringsOrder(a, b) }

    /// Texts that differ at once are decided here.
    @inline(__always) private func quickOrder(_ a: StringRef, _ b: StringRef) -> Int? {
        if a == b { return 0 }
        if !a.isNarrow || !b.isNarrow || a.ref[StringRef.lengthWord].bits == 0 || b.ref[StringRef.lengthWord].bits == 0 { return nil }
        let difference = Int(a.narrowUnits[0]) &- Int(b.narrowUnits[0])
        return difference == 0 ? nil : difference
    }

    /// Without a call; nil: undecided.
    @inline(__always) func quickComparison(_ op: Comparison, _ a: StringRef, _ b: StringRef) -> Bool? {
        if op == .equal || op == .notEqual { return quickEquality(a, b).map { $0 == (op == .equal) } }
        return quickOrder(a, b).map { op.holds($0) }
    }

    @inline(never) private func longStringsOrder(_ a: StringRef, _ b: StringRef) -> Int { a.units.order(b.units) }

    /// The one-character string at a valid index.
    @inline(__always)
    func stringItem(_ s: StringRef, _ index: Int) throws(Unwind) -> Value { try makeCharacter(s.codePoint(at: index)) }
}

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
