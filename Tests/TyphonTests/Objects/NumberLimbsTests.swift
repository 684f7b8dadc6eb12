import Testing
import Typhon

/// The laws of arithmetic on raw limbs, for random magnitudes from a fixed seed.
@Suite struct NumberLimbsTests {
    /// A small generator, so that a failure can be repeated.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private func magnitude(_ random: inout Seeded, limbs: Int) -> [UInt] {
        var result = (0..<limbs).map { _ in
            // Runs of ones and zeros find carries that random bits never do.
            switch UInt64.random(in: 0..<4, using: &random) {
            case 0: UInt.max
            case 1: UInt(0)
            default: UInt(truncatingIfNeeded: random.next())
            }
        }
        if let last = result.indices.last, result[last] == 0 { result[last] = 1 }
        return result
    }

    private func withLimbs<R>(_ words: [UInt], _ body: (Limbs) -> R) -> R {
        words.withUnsafeBufferPointer { body(Limbs($0.baseAddress!, words.count)) }
    }

    @Test func subtractingWhatWasAddedGivesTheSame() {
        var random = Seeded(state: 1)
        for _ in 0..<2000 {
            let long = magnitude(&random, limbs: Int.random(in: 1...9, using: &random))
            let short = magnitude(&random, limbs: Int.random(in: 1...long.count, using: &random))
            var sum = [UInt](repeating: 0, count: long.count + 1)
            let carry = withLimbs(long) { x in withLimbs(short) { y in Limbs.add(&sum, x, y) } }
            sum[long.count] = carry
            var back = [UInt](repeating: 0, count: sum.count)
            withLimbs(sum) { x in withLimbs(short) { y in Limbs.subtract(&back, x, y) } }
            #expect(back == long + [0])
        }
    }

    @Test func productsDistributeOverSums() {
        var random = Seeded(state: 2)
        for _ in 0..<500 {
            let a = magnitude(&random, limbs: Int.random(in: 1...40, using: &random))
            let b = magnitude(&random, limbs: a.count)
            let c = magnitude(&random, limbs: Int.random(in: 1...40, using: &random))
            var sum = [UInt](repeating: 0, count: a.count + 1)
            let carry = withLimbs(a) { x in withLimbs(b) { y in Limbs.add(&sum, x, y) } }
            sum[a.count] = carry
            let left = product(sum, c)
            let ac = product(a, c), bc = product(b, c)
            var right = [UInt](repeating: 0, count: left.count)
            let last = withLimbs(ac) { x in withLimbs(bc) { y in Limbs.add(&right, x, y) } }
            right[ac.count] = last
            #expect(left == right)
        }
    }

    private func product(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        var result = [UInt](repeating: 0, count: a.count + b.count)
        withLimbs(a) { x in withLimbs(b) { y in Limbs.multiply(&result, x, y) } }
        return result
    }

    @Test func complementTwiceIsTheSame() {
        var random = Seeded(state: 3)
        for _ in 0..<500 {
            let words = magnitude(&random, limbs: Int.random(in: 1...5, using: &random))
            var turned = words
            Limbs.complement(&turned, turned.count)
            #expect(turned != words || words.dropLast().allSatisfy { $0 == 0 })
            Limbs.complement(&turned, turned.count)
            #expect(turned == words)
        }
    }

    @Test func orderLooksAtTheHighestLimbFirst() {
        withLimbs([5, 1]) { a in
            withLimbs([9, 1]) { b in
                #expect(a.order(b) == -1 && b.order(a) == 1 && a.order(a) == 0)
            }
            withLimbs([9]) { b in #expect(a.order(b) == 1) }
        }
    }

    @Test func bitsBelowAreSeenAcrossLimbs() {
        withLimbs([0, 4]) { limbs in
            #expect(limbs.bitLength == 67)
            #expect(!limbs.hasBits(below: 66))
            #expect(limbs.hasBits(below: 67))
            #expect(limbs.hasBits(below: 1000))
        }
    }
}
