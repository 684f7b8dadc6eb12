/// `OSError(errno, strerror, filename, winerror, filename2)`: the errno chooses the subclass.
enum OSErrorClass {
    static let fields = ["errno", "strerror", "filename", "filename2"]

    static func install(_ b: MachineBuilder) {
        b.extend(.osError) { c in
            for name in fields { c.constant(StaticName.of(name), .none) }
            c.new("__new__(*args, **kwargs)") { (t, a) throws(Unwind) in
                let arguments = TupleRef(a[1].ref)
                let type = t.osErrorClass(ClassRef(a[0].ref), arguments)
                return try t.newException(type, a[1], a[2]) { (e, arguments, _) throws(Unwind) in
                    try t.fillOSError(e, arguments)
                    return false
                }
            }
            c.method("__init__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], .osError)
                // A class with its own `__init__` has left the fields to this call.
                if try t.hasGuestInitializer(t.machine.classOf(a[0])) {
                    try t.setArguments(ref, a[1])
                    try t.fillOSError(ExceptionRef(ref), TupleRef(a[1].ref))
                }
                return .none
            }
            c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.osErrorText(try t.expect(a[0], .osError)) }
        }
        b.extend(.blockingIOError) { c in c.constant("characters_written", Value(small: 0)) }
    }
}

extension Thread {
    fileprivate func osErrorClass(_ type: ClassRef, _ arguments: TupleRef) -> ClassRef {
        guard type == machine.classObject(.osError), arguments.count >= 2, arguments.count <= 5, arguments[0].isInteger,
            let code = Int32(exactly: arguments[0].integer)
        else { return type }
        return machine.classObject(Thread.classOfSystemError(code))
    }

    fileprivate func fillOSError(_ exception: ExceptionRef, _ arguments: TupleRef) throws(Unwind) {
        guard arguments.count >= 2 && arguments.count <= 5 else { return }
        try setField(exception, "errno", arguments[0])
        try setField(exception, "strerror", arguments[1])
        if arguments.count >= 3 {
            try setField(exception, "filename", arguments[2])
            if arguments.count == 5 { try setField(exception, "filename2", arguments[4]) }
            try setArguments(exception.ref, try makePair(arguments[0], arguments[1]))
        }
    }

    fileprivate func osErrorText(_ ref: Ref) throws(Unwind) -> Value {
        let names = OSErrorClass.fields
        let (code, text) = (try field(ref, names[0]), try field(ref, names[1]))
        let (first, second) = (try field(ref, names[2]), try field(ref, names[3]))
        if code.isNone && text.isNone && first.isNone { return try exceptionText(ref) }
        var result = "[Errno \(try strText(code))] \(try strText(text))"
        if !first.isNone {
            result += ": \(try reprText(first))"
            if !second.isNone { result += " -> \(try reprText(second))" }
        }
        return try makeString(result)
    }

    /// The OSError of a failed system call. `path` is shown in the message.
    @inline(never)
    func raiseOSError(errno code: Int32, path: String?) -> Unwind {
        do throws(Unwind) {
            return raiseSystemCall(code, path: try path.map { (text) throws(Unwind) in try makeString(text) } ?? .absent)
        } catch {
            return error
        }
    }
}
