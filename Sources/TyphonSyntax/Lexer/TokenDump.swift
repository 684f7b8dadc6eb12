/// The tokens of a file as text, one per line: place, kind, and the characters it covers.
package enum TokenDump {
    package static func dump(_ source: SourceFile) throws(SyntaxDiagnostic) -> String {
        var result = ""
        let lexed = Lexer.tokenize(source)
        if let mistake = lexed.mistake { throw mistake }
        for token in lexed.tokens {
            let place = source.position(at: token.start)
            let text = source.text(token.span).split(separator: "\n", omittingEmptySubsequences: false)
            let shown = token.span.isEmpty ? "" : " " + text.joined(separator: "\\n")
            result += "\(place.line):\(place.column) \(token.kind)\(shown)\n"
        }
        return result
    }
}
