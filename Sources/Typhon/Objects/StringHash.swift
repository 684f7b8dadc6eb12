/// A keyed 64-bit hash of bytes: two words at a time are mixed by a full
/// 64x64-bit multiplication whose halves are folded together. Not cryptographic; the key
/// makes collisions hard to prepare from outside.
///
/// The key belongs to the process, because strings are hashed without looking at their
/// machine: the first machine's `hashSeed` becomes the key of all.
enum TextHash {
    /// The word is only touched atomically.
    nonisolated(unsafe) private static let key: UnsafeMutableRawPointer = {
        let cell = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)
        cell.storeRelaxed(0)
        return cell
    }()

    /// Offers a key; the answer is the one in force. Zero counts as a key, too.
    static func establish(_ seed: UInt64) -> UInt64 {
        let marked = seed | 1 << 63
        return key.compareExchange(expected: 0, desired: marked) ? marked : key.loadAcquire()
    }

    @inline(__always) private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
    @inline(__always) private static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Never -1, never 0, fits in 61 bits.
    static func hash(_ base: UnsafeRawPointer, count: Int) -> Int {
        hash(base, count: count, key: key.loadRelaxed())
    }

    package static func hash(_ base: UnsafeRawPointer, count: Int, key: UInt64) -> Int {
        var state = fold(key ^ 0x9E37_79B9_7F4A_7C15, UInt64(count) ^ 0xC2B2_AE3D_27D4_EB4F)
        var offset = 0
        while count &- offset > 16 {
            state = fold(word(base, offset) ^ state, word(base, offset &+ 8) ^ 0xD6E8_FEB8_6659_FD93)
            offset &+= 16
        }
        let (first, second) = tail(base + offset, count &- offset)
        state = fold(first ^ state, second ^ 0xA076_1D64_78BD_642F)
        let result = Int(bitPattern: UInt(fold(state ^ 0xE703_7ED1_A0B4_28DB, key ^ 0x8EBC_6AF0_9C88_C6E3))) >> 3
        return result == -1 ? -2 : result == 0 ? 1 : result
    }

    /// The last 0...16 bytes as two words; overlapping reads where there are enough bytes.
    @inline(__always) private static func tail(_ base: UnsafeRawPointer, _ count: Int) -> (UInt64, UInt64) {
        if count >= 8 { return (word(base, 0), word(base, count &- 8)) }
        if count >= 4 {
            let low = base.loadUnaligned(as: UInt32.self)
            let high = base.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            return (UInt64(low), UInt64(high))
        }
        var bytes: UInt64 = 0
        for index in 0..<count { bytes = bytes << 8 | UInt64(base.load(fromByteOffset: index, as: UInt8.self)) }
        return (bytes, UInt64(count))
    }
}
