extension Parser {
    mutating func parseImport() throws(SyntaxDiagnostic) -> Statement.Kind {
        let start = token.start
        advance()
        var aliases: [ImportAlias] = []
        repeat {
            let name = try parseDottedName()
            aliases.append(ImportAlias(name: name, alias: try parseAlias()))
        } while accept(.comma)
        if kind == .from, aliases.allSatisfy({ $0.alias == nil }), nextKind == .name {
            advance()
            _ = try parseDottedName()
            throw error(.importFromOrder, Span(start, previousEnd))
        }
        return .import(aliases)
    }

    private mutating func parseAlias() throws(SyntaxDiagnostic) -> Identifier? {
        accept(.as) ? try expectName() : nil
    }

    private mutating func parseDottedName() throws(SyntaxDiagnostic) -> Identifier {
        let first = try expectName()
        guard kind == .dot else { return first }
        var text = first.text
        while accept(.dot) { text += "." + (try expectName()).text }
        return Identifier(text, Span(first.span.start, previousEnd))
    }

    mutating func parseImportFrom() throws(SyntaxDiagnostic) -> Statement.Kind {
        advance()
        var level = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            advance()
        }
        let module = level > 0 && kind == .import ? nil : try parseDottedName()
        try expect(.import)
        return .importFrom(ImportFrom(module: module, level: level, names: try parseImportedNames()))
    }

    private mutating func parseImportedNames() throws(SyntaxDiagnostic) -> ImportFrom.Names {
        let span = token.span
        if accept(.star) { return .star(span) }
        guard accept(.leftParenthesis) else { return .list(try parseBareNames()) }
        var aliases: [ImportAlias] = []
        repeat {
            aliases.append(ImportAlias(name: try expectName(), alias: try parseAlias()))
        } while accept(.comma) && kind != .rightParenthesis
        try expect(.rightParenthesis)
        return .list(aliases)
    }

    private mutating func parseBareNames() throws(SyntaxDiagnostic) -> [ImportAlias] {
        var aliases: [ImportAlias] = []
        repeat {
            if kind == .newline, !aliases.isEmpty { throw error(.importTrailingComma, token.span) }
            aliases.append(ImportAlias(name: try expectName(), alias: try parseAlias()))
        } while accept(.comma)
        return aliases
    }
}
