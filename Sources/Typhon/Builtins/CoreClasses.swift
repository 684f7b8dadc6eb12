/// The engine's own classes: `object`, `type`, functions, descriptors, generators, singletons.
///
/// Every method looks at its receiver's kind before its words: a guest may call it with anything.
enum CoreClasses {
    static func install(_ b: MachineBuilder) {
        b.extend(.object, ObjectClass.install)
        b.extend(.type, TypeClass.install)
        b.extend(.simpleNamespace, SimpleNamespaceClass.install)
        b.extend(.mappingProxy, MappingProxyClass.install)
        b.extend(.union, UnionClass.install)
        b.extend(.genericAlias, GenericAliasClass.install)
        GenericAliasClass.installSubscripts(b)
        b.extend(.function, FunctionClass.install)
        b.extend(.code, CodeClass.install)
        b.extend(.method, MethodClass.install)
        b.extend(.builtinFunction, BuiltinFunctionClass.install)
        b.extend(.methodDescriptor, BuiltinFunctionClass.install)
        b.extend(.cell, CellClass.install)
        b.extend(.module, ModuleClass.install)
        b.extend(.property, PropertyClass.install)
        b.extend(.staticmethod) { WrapperClass.install($0, .staticMethod) }
        b.extend(.classmethod) { WrapperClass.install($0, .classMethod) }
        b.extend(.super, SuperClass.install)
        b.extend(.noneType) { SingletonClasses.install($0, .none, "None") }
        b.extend(.ellipsisType) { SingletonClasses.install($0, .ellipsis, "Ellipsis") }
        b.extend(.notImplementedType) { SingletonClasses.install($0, .notImplemented, "NotImplemented") }
        b.extend(.noneType) { $0.method("__bool__(self, /)") { (_, _) throws(Unwind) in .false } }
        b.extend(.generator, GeneratorClass.install)
        b.extend(.coroutine, GeneratorClass.installCoroutine)
        b.extend(.asyncGenerator, AsyncGeneratorClass.install)
        b.extend(.coroutineWrapper) { AwaitIteratorClass.install($0, .coroutineWrapper) }
        b.extend(.asyncGeneratorStep) { AwaitIteratorClass.install($0, .asyncGeneratorStep) }
        b.extend(.traceback, TracebackClass.install)
        b.extend(.frame, FrameClass.install)
        b.extend(.file, FileClass.install)
        for type in [BuiltinClass.bufferedReader, .bufferedWriter, .bufferedRandom, .rawFile] {
            b.extend(type, FileClass.install)
            b.extend(type, BinaryFileClass.install)
        }
        refuseConstruction(b)
    }

    /// A class without a constructor whose objects have no attributes cannot be called by the guest: such an object
    /// would be an empty shell of what the engine expects.
    private static func refuseConstruction(_ b: MachineBuilder) {
        for entry in BuiltinClassTable.entries where !entry.isVisible && entry.type != .none {
            let type = b.thread.machine.classObject(entry.type)
            guard type[.constructor] == Value(small: 0), type[.slotBase] == Value(small: 0) else { continue }
            b.extend(entry.type) { c in
                c.new("__new__(*args, **kwargs)") { (t, a) throws(Unwind) in
                    let name = a[0].isKind(.classObject) ? t.string(ClassRef(a[0].ref)[.name]) : "object"
                    throw t.raise(.typeError, "cannot create '\(name)' instances")
                }
            }
        }
    }
}

extension Thread {
    /// The receiver, when it is of the kind its method is for.
    func expect(_ value: Value, _ kind: Kind, _ type: StaticString) throws(Unwind) -> Ref {
        if value.isKind(kind) { return value.ref }
        throw raise(.typeError, "descriptor requires a '\(type)' object but received a '\(typeName(value))'")
    }

    /// The receiver, when it is an instance of the class its method is for.
    func expect(_ value: Value, _ type: BuiltinClass) throws(Unwind) -> Ref {
        if value.isReference && isInstance(value, type) { return value.ref }
        let name = string(machine.classObject(type)[.name])
        throw raise(.typeError, "descriptor requires a '\(name)' object but received a '\(typeName(value))'")
    }

    func expectString(_ value: Value, _ complaint: (String) -> String) throws(Unwind) -> Value {
        if value.isKind(.string) { return value }
        throw raise(.typeError, complaint(typeName(value)))
    }

    /// "0x7f..." as in default representations.
    func addressText(_ value: Value) -> String { "0x" + String(value.bits & ~15, radix: 16) }

    /// "module.Name", or the name alone for builtins.
    func fullName(_ type: ClassRef) -> String {
        let name = type[.qualifiedName].isKind(.string) ? string(type[.qualifiedName]) : string(type[.name])
        let module = type[.module]
        guard module.isKind(.string) else { return name }
        let text = string(module)
        return text == "builtins" ? name : text + "." + name
    }

    /// The keyword arguments of a builtin as pairs; empty when none were given.
    func keywordList(_ value: Value) throws(Unwind) -> [(Value, Value)] { try keywordPairs(value) }

    func items(_ tuple: Value) -> [Value] {
        guard tuple.isKind(.tuple) else { return [] }
        let items = TupleRef(tuple.ref)
        return (0..<items.count).map { items[$0] }
    }

    /// type.__call__: makes and initialises an object, whatever the metaclass overrides.
    func construct(_ type: ClassRef, _ arguments: [Value], keywords: [(Value, Value)]) throws(Unwind) -> Value {
        try checkNativeStack()
        let window = scratch + Thread.nativeSlack
        guard window + 2 * (arguments.count + keywords.count) + 128 < state.pointee.registerLimit else { throw raiseRecursion() }
        let names = keywords.isEmpty ? Value.absent : try makeTuple(keywords.map { $0.0 })
        window[0] = type.value
        for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
        for (index, pair) in keywords.enumerated() { window[arguments.count + index + 1] = pair.1 }
        if try constructObject(type, window, arguments.count + keywords.count, names, 0, .native) { _ = try execute() }
        return state.pointee.result
    }
}
