/// # SetRef: a set or frozenset
///
///     set        | record | meta | table or 0 | hash or absent (frozenset) | (overflow, attribute slots)
///                                    |
///     table                          +-> see `SetTable`; 0 stands for 8 unused slots
///
/// Laws
/// 1. A frozenset is immutable once anybody else can see it: it and its table are read
///    without barriers. Only its cached hash is stored later; all who compute it agree.
/// 2. Comparing keys may run guest code that changes this set. A search starts again when the
///    table or the slot is no longer what it was, as in CPython.
struct SetRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let tableWord = 2, hashWord = 3, words = 4

    @inline(__always) var isFrozen: Bool { ref.kind == .frozenset }

    static func receiver(_ t: Thread, _ value: Value) throws(Unwind) -> SetRef {
        if isSet(value) { return SetRef(value.ref) }
        throw Container.wrongReceiver(t, "set", value)
    }
    @inline(__always) static func isSet(_ value: Value) -> Bool { value.isKind(.set) || value.isKind(.frozenset) }

    // MARK: Finding

    @inline(__always) func head(_ t: Thread) throws(Unwind) -> Value {
        isFrozen ? ref[SetRef.tableWord] : try t.read(ref, SetRef.tableWord)
    }
    @inline(__always) func table(_ t: Thread) throws(Unwind) -> SetTable? {
        let head = try head(t)
        return head.isReference ? SetTable(head.ref) : nil
    }

    /// Where a search ended. `code` is a slot, or `SetTable.missing - slot`.
    struct Place {
        let head: Value
        let code: Int
        @inline(__always) var isFound: Bool { code >= 0 }
        @inline(__always) var table: SetTable { SetTable(head.ref) }
        @inline(__always) var slot: Int { SetTable.missing &- code }
    }

    /// It may be read without barriers: solo mode, immutable, or wholly this thread's.
    @inline(__always) func isPlain(_ t: Thread) -> Bool {
        if !t.isTransactional || isFrozen { return true }
        if !t.owns(Unit(ref)) { return false }
        let head = ref[SetRef.tableWord]
        return !head.isReference || t.ownsWhole(head.ref)
    }

    /// May run guest code (`__eq__`).
    @inline(__always) func locate(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Place {
        if let place = locatePlain(t, { $0.probe(t, key, hash) }) { return place }
        return try locateSlow(t, key, hash)
    }

    /// Where the probe of the table ends; nil when only the guest, or barriers, can tell.
    @inline(__always) private func locatePlain(_ t: Thread, _ probe: (SetTable) -> Int) -> Place? {
        if !isPlain(t) { return nil }
        let head = ref[SetRef.tableWord]
        if !head.isReference { return Place(head: head, code: SetTable.missing) }
        let code = probe(SetTable(head.ref))
        return code == SetTable.unknown ? nil : Place(head: head, code: code)
    }

    @inline(never) private func locateSlow(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Place {
        let frozen = isFrozen
        if let place = locateOwned(t, key, hash) { return place }
        restart: while true {
            let head = try head(t)
            if !head.isReference { return Place(head: head, code: SetTable.missing) }
            let table = SetTable(head.ref), mask = table.mask
            var perturb = UInt(bitPattern: hash.integer)
            var base = Int(bitPattern: perturb) & mask
            var free = -1
            while true {
                let last = SetTable.runEnd(base, mask)
                var number = base
                repeat {
                    let entry = try table.entry(t, number, frozen: frozen)
                    if entry.mark == 0 { return Place(head: head, code: SetTable.missing &- (free < 0 ? number : free)) }
                    if entry.mark == SetTable.deletedMark { free = number }
                    if entry.mark == SetTable.mark(hash) {
                        switch Key.likeness(t, entry.key, key) {
                        case .same: return Place(head: head, code: number)
                        case .different: break
                        case .unknown:
                            let same = try t.equals(entry.key, key)
                            if same { return Place(head: head, code: number) }
                            if try self.head(t) != head { continue restart }
                            if try table.entry(t, number, frozen: frozen).key != entry.key { continue restart }
                        }
                    }
                    number &+= 1
                } while number <= last
                perturb >>= 5
                base = (base &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
            }
        }
    }

    /// A place that only units of this thread decide about; nil: ask with barriers.
    @inline(__always) private func locateOwned(_ t: Thread, _ key: Value, _ hash: Value) -> Place? {
        let head = ref[SetRef.tableWord]
        guard isFrozen || t.owns(Unit(ref)), head.isReference else { return nil }
        let code = SetTable(head.ref).probeOwned(t, key, hash, frozen: isFrozen)
        return code == SetTable.unknown ? nil : Place(head: head, code: code)
    }

    // MARK: Reading

    @inline(__always) func size(_ t: Thread) throws(Unwind) -> SetTable.Size {
        guard let table = try table(t) else { return SetTable.Size(used: 0, fill: 0) }
        return try table.size(t, frozen: isFrozen)
    }
    @inline(__always) func count(_ t: Thread) throws(Unwind) -> Int { try size(t).used }

    func contains(_ t: Thread, _ value: Value) throws(Unwind) -> Bool {
        try contains(t, value, hash: try Key.hash(t, value))
    }
    @inline(__always) func contains(_ t: Thread, _ key: Value, hash: Value) throws(Unwind) -> Bool {
        let glance = self.glance(t, key, hash)
        switch glance.answer {
        case .found: return true
        case .missing: return false
        case .unknown: return try find(t, key, hash).isFound
        }
    }

    /// Solo: what the first slot of the search says, `unknown` if that does not end it. The table is of use unless that is the answer.
    @inline(__always) private func glance(
        _ t: Thread, _ key: Value, _ hash: Value
    ) -> (answer: SetTable.Answer, table: SetTable, slot: UnsafeMutableRawPointer, mark: UInt64) {
        let head = ref[SetRef.tableWord], mark = SetTable.mark(hash)
        if t.isTransactional || !head.isReference { return (.unknown, SetTable(ref), ref.address, mark) }
        let table = SetTable(head.ref), home = table.home(mark)
        return (SetTable.look(t, home, key, mark), table, home, mark)
    }

    /// As `locate`, but the place of a missing key is of no use.
    @inline(never) private func find(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Place {
        if let place = locatePlain(t, { $0.find(t, key, hash) }) { return place }
        return try locateSlow(t, key, hash)
    }

    /// The key at or after slot `position`, which moves behind it; nil at the end.
    @inline(__always) func next(_ t: Thread, _ position: inout Int) throws(Unwind) -> SetTable.Entry? {
        if !isPlain(t) { return try nextShared(t, &position) }
        let head = ref[SetRef.tableWord]
        return head.isReference ? SetTable(head.ref).nextLive(&position) : nil
    }

    @inline(never) private func nextShared(_ t: Thread, _ position: inout Int) throws(Unwind) -> SetTable.Entry? {
        guard let table = try table(t) else { return nil }
        let mask = table.mask, frozen = isFrozen
        while position <= mask {
            if t.owns(table.unit(position)) {
                let end = Swift.min(mask &+ 1, (position | 31) &+ 1)
                if let entry = table.nextLive(&position, before: end) { return entry }
                continue
            }
            let entry = try table.entry(t, position, frozen: frozen)
            position &+= 1
            if entry.isLive { return entry }
        }
        return nil
    }

    // MARK: Writing (a frozenset's maker too: what is private needs no barrier, but may have one)

    func add(_ t: Thread, _ value: Value) throws(Unwind) { try add(t, value, hash: try Key.hash(t, value)) }

    @inline(__always) func add(_ t: Thread, _ key: Value, hash: Value) throws(Unwind) {
        let glance = self.glance(t, key, hash)
        if glance.answer == .found { return }
        if glance.answer == .missing && glance.table.hasRoom { return glance.table.fill(glance.slot, glance.mark, key) }
        try addBeyond(t, key, hash)
    }

    @inline(never) private func addBeyond(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) {
        if !t.isTransactional && !ref[SetRef.tableWord].isReference { return try insertFirst(t, hash, key) }
        let place = try locate(t, key, hash)
        if !place.isFound { try add(t, key, hash, at: place) }
    }

    /// Adds the key that `locate` has just missed.
    @inline(__always) private func add(_ t: Thread, _ key: Value, _ hash: Value, at place: Place) throws(Unwind) {
        if place.head.isReference, t.isOpen(Unit(place.head.ref)), t.isOpen(place.table.unit(place.slot)) {
            let table = place.table, slot = place.slot
            let isNew = table.slot(slot).loadRelaxed() == 0
            if !isNew || table.hasRoom {
                table.store(slot, hash, key)
                let fill = table.ref[SetTable.fillWord].integer &+ (isNew ? 1 : 0)
                return table.setSize(used: table.ref[SetTable.usedWord].integer &+ 1, fill: fill)
            }
        }
        try insert(t, place, hash, key)
    }

    /// Adds a key that is missing, removes one that is there.
    @inline(__always) func toggle(_ t: Thread, _ key: Value, hash: Value) throws(Unwind) {
        let glance = self.glance(t, key, hash)
        if glance.answer == .found { return glance.table.erase(glance.slot) }
        if glance.answer == .missing && glance.table.hasRoom { return glance.table.fill(glance.slot, glance.mark, key) }
        try toggleBeyond(t, key, hash)
    }

    @inline(never) private func toggleBeyond(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) {
        let place = try locate(t, key, hash)
        if place.isFound { return try delete(t, place.table, place.code) }
        try add(t, key, hash, at: place)
    }

    @inline(never) private func insert(_ t: Thread, _ missed: Place, _ hash: Value, _ key: Value) throws(Unwind) {
        var place = missed
        if !place.head.isReference {
            let table = try SetTable.make(t, size: SetTable.smallestSize)
            try replaceTable(t, table)
            place = Place(head: Value(table.ref), code: table.probe(t, key, hash))
        }
        let table = place.table
        try table.openSize(t)
        let isNew = try table.entry(t, place.slot, frozen: false).mark == 0
        let used = table.ref[SetTable.usedWord].integer &+ 1
        let fill = table.ref[SetTable.fillWord].integer &+ (isNew ? 1 : 0)
        if !isNew || fill &* 5 < table.mask &* 3 {
            try table.openSlot(t, place.slot)
            table.store(place.slot, hash, key)
            table.setSize(used: used, fill: fill)
        } else {
            try insertGrowing(t, table, place.slot, hash, key, used)
        }
    }

    /// Solo: the first key of a set without a table.
    private func insertFirst(_ t: Thread, _ hash: Value, _ key: Value) throws(Unwind) {
        let table = try SetTable.make(t, size: SetTable.smallestSize)
        table.store(hash.integer & (SetTable.smallestSize - 1), hash, key)
        table.setSize(used: 1, fill: 1)
        ref[SetRef.tableWord] = Value(table.ref)
    }

    /// Gives a set without a table, that nobody else has seen, its first one.
    @inline(__always) func prepareFirst(_ t: Thread) throws(Unwind) {
        let table = try SetTable.make(t, size: SetTable.smallestSize)
        ref[SetRef.tableWord] = Value(table.ref)
    }

    /// Adds a key that is known to be missing to a set that nobody else has seen and nothing was removed from.
    @inline(__always) func addNew(_ t: Thread, _ entry: SetTable.Entry) throws(Unwind) {
        let head = ref[SetRef.tableWord]
        if head.isReference && t.isOpen(Unit(head.ref)) {
            let table = SetTable(head.ref)
            if table.hasRoom && table.mayInsertClean(t, entry.mark) {
                table.insertClean(entry)
                let fill = table.ref[SetTable.fillWord].integer &+ 1
                return table.setSize(used: fill, fill: fill)
            }
        }
        try addBeyond(t, entry.key, entry.hash)
    }

    /// The insertion that fills the table up moves everything to a larger one, allocated before anything changes.
    @inline(never) private func insertGrowing(
        _ t: Thread, _ table: SetTable, _ slot: Int, _ hash: Value, _ key: Value, _ used: Int
    ) throws(Unwind) {
        let target = try SetTable.make(t, size: SetTable.size(above: used > 50000 ? used &* 2 : used &* 4))
        try table.openSlot(t, slot)
        table.store(slot, hash, key)
        try move(t, from: table, to: target)
        target.setSize(used: used, fill: used)
        try replaceTable(t, target)
    }

    func move(_ t: Thread, from old: SetTable, to target: SetTable) throws(Unwind) {
        let frozen = isFrozen
        if frozen || old.isOwned(t) { return old.insertAll(into: target) }
        for number in 0...old.mask {
            let entry = try old.entry(t, number, frozen: frozen)
            if entry.isLive { target.insertClean(entry) }
        }
    }

    /// The finger goes along: CPython's belongs to the set.
    func replaceTable(_ t: Thread, _ table: SetTable) throws(Unwind) {
        if let old = try self.table(t), !isFrozen {
            table.ref[SetTable.fingerWord] = try t.read(old.ref, SetTable.fingerWord)
        }
        try t.open(ref)
        ref[SetRef.tableWord] = Value(table.ref)
    }

    /// A new table for more than `minimum` keys, without deleted slots.
    func resize(_ t: Thread, _ minimum: Int) throws(Unwind) {
        let target = try SetTable.make(t, size: SetTable.size(above: minimum))
        if let old = try table(t) {
            try move(t, from: old, to: target)
            let used = try old.size(t, frozen: isFrozen).used
            target.setSize(used: used, fill: used)
        }
        try replaceTable(t, target)
    }

    /// False when it was not there.
    @inline(__always) func discard(_ t: Thread, _ key: Value, hash: Value) throws(Unwind) -> Bool {
        let glance = self.glance(t, key, hash)
        if glance.answer == .missing { return false }
        if glance.answer == .unknown { return try discardBeyond(t, key, hash) }
        glance.table.erase(glance.slot)
        return true
    }

    @inline(never) private func discardBeyond(_ t: Thread, _ key: Value, _ hash: Value) throws(Unwind) -> Bool {
        let place = try find(t, key, hash)
        if place.isFound { try delete(t, place.table, place.code) }
        return place.isFound
    }

    @inline(__always) private func delete(_ t: Thread, _ table: SetTable, _ number: Int) throws(Unwind) {
        try table.openSize(t)
        try table.openSlot(t, number)
        table.erase(table.slot(number))
    }

    /// Removes and returns any key, nil when empty.
    func pop(_ t: Thread) throws(Unwind) -> Value? {
        guard let table = try table(t), try table.size(t, frozen: false).used > 0 else { return nil }
        if !t.isTransactional { return popSolo(table) }
        try table.openSize(t)
        let mask = table.mask
        var number = table.ref[SetTable.fingerWord].integer & mask
        var entry = try table.entry(t, number, frozen: false)
        while !entry.isLive {
            number = (number &+ 1) & mask
            entry = try table.entry(t, number, frozen: false)
        }
        try delete(t, table, number)
        table.ref[SetTable.fingerWord] = Value(small: number &+ 1)
        return entry.key
    }

    /// `table` has a live key.
    private func popSolo(_ table: SetTable) -> Value {
        let mask = table.mask
        var number = table.ref[SetTable.fingerWord].integer & mask
        var entry = SetTable.Entry(table.slot(number))
        while !entry.isLive {
            number = (number &+ 1) & mask
            entry = SetTable.Entry(table.slot(number))
        }
        table.erase(table.slot(number))
        table.ref[SetTable.fingerWord] = Value(small: number &+ 1)
        return entry.key
    }

    func clear(_ t: Thread) throws(Unwind) {
        if let old = try table(t), try t.read(old.ref, SetTable.fingerWord).integer != 0 {
            return try replaceTable(t, try SetTable.make(t, size: SetTable.smallestSize))
        }
        try t.open(ref)
        ref[SetRef.tableWord] = Value(small: 0)
    }
}

extension Thread {
    func makeSet() throws(Unwind) -> SetRef {
        let set = SetRef(try allocate(.set, .set, words: SetRef.words))
        set.ref[SetRef.hashWord] = .absent
        return set
    }

    /// Of a display.
    func makeSet(_ items: UnsafeMutablePointer<Value>, count: Int) throws(Unwind) -> SetRef {
        let set = try makeSet()
        if count > 0 { try set.prepareFirst(self) }
        for index in 0..<count { try set.add(self, items[index]) }
        return set
    }

    /// Empty; its maker fills it before anybody else sees it.
    func makeFrozenset() throws(Unwind) -> SetRef {
        let set = SetRef(try allocate(.frozenset, .frozenset, words: SetRef.words))
        set.ref[SetRef.hashWord] = .absent
        return set
    }
}
