/// # PendingEffects: what happens when the transaction commits, or does not
///
/// | effect | at commit | at abort |
/// |---|---|---|
/// | output | appended to the output queue, in commit order | forgotten |
/// | roots | published with the transaction's version | forgotten |
/// | actions | run after the commit, outside the transaction | forgotten |
/// | abort actions | forgotten | run after the abort |
///
/// Native closures are for the engine (waking a waiter, starting a thread); guest
/// callables are run by the loop through `TransactionHooks.runCommitCallables`.
struct PendingEffects: OptionSet {
    let rawValue: UInt8
    static let output = PendingEffects(rawValue: 1)
    static let roots = PendingEffects(rawValue: 2)
    static let actions = PendingEffects(rawValue: 4)
    static let callables = PendingEffects(rawValue: 8)
    static let abortActions = PendingEffects(rawValue: 16)
    /// An atomic block that has these ends its slice: the guest expects them soon.
    static let urgent: PendingEffects = [.output, .actions, .callables]
}

struct CommitCallable {
    var callable: Value
    /// A tuple.
    var arguments: Value
}

/// Swift side of the actions; touched only when there are some.
final class EffectClosures {
    var atCommit: [(Thread) -> Void] = []
    var atAbort: [(Thread) -> Void] = []
}

extension Thread {
    /// Runs `action` after this transaction has committed, outside it; at once when none
    /// runs. It must not throw, and begins its own transaction if it needs one (`atomically`).
    func afterCommit(_ action: @escaping (Thread) -> Void) {
        if !state.pointee.isInTransaction { return action(self) }
        transaction.pointee.closures.takeUnretainedValue().atCommit.append(action)
        transaction.pointee.effects.insert(.actions)
    }

    /// Runs `action` each time this attempt is undone.
    func afterAbort(_ action: @escaping (Thread) -> Void) {
        if !state.pointee.isInTransaction { return }
        transaction.pointee.closures.takeUnretainedValue().atAbort.append(action)
        transaction.pointee.effects.insert(.abortActions)
    }

    /// Guest `on_commit`: `arguments` is a tuple. In solo mode the caller calls at once.
    func callAfterCommit(_ callable: Value, _ arguments: Value) {
        transaction.pointee.commitCallables.append(CommitCallable(callable: callable, arguments: arguments))
        transaction.pointee.effects.insert(.callables)
    }

    /// Guest `on_abort`. The callable must not be private to the attempt: it is published by
    /// an earlier commit, or born before the transaction.
    func callAfterAbort(_ callable: Value, _ arguments: Value) {
        transaction.pointee.abortCallables.append(CommitCallable(callable: callable, arguments: arguments))
        transaction.pointee.effects.insert(.abortActions)
    }

    /// The next guest callable whose transaction has ended, in order; nil when all were taken.
    func takeReadyCallable() -> CommitCallable? {
        let transaction = self.transaction
        if transaction.pointee.readyCallables.count == 0 { return nil }
        let first = transaction.pointee.readyCallables.base[0]
        transaction.pointee.readyCallables.count -= 1
        for index in 0..<transaction.pointee.readyCallables.count {
            transaction.pointee.readyCallables.base[index] = transaction.pointee.readyCallables.base[index + 1]
        }
        return first
    }

    // MARK: For commit and abort

    /// After the commit; no transaction runs.
    @inline(never) func runEffects(_ effects: PendingEffects) {
        let transaction = self.transaction
        let closures = transaction.pointee.closures.takeUnretainedValue()
        let actions = closures.atCommit
        moveToReady(&transaction.pointee.commitCallables)
        clearEffects()
        if effects.contains(.output) { machine.transactions.pointee.output.drainIfDue(self) }
        for action in actions { action(self) }
        runReadyCallables()
    }

    func discardEffects() {
        let transaction = self.transaction
        if transaction.pointee.effects.isEmpty { return }
        let hasAbortActions = transaction.pointee.effects.contains(.abortActions)
        let atAbort = hasAbortActions ? transaction.pointee.closures.takeUnretainedValue().atAbort : []
        if hasAbortActions { moveToReady(&transaction.pointee.abortCallables) }
        clearEffects()
        if hasAbortActions { transaction.pointee.closures.takeUnretainedValue().atAbort = atAbort }
    }

    /// After an abort, when everything is undone.
    func runAbortActions() {
        let transaction = self.transaction
        let retries = transaction.pointee.retries, age = transaction.pointee.age
        defer { // what ran in between had transactions of its own
            transaction.pointee.retries = retries
            transaction.pointee.age = age
        }
        let closures = transaction.pointee.closures.takeUnretainedValue()
        if !closures.atAbort.isEmpty {
            let actions = closures.atAbort
            closures.atAbort = []
            for action in actions { action(self) }
        }
        runReadyCallables()
    }

    private func moveToReady(_ list: inout NativeBuffer<CommitCallable>) {
        for index in 0..<list.count { transaction.pointee.readyCallables.append(list.base[index]) }
    }

    private func runReadyCallables() {
        if transaction.pointee.readyCallables.count == 0 { return }
        if let run = machine.transactions.pointee.hooks.runCommitCallables { run(self) }
    }

    private func clearEffects() {
        let transaction = self.transaction
        let closures = transaction.pointee.closures.takeUnretainedValue()
        if !closures.atCommit.isEmpty { closures.atCommit = [] }
        if !closures.atAbort.isEmpty { closures.atAbort = [] }
        transaction.pointee.output.count = 0
        transaction.pointee.publishRoots.count = 0
        transaction.pointee.commitCallables.count = 0
        transaction.pointee.abortCallables.count = 0
        transaction.pointee.effects = []
    }
}
