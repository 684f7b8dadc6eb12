import Foundation
import Testing
import Typhon

/// Real system threads. Whatever happens, no money is made or lost, and nobody sees half a transfer.
@Suite(.serialized) struct TransferTests {
    @Test(arguments: [(10, 1), (2, 1), (1000, 5), (50, 20)])
    func transfersKeepTheSum(_ accounts: Int, _ blocks: Int) {
        let lab = Laboratory(threads: 4)
        let objects = (0..<accounts).map { _ in lab.makeShared([100]) }
        let wrong = Counter()
        run(3) { index in
            if index < 2 {
                _ = lab[index].transfer(objects, count: 20_000, blocks: blocks, seed: UInt64(index + 1) &* 77)
            } else {
                var sums = 0
                while sums < 200 {
                    lab[index].begin()
                    while true {
                        if lab[index].sum(objects, { if $0 != accounts * 100 { wrong.add() } }) != nil { break }
                        lab[index].recover()
                    }
                    sums += 1
                }
            }
            lab[index].end()
        }
        #expect(wrong.value == 0) // opacity: not even in an attempt that was aborted
        lab[3].begin()
        #expect(lab[3].sum(objects, { _ in }) == accounts * 100)
        #expect(lab.clock > 0 && lab.liveThreads == 1)
    }

    @Test func publishedObjectsAreWholeForOthers() {
        let lab = Laboratory(threads: 2), root = lab.makeShared([0])
        lab[0].begin()
        #expect(lab[0].write(root, 0, lab[0].makePrivate([0, 0])) && lab[0].commit())
        let torn = Counter(), stop = Counter()
        run(2) { index in
            let me = lab[index]
            if index == 0 {
                for turn in 1...20_000 {
                    me.begin()
                    while true {
                        let fresh = me.makePrivate([turn, -turn])
                        if me.write(root, 0, fresh), me.commit() { break }
                        me.recover()
                    }
                }
                stop.add()
            } else {
                while stop.value == 0 {
                    me.begin()
                    while true {
                        if let object = me.readObject(root, 0), let a = me.read(object, 0), let b = me.read(object, 1) {
                            if a + b != 0 { torn.add() }
                            if me.commit() { break }
                        }
                        me.recover()
                    }
                }
            }
        }
        #expect(torn.value == 0)
    }

    @Test func sleepersWakeWhenWhatTheyReadChanges() {
        let lab = Laboratory(threads: 3), box = lab.makeShared([0])
        let taken = Counter()
        run(3) { index in
            let me = lab[index]
            if index == 0 {
                for turn in 1...500 { put(me, box, turn) }
            } else {
                for _ in 0..<250 where take(me, box) > 0 { taken.add() }
            }
        }
        #expect(taken.value == 500)
        #expect(lab[0].statistic("sleeps") + lab[1].statistic("sleeps") + lab[2].statistic("sleeps") > 0)
    }

    private func put(_ me: LogicalThread, _ box: LabObject, _ value: Int) {
        me.begin()
        while true {
            if let old = me.read(box, 0) {
                if old != 0 { me.requestRetry() } else if me.write(box, 0, value), me.commit() { return }
            }
            me.recover()
        }
    }

    private func take(_ me: LogicalThread, _ box: LabObject) -> Int {
        me.begin()
        while true {
            if let value = me.read(box, 0) {
                if value == 0 { me.requestRetry() } else if me.write(box, 0, 0), me.commit() { return value }
            }
            me.recover()
        }
    }

    @Test func irrevocableTransactionsTakeTurns() {
        let lab = Laboratory(threads: 3), x = lab.makeShared([0]), y = lab.makeShared([0])
        run(3) { index in
            let me = lab[index]
            for turn in 0..<500 {
                me.begin()
                while true {
                    if let old = me.read(x, 0), turn % 3 != index || me.becomeIrrevocable(),
                        let other = me.read(y, 0), me.write(y, 0, other + 1), me.write(x, 0, old + 1), me.commit() { break }
                    me.recover()
                }
            }
        }
        #expect(x.peek(0) == 1500 && y.peek(0) == 1500)
        #expect(lab.threads.allSatisfy { $0.statistic("irrevocables") > 0 })
    }

    @Test func outputKeepsTheOrderOfTheCommits() throws {
        let lab = Laboratory(threads: 2), x = lab.makeShared([0])
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        let lines = LockedLines()
        let reader = Foundation.Thread { lines.read(pipe) }
        reader.start()
        run(2) { index in
            let me = lab[index]
            for _ in 0..<1000 {
                me.begin()
                while true {
                    if let old = me.read(x, 0), me.write(x, 0, old + 1) {
                        me.emit("\(old)\n", to: descriptor)
                        if me.commit() { break }
                    }
                    me.recover()
                }
            }
        }
        #expect(lab[0].flush() == 0)
        try pipe.fileHandleForWriting.close()
        #expect(lines.wait() == (0..<2000).map(String.init))
    }

    private func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let group = DispatchGroup()
        for index in 0..<count {
            group.enter()
            let thread = Foundation.Thread {
                body(index)
                group.leave()
            }
            thread.start()
        }
        group.wait()
    }
}

final class Counter: @unchecked Sendable { // guarded by `lock`
    private let lock = NSLock()
    private var count = 0
    func add() { lock.withLock { count += 1 } }
    var value: Int { lock.withLock { count } }
}

final class LockedLines: @unchecked Sendable { // `data` is handed over by the semaphore
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)
    func read(_ pipe: Pipe) {
        data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
        done.signal()
    }
    func wait() -> [String] {
        done.wait()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
