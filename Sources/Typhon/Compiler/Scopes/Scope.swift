import TyphonSyntax

/// # Scope: a region of the text with names of its own
///
///     module ─┬─ function f ─┬─ comprehension   (inlined: unit is f)
///             │              └─ lambda
///             └─ class C ──── function method
///
/// Built by `ScopeBuilder` in one walk over the tree, completed by `ScopeResolver`, then only read.
///
/// Laws
/// 1. `unit` is the scope whose code object holds this scope's code: itself, but for inlined comprehensions.
/// 2. Class scopes are invisible to what is nested in them, but for annotation scopes directly inside.
/// 3. A unit's `freeVariables` are its closure, in order; parent and child agree because both read this one list.
final class Scope {
    enum Kind {
        case module, function, lambda, `class`, comprehension, generatorExpression
        /// Around a generic function, class or alias: holds its type parameters.
        case typeParameters
        /// The lazily evaluated bound of a type parameter or value of an alias.
        case typeValue
    }

    let kind: Kind
    /// The name shown: of the function or class, `<lambda>` and so on.
    let name: String
    unowned let parent: Scope?
    private(set) unowned var unit: Scope!
    var symbols: [String: Symbol] = [:]
    /// In order of first mention.
    var order: [Symbol] = []
    /// Name of the innermost class, for mangling.
    let privateName: String?
    /// Parameter names, mangled, in register order.
    var parameters: [Symbol] = []
    /// The parameter `*name`.
    var variadic: Symbol?
    /// Scopes inlined into this one (of a unit: directly or through others).
    var inlined: [Scope] = []
    var freeVariables: [Symbol] = []
    private var freeIndices: [ObjectIdentifier: Int] = [:]

    /// Holds a `yield`.
    var isGenerator = false
    var isAsync = false
    /// A comprehension that awaits something.
    var hasAwait = false
    /// Calls something by the name of a builtin that shows variables: inlined comprehensions must clean up.
    var showsLocals = false
    /// A module or class with at least one annotated simple name.
    var hasAnnotations = false
    /// The class scope `__class__` refers to for what is nested in it.
    var classCell: Symbol?
    /// An annotation scope directly inside a class: it sees the class's names, through a hidden parameter.
    let seesClass: Bool

    init(_ kind: Kind, name: String, parent: Scope?, privateName: String? = nil, isInlined: Bool = false) {
        self.kind = kind
        self.name = name
        self.parent = parent
        self.privateName = privateName ?? parent?.privateName
        let isAnnotation = kind == .typeParameters || kind == .typeValue
        self.seesClass = isAnnotation && (parent.map { $0.kind == .class || $0.seesClass } ?? false)
        self.unit = isInlined ? parent!.unit : self
        if isInlined { unit.inlined.append(self) }
    }

    var isInlined: Bool { unit !== self }

    /// Names bound here are variables of a frame (or cells).
    var isFunctionLike: Bool { kind != .module && kind != .class }

    func symbol(_ name: String, at span: Span) -> Symbol {
        if let known = symbols[name] { return known }
        let symbol = Symbol(name: name, scope: self, span: span)
        symbols[name] = symbol
        order.append(symbol)
        return symbol
    }

    /// Index of the closure cell for a variable of another unit.
    func freeIndex(of variable: Symbol) -> Int? { freeIndices[ObjectIdentifier(variable)] }

    func addFree(_ variable: Symbol) {
        guard freeIndices[ObjectIdentifier(variable)] == nil else { return }
        freeIndices[ObjectIdentifier(variable)] = freeVariables.count
        freeVariables.append(variable)
    }

    /// `__x` inside class `C` is `_C__x`.
    func mangle(_ name: String) -> String {
        guard let privateName, name.utf8.starts(with: [95, 95]) else { return name }
        if name.hasSuffix("__") || name.utf8.contains(46) { return name }
        let stripped = privateName.drop { $0 == "_" }
        return stripped.isEmpty ? name : "_" + stripped + name
    }
}
