/// # Native shortcuts: what the commonest builtins answer for exact instances of builtin classes
///
/// Each is a function of its own behind a plain address (`NativeEntrance`), so a call pays for the one it wants and for
/// no other. Whatever it does not answer goes to the builtin's own function, with its checks and messages.
extension NativeShortcut {
    var entrance: NativeEntrance {
        switch self {
        case .none, .step: { (t, callee, base, count) throws(Unwind) in try t.callFunction(of: callee, base, count) }
        case .length: { (t, callee, base, count) throws(Unwind) in try t.lengthShortcut(callee, base, count) }
        case .ordinal: { (t, callee, base, count) throws(Unwind) in try t.ordinalShortcut(callee, base, count) }
        case .character: { (t, callee, base, count) throws(Unwind) in try t.characterShortcut(callee, base, count) }
        case .instance: { (t, callee, base, count) throws(Unwind) in try t.instanceShortcut(callee, base, count) }
        case .real: { (t, callee, base, count) throws(Unwind) in try t.realShortcut(callee, base, count) }
        case .least: { (t, callee, base, count) throws(Unwind) in try t.extremeShortcut(.less, callee, base, count) }
        case .greatest: { (t, callee, base, count) throws(Unwind) in try t.extremeShortcut(.greater, callee, base, count) }
        case .isSpace: { (t, callee, base, count) throws(Unwind) in try t.spaceShortcut(callee, base, count) }
        case .isDigit: { (t, callee, base, count) throws(Unwind) in try t.digitShortcut(callee, base, count) }
        case .isAlpha: { (t, callee, base, count) throws(Unwind) in try t.alphaShortcut(callee, base, count) }
        case .isAlnum: { (t, callee, base, count) throws(Unwind) in try t.alnumShortcut(callee, base, count) }
        case .listAppend: { (t, callee, base, count) throws(Unwind) in try t.appendShortcut(callee, base, count) }
        case .listInsert: { (t, callee, base, count) throws(Unwind) in try t.insertShortcut(callee, base, count) }
        case .listPop: { (t, callee, base, count) throws(Unwind) in try t.popShortcut(callee, base, count) }
        case .setAdd: { (t, callee, base, count) throws(Unwind) in try t.addShortcut(callee, base, count) }
        case .setRemove: { (t, callee, base, count) throws(Unwind) in try t.removeShortcut(callee, base, count) }
        case .dictionaryGet: { (t, callee, base, count) throws(Unwind) in try t.getShortcut(callee, base, count) }
        case .addToSum: { (t, callee, base, count) throws(Unwind) in try t.sumShortcut(callee, base, count) }
        }
    }
}

extension Thread {
    @inline(__always) private func isExact(_ value: Value, _ type: BuiltinClass) -> Bool {
        value.isReference && value.ref.shape == type.shape
    }

    // MARK: Any object

    @inline(__always)
    fileprivate func lengthShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let value = base[0]
        if value.isReference {
            let ref = value.ref, shape = ref.shape
            if shape == BuiltinClass.list.shape && (!isTransactional || owns(Unit(ref))) { return ref[ListRef.countWord] }
            if shape == BuiltinClass.str.shape { return ref[StringRef.lengthWord] }
            if shape == BuiltinClass.tuple.shape { return Value(small: TupleRef(ref).count) }
        }
        return try enterNative(callee, base, count)
    }

    @inline(__always)
    fileprivate func instanceShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        machine.classOf(base[0]).value == base[1] ? .true : try enterNative(callee, base, count)
    }

    /// A result that is finite and has an inline form is no error.
    @inline(__always)
    fileprivate func realShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        if base[0].isInlineDouble, let real = BuiltinRef(callee).entry.pointee.real {
            let result = Value(inlineOrAbsent: real(base[0].inlineDouble))
            if !result.isAbsent { return result }
        }
        return try enterNative(callee, base, count)
    }

    /// `min` or `max` of two small integers.
    @inline(__always)
    fileprivate func extremeShortcut(
        _ order: Comparison, _ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int
    ) throws(Unwind) -> Value {
        let first = base[0], second = base[1]
        if count != 2 || !Value.bothIntegers(first, second) { return try enterNative(callee, base, count) }
        let takesFirst = order == .less ? first.scaled <= second.scaled : first.scaled >= second.scaled
        return takesFirst ? first : second
    }

    // MARK: Characters

    @inline(__always)
    fileprivate func characterShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let code = base[0]
        if code.bits & ~(255 << 2) != 0 { return try enterNative(callee, base, count) }
        return machine.state.pointee.characters[code.integer]
    }

    @inline(__always)
    fileprivate func ordinalShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let unit = singleUnit(base[0])
        return unit >= 0 ? Value(small: unit) : try enterNative(callee, base, count)
    }

    @inline(__always)
    fileprivate func spaceShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let unit = singleUnit(base[0])
        return unit >= 0 && unit < 128 ? Value(CodePoint.isSpace(UInt32(unit))) : try enterNative(callee, base, count)
    }

    @inline(__always)
    fileprivate func digitShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let unit = singleUnit(base[0])
        return unit >= 0 && unit < 128 ? Value(CodePoint.isASCIIDigit(UInt32(unit))) : try enterNative(callee, base, count)
    }

    @inline(__always)
    fileprivate func alphaShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let unit = singleUnit(base[0])
        return unit >= 0 && unit < 128 ? Value(CodePoint.isASCIIAlpha(UInt32(unit))) : try enterNative(callee, base, count)
    }

    @inline(__always)
    fileprivate func alnumShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let unit = singleUnit(base[0])
        if unit < 0 || unit >= 128 { return try enterNative(callee, base, count) }
        return Value(CodePoint.isASCIIAlpha(UInt32(unit)) || CodePoint.isASCIIDigit(UInt32(unit)))
    }

    /// The only character of an inline str of one-byte units; negative for all others.
    @inline(__always) private func singleUnit(_ value: Value) -> Int {
        if !isExact(value, .str) { return -1 }
        let string = StringRef(value.ref)
        return string.ref[StringRef.lengthWord].bits == 4 && string.isNarrow ? Int(string.narrowUnits[0]) : -1
    }

    // MARK: Lists

    @inline(__always)
    fileprivate func appendShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        if !isExact(base[0], .list) { return try enterNative(callee, base, count) }
        try ListRef(base[0].ref).append(self, base[1])
        return .none
    }

    @inline(__always)
    fileprivate func insertShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        if !isExact(base[0], .list) || !base[1].isInteger { return try enterNative(callee, base, count) }
        try ListRef(base[0].ref).insert(self, near: base[1].integer, base[2])
        return .none
    }

    @inline(__always)
    fileprivate func popShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        if isExact(base[0], .list) {
            let list = ListRef(base[0].ref)
            if count == 1 {
                if let item = list.fastPop(self) { return item }
            } else if base[1].isInteger && base[1].integer >= 0, let item = try list.remove(self, at: base[1].integer) {
                return item
            }
        }
        return try enterNative(callee, base, count)
    }

    /// Of the guest form of `sum`.
    @inline(__always)
    fileprivate func sumShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        base[0].isReference && quicklyAddToSum(ListRef(base[0].ref), base[1]) ? .none : try enterNative(callee, base, count)
    }

    // MARK: Tables

    @inline(__always)
    fileprivate func addShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        if !isExact(base[0], .set) { return try enterNative(callee, base, count) }
        try SetRef(base[0].ref).add(self, base[1])
        return .none
    }

    @inline(__always)
    fileprivate func removeShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        let key = base[1]
        if isExact(base[0], .set) && (key.isInteger || Key.isString(key)) {
            if try SetRef(base[0].ref).discard(self, key, hash: try Key.hash(self, key)) { return .none }
        }
        return try enterNative(callee, base, count)
    }

    @inline(__always)
    fileprivate func getShortcut(_ callee: Ref, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(Unwind) -> Value {
        if !isExact(base[0], .dict) { return try enterNative(callee, base, count) }
        return try DictRef(base[0].ref).get(self, base[1]) ?? (count == 3 ? base[2] : .none)
    }
}
