import Testing
import Typhon

@Suite struct CollectorTests {
    @inline(never) private func makeCycles(_ probe: HeapProbe, _ count: Int) throws {
        for _ in 0..<count {
            let a = try probe.makeNode(), b = try probe.makeNode()
            probe[a, 3] = b
            probe[b, 3] = a
            probe[b, 4] = b
        }
    }

    @Test func `cycles are collected`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        try makeCycles(probe, 10_000)
        #expect(probe.objectCount() >= 20_000)
        probe.collect()
        // A stale word on the native stack may keep a few.
        #expect(probe.statistics.liveObjects < 20)
    }

    @Test func `what a rooted buffer reaches stays`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        try probe.withRooted { buffer in
            for index in 0..<1000 {
                let holder = try probe.makeNode(), leaf = try probe.makeNode()
                probe[holder, 3] = leaf
                probe[leaf, 4] = probe.integer(index)
                buffer.append(holder)
            }
            try makeCycles(probe, 1000)
            probe.collect()
            try makeCycles(probe, 1000)
            #expect((0..<1000).allSatisfy { probe.int(probe[probe[buffer[$0], 3], 4]) == $0 })
        }
        probe.collect()
        #expect(probe.statistics.liveObjects < 20)
    }

    @Test func `a native local keeps its object, also by an inner address`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        let leaf = try probe.makeLeaf(words: 40)
        let inner = probe.address(leaf) + 24
        let kept = try withExtendedLifetime(inner) {
            probe.collect()
            try makeCycles(probe, 2000)
            probe.collect()
            return probe.isObject(inner)
        }
        #expect(kept)
        #expect(probe.address(leaf) == inner - 24)
    }

    @Test func `a list of ten million nodes is marked`() throws {
        let probe = HeapProbe(verifies: false)
        defer { probe.destroy() }
        var head = probe.none
        for _ in 0..<10_000_000 {
            let node = try probe.makeNode()
            probe[node, 3] = head
            head = node
        }
        probe.collect()
        #expect(probe.statistics.liveObjects >= 10_000_000)
        #expect(probe.isReference(head))
    }

    @Test func `a wide object is marked in slices`() throws {
        let probe = HeapProbe(markChunkLimit: 4)
        defer { probe.destroy() }
        let count = 300_000
        let storage = try probe.makeStorage(capacity: count)
        for index in 0..<count {
            let node = try probe.makeNode(words: 3)
            probe[node, 2] = probe.integer(index)
            probe[storage, 3 + index] = node
        }
        probe.collect()
        #expect(probe.statistics.liveObjects >= count)
        #expect((0..<count).allSatisfy { probe.int(probe[probe[storage, 3 + $0], 2]) == $0 })
        #expect(probe.statistics.markOverflows == 0)
    }

    /// A tree with so many children that the mark stack would need more chunks than it may have.
    @Test func `a mark stack that cannot grow loses nothing`() throws {
        let probe = HeapProbe(markChunkLimit: 2)
        defer { probe.destroy() }
        let storage = try probe.makeStorage(capacity: 400)
        for index in 0..<400 {
            let wide = try probe.makeStorage(capacity: 400)
            probe[storage, 3 + index] = wide
            for slot in 0..<400 {
                let holder = try probe.makeNode(words: 3)
                probe[holder, 2] = try probe.makeNode(words: 3)
                probe[wide, 3 + slot] = holder
            }
        }
        var chain = probe.none
        for _ in 0..<2000 {
            let link = try probe.makeNode(words: 30)
            // The side branches are pushed first and wait until most of the chain is done.
            for word in 5..<29 { probe[link, word] = try probe.makeNode(words: 3) }
            probe[link, 29] = chain
            chain = link
        }
        probe.collect()
        #expect(probe.statistics.markOverflows > 0)
        #expect(probe.statistics.liveObjects >= 1 + 400 + 2 * 400 * 400 + 2000 * 25)
        #expect(probe.violations() == [])
        #expect(probe.isReference(chain) && probe.isReference(storage))
    }

    @Test func `marking with several threads finds the same objects`() throws {
        for workers in [1, 2, 4] {
            let probe = HeapProbe(markWorkers: workers, parallelThreshold: 0)
            defer { probe.destroy() }
            let tree = try makeTree(probe, 16)
            try makeCycles(probe, 1000)
            for _ in 0..<3 { probe.collect() }
            #expect(probe.statistics.liveObjects >= (2 << 16) - 1)
            #expect(probe.statistics.liveObjects < (2 << 16) + 20)
            #expect(size(probe, tree) == (2 << 16) - 1)
        }
    }

    private func makeTree(_ probe: HeapProbe, _ depth: Int) throws -> Value {
        let node = try probe.makeNode()
        guard depth > 0 else { return node }
        probe[node, 3] = try makeTree(probe, depth - 1)
        probe[node, 4] = try makeTree(probe, depth - 1)
        return node
    }

    private func size(_ probe: HeapProbe, _ node: Value) -> Int {
        guard probe.isReference(node) else { return 0 }
        return 1 + size(probe, probe[node, 3]) + size(probe, probe[node, 4])
    }

    @Test func `large objects are found again or given back`() throws {
        let probe = HeapProbe(minimumBudget: 64 << 20)
        defer { probe.destroy() }
        let kept = try probe.makeStorage(capacity: 200_000)
        let inside = try probe.makeNode()
        probe[kept, 150_000] = inside
        try makeGarbageStorage(probe)
        #expect(probe.statistics.largeObjects == 21)
        probe.collect()
        #expect(probe.statistics.largeObjects <= 2)
        #expect(probe.statistics.freeBlocks > 300)
        #expect(probe.isObject(probe.address(kept) + 1_500_000))
        #expect(probe[kept, 150_000] == inside)
    }

    @inline(never) private func makeGarbageStorage(_ probe: HeapProbe) throws {
        for _ in 0..<20 { _ = try probe.makeStorage(capacity: 150_000) }
    }

    @Test func `dead cells are neither visited nor raised from the dead`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        // Addresses upside down, so that the stack scan does not see them.
        let hidden = try makeHidden(probe, 2000)
        probe.collect()
        let dead = hidden.filter { !probe.isObject(~$0) }
        #expect(dead.count > 1900)
        // Lazily swept: the words of the dead are still there ...
        #expect(dead.allSatisfy { probe.raw(~$0, 3) == probe.raw(~dead[0], 3) })
        // ... and an address that turns up again does not bring them back.
        let revived = ~dead[dead.count / 2]
        probe.collect()
        #expect(!probe.isObject(revived))
        try withExtendedLifetime(revived) { try makeCycles(probe, 100) }
    }

    @inline(never) private func makeHidden(_ probe: HeapProbe, _ count: Int) throws -> [UInt] {
        try (0..<count).map { _ in
            let node = try probe.makeNode()
            probe[node, 3] = probe.integer(4711)
            return ~probe.address(node)
        }
    }

    @Test func `tables are traced by the registered function`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        probe.traceTablesFromWordFour()
        let table = try probe.makeTable(words: 10)
        let kept = try probe.makeNode()
        probe[table, 3] = probe.integer(1)
        probe[table, 9] = kept
        let address = probe.address(kept)
        probe.collect()
        #expect(probe.isObject(address))
        #expect(probe[table, 9] == kept)
    }

    @Test func `stress collects at every allocation`() throws {
        let probe = HeapProbe(collectEvery: 1)
        defer { probe.destroy() }
        let before = probe.statistics.collections
        var head = probe.none
        for _ in 0..<200 {
            let node = try probe.makeNode()
            probe[node, 3] = head
            head = node
        }
        #expect(probe.statistics.collections - before == 200)
        var count = 0
        while probe.isReference(head) {
            count += 1
            head = probe[head, 3]
        }
        #expect(count == 200)
    }

    @Test func `the heap shrinks when the program does`() throws {
        let probe = HeapProbe(verifies: false)
        defer { probe.destroy() }
        try growAndShrink(probe)
        for _ in 0..<3 { probe.collect() }
        #expect(probe.statistics.liveBytes < 1 << 20)
        #expect(probe.statistics.freeBlocks > probe.statistics.blocks - 20)
        #expect(probe.statistics.allocatedBytes >= 2_000_000 * 48)
        #expect(probe.statistics.pauseTotal >= probe.statistics.pauseLongest)
        #expect(probe.statistics.pauseLongest > 0)
    }

    @inline(never) private func growAndShrink(_ probe: HeapProbe) throws {
        try probe.withRooted { buffer in
            for _ in 0..<2_000_000 { buffer.append(try probe.makeNode()) }
            probe.collect()
            #expect(probe.statistics.liveBytes >= 2_000_000 * 48)
        }
    }
}
