/// Templates of attributes and items. What an inline cache knew when the code was made is part of the code.
extension MachineCodeGenerator {
    // MARK: Attributes

    /// What a cache word says about objects of one shape.
    private enum Access {
        case slot(Int)
        case value(Value)
        /// The content of a cell of the class.
        case cell(Value)
        /// The function of a property: left to the helper.
        case getter
        /// A new slot, and the shape that the object takes with it.
        case newSlot(Int, ShapeID)
    }

    private func access(_ word: UInt64, isStore: Bool) -> (shape: UInt32, access: Access)? {
        let form = word.cacheForm
        if form == 0 || form >= CacheForm.identity { return nil }
        let shape = form & ~CacheForm.topBit
        if form == shape { return (shape, .slot(word.cachePayload)) }
        if isStore {
            let after = ShapeID(number: UInt32(truncatingIfNeeded: word.cachePayload))
            let data = thread.machine.shape(after)
            return (shape, .newSlot((data.pointee.slotBase + data.pointee.count - 1) * 8, after))
        }
        let value = Value(bits: (UnsafeMutableRawPointer(thread.state.pointee.caches + word.cachePayload) + 8).loadRelaxed())
        if value.isAbsent { return nil }
        if value.isKind(.cell) { return (shape, .cell(value)) }
        return (shape, instruction.opcode == .getAttributeClass || instruction.opcode == .getAttributePolymorphic ? .getter : .value(value))
    }

    /// What the instruction's cache knows, its own word or those of a polymorphic cache.
    private func accesses(isStore: Bool = false) -> [(shape: UInt32, access: Access)] {
        let cache = UnsafeMutableRawPointer(code.pointee.instructions + index + 1).loadRelaxed()
        guard cache.cacheForm == CacheForm.polymorphic else { return [access(cache, isStore: isStore)].compactMap { $0 } }
        let words = UnsafeMutableRawPointer(thread.state.pointee.caches + cache.cachePayload)
        return (0..<CacheForm.polymorphicWords).compactMap { access((words + $0 * 8).loadRelaxed(), isStore: isStore) }
    }

    /// The object of register `number` in rax; for each shape its own code; other objects leave.
    private mutating func dispatch(
        _ number: Int, _ accesses: [(shape: UInt32, access: Access)], _ body: (inout MachineCodeGenerator, Access) -> Void
    ) {
        let done = assembler.label()
        assembler.move(.rax, register(number))
        needReference(.rax)
        for (position, entry) in accesses.enumerated() {
            if position == accesses.count - 1 {
                needShape(.rax, entry.shape)
                body(&self, entry.access)
            } else {
                let other = assembler.label()
                assembler.operate32(.compare, inObject(.rax, 8), Int32(bitPattern: entry.shape))
                assembler.jump(.notEqual, other)
                body(&self, entry.access)
                assembler.jump(done)
                assembler.bind(other)
            }
        }
        assembler.bind(done)
    }

    mutating func getAttribute() -> Bool {
        let i = instruction, accesses = accesses(), isUpdate = isUpdate
        if accesses.isEmpty { return false }
        if isUpdate { fetchForStore(i.b) }
        dispatch(i.b, accesses) { generator, access in
            switch access {
            case .value(let value): return generator.move(generator.register(i.a), value)
            case .slot(let offset) where isUpdate: generator.loadOpenWord(offset)
            case .slot(let offset): generator.loadOwnWord(offset)
            case .cell(let cell):
                generator.assembler.move(.rax, cell.bits)
                generator.loadOwnWord(CellRef.valueWord * 8)
            case .getter: return generator.assembler.jump(generator.slow())
            case .newSlot: preconditionFailure("a load's cache has a store's word")
            }
            generator.needPresent(.rax)
            generator.assembler.move(generator.register(i.a), .rax)
        }
        return true
    }

    mutating func loadMethod() -> Bool {
        let i = instruction
        let accesses = accesses().filter { if case .value = $0.access { true } else { false } }
        if accesses.isEmpty { return false }
        if accesses.count == 1, case .value(let value) = accesses[0].access { guess(i.a, value) }
        dispatch(i.b, accesses) { generator, access in
            guard case .value(let value) = access else { return }
            generator.move(generator.register(i.a), value)
            generator.assembler.move(generator.register(i.a + 1), .rax)
        }
        return true
    }

    mutating func setAttribute() -> Bool {
        let i = instruction, accesses = accesses(isStore: true)
        if accesses.isEmpty { return false }
        dispatch(i.a, accesses) { generator, access in
            generator.needOpen()
            generator.assembler.move(.rcx, generator.register(i.b))
            switch access {
            case .slot(let offset): generator.assembler.move(generator.inObject(.rax, offset), .rcx)
            case .newSlot(let offset, let after):
                generator.assembler.move(generator.inObject(.rax, offset), .rcx)
                generator.assembler.move32(generator.inObject(.rax, 8), Int32(bitPattern: after.number))
            case .value, .cell, .getter: preconditionFailure("a store's cache has a load's word")
            }
        }
        return true
    }

    /// The attribute of one class or module, which is a constant.
    mutating func getIdentity(selfRegister: Int?) -> Bool {
        let i = instruction
        let cache = UnsafeMutableRawPointer(code.pointee.instructions + index + 1).loadRelaxed()
        guard cache.cacheForm == CacheForm.identity else { return false }
        let entry = UnsafeMutableRawPointer(thread.state.pointee.caches + cache.cachePayload)
        let value = Value(bits: (entry + 8).loadRelaxed())
        if value.isAbsent { return false }
        assembler.move(.rcx, entry.loadRelaxed())
        assembler.operate(.compare, .rcx, register(i.b))
        slowIf(.notEqual)
        if value.isKind(.cell) {
            assembler.move(.rax, value.bits)
            loadOwnWord(CellRef.valueWord * 8)
            needPresent(.rax)
            assembler.move(register(i.a), .rax)
        } else {
            move(register(i.a), value)
        }
        if let selfRegister { move(register(selfRegister), .absent) }
        return true
    }

    // MARK: Items

    /// A scaled index counts in half slots: an item of the tuple or storage in `row`, at the index in rcx.
    private func item(_ row: Register) -> Memory {
        Memory(base: row, displacement: StorageRef.header * 8 - 1, index: .rcx, scale: 1)
    }

    /// Goes on with a scaled index in rcx between 0 and the scaled count in `count`; counts negative ones from the end.
    private mutating func needIndex(_ count: Memory) {
        let back = assembler.label()
        let unusual = aside {
            $0.assembler.operate(.add, .rcx, count)
            $0.assembler.operate(.compare, .rcx, count)
            $0.slowIf(.aboveOrEqual)
            $0.assembler.jump(back)
        }
        assembler.operate(.compare, .rcx, count)
        assembler.jump(.aboveOrEqual, unusual)
        assembler.bind(back)
    }

    /// Goes on only if the unit of slot rcx of the storage in rdx may be read, or stored to, at once. Changes rax and r9.
    private mutating func needSlot(isStore: Bool, else other: Label? = nil) {
        guard isTransactional else { return }
        let back = assembler.label(), other = other ?? slow()
        let cards = aside {
            $0.assembler.loadAddress(.r9, Memory(base: .rdx, displacement: StorageRef.header * 8 - 1, index: .r9, scale: 1))
            $0.assembler.move(.rax, .rcx)
            $0.assembler.shift(.right, .rax, UInt8(StorageRef.cardShift + 2))
            $0.assembler.loadAddress(.r9, Memory(base: .r9, index: .rax, scale: 3))
            $0.needRecord(Memory(base: .r9), isStore: isStore, else: other)
            $0.assembler.jump(back)
        }
        assembler.move(.r9, inObject(.rdx, 16))
        assembler.operate(.compare, .r9, Int32(StorageRef.cardSlots * 4))
        assembler.jump(.above, cards)
        needRecord(inObject(.rdx, 0), isStore: isStore, else: other)
        assembler.bind(back)
    }

    private mutating func needRecord(_ record: Memory, isStore: Bool, else other: Label) {
        if isStore {
            assembler.move(.rax, inState(layout.ownedWord))
            assembler.operate(.compare, .rax, record)
        } else {
            assembler.move32(.rax, inState(layout.tag))
            assembler.operate32(.compare, .rax, record)
        }
        assembler.jump(.notEqual, other)
    }

    private var listCount: Memory { inObject(.rax, ListRef.countWord * 8) }
    private var tupleCount: Memory { inObject(.rax, 16) }

    /// rax = the item of the list in rax that `loadIndex` chooses, by `shared` where a unit of it is not this thread's.
    private mutating func loadListItem(shared: Label?, _ loadIndex: (inout MachineCodeGenerator) -> Void) {
        needOwned(.rax, else: shared)
        loadIndex(&self)
        assembler.move(.rdx, inObject(.rax, ListRef.storageWord * 8))
        needSlot(isStore: false, else: shared)
        assembler.move(.rax, item(.rdx))
    }

    /// rax = the item, by `helper`, of the list in register `list`, which others may see; then `next`. `loadIndex` loads rdx.
    private mutating func sharedItem(
        _ helper: @escaping ItemHelper, _ list: Int, _ next: Label, _ loadIndex: @escaping (inout MachineCodeGenerator) -> Void
    ) -> Label? {
        if !isTransactional { return nil }
        return aside {
            $0.prepareHelper(words: $0.instruction.opcode.length)
            $0.assembler.move(.rsi, $0.register(list))
            loadIndex(&$0)
            $0.callSwift(helper)
            $0.needPresent(.rax)
            $0.assembler.jump(next)
        }
    }

    /// rax = the object in register `container`, rcx = the scaled index in register `index`.
    private mutating func loadSubscript(_ container: Int, _ index: Int) {
        assembler.move(.rax, register(container))
        needReference(.rax)
        assembler.move(.rcx, register(index))
        assembler.test8(.rcx, 3)
        slowIf(.notEqual)
    }

    mutating func getItem() {
        loadSubscript(instruction.b, instruction.c)
        getItemAtIndex(constant: nil)
    }

    mutating func getItemSmall() {
        assembler.move(.rax, register(instruction.b))
        needReference(.rax)
        getItemAtIndex(constant: instruction.signedC)
    }

    private mutating func getItemAtIndex(constant: Int?) {
        let i = instruction, next = assembler.label()
        let other = aside { $0.getOtherItem(constant, next) }
        assembler.operate32(.compare, inObject(.rax, 8), Int32(BuiltinClass.list.shape.number))
        assembler.jump(.notEqual, other)
        let shared = sharedItem(itemForMachineCode, i.b, next) {
            if let constant { $0.assembler.move(.rdx, UInt64(bitPattern: Int64(constant * 4))) } else { $0.assembler.move(.rdx, $0.register(i.c)) }
        }
        loadListItem(shared: shared) { $0.loadIndex(constant, $0.listCount) }
        assembler.bind(next)
        assembler.move(register(i.a), .rax)
    }

    /// rcx = the scaled index, which is in range.
    private mutating func loadIndex(_ constant: Int?, _ count: Memory) {
        guard let constant else { return needIndex(count) }
        if constant >= 0 {
            assembler.operate(.compare, count, Int32(constant * 4))
            slowIf(.belowOrEqual)
            assembler.move(.rcx, UInt64(constant * 4))
        } else {
            assembler.move(.rcx, count)
            assembler.operate(.add, .rcx, Int32(constant * 4))
            slowIf(.negative)
        }
    }

    /// An item of a tuple, a character of a string of one-byte units.
    private mutating func getOtherItem(_ constant: Int?, _ next: Label) {
        let string = aside { $0.getCharacter(constant, next) }
        assembler.operate32(.compare, inObject(.rax, 8), Int32(BuiltinClass.tuple.shape.number))
        assembler.jump(.notEqual, string)
        loadIndex(constant, tupleCount)
        assembler.move(.rax, item(.rax))
        assembler.jump(next)
    }

    private mutating func getCharacter(_ constant: Int?, _ next: Label) {
        needShape(.rax, BuiltinClass.str.shape.number)
        assembler.test8(inObject(.rax, 13), 3 | StringRef.tailFlag)
        slowIf(.notEqual)
        loadIndex(constant, inObject(.rax, StringRef.lengthWord * 8))
        assembler.shift(.right, .rcx, 2)
        assembler.moveZeroExtended8(.rcx, Memory(base: .rax, displacement: StringRef.header * 8 - 1, index: .rcx))
        assembler.move(.rax, UInt64(UInt(bitPattern: thread.machine.state.pointee.characters)))
        assembler.move(.rax, Memory(base: .rax, index: .rcx, scale: 3))
        assembler.jump(next)
    }

    mutating func setItem() {
        loadSubscript(instruction.a, instruction.b)
        needShape(.rax, BuiltinClass.list.shape.number)
        needOwned(.rax)
        needIndex(listCount)
        assembler.move(.rdx, inObject(.rax, ListRef.storageWord * 8))
        needSlot(isStore: true)
        assembler.move(.rax, register(instruction.c))
        assembler.move(item(.rdx), .rax)
    }

    /// The list of a comprehension or display.
    mutating func listAppend() {
        assembler.move(.rax, register(instruction.a))
        needOpen()
        assembler.move(.rdx, inObject(.rax, ListRef.storageWord * 8))
        assembler.test8(.rdx, 1)
        slowIf(.equal)
        assembler.move(.rcx, listCount)
        assembler.operate(.compare, .rcx, inObject(.rdx, 16))
        slowIf(.aboveOrEqual)
        needSlot(isStore: true)
        assembler.move(.rax, register(instruction.b))
        assembler.move(item(.rdx), .rax)
        assembler.operate(.add, .rcx, 4)
        assembler.move(.rax, register(instruction.a))
        assembler.move(listCount, .rcx)
    }

    /// A tuple of as many items.
    mutating func unpack() -> Bool {
        let i = instruction
        if i.c > 16 { return false }
        assembler.move(.rax, register(i.b))
        needReference(.rax)
        needKind(.rax, .tuple)
        assembler.operate(.compare, tupleCount, Int32(i.c * 4))
        slowIf(.notEqual)
        for number in 0..<i.c {
            assembler.move(.rcx, inObject(.rax, (TupleRef.header + number) * 8))
            assembler.move(register(i.a + number), .rcx)
        }
        return true
    }

    // MARK: Loops

    /// Counts first, so that the loop finds nothing half done when it polls.
    mutating func forNext() {
        let i = instruction
        let body = target(-i.c)
        countDown()
        assembler.move(.rax, register(i.a))
        assembler.move(.rcx, register(i.a + 1))
        let sequence = aside { $0.nextOfSequence(body) }
        assembler.test8(.rax, 3)
        assembler.jump(.notEqual, sequence)
        assembler.test(.rcx, .rcx)
        assembler.jump(.equal, target(0))
        assembler.operate(.subtract, .rcx, 4)
        assembler.move(register(i.a + 1), .rcx)
        assembler.move(register(i.b), .rax)
        assembler.operate(.add, .rax, register(i.a + 2))
        assembler.move(register(i.a), .rax)
        assembler.jump(body)
    }

    /// A list or tuple and the index of its next item.
    private mutating func nextOfSequence(_ body: Label) {
        let i = instruction, found = assembler.label()
        assembler.test8(.rcx, 3)
        slowIf(.notEqual)
        let tuple = aside {
            $0.needShape(.rax, BuiltinClass.tuple.shape.number)
            $0.assembler.operate(.compare, .rcx, $0.tupleCount)
            $0.slowIf(.aboveOrEqual)
            $0.assembler.move(.rax, $0.item(.rax))
            $0.assembler.jump(found)
        }
        assembler.operate32(.compare, inObject(.rax, 8), Int32(BuiltinClass.list.shape.number))
        assembler.jump(.notEqual, tuple)
        let shared = sharedItem(nextItemForMachineCode, i.a, found) { $0.assembler.move(.rdx, $0.register(i.a + 1)) }
        loadListItem(shared: shared) {
            $0.assembler.operate(.compare, .rcx, $0.listCount)
            $0.slowIf(.aboveOrEqual)
        }
        assembler.bind(found)
        assembler.move(register(i.b), .rax)
        assembler.operate(.add, register(i.a + 1), 4)
        assembler.jump(body)
    }
}
