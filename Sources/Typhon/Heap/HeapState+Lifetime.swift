extension HeapState {
    /// A heap with nothing in it, or nil when the system has no addresses left.
    /// Destroy it with `Heap.destroy()`. Thread-safe.
    static func make(_ configuration: HeapConfiguration = HeapConfiguration()) -> UnsafeMutablePointer<HeapState>? {
        var bytes = reserveSize(configuration)
        while bytes >= 16 << 20 {
            if let heap = make(configuration, reserving: bytes) { return heap }
            bytes /= 2
        }
        return nil
    }

    /// Room for four times the computer's memory: addresses cost nothing and fragment.
    private static func reserveSize(_ configuration: HeapConfiguration) -> Int {
        if configuration.reserve > 0 { return configuration.reserve }
        var bytes = 64 << 30
        while bytes < 4 * VirtualMemory.physicalBytes && bytes < 1 << 42 { bytes *= 2 }
        if configuration.limit > 0 { bytes = min(bytes, max(1 << 30, 8 * min(configuration.limit, 1 << 42))) }
        return bytes
    }

    private static func make(
        _ configuration: HeapConfiguration, reserving bytes: Int
    ) -> UnsafeMutablePointer<HeapState>? {
        let blockCount = bytes / SizeClass.blockBytes
        let infoBytes = VirtualMemory.roundUp(blockCount * MemoryLayout<BlockInfo>.stride)
        let markBytes = VirtualMemory.roundUp(blockCount * MarkBits.bytesPerBlock)
        let mapBytes = VirtualMemory.roundUp((blockCount + 63) / 64 * 8)
        let reservedBytes = (blockCount + 1) * SizeClass.blockBytes
        guard let reservation = VirtualMemory.reserve(reservedBytes) else { return nil }
        guard let side = VirtualMemory.allocate(infoBytes + markBytes + mapBytes) else {
            VirtualMemory.release(reservation, reservedBytes)
            return nil
        }
        let mask = UInt(SizeClass.blockBytes - 1)
        let heap = UnsafeMutablePointer<HeapState>.allocate(capacity: 1)
        heap.initialize(to: HeapState(
            base: (UInt(bitPattern: reservation) + mask) & ~mask,
            blockLimit: blockCount,
            blocks: side.bindMemory(to: BlockInfo.self, capacity: blockCount),
            markBits: side + infoBytes,
            layouts: TraceLayout.makeTable(), tracers: .allocate(capacity: 256),
            reservation: reservation, reservedBytes: reservedBytes,
            configuration: configuration, lock: .make(), markPool: MarkPool.make(configuration),
            cold: Unmanaged.passRetained(HeapCold()),
            freeMap: FreeMap(words: (side + infoBytes + markBytes).bindMemory(to: UInt64.self, capacity: mapBytes / 8)),
            partial: .allocate(capacity: SizeClass.count),
            budget: 0,
            limit: configuration.limit > 0 ? configuration.limit : VirtualMemory.physicalBytes / 16 * 15))
        heap.pointee.tracers.initialize(repeating: nil, count: 256)
        heap.pointee.partial.initialize(repeating: BlockList(), count: SizeClass.count)
        heap.pointee.stressCountdown = configuration.collectEvery
        heap.pointee.budget = Heap(state: heap).nextBudget(live: 0)
        return heap
    }
}

extension Heap {
    /// Gives everything back. No thread of the machine may run any more; every `Value`
    /// of this heap is dead afterwards.
    func destroy() {
        cold.reclaimAll()
        let heap = state.pointee
        let side = UnsafeMutableRawPointer(heap.blocks)
        let infoBytes = VirtualMemory.roundUp(heap.blockLimit * MemoryLayout<BlockInfo>.stride)
        let markBytes = VirtualMemory.roundUp(heap.blockLimit * MarkBits.bytesPerBlock)
        let mapBytes = VirtualMemory.roundUp((heap.blockLimit + 63) / 64 * 8)
        VirtualMemory.release(heap.reservation, heap.reservedBytes)
        VirtualMemory.release(side, infoBytes + markBytes + mapBytes)
        heap.layouts.deallocate()
        heap.tracers.deallocate()
        heap.partial.deallocate()
        heap.lock.destroy()
        MarkPool.destroy(heap.markPool)
        heap.cold.release()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// The collector's figures. Thread-safe.
    var statistics: HeapStatistics {
        state.pointee.lock.withLock {
            var result = state.pointee.statistics
            result.allocatedBytes += state.pointee.sinceCollection
            result.blocks = state.pointee.frontier
            result.freeBlocks = state.pointee.freeCount
            result.largeObjects = state.pointee.largeCount
            return result
        }
    }

    /// Bytes in use or handed to threads, an upper bound of what lives. Thread-safe.
    var usedBytes: Int {
        state.pointee.lock.withLock { state.pointee.liveBytes + state.pointee.sinceCollection + state.pointee.nativeBytes }
    }

    /// Most bytes the guest may use from now on. Thread-safe; exceeding objects stay alive.
    func setLimit(_ bytes: Int) {
        state.pointee.lock.withLock { state.pointee.limit = max(bytes, 1 << 20) }
    }
}
