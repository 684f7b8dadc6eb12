/// # TransactionCheck: the laws of `Transaction`, executed
///
/// In debug builds only; each message names the law. A transaction that inherits something
/// from the attempt before dies at its begin, not three commits later.
extension Thread {
    @inline(__always) func checkLaw(_ number: Int, _ holds: @autoclosure () -> Bool, _ what: String = "") {
        assert(holds(), lawMessage(number, what))
    }

    private func lawMessage(_ number: Int, _ what: String) -> String {
        "law \(number) of Transaction is broken: \(what); thread \(state.pointee.tag >> 1), serial \(transaction.pointee.serial)"
    }

    @inline(__always) func checkInTransaction() {
        assert(state.pointee.isTransactional && state.pointee.isInTransaction, "a barrier outside a transaction")
    }

    /// Law 1.
    @inline(__always) func checkEmpty() {
        assert(checkedEmpty())
    }

    private func checkedEmpty() -> Bool {
        let transaction = self.transaction
        checkLaw(1, !state.pointee.isInTransaction, "begun twice")
        checkLaw(1, transaction.pointee.readLog.count == 0 && transaction.pointee.readLocks.count == 0, "read log")
        checkLaw(1, transaction.pointee.writeLog.count == 0 && transaction.pointee.undo.count == 0, "write log")
        checkLaw(1, transaction.pointee.frameLog.entries.count == 0, "frame log")
        checkLaw(1, transaction.pointee.effects.isEmpty && transaction.pointee.output.count == 0, "effects")
        checkLaw(1, transaction.pointee.commitCallables.count == 0 && transaction.pointee.publishRoots.count == 0, "actions")
        checkLaw(1, transaction.pointee.lockedCount == 0 && !transaction.pointee.wantsRetry, "flags")
        return true
    }

    /// Law 3, after commit and abort, before the logs are emptied.
    @inline(__always) func checkReleased() {
        assert(checkedReleased())
    }

    private func checkedReleased() -> Bool {
        for index in 0..<transaction.pointee.writeLog.count {
            let entry = transaction.pointee.writeLog.base[index]
            checkLaw(3, !entry.isLocked || UInt32(truncatingIfNeeded: entry.record.loadAcquire()) != state.pointee.tag, "unit kept")
        }
        return true
    }

    /// Law 4, for tests: is what was read still what it was at the snapshot?
    func isConsistent() -> Bool { firstChangedRead() == nil }

    /// Law 5: follows what `object` refers to and asserts that nothing shared leads to what is
    /// private to this thread. For tests; no transaction runs.
    func checkPublished(_ object: Ref) -> Bool {
        if UInt32(truncatingIfNeeded: object.record) == state.pointee.tag { return true }
        var holds = true
        ObjectWalk.forEachReference(of: object) { child in
            let isLeaf = child.kind.layout == .leaf && child.kind != .byteStorage
            if !isLeaf && child.recordTag == state.pointee.tag { holds = false }
        }
        return holds
    }
}
