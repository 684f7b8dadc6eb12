extension Thread {
    /// The sum of a list or tuple that holds only small integers; nil: the general way, or barriers.
    func integerSum(_ ref: Ref, _ start: Int) -> Int? {
        let shape = ref.shape
        if shape == BuiltinClass.tuple.shape { return integerSum(TupleRef(ref).elements, TupleRef(ref).count, start) }
        if shape == BuiltinClass.list.shape {
            if !ListRef(ref).isOwned(self) { return nil }
            let storage = ref[ListRef.storageWord]
            if !storage.isReference { return start }
            return integerSum(StorageRef(storage.ref).elements, ref[ListRef.countWord].integer, start)
        }
        return nil
    }

    private func integerSum(_ items: UnsafeMutablePointer<Value>, _ count: Int, _ start: Int) -> Int? {
        var total = start
        var item = items
        for _ in 0..<count {
            if !item.pointee.isInteger { return nil }
            let (sum, overflow) = total.addingReportingOverflow(item.pointee.integer)
            if overflow { return nil }
            total = sum
            item += 1
        }
        return total
    }
}
