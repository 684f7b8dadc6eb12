/// What a block of 64 KB is used for.
enum BlockUse: UInt8 {
    case free = 0 // fresh side memory is zero
    case small
    /// First and following blocks of a large object.
    case largeHead, largeTail
}

/// One entry for each block, beside the heap: a cache line, as threads sweep neighbouring blocks at the same time.
struct BlockInfo {
    var use: BlockUse
    var sizeClass: UInt8
    /// Nobody has written here since the memory came from the system: from `position` on it reads as zero.
    var isZero: Bool
    var cellBytes: UInt32
    /// End of the last cell, relative to the block.
    var cellEnd: UInt32
    /// Rounded up 2^32 / cellBytes: turns an inner address into its cell without dividing.
    var reciprocal: UInt32
    /// Swept up to here, relative to the block (law 1). Written by the thread that sweeps the block.
    var position: UInt32
    /// Free bytes when the block was listed.
    var freeBytes: UInt32
    /// Next block of the list `HeapState.partial`, or -1.
    var next: Int32
    /// `.largeHead`: number of blocks; `.largeTail`: distance to the head.
    var span: UInt32
    /// `.largeHead`: size of the object.
    var largeBytes: Int
    private let filler: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// Start of the cell that contains byte `offset` of the block.
    @inline(__always) func cellStart(_ offset: UInt) -> UInt {
        (offset &* UInt(reciprocal)) >> 32 &* UInt(cellBytes)
    }
}

/// One bit for each block below the frontier: set when it is free.
struct FreeMap {
    let words: UnsafeMutablePointer<UInt64>
    /// No free block has a smaller number.
    var lowest = 0

    func isFree(_ block: Int) -> Bool { words[block >> 6] >> UInt64(block & 63) & 1 == 1 }

    mutating func insert(_ block: Int) {
        words[block >> 6] |= 1 << UInt64(block & 63)
        if block < lowest { lowest = block }
    }

    mutating func remove(_ block: Int) { words[block >> 6] &= ~(1 << UInt64(block & 63)) }

    /// First number from `start` on whose bit is `free`, or `end`.
    func next(free: Bool, from start: Int, end: Int) -> Int {
        var index = start >> 6
        var word = (free ? words[index] : ~words[index]) & (~0 << UInt64(start & 63))
        while word == 0 {
            index += 1
            if index << 6 >= end { return end }
            word = free ? words[index] : ~words[index]
        }
        return min(index << 6 + word.trailingZeroBitCount, end)
    }

    /// `count` free neighbours below `end`, lowest first. Complexity: linear in `end` / 64.
    mutating func find(_ count: Int, end: Int) -> Int? {
        guard lowest < end else { return nil }
        var start = next(free: true, from: lowest, end: end)
        lowest = start
        while start + count <= end {
            let stop = next(free: false, from: start, end: min(end, start + count))
            if stop - start == count { return start }
            if stop >= end { return nil }
            start = next(free: true, from: stop, end: end)
        }
        return nil
    }
}

// MARK: Taking and returning blocks. The heap's lock is held, or all threads are stopped.

extension Heap {
    /// Numbers `count` neighbouring blocks as used by nobody yet, or nil when addresses or
    /// memory are exhausted.
    func takeBlocks(_ count: Int) -> Int? {
        if state.pointee.freeCount >= count, let first = state.pointee.freeMap.find(count, end: frontier) {
            for index in first..<first + count { state.pointee.freeMap.remove(index) }
            state.pointee.freeCount -= count
            return first
        }
        return extendFrontier(count)
    }

    private func extendFrontier(_ count: Int) -> Int? {
        let first = frontier
        guard count <= state.pointee.blockLimit - first else { return nil }
        guard commit(upTo: first + count) else { return nil }
        for index in first..<first + count { block(index).pointee.isZero = true }
        state.pointee.frontier = first + count
        return first
    }

    /// Commits in steps of 2 MB or an eighth, so that a growing heap makes few system calls.
    private func commit(upTo needed: Int) -> Bool {
        let committed = state.pointee.committed
        if needed <= committed { return true }
        let step = max(32, committed / 8 & ~31)
        let generous = min((max(needed, committed + step) + 31) & ~31, state.pointee.blockLimit)
        for target in [generous, needed] {
            let bytes = (target - committed) * SizeClass.blockBytes
            let start = UnsafeMutableRawPointer(bitPattern: address(ofBlock: committed)).unsafelyUnwrapped
            if VirtualMemory.commit(start, bytes) {
                if target >= 512 { VirtualMemory.preferHugePages(start, bytes) }
                state.pointee.committed = target
                return true
            }
        }
        return false
    }

    /// Blocks of a dead object from which on its pages go back at once: 32 MB.
    static let promptlyDiscarded = 512

    func returnBlocks(_ first: Int, _ count: Int) {
        for index in first..<first + count {
            block(index).pointee.use = .free
            state.pointee.freeMap.insert(index)
        }
        state.pointee.freeCount += count
        if count >= Heap.promptlyDiscarded { discard(first, count) }
    }

    /// Gives the pages of free blocks back to the system.
    func discard(_ first: Int, _ count: Int) {
        let start = UnsafeMutableRawPointer(bitPattern: address(ofBlock: first)).unsafelyUnwrapped
        VirtualMemory.discard(start, count * SizeClass.blockBytes)
        for index in first..<first + count { block(index).pointee.isZero = true }
    }

    /// Keeps at most `kept` free blocks with pages behind them; the highest go first.
    func discardFreeBlocks(keeping kept: Int) {
        var dirty = 0
        var index = 0
        while index < frontier {
            index = state.pointee.freeMap.next(free: true, from: index, end: frontier)
            if index < frontier && !block(index).pointee.isZero {
                dirty += 1
                if dirty > kept { discardRun(&index) }
            }
            index += 1
        }
    }

    private func discardRun(_ index: inout Int) {
        let first = index
        while index < frontier && state.pointee.freeMap.isFree(index) && !block(index).pointee.isZero { index += 1 }
        discard(first, index - first)
    }
}
