/// Displays, unpacking, `with` and the other instructions that are calls anyway.
extension Thread {
    @inline(never)
    func displaySlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        switch i.opcode {
        case .buildSet:
            registers[i.a] = Value(try makeSet(registers + i.b, count: i.c).ref)
        case .buildDictionary:
            let dictionary = try makeDictionary()
            if i.c > DictionaryTable.capacity(DictionaryTable.smallestLogarithm) { try dictionary.reserve(self, i.c) }
            for index in 0..<i.c { try dictionary.set(self, registers[i.b + 2 * index], registers[i.b + 2 * index + 1]) }
            registers[i.a] = Value(dictionary.ref)
        case .buildString: registers[i.a] = try concatenate(registers + i.b, count: i.c)
        case .formatValue: registers[i.a] = try formatValue(i, registers)
        case .dictionaryStore: try DictRef(registers[i.a].ref).set(self, registers[i.b], registers[i.c])
        case .listExtend: try listExtend(i, registers)
        case .setUpdate: try SetRef(registers[i.a].ref).update(self, registers[i.b])
        case .dictionaryUpdate:
            guard try isMapping(registers[i.b]) else {
                throw raise(.typeError, "'\(typeName(registers[i.b]))' object is not a mapping")
            }
            try DictRef(registers[i.a].ref).update(self, registers[i.b])
        case .dictionaryMerge: try dictionaryMerge(i, registers)
        default: try listToTuple(i, registers)
        }
    }

    /// Also of what follows the one `*` of a call (`d` is 1), which may be anything.
    private func listToTuple(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        let items = registers[i.b]
        if items.isReference && items.ref.shape == BuiltinClass.tuple.shape {
            registers[i.a] = items
        } else {
            if i.d == 1, try !hasIterator(items) {
                let callee = try calleeName(registers[i.c])
                throw raise(.typeError, "\(callee) argument after * must be an iterable, not \(typeName(items))")
            }
            registers[i.a] = Value(try tuple(from: items).ref)
        }
    }

    private func formatValue(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
        var value = registers[i.b]
        switch UInt8(truncatingIfNeeded: i.d) {
        case UInt8(ascii: "s"): value = try str(value)
        case UInt8(ascii: "r"): value = try repr(value)
        case UInt8(ascii: "a"): value = try ascii(value)
        default: break
        }
        if i.c == 0xFFFF {
            if isExactString(value) { return value }
            if value.isInteger { return try numberRepr(value) }
            return try format(value, spec: machine.state.pointee.emptyString)
        }
        let plain = try plainFormat(value, spec: registers[i.c])
        return plain.isAbsent ? try format(value, spec: registers[i.c]) : plain
    }

    private func listExtend(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        let items = registers[i.b]
        if try hasIterator(items) { return try ListRef(registers[i.a].ref).extend(self, items) }
        throw raise(.typeError, "Value after * must be an iterable, not \(typeName(items))")
    }

    func isMapping(_ value: Value) throws(Unwind) -> Bool {
        if value.isKind(.dictionary) { return true }
        return try findAttribute(value, machine.name(.keys)) != nil
    }

    private func dictionaryMerge(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        let target = DictRef(registers[i.a].ref)
        let source = registers[i.b]
        let callee = registers[i.c]
        guard try isMapping(source) else {
            throw raise(.typeError, "\(try calleeName(callee)) argument after ** must be a mapping, not \(typeName(source))")
        }
        let isExact = source.isReference && source.ref.shape == BuiltinClass.dict.shape
        let copy = isExact ? DictRef(source.ref) : try makeDictionary()
        if !isExact { try copy.update(self, source) }
        var position = 0
        while let (key, value) = try copy.next(self, &position) {
            guard key.isKind(.string) else { throw raise(.typeError, "keywords must be strings") }
            if try target.get(self, key) != nil {
                throw raise(.typeError, "\(try calleeName(callee)) got multiple values for keyword argument '\(string(key))'")
            }
            try target.set(self, key, value)
        }
    }

    /// "module.qualname()" of what has a qualified name, else its text.
    private func calleeName(_ callee: Value) throws(Unwind) -> String {
        guard let name = try findAttribute(callee, machine.name(.qualname)), name.isKind(.string) else { return try strText(callee) }
        let module = try findAttribute(callee, machine.name(.module))
        guard let module, module.isKind(.string), string(module) != "builtins" else { return string(name) + "()" }
        return "\(string(module)).\(string(name))()"
    }

    // MARK: Unpacking

    @inline(never)
    func unpackSlow(_ i: Instruction, _ source: Value, _ target: UnsafeMutablePointer<Value>) throws(Unwind) {
        if source.isKind(.list), try ListRef(source.ref).count(self) == i.c {
            for index in 0..<i.c {
                guard let value = try ListRef(source.ref).get(self, index) else { break }
                target[index] = value
            }
            return
        }
        let iterator = try unpackIterator(source)
        // Variables keep their values when there are too few or too many.
        let values = ListRef(try makeList([]).ref)
        for index in 0..<i.c {
            guard let value = try next(iterator) else {
                throw raise(.valueError, "not enough values to unpack (expected \(i.c), got \(index))")
            }
            try values.append(self, value)
        }
        if try next(iterator) != nil { throw raise(.valueError, "too many values to unpack (expected \(i.c))") }
        for index in 0..<i.c { target[index] = try values.get(self, index) ?? .none }
    }

    private func unpackIterator(_ source: Value) throws(Unwind) -> Value {
        guard try hasIterator(source) else {
            throw raise(.typeError, "cannot unpack non-iterable \(typeName(source)) object")
        }
        return try makeIterator(source)
    }

    @inline(never)
    func unpackStar(_ i: Instruction, _ source: Value, _ target: UnsafeMutablePointer<Value>) throws(Unwind) {
        _ = try unpackIterator(source)
        let all = try list(from: source)
        let count = try all.count(self)
        guard count >= i.c + i.d else {
            throw raise(.valueError, "not enough values to unpack (expected at least \(i.c + i.d), got \(count))")
        }
        for index in 0..<i.c { target[index] = try all.get(self, index) ?? .none }
        let middle = ListRef(try makeList([]).ref)
        for index in i.c..<(count - i.d) { try middle.append(self, try all.get(self, index) ?? .none) }
        target[i.c] = Value(middle.ref)
        for index in 0..<i.d { target[i.c + 1 + index] = try all.get(self, count - i.d + index) ?? .none }
    }

    // MARK: With

    @inline(never)
    func prepareWith(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        let manager = registers[i.b]
        let (enterName, exitName): (Name, Name) = i.d == 1 ? (.aenter, .aexit) : (.enter, .exit)
        let type = machine.classOf(manager)
        guard let enter = try lookupClass(type, machine.name(enterName)) else { throw raiseNoManager(manager, i.d == 1, "") }
        guard let exit = try lookupClass(type, machine.name(exitName)) else {
            throw raiseNoManager(manager, i.d == 1, " (missed \(exitName.rawValue) method)")
        }
        try placeMethod(exit, manager, type, registers + i.a)
        try placeMethod(enter, manager, type, registers + i.a + 2)
    }

    private func raiseNoManager(_ manager: Value, _ isAsync: Bool, _ detail: String) -> Unwind {
        let protocolName = isAsync ? "asynchronous context manager" : "context manager"
        return raise(.typeError, "'\(typeName(manager))' object does not support the \(protocolName) protocol\(detail)")
    }

    private func placeMethod(_ method: Value, _ object: Value, _ type: ClassRef, _ pair: UnsafeMutablePointer<Value>) throws(Unwind) {
        if method.isKind(.function) || method.isKind(.methodDescriptor) {
            pair[0] = method
            pair[1] = object
        } else {
            pair[0] = try bind(method, object, type)
            pair[1] = .absent
        }
    }

    func prepareExit(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) {
        registers[i.a] = registers[i.b]
        registers[i.a + 1] = registers[i.b + 1]
        if i.c == 0xFFFF {
            for index in 2...4 { registers[i.a + index] = .none }
            return
        }
        let exception = registers[i.c]
        registers[i.a + 2] = machine.classOf(exception).value
        registers[i.a + 3] = exception
        registers[i.a + 4] = ExceptionRef(exception.ref)[.traceback]
    }
}
