/// `BaseExceptionGroup` and `ExceptionGroup`: several exceptions raised as one. `args` is (message, sequence); the tuple
/// of exceptions is an attribute.
enum ExceptionGroupClasses {
    static func install(_ b: MachineBuilder) {
        b.thread.addExceptionToGroupBases()
        b.extend(.baseExceptionGroup) { c in
            c.new("__new__(*args, **kwargs)") { (t, a) throws(Unwind) in
                let arguments = TupleRef(a[1].ref)
                guard arguments.count == 2, !a.has(2) else {
                    throw t.raise(
                        .typeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)")
                }
                return try t.newGroup(ClassRef(a[0].ref), arguments[0], arguments[1])
            }
            c.method("__init__(self, *args, **kwargs)") { (_, _) throws(Unwind) in .none }
            c.getter("message") { (t, a) throws(Unwind) in try t.groupMessage(try t.expect(a[0], .baseExceptionGroup)) }
            c.getter("exceptions") { (t, a) throws(Unwind) in
                Value(try t.groupMembers(try t.expect(a[0], .baseExceptionGroup)).ref)
            }
            c.method("__str__(self, /)") { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], .baseExceptionGroup)
                let count = try t.groupMembers(ref).count
                let message = t.string(try t.groupMessage(ref))
                return try t.makeString("\(message) (\(count) sub-exception\(count == 1 ? "" : "s"))")
            }
            c.method("derive(self, excs, /)") { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], .baseExceptionGroup)
                return try t.newGroup(t.machine.classObject(.baseExceptionGroup), try t.groupMessage(ref), a[1])
            }
            c.method("split(self, matcher_value, /)") { (t, a) throws(Unwind) in
                let (matching, rest) = try t.splitGroup(try t.expect(a[0], .baseExceptionGroup), by: a[1])
                return try t.makePair(matching, rest)
            }
            c.method("subgroup(self, matcher_value, /)") { (t, a) throws(Unwind) in
                try t.splitGroup(try t.expect(a[0], .baseExceptionGroup), by: a[1]).matching
            }
            c.classMethod("__class_getitem__(cls, item, /)") { (t, a) throws(Unwind) in try t.makeGenericAlias(a[0], a[1]) }
        }
    }
}

extension Thread {
    /// ExceptionGroup is an Exception too.
    fileprivate func addExceptionToGroupBases() {
        must { () throws(Unwind) in
            let group = machine.classObject(.exceptionGroup)
            let exception = machine.classObject(.exception)
            let bases = try makeTuple([machine.classObject(.baseExceptionGroup).value, exception.value])
            group[.bases] = bases
            group[.mro] = try linearize(group, TupleRef(bases.ref))
            if exception[.subclasses].isKind(.list) { try ListRef(exception[.subclasses].ref).append(self, group.value) }
        }
    }

    func groupMembers(_ ref: Ref) throws(Unwind) -> TupleRef {
        let members = try ownAttribute(ref, try intern(".exceptions")) ?? machine.state.pointee.emptyTuple
        return TupleRef(members.ref)
    }

    fileprivate func groupMessage(_ ref: Ref) throws(Unwind) -> Value {
        let arguments = try self.arguments(ref)
        let own = try ownAttribute(ref, try intern(".message"))
        return own ?? (arguments.count > 0 ? arguments[0] : machine.state.pointee.emptyString)
    }

    func newGroup(_ given: ClassRef, _ message: Value, _ sequence: Value) throws(Unwind) -> Value {
        guard message.isKind(.string) else { throw raise(.typeError, "BaseExceptionGroup.__new__() argument 1 must be str, not \(typeName(message))") }
        let isSequence = try lookupClass(machine.classOf(sequence), machine.name(.getitem)) != nil && !sequence.isKind(.dictionary)
        guard isSequence else { throw raise(.typeError, "second argument (exceptions) must be a sequence") }
        let members = try tuple(from: sequence)
        if members.count == 0 { throw raise(.valueError, "second argument (exceptions) must be a non-empty sequence") }
        var isPlain = true
        for index in 0..<members.count {
            guard isInstance(members[index], .baseException) else {
                throw raise(.valueError, "Item \(index) of second argument (exceptions) is not an exception")
            }
            if !isInstance(members[index], .exception) { isPlain = false }
        }
        var type = given
        if isPlain && type == machine.classObject(.baseExceptionGroup) { type = machine.classObject(.exceptionGroup) }
        if !isPlain && isSubclass(type, machine.classObject(.exception)) {
            let name = string(type[.name])
            let text = name == "ExceptionGroup" ? "Cannot nest BaseExceptions in an ExceptionGroup" : "Cannot nest BaseExceptions in '\(name)'"
            throw raise(.typeError, text)
        }
        let group = try makeException(type, try makePair(message, sequence))
        try setField(ExceptionRef(group.ref), ".exceptions", Value(members.ref))
        try setField(ExceptionRef(group.ref), ".message", message)
        return group
    }

    /// The part whose members match (a class, a tuple of classes or a callable) and the rest; None when empty. Nested
    /// groups keep their structure.
    func splitGroup(_ ref: Ref, by matcher: Value) throws(Unwind) -> (matching: Value, rest: Value) {
        try splitGroup(ref) { (exception) throws(Unwind) in try groupMatches(exception, matcher) }
    }

    func splitGroup(_ ref: Ref, _ matches: (Value) throws(Unwind) -> Bool) throws(Unwind) -> (matching: Value, rest: Value) {
        try checkNativeStack()
        if try matches(Value(ref)) { return (Value(ref), .none) }
        let members = try groupMembers(ref)
        let (yes, no) = (try makeEmptyList(), try makeEmptyList())
        for index in 0..<members.count {
            let member = members[index]
            if isInstance(member, .baseExceptionGroup) {
                let (matching, rest) = try splitGroup(member.ref, matches)
                if !matching.isNone { try yes.append(self, matching) }
                if !rest.isNone { try no.append(self, rest) }
            } else if try matches(member) {
                try yes.append(self, member)
            } else {
                try no.append(self, member)
            }
        }
        return (try deriveGroup(ref, yes), try deriveGroup(ref, no))
    }

    private func groupMatches(_ exception: Value, _ matcher: Value) throws(Unwind) -> Bool {
        if matcher.isKind(.classObject) || matcher.isKind(.tuple) {
            for type in matcher.isKind(.tuple) ? items(matcher) : [matcher] {
                guard type.isKind(.classObject), ClassRef(type.ref).flags.contains(.isException) else { throw raiseBadMatcher() }
            }
            return try exceptionMatches(exception, matcher)
        }
        guard try isCallable(matcher) else { throw raiseBadMatcher() }
        return try isTrue(try call(matcher, exception))
    }

    private func raiseBadMatcher() -> Unwind {
        raise(.typeError, "expected a function, exception type or tuple of exception types")
    }

    /// A group of the same kind with other members and the same history.
    func deriveGroup(_ ref: Ref, _ list: ListRef) throws(Unwind) -> Value {
        if try list.count(self) == 0 { return .none }
        let made = try call(try getAttribute(Value(ref), try intern("derive")), [Value(list.ref)])
        guard isInstance(made, .baseExceptionGroup) else {
            throw raise(.typeError, "derive must return an instance of BaseExceptionGroup")
        }
        try open(made.ref)
        for word in [ExceptionRef.Word.traceback, .cause, .context, .flags] {
            let value = try read(ref, word.rawValue)
            ExceptionRef(made.ref)[word] = value
        }
        if let notes = try ownAttribute(ref, machine.name(.notes)), notes.isKind(.list) {
            _ = try setOwnAttribute(made.ref, machine.name(.notes), Value(try copyOfList(notes).ref))
        }
        return made
    }

    private func copyOfList(_ value: Value) throws(Unwind) -> ListRef { try ListRef(value.ref).copied(self) }
}
