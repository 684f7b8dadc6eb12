/// Allocation of small objects: bump a thread-local cursor through a run of zeroed
/// memory. No lock, no search; the slow path fetches the next run, and may collect.
struct AllocationCursor {
    var next: UInt
    var limit: UInt
}

enum SizeClass {
    static let granule = 16
    /// Granule counts 0...44 have an exact class each, whose index is the count.
    static let largestExact = 44
}

extension Thread {
    /// A new object of `words` words (header included); words 2... are zero.
    /// May collect, may raise MemoryError. Complexity: constant.
    @inline(__always)
    func allocate(_ kind: Kind, _ shape: ShapeID, words: Int, flags: UInt8 = 0) throws(Unwind) -> Ref {
        let granules = (words &+ 1) >> 1
        if granules <= SizeClass.largestExact {
            let cursor = state.pointee.cursors + granules
            let start = cursor.pointee.next
            let end = start &+ UInt(bitPattern: granules &* SizeClass.granule)
            if end <= cursor.pointee.limit {
                cursor.pointee.next = end
                let address = UnsafeMutableRawPointer(bitPattern: start).unsafelyUnwrapped
                address.storeRelaxed(state.pointee.birthRecord)
                (address + 8).storeRelaxed(Ref.smallMeta(kind: kind, flags: flags, shape: shape, words: words))
                return Ref(address: address)
            }
        }
        return try allocateSlow(kind, shape, words: words, bytes: words &* 8, flags: flags)
    }

    @inline(__always)
    func allocate(_ kind: Kind, _ type: BuiltinClass, words: Int, flags: UInt8 = 0) throws(Unwind) -> Ref {
        try allocate(kind, type.shape, words: words, flags: flags)
    }
}
