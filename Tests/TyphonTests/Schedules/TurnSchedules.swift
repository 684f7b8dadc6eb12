import Foundation
import Testing
import Typhon

/// Who takes turns, and what ends one.
@Suite struct TurnSchedules {
    @Test func whoWaitsTakesTheTurnWhenItsTimeIsOver() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.takeTurns(for: x); b.takeTurns(for: x)
        a.begin()
        #expect(a.holdsTurn(for: x) && a.write(x, 0, 1))
        lab.whileWaiting {
            // the holder goes on while its time lasts, and ends its slice afterwards
            if a.isRunning { #expect(a.commit()) }
            if a.holdsTurn(for: x) { a.begin() }
        }
        b.begin()
        #expect(b.holdsTurn(for: x) && !a.holdsTurn(for: x))
        if a.isRunning { #expect(a.commit()) } // b waits for a slice's end for a while only
        #expect(b.write(x, 0, 2) && b.commit() && x.peek(0) == 2)
    }

    @Test func aTurnGivenBackIsTakenAtOnce() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.takeTurns(for: x); b.takeTurns(for: x)
        a.begin()
        #expect(a.commit())
        a.goTo(instruction: 9) // elsewhere
        a.begin()
        #expect(!a.holdsTurn(for: x))
        lab.whileWaiting { Issue.record("nothing to wait for") }
        b.begin()
        #expect(b.holdsTurn(for: x) && b.commit() && a.commit())
    }

    @Test func whoDoesSomethingElseLosesItsTurn() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.takeTurns(for: x); b.takeTurns(for: x)
        a.begin()
        #expect(a.commit()) // and sleeps: no transaction at two looks
        b.begin()
        #expect(b.holdsTurn(for: x) && b.commit())
    }

    @Test func aDeadThreadHoldsNothing() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.takeTurns(for: x); b.takeTurns(for: x)
        a.begin()
        #expect(a.commit())
        a.end()
        b.begin()
        #expect(b.holdsTurn(for: x) && b.commit())
    }

    @Test func turnsNobodyElseWantsAreGivenUp() {
        let lab = Laboratory(threads: 1), x = lab.makeShared([0]), a = lab[0]
        a.takeTurns(for: x)
        let start = Date()
        while a.takesTurns && Date().timeIntervalSince(start) < 10 {
            a.begin()
            #expect(a.commit())
        }
        #expect(!a.takesTurns && !a.holdsTurn(for: x))
    }

    @Test func afterSomeTurnsThePlaceTriesWithout() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.takeTurns(for: x); b.takeTurns(for: x)
        var turns = 0
        while a.takesTurns && b.takesTurns && turns < 100 {
            a.begin() // whoever is between two transactions gives its turn away
            #expect(a.commit())
            b.begin()
            #expect(b.commit())
            turns += 1
        }
        #expect(turns == 5 && a.budget > 0)
    }

    /// A transaction that waits for a turn has locked nothing: the holder may be waiting for it elsewhere.
    @Test func whoWaitsLongGoesOnWithoutTheTurn() {
        let lab = Laboratory(threads: 3), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.takeTurns(for: x); b.takeTurns(for: x)
        let turns = Turner()
        lab.whileWaiting { // the turn changes hands, but never into b's
            if a.isRunning { #expect(a.commit()) }
            a.leaveTurn()
            a.begin()
            turns.count += 1
        }
        a.begin()
        let start = Date()
        b.begin()
        #expect(b.isRunning && Date().timeIntervalSince(start) < 5)
        lab.whileWaiting(nil)
        #expect(b.commit() && turns.count > 0)
    }

    @Test func slicesThatMeetEachTimeTakeTurns() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        for turn in 0..<40 where !a.takesTurns {
            a.begin(); b.begin()
            #expect(b.write(x, 0, turn) && !a.write(x, 0, turn) && b.commit())
            a.rollBack()
            a.learnFromConflict()
            a.retries = 0 // each slice for itself
        }
        #expect(a.takesTurns)
        a.begin()
        #expect(a.holdsTurn(for: x) && a.budget >= 1024 && a.commit())
    }

    /// The long slice is cut instead: each of b's begins at another place, and is long.
    @Test func meetingLongSlicesWantsNoTurn() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        for turn in 0..<40 {
            b.goTo(instruction: 2 * turn)
            a.begin(); b.begin()
            #expect(b.budget == 1024 && b.write(x, 0, turn) && !a.write(x, 0, turn) && b.commit())
            a.rollBack()
            a.learnFromConflict()
            a.retries = 0
        }
        #expect(!a.takesTurns)
    }
}

/// How long slices are.
@Suite struct LengthSchedules {
    @Test func whoHoldsAnotherUpIsCut() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.begin(); b.begin()
        let before = a.budget
        #expect(a.write(x, 0, 1) && !b.write(x, 0, 2) && a.commit())
        b.rollBack()
        a.begin()
        #expect(a.budget < before && a.commit())
        let after = a.budget
        a.begin() // nobody met this one
        #expect(a.budget == after && a.commit())
    }

    @Test func aSliceWithinATurnIsNotCut() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.takeTurns(for: x)
        a.begin(); b.begin()
        let before = a.budget
        #expect(a.write(x, 0, 1) && !b.write(x, 0, 2) && a.commit())
        b.rollBack()
        a.begin()
        #expect(a.budget == before && a.commit())
    }

    @Test func aBlockEndsWhatCameBeforeUnlessThatIsLittle() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0]), y = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        for turn in 0..<8 { // a's slices become single blocks
            a.begin(); b.begin()
            #expect(b.write(x, 0, turn) && !a.write(x, 0, turn) && b.commit())
            a.rollBack()
            a.learnFromConflict()
            a.retries = 0
        }
        a.begin()
        #expect(a.read(y, 0) == 0 && !a.enterAtomic())
        _ = a.exitAtomic()
        #expect(a.commit())
        a.begin()
        #expect(a.write(y, 0, 1) && a.enterAtomic() && a.commit())
    }
}

final class Turner: @unchecked Sendable { var count = 0 } // used on one thread

/// Large objects known by one look.
@Suite struct WholeSchedules {
    @Test func privateStorageIsWholeUntilItIsPublished() {
        let lab = Laboratory(threads: 2), root = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        let storage = a.makeStorage(200)
        #expect(a.ownsWhole(storage) && a.commit())
        a.begin()
        #expect(a.ownsWhole(storage)) // private of an earlier slice
        #expect(a.write(root, 0, storage) && a.commit())
        a.begin()
        #expect(!a.ownsWhole(storage))
        #expect(a.commit())
        b.begin()
        #expect(b.openOwnWords(storage))
        #expect(!b.ownsWhole(storage)) // locked: says nothing of its cards
        b.rollBack()
        a.begin()
        #expect(a.openOwnWords(storage) && !a.ownsWhole(storage) && a.commit())
    }

    @Test func aDeadOwnersStorageIsNotWhole() {
        let lab = Laboratory(threads: 2)
        let (a, b) = (lab[0], lab[1])
        a.begin()
        let storage = a.makeStorage(200)
        #expect(a.commit())
        a.end()
        b.begin()
        #expect(!b.ownsWhole(storage) && b.openOwnWords(storage) && !b.ownsWhole(storage))
        #expect(b.writeSlot(storage, 0, 1) && b.commit())
    }

    @Test func aReadLockThatIsWrittenIsNotWhole() {
        let lab = Laboratory(threads: 1), root = lab.makeShared([0]), a = lab[0]
        a.begin()
        let storage = a.makeStorage(200)
        #expect(a.write(root, 0, storage) && a.commit())
        a.begin()
        #expect(a.becomeIrrevocable() && a.readOwnWord(storage) != nil)
        #expect(!a.ownsWhole(storage))
        #expect(a.openOwnWords(storage) && !a.ownsWhole(storage))
        #expect(a.commit())
    }
}
