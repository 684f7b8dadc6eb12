/// # The world: a machine's threads, and stopping them
///
///     status word of a thread (`ThreadHeap.status`)
///
///                   enterHeap: CAS                stop wanted
///       outside 0 ------------------> running 1 --------------> wanted 3
///          ^  |   <------------------                              |  poll, leaveHeap
///          |  |      leaveHeap: CAS                                v
///          |  +--------- stop wanted ----------------------->  held 2
///          +------------------------- world goes on ---------------+   (or running again)
///
/// A thread is *running* while it may touch guest objects and *outside* while it blocks
/// or computes without them. Whoever wants to stop the world sets the `wanted` bit of all
/// others: the running ones come to rest at their next poll, those outside cannot come in.
/// Leaving and entering cost one compare-and-swap each when nobody stops; a single thread
/// never waits for anybody.
///
/// Laws
/// 1. While the world is stopped, no thread but the stopper is running.
/// 2. A thread that rests has its registers on its stack (parked) or in
///    `ThreadHeap.registers` (outside), and `stackPointer` below them.
/// 3. The body of a stop allocates no guest object, throws nothing and waits for no guest
///    thread.
/// 4. A lock that a running thread may wait for is never held across a poll.
struct WorldState {
    /// The thread sanitizer takes a store to any field for one to the first, so nobody reads this one.
    let anchor: UInt64 = 0
    let lock: NativeLock
    /// Threads that rest or want to enter wait here.
    let resumed: NativeCondition
    /// The stopper waits here.
    let stopped: NativeCondition
    let machine: UnsafeMutablePointer<MachineState>
    /// Bits of `PollReason`, on a cache line of its own. Read relaxed at every poll.
    let pollWord: UnsafeMutableRawPointer
    let slots: UnsafeMutablePointer<ThreadSlot>

    // Guarded by `lock`.

    /// A stop is wanted or lasts.
    var isStopping = false
    /// The thread that stops the world, nil when it is none of the machine's.
    var stopper: UnsafeMutablePointer<ThreadState>?
    /// Threads that still have to come to rest.
    var pending = 0
    /// Slots below this number have been used.
    var slotsUsed = 0
    var freeSlots: [Int] = []
    var threadCount = 0
    var stops = 0
}

/// Why a thread should look up at its next poll.
enum PollReason {
    /// Somebody stops the world.
    static let stop: UInt64 = 1
    /// The collector has queued finalizers or weak reference callbacks (`takePendingCall`).
    static let pendingCalls: UInt64 = 2
    /// Bits from here on belong to the upper rooms: signals, interrupts, limits.
    static let firstFree: UInt64 = 4
}

enum ThreadStatus {
    static let outside: UInt64 = 0
    static let running: UInt64 = 1
    static let held: UInt64 = 2
    static let wanted: UInt64 = 3
}

/// Handle of a world: one word.
struct World {
    let state: UnsafeMutablePointer<WorldState>
    @inline(__always) init(state: UnsafeMutablePointer<WorldState>) { self.state = state }
}

extension Machine {
    @inline(__always) var world: World { World(state: state.pointee.world.unsafelyUnwrapped) }
    /// Bits of `PollReason`; zero almost always. One relaxed load.
    @inline(__always) var pollReasons: UInt64 { world.state.pointee.pollWord.loadRelaxed() }
    /// Thread-safe.
    func requestPoll(_ reasons: UInt64) { _ = world.state.pointee.pollWord.fetchOr(reasons) }
    func clearPoll(_ reasons: UInt64) { _ = world.state.pointee.pollWord.fetchAnd(~reasons) }
}

extension World {
    /// A world without threads; it registers its threads' roots with the machine's heap.
    static func make(_ machine: Machine) -> World {
        let pollWord = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)
        pollWord.storeRelaxed(0)
        let bytes = VirtualMemory.roundUp(ThreadSlots.count * MemoryLayout<ThreadSlot>.stride)
        guard let slots = VirtualMemory.allocate(bytes) else { fatalError("no native memory for the table of threads") }
        let state = UnsafeMutablePointer<WorldState>.allocate(capacity: 1)
        state.initialize(to: WorldState(
            lock: .make(), resumed: .make(), stopped: .make(), machine: machine.state, pollWord: pollWord,
            slots: slots.bindMemory(to: ThreadSlot.self, capacity: ThreadSlots.count)))
        let world = World(state: state)
        machine.state.pointee.world = state
        world.registerRoots(machine)
        return world
    }

    /// No thread of the machine may exist any more.
    func destroy() {
        for slot in 0..<state.pointee.slotsUsed { state.pointee.slots[slot].destroy() }
        VirtualMemory.release(
            UnsafeMutableRawPointer(state.pointee.slots),
            VirtualMemory.roundUp(ThreadSlots.count * MemoryLayout<ThreadSlot>.stride))
        state.pointee.lock.destroy()
        state.pointee.resumed.destroy()
        state.pointee.stopped.destroy()
        state.pointee.pollWord.deallocate()
        state.pointee.machine.pointee.world = nil
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Live threads, while the world is stopped or its lock is held.
    func forEachThread(_ body: (Thread) -> Void) {
        for slot in 0..<state.pointee.slotsUsed where state.pointee.slots[slot].isLive {
            body(Thread(state: state.pointee.slots[slot].thread.unsafelyUnwrapped))
        }
    }

    /// Number of registered threads. Thread-safe.
    var threadCount: Int { state.pointee.lock.withLock { state.pointee.threadCount } }
}

// MARK: Stopping

extension World {
    /// Stops all threads but `thread`, calls `body`, lets them go on. Two at once: one
    /// waits for the other. Inside its own stop a thread may stop again. `thread` is nil
    /// for a caller that is none of the machine's threads or is outside the heap.
    func stop(by thread: Thread?, _ body: () -> Void) {
        if isStopper(thread) { return body() }
        begin(thread)
        body()
        end()
    }

    private func isStopper(_ thread: Thread?) -> Bool {
        guard let thread else { return false }
        state.pointee.lock.lock()
        defer { state.pointee.lock.unlock() }
        return state.pointee.isStopping && state.pointee.stopper == thread.state
    }

    private func begin(_ thread: Thread?) {
        let world = state
        world.pointee.lock.lock()
        while world.pointee.isStopping {
            if let thread { thread.rest() } else { world.pointee.resumed.wait(world.pointee.lock) }
        }
        world.pointee.isStopping = true
        world.pointee.stopper = thread?.state
        world.pointee.stops += 1
        _ = world.pointee.pollWord.fetchOr(PollReason.stop)
        world.pointee.pending = 0
        forEachThread { other in
            guard other.state != thread?.state else { return }
            if other.statusWord.fetchOr(ThreadStatus.held) == ThreadStatus.running { world.pointee.pending += 1 }
        }
        while world.pointee.pending > 0 { world.pointee.stopped.wait(world.pointee.lock) }
        world.pointee.lock.unlock()
    }

    private func end() {
        let world = state
        world.pointee.lock.lock()
        forEachThread { _ = $0.statusWord.fetchAnd(~ThreadStatus.held) }
        _ = world.pointee.pollWord.fetchAnd(~PollReason.stop)
        world.pointee.isStopping = false
        world.pointee.stopper = nil
        world.pointee.resumed.broadcast()
        world.pointee.lock.unlock()
    }
}
