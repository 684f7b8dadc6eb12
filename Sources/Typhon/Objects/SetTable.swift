/// # SetTable: the hash table behind a set
///
///     word 0  record, 1 meta
///          2  mask     slots - 1; slots are a power of two
///          3  used     live keys                  \
///          4  fill     used and deleted slots      > the size unit
///          5  finger   where `pop` goes on        /
///          6  slots    mark, key each
///          ..  card records (more than 32 slots only)
///
/// A slot's mark is 0 when it was never used, `deletedMark` when its key was removed, else the key's hash with both low
/// bits set. So zeroed memory is an empty table, one bit says whether a slot is in use, and a search that meets
/// another mark than its own need not look at the key.
///
/// The probing, the order of the slots and the moments of growth are CPython's, so that sets
/// of small integers show themselves in the same order.
///
/// Units of conflict: up to 32 slots the table is one unit. Above, its record guards words
/// 3...5 and every 32 slots are a card with a record of its own.
///
/// Laws
/// 1. Fill * 5 < mask * 3 after every insertion: every probe ends at an unused slot.
/// 2. The key of a slot that is not in use is the integer 0; an insertion uses the last deleted slot on its way again.
/// 3. A table never grows: the set's head gets another. Word 2 never changes.
struct SetTable: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }

    static let maskWord = 2, usedWord = 3, fillWord = 4, fingerWord = 5, header = 6
    static let smallestSize = 8, largestSmallSize = 32, largestSize = 1 << 36
    static let cardShift = 5
    static let linearProbes = 9
    static let deletedMark: UInt64 = 4

    @inline(__always) var mask: Int { ref[SetTable.maskWord].integer }
    @inline(__always) var isLarge: Bool { mask >= SetTable.largestSmallSize }
    @inline(__always) var slots: UnsafeMutableRawPointer { ref.address + SetTable.header &* 8 }
    @inline(__always) func slot(_ number: Int) -> UnsafeMutableRawPointer { slots + number &* 16 }

    /// What a slot in use says of its key.
    @inline(__always) static func mark(_ hash: Value) -> UInt64 { hash.bits | 3 }
    /// The slot where the search for a mark begins.
    @inline(__always) func home(_ mark: UInt64) -> UnsafeMutableRawPointer {
        slots + Int(truncatingIfNeeded: (mark & ref[SetTable.maskWord].bits) &<< 2)
    }

    /// Words that are values, header included.
    private static func plainWords(_ size: Int) -> Int { header + size * 2 }
    private static func recordCount(_ size: Int) -> Int { size > largestSmallSize ? size >> cardShift : 0 }
    /// Words the table takes, header and card records included.
    static func words(_ table: Ref) -> Int {
        let size = SetTable(table).mask + 1
        return plainWords(size) + recordCount(size)
    }

    /// `isFilled`: the caller writes every slot before anything else happens.
    static func make(_ t: Thread, size: Int, isFilled: Bool = false) throws(Unwind) -> SetTable {
        if size <= largestSmallSize {
            let table = SetTable(try t.allocate(.setTable, .setTable, words: plainWords(size)))
            table.ref[maskWord] = Value(small: size - 1)
            return table
        }
        return try makeLarge(t, size, isFilled)
    }

    @inline(never) private static func makeLarge(_ t: Thread, _ size: Int, _ isFilled: Bool) throws(Unwind) -> SetTable {
        if size > largestSize { throw t.outOfMemory() }
        let words = plainWords(size)
        let table = SetTable(try t.allocateSlow(
            .setTable, BuiltinClass.setTable.shape, words: words, bytes: (words + recordCount(size)) * 8, flags: 0,
            isFilled: isFilled))
        table.ref[maskWord] = Value(small: size - 1)
        table.ref[fingerWord] = Value(small: 0)
        let birth = t.state.pointee.birthRecord
        forEachRecord(table.ref) { $0.storeRelaxed(birth) }
        return table
    }

    /// The slots as plain memory: only for a table that no other thread can reach, or in solo mode.
    @inline(__always) var fresh: UnsafeMutablePointer<SIMD2<UInt64>> { slots.assumingMemoryBound(to: SIMD2<UInt64>.self) }

    /// CPython's size for at least `minimum` keys: the first power of two above it.
    static func size(above minimum: Int) -> Int {
        var size = smallestSize
        while size <= minimum && size <= largestSize { size <<= 1 }
        return size
    }

    // MARK: For the collector and the transactions

    /// Every key that is an object. The caller owns the table or has stopped its owner.
    @inline(__always) static func forEachReference(_ table: Ref, _ body: (Ref) -> Void) {
        let this = SetTable(table)
        var key = this.slots + 8
        for _ in 0...this.mask {
            let value = Value(bits: key.loadRelaxed())
            if value.isReference { body(value.ref) }
            key += 16
        }
    }

    /// Address of every card record beside the table's own; none in a small table.
    @inline(__always) static func forEachRecord(_ table: Ref, _ body: (UnsafeMutableRawPointer) -> Void) {
        let this = SetTable(table), size = this.mask + 1
        for card in 0..<recordCount(size) { body(this.slot(size) + card * 8) }
    }

    // MARK: Units

    @inline(__always) func unit(_ number: Int) -> Unit {
        let mask = self.mask
        if mask < SetTable.largestSmallSize { return Unit(ref) }
        return Unit(record: slot(mask &+ 1) + (number >> SetTable.cardShift) &* 8)
    }

    @inline(never) private func openAll(_ t: Thread) throws(Unwind) {
        try t.open(Unit(ref), of: ref, start: ref.address + 24, words: 3 + (mask + 1) * 2)
    }

    @inline(__always) func openSize(_ t: Thread) throws(Unwind) {
        if t.isOpen(Unit(ref)) { return }
        if !isLarge { return try openAll(t) }
        try t.open(Unit(ref), of: ref, start: ref.address + 24, words: 3)
    }

    @inline(__always) func openSlot(_ t: Thread, _ number: Int) throws(Unwind) {
        if t.isOpen(unit(number)) { return }
        if !isLarge { return try openAll(t) }
        try t.open(unit(number), of: ref, start: slot(number & ~31), words: 64)
    }

    /// No other thread can change it now: solo mode, or every unit of it is this thread's.
    @inline(__always) func isOwned(_ t: Thread) -> Bool {
        if !t.isTransactional || t.ownsWhole(ref) { return true }
        if !t.owns(Unit(ref)) { return false }
        var isOwned = true
        SetTable.forEachRecord(ref) { if !t.owns(Unit(record: $0)) { isOwned = false } }
        return isOwned
    }

    // MARK: Reading. `frozen`: an immutable set's table needs no barrier.

    struct Size {
        let used: Int, fill: Int
    }

    @inline(__always) func size(_ t: Thread, frozen: Bool) throws(Unwind) -> Size {
        if frozen { return Size(used: ref[SetTable.usedWord].integer, fill: ref[SetTable.fillWord].integer) }
        return try t.reading(ref) { Size(used: ref[SetTable.usedWord].integer, fill: ref[SetTable.fillWord].integer) }
    }

    struct Entry {
        let mark: UInt64, key: Value
        @inline(__always) init(_ slot: UnsafeMutableRawPointer) {
            mark = slot.loadRelaxed()
            key = Value(bits: (slot + 8).loadRelaxed())
        }
        @inline(__always) private init() { (mark, key) = (0, Value(small: 0)) }
        @inline(__always) static var none: Entry { Entry() }
        @inline(__always) var isLive: Bool { mark & 1 != 0 }
        /// Only of a live entry.
        @inline(__always) var hash: Value { Value(bits: mark & ~3) }
    }

    /// Without barriers: the live entry at or after slot `position`, which moves behind it; nil at the end.
    @inline(__always) func nextLive(_ position: inout Int) -> Entry? { nextLive(&position, before: mask &+ 1) }

    @inline(__always) func nextLive(_ position: inout Int, before end: Int) -> Entry? {
        var slot = self.slot(position)
        while position < end {
            let entry = Entry(slot)
            position &+= 1
            if entry.isLive { return entry }
            slot += 16
        }
        return nil
    }

    @inline(__always) func entry(_ t: Thread, _ number: Int, frozen: Bool) throws(Unwind) -> Entry {
        let slot = self.slot(number)
        if frozen { return Entry(slot) }
        return try t.reading(unit(number)) { Entry(slot) }
    }

    // MARK: Probing

    static let unknown = -1
    /// A code at or below this says "missing": its slot is `-2 - code`.
    static let missing = -2

    /// Without barriers, without guest code: the slot of the key, or `missing - slot` with the slot where an
    /// insertion goes (the last deleted one on the way, else the unused one where the search ended), or
    /// `unknown` when only the guest can tell.
    @inline(__always) func probe(_ t: Thread, _ key: Value, _ hash: Value) -> Int {
        let mask = self.mask
        var perturb = UInt(bitPattern: hash.integer)
        var base = Int(bitPattern: perturb) & mask
        let wanted = SetTable.mark(hash)
        var free = -1
        while true {
            let last = SetTable.runEnd(base, mask)
            var number = base
            repeat {
                let found = slot(number).loadRelaxed()
                if found == wanted {
                    switch Key.likeness(t, Value(bits: (slot(number) + 8).loadRelaxed()), key) {
                    case .same: return number
                    case .unknown: return SetTable.unknown
                    case .different: break
                    }
                }
                if found == 0 { return SetTable.missing &- (free < 0 ? number : free) }
                if found == SetTable.deletedMark { free = number }
                number &+= 1
            } while number <= last
            perturb >>= 5
            base = (base &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
        }
    }

    enum Answer { case found, missing, unknown }

    /// Without barriers and guest code: is it the key's slot, or one where the search ends?
    @inline(__always) static func look(_ t: Thread, _ slot: UnsafeMutableRawPointer, _ key: Value, _ mark: UInt64) -> Answer {
        let found = slot.loadRelaxed()
        if found == 0 { return .missing }
        return found == mark && Key.likeness(t, Value(bits: (slot + 8).loadRelaxed()), key) == .same ? .found : .unknown
    }

    /// As `probe`, when the thread owns what decides: a small table, or the card of the first run, where nearly every
    /// search ends. Else `unknown`.
    @inline(__always) func probeOwned(_ t: Thread, _ key: Value, _ hash: Value, frozen: Bool) -> Int {
        if frozen || !isLarge { return frozen || t.owns(Unit(ref)) ? probe(t, key, hash) : SetTable.unknown }
        let base = hash.integer & mask, last = SetTable.runEnd(base, mask)
        guard base >> SetTable.cardShift == last >> SetTable.cardShift, t.owns(unit(base)) else { return SetTable.unknown }
        let wanted = SetTable.mark(hash)
        for number in base...last {
            let found = slot(number).loadRelaxed()
            if found == 0 { return SetTable.missing &- number }
            if found == SetTable.deletedMark { return SetTable.unknown }
            if found == wanted {
                return Key.likeness(t, Value(bits: (slot(number) + 8).loadRelaxed()), key) == .same ? number : SetTable.unknown
            }
        }
        return SetTable.unknown
    }

    /// As `probe` for those who will not insert: the slot of the key, `missing` or `unknown`.
    @inline(__always) func find(_ t: Thread, _ key: Value, _ hash: Value) -> Int {
        let mask = self.mask, slots = self.slots
        var perturb = UInt(bitPattern: hash.integer)
        var base = Int(bitPattern: perturb) & mask
        let wanted = SetTable.mark(hash)
        while true {
            var slot = slots + base &* 16
            let last = slots + SetTable.runEnd(base, mask) &* 16
            repeat {
                let found = slot.loadRelaxed()
                if found == wanted {
                    switch Key.likeness(t, Value(bits: (slot + 8).loadRelaxed()), key) {
                    case .same: return (slot - slots) >> 4
                    case .unknown: return SetTable.unknown
                    case .different: break
                    }
                }
                if found == 0 { return SetTable.missing }
                slot += 16
            } while slot <= last
            perturb >>= 5
            base = (base &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
        }
    }

    /// Last slot of the linear run that starts at `base`.
    @inline(__always) static func runEnd(_ base: Int, _ mask: Int) -> Int {
        base &+ linearProbes <= mask ? base &+ linearProbes : base
    }

    // MARK: Writing

    /// `insertClean` stores to an open unit: solo mode, or its first slot is free and open.
    @inline(__always) func mayInsertClean(_ t: Thread, _ mark: UInt64) -> Bool {
        if !t.isTransactional { return true }
        let home = self.home(mark)
        return home.loadRelaxed() == 0 && t.isOpen(unit((home - slots) >> 4))
    }

    /// Puts a key into a table being born that has no deleted slots and not this key; counts are the caller's.
    @inline(__always) func insertClean(_ entry: Entry) {
        let home = self.home(entry.mark)
        if home.loadRelaxed() != 0 { return insertProbing(entry) }
        home.storeRelaxed(entry.mark)
        (home + 8).storeRelaxed(entry.key.bits)
    }

    @inline(never) private func insertProbing(_ entry: Entry) {
        let mask = self.mask
        var perturb = UInt(bitPattern: entry.hash.integer)
        var base = Int(bitPattern: perturb) & mask
        while true {
            let last = SetTable.runEnd(base, mask)
            var number = base
            repeat {
                if slot(number).loadRelaxed() == 0 { return store(number, entry.hash, entry.key) }
                number &+= 1
            } while number <= last
            perturb >>= 5
            base = (base &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
        }
    }

    /// The slot's unit is open.
    @inline(__always) func store(_ number: Int, _ hash: Value, _ key: Value) {
        let slot = self.slot(number)
        slot.storeRelaxed(SetTable.mark(hash))
        (slot + 8).storeRelaxed(key.bits)
    }

    /// The slot's unit and the size unit are open.
    @inline(__always) func erase(_ slot: UnsafeMutableRawPointer) {
        slot.storeRelaxed(SetTable.deletedMark)
        (slot + 8).storeRelaxed(0)
        ref[SetTable.usedWord] = Value(scaled: ref[SetTable.usedWord].scaled &- 4)
    }

    /// One more slot may come into use without growth (law 1).
    @inline(__always) var hasRoom: Bool {
        (ref[SetTable.fillWord].scaled &+ 4) &* 5 < ref[SetTable.maskWord].scaled &* 3
    }

    /// Puts a key into a slot that was never used, when there is room; its unit and the size unit are open.
    @inline(__always) func fill(_ slot: UnsafeMutableRawPointer, _ mark: UInt64, _ key: Value) {
        slot.storeRelaxed(mark)
        (slot + 8).storeRelaxed(key.bits)
        ref[SetTable.usedWord] = Value(scaled: ref[SetTable.usedWord].scaled &+ 4)
        ref[SetTable.fillWord] = Value(scaled: ref[SetTable.fillWord].scaled &+ 4)
    }

    @inline(__always) func setSize(used: Int, fill: Int) {
        ref[SetTable.usedWord] = Value(small: used)
        ref[SetTable.fillWord] = Value(small: fill)
    }
}
