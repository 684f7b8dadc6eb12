import TestSupport

/// The expectations in a guest test's comments, read as `run_guest.py` reads them.
///
///     # expect: text          the next line of standard output
///     # expect error: text    this line raises, uncaught: the last line of standard error, exit status 1
///     # expect stderr: text   a line of standard error, in order (leading spaces do not count)
///     # syntax error: text    the file does not compile, because of this line: exit status 1
struct Expectations {
    private struct Place {
        var text: String
        var line: Int
    }

    private var output: [String] = []
    private var errors: [String] = []
    private var error: Place?
    private var syntaxError: Place?

    init(_ source: String) {
        for (index, line) in Lines.split(source).enumerated() { read(line, index + 1) }
    }

    private mutating func read(_ line: String, _ number: Int) {
        let pattern = /#\s*(expect error|expect stderr|expect|syntax error):(?: (.*))?$/.matchingSemantics(.unicodeScalar)
        guard let match = line.firstMatch(of: pattern) else { return }
        let text = match.output.2.map(String.init) ?? ""
        switch match.output.1 {
        case "expect": output.append(text)
        case "expect stderr": errors.append(text)
        case "expect error": error = Place(text: text, line: number)
        case _: syntaxError = Place(text: text, line: number)
        }
    }

    var isEmpty: Bool { output.isEmpty && errors.isEmpty && error == nil && syntaxError == nil }

    /// What differs, as short texts.
    func problems(_ outcome: ChildProcess.Outcome) -> [String] {
        let printed = Lines.split(outcome.errors).map(Lines.trimmed).filter { !$0.isEmpty }
        var found = outputProblems(Lines.split(outcome.output))
        let wanted: Int32 = error != nil || syntaxError != nil ? 1 : 0
        if outcome.status != wanted { found.append("exit status \(outcome.status), expected \(wanted)") }
        found += missingErrors(printed)
        if let error { found += errorProblems(error, printed, [""]) }
        if let syntaxError {
            found += errorProblems(syntaxError, printed, ["", "SyntaxError: ", "IndentationError: ", "TabError: "])
        }
        if !found.isEmpty && !printed.isEmpty && wanted == 0 {
            found.append("standard error ends: " + printed.suffix(3).joined(separator: " / "))
        }
        return found
    }

    private func outputProblems(_ lines: [String]) -> [String] {
        for (index, (line, want)) in zip(lines, output).enumerated() where !Lines.areSame(Lines.trimmedEnd(line), Lines.trimmedEnd(want)) {
            return ["output line \(index + 1): \(line.debugDescription), expected \(want.debugDescription)"]
        }
        if lines.count > output.count { return ["output goes on: \(lines[output.count].debugDescription)"] }
        if output.count > lines.count { return ["output stops before \(output[lines.count].debugDescription)"] }
        return []
    }

    private func missingErrors(_ printed: [String]) -> [String] {
        var rest = printed[...]
        for text in errors.map(Lines.trimmed) {
            guard let place = rest.firstIndex(where: { Lines.areSame($0, text) }) else {
                return ["not in standard error: \(text.debugDescription)"]
            }
            rest = rest[(place + 1)...]
        }
        return []
    }

    private func errorProblems(_ expected: Place, _ printed: [String], _ prefixes: [String]) -> [String] {
        let last = printed.last ?? ""
        if !prefixes.contains(where: { Lines.areSame(last, $0 + expected.text) }) {
            return ["last line of standard error: \(last.debugDescription), expected \(expected.text.debugDescription)"]
        }
        let names = printed.contains { Lines.names(line: expected.line, $0) }
        return names ? [] : ["standard error does not name line \(expected.line)"]
    }
}

/// Text as lines, cut where Python's `splitlines` cuts, and compared by code points: Swift's `==` takes an
/// accent and its combined form for the same.
enum Lines {
    private static let separators: Set<Unicode.Scalar> = [
        "\n", "\r", "\u{B}", "\u{C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}",
    ]

    static func split(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        var isOpen = false
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n" && previous == "\r" { continue }
            if separators.contains(scalar) {
                lines.append(String(line))
                line = String.UnicodeScalarView()
                isOpen = false
            } else {
                line.append(scalar)
                isOpen = true
            }
        }
        return isOpen ? lines + [String(line)] : lines
    }

    static func areSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

    static func trimmedEnd(_ text: String) -> String {
        var scalars = text.unicodeScalars
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    static func trimmed(_ text: String) -> String {
        String(String.UnicodeScalarView(trimmedEnd(text).unicodeScalars.drop { $0.properties.isWhitespace }))
    }

    static func names(line number: Int, _ text: String) -> Bool {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return zip(words, words.dropFirst()).contains { $0 == "line" && $1 == "\(number)" }
    }
}
