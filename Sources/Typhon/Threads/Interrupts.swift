#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Interrupts: how a running program is told to stop what it does
///
///     Ctrl-C, interrupt_main()  -> pending word, poll bit, wake-ups -> main thread: KeyboardInterrupt
///     stopThreads()             -> stopping word, poll bit, wake-ups -> other threads: Unwind.stopped
///
/// Who runs sees the poll bit; who waits for a lock or retries sleeps in the wait queue and
/// asks `hasInterruption` when woken; who sleeps for a time sleeps here; who reads has also
/// the end of a pipe to poll (`wakeDescriptor`), readable while an interrupt is pending.
///
/// `@unchecked Sendable`: atomic words, and constants.
final class Interrupts: @unchecked Sendable {
    /// +0 pending interrupt, +8 all other threads shall stop.
    let words: UnsafeMutableRawPointer
    private let mutex = TimedMutex()
    private let changed = TimedCondition()
    private let pipeEnds: (read: Int32, write: Int32)
    /// The machine's. Written while it starts.
    private var pollWord: UnsafeMutableRawPointer?

    init() {
        words = .allocate(byteCount: 64, alignment: 64)
        words.storeRelaxed(0)
        (words + 8).storeRelaxed(0)
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            }
        }
        pipeEnds = (ends[0], ends[1])
    }

    deinit {
        words.deallocate()
        mutex.destroy()
        changed.destroy()
        if pipeEnds.read >= 0 { close(pipeEnds.read) }
        if pipeEnds.write >= 0 { close(pipeEnds.write) }
    }

    func setPollWord(_ word: UnsafeMutableRawPointer) { pollWord = word }

    var isPending: Bool { words.loadAcquire() != 0 }
    var isStopping: Bool { (words + 8).loadAcquire() != 0 }
    /// Becomes readable with an interrupt; -1 when the system gave no pipe.
    var wakeDescriptor: Int32 { pipeEnds.read }

    /// An interrupt is to be delivered to the main thread. Any thread; not in a signal handler.
    func request() {
        words.storeRelease(1)
        _ = pollWord?.fetchOr(PollReason.interrupt)
        announce()
    }

    /// Wakes who sleeps or reads, if an interrupt is still pending: who runs may have taken it meanwhile,
    /// and must not get it twice. Any thread; not in a signal handler.
    func announce() {
        mutex.lock()
        if isPending {
            if pipeEnds.write >= 0 { _ = write(pipeEnds.write, "i", 1) }
            changed.broadcast()
        }
        mutex.unlock()
    }

    /// Takes the pending interrupt, if there is one. By the main thread.
    func take() -> Bool {
        if !words.compareExchange(expected: 1, desired: 0) { return false }
        mutex.lock()
        // A next one may have come: its byte stays.
        if !isPending { drain() }
        mutex.unlock()
        return true
    }

    private func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while pipeEnds.read >= 0 && read(pipeEnds.read, &bytes, bytes.count) > 0 {}
    }

    func stopAll() {
        (words + 8).storeRelease(1)
        mutex.lock()
        changed.broadcast()
        mutex.unlock()
    }

    /// Sleeps until `deadline` (0: for ever) or until `isOver`. Outside the heap.
    func sleep(until deadline: UInt64, unless isOver: () -> Bool) {
        mutex.lock()
        defer { mutex.unlock() }
        while !isOver() {
            if deadline == 0 { changed.wait(mutex); continue }
            if MonotonicClock.now >= deadline { return }
            changed.wait(mutex, until: deadline)
        }
    }
}

extension PollReason {
    /// The main thread has an interrupt to raise.
    static let interrupt: UInt64 = firstFree
    /// One guest thread is left: solo mode again.
    static let alone: UInt64 = firstFree << 1
    /// The program ends: all threads but the main one stop.
    static let stopThreads: UInt64 = firstFree << 2
}

extension Thread {
    /// Is there something that a wait should be broken off for?
    var hasInterruption: Bool {
        let interrupts = machine.cold.threads.interrupts
        return isMainThread ? interrupts.isPending : interrupts.isStopping
    }

    /// A poll inside long native loops and waits: rests while the world is stopped, raises
    /// KeyboardInterrupt in the main thread, ends other threads when the program ends.
    func checkInterrupts() throws(Unwind) {
        parkIfRequested()
        if state.pointee.isInTransaction { try checkBeforeNewUnit() }
        if machine.pollReasons & (PollReason.interrupt | PollReason.stopThreads) != 0 { try answerInterrupts() }
    }

    @inline(never)
    private func answerInterrupts() throws(Unwind) {
        let interrupts = machine.cold.threads.interrupts
        if !isMainThread {
            if interrupts.isStopping { throw .stopped }
            return
        }
        machine.clearPoll(PollReason.interrupt)
        guard interrupts.take() else { return }
        // An undone slice has not seen it: it comes again.
        afterAbort { _ in interrupts.request() }
        throw raiseObject(try makeException(.keyboardInterrupt, []))
    }

    /// Sleeps, outside the heap, until `deadline` (`MonotonicClock` nanoseconds, 0: for ever). Ctrl-C
    /// raises KeyboardInterrupt.
    func pause(until deadline: UInt64) throws(Unwind) {
        let interrupts = machine.cold.threads.interrupts
        while true {
            outsideHeap { interrupts.sleep(until: deadline, unless: { hasInterruption }) }
            try checkInterrupts()
            if deadline != 0 && MonotonicClock.now >= deadline { return }
        }
    }

    /// Waits, outside the heap, until `descriptor` can be read without blocking, or has ended.
    /// Ctrl-C raises KeyboardInterrupt.
    func waitUntilReadable(_ descriptor: Int32) throws(Unwind) {
        let interrupts = machine.cold.threads.interrupts
        while true {
            var wishes = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isMainThread ? interrupts.wakeDescriptor : -1, events: Int16(POLLIN), revents: 0),
            ]
            let isReady = outsideHeap { NativePause.poll(&wishes, isMainThread ? -1 : 200) } && wishes[0].revents != 0
            try checkInterrupts()
            if isReady { return }
        }
    }
}

enum NativePause {
    static func milliseconds(_ count: Int) { usleep(UInt32(count * 1000)) }

    /// Is one of the wishes fulfilled within `patience` milliseconds (-1: for ever)?
    static func poll(_ wishes: inout [pollfd], _ patience: Int32) -> Bool {
        wishes.withUnsafeMutableBufferPointer { systemPoll($0.baseAddress, nfds_t($0.count), patience) } > 0
    }

    /// Bytes read, or -1 and `number`.
    static func read(_ descriptor: Int32, _ buffer: inout [UInt8], _ number: inout Int32) -> Int {
        let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
        number = errno
        return count
    }
}

/// The system's functions under names that no method of `Thread` hides.
private let systemPoll = poll
private let systemRead = read
