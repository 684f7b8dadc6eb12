/// `object.name = value` and `del object.name`.
extension Thread {
    func setAttribute(_ object: Value, _ name: Value, _ value: Value) throws(Unwind) {
        let interned = try intern(name)
        let type = machine.classOf(object)
        if type.flags.contains(.hasSetattr), let hook = try lookupClass(type, machine.name(.setattr)) {
            _ = try call(hook, [object, interned, value])
            return
        }
        try setWithoutHook(object, interned, value)
    }

    /// object.__setattr__. `name` is interned.
    func setWithoutHook(_ object: Value, _ name: Value, _ value: Value) throws(Unwind) {
        let type = machine.classOf(object)
        if let entry = try lookupClass(type, name), let setter = try dataSetter(entry, object, .set) {
            _ = try call(setter.function, setter.arguments + [value])
            return
        }
        if object.isKind(.classObject) { return try setClassAttribute(ClassRef(object.ref), name, value) }
        try checkSlots(object, type, name)
        guard object.isReference, try setOwnAttribute(object.ref, name, value) else { throw raiseCannotSet(object, name, type) }
    }

    func deleteAttribute(_ object: Value, _ name: Value) throws(Unwind) {
        let interned = try intern(name)
        let type = machine.classOf(object)
        if type.flags.contains(.hasSetattr), let hook = try lookupClass(type, machine.name(.delattr)) {
            _ = try call(hook, [object, interned])
            return
        }
        try deleteWithoutHook(object, interned)
    }

    func deleteWithoutHook(_ object: Value, _ name: Value) throws(Unwind) {
        let type = machine.classOf(object)
        if let entry = try lookupClass(type, name), let deleter = try dataSetter(entry, object, .delete) {
            _ = try call(deleter.function, deleter.arguments)
            return
        }
        if object.isKind(.classObject) { return try deleteClassAttribute(ClassRef(object.ref), name) }
        guard object.isReference, try deleteOwnAttribute(object.ref, name) else { throw raiseNoAttribute(object, name) }
    }

    /// The setter or deleter of a data descriptor and its first arguments; nil when the attribute is no data descriptor.
    private func dataSetter(_ entry: Value, _ object: Value, _ which: Name) throws(Unwind) -> (function: Value, arguments: [Value])? {
        guard entry.isReference else { return nil }
        if entry.ref.kind == .property && !machine.classOf(entry).isDataDescriptorClass {
            let function = try read(entry.ref, which == .set ? 3 : 4)
            if function.isNone || function.isAbsent { throw raiseNoAccessor(entry, object, which == .set ? "setter" : "deleter") }
            return (function, [object])
        }
        guard entry.ref.kind == .instance || entry.ref.kind == .property, let method = try lookupClass(machine.classOf(entry), machine.name(which)) else { return nil }
        return (method, [entry, object])
    }

    /// A class with `__slots__` and no dictionary takes only the names it listed.
    private func checkSlots(_ object: Value, _ type: ClassRef, _ name: Value) throws(Unwind) {
        let slots = type[.slotNames]
        let isChecked = !type.flags.contains(.isBuiltin) && !object.isKind(.classObject) || object.isKind(.instance) || object.isKind(.exception)
        guard slots.isKind(.tuple), isChecked else { return }
        let names = TupleRef(slots.ref)
        for index in 0..<names.count where names[index] == name { return }
        throw raiseCannotSet(object, name, type)
    }

    @inline(never)
    private func raiseCannotSet(_ object: Value, _ name: Value, _ type: ClassRef) -> Unwind {
        do throws(Unwind) {
            let exists = try lookupClass(type, name) != nil
            let text = string(name)
            return raise(
                .attributeError,
                exists ? "'\(typeName(object))' object attribute '\(text)' is read-only"
                    : "'\(typeName(object))' object has no attribute '\(text)'")
        } catch {
            return error
        }
    }

    // MARK: Instructions

    @inline(never)
    func setAttributeSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let object = registers[i.a]
        let value = registers[i.b]
        let name = frame.pointee.code.pointee.names[i.c]
        let type = machine.classOf(object)
        if type.flags.contains(.hasSetattr), let hook = try lookupClass(type, machine.name(.setattr)) {
            return try pushStore(hook, [object, name, value])
        }
        if let entry = try lookupClass(type, name), let setter = try dataSetter(entry, object, .set) {
            return try pushStore(setter.function, setter.arguments + [value])
        }
        if object.isReference && (object.ref.kind == .instance || object.ref.kind == .exception) {
            let before = object.ref.shape
            try checkSlots(object, type, name)
            guard try setOwnAttribute(object.ref, name, value) else { throw raiseCannotSet(object, name, type) }
            quickenSet(frame.pointee.pc, object.ref, before, name, type)
            return false
        }
        try setWithoutHook(object, name, value)
        return false
    }

    private func pushStore(_ function: Value, _ arguments: [Value]) throws(Unwind) -> Bool {
        let window = scratch
        window[0] = function
        for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
        return try callValue(window, arguments.count, 0, .discard)
    }

    private func quickenSet(
        _ pc: UnsafeMutablePointer<UInt64>, _ object: Ref, _ before: ShapeID, _ name: Value, _ type: ClassRef
    ) {
        let shape = machine.shape(object.shape)
        guard !shape.pointee.isDictionary, let slot = machine.slot(object.shape, name), slot < shape.pointee.inlineCapacity else { return }
        if before == object.shape {
            let word = UInt64(form: before.number, payload: (shape.pointee.slotBase + slot) * 8)
            remember(pc, word, .setAttribute, .setAttributeSlot, .setAttributePolymorphic)
        } else {
            let word = UInt64(form: before.number | CacheForm.topBit, payload: Int(object.shape.number))
            remember(pc, word, .setAttribute, .setAttributeTransition, .setAttributePolymorphic)
        }
    }

    /// The quick form of the first store to a new attribute. False: not this shape.
    @inline(__always)
    func setAttributeTransition(
        _ i: Instruction, _ cacheAddress: UnsafeMutablePointer<UInt64>, _ registers: UnsafeMutablePointer<Value>
    ) throws(Unwind) -> Bool {
        let cache = UnsafeMutableRawPointer(cacheAddress).loadRelaxed()
        let object = registers[i.a]
        guard object.isReference, object.ref.shape.number | CacheForm.topBit == cache.cacheForm else { return false }
        try open(object.ref)
        guard object.ref.shape.number | CacheForm.topBit == cache.cacheForm else { return false }
        storeNewSlot(object.ref, registers[i.b], cache)
        return true
    }

    @inline(never)
    func deleteAttributeSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        try deleteAttribute(registers[i.a], state.pointee.frame.pointee.code.pointee.names[i.c])
        return false
    }
}
