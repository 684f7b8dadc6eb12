/// `method`: a function bound to its object.
enum MethodClass {
    private static let label: StaticString = "method"

    static func install(_ c: ClassBuilder) {
        c.new("method(function, instance, /)") { (t, a) throws(Unwind) in
            guard try t.isCallable(a[1]) else { throw t.raise(.typeError, "first argument must be callable") }
            if a[2].isNone { throw t.raise(.typeError, "instance must not be None") }
            return try t.makeBoundMethod(a[1], a[2])
        }
        c.getter("__self__") { (t, a) throws(Unwind) in BoundMethodRef(try t.expect(a[0], .boundMethod, label)).object }
        c.getter("__func__") { (t, a) throws(Unwind) in BoundMethodRef(try t.expect(a[0], .boundMethod, label)).function }
        c.method("__getattr__(self, name, /)") { (t, a) throws(Unwind) in
            try t.getAttribute(BoundMethodRef(try t.expect(a[0], .boundMethod, label)).function, try t.attributeName(a[1]))
        }
        c.classRef[.flags] = Value(small: c.classRef.flags.union(.hasGetattr).rawValue)
        let forwarded: [StaticString] = ["__name__", "__qualname__", "__doc__", "__module__"]
        for name in forwarded {
            let text = name.description
            c.getter(name) { (t, a) throws(Unwind) in
                let function = BoundMethodRef(try t.expect(a[0], .boundMethod, label)).function
                return try t.getAttribute(function, try t.intern(text))
            }
        }
        c.method("__get__(self, instance, owner=None, /)") { (_, a) throws(Unwind) in a[0] }
        c.method("__call__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            let method = Value(try t.expect(a[0], .boundMethod, label))
            return try t.call(method, t.items(a[1]), keywords: try t.keywordList(a[2]))
        }
        installBoundComparison(c)
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.methodRepr(try t.expect(a[0], .boundMethod, label)) }
        c.method("__reduce__(self, /)") { (t, a) throws(Unwind) in
            let method = BoundMethodRef(try t.expect(a[0], .boundMethod, label))
            let getattr = try DictRef(t.machine[.builtins].ref).getString(t, try t.intern("getattr")) ?? .none
            let name = try t.getAttribute(method.function, t.machine.name(.name))
            return try t.makeTuple([getattr, try t.makeTuple([method.object, name])])
        }
    }

    /// Bound ones compare by their two parts.
    fileprivate static func installBoundComparison(_ c: ClassBuilder) {
        c.method("__eq__(self, other, /)") { (_, a) throws(Unwind) in
            guard a[0].isKind(.boundMethod) else { return a[0] == a[1] ? .true : .notImplemented }
            guard a[1].isKind(.boundMethod) else { return .notImplemented }
            let own = BoundMethodRef(a[0].ref), other = BoundMethodRef(a[1].ref)
            return Value(own.object == other.object && own.function == other.function)
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.boundMethod) else { return try t.makeInteger(t.identityHash(a[0])) }
            let own = BoundMethodRef(a[0].ref)
            return try t.makeInteger(t.identityHash(own.object) ^ t.identityHash(own.function))
        }
    }
}

/// Native functions, the methods of builtin classes found on the class, and those bound to an object.
enum BuiltinFunctionClass {
    static func install(_ c: ClassBuilder) {
        c.getter("__name__") { (t, a) throws(Unwind) in try t.builtin(a[0]).name }
        c.getter("__qualname__") { (t, a) throws(Unwind) in
            let builtin = try t.builtin(a[0])
            guard builtin.owner.isKind(.classObject) else { return builtin.name }
            return try t.makeString(t.string(ClassRef(builtin.owner.ref)[.name]) + "." + t.string(builtin.name))
        }
        c.getter("__module__") { (t, a) throws(Unwind) in
            let builtin = try t.builtin(a[0])
            return builtin.owner.isKind(.string) ? builtin.owner : .none
        }
        c.getter("__objclass__") { (t, a) throws(Unwind) in
            let builtin = try t.builtin(a[0])
            guard builtin.owner.isKind(.classObject) else { throw t.raiseNoAttribute(a[0], try t.intern("__objclass__")) }
            return builtin.owner
        }
        c.getter("__self__") { (t, a) throws(Unwind) in
            if a[0].isKind(.boundMethod) { return BoundMethodRef(a[0].ref).object }
            let builtin = try t.builtin(a[0])
            if builtin.ref.kind == .methodDescriptor { throw t.raiseNoAttribute(a[0], t.machine.name(.selfAttribute)) }
            if builtin.owner.isKind(.string) { return try DictRef(t.machine[.modules].ref).get(t, builtin.owner) ?? .none }
            return builtin.owner.isKind(.classObject) ? builtin.owner : .none
        }
        c.getter("__doc__") { (_, _) throws(Unwind) in .none }
        c.getter("__text_signature__") { (t, a) throws(Unwind) in
            let text = t.signatureText(try t.builtin(a[0]))
            return try t.makeString(text.hasPrefix("(self") ? "($self" + text.dropFirst(5) : text)
        }
        c.method("__get__(self, instance, owner=None, /)") { (t, a) throws(Unwind) in
            if a[0].isKind(.boundMethod) { return a[0] }
            let builtin = try t.builtin(a[0])
            if a[1].isNone || builtin.ref.kind == .builtin { return a[0] }
            return try t.makeBoundMethod(a[0], a[1])
        }
        c.method("__call__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            let builtin = a[0].isKind(.boundMethod) ? a[0] : Value(try t.builtin(a[0]).ref)
            return try t.call(builtin, t.items(a[1]), keywords: try t.keywordList(a[2]))
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            if a[0].isKind(.boundMethod) { return try t.methodRepr(a[0].ref) }
            return try t.makeString(t.builtinRepr(try t.builtin(a[0])))
        }
        c.method("__reduce__(self, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.boundMethod) else { return try t.builtin(a[0]).name }
            let method = BoundMethodRef(a[0].ref)
            let getattr = try DictRef(t.machine[.builtins].ref).getString(t, try t.intern("getattr")) ?? .none
            return try t.makeTuple([getattr, try t.makeTuple([method.object, BuiltinRef(method.function.ref).name])])
        }
        MethodClass.installBoundComparison(c)
    }
}

extension Thread {
    fileprivate func builtin(_ value: Value) throws(Unwind) -> BuiltinRef {
        if value.isKind(.builtin) || value.isKind(.methodDescriptor) { return BuiltinRef(value.ref) }
        if value.isKind(.boundMethod) { return BuiltinRef(BoundMethodRef(value.ref).function.ref) }
        throw raise(.typeError, "descriptor requires a 'builtin_function_or_method' object but received a '\(typeName(value))'")
    }

    /// "(self, index, object, /)".
    func signatureText(_ builtin: BuiltinRef) -> String {
        let text = machine.state.pointee.natives[builtin.nativeIndex].text.description
        guard let open = text.firstIndex(of: "(") else { return "()" }
        return String(text[open...])
    }

    fileprivate func builtinRepr(_ builtin: BuiltinRef) -> String {
        let name = string(builtin.name)
        guard builtin.owner.isKind(.classObject) else { return "<built-in function \(name)>" }
        let owner = string(ClassRef(builtin.owner.ref)[.name])
        if builtin.ref.kind == .builtin { return "<built-in method \(name) of type object at \(addressText(builtin.owner))>" }
        return Thread.isSpecial(name) ? "<slot wrapper '\(name)' of '\(owner)' objects>" : "<method '\(name)' of '\(owner)' objects>"
    }

    fileprivate func methodRepr(_ ref: Ref) throws(Unwind) -> Value {
        let method = BoundMethodRef(ref)
        if method.function.isKind(.methodDescriptor) || method.function.isKind(.builtin) {
            let name = string(BuiltinRef(method.function.ref).name)
            let noun = Thread.isSpecial(name) ? "method-wrapper" : "built-in method"
            let quoted = Thread.isSpecial(name) ? "'\(name)'" : name
            return try makeString("<\(noun) \(quoted) of \(typeName(method.object)) object at \(addressText(method.object))>")
        }
        let found = try findAttribute(method.function, machine.name(.qualname)) ?? .none
        let name = found.isKind(.string) ? string(found) : "?"
        return try makeString("<bound method \(name) of \(try reprText(method.object))>")
    }

    func isCallable(_ value: Value) throws(Unwind) -> Bool {
        guard value.isReference else { return false }
        switch value.ref.kind {
        case .function, .builtin, .methodDescriptor, .boundMethod, .classObject, .staticMethod: return true
        default: return try lookupClass(machine.classOf(value), machine.name(.call)) != nil
        }
    }
}
