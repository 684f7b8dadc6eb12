/// `types.SimpleNamespace`: an object that is nothing but its attributes.
enum SimpleNamespaceClass {
    static func install(_ c: ClassBuilder) {
        c.classRef[.flags] = Value(small: c.classRef.flags.union(.hasEq).rawValue)
        c.method("__init__(self, /, *args, **kwargs)") { (t, a) throws(Unwind) in
            guard TupleRef(a[1].ref).count == 0 else { throw t.raise(.typeError, "no positional arguments expected") }
            for (name, value) in try t.keywordPairs(a.has(2) ? a[2] : .none) { try t.setWithoutHook(a[0], name, value) }
            return .none
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let type = t.machine.classOf(a[0])
            let name = type == t.machine.classObject(.simpleNamespace) ? "namespace" : t.string(type[.name])
            guard try t.enterRepr(a[0]) else { return try t.makeString("\(name)(...)") }
            defer { t.leaveRepr(a[0]) }
            return try t.makeString("\(name)(\(try attributesText(t, a[0])))")
        }
        c.method("__eq__(self, value, /)") { (t, a) throws(Unwind) in
            guard t.isInstance(a[0], .simpleNamespace), t.isInstance(a[1], .simpleNamespace) else { return .notImplemented }
            return try t.compare(.equal, t.variables(a[0]), t.variables(a[1]))
        }
        c.constant("__hash__", .none)
    }

    private static func attributesText(_ t: Thread, _ object: Value) throws(Unwind) -> String {
        let attributes = DictRef(try t.variables(object).ref)
        var parts: [String] = []
        var position = 0
        while let (name, value) = try attributes.next(t, &position) { parts.append("\(t.string(name))=\(try t.reprText(value))") }
        return parts.joined(separator: ", ")
    }
}
