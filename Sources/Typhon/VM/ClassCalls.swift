/// Calling a class: make the object, initialise it, without nesting the native loop.
extension Kind {
    /// Containers whose constructor makes an empty one that `__init__` fills.
    var isFilledByInitializer: Bool { self == .list || self == .dictionary || self == .set || self == .bytearray }
}

extension Thread {
    /// `window[0]` is the class's slot, `window[1...count]` the arguments.
    @inline(never)
    func callClass(
        _ type: ClassRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        if type.flags.contains(.isBuiltin) && names.isAbsent && type[.constructor].isReference && continuation == .store {
            let registers = state.pointee.frame.pointee.registers
            window[0] = type.value
            registers[destination] = try callNative(BuiltinRef(type[.constructor].ref), window, count + 1)
            return false
        }
        let meta = machine.classOf(type.value)
        if meta.flags.contains(.hasMetaCall), let hook = try lookupClass(meta, machine.name(.call)) {
            window[0] = type.value
            return try callPrepared(hook, window, count + 1, names, destination, continuation)
        }
        return try constructObject(type, window, count, names, destination, continuation)
    }

    /// What a builtin class makes of no argument or a common one; absent: its constructor decides.
    @inline(__always)
    func makePlainly(_ type: ClassRef, _ arguments: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let shape = type.rootShape
        if count == 0 { return shape == BuiltinClass.set.shape ? Value(try makeSet().ref) : .absent }
        if count != 1 { return .absent }
        let value = arguments[0]
        if type == machine.classObject(.type) { return machine.classOf(value).value }
        if value.isInteger {
            return shape == BuiltinClass.int.shape ? value : .absent // text: `makeText`
        }
        return value.isReference ? try copyPlainly(shape, value) : .absent
    }

    private func copyPlainly(_ shape: ShapeID, _ value: Value) throws(Unwind) -> Value {
        let given = value.ref.shape
        if shape == BuiltinClass.str.shape { return given == shape ? value : .absent }
        if shape == BuiltinClass.enumerate.shape { return try makeEnumerate(value) }
        if shape == BuiltinClass.set.shape || shape == BuiltinClass.frozenset.shape {
            return try makeSet(of: value, frozen: shape == BuiltinClass.frozenset.shape)
        }
        if given != BuiltinClass.list.shape && given != BuiltinClass.tuple.shape { return .absent }
        if shape == BuiltinClass.list.shape { return Value(try list(from: value).ref) }
        return shape == BuiltinClass.tuple.shape ? Value(try tuple(from: value).ref) : .absent
    }

    /// type.__call__: `__new__`, then `__init__`.
    func constructObject(
        _ type: ClassRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        if type.flags.contains(.hasNew) { return try constructThroughNew(type, window, count, names, destination, continuation) }
        let constructor = type[.constructor]
        if !constructor.isReference { return try constructPlain(type, window, count, names, destination, continuation) }
        // A builtin class's own constructor also fills what it makes.
        guard !type.flags.contains(.isBuiltin), let initializer = try initializer(type) else {
            window[0] = type.value
            let registers = state.pointee.frame.pointee.registers
            let builtin = BuiltinRef(constructor.ref)
            let made = try names.isAbsent ? callNative(builtin, window, count + 1) : callNative(builtin, window, count + 1, names)
            return try deliver(made, registers, destination, continuation)
        }
        // Mutable containers begin empty and leave the arguments to `__init__`; others need them now.
        let passed = type.instanceKind.isFilledByInitializer ? 0 : count
        let object = try makeNative(type, constructor, window + 1, count, passing: passed, passed > 0 ? names : .absent)
        return try initialize(object, initializer, window, count, names, destination, continuation)
    }

    /// Runs a native constructor on a copy of the arguments, or of none of them (it completes them in place).
    private func makeNative(
        _ type: ClassRef, _ constructor: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, passing passed: Int, _ names: Value
    ) throws(Unwind) -> Value {
        let copy = arguments + count + 2
        copy[0] = type.value
        for index in 0..<passed { copy[index + 1] = arguments[index] }
        return try callNative(BuiltinRef(constructor.ref), copy, passed + 1, names)
    }

    /// The `__init__` to call after a native constructor: a guest's, or that of a container.
    private func initializer(_ type: ClassRef) throws(Unwind) -> Value? {
        if type.instanceKind == .list || type.instanceKind == .dictionary || type.instanceKind == .set {
            return try lookupClass(type, machine.name(.initialize))
        }
        return try guestInitializer(type)
    }

    private func guestInitializer(_ type: ClassRef) throws(Unwind) -> Value? {
        guard let initializer = try lookupClass(type, machine.name(.initialize)) else { return nil }
        guard initializer.isKind(.methodDescriptor) else { return initializer }
        // A native one counts where no native constructor has done its work.
        let isOwn = type.instanceKind == .instance && BuiltinRef(initializer.ref).owner != machine.classObject(.object).value
        return isOwn && !type[.constructor].isReference ? initializer : nil
    }

    /// A class known to need a plain object and a guest `__init__` that takes just these arguments: its frame is pushed.
    /// False: nothing was done.
    @inline(__always)
    func constructFast(
        _ type: ClassRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
    ) throws(Unwind) -> Bool {
        let initializer = type[.plainInitializer]
        guard initializer.isReference else { return false }
        let code = FunctionRef(initializer.ref).code
        guard code.pointee.simpleArity == count &+ 1 else { return false }
        let object = Value(try allocateInstance(type, .instance))
        window[0] = object
        state.pointee.isCallInstruction = false
        try push(code, initializer, window, count &+ 1, destination, .construct)
        state.pointee.frame.pointee.extra = object
        countHeat(code)
        return true
    }

    private func constructPlain(
        _ type: ClassRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        guard let initializer = try guestInitializer(type) else {
            if count > 0 { throw raise(.typeError, "\(string(type[.name]))() takes no arguments") }
            let registers = state.pointee.frame.pointee.registers
            try checkAbstract(type)
            return try deliver(Value(try allocateInstance(type, .instance)), registers, destination, continuation)
        }
        try checkAbstract(type)
        if initializer.isKind(.function) && !machine.classOf(type.value).flags.contains(.hasMetaCall) { type[.plainInitializer] = initializer }
        let object = Value(try allocateInstance(type, .instance))
        return try initialize(object, initializer, window, count, names, destination, continuation)
    }

    func checkAbstract(_ type: ClassRef) throws(Unwind) {
        guard type.flags.contains(.isAbstract) else { return }
        guard let names = try DictRef(type[.namespace].ref).getString(self, machine.name(.abstractmethods)) else { return }
        var list: [String] = []
        try iterate(names) { (name) throws(Unwind) in list.append(string(name)) }
        list.sort()
        let quoted = list.map { "'\($0)'" }.joined(separator: ", ")
        throw raise(
            .typeError,
            "Can't instantiate abstract class \(string(type[.name])) without an implementation for abstract method\(list.count == 1 ? "" : "s") \(quoted)")
    }

    /// Calls `__init__` on `object` with the arguments in `window`; the result of the whole is the object.
    private func initialize(
        _ object: Value, _ initializer: Value, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value,
        _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        window[0] = object
        if continuation == .store && initializer.isKind(.function) {
            let pushed = try callFunction(initializer, window, count + 1, names, destination, .construct)
            state.pointee.frame.pointee.extra = object
            return pushed
        }
        let registers = state.pointee.frame.pointee.registers
        let base = state.pointee.frame
        if initializer.isKind(.methodDescriptor) {
            _ = try callNative(BuiltinRef(initializer.ref), window, count + 1, names)
            return try deliver(object, registers, destination, continuation)
        }
        let bound = initializer.isKind(.function) ? initializer : try bind(initializer, object, machine.classOf(object))
        let start = initializer.isKind(.function) ? window : window + 1
        let total = initializer.isKind(.function) ? count + 1 : count
        if try callPrepared(bound, start, total, names, 0, .native) { _ = try execute() }
        assert(state.pointee.frame == base)
        guard state.pointee.result.isNone else {
            throw raise(.typeError, "__init__() should return None, not '\(typeName(state.pointee.result))'")
        }
        return try deliver(object, registers, destination, continuation)
    }

    /// A guest `__new__`: its result is initialised only when it is an instance of the class.
    private func constructThroughNew(
        _ type: ClassRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        guard let new = try lookupClass(type, machine.name(.new)) else { return false }
        let function = new.isKind(.staticMethod) ? new.ref[2] : new
        let copy = window + count + 2
        copy[0] = function
        copy[1] = type.value
        for index in 0..<count { copy[index + 2] = window[index + 1] }
        let registers = state.pointee.frame.pointee.registers
        let saved = try makeTuple(window + 1, count: count)
        if try callPrepared(function, copy + 1, count + 1, names, 0, .native) { _ = try execute() }
        let object = state.pointee.result
        for index in 0..<count { window[index + 1] = TupleRef(saved.ref)[index] }
        guard isInstance(object, type), let initializer = try guestInitializer(machine.classOf(object)) else {
            return try deliver(object, registers, destination, continuation)
        }
        return try initialize(object, initializer, window, count, names, destination, continuation)
    }
}
