/// # threading.local: attributes that each thread has for itself
///
///     | record | meta | dict: ident -> attributes dict | arguments | keywords | overflow | ...
///
/// The outer dict is written once by each thread. Idents are never used twice; entries of
/// threads that have ended are dropped when the dict has grown to twice the living.
enum ThreadLocalMethods {
    private static let tableWord = 2, argumentsWord = 3, keywordsWord = 4, slotBase = 6

    static func install(_ c: ClassBuilder) {
        let type = c.classRef
        type[.slotBase] = Value(small: slotBase)
        c.thread.machine.shape(BuiltinClass.threadLocal.shape).pointee.slotBase = slotBase
        let flags = type.flags.subtracting(.isFinal).union([.hasGetattribute, .hasSetattr])
        type[.flags] = Value(small: flags.rawValue)
        c.new("local(*args, **kwargs)", make)
        c.method("__getattribute__(self, name, /)") { (t, a) throws(Unwind) in try get(t, try check(t, a[0]), try name(t, a[1])) }
        c.method("__setattr__(self, name, value, /)") { (t, a) throws(Unwind) in
            try set(t, try check(t, a[0]), try name(t, a[1]), a[2])
            return .none
        }
        c.method("__delattr__(self, name, /)") { (t, a) throws(Unwind) in
            let object = try check(t, a[0]), name = try name(t, a[1])
            if try attributes(t, object).remove(t, name) == nil { throw t.raiseNoAttribute(Value(object), name) }
            return .none
        }
    }

    private static func make(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let type = ClassRef(a[0].ref)
        let hasArguments = TupleRef(a[1].ref).count > 0 || a.has(2)
        if hasArguments, try !hasOwnInitializer(t, type) {
            throw t.raise(.typeError, "Initialization arguments are not supported")
        }
        let table = try t.makeDictionary()
        try table.set(t, Value(small: t.ident), Value(try t.makeDictionary().ref))
        let object = try t.allocateInstance(type, .instance)
        object[tableWord] = Value(table.ref)
        object[argumentsWord] = a[1]
        object[keywordsWord] = a.has(2) ? a[2] : .none
        return Value(object)
    }

    private static func hasOwnInitializer(_ t: Thread, _ type: ClassRef) throws(Unwind) -> Bool {
        try t.lookupClass(type, t.machine.name(.initialize)).map { $0.isKind(.function) } ?? false
    }

    private static func check(_ t: Thread, _ value: Value) throws(Unwind) -> Ref {
        guard t.isInstance(value, .threadLocal) else { throw t.raise(.typeError, "'_thread._local' object expected") }
        return value.ref
    }

    private static func name(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        guard value.isKind(.string) else {
            throw t.raise(.typeError, "attribute name must be string, not '\(t.typeName(value))'")
        }
        return try t.intern(value)
    }

    /// This thread's attributes; a thread that comes for the first time runs `__init__` again.
    private static func attributes(_ t: Thread, _ object: Ref) throws(Unwind) -> DictRef {
        let table = DictRef(try t.read(object, tableWord).ref)
        let key = Value(small: t.ident)
        if let own = try table.get(t, key) { return DictRef(own.ref) }
        try dropDead(t, table)
        let own = try t.makeDictionary()
        try table.set(t, key, Value(own.ref))
        let type = t.machine.classOf(Value(object))
        if try hasOwnInitializer(t, type), let initialize = try t.lookupSpecial(Value(object), .initialize) {
            let arguments = TupleRef(try t.read(object, argumentsWord).ref)
            let keywords = try t.read(object, keywordsWord)
            _ = try t.call(initialize, (0..<arguments.count).map { arguments[$0] }, keywords: try t.keywordPairs(keywords))
        }
        return own
    }

    private static func dropDead(_ t: Thread, _ table: DictRef) throws(Unwind) {
        if try table.count(t) < 2 * t.machine.world.threadCount + 8 { return }
        var dead: [Value] = []
        var position = 0
        while let (key, _) = try table.next(t, &position) {
            if !t.machine.cold.threads.isLiving(key.integer) { dead.append(key) }
        }
        for key in dead { _ = try table.remove(t, key) }
    }

    private static func get(_ t: Thread, _ object: Ref, _ name: Value) throws(Unwind) -> Value {
        let own = try attributes(t, object)
        if name == t.machine.name(.dict) { return Value(own.ref) }
        let type = t.machine.classOf(Value(object))
        let entry = try t.lookupClass(type, name)
        if let entry, t.isDataDescriptor(entry) { return try t.bind(entry, Value(object), type) }
        if let value = try own.getString(t, name) { return value }
        if let entry { return try t.bind(entry, Value(object), type) }
        throw t.raiseNoAttribute(Value(object), name)
    }

    private static func set(_ t: Thread, _ object: Ref, _ name: Value, _ value: Value) throws(Unwind) {
        if name == t.machine.name(.dict) {
            throw t.raise(.attributeError, "'\(t.typeName(Value(object)))' object attribute '__dict__' is read-only")
        }
        let own = try attributes(t, object)
        if let entry = try t.lookupClass(t.machine.classOf(Value(object)), name), t.isDataDescriptor(entry) {
            return try t.setWithoutHook(Value(object), name, value)
        }
        try own.set(t, name, value)
    }
}
