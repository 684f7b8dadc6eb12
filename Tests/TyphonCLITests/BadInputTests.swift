import TestSupport
import Testing

/// Files and descriptors that are not as they should be: a clear message, a status, never a crash.
@Suite struct BadInputTests {
    private let folder = Project.temporaryFolder()

    private func run(bytes: [UInt8]) throws -> ChildProcess.Outcome {
        try Typhon.run([Project.write(bytes, to: folder + "/bad.py")])
    }

    @Test func missingFile() throws {
        let outcome = try Typhon.run(["nothing.py"], directory: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors == "typhon: can't open file '\(folder)/nothing.py': [Errno 2] No such file or directory\n")
        #expect(try Typhon.run(["--dump=ast", "nothing.py"], directory: folder).status == 2)
    }

    @Test func aFolder() throws {
        let outcome = try Typhon.run([folder])
        #expect(outcome.status == 1 && outcome.errors == "typhon: can't find '__main__' module in '\(folder)'\n")
    }

    @Test func syntaxErrorsShowTheirPlace() throws {
        let outcome = try run(bytes: Array("x = 1\nprint(a b)\n".utf8))
        #expect(outcome.status == 1)
        #expect(outcome.errors == """
              File "\(folder)/bad.py", line 2
                print(a b)
                      ^^^
            SyntaxError: invalid syntax. Perhaps you forgot a comma?

            """)
    }

    @Test func textThatIsNotUTF8() throws {
        let outcome = try run(bytes: Array("x = 1\ny = '".utf8) + [0xFF, 0x27, 0x0A])
        #expect(outcome.status == 1)
        #expect(outcome.lastError == "SyntaxError: Non-UTF-8 code starting with '\\xff' in file \(folder)/bad.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details")
    }

    @Test func nulBytes() throws {
        let outcome = try run(bytes: Array("x = 1\0\n".utf8))
        #expect(outcome.status == 1 && outcome.lastError == "SyntaxError: source code cannot contain null bytes")
    }

    @Test func everyByteAlone() throws {
        for byte in UInt8.min...UInt8.max where byte != 0x0A {
            let outcome = try run(bytes: [byte])
            #expect(outcome.status == 0 || outcome.status == 1, "byte \(byte): status \(outcome.status)")
        }
    }

    @Test(arguments: ["(", "[", "{", "-", "not ", "lambda: ", "f(", "a if b else ", "x = ", "**", "if 1:\n"])
    func deepNesting(_ opening: String) throws {
        let outcome = try run(bytes: Array(String(repeating: opening, count: 10_000).utf8))
        #expect(outcome.status == 1 && !outcome.lastError.isEmpty)
    }

    @Test func endlessRecursion() throws {
        let outcome = try Typhon.run(code: """
            class A:
                def __repr__(self): return repr(self)
                def __eq__(self, other): return self == other
                def __getattr__(self, name): return getattr(self, name)
            for attempt in (lambda: repr(A()), lambda: A() == A(), lambda: A().x, lambda: sorted([A(), A()])):
                try:
                    attempt()
                except (RecursionError, TypeError) as e:
                    print(type(e).__name__)
            """)
        #expect(outcome.output == "RecursionError\nRecursionError\nRecursionError\nTypeError\n" && outcome.status == 0)
    }

    // MARK: Output that cannot be written

    @Test func aFullDiskIsReported() throws {
        var process = ChildProcess(Project.typhon, ["-c", "print('lost')"])
        process.output = .file("/dev/full")
        let outcome = try process.run()
        #expect(outcome.status == 120)
        #expect(outcome.lastError == "OSError: [Errno 28] No space left on device")
    }

    @Test func aFullDiskEndsALongProgram() throws {
        var process = ChildProcess(Project.typhon, ["-c", "while True: print('x' * 10_000)"])
        process.output = .file("/dev/full")
        let outcome = try process.run()
        #expect(outcome.status == 1)
        #expect(outcome.lastError == "OSError: [Errno 28] No space left on device")
    }

    @Test(arguments: ["print('x')", "while True: print('x' * 10_000)"])
    func aBrokenPipeIsQuiet(_ code: String) throws {
        var process = ChildProcess(Project.typhon, ["-c", "import time; time.sleep(0.2)\n" + code])
        process.output = .closedPipe
        let outcome = try process.run()
        #expect(outcome.status != 0 && outcome.status < 128 && !outcome.wasKilledByTimeout)
        #expect(outcome.errors.isEmpty)
    }
}
