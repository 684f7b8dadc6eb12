/// # Begin: how a slice starts
///
/// Called by the loop between two instructions, with `frame.pc` at the instruction to go
/// on with: that is where a re-run starts. In solo mode it only deals out budget.
extension Thread {
    /// Begins the transaction of a slice of guest code, and sets `budget`. May wait, outside
    /// the heap, for the irrevocable token when the slice has lost too often, or for its turn.
    func beginTransaction() {
        begin(savesFrame: true)
    }

    /// As `beginTransaction`, for native code that re-runs itself (`Thread.atomically`).
    func beginNativeTransaction() {
        begin(savesFrame: false)
    }

    @inline(__always) private func begin(savesFrame: Bool) {
        if !state.pointee.isTransactional {
            state.pointee.budget = soloBudget
            return
        }
        let transaction = self.transaction
        checkEmpty()
        let place = choosePlace()
        if transaction.pointee.wantsIrrevocable {
            acquireTokenForBegin()
            transaction.pointee.mustCommit = false
        } else {
            settleTurn(place)
        }
        nextSerial()
        let serial = transaction.pointee.serial
        transaction.pointee.firstSerial = serial
        transaction.pointee.face.status = TransactionFace.status(serial, .running)
        state.pointee.snapshot = nextSnapshot()
        if transaction.pointee.retries == 0 {
            transaction.pointee.age = state.pointee.snapshot
            transaction.pointee.lostReads = 0
        }
        state.pointee.isInTransaction = true
        saveInterpreter(savesFrame: savesFrame)
        state.pointee.sliceDepth = state.pointee.nativeDepth
        transaction.pointee.isInsideBlock = false
        chooseBudget(place)
    }

    /// The version of the commit just before is as good as the clock, whose line another core has by now: what has become newer since
    /// extends it, like everything that becomes newer.
    @inline(__always) private func nextSnapshot() -> UInt64 {
        let version = transaction.pointee.lastVersion
        transaction.pointee.lastVersion = 0
        return version != 0 ? version : machine.clock.now
    }

    /// A serial no unit bears: what was born or saved before is not saved any more.
    @inline(__always) func nextSerial() {
        let transaction = self.transaction
        if transaction.pointee.serial >= transaction.pointee.serialLimit { renumber() }
        transaction.pointee.serial &+= 1
        let serial = transaction.pointee.serial
        state.pointee.ownedWord = UInt64(serial) << 32 | UInt64(state.pointee.tag)
        state.pointee.birthRecord = state.pointee.ownedWord
        if serial & 0xF_FFFF == 0 { transaction.pointee.clearFilter() }
        transaction.pointee.filterTag = UInt64(serial & 0xF_FFFF) << 44
    }

    /// A new number, between two transactions: what was private becomes shared at version 0
    /// (law 4 of `OwnershipRecord`), serials begin again.
    @inline(never) func renumber() {
        let system = machine.transactions
        let face = transaction.pointee.face
        let old = face.number
        if system.pointee.numbers.take(for: face, begins: false) == nil {
            reclaimThreadNumbers()
            if system.pointee.numbers.take(for: face, begins: false) == nil { fatalError("no thread number left for a living thread") }
        }
        system.pointee.numbers.retire(old)
        adoptNumber()
        count(.renumberings)
    }

    /// Runs `body` as a transaction of native code, again and again until it commits. What it
    /// does besides changing guest objects must bear repetition. In solo mode, or inside a
    /// transaction, it simply runs.
    func atomically<Result>(_ body: (Thread) throws(Unwind) -> Result) throws(Unwind) -> Result {
        if !state.pointee.isTransactional || state.pointee.isInTransaction { return try body(self) }
        while true {
            beginNativeTransaction()
            do {
                let result = try body(self)
                try commitTransaction()
                return result
            } catch .aborted {
                recoverBetween()
            } catch .raised {
                // The exception is the result: commit what was done, keep it.
                let raised = state.pointee.raised
                do {
                    try commitTransaction()
                    state.pointee.raised = raised
                } catch { recoverBetween(); continue }
                throw .raised
            } catch {
                rollBack()
                throw error
            }
        }
    }
}
