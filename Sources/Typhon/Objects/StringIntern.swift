#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Interned strings: one object for each text
///
///     machine[.internTable] -> storage | lock | count | table |
///                                                        +--> storage | string or absent ... |  (power of two)
///
/// Interned strings compare by identity and never die: the table hangs on a machine root. It
/// is not transactional: interning is idempotent, so what an aborted attempt added
/// may stay (memory of an aborted attempt is garbage, not free, until a collection).
///
/// Finding takes no lock: slots go once from absent to a string (release, then acquire),
/// and a grown table is complete before it is published; a reader with the old one merely looks
/// again under the lock. Law: nothing is allocated while the lock is held, so a thread
/// waiting for it never keeps a collection waiting.
private struct InternTable {
    let root: StorageRef
    static let lockSlot = 0, countSlot = 1, tableSlot = 2

    var table: StorageRef { StorageRef(Value(bits: root.slot(InternTable.tableSlot).loadAcquire()).ref) }
    var count: Int { root[InternTable.countSlot].integer }

    func lock() {
        let word = root.slot(InternTable.lockSlot)
        while !word.compareExchange(expected: Value(small: 0).bits, desired: Value(small: 1).bits) { sched_yield() }
    }
    func unlock() { root.slot(InternTable.lockSlot).storeRelease(Value(small: 0).bits) }

    /// The slot that holds an equal string, or the free one where it belongs.
    static func slot(_ table: StorageRef, _ string: StringRef, _ t: Thread) -> (index: Int, found: Value) {
        let mask = table.capacity - 1
        var index = string.hash & mask
        while true {
            let entry = Value(bits: table.slot(index).loadAcquire())
            if entry.isAbsent || t.stringsEqual(StringRef(entry.ref), string) { return (index, entry) }
            index = (index + 1) & mask
        }
    }

    /// Copies everything into `larger` and publishes it. Lock held.
    func move(to larger: StorageRef, _ t: Thread) {
        let old = table
        for index in 0..<old.capacity where !old[index].isAbsent {
            larger[InternTable.slot(larger, StringRef(old[index].ref), t).index] = old[index]
        }
        root.slot(InternTable.tableSlot).storeRelease(Value(larger.ref).bits)
    }
}

extension Thread {
    /// The machine's one string with this text (exactly str). Law: `value` is a str.
    func intern(_ value: Value) throws(Unwind) -> Value {
        let string = StringRef(value.ref)
        if string.isInterned { return value }
        let interned = try internTable()
        let found = InternTable.slot(interned.table, string, self).found
        return found.isAbsent ? try addInterned(StringRef(try exactString(string).ref), interned) : found
    }

    func intern(_ text: String) throws(Unwind) -> Value { try intern(makeString(text)) }

    private func internTable() throws(Unwind) -> InternTable {
        if machine[.internTable].isReference { return InternTable(root: StorageRef(machine[.internTable].ref)) }
        // Only while a machine starts, alone.
        let root = try makeStorage(capacity: 3)
        root[InternTable.lockSlot] = Value(small: 0)
        root[InternTable.countSlot] = Value(small: 0)
        root[InternTable.tableSlot] = Value(try makeStorage(capacity: 1024).ref)
        machine[.internTable] = Value(root.ref)
        return InternTable(root: root)
    }

    @inline(never)
    private func addInterned(_ string: StringRef, _ interned: InternTable) throws(Unwind) -> Value {
        let hash = string.hash
        while true {
            var larger: StorageRef?
            let capacity = interned.table.capacity
            if interned.count * 3 >= capacity * 2 { larger = try makeStorage(capacity: capacity * 2) }
            interned.lock()
            defer { interned.unlock() }
            if let larger, interned.table.capacity < larger.capacity { interned.move(to: larger, self) }
            let table = interned.table
            let (index, found) = InternTable.slot(table, string, self)
            if !found.isAbsent { return found }
            // Filled up by others meanwhile: make room first.
            if interned.count * 8 >= table.capacity * 7 { continue }
            string.ref[StringRef.hashWord] = Value(small: hash << 1 | 1)
            table.slot(index).storeRelease(string.value.bits)
            interned.root[InternTable.countSlot] = Value(small: interned.count + 1)
            return string.value
        }
    }
}
