/// # ThreadState: what one guest thread is working with
///
/// Raw memory, reached through the one-word handle `Thread`; no Swift reference is in
/// it, so touching it costs no reference count. Unless a field says otherwise it
/// belongs to its own thread alone.
struct ThreadState {
    // MARK: Transactions (see `Transaction`)

    /// Thread number and the owned bit: equal to the low half of every record this thread owns.
    var tag: UInt32 = 0
    /// Barriers are on. Equal for all threads of a machine; changed only while all are stopped.
    var isTransactional = false
    /// This thread holds the machine's irrevocable token.
    var isIrrevocable = false
    /// A transaction is running (always in transactional mode, but between two slices).
    var isInTransaction = false
    /// Nesting of guest `atomic` blocks. While positive no slice ends.
    var atomicDepth: Int32 = 0
    /// `tag` with the serial of the running transaction: the record of a unit that may be stored to at once.
    var ownedWord: UInt64 = 0
    /// The record of a new object: `ownedWord`, or "shared, version 0" in solo mode.
    var birthRecord: UInt64 = 0
    /// Tick of the clock as of which this transaction reads.
    var snapshot: UInt64 = 0
    /// The transaction's logs and savepoints.
    var transaction: UnsafeMutablePointer<Transaction>

    // MARK: Running

    /// Back edges and calls left in this slice; the loop polls at zero.
    var budget: Int = 0
    /// Next frame to be used is `frame + 1`.
    var frame: UnsafeMutablePointer<Frame>
    /// Frames from here on have been saved by the running transaction.
    var savedFrame: UnsafeMutablePointer<Frame>
    var frameBase: UnsafeMutablePointer<Frame>
    /// One past the deepest frame the recursion limit allows.
    var frameLimit: UnsafeMutablePointer<Frame>
    var registerBase: UnsafeMutablePointer<Value>
    var registerLimit: UnsafeMutablePointer<Value>
    /// The guest exception on its way, while `Unwind.raised` is being thrown; else absent.
    var raised: Value = .absent
    /// What left machine code by a helper (`HelperOutcome.raised`).
    var unwind = Unwind.raised
    /// Native calls of machine code on this thread's stack.
    var machineCodeDepth: Int32 = 0
    /// The machine code below was forgotten or its mode has ended: helpers do not return to it.
    var mustLeaveMachineCode = false
    /// What the loop was left with (`RunExit`).
    var result: Value = .absent
    /// Registers below this are in use by native calls above the running frame; nil when there is none.
    var nativeTop: UnsafeMutablePointer<Value>? = nil
    /// Containers whose representation is being made (`ReprLink`).
    var reprs: UnsafeMutablePointer<ReprLink>? = nil
    /// The next native call is a call instruction's own: a slice may end around it. Taken back by whoever looks.
    var isCallInstruction = false
    /// The running builtin of effect `pausing` may end the slice.
    var mayEndSlice = false
    /// `Frame.detail` and `Frame.extra` for a result that a native call delivers at once.
    var pendingDetail: UInt8 = 0
    var pendingExtra: Value = .absent
    /// The exception being handled (`sys.exception()`), or none.
    var handled: Value = .none
    /// Native run loops below the outermost. What runs between them cannot run again.
    var nativeDepth: Int32 = 0
    /// `nativeDepth` where the running slice began. A slice that can still be undone is not left by its loop.
    var sliceDepth: Int32 = 0
    /// Native code must not go below this stack address.
    var nativeStackLimit: UInt = 0

    // MARK: Heap

    /// Allocation cursors, one for each size class of small objects.
    var cursors: UnsafeMutablePointer<AllocationCursor>
    /// Bytes of runs taken that the heap has not been told of.
    var allocatedBytes: Int = 0

    /// What the heap and the world know about this thread.
    var local: UnsafeMutablePointer<ThreadHeap>? = nil

    // MARK: Belonging

    var machine: UnsafeMutablePointer<MachineState>
    /// Index in the machine's registry of threads.
    var slot: Int = 0
    /// Cold Swift-side data (`GuestThread`).
    var cold: Unmanaged<GuestThread>?
    /// The guest's `threading.Thread` object, or absent.
    var object: Value = .absent
    /// The machine's table of cache entries.
    var caches: UnsafeMutablePointer<CacheEntry>
    /// The thread's own `random` generator. Root.
    var random: Value = .absent
}

/// Handle of a guest thread: one word, passed to everything that may touch the heap.
package struct Thread {
    let state: UnsafeMutablePointer<ThreadState>
    @inline(__always) init(state: UnsafeMutablePointer<ThreadState>) { self.state = state }

    @inline(__always) var machine: Machine { Machine(state: state.pointee.machine) }
    @inline(__always) var isTransactional: Bool { state.pointee.isTransactional }
    @inline(__always) var isAtomic: Bool { state.pointee.atomicDepth > 0 }
    /// The exception on its way (`Unwind.raised`), else absent.
    var raised: Value {
        @inline(__always) get { state.pointee.raised }
        nonmutating set { state.pointee.raised = newValue }
    }
}
