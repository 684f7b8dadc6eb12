import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the command understands: programs from everywhere, options, dumps, and what it does not understand.
@Suite struct CommandTests {
    private let folder = Project.temporaryFolder()

    private func file(_ name: String, _ text: String) -> String {
        Project.write(Array(text.utf8), to: folder + "/" + name)
    }

    // MARK: Programs

    @Test func argumentsAfterTheScriptAreTheScripts() throws {
        let script = file("arguments.py", "import sys\nprint(sys.argv[1:], sys.path[0], __name__, __file__)\n")
        let outcome = try Typhon.run([script, "-V", "--stats", "-c", "--", "-"])
        #expect(outcome.output == "['-V', '--stats', '-c', '--', '-'] \(folder) __main__ \(script)\n")
    }

    @Test func scriptsAreNamedAsTheyWereGivenAndFoundFromTheirFolder() throws {
        _ = file("beside.py", "NAME = 'beside'\n")
        _ = file("relative.py", "import sys, beside\nprint(sys.argv, beside.NAME, __file__)\n")
        let outcome = try Typhon.run(["relative.py"], directory: folder)
        #expect(outcome.output == "['relative.py'] beside \(folder)/relative.py\n")
    }

    @Test func codeComesFromTheCommandLine() throws {
        let outcome = try Typhon.run(["-c", "import sys; print(sys.argv, repr(sys.path[0]))", "a", "-V"])
        #expect(outcome.output == "['-c', 'a', '-V'] ''\n")
        #expect(try Typhon.run(["-cprint(7)"]).output == "7\n")
        #expect(try Typhon.run(["-c", "-1"]).status == 0)
    }

    @Test func codeComesFromStandardInput() throws {
        #expect(try Typhon.run(["-", "x"], input: "import sys\nprint(sys.argv)").output == "['-', 'x']\n")
        #expect(try Typhon.run([], input: "print(1 + 1)").output == "2\n")
        let outcome = try Typhon.run(["-"], input: "\n1 / 0\n")
        #expect(outcome.errors.contains("  File \"<stdin>\", line 2, in <module>\n"))
    }

    @Test func modulesAndFoldersArePrograms() throws {
        let package = folder + "/package"
        mkdir(package, 0o755)
        _ = file("package/__init__.py", "print('init', __name__)\n")
        _ = file("package/__main__.py", "import sys\nprint(__name__, __package__, sys.argv, sys.path[0])\n")
        let outcome = try Typhon.run(["-m", "package", "a", "-m"], directory: folder)
        #expect(outcome.output == "init package\n__main__ package ['\(package)/__main__.py', 'a', '-m'] \(folder)\n")
        #expect(try Typhon.run([package]).output == "__main__ None ['\(package)'] \(package)\n")
        let missing = try Typhon.run(["-m", "package.nothing"], directory: folder)
        #expect(missing.status == 1 && missing.errors.hasSuffix(": No module named package.nothing\n"))
        #expect(try Typhon.run(["-mimportlib"]).errors.contains("'importlib' is a package and cannot be directly executed"))
    }

    @Test func anEmptyProgramDoesNothing() throws {
        let outcome = try Typhon.run([file("empty.py", "")])
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
    }

    // MARK: Options

    @Test func versionAndHelp() throws {
        for option in ["-V", "--version"] {
            let outcome = try Typhon.run([option])
            #expect(outcome.output == "Typhon 0.1.0 (Python 3.12)\n" && outcome.status == 0)
        }
        for option in ["-h", "--help"] {
            let outcome = try Typhon.run([option])
            #expect(outcome.output.contains("typhon [options] [script.py | -c code | -m module | -] [arguments]") && outcome.status == 0)
        }
    }

    @Test(arguments: [["-x"], ["--nothing"], ["-c"], ["--dump"], ["--dump=trees", "x.py"], ["--heap-limit=0", "x.py"]])
    func misuseIsStatusTwo(_ arguments: [String]) throws {
        let outcome = try Typhon.run(arguments)
        #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.contains("Usage: typhon"))
    }

    @Test func statisticsGoToStandardError() throws {
        let outcome = try Typhon.run(["--stats", "-c", """
            import threading
            threads = [threading.Thread(target=sum, args=(range(10),)) for _ in range(2)]
            for t in threads: t.start()
            for t in threads: t.join()
            print("x")
            """])
        #expect(outcome.output == "x\n" && outcome.status == 0)
        let figures = PrintedStatistics(outcome.errors)
        #expect(figures.sections.contains("transactions") && figures.sections.contains("collector"))
        #expect(figures.sections.filter { $0.hasPrefix("thread ") }.count == 3)
        #expect(figures["commits"] > 0 && figures["bytes allocated"] > 0)
    }

    @Test func theHeapLimitIsAMemoryError() throws {
        let outcome = try Typhon.run(["--heap-limit", "32", "-c", """
            try:
                keep = [[0] * 1000 for _ in range(1_000_000)]
            except MemoryError:
                keep = None
                print("caught")
            print(sum(range(10)))
            """])
        #expect(outcome.output == "caught\n45\n" && outcome.status == 0)
    }

    // MARK: Dumps

    @Test func dumpOfTokens() throws {
        let outcome = try Typhon.run(["--dump=tokens", file("tokens.py", "a = 1\n")])
        #expect(outcome.output == "1:0 name a\n1:2 equal =\n1:4 integer 1\n1:5 newline\n2:0 endOfFile\n")
    }

    @Test func dumpOfTheTree() throws {
        let outcome = try Typhon.run(["--dump", "ast", "-c", "a = 1"])
        #expect(outcome.output == "module\n  assign 1:0-1:5\n    target a 1:0-1:1\n    integer 1 1:4-1:5\n")
    }

    @Test func dumpOfBytecode() throws {
        let outcome = try Typhon.run(["--dump=bytecode", "-"], input: "def f(x): return x + 1\n")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("<module>: ") == true)
        #expect(lines.contains { $0.hasPrefix("f: ") })
        #expect(lines.contains { $0.contains("addSmall") && $0.hasSuffix(" x, 1") })
    }

    @Test(arguments: ["tokens", "ast", "bytecode"])
    func dumpsReportSyntaxErrors(_ form: String) throws {
        let outcome = try Typhon.run(["--dump=\(form)", "-c", "x = 'open"])
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.lastError == "SyntaxError: unterminated string literal (detected at line 1)")
    }

    @Test func aDumpRunsNothing() throws {
        #expect(try Typhon.run(["--dump=ast", "-c", "print('ran')"]).output.contains("ran\n") == false)
    }
}
