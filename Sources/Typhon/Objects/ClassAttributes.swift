/// Changing a class. Plain data changes like any variable, in its cell. Anything that
/// takes part in how the class works (a method, a descriptor, a name that appears or goes)
/// is rare: the change is irrevocable, and what was resolved is forgotten.
extension Thread {
    /// `name` is interned.
    func setClassAttribute(_ type: ClassRef, _ name: Value, _ value: Value) throws(Unwind) {
        try checkChangeable(type, name, "set")
        let namespace = DictRef(type[.namespace].ref)
        if !isStructural(value), let cell = try namespace.cell(self, name) {
            let old = try load(cell)
            if !old.isAbsent && !isStructural(old) && !Thread.isSpecial(string(name)) { return try store(cell, value) }
        }
        if try setQuietly(type, namespace, name, value) { return }
        try changeClass(type) { () throws(Unwind) in try namespace.set(self, name, value) }
    }

    /// A name that was never looked up through the class is in no cache, and decorators and metaclasses set many of
    /// those. Only while no other thread can be looking it up.
    private func setQuietly(_ type: ClassRef, _ namespace: DictRef, _ name: Value, _ value: Value) throws(Unwind) -> Bool {
        if isTransactional || type.resolvedTable?.find(name) != nil { return false }
        guard try liveSubclasses(type).isEmpty else { return false }
        let flags = type.flags
        try namespace.set(self, name, value)
        try setFlags(type, TupleRef(type[.bases].ref))
        if type.flags.contains(.isMetaclass) { machine.forgetPlainInitializers() }
        // What a flag says may be in a cache all the same.
        if flags != type.flags && type.resolvedTable != nil { try changeClass(type) {} }
        return true
    }

    func deleteClassAttribute(_ type: ClassRef, _ name: Value) throws(Unwind) {
        try checkChangeable(type, name, "delete")
        let namespace = DictRef(type[.namespace].ref)
        guard try namespace.getString(self, name) != nil else { throw raiseNoAttribute(type.value, name) }
        try changeClass(type) { () throws(Unwind) in _ = try namespace.remove(self, name) }
    }

    private func checkChangeable(_ type: ClassRef, _ name: Value, _ what: String) throws(Unwind) {
        if type.flags.contains(.isBuiltin) {
            throw raise(.typeError, "cannot \(what) '\(string(name))' attribute of immutable type '\(string(type[.name]))'")
        }
    }

    static func isSpecial(_ name: String) -> Bool { name.hasPrefix("__") && name.hasSuffix("__") }

    /// Runs a structural change of `type` while no other thread can have looked.
    func changeClass(_ type: ClassRef, _ change: () throws(Unwind) -> Void) throws(Unwind) {
        try becomeIrrevocable()
        try change()
        try clearResolved(type)
        try refreshFlags(type)
        if type.flags.contains(.isMetaclass) { machine.forgetPlainInitializers() }
        restartOthers { machine.forgetCaches() }
    }

    private func refreshFlags(_ type: ClassRef) throws(Unwind) {
        if !type.flags.contains(.isBuiltin) { try setFlags(type, TupleRef(type[.bases].ref)) }
        for child in try liveSubclasses(type) { try refreshFlags(child) }
    }
}

extension Machine {
    /// A metaclass has changed: calling its classes may mean something else now.
    fileprivate func forgetPlainInitializers() {
        withShapeLock {
            for number in 0..<state.pointee.shapeCount {
                let type = state.pointee.shapes[number].pointee.classObject
                if type.isKind(.classObject) { ClassRef(type.ref)[.plainInitializer] = .none }
            }
        }
    }
}
