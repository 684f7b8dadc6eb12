/// # SetCursor: where a walk over a set stands
///
///     slots    . k . . k k . .  . k . . . . k .        (up to 64 at a time)
///     pending  0 1 0 0 1 1 0 0  0 1 0 0 0 0 1 0        live ones not yet given out
///              ^ base
///
/// Whether a slot is in use is a coin's toss to the processor: the live slots of a stretch are found first,
/// without a branch, and then only those are visited.
///
/// Law: what is pending is a hint. Guest code may have removed the key or replaced the table meanwhile, so an
/// entry is looked at again before it is given out.
struct SetCursor {
    private var head = Value.absent
    private var pending: UInt64 = 0
    private var base = -SetCursor.stretch
    private static let stretch = 64

    init() {}

    /// The next entry of `set`; nil at the end. What is called gets a copy, so that the cursor may live in registers.
    @inline(__always) mutating func next(_ t: Thread, _ set: SetRef) throws(Unwind) -> SetTable.Entry? {
        if set.ref[SetRef.tableWord] == head && head.isReference && (!t.isTransactional || set.isPlain(t)) {
            if pending != 0 {
                let entry = take()
                if entry.isLive { return entry }
            } else if base &+ SetCursor.stretch > SetTable(head.ref).mask {
                return nil
            }
        }
        let (cursor, entry) = try beyond(t, set)
        self = cursor
        return entry.isLive ? entry : nil
    }

    @inline(__always) private mutating func take() -> SetTable.Entry {
        let entry = SetTable.Entry(SetTable(head.ref).slot(base &+ pending.trailingZeroBitCount))
        pending &= pending &- 1
        return entry
    }

    /// The stretch is used up, or it is not what it was. An entry that is not live: the end.
    @inline(never) private func beyond(_ t: Thread, _ set: SetRef) throws(Unwind) -> (SetCursor, SetTable.Entry) {
        if !set.isPlain(t) {
            var position = firstPosition
            let entry = try set.next(t, &position)
            return (SetCursor(behind: position), entry ?? SetTable.Entry.none)
        }
        var cursor = self
        repeat {
            if cursor.pending == 0 || set.ref[SetRef.tableWord] != cursor.head { cursor = try cursor.refilled(t, set) }
            if cursor.pending == 0 { return (cursor, SetTable.Entry.none) }
            let entry = cursor.take()
            if entry.isLive { return (cursor, entry) }
        } while true
    }

    /// The first slot that was not given out.
    private var firstPosition: Int {
        pending == 0 ? base &+ SetCursor.stretch : base &+ pending.trailingZeroBitCount
    }

    private init(behind position: Int) { base = position &- SetCursor.stretch }

    /// With something pending, unless the end is reached.
    @inline(__always) private func refilled(_ t: Thread, _ set: SetRef) throws(Unwind) -> SetCursor {
        var cursor = SetCursor(behind: firstPosition)
        try Container.pace(t, cursor.base | 63)
        cursor.head = set.ref[SetRef.tableWord]
        if !cursor.head.isReference { return cursor }
        let table = SetTable(cursor.head.ref), size = table.mask &+ 1
        while cursor.pending == 0 && cursor.base &+ SetCursor.stretch < size {
            cursor.base &+= SetCursor.stretch
            cursor.pending = SetTable.live(table.slot(cursor.base), Swift.min(SetCursor.stretch, size &- cursor.base))
        }
        return cursor
    }
}

extension SetTable {
    /// A bit for each of `count` slots, at most 64: is it in use? Every table has a multiple of eight.
    @inline(__always) static func live(_ first: UnsafeMutableRawPointer, _ count: Int) -> UInt64 {
        var live: UInt64 = 0
        var slot = first + count &* 16
        while slot > first {
            slot -= 128
            live &<<= 8
            var marks: UInt64 = 0
            for number in 0..<8 { marks |= (slot + number &* 16).loadRelaxed() }
            // Large tables are mostly empty.
            if marks & 1 == 0 { continue }
            for number in 0..<8 { live |= ((slot + number &* 16).loadRelaxed() & 1) &<< UInt64(number) }
        }
        return live
    }

    /// The table is read without barriers (`SetRef.isPlain`): its keys of this table into one being born, whose counts are the caller's.
    func insertAll(into target: SetTable) {
        let size = mask &+ 1
        var first = 0
        while first < size {
            let stretch = slot(first)
            var live = SetTable.live(stretch, Swift.min(64, size &- first))
            while live != 0 {
                target.insertClean(Entry(stretch + live.trailingZeroBitCount &* 16))
                live &= live &- 1
            }
            first &+= 64
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
