#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # TransactionSystem: what the transactions of one machine share
///
///     MachineState.clock -> +0    the clock's word, alone on its line
///                           +128  what sleepers watch (`WaitQueue`), two words
///                           +256  TransactionSystem
///
/// Lock order (each may be taken while holding those before it):
/// units (by compare-and-swap, never waited for while a mutex is held) -> token ->
/// output queue -> wait queue -> thread numbers. `docs/transactions.md` has the table.
struct TransactionSystem {
    let numbers = ThreadNumbers()
    let token = IrrevocableToken()
    let waiters = WaitQueue()
    let output = OutputQueue()
    let turns = Turns()
    /// Faces and logs of ended threads, to be used again. Guarded by `pool`.
    let pool = TimedMutex()
    let freeTransactions: UnsafeMutablePointer<NativeBuffer<UInt>>
    let allTransactions: UnsafeMutablePointer<NativeBuffer<UInt>>
    /// What upper rooms supply; written before the machine's second thread starts.
    var hooks = TransactionHooks()

    init() {
        freeTransactions = .allocate(capacity: 1)
        freeTransactions.initialize(to: NativeBuffer(capacity: 8))
        allTransactions = .allocate(capacity: 1)
        allTransactions.initialize(to: NativeBuffer(capacity: 8))
    }

    static let watchedOffset = 128
    static let offset = 256

    /// The memory `MachineState.clock` points to. Called once while a machine is made.
    static func create() -> UnsafeMutableRawPointer {
        let bytes = offset + MemoryLayout<TransactionSystem>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 128)
        memset(memory, 0, bytes)
        let system = TransactionSystem()
        if let last = UInt32(exactly: Knobs.current.lastThreadNumber), last > 0 { system.numbers.lower(limit: last) }
        (memory + offset).initializeMemory(as: TransactionSystem.self, to: system)
        return memory
    }

    /// Frees it all; no thread of the machine may be left.
    static func destroy(_ clock: UnsafeMutableRawPointer) {
        let system = (clock + offset).assumingMemoryBound(to: TransactionSystem.self)
        for index in 0..<system.pointee.allTransactions.pointee.count {
            let transaction = UnsafeMutablePointer<Transaction>(bitPattern: system.pointee.allTransactions.pointee.base[index])!
            transaction.pointee.destroy()
            transaction.deinitialize(count: 1)
            transaction.deallocate()
        }
        system.pointee.allTransactions.pointee.destroy()
        system.pointee.allTransactions.deallocate()
        system.pointee.freeTransactions.pointee.destroy()
        system.pointee.freeTransactions.deallocate()
        system.pointee.numbers.destroy()
        system.pointee.token.destroy()
        system.pointee.waiters.destroy()
        system.pointee.output.destroy()
        system.pointee.turns.destroy()
        system.pointee.pool.destroy()
        system.deinitialize(count: 1)
        clock.deallocate()
    }
}

extension TransactionSystem {
    /// Calls `body` with the face of each thread that carries a number. Holds `pool`.
    func forEachLive(_ body: (TransactionFace) -> Void) {
        pool.lock()
        defer { pool.unlock() }
        for index in 0..<allTransactions.pointee.count {
            let transaction = UnsafeMutablePointer<Transaction>(bitPattern: allTransactions.pointee.base[index])!
            if transaction.pointee.face.number != 0 { body(transaction.pointee.face) }
        }
    }
}

/// Plain functions of upper rooms that the transactions call on slow paths.
struct TransactionHooks {
    /// Runs the guest callables of `on_commit` after a commit, outside the transaction.
    var runCommitCallables: (@Sendable (Thread) -> Void)?
    /// The object that contains an address of the heap (for conflict reports), or absent.
    var objectContaining: (@Sendable (Machine, UnsafeMutableRawPointer) -> Value)?
    /// Calls back with each object of the heap, all threads being stopped.
    var forEachObject: (@Sendable (Machine, (Ref) -> Void) -> Void)?
    /// An abort was recorded: the conflict log.
    var aborted: (@Sendable (Thread, UnsafeMutablePointer<AbortInfo>) -> Void)?
    /// Called at each turn of a wait: scripts with several logical threads on one system
    /// thread let the other one go on.
    var waiting: (@Sendable (Thread) -> Void)?
    /// True when a sleeping `retryWait` should give up: a signal, a limit, process exit.
    var shouldInterruptWait: (@Sendable (Thread) -> Bool)?
}

extension Machine {
    @inline(__always) var transactions: UnsafeMutablePointer<TransactionSystem> {
        (state.pointee.clock + TransactionSystem.offset).assumingMemoryBound(to: TransactionSystem.self)
    }
    /// What all sleepers watch together.
    var watched: RecordBloom {
        @inline(__always) get {
            let words = state.pointee.clock + TransactionSystem.watchedOffset
            return RecordBloom(buckets: words.loadAcquire(), checks: (words + 8).loadAcquire())
        }
        nonmutating set {
            let words = state.pointee.clock + TransactionSystem.watchedOffset
            words.storeRelaxed(newValue.buckets)
            (words + 8).storeRelaxed(newValue.checks)
        }
    }
}
