import Testing
import Typhon

/// Several logical threads on one system thread: each schedule is a race, written down.
@Suite struct ConflictSchedules {
    @Test func aReaderSeesNothingOfAnUnfinishedWriter() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1, 1])
        let (a, b) = (lab[0], lab[1])
        a.begin(); b.begin()
        #expect(a.write(x, 0, 2))
        #expect(x.peek(0) == 2) // in place
        #expect(x.record(in: lab) == "owned 0")
        #expect(b.read(x, 0) == nil)
        #expect(b.lastAbort?.reason == "readWrite")
        b.rollBack()
        #expect(a.commit())
        #expect(x.record(in: lab) == "shared 1")
        b.begin()
        #expect(b.read(x, 0) == 2)
        #expect(b.commit())
    }

    @Test func twoWritersMeetAtOnce() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin(); b.begin()
        a.goTo(instruction: 7)
        #expect(a.write(x, 0, 2))
        b.goTo(instruction: 9)
        #expect(!b.write(x, 0, 3))
        #expect(b.lastAbort?.reason == "writeWrite")
        #expect(b.lastAbort?.mine == [9])
        #expect(b.lastAbort?.other == [7])
        b.rollBack()
        #expect(a.commit())
        #expect(x.peek(0) == 2)
    }

    @Test func aReadThatWasOvertakenFailsAtCommit() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        a.goTo(instruction: 3)
        #expect(a.read(x, 0) == 1)
        b.begin()
        b.goTo(instruction: 5)
        #expect(b.write(x, 0, 2))
        #expect(b.commit())
        #expect(a.write(y, 0, 2))
        #expect(!a.commit())
        #expect(a.lastAbort?.reason == "readWrite")
        #expect(a.lastAbort?.mine == [3])
        #expect(a.lastAbort?.other == [5]) // from the winner's footprint: it is over
        a.rollBack()
        #expect(y.peek(0) == 1)
        #expect(a.statistic("commits") == 0 && b.statistic("commits") == 1)
    }

    @Test func aReaderAloneCommitsInThePast() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        #expect(a.read(x, 0) == 1)
        b.begin()
        #expect(b.write(x, 0, 2))
        #expect(b.commit())
        let clock = lab.clock
        #expect(a.commit()) // serialised before b
        #expect(lab.clock == clock) // readers do not touch the clock
    }

    @Test func aNewerVersionExtendsTheSnapshot() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        #expect(a.read(x, 0) == 1)
        b.begin()
        #expect(b.write(y, 0, 2))
        #expect(b.commit())
        #expect(a.read(y, 0) == 2)
        #expect(a.statistic("extensions") == 1)
        #expect(a.snapshot == lab.clock)
        #expect(a.commit())
    }

    @Test func anInconsistentViewIsNeverShown() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([-1])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        #expect(a.read(x, 0) == 1)
        b.begin()
        #expect(b.write(x, 0, 2) && b.write(y, 0, -2))
        #expect(b.commit())
        #expect(a.read(y, 0) == nil) // 1 and -2 would not fit together
        a.rollBack()
    }

    @Test func anAbortRestoresWordsAndShapeUnderAFreshVersion() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1, 2, 3])
        let (a, b) = (lab[0], lab[1])
        b.begin()
        #expect(b.read(x, 0) == 1)
        a.begin()
        #expect(a.write(x, 2, 30) && a.write(x, 0, 10))
        #expect(a.writeCount == 1)
        x.shape = 77
        a.rollBack()
        #expect(x.peek(0) == 1 && x.peek(2) == 3 && x.shape == 1)
        #expect(x.record(in: lab) == "shared 1")
        #expect(b.write(lab.makeShared([0]), 0, 1))
        #expect(!b.commit()) // a dirty word could have been seen between two looks
        b.rollBack()
    }

    @Test func aUnitIsNotedOnce() {
        let lab = Laboratory(threads: 1), a = lab[0]
        let x = lab.makeShared([1])
        let y = (0..<300).lazy.map { _ in lab.makeShared([2]) }.first { $0.filterSlot != x.filterSlot }!
        a.begin()
        for _ in 0..<5 { #expect(a.read(x, 0) == 1 && a.read(y, 0) == 2) }
        #expect(a.readCount == 2)
        #expect(a.readBoth(lab.makeShared([3, 4]))! == (3, 4))
        #expect(a.readCount == 3)
        #expect(a.commit())
        a.begin()
        #expect(a.read(x, 0) == 1)
        #expect(a.readCount == 1) // the filter forgot with the serial
        #expect(a.commit())
    }

    @Test func cardsOfLargeStorageDoNotMeet() {
        let lab = Laboratory(threads: 2), root = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        let storage = a.makeStorage(200)
        #expect(a.write(root, 0, storage))
        #expect(a.commit())
        a.begin(); b.begin()
        #expect(a.writeSlot(storage, 3, 1))
        #expect(b.writeSlot(storage, 150, 2))
        #expect(!b.writeSlot(storage, 63, 2))
        b.rollBack()
        #expect(a.commit())
        b.begin()
        #expect(b.readSlot(storage, 3) == 1 && b.readSlot(storage, 150) == 0)
        #expect(b.commit())
    }
}
