/// The protocols as native code uses them. Each may run guest code in a nested loop:
/// what was read before may be stale afterwards.
extension Thread {
    // MARK: Special methods

    /// The class's special method bound to the value, nil when there is none.
    func lookupSpecial(_ value: Value, _ name: Name) throws(Unwind) -> Value? {
        let type = machine.classOf(value)
        guard let entry = try lookupClass(type, machine.name(name)), !entry.isNone else { return nil }
        return try bind(entry, value, type)
    }

    /// Calls a special method without making a bound method; nil when the class has none.
    func callSpecial(_ value: Value, _ name: Name, _ arguments: [Value] = []) throws(Unwind) -> Value? {
        let type = machine.classOf(value)
        guard let entry = try lookupClass(type, machine.name(name)), !entry.isNone else { return nil }
        guard entry.isKind(.function) || entry.isKind(.methodDescriptor) else {
            return try call(try bind(entry, value, type), arguments)
        }
        return try nest(arguments.count + 1) { (window) throws(Unwind) in
            window[0] = entry
            window[1] = value
            for (index, argument) in arguments.enumerated() { window[index + 2] = argument }
            return try callValue(window, arguments.count + 1, 0, .native)
        }
    }

    /// As `callSpecial` with one argument, without an array.
    func callSpecial(_ value: Value, _ name: Name, _ argument: Value) throws(Unwind) -> Value? {
        let type = machine.classOf(value)
        guard let entry = try lookupClass(type, machine.name(name)), !entry.isNone else { return nil }
        guard entry.isKind(.function) || entry.isKind(.methodDescriptor) else {
            return try call(try bind(entry, value, type), argument)
        }
        return try nest(2) { (window) throws(Unwind) in
            window[0] = entry
            window[1] = value
            window[2] = argument
            return try callValue(window, 2, 0, .native)
        }
    }

    func callMethod(_ object: Value, _ name: Name, _ arguments: [Value]) throws(Unwind) -> Value {
        try call(try getAttribute(object, machine.name(name)), arguments)
    }

    // MARK: Truth, equality, hash

    func isTrue(_ value: Value) throws(Unwind) -> Bool {
        if value.isSingleton { return value != .false && !value.isNone }
        if value.isInteger { return value.bits != 0 }
        if value.isReference, let count = try exactCount(value.ref) { return count != 0 }
        if let double = double(value) { return double != 0 }
        if value.ref.kind == .integer { return true }
        if let result = try callSpecial(value, .bool) {
            guard result.isBool else { throw raise(.typeError, "__bool__ should return bool, returned \(typeName(result))") }
            return result == .true
        }
        if let result = try callSpecial(value, .len) { return try checkLength(result) != 0 }
        return true
    }

    private func checkLength(_ value: Value) throws(Unwind) -> Int {
        let length = try index(value)
        if length < 0 { throw raise(.valueError, "__len__() should return >= 0") }
        return length
    }

    /// Length of an object of exactly a builtin type; nil for everything else.
    @inline(__always)
    func exactCount(_ object: Ref) throws(Unwind) -> Int? {
        let shape = object.shape
        if shape == BuiltinClass.list.shape { return try ListRef(object).count(self) }
        if shape == BuiltinClass.str.shape { return StringRef(object).length }
        if shape == BuiltinClass.tuple.shape { return TupleRef(object).count }
        if shape == BuiltinClass.dict.shape { return try DictRef(object).count(self) }
        if shape == BuiltinClass.set.shape { return try SetRef(object).count(self) }
        return nil
    }

    func length(_ value: Value) throws(Unwind) -> Int {
        if value.isReference, let count = try exactCount(value.ref) { return count }
        guard let result = try callSpecial(value, .len) else {
            throw raise(.typeError, "object of type '\(typeName(value))' has no len()")
        }
        return try checkLength(result)
    }

    /// An instance of a guest class, which may be derived from a number: its own methods decide.
    @inline(__always) func isGuestInstance(_ value: Value) -> Bool { value.isReference && value.ref.kind == .instance }

    /// Identity, or `==`.
    func equals(_ a: Value, _ b: Value) throws(Unwind) -> Bool {
        if a == b { return true }
        let plain = try plainCompare(.equal, a, b)
        if !plain.isAbsent { return plain.isBool ? plain == .true : try isTrue(plain) }
        if comparesByIdentity(a) && comparesByIdentity(b) { return false }
        if !isGuestInstance(a) && !isGuestInstance(b), let truth = try numericCompare(.equal, a, b) { return truth }
        if Key.isString(a) && Key.isString(b) { return stringsEqual(StringRef(a.ref), StringRef(b.ref)) }
        return try isTrue(try compare(.equal, a, b))
    }

    /// An object of a guest class that has only `object`'s `__eq__`.
    @inline(__always) private func comparesByIdentity(_ value: Value) -> Bool {
        guard value.isKind(.instance) else { return false }
        let flags = machine.classOf(value).flags
        return !flags.contains(.hasEq) && !flags.contains(.isBuiltin)
    }

    func hash(_ value: Value) throws(Unwind) -> Int {
        if !isGuestInstance(value), let hash = numericHash(value) { return hash }
        if Key.isString(value) { return StringRef(value.ref).hash }
        if value.isNone { return 0xFCA8_6420 } // CPython's, so that sets with None are iterated in its order
        let type = machine.classOf(value)
        guard let method = try lookupClass(type, machine.name(.hash)), !method.isNone else {
            throw raise(.typeError, "unhashable type: '\(string(type[.name]))'")
        }
        if method.isKind(.methodDescriptor) && type.instanceKind == .instance && !type.flags.contains(.hasEq) { return identityHash(value) }
        let result = try call(method, value)
        guard let hash = numericHash(result), result.isInteger || result.isKind(.integer) || result.isBool else {
            throw raise(.typeError, "__hash__ method should return an integer")
        }
        return hash
    }

    func identityHash(_ value: Value) -> Int { Int(truncatingIfNeeded: (value.bits >> 4) & 0x0FFF_FFFF_FFFF_FFFF) }

    // MARK: Operators

    func compare(_ op: Comparison, _ a: Value, _ b: Value) throws(Unwind) -> Value {
        let plain = try plainCompare(op, a, b)
        if !plain.isAbsent { return plain }
        if !isGuestInstance(a) && !isGuestInstance(b), let truth = try numericCompare(op, a, b) { return Value(truth) }
        let (left, right) = (machine.classOf(a), machine.classOf(b))
        let rightFirst = left != right && isSubclass(right, left)
        let first = rightFirst ? try callSpecial(b, op.reflected.name, a) : try callSpecial(a, op.name, b)
        if let first, first != .notImplemented { return first }
        let second = rightFirst ? try callSpecial(a, op.name, b) : try callSpecial(b, op.reflected.name, a)
        if let second, second != .notImplemented { return second }
        if op == .equal { return Value(a == b) }
        if op == .notEqual { return Value(a != b) }
        throw raise(.typeError, "'\(op.symbol)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
    }

    func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value {
        if !isGuestInstance(a) && !isGuestInstance(b), let result = try numericBinary(op, a, b) { return result }
        let (left, right) = (machine.classOf(a), machine.classOf(b))
        let rightFirst = left != right && isSubclass(right, left)
        if rightFirst, let result = try callSpecial(b, op.names.reflected, a), result != .notImplemented { return result }
        if let result = try callSpecial(a, op.names.plain, b), result != .notImplemented { return result }
        if !rightFirst && left != right, let result = try callSpecial(b, op.names.reflected, a), result != .notImplemented { return result }
        throw raiseUnsupported(op, op.symbol, a, b)
    }

    /// `a op= b`: the in-place method, else the operator.
    func binaryInPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value {
        if let result = try callSpecial(a, op.names.inPlace, b), result != .notImplemented { return result }
        return try binary(op, a, b)
    }

    // MARK: Text

    func repr(_ value: Value) throws(Unwind) -> Value {
        if value.isNone { return try makeString("None") }
        if value.isInteger || value.isInlineDouble || value.isKind(.integer) || value.isKind(.double) { return try numberRepr(value) }
        if isExactString(value) { return try stringRepr(StringRef(value.ref)) }
        return try textOf(value, .repr, "__repr__")
    }

    func str(_ value: Value) throws(Unwind) -> Value {
        if isExactString(value) { return value }
        if value.isInteger || value.isInlineDouble || value.isKind(.integer) || value.isKind(.double) { return try numberRepr(value) }
        return try textOf(value, .str, "__str__")
    }

    /// A subclass may say otherwise what it looks like.
    @inline(__always) func isExactString(_ value: Value) -> Bool { value.isReference && value.ref.shape == BuiltinClass.str.shape }

    private func textOf(_ value: Value, _ name: Name, _ label: String) throws(Unwind) -> Value {
        guard let text = try callSpecial(value, name) else { return try makeString("<\(typeName(value)) object>") }
        guard text.isKind(.string) else { throw raise(.typeError, "\(label) returned non-string (type \(typeName(text)))") }
        return text
    }

    func reprText(_ value: Value) throws(Unwind) -> String { string(try repr(value)) }
    func strText(_ value: Value) throws(Unwind) -> String { string(try str(value)) }

    func format(_ value: Value, spec: Value) throws(Unwind) -> Value {
        if isExactString(value) && StringRef(spec.ref).length == 0 { return value }
        guard let text = try callSpecial(value, .format, spec) else { return try str(value) }
        guard text.isKind(.string) else { throw raise(.typeError, "__format__ must return a str, not \(typeName(text))") }
        return text
    }

    // MARK: Items

    func getItem(_ object: Value, _ key: Value) throws(Unwind) -> Value {
        if object.isKind(.dictionary), machine.classOf(object) == machine.classObject(.dict) {
            if let value = try DictRef(object.ref).get(self, key) { return value }
            throw raiseKeyError(key)
        }
        if let value = try callSpecial(object, .getitem, key) { return value }
        if object.isKind(.classObject) { return try classItem(object, key) }
        throw raise(.typeError, "'\(typeName(object))' object is not subscriptable")
    }

    func classItem(_ type: Value, _ key: Value) throws(Unwind) -> Value {
        if let hook = try lookupClass(ClassRef(type.ref), machine.name(.classGetitem)) {
            return try call(try bind(hook, type, ClassRef(type.ref)), [key])
        }
        throw raise(.typeError, "type '\(string(ClassRef(type.ref)[.name]))' is not subscriptable")
    }

    func setItem(_ object: Value, _ key: Value, _ value: Value) throws(Unwind) {
        if try callSpecial(object, .setitem, [key, value]) != nil { return }
        throw raise(.typeError, "'\(typeName(object))' object does not support item assignment")
    }

    func deleteItem(_ object: Value, _ key: Value) throws(Unwind) {
        if try callSpecial(object, .delitem, key) != nil { return }
        throw raise(.typeError, "'\(typeName(object))' object doesn't support item deletion")
    }

    /// Does the class have `__iter__` or `__getitem__`?
    func hasIterator(_ value: Value) throws(Unwind) -> Bool {
        let type = machine.classOf(value)
        if let method = try lookupClass(type, machine.name(.iter)) { return !method.isNone }
        return try lookupClass(type, machine.name(.getitem)) != nil
    }

    func contains(_ container: Value, _ item: Value) throws(Unwind) -> Bool {
        if let method = try lookupClass(machine.classOf(container), machine.name(.contains)) {
            if method.isNone { throw raise(.typeError, "'\(typeName(container))' object is not a container") }
            return try isTrue(try callSpecial(container, .contains, item) ?? .false)
        }
        guard try hasIterator(container) else {
            throw raise(.typeError, "argument of type '\(typeName(container))' is not iterable")
        }
        let iterator = try makeIterator(container)
        while let found = try next(iterator) {
            if try equals(found, item) { return true }
        }
        return false
    }
}
