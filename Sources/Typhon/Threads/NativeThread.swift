import CTyphon
import TyphonSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// OS threads: the little that Swift's own threads do not offer (stack size, start failure).
enum NativeThread {
    static let defaultStackBytes = 1 << 20
    static let smallestStackBytes = 32 << 10

    /// Starts a detached OS thread that runs `body`. False when the system refuses: no memory,
    /// or too many threads. All signals are blocked in it, so they reach the thread that
    /// unblocks them: the process's first.
    static func start(stackBytes: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, roundedStack(stackBytes))
        let context = Unmanaged.passRetained(Body(body))
        var all = sigset_t(), old = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &old)
        defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        let result = pthread_create(&thread, &attributes, { raw in NativeThread.enter(raw) }, context.toOpaque())
        if result != 0 { context.release() }
        return result == 0
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    #if canImport(Glibc)
    private static func enter(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let raw { Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run() }
        return nil
    }
    #else
    private static func enter(_ raw: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run()
        return nil
    }
    #endif

    /// The engine's own frames need a quarter of a megabyte whatever the guest asks for, and more where
    /// the compiler has not optimised them.
    private static func roundedStack(_ bytes: Int) -> Int {
        let page = 1 << 14
        let least = 512 << 10
        return (Swift.max(bytes, least) + ParserLimits.stackBytes - least + page - 1) & ~(page - 1)
    }

    static func stackBounds(_ lowest: inout UInt, _ highest: inout UInt) { typhon_stack_bounds(&lowest, &highest) }

    static var currentID: Int {
        Int(truncatingIfNeeded: typhon_thread_id())
    }
}

/// Holds an OS thread back until somebody has decided whether it may go.
/// `@unchecked Sendable`: guarded by `lock`.
final class Gate: @unchecked Sendable {
    private let lock = NativeLock.make()
    private let changed = NativeCondition.make()
    private var decision: Bool?

    deinit {
        changed.destroy()
        lock.destroy()
    }

    /// The first decision counts. Thread-safe.
    func decide(_ mayGo: Bool) {
        lock.lock()
        if decision == nil { decision = mayGo }
        changed.broadcast()
        lock.unlock()
    }

    func wait() -> Bool {
        lock.lock()
        defer { lock.unlock() }
        while true {
            if let decision { return decision }
            changed.wait(lock)
        }
    }
}
