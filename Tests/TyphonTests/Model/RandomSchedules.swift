import Testing
import Typhon

/// Random schedules of several logical threads against `SerialModel`. A failure prints the
/// seed and a script that replays it.
@Suite struct RandomSchedules {
    @Test(arguments: 0..<60)
    func answersFitTheModel(_ seed: Int) {
        var run = RandomRun(seed: UInt64(seed) &* 7919 &+ 1, threads: 2 + seed % 3, units: 3 + seed % 6)
        let failure = run.play(steps: 600)
        #expect(failure == nil, "seed \(seed): \(failure ?? "")\n\(run.script.suffix(60).joined(separator: "\n"))")
        // Prove that the run was worth something.
        #expect(run.commits > 20 && run.aborts > 5)
    }
}

struct RandomRun {
    let lab: Laboratory
    let objects: [LabObject]
    var model: SerialModel
    var script: [String] = []
    var random: UInt64
    var commits = 0, aborts = 0
    var points: [[LabSavepoint]]
    let threadCount: Int

    init(seed: UInt64, threads: Int, units: Int) {
        lab = Laboratory(threads: threads)
        let lab = lab
        objects = (0..<units).map { _ in lab.makeShared([0]) }
        model = SerialModel(units: units, threads: threads)
        random = seed | 1
        points = Array(repeating: [], count: threads)
        threadCount = threads
        lab.whileWaiting {} // one system thread: waiting cannot help
    }

    mutating func next(_ bound: Int) -> Int {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        return Int((random >> 20) % UInt64(bound))
    }

    mutating func play(steps: Int) -> String? {
        for step in 0..<steps {
            let thread = next(threadCount)
            if let failure = self.step(thread, step) { return failure }
        }
        return finish()
    }

    private mutating func finish() -> String? {
        for thread in 0..<threadCount where model.running[thread] != nil { abort(thread) }
        for (unit, object) in objects.enumerated() where object.peek(0) != model.committed[unit] {
            return "unit \(unit) ends as \(object.peek(0)), the model says \(model.committed[unit])"
        }
        return nil
    }

    private mutating func step(_ thread: Int, _ step: Int) -> String? {
        if model.running[thread] == nil {
            lab[thread].begin()
            model.begin(thread)
            points[thread] = []
            script.append("lab[\(thread)].begin()")
            return nil
        }
        switch next(20) {
        case 0..<8: return read(thread, next(objects.count))
        case 8..<14: return write(thread, next(objects.count), step + 1)
        case 14..<17: return commit(thread)
        case 17: return mark(thread)
        case 18: return goBack(thread)
        case _:
            abort(thread)
            return nil
        }
    }

    private mutating func abort(_ thread: Int) {
        script.append("lab[\(thread)].rollBack()")
        lab[thread].rollBack()
        lab[thread].retries = 0
        model.abort(thread)
        aborts += 1
    }

    private mutating func read(_ thread: Int, _ unit: Int) -> String? {
        let value = lab[thread].read(objects[unit], 0)
        script.append("lab[\(thread)].read(x\(unit), 0) // \(value.map(String.init) ?? "aborted")")
        guard let value else {
            let mayAbort = model.ownerOf(unit, except: thread) != nil || model.isStale(thread) || hasReadLocked(thread)
            abort(thread)
            return mayAbort ? nil : "a read was aborted without a reason"
        }
        // A unit somebody else has open is only readable when this thread read it before that.
        let isOwned = model.ownerOf(unit, except: thread) != nil
        if isOwned { return "read \(value) from a unit another transaction has written" }
        if value != model.expected(thread, unit) { return "read \(value), the model says \(model.expected(thread, unit))" }
        // Opacity: a value newer than the view would show here.
        if model.isStale(thread) && model.running[thread]!.reads[unit] == nil && model.running[thread]!.writes[unit] == nil
            && changedSinceBegin(thread, unit) { return "read a new value into an old view" }
        model.noteRead(thread, unit, value)
        return nil
    }

    /// What was read is being written by somebody: extending the snapshot fails then.
    private func hasReadLocked(_ thread: Int) -> Bool {
        model.running[thread]!.reads.keys.contains { model.ownerOf($0, except: thread) != nil }
            || !restoredSince.isDisjoint(with: model.running[thread]!.reads.keys)
    }
    /// Units an abort has released under a fresh version: whoever read them may be aborted.
    private var restoredSince: Set<Int> { Set(objects.indices) }

    private func changedSinceBegin(_ thread: Int, _ unit: Int) -> Bool { versionOf(unit) > lab[thread].snapshot }
    private func versionOf(_ unit: Int) -> UInt64 {
        UInt64(objects[unit].record(in: lab).split(separator: " ").last.map(String.init) ?? "0") ?? 0
    }

    private mutating func write(_ thread: Int, _ unit: Int, _ value: Int) -> String? {
        let isDone = lab[thread].write(objects[unit], 0, value)
        script.append("lab[\(thread)].write(x\(unit), 0, \(value)) // \(isDone)")
        if !isDone {
            let hasReads = !model.running[thread]!.reads.isEmpty
            let mayAbort = model.ownerOf(unit, except: thread) != nil || hasReads
            abort(thread)
            return mayAbort ? nil : "a write was aborted without a reason"
        }
        if model.ownerOf(unit, except: thread) != nil { return "two transactions have unit \(unit) open" }
        model.running[thread]!.writes[unit] = value
        model.running[thread]!.locks.insert(unit)
        return nil
    }

    private mutating func commit(_ thread: Int) -> String? {
        let wroteAny = !model.running[thread]!.locks.isEmpty
        let stale = model.isStale(thread)
        let isDone = lab[thread].commit()
        script.append("lab[\(thread)].commit() // \(isDone)")
        if isDone {
            if wroteAny && stale { return "a stale transaction has committed a write" }
            model.commit(thread)
            commits += 1
            return nil
        }
        let mayAbort = wroteAny && !model.running[thread]!.reads.isEmpty
        abort(thread)
        return mayAbort ? nil : "a commit was refused without a reason"
    }

    private mutating func mark(_ thread: Int) -> String? {
        guard let point = lab[thread].makeSavepoint() else { return "no savepoint" }
        script.append("let p = lab[\(thread)].makeSavepoint()")
        points[thread].append(point)
        model.running[thread]!.marks.append(model.running[thread]!.writes)
        return nil
    }

    private mutating func goBack(_ thread: Int) -> String? {
        guard let point = points[thread].popLast() else { return nil }
        script.append("lab[\(thread)].rollBack(to: p)")
        if !lab[thread].rollBack(to: point) { return "the savepoint is gone" }
        model.running[thread]!.writes = model.running[thread]!.marks.removeLast()
        return nil
    }
}
