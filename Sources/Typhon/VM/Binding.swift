/// Binding the arguments of a guest function: from "positional, then keyword values" at
/// `base` to the parameters' registers, in place.
///
///     before   [ positional ... | keyword values ... ]
///     after    [ positional parameters | keyword-only | *args | **kwargs ]
extension CodeData {
    /// Registers taken by parameters.
    var parameterCount: Int {
        positionalCount + keywordOnlyCount + (flags.contains(.variadic) ? 1 : 0) + (flags.contains(.keywordVariadic) ? 1 : 0)
    }

    /// The positional parameter that an interned name means, `positionalCount` when none does that may be named or lies before `first`.
    @inline(__always) func parameter(named name: Value, from first: Int) -> Int {
        var slot = Swift.max(first, positionalOnlyCount)
        while slot < positionalCount && localNames[slot] != name { slot &+= 1 }
        return slot
    }
}

extension Thread {
    @inline(never)
    func bindArguments(
        _ function: FunctionRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
    ) throws(Unwind) {
        let code = function.code
        let keywordCount = names.isAbsent ? 0 : TupleRef(names.ref).count
        let positional = count - keywordCount
        let total = code.pointee.parameterCount
        guard base + Swift.max(total, count) + keywordCount + 8 < state.pointee.registerLimit else { throw raiseRecursion() }
        // Keyword values are kept in a tuple: their registers are about to be overwritten.
        let values = keywordCount > 0 ? try makeTuple(base + positional, count: keywordCount) : .absent
        let rest = try collectVariadic(code, base, positional)
        var index = Swift.min(positional, code.pointee.positionalCount)
        while index < total {
            base[index] = .absent
            index += 1
        }
        let named = code.pointee.positionalCount + code.pointee.keywordOnlyCount
        if code.pointee.flags.contains(.variadic) { base[named] = rest }
        let extraSlot = named + (code.pointee.flags.contains(.variadic) ? 1 : 0)
        if code.pointee.flags.contains(.keywordVariadic) { base[extraSlot] = Value(try makeDictionary().ref) }
        for index in 0..<keywordCount {
            try bindKeyword(function, base, index, TupleRef(names.ref), TupleRef(values.ref)[index], extraSlot)
        }
        if positional > code.pointee.positionalCount && !code.pointee.flags.contains(.variadic) {
            throw raiseTooManyPositional(function, base, positional)
        }
        try fillDefaults(function, base, positional)
    }

    /// The common case, without any allocation: named parameters only, and an argument or default for each.
    /// False: nothing was changed.
    @inline(__always)
    func bindQuickly(
        _ function: FunctionRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
    ) throws(Unwind) -> Bool {
        let code = function.code
        let total = code.pointee.positionalCount
        guard code.pointee.parameterCount == total, count <= total, base + total + count + 8 < state.pointee.registerLimit else { return false }
        let defaults = try read(function.ref, FunctionRef.Word.defaults.rawValue)
        let firstDefault = total - (defaults.isReference ? TupleRef(defaults.ref).count : 0)
        if !names.isAbsent { return bindKeywords(code, base, count, TupleRef(names.ref), defaults, firstDefault) }
        guard count >= firstDefault else { return false }
        for slot in count..<total { base[slot] = TupleRef(defaults.ref)[slot &- firstDefault] }
        return true
    }

    /// `bindQuickly` with keyword values, which wait above the parameters until their places are free.
    @inline(never)
    private func bindKeywords(
        _ code: UnsafeMutablePointer<CodeData>, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: TupleRef, _ defaults: Value,
        _ firstDefault: Int
    ) -> Bool {
        let total = code.pointee.positionalCount
        let positional = count - names.count
        let waiting = base + total
        for index in 0..<names.count { waiting[index] = base[positional + index] }
        for slot in positional..<total { base[slot] = slot < firstDefault ? .absent : TupleRef(defaults.ref)[slot - firstDefault] }
        var isBound = true
        for index in 0..<names.count {
            let slot = code.pointee.parameter(named: names[index], from: positional)
            guard slot < total else {
                isBound = false
                break
            }
            base[slot] = waiting[index]
        }
        if isBound { for slot in positional..<Swift.max(positional, Swift.min(firstDefault, total)) where base[slot].isAbsent { isBound = false } }
        if !isBound { for index in 0..<names.count { base[positional + index] = waiting[index] } }
        return isBound
    }

    private func collectVariadic(
        _ code: UnsafeMutablePointer<CodeData>, _ base: UnsafeMutablePointer<Value>, _ positional: Int
    ) throws(Unwind) -> Value {
        let most = code.pointee.positionalCount
        guard code.pointee.flags.contains(.variadic) else { return .absent }
        return positional > most ? try makeTuple(base + most, count: positional - most) : machine.state.pointee.emptyTuple
    }

    private func bindKeyword(
        _ function: FunctionRef, _ base: UnsafeMutablePointer<Value>, _ index: Int, _ names: TupleRef, _ value: Value, _ extraSlot: Int
    ) throws(Unwind) {
        let code = function.code, name = names[index]
        let named = code.pointee.positionalCount + code.pointee.keywordOnlyCount
        let key = try intern(name)
        var slot = code.pointee.positionalOnlyCount
        while slot < named && code.pointee.localNames[slot] != key { slot += 1 }
        if slot < named {
            guard base[slot].isAbsent else {
                throw raise(.typeError, "\(functionName(function))() got multiple values for argument '\(string(name))'")
            }
            base[slot] = value
        } else if code.pointee.flags.contains(.keywordVariadic) {
            try DictRef(base[extraSlot].ref).set(self, name, value)
        } else {
            throw raiseUnexpectedKeyword(function, name, names)
        }
    }

    private func fillDefaults(_ function: FunctionRef, _ base: UnsafeMutablePointer<Value>, _ positional: Int) throws(Unwind) {
        let code = function.code
        let most = code.pointee.positionalCount
        let defaults = try read(function.ref, FunctionRef.Word.defaults.rawValue)
        let defaultCount = defaults.isReference ? TupleRef(defaults.ref).count : 0
        var missing: [Int] = []
        for slot in 0..<most where base[slot].isAbsent {
            let index = slot - (most - defaultCount)
            if index >= 0 { base[slot] = TupleRef(defaults.ref)[index] } else { missing.append(slot) }
        }
        if !missing.isEmpty { throw raiseMissing(function, missing, "positional") }
        guard code.pointee.keywordOnlyCount > 0 else { return }
        let keywordDefaults = try read(function.ref, FunctionRef.Word.keywordDefaults.rawValue)
        for slot in most..<(most + code.pointee.keywordOnlyCount) where base[slot].isAbsent {
            if keywordDefaults.isReference, let value = try DictRef(keywordDefaults.ref).get(self, code.pointee.localNames[slot]) {
                base[slot] = value
            } else {
                missing.append(slot)
            }
        }
        if !missing.isEmpty { throw raiseMissing(function, missing, "keyword-only") }
    }

    func functionName(_ function: FunctionRef) -> String { string(function[.qualifiedName]) }

    // MARK: Errors, worded as CPython's

    @inline(never)
    private func raiseMissing(_ function: FunctionRef, _ slots: [Int], _ kind: String) -> Unwind {
        let names = slots.map { "'\(string(function.code.pointee.localNames[$0]))'" }
        let list: String
        switch names.count {
        case 1: list = names[0]
        case 2: list = "\(names[0]) and \(names[1])"
        default: list = names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
        }
        let plural = names.count == 1 ? "" : "s"
        return raise(.typeError, "\(functionName(function))() missing \(names.count) required \(kind) argument\(plural): \(list)")
    }

    @inline(never)
    private func raiseUnexpectedKeyword(_ function: FunctionRef, _ name: Value, _ names: TupleRef) -> Unwind {
        let code = function.code, given = (0..<names.count).map { string(names[$0]) }
        let misplaced = (0..<code.pointee.positionalOnlyCount).map { string(code.pointee.localNames[$0]) }.filter(given.contains)
        if !misplaced.isEmpty {
            let list = misplaced.joined(separator: ", ")
            return raise(
                .typeError, "\(functionName(function))() got some positional-only arguments passed as keyword arguments: '\(list)'")
        }
        return raise(.typeError, "\(functionName(function))() got an unexpected keyword argument '\(string(name))'")
    }

    @inline(never)
    private func raiseTooManyPositional(_ function: FunctionRef, _ base: UnsafeMutablePointer<Value>, _ given: Int) -> Unwind {
        let code = function.code
        let most = code.pointee.positionalCount
        let defaults = function[.defaults].isReference ? TupleRef(function[.defaults].ref).count : 0
        let takes = defaults > 0 ? "from \(most - defaults) to \(most)" : "\(most)"
        let plural = most == 1 && defaults == 0 ? "" : "s"
        let named = (most..<most + code.pointee.keywordOnlyCount).filter { !base[$0].isAbsent }.count
        let were = given == 1 && named == 0 ? "was" : "were"
        let others = named == 0 ? "" : " positional argument\(given == 1 ? "" : "s") (and \(named) keyword-only argument\(named == 1 ? "" : "s"))"
        return raise(
            .typeError, "\(functionName(function))() takes \(takes) positional argument\(plural) but \(given)\(others) \(were) given")
    }
}
