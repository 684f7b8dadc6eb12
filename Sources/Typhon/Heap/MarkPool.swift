/// # The mark stack
///
///     chunk   | next | count | entry 0 ... entry 4093 |       32 KB
///     worker  works on one chunk of its own; full ones go to the pool, whoever runs dry takes one
///
/// An entry is the address of a marked object whose words have not been looked at, or
/// (lowest bit set) the address of a word from which on an object still has to be
/// looked at: big objects are taken in slices, so an entry is pushed once per live object
/// and the stack stays far below the heap's size. When no chunk can be had, the entry is
/// dropped and `overflowed` makes the collector walk the marked objects again.
struct MarkPool {
    typealias Chunk = UnsafeMutablePointer<UInt>
    static let chunkWords = 4096
    static let headerWords = 2

    /// The thread sanitizer takes a store to any field for one to the first, so nobody reads this one.
    let anchor: UInt64 = 0
    let lock: NativeLock
    let changed: NativeCondition
    let limit: Int
    /// Chunks with work, linked by their first word.
    var full: Chunk?
    /// Number of them; read without the lock as a hint.
    let fullCount: UnsafeMutableRawPointer
    var empty: Chunk?
    var made = 0
    var workers = 1
    var idle = 0
    var isFinished = false
    /// Not zero: somebody waits for work. Read without the lock as a hint.
    let hungry: UnsafeMutableRawPointer
    /// Not zero: entries were dropped.
    let overflowed: UnsafeMutableRawPointer

    static func make(_ configuration: HeapConfiguration) -> UnsafeMutablePointer<MarkPool> {
        let words = UnsafeMutableRawPointer.allocate(byteCount: 192, alignment: 64)
        for word in 0..<24 { (words + word * 8).storeRelaxed(0) }
        let pool = UnsafeMutablePointer<MarkPool>.allocate(capacity: 1)
        pool.initialize(to: MarkPool(
            lock: .make(), changed: .make(), limit: configuration.markChunkLimit,
            fullCount: words, hungry: words + 64, overflowed: words + 128))
        return pool
    }

    static func destroy(_ pool: UnsafeMutablePointer<MarkPool>) {
        releaseAll(pool, keeping: 0)
        pool.pointee.lock.destroy()
        pool.pointee.changed.destroy()
        pool.pointee.fullCount.deallocate()
        pool.deallocate()
    }

    /// An empty chunk; nil when there may be no more. `isRequired` ignores the limit.
    static func takeEmpty(_ pool: UnsafeMutablePointer<MarkPool>, isRequired: Bool) -> Chunk? {
        pool.pointee.lock.lock()
        defer { pool.pointee.lock.unlock() }
        if let chunk = pool.pointee.empty {
            pool.pointee.empty = next(chunk)
            return chunk
        }
        guard isRequired || pool.pointee.made < pool.pointee.limit else { return nil }
        guard let memory = VirtualMemory.allocate(chunkWords * 8) else { return nil }
        pool.pointee.made += 1
        return memory.bindMemory(to: UInt.self, capacity: chunkWords)
    }

    static func giveEmpty(_ pool: UnsafeMutablePointer<MarkPool>, _ chunk: Chunk) {
        pool.pointee.lock.lock()
        setNext(chunk, pool.pointee.empty)
        pool.pointee.empty = chunk
        pool.pointee.lock.unlock()
    }

    static func giveFull(_ pool: UnsafeMutablePointer<MarkPool>, _ chunk: Chunk, count: Int) {
        chunk[1] = UInt(count)
        pool.pointee.lock.lock()
        setNext(chunk, pool.pointee.full)
        pool.pointee.full = chunk
        pool.pointee.fullCount.storeRelaxed(pool.pointee.fullCount.loadRelaxed() + 1)
        if pool.pointee.idle > 0 { pool.pointee.changed.signal() }
        pool.pointee.lock.unlock()
    }

    /// A chunk with work, or nil at once.
    static func takeFull(_ pool: UnsafeMutablePointer<MarkPool>) -> Chunk? {
        if pool.pointee.fullCount.loadRelaxed() == 0 { return nil }
        pool.pointee.lock.lock()
        defer { pool.pointee.lock.unlock() }
        return popFull(pool)
    }

    /// A chunk with work; nil when all workers are idle, which is the end.
    static func waitFull(_ pool: UnsafeMutablePointer<MarkPool>) -> Chunk? {
        pool.pointee.lock.lock()
        defer { pool.pointee.lock.unlock() }
        pool.pointee.idle += 1
        defer { updateIdle(pool) }
        while true {
            if let chunk = popFull(pool) { return chunk }
            if pool.pointee.idle == pool.pointee.workers {
                pool.pointee.isFinished = true
                pool.pointee.changed.broadcast()
            }
            if pool.pointee.isFinished { return nil }
            pool.pointee.hungry.storeRelaxed(1)
            pool.pointee.changed.wait(pool.pointee.lock)
        }
    }

    /// The counts of the idle stay until all have seen the end.
    private static func updateIdle(_ pool: UnsafeMutablePointer<MarkPool>) {
        if pool.pointee.isFinished { return }
        pool.pointee.idle -= 1
        pool.pointee.hungry.storeRelaxed(pool.pointee.idle > 0 ? 1 : 0)
    }

    /// Before marking with `workers` threads.
    static func begin(_ pool: UnsafeMutablePointer<MarkPool>, workers: Int) {
        pool.pointee.workers = workers
        pool.pointee.idle = 0
        pool.pointee.isFinished = false
        pool.pointee.hungry.storeRelaxed(0)
    }

    private static func popFull(_ pool: UnsafeMutablePointer<MarkPool>) -> Chunk? {
        guard let chunk = pool.pointee.full else { return nil }
        pool.pointee.full = next(chunk)
        pool.pointee.fullCount.storeRelaxed(pool.pointee.fullCount.loadRelaxed() - 1)
        return chunk
    }

    /// Gives chunks back to the system, but for a few.
    static func releaseAll(_ pool: UnsafeMutablePointer<MarkPool>, keeping kept: Int) {
        while pool.pointee.made > kept, let chunk = pool.pointee.empty {
            pool.pointee.empty = next(chunk)
            VirtualMemory.release(UnsafeMutableRawPointer(chunk), chunkWords * 8)
            pool.pointee.made -= 1
        }
    }

    static func next(_ chunk: Chunk) -> Chunk? { Chunk(bitPattern: chunk[0]) }
    static func setNext(_ chunk: Chunk, _ next: Chunk?) { chunk[0] = UInt(bitPattern: next) }
}
