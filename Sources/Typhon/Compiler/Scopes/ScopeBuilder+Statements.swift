import TyphonSyntax

extension ScopeBuilder {
    func statement(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): expression(value)
        case .assign(let targets, let value):
            expression(value)
            for target in targets { self.target(target) }
        case .augmentedAssign(let target, _, let value): augmented(target, value)
        case .annotatedAssign(let assignment): annotated(assignment)
        case .delete(let targets): for target in targets { deletion(target) }
        case .return(let value): returnStatement(value, statement.span)
        case .raise(let value, let cause):
            optional(value)
            optional(cause)
        case .assert(let test, let message):
            expression(test)
            optional(message)
        case .pass: break
        case .break: checkLoopJump("break", statement.span)
        case .continue: checkLoopJump("continue", statement.span)
        case .global(let names): declare(names, .global)
        case .nonlocal(let names): declare(names, .nonlocal)
        case .import(let aliases): for alias in aliases { importAlias(alias) }
        case .importFrom(let names):
            if names.isFuture { reportLateFuture(statement.span) }
            importNames(names)
        case .if(let branches, let otherwise): ifStatement(branches, otherwise)
        case .while(let test, let body, let otherwise):
            expression(test)
            loop { self.body(body) }
            self.body(otherwise)
        case .for(let loop): forStatement(loop, statement.span)
        case .with(let with): withStatement(with, statement.span)
        case .try(let statement): tryStatement(statement)
        case .match(let subject, let cases): match(subject, cases)
        case .function(let function): functionDefinition(function)
        case .class(let definition): classDefinition(definition)
        case .typeAlias(let alias): typeAlias(alias)
        }
    }

    func optional(_ value: Expression?) {
        if let value { expression(value) }
    }

    private func augmented(_ target: Target, _ value: Expression) {
        if case .name(let name) = target.kind { note(name, .read, target.span) }
        self.target(target)
        expression(value)
    }

    private func annotated(_ assignment: AnnotatedAssign) {
        if case .name(let name) = assignment.target.kind {
            annotatedName(name, assignment)
        } else {
            target(assignment.target)
        }
        if !table.annotationsAreText, !(assignment.isSimple && current.isFunctionLike) {
            expression(assignment.annotation)
        }
        optional(assignment.value)
    }

    private func annotatedName(_ name: String, _ assignment: AnnotatedAssign) {
        let span = assignment.target.span
        guard assignment.isSimple else {
            if assignment.value != nil { bind(name, span) }
            return
        }
        if let uses = current.symbols[current.mangle(name)]?.uses, current.kind != .module {
            if uses.contains(.global) { table.report("annotated name '\(name)' can't be global", span) }
            if uses.contains(.nonlocal) { table.report("annotated name '\(name)' can't be nonlocal", span) }
        }
        bind(name, span, assignment.value == nil ? .annotated : [.annotated, .assigned])
        if !current.isFunctionLike {
            current.hasAnnotations = true
            note("__annotations__", .read, span)
        }
    }

    private func returnStatement(_ value: Expression?, _ span: Span) {
        if current.kind != .function { table.report("'return' outside function", span) }
        if place.isInGroup { reportGroupJump(span) }
        guard let value else { return }
        if valueReturn == nil { valueReturn = span }
        expression(value)
    }

    private func importAlias(_ alias: ImportAlias) {
        if let name = alias.alias { return bind(name.text, name.span, .imported) }
        let first = alias.name.text.prefix { $0 != "." }
        bind(String(first), alias.name.span, .imported)
    }

    func importNames(_ statement: ImportFrom) {
        switch statement.names {
        case .star(let span):
            if current.kind != .module { table.report("import * only allowed at module level", span) }
        case .list(let aliases): 
            for alias in aliases {
                let name = alias.alias ?? alias.name
                bind(name.text, name.span, .imported)
            }
        }
    }

    private func ifStatement(_ branches: [ConditionalBranch], _ otherwise: [Statement]) {
        for branch in branches {
            expression(branch.test)
            body(branch.body)
        }
        body(otherwise)
    }

    private func forStatement(_ statement: ForLoop, _ span: Span) {
        if statement.isAsync { requireAsync("'async for' outside async function", span) }
        expression(statement.iterable)
        target(statement.target)
        loop { body(statement.body) }
        body(statement.otherwise)
    }

    private func withStatement(_ statement: With, _ span: Span) {
        if statement.isAsync { requireAsync("'async with' outside async function", span) }
        for item in statement.items {
            expression(item.context)
            if let target = item.target { self.target(target) }
        }
        body(statement.body)
    }

    private func requireAsync(_ message: String, _ span: Span) {
        if current.kind != .function || !current.isAsync { table.report(message, span) }
    }

    private func tryStatement(_ statement: Try) {
        body(statement.body)
        for handler in statement.handlers { self.handler(handler, isGroup: statement.isGroup) }
        body(statement.otherwise)
        body(statement.finally)
    }

    private func handler(_ handler: ExceptHandler, isGroup: Bool) {
        optional(handler.type)
        if let name = handler.name { bind(name.text, name.span, [.assigned, .deleted]) }
        guard isGroup else { return body(handler.body) }
        groupHandler { body(handler.body) }
    }

    // Definitions

    private func functionDefinition(_ function: FunctionDefinition) {
        bind(function.name)
        for decorator in function.decorators { expression(decorator) }
        defaults(function.parameters)
        generic(function.typeParameters, function, function.name.text, passed: function.parameters.passedNames) {
            annotations(function.parameters, function.returns)
            let scope = Scope(.function, name: function.name.text, parent: current)
            scope.isAsync = function.isAsync
            enter(scope, function) {
                parameters(function.parameters)
                body(function.body)
                checkAsyncGenerator()
            }
        }
    }

    private func checkAsyncGenerator() {
        guard let valueReturn, current.isAsync, current.isGenerator else { return }
        table.report("'return' with value in async generator", valueReturn)
    }

    func defaults(_ parameters: Parameters) {
        for parameter in parameters.positionalOnly + parameters.regular + parameters.keywordOnly {
            optional(parameter.defaultValue)
        }
    }

    private func annotations(_ parameters: Parameters, _ returns: Expression?) {
        if table.annotationsAreText { return }
        for parameter in parameters.all { optional(parameter.annotation) }
        optional(returns)
    }

    func parameters(_ parameters: Parameters) {
        for parameter in parameters.all {
            let name = parameter.name
            if current.symbols[current.mangle(name.text)] != nil {
                table.report("duplicate argument '\(name.text)' in function definition", name.span)
            }
            bind(name.text, name.span, .parameter)
            current.parameters.append(current.symbol(current.mangle(name.text), at: name.span))
        }
        current.variadic = parameters.variadic.flatMap { current.symbols[current.mangle($0.name.text)] }
    }

    private func classDefinition(_ definition: ClassDefinition) {
        bind(definition.name)
        for decorator in definition.decorators { expression(decorator) }
        let name = definition.name.text
        generic(definition.typeParameters, definition, name, privateName: name) {
            if let bases = definition.arguments { arguments(bases) }
            let scope = Scope(.class, name: name, parent: current, privateName: name)
            enter(scope, definition) { classBody(definition) }
        }
    }

    private func classBody(_ definition: ClassDefinition) {
        let span = definition.span
        for name in ["__module__", "__qualname__"] { note(name, .assigned, span) }
        note("__name__", .read, span)
        if !definition.typeParameters.isEmpty {
            note("__type_params__", .assigned, span)
            note(".type_params", .read, span)
        }
        if definition.body.docstring != nil { note("__doc__", .assigned, span) }
        body(definition.body)
    }

    private func typeAlias(_ alias: TypeAlias) {
        bind(alias.name)
        generic(alias.typeParameters, alias, alias.name.text) { typeValue(alias.value, alias, -1, alias.name.text) }
    }

    private func typeValue(_ value: Expression, _ node: AnyObject, _ index: Int, _ name: String) {
        let scope = Scope(.typeValue, name: name, parent: current)
        enter(scope, node, .value(index)) { expression(value) }
    }

    /// Walks `inner` in a scope with the type parameters, or right here when there are none.
    private func generic(
        _ parameters: [TypeParameter], _ node: AnyObject, _ name: String, privateName: String? = nil,
        passed: [String] = [], _ inner: () -> Void
    ) {
        if parameters.isEmpty { return inner() }
        let scope = Scope(.typeParameters, name: name, parent: current, privateName: privateName)
        enter(scope, node, .typeParameters) {
            for name in passed { hiddenParameter(name, parameters[0].span) }
            for (index, parameter) in parameters.enumerated() { typeParameter(parameter, node, index) }
            note(".type_params", .assigned, parameters[0].span)
            inner()
        }
    }

    func hiddenParameter(_ name: String, _ span: Span) {
        current.parameters.append(note(name, .parameter, span))
    }

    private func typeParameter(_ parameter: TypeParameter, _ node: AnyObject, _ index: Int) {
        let name = parameter.name.text
        if current.symbols[current.mangle(name)]?.uses.contains(.typeParameter) ?? false {
            table.report("duplicate type parameter '\(name)'", parameter.span)
        }
        bind(name, parameter.span, [.typeParameter, .assigned])
        if case .variable(let bound?) = parameter.kind { typeValue(bound, node, index, name) }
    }
}

extension Parameters {
    /// What the scope of a generic function's type parameters gets as arguments.
    var passedNames: [String] {
        (hasDefaults ? [".defaults"] : []) + (hasKeywordDefaults ? [".kwdefaults"] : [])
    }

    /// In register order.
    var all: [Parameter] {
        positionalOnly + regular + keywordOnly + (variadic.map { [$0] } ?? []) + (keywordVariadic.map { [$0] } ?? [])
    }
}
