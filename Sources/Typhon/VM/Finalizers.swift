/// # Finalizers: `__del__` and weak reference callbacks
///
///     object made     its transaction commits -> known to the collector, and published: any thread may finalize it
///     collection      not reached -> kept once more and queued (`PendingCall`)
///     next poll       whoever polls first calls `__del__`, in a transaction of its own
///
/// A call is taken from the queue between two transactions, so an abort repeats it and never loses it.
extension Thread {
    /// The object's `__del__` is to be called when nothing reaches it any more.
    @inline(never)
    func expectFinalizer(_ object: Ref) {
        publish(Value(object))
        afterCommit { t in t.registerFinalizable(object) }
    }

    // MARK: Calling

    /// What a poll does about the queue. Not inside `atomic` or a nested native loop.
    func pollPendingCalls() throws(Unwind) {
        if !state.pointee.isTransactional { return try runPendingCalls() }
        try commitTransaction()
        try runPendingCalls()
        beginTransaction()
    }

    /// Calls all that a collection has queued. Between two transactions, or in solo mode.
    func runPendingCalls() throws(Unwind) {
        machine.clearPoll(PollReason.pendingCalls)
        let (handled, result) = (state.pointee.handled, state.pointee.result)
        defer { (state.pointee.handled, state.pointee.result) = (handled, result) }
        state.pointee.handled = .none
        while let pending = takePendingCall() {
            try atomically { (t) throws(Unwind) in try t.runOrReport(pending) }
        }
    }

    private func runOrReport(_ pending: PendingCall) throws(Unwind) {
        var function = Value.none
        do throws(Unwind) {
            switch pending.reason {
            case .finalizer:
                guard let found = try lookupClass(machine.classOf(pending.object), machine.name(.del)) else { return }
                function = found
                _ = try callSpecial(pending.object, .del)
            case .weakCallback:
                let reference = WeakReferenceRef.owner(ofCell: pending.object.ref)
                function = reference.callback
                if !function.isNone { _ = try call(function, [reference.value]) }
            }
        } catch {
            guard error == .raised else { throw error }
            try reportUnraisable(function)
        }
    }

    /// An exception that has nowhere to go: for the guest's `sys.unraisablehook`, else written as CPython does; then forgotten.
    private func reportUnraisable(_ function: Value) throws(Unwind) {
        let exception = raised
        clearRaised()
        let hook = try findAttribute(machine[.sysModule], try intern("unraisablehook")) ?? .none
        if hook.isNone || hook.isKind(.builtin) { return try writeUnraisable(exception, "Exception ignored in", function) }
        do throws(Unwind) {
            _ = try call(hook, [try unraisable(exception, function)])
        } catch {
            guard error == .raised else { throw error }
            clearRaised()
            try writeUnraisable(exception, "Exception ignored in", function)
        }
    }

    /// What the hook is called with.
    private func unraisable(_ exception: Value, _ function: Value) throws(Unwind) -> Value {
        let made = try allocateInstance(machine.classObject(.simpleNamespace), .instance)
        let traceback = try read(exception.ref, ExceptionRef.Word.traceback.rawValue)
        let fields = [
            ("exc_type", machine.classOf(exception).value), ("exc_value", exception), ("exc_traceback", traceback),
            ("err_msg", Value.none), ("object", function),
        ]
        for (name, value) in fields { _ = try setOwnAttribute(made, try intern(name), value) }
        return Value(made)
    }

    func writeUnraisable(_ exception: Value, _ message: String, _ object: Value) throws(Unwind) {
        let text = try formatException(exception)
        let end = text.hasSuffix("\n") ? "" : "\n"
        try write("\(message): \(try reprText(object))\n\(text)\(end)", to: 2)
    }
}
