import TestSupport
import Testing

/// The layout's laws: how large files may be, who may say `public`, who may touch raw memory.
@Suite struct LayoutTests {
    private static let sources = Project.files(in: "Sources")
    private static let swift = sources.filter { $0.hasSuffix(".swift") }

    private static func lines(_ path: String) -> [Substring] {
        Project.text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The words of a file's code; what stands in a comment does not count. Strings do.
    private static func words(_ path: String) -> Set<Substring> {
        var words: Set<Substring> = []
        for line in lines("Sources/" + path) {
            let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
            words.formUnion(code.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" })
        }
        return words
    }

    @Test func thereIsSomethingToCheck() {
        #expect(Self.swift.count > 200 && Self.sources.contains("TyphonCLI/main.swift"))
    }

    @Test func noFileIsLongerThanTheWall() {
        let tests = Project.files(in: "Tests") { $0.hasSuffix(".swift") || $0.hasSuffix(".py") }
        for path in Self.sources.map({ "Sources/" + $0 }) + tests.map({ "Tests/" + $0 }) {
            let count = Self.lines(path).count - 1
            #expect(count <= 800, "\(path) has \(count) lines")
        }
    }

    @Test func filesAreRoomsOfModestSize() {
        let counts = Self.swift.map { Self.lines("Sources/" + $0).count }.sorted()
        #expect(counts[counts.count / 2] <= 300, "median \(counts[counts.count / 2]) lines")
    }

    @Test func onlyEmbeddingIsPublic() {
        for path in Self.swift where !path.hasPrefix("Typhon/Embedding/") {
            let words = Self.words(path)
            let isPublic = Self.lines("Sources/" + path).contains { line in
                let code = line.drop { $0 == " " }
                return code.hasPrefix("public ") || code.hasPrefix("open class ") || code.hasPrefix("@inlinable") || code.contains(" public ") && !code.hasPrefix("//") && code.contains("func ")
            }
            #expect(!isPublic && !words.contains("@_exported"), "\(path) says public")
        }
    }

    /// Raw memory belongs to the rooms that guard it. `Objects` holds the typed accessors; in `Builtins` the listed files
    /// hand buffers to system calls or walk the payload of an object they own. In `Library` there is only Python.
    @Test func rawMemoryStaysBehindTheFence() {
        let rooms = ["Heap", "Transactions", "VM", "MachineCode", "Threads", "Objects", "Builtins/Library"].map { "Typhon/\($0)/" }
        let files: Set<String> = Set(["Bytecode/CodeData", "Bytecode/Instruction", "Embedding/ScriptRunner", "Embedding/ProgramEnd",
            "Debug/HeapProbe"].map { "Typhon/\($0).swift" }).union(Self.builtins.map { "Typhon/Builtins/\($0).swift" })
        for path in Self.swift where !files.contains(path) && !rooms.contains(where: path.hasPrefix) {
            let found = Self.words(path).filter(Self.isUnsafe)
            #expect(found.isEmpty, "\(path): \(found.sorted().joined(separator: " "))")
        }
    }

    private static let builtins = [
        "AbortInfoText", "CodeClass", "DescriptorClasses", "Directory", "FileObject", "FileOpening", "FunctionClass", "Native",
        "OpenFile", "OSModule", "OSModuleProcess", "SignatureLayout", "RandomModule", "RandomModuleSHA512", "RandomModuleTwister", "ReprGuard", "SingletonClasses",
        "StandardInput", "StandardStreams", "TracebackText",
    ]

    private static func isUnsafe(_ word: Substring) -> Bool {
        word.hasPrefix("Unsafe") || word.hasPrefix("withUnsafe") || word.hasPrefix("unsafe") || word == "Unmanaged"
    }

    @Test func theFrontEndStandsAlone() {
        for path in Self.swift where path.hasPrefix("TyphonSyntax/") {
            let imports = Self.lines("Sources/" + path).filter { $0.hasPrefix("import ") }
            #expect(imports.isEmpty, "\(path) imports \(imports)")
        }
    }

    @Test func nobodyNeedsFoundation() {
        for path in Self.swift {
            #expect(!Self.lines("Sources/" + path).contains { $0.hasPrefix("import Foundation") }, "\(path)")
        }
    }

    @Test func testsUseNoTestableImport() {
        for path in Project.files(in: "Tests", where: { $0.hasSuffix(".swift") }) {
            #expect(!Self.lines("Tests/" + path).contains { $0.hasPrefix("@testable") }, "\(path)")
        }
    }

    @Test func theTopLevelHoldsNothingElse() {
        let known: Set<String> = ["Package.swift", "Package.resolved", "README.md", "LICENSE"]
        let folders = ["Sources/", "Tests/", "docs/", "examples/"]
        for path in Project.files(in: ".") where !folders.contains(where: path.hasPrefix) {
            #expect(known.contains(path), "\(path)")
        }
    }
}
