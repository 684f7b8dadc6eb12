/// Loops: what `getIterator` prepares and `forNext` asks for when the loop itself cannot answer.
extension Thread {
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
            case .generator,
                 .enumerate where Iterators.isNative(iterable), .zip where Iterators.isNative(iterable):
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

    /// By kind: what has nothing quicker goes the general way.
    @inline(never)
    func forNextSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        if registers[i.a + 1].isInteger { return try nextOfSequence(registers + i.a, registers + i.b) }
        let source = registers[i.a]
        if source.isReference {
            if source.ref.kind == .generator { return try nextOfGenerator(GeneratorRef(source.ref), i.b) }
            switch source.ref.kind {
            case .iterator where source.ref.shape == BuiltinClass.iterator.shape:
                return try nextOfIterator(IteratorRef(source.ref), i, registers)
            case .enumerate where source.ref.shape == BuiltinClass.enumerate.shape:
                return try nextOfEnumerate(EnumerateRef(source.ref), i, registers)
            case .zip where source.ref.shape == BuiltinClass.zip.shape: return try nextOfZip(ZipRef(source.ref), i, registers)
            case .map, .instance: return try nextOfGuest(source, i, registers)
            default: break
            }
        }
        return try nextOfAny(source, registers + i.b)
    }

    @inline(never)
    private func nextOfAny(_ source: Value, _ target: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        guard let value = try next(source) else { return .end }
        target.pointee = value
        return .item
    }

    /// Guest code that gets a frame.
    @inline(never)
    private func nextOfGuest(_ source: Value, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        if source.ref.kind == .map {
            if let step = try stepMap(source.ref, i) { return step }
        } else if let method = try lookupClass(machine.classOf(source), machine.name(.next)), method.isKind(.function) {
            return try callSpecialMethod(method, source, to: i.b, .next) ? .pushed : .item
        }
        return try nextOfAny(source, registers + i.b)
    }

    @inline(never)
    private func nextOfIterator(
        _ iterator: IteratorRef, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>
    ) throws(Unwind) -> LoopStep {
        let item = iterator.nextKey(self)
        if !item.isAbsent {
            registers[i.b] = item
            return .item
        }
        if isOpen(Unit(iterator.ref)), let pair = pairTarget(i, registers) {
            let step = iterator.nextPair(self, pair)
            if step != .pushed { return step }
        }
        guard let value = try iterator.next(self) else { return .end }
        registers[i.b] = value
        return .item
    }

    @inline(never)
    private func nextOfEnumerate(
        _ enumerate: EnumerateRef, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>
    ) throws(Unwind) -> LoopStep {
        guard let pair = pairTarget(i, registers) else { return try nextOfAny(Value(enumerate.ref), registers + i.b) }
        return enumerate.quickPair(self, pair) ? .unpacked : try enumerate.nextPair(self, pair)
    }

    @inline(never)
    private func nextOfZip(_ zip: ZipRef, _ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> LoopStep {
        if let pair = pairTarget(i, registers) {
            if !isTransactional && zip.plainPair(pair) { return .unpacked }
            let step = try zip.nextPair(self, pair)
            if step != .pushed { return step }
        }
        return try nextOfAny(Value(zip.ref), registers + i.b)
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

    /// Where the loop's body begins by unpacking the item, which nobody else sees, in two: the first of the two registers.
    @inline(__always)
    private func pairTarget(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value>? {
        let frame = state.pointee.frame
        let first = Instruction(word: UnsafeMutableRawPointer(frame.pointee.pc - i.c).loadRelaxed())
        // The same b, a c of two, compared at once.
        let wanted = i.word & 0xFFFF_0000_0000 | 2 << 48 | UInt64(Opcode.unpack.rawValue)
        let isPair = (first.word ^ wanted) & 0xFFFF_FFFF_0000_00FF == 0 && i.b >= frame.pointee.code.pointee.localCount
        return isPair ? registers + first.a : nil
    }
}
