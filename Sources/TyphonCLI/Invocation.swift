import ArgumentParser
import Typhon

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The command line, cut where Python cuts it: options of the interpreter, the program, and then only the
/// program's own arguments, whatever they look like.
///
///     typhon --stats  script.py  --stats -V -c
///            options  program    arguments
struct Invocation {
    enum Program {
        case none
        case script(String)
        case code(String)
        case standardInput
        case module(String)
    }

    private(set) var options: [String] = []
    private(set) var program = Program.none
    private(set) var arguments: [String] = []

    init(_ words: [String]) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" { continue }
            if word == "-" {
                program = .standardInput
            } else if word == "-c", let code = rest.popFirst() {
                program = .code(code)
            } else if word.hasPrefix("-c") && word.utf8.count > 2 {
                program = .code(String(word.dropFirst(2)))
            } else if word == "-m", let name = rest.popFirst() {
                program = .module(name)
            } else if word.hasPrefix("-m") && word.utf8.count > 2 {
                program = .module(String(word.dropFirst(2)))
            } else if word.hasPrefix("-") {
                options.append(word)
                if Settings.takesValue(word), let value = rest.popFirst() { options.append(value) }
                continue
            } else {
                program = .script(word)
            }
            arguments = Array(rest)
            return
        }
    }

    /// `sys.argv`.
    private var programArguments: [String] {
        switch program {
        case .none: [""]
        case .script(let path): [path] + arguments
        case .code: ["-c"] + arguments
        case .module(let name): [name] + arguments
        case .standardInput: ["-"] + arguments
        }
    }

    private var source: ScriptSource {
        switch program {
        case .script(let path): .file(mainFile(of: path))
        case .module: .module
        case .code(let text): .text(text, name: "<string>")
        case .none, .standardInput: .standardInput
        }
    }

    /// A directory's `__main__.py`.
    private func mainFile(of path: String) -> String {
        let inner = path.hasSuffix("/") ? path + "__main__.py" : path + "/__main__.py"
        return access(inner, R_OK) == 0 ? inner : path
    }

    func run() -> Never {
        let settings = readSettings()
        if case .none = program, isatty(0) == 1 {
            writeToStandardError("typhon: the program is read from the terminal; Ctrl-D ends it and runs it\n")
        }
        if let form = settings.dump { exit(ProgramDump(form: form, source: source).print()) }
        var runner = ScriptRunner(source: source, arguments: programArguments)
        runner.printsStatistics = settings.stats
        runner.heapLimit = settings.heapLimit
        runner.run().leave()
    }

    /// Ends the process after `--help`, `--version` and mistakes.
    private func readSettings() -> Settings {
        if options.isEmpty { return Settings() }
        do {
            return Settings(try Options.parse(options))
        } catch {
            let message = Options.fullMessage(for: error)
            if Options.exitCode(for: error) == .success {
                print(message)
                exit(0)
            }
            writeToStandardError(message + "\n")
            exit(2)
        }
    }
}
