/// `types.UnionType`: `int | str`, as a value: | record | meta | tuple of alternatives |.
enum UnionClass {
    static func install(_ c: ClassBuilder) {
        c.classRef[.flags] = Value(small: c.classRef.flags.union(.hasEq).rawValue)
        c.getter("__args__") { (t, a) throws(Unwind) in try t.expect(a[0], .union)[2] }
        c.getter("__parameters__") { (t, a) throws(Unwind) in try t.typeParameters(try t.expect(a[0], .union)[2]) }
        c.method("__getitem__(self, item, /)") { (t, a) throws(Unwind) in
            let arguments = try t.substituted(a[0], try t.expect(a[0], .union)[2], a[1])
            return try t.callGuest("typing", "_rebuild", [a[0], arguments])
        }
        c.method("__or__(self, value, /)") { (t, a) throws(Unwind) in try t.makeUnion(a[0], a[1]) }
        c.method("__ror__(self, value, /)") { (t, a) throws(Unwind) in try t.makeUnion(a[1], a[0]) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            var parts: [String] = []
            for item in t.items(try t.expect(a[0], .union)[2]) { parts.append(try t.typeText(item)) }
            return try t.makeString(parts.joined(separator: " | "))
        }
        c.method("__eq__(self, other, /)") { (t, a) throws(Unwind) in
            let own = t.items(try t.expect(a[0], .union)[2])
            guard t.isInstance(a[1], .union) else { return .notImplemented }
            let other = t.items(a[1].ref[2])
            return Value(own.count == other.count && own.allSatisfy(other.contains))
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            var sum = 0
            for item in t.items(try t.expect(a[0], .union)[2]) { sum ^= try t.hash(item) }
            return try t.makeInteger(sum)
        }
        c.method("__instancecheck__(self, instance, /)") { (t, a) throws(Unwind) in
            let alternatives = try t.expect(a[0], .union)[2]
            return Value(try t.isInstanceOfAny(a[1], alternatives))
        }
        c.method("__subclasscheck__(self, subclass, /)") { (t, a) throws(Unwind) in
            let alternatives = try t.expect(a[0], .union)[2]
            return Value(try t.isSubclassOfAny(a[1], alternatives))
        }
    }
}

extension Thread {
    /// NotImplemented when a side can be no alternative. One alternative alone is itself.
    func makeUnion(_ left: Value, _ right: Value) throws(Unwind) -> Value {
        guard canUnite(left), canUnite(right) else { return .notImplemented }
        var list: [Value] = []
        for side in [left, right] {
            for item in isInstance(side, .union) ? items(side.ref[2]) : [side] {
                let type = item.isNone ? machine.classObject(.noneType).value : item
                if try !contains(list, type) { list.append(type) }
            }
        }
        if list.count == 1 { return list[0] }
        let alternatives = try makeTuple(list)
        let union = try allocate(.instance, .union, words: 3)
        union[2] = alternatives
        return Value(union)
    }

    private func contains(_ list: [Value], _ item: Value) throws(Unwind) -> Bool {
        for other in list where try equals(other, item) { return true }
        return false
    }

    private func canUnite(_ value: Value) -> Bool {
        value.isNone || value.isKind(.classObject) || isInstance(value, .union) || isInstance(value, .genericAlias)
    }

    /// How a type is shown inside another: its full name.
    func typeText(_ value: Value) throws(Unwind) -> String {
        if value == .ellipsis { return "..." }
        if value == machine.classObject(.noneType).value { return "None" }
        if value.isKind(.classObject) { return fullName(ClassRef(value.ref)) }
        if value.isKind(.list) {
            var parts: [String] = []
            for item in items(Value(try tuple(from: value).ref)) { parts.append(try typeText(item)) }
            return "[\(parts.joined(separator: ", "))]"
        }
        return try reprText(value)
    }
}

/// `types.GenericAlias`: `list[int]`: | record | meta | origin | arguments | unpacked: `*tuple[int]` |.
enum GenericAliasClass {
    /// The builtin classes that can be subscripted.
    static func installSubscripts(_ b: MachineBuilder) {
        let types: [BuiltinClass] = [.list, .dict, .tuple, .set, .frozenset, .type, .enumerate, .generator, .coroutine, .asyncGenerator, .slice]
        for type in types {
            b.extend(type) { c in
                c.classMethod("__class_getitem__(cls, item, /)") { (t, a) throws(Unwind) in try t.makeGenericAlias(a[0], a[1]) }
            }
        }
    }

    static func install(_ c: ClassBuilder) {
        c.new("GenericAlias(origin, args, /)") { (t, a) throws(Unwind) in try t.makeGenericAlias(a[1], a[2]) }
        c.getter("__origin__") { (t, a) throws(Unwind) in try t.expect(a[0], .genericAlias)[2] }
        c.getter("__args__") { (t, a) throws(Unwind) in try t.expect(a[0], .genericAlias)[3] }
        c.getter("__parameters__") { (t, a) throws(Unwind) in try t.typeParameters(try t.expect(a[0], .genericAlias)[3]) }
        c.method("__mro_entries__(self, bases, /)") { (t, a) throws(Unwind) in
            try t.makeTuple([try t.expect(a[0], .genericAlias)[2]])
        }
        c.method("__call__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            let origin = try t.expect(a[0], .genericAlias)[2]
            return try t.call(origin, t.items(a[1]), keywords: try t.keywordList(a[2]))
        }
        c.method("__getitem__(self, item, /)") { (t, a) throws(Unwind) in
            let alias = try t.expect(a[0], .genericAlias)
            return try t.makeGenericAlias(alias[2], t.substituted(a[0], alias[3], a[1]), isUnpacked: alias[4] == .true)
        }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            let alias = try t.expect(a[0], .genericAlias)
            return try t.makeIterator(t.makeTuple([try t.makeGenericAlias(alias[2], alias[3], isUnpacked: true)]))
        }
        c.getter("__unpacked__") { (t, a) throws(Unwind) in try t.expect(a[0], .genericAlias)[4] }
        c.getter("__typing_unpacked_tuple_args__") { (t, a) throws(Unwind) in
            let alias = try t.expect(a[0], .genericAlias)
            return alias[4] == .true && alias[2] == t.machine.classObject(.tuple).value ? alias[3] : .none
        }
        c.method("__or__(self, value, /)") { (t, a) throws(Unwind) in try t.makeUnion(a[0], a[1]) }
        c.method("__ror__(self, value, /)") { (t, a) throws(Unwind) in try t.makeUnion(a[1], a[0]) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let alias = try t.expect(a[0], .genericAlias)
            var parts: [String] = []
            for item in t.items(alias[3]) { parts.append(try t.typeText(item)) }
            let origin = try t.typeText(alias[2])
            // Its parameters are laid open among the arguments.
            if origin == "collections.abc.Callable", parts.count > 1, parts[0] != "...", !t.isParameterSpecification(t.items(alias[3])[0]) || parts.count > 2 {
                parts = ["[\(parts.dropLast().joined(separator: ", "))]", parts[parts.count - 1]]
            } else if origin == "collections.abc.Callable", parts.count == 1 {
                parts.insert("[]", at: 0)
            }
            let list = parts.isEmpty ? "()" : parts.joined(separator: ", ")
            return try t.makeString("\(alias[4] == .true ? "*" : "")\(origin)[\(list)]")
        }
        c.method("__eq__(self, other, /)") { (t, a) throws(Unwind) in
            let own = try t.expect(a[0], .genericAlias)
            guard t.isInstance(a[1], .genericAlias) else { return .notImplemented }
            let other = a[1].ref
            guard own[4] == other[4], try t.equals(own[2], other[2]) else { return .false }
            return Value(try t.equals(own[3], other[3]))
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            let alias = try t.expect(a[0], .genericAlias)
            return try t.makeInteger(try t.hash(alias[2]) ^ (try t.hash(alias[3])))
        }
        c.method("__instancecheck__(self, instance, /)") { (t, _) throws(Unwind) in
            throw t.raise(.typeError, "isinstance() argument 2 cannot be a parameterized generic")
        }
        c.method("__subclasscheck__(self, subclass, /)") { (t, _) throws(Unwind) in
            throw t.raise(.typeError, "issubclass() argument 2 cannot be a parameterized generic")
        }
        c.method("__getattr__(self, name, /)") { (t, a) throws(Unwind) in
            try t.getAttribute(try t.expect(a[0], .genericAlias)[2], try t.attributeName(a[1]))
        }
        c.classRef[.flags] = Value(small: c.classRef.flags.union([.hasGetattr, .hasEq]).rawValue)
    }
}

extension Thread {
    func makeGenericAlias(_ origin: Value, _ arguments: Value, isUnpacked: Bool = false) throws(Unwind) -> Value {
        let tuple = arguments.isKind(.tuple) ? arguments : try makeTuple([arguments])
        let alias = try allocate(.instance, .genericAlias, words: 5)
        alias[2] = origin
        alias[3] = tuple
        alias[4] = Value(isUnpacked)
        return Value(alias)
    }

    fileprivate func isParameterSpecification(_ value: Value) -> Bool { typeName(value) == "ParamSpec" }

    /// The type variables among the arguments, each once.
    fileprivate func typeParameters(_ arguments: Value) throws(Unwind) -> Value {
        var found: [Value] = []
        for item in items(arguments) where !item.isKind(.classObject) {
            for variable in try variables(in: item) where !found.contains(variable) { found.append(variable) }
        }
        return try makeTuple(found)
    }

    private func variables(in item: Value) throws(Unwind) -> [Value] {
        if item.isKind(.tuple) { return items(try typeParameters(item)) }
        if item.isKind(.list) { return items(try typeParameters(Value(try tuple(from: item).ref))) }
        guard item.isKind(.instance) else { return [] }
        if try lookupClass(machine.classOf(item), machine.name(.typingSubst)) != nil { return [item] }
        let inner = try findAttribute(item, machine.name(.parameters)) ?? .none
        return inner.isKind(.tuple) ? items(inner) : []
    }

    /// The arguments of an alias or union with `item` in the place of its type variables. `typing` knows how.
    fileprivate func substituted(_ alias: Value, _ arguments: Value, _ item: Value) throws(Unwind) -> Value {
        let parameters = try typeParameters(arguments)
        if TupleRef(parameters.ref).count == 0 { throw raise(.typeError, "\(try reprText(alias)) is not a generic class") }
        let given = item.isKind(.tuple) ? item : try makeTuple([item])
        let values = try callGuest("_typing_subst", "match", [try repr(alias), parameters, given])
        return try callGuest("_typing_subst", "substitute", [arguments, values])
    }
}
