import Testing
import Typhon

@Suite struct AllocationTests {
    @Test func `every size gives zeroed aligned memory of its own`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        for words in Array(2...700) + [1023, 1024, 1025, 1500, 5000, 70_000] {
            let object = try probe.makeLeaf(words: words)
            let address = probe.address(object)
            #expect(address % 16 == 0)
            #expect(probe.cellBytes(object) >= words * 8)
            if words <= 1024 { #expect(probe.cellBytes(object) < words * 8 + max(16, words * 2)) }
            #expect((2..<words).allSatisfy { probe.raw(address, $0) == 0 })
            for word in 2..<words { probe.setRaw(address, word, UInt64(words)) }
        }
        #expect(probe.violations().filter { !$0.hasPrefix("law 3") } == [])
    }

    @Test func `neighbours do not overlap`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        try probe.withRooted { buffer in
            for index in 0..<5000 {
                let words = 2 + index % 67
                let object = try probe.makeLeaf(words: words)
                for word in 2..<words { probe.setRaw(probe.address(object), word, UInt64(index)) }
                buffer.append(object)
            }
            for index in 0..<5000 {
                let words = 2 + index % 67
                #expect((2..<words).allSatisfy { probe.raw(probe.address(buffer[index]), $0) == UInt64(index) })
            }
        }
    }

    @Test func `memory that was used before is zero again`() throws {
        let probe = HeapProbe(minimumBudget: 1 << 20)
        defer { probe.destroy() }
        for round in 0..<12 {
            for words in [3, 6, 40, 100, 900, 1100, 9000] {
                for _ in 0..<60 {
                    let address = probe.address(try probe.makeLeaf(words: words))
                    #expect((2..<words).allSatisfy { probe.raw(address, $0) == 0 })
                    for word in 2..<words { probe.setRaw(address, word, .max) }
                }
            }
            if round % 4 == 3 { probe.collect() }
        }
        #expect(probe.statistics.collections > 3)
    }

    @Test func `an allocation that is too big is refused at once`() throws {
        let probe = HeapProbe(limit: 64 << 20)
        defer { probe.destroy() }
        let before = probe.statistics
        for bytes in [1_000_000_000_000, 65 << 20, Int.max & ~63] {
            #expect(throws: (any Error).self) { _ = try probe.makeHuge(bytes: bytes) }
        }
        #expect(probe.statistics.collections == before.collections)
        #expect(probe.statistics.blocks == before.blocks)
        let unlimited = HeapProbe()
        defer { unlimited.destroy() }
        #expect(throws: (any Error).self) { _ = try unlimited.makeHuge(bytes: 1_000_000_000_000) }
    }

    @Test func `at the limit there is a MemoryError and the program goes on`() throws {
        let probe = HeapProbe(limit: 16 << 20, verifies: false)
        defer { probe.destroy() }
        var made = 0
        var head = probe.none
        do {
            while true {
                let node = try probe.makeNode()
                probe[node, 3] = head
                head = node
                made += 1
            }
        } catch {}
        #expect(made > 200_000 && made < 360_000)
        // The handler has room although nothing was freed.
        for _ in 0..<1000 { _ = try probe.makeNode(words: 7) }
        var count = 0
        var node = head
        while probe.isReference(node) {
            count += 1
            node = probe[node, 3]
        }
        #expect(count == made)
        head = probe.none
        node = probe.none
        for _ in 0..<500_000 { _ = try probe.makeNode() }
    }

    @Test func `a native buffer counts towards the limit`() throws {
        let probe = HeapProbe(limit: 4 << 20)
        defer { probe.destroy() }
        #expect(throws: (any Error).self) {
            try probe.withRooted { buffer in
                for index in 0..<10_000_000 {
                    buffer.append(probe.integer(index))
                    if index % 1000 == 0 { try probe.checkLimit() }
                }
            }
        }
        try probe.checkLimit()
    }

    @Test func `a heap that addresses little refuses and recovers`() throws {
        let probe = HeapProbe(limit: 1 << 30, reserve: 16 << 20)
        defer { probe.destroy() }
        try probe.withRooted { buffer in
            #expect(throws: (any Error).self) { for _ in 0..<100 { buffer.append(try probe.makeHuge(bytes: 1 << 20)) } }
            #expect(buffer.count > 10)
        }
        for _ in 0..<100 { _ = try probe.makeHuge(bytes: 1 << 20) }
    }
}
