#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Turns: threads that all want one unit run one after the other, each for a while
///
///     turns   [ hash of the unit's record -> end:32 | number:32 ; length ]      per machine
///
/// Short slices that meet at one unit nearly every time gain nothing from running at once: each
/// pays for begin, commit and a cache line fetched from the other. (Meeting a long slice says nothing: that
/// one can be cut.) A place where that happens
/// (`SlicePlace.intensity`) gets a turn: its slices begin only while the thread holds it, and are
/// long again, many atomic blocks in one. Serialised transactions are serialisable.
///
/// A turn is advice, never a lock: nobody holds a unit while waiting for one, it ends by the
/// clock, and who has waited long goes on without it. So it cannot deadlock, and a thread that
/// sleeps, ends or is not scheduled while it holds a turn keeps nobody for long.
///
/// | holder | who waits |
/// |---|---|
/// | runs, its time is not over | sleeps, outside the heap |
/// | its time is over | takes the turn, lets the holder's slice end first |
/// | runs no transaction for `longPause`, or ended | takes it |
/// | nobody asked in `lonelyTurns` turns | - (the place goes back to running at once) |
///
/// After 4 turns, and twice as many each time up to 64, a place tries without: what was contended
/// need not stay so, and who waits in turns cannot see it.
///
/// Laws
/// 1. A turn changes hands by compare-and-swap of its whole word: its end belongs to its holder.
/// 2. It is waited for before a transaction has begun.
struct Turns {
    let base: UnsafeMutableRawPointer
    static let count = 64, stride = 128
    static let shortest: UInt64 = 1_000_000, longest: UInt64 = 16_000_000, longestWait: UInt64 = 100_000_000
    static let lonelyTurns: UInt8 = 8
    /// Who runs no transaction for so long is doing something else.
    static let longPause: UInt64 = 20_000
    /// A slice longer than this gains from running at once, even if half of them are lost.
    static let longSlice: UInt64 = 20_000
    static let manyUnits = 64

    init() {
        base = .allocate(byteCount: Turns.count * Turns.stride, alignment: 128)
        memset(base, 0, Turns.count * Turns.stride)
    }

    func destroy() { base.deallocate() }

    /// Of a unit: 1...count; 0 stands for none.
    static func number(of record: UInt) -> UInt16 {
        let hash = UInt64(record >> 3) &* 0x9E37_79B9_7F4A_7C15
        return UInt16(truncatingIfNeeded: hash >> 58) + 1
    }

    @inline(__always) subscript(number: UInt16) -> Turn { Turn(address: base + (Int(number) - 1) &* Turns.stride) }
}

struct Turn {
    let address: UnsafeMutableRawPointer

    struct Holder: Equatable {
        let bits: UInt64
        @inline(__always) init(bits: UInt64) { self.bits = bits }
        init(number: UInt32, end: UInt64) { bits = (end >> 14) << 32 | UInt64(number) }
        @inline(__always) var number: UInt32 { UInt32(truncatingIfNeeded: bits) }
        /// Ends are told apart within 9 hours.
        func isOver(_ now: UInt64) -> Bool { Int32(truncatingIfNeeded: Int64(bitPattern: now >> 14) &- Int64(bitPattern: bits >> 32)) >= 0 }
    }

    var holder: Holder { Holder(bits: address.loadAcquire()) }
    /// How long a turn is, in nanoseconds: grows while it is wanted.
    var length: UInt64 {
        get { max((address + 8).loadRelaxed(), Turns.shortest) }
        nonmutating set { (address + 8).storeRelaxed(newValue) }
    }
    func pass(from seen: Holder, to next: Holder) -> Bool { address.compareExchange(expected: seen.bits, desired: next.bits) }
}

extension Thread {
    /// A begin at `place`. May wait, outside the heap.
    @inline(__always) func settleTurn(_ place: UnsafeMutablePointer<SlicePlace>) {
        if place.pointee.turn | transaction.pointee.heldTurn != 0 { settleTurnSlowly(place) }
    }

    @inline(never) private func settleTurnSlowly(_ place: UnsafeMutablePointer<SlicePlace>) {
        assert(!state.pointee.isInTransaction, "law 2 of turns")
        let wanted = place.pointee.turn
        if transaction.pointee.heldTurn != wanted { leaveTurn() }
        if wanted == 0 { return }
        let turn = machine.transactions.pointee.turns[wanted], holder = turn.holder
        if holder.number == transaction.pointee.face.number {
            keepTurn(turn, holder, place)
        } else if place.pointee.turnsLeft > 0 {
            takeTurn(turn, place)
        } else {
            place.pointee.endTurns(isLonely: false)
            leaveTurn()
        }
    }

    /// The holder's own look. Nobody has taken what was over: nobody wants it.
    private func keepTurn(_ turn: Turn, _ holder: Turn.Holder, _ place: UnsafeMutablePointer<SlicePlace>) {
        let now = MonotonicClock.now
        if !holder.isOver(now) { return }
        place.pointee.lonelyTurns += 1
        turn.length = Turns.shortest
        if place.pointee.lonelyTurns >= Turns.lonelyTurns {
            place.pointee.endTurns(isLonely: true)
            leaveTurn()
        } else {
            _ = turn.pass(from: holder, to: Turn.Holder(number: holder.number, end: now &+ Turns.shortest))
        }
    }

    private func takeTurn(_ turn: Turn, _ place: UnsafeMutablePointer<SlicePlace>) {
        let start = MonotonicClock.now
        stepOut()
        if let before = waitForTurn(turn, start) {
            transaction.pointee.heldTurn = place.pointee.turn
            transaction.pointee.face.turn = UInt64(place.pointee.turn)
            place.pointee.lonelyTurns = 0
            place.pointee.turnsLeft -= 1
            letSliceEnd(before)
        }
        stepIn()
        count(.waitTime, MonotonicClock.now &- start)
    }

    /// Who held the turn before this thread took it; nil: it was not to be had.
    private func waitForTurn(_ turn: Turn, _ start: UInt64) -> Turn.Holder? {
        let mine = transaction.pointee.face.number
        var round = 0, idle: UInt64 = 0, idleSince = start
        while true {
            let holder = turn.holder, now = MonotonicClock.now
            let status = machine.transactions.pointee.numbers.owner(holder.number)?.status ?? 0
            if status != idle || TransactionFace.phase(status) != .idle { (idle, idleSince) = (status, now) }
            let isIdle = status == 0 || now &- idleSince > Turns.longPause
            if isIdle || holder.isOver(now) {
                if !isIdle { turn.length = min(turn.length * 2, Turns.longest) }
                if turn.pass(from: holder, to: Turn.Holder(number: mine, end: now &+ turn.length)) { return holder }
                continue
            }
            if now &- start >= Turns.longestWait { return nil }
            rest(round)
            round += 1
        }
    }

    private func letSliceEnd(_ before: Turn.Holder) {
        guard let face = machine.transactions.pointee.numbers.owner(before.number) else { return }
        let status = face.status, start = MonotonicClock.now
        var round = 0
        while TransactionFace.phase(status) != .idle && face.status == status && MonotonicClock.now &- start < Turns.shortest {
            rest(round)
            round += 1
        }
    }

    /// Gives back the turn this thread holds, if it still does.
    func leaveTurn() {
        let held = transaction.pointee.heldTurn
        if held == 0 { return }
        transaction.pointee.heldTurn = 0
        transaction.pointee.face.turn = 0
        let turn = machine.transactions.pointee.turns[held], holder = turn.holder
        if holder.number == transaction.pointee.face.number { _ = turn.pass(from: holder, to: Turn.Holder(bits: 0)) }
    }

    // MARK: Learning

    /// Another thread was met at this unit: it has it, or has just changed it.
    @inline(__always) func noteMeeting(_ record: UnsafeMutableRawPointer, _ owner: TransactionFace?) {
        transaction.pointee.metRecord = UInt(bitPattern: record)
        transaction.pointee.metTurn = UInt16(truncatingIfNeeded: owner?.turn ?? 0)
        transaction.pointee.metLong = owner.map(isLong) ?? false
    }

    /// It can be cut, and will be (`isDisturbed`); or it is privileged, and soon over.
    private func isLong(_ owner: TransactionFace) -> Bool {
        owner.turn == 0 && owner.sliceLength > SlicePlace.singleBlock || owner.seniority == UInt64.max
    }

    /// A slice that met another thread, or whose place is used to that, has ended.
    @inline(never) func learnFromMeeting(isLost: Bool) {
        let transaction = self.transaction, place = transaction.pointee.place
        let record = transaction.pointee.metRecord, metLong = transaction.pointee.metLong
        transaction.pointee.metRecord = 0
        transaction.pointee.metLong = false
        if place.pointee.turn != 0 {
            // Two turns for one quarrel: theirs will do.
            if isLost && transaction.pointee.metTurn != 0 { place.pointee.turn = transaction.pointee.metTurn }
            return
        }
        // A slice that loses again and again is one that has met somebody. A long slice can be cut.
        if transaction.pointee.retries > 1 || metLong { return }
        place.pointee.noteSlice(met: record != 0 || isLost)
        if record == 0 || !place.pointee.wantsTurn || !isShort { return }
        place.pointee.beginTurns(transaction.pointee.metTurn != 0 ? transaction.pointee.metTurn : Turns.number(of: record))
    }

    private var isShort: Bool {
        let begin = transaction.pointee.beginTime
        // What was lost early may have been long.
        return begin != 0 && MonotonicClock.now &- begin < Turns.longSlice && transaction.pointee.lostReads < Turns.manyUnits
    }
}
