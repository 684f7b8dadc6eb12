/// Runs the interpreter under test.
package enum Typhon {
    package static func run(
        _ arguments: [String], input: String = "", directory: String? = nil, stress: String = "", timeout: Double = 60
    ) throws -> ChildProcess.Outcome {
        var process = ChildProcess(Project.typhon, arguments)
        process.input = Array(input.utf8)
        process.directory = directory
        process.timeout = timeout
        if !stress.isEmpty { process.environment["TYPHON_STRESS"] = stress }
        return try process.run()
    }

    /// Runs a text as `-c`.
    package static func run(code: String, stress: String = "") throws -> ChildProcess.Outcome {
        try run(["-c", code], stress: stress)
    }

    /// Runs `setup`, prints "ready", goes on with `code` and gets Ctrl-C a moment later.
    package static func interrupt(
        _ code: String, setup: String = "", after seconds: Double = 0.15
    ) throws -> ChildProcess.Outcome {
        var process = ChildProcess(Project.typhon, ["-c", "\(setup)\nprint('ready', flush=True)\n\(code)"])
        process.interruptsAfterLine = seconds
        process.timeout = 20
        return try process.run()
    }
}

/// What `--stats` has printed: the figures of the first section that has them.
package struct PrintedStatistics {
    private var figures: [String: Int] = [:]
    /// Sections in order ("transactions", "thread 1 (main)", "collector").
    package private(set) var sections: [String] = []

    package init(_ text: String) {
        for line in text.split(separator: "\n") {
            guard line.hasPrefix("    ") else {
                sections.append(String(line))
                continue
            }
            let words = line.split(separator: " ")
            let name = words.dropLast().joined(separator: " ")
            if let figure = Int(words.last ?? ""), figures[name] == nil { figures[name] = figure }
        }
    }

    package subscript(name: String) -> Int { figures[name] ?? 0 }
}
