import TyphonSyntax

/// # Guest forms: builtins that consume an iterator, in the guest's own language
///
/// A native loop over a generator nests the interpreter for every item, and no slice can end
/// inside it. So an instruction that calls `sum`, `list`, `join` and their like with an
/// iterator that runs guest code calls a guest function instead, which does the same thing
/// in frames. Its frames are hidden from tracebacks: it looks like the builtin.
extension ClassRef {
    /// The native constructor of a builtin class, when that has a guest form.
    @inline(__always) var builtinConstructor: UnsafeMutablePointer<NativeEntry>? {
        guard flags.contains(.isBuiltin), self[.constructor].isReference else { return nil }
        let entry = BuiltinRef(self[.constructor].ref).entry
        return entry.pointee.guestForm.isReference ? entry : nil
    }
}

extension Thread {
    /// Calls the builtin's guest form when it has one and its iterable runs guest code; false: nothing was done.
    @inline(never)
    func callGuestForm(
        _ entry: UnsafeMutablePointer<NativeEntry>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
    ) throws(Unwind) -> Bool {
        let form = entry.pointee.guestForm
        let code = FunctionRef(form.ref).code
        let iterable = code.pointee.positionalOnlyCount
        guard count > iterable, count <= code.pointee.positionalCount, try drivesGuestCode(arguments[iterable]) else { return false }
        return try callFunction(form, arguments, count, .absent, destination, .store)
    }

    /// Does stepping the iterator of `value` run guest code? A mapping is not stepped.
    private func drivesGuestCode(_ value: Value) throws(Unwind) -> Bool {
        guard value.isReference else { return false }
        switch value.ref.kind {
        case .generator: return true
        case .instance: return try lookupClass(machine.classOf(value), try intern("keys")) == nil
        case .map: return value.ref[2].isKind(.function)
        default: return false
        }
    }

    // MARK: At start

    /// Compiles the guest forms and hands each to its builtin.
    func installGuestForms() throws(Unwind) {
        let file = SourceFile(name: "<builtins>", text: GuestForms.source.description)
        let module = try compileSource(file)
        machine.keepForever(module)
        let globals = try makeNamespace()
        try defineNatives(globals)
        let constants = StorageRef(module.ref[3].ref)
        for index in 0..<constants.capacity where constants[index].isKind(.code) {
            let function = try makeFunction(constants[index], globals: Value(globals.ref), nil)
            let code = FunctionRef(function.ref).code
            code.pointee.flags.insert(.hidden)
            // The only optional parameter of them all is the start of `sum`.
            FunctionRef(function.ref)[.defaults] = try makeTuple([Value(small: 0)])
            if let entry = try entryOfBuiltin(string(code.pointee.name)) {
                machine.keepForever(function)
                entry.pointee.guestForm = function
                entry.pointee.refusePlainCalls()
            }
        }
    }

    private func defineNatives(_ globals: DictRef) throws(Unwind) {
        let builtins = DictRef(machine[.builtins].ref)
        for name in ["min", "max", "tuple", "frozenset", "dict", "iter"] {
            try globals.set(self, try intern("_" + name), try builtins.getString(self, try intern(name)) ?? .none)
        }
        for (name, type) in [("join", BuiltinClass.str), ("append", .list), ("add", .set)] {
            try globals.set(self, try intern("_" + name), try lookupClass(machine.classObject(type), try intern(name)) ?? .none)
        }
        try defineRunningSum(in: globals)
    }

    /// The builtin of a guest form: a function, a class's constructor, or a method.
    private func entryOfBuiltin(_ name: String) throws(Unwind) -> UnsafeMutablePointer<NativeEntry>? {
        let owners: [String: BuiltinClass] = ["join": .str, "extend": .list, "update": .set]
        let found: Value?
        if let owner = owners[name] {
            found = try lookupClass(machine.classObject(owner), try intern(name))
        } else {
            found = try DictRef(machine[.builtins].ref).getString(self, try intern(name))
        }
        guard let found, found.isReference else { return nil }
        if found.isKind(.classObject) { return BuiltinRef(ClassRef(found.ref)[.constructor].ref).entry }
        return BuiltinRef(found.ref).entry
    }
}
