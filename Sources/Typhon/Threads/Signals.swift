#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Signals: Ctrl-C
///
///     SIGINT -> handler: pending word, poll word, budget, a byte into a pipe   (async-signal-safe)
///     watcher thread: reads the byte, wakes sleepers and waiters       (may take locks)
///
/// One machine of the process receives it: the one that installed the handler last. A host
/// that embeds machines and wants its own handler does not call `install`.
enum Signals {
    /// Ctrl-C becomes KeyboardInterrupt in the main thread `t`, which calls this on its OS thread; a closed pipe
    /// becomes an error of the write. A SIGINT that the process was started to ignore stays ignored.
    static func install(_ t: Thread) {
        let machine = t.machine
        signal(SIGPIPE, SIG_IGN)
        var old = sigaction()
        sigaction(SIGINT, nil, &old)
        if isIgnored(old) { return }
        let interrupts = machine.cold.threads.interrupts
        SignalTarget.pending = interrupts.words
        SignalTarget.pollWord = machine.world.state.pointee.pollWord
        SignalTarget.main = t.state
        startWatcher(machine, interrupts)
        var action = sigaction()
        setHandler(&action, handleInterrupt)
        sigemptyset(&action.sa_mask)
        sigaction(SIGINT, &action, nil)
        var mask = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    }

    private static func startWatcher(_ machine: Machine, _ interrupts: Interrupts) {
        if SignalTarget.pipe >= 0 { return }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        SignalTarget.pipe = ends[1]
        let descriptor = ends[0]
        let waiters = SendableQueue(machine.transactions.pointee.waiters)
        _ = NativeThread.start(stackBytes: NativeThread.smallestStackBytes) {
            var byte: UInt8 = 0
            while true {
                let count = read(descriptor, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { return }
                interrupts.announce()
                waiters.queue.wakeAll()
            }
        }
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if canImport(Glibc)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
        #else
        return unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
        #endif
    }

    private static func setHandler(_ action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void) {
        #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = handler
        #else
        action.__sigaction_u.__sa_handler = handler
        #endif
    }
}

/// A queue is a pair of pointers that live as long as its machine; the machine that installed the
/// handler lives until the process ends.
private struct SendableQueue: @unchecked Sendable {
    let queue: WaitQueue
    init(_ queue: WaitQueue) { self.queue = queue }
}

/// What the handler may touch. Written by `install` only.
private enum SignalTarget {
    nonisolated(unsafe) static var main: UnsafeMutablePointer<ThreadState>?
    nonisolated(unsafe) static var pending: UnsafeMutableRawPointer?
    nonisolated(unsafe) static var pollWord: UnsafeMutableRawPointer?
    nonisolated(unsafe) static var pipe: Int32 = -1
}

private func handleInterrupt(_ number: Int32) {
    let saved = errno
    SignalTarget.pending?.storeRelease(1)
    _ = SignalTarget.pollWord?.fetchOr(PollReason.interrupt)
    // The signal reaches the main thread alone, so this is its own store. A loop of slow builtins would look up
    // only after thousands of turns.
    SignalTarget.main?.pointee.budget = 0
    var byte: UInt8 = 1
    if SignalTarget.pipe >= 0 { _ = write(SignalTarget.pipe, &byte, 1) }
    errno = saved
}
