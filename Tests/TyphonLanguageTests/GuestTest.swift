import TestSupport
import Testing

/// One guest test: a small program whose comments say what it prints. `Guest/README.md` explains the comments.
struct GuestTest: Sendable, CustomTestStringConvertible {
    /// Relative to `Guest`, as "dicts/keep_insertion_order.py".
    let path: String

    static let folder = "Tests/TyphonLanguageTests/Guest"

    /// Every test but those of what is not built yet (`later`).
    static let all: [GuestTest] = Project.files(in: folder) { path in
        path.hasSuffix(".py") && !path.contains("helpers/") && !path.hasPrefix("later/")
    }.map { GuestTest(path: $0) }

    static func all(in folders: Set<String>) -> [GuestTest] { all.filter { folders.contains($0.group) } }

    var testDescription: String { path }
    var group: String { String(path.prefix { $0 != "/" }) }
    private var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    private var directory: String { Project.root + "/" + GuestTest.folder + "/" + path.dropLast(name.count) }

    /// What differs from the comments of the file, and what it has printed.
    struct Failure {
        var problems: [String]
        var printed = ""
    }

    /// Runs the file as `typhon file.py` in its own folder; nil when all is as its comments say.
    func failure(stress: String) throws -> Failure? {
        let expectations = Expectations(Project.text(of: GuestTest.folder + "/" + path))
        if expectations.isEmpty { return Failure(problems: ["states no expectation"]) }
        let outcome = try Typhon.run([name], directory: directory, stress: stress, timeout: 120)
        let problems = outcome.wasKilledByTimeout ? ["still running after 120 s"] : expectations.problems(outcome)
        if problems.isEmpty { return nil }
        return Failure(problems: problems, printed: "status \(outcome.status) after \(outcome.seconds) s\n\(outcome.output)\(outcome.errors)")
    }
}
