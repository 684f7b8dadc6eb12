/// # StructSequence: a tuple whose items have names (`sys.version_info`, `os.stat_result`)
///
/// The class is a final subclass of tuple with one read-only property for each name. An object
/// is laid out as a tuple. Fields beyond `visible` are attributes only in CPython; here all are items.
/// `@unchecked Sendable`: a class that lives as long as its machine.
struct StructSequence: @unchecked Sendable {
    let type: ClassRef

    /// Makes the class while a module is installed.
    init(_ t: Thread, module: String, _ name: String, _ fields: [StaticString]) {
        let made = t.must { () throws(Unwind) in
            let bases = TupleRef(try t.makeTuple([t.machine.classObject(.tuple).value]).ref)
            let namespace = try t.makeNamespace()
            try namespace.set(t, t.machine.name(.module), try t.makeString(module))
            return try t.makeClass(t.machine.classObject(.type), try t.intern(name), bases, Value(namespace.ref), [])
        }
        type = made
        let class_ = ClassBuilder(thread: t, classRef: made)
        for (index, field) in fields.enumerated() {
            class_.getter(field) { (t, a) throws(Unwind) in
                guard a[0].isKind(.tuple), TupleRef(a[0].ref).count > index else { throw t.raise(.typeError, "\(name) expected") }
                return TupleRef(a[0].ref)[index]
            }
        }
        let names = fields.map { $0.description }
        class_.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.tuple) else { throw t.raise(.typeError, "\(name) expected") }
            let tuple = TupleRef(a[0].ref)
            var parts: [String] = []
            for index in 0..<Swift.min(tuple.count, names.count) { parts.append(names[index] + "=" + (try t.reprText(tuple[index]))) }
            return try t.makeString("\(module).\(name)(\(parts.joined(separator: ", ")))")
        }
        class_.constant("n_fields", Value(small: fields.count))
        t.machine.keepForever(made.value)
    }

    func make(_ t: Thread, _ items: [Value]) throws(Unwind) -> Value {
        // The items stay reachable: they are in an ordinary tuple meanwhile.
        let plain = TupleRef(try t.makeTuple(items).ref)
        let object = TupleRef(try t.allocate(.tuple, type.rootShape, words: TupleRef.header + items.count))
        object.ref[2] = Value(small: items.count)
        for index in 0..<items.count { object[index] = plain[index] }
        return Value(object.ref)
    }
}
