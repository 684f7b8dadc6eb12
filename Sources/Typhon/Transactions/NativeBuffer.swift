#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A growing array of plain words in native memory: what the logs are made of.
///
/// Owned by one thread. It keeps its memory when emptied; `trim` gives an unusually
/// large block back. With `keepsOldBlocks` a block that was outgrown stays readable
/// until `destroy`, because other threads may be looking at it (`WriteLog`).
struct NativeBuffer<Element> {
    var base: UnsafeMutablePointer<Element>
    var count = 0
    var capacity: Int
    private let keepsOldBlocks: Bool
    private var oldBlocks: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    private var oldBlockCount = 0

    init(capacity: Int, keepsOldBlocks: Bool = false) {
        assert(_isPOD(Element.self))
        let bytes = capacity * MemoryLayout<Element>.stride
        guard let memory = malloc(bytes) else { fatalError("no memory for a transaction's logs") }
        base = memory.assumingMemoryBound(to: Element.self)
        self.capacity = capacity
        self.keepsOldBlocks = keepsOldBlocks
    }

    @inline(__always) var end: UnsafeMutablePointer<Element> { base + count }

    /// Room for `extra` more elements; false when the system has no memory.
    @inline(__always) mutating func reserve(_ extra: Int) -> Bool {
        count &+ extra <= capacity || grow(extra)
    }

    /// Appends where `reserve` made room.
    @inline(__always) mutating func appendReserved(_ element: Element) {
        base[count] = element
        count &+= 1
    }

    /// Appends; ends the process when the system has no memory. For short lists only.
    mutating func append(_ element: Element) {
        if !reserve(1) { fatalError("no memory for a transaction's logs") }
        appendReserved(element)
    }

    @inline(never) private mutating func grow(_ extra: Int) -> Bool {
        var wanted = max(capacity, 1)
        while wanted < count + extra { wanted *= 2 }
        guard let memory = malloc(wanted * MemoryLayout<Element>.stride) else { return false }
        memcpy(memory, base, count * MemoryLayout<Element>.stride)
        if keepsOldBlocks { keep(base) } else { free(base) }
        base = memory.assumingMemoryBound(to: Element.self)
        capacity = wanted
        return true
    }

    private mutating func keep(_ block: UnsafeMutableRawPointer) {
        if oldBlocks == nil { oldBlocks = .allocate(capacity: 64) }
        oldBlocks![oldBlockCount] = block
        oldBlockCount += 1
    }

    /// Gives back a block of more than `limit` elements. The buffer must be empty.
    mutating func trim(above limit: Int) {
        if capacity <= limit || keepsOldBlocks { return }
        self.destroy()
        self = NativeBuffer(capacity: limit)
    }

    mutating func destroy() {
        free(base)
        for index in 0..<oldBlockCount { free(oldBlocks![index]) }
        oldBlocks?.deallocate()
        oldBlocks = nil
        oldBlockCount = 0
    }
}
