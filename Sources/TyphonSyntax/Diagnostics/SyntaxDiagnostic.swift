/// One mistake in one source text: the error type of lexer, parser and compiler.
///
/// A class, because it travels as a typed error through every frame of the recursive parser: one word there.
package final class SyntaxDiagnostic: Error, Sendable {
    package let mistake: Mistake
    /// Empty when the mistake is a place and not a range.
    package let span: Span
    /// `nil` when the text could not be decoded.
    package let source: SourceFile?
    package let fileName: String
    /// From one; zero when unknown.
    package let line: Int
    /// The text ended where more was needed: a prompt should ask for another line.
    package let isIncompleteInput: Bool

    package init(_ mistake: Mistake, _ span: Span, in source: SourceFile, isIncompleteInput: Bool = false) {
        self.mistake = mistake
        self.span = span
        self.source = source
        self.fileName = source.name
        self.line = source.line(at: span.start)
        self.isIncompleteInput = isIncompleteInput
    }

    /// A mistake of a text that could not be decoded.
    init(_ mistake: Mistake, unreadable fileName: String, line: Int) {
        self.mistake = mistake
        self.span = Span(at: 0)
        self.source = nil
        self.fileName = fileName
        self.line = line
        self.isIncompleteInput = false
    }

    package var category: DiagnosticCategory { mistake.category }
    package var message: String { mistake.text }

    /// `SyntaxError.offset`: code points from one; zero when unknown.
    package var column: Int {
        source.map { $0.position(at: span.start).column + 1 } ?? 0
    }

    /// `SyntaxError.end_lineno`.
    package var endLine: Int {
        source?.line(at: span.end) ?? line
    }

    /// `SyntaxError.end_offset`: code points from one; zero when unknown.
    package var endColumn: Int {
        source.map { $0.position(at: span.end).column + 1 } ?? 0
    }

    /// `SyntaxError.text`: the line with its line end; `nil` when unknown.
    package var sourceLine: String? {
        source.map { $0.lineText(line) + "\n" }
    }
}
