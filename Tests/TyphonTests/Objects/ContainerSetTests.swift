import Testing
import Typhon

@Suite struct ContainerSetTests {
    /// Seed, span of keys, rounds, and from CPython's own run of the same steps: how many sums, and their sum.
    static let runs: [(UInt64, Int, Int, Int, Int)] = [
        (1, 20, 12, 16, 559933354782022549),
        (2, 100, 60, 111, 1212215070739931837),
        (3, 1000, 300, 570, 203180576371217108),
        (4, 100000, 500, 882, 445105831144390501),
        (5, 64, 200, 336, 298589437480648786),
        (6, -500, 400, 707, 1393072530052214176),
    ]

    @Test(arguments: runs, [false, true])
    func setsIterateInTheOrderOfCPython(run: (UInt64, Int, Int, Int, Int), isTransactional: Bool) throws {
        let probe = ContainerProbe(isTransactional: isTransactional)
        var sums: [Int] = []
        if isTransactional { probe.begin() }
        var set = try #require(probe.makeSet()), other = try #require(probe.makeSet())
        var random = RandomNumbers(state: run.0)
        func sum(_ set: ContainerProbe.IntSet?) -> Int {
            (set.flatMap { probe.items($0) } ?? []).reduce(7) { (($0 * 31 + $1) % 1_000_000_007 + 1_000_000_007) % 1_000_000_007 }
        }
        func apply(_ operation: ContainerProbe.SetOperation, _ a: ContainerProbe.IntSet, _ b: ContainerProbe.IntSet) throws -> ContainerProbe.IntSet {
            try #require(probe.apply(operation, a, b))
        }
        for step in 0..<(run.2 * 6) {
            var key = random.next(abs(run.1))
            if run.1 < 0 { key = key * 97 - 20000 }
            switch random.next(20) {
            case 0..<10: #expect(probe.add(set, key))
            case 10..<13: _ = probe.discard(set, key)
            case 13: if let popped = probe.pop(set) { sums.append(popped) }
            case 14: #expect(probe.add(other, key) && probe.add(other, key + 1))
            case 15: set = try apply(.update, set, other)
            case 16: set = try apply(.difference, set, other)
            case 17:
                sums.append(sum(try apply(.intersection, set, other)))
                sums.append(sum(try apply(.intersection, other, set)))
            case 18:
                sums.append(sum(try apply(.symmetric, set, other)))
                set = try apply(.copy, set, set)
            default:
                if random.next(4) == 0 {
                    set = try apply(.subtract, set, other)
                } else if random.next(4) == 0 {
                    #expect(probe.clear(set))
                } else if random.next(3) == 0 {
                    other = try #require(probe.makeSet(Array(0..<random.next(50))))
                } else {
                    set = try apply(.frozenUnion, set, other)
                }
            }
            if step % 10 == 0 { sums.append(sum(set)) }
            if isTransactional && step % 7 == 0 {
                #expect(probe.commit())
                probe.begin()
            }
        }
        if isTransactional { #expect(probe.commit()) }
        #expect(sums.count == run.3)
        let modulus = 1 << 61
        let total = sums.reduce(1) { sum, item in
            let product = sum.multipliedFullWidth(by: 1_000_003)
            let low = Int(product.low & UInt(modulus - 1))
            return ((low + item) % modulus + modulus) % modulus
        }
        #expect(total == run.4)
    }

    @Test(arguments: Rhythm.allCases, [10, 80, 2000])
    func aSetBehavesLikeASet(rhythm: Rhythm, span: Int) throws {
        let probe = ContainerProbe(isTransactional: rhythm.isTransactional)
        if rhythm.isTransactional { probe.begin() }
        let set = try #require(probe.makeSet())
        if rhythm.isTransactional { #expect(probe.commit()) }
        var model: Set<Int> = []
        let reached = runAgainstModel(probe, rhythm, steps: 4000, seed: UInt64(span), model: &model) { random, model in
            let number = random.next(span), key = number % 3 == 0 ? number << 32 : number - 2
            switch random.next(10) {
            case 0, 1, 2: return probe.discard(set, key) == (model.remove(key) != nil)
            case 3: return probe.contains(set, key) == model.contains(key)
            case 4:
                guard let popped = probe.pop(set) else { return model.isEmpty }
                return model.remove(popped) != nil
            case 5:
                if number % 50 != 0 { return true }
                model = []
                return probe.clear(set)
            default:
                model.insert(key)
                return probe.add(set, key)
            }
        } verify: { model in
            probe.items(set)?.sorted() == model.sorted() && probe.count(set) == model.count
        }
        #expect(reached == Int.max)
    }

    @Test func hashesAreThoseOfCPythonCutTo62Bits() {
        let probe = ContainerProbe()
        let sizes = [0, 1, 5, 100]
        #expect(sizes.map { probe.frozenHash(Array(0..<$0)) } == [
            133146708735736, 1907437296393620094, -1962920370001287642, -199689868114629953,
        ])
        #expect(sizes.map { probe.tupleHash(Array(0..<$0)) } == [
            1128668881598684283, 469874208863542616, 891674017800185211, -131948992844691468,
        ])
    }

    @Test func threadsUseDifferentKeysOfOneLargeSet() throws {
        let probe = ContainerProbe(isTransactional: true, threads: 2)
        probe.begin()
        let set = try #require(probe.makeSet(Array(0..<1000))), holder = try #require(probe.makeList([]))
        #expect(probe.publish(set, through: holder))
        #expect(probe.commit())
        probe.begin()
        #expect(probe.discard(set, 10) == true)
        probe.current = 1
        probe.begin()
        #expect(probe.contains(set, 700) == true)
        #expect(probe.add(set, 800))
        #expect(probe.commit())
        probe.current = 0
        #expect(probe.commit())
    }
}
