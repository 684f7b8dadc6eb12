/// Objects of guest classes, and what a class says about its objects.
extension Thread {
    /// A new object laid out for `type`: every attribute slot absent.
    @inline(__always)
    func allocateInstance(_ type: ClassRef, _ kind: Kind) throws(Unwind) -> Ref {
        let shape = type.rootShape
        let data = machine.shape(shape)
        let words = data.pointee.slotBase &+ data.pointee.inlineCapacity
        let object = try allocate(kind, shape, words: words)
        var index = Swift.max(data.pointee.slotBase &- 1, ShapeData.closedSlotBase)
        while index < words {
            object[index] = .absent
            index &+= 1
        }
        if type.flags.contains(.hasDel) { expectFinalizer(object) }
        return object
    }

    /// As `allocateInstance`, for a class whose objects are `kind` with `words` words before the attributes (list, dict ...).
    func allocateBuiltin(_ type: ClassRef, _ kind: Kind, words: Int) throws(Unwind) -> Ref {
        let shape = type.rootShape
        let data = machine.shape(shape)
        if data.pointee.slotBase == 0 { return try allocate(kind, shape, words: words) }
        return try allocateInstance(type, kind)
    }

    /// A new object of `type`, whose fixed part is `fixed` words: zero but for its attributes, which are absent.
    func allocateDerived(_ type: ClassRef, _ kind: Kind, fixed: Int, flags: UInt8 = 0) throws(Unwind) -> Ref {
        // Shape and size must belong together: the class may learn a larger capacity at any time.
        let shape = type.rootShape
        let data = machine.shape(shape)
        let words = data.pointee.slotBase == 0 ? fixed : Swift.max(fixed, data.pointee.slotBase + data.pointee.inlineCapacity)
        let object = try allocate(kind, shape, words: words, flags: flags)
        var index = fixed
        while index < words {
            object[index] = .absent
            index += 1
        }
        if type.flags.contains(.hasDel) { expectFinalizer(object) }
        return object
    }

    // MARK: Relations

    func isSubclass(_ type: ClassRef, _ base: ClassRef) -> Bool {
        if type == base { return true }
        let order = TupleRef(type[.mro].ref)
        for index in 0..<order.count where order[index] == base.value { return true }
        return false
    }

    @inline(__always) func isInstance(_ value: Value, _ type: ClassRef) -> Bool {
        let own = machine.classOf(value)
        return own == type || isSubclass(own, type)
    }
    func isInstance(_ value: Value, _ type: BuiltinClass) -> Bool { isInstance(value, machine.classObject(type)) }

    /// The class's name as messages have it: with the module for builtin classes outside `builtins`.
    func typeName(_ value: Value) -> String {
        let type = machine.classOf(value)
        let isPlain = !type.flags.contains(.isBuiltin) || type.flags.contains(.isException)
        return isPlain ? string(type[.name]) : fullName(type)
    }

    /// Direct subclasses, oldest first.
    func liveSubclasses(_ type: ClassRef) throws(Unwind) -> [ClassRef] {
        let list = try read(type.ref, ClassRef.Word.subclasses.rawValue)
        guard list.isReference else { return [] }
        var found: [ClassRef] = []
        for index in 0..<(try ListRef(list.ref).count(self)) {
            if let child = try ListRef(list.ref).get(self, index) { found.append(ClassRef(child.ref)) }
        }
        return found
    }

    @inline(__always) func areSame(_ a: Value, _ b: Value) -> Bool { a == b }
}
