import Testing
import Typhon

/// Atomic blocks in the middle of a slice: when it ends with one, and when one is split off.
@Suite struct BlockSchedules {
    @Test func whoIsAwaitedEndsWithItsBlock() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin(); b.begin()
        #expect(!a.enterAtomic() && a.write(x, 0, 2))
        #expect(!a.exitAtomic()) // alone: the next block joins this one
        #expect(!a.enterAtomic() && a.write(y, 0, 2))
        #expect(!b.write(x, 0, 3))
        #expect(a.exitAtomic() && a.budget == 0 && a.commit())
        b.rollBack()
        a.begin()
        #expect(!a.enterAtomic() && a.write(x, 0, 4) && !a.exitAtomic() && a.commit()) // that was for one slice
    }

    @Test func aReaderThatLostIsSplitOffAndLocksWhatItReads() {
        let lab = Laboratory(threads: 2), before = lab.makeShared([1]), late = lab.makeShared([1])
        let many = (0..<600).map { lab.makeShared([$0]) }
        let (a, b) = (lab[0], lab[1])
        func first() {
            a.goTo(instruction: 1)
            #expect(!a.enterAtomic() && a.write(before, 0, 2) && !a.exitAtomic())
            a.goTo(instruction: 5)
        }
        a.begin()
        first()
        #expect(!a.enterAtomic() && many.allSatisfy { a.read($0, 0) != nil })
        b.begin()
        #expect(b.write(many[7], 0, 70) && b.write(late, 0, 70) && b.commit())
        #expect(a.read(late, 0) == nil)
        a.recover()
        first()
        #expect(!a.isIrrevocable && a.enterAtomic()) // what came before is committed first
        #expect(a.poll() && before.record(in: lab).hasPrefix("shared") && a.isIrrevocable)
        #expect(!a.enterAtomic() && a.read(many[7], 0) == 70 && many[7].record(in: lab) == "owned 0")
        #expect(a.exitAtomic() && a.commit() && !a.isIrrevocable)
        a.begin()
        first()
        #expect(!a.enterAtomic() && !a.exitAtomic() && a.commit()) // once
    }

    @Test func aSliceBeginsWithTheVersionOfTheCommitBeforeIt() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin(); b.begin()
        #expect(a.write(x, 0, 2) && a.commit())
        let version = lab.clock
        #expect(b.write(y, 0, 2) && b.commit())
        a.begin()
        #expect(a.snapshot == version)
        #expect(a.read(x, 0) == 2 && a.read(y, 0) == 2) // extended: y is newer
        #expect(a.snapshot == lab.clock && a.commit())
        b.begin()
        #expect(b.write(y, 0, 3) && b.commit())
        a.begin()
        #expect(a.snapshot == lab.clock) // the last one had no version of its own
        #expect(a.commit())
    }

    @Test func aBloomOfRecordsMissesNone() {
        let lab = Laboratory(threads: 1)
        let inside = (0..<4).map { _ in lab.makeShared([1]) }, outside = (0..<2000).map { _ in lab.makeShared([1]) }
        #expect(inside.allSatisfy { lab.mayWatch($0, watching: inside) })
        let wrong = outside.filter { lab.mayWatch($0, watching: inside) }.count
        #expect(wrong < 100) // a single word of 64 bits would let 125 pass
        #expect(!outside.contains { lab.mayWatch($0, watching: []) })
    }
}
