import CGMP

/// SHA-512 (FIPS 180-4), for seeding by text. The constants are what the standard says they
/// are: the first 64 fractional bits of the roots of the first primes.
package enum SHA512 {
    private static let primes: [UInt] = {
        var primes: [UInt] = []
        var candidate: UInt = 2
        while primes.count < 80 {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes
    }()

    /// Fractional bits of the root of that degree of a small number.
    private static func fraction(_ number: UInt, root degree: UInt) -> UInt64 {
        var integer = __mpz_struct()
        __gmpz_init_set_ui(&integer, number)
        defer { __gmpz_clear(&integer) }
        withUnsafeMutablePointer(to: &integer) { pointer in
            __gmpz_mul_2exp(pointer, pointer, 64 * degree)
            _ = __gmpz_root(pointer, pointer, degree)
        }
        return integer._mp_d.map { UInt64($0[0]) } ?? 0
    }

    private static let rounds: [UInt64] = primes.map { fraction($0, root: 3) }
    private static let start: [UInt64] = primes.prefix(8).map { fraction($0, root: 2) }

    package static func digest(_ message: [UInt8]) -> [UInt8] {
        var padded = message
        padded.append(0x80)
        while padded.count % 128 != 112 { padded.append(0) }
        // The length in bits, as 128 bits; no message has 2^61 bytes.
        padded += [UInt8](repeating: 0, count: 8) + bytes(UInt64(message.count) << 3)
        var state = start
        for block in stride(from: 0, to: padded.count, by: 128) { compress(&state, padded[block..<block + 128]) }
        return state.flatMap(bytes)
    }

    private static func bytes(_ word: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
    }

    private static func turn(_ x: UInt64, _ bits: UInt64) -> UInt64 { x >> bits | x << (64 - bits) }

    private static func schedule(_ block: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        for word in stride(from: block.startIndex, to: block.endIndex, by: 8) {
            words.append(block[word..<word + 8].reduce(0) { $0 << 8 | UInt64($1) })
        }
        for index in 16..<80 {
            let early = words[index - 15], late = words[index - 2]
            let first = turn(early, 1) ^ turn(early, 8) ^ (early >> 7)
            let second = turn(late, 19) ^ turn(late, 61) ^ (late >> 6)
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        return words
    }

    private static func compress(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
        let words = schedule(block)
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<80 {
            let sum1 = turn(e, 14) ^ turn(e, 18) ^ turn(e, 41)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ sum1 &+ choice &+ rounds[index] &+ words[index]
            let sum0 = turn(a, 28) ^ turn(a, 34) ^ turn(a, 39)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }
}
