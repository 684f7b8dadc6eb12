import TestSupport
import Testing

/// How programs end: the exit status and what standard error says last, as CPython has it.
@Suite struct ExitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var code: String
        var status: Int32
        var error = ""
        var testDescription: String { code }
        init(_ code: String, _ status: Int32, _ error: String = "") {
            (self.code, self.status, self.error) = (code, status, error)
        }
    }

    @Test(arguments: ["", "import sys; sys.exit(3)", "1 / 0", "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"])
    func filesLeftOpenAreWritten(_ end: String) throws {
        let path = Project.temporaryFolder() + "/left"
        let outcome = try Typhon.run(code: "import threading, time\nf = open(\(path.debugDescription), 'w')\nf.write('kept')\n\(end)")
        #expect(Project.text(of: path) == "kept", "\(outcome.errors)")
    }

    @Test(arguments: [
        Case("pass", 0),
        Case("import sys; sys.exit()", 0),
        Case("import sys; sys.exit(None)", 0),
        Case("import sys; sys.exit(0)", 0),
        Case("import sys; sys.exit(3)", 3),
        Case("import sys; sys.exit(True)", 1),
        Case("import sys; sys.exit(-1)", 255),
        Case("import sys; sys.exit(256)", 0),
        Case("import sys; sys.exit(1 << 80)", 255),
        Case("import sys; sys.exit('no more')", 1, "no more"),
        Case("import sys; sys.exit((1, 2))", 1, "(1, 2)"),
        Case("raise SystemExit", 0),
        Case("raise SystemExit(4)", 4),
        Case("exit(5)", 5),
        Case("1 / 0", 1, "ZeroDivisionError: division by zero"),
        Case("raise KeyError('a')", 1, "KeyError: 'a'"),
        Case("x = = 1", 1, "SyntaxError: invalid syntax"),
        Case("import nowhere", 1, "ModuleNotFoundError: No module named 'nowhere'"),
        Case("def f(): f()\nf()", 1, "RecursionError: maximum recursion depth exceeded"),
    ])
    func statusAndLastLine(_ test: Case) throws {
        let outcome = try Typhon.run(code: test.code)
        #expect(outcome.status == test.status)
        #expect(outcome.lastError == test.error)
    }

    @Test func systemExitInAThreadEndsThatThreadOnly() throws {
        let outcome = try Typhon.run(code: """
            import sys, threading
            t = threading.Thread(target=sys.exit, args=(7,))
            t.start()
            t.join()
            print("still here")
            """)
        #expect(outcome.output == "still here\n" && outcome.status == 0 && outcome.errors.isEmpty)
    }

    @Test func exceptionInAThreadIsReportedAndTheProgramGoesOn() throws {
        let outcome = try Typhon.run(code: """
            import threading
            t = threading.Thread(target=lambda: 1 / 0)
            t.start()
            t.join()
            print("still here")
            """)
        #expect(outcome.output == "still here\n" && outcome.status == 0)
        #expect(outcome.errors.hasPrefix("Exception in thread Thread-1 (<lambda>):\nTraceback (most recent call last):\n"))
        #expect(outcome.lastError == "ZeroDivisionError: division by zero")
    }

    @Test func threadsAreJoinedAtTheEnd() throws {
        let outcome = try Typhon.run(code: """
            import threading, time
            def late():
                time.sleep(0.2)
                print("late")
            threading.Thread(target=late).start()
            print("early")
            """)
        #expect(outcome.output == "early\nlate\n" && outcome.status == 0)
    }

    @Test func daemonsDoNotKeepTheProgramAlive() throws {
        let outcome = try Typhon.run(code: """
            import threading, time
            def busy():
                while True: pass
            threading.Thread(target=busy, daemon=True).start()
            threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
            threading.Thread(target=threading.Event().wait, daemon=True).start()
            print("done")
            """)
        #expect(outcome.output == "done\n" && outcome.status == 0 && outcome.seconds < 10)
    }

    @Test func theGuestsExceptionHookIsCalled() throws {
        let outcome = try Typhon.run(code: """
            import sys
            def hook(kind, value, traceback): print("hook", kind.__name__, value)
            sys.excepthook = hook
            raise ValueError(3)
            """)
        #expect(outcome.output == "hook ValueError 3\n" && outcome.status == 1 && outcome.errors.isEmpty)
    }

    @Test func aBrokenExceptionHookHidesNothing() throws {
        let outcome = try Typhon.run(code: """
            import sys
            def hook(kind, value, traceback): 1 / 0
            sys.excepthook = hook
            raise ValueError(3)
            """)
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("Error in sys.excepthook:\n"))
        #expect(outcome.errors.contains("ZeroDivisionError: division by zero\n\nOriginal exception was:\n"))
        #expect(outcome.lastError == "ValueError: 3")
    }

    @Test func outputBeforeAnErrorIsKept() throws {
        let outcome = try Typhon.run(code: "print('first')\n1 / 0")
        #expect(outcome.output == "first\n" && outcome.status == 1)
    }
}
