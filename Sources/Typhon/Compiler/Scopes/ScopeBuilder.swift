import TyphonSyntax

/// # ScopeBuilder: which names does each scope mention, and how
///
/// One walk over the tree. It opens a `Scope` for everything that has names of its own, notes every use, and reports
/// the mistakes that are about names and places (`return` outside a function and the like), so that the code generator
/// may skip unreachable statements without losing a message.
final class ScopeBuilder {
    let table: ScopeTable
    var current: Scope
    var place = JumpPlace()
    /// Inside the iterable of a comprehension clause.
    var iterableDepth = 0
    /// Inside the target of a comprehension clause.
    var isIterationTarget = false
    /// First `return value` of the function being walked.
    var valueReturn: Span?

    init(_ table: ScopeTable) {
        self.table = table
        current = table.module
    }

    /// What `break`, `continue` and `return` may do here.
    struct JumpPlace {
        var isInLoop = false
        /// An `except*` block lies between here and the innermost loop.
        var isGroupInLoop = false
        var isInGroup = false
    }

    func module(_ body: [Statement]) {
        checkFutureImports(body)
        for statement in body {
            guard case .importFrom(let names) = statement.kind, names.isFuture else {
                self.statement(statement)
                continue
            }
            importNames(names)
        }
    }

    func body(_ statements: [Statement]) {
        for statement in statements { self.statement(statement) }
    }

    /// Runs `walk` with `scope` as the current one.
    func enter(_ scope: Scope, _ node: AnyObject, _ role: ScopeTable.Role = .body, _ walk: () -> Void) {
        table.add(scope, for: node, role)
        let outer = (current, place, isIterationTarget, valueReturn)
        (current, place, isIterationTarget, valueReturn) = (scope, JumpPlace(), false, nil)
        walk()
        (current, place, isIterationTarget, valueReturn) = outer
    }

    // Names

    func read(_ name: String, _ span: Span) {
        note(name, .read, span)
        switch name {
        case "super" where current.isFunctionLike: note("__class__", .read, span)
        case "locals", "vars", "dir", "eval", "exec", "globals": current.unit.showsLocals = true
        case _: break
        }
    }

    func bind(_ name: String, _ span: Span, _ uses: Symbol.Uses = .assigned) {
        if name == "__debug__" { table.report("cannot assign to __debug__", span) }
        let symbol = note(name, isIterationTarget ? [uses, .iteration] : uses, span)
        if isIterationTarget, !symbol.uses.isDisjoint(with: [.global, .nonlocal]) {
            table.report(
                "comprehension inner loop cannot rebind assignment expression target '\(symbol.name)'", span)
        }
    }

    @discardableResult
    func note(_ name: String, _ uses: Symbol.Uses, _ span: Span) -> Symbol {
        let symbol = current.symbol(current.mangle(name), at: span)
        symbol.uses.formUnion(uses)
        return symbol
    }

    func bind(_ identifier: Identifier) { bind(identifier.text, identifier.span) }

    func declare(_ names: [Identifier], _ use: Symbol.Uses) {
        for name in names { declare(name, use) }
    }

    private func declare(_ name: Identifier, _ use: Symbol.Uses) {
        let kind = use == .global ? "global" : "nonlocal"
        if use == .nonlocal, current.kind == .module {
            table.report("nonlocal declaration not allowed at module level", name.span)
        }
        if let known = current.symbols[current.mangle(name.text)] {
            checkDeclaration(known, kind, name.span)
        }
        note(name.text, use, name.span).declaration = name.span
    }

    private func checkDeclaration(_ symbol: Symbol, _ kind: String, _ span: Span) {
        let name = symbol.name
        if symbol.uses.contains(.parameter) {
            table.report("name '\(name)' is parameter and \(kind)", span)
        } else if symbol.uses.contains(.annotated) {
            table.report("annotated name '\(name)' can't be \(kind)", span)
        } else if !symbol.uses.isDisjoint(with: [.assigned, .deleted, .named]) {
            table.report("name '\(name)' is assigned to before \(kind) declaration", span)
        } else if symbol.uses.contains(.read) {
            table.report("name '\(name)' is used prior to \(kind) declaration", span)
        }
        let both: Symbol.Uses = kind == "global" ? .nonlocal : .global
        if symbol.uses.contains(both) {
            table.report("name '\(name)' is nonlocal and global", symbol.declaration ?? span)
        }
    }

    // Targets

    func target(_ target: Target) {
        switch target.kind {
        case .name(let name): bind(name, target.span)
        case .attribute(let object, let name):
            if name.text == "__debug__" { table.report("cannot assign to __debug__", name.span) }
            expressionInTarget(object)
        case .subscript(let object, let index):
            expressionInTarget(object)
            expressionInTarget(index)
        case .starred(let inner): self.target(inner)
        case .tuple(let parts), .list(let parts):
            checkStars(parts, target.span)
            for part in parts { self.target(part) }
        }
    }

    private func expressionInTarget(_ value: Expression) {
        let outer = isIterationTarget
        isIterationTarget = false
        expression(value)
        isIterationTarget = outer
    }

    private func checkStars(_ parts: [Target], _ span: Span) {
        var count = 0
        for part in parts {
            if case .starred = part.kind { count += 1 }
        }
        if count > 1 { table.report("multiple starred expressions in assignment", span) }
    }

    func deletion(_ target: Target) {
        switch target.kind {
        case .name(let name):
            if name == "__debug__" { table.report("cannot delete __debug__", target.span) }
            note(name, .deleted, target.span)
        case .tuple(let parts), .list(let parts): for part in parts { deletion(part) }
        case .attribute, .subscript, .starred: self.target(target)
        }
    }

    // Jumps

    func checkLoopJump(_ word: String, _ span: Span) {
        if place.isGroupInLoop { return reportGroupJump(span) }
        if place.isInLoop { return }
        table.report(word == "break" ? "'break' outside loop" : "'continue' not properly in loop", span)
    }

    func reportGroupJump(_ span: Span) {
        table.report("'break', 'continue' and 'return' cannot appear in an except* block", span)
    }

    func loop(_ walk: () -> Void) {
        let outer = place
        place.isInLoop = true
        place.isGroupInLoop = false
        walk()
        place = outer
    }

    func groupHandler(_ walk: () -> Void) {
        let outer = place
        place.isGroupInLoop = true
        place.isInGroup = true
        walk()
        place = outer
    }
}
