/// # ThreadHeap: what the heap knows about one thread
///
/// Raw memory behind `ThreadState.local`. It belongs to its thread; the collector reads
/// and resets it while the thread is parked or outside.
///
///     status          who may proceed: see `World`
///     stackPointer    native stack from here up to `stackHighest` is a root while stopped
///     registers       callee-saved registers at the moment the thread left the heap
///     blocks          by class index: number + 1 of the block being swept, 0: none
///     rooted          chain of `RootedBuffer`s
struct ThreadHeap {
    /// The thread sanitizer takes a store to any field for one to the first, so nobody reads this one.
    let anchor: UInt64 = 0
    /// Atomic (`World`), see `Thread.statusWord`. Must stay the second word.
    var status: UInt64
    var stackPointer: UInt
    var stackHighest: UInt
    let registers: UnsafeMutablePointer<UInt>
    /// Words of `registers` that count.
    var registerCount: Int
    let blocks: UnsafeMutablePointer<Int32>
    var rooted: UnsafeMutablePointer<RootedStorage>?
    /// Positive while a MemoryError is being made: limits do not apply.
    var unlimited: Int32

    static let savedRegisters = 16

    static func make() -> UnsafeMutablePointer<ThreadHeap> {
        let local = UnsafeMutablePointer<ThreadHeap>.allocate(capacity: 1)
        let registers = UnsafeMutablePointer<UInt>.allocate(capacity: savedRegisters)
        registers.initialize(repeating: 0, count: savedRegisters)
        let blocks = UnsafeMutablePointer<Int32>.allocate(capacity: SizeClass.count)
        blocks.initialize(repeating: 0, count: SizeClass.count)
        local.initialize(to: ThreadHeap(
            status: 0, stackPointer: 0, stackHighest: 0, registers: registers, registerCount: 0,
            blocks: blocks, rooted: nil, unlimited: 0))
        return local
    }

    static func destroy(_ local: UnsafeMutablePointer<ThreadHeap>) {
        local.pointee.registers.deallocate()
        local.pointee.blocks.deallocate()
        local.deallocate()
    }
}

extension Thread {
    @inline(__always) var local: UnsafeMutablePointer<ThreadHeap> { state.pointee.local.unsafelyUnwrapped }
    @inline(__always) var heap: Heap { machine.heap }

    /// It has allocated since the last collection.
    var holdsBlocks: Bool { (0..<SizeClass.count).contains { local.pointee.blocks[$0] != 0 } }

    /// Forgets runs and blocks: what was not used is swept again. All threads are stopped, or
    /// the thread is ending.
    func dropRuns() {
        for index in 0..<SizeClass.count {
            state.pointee.cursors[index] = AllocationCursor(next: 0, limit: 0)
            local.pointee.blocks[index] = 0
        }
        state.pointee.allocatedBytes = 0
    }
}
