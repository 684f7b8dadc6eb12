/// Instructions on items, truth, containment and iteration beyond their fast cases.
extension Thread {
    // MARK: Items

    /// List or tuple at an index, when it is there and may be read at once. Absent: slow path.
    @inline(__always)
    func fastItem(_ container: Ref, _ index: Int) -> Value {
        if container.shape == BuiltinClass.list.shape { return ListRef(container).fastGet(self, index) }
        if container.shape == BuiltinClass.tuple.shape {
            let tuple = TupleRef(container)
            let position = index < 0 ? index &+ tuple.count : index
            return position >= 0 && position < tuple.count ? tuple[position] : .absent
        }
        return container.shape == BuiltinClass.str.shape ? fastCharacter(StringRef(container), index) : .absent
    }

    /// A character that has an object of its own.
    @inline(__always)
    private func fastCharacter(_ string: StringRef, _ index: Int) -> Value {
        if !string.isNarrow { return fastWideCharacter(string, index) }
        if UInt(bitPattern: index) >= UInt(bitPattern: string.length) { return .absent }
        return machine.state.pointee.characters[Int(string.narrowUnits[index])]
    }

    @inline(never)
    private func fastWideCharacter(_ string: StringRef, _ index: Int) -> Value {
        if UInt(bitPattern: index) >= UInt(bitPattern: string.length) { return .absent }
        let unit = string.codePoint(at: index)
        return unit < 256 ? machine.state.pointee.characters[Int(unit)] : .absent
    }

    @inline(never)
    func getItemSlow(
        _ i: Instruction, _ container: Value, _ key: Value, _ registers: UnsafeMutablePointer<Value>
    ) throws(Unwind) -> Bool {
        if container.isReference && key.isInteger && container.ref.shape == BuiltinClass.str.shape {
            let string = StringRef(container.ref)
            let index = key.integer < 0 ? key.integer &+ string.length : key.integer
            guard UInt(bitPattern: index) < UInt(bitPattern: string.length) else {
                throw raise(.indexError, "string index out of range")
            }
            registers[i.a] = try stringItem(string, index)
            return false
        }
        let plain = try plainItem(container, key)
        if !plain.isAbsent {
            registers[i.a] = plain
            return false
        }
        guard let method = try lookupClass(machine.classOf(container), machine.name(.getitem)) else {
            registers[i.a] = try getItem(container, key)
            return false
        }
        return try callSpecialMethod(method, container, key, to: i.a, .store)
    }

    /// Calls a class's method on `object` with up to two arguments; guest code gets a frame.
    func callSpecialMethod(
        _ method: Value, _ object: Value, _ first: Value = .absent, _ second: Value = .absent, to destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        let window = scratch
        var count = 0
        if method.isKind(.function) || method.isKind(.methodDescriptor) {
            window[0] = method
            window[1] = object
            count = 1
        } else {
            window[0] = try bind(method, object, machine.classOf(object))
        }
        if !first.isAbsent {
            window[count + 1] = first
            count += 1
        }
        if !second.isAbsent {
            window[count + 1] = second
            count += 1
        }
        return try callValue(window, count, destination, continuation)
    }

    @inline(never)
    func setItemSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let container = registers[i.a]
        let key = registers[i.b]
        let value = registers[i.c]
        if try plainSetItem(container, key, value) { return false }
        guard let method = try lookupClass(machine.classOf(container), machine.name(.setitem)) else {
            throw raise(.typeError, "'\(typeName(container))' object does not support item assignment")
        }
        return try callSpecialMethod(method, container, key, value, to: 0, .discard)
    }

    @inline(never)
    func deleteItemSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        if try plainDeleteItem(registers[i.a], registers[i.b]) { return false }
        guard let method = try lookupClass(machine.classOf(registers[i.a]), machine.name(.delitem)) else {
            throw raise(.typeError, "'\(typeName(registers[i.a]))' object doesn't support item deletion")
        }
        return try callSpecialMethod(method, registers[i.a], registers[i.b], to: 0, .discard)
    }

    @inline(never)
    func containsSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let container = registers[i.c]
        let wanted = i.opcode == .contains
        let plain = try plainContains(container, registers[i.b])
        if !plain.isAbsent {
            registers[i.a] = Value((plain == .true) == wanted)
            return false
        }
        if let method = try lookupClass(machine.classOf(container), machine.name(.contains)), method.isKind(.function) {
            return try callSpecialMethod(method, container, registers[i.b], to: i.a, .contains)
        }
        registers[i.a] = Value(try contains(container, registers[i.b]) == wanted)
        return false
    }

    // MARK: Truth

    /// A jump on an operand that is no simple value. On return without push the frame's pc is where to go on.
    @inline(never)
    func truthSlow(_ value: Value, _ i: Instruction) throws(Unwind) -> Bool {
        if value.isKind(.instance), let method = try truthMethod(value) {
            return try callSpecialMethod(method, value, to: 0, .truth)
        }
        jumpByTruth(try isTrue(value), i)
        return false
    }

    private func truthMethod(_ value: Value) throws(Unwind) -> Value? {
        let type = machine.classOf(value)
        if let method = try lookupClass(type, machine.name(.bool)) { return method }
        return try lookupClass(type, machine.name(.len))
    }

    private func jumpByTruth(_ truth: Bool, _ i: Instruction) {
        if truth == (i.opcode == .jumpIfTrue) { state.pointee.frame.pointee.pc += i.wide }
    }

    @inline(never)
    func notSlow(_ i: Instruction, _ value: Value, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        if value.isKind(.instance), let method = try truthMethod(value) {
            return try callSpecialMethod(method, value, to: i.a, .truth)
        }
        registers[i.a] = Value(!(try isTrue(value)))
        return false
    }

    /// `__bool__` or `__len__` has returned to a jump or to `not`.
    func continueTruth(_ value: Value) throws(Unwind) {
        let frame = state.pointee.frame
        let i = Instruction(word: frame.pointee.pc[-1])
        let truth = try truthOfResult(value, i, frame)
        if i.opcode == .not { frame.pointee.registers[i.a] = Value(!truth) } else { jumpByTruth(truth, i) }
    }

    private func truthOfResult(_ value: Value, _ i: Instruction, _ frame: UnsafeMutablePointer<Frame>) throws(Unwind) -> Bool {
        if value.isBool { return value == .true }
        let operand = frame.pointee.registers[i.opcode == .not ? i.b : i.a]
        if try lookupClass(machine.classOf(operand), machine.name(.bool)) != nil {
            throw raise(.typeError, "__bool__ should return bool, returned \(typeName(value))")
        }
        let length = try index(value)
        if length < 0 { throw raise(.valueError, "__len__() should return >= 0") }
        return length != 0
    }

    @inline(never)
    func unarySlow(_ op: UnaryOperator, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let operand = registers[i.b]
        if !isGuestInstance(operand), let result = try numericUnary(op, operand) {
            registers[i.a] = result
            return false
        }
        let (name, symbol): (Name, String) = switch op {
        case .negate: (.neg, "unary -")
        case .positive: (.pos, "unary +")
        case .invert: (.invert, "unary ~")
        }
        guard let method = try lookupClass(machine.classOf(operand), machine.name(name)) else {
            throw raise(.typeError, "bad operand type for \(symbol): '\(typeName(operand))'")
        }
        return try callSpecialMethod(method, operand, to: i.a, .store)
    }
}
