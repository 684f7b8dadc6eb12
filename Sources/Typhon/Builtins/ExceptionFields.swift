/// Exceptions that add a few fields: keyword arguments of the constructor, or views of `args`.
enum ExceptionFields {
    static func install(_ b: MachineBuilder) {
        keyworded(b, .importError, ["name", "path"], "ImportError")
        keyworded(b, .attributeError, ["name", "obj"], "AttributeError")
        keyworded(b, .nameError, ["name"], "NameError")
        b.extend(.importError) { c in
            // The message alone, when there is just one argument.
            c.property("msg", { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], .importError)
                if let own = try t.ownAttribute(ref, t.machine.name(.msg)) { return own }
                let arguments = try t.arguments(ref)
                return arguments.count == 1 ? arguments[0] : .none
            }) { (t, a) throws(Unwind) in
                try t.setField(ExceptionRef(try t.expect(a[0], .importError)), "msg", a[1])
                return .none
            }
            c.method("__str__(self, /)") { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], .importError)
                if let own = try t.ownAttribute(ref, t.machine.name(.msg)), own.isKind(.string) { return own }
                return try t.exceptionText(ref)
            }
        }
        firstArgument(b, .stopIteration, "value") { (t, arguments) throws(Unwind) in arguments.count > 0 ? arguments[0] : .none }
        firstArgument(b, .systemExit, "code") { (t, arguments) throws(Unwind) in
            arguments.count == 0 ? .none : arguments.count == 1 ? arguments[0] : Value(arguments.ref)
        }
    }

    private static func keyworded(_ b: MachineBuilder, _ type: BuiltinClass, _ names: [String], _ label: String) {
        b.extend(type) { c in
            for name in names { c.constant(StaticName.of(name), .none) }
            c.new("__new__(*args, **kwargs)") { (t, a) throws(Unwind) in
                try t.newException(ClassRef(a[0].ref), a[1], a[2]) { (e, _, keywords) throws(Unwind) in
                    try t.fill(e, keywords, names, label)
                    return true
                }
            }
            c.method("__init__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], type)
                try t.setArguments(ref, a[1])
                try t.fill(ExceptionRef(ref), a[2], names, label)
                return .none
            }
        }
    }

    private static func firstArgument(
        _ b: MachineBuilder, _ type: BuiltinClass, _ name: String,
        _ value: @escaping @Sendable (Thread, TupleRef) throws(Unwind) -> Value
    ) {
        b.extend(type) { c in
            c.property(StaticName.of(name), { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], type)
                if let own = try t.ownAttribute(ref, try t.intern(name)) { return own }
                return try value(t, try t.arguments(ref))
            }) { (t, a) throws(Unwind) in
                try t.setField(ExceptionRef(try t.expect(a[0], type)), name, a[1])
                return .none
            }
        }
    }
}

/// The builders take names known at compile time.
enum StaticName {
    static func of(_ name: String) -> StaticString {
        switch name {
        case "name": "name"
        case "path": "path"
        case "obj": "obj"
        case "value": "value"
        case "code": "code"
        case "errno": "errno"
        case "strerror": "strerror"
        case "filename": "filename"
        case "filename2": "filename2"
        case "msg": "msg"
        case "lineno": "lineno"
        case "offset": "offset"
        case "text": "text"
        case "end_lineno": "end_lineno"
        case "end_offset": "end_offset"
        case "print_file_and_line": "print_file_and_line"
        case "encoding": "encoding"
        case "object": "object"
        case "start": "start"
        case "end": "end"
        default: "reason"
        }
    }
}

extension Thread {
    fileprivate func fill(_ exception: ExceptionRef, _ keywords: Value, _ names: [String], _ label: String) throws(Unwind) {
        for (key, value) in try keywordPairs(keywords) {
            let text = string(key)
            guard names.contains(text) else {
                throw raise(.typeError, "'\(text)' is an invalid keyword argument for \(label)()")
            }
            try setField(exception, text, value)
        }
    }
}
