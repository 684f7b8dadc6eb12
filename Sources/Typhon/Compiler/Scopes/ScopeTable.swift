import TyphonSyntax

/// The scopes of one source text, found by the tree node that opens them, and the first mistake met on the way.
///
/// The tree is immutable and its nodes have identity, so this is a side table. Several scopes of one node (a generic
/// function's own and the one of its type parameters) differ in `Role`.
final class ScopeTable {
    enum Role: Hashable {
        case body, typeParameters
        /// Bound of the type parameter with this index, or the value of an alias (-1).
        case value(Int)
    }
    private struct Key: Hashable {
        let node: ObjectIdentifier
        let role: Role
    }

    let source: SourceFile
    /// Columns are byte offsets then.
    let isASCII: Bool
    let module: Scope
    /// Every scope, parents before their children.
    private(set) var all: [Scope]
    private var scopes: [Key: Scope] = [:]
    private(set) var mistake: SyntaxDiagnostic?
    /// `from __future__ import annotations` was seen.
    var annotationsAreText = false

    init(source: SourceFile) {
        self.source = source
        isASCII = source.bytes.allSatisfy { $0 < 128 }
        module = Scope(.module, name: "<module>", parent: nil)
        all = [module]
    }

    func add(_ scope: Scope, for node: AnyObject, _ role: Role) {
        scopes[Key(node: ObjectIdentifier(node), role: role)] = scope
        all.append(scope)
    }

    func scope(of node: AnyObject, _ role: Role = .body) -> Scope {
        guard let scope = scopes[Key(node: ObjectIdentifier(node), role: role)] else {
            preconditionFailure("a tree node the scope builder has not seen")
        }
        return scope
    }

    /// Keeps the first mistake: later ones are often its consequences.
    func report(_ text: String, _ span: Span) {
        if mistake == nil { mistake = SyntaxDiagnostic(.compiler(text), span, in: source) }
    }
}
