/// # CaseCache: what Unicode's tables have said before
///
///     slot = 8 * code point + question     | code point:32 | question:8 | answer:24 |      direct-mapped
///
/// The answer has 24 bits, so that there is room for "several" (`CaseMapping.several`).
///
/// Looking a code point up in the tables takes many times longer than the rest of a case mapping, and texts
/// use few different ones. Whole words are stored and loaded atomically, and all threads compute the same, so
/// nobody waits for anybody. Shared by all machines of the process.
enum CaseCache {
    private static let slots = 2048
    nonisolated(unsafe) private static let base: UnsafeMutableRawPointer = {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: slots * 8, alignment: 64)
        for slot in 0..<slots { (memory + slot * 8).storeRelaxed(0) }
        return memory
    }()

    /// The questions: a `CaseMapping`'s number, or this one.
    static let isCased: UInt8 = 7

    @inline(__always) private static func slot(_ c: UInt32, _ question: UInt8) -> UnsafeMutableRawPointer {
        base + Int((c &<< 3 | UInt32(question)) & UInt32(slots - 1)) &* 8
    }
    /// Never zero, because wide code points are asked for only.
    @inline(__always) private static func key(_ c: UInt32, _ question: UInt8) -> UInt64 { UInt64(c) << 32 | UInt64(question) << 24 }

    /// The answer, if it is known. Law: `c` is not zero.
    @inline(__always) static func answer(_ c: UInt32, _ question: UInt8) -> UInt32? {
        let word = slot(c, question).loadRelaxed()
        return word & ~0xFF_FFFF == key(c, question) ? UInt32(truncatingIfNeeded: word & 0xFF_FFFF) : nil
    }

    static func remember(_ c: UInt32, _ question: UInt8, _ answer: UInt32) {
        slot(c, question).storeRelaxed(key(c, question) | UInt64(answer))
    }

    // MARK: Several code points for one

    private static let expansionSlots = 512
    nonisolated(unsafe) private static let expansions: UnsafeMutableRawPointer = {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: expansionSlots * 8, alignment: 64)
        for slot in 0..<expansionSlots { (memory + slot * 8).storeRelaxed(0) }
        return memory
    }()

    @inline(__always) private static func expansionSlot(_ c: UInt32, _ question: UInt8) -> UnsafeMutableRawPointer {
        expansions + Int((c &<< 3 | UInt32(question)) & UInt32(expansionSlots - 1)) &* 8
    }

    /// | code point:16 | its expansion:48 |
    @inline(__always) static func expansion(_ c: UInt32, _ question: UInt8) -> CaseExpansion? {
        let word = expansionSlot(c, question).loadRelaxed()
        return word >> 48 == UInt64(c) ? CaseExpansion(bits: word & 0xFFFF_FFFF_FFFF) : nil
    }

    static func remember(_ c: UInt32, _ question: UInt8, _ expansion: CaseExpansion) {
        assert(c < 0x10000)
        expansionSlot(c, question).storeRelaxed(UInt64(c) << 48 | expansion.bits)
    }
}

/// What one code point becomes: at most three, all of them below U+10000, as Unicode's special casing has no others.
///
///     bits     | third:16 or 0 | second:16 or 0 | first:16 |
struct CaseExpansion {
    var bits: UInt64 = 0

    @inline(__always) var count: Int { bits >> 32 != 0 ? 3 : bits >> 16 != 0 ? 2 : 1 }
    @inline(__always) subscript(index: Int) -> UInt32 { UInt32(truncatingIfNeeded: bits &>> UInt64(index &* 16)) & 0xFFFF }

    init(bits: UInt64) { self.bits = bits }
    init(_ points: String.UnicodeScalarView) {
        var shift: UInt64 = 0
        for point in points {
            assert(point.value < 0x10000 && shift < 48)
            bits |= UInt64(point.value) << shift
            shift += 16
        }
    }
}
