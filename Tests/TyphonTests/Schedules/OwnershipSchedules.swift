import Testing
import Typhon

/// Private objects, publication, dead owners, thread numbers.
@Suite struct OwnershipSchedules {
    @Test func whatIsPrivateCostsNothing() {
        let lab = Laboratory(threads: 1), a = lab[0]
        a.begin()
        let x = a.makePrivate([1])
        #expect(a.write(x, 0, 2) && a.read(x, 0) == 2)
        #expect(a.readCount == 0 && a.writeCount == 0)
        #expect(a.commit())
        #expect(lab.clock == 0)
    }

    @Test func aPrivateObjectOfAnEarlierSliceIsSavedAndComesBack() {
        let lab = Laboratory(threads: 1), a = lab[0]
        a.begin()
        let x = a.makePrivate([1])
        #expect(a.commit())
        a.begin()
        #expect(a.write(x, 0, 2))
        #expect(a.writeCount == 1)
        a.rollBack()
        #expect(x.peek(0) == 1)
        #expect(lab.clock == 0) // nothing shared: no fresh version either
        a.begin()
        #expect(a.write(x, 0, 3)) // saved again: the aborted stamp does not count
        #expect(a.writeCount == 1)
        #expect(a.commit())
        #expect(x.peek(0) == 3)
    }

    @Test func storingIntoASharedObjectPublishesAllThatIsReachable() {
        let lab = Laboratory(threads: 2), root = lab.makeShared([0, 0])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        let leaf = a.makePrivate([5])
        let tuple = a.makeTuple([leaf, leaf])
        let ring = a.makePrivate([0, 0])
        #expect(a.write(ring, 0, tuple) && a.write(ring, 1, ring)) // leads to itself
        let storage = a.makeStorage(130)
        #expect(a.write(root, 0, ring) && a.write(root, 1, storage))
        #expect(leaf.record(in: lab) == "owned 0")
        #expect(a.commit())
        for object in [root, leaf, tuple, ring, storage] { #expect(object.record(in: lab) == "shared 1") }
        for object in [root, tuple, ring, storage] { #expect(a.isPublished(object)) }
        #expect(a.statistic("published") == 4)
        b.begin()
        #expect(b.readObject(root, 0) == ring && b.readObject(ring, 0) == tuple && b.read(leaf, 0) == 5)
        #expect(b.writeSlot(storage, 129, 1))
        #expect(b.commit())
    }

    @Test func onlyChangedWordsAreFollowed() {
        let lab = Laboratory(threads: 1), root = lab.makeShared([0, 0]), a = lab[0]
        a.begin()
        let x = a.makePrivate([1])
        #expect(a.write(root, 0, x))
        #expect(a.commit())
        a.begin()
        #expect(a.write(root, 1, 7))
        #expect(a.commit())
        #expect(a.statistic("published") == 1)
    }

    @Test func aLockedUnitIsNotMistakenForAPrivateOne() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0]), y = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        let fresh = a.makePrivate([3])
        #expect(a.write(x, 0, y) && a.write(y, 0, fresh)) // y is locked, and reachable from x
        #expect(a.commit())
        #expect(x.record(in: lab) == "shared 1" && y.record(in: lab) == "shared 1")
        #expect(a.statistic("published") == 1)
        b.begin()
        #expect(b.read(fresh, 0) == 3)
        #expect(b.commit())
    }

    @Test func whatADeadThreadOwnedIsShared() {
        let lab = Laboratory(threads: 3)
        let (a, b, c) = (lab[0], lab[1], lab[2])
        a.begin()
        let x = a.makePrivate([1])
        #expect(a.commit())
        a.end()
        #expect(x.record(in: lab) == "dead")
        b.begin(); c.begin()
        #expect(b.read(x, 0) == 1 && b.readCount == 1)
        #expect(c.write(x, 0, 2))
        #expect(c.commit())
        #expect(b.write(lab.makeShared([0]), 0, 1))
        #expect(!b.commit()) // what it had read has changed
        b.rollBack()
        #expect(x.record(in: lab) == "shared 1")
    }

    @Test func serialsThatRunOutBringANewNumber() {
        let lab = Laboratory(threads: 2)
        let (a, b) = (lab[0], lab[1])
        a.begin()
        let x = a.makePrivate([1])
        #expect(a.commit())
        let number = a.number
        a.setSerialLimit(a.serial)
        a.begin()
        #expect(a.number != number && a.statistic("renumberings") == 1)
        #expect(x.record(in: lab) == "dead") // hence shared
        #expect(a.write(x, 0, 2) && a.commit())
        #expect(x.record(in: lab) == "shared 1")
        b.begin()
        #expect(b.read(x, 0) == 2 && b.commit())
    }

    @Test func numbersThatRunOutAreUsedAgainAfterASweep() {
        let lab = Laboratory(threads: 1), a = lab[0]
        a.begin()
        let x = a.makePrivate([1]), storage = a.makeStorage(130)
        #expect(a.commit())
        lab.setObjects([x, storage])
        lab.lowerNumberLimit(to: 3)
        for _ in 0..<10 { // numbers 2, 3, then from 1 again
            a.setSerialLimit(a.serial)
            a.begin()
            #expect(a.commit())
        }
        #expect(a.statistic("renumberings") == 10 && a.number <= 3)
        #expect(x.record(in: lab) == "shared 0")
        a.begin()
        #expect(a.writeSlot(storage, 100, 5) && a.write(x, 0, 4) && a.commit())
        #expect(x.record(in: lab) == "shared 1")
    }

    @Test func aLivingNumberAtTheEndDoesNotHideThatAllAreUsed() {
        let lab = Laboratory(threads: 2)
        lab.setObjects([])
        lab.lowerNumberLimit(to: 3)
        for thread in [lab[1], lab[0]] { // 3 for the second; then from 1 again, and 2 for the first
            thread.setSerialLimit(thread.serial)
            thread.begin()
            #expect(thread.commit())
        }
        #expect(lab[0].number == 2 && lab[1].number == 3)
        #expect(lab.numbersAreUsedUp)
    }

    @Test func theModeChangesWithFreshNumbers() {
        let lab = Laboratory(threads: 1), a = lab[0]
        a.begin()
        let x = a.makePrivate([1])
        #expect(a.commit())
        lab.leaveTransactionalMode(by: a)
        #expect(!a.isTransactional)
        #expect(x.record(in: lab) == "dead")
        let solo = a.makePrivate([2])
        #expect(solo.record(in: lab) == "shared 0")
        a.begin()
        #expect(!a.isRunning && a.write(x, 0, 9) && a.writeCount == 0)
        #expect(a.commit())
        lab.enterTransactionalMode(by: a)
        a.begin()
        #expect(a.isRunning && a.read(x, 0) == 9 && a.readCount == 1)
        #expect(a.commit())
    }

    @Test func rootsArePublishedAtTheCommitOrAtOnce() {
        let lab = Laboratory(threads: 2)
        let (a, b) = (lab[0], lab[1])
        a.begin()
        let x = a.makePrivate([1]), y = a.makePrivate([2])
        a.publish(x)
        #expect(x.record(in: lab) == "owned 0")
        #expect(a.commit())
        #expect(x.record(in: lab) == "shared 1" && y.record(in: lab) == "owned 0")
        a.publish(y)
        #expect(y.record(in: lab) == "shared 1")
        b.begin()
        #expect(b.read(y, 0) == 2 && b.commit())
        a.begin()
        a.publish(a.makePrivate([3]))
        a.rollBack()
        a.begin() // the roots of the undone attempt are gone
        #expect(a.commit() && a.statistic("published") == 2)
    }
}
