/// Building classes and modules while a machine starts, or when a native module is first imported.
struct ClassBuilder {
    let thread: Thread
    let classRef: ClassRef

    private var namespace: DictRef { DictRef(classRef[.namespace].ref) }

    /// Everything but `object`'s methods checks its receiver.
    private func receiver(_ name: StaticString) -> NativeGuard {
        if classRef == thread.machine.classObject(.object) { return .open }
        return NativeGuard(kind: .receiver, owner: classRef.value, name: name)
    }

    private func define(_ name: String, _ value: Value) { thread.must { () throws(Unwind) in try namespace.set(thread, try thread.intern(name), value) } }

    func method(
        _ signature: StaticString, effect: Effect = .transactional, shortcut: NativeShortcut = .none, _ function: @escaping NativeFunction
    ) {
        let builtin = thread.makeNative(
            .methodDescriptor, .methodDescriptor, signature, effect, classRef.value, guarded: receiver(signature),
            shortcut: shortcut, function)
        define(signature.functionName, builtin)
    }

    func staticMethod(_ signature: StaticString, _ function: @escaping NativeFunction) {
        let builtin = thread.makeNative(.builtin, .builtinFunction, signature, .transactional, classRef.value, function)
        define(signature.functionName, thread.must { () throws(Unwind) in try thread.makeStaticMethod(builtin) })
    }

    func classMethod(_ signature: StaticString, _ function: @escaping NativeFunction) {
        let builtin = thread.makeNative(
            .methodDescriptor, .methodDescriptor, signature, .transactional, classRef.value,
            guarded: NativeGuard(kind: .classReceiver, owner: classRef.value, name: signature), function)
        define(signature.functionName, thread.must { () throws(Unwind) in try thread.makeClassMethod(builtin) })
    }

    /// A read-only attribute computed from self (a[0]).
    func getter(_ name: StaticString, _ function: @escaping NativeFunction) { property(name, function, nil) }

    /// An attribute: `get` from a[0], `set` a[0]'s to a[1] (absent: delete).
    func property(_ name: StaticString, _ get: @escaping NativeFunction, _ set: NativeFunction?) {
        let getter = thread.makeNative(
            .builtin, .builtinFunction, "getter(self, /)", .transactional, classRef.value, guarded: receiver(name), get)
        let setter = set.map {
            thread.makeNative(
                .builtin, .builtinFunction, "setter(self, value=None, /)", .transactional, classRef.value, guarded: receiver(name), $0)
        }
        let text = name.description
        let value = thread.must { () throws(Unwind) in
            try thread.makeProperty(get: getter, set: setter ?? .none, name: try thread.intern(text))
        }
        define(text, value)
    }

    /// The constructor: a[0] is the class.
    func new(_ signature: StaticString, _ function: @escaping NativeFunction) {
        let builtin = thread.makeNative(
            .builtin, .builtinFunction, signature, .transactional, classRef.value, takesClass: true,
            guarded: NativeGuard(kind: .constructed, owner: classRef.value, name: signature), function)
        thread.machine.keepForever(builtin)
        classRef[.constructor] = builtin
        define("__new__", builtin)
    }

    func constant(_ name: StaticString, _ value: Value) { define(name.description, value) }
}

extension Thread {
    /// The first argument is not exactly what the builtin's guard expects: a subclass's, or an error.
    @inline(never)
    func checkGuard(_ entry: UnsafeMutablePointer<NativeEntry>, _ first: Value) throws(Unwind) {
        let owner = ClassRef(entry.pointee.guardOwner.ref)
        switch entry.pointee.guardKind {
        case .none: break
        case .receiver: try checkReceiver(first, owner, entry.pointee.guardName)
        case .constructed: try checkConstructed(first, owner)
        case .classReceiver: try checkClassReceiver(first, owner, entry.pointee.guardName)
        }
    }

    /// The guest may call a class's `__new__` with anything: only a class of the same layout can be made by it.
    @inline(never)
    fileprivate func checkConstructed(_ value: Value, _ owner: ClassRef) throws(Unwind) {
        if value.isKind(.classObject), isSubclass(ClassRef(value.ref), owner) {
            let type = ClassRef(value.ref)
            if type[.constructor] == owner[.constructor] || !type.flags.contains(.isBuiltin) && type.instanceKind == owner.instanceKind { return }
        }
        throw raiseNotConstructible(value, owner)
    }

    @inline(never)
    private func raiseNotConstructible(_ value: Value, _ owner: ClassRef) -> Unwind {
        let name = string(owner[.name])
        guard value.isKind(.classObject) else {
            return raise(.typeError, "\(name).__new__(X): X is not a type object (\(typeName(value)))")
        }
        let type = ClassRef(value.ref)
        let given = string(type[.name])
        guard isSubclass(type, owner) else {
            return raise(.typeError, "\(name).__new__(\(given)): \(given) is not a subtype of \(name)")
        }
        return raise(.typeError, "\(name).__new__(\(given)) is not safe, use \(given).__new__()")
    }

    /// A method taken from its class may be called with anything as self.
    @inline(never)
    fileprivate func checkReceiver(_ value: Value, _ owner: ClassRef, _ name: StaticString) throws(Unwind) {
        if isInstance(value, owner) { return }
        throw raise(
            .typeError,
            "descriptor '\(name.functionName)' for '\(string(owner[.name]))' objects doesn't apply to a '\(typeName(value))' object")
    }

    @inline(never)
    fileprivate func checkClassReceiver(_ value: Value, _ owner: ClassRef, _ name: StaticString) throws(Unwind) {
        if value.isKind(.classObject) && isSubclass(ClassRef(value.ref), owner) { return }
        throw raise(.typeError, "descriptor '\(name.functionName)' requires a subtype of '\(string(owner[.name]))' but received '\(typeName(value))'")
    }
}

/// Defines a native module's content.
struct ModuleBuilder {
    let thread: Thread
    let module: Value

    var namespace: DictRef { DictRef(module.ref[2].ref) }

    func function(
        _ signature: StaticString, effect: Effect = .transactional, shortcut: NativeShortcut = .none, real: RealFunction? = nil,
        _ function: @escaping NativeFunction
    ) {
        let owner = thread.must { () throws(Unwind) in try namespace.getString(thread, thread.machine.name(.name)) ?? .none }
        let builtin = thread.makeNative(
            .builtin, .builtinFunction, signature, effect, owner, shortcut: shortcut, real: real, function)
        define(signature.functionName, builtin)
    }

    func constant(_ name: StaticString, _ value: Value) { define(name.description, value) }

    func define(_ name: String, _ value: Value) {
        thread.must { () throws(Unwind) in try namespace.set(thread, try thread.intern(name), value) }
    }
}

/// Hands out the builders of the builtin classes.
struct MachineBuilder {
    let thread: Thread
    func extend(_ type: BuiltinClass, _ body: (ClassBuilder) -> Void) {
        body(ClassBuilder(thread: thread, classRef: thread.machine.classObject(type)))
    }
}

extension Thread {
    /// What cannot fail but for lack of memory while starting.
    func must<R>(_ body: () throws(Unwind) -> R) -> R {
        do throws(Unwind) {
            return try body()
        } catch {
            fatalError("no memory to build the machine")
        }
    }

    func makeNative(
        _ kind: Kind, _ type: BuiltinClass, _ signature: StaticString, _ effect: Effect, _ owner: Value,
        takesClass: Bool = false, guarded: NativeGuard = .open, shortcut: NativeShortcut = .none, real: RealFunction? = nil,
        _ function: @escaping NativeFunction
    ) -> Value {
        must { () throws(Unwind) in
            let index = machine.addNative(NativeEntry(
                signature, effect, takesClass: takesClass, guarded: guarded, shortcut: shortcut, real: real, function))
            let builtin = try allocate(kind, type, words: 6)
            builtin[2] = Value(small: index)
            builtin[3] = owner
            builtin[4] = try intern(signature.functionName)
            builtin[5] = Value(nativeAddress: machine.state.pointee.natives + index)
            return Value(builtin)
        }
    }

    func makeStaticMethod(_ function: Value) throws(Unwind) -> Value { try makeWrapper(.staticMethod, .staticmethod, function) }
    func makeClassMethod(_ function: Value) throws(Unwind) -> Value { try makeWrapper(.classMethod, .classmethod, function) }

    /// | record | meta | function | attributes |
    private func makeWrapper(_ kind: Kind, _ type: BuiltinClass, _ function: Value) throws(Unwind) -> Value {
        let wrapper = try allocate(kind, type, words: 4)
        wrapper[2] = function
        wrapper[3] = .absent
        return Value(wrapper)
    }

    /// | record | meta | get | set | delete | documentation | name |
    func makeProperty(get: Value, set: Value, delete: Value = .none, documentation: Value = .none, name: Value) throws(Unwind) -> Value {
        let property = try allocate(.property, .property, words: 7)
        property[2] = get
        property[3] = set
        property[4] = delete
        property[5] = documentation
        property[6] = name
        return Value(property)
    }
}

extension Machine {
    static let mostNatives = 1 << 14

    /// Index of a new native function. Only while starting or importing, under the import lock.
    func addNative(_ entry: NativeEntry) -> Int {
        cold.shapeLock.lock()
        defer { cold.shapeLock.unlock() }
        let index = cold.nativeCount
        precondition(index < Machine.mostNatives, "more native functions than the table holds")
        (state.pointee.natives + index).initialize(to: entry)
        cold.nativeCount += 1
        return index
    }
}
