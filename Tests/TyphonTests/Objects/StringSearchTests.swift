import Testing
import Typhon

@Suite struct StringSearchTests {
    private func naive(_ needle: [UInt32], _ hay: [UInt32], reverse: Bool) -> Int {
        if needle.count > hay.count { return -1 }
        let offsets = Array(0...(hay.count - needle.count))
        let fits = { (offset: Int) in Array(hay[offset..<(offset + needle.count)]) == needle }
        return (reverse ? offsets.last(where: fits) : offsets.first(where: fits)) ?? -1
    }

    @Test(arguments: [[97, 98], [97, 0x141], [0x141, 0x1F600], [97, 0xD800]] as [[UInt32]])
    func searchAgreesWithTheNaiveOneAtEveryWidth(alphabet: [UInt32]) {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let hay = (0..<Int.random(in: 0...24, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }
            let needle = (0..<Int.random(in: 0...5, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }
            for reverse in [false, true] {
                #expect(TextProbe.find(needle, in: hay, reverse: reverse) == naive(needle, hay, reverse: reverse), "\(needle) in \(hay)")
            }
        }
    }

    @Test(arguments: [false, true])
    func textsMadeToBeSlowAreSearchedInLinearTime(reverse: Bool) {
        // 200,000 x 50,000 comparisons would take minutes.
        let half = [UInt32](repeating: 97, count: 50_000)
        let needle = reverse ? [98] + half : half + [98]
        let hay = [UInt32](repeating: 97, count: 200_000)
        #expect(TextProbe.find(needle, in: hay, reverse: reverse) == -1)
        let found = TextProbe.find(needle, in: reverse ? needle + hay : hay + needle, reverse: reverse)
        #expect(found == (reverse ? 0 : 200_000))
    }

    @Test func occurrencesDoNotOverlap() {
        #expect(TextProbe.count([97, 97], in: [97, 97, 97, 97, 97]) == 2)
        #expect(TextProbe.count([], in: [97, 97]) == 3)
        #expect(TextProbe.count([0x141], in: [97, 97]) == 0)
    }

    @Test func orderIsThatOfCodePoints() {
        #expect(TextProbe.order([0xFFFF], [0x10000]) == -1)
        #expect(TextProbe.order([97], [97, 97]) == -1)
        #expect(TextProbe.order([0x141], [97]) == 1)
        #expect(TextProbe.order([97, 0x141], [97, 0x141]) == 0)
    }
}

@Suite struct StringHashTests {
    @Test func hashesFitAnInlineIntegerAndDependOnTheKey() {
        var seen: Set<Int> = []
        for length in 0..<300 {
            let text = (0..<length).map { UInt32($0 % 251) }
            let hash = TextProbe.hash(text, key: 1)
            #expect(hash != 0 && hash != -1)
            #expect(hash >= -(1 << 60) && hash < 1 << 60)
            #expect(hash == TextProbe.hash(text, key: 1))
            #expect(length == 0 || hash != TextProbe.hash(text, key: 2))
            seen.insert(hash)
        }
        #expect(seen.count == 300)
    }

    @Test func similarTextsSpreadOverSmallTables() {
        var buckets = [Int](repeating: 0, count: 256)
        for number in 0..<25_600 {
            let text = Array("key\(number)".unicodeScalars.map(\.value))
            buckets[TextProbe.hash(text, key: 7) & 255] += 1
        }
        #expect(buckets.max()! < 180)
        #expect(buckets.min()! > 40)
    }

    @Test func unitsSurviveEveryChangeOfWidth() {
        let text: [UInt32] = [0, 65, 127, 128, 255]
        for from in 0...2 {
            for to in 0...2 { #expect(TextProbe.copied(text, from: from, to: to) == text) }
        }
        let wide: [UInt32] = [65, 0xFFFF, 0xD800]
        #expect(TextProbe.copied(wide, from: 2, to: 1) == wide)
    }
}
