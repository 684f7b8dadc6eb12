#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # GuestThread: the cold side of a guest thread
///
///     ThreadState.cold   -> GuestThread     Swift object, one for each guest thread
///     ThreadState.object -> thread record   guest storage, `ThreadRecord` names its slots
///
/// `@unchecked Sendable`: written before the thread starts, or by its own thread only, but for
/// `nativeID`, which others may read at any time.
final class GuestThread: @unchecked Sendable {
    /// What `get_ident()` gives: from 1, never used twice.
    let ident: Int
    let isMain: Bool
    private let nativeIDWord: UnsafeMutableRawPointer
    /// `atomic(rollback=True)` blocks that are open, outermost first.
    var savepoints: [Savepoint] = []
    /// The wait inside `atomic` that is being retried: when it gives up (0: never), and the thread's
    /// commits when it was first met. Another count: that wait is over.
    var retryDeadline: UInt64 = 0
    var retryCommits = UInt64.max
    /// Enclosing `or_else` calls that still have another way to try.
    var alternatives = 0

    init(ident: Int, isMain: Bool) {
        self.ident = ident
        self.isMain = isMain
        nativeIDWord = .allocate(byteCount: 8, alignment: 8)
        nativeIDWord.storeRelaxed(0)
    }

    deinit { nativeIDWord.deallocate() }

    /// The system's number of the OS thread; 0 until it runs.
    var nativeID: Int {
        get { Int(nativeIDWord.loadRelaxed()) }
        set { nativeIDWord.storeRelaxed(UInt64(newValue)) }
    }
}

/// Slots of a thread's record, in the order of their index.
enum ThreadRecord: Int, CaseIterable {
    /// The guest's `threading.Thread` object, or None.
    case object
    case callable, arguments, keywords
    /// A lock that is released when the thread has ended, or None.
    case done
    /// In solo mode: (callable, arguments) pairs for the end of the atomic block, a list or None.
    case afterBlock
}

extension Thread {
    /// The thread's cold side. Valid once `adoptMainThread` or `startThread` has run.
    var guest: GuestThread {
        guard let cold = state.pointee.cold else { fatalError("a thread without its cold side") }
        return cold.takeUnretainedValue()
    }

    /// `get_ident()`, without counting a reference.
    @inline(__always) var ident: Int {
        guard let cold = state.pointee.cold else { return 0 }
        return cold._withUnsafeGuaranteedRef { $0.ident }
    }

    @inline(__always) var isMainThread: Bool { ident == 1 }

    var record: StorageRef { StorageRef(state.pointee.object.ref) }

    func readRecord(_ slot: ThreadRecord) throws(Unwind) -> Value { try read(record, slot.rawValue) }

    func writeRecord(_ slot: ThreadRecord, _ value: Value) throws(Unwind) {
        try openSlot(record, slot.rawValue)
        record[slot.rawValue] = value
    }

    func makeThreadRecord() throws(Unwind) -> StorageRef {
        let record = try makeStorage(capacity: ThreadRecord.allCases.count)
        for slot in ThreadRecord.allCases { record[slot.rawValue] = .none }
        return record
    }

    /// The machine's first thread gets its cold side. Once, while the machine starts.
    func adoptMainThread() throws(Unwind) {
        let room = machine.cold.threads
        let guest = GuestThread(ident: room.takeIdent(), isMain: true)
        guest.nativeID = NativeThread.currentID
        state.pointee.cold = .passRetained(guest)
        state.pointee.object = Value(try makeThreadRecord().ref)
        setNativeStackLimit()
        machine.transactions.pointee.hooks.shouldInterruptWait = { $0.hasInterruption }
        room.interrupts.setPollWord(machine.world.state.pointee.pollWord)
    }

    /// After `bindNativeStack`, on the thread's own OS thread.
    func setNativeStackLimit() {
        var lowest: UInt = 0, highest: UInt = 0
        NativeThread.stackBounds(&lowest, &highest)
        // Room for the native functions that one guest call may nest before it looks again.
        let margin = Swift.min(UInt(256 << 10), (highest - lowest) / 3)
        state.pointee.nativeStackLimit = lowest + margin
    }

    func forgetGuestThread() {
        state.pointee.cold?.release()
        state.pointee.cold = nil
    }
}

/// What the threads of one machine share on the Swift side.
/// `@unchecked Sendable`: guarded by `lock`.
final class ThreadRoom: @unchecked Sendable {
    private let lock = NativeLock.make()
    private var nextIdent = 1
    private var stackBytes = NativeThread.defaultStackBytes
    private var living: Set<Int> = []
    private var totals = [UInt64](repeating: 0, count: TransactionCount.allCases.count)
    /// What threads did that have ended: the first `mostEnded` of them.
    private var endedThreads: [EndedThread] = []
    static let mostEnded = 64
    let interrupts = Interrupts()

    deinit { lock.destroy() }

    func takeIdent() -> Int {
        lock.withLock {
            defer { nextIdent += 1 }
            living.insert(nextIdent)
            return nextIdent
        }
    }

    func forget(ident: Int) { lock.withLock { _ = living.remove(ident) } }
    /// Does the thread live? Numbers are never used twice.
    func isLiving(_ ident: Int) -> Bool { lock.withLock { living.contains(ident) } }

    /// Bytes of native stack for threads started from now on.
    var stackSize: Int {
        get { lock.withLock { stackBytes } }
        set { lock.withLock { stackBytes = newValue } }
    }

    /// Adds the counts of a thread that ends.
    func addTotals(_ ident: Int, _ face: TransactionFace) {
        lock.withLock {
            for count in TransactionCount.allCases { totals[count.rawValue] &+= face[count] }
            if endedThreads.count == ThreadRoom.mostEnded { return }
            endedThreads.append(EndedThread(ident: ident, counts: TransactionCount.allCases.map { face[$0] }))
        }
    }
    var ended: [EndedThread] { lock.withLock { endedThreads } }
    func total(_ count: TransactionCount) -> UInt64 { lock.withLock { totals[count.rawValue] } }

}

/// The counts of a thread that has ended, by `TransactionCount`.
struct EndedThread: Sendable {
    let ident: Int
    let counts: [UInt64]
}
