import TyphonSyntax

/// # Compiler: from the tree to register code
///
///     source ─▶ tree ─▶ ScopeBuilder ─▶ ScopeResolver ─▶ one Compiler per code object ─▶ CompiledCode
///
/// A `Compiler` writes one code object: a module, function, class body or generator expression. It walks the tree once;
/// comprehensions other than generator expressions are written into the code around them.
///
/// Laws
/// 1. Expressions are compiled *into* a register: `compile(_:into:)` writes it by its last instruction only, so the
///    register may be a variable that the expression itself reads. `value(_:)` names the register a value already has.
/// 2. Locals are operands in place. Where a later part of the same expression may rebind one (`:=`), it is copied.
/// 3. Temporaries are a stack (`builder.top`); a call's callee and arguments are its topmost part.
/// 4. No method recurses over something long: chains are arrays and are folded in loops.
/// 5. Mistakes are noted in the `ScopeTable` and compiling goes on; the result is thrown away at the end.
package final class Compiler {
    package enum Mode: Sendable {
        /// A file, or what `exec` runs.
        case module
        /// What `eval` computes: the code returns the value.
        case expression
        /// A statement at the prompt: values of expressions are displayed.
        case interactive
    }

    let table: ScopeTable
    let unit: Scope
    let mode: Mode
    let builder: CodeBuilder
    let qualifiedName: String
    /// What the qualified names of the functions and classes inside start with.
    let childPrefix: String
    /// Where names are looked up now: the unit, or a comprehension inlined into it.
    var scope: Scope
    var blocks: [Block] = []
    var folder = ConstantFolder()
    var layout = RegisterLayout()
    /// The code's namespace is its globals: module-level names need no search.
    let namespaceIsGlobals: Bool

    init(
        _ unit: Scope, table: ScopeTable, mode: Mode, namespaceIsGlobals: Bool, qualifiedName: String,
        childPrefix: String, span: Span
    ) {
        self.table = table
        self.unit = unit
        self.mode = mode
        self.qualifiedName = qualifiedName
        self.childPrefix = childPrefix
        self.namespaceIsGlobals = namespaceIsGlobals
        scope = unit
        builder = CodeBuilder(table: table, span: span)
        layout = RegisterLayout(unit, hasNamespace: usesNamespace || unit.seesClass)
        builder.top = layout.names.count
        _ = builder.allocate(0)
        enterFrame()
    }

    /// Compiles a parsed module or prompt line.
    ///
    /// - Parameter namespaceIsGlobals: the code will only ever run with its globals as its namespace (a script or an
    ///   imported file, not `exec` with two dictionaries). Module-level names are then read and written as globals, and
    ///   the code does not use a namespace.
    /// - Throws: the first mistake that only the whole tree shows. Any thread may call; linear in the text.
    package static func compile(
        _ module: Module, mode: Mode = .module, namespaceIsGlobals: Bool = false
    ) throws(SyntaxDiagnostic) -> CompiledCode {
        let table = ScopeTable(source: module.source)
        ScopeBuilder(table).module(module.body)
        let compiler = try prepare(table, mode, namespaceIsGlobals, module.body.first?.span)
        compiler.moduleBody(module.body)
        return try finish(compiler, table, docstring: module.body.docstring)
    }

    /// Compiles an expression for `eval`: the code returns its value.
    package static func compile(
        expression: Expression, source: SourceFile, namespaceIsGlobals: Bool = false
    ) throws(SyntaxDiagnostic) -> CompiledCode {
        let table = ScopeTable(source: source)
        ScopeBuilder(table).expression(expression)
        let compiler = try prepare(table, .expression, namespaceIsGlobals, expression.span)
        compiler.returnExpression(expression)
        return try finish(compiler, table, docstring: nil)
    }

    private static func prepare(
        _ table: ScopeTable, _ mode: Mode, _ namespaceIsGlobals: Bool, _ span: Span?
    ) throws(SyntaxDiagnostic) -> Compiler {
        if table.mistake == nil { ScopeResolver.resolve(table) }
        if let mistake = table.mistake { throw mistake }
        return Compiler(
            table.module, table: table, mode: mode, namespaceIsGlobals: namespaceIsGlobals, qualifiedName: "<module>",
            childPrefix: "", span: span ?? Span(at: 0))
    }

    private static func finish(
        _ compiler: Compiler, _ table: ScopeTable, docstring: StringConstant?
    ) throws(SyntaxDiagnostic) -> CompiledCode {
        let code = compiler.finish(firstLine: 1, docstring: docstring)
        if let mistake = table.mistake { throw mistake }
        return code
    }

    // Modules

    private func moduleBody(_ body: [Statement]) {
        if scope.hasAnnotations { builder.emit(.setupAnnotations) }
        if mode == .module, let docstring = body.docstring {
            store(constant: .string(docstring), name: "__doc__")
        }
        self.body(body)
        builder.emitLast(.returnNone)
    }

    private func returnExpression(_ expression: Expression) {
        let register = value(expression)
        builder.emitLast(.returnValue, a: register)
    }
}

/// Which register belongs to which variable: the namespace, the parameters, the locals, then the variables of inlined
/// comprehensions, which share registers when they have the same name and are not nested.
struct RegisterLayout {
    private(set) var names: [String] = []
    private struct Hidden: Hashable {
        let depth: Int
        let name: String
    }
    private var hidden: [Hidden: Int] = [:]

    init() {}

    init(_ unit: Scope, hasNamespace: Bool) {
        if hasNamespace { names.append(".namespace") }
        for parameter in unit.parameters { add(parameter) }
        for symbol in unit.order where symbol.isLocal && symbol.register < 0 { add(symbol) }
        if let cell = unit.classCell { add(cell) }
        for scope in unit.inlined {
            for symbol in scope.order where symbol.isLocal { addHidden(symbol, depth: scope.inlineDepth) }
        }
    }

    private mutating func add(_ symbol: Symbol) {
        symbol.register = names.count
        names.append(symbol.name)
    }

    private mutating func addHidden(_ symbol: Symbol, depth: Int) {
        let key = Hidden(depth: depth, name: symbol.name)
        if let known = hidden[key] {
            symbol.register = known
        } else {
            add(symbol)
            hidden[key] = symbol.register
        }
    }
}

extension Symbol {
    var isLocal: Bool {
        if case .local = resolution { true } else { false }
    }
}

extension Scope {
    /// How many inlined comprehensions this one is in, itself included.
    var inlineDepth: Int {
        var depth = 0
        var scope: Scope? = self
        while let here = scope, here.isInlined {
            depth += 1
            scope = here.parent
        }
        return depth
    }
}
