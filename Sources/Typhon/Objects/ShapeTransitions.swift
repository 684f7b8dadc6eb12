/// Making shapes: the root shapes of a class and the transitions between them.
extension Machine {
    func withShapeLock<R>(_ body: () throws(Unwind) -> R) throws(Unwind) -> R {
        cold.shapeLock.lock()
        defer { cold.shapeLock.unlock() }
        return try body()
    }
    func withShapeLock<R>(_ body: () -> R) -> R {
        cold.shapeLock.lock()
        defer { cold.shapeLock.unlock() }
        return body()
    }

    /// Frees native memory at the next stop of the world, when no thread can still read it.
    func retireAfterStop(_ memory: UnsafeMutableRawPointer) { cold.retired.append(memory) }

    /// A shape with no names but those of `__slots__`. Caller holds the shape lock, or the machine is starting.
    func makeShape(
        _ type: Value, slotBase: Int, inlineCapacity: Int, isDictionary: Bool, id: ShapeID? = nil, fixed: [Value] = []
    ) -> ShapeID {
        let number = id ?? ShapeID(number: cold.takeShapeNumber())
        let shape = UnsafeMutablePointer<ShapeData>.allocate(capacity: 1)
        let names = UnsafeMutablePointer<Value>.allocate(capacity: Swift.max(1, fixed.count))
        for (index, name) in fixed.enumerated() { names[index] = name }
        shape.initialize(
            to: ShapeData(
                id: number, classObject: type, slotBase: slotBase, inlineCapacity: inlineCapacity, count: fixed.count,
                fixedCount: fixed.count, names: names, isDictionary: isDictionary, transitions: .allocate(capacity: 1),
                transitionCount: 0, transitionCapacity: 1))
        publish(shape)
        return number
    }

    /// Complete from here on: others find the shape by its number.
    private func publish(_ shape: UnsafeMutablePointer<ShapeData>) {
        let number = Int(shape.pointee.id.number)
        UnsafeMutableRawPointer(state.pointee.shapes + number).storeRelease(UInt64(UInt(bitPattern: shape)))
        state.pointee.shapeCount = Swift.max(state.pointee.shapeCount, number + 1)
    }

    /// The shape with one name more; nil when so many names followed here already that the object is rather a dictionary.
    /// Complexity: the number of transitions of `from`.
    func transition(_ from: ShapeID, _ name: Value) -> ShapeID? {
        cold.shapeLock.lock()
        defer { cold.shapeLock.unlock() }
        let parent = shape(from)
        for index in 0..<parent.pointee.transitionCount where parent.pointee.transitions[index].name == name {
            return parent.pointee.transitions[index].shape
        }
        if parent.pointee.transitionCount >= ShapeData.mostTransitions { return nil }
        let child = UnsafeMutablePointer<ShapeData>.allocate(capacity: 1)
        child.initialize(to: parent.pointee)
        let count = parent.pointee.count
        let id = ShapeID(number: cold.takeShapeNumber())
        child.pointee.id = id
        child.pointee.isDictionary = false
        child.pointee.names = .allocate(capacity: count + 1)
        child.pointee.names.update(from: parent.pointee.names, count: count)
        child.pointee.names[count] = name
        child.pointee.count = count + 1
        child.pointee.transitions = .allocate(capacity: 1)
        child.pointee.transitionCount = 0
        child.pointee.transitionCapacity = 1
        publish(child)
        addTransition(parent, ShapeTransition(name: name, shape: id))
        return id
    }

    private func addTransition(_ shape: UnsafeMutablePointer<ShapeData>, _ transition: ShapeTransition) {
        if shape.pointee.transitionCount == shape.pointee.transitionCapacity {
            let capacity = shape.pointee.transitionCapacity * 2
            let grown = UnsafeMutablePointer<ShapeTransition>.allocate(capacity: capacity)
            grown.update(from: shape.pointee.transitions, count: shape.pointee.transitionCount)
            shape.pointee.transitions.deallocate()
            shape.pointee.transitions = grown
            shape.pointee.transitionCapacity = capacity
        }
        shape.pointee.transitions[shape.pointee.transitionCount] = transition
        shape.pointee.transitionCount += 1
    }

    /// The names of `__slots__` that instances of a class have, inherited ones included.
    func fixedNames(_ type: ClassRef) -> [Value] {
        let shape = shape(type.rootShape)
        return (0..<shape.pointee.fixedCount).map { shape.pointee.names[$0] }
    }

    /// Slot of a name in a shape, or nil. Names are interned: identity decides.
    @inline(__always)
    func slot(_ id: ShapeID, _ name: Value) -> Int? {
        let data = shape(id)
        for index in 0..<data.pointee.count where data.pointee.names[index] == name { return index }
        return nil
    }
}

extension ClassRef {
    /// Attributes beyond this many move to a dictionary.
    static let mostSlots = 128
}
