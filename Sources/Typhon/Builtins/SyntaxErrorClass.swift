import TyphonSyntax

/// `SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset))` and the UnicodeErrors: exceptions whose
/// arguments are fields.
enum SyntaxErrorClass {
    static let fields = ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"]

    static func install(_ b: MachineBuilder) {
        b.extend(.syntaxError) { c in
            for name in fields + ["print_file_and_line"] { c.constant(StaticName.of(name), .none) }
            c.new("__new__(*args, **kwargs)") { (t, a) throws(Unwind) in
                try t.newException(ClassRef(a[0].ref), a[1], a[2]) { (e, arguments, _) throws(Unwind) in
                    try t.fillSyntaxError(e, arguments)
                    return false
                }
            }
            c.method("__init__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
                let ref = try t.expect(a[0], .syntaxError)
                try t.refuseKeywords(t.machine.classOf(a[0]), a[2])
                try t.setArguments(ref, a[1])
                try t.fillSyntaxError(ExceptionRef(ref), TupleRef(a[1].ref))
                return .none
            }
            c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.syntaxErrorText(try t.expect(a[0], .syntaxError)) }
        }
    }
}

extension Thread {
    fileprivate func fillSyntaxError(_ exception: ExceptionRef, _ arguments: TupleRef) throws(Unwind) {
        guard arguments.count > 0 else { return }
        try setField(exception, "msg", arguments[0])
        guard arguments.count == 2 else { return }
        let details = try tuple(from: arguments[1])
        if details.count < 4 || details.count > 6 {
            let bound = details.count < 4 ? "at least 4" : "at most 6"
            throw raise(.typeError, "function takes \(bound) arguments (\(details.count) given)")
        }
        if details.count == 5 { throw raise(.typeError, "end_offset must be provided when end_lineno is provided") }
        for index in 0..<details.count { try setField(exception, SyntaxErrorClass.fields[index + 1], details[index]) }
    }

    fileprivate func syntaxErrorText(_ ref: Ref) throws(Unwind) -> Value {
        let given = try field(ref, "msg")
        // One that the engine raised without a place has only arguments.
        let arguments = TupleRef(try arguments(ref).ref)
        let message = try strText(given.isNone && arguments.count > 0 ? arguments[0] : given)
        let file = try field(ref, "filename")
        let line = try field(ref, "lineno")
        let name = file.isKind(.string) ? string(file).split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) : nil
        let lineText = line.isInteger ? String(line.integer) : nil
        switch (name, lineText) {
        case (let name?, let line?): return try makeString("\(message) (\(name), line \(line))")
        case (let name?, nil): return try makeString("\(message) (\(name))")
        case (nil, let line?): return try makeString("\(message) (line \(line))")
        case (nil, nil): return try makeString(message)
        }
    }

    /// The guest's SyntaxError (or IndentationError, TabError) of a mistake.
    @inline(never)
    func raiseSyntax(_ mistake: SyntaxDiagnostic) -> Unwind {
        do throws(Unwind) {
            let type: BuiltinClass =
                switch mistake.category.rawValue {
                case "IndentationError": .indentationError
                case "TabError": .tabError
                case "MemoryError": .memoryError
                case "RecursionError": .recursionError
                case "ValueError": .valueError
                case "OverflowError": .overflowError
                case _: .syntaxError
                }
            guard isSubclass(machine.classObject(type), machine.classObject(.syntaxError)) else { return raise(type, mistake.message) }
            let text = try makeString(mistake.message)
            let knowsPlace = mistake.line > 0
            let file = try makeString(mistake.fileName)
            let line = try mistake.sourceLine.map { (line) throws(Unwind) in try makeString(line) } ?? .none
            let details: [Value] = [
                file, knowsPlace ? Value(small: mistake.line) : .none,
                Value(small: mistake.column), line,
                knowsPlace ? Value(small: mistake.endLine) : .none, Value(small: mistake.endColumn),
            ]
            let place = try makeTuple(details)
            let exception = try makeException(type, [text, place])
            try fillSyntaxError(ExceptionRef(exception.ref), try arguments(exception.ref))
            return raiseObject(exception)
        } catch {
            return error
        }
    }
}

enum UnicodeErrorClasses {
    private static let fields = ["encoding", "object", "start", "end", "reason"]

    static func install(_ b: MachineBuilder) {
        for (type, names) in [
            (BuiltinClass.unicodeEncodeError, fields), (.unicodeDecodeError, fields), (.unicodeTranslateError, Array(fields.dropFirst())),
        ] {
            b.extend(type) { c in
                for name in names { c.constant(StaticName.of(name), .none) }
                c.new("__new__(*args, **kwargs)") { (t, a) throws(Unwind) in
                    try t.newException(ClassRef(a[0].ref), a[1], a[2]) { (e, arguments, _) throws(Unwind) in
                        try t.fillUnicodeError(e, arguments, names, type)
                        return false
                    }
                }
                c.method("__init__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
                    let ref = try t.expect(a[0], type)
                    try t.refuseKeywords(t.machine.classOf(a[0]), a[2])
                    try t.setArguments(ref, a[1])
                    try t.fillUnicodeError(ExceptionRef(ref), TupleRef(a[1].ref), names, type)
                    return .none
                }
                c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.unicodeErrorText(try t.expect(a[0], type), type) }
            }
        }
    }
}

extension Thread {
    fileprivate func fillUnicodeError(
        _ exception: ExceptionRef, _ arguments: TupleRef, _ names: [String], _ type: BuiltinClass
    ) throws(Unwind) {
        guard arguments.count == names.count else {
            throw raise(.typeError, "function takes exactly \(names.count) arguments (\(arguments.count) given)")
        }
        for (index, name) in names.enumerated() {
            let value = arguments[index]
            let isFit: Bool
            let wanted: String
            switch name {
            case "start", "end": (isFit, wanted) = (value.isInteger || value.isBool, "int")
            case "object" where type == .unicodeDecodeError: (isFit, wanted) = (value.isKind(.bytes) || value.isKind(.bytearray), "bytes")
            case _: (isFit, wanted) = (value.isKind(.string), "str")
            }
            if !isFit { throw raise(.typeError, "argument \(index + 1) must be \(wanted), not \(typeName(value))") }
            try setField(exception, name, value)
        }
    }

    fileprivate func unicodeErrorText(_ ref: Ref, _ type: BuiltinClass) throws(Unwind) -> Value {
        // Raised by a codec with its message alone, or made by the guest with all the fields.
        guard let object = try ownAttribute(ref, try intern("object")) else { return try exceptionText(ref) }
        let (start, end) = (try field(ref, "start").integerOrZero, try field(ref, "end").integerOrZero)
        let reason = try strText(try field(ref, "reason"))
        let codec = type == .unicodeTranslateError ? "" : "'\(try strText(try field(ref, "encoding")))' codec "
        let verb = type == .unicodeDecodeError ? "decode" : type == .unicodeEncodeError ? "encode" : "translate"
        let noun = type == .unicodeDecodeError ? "byte" : "character"
        var shown: String?
        if end - start == 1, start >= 0 {
            if let bytes = try bytesLike(object), type == .unicodeDecodeError, start < bytes.count {
                let hex = String(bytes[start], radix: 16)
                shown = "0x" + (hex.count < 2 ? "0" : "") + hex
            } else if object.isKind(.string), start < StringRef(object.ref).length {
                shown = "'\(Thread.escaped(StringRef(object.ref).codePoint(at: start)))'"
            }
        }
        if let shown { return try makeString("\(codec)can't \(verb) \(noun) \(shown) in position \(start): \(reason)") }
        let last = end > 0 ? end - 1 : end
        return try makeString("\(codec)can't \(verb) \(noun)s in position \(start)-\(last): \(reason)")
    }

    private static func escaped(_ point: UInt32) -> String {
        let hex = String(point, radix: 16)
        let (mark, width) = point < 0x100 ? ("\\x", 2) : point < 0x1_0000 ? ("\\u", 4) : ("\\U", 8)
        return mark + String(repeating: "0", count: Swift.max(0, width - hex.count)) + hex
    }
}

extension Value {
    fileprivate var integerOrZero: Int { isInteger ? integer : 0 }
}
