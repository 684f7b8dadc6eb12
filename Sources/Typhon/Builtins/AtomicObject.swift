/// # atomic: the object behind `with atomic:`
///
///     | record | meta | rolls back |      immutable, one for each mode and machine
///
/// Entering counts the depth; while it is positive no slice ends. With `rollback=True`
/// entering makes a savepoint; an exception that leaves the block goes back to it. In
/// solo mode nothing is logged, so such a block runs in transactional mode, irrevocably:
/// no other thread exists that it could disturb.
enum AtomicMethods {
    private static let rollbackWord = 2

    static func make(_ t: Thread, rollsBack: Bool) throws(Unwind) -> Value {
        let object = try t.allocate(.native, .atomic, words: 4)
        object[rollbackWord] = Value(rollsBack)
        object[3] = .none
        return Value(object)
    }

    static func install(_ c: ClassBuilder) {
        c.method("__enter__(self, /)", effect: .boundary) { (t, a) throws(Unwind) in
            if try rollsBack(t, a[0]) { try t.enterRollback() }
            t.beginBlock()
            return a[0]
        }
        c.method("__exit__(self, type, value, traceback, /)") { (t, a) throws(Unwind) in
            if !t.isAtomic { throw t.raise(.runtimeError, "atomic is left without having been entered") }
            if try rollsBack(t, a[0]) {
                try t.exitRollback(undoes: !a[1].isNone)
            } else {
                try t.leaveAtomic()
            }
            return .false
        }
        c.method("__call__(self, function=None, /, *, rollback=False)") { (t, a) throws(Unwind) in
            let isRollback = try rollsBack(t, a[0])
            let wantsRollback = a.has(2) ? try t.isTrue(a[2]) : isRollback
            let chosen = wantsRollback == isRollback ? a[0] : try make(t, rollsBack: wantsRollback)
            if !a.has(1) || a[1].isNone { return chosen }
            return try t.callTransactionModule("_decorate", [chosen, a[1]])
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            try t.makeString(try rollsBack(t, a[0]) ? "transaction.atomic(rollback=True)" : "transaction.atomic")
        }
    }

    private static func rollsBack(_ t: Thread, _ value: Value) throws(Unwind) -> Bool {
        guard value.isKind(.native), value.ref.shape == BuiltinClass.atomic.shape else {
            throw t.raise(.typeError, "an atomic object is expected")
        }
        return value.ref[rollbackWord] == .true
    }
}

extension Thread {
    func callTransactionModule(_ function: String, _ arguments: [Value]) throws(Unwind) -> Value {
        let module = try importModule("transaction")
        return try call(try getAttribute(module, try intern(function)), arguments)
    }

    /// Leaves an atomic block: the outermost one may end the slice, and lets happen what waited for its end.
    func leaveAtomic() throws(Unwind) {
        exitAtomic()
        if state.pointee.atomicDepth == 0 && !state.pointee.isTransactional { try runAfterBlock() }
    }

    // MARK: Rollback blocks

    func enterRollback() throws(Unwind) {
        leaveSoloMode()
        if !state.pointee.isInTransaction { beginIrrevocably() }
        let guest = self.guest
        let point = try makeSavepoint()
        // Blocks of an attempt that was undone since are forgotten.
        guest.savepoints.removeAll { $0.firstSerial != point.firstSerial }
        guest.savepoints.append(point)
    }

    func exitRollback(undoes: Bool) throws(Unwind) {
        let guest = self.guest
        guard let point = guest.savepoints.popLast(), point.firstSerial == transaction.pointee.firstSerial else {
            throw raise(.runtimeError, "atomic(rollback=True) is left in another transaction than it was entered")
        }
        if undoes {
            let handled = state.pointee.handled
            try rollBack(to: point)
            state.pointee.handled = handled
            state.pointee.atomicDepth = point.atomicDepth + 1
        }
        try leaveAtomic()
        if machine.world.threadCount == 1 { machine.requestPoll(PollReason.alone) }
    }

    // MARK: on_commit in solo mode

    /// Nothing is undone here, so what shall follow the block waits in a list.
    func callAfterBlock(_ callable: Value, _ arguments: Value) throws(Unwind) {
        var list = try readRecord(.afterBlock)
        if list.isNone {
            list = try makeList([])
            try writeRecord(.afterBlock, list)
        }
        try ListRef(list.ref).append(self, try makeTuple([callable, arguments]))
    }

    private func runAfterBlock() throws(Unwind) {
        let list = try readRecord(.afterBlock)
        guard list.isReference else { return }
        try writeRecord(.afterBlock, .none)
        var index = 0
        while let entry = try ListRef(list.ref).get(self, index) {
            let pair = TupleRef(entry.ref)
            _ = try callWithTuple(pair[0], pair[1])
            index += 1
        }
    }
}
