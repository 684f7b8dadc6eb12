import CTyphon

/// # Marker: one marking thread
///
/// It does three things, in this order, and the same calls serve all of them:
///
/// | mode | `visit` does |
/// |---|---|
/// | gathering | all threads are stopped, marks are the last cycle's: note the object as a root |
/// | marking | marks are being made: mark the object, remember to look at its words |
/// | checking | `HeapCheck` wants to know where the references lead |
///
/// Roots are gathered before the marks are cleared because a word of a native stack is an
/// object only if the old marks and positions say so (law 1): what is dead but not yet
/// swept stays dead.
///
/// Marking fetches ahead: an object popped from the stack waits in a ring of a few while
/// its header comes from memory.
struct Marker {
    let worker: UnsafeMutablePointer<MarkWorker>
    @inline(__always) init(worker: UnsafeMutablePointer<MarkWorker>) { self.worker = worker }
    @inline(__always) init(opaque: UnsafeMutableRawPointer) { worker = opaque.assumingMemoryBound(to: MarkWorker.self) }
    @inline(__always) var opaque: UnsafeMutableRawPointer { UnsafeMutableRawPointer(worker) }
}

enum MarkMode { case gathering, marking, checking }

struct MarkWorker {
    let base: UInt
    let markBits: UnsafeMutableRawPointer
    let layouts: UnsafeMutablePointer<TraceLayout>
    let tracers: UnsafeMutablePointer<ObjectTracer?>
    let heap: UnsafeMutablePointer<HeapState>
    let pool: UnsafeMutablePointer<MarkPool>
    var mode: MarkMode
    /// Several workers set bits in the same words.
    var isParallel: Bool
    var bottom: MarkPool.Chunk
    var top: MarkPool.Chunk
    var limit: MarkPool.Chunk
    let ring: UnsafeMutablePointer<UInt>
    /// Only while checking: object visited, its findings.
    var check: Unmanaged<HeapCheck>?

    static let ringSize = 16
    /// Objects in flight between memory and the worker.
    static let ahead = 8
    /// Words of a big object looked at in one go.
    static let slice = 512
}

extension Marker {
    /// Nil when there is no memory for a first chunk.
    static func make(_ heap: Heap, _ mode: MarkMode) -> Marker? {
        let state = heap.state.pointee
        guard let chunk = MarkPool.takeEmpty(state.markPool, isRequired: true) else { return nil }
        let ring = UnsafeMutablePointer<UInt>.allocate(capacity: MarkWorker.ringSize)
        let first = chunk + MarkPool.headerWords
        let worker = UnsafeMutablePointer<MarkWorker>.allocate(capacity: 1)
        worker.initialize(to: MarkWorker(
            base: state.base, markBits: state.markBits, layouts: state.layouts, tracers: state.tracers,
            heap: heap.state, pool: state.markPool, mode: mode, isParallel: false,
            bottom: first, top: first, limit: chunk + MarkPool.chunkWords, ring: ring, check: nil))
        return Marker(worker: worker)
    }

    func destroy() {
        MarkPool.giveEmpty(worker.pointee.pool, worker.pointee.bottom - MarkPool.headerWords)
        worker.pointee.ring.deallocate()
        worker.deallocate()
    }

    // MARK: For whoever knows references

    /// A reference, or any other value.
    @inline(__always) func visit(_ value: Value) {
        if value.isReference { visit(address: UInt(truncatingIfNeeded: value.bits &- 1)) }
    }

    /// `count` words that are values.
    @inline(__always) func visit(words: UnsafeMutableRawPointer, count: Int) {
        var word = words
        let end = words + count &* 8
        while word < end {
            visit(Value(bits: word.loadRelaxed()))
            word += 8
        }
    }

    @inline(__always) private func visit(address: UInt) {
        switch worker.pointee.mode {
        case .marking: mark(address)
        case .gathering: gather(address)
        case .checking: worker.pointee.check.unsafelyUnwrapped.takeUnretainedValue().reference(address)
        }
    }

    // MARK: The mark stack

    @inline(__always) func push(_ entry: UInt) {
        if worker.pointee.top == worker.pointee.limit { guard makeRoom() else { return } }
        worker.pointee.top.pointee = entry
        worker.pointee.top += 1
    }

    @inline(never) private func makeRoom() -> Bool {
        let pool = worker.pointee.pool
        guard let chunk = MarkPool.takeEmpty(pool, isRequired: worker.pointee.mode == .gathering) else {
            precondition(worker.pointee.mode != .gathering, "no native memory to gather the collector's roots")
            pool.pointee.overflowed.storeRelaxed(1)
            return false
        }
        let old = worker.pointee.bottom - MarkPool.headerWords
        MarkPool.giveFull(pool, old, count: MarkPool.chunkWords - MarkPool.headerWords)
        start(chunk, count: 0)
        return true
    }

    private func start(_ chunk: MarkPool.Chunk, count: Int) {
        worker.pointee.bottom = chunk + MarkPool.headerWords
        worker.pointee.top = worker.pointee.bottom + count
        worker.pointee.limit = chunk + MarkPool.chunkWords
    }

    /// Takes over a chunk of the pool; the own one is empty.
    @inline(never) private func resume(_ chunk: MarkPool.Chunk) {
        MarkPool.giveEmpty(worker.pointee.pool, worker.pointee.bottom - MarkPool.headerWords)
        start(chunk, count: Int(chunk[1]))
    }

    /// Hands the own entries to the pool, so that another worker (or mode) can take them.
    func publish() {
        guard worker.pointee.top != worker.pointee.bottom, let chunk = MarkPool.takeEmpty(
            worker.pointee.pool, isRequired: worker.pointee.mode == .gathering) else { return }
        let count = worker.pointee.top - worker.pointee.bottom
        MarkPool.giveFull(worker.pointee.pool, worker.pointee.bottom - MarkPool.headerWords, count: count)
        start(chunk, count: 0)
    }

    // MARK: Marking

    @inline(__always) func mark(_ address: UInt) {
        let offset = address &- worker.pointee.base
        let word = worker.pointee.markBits + Int(bitPattern: offset >> 10 &* 8)
        let bit: UInt64 = 1 << UInt64((offset >> 4) & 63)
        let old = word.loadRelaxed()
        if old & bit != 0 { return }
        if worker.pointee.isParallel {
            if word.fetchOr(bit) & bit != 0 { return }
        } else {
            word.storeRelaxed(old | bit)
        }
        push(address)
    }

    /// Until this worker, or with several all workers, have nothing left.
    func drain() {
        let ring = worker.pointee.ring
        var head = 0, tail = 0, untilShare = 64
        while true {
            while tail &- head < MarkWorker.ahead && worker.pointee.top != worker.pointee.bottom {
                worker.pointee.top -= 1
                let entry = worker.pointee.top.pointee
                typhon_prefetch(entry)
                ring[tail & (MarkWorker.ringSize - 1)] = entry
                tail &+= 1
            }
            if head == tail {
                guard let chunk = nextChunk() else { return }
                resume(chunk)
                continue
            }
            let entry = ring[head & (MarkWorker.ringSize - 1)]
            head &+= 1
            look(entry)
            untilShare &-= 1
            if untilShare == 0 {
                untilShare = 64
                shareIfHungry()
            }
        }
    }

    private func nextChunk() -> MarkPool.Chunk? {
        if let chunk = MarkPool.takeFull(worker.pointee.pool) { return chunk }
        return worker.pointee.isParallel ? MarkPool.waitFull(worker.pointee.pool) : nil
    }

    @inline(__always) private func shareIfHungry() {
        if worker.pointee.isParallel && worker.pointee.pool.pointee.hungry.loadRelaxed() != 0 { share() }
    }

    /// Gives the older half of the own entries away: they lead to the bigger parts.
    @inline(never) private func share() {
        let count = worker.pointee.top - worker.pointee.bottom
        guard count >= 16, let chunk = MarkPool.takeEmpty(worker.pointee.pool, isRequired: false) else { return }
        let given = count / 2
        let entries = worker.pointee.bottom
        (chunk + MarkPool.headerWords).update(from: entries, count: given)
        entries.update(from: entries + given, count: count - given)
        worker.pointee.top -= given
        MarkPool.giveFull(worker.pointee.pool, chunk, count: given)
    }

    @inline(__always) private func look(_ entry: UInt) {
        if entry & 1 != 0 { return lookOn(entry &- 1) }
        let object = UnsafeMutableRawPointer(bitPattern: entry).unsafelyUnwrapped
        let meta = (object + 8).loadRelaxed()
        let kind = Int(truncatingIfNeeded: meta >> 32 & 0xFF)
        switch worker.pointee.layouts[kind] {
        case .leaf: return
        case .values:
            let words = Int(truncatingIfNeeded: meta >> 48)
            if words != 0 && words <= MarkWorker.slice {
                lookAt(object + 16, end: object + words &* 8)
            } else {
                lookAtBig(object, words)
            }
        case .traced: worker.pointee.tracers[kind].unsafelyUnwrapped(object, opaque)
        case .invalid: return
        }
    }

    @inline(__always) private func lookAt(_ start: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer) {
        var word = start
        while word < end {
            let bits = word.loadRelaxed()
            if bits & 3 == 1 { mark(UInt(truncatingIfNeeded: bits &- 1)) }
            word += 8
        }
    }

    @inline(never) private func lookAtBig(_ object: UnsafeMutableRawPointer, _ words: Int) {
        let range = Heap.valueRange(object, words)
        if range.first < range.end { slice(object + range.first &* 8, end: object + range.end &* 8) }
    }

    /// A big object's words from `address` on.
    @inline(never) private func lookOn(_ address: UInt) {
        let start = Heap(state: worker.pointee.heap).objectStart(ofLive: address)
        let object = UnsafeMutableRawPointer(bitPattern: start).unsafelyUnwrapped
        let range = Heap.valueRange(object, Int(truncatingIfNeeded: (object + 8).loadRelaxed() >> 48))
        slice(UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped, end: object + range.end &* 8)
    }

    @inline(__always) private func slice(_ start: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer) {
        let stop = Swift.min(end, start + MarkWorker.slice &* 8)
        if stop < end { push(UInt(bitPattern: stop) | 1) }
        lookAt(start, end: stop)
    }

    /// Looks at a marked object again, after entries were dropped.
    func lookAgain(_ object: UInt) { look(object) }
}
