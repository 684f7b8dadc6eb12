/// Where an object's own attributes are: inline slots, overflow slots, or a dictionary.
extension Thread {
    /// Own attribute, nil when there is none. `name` is interned.
    func ownAttribute(_ object: Ref, _ name: Value) throws(Unwind) -> Value? {
        switch object.kind {
        case .module: return try DictRef(try read(object, 2).ref).getString(self, name)
        case .function: return try lookInDictionary(try read(object, FunctionRef.Word.attributes.rawValue), name)
        case .tuple: return try TupleRef(object).attributesWord.flatMap { (word) throws(Unwind) in try lookInDictionary(try read(object, word), name) }
        default: break
        }
        let (shapeID, overflow) = try shapeAndOverflow(object)
        let shape = machine.shape(shapeID)
        guard shape.pointee.slotBase > 0 else { return nil }
        if let slot = machine.slot(shapeID, name) {
            let value = try readSlot(object, shape, slot, overflow)
            return value.isAbsent ? nil : value
        }
        return shape.pointee.isDictionary ? try lookInDictionary(overflow, name) : nil
    }

    @inline(__always)
    private func shapeAndOverflow(_ object: Ref) throws(Unwind) -> (ShapeID, Value) {
        try reading(object) {
            let id = object.shape
            let base = machine.shape(id).pointee.slotBase
            return (id, base > ShapeData.closedSlotBase ? object[base - 1] : .absent)
        }
    }

    private func readSlot(
        _ object: Ref, _ shape: UnsafeMutablePointer<ShapeData>, _ slot: Int, _ overflow: Value
    ) throws(Unwind) -> Value {
        if slot < shape.pointee.inlineCapacity { return try read(object, shape.pointee.slotBase + slot) }
        guard overflow.isReference else { return .absent }
        return try read(StorageRef(overflow.ref), slot - shape.pointee.inlineCapacity)
    }

    private func lookInDictionary(_ dictionary: Value, _ name: Value) throws(Unwind) -> Value? {
        guard dictionary.isReference else { return nil }
        return try DictRef(dictionary.ref).getString(self, name)
    }

    /// Stores an own attribute. False when the object has no room for attributes of its own.
    func setOwnAttribute(_ object: Ref, _ name: Value, _ value: Value) throws(Unwind) -> Bool {
        switch object.kind {
        case .module:
            try DictRef(try read(object, 2).ref).set(self, name, value)
            return true
        case .function: return try setInDictionary(object, FunctionRef.Word.attributes.rawValue, name, value)
        case .tuple: return try TupleRef(object).attributesWord.map { (word) throws(Unwind) in try setInDictionary(object, word, name, value) } ?? false
        default: break
        }
        if machine.shape(object.shape).pointee.slotBase == 0 { return false }
        try open(object)
        let shape = machine.shape(object.shape)
        if let slot = machine.slot(object.shape, name) {
            try storeSlot(object, shape, slot, value)
        } else if shape.pointee.slotBase == ShapeData.closedSlotBase {
            return false
        } else if shape.pointee.isDictionary {
            return try setInDictionary(object, shape.pointee.slotBase - 1, name, value)
        } else {
            try addSlot(object, shape, name, value)
        }
        return true
    }

    private func setInDictionary(_ object: Ref, _ word: Int, _ name: Value, _ value: Value) throws(Unwind) -> Bool {
        var dictionary = try read(object, word)
        if !dictionary.isReference {
            dictionary = Value(try makeDictionary().ref)
            try open(object)
            object[word] = dictionary
        }
        try DictRef(dictionary.ref).set(self, name, value)
        return true
    }

    /// The object is open.
    private func storeSlot(_ object: Ref, _ shape: UnsafeMutablePointer<ShapeData>, _ slot: Int, _ value: Value) throws(Unwind) {
        let base = shape.pointee.slotBase
        let capacity = shape.pointee.inlineCapacity
        if slot < capacity {
            object[base + slot] = value
            return
        }
        let index = slot - capacity
        var overflow = object[base - 1]
        if !overflow.isReference || StorageRef(overflow.ref).capacity <= index {
            let grown = try makeStorage(capacity: Swift.max(4, index * 2))
            if overflow.isReference {
                let old = StorageRef(overflow.ref)
                for position in 0..<old.capacity { grown[position] = try read(old, position) }
            }
            overflow = Value(grown.ref)
            try open(object)
            object[base - 1] = overflow
        }
        try openSlot(StorageRef(overflow.ref), index)
        StorageRef(overflow.ref)[index] = value
    }

    private func addSlot(_ object: Ref, _ shape: UnsafeMutablePointer<ShapeData>, _ name: Value, _ value: Value) throws(Unwind) {
        guard shape.pointee.count < ClassRef.mostSlots, let next = machine.transition(shape.pointee.id, name) else {
            let dictionary = try attributeDictionary(object)
            try dictionary.set(self, name, value)
            return
        }
        try storeSlot(object, shape, shape.pointee.count, value)
        object.shape = next
        if shape.pointee.count >= shape.pointee.inlineCapacity { try learnCapacity(shape) }
    }

    /// Later instances of the class get more inline slots.
    private func learnCapacity(_ shape: UnsafeMutablePointer<ShapeData>) throws(Unwind) {
        let type = ClassRef(shape.pointee.classObject.ref)
        let wanted = Swift.min(32, shape.pointee.count + 2)
        machine.withShapeLock {
            guard type[.inlineCapacity].integer < wanted, machine.shape(type.rootShape).pointee.slotBase > 0 else { return }
            let fixed = machine.fixedNames(type)
            let root = machine.makeShape(
                type.value, slotBase: shape.pointee.slotBase, inlineCapacity: wanted, isDictionary: false, fixed: fixed)
            type[.rootShape] = Value(small: Int(root.number))
            type[.inlineCapacity] = Value(small: wanted)
        }
    }

    /// Deletes an own attribute; false when there is none.
    func deleteOwnAttribute(_ object: Ref, _ name: Value) throws(Unwind) -> Bool {
        switch object.kind {
        case .module: return try DictRef(try read(object, 2).ref).remove(self, name) != nil
        case .function:
            let attributes = try read(object, FunctionRef.Word.attributes.rawValue)
            return attributes.isReference ? try DictRef(attributes.ref).remove(self, name) != nil : false
        case .tuple:
            let attributes = try TupleRef(object).attributesWord.map { (word) throws(Unwind) in try read(object, word) } ?? .absent
            return attributes.isReference ? try DictRef(attributes.ref).remove(self, name) != nil : false
        default: break
        }
        guard try ownAttribute(object, name) != nil else { return false }
        if let slot = machine.slot(object.shape, name), slot < machine.shape(object.shape).pointee.fixedCount {
            try open(object)
            object[machine.shape(object.shape).pointee.slotBase + slot] = .absent
            return true
        }
        return try attributeDictionary(object).remove(self, name) != nil
    }

    /// The object's attributes as a dictionary that stays theirs (`__dict__`): the object changes to dictionary form.
    func attributeDictionary(_ object: Ref) throws(Unwind) -> DictRef {
        try open(object)
        if let word = TupleRef.attributesWord(object) {
            if !object[word].isReference { object[word] = Value(try makeDictionary().ref) }
            return DictRef(object[word].ref)
        }
        let shape = machine.shape(object.shape)
        let base = shape.pointee.slotBase
        if shape.pointee.isDictionary {
            if object[base - 1].isReference { return DictRef(object[base - 1].ref) }
            let fresh = try makeDictionary()
            object[base - 1] = Value(fresh.ref)
            return fresh
        }
        let dictionary = try makeDictionary()
        let overflow = object[base - 1]
        for slot in shape.pointee.fixedCount..<shape.pointee.count {
            let value = try readSlot(object, shape, slot, overflow)
            if !value.isAbsent { try dictionary.set(self, shape.pointee.names[slot], value) }
        }
        try open(object)
        for slot in shape.pointee.fixedCount..<shape.pointee.inlineCapacity { object[base + slot] = .absent }
        object[base - 1] = Value(dictionary.ref)
        let type = ClassRef(shape.pointee.classObject.ref)
        object.shape = ShapeID(number: UInt32(truncatingIfNeeded: type[.dictionaryShape].integer))
        return dictionary
    }
}
