import CTyphon

/// # The collector: mark, then let the threads sweep
///
///     stop all threads at polls
///       1  forget runs: every cell not handed out is free again
///       2  gather roots           (old marks and positions decide what is an object)
///       3  clear marks, mark from the roots, on several threads when the heap is big
///       4  weak references to what was not reached are cleared
///       5  unreached objects with a finalizer are queued and kept, once
///       6  native resources of what is still unreached are given back
///       7  one look at the marks of every block: free blocks, lists of partly free ones, live bytes
///       8  next budget, pages back to the system
///     go on
///
/// The pause grows with what lives, not with the heap. Dead cells are not visited: they
/// are overwritten when their run is taken (`Sweeping`).
extension Heap {
    /// One whole collection. All threads are stopped and their roots are reachable
    /// through the registered scanners. `started`: when the stop was asked for.
    func collectStopped(started: Int) {
        cold.beforeMarking.forEach { $0() }
        state.pointee.idleBlocks = min(state.pointee.idleBlocks, state.pointee.freeCount)
        guard let roots = Marker.make(self, .gathering) else { return }
        state.pointee.rootBytes = 0
        cold.rootScanners.forEach { $0(roots) }
        cold.visitPending(roots)
        roots.publish()
        roots.destroy()
        let markStart = nanosecondsNow()
        clearMarks()
        guard let marker = Marker.make(self, .marking) else { fatalError("no native memory for the mark stack") }
        markGathered(marker)
        drainAll(marker)
        settleWeakReferences(marker)
        marker.destroy()
        state.pointee.statistics.markTotal += nanosecondsNow() - markStart
        let objects = prepareSweep()
        finish(objects: objects, started: started)
    }

    /// Turns the gathered roots into marked objects with work to do.
    private func markGathered(_ marker: Marker) {
        let pool = state.pointee.markPool
        var chunk = pool.pointee.full
        pool.pointee.full = nil
        pool.pointee.fullCount.storeRelaxed(0)
        while let current = chunk {
            chunk = MarkPool.next(current)
            for index in 0..<Int(current[1]) { marker.mark(current[MarkPool.headerWords + index]) }
            MarkPool.giveEmpty(pool, current)
        }
    }

    /// Until nothing marked has unmarked children, also when the mark stack could not grow.
    func drainAll(_ marker: Marker) {
        let pool = state.pointee.markPool
        drain(marker)
        while pool.pointee.overflowed.loadRelaxed() != 0 {
            pool.pointee.overflowed.storeRelaxed(0)
            state.pointee.statistics.markOverflows += 1
            forEachMarked { object in
                marker.lookAgain(object)
                marker.drain()
            }
        }
    }

    private func drain(_ marker: Marker) {
        let workers = markWorkerCount()
        if workers > 1 {
            drainInParallel(marker, workers: workers)
        } else {
            MarkPool.begin(state.pointee.markPool, workers: 1)
            marker.drain()
        }
    }

    private func settleWeakReferences(_ marker: Marker) {
        let cold = cold
        state.pointee.statistics.weakReferencesCleared += cold.clearWeakReferences { self.isMarked($0) }
        let queued = cold.queueFinalizers { self.isMarked($0) }
        for object in queued { marker.mark(object) }
        if !queued.isEmpty { drainAll(marker) }
        state.pointee.statistics.finalizersQueued += queued.count
        cold.dropDead { self.isMarked($0) }
    }

    // MARK: After marking

    /// Looks at every block's marks: law 3 holds from here on. The number of live objects.
    private func prepareSweep() -> Int {
        for index in 0..<SizeClass.count { state.pointee.partial[index] = BlockList() }
        state.pointee.liveBytes = 0
        var objects = 0
        var index = 0
        while index < frontier {
            switch block(index).pointee.use {
            case .free, .largeTail: index += 1
            case .small:
                objects += prepareSmall(index)
                index += 1
            case .largeHead:
                let span = Int(block(index).pointee.span)
                objects += prepareLarge(index, span)
                index += span
            }
        }
        return objects
    }

    private func prepareSmall(_ index: Int) -> Int {
        let info = block(index)
        let count = markedCells(index)
        if count == 0 {
            // A fresh block is zero only behind its position, so it counts as written to.
            info.pointee.isZero = info.pointee.isZero && info.pointee.position == 0
            returnBlocks(index, 1)
            return 0
        }
        let live = count * Int(info.pointee.cellBytes)
        state.pointee.liveBytes += live
        info.pointee.position = 0
        info.pointee.isZero = false
        info.pointee.freeBytes = info.pointee.cellEnd - UInt32(live)
        // A few scattered cells are not worth a visit.
        if info.pointee.freeBytes > info.pointee.cellEnd / 32 { list(index) }
        return count
    }

    private func list(_ index: Int) {
        let info = block(index)
        let list = state.pointee.partial + Int(info.pointee.sizeClass)
        info.pointee.next = -1
        if list.pointee.head < 0 {
            list.pointee.head = Int32(index)
        } else {
            block(Int(list.pointee.tail)).pointee.next = Int32(index)
        }
        list.pointee.tail = Int32(index)
    }

    private func prepareLarge(_ index: Int, _ span: Int) -> Int {
        if isMarked(address(ofBlock: index)) {
            state.pointee.liveBytes += Heap.footprint(block(index).pointee.largeBytes)
            return 1
        }
        state.pointee.largeCount -= 1
        returnBlocks(index, span)
        return 0
    }

    // MARK: Policy

    /// What may be allocated before the next collection: three fifths of what lives, so that
    /// the peak stays near one and a half times the live bytes; more while there are free
    /// pages that the process holds anyway. Small heaps collect often, in memory that
    /// stays in the cache; each processor that allocates adds to their budget, for a collection stops them all. Stacks count
    /// like live bytes: they are looked at each time, and there may be thousands.
    func nextBudget(live: Int) -> Int {
        let live = live + state.pointee.rootBytes
        let processors = max(1, min(state.pointee.takers, Int(typhon_processor_count())))
        let floor = state.pointee.configuration.minimumBudget * processors
        let atHand = state.pointee.freeCount * SizeClass.blockBytes
        return max(live / 5 * 3, floor, min(atHand, max(live / 2 * 3, floor * 4)))
    }

    /// Every fourth collection gives back what none of the last four cycles needed. Pages that are
    /// taken again would come from the system one fault and one zeroing at a time.
    private func discardIdleBlocks() {
        let heap = state
        heap.pointee.idleCycles += 1
        if heap.pointee.idleCycles < 4 { return }
        let needed = max(0, heap.pointee.freeCount - heap.pointee.idleBlocks)
        discardFreeBlocks(keeping: max(heap.pointee.budget / SizeClass.blockBytes + 16, needed))
        heap.pointee.idleCycles = 0
        heap.pointee.idleBlocks = .max
    }

    private func finish(objects: Int, started: Int) {
        let heap = state
        heap.pointee.epoch += 1
        let live = heap.pointee.liveBytes
        heap.pointee.statistics.allocatedBytes += heap.pointee.sinceCollection
        heap.pointee.sinceCollection = 0
        heap.pointee.taken = 0
        heap.pointee.budget = nextBudget(live: live)
        if live + heap.pointee.nativeBytes < heap.pointee.limit - Heap.headroom(heap.pointee.limit) {
            heap.pointee.isHeadroomOpen = false
        }
        discardIdleBlocks()
        MarkPool.releaseAll(heap.pointee.markPool, keeping: 64)
        let pause = nanosecondsNow() - started
        heap.pointee.statistics.collections += 1
        heap.pointee.statistics.pauseTotal += pause
        heap.pointee.statistics.pauseLongest = max(heap.pointee.statistics.pauseLongest, pause)
        heap.pointee.statistics.liveBytes = live
        heap.pointee.statistics.liveObjects = objects
        if heap.pointee.configuration.verifies { HeapCheck.verify(self) }
    }
}
