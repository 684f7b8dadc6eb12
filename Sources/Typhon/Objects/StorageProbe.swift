/// # ContainerProbe: containers without an interpreter
///
/// A machine with bare threads for tests and measurements of lists, dicts and sets of
/// integers. Several logical threads may run on one system thread, in any interleaving a
/// script says. Functions that give nil, or false, met an abort: `rollBack` is next.
/// Package API: these are the tests' only doors, so they work in release builds too.
package final class ContainerProbe: @unchecked Sendable { // one system thread at a time
    let machine: Machine
    private var threads: [Thread] = []
    private var roots: [Value] = []
    /// The logical thread that acts.
    package var current = 0
    var t: Thread { threads[current] }

    package init(isTransactional: Bool = false, threads count: Int = 1) {
        let state = UnsafeMutablePointer<MachineState>.allocate(capacity: 1)
        UnsafeMutableRawPointer(state).initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<MachineState>.size)
        guard let heap = HeapState.make(HeapConfiguration()) else { fatalError("no address space for a heap") }
        state.pointee.heap = heap
        state.pointee.emptyTuple = .absent
        state.pointee.emptyString = .absent
        state.pointee.emptyBytes = .absent
        state.pointee.shapes = .allocate(capacity: 256)
        state.pointee.clock = TransactionSystem.create()
        state.pointee.isTransactional = isTransactional
        machine = Machine(state: state)
        machine.heap.cold.raiseMemoryError = { _ in .raised }
        _ = World.make(machine)
        ContainerHooks.install(machine)
        machine.heap.cold.rootScanners.append { [unowned self] marker in
            for root in roots { marker.visit(root) }
            for thread in threads {
                thread.forEachTransactionRoot(
                    value: { marker.visit($0) },
                    interior: { marker.visitConservatively(UInt(bitPattern: $0)) })
            }
        }
        for _ in 0..<count { threads.append(makeThread()) }
        threads[0].bindNativeStack()
        threads[0].enterHeap()
    }

    /// Only the first thread is bound to the system thread; it answers for the others when the collector asks.
    private func makeThread() -> Thread {
        guard let thread = machine.world.addThread() else { fatalError("too many threads") }
        let frame = UnsafeMutablePointer<Frame>.allocate(capacity: 2)
        UnsafeMutableRawPointer(frame).initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<Frame>.size * 2)
        thread.state.pointee.frameBase = frame
        thread.state.pointee.frame = frame
        thread.state.pointee.savedFrame = frame
        if !thread.attachTransactions() { fatalError("too many threads") }
        return thread
    }

    // MARK: Transactions

    package func begin() { t.beginNativeTransaction() }
    package func commit() -> Bool { attempt { (t) throws(Unwind) in try t.commitTransaction() } != nil }
    package func rollBack() { t.rollBack() }

    /// The collector sees it from now on.
    func keep(_ value: Value) { roots.append(value) }

    private func attempt<Result>(_ body: (Thread) throws(Unwind) -> Result) -> Result? {
        do { return try body(t) } catch { return nil }
    }

    // MARK: Lists

    package struct List: Equatable { let list: ListRef }

    package func makeList(_ items: [Int]) -> List? {
        attempt { (t) throws(Unwind) in
            let list = ListRef(try t.makeList(items.map { Value(small: $0) }).ref)
            keep(Value(list.ref))
            return List(list: list)
        }
    }
    package func items(_ list: List) -> [Int]? {
        attempt { (t) throws(Unwind) in
            var items: [Int] = []
            try t.iterate(Value(list.list.ref)) { (item) throws(Unwind) in items.append(item.integer) }
            return items
        }
    }
    package func count(_ list: List) -> Int? { attempt { (t) throws(Unwind) in try list.list.count(t) } }
    package func get(_ list: List, _ index: Int) -> Int? {
        attempt { (t) throws(Unwind) in try list.list.get(t, index)?.integer ?? -1 }
    }
    package func set(_ list: List, _ index: Int, _ value: Int) -> Bool? {
        attempt { (t) throws(Unwind) in try list.list.set(t, index, Value(small: value)) }
    }
    package func append(_ list: List, _ value: Int) -> Bool {
        attempt { (t) throws(Unwind) in try list.list.append(t, Value(small: value)) } != nil
    }
    package func insert(_ list: List, _ index: Int, _ value: Int) -> Bool {
        attempt { (t) throws(Unwind) in try list.list.insert(t, index, Value(small: value)) } != nil
    }
    package func remove(_ list: List, _ index: Int) -> Int? {
        attempt { (t) throws(Unwind) in try list.list.remove(t, at: index)?.integer ?? -1 }
    }
    package func reverse(_ list: List) -> Bool { attempt { (t) throws(Unwind) in try list.list.reverse(t) } != nil }
    package func clear(_ list: List) -> Bool { attempt { (t) throws(Unwind) in try list.list.clear(t) } != nil }
    package func sort(_ list: List, reverse: Bool) -> Bool {
        attempt { (t) throws(Unwind) in try list.list.sort(t, key: .none, reverse: reverse) } != nil
    }
    package func extend(_ list: List, _ other: List) -> Bool {
        attempt { (t) throws(Unwind) in try list.list.extend(t, Value(other.list.ref)) } != nil
    }
    /// nil for a missing bound.
    package func slice(_ list: List, _ start: Int?, _ stop: Int?, _ step: Int?) -> [Int]? {
        attempt { (t) throws(Unwind) in
            let slice = SliceRef(try makeSlice(t, start, stop, step).ref)
            return items(List(list: try list.list.slice(t, slice))) ?? []
        }
    }
    package func setSlice(_ list: List, _ start: Int?, _ stop: Int?, _ step: Int?, _ items: [Int]) -> Bool {
        attempt { (t) throws(Unwind) -> Void in
            let values = try t.makeList(items.map { Value(small: $0) })
            try list.list.setItem(t, try makeSlice(t, start, stop, step), values)
        } != nil
    }
    package func deleteSlice(_ list: List, _ start: Int?, _ stop: Int?, _ step: Int?) -> Bool {
        attempt { (t) throws(Unwind) in try list.list.deleteItem(t, try makeSlice(t, start, stop, step)) } != nil
    }
    private func makeSlice(_ t: Thread, _ start: Int?, _ stop: Int?, _ step: Int?) throws(Unwind) -> Value {
        func value(_ bound: Int?) -> Value { bound.map { Value(small: $0) } ?? .none }
        return try t.makeSlice(value(start), value(stop), value(step))
    }

    /// Sorts pairs (key, payload) with the merge sort's key machinery; nil when comparison `failing` raised.
    package func sortPairs(_ pairs: [(Int, Int)], failing: Int = Int.max) -> (pairs: [(Int, Int)], isComplete: Bool) {
        let result = attempt { (t) throws(Unwind) -> ([(Int, Int)], Bool) in
            let keys = try t.makeZeroedStorage(capacity: pairs.count + 1)
            let values = try t.makeZeroedStorage(capacity: pairs.count + 1)
            let spareKeys = try t.makeZeroedStorage(capacity: pairs.count + 1)
            let spareValues = try t.makeZeroedStorage(capacity: pairs.count + 1)
            for (index, pair) in pairs.enumerated() {
                keys[index] = Value(small: pair.0)
                values[index] = Value(small: pair.1)
            }
            let order = FailingOrder(failing: failing)
            var sort = MergeSort(
                t: t, order: order, keys: keys.elements, values: values.elements, spareKeys: spareKeys.elements,
                spareValues: spareValues.elements, count: pairs.count)
            var isComplete = true
            do throws(Unwind) { try sort.run() } catch { isComplete = false }
            return (pairs.indices.map { (keys[$0].integer, values[$0].integer) }, isComplete)
        }
        guard let result else { return ([], false) }
        return (result.0, result.1)
    }

    /// Raises at its comparison number `failing`.
    private final class FailingOrder: SortOrder {
        var left: Int
        init(failing: Int) { left = failing }
        func isLess(_ a: Value, _ b: Value) throws(Unwind) -> Bool {
            left -= 1
            if left < 0 { throw .raised }
            return a.integer < b.integer
        }
    }
}

extension ContainerProbe {
    /// Another thread may see `list` once the transaction has committed.
    package func publish(_ list: List, through holder: List) -> Bool { publish(Value(list.list.ref), holder) }
    package func publish(_ dict: Dict, through holder: List) -> Bool { publish(Value(dict.dict.ref), holder) }
    package func publish(_ set: IntSet, through holder: List) -> Bool { publish(Value(set.set.ref), holder) }

    private func publish(_ value: Value, _ holder: List) -> Bool {
        t.publish(value)
        return (try? holder.list.append(t, value)) != nil
    }
}
