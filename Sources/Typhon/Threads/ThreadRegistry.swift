import CTyphon

/// # The registry of threads
///
///     slots   [ 0 | 1 | 2 | ... 16383 ]     the states of live threads; a free one is used again, oldest first
///
/// The memory of a slot's `ThreadState` is never given back while the machine lives. The number by
/// which records name a thread is not the slot's: `ThreadNumbers` gives it.
enum ThreadSlots {
    static let count = 1 << 14
}

struct ThreadSlot {
    /// Atomic: 1 while a thread lives in the slot.
    var live: UInt64
    /// Written once, before the first thread.
    var thread: UnsafeMutablePointer<ThreadState>?

    var isLive: Bool { live != 0 }

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
        let slot = takeSlot()
        state.pointee.lock.unlock()
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
        if state.pointee.slotsUsed < ThreadSlots.count && state.pointee.freeSlots.count < 64 {
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
        thread.pointee.slot = slot
        UnsafeMutableRawPointer(entry).storeRelease(1)
    }

    private func makeState() -> UnsafeMutablePointer<ThreadState> {
        let thread = UnsafeMutablePointer<ThreadState>.allocate(capacity: 1)
        let bytes = UnsafeMutableRawPointer(thread)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<ThreadState>.size)
        thread.pointee.cursors = .allocate(capacity: SizeClass.count)
        thread.pointee.cursors.initialize(repeating: AllocationCursor(next: 0, limit: 0), count: SizeClass.count)
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

    /// Ends a thread that is outside the heap. Waits while the
    /// world is stopped. Nothing of the thread's state may be used afterwards.
    func removeThread(_ thread: Thread) {
        state.pointee.lock.lock()
        waitForStop(nil)
        thread.heap.addTaken(thread.state.pointee.allocatedBytes)
        thread.dropRuns()
        let slot = thread.state.pointee.slot
        let entry = state.pointee.slots + slot
        UnsafeMutableRawPointer(entry).storeRelease(0)
        state.pointee.threadCount -= 1
        state.pointee.freeSlots.append(slot)
        state.pointee.lock.unlock()
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
