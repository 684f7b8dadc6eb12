import Synchronization
import Testing
import Typhon

private let reclaimed = Atomic<Int>(0)

@Suite struct WeakReferenceTests {
    @inline(never) private func makeWeak(_ probe: HeapProbe, to target: Value?, notifies: Bool) throws -> Value {
        let holder = try probe.makeNode()
        let object = try target ?? probe.makeNode()
        probe.registerWeak(holder, slot: 3, target: object, notifies: notifies)
        return holder
    }

    @Test func `a weak reference does not keep its target and is cleared`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        let target = try probe.makeNode()
        let alive = try makeWeak(probe, to: target, notifies: false)
        try probe.withRooted { buffer in
            for _ in 0..<100 { buffer.append(try makeWeak(probe, to: nil, notifies: true)) }
            probe.collect()
            let cleared = (0..<100).filter { probe.isNone(probe[buffer[$0], 3]) }.count
            #expect(cleared > 90)
            #expect(probe.hasPendingPoll)
            var calls = 0
            while let call = probe.takePending() {
                #expect(!call.isFinalizer)
                calls += 1
            }
            #expect(calls == cleared)
        }
        #expect(!probe.isNone(probe[alive, 3]))
        #expect(probe.weakReference(to: target) == alive)
    }

    @inline(never) private func makeFinalizable(_ probe: HeapProbe, _ count: Int) throws {
        for index in 0..<count {
            let object = try probe.makeNode(), part = try probe.makeNode()
            probe[object, 3] = part
            probe[object, 4] = probe.integer(index)
            probe[part, 3] = object
            probe.registerFinalizable(object)
        }
    }

    @Test func `an object with a finalizer lives once more, whole, and dies then`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        try makeFinalizable(probe, 100)
        probe.collect()
        #expect(probe.statistics.finalizersQueued > 90)
        probe.collect()
        var calls = 0
        while let call = probe.takePending() {
            #expect(call.isFinalizer)
            #expect(probe.isReference(probe[call.object, 3]))
            calls += 1
        }
        #expect(calls > 90)
        probe.collect()
        #expect(probe.takePending() == nil)
        #expect(probe.statistics.liveObjects < 40)
    }

    @inline(never) private func makeReclaimable(_ probe: HeapProbe, _ count: Int) throws {
        for _ in 0..<count { probe.registerReclaimer(try probe.makeNode()) { _ in reclaimed.add(1, ordering: .relaxed) } }
    }

    @Test func `native resources are given back once, at the latest when the machine ends`() throws {
        let probe = HeapProbe()
        try makeReclaimable(probe, 100)
        let kept = try probe.makeNode()
        probe.registerReclaimer(kept) { _ in reclaimed.add(1, ordering: .relaxed) }
        probe.collect()
        #expect(reclaimed.load(ordering: .relaxed) > 90)
        #expect(reclaimed.load(ordering: .relaxed) < 101)
        #expect(probe.isReference(kept))
        probe.destroy()
        #expect(reclaimed.load(ordering: .relaxed) == 101)
    }
}
