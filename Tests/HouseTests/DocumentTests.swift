import TestSupport
import Testing

/// What README and docs claim is tried: fenced blocks marked `run` are executed, and a `text output` block behind one is
/// what it prints.
@Suite struct DocumentTests {
    struct Block: Sendable, CustomTestStringConvertible {
        var file: String
        var line: Int
        var language: Substring
        var text: String
        /// What it must print; nil: anything.
        var output: String?
        var testDescription: String { "\(file):\(line)" }
    }

    static let documents = ["README.md"] + Project.files(in: "docs") { $0.hasSuffix(".md") }.map { "docs/" + $0 }
    static let blocks = documents.flatMap(runnable)

    /// The blocks of a document that are marked to be run.
    private static func runnable(_ file: String) -> [Block] {
        var blocks: [Block] = []
        var open: (info: Substring, line: Int, text: [Substring])?
        for (index, line) in Project.text(of: file).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.hasPrefix("```") else {
                open?.text.append(line)
                continue
            }
            guard let block = open else {
                open = (line.dropFirst(3), index + 1, [])
                continue
            }
            let text = block.text.map { $0 + "\n" }.joined()
            let words = block.info.split(separator: " ")
            if words.count == 2 && words[1] == "run" {
                blocks.append(Block(file: file, line: block.line, language: words[0], text: text))
            } else if block.info == "text output", !blocks.isEmpty {
                blocks[blocks.count - 1].output = text
            }
            open = nil
        }
        return blocks
    }

    @Test func thereAreBlocksToRun() {
        #expect(Self.blocks.contains { $0.file == "README.md" && $0.language == "sh" })
        #expect(Self.blocks.contains { $0.language == "python" })
    }

    @Test(arguments: blocks)
    func fencedBlockRuns(_ block: Block) throws {
        var process: ChildProcess
        switch block.language {
        case "python": process = ChildProcess(Project.typhon, ["-c", block.text])
        case "sh": process = ChildProcess("/bin/sh", ["-e", "-c", block.text])
        case let other: throw ChildProcess.Failure(text: "nobody runs \(other)")
        }
        process.directory = Project.root
        process.environment["PATH"] = Project.typhon.dropLast("/typhon".count) + ":/usr/local/bin:/usr/bin:/bin"
        let outcome = try process.run()
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        if let output = block.output { #expect(outcome.output == output) }
    }

    @Test func linksLeadSomewhere() {
        for document in Self.documents {
            let folder = document.hasPrefix("docs/") ? "docs/" : ""
            for match in Project.text(of: document).matches(of: /\]\(([^)#: ]+)\)/) {
                let target = folder + match.output.1
                #expect(!Project.bytes(of: target).isEmpty || !Project.files(in: target).isEmpty, "\(document): \(target)")
            }
        }
    }

    @Test func documentsSpeakOfFilesThatExist() {
        let names = Set(Project.files(in: "Sources").map { $0.split(separator: "/").last.map(String.init) ?? $0 })
        for document in Self.documents {
            for match in Project.text(of: document).matches(of: /`([A-Za-z+]+\.swift)`/) {
                let name = String(match.output.1)
                #expect(names.contains(name) || name == "Package.swift", "\(document): \(name)")
            }
        }
    }

    @Test func examplesFitOnAPage() {
        let examples = Project.files(in: "examples") { $0.hasSuffix(".py") }
        for name in ["hello_atomic.py", "bank.py", "conflicts.py", "parallel_primes.py"] { #expect(examples.contains(name)) }
        for name in examples {
            let lines = Project.text(of: "examples/" + name).split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect(lines <= 66, "\(name) has \(lines) lines")
        }
    }

    @Test func readmeNamesTheTwoCommands() {
        let readme = Project.text(of: "README.md")
        #expect(readme.contains("swift run -c release typhon examples/bank.py"))
        #expect(readme.contains("\nswift test\n"))
        #expect(Project.text(of: ".ci/run").contains("\nswift test\n"))
    }
}
