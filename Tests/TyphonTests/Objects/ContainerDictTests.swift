import Testing
import Typhon

/// Keys in the order of insertion, with their values.
struct OrderedModel {
    var keys: [Int] = []
    var values: [Int: Int] = [:]

    mutating func set(_ key: Int, _ value: Int) {
        if values.updateValue(value, forKey: key) == nil { keys.append(key) }
    }
    mutating func remove(_ key: Int) -> Int {
        guard let value = values.removeValue(forKey: key) else { return -1 }
        keys.remove(at: keys.firstIndex(of: key)!)
        return value
    }
    var items: [[Int]] { keys.map { [$0, values[$0]!] } }
}

@Suite struct ContainerDictTests {
    @Test(arguments: Rhythm.allCases, [(8, false), (60, false), (1500, false), (40, true), (300, true)])
    func aDictBehavesLikeADictionaryThatKeepsOrder(rhythm: Rhythm, kind: (span: Int, isNamespace: Bool)) throws {
        let probe = ContainerProbe(isTransactional: rhythm.isTransactional)
        if rhythm.isTransactional { probe.begin() }
        let dict = try #require(probe.makeDict(isNamespace: kind.isNamespace))
        if rhythm.isTransactional { #expect(probe.commit()) }
        var model = OrderedModel()
        let reached = runAgainstModel(probe, rhythm, steps: 4000, seed: UInt64(kind.span), model: &model) { random, model in
            change(probe, dict, &random, &model, kind.span)
        } verify: { model in
            probe.items(dict) == model.items && probe.count(dict) == model.keys.count
        }
        #expect(reached == Int.max)
    }

    private func change(
        _ probe: ContainerProbe, _ dict: ContainerProbe.Dict, _ random: inout RandomNumbers, _ model: inout OrderedModel,
        _ span: Int
    ) -> Bool {
        // Multiples of a large power of two meet in the same slots; negative keys and -1 fold.
        let number = random.next(span), value = random.next(1000)
        let key = number % 5 == 0 ? (number - 3) << 40 : number % 5 == 1 ? -number : number
        switch random.next(12) {
        case 0, 1, 2: return probe.remove(dict, key) == model.remove(key)
        case 3: return probe.get(dict, key) == model.values[key] ?? -1
        case 4:
            let last = model.keys.last ?? -1
            if model.remove(last) == -1 && !model.keys.isEmpty { return false }
            return probe.removeLast(dict) == last
        case 5:
            if model.values[key] == nil { model.set(key, value) }
            return probe.setDefault(dict, key, value) == model.values[key]
        case 6:
            if value > 20 { return true }
            model = OrderedModel()
            return probe.clear(dict)
        case 7:
            guard let other = probe.makeDict() else { return false }
            for index in 0..<(value % 40) {
                if !probe.set(other, index * 3, index) { return false }
                model.set(index * 3, index)
            }
            return probe.merge(dict, other)
        default:
            model.set(key, value)
            return probe.set(dict, key, value)
        }
    }

    @Test func aQueueOfKeysStaysSmall() throws {
        let probe = ContainerProbe()
        let dict = try #require(probe.makeDict())
        for index in 0..<20_000 {
            #expect(probe.set(dict, index, index))
            if index >= 100 { #expect(probe.remove(dict, index - 100) == index - 100) }
        }
        #expect(probe.items(dict) == (19_900..<20_000).map { [$0, $0] })
    }

    @Test func pushingAndPoppingTheLastKeyForEverEnds() throws {
        let probe = ContainerProbe()
        let dict = try #require(probe.makeDict())
        for index in 0..<20_000 {
            #expect(probe.set(dict, index, 1))
            #expect(probe.removeLast(dict) == index)
        }
        #expect(probe.get(dict, 19_999) == -1)
        #expect(probe.count(dict) == 0)
    }

    @Test func aNamespaceShowsItsCellsAsValues() throws {
        let probe = ContainerProbe()
        let names = try #require(probe.makeDict(isNamespace: true))
        #expect(probe.storeThroughCell(names, 1, 10))
        #expect(probe.get(names, 1) == 10)
        #expect(probe.set(names, 1, 11))
        #expect(probe.cell(names, 1) == 11)
        #expect(probe.remove(names, 1) == 11)
        #expect(probe.cell(names, 1) == -1)
        #expect(probe.count(names) == 0)
    }

    @Test func threadsUseDifferentKeysOfOneLargeDict() throws {
        let probe = ContainerProbe(isTransactional: true, threads: 2)
        probe.begin()
        let dict = try #require(probe.makeDict()), holder = try #require(probe.makeList([]))
        for key in 0..<1000 { #expect(probe.set(dict, key, key)) }
        #expect(probe.publish(dict, through: holder))
        #expect(probe.commit())
        // Updates of keys in different cards, a look-up, and an insert beside an update.
        probe.begin()
        #expect(probe.set(dict, 10, -10))
        probe.current = 1
        probe.begin()
        #expect(probe.set(dict, 500, -500))
        #expect(probe.get(dict, 700) == 700)
        #expect(probe.set(dict, 5000, 1))
        #expect(probe.commit())
        probe.current = 0
        #expect(probe.get(dict, 900) == 900)
        #expect(probe.commit())
        probe.begin()
        #expect(probe.get(dict, 10) == -10 && probe.get(dict, 500) == -500 && probe.get(dict, 5000) == 1)
        #expect(probe.count(dict) == 1001)
        #expect(probe.commit())
    }

    @Test func twoInsertsOrAnInsertAndALookAtTheLengthConflict() throws {
        let probe = ContainerProbe(isTransactional: true, threads: 2)
        probe.begin()
        let dict = try #require(probe.makeDict()), holder = try #require(probe.makeList([]))
        for key in 0..<1000 { #expect(probe.set(dict, key, key)) }
        #expect(probe.publish(dict, through: holder))
        #expect(probe.commit())
        probe.begin()
        #expect(probe.set(dict, 2000, 1))
        probe.current = 1
        probe.begin()
        #expect(!probe.set(dict, 3000, 1))
        probe.rollBack()
        probe.begin()
        #expect(probe.count(dict) == nil)
        probe.rollBack()
        probe.current = 0
        #expect(probe.commit())
        probe.current = 1
        probe.begin()
        #expect(probe.count(dict) == 1001)
        #expect(probe.get(dict, 3000) == -1)
        #expect(probe.commit())
    }
}
