/// Calls of builtins: the arguments are checked and completed in place.
extension Thread {
    /// `count` positional arguments at `base`.
    @inline(__always)
    func callNative(_ builtin: BuiltinRef, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        if isPlainNative(builtin.ref, count) { return try callPlainNative(builtin.ref, base, count) }
        return try callNative(builtin, base, count, .absent)
    }

    /// A builtin that takes this many arguments as they lie: the loop calls it without asking what else it could be.
    @inline(__always)
    func isPlainNative(_ callee: Ref, _ count: Int) -> Bool {
        let kind = callee.kind
        if kind != .builtin && kind != .methodDescriptor { return false }
        let entry = BuiltinRef(callee).entry
        return UInt(bitPattern: count &- entry.pointee.plainMinimum) <= entry.pointee.plainSpan
    }

    /// After `isPlainNative`: one call through a plain address, into what answers for the commonest arguments.
    @inline(__always)
    func callPlainNative(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        state.pointee.isCallInstruction = false
        return try BuiltinRef(callee).entry.pointee.entrance(self, callee, base, count)
    }

    /// For shortcuts that do not answer.
    @inline(never)
    func enterNative(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        try callFunction(of: callee, base, count)
    }

    /// The function itself, for whatever arguments.
    @inline(__always)
    func callFunction(of callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let entry = BuiltinRef(callee).entry
        let given = try complete(entry, base, count)
        try admit(entry, base)
        return try entry.pointee.function(self, Arguments(base: base, count: given))
    }

    /// Puts `*args` and what was not given in their slots, in place.
    @inline(__always)
    private func complete(
        _ entry: UnsafeMutablePointer<NativeEntry>, _ base: UnsafeMutablePointer<Value>, _ count: Int
    ) throws(Unwind) -> Int {
        var index = count
        let rest = entry.pointee.restSlot
        if rest >= 0 {
            base[rest] = count > rest ? try makeTuple(base + rest, count: count &- rest) : machine.state.pointee.emptyTuple
            index = rest &+ 1
        }
        let given = index
        while index < entry.pointee.parameterCount {
            base[index] = .absent
            index &+= 1
        }
        return given
    }

    /// Raises TypeError unless the first argument is what the builtin's class asks for.
    @inline(__always)
    private func admit(_ entry: UnsafeMutablePointer<NativeEntry>, _ base: UnsafeMutablePointer<Value>) throws(Unwind) {
        if entry.pointee.guardKind == .none { return }
        let first = base[0]
        if first.isReference && first.ref.shape.number == entry.pointee.guardShape || first == entry.pointee.guardClass { return }
        try checkGuard(entry, first)
    }

    /// `count` arguments at `base`, the last of them the values of the keywords `names` (a tuple, or absent).
    @inline(never)
    func callNative(_ builtin: BuiltinRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value) throws(Unwind) -> Value {
        let entry = builtin.entry
        if entry.pointee.effect != .transactional, try beforeOutside(entry.pointee.effect, builtin) {
            return try betweenTransactions { () throws(Unwind) in try callPrepared(builtin, entry, base, count, names) }
        }
        return try callPrepared(builtin, entry, base, count, names)
    }

    @inline(__always)
    private func callPrepared(
        _ builtin: BuiltinRef, _ entry: UnsafeMutablePointer<NativeEntry>, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
    ) throws(Unwind) -> Value {
        state.pointee.isCallInstruction = false
        if names.isAbsent && entry.pointee.isSimple && count <= entry.pointee.maximum && count >= entry.pointee.minimum {
            let given = try complete(entry, base, count)
            try admit(entry, base)
            return try entry.pointee.function(self, Arguments(base: base, count: given))
        }
        return try callNativeBinding(builtin, entry, base, count, names)
    }

    /// Arguments that do not simply lie in place are bound in fresh registers above them.
    @inline(never)
    private func callNativeBinding(
        _ builtin: BuiltinRef, _ entry: UnsafeMutablePointer<NativeEntry>, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
    ) throws(Unwind) -> Value {
        let layout = try self.layout(entry, builtin)
        if count + layout.parameterCount > 128 { return try callNativeWithStorage(entry, layout, base, count, names) }
        let bound = base + count
        guard bound + layout.parameterCount + 256 < state.pointee.registerLimit else { throw raiseRecursion() }
        let outer = state.pointee.nativeTop
        let top = bound + layout.parameterCount + 1
        state.pointee.nativeTop = outer.map { Swift.max($0, top) } ?? top
        defer { state.pointee.nativeTop = outer }
        try bindNative(layout, base, count, names, bound)
        try admit(entry, bound)
        return try entry.pointee.function(self, Arguments(base: bound, count: Swift.min(count, layout.parameterCount)))
    }

    /// So many arguments that the collector does not look at the registers above them: bound in an object.
    private func callNativeWithStorage(
        _ entry: UnsafeMutablePointer<NativeEntry>, _ layout: SignatureLayout, _ base: UnsafeMutablePointer<Value>, _ count: Int,
        _ names: Value
    ) throws(Unwind) -> Value {
        let storage = try makeStorage(capacity: Swift.max(1, layout.parameterCount))
        let bound = storage.slot(0).assumingMemoryBound(to: Value.self)
        defer { withExtendedLifetime(storage.ref.address) {} }
        try bindNative(layout, base, count, names, bound)
        try admit(entry, bound)
        return try entry.pointee.function(self, Arguments(base: bound, count: Swift.min(count, layout.parameterCount)))
    }

    private func bindNative(
        _ layout: SignatureLayout, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value,
        _ bound: UnsafeMutablePointer<Value>
    ) throws(Unwind) {
        let keywordCount = names.isAbsent ? 0 : TupleRef(names.ref).count
        let positional = count - keywordCount
        let placed = Swift.min(positional, layout.positionalCount)
        for slot in 0..<layout.parameterCount { bound[slot] = slot < placed ? base[slot] : .absent }
        if layout.variadicSlot >= 0 {
            bound[layout.variadicSlot] = positional > placed
                ? try makeTuple(base + placed, count: positional - placed) : machine.state.pointee.emptyTuple
        } else if positional > placed {
            throw raiseCount(layout, positional)
        }
        for index in 0..<keywordCount {
            try bindKeyword(layout, TupleRef(names.ref)[index], base[positional + index], bound)
        }
        for slot in layout.requiredSlots where bound[slot].isAbsent { throw raiseMissing(layout, slot, positional) }
    }

    private func bindKeyword(
        _ layout: SignatureLayout, _ name: Value, _ value: Value, _ bound: UnsafeMutablePointer<Value>
    ) throws(Unwind) {
        let signature = layout.signature
        let key = try intern(name)
        if let slot = layout.names.firstIndex(of: key) {
            guard bound[slot].isAbsent else {
                throw raise(.typeError, "argument for \(signature.name)() given by name ('\(string(name))') and position (\(slot + 1))")
            }
            bound[slot] = value
            return
        }
        guard layout.keywordVariadicSlot >= 0 else {
            if signature.parameters.allSatisfy({ !$0.acceptsKeyword }) {
                throw raise(.typeError, "\(layout.label)() takes no keyword arguments")
            }
            throw raise(.typeError, "'\(string(name))' is an invalid keyword argument for \(signature.name)()")
        }
        let slot = layout.keywordVariadicSlot
        if bound[slot].isAbsent { bound[slot] = Value(try makeDictionary().ref) }
        try DictRef(bound[slot].ref).set(self, name, value)
    }

    private func raiseMissing(_ layout: SignatureLayout, _ slot: Int, _ positional: Int) -> Unwind {
        let signature = layout.signature
        let parameter = signature.parameters[slot]
        if parameter.kind == .positionalOnly { return raiseCount(layout, positional) }
        let receivers = ["self", "cls", "type"].contains(signature.parameters[0].name) ? 1 : 0
        return raise(.typeError, "\(signature.name)() missing required argument '\(parameter.name)' (pos \(slot + 1 - receivers))")
    }

    /// CPython's wording; the bound self does not count.
    @inline(never)
    private func raiseCount(_ layout: SignatureLayout, _ given: Int) -> Unwind {
        let signature = layout.signature
        let bound = signature.parameters.first?.name == "self" || signature.parameters.first?.name == "cls" ? 1 : 0
        let least = signature.minimum - bound
        let most = signature.maximum - bound
        let count = given - bound
        if least == most {
            if most == 0 { return raise(.typeError, "\(layout.label)() takes no arguments (\(count) given)") }
            if most == 1 { return raise(.typeError, "\(layout.label)() takes exactly one argument (\(count) given)") }
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
