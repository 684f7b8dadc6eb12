/// # CaseCache: what Unicode's tables have said before
///
///     slot = code point + question     | code point:32 | question:8 | answer:24 |      direct-mapped
///
/// The answer has 24 bits, so that there is room for "several" (`CaseMapping.several`).
///
/// Looking a code point up in the tables takes many times longer than the rest of a case mapping, and texts
/// use few different ones. Whole words are stored and loaded atomically, and all threads compute the same, so
/// nobody waits for anybody. Shared by all machines of the process.
enum CaseCache {
    private static let slots = 1024
    nonisolated(unsafe) private static let base: UnsafeMutableRawPointer = {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: slots * 8, alignment: 64)
        for slot in 0..<slots { (memory + slot * 8).storeRelaxed(0) }
        return memory
    }()

    /// The questions: a `CaseMapping`'s number, or this one.
    static let isCased: UInt8 = 0x40

    @inline(__always) private static func slot(_ c: UInt32, _ question: UInt8) -> UnsafeMutableRawPointer {
        base + Int((c ^ UInt32(question) << 5) & UInt32(slots - 1)) &* 8
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
}
