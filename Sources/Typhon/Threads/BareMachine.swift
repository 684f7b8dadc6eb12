/// A machine with a heap and a world but without classes, and solo threads on it: what
/// tests of the lower rooms run on. MemoryError is raised without an exception object.
enum BareMachine {
    /// A machine of its own and its first thread, which is inside the heap.
    static func make(_ configuration: HeapConfiguration = HeapConfiguration()) -> Thread {
        let machine = UnsafeMutablePointer<MachineState>.allocate(capacity: 1)
        let bytes = UnsafeMutableRawPointer(machine)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<MachineState>.size)
        guard let heap = HeapState.make(configuration) else { fatalError("no address space for a heap") }
        machine.pointee.heap = heap
        machine.pointee.emptyTuple = .absent
        machine.pointee.emptyString = .absent
        machine.pointee.emptyBytes = .absent
        machine.pointee.shapes = .allocate(capacity: 256)
        Heap(state: heap).cold.raiseMemoryError = { _ in .raised }
        _ = World.make(Machine(state: machine))
        return addThread(Machine(state: machine))
    }

    /// Another thread, inside the heap, for the calling OS thread. The caller must not be
    /// inside the heap of the same machine.
    static func addThread(_ machine: Machine) -> Thread {
        guard let thread = machine.world.addThread() else { fatalError("too many threads") }
        thread.bindNativeStack()
        thread.enterHeap()
        return thread
    }

    static func end(_ thread: Thread) {
        thread.leaveHeap()
        thread.machine.world.removeThread(thread)
    }

    /// Ends the last thread and the machine.
    static func destroy(_ thread: Thread) {
        let machine = thread.machine
        end(thread)
        machine.world.destroy()
        machine.heap.destroy()
        machine.state.pointee.shapes.deallocate()
        machine.state.deallocate()
    }
}

extension Thread {
    static func makeBare() -> Thread { BareMachine.make() }
}
