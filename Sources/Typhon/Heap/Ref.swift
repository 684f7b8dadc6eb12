/// # Ref: one object on the guest heap
///
///     +0   record   ownership record: who may write, or since which version it stands
///     +8   meta     | words:16 | flags:8 | kind:8 | shape:32 |   (shape in the low half)
///     +16  word 2 ... word (words - 1)
///
/// `record` (see `OwnershipRecord`) belongs to the transactions. `meta` is written at
/// birth; only `shape` changes later, under the object's own ownership. `words` counts
/// the whole object including these two; 0 means "more than 65,535, ask the kind".
///
/// Who may touch it: any thread may load words relaxed at any time; what it loaded
/// means something only after validation (`Thread.read`). Stores need ownership
/// (`Thread.open`). In solo mode neither is needed.
struct Ref: Equatable {
    let address: UnsafeMutableRawPointer

    @inline(__always) init(address: UnsafeMutableRawPointer) { self.address = address }

    /// Word `index` as a value, relaxed, unvalidated. Words 0 and 1 are the header.
    @inline(__always) subscript(index: Int) -> Value {
        get { Value(bits: (address + index &* 8).loadRelaxed()) }
        nonmutating set { (address + index &* 8).storeRelaxed(newValue.bits) }
    }

    @inline(__always) var record: UInt64 {
        get { address.loadRelaxed() }
        nonmutating set { address.storeRelaxed(newValue) }
    }
    @inline(__always) var recordTag: UInt32 { address.loadHalfRelaxed() }
    @inline(__always) var meta: UInt64 { (address + 8).loadRelaxed() }
    @inline(__always) var kind: Kind { unsafeBitCast((address + 12).loadByteRelaxed(), to: Kind.self) }
    @inline(__always) var flags: UInt8 { (address + 13).loadByteRelaxed() }
    @inline(__always) var words: Int { Int(truncatingIfNeeded: meta >> 48) }
    @inline(__always) var shape: ShapeID {
        get { ShapeID(number: (address + 8).loadHalfRelaxed()) }
        nonmutating set { (address + 8).storeHalfRelaxed(newValue.number) }
    }

    @inline(__always) static func meta(kind: Kind, flags: UInt8, shape: ShapeID, words: Int) -> UInt64 {
        smallMeta(kind: kind, flags: flags, shape: shape, words: words > 0xFFFF ? 0 : words)
    }

    /// The same for `words` that the header has room for.
    @inline(__always) static func smallMeta(kind: Kind, flags: UInt8, shape: ShapeID, words: Int) -> UInt64 {
        UInt64(shape.number) | UInt64(kind.rawValue) << 32 | UInt64(flags) << 40 | UInt64(truncatingIfNeeded: words) << 48
    }
}

/// Number of a shape in the machine's shape table: what an inline cache compares.
struct ShapeID: Equatable {
    let number: UInt32
    @inline(__always) init(number: UInt32) { self.number = number }
}
