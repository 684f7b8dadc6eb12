/// # ListRef: a growing row of values
///
///     list     | record | meta | storage or 0 | count | (overflow, attribute slots of subclasses)
///                                  |
///     storage                      +-> | record | meta | capacity | slot 0 ... | card records |
///
/// Units of conflict: the head (storage and count) and the cards of the storage. Reading
/// an item looks at the head and one card; replacing one opens its card only.
///
/// Laws
/// 1. `count <= capacity`; the slots below `count` are never absent; those above hold no reference.
/// 2. A storage belongs to one list. A reallocated list leaves its old storage untouched.
struct ListRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    // | record | meta | storage | count |
    /// What an item's loop body takes, times so many, is about what a cache line takes from another core.
    static let fetchDistance = 8
    static let storageWord = 2, countWord = 3, words = 4

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> ListRef {
        if value.isKind(.list) { return ListRef(value.ref) }
        throw Container.wrongReceiver(t, "list", value)
    }

    /// No other thread can change it now: solo mode, or every unit of it is this thread's.
    @inline(__always) func isOwned(_ t: Thread) -> Bool {
        if !t.isTransactional { return true }
        let storage = ref[ListRef.storageWord]
        return t.owns(Unit(ref)) && (!storage.isReference || StorageRef(storage.ref).isOwned(t))
    }

    // MARK: Fast cases, for the loop: solo, or this thread's own

    /// Item `index`, absent when out of range or when barriers are needed.
    @inline(__always) func fastGet(_ t: Thread, _ index: Int) -> Value {
        let shared = t.isTransactional
        if shared && !t.owns(Unit(ref)) { return .absent }
        if UInt(bitPattern: index) >= UInt(bitPattern: ref[ListRef.countWord].integer) { return .absent }
        let storage = StorageRef(ref[ListRef.storageWord].ref)
        if shared && !t.ownsWhole(storage.ref) && !t.owns(storage.unit(index)) { return .absent }
        return storage[index]
    }

    /// False when out of range or when barriers are needed.
    @inline(__always) func fastSet(_ t: Thread, _ index: Int, _ value: Value) -> Bool {
        let shared = t.isTransactional
        if shared && !t.owns(Unit(ref)) { return false }
        if UInt(bitPattern: index) >= UInt(bitPattern: ref[ListRef.countWord].integer) { return false }
        let storage = StorageRef(ref[ListRef.storageWord].ref)
        if shared && storage.unit(index).record.loadRelaxed() != t.state.pointee.ownedWord { return false }
        storage[index] = value
        return true
    }

    /// False when full or when barriers are needed.
    @inline(__always) func fastAppend(_ t: Thread, _ value: Value) -> Bool {
        let shared = t.isTransactional
        if shared && ref.record != t.state.pointee.ownedWord { return false }
        let storage = ref[ListRef.storageWord], count = ref[ListRef.countWord]
        if !storage.isReference { return false }
        let slots = StorageRef(storage.ref)
        if count.scaled >= slots.ref[2].scaled { return false }
        if shared && slots.unit(count.integer).record.loadRelaxed() != t.state.pointee.ownedWord { return false }
        slots[count.integer] = value
        ref[ListRef.countWord] = Value(scaled: count.scaled &+ 4)
        return true
    }

    /// Removes the last item. nil: empty, storage to give back, or barriers are needed.
    @inline(__always) func fastPop(_ t: Thread) -> Value? {
        if !t.isOpen(Unit(ref)) { return nil }
        let last = ref[ListRef.countWord].integer &- 1
        if last < 0 { return nil }
        let slots = StorageRef(ref[ListRef.storageWord].ref)
        if (slots.capacity >> 1 > last && slots.capacity > 8) || !t.isOpen(slots.unit(last)) { return nil }
        let item = slots[last]
        slots[last] = .absent
        ref[ListRef.countWord] = Value(small: last)
        return item
    }

    // MARK: Reading

    /// Storage (0 when there is none) and count, from one moment.
    @inline(__always) func head(_ t: Thread) throws(Unwind) -> (storage: Value, count: Int) {
        try t.reading(ref) { (ref[ListRef.storageWord], ref[ListRef.countWord].integer) }
    }

    @inline(__always) func count(_ t: Thread) throws(Unwind) -> Int { try t.read(ref, ListRef.countWord).integer }

    /// Item at a non-negative index, nil when out of range.
    @inline(__always) func get(_ t: Thread, _ index: Int) throws(Unwind) -> Value? {
        let value = fastGet(t, index)
        if !value.isAbsent { return value }
        return try getSlow(t, index)
    }

    @inline(never) private func getSlow(_ t: Thread, _ index: Int) throws(Unwind) -> Value? {
        let head = try head(t)
        if UInt(bitPattern: index) >= UInt(bitPattern: head.count) { return nil }
        return try t.read(StorageRef(head.storage.ref), index)
    }

    /// As `get` of a list that other threads may see, by a scaled index; absent: out of range, or something stands in the way.
    /// A loop also fetches the cache line of an object that it will come to.
    @inline(__always) func itemAtOnce(_ t: Thread, _ scaled: Int, inLoop: Bool) -> Value {
        let seen = ref.address.loadAcquire()
        let storage = ref[ListRef.storageWord], count = ref[ListRef.countWord].scaled
        if !t.noteAtOnce(ref.address, seen) { return .absent }
        let scaled = scaled < 0 ? scaled &+ count : scaled
        if UInt(bitPattern: scaled) >= UInt(bitPattern: count) { return .absent }
        let slots = StorageRef(storage.ref), index = scaled >> 2
        if inLoop && index &+ ListRef.fetchDistance < slots.capacity {
            t.fetch(slots[index &+ ListRef.fetchDistance])
        }
        return t.readAtOnce(slots.unit(index), slots.slot(index))
    }

    // MARK: Writing

    /// False when out of range.
    @inline(__always) func set(_ t: Thread, _ index: Int, _ value: Value) throws(Unwind) -> Bool {
        if fastSet(t, index, value) { return true }
        return try setSlow(t, index, value)
    }

    @inline(never) private func setSlow(_ t: Thread, _ index: Int, _ value: Value) throws(Unwind) -> Bool {
        let head = try head(t)
        if UInt(bitPattern: index) >= UInt(bitPattern: head.count) { return false }
        let storage = StorageRef(head.storage.ref)
        try t.openSlot(storage, index)
        storage[index] = value
        return true
    }

    @inline(__always) func append(_ t: Thread, _ value: Value) throws(Unwind) {
        if !fastAppend(t, value) { try appendSlow(t, value) }
    }

    @inline(never) private func appendSlow(_ t: Thread, _ value: Value) throws(Unwind) {
        let (old, count) = try openHead(t)
        let storage: StorageRef
        if old.isReference {
            storage = try reserve(t, count &+ 1)
            try t.openSlot(storage, count)
        } else {
            storage = try t.makeZeroedStorage(capacity: ListRef.amortised(1))
            ref[ListRef.storageWord] = Value(storage.ref)
        }
        storage[count] = value
        ref[ListRef.countWord] = Value(small: count &+ 1)
    }

    /// Opens the head for writing and reads it.
    @inline(__always) func openHead(_ t: Thread) throws(Unwind) -> (storage: Value, count: Int) {
        try t.open(ref)
        return (ref[ListRef.storageWord], ref[ListRef.countWord].integer)
    }

    /// Half more than needed (CPython: an eighth), because what we cannot do is grow in place.
    static func amortised(_ count: Int) -> Int { (count &+ count >> 1 &+ 6) & ~3 }

    /// With the head open: the storage, with room for `needed` items; moved to a larger one if need be.
    @inline(__always) func reserve(_ t: Thread, _ needed: Int) throws(Unwind) -> StorageRef {
        let storage = ref[ListRef.storageWord]
        if storage.isReference && StorageRef(storage.ref).capacity >= needed { return StorageRef(storage.ref) }
        return try grow(t, needed)
    }

    @inline(never) private func grow(_ t: Thread, _ needed: Int) throws(Unwind) -> StorageRef {
        let old = ref[ListRef.storageWord], count = ref[ListRef.countWord].integer
        if needed > StorageRef.largestCapacity { throw t.outOfMemory() }
        let jump = needed &- count > 1 && needed &- count > count >> 3 &+ 6
        let storage = try t.makeZeroedStorage(capacity: jump ? (needed &+ 3) & ~3 : ListRef.amortised(needed))
        if old.isReference { try t.copySlots(StorageRef(old.ref), 0, count, to: storage.elements) }
        ref[ListRef.storageWord] = Value(storage.ref)
        return storage
    }

    /// With the head open: gives back storage when less than half of it is used. Never fails for want of memory.
    @inline(__always) func shrink(_ t: Thread) throws(Unwind) {
        let storage = ref[ListRef.storageWord]
        if !storage.isReference { return }
        let capacity = StorageRef(storage.ref).capacity
        if capacity > 8 && capacity >> 1 > ref[ListRef.countWord].integer { try shrinkSlow(t) }
    }

    @inline(never) private func shrinkSlow(_ t: Thread) throws(Unwind) {
        let old = ref[ListRef.storageWord], count = ref[ListRef.countWord].integer
        do throws(Unwind) {
            let storage = try t.makeZeroedStorage(capacity: ListRef.amortised(count))
            try t.copySlots(StorageRef(old.ref), 0, count, to: storage.elements)
            ref[ListRef.storageWord] = Value(storage.ref)
        } catch {
            guard error == .raised, t.matches(.memoryError) else { throw error }
            t.clearRaised()
        }
    }

    /// At a position as the guest gives it: from the end when negative, clipped to the list.
    func insert(_ t: Thread, near wanted: Int, _ value: Value) throws(Unwind) {
        let length = try count(t)
        try insert(t, wanted < 0 ? Swift.max(0, wanted &+ length) : Swift.min(wanted, length), value)
    }

    /// `index` in 0...count.
    @inline(__always) func insert(_ t: Thread, _ index: Int, _ value: Value) throws(Unwind) {
        let count = try openHead(t).count
        let storage = try reserve(t, count &+ 1)
        try t.openSlots(storage, index..<(count &+ 1))
        t.moveSlots(storage, from: index, to: index &+ 1, count: count &- index)
        storage[index] = value
        ref[ListRef.countWord] = Value(small: count &+ 1)
    }

    /// Removes and returns item `index`, nil when out of range.
    func remove(_ t: Thread, at index: Int) throws(Unwind) -> Value? {
        let before = try count(t)
        if UInt(bitPattern: index) >= UInt(bitPattern: before) { return nil }
        let head = try openHead(t)
        let storage = StorageRef(head.storage.ref), last = head.count &- 1
        try t.openSlots(storage, index..<head.count)
        let value = storage[index]
        t.moveSlots(storage, from: index &+ 1, to: index, count: last &- index)
        storage[last] = .absent
        ref[ListRef.countWord] = Value(small: last)
        try shrink(t)
        return value
    }

    /// Removes the items `start ..< start + length`.
    func removeRange(_ t: Thread, _ start: Int, _ length: Int) throws(Unwind) {
        if length <= 0 { return }
        let head = try openHead(t)
        let storage = StorageRef(head.storage.ref), rest = head.count &- length
        try t.openSlots(storage, start..<head.count)
        t.moveSlots(storage, from: start &+ length, to: start, count: rest &- start)
        for position in rest..<head.count { storage[position] = .absent }
        ref[ListRef.countWord] = Value(small: rest)
        try shrink(t)
    }

    func clear(_ t: Thread) throws(Unwind) {
        try t.open(ref)
        ref[ListRef.storageWord] = Value(small: 0)
        ref[ListRef.countWord] = Value(small: 0)
    }

    /// Replaces the content by the first `count` items of a storage that nobody else uses.
    func adopt(_ t: Thread, _ storage: StorageRef, _ count: Int) throws(Unwind) {
        try t.open(ref)
        ref[ListRef.storageWord] = Value(storage.ref)
        ref[ListRef.countWord] = Value(small: count)
    }
}

extension Thread {
    @inline(__always) func makeEmptyList() throws(Unwind) -> ListRef {
        ListRef(try allocate(.list, .list, words: ListRef.words))
    }

    func makeList(_ items: [Value]) throws(Unwind) -> Value {
        try withScanned(items) { (buffer) throws(Unwind) in try makeList(buffer, count: items.count) }
    }

    func makeList(_ items: UnsafeMutablePointer<Value>, count: Int) throws(Unwind) -> Value {
        let list = try makeEmptyList()
        if count == 0 { return Value(list.ref) }
        let storage = try makeZeroedStorage(capacity: count)
        storage.elements.update(from: items, count: count)
        list.fillNew(storage, count)
        return Value(list.ref)
    }

    /// A list that takes over a storage nobody else uses.
    func makeList(owning storage: StorageRef, count: Int) throws(Unwind) -> ListRef {
        let list = try makeEmptyList()
        list.fillNew(storage, count)
        return list
    }
}

extension ListRef {
    /// For a list just born: no barrier.
    @inline(__always) func fillNew(_ storage: StorageRef, _ count: Int) {
        ref[ListRef.storageWord] = Value(storage.ref)
        ref[ListRef.countWord] = Value(small: count)
    }
}
