#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # BytesRef: an immutable run of bytes
///
///     | record | meta | count | hash or 0 | bytes ... |
///
/// A leaf; no barriers. The hash word is filled lazily, every thread computing the same.
struct BytesRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    @inline(__always) var value: Value { Value(ref) }
    static let countWord = 2, hashWord = 3, header = 4

    @inline(__always) var count: Int { ref[BytesRef.countWord].integer }
    @inline(__always) var base: UnsafeMutableRawPointer { ref.address + BytesRef.header &* 8 }
    @inline(__always) var units: Units { Units(base: UnsafeRawPointer(base), count: count, shift: 0) }
    /// Law: the index is valid.
    @inline(__always) subscript(index: Int) -> UInt8 { base.load(fromByteOffset: index, as: UInt8.self) }

    var hash: Int {
        let word = ref[BytesRef.hashWord]
        if word.bits != 0 { return word.integer }
        let hash = TextHash.hash(UnsafeRawPointer(base), count: count)
        ref[BytesRef.hashWord] = Value(small: hash)
        return hash
    }
}

extension Thread {
    /// Bytes the caller must fill before anybody sees them.
    func newBytes(count: Int) throws(Unwind) -> BytesRef {
        if count > TextLimit.bytes { throw raise(.memoryError, "") }
        let bytes = BytesRef(try allocate(.bytes, .bytes, words: BytesRef.header + (count + 7) >> 3))
        bytes.ref[BytesRef.countWord] = Value(small: count)
        return bytes
    }

    /// Law: `units` are one byte wide.
    func makeBytes(_ units: Units) throws(Unwind) -> Value {
        let bytes = try newBytes(count: units.count)
        memcpy(bytes.base, units.base, units.count)
        return bytes.value
    }

    func makeBytes(_ content: some Collection<UInt8>) throws(Unwind) -> Value {
        let bytes = try newBytes(count: content.count)
        let target = bytes.base
        var index = 0
        for byte in content {
            target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
            index += 1
        }
        return bytes.value
    }

    /// An instance of bytes or of a guest subclass of it.
    func makeBytes(_ units: Units, of type: ClassRef) throws(Unwind) -> Value {
        let words = BytesRef.header + (units.count + 7) >> 3
        let bytes = BytesRef(try allocate(.bytes, type.rootShape, words: words))
        bytes.ref[BytesRef.countWord] = Value(small: units.count)
        memcpy(bytes.base, units.base, units.count)
        return bytes.value
    }
}
