import CTyphon

/// # The registry of threads
///
///     thread number   | generation : 17 | slot : 14 |       tag = number << 1 | 1
///     slots           [ 0 | 1 | 2 | ... 16383 ]             number of the live thread, its state
///
/// A number names one thread for ever: a slot that is used again has a new generation.
/// Slots are used again oldest first, so generations run out evenly, after two billion threads;
/// then the world stops once and all records of dead threads are rewritten
/// (`RecordReset`), and numbers start anew.
///
/// The memory of a slot's `ThreadState` is never given back while the machine lives:
/// `liveThread(number:)` needs no lock. What it returns may end at any time; whoever
/// looks at it must check the number again afterwards.
enum ThreadNumber {
    static let slotBits: UInt32 = 14
    static let slots = 1 << 14
    static let generations = 1 << 17

    static func make(slot: Int, generation: Int) -> UInt32 { UInt32(generation) << slotBits | UInt32(slot) }
    static func slot(_ number: UInt32) -> Int { Int(number & UInt32(slots - 1)) }
    static func tag(_ number: UInt32) -> UInt32 { number << 1 | 1 }
    static func number(tag: UInt32) -> UInt32 { tag >> 1 }
}

struct ThreadSlot {
    /// Atomic: `live | number` while a thread carries the number, else 0.
    var number: UInt64
    /// Written once, before the first number.
    var thread: UnsafeMutablePointer<ThreadState>?
    var generation: Int

    static let live: UInt64 = 1 << 32
    var isLive: Bool { number != 0 }

    func destroy() {
        guard let thread else { return }
        ThreadHeap.destroy(thread.pointee.local.unsafelyUnwrapped)
        thread.pointee.cursors.deallocate()
        thread.deallocate()
    }
}

extension World {
    /// A new thread of the machine, outside the heap, or nil when 16,384 exist. Its state is
    /// zero but for what the heap and the registry need; roots in it count from now on.
    /// `thread` is the caller if it is inside the heap. Thread-safe.
    func addThread(by thread: Thread? = nil) -> Thread? {
        state.pointee.lock.lock()
        waitForStop(thread)
        var slot = takeSlot()
        state.pointee.lock.unlock()
        if slot == nil {
            stop(by: thread) { if self.needsReset { self.resetNumbers() } }
            slot = state.pointee.lock.withLock { takeSlot() }
        }
        return slot.map { Thread(state: state.pointee.slots[$0].thread.unsafelyUnwrapped) }
    }

    /// The registry changes only while nobody walks over it.
    private func waitForStop(_ thread: Thread?) {
        while state.pointee.isStopping && state.pointee.stopper != thread?.state {
            if let thread, thread.isInsideHeap {
                thread.spillingRegisters { thread.rest() }
            } else {
                state.pointee.resumed.wait(state.pointee.lock)
            }
        }
    }

    private func takeSlot() -> Int? {
        let slot: Int
        if state.pointee.slotsUsed < ThreadNumber.slots && state.pointee.freeSlots.count < 64 {
            slot = state.pointee.slotsUsed
            state.pointee.slotsUsed += 1
        } else if !state.pointee.freeSlots.isEmpty {
            slot = state.pointee.freeSlots.removeFirst()
        } else {
            return nil
        }
        prepare(slot)
        state.pointee.threadCount += 1
        return slot
    }

    private func prepare(_ slot: Int) {
        let entry = state.pointee.slots + slot
        if entry.pointee.thread == nil { entry.pointee.thread = makeState() }
        let thread = entry.pointee.thread.unsafelyUnwrapped
        reset(thread)
        let number = ThreadNumber.make(slot: slot, generation: entry.pointee.generation)
        thread.pointee.tag = ThreadNumber.tag(number)
        thread.pointee.slot = slot
        UnsafeMutableRawPointer(entry).storeRelease(ThreadSlot.live | UInt64(number))
    }

    private func makeState() -> UnsafeMutablePointer<ThreadState> {
        let thread = UnsafeMutablePointer<ThreadState>.allocate(capacity: 1)
        let bytes = UnsafeMutableRawPointer(thread)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<ThreadState>.size)
        thread.pointee.cursors = .allocate(capacity: 64)
        thread.pointee.cursors.initialize(repeating: AllocationCursor(next: 0, limit: 0), count: 64)
        thread.pointee.local = ThreadHeap.make()
        return thread
    }

    /// What the predecessor in this slot left behind.
    private func reset(_ thread: UnsafeMutablePointer<ThreadState>) {
        let cursors = thread.pointee.cursors, local = thread.pointee.local
        let bytes = UnsafeMutableRawPointer(thread)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<ThreadState>.size)
        thread.pointee.cursors = cursors
        thread.pointee.local = local
        thread.pointee.machine = state.pointee.machine
        thread.pointee.raised = .absent
        thread.pointee.handled = .none
        thread.pointee.object = .absent
        thread.pointee.random = .absent
        thread.pointee.isTransactional = state.pointee.machine.pointee.isTransactional
        Thread(state: thread).dropRuns()
        let heap = local.unsafelyUnwrapped
        Thread(state: thread).statusWord.storeRelaxed(ThreadStatus.outside)
        heap.pointee.stackPointer = 0
        heap.pointee.stackHighest = 0
        heap.pointee.registerCount = 0
        heap.pointee.rooted = nil
        heap.pointee.unlimited = 0
    }

    /// Ends a thread that is outside the heap. Its number never comes back. Waits while the
    /// world is stopped. Nothing of the thread's state may be used afterwards.
    func removeThread(_ thread: Thread) {
        state.pointee.lock.lock()
        waitForStop(nil)
        thread.heap.addTaken(thread.state.pointee.allocatedBytes)
        thread.dropRuns()
        let slot = thread.state.pointee.slot
        let entry = state.pointee.slots + slot
        UnsafeMutableRawPointer(entry).storeRelease(0)
        entry.pointee.generation += 1
        state.pointee.threadCount -= 1
        if entry.pointee.generation < state.pointee.generations { state.pointee.freeSlots.append(slot) }
        state.pointee.lock.unlock()
    }

    /// The live thread that carries a number (`OwnershipRecord.tag` >> 1), nil when it has ended.
    /// Lock-free; see above for what the result is worth.
    func liveThread(number: UInt32) -> Thread? {
        let entry = state.pointee.slots + ThreadNumber.slot(number)
        guard UnsafeMutableRawPointer(entry).loadAcquire() == ThreadSlot.live | UInt64(number) else { return nil }
        return entry.pointee.thread.map(Thread.init(state:))
    }

    /// Can starting generations anew make room for a thread?
    private var needsReset: Bool {
        state.pointee.freeSlots.isEmpty && state.pointee.slotsUsed == ThreadNumber.slots
            && state.pointee.threadCount < ThreadNumber.slots
    }
}

extension Thread {
    /// Tells the collector where this OS thread's native stack begins. Once, on the OS thread
    /// that is to run the guest thread, before `enterHeap`.
    func bindNativeStack() {
        var lowest: UInt = 0, highest: UInt = 0
        typhon_stack_bounds(&lowest, &highest)
        local.pointee.stackHighest = highest
        local.pointee.stackPointer = highest
    }
}
