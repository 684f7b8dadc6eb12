/// # HeapProbe: a window on a bare heap
///
/// A machine with a heap and a world but no classes, and what a test wants to do and to
/// know. One probe is one thread; `spawn` gives another for a new OS thread. It
/// makes nodes (`Kind.instance`, all words values), leaves, storage and large objects.
package struct HeapProbe: @unchecked Sendable { // each probe is used by one OS thread
    let thread: Thread

    package init(
        limit: Int = 0, reserve: Int = 0, minimumBudget: Int = 6 << 20, markWorkers: Int = 0,
        parallelThreshold: Int = 64 << 20, markChunkLimit: Int = .max, collectEvery: Int = 0, verifies: Bool = true
    ) {
        var configuration = HeapConfiguration()
        configuration.limit = limit
        configuration.reserve = reserve
        configuration.minimumBudget = minimumBudget
        configuration.markWorkers = markWorkers
        configuration.parallelThreshold = parallelThreshold
        configuration.markChunkLimit = markChunkLimit
        configuration.collectEvery = collectEvery
        configuration.verifies = verifies
        thread = BareMachine.make(configuration)
    }

    private init(thread: Thread) { self.thread = thread }

    /// Ends the last thread and the machine.
    package func destroy() { BareMachine.destroy(thread) }

    // MARK: Objects

    /// A node of `words` words, header included.
    package func makeNode(words: Int = 5) throws -> Value {
        Value(try thread.allocate(.instance, ShapeID(number: 1), words: words))
    }
    package func makeLeaf(words: Int) throws -> Value {
        Value(try thread.allocate(.bytes, .bytes, words: words))
    }
    package func makeStorage(capacity: Int) throws -> Value { Value(try thread.makeStorage(capacity: capacity).ref) }
    package func makeTable(words: Int) throws -> Value {
        Value(try thread.allocate(.dictionaryTable, .dictionaryTable, words: words))
    }
    package func makeHuge(bytes: Int) throws -> Value {
        Value(try thread.allocateSlow(.byteStorage, BuiltinClass.byteStorage.shape, words: bytes / 8, bytes: bytes, flags: 0))
    }

    package subscript(object: Value, word: Int) -> Value {
        get { object.ref[word] }
        nonmutating set { object.ref[word] = newValue }
    }
    package func raw(_ address: UInt, _ word: Int) -> UInt64 {
        UnsafeMutableRawPointer(bitPattern: address + UInt(word) * 8)!.loadRelaxed()
    }
    package func setRaw(_ address: UInt, _ word: Int, _ bits: UInt64) {
        UnsafeMutableRawPointer(bitPattern: address + UInt(word) * 8)!.storeRelaxed(bits)
    }
    package func address(_ object: Value) -> UInt { UInt(bitPattern: object.ref.address) }
    package func integer(_ number: Int) -> Value { Value(small: number) }
    package func int(_ value: Value) -> Int { value.integer }
    package func isReference(_ value: Value) -> Bool { value.isReference }
    package func isNone(_ value: Value) -> Bool { value.isNone }
    package var none: Value { .none }

    // MARK: The collector

    package func collect() { thread.collect() }
    package var statistics: HeapStatistics { thread.heap.statistics }
    package var budget: Int { thread.heap.state.pointee.budget }
    package func setLimit(_ bytes: Int) { thread.heap.setLimit(bytes) }
    package func checkLimit() throws { try thread.checkHeapLimit() }
    package func cellBytes(_ object: Value) -> Int { thread.heap.cellBytes(of: address(object)) }
    /// Is there an object that contains the address, by the test the stack scan uses?
    package func isObject(_ address: UInt) -> Bool {
        var found = false
        thread.stopWorld { found = thread.heap.object(containing: address) != 0 }
        return found
    }
    package func objectCount() -> Int {
        var count = 0
        thread.stopWorld { thread.heap.forEachObject { _ in count += 1 } }
        return count
    }
    package func violations() -> [String] {
        var found: [String] = []
        thread.stopWorld { found = HeapCheck.violations(thread.heap) }
        return found
    }
    /// Of the object's own words, taken for a run.
    package func violationOfRun(_ object: Value) -> String? {
        let start = UnsafeRawPointer(object.ref.address)
        return HeapCheck.violation(ofRunFrom: start, to: start + cellBytes(object))
    }
    package func withRooted(_ body: (Buffer) throws -> Void) throws {
        var mistake: Error?
        try thread.withRooted(capacity: 4) { buffer in
            do { try body(Buffer(buffer: buffer)) } catch { mistake = error }
        }
        if let mistake { throw mistake }
    }
    package struct Buffer {
        let buffer: RootedBuffer
        package var count: Int { buffer.count }
        package func append(_ value: Value) { buffer.append(value) }
        package subscript(index: Int) -> Value { buffer[index] }
    }

    /// Dictionary tables hold values from word 4 on only; word 3 is an address nobody follows.
    package func traceTablesFromWordFour() {
        thread.heap.setTracer(.dictionaryTable) { object, marker in
            let ref = Ref(address: object)
            Marker(opaque: marker).visit(words: object + 32, count: ref.words - 4)
        }
    }

    // MARK: Damage, for the tests of HeapCheck

    package func setMark(_ address: UInt) {
        let offset = address - thread.heap.state.pointee.base
        _ = (thread.heap.state.pointee.markBits + Int(offset >> 10 * 8)).fetchOr(1 << UInt64((offset >> 4) & 63))
    }
    package func setPosition(ofBlockWith object: Value, _ position: UInt32) {
        let block = Int((address(object) - thread.heap.state.pointee.base) >> 16)
        thread.heap.block(block).pointee.position = position
    }
    package func freeBlock(with object: Value) {
        let block = Int((address(object) - thread.heap.state.pointee.base) >> 16)
        thread.heap.state.pointee.freeMap.insert(block)
    }

    // MARK: Weak references and finalizers

    package func registerWeak(_ holder: Value, slot: Int, target: Value, notifies: Bool) {
        thread.registerWeak(holder.ref, slot: slot, target: target.ref, notifies: notifies)
    }
    package func weakReference(to target: Value) -> Value? { thread.weakReference(to: target.ref).map { Value($0) } }
    package func registerFinalizable(_ object: Value) { thread.registerFinalizable(object.ref) }
    package func registerReclaimer(_ object: Value, _ reclaim: @escaping @convention(c) (UnsafeMutableRawPointer) -> Void) {
        thread.registerReclaimer(object.ref, reclaim)
    }
    package func takePending() -> (isFinalizer: Bool, object: Value)? {
        thread.takePendingCall().map { ($0.reason == .finalizer, $0.object) }
    }
    package var hasPendingPoll: Bool { thread.machine.pollReasons & PollReason.pendingCalls != 0 }

    // MARK: Threads

    /// A thread for another OS thread, which must call `begin` and `end`.
    package func spawn() -> HeapProbe? { thread.machine.world.addThread(by: thread).map(HeapProbe.init(thread:)) }
    package func begin() {
        thread.bindNativeStack()
        thread.enterHeap()
    }
    package func end() { BareMachine.end(thread) }
    /// Ends a spawned thread that has never begun.
    package func discard() { thread.machine.world.removeThread(thread) }
    package func poll() { thread.parkIfRequested() }
    package func outside(_ body: () -> Void) { thread.outsideHeap(body) }
    package func stopWorld(_ body: () -> Void) { thread.stopWorld(body) }
    package var slot: Int { thread.state.pointee.slot }
    package var threadCount: Int { thread.machine.world.threadCount }
}
