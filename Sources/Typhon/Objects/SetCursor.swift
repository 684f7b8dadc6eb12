/// # SetCursor: where a walk over a set stands
///
///     slots    . k . . k k . .  . k . . . . k .        (up to 64 at a time)
///     pending  0 1 0 0 1 1 0 0  0 1 0 0 0 0 1 0        live ones not yet given out
///
/// Whether a slot is in use is a coin's toss to the processor: the live slots of a stretch are found first,
/// without a branch, and then only those are visited.
///
/// Law: what is pending is a hint. Guest code may have removed the key or replaced the table meanwhile, so an
/// entry is looked at again before it is given out.
struct SetCursor {
    fileprivate var head = Value(small: 0)
    fileprivate var pending: UInt64 = 0
    /// First slot of the stretch, and the slot behind it.
    fileprivate var base = 0
    fileprivate var position = 0
    /// Entries given out: for `Container.pace`.
    private(set) var step = 0

    init() {}

    /// The next entry of `set`; nil at the end.
    @inline(__always) mutating func next(_ t: Thread, _ set: SetRef) throws(Unwind) -> SetTable.Entry? {
        step &+= 1
        if !set.isPlain(t) { return try nextShared(t, set) }
        let head = set.ref[SetRef.tableWord]
        if !head.isReference { return nil }
        let table = SetTable(head.ref)
        if head != self.head {
            self.head = head
            pending = 0
        }
        while true {
            while pending == 0 {
                let rest = table.mask &+ 1 &- position
                if rest <= 0 { return nil }
                base = position
                let count = Swift.min(rest, 64)
                pending = table.liveSlots(position, count)
                position &+= count
            }
            let entry = SetTable.Entry(table.slot(base &+ pending.trailingZeroBitCount))
            pending &= pending &- 1
            if entry.isLive { return entry }
        }
    }

    /// With barriers, from the first slot that was not given out.
    private mutating func nextShared(_ t: Thread, _ set: SetRef) throws(Unwind) -> SetTable.Entry? {
        if pending != 0 {
            position = base &+ pending.trailingZeroBitCount
            pending = 0
        }
        return try set.next(t, &position)
    }
}

extension SetTable {
    /// A bit for each of `count` (at most 64) slots from `first`: is it in use?
    @inline(__always) func liveSlots(_ first: Int, _ count: Int) -> UInt64 {
        var live: UInt64 = 0, bit: UInt64 = 1
        var key = slot(first) + 8
        for _ in 0..<count {
            let bits = key.loadRelaxed()
            if bits != Value.absent.bits && bits != Value.deleted.bits { live |= bit }
            bit &<<= 1
            key += 16
        }
        return live
    }

    /// The table is read without barriers (`SetRef.isPlain`): its keys of this table into one being born, whose counts are the caller's.
    func insertAll(into target: SetTable) {
        let size = mask &+ 1, targetMask = target.mask, slots = target.slots
        var first = 0
        while first < size {
            let count = Swift.min(64, size &- first)
            var live = liveSlots(first, count)
            while live != 0 {
                let entry = Entry(slot(first &+ live.trailingZeroBitCount))
                live &= live &- 1
                let place = slots + (entry.hash.integer & targetMask) &* 16
                if (place + 8).loadRelaxed() != Value.absent.bits {
                    target.insertClean(entry.hash, entry.key)
                    continue
                }
                place.storeRelaxed(entry.hash.bits)
                (place + 8).storeRelaxed(entry.key.bits)
            }
            first &+= count
        }
    }
}

extension SetRef {
    /// Adds the numbers of a range to an empty set without a table when no two of them meet in the table that adding
    /// them one by one would end with: then the order of insertion leaves no trace. False: nothing is done.
    func addClean(_ t: Thread, _ range: RangeRef) throws(Unwind) -> Bool {
        guard range.isSmall, try !head(t).isReference else { return false }
        let count = range.length.integer, start = range.start.integer, step = range.step.integer
        if count < 1 || count > 1 << 20 { return false }
        let size = SetTable.size(afterAdding: count)
        let last = start &+ step &* (count &- 1)
        if start < 0 || last < 0 || Swift.max(start, last) >= 1 << 60 { return false }
        // Numbers meet when their distance is a multiple of the size.
        if count > size >> Swift.min(step.trailingZeroBitCount, size.trailingZeroBitCount) { return false }
        let table = try SetTable.make(t, size: size)
        var number = start
        for _ in 0..<count {
            let key = Value(small: number)
            table.store(number & (size &- 1), key, key)
            number &+= step
        }
        table.setSize(used: count, fill: count)
        try t.open(ref)
        ref[SetRef.tableWord] = Value(table.ref)
        return true
    }
}

extension SetTable {
    /// The slots an empty set has after `count` different keys were added one by one.
    static func size(afterAdding count: Int) -> Int {
        var size = smallestSize
        while true {
            // The insertion that reaches this many grows the table.
            let limit = ((size &- 1) &* 3 &+ 4) / 5
            if count < limit { return size }
            size = SetTable.size(above: limit > 50000 ? limit &* 2 : limit &* 4)
        }
    }
}
