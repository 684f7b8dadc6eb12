import CTyphon

/// Where a thread lets others stop it: polls, and the way out of and into the heap.
extension Thread {
    @inline(__always) var statusWord: UnsafeMutableRawPointer { UnsafeMutableRawPointer(local) + 8 }

    /// A poll: rests while somebody stops the world. Call where any object may be
    /// collected but for those that registers, frames, rooted buffers and the native stack
    /// hold. Cost: one relaxed load when nobody stops.
    @inline(__always) func parkIfRequested() {
        if statusWord.loadRelaxed() == ThreadStatus.wanted { park() }
    }

    @inline(never) func park() {
        let world = machine.world
        spillingRegisters {
            world.state.pointee.lock.lock()
            rest()
            world.state.pointee.lock.unlock()
        }
    }

    /// Leaves the heap before blocking. From here to `enterHeap` no guest object may be touched
    /// or made, and values survive only in this function's callers and locals: both calls must
    /// stand in one function (`outsideHeap` sees to that).
    /// Cost: a few stores and one compare-and-swap; no system call unless somebody stops.
    @inline(__always) func leaveHeap() {
        typhon_save_registers(local.pointee.registers)
        local.pointee.registerCount = ThreadHeap.savedRegisters - 1
        local.pointee.stackPointer = local.pointee.registers[ThreadHeap.savedRegisters - 1]
        if !statusWord.compareExchange(expected: ThreadStatus.running, desired: ThreadStatus.outside) { leaveSlowly() }
    }

    /// Comes back. Waits while the world is stopped.
    @inline(__always) func enterHeap() {
        if !statusWord.compareExchange(expected: ThreadStatus.outside, desired: ThreadStatus.running) { enterSlowly() }
        local.pointee.registerCount = 0
    }

    /// Runs `body` outside the heap; it may block, and must not touch guest objects.
    @inline(never) func outsideHeap<Result>(_ body: () -> Result) -> Result {
        leaveHeap()
        defer { enterHeap() }
        return body()
    }

    var isInsideHeap: Bool { statusWord.loadRelaxed() & 1 != 0 }

    @inline(never) private func leaveSlowly() {
        let world = machine.world.state
        world.pointee.lock.lock()
        // Somebody is stopping the world, or has just let it go on.
        if statusWord.loadRelaxed() == ThreadStatus.wanted {
            statusWord.storeRelease(ThreadStatus.held)
            countAsStopped()
        } else {
            statusWord.storeRelease(ThreadStatus.outside)
        }
        world.pointee.lock.unlock()
    }

    @inline(never) private func enterSlowly() {
        let world = machine.world.state
        world.pointee.lock.lock()
        while statusWord.loadRelaxed() & ThreadStatus.held != 0 { world.pointee.resumed.wait(world.pointee.lock) }
        statusWord.storeRelease(ThreadStatus.running)
        world.pointee.lock.unlock()
    }

    /// Rests until the world goes on. The world's lock is held; registers are on the stack.
    func rest() {
        let world = machine.world.state
        guard statusWord.loadRelaxed() == ThreadStatus.wanted else { return }
        statusWord.storeRelease(ThreadStatus.held)
        countAsStopped()
        while statusWord.loadRelaxed() & ThreadStatus.held != 0 { world.pointee.resumed.wait(world.pointee.lock) }
        statusWord.storeRelease(ThreadStatus.running)
    }

    private func countAsStopped() {
        let world = machine.world.state
        world.pointee.pending -= 1
        if world.pointee.pending == 0 { world.pointee.stopped.signal() }
    }

    /// Calls `body` with everything that this thread's callers keep in registers on the stack.
    func spillingRegisters(_ body: () -> Void) {
        withoutActuallyEscaping(body) { body in
            var call = SpilledCall(local: local, body: body)
            withUnsafeMutablePointer(to: &call) { pointer in
                typhon_with_spilled_registers({ context, stackPointer in
                    let call = context.unsafelyUnwrapped.assumingMemoryBound(to: SpilledCall.self)
                    call.pointee.local.pointee.stackPointer = stackPointer
                    call.pointee.body()
                }, pointer)
            }
        }
    }

    /// Stops all other threads, calls `body`, lets them go on. The body makes no guest object
    /// (law 3 of `World`). A poll: the world may be stopped by somebody else first.
    func stopWorld(_ body: () -> Void) {
        let world = machine.world
        spillingRegisters { world.stop(by: self, body) }
    }

    /// Collects garbage now. Finalizers have been queued, not called, when it returns.
    @inline(never) func collect() {
        let heap = heap
        let epoch = heap.state.pointee.epoch
        let started = nanosecondsNow()
        stopWorld {
            // Somebody else may have collected while this thread waited for its turn.
            if heap.state.pointee.epoch == epoch { heap.collectStopped(started: started) }
        }
    }
}

private struct SpilledCall {
    let local: UnsafeMutablePointer<ThreadHeap>
    let body: () -> Void
}
