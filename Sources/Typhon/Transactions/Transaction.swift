#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Transaction: one thread's running slice, and the memory it is undone from
///
///     ThreadState.transaction -> Transaction
///        readLog    (record, word seen, place) ...          validated at commit
///        filter     256 words: units noted in this serial    one compare when noted twice
///        writeLog   (record, old word, object, start, shape, backup, place) ...
///        readLocks  (record, word it had, place) ...         if irrevocable: what it reads
///        undo       backups of the words that were opened
///        frameLog   frames and registers as they were        FrameLog
///        face       what other threads see                   TransactionFace
///
/// Life:  idle -> begin -> running -> commit -> idle, or abort -> (back off) -> begin ...
/// One struct per thread, owned by it; the collector reads it while the thread is stopped.
///
/// Laws (asserted by `TransactionCheck`)
/// 1. When a transaction begins, its logs, pending effects and savepoints are empty.
/// 2. Every unit whose record is the thread's tag with a serial of the running
///    transaction was born in it or is in the write log.
/// 3. When a transaction has ended, no unit of its write log or read locks that was shared is owned by it.
/// 4. A unit in the read log was shared, with the word noted, at every moment between
///    the first look at it and `snapshot`'s reading of the clock.
/// 5. Nothing another thread can reach refers to a unit private to this thread.
/// 6. Filter words carry 20 bits of the serial; the filter is cleared whenever these wrap.
struct Transaction {
    var readLog = NativeBuffer<ReadEntry>(capacity: 256)
    var writeLog = NativeBuffer<WriteEntry>(capacity: 128, keepsOldBlocks: true)
    var readLocks = NativeBuffer<ReadEntry>(capacity: 16, keepsOldBlocks: true)
    var undo = NativeBuffer<UInt64>(capacity: 1024)
    let filter: UnsafeMutablePointer<UInt64>
    /// The serial's low bits where the filter keeps them.
    var filterTag: UInt64 = 0
    let face: TransactionFace
    var frameLog = FrameLog()

    /// Entries of the write log whose unit was shared: zero means nothing to release.
    var lockedCount = 0
    /// The commit has told locked units from private ones (`Publish`).
    var isMarked = false
    var effects: PendingEffects = []
    /// Serial of the running transaction, and the one it began with (savepoints take new ones).
    var serial = OwnershipRecord.firstSerial
    var firstSerial = OwnershipRecord.firstSerial
    /// A new thread number is taken before serials pass this. Room is left for savepoints.
    var serialLimit = UInt32.max - (1 << 20)

    /// Which the clock gave to the transaction before this one; 0: that one gave none, or this one has begun.
    var lastVersion: UInt64 = 0

    /// The thread has no heap (`Laboratory`): nothing stops it, it stops nobody.
    var isBare = false

    // MARK: Conflicts

    /// Tries of the running slice that were aborted.
    var retries = 0
    /// Units they had read.
    var lostReads = 0
    /// The clock when the slice was first begun: its age.
    var age: UInt64 = 0
    /// The next begin takes the irrevocable token first.
    var wantsIrrevocable = false
    /// Irrevocable, and not only to win: something was or will be done that cannot be undone.
    var mustCommit = false
    /// The abort on its way asks to sleep until something that was read changes.
    var wantsRetry = false
    /// A guest atomic block was entered; nothing came before it in the slice; so many of the next
    /// ones must each be their slice's first.
    var isInsideBlock = false
    var isBlockFirst = false
    var blocksToSplit = 0
    /// Where the block was entered (a frame's pc), and the one that is to be split off and to run irrevocably; 0: none.
    var blockStart: UInt = 0
    var blockToSplit: UInt = 0
    /// Of the sleep it asks for; 0: none.
    var retryDeadline: UInt64 = 0
    /// Where it was asked for, until the slice commits.
    var retryPlace: UInt64 = 0
    var wakeReason = WakeReason.changed
    /// Whom to let finish before the next try: a face and its status, or nothing.
    var waitFor: UInt = 0
    var waitForStatus: UInt64 = 0
    var abortReason = AbortReason.writeWrite
    var randomState: UInt64
    /// Reads are not noted (guest `unrecorded()`); writes raise.
    var isUnrecorded = false

    // MARK: Tuning

    var places: UnsafeMutablePointer<SlicePlace>
    /// Of the running slice; always valid.
    var place: UnsafeMutablePointer<SlicePlace>
    var endsSoon = false
    /// What the slice had left when it ended with an atomic block.
    var unusedBudget = 0
    /// The turn this thread took last (`Turns`); the unit at which the slice met another thread, that one's turn, and
    /// whether its slice could be cut.
    var heldTurn: UInt16 = 0
    var metTurn: UInt16 = 0
    var metLong = false
    var metRecord: UInt = 0
    /// Slow-path calls until the stress abort; negative: none planned.
    var stressCountdown = -1
    var stressSlices = 0
    var knobs = TransactionKnobs()
    var isStressed = false
    var beginTime: UInt64 = 0
    var lastTimeCheck: UInt64 = 0
    var beginsSinceTimeCheck = 0
    var averageSliceTime: UInt64 = 0
    var irrevocableSince: UInt64 = 0

    // MARK: Effects

    var output = NativeBuffer<UInt8>(capacity: 256)
    var publishRoots = NativeBuffer<Value>(capacity: 8)
    var commitCallables = NativeBuffer<CommitCallable>(capacity: 4)
    var readyCallables = NativeBuffer<CommitCallable>(capacity: 4)
    var abortCallables = NativeBuffer<CommitCallable>(capacity: 4)
    var closures: Unmanaged<EffectClosures>
    var worklist = NativeBuffer<UInt64>(capacity: 64)
    /// The read set `retryWait` watches.
    var watched = NativeBuffer<ReadEntry>(capacity: 16)
    var waiter: UnsafeMutablePointer<Waiter>

    // MARK: Reports

    var lastAbort: UnsafeMutablePointer<AbortInfo>
    var longestAbort: UnsafeMutablePointer<AbortInfo>

    static let filterSlots = 256

    /// How much it has touched: entries of its logs.
    var unitCount: Int { readLog.count + readLocks.count + writeLog.count }

    init() {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: TransactionFace.bytes, alignment: 128)
        memset(memory, 0, TransactionFace.bytes)
        face = TransactionFace(address: memory)
        filter = .allocate(capacity: Transaction.filterSlots)
        filter.initialize(repeating: 0, count: Transaction.filterSlots)
        places = SlicePlace.makeTable()
        place = places
        randomState = UInt64(UInt(bitPattern: memory)) &* 0x9E37_79B9_7F4A_7C15 | 1
        closures = .passRetained(EffectClosures())
        waiter = .allocate(capacity: 1)
        waiter.initialize(to: Waiter())
        lastAbort = .allocate(capacity: 1)
        lastAbort.initialize(to: AbortInfo())
        longestAbort = .allocate(capacity: 1)
        longestAbort.initialize(to: AbortInfo())
        face.writeLog = UInt64(UInt(bitPattern: writeLog.base))
        face.readLocks = UInt64(UInt(bitPattern: readLocks.base))
    }

    mutating func destroy() {
        face.address.deallocate()
        filter.deallocate()
        places.deallocate()
        readLog.destroy()
        writeLog.destroy()
        readLocks.destroy()
        undo.destroy()
        frameLog.destroy()
        output.destroy()
        publishRoots.destroy()
        commitCallables.destroy()
        readyCallables.destroy()
        abortCallables.destroy()
        closures.release()
        worklist.destroy()
        watched.destroy()
        waiter.pointee.condition.destroy()
        waiter.deallocate()
        lastAbort.pointee.destroy()
        lastAbort.deallocate()
        longestAbort.pointee.destroy()
        longestAbort.deallocate()
    }

    /// A number of 0 ..< bound, from the thread's own sequence.
    mutating func random(_ bound: Int) -> Int {
        randomState ^= randomState << 13
        randomState ^= randomState >> 7
        randomState ^= randomState << 17
        return Int(randomState % UInt64(max(bound, 1)))
    }
}

// MARK: Threads come and go

extension Thread {
    @inline(__always) var transaction: UnsafeMutablePointer<Transaction> { state.pointee.transaction }

    /// Gives a new thread its transaction and number. Called before the thread touches the
    /// heap, by whoever makes its ThreadState. False: too many threads (`RuntimeError:
    /// can't start new thread`).
    func attachTransactions() -> Bool {
        let system = machine.transactions
        let transaction = Thread.takeTransaction(system)
        state.pointee.transaction = transaction
        guard system.pointee.numbers.take(for: transaction.pointee.face, begins: true) != nil else {
            Thread.giveBack(transaction, system)
            return false
        }
        transaction.pointee.face.setThread(self)
        setKnobs(TransactionKnobs(Knobs.current))
        state.pointee.isTransactional = machine.state.pointee.isTransactional
        state.pointee.isInTransaction = false
        state.pointee.isIrrevocable = false
        adoptNumber()
        return true
    }

    func setKnobs(_ knobs: TransactionKnobs) {
        transaction.pointee.knobs = knobs
        transaction.pointee.isStressed = knobs.abortEvery > 0 || knobs.sliceLength > 0
    }

    /// The thread ends: what it owned is shared from here on. Between two transactions only.
    func detachTransactions() {
        let system = machine.transactions
        checkLaw(1, !state.pointee.isInTransaction && !state.pointee.isIrrevocable)
        let face = transaction.pointee.face
        leaveTurn()
        system.pointee.numbers.retire(face.number)
        face.number = 0
        face.setThread(nil)
        state.pointee.tag = 0
        state.pointee.ownedWord = 0
        state.pointee.birthRecord = 0
        Thread.giveBack(transaction, system)
    }

    private static func takeTransaction(_ system: UnsafeMutablePointer<TransactionSystem>) -> UnsafeMutablePointer<Transaction> {
        system.pointee.pool.lock()
        defer { system.pointee.pool.unlock() }
        let free = system.pointee.freeTransactions.pointee.count
        if free > 0 {
            system.pointee.freeTransactions.pointee.count = free - 1
            return UnsafeMutablePointer(bitPattern: system.pointee.freeTransactions.pointee.base[free - 1])!
        }
        let transaction = UnsafeMutablePointer<Transaction>.allocate(capacity: 1)
        transaction.initialize(to: Transaction())
        system.pointee.allTransactions.pointee.append(UInt(bitPattern: transaction))
        return transaction
    }

    private static func giveBack(
        _ transaction: UnsafeMutablePointer<Transaction>, _ system: UnsafeMutablePointer<TransactionSystem>
    ) {
        transaction.pointee.forgetThread()
        system.pointee.pool.lock()
        system.pointee.freeTransactions.pointee.append(UInt(bitPattern: transaction))
        system.pointee.pool.unlock()
    }

    /// Makes `tag` and the words derived from it fit the face's number; serials begin again.
    func adoptNumber() {
        let number = transaction.pointee.face.number
        state.pointee.tag = OwnershipRecord.tag(number: number)
        transaction.pointee.serial = OwnershipRecord.firstSerial
        transaction.pointee.clearFilter()
        setSerial(OwnershipRecord.firstSerial)
    }

    @inline(__always) func setSerial(_ serial: UInt32) {
        let word = OwnershipRecord.owned(tag: state.pointee.tag, serial: serial).bits
        state.pointee.ownedWord = word
        state.pointee.birthRecord = state.pointee.isTransactional ? word : 0
    }
}

extension Transaction {
    mutating func clearFilter() {
        filter.update(repeating: 0, count: Transaction.filterSlots)
        filterTag = UInt64(serial & 0xF_FFFF) << 44
    }

    /// Nothing of the thread that ends may show in the next one that uses this memory.
    fileprivate mutating func forgetThread() {
        retries = 0
        lastVersion = 0
        lostReads = 0
        wantsIrrevocable = false
        blockToSplit = 0
        wantsRetry = false
        waitFor = 0
        isUnrecorded = false
        metRecord = 0
        metLong = false
        readyCallables.count = 0
        lastAbort.pointee.clear()
        longestAbort.pointee.clear()
        SlicePlace.clear(places)
        place = places
        face.clearStatistics()
    }
}
