import Testing
import Typhon

@Suite struct ContainerListTests {
    @Test(arguments: Rhythm.allCases, [60, 900])
    func aListBehavesLikeAnArray(rhythm: Rhythm, size: Int) throws {
        let probe = ContainerProbe(isTransactional: rhythm.isTransactional)
        if rhythm.isTransactional { probe.begin() }
        let list = try #require(probe.makeList([]))
        if rhythm.isTransactional { #expect(probe.commit()) }
        var model: [Int] = []
        let reached = runAgainstModel(probe, rhythm, steps: 3000, seed: UInt64(size), model: &model) { random, model in
            change(probe, list, &random, &model, size)
        } verify: { model in
            probe.items(list) == model && probe.count(list) == model.count
        }
        #expect(reached == Int.max)
    }

    private func change(
        _ probe: ContainerProbe, _ list: ContainerProbe.List, _ random: inout RandomNumbers, _ model: inout [Int], _ size: Int
    ) -> Bool {
        let value = random.next(1000), place = random.next(model.count + 1)
        switch random.next(model.count > size ? 16 : 22) {
        case 0, 1:
            if place == model.count { return probe.remove(list, place) == -1 }
            return probe.remove(list, place) == model.remove(at: place)
        case 2: if !model.isEmpty { return probe.remove(list, model.count - 1) == model.removeLast() }
        case 3:
            if place < model.count { model[place] = value }
            return probe.set(list, place, value) == (place < model.count)
        case 4: return probe.get(list, place) == (place < model.count ? model[place] : -1)
        case 5:
            model.reverse()
            return probe.reverse(list)
        case 6:
            let down = value % 2 == 0
            model.sort { down ? $0 > $1 : $0 < $1 }
            return probe.sort(list, reverse: down)
        case 7:
            let end = min(model.count, place + value % 20)
            model.removeSubrange(place..<end)
            return probe.deleteSlice(list, place, end, nil)
        case 8:
            let items = (0..<(value % 30)).map { $0 + value }, end = min(model.count, place + value % 20)
            model.replaceSubrange(place..<end, with: items)
            return probe.setSlice(list, place, end, nil, items)
        case 9:
            let step = 2 + value % 3
            model = model.enumerated().filter { $0.offset < place || ($0.offset - place) % step != 0 }.map(\.element)
            return probe.deleteSlice(list, place, nil, step)
        case 10:
            let positions = Array(stride(from: place, to: model.count, by: 3)), items = positions.map { $0 * 7 }
            for (position, item) in zip(positions, items) { model[position] = item }
            return probe.setSlice(list, place, nil, 3, items)
        case 11: return probe.slice(list, nil, nil, -2) == stride(from: model.count - 1, through: 0, by: -2).map { model[$0] }
        case 12: return probe.slice(list, place, -1, nil) == Array(model.dropLast().dropFirst(place))
        case 13:
            if value > 30 { return true }
            model = []
            return probe.clear(list)
        case 14:
            if model.count > size { return true }
            model += model
            return probe.extend(list, list)
        case 15, 16:
            model.insert(value, at: place)
            return probe.insert(list, place, value)
        default:
            model.append(value)
            return probe.append(list, value)
        }
        return true
    }

    @Test func threadsUseDifferentCardsOfOneList() throws {
        let probe = ContainerProbe(isTransactional: true, threads: 2)
        probe.begin()
        let list = try #require(probe.makeList(Array(0..<1000)))
        let holder = try #require(probe.makeList([]))
        #expect(probe.publish(list, through: holder))
        #expect(probe.commit())
        probe.begin()
        #expect(probe.set(list, 10, -10) == true)
        probe.current = 1
        probe.begin()
        #expect(probe.set(list, 500, -500) == true)
        #expect(probe.get(list, 700) == 700)
        #expect(probe.commit())
        probe.current = 0
        #expect(probe.commit())
        probe.begin()
        #expect(probe.get(list, 10) == -10)
        #expect(probe.get(list, 500) == -500)
        #expect(probe.commit())
    }

    @Test(arguments: [0, 1, 2, 63, 64, 65, 500, 3000])
    func sortingIsStableAndLosesNothingWhenAComparisonRaises(count: Int) {
        let probe = ContainerProbe()
        var random = RandomNumbers(state: UInt64(count + 1))
        for round in 0..<12 {
            let pairs = (0..<count).map { index in
                (round % 4 == 0 ? index / 3 : round % 4 == 1 ? -index : random.next(round + 20), index)
            }
            let sorted = probe.sortPairs(pairs)
            let expected = pairs.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            #expect(sorted.isComplete)
            #expect(sorted.pairs.elementsEqual(expected) { $0 == $1 })
            let broken = probe.sortPairs(pairs, failing: random.next(count * 8 + 1))
            #expect(broken.pairs.map(\.1).sorted() == Array(0..<count))
            #expect(broken.pairs.allSatisfy { pairs[$0.1].0 == $0.0 })
        }
    }
}
