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

    // MARK: Iteration

    /// `unpacked`: the item's two parts are where the body's first instruction would put them.
    enum LoopStep { case item, end, pushed, unpacked }

    /// Prepares R[a...a+2]: a range's numbers, a list or tuple with an index, or an iterator with absent.
    @inline(never)
    func getIteratorSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let iterable = registers[i.b]
        let cursor = registers + i.a
        if iterable.isReference {
            switch iterable.ref.kind {
            case .range:
                let (start, stop, step) = rangeBounds(iterable.ref)
                if start.isInteger && stop.isInteger && step.isInteger, placeRange(cursor, start, stop, step) { return false }
            case .list where iterable.ref.shape == BuiltinClass.list.shape, .tuple where iterable.ref.shape == BuiltinClass.tuple.shape,
                 .string where iterable.ref.shape == BuiltinClass.str.shape:
                cursor[0] = iterable
                cursor[1] = Value(small: 0)
                return false
            case .generator:
                cursor[0] = iterable
                cursor[1] = .absent
                return false
            case .instance:
                if let method = try lookupClass(machine.classOf(iterable), machine.name(.iter)), method.isKind(.function) {
                    return try callSpecialMethod(method, iterable, to: i.a, .iterator)
                }
            default: break
            }
        }
        cursor[0] = try makeIterator(iterable)
        cursor[1] = .absent
        return false
    }

    /// The loop counts down `remaining`; false when the numbers could overflow.
    private func placeRange(_ cursor: UnsafeMutablePointer<Value>, _ start: Value, _ stop: Value, _ step: Value) -> Bool {
        let (first, last, stride) = (start.integer, stop.integer, step.integer)
        let distance = stride > 0 ? last - first : first - last
        let magnitude = abs(stride)
        let remaining = distance <= 0 ? 0 : (distance - 1) / magnitude + 1
        guard Value.fits(remaining), magnitude < 1 << 60, abs(last) < 1 << 60 else { return false }
        cursor[0] = start
        cursor[1] = Value(small: remaining)
        cursor[2] = step
        return true
    }

    func finishGetIterator(_ value: Value, _ cursor: UnsafeMutablePointer<Value>) throws(Unwind) {
        if !value.isKind(.generator), try lookupClass(machine.classOf(value), machine.name(.next)) == nil {
            throw raise(.typeError, "iter() returned non-iterator of type '\(typeName(value))'")
        }
        cursor[0] = value
        cursor[1] = .absent
    }

    /// Next item of a list or tuple kept with its index. Absent: slow path.
    @inline(__always)
    func fastNext(_ cursor: UnsafeMutablePointer<Value>) -> Value {
        let position = cursor[1]
        guard position.isInteger else { return .absent }
        let value = fastItem(cursor[0].ref, position.integer)
        if !value.isAbsent { cursor[1] = Value(bits: position.bits &+ 4) }
        return value
    }

    @inline(never)
    func forNextSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        let cursor = registers + i.a
        let source = cursor[0]
        if cursor[1].isInteger { return try nextOfSequence(cursor, registers + i.b) }
        if source.isReference && source.ref.shape == BuiltinClass.zip.shape && !isTransactional, let pair = pairTarget(i, registers) {
            if ZipRef(source.ref).plainPair(pair) { return .unpacked }
        }
        return try forNextGenerally(i, registers)
    }

    @inline(never)
    private func forNextGenerally(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        let cursor = registers + i.a
        let source = cursor[0]
        if source.isReference && source.ref.shape == BuiltinClass.iterator.shape {
            let item = IteratorRef(source.ref).nextKey(self)
            if !item.isAbsent {
                registers[i.b] = item
                return .item
            }
        }
        if source.isKind(.generator) {
            let generator = GeneratorRef(source.ref)
            if isTransactional ? try generatorState(generator) == .finished : generator.isIn(.finished) { return .end }
            try resumeInnermost(generator, .none, i.b, .next)
            return .pushed
        }
        if let pair = pairTarget(i, registers) {
            let step = try nextPair(source, pair)
            if step != .pushed { return step }
        }
        if source.isKind(.instance), let method = try lookupClass(machine.classOf(source), machine.name(.next)), method.isKind(.function) {
            return try callSpecialMethod(method, source, to: i.b, .next) ? .pushed : .item
        }
        if source.isKind(.map), let step = try stepMap(source.ref, i) { return step }
        if source.isReference && source.ref.shape == BuiltinClass.iterator.shape {
            guard let value = try IteratorRef(source.ref).next(self) else { return .end }
            registers[i.b] = value
            return .item
        }
        guard let value = try next(source) else { return .end }
        registers[i.b] = value
        return .item
    }

    /// One step of `map` over one iterable with a guest function, which gets a frame; nil: any other map.
    private func stepMap(_ map: Ref, _ i: Instruction) throws(Unwind) -> LoopStep? {
        let (function, row) = try reading(map) { (map[2], map[3]) }
        guard function.isKind(.function), TupleRef(row.ref).count == 1 else { return nil }
        guard let item = try next(TupleRef(row.ref)[0]) else { return .end }
        let window = scratch
        window[0] = function
        window[1] = item
        return try callFunction(function, window + 1, 1, .absent, i.b, .next) ? .pushed : .item
    }

    /// A list, tuple or str that is walked by index.
    @inline(never)
    private func nextOfSequence(_ cursor: UnsafeMutablePointer<Value>, _ target: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        let ref = cursor[0].ref, position = cursor[1]
        var item = Value.absent
        if ref.kind == .string {
            if position.integer < StringRef(ref).length { item = try stringItem(StringRef(ref), position.integer) }
        } else if ref.kind == .list {
            item = try ListRef(ref).get(self, position.integer) ?? .absent
        }
        if item.isAbsent {
            // Exhausted for good, even if the list grows again.
            cursor[0] = machine.state.pointee.emptyTuple
            return .end
        }
        cursor[1] = Value(bits: position.bits &+ 4)
        target.pointee = item
        return .item
    }

    // MARK: Loops over pairs

    /// Where the loop's body begins by unpacking the item, which nobody else sees, in two: the first of the two registers.
    @inline(__always)
    private func pairTarget(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value>? {
        let frame = state.pointee.frame
        let first = Instruction(word: UnsafeMutableRawPointer(frame.pointee.pc - i.c).loadRelaxed())
        let isPair = first.opcode == .unpack && first.b == i.b && first.c == 2 && i.b >= frame.pointee.code.pointee.localCount
        return isPair ? registers + first.a : nil
    }

    /// The next pair of enumerate, zip or a dict's items without a tuple. `.pushed`: not one of these.
    @inline(__always)
    private func nextPair(_ source: Value, _ pair: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        if !source.isReference { return .pushed }
        let ref = source.ref
        if ref.shape == BuiltinClass.enumerate.shape { return try EnumerateRef(ref).nextPair(self, pair) }
        if ref.shape == BuiltinClass.zip.shape { return try ZipRef(ref).nextPair(self, pair) }
        if ref.shape == BuiltinClass.iterator.shape && isOpen(Unit(ref)) { return IteratorRef(ref).nextPair(self, pair) }
        return .pushed
    }
}
