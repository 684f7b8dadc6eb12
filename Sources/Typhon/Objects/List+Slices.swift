/// Subscripts: `list[i]`, `list[a:b:c]`, assigned and deleted.
extension ListRef {
    func item(_ t: Thread, _ index: Value) throws(Unwind) -> Value {
        if index.isKind(.slice) { return Value(try slice(t, SliceRef(index.ref)).ref) }
        var position = try SequenceIndex.position(t, index, "list")
        if position < 0 { position &+= try count(t) }
        if let item = try get(t, position) { return item }
        throw t.raise(.indexError, "list index out of range")
    }

    func setItem(_ t: Thread, _ index: Value, _ value: Value) throws(Unwind) {
        if index.isKind(.slice) { return try setSlice(t, SliceRef(index.ref), value) }
        var position = try SequenceIndex.position(t, index, "list")
        if position < 0 { position &+= try count(t) }
        if try !set(t, position, value) { throw t.raise(.indexError, "list assignment index out of range") }
    }

    func deleteItem(_ t: Thread, _ index: Value) throws(Unwind) {
        if index.isKind(.slice) { return try deleteSlice(t, SliceRef(index.ref)) }
        var position = try SequenceIndex.position(t, index, "list")
        if position < 0 { position &+= try count(t) }
        if try remove(t, at: position) == nil { throw t.raise(.indexError, "list assignment index out of range") }
    }

    func slice(_ t: Thread, _ slice: SliceRef) throws(Unwind) -> ListRef {
        try self.slice(t, try bounds(t, slice))
    }

    func slice(_ t: Thread, _ bounds: SliceRef.Bounds) throws(Unwind) -> ListRef {
        if bounds.step == 1 { return try self.slice(t, bounds.start, bounds.count) }
        let list = try t.makeEmptyList()
        if bounds.count == 0 { return list }
        let target = try t.makeZeroedStorage(capacity: bounds.count)
        let source = StorageRef(try head(t).storage.ref)
        if isOwned(t) {
            var item = source.elements + bounds.start, place = target.elements
            let end = place + bounds.count
            while place < end {
                place.pointee = item.pointee
                item += bounds.step
                place += 1
            }
        } else {
            var position = bounds.start
            for index in 0..<bounds.count {
                target[index] = try t.read(source, position)
                position &+= bounds.step
                try Container.pace(t, index)
            }
        }
        list.fillNew(target, bounds.count)
        return list
    }

    /// `count` > 0 items backwards from `start`, in solo mode.
    @inline(__always)
    func reversal(_ t: Thread, _ start: Int, _ count: Int) throws(Unwind) -> ListRef {
        let list = try t.makeEmptyList()
        let target = try t.makeZeroedStorage(capacity: count)
        var item = StorageRef(ref[ListRef.storageWord].ref).elements + start, place = target.elements
        let end = place + count
        while place < end {
            place.pointee = item.pointee
            item -= 1
            place += 1
        }
        list.fillNew(target, count)
        return list
    }

    @inline(__always) private func bounds(_ t: Thread, _ slice: SliceRef) throws(Unwind) -> SliceRef.Bounds {
        if let bounds = slice.plainBounds(try count(t)) { return bounds }
        return try slice.bounds(t) { () throws(Unwind) in try count(t) }
    }

    private func setSlice(_ t: Thread, _ slice: SliceRef, _ value: Value) throws(Unwind) {
        let parts = (slice.ref.address + 16).assumingMemoryBound(to: Value.self)
        if try !replacePart(t, parts, value) { try setSliceSlow(t, slice, value) }
    }

    /// `self[start:stop] = value` for another list and small integers or None at `parts`. False: nothing is done.
    @inline(__always)
    func replacePart(_ t: Thread, _ parts: UnsafeMutablePointer<Value>, _ value: Value) throws(Unwind) -> Bool {
        guard value.isReference && value.ref.shape == BuiltinClass.list.shape && value.ref != ref else { return false }
        let source = ListRef(value.ref), items = source.ref[ListRef.storageWord]
        guard items.isReference, source.isOwned(t) else { return false }
        let bounds = SliceRef.plainPart(parts, try count(t))
        if bounds.count < 0 { return false }
        let added = source.ref[ListRef.countWord].integer
        if added == bounds.count && !t.isTransactional {
            if added == 0 { return true }
            let target = StorageRef(ref[ListRef.storageWord].ref).elements + bounds.start
            target.update(from: StorageRef(items.ref).elements, count: added)
        } else {
            try replace(t, bounds.start, bounds.count, StorageRef(items.ref).elements, added)
        }
        return true
    }

    @inline(never) private func setSliceSlow(_ t: Thread, _ slice: SliceRef, _ value: Value) throws(Unwind) {
        let parts = try slice.unpacked(t)
        let items: ValueBuffer
        do throws(Unwind) {
            items = try t.collect(value)
        } catch {
            guard error == .raised, t.matches(.typeError) else { throw error }
            if try isIterable(t, value) { throw error }
            t.clearRaised()
            throw t.raise(.typeError, parts.step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice")
        }
        let bounds = SliceRef.adjust(parts.start, parts.stop, parts.step, try count(t))
        if bounds.step == 1 { return try replace(t, bounds.start, bounds.count, items.elements, items.count) }
        if items.count != bounds.count {
            throw t.raise(.valueError,
                "attempt to assign sequence of size \(items.count) to extended slice of size \(bounds.count)")
        }
        if bounds.count == 0 { return }
        let storage = StorageRef(try head(t).storage.ref)
        var position = bounds.start
        for index in 0..<bounds.count {
            try t.openSlot(storage, position)
            storage[position] = items[index]
            position &+= bounds.step
        }
    }

    /// After a TypeError: was it about `value` itself, or did its iteration raise?
    private func isIterable(_ t: Thread, _ value: Value) throws(Unwind) -> Bool {
        let raised = t.raised
        t.raised = .absent
        defer { t.raised = raised }
        if try Iterators.has(t, value, .iter) { return true }
        return try Iterators.has(t, value, .getitem)
    }

    /// Puts all of `items` in the place of `length` items at `start`.
    private func replace(
        _ t: Thread, _ start: Int, _ length: Int, _ items: UnsafeMutablePointer<Value>, _ added: Int
    ) throws(Unwind) {
        let count = try openHead(t).count
        let total = count &- length &+ added
        if total == 0 { return try clear(t) }
        let storage = try reserve(t, total)
        let end = length == added ? start &+ length : Swift.max(count, total)
        try t.openSlots(storage, start..<end)
        if length != added {
            t.moveSlots(storage, from: start &+ length, to: start &+ added, count: count &- start &- length)
        }
        for index in 0..<added { storage[start &+ index] = items[index] }
        if total == count { return }
        if total < count { for position in total..<count { storage[position] = .absent } }
        ref[ListRef.countWord] = Value(small: total)
        try shrink(t)
    }

    private func deleteSlice(_ t: Thread, _ slice: SliceRef) throws(Unwind) {
        var bounds = try bounds(t, slice)
        if bounds.count == 0 { return }
        if bounds.step < 0 {
            bounds.start &+= (bounds.count &- 1) &* bounds.step
            bounds.step = 0 &- bounds.step
        }
        if bounds.step == 1 { return try removeRange(t, bounds.start, bounds.count) }
        let head = try openHead(t)
        let storage = StorageRef(head.storage.ref)
        try t.openSlots(storage, bounds.start..<head.count)
        var target = bounds.start, removed = 0
        for position in bounds.start..<head.count {
            if removed < bounds.count && position == bounds.start &+ removed &* bounds.step {
                removed &+= 1
            } else {
                storage[target] = storage[position]
                target &+= 1
            }
        }
        for position in target..<head.count { storage[position] = .absent }
        ref[ListRef.countWord] = Value(small: target)
        try shrink(t)
    }

    func repeatInPlace(_ t: Thread, _ times: Int) throws(Unwind) {
        let count = try openHead(t).count
        if count == 0 || times == 1 { return }
        if times <= 0 { return try clear(t) }
        let (total, overflow) = count.multipliedReportingOverflow(by: times)
        if overflow { throw t.outOfMemory() }
        let storage = try reserve(t, total)
        try t.openSlots(storage, count..<total)
        for index in count..<total {
            storage[index] = storage[index &- count]
            if index & 1023 == 1023 { try t.checkInterrupts() }
        }
        ref[ListRef.countWord] = Value(small: total)
    }
}
