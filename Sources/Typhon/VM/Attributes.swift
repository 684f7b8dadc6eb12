/// Attribute look-up: `object.name` in CPython's order: the class's data descriptor, the
/// object's own attribute, the class's other attribute, `__getattr__`.
enum AttributeLookup {
    case value(Value)
    /// A property's getter (guest or native) to be called with the object.
    case getter(Value)
    /// A descriptor's `__get__`, to be called with (descriptor, object, class).
    case descriptor(get: Value, descriptor: Value, object: Value, type: Value)
    case missing
}

extension Thread {
    // MARK: Look-up

    func lookupAttribute(_ object: Value, _ name: Value) throws(Unwind) -> AttributeLookup {
        let type = machine.classOf(object)
        if object.isReference {
            switch object.ref.kind {
            case .classObject: return try lookupClassAttribute(ClassRef(object.ref), type, name)
            case .superObject: return try lookupSuper(object, name)
            default: break
            }
        }
        let entry = try lookupClass(type, name)
        if let entry, isDataDescriptor(entry) { return try bindLookup(entry, object, type) }
        if object.isReference, let own = try ownAttribute(object.ref, name) { return .value(own) }
        guard let entry else { return .missing }
        return try bindLookup(entry, object, type)
    }

    private func lookupClassAttribute(_ object: ClassRef, _ meta: ClassRef, _ name: Value) throws(Unwind) -> AttributeLookup {
        let metaEntry = try lookupClass(meta, name)
        if let metaEntry, isDataDescriptor(metaEntry) { return try bindLookup(metaEntry, object.value, meta) }
        if let entry = try lookupClass(object, name) {
            guard entry.isReference else { return .value(entry) }
            switch entry.ref.kind {
            case .function, .builtin, .methodDescriptor: return .value(entry)
            case .staticMethod: return .value(entry.ref[2])
            case .classMethod: return .value(try bindClassMethod(entry, object.value))
            case .instance, .property:
                if let get = try lookupClass(machine.classOf(entry), machine.name(.get)) {
                    return .descriptor(get: get, descriptor: entry, object: .none, type: object.value)
                }
                return .value(entry)
            default: return .value(entry)
            }
        }
        guard let metaEntry else { return .missing }
        return try bindLookup(metaEntry, object.value, meta)
    }

    func bindClassMethod(_ method: Value, _ type: Value) throws(Unwind) -> Value {
        let function = method.ref[2]
        guard function.isReference else { return try makeBoundMethod(function, type) }
        switch function.ref.kind {
        case .property, .staticMethod, .classMethod: return try bind(function, type, machine.classOf(type))
        case .instance where try lookupClass(machine.classOf(function), machine.name(.get)) != nil:
            return try bind(function, type, machine.classOf(type))
        case _: return try makeBoundMethod(function, type)
        }
    }

    /// | record | meta | class | object or absent | the object's class |
    private func lookupSuper(_ object: Value, _ name: Value) throws(Unwind) -> AttributeLookup {
        let ref = object.ref
        guard let entry = try superEntry(ref, name) else { return try lookupPlain(object, name) }
        let target = ref[3]
        let isClassBound = target == ref[4]
        if isClassBound && entry.isReference && (entry.ref.kind == .function || entry.ref.kind == .methodDescriptor) {
            return .value(entry)
        }
        return try bindLookup(entry, target, ClassRef(ref[4].ref))
    }

    /// What the classes behind a super object's have under a name, nil when it is not theirs to say.
    private func superEntry(_ ref: Ref, _ name: Value) throws(Unwind) -> Value? {
        if ref[3].isAbsent || name == machine.name(.classAttribute) { return nil }
        let start = ref[2]
        let order = TupleRef(ClassRef(ref[4].ref)[.mro].ref)
        var index = 0
        while index < order.count && order[index] != start { index += 1 }
        index += 1
        while index < order.count {
            let namespace = ClassRef(order[index].ref)[.namespace]
            if let entry = try DictRef(namespace.ref).getString(self, name) { return entry }
            index += 1
        }
        return nil
    }

    private func lookupPlain(_ object: Value, _ name: Value) throws(Unwind) -> AttributeLookup {
        let type = machine.classOf(object)
        guard let entry = try lookupClass(type, name) else { return .missing }
        return try bindLookup(entry, object, type)
    }

    func isDataDescriptor(_ entry: Value) -> Bool {
        guard entry.isReference else { return false }
        if entry.ref.kind == .property { return true }
        return entry.ref.kind == .instance && machine.classOf(entry).isDataDescriptorClass
    }

    /// The class attribute `entry` as seen through `object`.
    func bindLookup(_ entry: Value, _ object: Value, _ type: ClassRef) throws(Unwind) -> AttributeLookup {
        guard entry.isReference else { return .value(entry) }
        switch entry.ref.kind {
        case .function, .methodDescriptor: return .value(try makeBoundMethod(entry, object))
        case .property where !machine.classOf(entry).isDescriptorClass:
            let getter = try read(entry.ref, 2)
            if getter.isNone || getter.isAbsent { throw raiseNoAccessor(entry, object, "getter") }
            return .getter(getter)
        case .staticMethod: return .value(entry.ref[2])
        case .classMethod: return .value(try bindClassMethod(entry, type.value))
        case .instance, .property:
            if let get = try lookupClass(machine.classOf(entry), machine.name(.get)) {
                return .descriptor(get: get, descriptor: entry, object: object, type: type.value)
            }
            return .value(entry)
        case .native where MemberDescriptorClass.isMember(entry): return .missing // the slot was looked at, it is empty
        default: return .value(entry)
        }
    }

    @inline(never)
    func raiseNoAccessor(_ property: Value, _ object: Value, _ what: String) -> Unwind {
        let name = property.ref[6]
        let label = name.isKind(.string) ? "property '\(string(name))'" : "property"
        return raise(.attributeError, "\(label) of '\(string(machine.classOf(object)[.qualifiedName]))' object has no \(what)")
    }

    // MARK: From native code

    func finish(_ lookup: AttributeLookup, _ object: Value, _ name: Value) throws(Unwind) -> Value? {
        switch lookup {
        case .value(let value): return value
        case .getter(let getter): return try call(getter, object)
        case .descriptor(let get, let descriptor, let object, let type): return try call(get, [descriptor, object, type])
        case .missing: return nil
        }
    }

    func bind(_ entry: Value, _ object: Value, _ type: ClassRef) throws(Unwind) -> Value {
        try finish(try bindLookup(entry, object, type), object, .absent) ?? entry
    }

    /// nil instead of AttributeError. `name` may be any str.
    func findAttribute(_ object: Value, _ name: Value) throws(Unwind) -> Value? {
        let interned = try intern(name)
        do throws(Unwind) {
            return try getInterned(object, interned)
        } catch {
            guard error == .raised, matches(.attributeError) else { throw error }
            clearRaised()
            return nil
        }
    }

    func getAttribute(_ object: Value, _ name: Value) throws(Unwind) -> Value {
        let interned = try intern(name)
        if let value = try getInterned(object, interned) { return value }
        throw raiseNoAttribute(object, interned)
    }

    /// nil when there is no such attribute and no hook raised its own error.
    private func getInterned(_ object: Value, _ name: Value) throws(Unwind) -> Value? {
        let type = machine.classOf(object)
        if type.flags.isDisjoint(with: [.hasGetattribute, .hasGetattr]) && !object.isKind(.module) {
            return try finish(try lookupAttribute(object, name), object, name)
        }
        if type.flags.contains(.hasGetattribute), let hook = try lookupClass(type, machine.name(.getattribute)) {
            return try getThroughHook(object, name, type) { () throws(Unwind) in try call(hook, [object, name]) }
        }
        return try getWithoutHook(object, name)
    }

    /// object.__getattribute__ with the `__getattr__` fallback.
    func getWithoutHook(_ object: Value, _ name: Value) throws(Unwind) -> Value? {
        let type = machine.classOf(object)
        return try getThroughHook(object, name, type) { () throws(Unwind) in try finish(try lookupAttribute(object, name), object, name) }
    }

    private func getThroughHook(
        _ object: Value, _ name: Value, _ type: ClassRef, _ body: () throws(Unwind) -> Value?
    ) throws(Unwind) -> Value? {
        let hasFallback = type.flags.contains(.hasGetattr) || object.isKind(.module)
        do throws(Unwind) {
            if let value = try body() { return value }
        } catch {
            guard error == .raised, hasFallback, matches(.attributeError) else { throw error }
            clearRaised()
        }
        guard hasFallback else { return nil }
        if object.isKind(.module) {
            guard let hook = try ownAttribute(object.ref, machine.name(.getattr)) else { return nil }
            return try call(hook, name)
        }
        guard let hook = try lookupClass(type, machine.name(.getattr)) else { return nil }
        return try call(hook, [object, name])
    }

    // MARK: The instruction

    /// R[a] = R[b].N[c]; quickens. True when a frame was pushed.
    @inline(never)
    func getAttributeSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let object = registers[i.b]
        let name = frame.pointee.code.pointee.names[i.c]
        if object.isReference && object.ref.shape == BuiltinClass.module.shape,
            let value = try moduleAttribute(frame.pointee.pc, object, name, .getAttributeIdentity) {
            registers[i.a] = value
            return false
        }
        let type = machine.classOf(object)
        if type.flags.contains(.hasGetattribute) {
            guard let value = try getInterned(object, name) else { throw raiseNoAttribute(object, name) }
            registers[i.a] = value
            return false
        }
        let lookup = try lookupAttribute(object, name)
        let continuation: Continuation = type.flags.contains(.hasGetattr) ? .attribute : .store
        switch lookup {
        case .value(let value):
            registers[i.a] = value
            quickenGet(frame.pointee.pc, object, name, type)
            return false
        case .getter(let getter):
            quickenGetter(frame.pointee.pc, object, name, type, getter)
            let window = scratch
            window[0] = getter
            window[1] = object
            return try callValue(window, 1, i.a, continuation)
        case .descriptor(let get, let descriptor, let holder, let owner):
            let window = scratch
            window[0] = get
            window[1] = descriptor
            window[2] = holder
            window[3] = owner
            return try callValue(window, 3, i.a, continuation)
        case .missing:
            return try callGetattr(object, name, type, i.a)
        }
    }

    private func callGetattr(_ object: Value, _ name: Value, _ type: ClassRef, _ destination: Int) throws(Unwind) -> Bool {
        if type.flags.contains(.hasGetattr), let hook = try lookupClass(type, machine.name(.getattr)) {
            let window = scratch
            window[0] = hook
            window[1] = object
            window[2] = name
            return try callValue(window, 2, destination)
        }
        if object.isKind(.module), let hook = try ownAttribute(object.ref, machine.name(.getattr)) {
            let window = scratch
            window[0] = hook
            window[1] = name
            return try callValue(window, 1, destination)
        }
        throw raiseNoAttribute(object, name)
    }

    /// The getter of the running instruction raised AttributeError: its object's `__getattr__` goes on.
    func fallBackToGetattr() throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let i = Instruction(word: frame.pointee.pc[-2])
        let object = frame.pointee.registers[i.b]
        clearRaised()
        _ = try callGetattr(object, frame.pointee.code.pointee.names[i.c], machine.classOf(object), i.a)
        return true
    }

    private func quickenGet(
        _ pc: UnsafeMutablePointer<UInt64>, _ object: Value, _ name: Value, _ type: ClassRef
    ) {
        // Also `loadMethod` comes here; its quick forms set two registers.
        let opcode = InstructionAddress(pc - 2).opcode
        let isMethod = (opcode.plainForm ?? opcode) == .loadMethod
        guard object.isReference else { return }
        let ref = object.ref
        if ref.kind == .classObject { return quickenClassObject(pc, ClassRef(ref), name, type, isMethod ? .loadMethodIdentity : .getAttributeIdentity) }
        guard !isMethod, ref.kind == .instance || ref.kind == .exception else { return }
        let shape = machine.shape(ref.shape)
        if shape.pointee.isDictionary { return }
        let word: UInt64
        if let slot = machine.slot(ref.shape, name) {
            guard slot < shape.pointee.inlineCapacity, !hasClassAttribute(type, name) else { return }
            word = UInt64(form: ref.shape.number, payload: (shape.pointee.slotBase + slot) * 8)
        } else {
            guard isPlainClassAttribute(type, name), let index = classEntry(type, name) else { return }
            word = UInt64(form: ref.shape.number | CacheForm.topBit, payload: index)
        }
        let single: Opcode = word.cacheForm & CacheForm.topBit == 0 ? .getAttributeSlot : .getAttributeClass
        remember(pc, word, .getAttribute, single, .getAttributePolymorphic)
    }

    /// A property: the cache's entry is its function, which `pushGetter` calls. The first class an instruction meets only.
    private func quickenGetter(_ pc: UnsafeMutablePointer<UInt64>, _ object: Value, _ name: Value, _ type: ClassRef, _ getter: Value) {
        guard InstructionAddress(pc - 2).opcode == .getAttribute, object.isReference, getter.isKind(.function),
            FunctionRef(getter.ref).code.pointee.simpleArity == 1, type.flags.isDisjoint(with: [.hasGetattr, .isMetaclass]),
            let index = classEntry(type, name) else { return }
        machine.writeEntry(index, key: 0, value: getter.bits)
        remember(pc, UInt64(form: object.ref.shape.number | CacheForm.topBit, payload: index), .getAttribute, .getAttributeClass, .getAttributePolymorphic)
    }

    /// Calls a property's function for the running `getAttribute`. `frame.pc` is behind it.
    @inline(__always)
    func pushGetter(_ getter: Value, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        let code = FunctionRef(getter.ref).code, window = scratch
        window[0] = registers[i.b]
        state.pointee.isCallInstruction = false
        try push(code, getter, window, 1, i.a)
        countHeat(code)
    }

    /// The class has the name too: it may come before the object's own attribute.
    private func hasClassAttribute(_ type: ClassRef, _ name: Value) -> Bool {
        guard let table = type.resolvedTable, let index = table.find(name) else { return false }
        let entry = table.value(index)
        return entry != .deleted && !MemberDescriptorClass.isMember(entry)
    }

    /// Plain data of the class, which an object without an attribute of its own shows as it is.
    private func isPlainClassAttribute(_ type: ClassRef, _ name: Value) -> Bool {
        guard let table = type.resolvedTable, let index = table.find(name) else { return false }
        return table.value(index).isKind(.cell)
    }

    /// An attribute found in the class itself or its bases, not in its metaclass, that is shown as it is.
    private func quickenClassObject(
        _ pc: UnsafeMutablePointer<UInt64>, _ object: ClassRef, _ name: Value, _ meta: ClassRef, _ opcode: Opcode
    ) {
        guard meta == machine.classObject(.type), meta.resolvedTable.flatMap({ table in table.find(name).map { table.value($0) } }) == .deleted,
            let table = object.resolvedTable, let index = table.find(name) else { return }
        let entry = table.value(index)
        guard entry.isReference else { return }
        switch entry.ref.kind {
        case .cell, .function, .builtin, .methodDescriptor: rememberIdentity(pc, object.value, entry, opcode)
        case .staticMethod: rememberIdentity(pc, object.value, entry.ref[2], opcode)
        default: return
        }
    }

    @inline(never)
    func raiseNoAttribute(_ object: Value, _ name: Value) -> Unwind {
        if !object.isKind(.classObject) && !object.isKind(.module) { return raiseNoOwnAttribute(object, name) }
        let text = string(name)
        if object.isKind(.classObject) {
            return raiseAttribute("type object '\(string(ClassRef(object.ref)[.name]))' has no attribute '\(text)'", object, name)
        }
        do throws(Unwind) {
            let module = try ownAttribute(object.ref, machine.name(.name)).map { string($0) } ?? "?"
            let isPartial = try isBeingLoaded(module)
            return raiseAttribute(
                isPartial ? "partially initialized module '\(module)' has no attribute '\(text)' (most likely due to a circular import)"
                    : "module '\(module)' has no attribute '\(text)'", object, name)
        } catch {
            return error
        }
    }

    /// The usual miss, which programs ask for on purpose: put together without a detour.
    private func raiseNoOwnAttribute(_ object: Value, _ name: Value) -> Unwind {
        let type = machine.classOf(object)
        if type.flags.contains(.isBuiltin) {
            return raiseAttribute("'\(typeName(object))' object has no attribute '\(string(name))'", object, name)
        }
        do throws(Unwind) {
            let type = StringRef(type[.name].ref).units, missing = StringRef(name.ref).units
            var message = try StringBuilder(self, capacity: type.count + missing.count + 32)
            try message.append("'")
            try message.append(type)
            try message.append("' object has no attribute '")
            try message.append(missing)
            try message.append("'")
            return raiseAttribute(try message.finish(), object, name)
        } catch {
            return error
        }
    }

    private func raiseAttribute(_ message: String, _ object: Value, _ name: Value) -> Unwind {
        do throws(Unwind) {
            return raiseAttribute(try makeString(message), object, name)
        } catch {
            return error
        }
    }

    private func raiseAttribute(_ message: Value, _ object: Value, _ name: Value) -> Unwind {
        do throws(Unwind) {
            let exception = try makeException(machine.classObject(.attributeError), try makeTuple(message))
            _ = try setOwnAttribute(exception.ref, machine.name(.plainName), name)
            _ = try setOwnAttribute(exception.ref, machine.name(.obj), object)
            return raiseObject(exception)
        } catch {
            return error
        }
    }

    // MARK: Methods

    @inline(never)
    func loadMethodSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let object = registers[i.b]
        let name = frame.pointee.code.pointee.names[i.c]
        if object.isReference && object.ref.shape == BuiltinClass.module.shape,
            let value = try moduleAttribute(frame.pointee.pc, object, name, .loadMethodIdentity) {
            registers[i.a] = value
            registers[i.a + 1] = .absent
            return false
        }
        let type = machine.classOf(object)
        let isPlain = !type.flags.contains(.hasGetattribute) && !object.isKind(.classObject) && !object.isKind(.superObject)
        if isPlain, let entry = try lookupClass(type, name), entry.isReference,
            entry.ref.kind == .function || entry.ref.kind == .methodDescriptor {
            let own = object.isReference ? try ownAttribute(object.ref, name) : nil
            registers[i.a + 1] = own == nil ? object : .absent
            registers[i.a] = own ?? entry
            if own == nil { quickenMethod(frame.pointee.pc, object, name, type) }
            return false
        }
        if object.isKind(.superObject), let entry = try superEntry(object.ref, name), entry.isKind(.function) || entry.isKind(.methodDescriptor) {
            let target = object.ref[3]
            registers[i.a] = entry
            registers[i.a + 1] = target == object.ref[4] ? .absent : target
            return false
        }
        registers[i.a + 1] = .absent
        return try getAttributeSlow(i, registers)
    }

    /// A module's own attribute; the instruction remembers its cell.
    private func moduleAttribute(
        _ pc: UnsafeMutablePointer<UInt64>, _ module: Value, _ name: Value, _ opcode: Opcode
    ) throws(Unwind) -> Value? {
        guard let cell = try DictRef(module.ref[2].ref).cell(self, name) else { return nil }
        let value = try load(cell)
        if value.isAbsent { return nil }
        if outlivesAbort(cell.ref) && outlivesAbort(module.ref) { rememberIdentity(pc, module, Value(cell.ref), opcode) }
        return value
    }

    private func quickenMethod(
        _ pc: UnsafeMutablePointer<UInt64>, _ object: Value, _ name: Value, _ type: ClassRef
    ) {
        let shape = object.isReference ? object.ref.shape : machine.immediateClass(object).shape
        if object.isReference {
            if machine.shape(shape).pointee.isDictionary || object.ref.kind == .module || object.ref.kind == .function { return }
        }
        guard let index = classEntry(type, name) else { return }
        let word = UInt64(form: shape.number | CacheForm.topBit, payload: index)
        remember(pc, word, .loadMethod, .loadMethodClass, .loadMethodPolymorphic)
    }
}
