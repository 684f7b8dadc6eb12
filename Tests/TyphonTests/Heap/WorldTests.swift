import Foundation
import Synchronization
import Testing
import Typhon

@Suite struct WorldTests {
    /// Runs `body` on an OS thread of its own.
    private func start(_ body: @escaping @Sendable () -> Void) -> DispatchSemaphore {
        let done = DispatchSemaphore(value: 0)
        let thread = Foundation.Thread {
            body()
            done.signal()
        }
        thread.stackSize = 1 << 20
        thread.start()
        return done
    }

    @Test func `threads allocate and collect at the same time`() throws {
        let probe = HeapProbe(minimumBudget: 1 << 20, markWorkers: 2, parallelThreshold: 0)
        let wrong = Mutex(0)
        let threads = (0..<4).map { number in
            let child = probe.spawn()!
            return start {
                child.begin()
                let ok = (try? work(child, number)) ?? false
                if !ok { wrong.withLock { $0 += 1 } }
                child.end()
            }
        }
        probe.outside { for thread in threads { thread.wait() } }
        #expect(wrong.withLock { $0 } == 0)
        #expect(probe.threadCount == 1)
        // More than the four that the threads ask for.
        #expect(probe.statistics.collections > 4)
        probe.collect()
        #expect(probe.violations() == [])
        probe.destroy()
    }

    @Test func `each thread that allocates makes collections rarer`() throws {
        let probe = HeapProbe(minimumBudget: 1 << 20), one = probe.budget, child = probe.spawn()!
        let allocated = DispatchSemaphore(value: 0), collected = DispatchSemaphore(value: 0)
        let thread = start {
            child.begin()
            _ = try? child.makeLeaf(words: 4)
            child.outside {
                allocated.signal()
                collected.wait()
            }
            child.end()
        }
        probe.outside { allocated.wait() }
        _ = try probe.makeLeaf(words: 4)
        probe.collect()
        let processors = ProcessInfo.processInfo.activeProcessorCount
        #expect(probe.budget == one * min(2, processors))
        probe.collect() // now nobody had allocated
        #expect(probe.budget == one)
        probe.outside {
            collected.signal()
            thread.wait()
        }
        probe.destroy()
    }

    /// Lists that only this thread's stack holds, with garbage in between.
    private func work(_ probe: HeapProbe, _ number: Int) throws -> Bool {
        for round in 0..<8 {
            var head = probe.none
            for index in 0..<3000 {
                let node = try probe.makeNode(words: 5 + index % 9)
                probe[node, 3] = head
                probe[node, 4] = probe.integer(number * 1_000_000 + index)
                head = node
                _ = try probe.makeLeaf(words: 3 + index % 50)
            }
            if round == number { probe.collect() }
            for index in (0..<3000).reversed() {
                guard probe.int(probe[head, 4]) == number * 1_000_000 + index else { return false }
                head = probe[head, 3]
            }
        }
        return true
    }

    @Test func `a thread that is outside stops nobody and keeps its objects`() throws {
        let probe = HeapProbe()
        let child = probe.spawn()!
        let left = DispatchSemaphore(value: 0), goOn = DispatchSemaphore(value: 0)
        let intact = Mutex(false)
        let thread = start {
            child.begin()
            if let node = try? child.makeNode() {
                child[node, 3] = child.integer(99)
                child.outside {
                    left.signal()
                    goOn.wait()
                }
                intact.withLock { $0 = child.int(child[node, 3]) == 99 && child.isObject(child.address(node)) }
            }
            child.end()
        }
        left.wait()
        for _ in 0..<5 {
            for _ in 0..<1000 { _ = try probe.makeNode() }
            probe.collect()
        }
        goOn.signal()
        probe.outside { thread.wait() }
        #expect(intact.withLock { $0 })
        probe.destroy()
    }

    private final class Flags: Sendable {
        let isStopped = Atomic<Bool>(false), isFinished = Atomic<Bool>(false)
        let inside = Atomic<Int>(0), mistakes = Atomic<Int>(0), stops = Atomic<Int>(0)
    }

    @Test func `nobody enters while the world is stopped`() throws {
        let probe = HeapProbe()
        let child = probe.spawn()!, flags = Flags()
        let thread = start {
            child.begin()
            while !flags.isFinished.load(ordering: .acquiring) {
                child.outside { usleep(1) }
                if flags.isStopped.load(ordering: .acquiring) { flags.mistakes.add(1, ordering: .relaxed) }
                child.poll()
            }
            child.end()
        }
        for _ in 0..<300 {
            probe.stopWorld {
                flags.isStopped.store(true, ordering: .releasing)
                usleep(20)
                flags.isStopped.store(false, ordering: .releasing)
            }
            usleep(5)
        }
        flags.isFinished.store(true, ordering: .releasing)
        probe.outside { thread.wait() }
        #expect(flags.mistakes.load(ordering: .relaxed) == 0)
        probe.destroy()
    }

    @Sendable private static func stopOften(_ probe: HeapProbe, _ flags: Flags) {
        for _ in 0..<500 {
            probe.stopWorld {
                if flags.inside.add(1, ordering: .relaxed).newValue != 1 { flags.mistakes.add(1, ordering: .relaxed) }
                probe.stopWorld { _ = flags.stops.add(1, ordering: .relaxed) }
                flags.inside.subtract(1, ordering: .relaxed)
            }
        }
    }

    @Test func `two that stop the world at once take turns`() throws {
        let probe = HeapProbe()
        let flags = Flags()
        let threads = (0..<3).map { _ in
            let child = probe.spawn()!
            return start {
                child.begin()
                Self.stopOften(child, flags)
                child.end()
            }
        }
        Self.stopOften(probe, flags)
        probe.outside { for thread in threads { thread.wait() } }
        #expect(flags.mistakes.load(ordering: .relaxed) == 0)
        #expect(flags.stops.load(ordering: .relaxed) == 2000)
        probe.destroy()
    }

    @Test func `more threads than slots are refused`() throws {
        let probe = HeapProbe()
        defer { probe.destroy() }
        var children: [HeapProbe] = []
        while let child = probe.spawn() { children.append(child) }
        #expect(children.count == 16383)
        probe.collect()
        for child in children { child.discard() }
        let again = try #require(probe.spawn())
        again.discard()
    }

    @Test func `machines side by side do not meet`() throws {
        let threads = (0..<4).map { number in
            start {
                let probe = HeapProbe(minimumBudget: 1 << 20, verifies: false)
                for _ in 0..<3 { _ = try? work(probe, number) }
                probe.destroy()
            }
        }
        for thread in threads { thread.wait() }
    }
}
