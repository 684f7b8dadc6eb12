import TyphonSyntax

/// The tree of a module, one node per line, without positions.
func outline(_ text: String) throws -> String {
    ASTDump.outline(try Parser.parseModule(SourceFile(name: "test.py", text: text)))
}

/// The mistake in a text, or `nil` when there is none.
func mistake(_ text: String) -> SyntaxDiagnostic? {
    do throws(SyntaxDiagnostic) {
        _ = try Parser.parseModule(SourceFile(name: "test.py", text: text))
        return nil
    } catch {
        return error
    }
}

/// The one expression a text consists of.
func expression(_ text: String) throws -> Expression {
    try Parser.parseExpression(SourceFile(name: "test.py", text: text))
}

/// The kinds of the tokens of a text, without the layout at its end.
func kinds(_ text: String) throws -> [Token.Kind] {
    let tokens = Lexer.tokenize(SourceFile(name: "test.py", text: text)).tokens.map(\.kind)
    return tokens.last == .endOfFile ? Array(tokens.dropLast()) : tokens
}

func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
}
