import TyphonSyntax

/// One name in one scope: what the scope does with it and, after `ScopeResolver`, where it lives.
final class Symbol {
    /// Mangled (`_C__x`) when the language says so.
    let name: String
    unowned let scope: Scope
    var uses: Uses = []
    var resolution = Resolution.unresolved
    /// The symbol is the variable of `resolution == .local`: an inner function refers to it, so it lives in a cell.
    var isCaptured = false
    /// Register of a `.local` in the frame of `scope.unit`; -1 until the unit is laid out.
    var register = -1
    /// Where the scope first names it: for messages.
    let span: Span
    /// Where a `global` or `nonlocal` statement names it.
    var declaration: Span?

    init(name: String, scope: Scope, span: Span) {
        self.name = name
        self.scope = scope
        self.span = span
    }

    /// What the scope's text does with the name.
    struct Uses: OptionSet {
        let rawValue: UInt16
        static let read = Uses(rawValue: 1)
        static let assigned = Uses(rawValue: 2)
        static let parameter = Uses(rawValue: 4)
        static let global = Uses(rawValue: 8)
        static let nonlocal = Uses(rawValue: 16)
        static let annotated = Uses(rawValue: 32)
        static let iteration = Uses(rawValue: 64)
        /// `del`, or the name of an `except` clause: the name can become unbound again.
        static let deleted = Uses(rawValue: 128)
        /// Target of `:=`: may be rebound in the middle of an expression.
        static let named = Uses(rawValue: 256)
        static let typeParameter = Uses(rawValue: 512)
        /// By `import`, which a later `global` does not mind.
        static let imported = Uses(rawValue: 1024)
        static let binding: Uses = [.imported, .assigned, .parameter, .iteration, .deleted, .named, .typeParameter, .annotated]
    }

    enum Resolution {
        case unresolved
        /// This symbol is a variable of its scope's function.
        case local
        /// The variable of an enclosing scope: the same frame when the unit is the same, else a closure cell.
        case enclosing(Symbol)
        case global(isExplicit: Bool)
        /// Looked up by name in the namespace (module and class level).
        case namespace
    }
}
