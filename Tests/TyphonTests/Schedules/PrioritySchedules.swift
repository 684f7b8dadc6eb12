import Testing
import Typhon

/// Who wins: seniority, kills, irrevocable transactions.
@Suite struct PrioritySchedules {
    @Test func aSeniorTransactionKillsAYoungOne() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        b.retries = 3 // has lost before
        a.begin(); b.begin()
        #expect(a.write(x, 0, 2))
        lab.whileWaiting {
            if a.isKilled { a.rollBack() } // a comes to its next poll
        }
        #expect(b.write(x, 0, 3))
        #expect(!a.isRunning && a.statistic("commits") == 0)
        #expect(b.commit() && x.peek(0) == 3)
    }

    @Test func theKilledOneFindsOutAtItsNextUnit() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        b.retries = 1
        a.begin(); b.begin()
        #expect(a.write(x, 0, 2) && a.read(y, 0) == 1)
        b.goTo(instruction: 11)
        lab.whileWaiting {}
        #expect(!b.write(x, 0, 3)) // a does not move: b gives up for now
        #expect(a.isKilled)
        #expect(a.read(y, 0) == 1) // what was noted can still be read: the view is sound
        #expect(a.read(lab.makeShared([4]), 0) == nil)
        #expect(a.lastAbort?.reason == "killed")
        #expect(a.lastAbort?.other == [11])
        a.rollBack()
        b.rollBack()
        a.begin()
        #expect(!a.isKilled && a.commit())
    }

    @Test func nobodyIsKilledByAYoungerOne() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.retries = 12
        b.retries = 2
        a.begin(); b.begin()
        #expect(a.write(x, 0, 2))
        #expect(!b.write(x, 0, 3))
        #expect(!a.isKilled && a.commit())
        b.rollBack()
    }

    @Test func anIrrevocableTransactionLocksWhatItReads() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([2]), z = lab.makeShared([3])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        #expect(a.read(x, 0) == 1)
        #expect(a.becomeIrrevocable() && a.isIrrevocable && a.readCount == 0)
        #expect(x.record(in: lab) == "owned 0")
        #expect(a.read(y, 0) == 2)
        #expect(y.record(in: lab) == "owned 0")
        b.begin()
        #expect(b.write(z, 0, 30) && b.commit()) // others go on elsewhere
        b.begin()
        #expect(!b.write(x, 0, 9))
        #expect(b.lastAbort?.reason == "irrevocable")
        b.rollBack()
        #expect(a.read(z, 0) == 30) // newer than its snapshot: no matter
        #expect(a.write(y, 0, 20) && a.commit() && !a.isIrrevocable)
        #expect(x.record(in: lab) == "shared 0") // only read: its version stands
        #expect(y.record(in: lab) == "shared 2")
        b.begin()
        #expect(b.read(y, 0) == 20 && b.write(x, 0, 9) && b.commit())
    }

    @Test func tooLateToBecomeIrrevocableRunsAgainFromTheStart() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        #expect(a.read(x, 0) == 1)
        b.begin()
        #expect(b.write(x, 0, 2) && b.commit())
        #expect(!a.becomeIrrevocable())
        a.recover()
        #expect(a.isRunning && a.isIrrevocable)
        #expect(a.read(x, 0) == 2 && a.commit() && !a.isIrrevocable)
    }

    @Test func anIrrevocableOneWaitsForTheOwnerToYield() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        b.begin()
        #expect(b.write(x, 0, 2))
        a.begin()
        #expect(a.becomeIrrevocable())
        lab.whileWaiting { if b.isKilled { b.rollBack() } }
        #expect(a.read(x, 0) == 1)
        #expect(a.commit())
    }

    @Test func whoAlwaysLosesBecomesIrrevocable() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0]), y = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        var tries = 0
        while true {
            #expect(a.read(x, 0) != nil)
            b.begin()
            if b.write(x, 0, tries) { #expect(b.commit()) } else { b.rollBack() }
            if a.write(y, 0, tries), a.commit() { break }
            a.recover()
            tries += 1
            if tries > 50 { break }
        }
        #expect(tries == 13 && a.statistic("irrevocables") == 1)
        #expect(a.statistic("readWriteAborts") == 13)
    }

    @Test func aCommitOfAnotherEndsPatience() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let (a, b) = (lab[0], lab[1])
        a.begin(); b.begin()
        #expect(a.write(x, 0, 1))
        #expect(!b.write(x, 0, 2))
        #expect(a.commit())
        b.recover() // the winner is over: begins at once
        #expect(b.isRunning && b.write(x, 0, 2) && b.commit())
        #expect(x.peek(0) == 2)
    }
}

/// `retry` without anybody who could help.
@Suite struct SleepSchedules {
    @Test func whoSleepsAloneIsToldOfTheDeadlock() {
        let lab = Laboratory(threads: 1), a = lab[0], x = lab.makeShared([0])
        a.begin()
        #expect(a.read(x, 0) == 0)
        a.requestRetry()
        a.recover()
        #expect(a.takeWakeReason() == "deadlock")
        #expect(a.takeWakeReason() == "changed")
        #expect(a.isRunning && a.commit())
    }

    @Test func aDeadlineEndsTheSleep() {
        let lab = Laboratory(threads: 2), a = lab[0], x = lab.makeShared([0])
        a.begin()
        #expect(a.read(x, 0) == 0)
        a.requestRetry(milliseconds: 5)
        a.recover()
        #expect(a.takeWakeReason() == "timedOut")
        #expect(a.commit())
    }

    @Test func aChangeBeforeTheSleepIsNotMissed() {
        let lab = Laboratory(threads: 2), a = lab[0], b = lab[1], x = lab.makeShared([0])
        a.begin(); b.begin()
        #expect(a.read(x, 0) == 0)
        #expect(b.write(x, 0, 1) && b.commit())
        a.requestRetry()
        a.recover()
        #expect(a.takeWakeReason() == "changed" && a.statistic("sleeps") == 0)
        #expect(a.read(x, 0) == 1 && a.commit())
    }

    @Test func ownWritesDoNotWakeTheSleeper() {
        let lab = Laboratory(threads: 2), a = lab[0], x = lab.makeShared([0]), y = lab.makeShared([0])
        a.begin()
        #expect(a.read(x, 0) == 0 && a.write(x, 0, 1) && a.write(y, 0, 1))
        a.requestRetry(milliseconds: 5)
        a.recover()
        #expect(a.takeWakeReason() == "timedOut")
        #expect(x.peek(0) == 0 && y.peek(0) == 0 && a.commit())
    }

    @Test func whatCameBeforeTheBlockIsCommittedBeforeItSleeps() {
        let lab = Laboratory(threads: 2), a = lab[0], flag = lab.makeShared([0]), x = lab.makeShared([0])
        a.begin()
        #expect(a.write(flag, 0, 1))
        #expect(!a.enterAtomic() && a.read(x, 0) == 0) // merged into the slice
        a.requestRetry(milliseconds: 5)
        a.recover()
        #expect(a.statistic("sleeps") == 0 && a.isRunning) // runs again first
        #expect(a.write(flag, 0, 1))
        #expect(a.enterAtomic() && a.poll())
        #expect(flag.peek(0) == 1 && flag.record(in: lab).hasPrefix("shared"))
        #expect(!a.enterAtomic() && a.read(x, 0) == 0)
        a.requestRetry(milliseconds: 5)
        a.recover()
        #expect(a.takeWakeReason() == "timedOut" && a.statistic("sleeps") > 0)
        #expect(flag.peek(0) == 1 && a.commit())
    }
}
