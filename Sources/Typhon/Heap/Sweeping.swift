#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Sweeping: from marks to runs
///
///     marks     1 . . . 1 1 . . . . . . 1 .        (cells of one block)
///     cells     A d d d B C d d d d d d D d        d: dead or free
///               position ^     then a run: [d d d d d d] zeroed, handed to the cursor
///
/// A thread sweeps a block of each class on its own, a run at a time, without a lock:
/// its allocation slow path skips marked cells, takes the free ones up to the next mark
/// and zeroes them (law 7). Runs are a few kilobytes, so that the zeroes are still in the
/// cache when the objects are made. Nobody ever visits a dead cell but to reuse it.
enum RunSource {
    case found
    /// The budget is used up: collect, then ask again.
    case collect
    /// Limit, addresses or memory are exhausted.
    case refused
}

extension Heap {
    /// Bytes zeroed at a time.
    static let runBytes = 2048

    /// Sweeps on from the block's position; false when nothing is left.
    @inline(__always)
    func takeRun(ofBlock index: Int, into cursor: UnsafeMutablePointer<AllocationCursor>) -> Bool {
        let info = block(index)
        let cell = Int(info.pointee.cellBytes)
        let end = Int(info.pointee.cellEnd)
        let words = markWords(index)
        var start = Int(info.pointee.position)
        while start < end && isMarked(words, start) { start &+= cell }
        guard start < end else {
            info.pointee.position = UInt32(truncatingIfNeeded: end)
            return false
        }
        let stop = runEnd(info, words, start, cell, end)
        let address = address(ofBlock: index)
        if !info.pointee.isZero {
            memset(UnsafeMutableRawPointer(bitPattern: address &+ UInt(start)).unsafelyUnwrapped, 0, stop &- start)
        }
        info.pointee.position = UInt32(truncatingIfNeeded: stop)
        cursor.pointee = AllocationCursor(next: address &+ UInt(start), limit: address &+ UInt(stop))
        return true
    }

    @inline(__always) private func isMarked(_ words: UnsafeMutableRawPointer, _ offset: Int) -> Bool {
        (words + offset >> 10 &* 8).loadRelaxed() >> UInt64((offset >> 4) & 63) & 1 == 1
    }

    @inline(__always)
    private func runEnd(
        _ info: UnsafeMutablePointer<BlockInfo>, _ words: UnsafeMutableRawPointer, _ start: Int, _ cell: Int, _ end: Int
    ) -> Int {
        if state.pointee.configuration.collectEvery != 0 { return start &+ cell }
        let longest = Swift.max(Heap.runBytes / cell &* cell, cell)
        return nextMarked(words, from: start &+ cell, end: Swift.min(end, start &+ longest))
    }

    /// A block with free cells of class `index`, for the calling thread alone, which has taken runs of `taken` bytes
    /// since it last told.
    func takeBlock(forClass index: Int, taken: Int, collected: Bool, unlimited: Bool) -> (RunSource, Int) {
        state.pointee.lock.lock()
        defer { state.pointee.lock.unlock() }
        state.pointee.taken += taken
        let list = state.pointee.partial + index
        let isListed = list.pointee.head >= 0
        let bytes = isListed ? Int(block(Int(list.pointee.head)).pointee.freeBytes) : SizeClass.blockBytes
        let answer = admit(bytes, taken: 0, collected: collected, unlimited: unlimited)
        guard answer == .found else { return (answer, 0) }
        let number: Int
        if isListed {
            number = Int(list.pointee.head)
            list.pointee.head = block(number).pointee.next
        } else {
            guard let fresh = takeBlocks(1) else { return (collected ? .refused : .collect, 0) }
            number = fresh
            prepare(number, forClass: index)
        }
        state.pointee.sinceCollection += bytes
        return (.found, number)
    }

    func addTaken(_ bytes: Int) { state.pointee.lock.withLock { state.pointee.taken += bytes } }

    /// May `bytes` more be handed out, of which `taken` are used at once? The lock is held.
    func admit(_ bytes: Int, taken: Int, collected: Bool, unlimited: Bool) -> RunSource {
        if unlimited { return .found }
        let limit = state.pointee.limit
        let ceiling = limit + (state.pointee.isHeadroomOpen ? Heap.headroom(limit) : 0)
        let used = state.pointee.liveBytes + state.pointee.sinceCollection + state.pointee.nativeBytes
        if bytes > ceiling - used { return collected ? .refused : .collect }
        return state.pointee.taken + taken > state.pointee.budget && !collected ? .collect : .found
    }

    /// What a MemoryError's handler may use beyond the limit.
    static func headroom(_ limit: Int) -> Int { Swift.min(Swift.max(limit / 16, 256 << 10), 8 << 20) }

    private func prepare(_ number: Int, forClass index: Int) {
        let cell = SizeClass.cellBytes[index]
        let info = block(number)
        info.pointee.use = .small
        info.pointee.sizeClass = UInt8(index)
        info.pointee.cellBytes = UInt32(cell)
        info.pointee.cellEnd = UInt32(SizeClass.blockBytes / cell * cell)
        info.pointee.reciprocal = UInt32((1 << 32 + cell - 1) / cell)
        info.pointee.position = 0
        info.pointee.next = -1
        info.pointee.span = 1
        clearMarks(ofBlock: number)
    }

    func clearMarks(ofBlock number: Int) {
        let words = markWords(number)
        for index in 0..<MarkBits.wordsPerBlock { (words + index &* 8).storeRelaxed(0) }
    }
}
