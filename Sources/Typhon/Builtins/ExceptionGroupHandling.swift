/// What `except*` needs: the part of an exception that a clause handles, and what is raised after the last clause.
extension Thread {
    /// The part of `exception` whose members are of `types`, and the rest; None when empty. A plain exception that
    /// matches is wrapped in a group.
    func matchExceptionGroup(_ exception: Value, _ types: Value) throws(Unwind) -> (matching: Value, rest: Value) {
        for type in types.isKind(.tuple) ? items(types) : [types] {
            guard type.isKind(.classObject), ClassRef(type.ref).flags.contains(.isException) else {
                throw raise(.typeError, "catching classes that do not inherit from BaseException is not allowed")
            }
            if isSubclass(ClassRef(type.ref), machine.classObject(.baseExceptionGroup)) {
                throw raise(.typeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
            }
        }
        guard isInstance(exception, .baseExceptionGroup) else {
            guard try exceptionMatches(exception, types) else { return (.none, exception) }
            let wrapper = try newGroup(
                machine.classObject(.baseExceptionGroup), machine.state.pointee.emptyString, try makeTuple([exception]))
            return (wrapper, .none)
        }
        let pair = try call(try getAttribute(exception, try intern("split")), [types])
        guard pair.isKind(.tuple), TupleRef(pair.ref).count >= 2 else {
            throw raise(.typeError, "\(typeName(exception)).split must return a tuple, not \(typeName(pair))")
        }
        return (TupleRef(pair.ref)[0], TupleRef(pair.ref)[1])
    }

    /// What goes on after the clauses of `except*`: from the list of what they raised or left over, the part of the
    /// original that nobody handled (with its structure) beside what is new. None: nothing.
    func prepareReraiseStar(_ original: Value, _ list: Value) throws(Unwind) -> Value {
        let all = items(Value(try tuple(from: list).ref)).filter { !$0.isNone }
        guard !all.isEmpty else { return .none }
        guard isInstance(original, .baseExceptionGroup) else { return all[0] }
        let new = try makeEmptyList()
        var leaves: Set<UInt64> = []
        for exception in all {
            if try isPart(exception, of: original) {
                try collectLeaves(exception, &leaves)
            } else {
                try new.append(self, exception)
            }
        }
        var unhandled = Value.none
        if !leaves.isEmpty {
            let known = leaves
            unhandled = try splitGroup(original.ref) { (exception) throws(Unwind) in known.contains(exception.bits) }.matching
        }
        let count = try new.count(self)
        if count == 0 { return unhandled }
        if !unhandled.isNone { try new.append(self, unhandled) }
        if count == 1 && unhandled.isNone { return try new.get(self, 0) ?? .none }
        return try newGroup(machine.classObject(.baseExceptionGroup), machine.state.pointee.emptyString, Value(new.ref))
    }

    /// A part that a `split` made has the original's history.
    private func isPart(_ exception: Value, of original: Value) throws(Unwind) -> Bool {
        if exception == original { return true }
        for word in [ExceptionRef.Word.traceback, .cause, .context] {
            if try read(exception.ref, word.rawValue) != read(original.ref, word.rawValue) { return false }
        }
        return true
    }

    private func collectLeaves(_ exception: Value, _ leaves: inout Set<UInt64>) throws(Unwind) {
        try checkNativeStack()
        guard isInstance(exception, .baseExceptionGroup) else {
            leaves.insert(exception.bits)
            return
        }
        for member in items(Value(try groupMembers(exception.ref).ref)) { try collectLeaves(member, &leaves) }
    }
}
