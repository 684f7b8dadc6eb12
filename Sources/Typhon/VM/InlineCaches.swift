/// # Inline caches: what attribute instructions remember
///
///     instruction | cache word              cache word:   | payload:32 | form:32 |
///
///     form                        payload
///     shape number                byte offset of the slot                        ...Slot
///     shape number + top bit      index of the class attribute's entry           ...Class
///     shape number + top bit      number of the shape after the store            setAttributeTransition
///     `polymorphic`               index of four entries, which hold eight words like those above
///     `identity`                  index of an entry: this very class or module, and its attribute
///     `nothing`                   (0xFFFF_FFFF) matches no object
///
/// Entries lie in one table of the machine, which never moves. An entry of a class
/// attribute belongs to one pair of class and name for ever; when the class changes, all
/// instructions that could know it are turned back (`Machine.forgetCaches`).
///
/// Laws (checked by `CacheCheck`)
/// 1. The low half of a cache word says what the payload is: a thread that sees one form's
///    opcode with another form's word finds no match.
/// 2. Shape numbers are below 2^30 and are not used again, so a word about a class that is gone matches nothing.
/// 3. Entries and polymorphic words are written under the shape lock, or, word by word, when
///    any mixture of old and new is right.
/// 4. What an instruction can reach through its cache lives: classes for ever, modules and cells because they are kept
///    (`Machine.keepForever`), a method as long as its class, whose change turns the instruction back.
struct CacheEntry {
    /// Of an identity: the class or module. Of neighbours in polymorphic use: two cache words each.
    var key: UInt64
    /// The attribute, or its `CellRef` when it is plain data, or the function of a property.
    var value: UInt64

    static let mostEntries = 1 << 20
}

enum CacheForm {
    static let nothing: UInt32 = 0xFFFF_FFFF
    static let polymorphic: UInt32 = 0xFFFF_FFFE
    static let identity: UInt32 = 0xFFFF_FFFD
    static let topBit: UInt32 = 0x8000_0000
    static let polymorphicEntries = 4, polymorphicWords = 8
}

extension UInt64 {
    @inline(__always) init(form: UInt32, payload: Int) { self = UInt64(form) | UInt64(payload) << 32 }
    @inline(__always) var cacheForm: UInt32 { UInt32(truncatingIfNeeded: self) }
    @inline(__always) var cachePayload: Int { Int(self >> 32) }
}

// MARK: Reading

extension Thread {
    @inline(__always) private func entry(_ index: Int) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(state.pointee.caches + index)
    }

    /// The loop's look at a class attribute, or at its cell; absent when the cache is about another class.
    @inline(__always) func cachedClassAttribute(_ object: Value, _ cache: UInt64) -> Value {
        let shape = object.isReference ? object.ref.shape : machine.immediateClass(object).shape
        guard shape.number | CacheForm.topBit == cache.cacheForm else { return .absent }
        return Value(bits: (entry(cache.cachePayload) + 8).loadRelaxed())
    }

    /// The attribute of the class or module the cache knows; absent: another object, or unbound.
    @inline(never) func cachedIdentityAttribute(_ object: Value, _ cache: UInt64) throws(Unwind) -> Value {
        guard cache.cacheForm == CacheForm.identity else { return .absent }
        let entry = entry(cache.cachePayload)
        guard entry.loadRelaxed() == object.bits else { return .absent }
        return try throughCell(Value(bits: (entry + 8).loadRelaxed()))
    }

    @inline(__always) private func throughCell(_ value: Value) throws(Unwind) -> Value {
        value.isKind(.cell) ? try load(CellRef(value.ref)) : value
    }

    /// The word of a polymorphic cache that is about the object's shape; 0 when there is none.
    @inline(__always) private func polymorphicWord(_ cache: UInt64, _ shape: ShapeID) -> UInt64 {
        guard cache.cacheForm == CacheForm.polymorphic else { return 0 }
        let words = entry(cache.cachePayload)
        for index in 0..<CacheForm.polymorphicWords {
            let word = (words + index &* 8).loadRelaxed()
            if word.cacheForm & ~CacheForm.topBit == shape.number { return word }
        }
        return 0
    }

    /// `object.name` at an instruction that has seen several shapes; absent: none of them, or unbound.
    @inline(never) func polymorphicAttribute(_ object: Value, _ cache: UInt64) throws(Unwind) -> Value {
        guard object.isReference else { return .absent }
        let word = polymorphicWord(cache, object.ref.shape)
        if word == 0 { return .absent }
        if word.cacheForm & CacheForm.topBit != 0 {
            let entry = Value(bits: (entry(word.cachePayload) + 8).loadRelaxed())
            return entry.isKind(.function) ? .absent : try throughCell(entry)
        }
        return try read(Unit(object.ref), at: object.ref.address + word.cachePayload)
    }

    /// The method `object.name` at an instruction that has seen several shapes; absent: none of them.
    @inline(never) func polymorphicMethod(_ object: Value, _ cache: UInt64) -> Value {
        let shape = object.isReference ? object.ref.shape : machine.immediateClass(object).shape
        let word = polymorphicWord(cache, shape)
        return word == 0 ? .absent : Value(bits: (entry(word.cachePayload) + 8).loadRelaxed())
    }

    /// Stores to a slot, also a new one. False: none of the shapes the instruction has seen.
    @inline(never) func polymorphicStore(_ object: Value, _ value: Value, _ cache: UInt64) throws(Unwind) -> Bool {
        guard object.isReference, polymorphicWord(cache, object.ref.shape) != 0 else { return false }
        try open(object.ref)
        let word = polymorphicWord(cache, object.ref.shape)
        if word == 0 { return false }
        if word.cacheForm & CacheForm.topBit != 0 {
            storeNewSlot(object.ref, value, word)
        } else {
            (object.ref.address + word.cachePayload).storeRelaxed(value.bits)
        }
        return true
    }

    /// The first store to an attribute: into the last slot of the shape that the object takes. The object is open.
    @inline(__always) func storeNewSlot(_ object: Ref, _ value: Value, _ word: UInt64) {
        let after = ShapeID(number: UInt32(truncatingIfNeeded: word.cachePayload))
        let shape = machine.shape(after)
        object[shape.pointee.slotBase &+ shape.pointee.count &- 1] = value
        object.shape = after
    }
}

// MARK: Writing

extension Thread {
    /// Cache first, then the instruction: a thread that sees the new opcode sees a word of its
    /// form, or one that matches nothing.
    @inline(__always)
    func quicken(_ pc: UnsafeMutablePointer<UInt64>, _ opcode: Opcode, _ cache: UInt64) {
        UnsafeMutableRawPointer(pc - 1).storeRelaxed(UInt64(form: CacheForm.nothing, payload: 0))
        InstructionAddress(pc - 2).quicken(opcode)
        UnsafeMutableRawPointer(pc - 1).storeRelease(cache)
    }

    /// Remembers one more shape: the first in the instruction itself, in its form `single`, others in a
    /// polymorphic cache. `pc` is past the cache.
    func remember(
        _ pc: UnsafeMutablePointer<UInt64>, _ word: UInt64, _ plain: Opcode, _ single: Opcode, _ polymorphic: Opcode
    ) {
        machine.withShapeLock {
            let current = InstructionAddress(pc - 2).opcode
            let cache = UnsafeMutableRawPointer(pc - 1).loadRelaxed()
            if current == plain { return quicken(pc, single, word) }
            if current == polymorphic { return machine.replaceWord(cache, word) }
            if cache.cacheForm == CacheForm.identity { return quicken(pc, single, word) }
            guard cache.cacheForm != word.cacheForm, cache.cacheForm < CacheForm.identity, let index = machine.takeEntries(CacheForm.polymorphicEntries) else { return }
            for offset in 0..<CacheForm.polymorphicEntries { machine.writeEntry(index + offset, key: 0, value: 0) }
            machine.replaceWord(UInt64(form: CacheForm.polymorphic, payload: index), cache)
            machine.replaceWord(UInt64(form: CacheForm.polymorphic, payload: index), word)
            quicken(pc, polymorphic, UInt64(form: CacheForm.polymorphic, payload: index))
        }
    }

    /// Remembers the attribute of a class or module, for an instruction that always meets the same one.
    func rememberIdentity(_ pc: UnsafeMutablePointer<UInt64>, _ object: Value, _ value: Value, _ opcode: Opcode) {
        machine.withShapeLock {
            guard let plain = opcode.plainForm, InstructionAddress(pc - 2).opcode == plain else { return }
            // Another object at a place that has known one: it is one of many.
            let cache = UnsafeMutableRawPointer(pc - 1).loadRelaxed()
            guard cache == 0, let index = machine.takeEntries(1) else { return }
            if object.isKind(.module) { machine.keepForever(object) }
            if value.isKind(.cell) { machine.keepForever(value) }
            machine.writeEntry(index, key: object.bits, value: value.bits)
            quicken(pc, opcode, UInt64(form: CacheForm.identity, payload: index))
        }
    }

    /// The entry of a class's resolved attribute, made when there is none yet.
    func classEntry(_ type: ClassRef, _ name: Value) -> Int? {
        machine.withShapeLock {
            guard let table = type.resolvedTable, let place = table.find(name), table.value(place) != .deleted else { return nil }
            if table.entry(place) != 0 { return table.entry(place) }
            guard let index = machine.takeEntries(1) else { return nil }
            machine.writeEntry(index, key: 0, value: table.value(place).bits)
            table.setEntry(place, index)
            return index
        }
    }
}

extension Machine {
    /// So many neighbouring entries, or nil when the table is full. Caller holds the shape lock.
    func takeEntries(_ count: Int) -> Int? {
        let index = state.pointee.cacheCount
        guard index + count <= CacheEntry.mostEntries else { return nil }
        state.pointee.cacheCount = index + count
        return index
    }

    /// A new entry: its index is released with the instruction's cache word, or under the shape lock.
    func writeEntry(_ index: Int, key: UInt64, value: UInt64) {
        let entry = UnsafeMutableRawPointer(state.pointee.caches + index)
        entry.storeRelaxed(key)
        (entry + 8).storeRelaxed(value)
    }

    /// Puts a word into a polymorphic cache, in place of the oldest when it is full. Caller holds the shape lock.
    func replaceWord(_ cache: UInt64, _ word: UInt64) {
        guard cache.cacheForm == CacheForm.polymorphic else { return }
        let words = UnsafeMutableRawPointer(state.pointee.caches + cache.cachePayload)
        for index in stride(from: CacheForm.polymorphicWords - 1, to: 0, by: -1) {
            (words + index * 8).storeRelaxed((words + (index - 1) * 8).loadRelaxed())
        }
        words.storeRelaxed(word)
    }

    /// Turns every quickened attribute instruction back into its plain form. All other threads are stopped.
    func forgetCaches() {
        forgetMachineCode()
        for code in cold.codes {
            var index = 0
            while index < code.pointee.instructionCount {
                let instruction = InstructionAddress(code.pointee.instructions + index)
                let length = instruction.opcode.length
                if let plain = instruction.opcode.plainForm {
                    instruction.quicken(plain)
                    code.pointee.instructions[index + 1] = 0
                }
                index += length
            }
        }
        if state.pointee.cacheCount > CacheEntry.mostEntries / 2 { forgetEntries() }
    }

    /// No instruction knows an entry now: all may be taken again.
    private func forgetEntries() {
        for number in 0..<state.pointee.shapeCount {
            guard let table = ClassRef(shape(ShapeID(number: UInt32(number))).pointee.classObject.ref).resolvedTable else { continue }
            for place in 0...table.mask { table.setEntry(place, 0) }
        }
        state.pointee.cacheCount = 1
    }
}

extension Opcode {
    /// The form before quickening, for those that depend on a class.
    var plainForm: Opcode? {
        switch self {
        case .getAttributeSlot, .getAttributeClass, .getAttributePolymorphic, .getAttributeIdentity: .getAttribute
        case .setAttributeSlot, .setAttributeTransition, .setAttributePolymorphic: .setAttribute
        case .loadMethodClass, .loadMethodPolymorphic, .loadMethodIdentity: .loadMethod
        default: nil
        }
    }
}
