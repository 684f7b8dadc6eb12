import CTyphon

/// # Keys: how dictionaries and sets hash and compare
///
/// A hash is kept as an inline integer, `Value(scaled:)`: the low 62 bits of what the
/// key's `__hash__` gave. The hash of an ordinary integer is the integer itself, so its
/// word is the key's own word.
enum Key {
    /// CPython's modulus for numeric hashes, 2^61 - 1.
    private static let modulus = (1 << 61) - 1

    /// May run guest code for keys that are neither int nor str.
    @inline(__always) static func hash(_ t: Thread, _ key: Value) throws(Unwind) -> Value {
        if key.isInteger {
            // One comparison for those that are neither negative nor folded.
            return key.bits < UInt64(modulus) << 2 ? key : edgeHash(key.integer)
        }
        return isString(key) ? word(StringRef(key.ref).hash) : try otherHash(t, key)
    }

    @inline(never) private static func otherHash(_ t: Thread, _ key: Value) throws(Unwind) -> Value {
        if isTuple(key) { return word(try TupleRef(key.ref).hash(t)) }
        if key.isReference && key.ref.shape == BuiltinClass.frozenset.shape { return word(try SetRef(key.ref).frozenHash(t)) }
        return word(try t.hash(key))
    }

    @inline(__always) static func word(_ hash: Int) -> Value { Value(scaled: hash &<< 2) }

    @inline(never) private static func edgeHash(_ integer: Int) -> Value {
        if integer < -1 && integer > -modulus { return Value(small: integer) }
        // Minus one, and those that the modulus folds.
        let rest = integer % modulus
        return Value(small: rest == -1 ? -2 : rest)
    }

    /// Exactly `str`: hashing and comparing it cannot run guest code.
    @inline(__always) static func isString(_ value: Value) -> Bool {
        value.isReference && value.ref.shape == BuiltinClass.str.shape
    }

    @inline(__always) static func isTuple(_ value: Value) -> Bool {
        value.isReference && value.ref.shape == BuiltinClass.tuple.shape
    }

    enum Likeness { case same, different, unknown }

    /// Are two keys with equal hashes the same? Unknown: only `Thread.equals` can say.
    @inline(__always) static func likeness(_ t: Thread, _ a: Value, _ b: Value) -> Likeness {
        a == b ? .same : Value.bothIntegers(a, b) ? .different : compare(t, a, b)
    }

    /// Are two keys that are not identical but have equal hashes the same? Unknown: only `Thread.equals` can say.
    @inline(never) static func compare(_ t: Thread, _ a: Value, _ b: Value) -> Likeness {
        if a.isReference && b.isReference {
            let shape = a.ref.shape
            if shape != b.ref.shape { return .unknown }
            if shape == BuiltinClass.str.shape { return sameText(t, StringRef(a.ref), StringRef(b.ref)) ? .same : .different }
            if shape == BuiltinClass.tuple.shape { return compare(t, TupleRef(a.ref), TupleRef(b.ref)) }
            return shape == BuiltinClass.frozenset.shape ? compare(t, SetRef(a.ref), SetRef(b.ref)) : .unknown
        }
        if Value.bothIntegers(a, b) || Value.bothInlineDoubles(a, b) || a == .deleted || a.isAbsent { return .different }
        return .unknown
    }

    /// Hashes need not be asked again.
    @inline(__always) private static func sameText(_ t: Thread, _ a: StringRef, _ b: StringRef) -> Bool {
        if a.ref[StringRef.lengthWord] != b.ref[StringRef.lengthWord] { return false }
        let flags = a.ref.flags, others = b.ref.flags
        if (flags ^ others) & 3 != 0 { return false }
        if (flags | others) & StringRef.tailFlag != 0 { return t.stringsEqual(a, b) }
        let offset = StringRef.header * 8
        return Units.sameBytes(UnsafeRawPointer(a.ref.address + offset), UnsafeRawPointer(b.ref.address + offset), a.length &<< Int(flags & 3))
    }

    /// Frozensets whose members compare without guest code.
    private static func compare(_ t: Thread, _ a: SetRef, _ b: SetRef) -> Likeness {
        let first = a.ref[SetRef.tableWord], second = b.ref[SetRef.tableWord]
        if !first.isReference || !second.isReference { return .unknown }
        let table = SetTable(first.ref), other = SetTable(second.ref)
        if table.ref[SetTable.usedWord] != other.ref[SetTable.usedWord] { return .different }
        var position = 0
        while let entry = table.nextLive(&position) {
            if !entry.key.isInteger && !isString(entry.key) { return .unknown }
            let code = other.probe(t, entry.key, entry.hash)
            if code == SetTable.unknown { return .unknown }
            if code < 0 { return .different }
        }
        return .same
    }

    /// Tuples of ints and strings, one level deep.
    @inline(__always) private static func compare(_ t: Thread, _ a: TupleRef, _ b: TupleRef) -> Likeness {
        let count = a.count
        if count != b.count { return .different }
        for index in 0..<count where a[index] != b[index] {
            return Value.bothIntegers(a[index], b[index]) ? .different : compareRest(t, a, b, index)
        }
        return .same
    }

    @inline(never) private static func compareRest(_ t: Thread, _ a: TupleRef, _ b: TupleRef, _ start: Int) -> Likeness {
        for index in start..<a.count {
            let first = a[index], second = b[index]
            if first == second { continue }
            if isTuple(first) || isTuple(second) { return .unknown }
            let likeness = compare(t, first, second)
            if likeness != .same { return likeness }
        }
        return .same
    }
}

/// Small services that every container uses.
enum Container {
    /// Before native code recurses into a guest structure: a clean error instead of an overflow of the native stack.
    @inline(__always) static func checkDepth(_ t: Thread) throws(Unwind) {
        if UInt(typhon_stack_pointer()) < t.state.pointee.nativeStackLimit { throw tooDeep(t) }
    }
    @inline(never) private static func tooDeep(_ t: Thread) -> Unwind {
        t.raise(.recursionError, "maximum recursion depth exceeded")
    }

    /// Call with a running step number: about every 1000 steps looks for interrupts.
    @inline(__always) static func pace(_ t: Thread, _ step: Int) throws(Unwind) {
        if step & 1023 == 1023 { try t.checkInterrupts() }
    }

    /// A new instance of a builtin class or a guest class derived from it; `words` is the size of the builtin's own instances.
    static func allocate(_ t: Thread, _ type: ClassRef, _ kind: Kind, words: Int) throws(Unwind) -> Ref {
        try t.allocateDerived(type, kind, fixed: words)
    }

    static func wrongReceiver(_ t: Thread, _ expected: String, _ value: Value) -> Unwind {
        t.raise(.typeError, "descriptor requires a '\(expected)' object but received a '\(t.typeName(value))'")
    }

    /// May a guest class of the right operand answer the operator with its own `name`? Builtins do not for sequences.
    static func mayReflect(_ t: Thread, _ value: Value, _ name: Name) throws(Unwind) -> Bool {
        if t.machine.classOf(value).flags.contains(.isBuiltin) { return false }
        return try t.lookupSpecial(value, name) != nil
    }

    /// Is it an int (or a bool, or a subclass of int)?
    @inline(__always) static func isInt(_ t: Thread, _ value: Value) -> Bool {
        value.isInteger || value.isBool || value.isKind(.integer)
    }
}
