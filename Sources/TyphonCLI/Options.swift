import ArgumentParser

/// The options as the parser of arguments sees them; `-c` and the program are here for the help text only, for
/// `Invocation` has taken them out before.
struct Options: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "typhon",
        abstract: "Runs Python 3.12 programs. Their threads run in parallel, on transactions.",
        usage: "typhon [options] [script.py | -c code | -m module | -] [arguments]",
        discussion: """
            Without a program, standard input is read to its end and run; a prompt that answers line by \
            line is not built yet. All that follows the program belongs to it, as sys.argv.
            """,
        version: "Typhon 0.1.0 (Python 3.12)")

    @Option(name: .customShort("c"), parsing: .unconditional, help: ArgumentHelp("Run this text as the program.", valueName: "code"))
    var code: String?

    @Option(name: .customShort("m"), parsing: .unconditional, help: ArgumentHelp("Run this module, or a package's __main__.", valueName: "module"))
    var module: String?

    @Flag(name: .customShort("V"), help: "Show the version, as --version does.")
    var showsVersion = false

    @Option(help: ArgumentHelp("Print the program's tokens, tree or bytecode instead of running it.", valueName: "form"))
    var dump: DumpForm?

    @Flag(help: "At the end, print to standard error what transactions and collector did.")
    var stats = false

    @Option(help: ArgumentHelp("Most mebibytes that guest objects may take; MemoryError beyond. Default: all of the computer's.", valueName: "mebibytes"))
    var heapLimit: Int?

    @Argument(help: ArgumentHelp("The program, or a directory with a __main__.py; - is standard input.", valueName: "script.py"))
    var script: String?

    func validate() throws {
        if showsVersion { throw CleanExit.message(Options.configuration.version) }
        if code == nil, let limit = heapLimit, limit < 1 || limit > 1 << 40 {
            throw ValidationError("'--heap-limit' is a number of mebibytes from 1.")
        }
    }
}

enum DumpForm: String, CaseIterable, ExpressibleByArgument {
    case tokens, ast, bytecode
}

/// The options that count once the command line is understood.
struct Settings {
    var dump: DumpForm?
    var stats = false
    /// Bytes; 0: no limit but the computer's memory.
    var heapLimit = 0

    init() {}

    init(_ options: Options) {
        dump = options.dump
        stats = options.stats
        heapLimit = (options.heapLimit ?? 0) << 20
    }

    /// Is the next word the option's value?
    static func takesValue(_ word: String) -> Bool { word == "--dump" || word == "--heap-limit" }
}
