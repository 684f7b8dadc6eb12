/// The methods of exceptions. The hierarchy is in `ExceptionTable`.
///
/// `args` and the links to other exceptions are words of the object (`ExceptionRef`); what a class adds (`errno`,
/// `name` ...) are attributes of the instance, with None as the class's own value.
enum ExceptionClasses {
    static func install(_ b: MachineBuilder) {
        b.extend(.baseException, install)
        b.extend(.keyError) { c in
            c.method("__str__(self, /)") { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], .exception, "KeyError")
                let arguments = try t.arguments(ref)
                return arguments.count == 1 ? try t.repr(arguments[0]) : try t.exceptionText(ref)
            }
        }
        ExceptionFields.install(b)
        OSErrorClass.install(b)
        UnicodeErrorClasses.install(b)
        SyntaxErrorClass.install(b)
        ExceptionGroupClasses.install(b)
    }

    private static func install(_ c: ClassBuilder) {
        c.new("BaseException(*args, **kwargs)") { (t, a) throws(Unwind) in
            try t.newException(ClassRef(a[0].ref), a[1], a[2]) { (_, _, _) throws(Unwind) in false }
        }
        c.method("__init__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], .exception, "BaseException")
            try t.refuseKeywords(t.machine.classOf(a[0]), a[2])
            try t.setArguments(ref, a[1])
            return .none
        }
        c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.exceptionText(try t.expect(a[0], .exception, "BaseException")) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.exceptionRepr(try t.expect(a[0], .exception, "BaseException")) }
        installLinks(c)
        installMethods(c)
    }

    private static func installLinks(_ c: ClassBuilder) {
        c.property("args", { (t, a) throws(Unwind) in
            Value(try t.arguments(try t.expect(a[0], .exception, "BaseException")).ref)
        }) { (t, a) throws(Unwind) in
            try t.setArguments(try t.expect(a[0], .exception, "BaseException"), Value(try t.tuple(from: a[1]).ref))
            return .none
        }
        c.property("__traceback__", { (t, a) throws(Unwind) in try t.link(a[0], .traceback) }) { (t, a) throws(Unwind) in
            guard a[1].isNone || a[1].isKind(.traceback) else {
                throw t.raise(.typeError, "__traceback__ must be a traceback or None")
            }
            return try t.setLink(a[0], .traceback, a[1])
        }
        c.property("__context__", { (t, a) throws(Unwind) in try t.link(a[0], .context) }) { (t, a) throws(Unwind) in
            guard a[1].isNone || t.isInstance(a[1], .baseException) else {
                throw t.raise(.typeError, "exception context must be None or derive from BaseException")
            }
            return try t.setLink(a[0], .context, a[1])
        }
        c.property("__cause__", { (t, a) throws(Unwind) in try t.link(a[0], .cause) }) { (t, a) throws(Unwind) in
            guard a[1].isNone || t.isInstance(a[1], .baseException) else {
                throw t.raise(.typeError, "exception cause must be None or derive from BaseException")
            }
            _ = try t.setLink(a[0], .cause, a[1])
            return try t.setLink(a[0], .flags, Value(small: try t.link(a[0], .flags).integer | 1))
        }
        c.property("__suppress_context__", { (t, a) throws(Unwind) in Value(try t.link(a[0], .flags).integer & 1 != 0) }) {
            (t, a) throws(Unwind) in
            guard a[1].isBool else { throw t.raise(.typeError, "attribute value type must be bool") }
            let flags = try t.link(a[0], .flags).integer & ~1
            return try t.setLink(a[0], .flags, Value(small: flags | (a[1] == .true ? 1 : 0)))
        }
    }

    private static func installMethods(_ c: ClassBuilder) {
        c.method("with_traceback(self, tb, /)") { (t, a) throws(Unwind) in
            guard a[1].isNone || a[1].isKind(.traceback) else {
                throw t.raise(.typeError, "__traceback__ must be a traceback or None")
            }
            _ = try t.setLink(a[0], .traceback, a[1])
            return a[0]
        }
        c.method("add_note(self, note, /)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], .exception, "BaseException")
            guard a[1].isKind(.string) else { throw t.raise(.typeError, "note must be a str, not '\(t.typeName(a[1]))'") }
            let name = t.machine.name(.notes)
            if let list = try t.ownAttribute(ref, name) {
                guard list.isKind(.list) else { throw t.raise(.typeError, "Cannot add note: __notes__ is not a list") }
                try ListRef(list.ref).append(t, a[1])
            } else {
                _ = try t.setOwnAttribute(ref, name, try t.makeList([a[1]]))
            }
            return .none
        }
        c.method("__setstate__(self, state, /)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], .exception, "BaseException")
            if a[1].isNone { return .none }
            guard a[1].isKind(.dictionary) else { throw t.raise(.typeError, "state is not a dictionary") }
            for (name, value) in try t.keywordPairs(a[1]) { try t.setAttribute(Value(ref), name, value) }
            return .none
        }
        c.method("__reduce__(self, /)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], .exception, "BaseException")
            let arguments = Value(try t.arguments(ref).ref)
            let state = try t.attributeDictionary(ref)
            let type = t.machine.classOf(a[0]).value
            if try state.count(t) == 0 { return try t.makePair(type, arguments) }
            return try t.makeTuple([type, arguments, Value(state.ref)])
        }
    }
}

extension Thread {
    // MARK: Words

    func arguments(_ exception: Ref) throws(Unwind) -> TupleRef {
        TupleRef(try read(exception, ExceptionRef.Word.args.rawValue).ref)
    }

    func setArguments(_ exception: Ref, _ tuple: Value) throws(Unwind) {
        try open(exception)
        ExceptionRef(exception)[.args] = tuple
    }

    fileprivate func link(_ value: Value, _ word: ExceptionRef.Word) throws(Unwind) -> Value {
        try read(try expect(value, .exception, "BaseException"), word.rawValue)
    }

    fileprivate func setLink(_ value: Value, _ word: ExceptionRef.Word, _ new: Value) throws(Unwind) -> Value {
        let ref = try expect(value, .exception, "BaseException")
        try open(ref)
        ExceptionRef(ref)[word] = new
        return .none
    }

    // MARK: Making

    func refuseKeywords(_ type: ClassRef, _ keywords: Value) throws(Unwind) {
        if !keywords.isAbsent { throw raise(.typeError, "\(string(type[.name]))() takes no keyword arguments") }
    }

    /// A new exception of a class. `fill` stores the fields its class adds and says whether it knew the keywords; it
    /// is left to `__init__` when the guest overrides that.
    func newException(
        _ type: ClassRef, _ arguments: Value, _ keywords: Value,
        _ fill: (ExceptionRef, TupleRef, Value) throws(Unwind) -> Bool
    ) throws(Unwind) -> Value {
        let exception = try makeException(type, arguments)
        guard try !hasGuestInitializer(type) else { return exception }
        if try !fill(ExceptionRef(exception.ref), TupleRef(arguments.ref), keywords) { try refuseKeywords(type, keywords) }
        return exception
    }

    /// An exception whose message is `text`, with fields of its own.
    func raise(_ type: BuiltinClass, _ text: String, fields: [(String, Value)]) -> Unwind {
        do throws(Unwind) {
            // The collector does not look into arrays.
            let values = TupleRef(try makeTuple(fields.map { $0.1 }).ref)
            let exception = try makeException(type, [try makeString(text)])
            for (index, field) in fields.enumerated() {
                _ = try setOwnAttribute(exception.ref, try intern(field.0), values[index])
            }
            return raiseObject(exception)
        } catch {
            return error
        }
    }

    // MARK: Text

    func exceptionText(_ ref: Ref) throws(Unwind) -> Value {
        let arguments = try self.arguments(ref)
        switch arguments.count {
        case 0: return machine.state.pointee.emptyString
        case 1: return try str(arguments[0])
        default: return try repr(Value(arguments.ref))
        }
    }

    fileprivate func exceptionRepr(_ ref: Ref) throws(Unwind) -> Value {
        let arguments = try self.arguments(ref)
        let name = string(machine.classOf(Value(ref))[.name])
        if arguments.count == 1 { return try makeString("\(name)(\(try reprText(arguments[0])))") }
        return try makeString(name + (try reprText(Value(arguments.ref))))
    }

    func field(_ exception: Ref, _ name: String) throws(Unwind) -> Value {
        try ownAttribute(exception, try intern(name)) ?? .none
    }

    func setField(_ exception: ExceptionRef, _ name: String, _ value: Value) throws(Unwind) {
        _ = try setOwnAttribute(exception.ref, try intern(name), value)
    }
}
