/// Helpers of attributes and variables: a barrier is needed, or the caches do not know the object. What is not known counts as
/// heat, so that code whose caches learn is translated again.
extension Thread {
    func helpGetAttribute(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        if i.opcode == .getAttributeClass {
            let entry = cachedClassAttribute(registers[i.b], UnsafeMutableRawPointer(i.next).loadRelaxed())
            if entry.isKind(.function) {
                try pushGetter(entry, i.instruction, registers)
                return .resume
            }
        }
        let value = try rememberedAttribute(i, registers[i.b])
        if !value.isAbsent {
            registers[i.a] = value
            return .next
        }
        countHeat(frame.pointee.code)
        return try getAttributeSlow(i.instruction, registers) ? .resume : .next
    }

    private func rememberedAttribute(_ i: InstructionAddress, _ object: Value) throws(Unwind) -> Value {
        let cache = UnsafeMutableRawPointer(i.next).loadRelaxed()
        switch i.opcode {
        case .getAttributeSlot:
            guard object.isReference, object.ref.shape.number == cache.cacheForm else { return .absent }
            return try read(Unit(object.ref), at: object.ref.address + cache.cachePayload)
        case .getAttributeClass:
            let cell = cachedClassAttribute(object, cache)
            return cell.isAbsent ? .absent : try load(CellRef(cell.ref))
        case .getAttributePolymorphic: return try polymorphicAttribute(object, cache)
        case .getAttributeIdentity: return try cachedIdentityAttribute(object, cache)
        default: return .absent
        }
    }

    func helpLoadMethod(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        let cache = UnsafeMutableRawPointer(i.next).loadRelaxed(), object = registers[i.b], opcode = i.opcode
        let value: Value =
            switch opcode {
            case .loadMethodClass: cachedClassAttribute(object, cache)
            case .loadMethodPolymorphic: polymorphicMethod(object, cache)
            case .loadMethodIdentity: try cachedIdentityAttribute(object, cache)
            default: .absent
            }
        if !value.isAbsent {
            registers[i.a] = value
            registers[i.a + 1] = opcode == .loadMethodIdentity ? .absent : object
            return .next
        }
        countHeat(frame.pointee.code)
        return try loadMethodSlow(i.instruction, registers) ? .resume : .next
    }

    @inline(__always)
    func helpSetAttribute(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        if try storeToRemembered(i, registers) { return .next }
        countHeat(frame.pointee.code)
        return try setAttributeSlow(i.instruction, registers) ? .resume : .next
    }

    @inline(__always)
    private func storeToRemembered(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let cache = UnsafeMutableRawPointer(i.next).loadRelaxed(), object = registers[i.a]
        switch i.opcode {
        case .setAttributeSlot:
            guard object.isReference, object.ref.shape.number == cache.cacheForm else { return false }
            try open(object.ref)
            guard object.ref.shape.number == cache.cacheForm else { return false }
            (object.ref.address + cache.cachePayload).storeRelaxed(registers[i.b].bits)
            return true
        case .setAttributeTransition: return try setAttributeTransition(i.instruction, i.next, registers)
        case .setAttributePolymorphic: return try polymorphicStore(object, registers[i.b], cache)
        default: return false
        }
    }

    // MARK: Variables

    func helpLoadGlobal(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        if let address = UnsafeMutableRawPointer(bitPattern: UInt(UnsafeMutableRawPointer(i.next).loadRelaxed())) {
            let value = try load(CellRef(Ref(address: address)))
            if !value.isAbsent {
                registers[i.a] = value
                return .next
            }
        }
        try loadGlobalSlow(frame, i.instruction, registers)
        return .next
    }

    func helpLoadCell(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        let value = try load(i.opcode == .loadCell ? CellRef(registers[i.b].ref) : FunctionRef(frame.pointee.function.ref).freeCell(i.b))
        if value.isAbsent { throw raiseUnboundCell(frame, i.instruction) }
        registers[i.a] = value
        return .next
    }

    func helpStoreCell(_ i: InstructionAddress, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> HelperOutcome {
        if i.opcode == .storeCell {
            try store(CellRef(registers[i.a].ref), registers[i.b])
        } else {
            try store(FunctionRef(frame.pointee.function.ref).freeCell(i.b), registers[i.a])
        }
        return .next
    }
}
