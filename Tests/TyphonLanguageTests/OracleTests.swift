import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// CPython agrees with what the guest tests expect, where there is one to ask.
@Suite struct OracleTests {
    static let python = "/usr/bin/python3"

    /// 3.11 at least; messages of older ones differ.
    static var isOraclePresent: Bool {
        let probe = "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))"
        return access(python, X_OK) == 0 && (try? ChildProcess(python, ["-c", probe]).run().status) == 0
    }

    @Test(.enabled(if: OracleTests.isOraclePresent))
    func cPythonMeetsEveryExpectation() throws {
        var process = ChildProcess(Self.python, ["Tests/TyphonLanguageTests/run_guest.py", "--interpreter", Self.python, "--timeout", "100"])
        process.directory = Project.root
        process.timeout = 300
        let outcome = try process.run()
        #expect(outcome.status == 0, "\(outcome.output)")
    }
}
