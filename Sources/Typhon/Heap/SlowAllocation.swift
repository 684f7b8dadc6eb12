#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The allocation slow path: the next run, a large object, a collection, MemoryError.
extension Thread {
    /// A new object of `words` words in `bytes` bytes (at least 8 for each word; more when
    /// ownership records follow the words). All but the header is zero. A poll: other
    /// threads may collect here. Raises MemoryError, before touching anything when the
    /// request alone exceeds the limit. `isFilled`: the caller writes every byte behind the header
    /// before anything else happens, so that a large object need not be zeroed.
    @inline(never)
    func allocateSlow(
        _ kind: Kind, _ shape: ShapeID, words: Int, bytes: Int, flags: UInt8, isFilled: Bool = false
    ) throws(Unwind) -> Ref {
        guard words >= 2, bytes >= 16, let address = takeMemory(bytes, isFilled) else { throw outOfMemory() }
        address.storeRelaxed(state.pointee.birthRecord)
        (address + 8).storeRelaxed(Ref.meta(kind: kind, flags: flags, shape: shape, words: words))
        return Ref(address: address)
    }

    private func takeMemory(_ bytes: Int, _ isFilled: Bool) -> UnsafeMutableRawPointer? {
        parkIfRequested()
        if heap.state.pointee.configuration.collectEvery != 0 { collectUnderStress() }
        if bytes > SizeClass.largestCell { return takeLarge(bytes, isFilled) }
        let index = SizeClass.index(forBytes: bytes)
        let cursor = state.pointee.cursors + index
        let cell = UInt(SizeClass.cellBytes[index])
        if cursor.pointee.limit &- cursor.pointee.next < cell {
            guard refill(index, cursor) else { return nil }
        }
        let start = cursor.pointee.next
        cursor.pointee.next = start &+ cell
        return UnsafeMutableRawPointer(bitPattern: start)
    }

    /// Fills an empty cursor with at least one cell; false when memory is exhausted.
    private func refill(_ index: Int, _ cursor: UnsafeMutablePointer<AllocationCursor>) -> Bool {
        var collected = false
        while true {
            let current = Int(local.pointee.blocks[index])
            if current != 0 && heap.takeRun(ofBlock: current &- 1, into: cursor) {
                state.pointee.allocatedBytes &+= Int(cursor.pointee.limit &- cursor.pointee.next)
                return true
            }
            local.pointee.blocks[index] = 0
            let taken = state.pointee.allocatedBytes
            state.pointee.allocatedBytes = 0
            let (answer, block) = heap.takeBlock(
                forClass: index, taken: taken, collected: collected, unlimited: local.pointee.unlimited > 0)
            switch answer {
            case .found: local.pointee.blocks[index] = Int32(block &+ 1)
            case .refused: return false
            case .collect:
                collect()
                collected = true
            }
        }
    }

    private func collectUnderStress() {
        let heap = heap.state
        heap.pointee.lock.lock()
        heap.pointee.stressCountdown -= 1
        let isDue = heap.pointee.stressCountdown <= 0
        if isDue { heap.pointee.stressCountdown = heap.pointee.configuration.collectEvery }
        heap.pointee.lock.unlock()
        if isDue { collect() }
    }

    /// MemoryError. The exception itself and its handler may use the headroom.
    @inline(never)
    func outOfMemory() -> Unwind {
        let heap = heap
        heap.state.pointee.lock.withLock { heap.state.pointee.isHeadroomOpen = true }
        if local.pointee.unlimited > 0 { return .raised }
        local.pointee.unlimited += 1
        defer { local.pointee.unlimited -= 1 }
        return heap.cold.raiseMemoryError(self)
    }

    /// Is the guest over its limit, native buffers included? For loops that grow nothing but a
    /// `RootedBuffer`: throws MemoryError. Complexity: constant, takes the heap's lock.
    func checkHeapLimit() throws(Unwind) {
        let heap = heap
        let isOver = heap.usedBytes > heap.state.pointee.limit
        guard isOver else { return }
        collect()
        if heap.usedBytes > heap.state.pointee.limit { throw outOfMemory() }
    }
}

// MARK: Large objects

/// An object of more than 32 KB has blocks of its own: their addresses are its alone, of
/// their pages only those it touches are used. It is freed at once when a marking has
/// not reached it; from 32 MB on its pages go back to the system then.
extension Thread {
    private func takeLarge(_ bytes: Int, _ isFilled: Bool) -> UnsafeMutableRawPointer? {
        let heap = heap
        guard bytes <= heap.state.pointee.limit || local.pointee.unlimited > 0 else { return nil }
        guard bytes <= heap.state.pointee.blockLimit &* SizeClass.blockBytes else { return nil }
        var collected = false
        while true {
            let (answer, block) = heap.takeLarge(bytes, collected: collected, unlimited: local.pointee.unlimited > 0)
            switch answer {
            case .found:
                return heap.zeroLarge(block, isFilled ? 0 : bytes)
            case .refused: return nil
            case .collect:
                collect()
                collected = true
            }
        }
    }
}

extension Heap {
    /// What a large object counts for: the pages it touches.
    static func footprint(_ bytes: Int) -> Int { (bytes + 4095) & ~4095 }

    fileprivate func takeLarge(_ bytes: Int, collected: Bool, unlimited: Bool) -> (RunSource, Int) {
        state.pointee.lock.lock()
        defer { state.pointee.lock.unlock() }
        let footprint = Heap.footprint(bytes)
        let answer = admit(footprint, taken: footprint, collected: collected, unlimited: unlimited)
        guard answer == .found else { return (answer, 0) }
        let count = (bytes + SizeClass.blockBytes - 1) >> Int(SizeClass.blockShift)
        guard let first = takeBlocks(count) else { return (collected ? .refused : .collect, 0) }
        claim(first, count, bytes)
        state.pointee.sinceCollection += Heap.footprint(bytes)
        state.pointee.taken += Heap.footprint(bytes)
        state.pointee.largeCount += 1
        return (.found, first)
    }

    private func claim(_ first: Int, _ count: Int, _ bytes: Int) {
        let head = block(first)
        head.pointee.use = .largeHead
        head.pointee.span = UInt32(count)
        head.pointee.largeBytes = bytes
        head.pointee.position = UInt32(SizeClass.blockBytes)
        head.pointee.cellBytes = 0
        clearMarks(ofBlock: first)
        for index in first &+ 1..<first &+ Swift.max(count, 1) {
            block(index).pointee.use = .largeTail
            block(index).pointee.span = UInt32(index &- first)
        }
    }

    /// Zeroes what is not zero yet of the first `bytes`. Without the lock: nobody knows the object.
    fileprivate func zeroLarge(_ first: Int, _ bytes: Int) -> UnsafeMutableRawPointer {
        let start = UnsafeMutableRawPointer(bitPattern: address(ofBlock: first)).unsafelyUnwrapped
        for index in 0..<Int(block(first).pointee.span) {
            let info = block(first &+ index)
            let offset = index &* SizeClass.blockBytes
            if !info.pointee.isZero && offset < bytes { memset(start + offset, 0, Swift.min(SizeClass.blockBytes, bytes &- offset)) }
            info.pointee.isZero = false
        }
        return start
    }
}
