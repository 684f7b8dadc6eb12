/// # The heap of one machine
///
///     reserved addresses (64 GB or more; blocks are committed as the frontier moves)
///     +----------+----------+----------+----------+----------+--------------------
///     | block 0  | block 1  | large object ...    | block 4  | never used yet ...
///     | 48-byte  | 64-byte  | head     | tail     | free     |
///     +----------+----------+----------+----------+----------+--------------------
///     ^ base        each 64 KB, cells of one size          frontier ^
///
///     beside it:  one `BlockInfo` per block, one mark bit per 16 bytes, one bit per free block
///
/// A thread allocates by bumping a cursor through a *run*: neighbouring free cells of a
/// block that only this thread is sweeping (`Sweeping.swift`). Marks say which cells
/// are alive; a block is swept when somebody needs its cells. Objects never move.
///
/// Who may touch it: fields under "fixed" anybody; under "guarded" whoever holds `lock`,
/// or the collector while all threads are stopped. A thread that holds `lock` does not
/// stop and runs no guest code.
///
/// Laws (checked by `HeapCheck`)
/// 1. A cell before its block's `position` is an object if its meta word is not zero;
///    a cell at or after it is an object if its mark bit is set. Everything else is free.
/// 2. Mark bits are set at the first granule of a cell and nowhere else.
/// 3. Right after marking every `position` is zero: marks alone say what lives.
/// 4. Every reference in a live object's words leads to the start of a live object.
/// 5. A live object's kind is a declared one, its words fit its cell, its shape exists.
/// 6. A block is in the free map exactly when its use is `.free`.
/// 7. Memory handed to a cursor is zero.
struct HeapState {
    /// The thread sanitizer takes a store to any field for one to the first, so nobody reads this one.
    let anchor: UInt64 = 0

    // MARK: Fixed

    let base: UInt
    /// Blocks that fit into the reserved addresses.
    let blockLimit: Int
    /// `BlockInfo` by block number.
    let blocks: UnsafeMutablePointer<BlockInfo>
    /// Bit (address - base) / 16; 512 bytes for each block.
    let markBits: UnsafeMutableRawPointer
    /// `TraceLayout` by kind.
    let layouts: UnsafeMutablePointer<TraceLayout>
    /// Tracing function by kind, for layouts `.traced`.
    let tracers: UnsafeMutablePointer<ObjectTracer?>
    let reservation: UnsafeMutableRawPointer
    let reservedBytes: Int
    let configuration: HeapConfiguration
    let lock: NativeLock
    let markPool: UnsafeMutablePointer<MarkPool>
    /// Registered scanners, weak references and finalizers.
    let cold: Unmanaged<HeapCold>

    // MARK: Guarded

    /// Blocks below this number have been used; those above read as zero.
    var frontier = 0
    var committed = 0
    var freeMap: FreeMap
    /// Free blocks below the frontier.
    var freeCount = 0
    /// Partly free, unswept blocks by class index: head and tail of a list.
    var partial: UnsafeMutablePointer<BlockList>

    /// Bytes in cells that the last marking found alive.
    var liveBytes = 0
    /// Bytes of stacks and registers that it looked at.
    var rootBytes = 0
    /// Bytes handed to threads since.
    var sinceCollection = 0
    /// Native memory that stands for guest data (`RootedBuffer`).
    var nativeBytes = 0
    /// Bytes of runs and large objects taken since, as far as threads have told. Threads that only
    /// hold a block of each class do not make the collector run.
    var taken = 0
    /// Threads that had taken some at the last collection.
    var takers = 0
    /// Collect when `taken` would exceed this.
    var budget: Int
    /// MemoryError when more bytes than this would be in use.
    var limit: Int
    /// A MemoryError was raised and nothing has been freed since: its handler may use the headroom.
    var isHeadroomOpen = false
    var largeCount = 0
    /// Fewest blocks that were free at the end of a cycle, in the last `idleCycles` cycles.
    var idleBlocks = Int.max
    var idleCycles = 0
    /// Number of collections; changes only while all threads are stopped.
    var epoch = 0
    var statistics = HeapStatistics()
    /// Slow allocations until the next forced collection (stress).
    var stressCountdown = 0
}

struct BlockList {
    var head: Int32 = -1
    var tail: Int32 = -1
}

/// How a heap is made. Zero means: what suits this computer.
struct HeapConfiguration {
    /// Most bytes of guest objects; 0: the memory of the computer.
    var limit = 0
    /// Address space to reserve, in bytes.
    var reserve = 0
    /// Allocation between two collections, at least.
    var minimumBudget = 6 << 20
    /// Largest number of marking threads; 0: as many as processors.
    var markWorkers = 0
    /// Live bytes from which on marking is parallel.
    var parallelThreshold = 64 << 20
    /// Chunks of 4,096 references the mark stack may have (tests of its overflow).
    var markChunkLimit = Int.max
    var collectEvery = Knobs.current.collectEvery
    var verifies = Knobs.current.verifiesHeap
}

/// Handle of a heap: one word.
struct Heap {
    let state: UnsafeMutablePointer<HeapState>
    @inline(__always) init(state: UnsafeMutablePointer<HeapState>) { self.state = state }

    var cold: HeapCold { state.pointee.cold.takeUnretainedValue() }
    var frontier: Int { state.pointee.frontier }
    @inline(__always) func block(_ index: Int) -> UnsafeMutablePointer<BlockInfo> { state.pointee.blocks + index }
    @inline(__always) func address(ofBlock index: Int) -> UInt { state.pointee.base &+ UInt(index) << SizeClass.blockShift }
    /// Blocks in use lie at addresses `base ..< usedEnd`.
    @inline(__always) var usedEnd: UInt { address(ofBlock: state.pointee.frontier) }
}

extension Machine {
    @inline(__always) var heap: Heap { Heap(state: state.pointee.heap) }
}

/// What the collector says about itself: `gc.stats()` and `--stats`. Times in
/// nanoseconds, sizes in bytes.
package struct HeapStatistics: Sendable {
    package internal(set) var collections = 0
    /// From the request until all threads may run again.
    package internal(set) var pauseTotal = 0
    package internal(set) var pauseLongest = 0
    /// Thereof marking.
    package internal(set) var markTotal = 0
    /// Alive at the end of the last collection.
    package internal(set) var liveBytes = 0
    package internal(set) var liveObjects = 0
    /// Handed out since the machine started.
    package internal(set) var allocatedBytes = 0
    /// Blocks of 64 KB in use, free ones kept included.
    package internal(set) var blocks = 0
    package internal(set) var freeBlocks = 0
    package internal(set) var largeObjects = 0
    package internal(set) var finalizersQueued = 0
    package internal(set) var weakReferencesCleared = 0
    /// Times the mark stack could not grow and the heap was walked instead.
    package internal(set) var markOverflows = 0
}
