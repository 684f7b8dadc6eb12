import CTyphon

/// The native part of the module `transaction`.
enum TransactionModule {
    static func install(_ m: ModuleBuilder) {
        let t = m.thread
        m.constant("atomic", t.must { () throws(Unwind) in try AtomicMethods.make(t, rollsBack: false) })
        m.constant("TransactionError", t.machine.classObject(.transactionError).value)
        m.constant("Deadlock", t.machine.classObject(.deadlock).value)
        m.function("is_atomic()") { (t, a) throws(Unwind) in Value(t.isAtomic) }
        m.function("hint_commit_soon()") { (t, a) throws(Unwind) in
            if t.isTransactional { t.hintCommitSoon() }
            return .none
        }
        let irrevocable: NativeFunction = { (t, a) throws(Unwind) in
            try t.becomeIrrevocable()
            return .none
        }
        m.function("irrevocable()", irrevocable)
        m.function("inevitable()", irrevocable)
        m.function("getsegmentlimit()") { (t, a) throws(Unwind) in Value(small: NativeProcessors.count) }
        m.function("cpu_count()") { (t, a) throws(Unwind) in Value(small: NativeProcessors.count) }
        installControl(m)
        installReports(m)
    }

    // MARK: retry, or_else, callbacks

    private static func installControl(_ m: ModuleBuilder) {
        m.function("retry()") { (t, a) throws(Unwind) in
            if !t.isAtomic { throw t.raise(.runtimeError, "retry() outside atomic") }
            throw try t.retryGuest()
        }
        m.function("_or_else(alternatives, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.tuple), TupleRef(a[0].ref).count > 0 else { throw t.raise(.typeError, "or_else() needs a callable") }
            return try t.orElse(TupleRef(a[0].ref))
        }
        m.function("on_commit(function, /, *args)") { (t, a) throws(Unwind) in
            guard try t.isCallable(a[0]) else { throw t.raise(.typeError, "on_commit() needs a callable") }
            if t.state.pointee.isInTransaction {
                t.callAfterCommit(a[0], a[1])
            } else if t.isAtomic {
                try t.callAfterBlock(a[0], a[1])
            } else {
                _ = try t.callWithTuple(a[0], a[1])
            }
            return .none
        }
        m.function("on_abort(function, /, *args)") { (t, a) throws(Unwind) in
            guard try t.isCallable(a[0]) else { throw t.raise(.typeError, "on_abort() needs a callable") }
            if t.state.pointee.isInTransaction { t.callAfterAbort(a[0], a[1]) }
            return .none
        }
        m.function("_set_unrecorded(value, /)") { (t, a) throws(Unwind) in
            let old = t.isTransactional && t.transaction.pointee.isUnrecorded
            if t.state.pointee.isInTransaction { t.transaction.pointee.isUnrecorded = try t.isTrue(a[0]) }
            return Value(old)
        }
    }

    // MARK: Reports

    private static func installReports(_ m: ModuleBuilder) {
        m.function("_last_abort()") { (t, a) throws(Unwind) in try t.abortReport(t.transaction.pointee.lastAbort) }
        m.function("_longest_abort()") { (t, a) throws(Unwind) in
            let info = t.transaction.pointee.longestAbort
            let report = try t.abortReport(info)
            info.pointee.clear()
            return report
        }
        m.function("discard_last_abort_info()") { (t, a) throws(Unwind) in
            t.transaction.pointee.lastAbort.pointee.clear()
            return .none
        }
        m.function("stats()") { (t, a) throws(Unwind) in try t.transactionStatistics() }
    }
}

extension Thread {
    /// What guest `retry()` throws.
    fileprivate func retryGuest() throws(Unwind) -> Unwind {
        if guest.alternatives > 0 { return requestRetry() }
        if !state.pointee.isTransactional { return raise(.deadlock, "no other thread can change what retry() waits for") }
        if !mayRetry { return raise(.transactionError, "retry() in an irrevocable transaction") }
        _ = try retryAcquire(.forever)
        return .aborted
    }

    /// Calls one alternative after the other until one does not retry. Inside atomic.
    fileprivate func orElse(_ alternatives: TupleRef) throws(Unwind) -> Value {
        leaveSoloMode()
        if !state.pointee.isInTransaction { beginIrrevocably() }
        let guest = self.guest
        let last = alternatives.count - 1
        for index in 0..<last {
            let point = try makeSavepoint()
            let (frame, depth, enclosing) = (state.pointee.frame, state.pointee.nativeDepth, guest.alternatives)
            guest.alternatives = enclosing + 1
            defer { guest.alternatives = enclosing }
            do throws(Unwind) {
                return try call(alternatives[index], [])
            } catch {
                guard error == .aborted && isRetryRequested else { throw error }
                withdrawRetry()
                state.pointee.frame = frame
                state.pointee.nativeDepth = depth
                try rollBack(to: point)
            }
        }
        return try call(alternatives[last], [])
    }

    // MARK: Statistics

    fileprivate func transactionStatistics() throws(Unwind) -> Value {
        var rows: [[UInt64]] = []
        let counts = TransactionCount.allCases
        var totals = counts.map { machine.cold.threads.total($0) }
        machine.transactions.pointee.forEachLive { face in rows.append(counts.map { face[$0] }) }
        for row in rows { for index in totals.indices { totals[index] &+= row[index] } }
        let result = try statisticsDictionary(totals)
        let threads = try makeList([])
        try result.set(self, try intern("threads"), threads)
        for row in rows { try ListRef(threads.ref).append(self, Value(try statisticsDictionary(row).ref)) }
        return Value(result.ref)
    }

    private func statisticsDictionary(_ row: [UInt64]) throws(Unwind) -> DictRef {
        let result = try makeDictionary()
        func value(_ count: TransactionCount) -> UInt64 { row[count.rawValue] }
        let aborts = try makeDictionary()
        try result.set(self, try intern("commits"), try makeInteger(Int(value(.commits))))
        try result.set(self, try intern("aborts"), Value(aborts.ref))
        for reason in AbortReason.allCases {
            try aborts.set(self, try intern(reason.guestName), try makeInteger(Int(value(TransactionCount.aborts(reason)))))
        }
        let plain: [(String, TransactionCount)] = [
            ("retries", .retries), ("irrevocable", .irrevocables), ("irrevocable_ns", .irrevocableTime),
            ("lost_ns", .lostTime), ("waiting_ns", .waitTime), ("sleeps", .sleeps),
        ]
        for (name, count) in plain { try result.set(self, try intern(name), try makeInteger(Int(value(count)))) }
        return result
    }
}

enum NativeProcessors {
    /// Processors this process may use, at least 1.
    static var count: Int { Int(typhon_processor_count()) }
}
