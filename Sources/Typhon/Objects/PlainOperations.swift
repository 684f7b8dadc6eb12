/// # Plain operations: operators between objects of exactly the builtin types
///
/// What the special methods of str, list, tuple, dict and the sets would answer, without looking
/// a method up. `.absent` means "not mine": other types, or something that only the general
/// way words correctly as an error. Subclasses never come here, their methods may say otherwise.
extension Thread {
    @inline(__always) private func isExact(_ value: Value, _ type: BuiltinClass) -> Bool {
        value.isReference && value.ref.shape == type.shape
    }

    @inline(__always) private func isExactSet(_ value: Value) -> Bool {
        isExact(value, .set) || isExact(value, .frozenset)
    }

    /// `a op b`, or `a op= b`, which changes a list or set itself.
    func plainBinary(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) throws(Unwind) -> Value {
        if !a.isReference { return .absent }
        switch op {
        case .add: return try plainSum(a, b, inPlace: inPlace)
        case .multiply:
            if !b.isInteger || inPlace { return .absent }
            if isExact(a, .list) { return Value(try ListRef(a.ref).repeated(self, b.integer).ref) }
            if isExact(a, .tuple) { return try TupleRef(a.ref).repeated(self, b.integer) }
            guard isExact(a, .str) else { return .absent }
            let repeated = try textRepeat(a, b)
            return repeated == .notImplemented ? .absent : repeated
        case .modulo: return isExact(a, .str) && !isSubclassInstance(b) ? try percentFormat(StringRef(a.ref), b) : .absent
        case .bitOr, .bitAnd, .bitXor, .subtract:
            return isExactSet(a) && isExactSet(b) ? try plainAlgebra(op, a, b, inPlace: inPlace) : .absent
        case .trueDivide, .floorDivide, .power, .matrixMultiply, .leftShift, .rightShift: return .absent
        }
    }

    @inline(__always)
    func plainSum(_ a: Value, _ b: Value, inPlace: Bool) throws(Unwind) -> Value {
        if isExact(a, .str) { return isExact(b, .str) ? try concatenate(a, b) : .absent }
        if isExact(a, .tuple) { return isExact(b, .tuple) ? try TupleRef(a.ref).concatenated(self, TupleRef(b.ref)) : .absent }
        guard isExact(a, .list) else { return .absent }
        if inPlace {
            guard isExact(b, .list) || isExact(b, .tuple) else { return .absent }
            try ListRef(a.ref).extend(self, b)
            return a
        }
        return isExact(b, .list) ? Value(try ListRef(a.ref).concatenated(self, ListRef(b.ref)).ref) : .absent
    }

    private func plainAlgebra(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) throws(Unwind) -> Value {
        let set = SetRef(a.ref)
        if inPlace && !set.isFrozen {
            if op == .bitOr {
                try set.update(self, b)
            } else if op == .subtract {
                try set.subtract(self, b)
            } else if op == .bitXor {
                try set.toggle(self, b)
            } else {
                try set.adopt(self, try set.intersection(self, b, frozen: false))
            }
            return a
        }
        if op == .bitOr {
            let result = try set.copied(self, frozen: set.isFrozen)
            if a != b { try result.update(self, b) }
            return Value(result.ref)
        }
        if op == .subtract { return Value(try set.difference(self, b, frozen: set.isFrozen).ref) }
        if op == .bitXor { return Value(try set.symmetricDifference(self, b, frozen: set.isFrozen).ref) }
        return Value(try set.intersection(self, b, frozen: set.isFrozen).ref)
    }

    /// `a op b` as True or False.
    func plainCompare(_ op: Comparison, _ a: Value, _ b: Value) throws(Unwind) -> Value {
        if !a.isReference || !b.isReference { return .absent }
        let shape = a.ref.shape
        if shape != b.ref.shape { return .absent }
        if shape == BuiltinClass.str.shape { return Value(compareStrings(op, StringRef(a.ref), StringRef(b.ref))) }
        if shape == BuiltinClass.tuple.shape { return try TupleRef(a.ref).compare(self, op, TupleRef(b.ref)) }
        if shape == BuiltinClass.list.shape { return try ListRef(a.ref).compare(self, op, ListRef(b.ref)) }
        if shape == BuiltinClass.set.shape || shape == BuiltinClass.frozenset.shape { return Value(try SetMethods.compare(self, op, SetRef(a.ref), SetRef(b.ref))) }
        return .absent
    }

    private func compareStrings(_ op: Comparison, _ a: StringRef, _ b: StringRef) -> Bool {
        if let truth = quickComparison(op, a, b) { return truth }
        if op == .equal || op == .notEqual { return stringsEqual(a, b) == (op == .equal) }
        return op.holds(stringsOrder(a, b))
    }

    /// `item in container` as True or False.
    @inline(__always) func plainContains(_ container: Value, _ item: Value) throws(Unwind) -> Value {
        if !container.isReference { return .absent }
        let ref = container.ref, shape = ref.shape
        if shape == BuiltinClass.dict.shape { return Value(try DictRef(ref).contains(self, item)) }
        if shape == BuiltinClass.set.shape || shape == BuiltinClass.frozenset.shape {
            return item.isKind(.set) ? .absent : Value(try SetRef(ref).contains(self, item))
        }
        if shape == BuiltinClass.list.shape { return Value(try ListRef(ref).firstIndex(self, of: item) != nil) }
        if shape == BuiltinClass.tuple.shape { return Value(try TupleRef(ref).firstIndex(self, of: item) != nil) }
        return shape == BuiltinClass.str.shape && item.isKind(.string) ? Value(try textContains(container, item)) : .absent
    }

    /// `container[key]`. Raises IndexError, KeyError.
    @inline(__always) func plainItem(_ container: Value, _ key: Value) throws(Unwind) -> Value {
        if !container.isReference { return .absent }
        let ref = container.ref, shape = ref.shape
        if shape == BuiltinClass.dict.shape { return try DictRef(ref).item(self, key) }
        if shape == BuiltinClass.list.shape { return try ListRef(ref).item(self, key) }
        if shape == BuiltinClass.str.shape { return try textItem(container, key) }
        return shape == BuiltinClass.tuple.shape ? try TupleRef(ref).item(self, key) : .absent
    }

    /// `container[key] = value`; false: not mine.
    @inline(__always) func plainSetItem(_ container: Value, _ key: Value, _ value: Value) throws(Unwind) -> Bool {
        if !container.isReference { return false }
        let ref = container.ref, shape = ref.shape
        if shape == BuiltinClass.list.shape {
            try ListRef(ref).setItem(self, key, value)
        } else if shape == BuiltinClass.dict.shape {
            try DictRef(ref).set(self, key, value)
        } else {
            return false
        }
        return true
    }

    /// `del container[key]`; false: not mine.
    @inline(__always) func plainDeleteItem(_ container: Value, _ key: Value) throws(Unwind) -> Bool {
        if !container.isReference { return false }
        let ref = container.ref, shape = ref.shape
        if shape == BuiltinClass.dict.shape {
            if try DictRef(ref).remove(self, key) == nil { throw raiseKeyError(key) }
        } else if shape == BuiltinClass.list.shape {
            try ListRef(ref).deleteItem(self, key)
        } else {
            return false
        }
        return true
    }

    /// `format(value, spec)` of an int, float or str.
    func plainFormat(_ value: Value, spec: Value) throws(Unwind) -> Value {
        if StringRef(spec.ref).length == 0 { return .absent }
        let simple = try simpleField(value, StringRef(spec.ref))
        if !simple.isAbsent { return simple }
        if value.isInteger { return try formatInteger(value, spec: spec) }
        if let double = double(value) { return try formatDouble(double, spec: spec, of: value) }
        return isExact(value, .str) ? try formatString(value, spec: spec) : .absent
    }
}
