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
    /// The module whose name is the first of the program's arguments.
    case module
}

/// # ScriptRunner: one program from its source to its exit status, as `python` runs it
///
///     read source -> make machine -> run as `__main__` -> report what was not caught
///     -> join threads -> atexit -> finalizers -> stop daemons -> flush output -> statistics
///
/// Everything up to "stop daemons" is guest code and may raise; nothing of it can keep the output
/// from being flushed.
package struct ScriptRunner: Sendable {
    package var source: ScriptSource
    /// `sys.argv`, the program's own name first.
    package var arguments: [String]
    /// Most bytes of guest objects; 0: the memory of the computer.
    package var heapLimit = 0
    package var printsStatistics = false

    package init(source: ScriptSource, arguments: [String]) {
        self.source = source
        self.arguments = arguments
    }

    /// Runs the program. Call once, from the process's main thread.
    package func run() -> ProgramEnd {
        let text: [UInt8]
        do throws(SourceProblem) {
            text = try source.read()
        } catch {
            writeToStandardError("typhon: \(error.message)\n")
            return ProgramEnd(status: error.status)
        }
        var configuration = MachineConfiguration()
        configuration.arguments = arguments
        configuration.searchPath = [source.directory]
        configuration.heapLimit = heapLimit
        guard let t = Machine.make(configuration) else {
            writeToStandardError("typhon: no address space for a heap\n")
            return ProgramEnd(status: 1)
        }
        Signals.install(t)
        var end = t.endProgram(t.runMain(text, source))
        if printsStatistics { writeToStandardError(StatisticsReport(t).text) }
        end.isAlone = t.machine.world.threadCount == 1
        return end
    }
}

/// Why there is nothing to run.
package struct SourceProblem: Error {
    package var message: String
    /// The exit status it stands for.
    package var status: Int32

    fileprivate static func unreadable(_ path: String, _ number: Int32) -> SourceProblem {
        let reason = String(cString: strerror(number))
        return SourceProblem(message: "can't open file '\(path)': [Errno \(number)] \(reason)", status: 2)
    }
}

extension ScriptSource {
    package func read() throws(SourceProblem) -> [UInt8] {
        switch self {
        case .text(let text, _): return Array(text.utf8)
        case .module: return Array("__import__('runpy')._run_as_main()".utf8)
        case .standardInput:
            guard let bytes = readDescriptor(0) else { throw .unreadable(name, errno) }
            return bytes
        case .file(let path):
            var facts = stat()
            if stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR {
                throw SourceProblem(message: "can't find '__main__' module in '\(name)'", status: 1)
            }
            if let bytes = readWholeFile(path) { return bytes }
            let number = errno
            throw .unreadable(name, number)
        }
    }

    /// What tracebacks call it.
    package var name: String {
        switch self {
        case .file(let path): FilePath.absolute(path)
        case .text(_, let name): name
        case .standardInput: "<stdin>"
        case .module: "<frozen runpy>"
        }
    }

    /// `sys.path[0]`: the script's own directory, links followed; for a module the current one.
    var directory: String {
        if case .module = self { return FilePath.absolute("") }
        guard case .file(let path) = self else { return "" }
        guard let resolved = realpath(path, nil) else { return FilePath.directory(of: FilePath.absolute(path)) }
        defer { free(resolved) }
        return FilePath.directory(of: String(cString: resolved))
    }
}

enum FilePath {
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        let base = String(cString: current)
        if path.isEmpty { return base }
        return base == "/" ? base + path : base + "/" + path
    }

    /// Of an absolute path.
    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension Thread {
    /// Runs a program as the module `__main__`. Nil: it came to its end; else the exception it left with.
    fileprivate func runMain(_ bytes: [UInt8], _ source: ScriptSource) -> Value? {
        do throws(Unwind) {
            let main = try makeModule("__main__")
            machine[.mainModule] = main
            let namespace = DictRef(main.ref[2].ref)
            if let builtins = try DictRef(machine[.modules].ref).get(self, try makeString("builtins")) {
                try namespace.set(self, machine.name(.builtins), builtins)
            }
            if case .file = source { try namespace.set(self, machine.name(.file), try makeString(source.name)) }
            let code = try compileBytes(bytes, source.name)
            _ = try runGuest(try makeFunction(code, globals: Value(namespace.ref), nil), [])
            return nil
        } catch {
            return takeRaised(error)
        }
    }

    /// The exception that left the thread's outermost code, which stands at its beginning again.
    func takeRaised(_ reason: Unwind) -> Value? {
        let exception = raised
        state.pointee.frame = state.pointee.frameBase
        state.pointee.atomicDepth = 0
        clearRaised()
        return reason == .raised && exception.isReference ? exception : nil
    }
}

/// For what must be said when no guest stream can be used.
package func writeToStandardError(_ text: String) { _ = writeNative(text, to: 2) }

/// Text of the command itself. False: it could not be written.
package func writeToStandardOutput(_ text: String) -> Bool { writeNative(text, to: 1) }

private func writeNative(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
        let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        start += count
    }
    return true
}

/// Nil when it cannot be read.
private func readDescriptor(_ descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { return nil }
        if count == 0 { return bytes }
        bytes.append(contentsOf: chunk[..<count])
    }
}
