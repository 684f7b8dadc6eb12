/// `dir()`, `vars()`, `locals()` and `globals()`: the names an object or a frame knows.
extension Thread {
    /// object.__dir__ and its kin: the names unsorted, each once.
    func directory(_ object: Value) throws(Unwind) -> Value {
        if object.isKind(.classObject) { return try classDirectory(ClassRef(object.ref)) }
        let names = try makeDictionary()
        if object.isKind(.module) {
            if let hook = try ownAttribute(object.ref, machine.name(.dir)) { return try call(hook, []) }
            try addNames(names, DictRef(try read(object.ref, 2).ref))
            return Value(try list(from: Value(names.ref)).ref)
        }
        if object.isKind(.function) {
            let own = try read(object.ref, FunctionRef.Word.attributes.rawValue)
            if own.isKind(.dictionary) { try addNames(names, DictRef(own.ref)) }
        } else if object.isReference {
            try addOwnNames(names, object.ref)
        }
        try addClassNames(names, machine.classOf(object))
        return Value(try list(from: Value(names.ref)).ref)
    }

    func classDirectory(_ type: ClassRef) throws(Unwind) -> Value {
        let names = try makeDictionary()
        try addClassNames(names, type)
        return Value(try list(from: Value(names.ref)).ref)
    }

    private func addClassNames(_ names: DictRef, _ type: ClassRef) throws(Unwind) {
        for base in items(type[.mro]) { try addNames(names, DictRef(ClassRef(base.ref)[.namespace].ref)) }
    }

    private func addNames(_ names: DictRef, _ source: DictRef) throws(Unwind) {
        var position = 0
        while let (key, _) = try source.next(self, &position) {
            if key.isKind(.string) && !string(key).hasPrefix(".") { try names.set(self, key, .none) }
        }
    }

    /// The names of the object's own attributes, without turning it into dictionary form.
    private func addOwnNames(_ names: DictRef, _ object: Ref) throws(Unwind) {
        if object.kind == .tuple {
            if hasDictionary(Value(object)) { try addNames(names, try attributeDictionary(object)) }
            return
        }
        let shape = machine.shape(object.shape)
        guard shape.pointee.slotBase > 0, object.kind != .classObject else { return }
        if shape.pointee.isDictionary { return try addNames(names, try attributeDictionary(object)) }
        for slot in 0..<shape.pointee.count {
            let name = shape.pointee.names[slot]
            if !string(name).hasPrefix("."), try ownAttribute(object, name) != nil { try names.set(self, name, .none) }
        }
    }

    func sortedDirectory(_ object: Value) throws(Unwind) -> Value {
        guard let names = try callSpecial(object, .dir) else { return try makeList([]) }
        let sorted = try list(from: names)
        try sorted.sort(self, key: .none, reverse: false)
        return Value(sorted.ref)
    }

    // MARK: Frames

    /// The running guest frame, nil when only native code runs.
    var guestFrame: UnsafeMutablePointer<Frame>? {
        let frame = state.pointee.frame
        guard frame >= state.pointee.frameBase, frame.pointee.function.isKind(.function) else { return nil }
        return frame
    }

    func currentGlobals() throws(Unwind) -> Value {
        if let frame = guestFrame { return FunctionRef(frame.pointee.function.ref)[.globals] }
        return Value(try makeDictionary().ref)
    }

    /// `locals()`: the namespace itself for a module or class, else a new dict of what is bound.
    func localsOf(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) -> Value {
        try wake(frame)
        let code = frame.pointee.code
        if code.pointee.flags.contains(.usesNamespace) {
            let namespace = frame.pointee.registers[0]
            return namespace.isKind(.cell) ? try load(CellRef(namespace.ref)) : namespace
        }
        if code.pointee.flags.contains(.module) { return FunctionRef(frame.pointee.function.ref)[.globals] }
        let result = try makeDictionary()
        for index in 0..<code.pointee.localCount {
            let name = code.pointee.localNames[index]
            var value = frame.pointee.registers[index]
            if string(name).hasPrefix(".") { continue }
            if value.isKind(.cell) && isBoxed(code, index) { value = try load(CellRef(value.ref)) }
            if !value.isAbsent, try result.get(self, name) == nil { try result.set(self, name, value) }
        }
        let free = items(code.pointee.freeNames)
        for (index, name) in free.enumerated() where FunctionRef(frame.pointee.function.ref)[.closure].isKind(.tuple) {
            let value = try load(FunctionRef(frame.pointee.function.ref).freeCell(index))
            if !value.isAbsent { try result.set(self, name, value) }
        }
        return Value(result.ref)
    }

    func currentLocals() throws(Unwind) -> Value {
        guard let frame = guestFrame else { return Value(try makeDictionary().ref) }
        return try localsOf(frame)
    }

    /// `vars(object)`.
    func variables(_ object: Value) throws(Unwind) -> Value {
        guard let dictionary = try findAttribute(object, machine.name(.dict)) else {
            throw raise(.typeError, "vars() argument must have __dict__ attribute")
        }
        return dictionary
    }
}
