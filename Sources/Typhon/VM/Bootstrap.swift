/// # Bootstrap: from nothing to a machine that runs code
///
///     memory, heap, world, first thread
///     -> class objects and their shapes (ordinal = number), still without names
///     -> strings, interned names
///     -> orders, namespaces, methods of the builtin classes
///     -> the builtins module, sys.modules
///
/// Until the last step only this thread exists and nothing can be collected away: what
/// is made is rooted at once.
extension Machine {
    /// A machine and its main thread, inside the heap. Nil when there is no address space.
    static func make(_ configuration: MachineConfiguration) -> Thread? {
        guard let heap = HeapState.make(HeapConfiguration(limit: configuration.heapLimit)) else { return nil }
        let state = UnsafeMutablePointer<MachineState>.allocate(capacity: 1)
        UnsafeMutableRawPointer(state).initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<MachineState>.size)
        state.pointee.heap = heap
        state.pointee.emptyTuple = .absent
        state.pointee.emptyString = .absent
        state.pointee.emptyBytes = .absent
        state.pointee.integerTextLimit = 4300
        state.pointee.recursionLimit = 1000
        state.pointee.hashSeed = configuration.hashSeed
        let machine = Machine(state: state)
        machine.makeTables(configuration)
        state.pointee.clock = TransactionSystem.create()
        let world = World.make(machine)
        let cold = machine.cold
        machine.heap.cold.rootScanners.append { marker in
            for value in cold.forever { marker.visit(value) }
        }
        machine.registerTracers()
        guard let thread = world.addThread() else { return nil }
        thread.bindNativeStack()
        thread.enterHeap()
        thread.prepareStacks()
        guard thread.attachTransactions() else { return nil }
        thread.buildClasses()
        return thread
    }

    private func makeTables(_ configuration: MachineConfiguration) {
        let cold = MachineCold(configuration)
        state.pointee.cold = Unmanaged.passRetained(cold)
        state.pointee.shapes = reserveTable(1 << 22)
        state.pointee.caches = reserveTable(CacheEntry.mostEntries)
        state.pointee.cacheCount = 1
        state.pointee.natives = reserveTable(Machine.mostNatives)
        state.pointee.classes = absentTable(BuiltinClass.allCases.count)
        state.pointee.names = absentTable(Name.allCases.count)
        state.pointee.roots = absentTable(Root.allCases.count)
        state.pointee.characters = absentTable(256)
    }

    private func absentTable(_ count: Int) -> UnsafeMutablePointer<Value> {
        let table = UnsafeMutablePointer<Value>.allocate(capacity: count)
        table.initialize(repeating: .absent, count: count)
        return table
    }
}

extension Thread {
    fileprivate func buildClasses() {
        makeClassObjects()
        must { () throws(Unwind) in
            try startStrings()
            let machine = self.machine
            for name in Name.allCases { machine.state.pointee.names[name.index] = try intern(name.rawValue) }
            machine.state.pointee.emptyTuple = try makeTupleObject()
            for entry in BuiltinClassTable.entries { try finishClass(entry) }
        }
        installMethods()
    }

    private func makeTupleObject() throws(Unwind) -> Value {
        let tuple = try allocate(.tuple, .tuple, words: 3)
        tuple[2] = Value(small: 0)
        return Value(tuple)
    }

    /// Every builtin class as an object with the shape of its ordinal; words are filled by `finishClass`.
    private func makeClassObjects() {
        for entry in BuiltinClassTable.entries {
            let meta = BuiltinClass.type
            let type = ClassRef(must { () throws(Unwind) in try allocate(.classObject, meta.shape, words: ClassRef.Word.count.rawValue) })
            for word in 2..<ClassRef.Word.count.rawValue { type.ref[word] = .none }
            machine.state.pointee.classes[Int(entry.type.rawValue)] = type.value
            let slotBase = entry.kind == .exception ? ExceptionRef.Word.slots.rawValue : entry.hasAttributes ? 3 : 0
            let capacity = entry.kind == .exception ? 4 : 0
            type[.slotBase] = Value(small: slotBase)
            type[.inlineCapacity] = Value(small: capacity)
            type[.rootShape] = Value(small: Int(entry.type.rawValue))
            _ = machine.makeShape(type.value, slotBase: slotBase, inlineCapacity: capacity, isDictionary: false, id: entry.type.shape)
            let dictionary = machine.makeShape(type.value, slotBase: slotBase, inlineCapacity: capacity, isDictionary: true)
            type[.dictionaryShape] = Value(small: Int(dictionary.number))
            type[.resolved] = Value(small: 0)
            type[.constructor] = Value(small: 0)
            type[.instanceKind] = Value(small: Int(entry.kind.rawValue))
            type[.flags] = Value(small: entry.flags.rawValue)
        }
    }

    private func finishClass(_ entry: BuiltinClassTable.Entry) throws(Unwind) {
        let type = machine.classObject(entry.type)
        type[.name] = try intern(entry.name)
        type[.qualifiedName] = type[.name]
        type[.module] = try intern(entry.module)
        let bases = entry.base.map { [machine.classObject($0).value] } ?? []
        type[.bases] = try makeTuple(bases)
        if entry.type == .object || (!entry.hasAttributes && entry.kind != .exception && entry.kind != .module) {
            type[.slotNames] = machine.state.pointee.emptyTuple
        }
        type[.namespace] = Value(try makeNamespace().ref)
        if let base = entry.base {
            type[.mro] = try linearize(type, TupleRef(type[.bases].ref))
            try addBuiltinSubclass(machine.classObject(base), type)
        } else {
            type[.mro] = try makeTuple([type.value])
        }
    }

    private func addBuiltinSubclass(_ base: ClassRef, _ type: ClassRef) throws(Unwind) {
        if !base[.subclasses].isReference { base[.subclasses] = try makeList([]) }
        try ListRef(base[.subclasses].ref).append(self, type.value)
    }

    private func installMethods() {
        let builder = MachineBuilder(thread: self)
        BuiltinRooms.install(builder)
        // A constructor is inherited by the builtin classes below (exceptions, bool).
        for entry in BuiltinClassTable.entries {
            let type = machine.classObject(entry.type)
            var base = entry.base
            while type[.constructor] == Value(small: 0), let next = base {
                type[.constructor] = machine.classObject(next)[.constructor]
                base = BuiltinClassTable.base(of: next)
            }
        }
        must { () throws(Unwind) in try makeModules() }
    }

    /// sys.modules, builtins, sys.
    private func makeModules() throws(Unwind) {
        machine[.modules] = Value(try makeDictionary().ref)
        machine[.loading] = Value(try makeDictionary().ref)
        let builtins = try makeModule("builtins")
        machine[.builtins] = builtins.ref[2]
        let builder = ModuleBuilder(thread: self, module: builtins)
        BuiltinsModule.install(builder)
        for entry in BuiltinClassTable.entries where entry.module == "builtins" && entry.isVisible {
            builder.define(entry.name, machine.classObject(entry.type).value)
        }
        builder.define("None", .none)
        builder.define("True", .true)
        builder.define("False", .false)
        builder.define("NotImplemented", .notImplemented)
        builder.define("Ellipsis", .ellipsis)
        builder.define("__debug__", .true)
        builder.define("IOError", machine.classObject(.osError).value)
        builder.define("EnvironmentError", machine.classObject(.osError).value)
        _ = try importModule("sys")
        try installGuestForms()
    }

    /// A module object in sys.modules: | record | meta | namespace |.
    func makeModule(_ name: String) throws(Unwind) -> Value {
        let module = try makeDetachedModule(name)
        try DictRef(machine[.modules].ref).set(self, try intern(name), module)
        return module
    }

    func makeDetachedModule(_ name: String) throws(Unwind) -> Value {
        let module = try allocate(.module, .module, words: 3)
        let namespace = try makeNamespace()
        module[2] = Value(namespace.ref)
        let table: [(Name, Value)] = [
            (.name, try intern(name)), (.doc, .none), (.package, .none), (.loader, .none), (.spec, .none),
        ]
        for (key, value) in table { try namespace.set(self, machine.name(key), value) }
        return Value(module)
    }
}
