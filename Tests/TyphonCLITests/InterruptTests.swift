import TestSupport
import Testing

/// Ctrl-C in every state: KeyboardInterrupt at once, and the process ends as one that the signal has ended (130).
@Suite struct InterruptTests {
    static let states: [(String, String)] = [
        ("a tight loop", "while True: pass"),
        ("a loop that allocates", "while True: [0] * 100"),
        ("a long builtin", "sum(range(10 ** 12))"),
        ("collecting", "import gc\nwhile True: gc.collect()"),
        ("a loop of slow builtins", "xs = list(range(100000))\nwhile True: -1 in xs"),
        ("sleeping", "import time; time.sleep(100)"),
        ("blocked on a lock", "import threading; l = threading.Lock(); l.acquire(); l.acquire()"),
        ("waiting for an event", "import threading; threading.Event().wait()"),
        ("waiting for a queue", "import queue; queue.Queue().get(timeout=100)"),
        ("joining", """
            import threading, time
            def busy():
                end = time.monotonic() + 3
                while time.monotonic() < end: pass
            t = threading.Thread(target=busy, daemon=True); t.start(); t.join()
            """),
        ("inside atomic", "from transaction import atomic\nwith atomic:\n    while True: pass"),
        ("irrevocable", "from transaction import atomic, irrevocable\nwith atomic:\n    irrevocable()\n    while True: pass"),
        ("retrying", """
            import threading, time
            from transaction import atomic, retry
            threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
            with atomic: retry()
            """),
        ("many threads", """
            import threading
            def busy():
                while True: pass
            for _ in range(4): threading.Thread(target=busy, daemon=True).start()
            while True: pass
            """),
    ]

    @Test(arguments: states.map(\.0))
    func endsTheProgram(_ state: String) throws {
        let code = try #require(Self.states.first { $0.0 == state }).1
        let outcome = try Typhon.interrupt(code)
        #expect(!outcome.wasKilledByTimeout && outcome.status == 130)
        #expect(outcome.lastError == "KeyboardInterrupt")
        #expect(outcome.errors.contains("Traceback (most recent call last):\n"))
        // A few hundred milliseconds, with room for a busy machine.
        #expect(outcome.secondsAfterInterrupt ?? 99 < 2)
    }

    @Test func runsFinallyBlocksAndKeepsOutput() throws {
        let outcome = try Typhon.interrupt("""
            try:
                print("kept")
                while True: pass
            finally:
                print("finally")
            """)
        #expect(outcome.output == "ready\nkept\nfinally\n" && outcome.status == 130)
    }

    /// How a program that goes on was busy when it caught the interrupt.
    static let caught: [(String, String)] = [
        ("running", "while True: pass"),
        ("sleeping", "time.sleep(100)"),
        ("collecting", "while True: gc.collect()"),
        ("waiting for a lock", "lock = threading.Lock(); lock.acquire(); lock.acquire()"),
        ("with other threads", """
            threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
                while True: pass
            """),
    ]

    /// One Ctrl-C is one KeyboardInterrupt, whichever of the ways to the main thread was the fastest.
    @Test(arguments: caught.map(\.0), 0..<5)
    func isRaisedOnce(_ state: String, _ turn: Int) throws {
        let busy = try #require(Self.caught.first { $0.0 == state }).1
        let outcome = try Typhon.interrupt("""
            try:
                \(busy)
            except KeyboardInterrupt:
                print("caught")
            end = time.monotonic() + 0.1
            while time.monotonic() < end: pass
            time.sleep(0.1)
            print("goes on")
            """, setup: "import gc, threading, time")
        #expect(outcome.output == "ready\ncaught\ngoes on\n" && outcome.status == 0, "\(outcome.errors)")
    }

    @Test func waitingForThreadsAtTheEnd() throws {
        let outcome = try Typhon.interrupt("import threading, time\nthreading.Thread(target=time.sleep, args=(100,)).start()")
        #expect(!outcome.wasKilledByTimeout && outcome.status == 130)
        #expect(outcome.lastError == "KeyboardInterrupt")
    }
}
