/// # TransactionFace: what other threads may see of a thread's transaction
///
/// A block of atomic words, never freed while its machine lives.
///
///     +0    status     | serial:32 | phase:32 |   who runs, and how far it is
///     +8    seniority  larger wins a conflict (`Contention`)
///     +16   number     thread number, 0 when the thread has ended
///     +24   killer     `Place` of whoever asked this transaction to abort
///     +32   writeLog   address of the write log's entries
///     +40   writeCount entries in it
///     +48   state      address of the owner's ThreadState
///     +56   killerFace address of the face of whoever asked this transaction to abort
///     +64   turn       the turn it holds, 0: none (`Turns`)
///     +72   disturbed  1: another thread was held up by its slice; set by that one, cleared by the owner
///     +80   length     the budget its running slice began with (`SliceController`)
///     +88   awaited    1: another thread waits for a unit of its slice; set by that one, cleared by the owner
///     +96   readLocks  address of the read locks' entries
///     +104  lockCount  entries in them
///     +128  statistics one word for each `TransactionCount`
///     +512  footprint  pairs (record, place): where units were last committed
///
/// The owner stores, others load, except `disturbed`, `awaited`, and `status`: another thread may swap
/// `running` to `killed`. A kill is a request: the owner looks at it whenever it meets a
/// new unit, polls or commits, undoes itself and releases; when it has begun to
/// commit it does not look any more. So no commit needs a compare-and-swap here.
struct TransactionFace: Equatable {
    let address: UnsafeMutableRawPointer

    static let bytes = 512 + footprintSlots * 16
    static let footprintSlots = 256

    enum Phase: UInt32 { case idle, running, committing, killed }

    static func status(_ serial: UInt32, _ phase: Phase) -> UInt64 { UInt64(serial) << 32 | UInt64(phase.rawValue) }
    static func phase(_ status: UInt64) -> Phase {
        Phase(rawValue: UInt32(truncatingIfNeeded: status)) ?? .idle
    }

    @inline(__always) var status: UInt64 {
        get { address.loadAcquire() }
        nonmutating set { address.storeRelease(newValue) }
    }
    @inline(__always) var isKilled: Bool { UInt32(truncatingIfNeeded: address.loadRelaxed()) == Phase.killed.rawValue }
    @inline(__always) var seniority: UInt64 {
        get { (address + 8).loadRelaxed() }
        nonmutating set { (address + 8).storeRelaxed(newValue) }
    }
    @inline(__always) var number: UInt32 {
        get { UInt32(truncatingIfNeeded: (address + 16).loadAcquire()) }
        nonmutating set { (address + 16).storeRelease(UInt64(newValue)) }
    }
    var killer: UInt64 {
        get { (address + 24).loadRelaxed() }
        nonmutating set { (address + 24).storeRelaxed(newValue) }
    }
    var killerFace: UInt {
        get { UInt((address + 56).loadRelaxed()) }
        nonmutating set { (address + 56).storeRelaxed(UInt64(newValue)) }
    }
    var turn: UInt64 {
        get { (address + 64).loadRelaxed() }
        nonmutating set { (address + 64).storeRelaxed(newValue) }
    }
    @inline(__always) var isDisturbed: Bool {
        get { (address + 72).loadRelaxed() != 0 }
        nonmutating set { (address + 72).storeRelaxed(newValue ? 1 : 0) }
    }
    @inline(__always) var isAwaited: Bool {
        get { (address + 88).loadRelaxed() != 0 }
        nonmutating set { (address + 88).storeRelaxed(newValue ? 1 : 0) }
    }
    @inline(__always) var sliceLength: UInt32 {
        get { UInt32(truncatingIfNeeded: (address + 80).loadRelaxed()) }
        nonmutating set { (address + 80).storeRelaxed(UInt64(newValue)) }
    }
    @inline(__always) var writeLog: UInt64 {
        get { (address + 32).loadAcquire() }
        nonmutating set { (address + 32).storeRelease(newValue) }
    }
    @inline(__always) var writeCount: Int {
        get { Int((address + 40).loadAcquire()) }
        nonmutating set { (address + 40).storeRelease(UInt64(newValue)) }
    }
    @inline(__always) var readLocks: UInt64 {
        get { (address + 96).loadAcquire() }
        nonmutating set { (address + 96).storeRelease(newValue) }
    }
    @inline(__always) var readLockCount: Int {
        get { Int((address + 104).loadAcquire()) }
        nonmutating set { (address + 104).storeRelease(UInt64(newValue)) }
    }
    var thread: Thread? {
        guard let state = UnsafeMutablePointer<ThreadState>(bitPattern: UInt((address + 48).loadRelaxed())) else { return nil }
        return Thread(state: state)
    }
    func setThread(_ thread: Thread?) { (address + 48).storeRelaxed(UInt64(UInt(bitPattern: thread?.state))) }

    // MARK: Footprint

    @inline(__always) private func footprint(_ record: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        address + 512 + Int(bitPattern: UInt(bitPattern: record) >> 4 & UInt(TransactionFace.footprintSlots - 1)) &* 16
    }
    /// The owner committed a change to this unit, made at that place.
    @inline(__always) func leaveFootprint(_ record: UnsafeMutableRawPointer, _ place: UInt64) {
        let slot = footprint(record)
        slot.storeRelaxed(UInt64(UInt(bitPattern: record)))
        (slot + 8).storeRelaxed(place)
    }
    /// Where the owner last committed a change to this unit, as far as it is remembered.
    func lastWrite(of record: UnsafeMutableRawPointer) -> UInt64? {
        let slot = footprint(record)
        return slot.loadRelaxed() == UInt64(UInt(bitPattern: record)) ? (slot + 8).loadRelaxed() : nil
    }
    /// Code may be freed by a collection: forget. Only while the owner is stopped.
    func clearFootprint() {
        for offset in stride(from: 512, to: TransactionFace.bytes, by: 8) { (address + offset).storeRelaxed(0) }
    }
}
