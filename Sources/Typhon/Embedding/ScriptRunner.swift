import TyphonSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the command line runs.
package enum ScriptSource: Sendable {
    case file(String)
    case text(String, name: String)
    case standardInput
}

/// Runs one program in a machine of its own to its end, as `python` does.
package struct ScriptRunner: Sendable {
    package var source: ScriptSource
    package var arguments: [String]
    package var printsStatistics = false

    package init(source: ScriptSource, arguments: [String]) {
        self.source = source
        self.arguments = arguments
    }

    /// The exit status. Call once, from the process's main thread.
    package func run() -> Int32 {
        guard case .success(let (bytes, name)) = readSource() else { return 2 }
        var configuration = MachineConfiguration()
        configuration.arguments = arguments
        guard let t = Machine.make(configuration) else {
            writeToStandardError("typhon: no address space for a heap\n")
            return 1
        }
        let status = execute(t, bytes, name)
        _ = t.flushOutput()
        return status
    }

    private enum Failure: Error { case unreadable }

    private func readSource() -> Result<([UInt8], String), Failure> {
        switch source {
        case .text(let text, let name): return .success((Array(text.utf8), name))
        case .standardInput: return .success((readWholeFile("/dev/stdin") ?? [], "<stdin>"))
        case .file(let path):
            guard let bytes = readWholeFile(path) else {
                let reason = String(cString: strerror(errno))
                writeToStandardError("typhon: can't open file '\(path)': [Errno \(errno)] \(reason)\n")
                return .failure(.unreadable)
            }
            return .success((bytes, path))
        }
    }

    private func execute(_ t: Thread, _ bytes: [UInt8], _ name: String) -> Int32 {
        do throws(Unwind) {
            let main = try t.makeModule("__main__")
            t.machine[.mainModule] = main
            let code = try t.compileBytes(bytes, name)
            let namespace = DictRef(main.ref[2].ref)
            try namespace.set(t, t.machine.name(.builtins), t.machine[.builtins])
            let function = try t.makeFunction(code, globals: Value(namespace.ref), nil)
            _ = try t.runGuest(function, [])
            return 0
        } catch {
            return report(t, error)
        }
    }

    private func report(_ t: Thread, _ error: Unwind) -> Int32 {
        guard error == .raised else { return 1 }
        let exception = t.raised
        t.clearRaised()
        do throws(Unwind) {
            let text = try t.formatException(exception)
            _ = t.flushOutput()
            writeToStandardError(text + "\n")
        } catch {
            writeToStandardError("typhon: an exception could not be shown\n")
        }
        return 1
    }
}

/// For what must be said when no guest stream can be used.
package func writeToStandardError(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
        let count = bytes.withUnsafeBytes { write(2, $0.baseAddress! + start, bytes.count - start) }
        if count <= 0 { return }
        start += count
    }
}
