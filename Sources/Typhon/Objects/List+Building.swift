/// Making lists from lists and other things.
extension ListRef {
    func copied(_ t: Thread) throws(Unwind) -> ListRef { try slice(t, 0, try count(t)) }

    /// The items `start ..< start + length` as a new list; the range must lie within.
    @inline(__always)
    func slice(_ t: Thread, _ start: Int, _ length: Int) throws(Unwind) -> ListRef {
        let list = try t.makeEmptyList()
        if length <= 0 { return list }
        let storage = try t.makeZeroedStorage(capacity: length)
        if t.isTransactional {
            try t.copySlots(StorageRef(try head(t).storage.ref), start, length, to: storage.elements)
        } else {
            storage.elements.update(from: StorageRef(ref[ListRef.storageWord].ref).elements + start, count: length)
        }
        list.fillNew(storage, length)
        return list
    }

    /// Copies items into memory of this thread's own. The range must lie within.
    func copyItems(_ t: Thread, _ start: Int, _ length: Int, to target: UnsafeMutablePointer<Value>) throws(Unwind) {
        if length <= 0 { return }
        try t.copySlots(StorageRef(try head(t).storage.ref), start, length, to: target)
    }

    func tuple(_ t: Thread) throws(Unwind) -> TupleRef {
        let length = try count(t)
        if length == 0 { return TupleRef(try t.makeEmptyTuple().ref) }
        let tuple = try t.makeUnfilledTuple(count: length)
        try copyItems(t, 0, length, to: tuple.elements)
        return tuple
    }

    /// Appends all items of an iterable, as they come.
    func extend(_ t: Thread, _ iterable: Value) throws(Unwind) {
        if iterable.isReference {
            let shape = iterable.ref.shape
            if shape == BuiltinClass.list.shape { return try extend(t, list: ListRef(iterable.ref)) }
            if shape == BuiltinClass.tuple.shape {
                let tuple = TupleRef(iterable.ref)
                return try extend(t, items: tuple.elements, tuple.count)
            }
        }
        if iterable.isReference, let items = try t.plainItems(iterable.ref) {
            if try head(t).storage.isReference || items.count == 0 { return try extend(t, items: items.elements, items.count) }
            return try adopt(t, items.storage, items.count)
        }
        try t.iterate(iterable) { (item) throws(Unwind) in try append(t, item) }
    }

    private func extend(_ t: Thread, list: ListRef) throws(Unwind) {
        if list != self && list.isOwned(t) {
            let items = list.ref[ListRef.storageWord]
            if items.isReference {
                try extend(t, items: StorageRef(items.ref).elements, list.ref[ListRef.countWord].integer)
            }
            return
        }
        let copy = try list.copied(t)
        let count = copy.ref[ListRef.countWord].integer
        if count > 0 { try extend(t, items: StorageRef(copy.ref[ListRef.storageWord].ref).elements, count) }
    }

    /// Items that lie where no other thread can change them.
    func extend(_ t: Thread, items: UnsafeMutablePointer<Value>, _ length: Int) throws(Unwind) {
        if length == 0 { return }
        let count = try openHead(t).count
        let storage = try reserve(t, count &+ length)
        try t.openSlots(storage, count..<(count &+ length))
        if t.isTransactional {
            for index in 0..<length { storage[count &+ index] = items[index] }
        } else {
            (storage.elements + count).update(from: items, count: length)
        }
        ref[ListRef.countWord] = Value(small: count &+ length)
    }

    func concatenated(_ t: Thread, _ other: ListRef) throws(Unwind) -> ListRef {
        let first = try count(t), second = try other.count(t)
        let list = try t.makeEmptyList()
        if first &+ second == 0 { return list }
        let storage = try t.makeZeroedStorage(capacity: first &+ second)
        if t.isTransactional {
            try copyItems(t, 0, first, to: storage.elements)
            try other.copyItems(t, 0, second, to: storage.elements + first)
        } else {
            if first > 0 { storage.elements.update(from: StorageRef(ref[ListRef.storageWord].ref).elements, count: first) }
            if second > 0 { (storage.elements + first).update(from: StorageRef(other.ref[ListRef.storageWord].ref).elements, count: second) }
        }
        list.fillNew(storage, first &+ second)
        return list
    }

    func repeated(_ t: Thread, _ times: Int) throws(Unwind) -> ListRef {
        let list = try t.makeEmptyList()
        let count = try count(t)
        if times <= 0 || count == 0 { return list }
        let (total, overflow) = count.multipliedReportingOverflow(by: times)
        if overflow { throw t.outOfMemory() }
        let storage = try t.makeZeroedStorage(capacity: total)
        let items = storage.elements
        try copyItems(t, 0, count, to: items)
        var done = count
        while done < total {
            let piece = Swift.min(done, total &- done, 4096)
            (items + done).update(from: items, count: piece)
            done &+= piece
            if piece == 4096 { try t.checkInterrupts() }
        }
        list.fillNew(storage, total)
        return list
    }

    func reverse(_ t: Thread) throws(Unwind) {
        let head = try head(t)
        if head.count < 2 { return }
        let storage = StorageRef(head.storage.ref)
        if !t.isTransactional {
            var items = UnsafeMutableBufferPointer(start: storage.elements, count: head.count)
            return items.reverse()
        }
        try t.openSlots(storage, 0..<head.count)
        var low = 0, high = head.count &- 1
        while low < high {
            let value = storage[low]
            storage[low] = storage[high]
            storage[high] = value
            low &+= 1
            high &-= 1
        }
    }
}
