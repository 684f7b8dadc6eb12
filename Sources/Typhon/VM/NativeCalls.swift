/// Calls of builtins: the arguments are checked and completed in place.
extension Thread {
    /// `count` arguments at `base`, the last of them the values of the keywords `names` (a tuple, or absent).
    @inline(never)
    func callNative(_ builtin: BuiltinRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value) throws(Unwind) -> Value {
        let entry = machine.state.pointee.natives + builtin.nativeIndex
        if entry.pointee.effect != .transactional { try beforeOutside(entry.pointee.effect, builtin) }
        state.pointee.isCallInstruction = false
        if names.isAbsent && entry.pointee.isSimple && count <= entry.pointee.maximum && count >= entry.pointee.minimum {
            var index = count
            while index < entry.pointee.maximum {
                base[index] = .absent
                index &+= 1
            }
            return try entry.pointee.function(self, Arguments(base: base, count: count))
        }
        return try callNativeBinding(entry, base, count, names)
    }

    @inline(never)
    private func callNativeBinding(
        _ entry: UnsafeMutablePointer<NativeEntry>, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
    ) throws(Unwind) -> Value {
        let signature = entry.pointee.signature
        let bound = try makeStorage(capacity: Swift.max(1, signature.parameters.count))
        try bindNative(signature, base, count, names, bound)
        let arguments = Arguments(
            base: bound.slot(0).assumingMemoryBound(to: Value.self), count: Swift.min(count, signature.parameters.count))
        return try withExtendedRoot(Value(bound.ref)) { () throws(Unwind) in try entry.pointee.function(self, arguments) }
    }

    /// Keeps `value` visible to the conservative stack scan while `body` runs.
    @inline(__always)
    func withExtendedRoot<R>(_ value: Value, _ body: () throws(Unwind) -> R) throws(Unwind) -> R {
        defer { withExtendedLifetime(value) {} }
        return try body()
    }

    private func bindNative(
        _ signature: Signature, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ bound: StorageRef
    ) throws(Unwind) {
        let keywordCount = names.isAbsent ? 0 : TupleRef(names.ref).count
        let positional = count - keywordCount
        let maximum = signature.maximum
        for index in 0..<Swift.min(positional, maximum) { bound[signature.positionalSlot(index)] = base[index] }
        if let variadic = signature.variadicSlot {
            bound[variadic] = try makeTuple(base + Swift.min(positional, maximum), count: Swift.max(0, positional - maximum))
        } else if positional > maximum {
            throw raiseTooMany(signature, positional)
        }
        for index in 0..<keywordCount {
            try bindKeyword(signature, TupleRef(names.ref)[index], base[positional + index], bound)
        }
        try checkComplete(signature, bound, positional)
    }

    private func bindKeyword(_ signature: Signature, _ name: Value, _ value: Value, _ bound: StorageRef) throws(Unwind) {
        let text = string(name)
        if let slot = signature.parameters.firstIndex(where: { $0.name == text && $0.acceptsKeyword }) {
            guard bound[slot].isAbsent else {
                throw raise(.typeError, "argument for \(signature.name)() given by name ('\(text)') and position (\(slot + 1))")
            }
            bound[slot] = value
            return
        }
        guard let slot = signature.keywordVariadicSlot else {
            if signature.parameters.allSatisfy({ !$0.acceptsKeyword }) {
                throw raise(.typeError, "\(signature.name)() takes no keyword arguments")
            }
            throw raise(.typeError, "\(signature.name)() got an unexpected keyword argument '\(text)'")
        }
        if bound[slot].isAbsent { bound[slot] = Value(try makeDictionary().ref) }
        try DictRef(bound[slot].ref).set(self, name, value)
    }

    private func checkComplete(_ signature: Signature, _ bound: StorageRef, _ positional: Int) throws(Unwind) {
        for (slot, parameter) in signature.parameters.enumerated() where !parameter.isOptional && bound[slot].isAbsent {
            if parameter.kind == .positionalOnly { throw raiseTooFew(signature, positional) }
            throw raise(.typeError, "\(signature.name)() missing required argument '\(parameter.name)' (pos \(slot + 1))")
        }
    }

    private func raiseTooMany(_ signature: Signature, _ given: Int) -> Unwind { raiseCount(signature, given) }
    private func raiseTooFew(_ signature: Signature, _ given: Int) -> Unwind { raiseCount(signature, given) }

    /// CPython's wording; the bound self does not count.
    @inline(never)
    private func raiseCount(_ signature: Signature, _ given: Int) -> Unwind {
        let bound = signature.parameters.first?.name == "self" || signature.parameters.first?.name == "cls" ? 1 : 0
        let least = signature.minimum - bound
        let most = signature.maximum - bound
        let count = given - bound
        if least == most {
            if most == 0 { return raise(.typeError, "\(signature.name)() takes no arguments (\(count) given)") }
            if most == 1 { return raise(.typeError, "\(signature.name)() takes exactly one argument (\(count) given)") }
            return raise(.typeError, "\(signature.name) expected \(most) arguments, got \(count)")
        }
        if count < least {
            return raise(.typeError, "\(signature.name) expected at least \(least) argument\(least == 1 ? "" : "s"), got \(count)")
        }
        return raise(.typeError, "\(signature.name) expected at most \(most) argument\(most == 1 ? "" : "s"), got \(count)")
    }
}

extension Signature.Parameter {
    var acceptsKeyword: Bool { kind == .positional || kind == .keywordOnly }
}

extension Signature {
    func positionalSlot(_ index: Int) -> Int { index }
    var variadicSlot: Int? { parameters.firstIndex { $0.kind == .variadic } }
    var keywordVariadicSlot: Int? { parameters.firstIndex { $0.kind == .keywordVariadic } }
}
