#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Laboratory: transactions without an interpreter
///
/// A machine with bare threads, for tests and measurements: several logical threads may run
/// on one system thread, in any interleaving a script says, or each on its own. Objects are
/// native memory outside the heap and live as long as the laboratory.
///
///     let lab = Laboratory(threads: 2)
///     let (a, b) = (lab[0], lab[1])
///     let x = lab.makeShared([1])
///     a.begin(); b.begin()
///     a.write(x, 0, 2)             // nil: aborted
///
/// Package API: these are the tests' only doors, so they work in release builds too.
package struct Laboratory: @unchecked Sendable { // immutable handles; what they lead to is the object under test
    let machine: Machine
    package let threads: [LogicalThread]

    package init(threads count: Int, knobs: String = "") {
        let state = UnsafeMutablePointer<MachineState>.allocate(capacity: 1)
        memset(UnsafeMutableRawPointer(state), 0, MemoryLayout<MachineState>.size)
        state.pointee.clock = TransactionSystem.create()
        state.pointee.isTransactional = true
        machine = Machine(state: state)
        let words = TransactionKnobs(Knobs(knobs))
        let machine = machine
        threads = (0..<count).map { _ in LogicalThread(machine: machine, knobs: words) }
    }

    package subscript(index: Int) -> LogicalThread { threads[index] }

    /// An object every thread may see, shared at version 0.
    package func makeShared(_ values: [Int]) -> LabObject {
        let object = LabObject.make(words: values.count, record: 0)
        for (index, value) in values.enumerated() { object.ref[2 + index] = Value(small: value) }
        return object
    }

    package var clock: UInt64 { machine.clock.now }
    /// Lets a script act while a thread waits.
    package func whileWaiting(_ action: (@Sendable () -> Void)?) {
        guard let action else {
            machine.transactions.pointee.hooks.waiting = nil
            return
        }
        machine.transactions.pointee.hooks.waiting = { (_: Thread) in action() }
    }
    /// The thread numbers end here: what then?
    package func lowerNumberLimit(to limit: UInt32) { machine.transactions.pointee.numbers.lower(limit: limit) }
    package func setObjects(_ objects: [LabObject]) {
        machine.transactions.pointee.hooks.forEachObject = { _, body in for object in objects { body(object.ref) } }
    }
    package var numbersAreUsedUp: Bool { machine.transactions.pointee.numbers.areUsedUp }
    package var liveThreads: Int { machine.transactions.pointee.numbers.live }
    /// Would a commit that changed `object` look whether it concerns who watches `watched`?
    package func mayWatch(_ object: LabObject, watching watched: [LabObject]) -> Bool {
        var bloom = RecordBloom()
        for other in watched { bloom.insert(other.ref.address) }
        return bloom.mayContain(object.ref.address)
    }
    package func enterTransactionalMode(by thread: LogicalThread) { machine.enterTransactionalMode(by: thread.t) }
    package func leaveTransactionalMode(by thread: LogicalThread) { machine.leaveTransactionalMode(by: thread.t) }
}

package struct LabObject: Equatable, @unchecked Sendable { // an address
    let ref: Ref

    static func make(words: Int, record: UInt64, kind: Kind = .instance) -> LabObject {
        let bytes = (words + 2) * 8
        guard let address = aligned_alloc(16, (bytes + 15) & ~15) else { fatalError("no memory") }
        memset(address, 0, bytes)
        address.storeRelaxed(record)
        (address + 8).storeRelaxed(Ref.meta(kind: kind, flags: 0, shape: ShapeID(number: 1), words: words + 2))
        return LabObject(ref: Ref(address: address))
    }

    /// What the record says, in words a test can compare: "shared 3", "owned 1", "dead".
    package func record(in lab: Laboratory) -> String {
        let word = OwnershipRecord(bits: ref.record)
        if !word.isOwned { return "shared \(word.version)" }
        if let index = lab.threads.firstIndex(where: { $0.t.state.pointee.tag == word.tag }) { return "owned \(index)" }
        return lab.machine.transactions.pointee.numbers.owner(word.number) == nil ? "dead" : "owned"
    }

    /// The word without any barrier: what lies in memory.
    package func peek(_ index: Int) -> Int { ref[2 + index].integer }
    package var shape: UInt32 {
        get { ref.shape.number }
        nonmutating set { ref.shape = ShapeID(number: newValue) }
    }
    package var value: Value { Value(ref) }
    /// Its record's place in a transaction's read filter.
    package var filterSlot: Int { Thread.filterSlot(UInt64(UInt(bitPattern: ref.address))) }
}

package struct LabSavepoint { let point: Savepoint }

/// A bare guest thread. Functions that give nil, or false, met an abort: `recover` is next.
package struct LogicalThread: @unchecked Sendable { // used by one system thread at a time
    package let t: Thread
    static let frameCount = 16
    static let registerCount = 8

    init(machine: Machine, knobs: TransactionKnobs) {
        let state = UnsafeMutablePointer<ThreadState>.allocate(capacity: 1)
        memset(UnsafeMutableRawPointer(state), 0, MemoryLayout<ThreadState>.size)
        state.pointee.machine = machine.state
        state.pointee.raised = .absent
        let registers = UnsafeMutablePointer<Value>.allocate(capacity: 1024)
        registers.initialize(repeating: .absent, count: 1024)
        state.pointee.frameBase = LogicalThread.makeFrames(registers)
        state.pointee.frame = state.pointee.frameBase
        state.pointee.savedFrame = state.pointee.frameBase
        t = Thread(state: state)
        if !t.attachTransactions() { fatalError("too many threads") }
        t.transaction.pointee.isBare = true
        t.setKnobs(knobs)
    }

    /// Frames whose windows overlap by two registers, all of one code of 64 instructions.
    private static func makeFrames(_ registers: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Frame> {
        let code = UnsafeMutablePointer<CodeData>.allocate(capacity: 1)
        memset(UnsafeMutableRawPointer(code), 0, MemoryLayout<CodeData>.size)
        code.pointee.registerCount = registerCount
        code.pointee.instructions = .allocate(capacity: 64)
        let frames = UnsafeMutablePointer<Frame>.allocate(capacity: frameCount)
        for index in 0..<frameCount {
            (frames + index).initialize(to: Frame(
                code: code, pc: code.pointee.instructions, registers: registers + index * (registerCount - 2),
                function: .none, extra: .none, handled: .none, destination: 0, continuation: .store, detail: 0))
        }
        return frames
    }

    // MARK: Transactions

    package func begin() { t.beginTransaction() }
    package func commit() -> Bool { succeeds { () throws(Unwind) in try t.commitTransaction() } }
    package func rollBack() { t.rollBack() }
    package func recover() { t.recover() }
    package func end() { t.detachTransactions() }
    package func poll() -> Bool { succeeds { () throws(Unwind) in try t.pollTransaction() } }
    package func becomeIrrevocable() -> Bool { succeeds { () throws(Unwind) in try t.becomeIrrevocable() } }

    private func succeeds(_ body: () throws(Unwind) -> Void) -> Bool {
        do {
            try body()
            return true
        } catch { return false }
    }

    private func attempt<Result>(_ body: () throws(Unwind) -> Result) -> Result? {
        do { return try body() } catch { return nil }
    }

    // MARK: Objects

    package func read(_ object: LabObject, _ index: Int) -> Int? {
        attempt { () throws(Unwind) in try t.read(object.ref, 2 + index).integer }
    }
    package func readObject(_ object: LabObject, _ index: Int) -> LabObject? {
        attempt { () throws(Unwind) in LabObject(ref: try t.read(object.ref, 2 + index).ref) }
    }
    package func readBoth(_ object: LabObject) -> (Int, Int)? {
        attempt { () throws(Unwind) in
            try t.reading(object.ref) { (object.ref[2].integer, object.ref[3].integer) }
        }
    }
    package func write(_ object: LabObject, _ index: Int, _ value: Int) -> Bool {
        succeeds { () throws(Unwind) in
            try t.open(object.ref)
            object.ref[2 + index] = Value(small: value)
        }
    }
    package func write(_ object: LabObject, _ index: Int, _ value: LabObject) -> Bool {
        succeeds { () throws(Unwind) in
            try t.open(object.ref)
            object.ref[2 + index] = Value(value.ref)
        }
    }
    package func open(_ object: LabObject) -> Bool { succeeds { () throws(Unwind) in try t.open(object.ref) } }

    /// Born in this transaction: private.
    package func makePrivate(_ values: [Int]) -> LabObject {
        let object = LabObject.make(words: values.count, record: t.state.pointee.birthRecord)
        for (index, value) in values.enumerated() { object.ref[2 + index] = Value(small: value) }
        return object
    }
    /// A private tuple: immutable, but it can lead to what is not.
    package func makeTuple(_ items: [LabObject]) -> LabObject {
        let object = LabObject.make(words: items.count + 1, record: t.state.pointee.birthRecord, kind: .tuple)
        object.ref[2] = Value(small: items.count)
        for (index, item) in items.enumerated() { object.ref[3 + index] = Value(item.ref) }
        return object
    }
    /// Private storage with cards when it is large.
    package func makeStorage(_ capacity: Int) -> LabObject {
        let cards = StorageRef.cardCount(capacity)
        let object = LabObject.make(words: 1 + capacity + cards, record: t.state.pointee.birthRecord, kind: .storage)
        (object.ref.address + 8).storeRelaxed(
            Ref.meta(kind: .storage, flags: 0, shape: ShapeID(number: 1), words: StorageRef.header + capacity))
        object.ref[2] = Value(small: capacity)
        for card in 0..<cards { StorageRef(object.ref).slot(capacity + card).storeRelaxed(t.state.pointee.birthRecord) }
        return object
    }
    package func readSlot(_ storage: LabObject, _ index: Int) -> Int? {
        attempt { () throws(Unwind) in try t.read(StorageRef(storage.ref), index).integer }
    }
    package func writeSlot(_ storage: LabObject, _ index: Int, _ value: Int) -> Bool {
        succeeds { () throws(Unwind) in
            try t.openSlot(StorageRef(storage.ref), index)
            StorageRef(storage.ref)[index] = Value(small: value)
        }
    }
    package func publish(_ object: LabObject) { t.publish(object.value) }
    /// Nothing shared leads to what is private to this thread.
    package func isPublished(_ object: LabObject) -> Bool { t.checkPublished(object.ref) }

    /// Own record and cards are this thread's, by one look.
    package func ownsWhole(_ object: LabObject) -> Bool { t.ownsWhole(object.ref) }
    /// Opens the unit of the storage's own words.
    package func openOwnWords(_ storage: LabObject) -> Bool {
        let start = storage.ref.address + 16
        return succeeds { () throws(Unwind) in try t.open(Unit(storage.ref), of: storage.ref, start: start, words: 1) }
    }
    package func readOwnWord(_ storage: LabObject) -> Int? {
        attempt { () throws(Unwind) in try t.read(Unit(storage.ref), at: storage.ref.address + 16).integer }
    }

    // MARK: Turns

    /// Slices that begin where this one would take turns for `object`.
    package func takeTurns(for object: LabObject) {
        t.choosePlace().pointee.beginTurns(Turns.number(of: UInt(bitPattern: object.ref.address)))
    }
    package var takesTurns: Bool { t.choosePlace().pointee.turn != 0 }
    package func holdsTurn(for object: LabObject) -> Bool {
        let number = Turns.number(of: UInt(bitPattern: object.ref.address))
        return t.machine.transactions.pointee.turns[number].holder.number == t.transaction.pointee.face.number
    }
    package func leaveTurn() { t.leaveTurn() }
    /// What `recover` learns, without its waiting; the slice was rolled back.
    package func learnFromConflict() { t.learnFromAbort() }

    // MARK: Savepoints, retry, effects

    package func makeSavepoint() -> LabSavepoint? {
        attempt { () throws(Unwind) in LabSavepoint(point: try t.makeSavepoint()) }
    }
    package func rollBack(to savepoint: LabSavepoint) -> Bool {
        succeeds { () throws(Unwind) in try t.rollBack(to: savepoint.point) }
    }
    package func requestRetry(milliseconds: UInt64? = nil) {
        _ = t.requestRetry(deadline: milliseconds.map { MonotonicClock.now + $0 * 1_000_000 })
    }
    package func takeWakeReason() -> String { "\(t.takeWakeReason())" }
    package func emit(_ text: String, to descriptor: Int32 = 1) {
        var text = text
        text.withUTF8 { t.emit($0, to: descriptor) }
    }
    package func flush() -> Int32 { t.flushOutput() }
    package func afterCommit(_ action: @escaping () -> Void) { t.afterCommit { _ in action() } }
    package func afterAbort(_ action: @escaping () -> Void) { t.afterAbort { _ in action() } }

    // MARK: Frames

    package var depth: Int { t.state.pointee.frame - t.state.pointee.frameBase }
    package func moveFrame(by delta: Int) { t.state.pointee.frame += delta }
    package func returnInto(_ depth: Int) {
        let frame = t.state.pointee.frameBase + depth
        if frame < t.state.pointee.savedFrame { t.saveReturnedInto(frame) }
        t.state.pointee.frame = frame
    }
    package func setRegister(_ index: Int, _ value: Int) { t.state.pointee.frame.pointee.registers[index] = Value(small: value) }
    package func register(_ index: Int, depth: Int) -> Int { t.state.pointee.frameBase[depth].registers[index].integer }
    package func goTo(instruction: Int) {
        t.state.pointee.frame.pointee.pc = t.state.pointee.frame.pointee.code.pointee.instructions + instruction
    }
    package func instruction(depth: Int) -> Int {
        let frame = t.state.pointee.frameBase[depth]
        return frame.pc - frame.code.pointee.instructions
    }

    // MARK: Looking inside

    package var readCount: Int { t.transaction.pointee.readLog.count }
    package var writeCount: Int { t.transaction.pointee.writeLog.count }
    package var snapshot: UInt64 { t.state.pointee.snapshot }
    package var isRunning: Bool { t.state.pointee.isInTransaction }
    package var isIrrevocable: Bool { t.state.pointee.isIrrevocable }
    package var isKilled: Bool { t.transaction.pointee.face.isKilled }
    package var number: UInt32 { t.transaction.pointee.face.number }
    package var serial: UInt32 { t.transaction.pointee.serial }
    package func setSerialLimit(_ limit: UInt32) { t.transaction.pointee.serialLimit = limit }
    package var retries: Int {
        get { t.transaction.pointee.retries }
        nonmutating set {
            t.transaction.pointee.retries = newValue
            if newValue > 0 { t.raiseSeniority() } else { t.transaction.pointee.face.seniority = 0 }
        }
    }
    package var budget: Int {
        get { t.state.pointee.budget }
        nonmutating set { t.state.pointee.budget = newValue }
    }
    package func enterAtomic() -> Bool { t.enterAtomic() }
    package func exitAtomic() -> Bool { t.exitAtomic() }
    package func statistic(_ name: String) -> UInt64 {
        TransactionCount.allCases.first { "\($0)" == name }.map { t.statistic($0) } ?? UInt64.max
    }
    package var lastAbort: (reason: String, mine: [Int], other: [Int])? {
        let info = t.transaction.pointee.lastAbort.pointee
        if !info.isSet { return nil }
        return ("\(info.reason)", (0..<info.mineCount).map { Place(bits: info.mine[$0]).index },
                (0..<info.otherCount).map { Place(bits: info.other[$0]).index })
    }
    package func forgetAbort() { t.transaction.pointee.lastAbort.pointee.clear() }
    package var isTransactional: Bool { t.isTransactional }
}
