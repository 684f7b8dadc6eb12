/// A parsed file, or the statement a user typed.
package final class Module: Sendable {
    package let body: [Statement]
    package let source: SourceFile

    package init(body: [Statement], source: SourceFile) {
        self.body = body
        self.source = source
    }
}

extension Array where Element == Statement {
    /// The docstring of a module, class or function body: a plain string (no f-string, no bytes) as first statement.
    package var docstring: StringConstant? {
        guard let first, case .expression(let expression) = first.kind,
            case .constant(.string(let value)) = expression.kind
        else { return nil }
        return value
    }
}
