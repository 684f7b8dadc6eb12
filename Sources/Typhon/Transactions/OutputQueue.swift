#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # OutputQueue: what guests print, in commit order
///
///     transaction's buffer    | fd, length | bytes | fd, length | bytes | ...
///        at commit, under `mutex`, before the units are released
///     queue                   | fd, length | bytes ...
///        after the commit, under `drainMutex`, outside the heap
///     write(2)
///
/// Descriptor 1 is buffered: by lines on a terminal, else in blocks of 8 KB. Output to any
/// other descriptor is written soon, and everything before it first. In solo mode text
/// takes the same way without the transaction's buffer.
///
/// Locks: `mutex` guards the bytes and is held for a copy; `drainMutex` is held while
/// writing, by a thread that has left the heap; `mutex` is taken inside it.
struct OutputQueue {
    private struct Bytes {
        var pending = NativeBuffer<UInt8>(capacity: 1 << 14)
        var isDue = false
        var isTerminal = false
    }

    static let headerBytes = 8
    static let blockBytes = 8192
    private let mutex = TimedMutex()
    private let drainMutex = TimedMutex()
    private let bytes: UnsafeMutablePointer<Bytes>
    /// What is being written; guarded by `drainMutex`.
    private let spare: UnsafeMutablePointer<NativeBuffer<UInt8>>
    /// errno of the last write to anything but standard error that failed and nobody has been told of; 0: none. Relaxed:
    /// a print that misses it is followed by another print or the end.
    private let failureWord = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)

    init() {
        bytes = .allocate(capacity: 1)
        bytes.initialize(to: Bytes())
        spare = .allocate(capacity: 1)
        spare.initialize(to: NativeBuffer(capacity: 1 << 14))
        bytes.pointee.isTerminal = isatty(1) == 1
        failureWord.storeRelaxed(0)
    }

    func destroy() {
        bytes.pointee.pending.destroy()
        spare.pointee.destroy()
        spare.deallocate()
        failureWord.deallocate()
        bytes.deallocate()
        mutex.destroy()
        drainMutex.destroy()
    }

    func lock() { mutex.lock() }
    func unlock() { mutex.unlock() }

    /// Appends a transaction's records. `lock` is held.
    func append(_ records: borrowing NativeBuffer<UInt8>) {
        var offset = 0
        while offset < records.count {
            let record = records.base + offset
            let descriptor = OutputQueue.load(record)
            let length = Int(OutputQueue.load(record + 4))
            append(UnsafeBufferPointer(start: record + OutputQueue.headerBytes, count: length), to: descriptor)
            offset += OutputQueue.headerBytes + length
        }
    }

    /// Appends plain bytes. `lock` is held.
    func append(_ text: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        if !OutputQueue.add(text, to: descriptor, &bytes.pointee.pending) { fatalError("no memory for output") }
        let endsLine = bytes.pointee.isTerminal && text.contains(UInt8(ascii: "\n"))
        if descriptor != 1 || endsLine || bytes.pointee.pending.count >= OutputQueue.blockBytes { bytes.pointee.isDue = true }
    }

    /// Writes what is due. Outside a transaction; may block, outside the heap.
    func drainIfDue(_ t: Thread) {
        mutex.lock()
        let isDue = bytes.pointee.isDue
        mutex.unlock()
        if isDue { drain(t) }
    }

    /// errno of a write that failed, or 0.
    var failure: Int32 {
        get { Int32(truncatingIfNeeded: failureWord.loadRelaxed()) }
        nonmutating set { failureWord.storeRelaxed(UInt64(newValue)) }
    }

    /// Writes everything. What fails is kept in `failure`.
    func drain(_ t: Thread) {
        t.stepOut()
        drainMutex.lock()
        mutex.lock()
        swap(&bytes.pointee.pending, &spare.pointee)
        bytes.pointee.isDue = false
        mutex.unlock()
        let problem = OutputQueue.writeRecords(spare.pointee)
        if problem != 0 { failure = problem }
        spare.pointee.count = 0
        spare.pointee.trim(above: 1 << 20)
        drainMutex.unlock()
        t.stepIn()
    }

    // MARK: Records

    /// Adds bytes, extending the last record when it is for the same descriptor. `last` is
    /// found by walking only when the buffer is short; so small prints coalesce cheaply.
    static func add(_ text: UnsafeBufferPointer<UInt8>, to descriptor: Int32, _ buffer: inout NativeBuffer<UInt8>) -> Bool {
        guard let source = text.baseAddress, text.count > 0 else { return true }
        if text.count > Int(Int32.max) || !buffer.reserve(text.count + headerBytes) { return false }
        let record = buffer.end
        store(descriptor, record)
        store(Int32(text.count), record + 4)
        (record + headerBytes).update(from: source, count: text.count)
        buffer.count += headerBytes + text.count
        return true
    }

    static func load(_ address: UnsafeMutablePointer<UInt8>) -> Int32 {
        UnsafeRawPointer(address).loadUnaligned(as: Int32.self)
    }
    static func store(_ value: Int32, _ address: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(address).storeBytes(of: value, as: Int32.self)
    }

    /// Moves the records of one descriptor together and writes them in one call.
    private static func writeRecords(_ buffer: NativeBuffer<UInt8>) -> Int32 {
        var failure: Int32 = 0
        var offset = 0
        while offset < buffer.count {
            let descriptor = load(buffer.base + offset)
            let start = buffer.base + offset + headerBytes
            var length = Int(load(buffer.base + offset + 4))
            offset += headerBytes + length
            while offset < buffer.count && load(buffer.base + offset) == descriptor {
                let more = Int(load(buffer.base + offset + 4))
                memmove(start + length, buffer.base + offset + headerBytes, more)
                length += more
                offset += headerBytes + more
            }
            let problem = writeAll(descriptor, start, length)
            if failure == 0 && descriptor != STDERR_FILENO { failure = problem }
        }
        return failure
    }

    private static func writeAll(_ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int32 {
        var done = 0
        while done < length {
            let written = write(descriptor, start + done, length - done)
            if written >= 0 {
                done += written
            } else if errno == EAGAIN {
                var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wish, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}

extension Thread {
    /// Guest output. Inside a transaction it is kept until the commit and forgotten at an
    /// abort; else it goes to the queue at once. May write, when no transaction runs.
    func emit(_ text: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        let transaction = self.transaction
        if !state.pointee.isInTransaction {
            let output = machine.transactions.pointee.output
            output.lock()
            output.append(text, to: descriptor)
            output.unlock()
            return output.drainIfDue(self)
        }
        if !OutputQueue.add(text, to: descriptor, &transaction.pointee.output) { fatalError("no memory for output") }
        transaction.pointee.effects.insert(.output)
    }

    /// Writes all committed output: `flush`, before reading from a terminal, at exit.
    /// Returns 0, or errno of a write that failed, which `takeOutputFailure` forgets. Between two transactions.
    @discardableResult
    func flushOutput() -> Int32 {
        let output = machine.transactions.pointee.output
        output.drain(self)
        return output.failure
    }

    /// errno of a write that failed since this was last asked, or 0. When the running transaction is undone, it
    /// has not been asked.
    func takeOutputFailure() -> Int32 {
        let output = machine.transactions.pointee.output
        let failure = output.failure
        if failure == 0 { return 0 }
        output.failure = 0
        afterAbort { _ in output.failure = failure }
        return failure
    }
}
