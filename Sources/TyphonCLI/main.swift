import Typhon

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "-c", arguments.count > 1 {
    exit(ScriptRunner(source: .text(arguments[1], name: "<string>"), arguments: ["-c"] + arguments.dropFirst(2)).run())
}
if let file = arguments.first { exit(ScriptRunner(source: .file(file), arguments: arguments).run()) }
