/// # DictRef: a dictionary
///
///     dict       | record | meta | table or 0 | is namespace | (overflow, attribute slots of subclasses)
///                                    |
///     table                          +-> see `DictionaryTable`
///
/// A *namespace* (module globals, a class's attributes) is a dict whose entries hold
/// `CellRef` objects. Every operation but `cell` and `makeCell` sees through them, so the
/// guest meets an ordinary dict, while compiled code keeps the cell and never looks again.
///
/// Laws
/// 1. Word 3 is written at birth: it is read without a barrier.
/// 2. A namespace entry whose cell is absent does not exist for the guest. Removing a key
///    empties its cell and drops the entry, so whoever kept the cell finds it absent and must ask again.
/// 3. Comparing keys may run guest code that changes this dict. A search starts again when
///    the table or the entry is no longer what it was, as in CPython.
struct DictRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let tableWord = 2, namespaceWord = 3, words = 4

    @inline(__always) var isNamespace: Bool { ref[DictRef.namespaceWord].bits != 0 }

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> DictRef {
        if value.isKind(.dictionary) { return DictRef(value.ref) }
        throw Container.wrongReceiver(t, "dict", value)
    }

    @inline(__always) func table(_ t: Thread) throws(Unwind) -> DictionaryTable? {
        let head = try t.read(ref, DictRef.tableWord)
        return head.isReference ? DictionaryTable(head.ref) : nil
    }

    // MARK: Finding

    /// It may be read without barriers: solo mode, or it is wholly this thread's.
    @inline(__always) func isPlain(_ t: Thread) -> Bool {
        if !t.isTransactional { return true }
        if !t.owns(Unit(ref)) { return false }
        let head = ref[DictRef.tableWord]
        return !head.isReference || t.ownsWhole(head.ref)
    }

    /// Where a search ended. `code` is an entry number, or `DictionaryTable.missing - slot`.
    struct Place {
        /// The table, or the integer 0 when there is none.
        let head: Value
        let code: Int
        @inline(__always) var isFound: Bool { code >= 0 }
        @inline(__always) var table: DictionaryTable { DictionaryTable(head.ref) }
        @inline(__always) var slot: Int { DictionaryTable.missing &- code }
    }

    /// Solo: what the first slot of the search says, `unknown` if that does not end it, or for a namespace. Table, slot
    /// and entry are of use unless that is the answer.
    @inline(__always) private func glance(
        _ t: Thread, _ key: Value, _ hash: Value
    ) -> (answer: DictionaryTable.Answer, table: DictionaryTable, slot: UnsafeMutableRawPointer, entry: UnsafeMutableRawPointer) {
        let head = ref[DictRef.tableWord]
        if t.isTransactional || !head.isReference || isNamespace { return (.unknown, DictionaryTable(ref), ref.address, ref.address) }
        let table = DictionaryTable(head.ref), slot = table.home(hash)
        let (answer, entry) = table.look(t, slot, key, hash)
        return (answer, table, slot, entry)
    }

    /// May run guest code (`__eq__`). No slice ends between its return and the next guest call.
    @inline(never) func locate(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Place {
        if isPlain(t) {
            let head = ref[DictRef.tableWord]
            if !head.isReference { return Place(head: head, code: DictionaryTable.missing) }
            let code = DictionaryTable(head.ref).probe(t, key, hash)
            if code != DictionaryTable.unknown { return Place(head: head, code: code) }
        }
        return try locateSlow(t, key, hash)
    }

    @inline(never) private func locateSlow(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Place {
        restart: while true {
            let head = try t.read(ref, DictRef.tableWord)
            if !head.isReference { return Place(head: head, code: DictionaryTable.missing) }
            let table = DictionaryTable(head.ref)
            let mask = table.mask
            var perturb = UInt(bitPattern: hash.integer)
            var slot = Int(bitPattern: perturb) & mask
            var free = -1
            while true {
                let raw = try table.slot(t, slot)
                if raw == 0 { return Place(head: head, code: DictionaryTable.missing &- (free < 0 ? slot : free)) }
                let number = Int(raw >> 2) &- 1
                let entry = try table.entry(t, number)
                if entry.key == key { return Place(head: head, code: number) }
                if entry.key == .deleted {
                    if free < 0 { free = slot }
                } else if entry.hash == hash {
                    switch Key.compare(t, entry.key, key) {
                    case .same: return Place(head: head, code: number)
                    case .different: break
                    case .unknown:
                        let same = try t.equals(entry.key, key)
                        if try t.read(ref, DictRef.tableWord) != head { continue restart }
                        if try table.entry(t, number).key != entry.key { continue restart }
                        if same { return Place(head: head, code: number) }
                    }
                }
                perturb >>= 5
                slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
            }
        }
    }

    /// The guest's value of an entry: absent when it is a namespace's empty cell.
    @inline(__always) func content(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        if !isNamespace { return value }
        return try t.load(CellRef(value.ref))
    }

    @inline(__always) func value(_ t: Thread, at place: Place) throws(Unwind) -> Value? {
        if !place.isFound { return nil }
        let value = try content(t, try place.table.value(t, place.code))
        return value.isAbsent ? nil : value
    }

    // MARK: Reading

    /// Live entries. Complexity: constant; linear for a namespace.
    @inline(__always) func count(_ t: Thread) throws(Unwind) -> Int {
        guard let table = try table(t) else { return 0 }
        return isNamespace ? try countCells(t) : try t.read(table.ref, DictionaryTable.usedWord).integer
    }

    @inline(never) private func countCells(_ t: Thread) throws(Unwind) -> Int {
        var count = 0, position = 0
        while try next(t, &position) != nil { count &+= 1 }
        return count
    }

    @inline(__always) func get(_ t: Thread, _ key: Value) throws(Unwind) -> Value? {
        try get(t, key, hash: try Key.hash(t, key))
    }

    @inline(__always) func get(_ t: Thread, _ key: Value, hash: Value) throws(Unwind) -> Value? {
        let glance = self.glance(t, key, hash)
        switch glance.answer {
        case .found: return Value(bits: (glance.entry + 16).loadRelaxed())
        case .missing: return nil
        case .unknown: return try value(t, at: try locate(t, key, hash))
        }
    }

    /// `key` is an interned string.
    func getString(_ t: Thread, _ key: Value) throws(Unwind) -> Value? {
        try get(t, key, hash: Key.word(StringRef(key.ref).hash))
    }

    func contains(_ t: Thread, _ key: Value) throws(Unwind) -> Bool {
        let hash = try Key.hash(t, key)
        switch glance(t, key, hash).answer {
        case .found: return true
        case .missing: return false
        case .unknown: return try containsBeyond(t, key, hash)
        }
    }

    @inline(never) private func containsBeyond(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Bool {
        let place = try locate(t, key, hash)
        return isNamespace ? try value(t, at: place) != nil : place.isFound
    }

    /// The entry at or after `position`, which moves behind it; nil at the end. Positions are the order of insertion.
    @inline(__always) func next(_ t: Thread, _ position: inout Int) throws(Unwind) -> (key: Value, value: Value)? {
        guard let entry = try nextEntry(t, &position) else { return nil }
        return (entry.key, entry.value)
    }

    /// As `next`, with the hash.
    @inline(__always) func nextEntry(_ t: Thread, _ position: inout Int) throws(Unwind) -> DictionaryTable.Entry? {
        if isNamespace || !isPlain(t) { return try nextShared(t, &position) }
        let head = ref[DictRef.tableWord]
        return head.isReference ? DictionaryTable(head.ref).nextLive(t, &position) : nil
    }

    @inline(never) private func nextShared(_ t: Thread, _ position: inout Int) throws(Unwind) -> DictionaryTable.Entry? {
        guard let table = try table(t) else { return nil }
        let fill = try table.fill(t)
        while position < fill {
            let entry = try table.entry(t, position)
            if entry.key == .deleted {
                position &+= entry.deadCount
                continue
            }
            position &+= 1
            if !isNamespace { return entry }
            let value = try t.load(CellRef(entry.value.ref))
            if !value.isAbsent { return DictionaryTable.Entry(hash: entry.hash, key: entry.key, value: value) }
        }
        return nil
    }

    /// The entry before `position`, which moves to it; nil at the start.
    func previousEntry(_ t: Thread, _ position: inout Int) throws(Unwind) -> DictionaryTable.Entry? {
        guard let table = try table(t) else { return nil }
        position = Swift.min(position, try table.fill(t))
        while position > 0 {
            position &-= 1
            let entry = try table.entry(t, position)
            if entry.key == .deleted { continue }
            let value = try content(t, entry.value)
            if !value.isAbsent { return DictionaryTable.Entry(hash: entry.hash, key: entry.key, value: value) }
        }
        return nil
    }

    // MARK: Writing

    func set(_ t: Thread, _ key: Value, _ value: Value) throws(Unwind) {
        try set(t, key, hash: try Key.hash(t, key), value)
    }

    @inline(__always) func set(_ t: Thread, _ key: Value, hash: Value, _ value: Value) throws(Unwind) {
        let glance = self.glance(t, key, hash)
        if glance.answer == .found { return (glance.entry + 16).storeRelaxed(value.bits) }
        if glance.answer == .missing && glance.table.hasRoom { return glance.table.append(glance.slot, hash, key, value) }
        try setBeyond(t, key, hash, value)
    }

    @inline(never) private func setBeyond(_ t: Thread, _ key: Value, _ hash: Value, _ value: Value) throws(Unwind) {
        let place = try locate(t, key, hash)
        if place.isFound { return try replace(t, place, value) }
        try insert(t, place, hash, key, value)
    }

    /// The value of a key, added with `value` when it was missing. One operation for other threads.
    func setDefault(_ t: Thread, _ key: Value, _ value: Value) throws(Unwind) -> Value {
        let hash = try Key.hash(t, key), glance = self.glance(t, key, hash)
        if glance.answer == .found { return Value(bits: (glance.entry + 16).loadRelaxed()) }
        if glance.answer == .missing && glance.table.hasRoom {
            glance.table.append(glance.slot, hash, key, value)
            return value
        }
        return try setDefaultBeyond(t, key, hash, value)
    }

    @inline(never) private func setDefaultBeyond(_ t: Thread, _ key: Value, _ hash: Value, _ value: Value) throws(Unwind) -> Value {
        let place = try locate(t, key, hash)
        if let present = try self.value(t, at: place) { return present }
        if place.isFound { try replace(t, place, value) } else { try insert(t, place, hash, key, value) }
        return value
    }

    /// Gives a found entry another value.
    @inline(__always) func replace(_ t: Thread, _ place: Place, _ value: Value) throws(Unwind) {
        let table = place.table
        if isNamespace { return try t.store(CellRef(try table.value(t, place.code).ref), value) }
        try table.openEntry(t, place.code)
        table.setValue(place.code, value)
    }

    /// Adds the key that `locate` has just missed.
    @inline(__always) func insert(_ t: Thread, _ place: Place, _ hash: Value, _ key: Value, _ value: Value) throws(Unwind) {
        if place.head.isReference && !isNamespace && (!t.isTransactional || t.ownsWhole(place.head.ref)) {
            let table = place.table
            if table.ref[DictionaryTable.remainingWord].bits != 0 { return try table.insert(t, place.slot, hash, key, value) }
        }
        try insertSlow(t, place, hash, key, value)
    }

    @inline(never) private func insertSlow(
        _ t: Thread, _ place: Place, _ hash: Value, _ key: Value, _ value: Value
    ) throws(Unwind) {
        if !t.isTransactional && !place.head.isReference && !isNamespace {
            let table = try DictionaryTable.make(t, logarithm: DictionaryTable.smallestLogarithm)
            ref[DictRef.tableWord] = Value(table.ref)
            return try table.insert(t, hash.integer & DictionaryTable.smallestMask, hash, key, value)
        }
        try add(t, place, hash, key, isNamespace ? Value(try t.makeCell(value).ref) : value)
    }

    private func add(_ t: Thread, _ place: Place, _ hash: Value, _ key: Value, _ content: Value) throws(Unwind) {
        if place.head.isReference {
            let table = place.table
            if try t.read(table.ref, DictionaryTable.remainingWord).integer > 0 {
                return try table.insert(t, place.slot, hash, key, content)
            }
        }
        let table = try grow(t, place.head)
        try table.insert(t, try table.emptySlot(t, hash), hash, key, content)
    }

    /// Gives the dict a table with room for more.
    private func grow(_ t: Thread, _ head: Value) throws(Unwind) -> DictionaryTable {
        let larger: DictionaryTable
        if head.isReference {
            let old = DictionaryTable(head.ref)
            let used = try t.read(old.ref, DictionaryTable.usedWord).integer
            var logarithm = DictionaryTable.smallestLogarithm
            while 1 << logarithm < used &* 3 { logarithm += 1 }
            larger = try old.rebuilt(t, logarithm: logarithm)
        } else {
            larger = try DictionaryTable.make(t, logarithm: DictionaryTable.smallestLogarithm)
        }
        try t.open(ref)
        ref[DictRef.tableWord] = Value(larger.ref)
        return larger
    }

    /// Makes room for `count` entries in all, so that adding them moves nothing.
    func reserve(_ t: Thread, _ count: Int) throws(Unwind) {
        let logarithm = DictionaryTable.logarithm(forEntries: count)
        if let old = try table(t) {
            let size = try old.size(t)
            if size.used &+ size.remaining >= count { return }
            let larger = try old.rebuilt(t, logarithm: logarithm)
            try t.open(ref)
            ref[DictRef.tableWord] = Value(larger.ref)
        } else if count > 0 {
            let table = try DictionaryTable.make(t, logarithm: logarithm)
            try t.open(ref)
            ref[DictRef.tableWord] = Value(table.ref)
        }
    }

    /// The value that was there, nil when the key was missing.
    func remove(_ t: Thread, _ key: Value) throws(Unwind) -> Value? {
        let hash = try Key.hash(t, key), glance = self.glance(t, key, hash)
        if glance.answer == .missing { return nil }
        if glance.answer == .unknown { return try removeBeyond(t, key, hash) }
        let value = Value(bits: (glance.entry + 16).loadRelaxed())
        glance.table.erase(glance.entry)
        return value
    }

    @inline(never) private func removeBeyond(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Value? {
        let place = try locate(t, key, hash)
        guard let value = try value(t, at: place) else { return nil }
        try drop(t, place.table, place.code)
        return value
    }

    private func drop(_ t: Thread, _ table: DictionaryTable, _ number: Int) throws(Unwind) {
        if isNamespace { try t.store(CellRef(try table.value(t, number).ref), .absent) }
        try table.delete(t, number)
    }

    /// Removes and returns the newest entry, nil when empty.
    func removeLast(_ t: Thread) throws(Unwind) -> (key: Value, value: Value)? {
        guard let table = try table(t) else { return nil }
        var position = try table.fill(t)
        guard let entry = try previousEntry(t, &position) else { return nil }
        try drop(t, table, position)
        table.ref[DictionaryTable.fillWord] = Value(small: position)
        return (entry.key, entry.value)
    }

    func clear(_ t: Thread) throws(Unwind) {
        if isNamespace, let table = try table(t) {
            for number in 0..<(try table.fill(t)) {
                let entry = try table.entry(t, number)
                if entry.key != .deleted { try t.store(CellRef(entry.value.ref), .absent) }
            }
        }
        try t.open(ref)
        ref[DictRef.tableWord] = Value(small: 0)
    }

    // MARK: Namespaces

    /// Namespaces only: the cell of a key, if there is one.
    func cell(_ t: Thread, _ key: Value) throws(Unwind) -> CellRef? {
        let place = try locate(t, key, try Key.hash(t, key))
        return place.isFound ? CellRef(try place.table.value(t, place.code).ref) : nil
    }

    /// Namespaces only: the cell of a key, made (absent) when there is none.
    func makeCell(_ t: Thread, _ key: Value) throws(Unwind) -> CellRef {
        let hash = try Key.hash(t, key)
        let place = try locate(t, key, hash)
        if place.isFound { return CellRef(try place.table.value(t, place.code).ref) }
        let cell = try t.makeCell(.absent)
        try add(t, place, hash, key, Value(cell.ref))
        return cell
    }
}

extension Thread {
    func makeDictionary() throws(Unwind) -> DictRef { DictRef(try allocate(.dictionary, .dict, words: DictRef.words)) }

    func makeNamespace() throws(Unwind) -> DictRef {
        let namespace = try makeDictionary()
        namespace.ref[DictRef.namespaceWord] = .true
        return namespace
    }
}
