/// # StorageRef: the slots behind a list, an instance's overflow, a queue
///
///     | record | meta | capacity | slot 0 ... slot capacity-1 | card records (capacity > 64) |
///
/// Slots 64 k ..< 64 k + 64 are card k, a unit of conflict of its own. With at most 64
/// slots the object's record is the one card's record. Slots are values; fresh slots
/// must be filled by the maker (zero is the integer 0).
struct StorageRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let header = 3
    static let cardShift = 6
    static let cardSlots = 64
    /// Beyond this the request is refused before sizes are computed, so that no product overflows.
    static let largestCapacity = 1 << 40
    /// Storage of so few slots has an exact size class and no cards.
    static let longestShort = 61

    @inline(__always) var capacity: Int { ref[2].integer }
    @inline(__always) subscript(index: Int) -> Value {
        get { ref[StorageRef.header &+ index] }
        nonmutating set { ref[StorageRef.header &+ index] = newValue }
    }
    @inline(__always) func slot(_ index: Int) -> UnsafeMutableRawPointer { ref.address + (StorageRef.header &+ index) &* 8 }
    /// The slots as plain memory: only for storage that no other thread can reach.
    @inline(__always) var elements: UnsafeMutablePointer<Value> { slot(0).assumingMemoryBound(to: Value.self) }

    @inline(__always) static func cardCount(_ capacity: Int) -> Int {
        capacity <= cardSlots ? 0 : (capacity &+ cardSlots &- 1) >> cardShift
    }
    @inline(__always) func unit(_ index: Int) -> Unit {
        let capacity = self.capacity
        if capacity <= StorageRef.cardSlots { return Unit(ref) }
        return Unit(record: slot(capacity &+ index >> StorageRef.cardShift))
    }

    /// Every unit of it is this thread's.
    @inline(__always) func isOwned(_ t: Thread) -> Bool {
        if t.ownsWhole(ref) { return true }
        let capacity = self.capacity
        if capacity <= StorageRef.cardSlots { return t.owns(Unit(ref)) }
        for card in 0..<StorageRef.cardCount(capacity) where !t.owns(Unit(record: slot(capacity &+ card))) { return false }
        return true
    }
}

extension Thread {
    /// Storage with room for `capacity` slots, all absent.
    func makeStorage(capacity: Int) throws(Unwind) -> StorageRef {
        let storage = try makeZeroedStorage(capacity: capacity)
        for index in 0..<capacity { storage[index] = .absent }
        return storage
    }

    /// Storage whose slots hold the integer 0: for makers that fill them at once or keep a count.
    @inline(__always) func makeZeroedStorage(capacity: Int) throws(Unwind) -> StorageRef {
        if UInt(bitPattern: capacity) > UInt(StorageRef.longestShort) { return try makeLongStorage(capacity: capacity) }
        let storage = StorageRef(try allocate(.storage, .storage, words: StorageRef.header &+ capacity))
        storage.ref[2] = Value(small: capacity)
        return storage
    }

    @inline(never) private func makeLongStorage(capacity: Int) throws(Unwind) -> StorageRef {
        if capacity < 0 || capacity > StorageRef.largestCapacity { throw outOfMemory() }
        let cards = StorageRef.cardCount(capacity)
        let words = StorageRef.header &+ capacity
        let storage = StorageRef(try allocateSlow(
            .storage, BuiltinClass.storage.shape, words: words, bytes: (words &+ cards) &* 8, flags: 0))
        storage.ref[2] = Value(small: capacity)
        for card in 0..<cards { storage.slot(capacity &+ card).storeRelaxed(state.pointee.birthRecord) }
        return storage
    }

    @inline(__always) func read(_ storage: StorageRef, _ index: Int) throws(Unwind) -> Value {
        if !state.pointee.isTransactional { return storage[index] }
        return try read(storage.unit(index), at: storage.slot(index))
    }

    /// Opens the card that holds slot `index`.
    @inline(__always) func openSlot(_ storage: StorageRef, _ index: Int) throws(Unwind) {
        if !state.pointee.isTransactional { return }
        let first = index & ~(StorageRef.cardSlots &- 1)
        let words = Swift.min(StorageRef.cardSlots, storage.capacity &- first)
        try open(storage.unit(index), of: storage.ref, start: storage.slot(first), words: words)
    }

    /// Opens every card that holds one of `range`'s slots.
    @inline(__always) func openSlots(_ storage: StorageRef, _ range: Range<Int>) throws(Unwind) {
        if state.pointee.isTransactional { try openSlotsSlow(storage, range) }
    }

    @inline(never) private func openSlotsSlow(_ storage: StorageRef, _ range: Range<Int>) throws(Unwind) {
        if range.isEmpty { return }
        for card in (range.lowerBound >> StorageRef.cardShift)...((range.upperBound &- 1) >> StorageRef.cardShift) {
            try openSlot(storage, card << StorageRef.cardShift)
        }
    }

    /// Moves `count` slots within one storage whose cards are open, as if through a buffer.
    func moveSlots(_ storage: StorageRef, from start: Int, to target: Int, count: Int) {
        if !state.pointee.isTransactional {
            (storage.elements + target).update(from: storage.elements + start, count: count)
        } else if target < start {
            for index in 0..<count { storage[target &+ index] = storage[start &+ index] }
        } else {
            var index = count &- 1
            while index >= 0 {
                storage[target &+ index] = storage[start &+ index]
                index &-= 1
            }
        }
    }

    /// Copies slots of any storage into memory of this thread's own (fresh storage, a tuple being born), card by card.
    func copySlots(
        _ source: StorageRef, _ start: Int, _ count: Int, to target: UnsafeMutablePointer<Value>
    ) throws(Unwind) {
        if !state.pointee.isTransactional || ownsWhole(source.ref) {
            target.update(from: source.elements + start, count: count)
            return
        }
        var done = 0
        while done < count {
            let first = start &+ done
            let length = Swift.min(count &- done, StorageRef.cardSlots &- (first & (StorageRef.cardSlots &- 1)))
            let base = target + done
            try reading(source.unit(first)) { for index in 0..<length { base[index] = source[first &+ index] } }
            done &+= length
        }
    }
}

/// A growing buffer of values in storage of this thread's own: what native code keeps
/// across allocations and guest calls. The collector finds it through the native stack.
struct ValueBuffer {
    private(set) var storage: StorageRef
    private(set) var count = 0

    init(_ t: Thread, capacity: Int = 8) throws(Unwind) { storage = try t.makeZeroedStorage(capacity: capacity) }

    @inline(__always) subscript(index: Int) -> Value {
        get { storage[index] }
        nonmutating set { storage[index] = newValue }
    }
    @inline(__always) var elements: UnsafeMutablePointer<Value> { storage.elements }

    @inline(__always) mutating func append(_ t: Thread, _ value: Value) throws(Unwind) {
        if count == storage.capacity { try grow(t) }
        storage[count] = value
        count &+= 1
    }

    /// The first `count` slots were filled through `elements`.
    @inline(__always) mutating func claim(_ count: Int) { self.count = count }

    @inline(never) private mutating func grow(_ t: Thread) throws(Unwind) {
        try t.checkInterrupts()
        let larger = try t.makeZeroedStorage(capacity: count &+ count >> 1 &+ 8)
        for index in 0..<count { larger[index] = storage[index] }
        storage = larger
    }
}

/// A variable shared by frames or threads: closure variables, module globals, class data.
///
///     | record | meta | value or absent |          flags: see `CellRef.fixed`
struct CellRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let valueWord = 2
}

extension Thread {
    func makeCell(_ value: Value) throws(Unwind) -> CellRef {
        let cell = CellRef(try allocate(.cell, .cell, words: 3))
        cell.ref[CellRef.valueWord] = value
        return cell
    }
    /// The content, absent when unbound.
    @inline(__always) func load(_ cell: CellRef) throws(Unwind) -> Value { try read(cell.ref, CellRef.valueWord) }
    @inline(__always) func store(_ cell: CellRef, _ value: Value) throws(Unwind) {
        try open(cell.ref)
        if !cell.isMoving { try cell.noteStore(self) }
        cell.ref[CellRef.valueWord] = value
    }
}
