/// The laws of inline caches (`CacheEntry`) as code: run beside `HeapCheck` after a collection, while all threads
/// are stopped. Looks at what instructions can reach; entries of classes that have changed are nobody's.
struct CacheCheck {
    private let machine: Machine
    private var found: [String] = []

    private init(_ machine: Machine) { self.machine = machine }

    static func violations(_ machine: Machine) -> [String] {
        var check = CacheCheck(machine)
        for code in machine.cold.codes { check.check(code) }
        return check.found
    }

    private mutating func report(_ law: Int, _ text: String) {
        if found.count < 40 { found.append("law \(law) of inline caches: \(text)") }
    }

    private mutating func check(_ code: UnsafeMutablePointer<CodeData>) {
        var index = 0
        while index < code.pointee.instructionCount {
            let opcode = Instruction(word: code.pointee.instructions[index]).opcode
            if let plain = opcode.plainForm {
                check(code.pointee.instructions[index + 1], opcode, isStore: plain == .setAttribute)
            }
            index += opcode.length
        }
    }

    private mutating func check(_ word: UInt64, _ opcode: Opcode, isStore: Bool) {
        switch word.cacheForm {
        case CacheForm.nothing: return
        case CacheForm.identity: checkEntry(word, opcode)
        case CacheForm.polymorphic:
            guard word.cachePayload + CacheForm.polymorphicEntries <= machine.state.pointee.cacheCount else { return report(1, "\(opcode) refers to entry \(word.cachePayload)") }
            let words = UnsafeMutableRawPointer(machine.state.pointee.caches + word.cachePayload)
            for index in 0..<CacheForm.polymorphicWords {
                let simple = (words + index * 8).loadRelaxed()
                if simple != 0 { checkSimple(simple, opcode, isStore: isStore) }
            }
        default: checkSimple(word, opcode, isStore: isStore)
        }
    }

    private mutating func checkSimple(_ word: UInt64, _ opcode: Opcode, isStore: Bool) {
        let number = Int(word.cacheForm & ~CacheForm.topBit)
        guard number < machine.state.pointee.shapeCount else { return report(2, "\(opcode) knows shape \(number)") }
        let shape = machine.shape(ShapeID(number: UInt32(number)))
        if word.cacheForm & CacheForm.topBit == 0 {
            let slot = word.cachePayload / 8 - shape.pointee.slotBase
            if slot < 0 || slot >= shape.pointee.inlineCapacity { report(1, "\(opcode) knows slot \(slot) of shape \(number)") }
        } else if isStore {
            checkTransition(shape, word.cachePayload, opcode)
        } else {
            checkEntry(word, opcode)
        }
    }

    private mutating func checkTransition(_ before: UnsafeMutablePointer<ShapeData>, _ number: Int, _ opcode: Opcode) {
        guard number < machine.state.pointee.shapeCount else { return report(2, "\(opcode) knows shape \(number)") }
        let after = machine.shape(ShapeID(number: UInt32(number)))
        if after.pointee.count != before.pointee.count + 1 || after.pointee.slotBase != before.pointee.slotBase {
            report(1, "\(opcode) goes from shape \(before.pointee.id.number) to \(number)")
        }
    }

    private mutating func checkEntry(_ word: UInt64, _ opcode: Opcode) {
        guard word.cachePayload > 0, word.cachePayload < machine.state.pointee.cacheCount else {
            return report(1, "\(opcode) refers to entry \(word.cachePayload)")
        }
        let entry = machine.state.pointee.caches[word.cachePayload]
        for value in [Value(bits: entry.key), Value(bits: entry.value)] where value.isReference {
            if !machine.heap.isMarked(UInt(bitPattern: value.ref.address)) { report(4, "\(opcode) refers to an object that is gone") }
        }
    }
}
