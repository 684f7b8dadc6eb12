import TyphonSyntax

/// # ScopeResolver: where does each name live
///
///     global x        ─▶ global
///     bound here      ─▶ local (function), namespace (module, class)
///     bound around    ─▶ enclosing(variable): same frame when inlined, else a cell,
///                        and a free variable of every unit on the way
///     else            ─▶ global or builtin, by name
///
/// Runs over all scopes, parents first, once the whole tree was walked.
enum ScopeResolver {
    static func resolve(_ table: ScopeTable) {
        for scope in table.all {
            for symbol in scope.order { resolve(symbol, table) }
        }
    }

    private static func resolve(_ symbol: Symbol, _ table: ScopeTable) {
        let scope = symbol.scope
        if symbol.uses.contains(.global) {
            symbol.resolution = .global(isExplicit: true)
        } else if symbol.uses.contains(.nonlocal) {
            resolveNonlocal(symbol, table)
        } else if !symbol.uses.isDisjoint(with: .binding) {
            symbol.resolution = scope.isFunctionLike ? .local : .namespace
        } else {
            symbol.resolution = lookup(symbol)
        }
    }

    private static func resolveNonlocal(_ symbol: Symbol, _ table: ScopeTable) {
        if let variable = enclosing(symbol) {
            if variable.uses.contains(.typeParameter) {
                table.report("nonlocal binding not allowed for type parameter '\(symbol.name)'", symbol.span)
            }
            capture(variable, from: symbol.scope)
            symbol.resolution = .enclosing(variable)
        } else if symbol.uses.contains(.named), symbol.scope.kind == .comprehension || symbol.scope.kind == .generatorExpression {
            symbol.resolution = .global(isExplicit: true)
        } else {
            table.report("no binding for nonlocal '\(symbol.name)' found", symbol.span)
        }
    }

    /// A name the scope only reads.
    private static func lookup(_ symbol: Symbol) -> Symbol.Resolution {
        if let variable = enclosing(symbol) {
            capture(variable, from: symbol.scope)
            return .enclosing(variable)
        }
        if symbol.scope.kind == .module { return .namespace }
        if symbol.scope.kind == .class { return .namespace }
        return .global(isExplicit: false)
    }

    /// The variable of an enclosing function the name means, if any.
    private static func enclosing(_ symbol: Symbol) -> Symbol? {
        var scope = symbol.scope.parent
        while let here = scope {
            if let found = here.symbols[symbol.name], here.isFunctionLike {
                if found.uses.contains(.global) { return nil }
                if !found.uses.contains(.nonlocal), !found.uses.isDisjoint(with: .binding) { return found }
            }
            if here.kind == .class, symbol.name == "__class__" { return classCell(of: here, symbol.span) }
            scope = here.parent
        }
        return nil
    }

    private static func classCell(of scope: Scope, _ span: Span) -> Symbol {
        if let cell = scope.classCell { return cell }
        let cell = Symbol(name: "__class__", scope: scope, span: span)
        cell.resolution = .local
        scope.classCell = cell
        return cell
    }

    /// `scope` refers to `variable`: when that is another frame's, every unit between needs it in its closure.
    private static func capture(_ variable: Symbol, from scope: Scope) {
        var unit: Scope = scope.unit
        let owner: Scope = variable.scope.unit
        if unit !== owner { variable.isCaptured = true }
        while unit !== owner, let parent = unit.parent {
            unit.addFree(variable)
            unit = parent.unit
        }
    }
}
