import TyphonSyntax

extension ScopeBuilder {
    private static let features: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    /// Future imports stand before everything but the docstring; those of nested blocks are reported where they are met.
    func checkFutureImports(_ body: [Statement]) {
        var isTooLate = false
        for (index, statement) in body.enumerated() {
            guard case .importFrom(let names) = statement.kind, names.isFuture else {
                isTooLate = isTooLate || index > 0 || body.docstring == nil
                continue
            }
            if isTooLate { reportLateFuture(statement.span) } else { features(names) }
        }
    }

    func reportLateFuture(_ span: Span) {
        table.report("from __future__ imports must occur at the beginning of the file", span)
    }

    private func features(_ statement: ImportFrom) {
        guard case .list(let aliases) = statement.names else { return }
        for alias in aliases { feature(alias.name) }
    }

    private func feature(_ name: Identifier) {
        if name.text == "annotations" { table.annotationsAreText = true }
        if Self.features.contains(name.text) { return }
        let message = name.text == "braces" ? "not a chance" : "future feature \(name.text) is not defined"
        table.report(message, name.span)
    }
}

extension ImportFrom {
    var isFuture: Bool { level == 0 && module?.text == "__future__" }
}
