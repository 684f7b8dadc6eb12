import CTyphon

/// # SliceController: how long a slice is
///
///     places   [ hash of the pc a slice began at -> SlicePlace ]      per thread
///
/// A place remembers how much budget (back edges and calls) its slices get. A conflict with an equal after
/// fewer than 30 commits cuts it to a quarter; a rarer one by a fifth; 64 commits in a row (fewer while it
/// is short) that used the budget up let it grow by a quarter. Whoever holds up another thread is cut as if it had
/// lost: else one thread's short slices would lose to another's long ones for ever. At
/// `singleBlock` or less, each `atomic` block is a transaction of its own: what came before
/// it is committed first (unless it was next to nothing), and it ends with its block. Above, blocks are
/// merged: a few short ones in one slice share its cost and hardly meet more. When single
/// blocks still meet others all the time, they take turns (`Turns`), merged again.
///
/// Who waits for a unit tells the owner, whose slice then ends with the block it is in: so merged blocks hold others up for no
/// longer than single ones. A slice that had hardly begun then is cut: there are too many who wait.
struct SlicePlace: BitwiseCopyable {
    /// Which place this is: more bits of the hash than the index has.
    var key: UInt32 = 0
    var length: UInt32 = SlicePlace.initialLength
    /// Commits since the length last changed, and since the last conflict.
    var calm: UInt32 = 0
    var sinceConflict: UInt32 = SlicePlace.longAgo
    /// The turn its slices begin in (`Turns`), 0: they run at once with others'.
    var turn: UInt16 = 0
    /// How many of its single-block slices meet another thread, lately, of `always`.
    var intensity: UInt16 = 0
    /// Turns in a row that nobody else wanted; turns until it tries without, and as many the next time.
    var lonelyTurns: UInt8 = 0
    var turnsLeft: UInt8 = 0
    var patience: UInt8 = SlicePlace.leastPatience

    static let initialLength: UInt32 = 1024
    static let greatestLength: UInt32 = 32768
    static let singleBlock: UInt32 = 4
    static let tableSlots = 128
    static let always: UInt16 = 4096
    private static let longAgo: UInt32 = 1 << 30
    private static let near: UInt32 = 30
    private static let leastCalm: UInt32 = 8, mostCalm: UInt32 = 64

    static func makeTable() -> UnsafeMutablePointer<SlicePlace> {
        let table = UnsafeMutablePointer<SlicePlace>.allocate(capacity: tableSlots)
        table.initialize(repeating: SlicePlace(), count: tableSlots)
        return table
    }
    static func clear(_ table: UnsafeMutablePointer<SlicePlace>) { table.update(repeating: SlicePlace(), count: tableSlots) }

    /// May want turns: its slices are timed.
    @inline(__always) var isTimed: Bool { intensity != 0 || length <= SlicePlace.singleBlock && sinceConflict < 64 }

    @inline(__always) mutating func committed(usedUp: Bool) {
        if sinceConflict < SlicePlace.longAgo { sinceConflict &+= 1 }
        calm &+= 1
        if calm >= min(SlicePlace.mostCalm, SlicePlace.leastCalm + length) && length < SlicePlace.greatestLength { grow(usedUp) }
    }

    @inline(never) private mutating func grow(_ usedUp: Bool) {
        calm = 0
        if !usedUp { return }
        length = min(SlicePlace.greatestLength, length + max(1, length / 4))
    }

    mutating func conflicted(withEquals: Bool) {
        length = withEquals && sinceConflict < SlicePlace.near ? length / 4 : length - length / 5
        length = max(length, turn == 0 ? 1 : SlicePlace.leastInTurn)
        calm = 0
        sinceConflict = 0
    }

    // MARK: Turns

    private static let leastInTurn: UInt32 = 64

    /// Only slices that cannot be cut any shorter count.
    mutating func noteSlice(met: Bool) {
        if length > SlicePlace.singleBlock { intensity = 0; return }
        if met { intensity += (SlicePlace.always - intensity) / 32 } else { intensity -= (intensity + 31) / 32 }
    }

    var wantsTurn: Bool { intensity > SlicePlace.always / 8 }

    mutating func beginTurns(_ number: UInt16) {
        turn = number
        intensity = 0
        lonelyTurns = 0
        turnsLeft = patience
        patience = min(patience * 2, SlicePlace.greatestPatience)
        length = SlicePlace.initialLength
    }

    /// It runs at once with others' again: single blocks first.
    mutating func endTurns(isLonely: Bool) {
        turn = 0
        if isLonely { patience = SlicePlace.leastPatience } else { length = SlicePlace.singleBlock }
    }

    private static let leastPatience: UInt8 = 4, greatestPatience: UInt8 = 64
}

extension Thread {
    /// Budget of a slice in solo mode, where a slice's end is only a poll.
    var soloBudget: Int { 4096 }

    /// What is known of the place the next slice begins at.
    @inline(__always) func choosePlace() -> UnsafeMutablePointer<SlicePlace> {
        let transaction = self.transaction
        let pc = UInt64(UInt(bitPattern: state.pointee.frame.pointee.pc))
        let hash = pc &* 0x9E37_79B9_7F4A_7C15
        let place = transaction.pointee.places + Int(hash >> 57)
        let key = UInt32(truncatingIfNeeded: hash >> 20)
        if place.pointee.key != key { place.pointee = SlicePlace(key: key) }
        transaction.pointee.place = place
        return place
    }

    /// Sets `budget` from what the place has learnt, and plans a stress abort if asked for.
    @inline(__always) func chooseBudget(_ place: UnsafeMutablePointer<SlicePlace>) {
        let transaction = self.transaction
        state.pointee.budget = Int(place.pointee.length)
        transaction.pointee.face.sliceLength = place.pointee.length
        if place.pointee.isTimed || transaction.pointee.beginsSinceTimeCheck >= 64 {
            lookAtTime(place)
        } else {
            transaction.pointee.beginTime = 0
            transaction.pointee.beginsSinceTimeCheck &+= 1
        }
        if transaction.pointee.isStressed { planStress() }
    }

    @inline(never) private func lookAtTime(_ place: UnsafeMutablePointer<SlicePlace>) {
        let transaction = self.transaction
        let now = MonotonicClock.now
        if transaction.pointee.lastTimeCheck != 0 && transaction.pointee.beginsSinceTimeCheck > 0 {
            let span = now &- transaction.pointee.lastTimeCheck
            transaction.pointee.averageSliceTime = span / UInt64(transaction.pointee.beginsSinceTimeCheck)
        }
        transaction.pointee.beginsSinceTimeCheck = 0
        transaction.pointee.lastTimeCheck = now
        transaction.pointee.beginTime = place.pointee.isTimed ? now : 0
    }

    @inline(__always) func learnFromCommit() {
        let place = transaction.pointee.place
        place.pointee.committed(usedUp: state.pointee.budget <= 0)
        if transaction.pointee.metRecord != 0 || place.pointee.intensity != 0 { learnFromMeeting(isLost: false) }
        if transaction.pointee.face.isDisturbed { learnFromDisturbance() }
        if transaction.pointee.face.isAwaited { learnFromWait() }
        transaction.pointee.endsSoon = false
        transaction.pointee.unusedBudget = 0
    }

    /// Another thread was held up by the slice that has just committed. Turns are meant to hold others up.
    @inline(never) private func learnFromDisturbance() {
        transaction.pointee.face.isDisturbed = false
        if transaction.pointee.place.pointee.turn == 0 { transaction.pointee.place.pointee.conflicted(withEquals: true) }
    }

    /// Another thread waited for the slice that has just committed, so it ended with its block. Soon after its begin: that
    /// will happen again.
    @inline(never) private func learnFromWait() {
        transaction.pointee.face.isAwaited = false
        let place = transaction.pointee.place
        if place.pointee.turn == 0 && transaction.pointee.unusedBudget > Int(place.pointee.length) * 3 / 4 {
            place.pointee.conflicted(withEquals: true)
        }
    }

    func learnFromAbort() {
        transaction.pointee.face.isDisturbed = false
        transaction.pointee.face.isAwaited = false
        switch transaction.pointee.abortReason {
        case .writeWrite, .readWrite:
            transaction.pointee.place.pointee.conflicted(withEquals: true)
            learnFromMeeting(isLost: true)
        // The other was privileged, and would have met a shorter slice as well.
        case .irrevocable, .killed:
            transaction.pointee.place.pointee.conflicted(withEquals: false)
            learnFromMeeting(isLost: true)
        case .lock, .stress: break
        }
        transaction.pointee.endsSoon = false
    }

    // MARK: Atomic blocks

    /// A guest `atomic` block begins. True: end the slice first (`pollTransaction`), then call
    /// again; so a block that conflicts does not drag along what came before it.
    func enterAtomic() -> Bool {
        if wantsSliceEnd() { return true }
        beginBlock()
        return false
    }

    /// As `enterAtomic`, when the caller has asked `wantsSliceEnd` itself.
    func beginBlock() {
        if state.pointee.isInTransaction && state.pointee.atomicDepth == 0 {
            transaction.pointee.isInsideBlock = true
            // Native code that enters the block cannot be split before it.
            transaction.pointee.isBlockFirst = isUntouched || transaction.pointee.blocksToSplit > 0
            transaction.pointee.blockStart = UInt(bitPattern: state.pointee.frame.pointee.pc)
            if transaction.pointee.blocksToSplit > 0 { transaction.pointee.blocksToSplit -= 1 }
        }
        state.pointee.atomicDepth += 1
    }

    /// Nothing of this slice would be lost by a `retry`.
    private var isUntouched: Bool {
        transaction.pointee.unitCount == 0 && transaction.pointee.effects.isEmpty
    }

    /// So little that beginning again costs more than dragging it along.
    private var isHardlyTouched: Bool {
        transaction.pointee.writeLog.count == 0 && transaction.pointee.readLog.count <= 16 && transaction.pointee.effects.isEmpty
    }

    /// Would an atomic block that begins here rather be the first thing of its slice?
    func wantsSliceEnd() -> Bool {
        if !state.pointee.isInTransaction || state.pointee.atomicDepth > 0 || isUntouched { return false }
        if transaction.pointee.blocksToSplit > 0 { return true }
        if transaction.pointee.blockToSplit == UInt(bitPattern: state.pointee.frame.pointee.pc) && maySliceEnd {
            transaction.pointee.blockToSplit = 0
            transaction.pointee.wantsIrrevocable = true
            return true
        }
        if state.pointee.isIrrevocable { return maySliceEnd }
        return transaction.pointee.place.pointee.length <= SlicePlace.singleBlock && !isHardlyTouched && maySliceEnd
    }

    /// The slice began in the running native loop or above it: then nothing between two native loops is torn.
    /// Waiting tears it nevertheless, as it would under one big lock.
    private var maySliceEnd: Bool { state.pointee.sliceDepth >= state.pointee.nativeDepth }

    /// The block ends. True: the slice should end here; `budget` is 0 then.
    @discardableResult
    func exitAtomic() -> Bool {
        state.pointee.atomicDepth -= 1
        if state.pointee.atomicDepth > 0 || !state.pointee.isInTransaction { return false }
        transaction.pointee.isInsideBlock = false
        if state.pointee.budget > 0 && !transaction.pointee.endsSoon && !state.pointee.isIrrevocable
            && transaction.pointee.effects.isDisjoint(with: .urgent)
            && transaction.pointee.place.pointee.length > SlicePlace.singleBlock && !transaction.pointee.face.isAwaited {
            return false
        }
        typhon_prefetch_for_store(UInt(bitPattern: machine.clock.word))
        transaction.pointee.unusedBudget = max(0, state.pointee.budget)
        state.pointee.budget = 0
        return true
    }

    /// Guest `hint_commit_soon()`: end this slice as soon as that is allowed.
    func hintCommitSoon() {
        transaction.pointee.endsSoon = true
        state.pointee.budget = 0
    }

    /// The logs have grown large: go on, but not for long.
    func endSliceSoon() {
        if transaction.pointee.unitCount > 4096 { state.pointee.budget = 0 }
    }

    /// The loop's poll when the budget is used up, `frame.pc` saved. Ends the slice where
    /// that is allowed and begins the next. Inside `atomic` or a native loop that is part of the
    /// slice it deals out more budget. Throws `.aborted`: call `recover`.
    func pollTransaction() throws(Unwind) {
        if !state.pointee.isTransactional {
            state.pointee.budget = soloBudget
            return
        }
        if state.pointee.atomicDepth > 0 || !(maySliceEnd || transaction.pointee.knobs.sliceLength > 0) {
            try checkBeforeNewUnit()
            // The slice has had its length: it ends with the block.
            transaction.pointee.endsSoon = true
            state.pointee.budget = Int(SlicePlace.initialLength)
            return
        }
        try nextSlice()
    }

    /// `frame.pc` is saved.
    func nextSlice() throws(Unwind) {
        try commitTransaction()
        beginTransaction()
    }
}
