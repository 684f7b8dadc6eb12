/// `__slots__`: attributes with a fixed place.
///
/// The names are the first of every shape of the class, and the class has a member descriptor for each of its own.
/// A class whose bases all have slots, and that does not ask for `__dict__`, takes no other attributes.
extension Thread {
    /// All names with a fixed slot, inherited ones first. Sets `slotNames`: the tuple of them when nothing else may be
    /// stored, else None. Puts the member descriptors into the namespace.
    func collectSlots(_ type: ClassRef, _ bases: TupleRef) throws(Unwind) -> [Value] {
        type[.slotNames] = .none
        var names: [Value] = []
        var isClosed = true
        for index in 0..<bases.count {
            let base = ClassRef(bases[index].ref)
            for name in machine.fixedNames(base) where !names.contains(name) { names.append(name) }
            let isBare = base.flags.contains(.isBuiltin) && !base.flags.contains(.isException) && base[.slotBase] == Value(small: 0)
            if !base[.slotNames].isKind(.tuple) && !isBare { isClosed = false }
        }
        guard let listed = try DictRef(type[.namespace].ref).getString(self, machine.name(.slots)) else { return names }
        for name in try ownSlotNames(type, listed) {
            if name == machine.name(.dict) {
                isClosed = false
            } else if name != machine.name(.weakref), !names.contains(name) {
                names.append(name)
            }
        }
        if isClosed { type[.slotNames] = try makeTuple(names) }
        return names
    }

    /// The class's own names, private ones mangled, each with its descriptor made.
    private func ownSlotNames(_ type: ClassRef, _ listed: Value) throws(Unwind) -> [Value] {
        let list = listed.isKind(.string) ? TupleRef(try makeTuple([listed]).ref) : try tuple(from: listed)
        let namespace = DictRef(type[.namespace].ref)
        var names: [Value] = []
        for index in 0..<list.count {
            guard list[index].isKind(.string) else {
                throw raise(.typeError, "__slots__ items must be strings, not '\(typeName(list[index]))'")
            }
            let name = try mangled(list[index], type)
            names.append(name)
            if name == machine.name(.dict) || name == machine.name(.weakref) { continue }
            if try namespace.getString(self, name) != nil {
                throw raise(.valueError, "'\(string(name))' in __slots__ conflicts with class variable")
            }
            try namespace.set(self, name, try MemberDescriptorClass.make(self, name, type))
        }
        return names
    }

    private func mangled(_ name: Value, _ type: ClassRef) throws(Unwind) -> Value {
        let text = string(name)
        let owner = string(type[.name]).drop { $0 == "_" }
        if !text.hasPrefix("__") || text.hasSuffix("__") || owner.isEmpty { return try intern(name) }
        return try intern("_\(owner)\(text)")
    }
}

/// What a class shows for one of its `__slots__`: | record | meta | name | class |. Immutable.
///
/// Attribute access does not go through it: the name's slot is found in the object's shape.
enum MemberDescriptorClass {
    static func make(_ t: Thread, _ name: Value, _ type: ClassRef) throws(Unwind) -> Value {
        let member = try t.allocate(.native, .memberDescriptor, words: 4)
        member[2] = name
        member[3] = type.value
        return Value(member)
    }

    @inline(__always) static func isMember(_ value: Value) -> Bool {
        value.isReference && value.ref.shape == BuiltinClass.memberDescriptor.shape
    }

    static func install(_ c: ClassBuilder) {
        c.getter("__name__") { (t, a) throws(Unwind) in try check(t, a[0])[2] }
        c.getter("__objclass__") { (t, a) throws(Unwind) in try check(t, a[0])[3] }
        c.constant("__doc__", .none)
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let member = try check(t, a[0])
            return try t.makeString("<member '\(t.string(member[2]))' of '\(t.string(ClassRef(member[3].ref)[.name]))' objects>")
        }
        c.method("__get__(self, instance, owner=None, /)") { (t, a) throws(Unwind) in
            let member = try check(t, a[0])
            if a[1].isNone { return a[0] }
            if let value = try t.ownAttribute(try owner(t, member, a[1]), member[2]) { return value }
            throw t.raiseNoAttribute(a[1], member[2])
        }
        c.method("__set__(self, instance, value, /)") { (t, a) throws(Unwind) in
            let member = try check(t, a[0])
            _ = try t.setOwnAttribute(try owner(t, member, a[1]), member[2], a[2])
            return .none
        }
        c.method("__delete__(self, instance, /)") { (t, a) throws(Unwind) in
            let member = try check(t, a[0])
            if try t.deleteOwnAttribute(try owner(t, member, a[1]), member[2]) { return .none }
            throw t.raiseNoAttribute(a[1], member[2])
        }
    }

    private static func check(_ t: Thread, _ value: Value) throws(Unwind) -> Ref {
        if isMember(value) { return value.ref }
        throw t.raise(.typeError, "descriptor requires a 'member_descriptor' object but received a '\(t.typeName(value))'")
    }

    /// The instance, when it has the slot.
    private static func owner(_ t: Thread, _ member: Ref, _ instance: Value) throws(Unwind) -> Ref {
        let type = ClassRef(member[3].ref)
        if instance.isReference, t.isInstance(instance, type) { return instance.ref }
        throw t.raise(
            .typeError,
            "descriptor '\(t.string(member[2]))' for '\(t.string(type[.name]))' objects doesn't apply to a '\(t.typeName(instance))' object")
    }
}
