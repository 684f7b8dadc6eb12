/// Instructions that run seldom: imports from modules, patterns, annotations.
extension Thread {
    @inline(never)
    func rareSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        let frame = state.pointee.frame
        switch i.opcode {
        case .importFrom: registers[i.a] = try importFrom(registers[i.b], frame.pointee.code.pointee.names[i.c])
        case .importStar: try importStar(registers[i.a], frame)
        case .matchSequence: registers[i.a] = Value(try isSequencePatternSubject(registers[i.b]))
        case .matchMapping: registers[i.a] = Value(try isMappingPatternSubject(registers[i.b]))
        case .matchKeys: registers[i.a] = try matchKeys(registers[i.b], TupleRef(registers[i.c].ref))
        case .matchClass: registers[i.a] = try matchClass(registers + i.b, i.c)
        case .getLength: registers[i.a] = Value(small: try length(registers[i.b]))
        case .mappingRest:
            let rest = try makeDictionary()
            try rest.update(self, registers[i.b])
            let keys = TupleRef(registers[i.c].ref)
            for index in 0..<keys.count { _ = try rest.remove(self, keys[index]) }
            registers[i.a] = Value(rest.ref)
        case .setupAnnotations: try setupAnnotations(frame)
        case .display: try displayResult(registers[i.a])
        case .matchExceptionGroup:
            let (matching, rest) = try matchExceptionGroup(registers[i.b], registers[i.c])
            registers[i.a] = matching
            registers[i.a + 1] = rest
        case .prepareReraiseStar: registers[i.a] = try prepareReraiseStar(registers[i.b], registers[i.c])
        case .makeTypeParameter:
            let name = frame.pointee.code.pointee.constants[i.b]
            let function = i.c == 0xFFFF ? Value.none : registers[i.c]
            registers[i.a] = try callGuest("_type_parameters", "make_parameter", [Value(small: i.d), name, function])
        case .genericBase: registers[i.a] = try callGuest("_type_parameters", "generic_base", [registers[i.b]])
        case .makeTypeAlias:
            let name = frame.pointee.code.pointee.constants[i.b]
            registers[i.a] = try callGuest("_type_parameters", "make_alias", [name, registers[i.c], registers[i.c + 1]])
        default: preconditionFailure("an instruction that the loop executes itself")
        }
    }

    private func setupAnnotations(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) {
        let code = frame.pointee.code
        let namespace = code.pointee.flags.contains(.usesNamespace)
            ? frame.pointee.registers[0] : FunctionRef(frame.pointee.function.ref)[.globals]
        let name = machine.name(.annotations)
        if namespace.isKind(.dictionary), try DictRef(namespace.ref).getString(self, name) != nil { return }
        try setItem(namespace, name, Value(try makeDictionary().ref))
    }

    // MARK: Patterns

    private func isSequencePatternSubject(_ value: Value) throws(Unwind) -> Bool {
        guard value.isReference else { return false }
        switch value.ref.kind {
        case .list, .tuple, .range, .memoryview: return true
        default: return try patternFlags(value) & 32 != 0
        }
    }

    /// What the class has inherited from `collections.abc`, or got when it was registered there: 32 a sequence, 64 a mapping.
    private func patternFlags(_ value: Value) throws(Unwind) -> Int {
        let flags = try lookupClass(machine.classOf(value), machine.name(.patternFlags)) ?? .none
        return flags.isInteger ? flags.integer : 0
    }

    private func isMappingPatternSubject(_ value: Value) throws(Unwind) -> Bool {
        if value.isKind(.dictionary) { return true }
        return try patternFlags(value) & 64 != 0
    }

    private func matchKeys(_ subject: Value, _ keys: TupleRef) throws(Unwind) -> Value {
        let values = ListRef(try makeList([]).ref)
        for index in 0..<keys.count {
            if subject.isKind(.dictionary), machine.classOf(subject) == machine.classObject(.dict) {
                guard let value = try DictRef(subject.ref).get(self, keys[index]) else { return .none }
                try values.append(self, value)
            } else {
                let marker = machine.classObject(.object).value
                let value = try call(try getAttribute(subject, try intern("get")), [keys[index], marker])
                if value == marker { return .none }
                try values.append(self, value)
            }
        }
        return Value(try tuple(from: Value(values.ref)).ref)
    }

    /// `window`: subject, class, tuple of keyword names.
    private func matchClass(_ window: UnsafeMutablePointer<Value>, _ positional: Int) throws(Unwind) -> Value {
        let subject = window[0]
        guard window[1].isKind(.classObject) else { throw raise(.typeError, "called match pattern must be a class") }
        let type = ClassRef(window[1].ref)
        guard isInstance(subject, type) else { return .none }
        let values = ListRef(try makeList([]).ref)
        if positional > 0 {
            if try isSelfMatching(type) {
                if positional > 1 { throw raisePatternCount(type, 1, positional) }
                try values.append(self, subject)
            } else {
                guard try collectPositional(subject, type, positional, values) else { return .none }
            }
        }
        let names = TupleRef(window[2].ref)
        for index in 0..<names.count {
            guard let value = try findAttribute(subject, names[index]) else { return .none }
            try values.append(self, value)
        }
        return Value(try tuple(from: Value(values.ref)).ref)
    }

    private func isSelfMatching(_ type: ClassRef) throws(Unwind) -> Bool {
        let builtins: [BuiltinClass] = [.bool, .bytearray, .bytes, .dict, .float, .frozenset, .int, .list, .set, .str, .tuple]
        guard builtins.contains(where: { isSubclass(type, machine.classObject($0)) }) else { return false }
        return try lookupClass(type, machine.name(.matchArgs)) == nil
    }

    private func collectPositional(_ subject: Value, _ type: ClassRef, _ count: Int, _ values: ListRef) throws(Unwind) -> Bool {
        guard let names = try lookupClass(type, machine.name(.matchArgs)) else { throw raisePatternCount(type, 0, count) }
        guard names.isKind(.tuple) else {
            throw raise(.typeError, "\(string(type[.name])).__match_args__ must be a tuple (got \(typeName(names)))")
        }
        let tuple = TupleRef(names.ref)
        if tuple.count < count { throw raisePatternCount(type, tuple.count, count) }
        for index in 0..<count {
            guard let value = try findAttribute(subject, tuple[index]) else { return false }
            try values.append(self, value)
        }
        return true
    }

    private func raisePatternCount(_ type: ClassRef, _ most: Int, _ given: Int) -> Unwind {
        raise(.typeError, "\(string(type[.name]))() accepts \(most) positional sub-pattern\(most == 1 ? "" : "s") (\(given) given)")
    }

    // MARK: Prompt

    /// sys.displayhook: the repr of anything but None, kept as `_`.
    func displayResult(_ value: Value) throws(Unwind) {
        if value.isNone { return }
        let text = try repr(value)
        try DictRef(machine[.builtins].ref).set(self, try intern("_"), value)
        try write(string(text) + "\n", to: 1)
    }
}
