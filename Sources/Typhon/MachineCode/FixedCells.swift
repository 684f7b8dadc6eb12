import Atomics

/// # Fixed cells: globals that machine code holds as constants
///
/// Most globals are bound once: functions, classes, modules, numbers with a name. Machine code does not load them, it contains
/// them. The cell is marked `fixed`; whoever stores to it then stops the other threads, undoes what their transactions may
/// have concluded from it and has all machine code forgotten. A cell that is bound again is marked `moving`, and not fixed any more.
///
/// Laws
/// 1. A cell is fixed only while its value is one that no running transaction could see otherwise: committed, and not newer
///    than the snapshot of any thread.
/// 2. The mark is set before the record is looked at, and a store looks at the mark after it has taken the record, with a
///    fence between the two on both sides: either the store sees the mark or the translator sees the store coming.
/// 3. The mark still stands after the record was looked at: an undone transaction takes the cell's flags back with its words.
extension CellRef {
    static let fixed: UInt8 = 1, moving: UInt8 = 2

    @inline(__always) var isMoving: Bool { ref.flags & CellRef.moving != 0 }

    private func mark(_ flags: UInt8) { (ref.address + 13).storeByteRelaxed(flags) }

    /// The value to be taken for a constant from now on; nil when it may change or be seen otherwise. Caller holds the shape lock.
    func fix(_ t: Thread) -> Value? {
        if isMoving { return nil }
        mark(ref.flags | CellRef.fixed)
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        let record = ref.record
        if t.isTransactional && !isSettled(record, t) { return nil }
        let value = ref[CellRef.valueWord]
        fenceAcquire()
        return ref.record == record && ref.flags & CellRef.fixed != 0 && !value.isAbsent ? value : nil
    }

    /// Law 1, for the cell's record. What a transaction owns, this thread's too, may still be undone.
    private func isSettled(_ record: UInt64, _ t: Thread) -> Bool {
        if record & 1 != 0 { return false }
        var isOld = true
        t.machine.transactions.pointee.forEachLive { face in
            guard let thread = face.thread else { return }
            if thread.snapshotWord.loadRelaxed() < record >> 1 { isOld = false }
        }
        return isOld
    }

    /// Before a store to a cell that is open and not marked as moving.
    @inline(never)
    func noteStore(_ t: Thread) throws(Unwind) {
        if ref.flags & CellRef.fixed == 0 {
            if !ref[CellRef.valueWord].isAbsent { mark(CellRef.moving) }
            return
        }
        try t.becomeIrrevocable()
        t.restartOthers {
            mark(CellRef.moving)
            t.machine.forgetMachineCode()
        }
    }
}

extension Thread {
    fileprivate var snapshotWord: UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(state) + MemoryLayout<ThreadState>.offset(of: \.snapshot).unsafelyUnwrapped
    }
}
