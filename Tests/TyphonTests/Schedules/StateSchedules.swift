import Testing
import Typhon

/// Frames, savepoints, effects, stress: what else an abort brings back.
@Suite struct StateSchedules {
    @Test func anAbortBringsBackTheFrameItBeganIn() {
        let lab = Laboratory(threads: 1), a = lab[0]
        a.setRegister(2, 5)
        a.goTo(instruction: 4)
        a.begin()
        a.setRegister(2, 6)
        a.goTo(instruction: 9)
        a.moveFrame(by: 1) // a call
        a.setRegister(0, 1)
        a.rollBack()
        #expect(a.depth == 0 && a.register(2, depth: 0) == 5 && a.instruction(depth: 0) == 4)
    }

    @Test func callersAreSavedWhenTheSliceReturnsIntoThem() {
        let lab = Laboratory(threads: 1), a = lab[0]
        for depth in 0..<4 {
            for register in 0..<8 { a.setRegister(register, 100 * depth + register) }
            a.goTo(instruction: depth + 10)
            if depth < 3 { a.moveFrame(by: 1) }
        }
        let before = (0..<4).map { depth in (0..<8).map { a.register($0, depth: depth) } }
        a.begin() // in frame 3
        a.setRegister(1, 1)
        a.returnInto(1) // unwinds over frame 2
        a.setRegister(3, 2)
        a.goTo(instruction: 1)
        a.moveFrame(by: 1) // calls again: reuses the room of frames 2 and 3
        for register in 0..<8 { a.setRegister(register, 7) }
        a.goTo(instruction: 2)
        a.moveFrame(by: 1)
        for register in 0..<8 { a.setRegister(register, 8) }
        a.returnInto(0)
        a.setRegister(0, 9)
        a.rollBack()
        #expect(a.depth == 3)
        #expect((0..<4).map { depth in (0..<8).map { a.register($0, depth: depth) } } == before)
        #expect((0..<4).map { a.instruction(depth: $0) } == [10, 11, 12, 13])
    }

    @Test func aSavepointUndoesWhatCameAfterIt() {
        let lab = Laboratory(threads: 2), x = lab.makeShared([1]), y = lab.makeShared([1])
        let (a, b) = (lab[0], lab[1])
        a.begin()
        #expect(a.write(x, 0, 2))
        let fresh = a.makePrivate([1])
        let point = a.makeSavepoint()!
        #expect(a.write(x, 0, 3) && a.write(y, 0, 3) && a.write(fresh, 0, 3))
        a.emit("never")
        #expect(a.rollBack(to: point))
        #expect(x.peek(0) == 2 && y.peek(0) == 1 && fresh.peek(0) == 1)
        #expect(y.record(in: lab) == "owned 0") // stays locked until the end
        b.begin()
        #expect(b.read(y, 0) == nil)
        b.rollBack()
        #expect(a.write(y, 0, 4) && a.commit())
        #expect(x.peek(0) == 2 && y.peek(0) == 4)
        #expect(x.record(in: lab) == "shared 1" && y.record(in: lab) == "shared 1")
    }

    @Test func savepointsNestAndAnAbortUndoesThemAll() {
        let lab = Laboratory(threads: 1), a = lab[0], x = lab.makeShared([0, 0]), y = lab.makeShared([0])
        for ending in 0..<3 {
            a.begin()
            #expect(a.write(x, 0, 1))
            let outer = a.makeSavepoint()!
            #expect(a.write(x, 0, 2) && a.write(y, 0, 2))
            let inner = a.makeSavepoint()!
            #expect(a.write(x, 0, 3) && a.write(x, 1, 3) && a.write(y, 0, 3))
            #expect(a.rollBack(to: inner))
            #expect(x.peek(0) == 2 && x.peek(1) == 0 && y.peek(0) == 2)
            #expect(a.write(x, 0, 4))
            if ending > 0 {
                #expect(a.rollBack(to: outer))
                #expect(x.peek(0) == 1 && y.peek(0) == 0)
            }
            if ending == 2 { #expect(a.commit()) } else { a.rollBack() }
            #expect(x.peek(0) == (ending == 2 ? 1 : 0) && y.peek(0) == 0)
        }
    }

    @Test func actionsRunOnceAfterTheCommit() {
        let lab = Laboratory(threads: 1), a = lab[0], x = lab.makeShared([0])
        let log = Log()
        a.begin()
        a.afterCommit { log.add("commit 1") }
        a.afterAbort { log.add("abort") }
        a.recover()
        #expect(log.lines == ["abort"])
        a.afterCommit { log.add(a.isRunning ? "inside" : "outside") }
        #expect(a.write(x, 0, 1) && a.commit())
        #expect(log.lines == ["abort", "outside"])
        a.begin()
        #expect(a.commit())
        #expect(log.lines.count == 2)
    }

    @Test func theStressKnobAbortsEveryThirdSlice() {
        let lab = Laboratory(threads: 1, knobs: "abort:3"), a = lab[0], x = lab.makeShared([0])
        for turn in 0..<30 {
            a.begin()
            while true {
                if let old = a.read(x, 0), a.write(x, 0, old + 1), a.commit() { break }
                a.recover()
            }
            #expect(x.peek(0) == turn + 1)
        }
        #expect(a.statistic("stressAborts") == 10 && a.statistic("commits") == 30)
    }

    @Test func conflictsShrinkTheSliceAndCalmLetsItGrow() {
        let lab = Laboratory(threads: 2), a = lab[0], b = lab[1], x = lab.makeShared([0])
        a.begin()
        let first = a.budget
        b.begin()
        #expect(b.write(x, 0, 1) && !a.write(x, 0, 1))
        #expect(b.commit())
        a.recover()
        #expect(a.budget == first - first / 5) // the first conflict for long
        a.retries = 0
        for _ in 0..<5 {
            b.begin()
            #expect(b.write(x, 0, 1) && !a.write(x, 0, 1) && b.commit())
            a.recover()
            a.retries = 0 // stays modest: seniority is another test's matter
        }
        let small = a.budget
        #expect(small < 16)
        #expect(a.commit())
        for _ in 0..<1000 {
            a.begin()
            a.budget = 0
            #expect(a.commit())
        }
        a.begin()
        #expect(a.budget > small)
        #expect(a.commit())
    }

    @Test func aContendedBlockIsItsOwnTransaction() {
        let lab = Laboratory(threads: 2), a = lab[0], b = lab[1], x = lab.makeShared([0]), y = lab.makeShared([0])
        a.begin()
        #expect(a.read(y, 0) == 0)
        #expect(!a.enterAtomic() && !a.exitAtomic()) // merged into the slice
        for _ in 0..<6 {
            b.begin()
            #expect(b.write(x, 0, 1) && !a.write(x, 0, 1) && b.commit())
            a.recover()
            a.retries = 0 // stays modest: seniority is another test's matter
        }
        #expect(a.write(y, 0, 1))
        #expect(a.enterAtomic()) // end the slice first
        #expect(a.poll())
        #expect(!a.enterAtomic() && a.exitAtomic() && a.budget == 0)
        #expect(a.commit())
    }
}

final class Log {
    var lines: [String] = []
    func add(_ line: String) { lines.append(line) }
}
