#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Header of a rooted buffer: native memory, linked into its thread's chain.
struct RootedStorage {
    var next: UnsafeMutablePointer<RootedStorage>?
    var count: Int
    var capacity: Int
    var items: UnsafeMutablePointer<Value>
    let heap: UnsafeMutablePointer<HeapState>
}

/// A growing native buffer of values that the collector sees, for its thread alone:
/// `t.withRooted(capacity: 8) { buffer in ... }`. It counts towards the heap's limit.
struct RootedBuffer {
    let storage: UnsafeMutablePointer<RootedStorage>

    @inline(__always) var count: Int { storage.pointee.count }
    /// The values, until the next `append`.
    var items: UnsafeMutablePointer<Value> { storage.pointee.items }

    /// Complexity: constant, amortized.
    @inline(__always) func append(_ value: Value) {
        if storage.pointee.count == storage.pointee.capacity { grow() }
        storage.pointee.items[storage.pointee.count] = value
        storage.pointee.count &+= 1
    }

    /// `index` must be below `count`.
    @inline(__always) subscript(index: Int) -> Value {
        get {
            assert(index >= 0 && index < count)
            return storage.pointee.items[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            storage.pointee.items[index] = newValue
        }
    }

    func removeAll() { storage.pointee.count = 0 }

    func removeLast() -> Value? {
        if count == 0 { return nil }
        storage.pointee.count -= 1
        return storage.pointee.items[storage.pointee.count]
    }

    @inline(never) private func grow() {
        let old = storage.pointee.capacity
        let capacity = max(16, old &* 2)
        guard let memory = realloc(storage.pointee.items, capacity &* 8) else {
            fatalError("no native memory for a buffer of \(capacity) values")
        }
        storage.pointee.items = memory.bindMemory(to: Value.self, capacity: capacity)
        storage.pointee.capacity = capacity
        account(from: old, to: capacity)
    }

    /// What a buffer counts for; small ones are not worth the lock.
    fileprivate static func footprint(_ capacity: Int) -> Int { capacity < 4096 ? 0 : capacity &* 8 }

    fileprivate func account(from old: Int, to new: Int) {
        let change = RootedBuffer.footprint(new) - RootedBuffer.footprint(old)
        if change == 0 { return }
        let heap = storage.pointee.heap
        heap.pointee.lock.withLock { heap.pointee.nativeBytes += change }
    }
}

extension Thread {
    /// Calls `body` with an empty buffer whose values live at least until it returns.
    /// Raises MemoryError when `capacity` (a hint, in values) is beyond the heap's limit.
    func withRooted<R>(capacity: Int, _ body: (RootedBuffer) throws(Unwind) -> R) throws(Unwind) -> R {
        let room = max(capacity, 4)
        guard room <= heap.state.pointee.limit / 8, let memory = malloc(room * 8) else { throw outOfMemory() }
        let storage = UnsafeMutablePointer<RootedStorage>.allocate(capacity: 1)
        storage.initialize(to: RootedStorage(
            next: local.pointee.rooted, count: 0, capacity: room,
            items: memory.bindMemory(to: Value.self, capacity: room), heap: machine.state.pointee.heap))
        let buffer = RootedBuffer(storage: storage)
        buffer.account(from: 0, to: room)
        local.pointee.rooted = storage
        defer { unroot(buffer) }
        return try body(buffer)
    }

    private func unroot(_ buffer: RootedBuffer) {
        let storage = buffer.storage
        local.pointee.rooted = storage.pointee.next
        buffer.account(from: storage.pointee.capacity, to: 0)
        free(storage.pointee.items)
        storage.deallocate()
    }

    func visitRooted(_ marker: Marker) {
        var next = local.pointee.rooted
        while let storage = next {
            marker.visit(words: UnsafeMutableRawPointer(storage.pointee.items), count: storage.pointee.count)
            next = storage.pointee.next
        }
    }
}
