/// `property`: | record | meta | get | set | delete | documentation | name |.
enum PropertyClass {
    private static let label: StaticString = "property"

    static func install(_ c: ClassBuilder) {
        c.new("property(fget=None, fset=None, fdel=None, doc=None)") { (t, a) throws(Unwind) in
            try t.newProperty(ClassRef(a[0].ref), [a[1], a[2], a[3], a[4]].map { $0.isAbsent ? .none : $0 })
        }
        c.method("__init__(self, fget=None, fset=None, fdel=None, doc=None)") { (_, _) throws(Unwind) in .none }
        let parts: [(StaticString, Int)] = [("fget", 2), ("fset", 3), ("fdel", 4)]
        for (name, word) in parts {
            c.getter(name) { (t, a) throws(Unwind) in try t.read(try t.expect(a[0], .property, label), word) }
        }
        c.property("__doc__", { (t, a) throws(Unwind) in try t.read(try t.expect(a[0], .property, label), 5) }) {
            (t, a) throws(Unwind) in
            let property = try t.expect(a[0], .property, label)
            try t.open(property)
            property[5] = a[1]
            return .none
        }
        let setters: [(StaticString, Int)] = [("getter(self, function, /)", 2), ("setter(self, function, /)", 3), ("deleter(self, function, /)", 4)]
        for (signature, word) in setters {
            c.method(signature) { (t, a) throws(Unwind) in try t.changedProperty(try t.expect(a[0], .property, label), word, a[1]) }
        }
        installProtocol(c)
    }

    private static func installProtocol(_ c: ClassBuilder) {
        c.method("__get__(self, instance, owner=None, /)") { (t, a) throws(Unwind) in
            let property = try t.expect(a[0], .property, label)
            if a[1].isNone { return a[0] }
            let getter = try t.read(property, 2)
            if getter.isNone { throw t.raiseNoAccessor(a[0], a[1], "getter") }
            return try t.call(getter, [a[1]])
        }
        c.method("__set__(self, instance, value, /)") { (t, a) throws(Unwind) in
            let setter = try t.read(try t.expect(a[0], .property, label), 3)
            if setter.isNone { throw t.raiseNoAccessor(a[0], a[1], "setter") }
            return try t.call(setter, [a[1], a[2]])
        }
        c.method("__delete__(self, instance, /)") { (t, a) throws(Unwind) in
            let deleter = try t.read(try t.expect(a[0], .property, label), 4)
            if deleter.isNone { throw t.raiseNoAccessor(a[0], a[1], "deleter") }
            return try t.call(deleter, [a[1]])
        }
        c.method("__set_name__(self, owner, name, /)") { (t, a) throws(Unwind) in
            let property = try t.expect(a[0], .property, label)
            try t.open(property)
            property[6] = a[2]
            return .none
        }
        c.getter("__isabstractmethod__") { (t, a) throws(Unwind) in
            let property = try t.expect(a[0], .property, label)
            for word in 2...4 where try t.isAbstract(try t.read(property, word)) { return .true }
            return .false
        }
    }
}

extension Thread {
    fileprivate func newProperty(_ type: ClassRef, _ parts: [Value]) throws(Unwind) -> Value {
        let isPlain = type == machine.classObject(.property)
        let property = isPlain ? try allocate(.property, .property, words: 7) : try allocateInstance(type, .property)
        for word in 2...5 { property[word] = parts[word - 2] }
        property[6] = .none
        if parts[0].isKind(.function) {
            property[6] = try read(parts[0].ref, FunctionRef.Word.name.rawValue)
            if parts[3].isNone { property[5] = try read(parts[0].ref, FunctionRef.Word.documentation.rawValue) }
        }
        return Value(property)
    }

    fileprivate func changedProperty(_ old: Ref, _ word: Int, _ function: Value) throws(Unwind) -> Value {
        var parts: [Value] = []
        for index in 2...5 { parts.append(index == word ? function : try read(old, index)) }
        // A new getter brings its own documentation.
        if word == 2 && function.isKind(.function) { parts[3] = .none }
        let property = try newProperty(machine.classOf(Value(old)), parts)
        let name = try read(old, 6)
        if !name.isNone { property.ref[6] = name }
        return property
    }

    func isAbstract(_ value: Value) throws(Unwind) -> Bool {
        guard value.isReference, let mark = try findAttribute(value, try intern("__isabstractmethod__")) else { return false }
        return try isTrue(mark)
    }
}

/// `staticmethod` and `classmethod`: | record | meta | function | attributes |.
enum WrapperClass {
    static func install(_ c: ClassBuilder, _ kind: Kind) {
        let label: StaticString = kind == .staticMethod ? "staticmethod" : "classmethod"
        c.new(kind == .staticMethod ? "staticmethod(function, /)" : "classmethod(function, /)") { (t, a) throws(Unwind) in
            let type = ClassRef(a[0].ref)
            if type.flags.contains(.isBuiltin) {
                return kind == .staticMethod ? try t.makeStaticMethod(a[1]) : try t.makeClassMethod(a[1])
            }
            let wrapper = try t.allocateInstance(type, kind)
            wrapper[2] = a[1]
            return Value(wrapper)
        }
        c.method("__init__(self, function, /)") { (_, _) throws(Unwind) in .none }
        for name: StaticString in ["__func__", "__wrapped__"] {
            c.getter(name) { (t, a) throws(Unwind) in try t.expect(a[0], kind, label)[2] }
        }
        c.getter("__isabstractmethod__") { (t, a) throws(Unwind) in Value(try t.isAbstract(try t.expect(a[0], kind, label)[2])) }
        let forwarded: [StaticString] = ["__name__", "__qualname__", "__doc__", "__module__", "__annotations__"]
        for name in forwarded {
            let text = name.description
            c.getter(name) { (t, a) throws(Unwind) in try t.getAttribute(try t.expect(a[0], kind, label)[2], try t.intern(text)) }
        }
        c.method("__get__(self, instance, owner=None, /)") { (t, a) throws(Unwind) in
            let function = try t.expect(a[0], kind, label)[2]
            if kind == .staticMethod { return function }
            return try t.bindClassMethod(a[0], a.has(2) && !a[2].isNone ? a[2] : t.machine.classOf(a[1]).value)
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            try t.makeString("<\(label)(\(try t.reprText(try t.expect(a[0], kind, label)[2])))>")
        }
        if kind == .staticMethod {
            c.method("__call__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
                let function = try t.expect(a[0], kind, label)[2]
                return try t.call(function, t.items(a[1]), keywords: try t.keywordList(a[2]))
            }
        }
    }
}

/// `super`: | record | meta | class | object or absent | the object's class |.
enum SuperClass {
    static func install(_ c: ClassBuilder) {
        c.new("super(type=None, object=None, /)") { (t, a) throws(Unwind) in
            if a.has(1) { return try t.newSuper(ClassRef(a[0].ref), a[1], a.has(2) ? a[2] : .absent) }
            let (type, object) = try t.implicitSuper()
            return try t.newSuper(ClassRef(a[0].ref), type, object)
        }
        c.getter("__thisclass__") { (t, a) throws(Unwind) in try t.expect(a[0], .superObject, "super")[2] }
        c.getter("__self__") { (t, a) throws(Unwind) in
            let object = try t.expect(a[0], .superObject, "super")[3]
            return object.isAbsent ? .none : object
        }
        c.getter("__self_class__") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], .superObject, "super")
            return ref[3].isAbsent ? .none : ref[4]
        }
        c.method("__get__(self, instance, owner=None, /)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], .superObject, "super")
            if a[1].isNone || !ref[3].isAbsent { return a[0] }
            return try t.newSuper(t.machine.classOf(a[0]), ref[2], a[1])
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], .superObject, "super")
            let name = t.string(ClassRef(ref[2].ref)[.name])
            if ref[3].isAbsent { return try t.makeString("<super: <class '\(name)'>, NULL>") }
            return try t.makeString("<super: <class '\(name)'>, <\(t.string(ClassRef(ref[4].ref)[.name])) object>>")
        }
    }
}

extension Thread {
    fileprivate func newSuper(_ own: ClassRef, _ type: Value, _ object: Value) throws(Unwind) -> Value {
        guard type.isKind(.classObject) else {
            throw raise(.typeError, "super() argument 1 must be a type, not \(typeName(type))")
        }
        var owner = Value.absent
        let isUnbound = object.isAbsent || object.isNone
        if !isUnbound {
            if object.isKind(.classObject) && isSubclass(ClassRef(object.ref), ClassRef(type.ref)) {
                owner = object
            } else if isInstance(object, ClassRef(type.ref)) {
                owner = machine.classOf(object).value
            } else {
                throw raise(.typeError, "super(type, obj): obj must be an instance or subtype of type")
            }
        }
        let isPlain = own == machine.classObject(.super)
        let made = isPlain ? try allocate(.superObject, .super, words: 5) : try allocateInstance(own, .superObject)
        made[2] = type
        made[3] = isUnbound ? .absent : object
        made[4] = owner
        return Value(made)
    }

    /// `super()`: the class from the function's closure, the object from its first argument.
    fileprivate func implicitSuper() throws(Unwind) -> (Value, Value) {
        let frame = state.pointee.frame
        guard frame >= state.pointee.frameBase, frame.pointee.function.isKind(.function) else {
            throw raise(.runtimeError, "super(): no current frame")
        }
        let code = frame.pointee.code
        let hasFirst = code.pointee.positionalCount > 0 || code.pointee.flags.contains(.variadic)
        guard hasFirst, code.pointee.localCount > 0 else { throw raise(.runtimeError, "super(): no arguments") }
        var object = frame.pointee.registers[0]
        if code.pointee.positionalCount == 0 {
            let rest = object
            guard rest.isKind(.tuple), TupleRef(rest.ref).count > 0 else { throw raise(.runtimeError, "super(): no arguments") }
            object = TupleRef(rest.ref)[0]
        }
        if object.isKind(.cell) && isBoxed(code, 0) { object = try load(CellRef(object.ref)) }
        if object.isAbsent { throw raise(.runtimeError, "super(): arg[0] deleted") }
        let names = code.pointee.freeNames
        guard names.isKind(.tuple), let index = TupleRef(names.ref).firstIdentical(machine.name(.classAttribute)) else {
            throw raise(.runtimeError, "super(): __class__ cell not found")
        }
        let type = try load(FunctionRef(frame.pointee.function.ref).freeCell(index))
        if type.isAbsent { throw raise(.runtimeError, "super(): empty __class__ cell") }
        return (type, object)
    }

    /// Does the register hold the cell of a captured variable?
    func isBoxed(_ code: UnsafeMutablePointer<CodeData>, _ register: Int) -> Bool {
        for index in 0..<code.pointee.cellCount where Int(code.pointee.cellRegisters[index]) == register { return true }
        return false
    }
}
