// The one place that draws a diagnostic:
//
//       File "x.py", line 2
//         print(a b)
//               ^^^
//     SyntaxError: invalid syntax. Perhaps you forgot a comma?

package enum DiagnosticRenderer {
    /// The lines a traceback ends with, each with its line end.
    package static func render(_ diagnostic: SyntaxDiagnostic) -> String {
        place(diagnostic) + "\(diagnostic.category.rawValue): \(diagnostic.message)\n"
    }

    /// File, source and caret lines, without the line that names the error. Empty for an unknown place.
    package static func place(_ diagnostic: SyntaxDiagnostic) -> String {
        guard diagnostic.line > 0 else { return "" }
        var result = "  File \"\(diagnostic.fileName)\", line \(diagnostic.line)\n"
        guard let source = diagnostic.source else { return result }
        let end = diagnostic.endLine > diagnostic.line ? nil : diagnostic.endColumn
        let line = Array(source.lineText(diagnostic.line).unicodeScalars)
        result += excerpt(line, from: diagnostic.column, to: end ?? line.count + 1)
        return result
    }

    /// Columns count from one; the line is shown without its indentation, so a place inside it has no caret.
    private static func excerpt(_ line: [Unicode.Scalar], from column: Int, to end: Int) -> String {
        let indentation = line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{C}" }.count
        let shown = line[indentation...]
        guard !shown.isEmpty else { return "" }
        var result = "    " + string(shown) + "\n"
        let first = column - 1 - indentation
        guard first >= 0 else { return result }
        let blanks = shown.prefix(first).map { $0.properties.isWhitespace ? $0 : " " }
        let padding = String(repeating: " ", count: Swift.max(0, first - blanks.count))
        let width = Swift.max(1, end - column)
        result += "    " + string(blanks[...]) + padding + String(repeating: "^", count: width) + "\n"
        return result
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
