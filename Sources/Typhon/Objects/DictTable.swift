#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # DictionaryTable: the hash table behind a dict
///
///     word 0   record, 1 meta
///          2   mask       2^L - 1 for 2^L index slots; room for 2/3 of that in entries
///          3   used       live entries                 \
///          4   fill       entries written, dead ones too > the "size and order" unit
///          5   remaining  entries that may still be added /
///          6   bytes from the table to its index
///          7   entries    hash, key, value each, in the order of insertion
///          ..  index      2^L slots of 32 bits: 0 empty, else (entry number + 1) << 2
///          ..  card records (L > 5 only): of the index cards, then of the entry cards
///
/// Units of conflict. Up to 2^5 slots (21 entries) the table is one unit, its own record.
/// Above, the table's record guards words 3...5 only; every 16 entries are an entry card
/// and every 16 index slots an index card, each with a record of its own. So threads that
/// look up or update different keys meet nowhere, and an insert meets inserts, `len` and
/// iteration.
///
/// Laws
/// 1. Every live entry has a slot on its own probe chain that names it. Slots are only ever
///    written by inserts; a slot may outlive its entry and then names a dead or another one. An
///    insert takes the first slot on its way that names a dead entry, else the empty one at the end.
/// 2. Slots in use <= capacity - remaining < 2^L: every probe chain ends.
/// 3. A dead entry has the key and the hash `deleted`. Entries at or above `fill` are dead or unwritten.
/// 4. A table never grows: the dict's head gets another, and the old one is left as it is.
/// 5. Words 2 and 6 never change. Every word but the card records is a value.
/// 6. The value of a dead entry is absent, or tells how many entries from it on are dead. Only written while no transaction runs:
///    undoing one brings entries back.
struct DictionaryTable: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }

    static let maskWord = 2, usedWord = 3, fillWord = 4, remainingWord = 5, indexWord = 6, header = 7
    static let smallestLogarithm = 3, largestSmallLogarithm = 5, largestLogarithm = 30
    static let smallestMask = (1 << smallestLogarithm) - 1
    static let entryBytes = 24
    static let cardShift = 4

    @inline(__always) var mask: Int { ref[DictionaryTable.maskWord].integer }
    var logarithm: Int { (~mask).trailingZeroBitCount }
    @inline(__always) var isLarge: Bool { mask >> DictionaryTable.largestSmallLogarithm != 0 }
    @inline(__always) static func capacity(_ logarithm: Int) -> Int { (2 &<< logarithm) / 3 }
    @inline(__always) var index: UnsafeMutableRawPointer { ref.address + ref[DictionaryTable.indexWord].integer }
    @inline(__always) var entries: UnsafeMutableRawPointer { ref.address + DictionaryTable.header &* 8 }
    @inline(__always) func entry(_ number: Int) -> UnsafeMutableRawPointer { entries + number &* DictionaryTable.entryBytes }
    /// The entry that an index slot names.
    @inline(__always) func entry(raw: UInt32) -> UnsafeMutableRawPointer {
        entries - DictionaryTable.entryBytes + Int(raw) &* (DictionaryTable.entryBytes / 4)
    }
    /// The index slot where the search for a hash begins.
    @inline(__always) func home(_ hash: Value) -> UnsafeMutableRawPointer {
        index + Int(truncatingIfNeeded: hash.bits & ref[DictionaryTable.maskWord].bits)
    }

    private static func entryCards(_ logarithm: Int) -> Int { (capacity(logarithm) + 15) >> cardShift }
    /// Words that are values, header included.
    private static func plainWords(_ logarithm: Int) -> Int { header + (1 << logarithm) / 2 + 3 * capacity(logarithm) }
    private static func recordCount(_ logarithm: Int) -> Int {
        logarithm <= largestSmallLogarithm ? 0 : entryCards(logarithm) + (1 << logarithm) >> cardShift
    }
    /// Words the table takes, header and card records included.
    static func words(_ table: Ref) -> Int {
        let logarithm = DictionaryTable(table).logarithm
        return plainWords(logarithm) + recordCount(logarithm)
    }

    static func make(_ t: Thread, logarithm: Int) throws(Unwind) -> DictionaryTable {
        if logarithm > largestLogarithm { throw t.outOfMemory() }
        let words = plainWords(logarithm)
        let table: DictionaryTable
        if logarithm <= largestSmallLogarithm {
            table = DictionaryTable(try t.allocate(.dictionaryTable, .dictionaryTable, words: words))
        } else {
            table = DictionaryTable(try t.allocateSlow(
                .dictionaryTable, BuiltinClass.dictionaryTable.shape, words: words,
                bytes: (words + recordCount(logarithm)) * 8, flags: 0))
        }
        table.ref[maskWord] = Value(small: (1 << logarithm) - 1)
        table.ref[indexWord] = Value(small: (header + 3 * capacity(logarithm)) * 8)
        table.ref[remainingWord] = Value(small: capacity(logarithm))
        let birth = t.state.pointee.birthRecord
        forEachRecord(table.ref) { $0.storeRelaxed(birth) }
        return table
    }

    /// The smallest logarithm whose table has room for `count` entries.
    static func logarithm(forEntries count: Int) -> Int {
        var logarithm = smallestLogarithm
        while capacity(logarithm) < count && logarithm <= largestLogarithm { logarithm += 1 }
        return logarithm
    }

    // MARK: For the collector and the transactions

    /// Every object an entry refers to. The caller owns the table or has stopped its owner.
    @inline(__always) static func forEachReference(_ table: Ref, _ body: (Ref) -> Void) {
        let this = DictionaryTable(table)
        var word = this.entries
        let end = this.entry(table[fillWord].integer)
        while word < end {
            let key = Value(bits: (word + 8).loadRelaxed()), value = Value(bits: (word + 16).loadRelaxed())
            if key.isReference { body(key.ref) }
            if value.isReference { body(value.ref) }
            word += entryBytes
        }
    }

    /// Address of every card record beside the table's own; none in a small table.
    @inline(__always) static func forEachRecord(_ table: Ref, _ body: (UnsafeMutableRawPointer) -> Void) {
        let this = DictionaryTable(table)
        if !this.isLarge { return }
        let first = this.records
        for card in 0..<recordCount(this.logarithm) { body(first + card * 8) }
    }

    // MARK: Units

    /// Address of the first card record, if there are any.
    @inline(__always) private var records: UnsafeMutableRawPointer { index + (mask &+ 1) &* 4 }

    @inline(__always) func entryUnit(_ number: Int) -> Unit {
        if !isLarge { return Unit(ref) }
        let card = (mask &+ 1) >> DictionaryTable.cardShift &+ number >> DictionaryTable.cardShift
        return Unit(record: records + card &* 8)
    }

    @inline(__always) private func indexUnit(_ slot: Int) -> Unit {
        isLarge ? Unit(record: records + (slot >> DictionaryTable.cardShift) &* 8) : Unit(ref)
    }

    @inline(never) private func openAll(_ t: Thread) throws(Unwind) {
        let start = ref.address + 24
        try t.open(Unit(ref), of: ref, start: start, words: (records - start) / 8)
    }

    @inline(__always) func openSize(_ t: Thread) throws(Unwind) {
        if t.isOpen(Unit(ref)) { return }
        if !isLarge { return try openAll(t) }
        try t.open(Unit(ref), of: ref, start: ref.address + 24, words: 3)
    }

    @inline(__always) func openEntry(_ t: Thread, _ number: Int) throws(Unwind) {
        if !t.isOpen(entryUnit(number)) { try openEntrySlow(t, number) }
    }

    @inline(never) private func openEntrySlow(_ t: Thread, _ number: Int) throws(Unwind) {
        if !isLarge { return try openAll(t) }
        let first = number & ~15
        let length = Swift.min(16, DictionaryTable.capacity(logarithm) &- first)
        try t.open(entryUnit(number), of: ref, start: entry(first), words: length &* 3)
    }

    @inline(__always) func openIndex(_ t: Thread, _ slot: Int) throws(Unwind) {
        if t.isOpen(indexUnit(slot)) { return }
        if !isLarge { return try openAll(t) }
        try t.open(indexUnit(slot), of: ref, start: index + (slot & ~15) &* 4, words: 8)
    }

    // MARK: Reading

    struct Size {
        let used: Int, fill: Int, remaining: Int
    }

    @inline(__always) func size(_ t: Thread) throws(Unwind) -> Size {
        try t.reading(ref) {
            Size(used: ref[DictionaryTable.usedWord].integer, fill: ref[DictionaryTable.fillWord].integer,
                 remaining: ref[DictionaryTable.remainingWord].integer)
        }
    }

    @inline(__always) func fill(_ t: Thread) throws(Unwind) -> Int { try t.read(ref, DictionaryTable.fillWord).integer }

    @inline(__always) func value(_ t: Thread, _ number: Int) throws(Unwind) -> Value {
        let value = entry(number) + 16
        return t.isTransactional ? try t.read(entryUnit(number), at: value) : Value(bits: value.loadRelaxed())
    }

    struct Entry {
        let hash: Value, key: Value, value: Value
        /// Of a dead entry: it and how many behind it are dead for certain.
        var deadCount: Int { value.isInteger ? value.integer : 1 }
    }

    @inline(__always) func entry(_ t: Thread, _ number: Int) throws(Unwind) -> Entry {
        let entry = self.entry(number)
        return try t.reading(entryUnit(number)) {
            Entry(hash: Value(bits: entry.loadRelaxed()), key: Value(bits: (entry + 8).loadRelaxed()),
                  value: Value(bits: (entry + 16).loadRelaxed()))
        }
    }

    /// Without barriers: the live entry at or after `position`, which moves behind it; nil at the end.
    @inline(__always) func nextLive(_ t: Thread, _ position: inout Int) -> Entry? {
        if position >= ref[DictionaryTable.fillWord].integer { return nil }
        if plainEntry(position).key == .deleted && !skipDead(t, &position) { return nil }
        position &+= 1
        return plainEntry(position &- 1)
    }

    @inline(__always) private func plainEntry(_ number: Int) -> Entry {
        let entry = self.entry(number)
        return Entry(
            hash: Value(bits: entry.loadRelaxed()), key: Value(bits: (entry + 8).loadRelaxed()), value: Value(bits: (entry + 16).loadRelaxed()))
    }

    /// From a dead entry to the next live one; false: there is none. In solo mode the first dead one remembers the way (law 6),
    /// so that who takes entries from the front again and again does not pass all the dead ones every time.
    @inline(never) private func skipDead(_ t: Thread, _ position: inout Int) -> Bool {
        let start = position, fill = ref[DictionaryTable.fillWord].integer
        while position < fill {
            let entry = plainEntry(position)
            if entry.key != .deleted {
                if !t.isTransactional { (self.entry(start) + 16).storeRelaxed(Value(small: position &- start).bits) }
                return true
            }
            assert(areDead(position, entry.deadCount), "law 6 of dictionary tables")
            position &+= entry.deadCount
        }
        return false
    }

    private func areDead(_ first: Int, _ count: Int) -> Bool {
        (first..<Swift.min(first &+ count, ref[DictionaryTable.fillWord].integer)).allSatisfy { plainEntry($0).key == .deleted }
    }

    /// The raw content of an index slot: the half of a word that is read whole.
    @inline(__always) func slot(_ t: Thread, _ slot: Int) throws(Unwind) -> UInt32 {
        if !t.isTransactional { return (index + slot &* 4).loadHalfRelaxed() }
        let word = try t.read(indexUnit(slot), at: index + (slot & ~1) &* 4).bits
        return DictionaryTable.half(word, slot)
    }

    @inline(__always) private static func half(_ word: UInt64, _ slot: Int) -> UInt32 {
        #if _endian(little)
        UInt32(truncatingIfNeeded: word >> UInt64((slot & 1) &* 32))
        #else
        UInt32(truncatingIfNeeded: word >> UInt64((~slot & 1) &* 32))
        #endif
    }

    // MARK: Probing

    static let unknown = -1
    /// A code at or below this says "missing": its slot is `-2 - code`.
    static let missing = -2

    /// Without barriers, without guest code: the number of the entry with this key, or `missing - slot` with
    /// the slot where an insert goes, or `unknown` when only the guest can tell.
    @inline(__always) func probe(_ t: Thread, _ key: Value, _ hash: Value) -> Int {
        let mask = self.mask, index = self.index
        var perturb = UInt(bitPattern: hash.integer)
        var slot = Int(bitPattern: perturb) & mask
        var free = -1
        while true {
            let raw = (index + slot &* 4).loadHalfRelaxed()
            if raw == 0 { return DictionaryTable.missing &- (free < 0 ? slot : free) }
            let entry = entry(raw: raw), found = entry.loadRelaxed()
            if found == hash.bits {
                switch Key.likeness(t, Value(bits: (entry + 8).loadRelaxed()), key) {
                case .same: return Int(raw >> 2) &- 1
                case .unknown: return DictionaryTable.unknown
                case .different: break
                }
            } else if found == Value.deleted.bits && free < 0 {
                free = slot
            }
            perturb >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
        }
    }

    enum Answer { case found, missing, unknown }

    /// Without barriers and guest code: is it the slot of the key, or one where the search ends?
    @inline(__always) func look(
        _ t: Thread, _ slot: UnsafeMutableRawPointer, _ key: Value, _ hash: Value
    ) -> (answer: Answer, entry: UnsafeMutableRawPointer) {
        let raw = slot.loadHalfRelaxed(), entry = entry(raw: raw)
        if raw == 0 { return (.missing, entry) }
        let found = Value(bits: (entry + 8).loadRelaxed())
        if found == key { return (.found, entry) }
        return (entry.loadRelaxed() == hash.bits && Key.compare(t, found, key) == .same ? .found : .unknown, entry)
    }

    /// The slot where an entry with this hash that is not in the table yet goes.
    func emptySlot(_ t: Thread, _ hash: Value) throws(Unwind) -> Int {
        let mask = self.mask
        var perturb = UInt(bitPattern: hash.integer)
        var slot = Int(bitPattern: perturb) & mask
        while try self.slot(t, slot) != 0 {
            perturb >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
        }
        return slot
    }

    // MARK: Writing; the units are open

    @inline(__always) func store(_ number: Int, _ hash: Value, _ key: Value, _ value: Value) {
        let entry = self.entry(number)
        entry.storeRelaxed(hash.bits)
        (entry + 8).storeRelaxed(key.bits)
        (entry + 16).storeRelaxed(value.bits)
    }

    @inline(__always) func setValue(_ number: Int, _ value: Value) { (entry(number) + 16).storeRelaxed(value.bits) }

    @inline(__always) func setSlot(_ slot: Int, _ number: Int) {
        (index + slot &* 4).storeHalfRelaxed(UInt32(truncatingIfNeeded: (number &+ 1) &<< 2))
    }

    /// Adds an entry at `slot`; there must be room.
    @inline(__always) func insert(_ t: Thread, _ slot: Int, _ hash: Value, _ key: Value, _ value: Value) throws(Unwind) {
        try openSize(t)
        try openEntry(t, ref[DictionaryTable.fillWord].integer)
        try openIndex(t, slot)
        append(index + slot &* 4, hash, key, value)
    }

    /// Makes an entry dead.
    func delete(_ t: Thread, _ number: Int) throws(Unwind) {
        try openEntry(t, number)
        try openSize(t)
        erase(entry(number))
    }

    /// The entry's unit and the size unit are open.
    @inline(__always) func erase(_ entry: UnsafeMutableRawPointer) {
        entry.storeRelaxed(Value.deleted.bits)
        (entry + 8).storeRelaxed(Value.deleted.bits)
        (entry + 16).storeRelaxed(Value.absent.bits)
        ref[DictionaryTable.usedWord] = Value(scaled: ref[DictionaryTable.usedWord].scaled &- 4)
    }

    @inline(__always) var hasRoom: Bool { ref[DictionaryTable.remainingWord].bits != 0 }

    /// Adds an entry that an index slot will name; there is room, and everything is open.
    @inline(__always) func append(_ slot: UnsafeMutableRawPointer, _ hash: Value, _ key: Value, _ value: Value) {
        let fill = ref[DictionaryTable.fillWord].scaled
        let entry = entries + fill &* (DictionaryTable.entryBytes / 4)
        entry.storeRelaxed(hash.bits)
        (entry + 8).storeRelaxed(key.bits)
        (entry + 16).storeRelaxed(value.bits)
        slot.storeHalfRelaxed(UInt32(truncatingIfNeeded: fill &+ 4))
        ref[DictionaryTable.fillWord] = Value(scaled: fill &+ 4)
        ref[DictionaryTable.usedWord] = Value(scaled: ref[DictionaryTable.usedWord].scaled &+ 4)
        ref[DictionaryTable.remainingWord] = Value(scaled: ref[DictionaryTable.remainingWord].scaled &- 4)
    }

    /// A new table with the live entries of this one in their order, and room for `extra` more.
    func rebuilt(_ t: Thread, logarithm: Int) throws(Unwind) -> DictionaryTable {
        let size = try self.size(t)
        let target = try DictionaryTable.make(t, logarithm: logarithm), own = self.logarithm
        // Without a dead entry or a slot that outlived one.
        let isDense = size.used == size.fill && size.remaining == DictionaryTable.capacity(own) &- size.fill
        if isDense && logarithm == own && (!t.isTransactional || t.ownsWhole(ref)) {
            target.copyWhole(self, size)
            return target
        }
        var live = 0, first = 0
        let step = isLarge ? 16 : Swift.max(size.fill, 1)
        while first < size.fill {
            let length = Swift.min(step, size.fill &- first)
            live = try t.reading(entryUnit(first)) { copyLive(first, length, to: target, live) }
            first &+= length
            try Container.pace(t, first >> 4)
        }
        target.finish(live)
        return target
    }

    /// Into a table being born, without barriers: index and entries as they are.
    private func copyWhole(_ source: DictionaryTable, _ size: Size) {
        memcpy(index, source.index, 4 &<< logarithm)
        memcpy(entries, source.entries, size.fill &* DictionaryTable.entryBytes)
        ref[DictionaryTable.usedWord] = Value(small: size.used)
        ref[DictionaryTable.fillWord] = Value(small: size.fill)
        ref[DictionaryTable.remainingWord] = Value(small: DictionaryTable.capacity(logarithm) &- size.fill)
    }

    /// Copies the live ones of `length` entries to `start` in a table being born; returns their end there.
    @inline(__always) private func copyLive(_ first: Int, _ length: Int, to target: DictionaryTable, _ start: Int) -> Int {
        let room = DictionaryTable.capacity(target.logarithm)
        var live = start
        var source = entry(first)
        for _ in 0..<length where live < room {
            let key = Value(bits: (source + 8).loadRelaxed())
            if key != .deleted {
                target.store(live, Value(bits: source.loadRelaxed()), key, Value(bits: (source + 16).loadRelaxed()))
                live &+= 1
            }
            source += DictionaryTable.entryBytes
        }
        return live
    }

    /// Indexes the `count` entries of a table being born.
    private func finish(_ count: Int) {
        let mask = self.mask, index = self.index
        for number in 0..<count {
            var perturb = UInt(bitPattern: Value(bits: entry(number).loadRelaxed()).integer)
            var slot = Int(bitPattern: perturb) & mask
            while (index + slot &* 4).loadHalfRelaxed() != 0 {
                perturb >>= 5
                slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
            }
            setSlot(slot, number)
        }
        ref[DictionaryTable.usedWord] = Value(small: count)
        ref[DictionaryTable.fillWord] = Value(small: count)
        ref[DictionaryTable.remainingWord] = Value(small: DictionaryTable.capacity(logarithm) &- count)
    }
}
