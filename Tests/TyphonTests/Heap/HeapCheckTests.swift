import Testing
import Typhon

/// Each law is broken on purpose, and the checker names it.
@Suite struct HeapCheckTests {
    private func withHeap(_ body: (HeapProbe, Value) throws -> Void) throws {
        let probe = HeapProbe(verifies: false)
        defer { probe.destroy() }
        let node = try probe.makeNode()
        for word in 2..<5 { probe[node, word] = probe.none }
        probe.collect()
        #expect(probe.violations() == [])
        try body(probe, node)
    }

    private func expect(_ law: Int, _ probe: HeapProbe) {
        #expect(probe.violations().contains { $0.hasPrefix("law \(law):") })
    }

    @Test func `a marked cell without a meta word breaks law 1`() throws {
        try withHeap { probe, node in
            let meta = probe.raw(probe.address(node), 1)
            probe.setRaw(probe.address(node), 1, 0)
            expect(1, probe)
            probe.setRaw(probe.address(node), 1, meta)
            #expect(probe.violations() == [])
        }
    }

    @Test func `a run that is not zero breaks law 7`() throws {
        try withHeap { probe, node in
            #expect(probe.violationOfRun(node)?.hasPrefix("law 7:") == true)
            for word in 0..<probe.cellBytes(node) / 8 { probe.setRaw(probe.address(node), word, 0) }
            #expect(probe.violationOfRun(node) == nil)
        }
    }

    @Test func `a mark inside a cell breaks law 2`() throws {
        try withHeap { probe, node in
            probe.setMark(probe.address(node) + 16)
            expect(2, probe)
        }
    }

    @Test func `a block swept right after marking breaks law 3`() throws {
        try withHeap { probe, node in
            probe.setPosition(ofBlockWith: node, 480)
            expect(3, probe)
        }
    }

    @Test func `a reference to a dead cell, to nowhere and to the inside breaks law 4`() throws {
        try withHeap { probe, node in
            let address = UInt64(probe.address(node))
            for bad in [address + 48 * 100 + 1, 0x1001, address + 17] {
                probe.setRaw(probe.address(node), 3, bad)
                expect(4, probe)
            }
            probe.setRaw(probe.address(node), 3, address + 1)
            #expect(probe.violations() == [])
        }
    }

    @Test func `an unknown kind and too many words break law 5`() throws {
        try withHeap { probe, node in
            let meta = probe.raw(probe.address(node), 1)
            probe.setRaw(probe.address(node), 1, meta | 0xFF << 32)
            expect(5, probe)
            probe.setRaw(probe.address(node), 1, meta | 0xFFF << 48)
            expect(5, probe)
            probe.setRaw(probe.address(node), 1, meta)
            #expect(probe.violations() == [])
        }
    }

    @Test func `a used block in the free map breaks law 6`() throws {
        try withHeap { probe, node in
            probe.freeBlock(with: node)
            expect(6, probe)
        }
    }
}
