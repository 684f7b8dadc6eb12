/// Aborts on purpose (`TYPHON_STRESS=abort:N`), and what a transaction looks at before it
/// meets a new unit: was it asked to abort, is it to abort for stress?
extension Thread {
    @inline(__always) func checkBeforeNewUnit() throws(Unwind) {
        if mustCheckBeforeNewUnit { try checkSlowly() }
    }

    @inline(__always) var mustCheckBeforeNewUnit: Bool {
        transaction.pointee.face.isKilled || transaction.pointee.stressCountdown >= 0
    }

    @inline(never) private func checkSlowly() throws(Unwind) {
        if state.pointee.isIrrevocable { return }
        if transaction.pointee.face.isKilled { throw conflict(.killed, place: place) }
        if transaction.pointee.stressCountdown == 0 { throw conflict(.stress, place: place) }
        transaction.pointee.stressCountdown -= 1
    }

    /// The last chance: a planned abort that has not happened happens here.
    @inline(__always) func checkBeforeCommit() throws(Unwind) {
        if transaction.pointee.stressCountdown > 0 { transaction.pointee.stressCountdown = 0 }
        try checkBeforeNewUnit()
    }

    /// Every Nth fresh slice gets a random number of checks to live.
    @inline(never) func planStress() {
        let transaction = self.transaction
        let knobs = transaction.pointee.knobs
        if knobs.sliceLength > 0 { state.pointee.budget = knobs.sliceLength }
        transaction.pointee.stressCountdown = -1
        if knobs.abortEvery == 0 || transaction.pointee.retries > 0 || state.pointee.isIrrevocable { return }
        transaction.pointee.stressSlices += 1
        if transaction.pointee.stressSlices % knobs.abortEvery == 0 {
            transaction.pointee.stressCountdown = transaction.pointee.random(24)
        }
    }
}

/// The knobs that concern transactions, as plain words.
struct TransactionKnobs {
    var abortEvery = 0
    var sliceLength = 0
    init() {}
    init(_ knobs: Knobs) {
        abortEvery = knobs.abortEvery
        sliceLength = knobs.sliceLength
    }
}
