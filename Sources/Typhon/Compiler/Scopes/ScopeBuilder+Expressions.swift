import TyphonSyntax

extension ScopeBuilder {
    func expression(_ value: Expression) {
        switch value.kind {
        case .constant: break
        case .name(let name): read(name, value.span)
        case .joinedString(let parts): stringParts(parts)
        case .tuple(let items), .list(let items), .set(let items): for item in items { expression(item) }
        case .dictionary(let items): dictionary(items)
        case .unary(_, let operand), .starred(let operand): expression(operand)
        case .binary(let first, let steps): binary(first, steps)
        case .boolean(_, let operands): for operand in operands { expression(operand) }
        case .comparison(let first, let steps): comparison(first, steps)
        case .conditional(let test, let then, let otherwise):
            expression(test)
            expression(then)
            expression(otherwise)
        case .access(let base, let steps): access(base, steps)
        case .slice(let lower, let upper, let step):
            optional(lower)
            optional(upper)
            optional(step)
        case .named(let name, let operand): named(name, operand)
        case .lambda(let lambda): self.lambda(lambda)
        case .comprehension(let comprehension): self.comprehension(comprehension)
        case .await(let operand): awaitExpression(operand, value.span)
        case .yield(let operand): yield(operand, isFrom: false, value.span)
        case .yieldFrom(let operand): yield(operand, isFrom: true, value.span)
        }
    }

    private func stringParts(_ parts: [StringPart]) {
        for case .replacement(let replacement) in parts {
            expression(replacement.value)
            if let format = replacement.format { stringParts(format) }
        }
    }

    private func dictionary(_ items: [DictionaryItem]) {
        for item in items {
            optional(item.key)
            expression(item.value)
        }
    }

    private func binary(_ first: Expression, _ steps: [BinaryStep]) {
        expression(first)
        for step in steps { expression(step.operand) }
    }

    private func comparison(_ first: Expression, _ steps: [ComparisonStep]) {
        expression(first)
        for step in steps { expression(step.operand) }
    }

    private func access(_ base: Expression, _ steps: [AccessStep]) {
        expression(base)
        for step in steps {
            switch step.kind {
            case .attribute: break
            case .call(let arguments): self.arguments(arguments)
            case .subscript(let index): expression(index)
            }
        }
    }

    func arguments(_ arguments: TyphonSyntax.Arguments) {
        for value in arguments.positional { expression(value) }
        var names: Set<String> = []
        for keyword in arguments.keywords {
            if let name = keyword.name { checkKeyword(name, &names) }
            expression(keyword.value)
        }
    }

    private func checkKeyword(_ name: Identifier, _ names: inout Set<String>) {
        if name.text == "__debug__" { table.report("cannot assign to __debug__", name.span) }
        if !names.insert(name.text).inserted {
            table.report("keyword argument repeated: \(name.text)", name.span)
        }
    }

    private func lambda(_ lambda: Lambda) {
        defaults(lambda.parameters)
        enter(Scope(.lambda, name: "<lambda>", parent: current), lambda) {
            parameters(lambda.parameters)
            expression(lambda.body)
        }
    }

    // Suspension points

    private func yield(_ operand: Expression?, isFrom: Bool, _ span: Span) {
        checkYield(isFrom ? "'yield from'" : "'yield'", span)
        if isFrom, current.isAsync { table.report("'yield from' inside async function", span) }
        current.isGenerator = true
        optional(operand)
    }

    private func checkYield(_ word: String, _ span: Span) {
        switch current.kind {
        case .function, .lambda: break
        case .module, .class: table.report("\(word) outside function", span)
        case .comprehension, .generatorExpression: table.report("'yield' inside \(current.comprehensionName)", span)
        case .typeParameters:
            table.report("yield expression cannot be used within the definition of a generic", span)
        case .typeValue: table.report("yield expression cannot be used within a \(typeValueName)", span)
        }
    }

    private var typeValueName: String {
        current.parent?.symbols[current.name]?.uses.contains(.typeParameter) ?? false ? "TypeVar bound" : "type alias"
    }

    private func awaitExpression(_ operand: Expression, _ span: Span) {
        switch current.kind {
        case .comprehension, .generatorExpression: current.hasAwait = true
        case .function: if !current.isAsync { table.report("'await' outside async function", span) }
        case .lambda: table.report("'await' outside async function", span)
        case .module, .class: table.report("'await' outside function", span)
        case .typeParameters:
            table.report("await expression cannot be used within the definition of a generic", span)
        case .typeValue: table.report("await expression cannot be used within a \(typeValueName)", span)
        }
        expression(operand)
    }

    // Comprehensions

    private func comprehension(_ node: Comprehension) {
        let first = node.clauses[0]
        iterableDepth += 1
        expression(first.iterable)
        iterableDepth -= 1
        let isGenerator = node.isGenerator
        let scope = Scope(
            isGenerator ? .generatorExpression : .comprehension, name: node.scopeName, parent: current,
            isInlined: !isGenerator)
        scope.hasAwait = first.isAsync
        enter(scope, node) {
            if isGenerator {
                hiddenParameter(".0", node.span)
                scope.isGenerator = true
            }
            clauses(node)
        }
        if scope.hasAwait, !isGenerator { checkAsyncComprehension(node.span) }
    }

    private func clauses(_ node: Comprehension) {
        for (index, clause) in node.clauses.enumerated() {
            isIterationTarget = true
            target(clause.target)
            isIterationTarget = false
            if index > 0 { laterClause(clause) }
            for condition in clause.conditions { expression(condition) }
        }
        switch node.result {
        case .list(let value), .set(let value), .generator(let value): expression(value)
        case .dictionary(let key, let value):
            expression(key)
            expression(value)
        }
    }

    private func laterClause(_ clause: Comprehension.Clause) {
        iterableDepth += 1
        expression(clause.iterable)
        iterableDepth -= 1
        if clause.isAsync { current.hasAwait = true }
    }

    private func checkAsyncComprehension(_ span: Span) {
        switch current.kind {
        case .function where current.isAsync: break
        case .comprehension, .generatorExpression: current.hasAwait = true
        case _: table.report("asynchronous comprehension outside of an asynchronous function", span)
        }
    }

    // Assignment expressions

    private func named(_ name: Identifier, _ operand: Expression) {
        if iterableDepth > 0 {
            table.report("assignment expression cannot be used in a comprehension iterable expression", name.span)
        }
        switch current.kind {
        case .comprehension, .generatorExpression: namedInComprehension(name)
        case .typeParameters:
            table.report("named expression cannot be used within the definition of a generic", name.span)
        case .typeValue: table.report("named expression cannot be used within a \(typeValueName)", name.span)
        case .module, .function, .lambda, .class: bind(name.text, name.span, [.assigned, .named])
        }
        expression(operand)
    }

    /// The name is bound in the innermost scope around that is no comprehension.
    private func namedInComprehension(_ name: Identifier) {
        var scope = current
        var passed: [Scope] = []
        while scope.kind == .comprehension || scope.kind == .generatorExpression, let parent = scope.parent {
            if scope.symbols[scope.mangle(name.text)]?.uses.contains(.iteration) ?? false {
                table.report(
                    "assignment expression cannot rebind comprehension iteration variable '\(name.text)'", name.span)
                return
            }
            passed.append(scope)
            scope = parent
        }
        if scope.kind == .class {
            table.report("assignment expression within a comprehension cannot be used in a class body", name.span)
        }
        bindOutside(name, scope, through: passed)
    }

    private func bindOutside(_ name: Identifier, _ owner: Scope, through passed: [Scope]) {
        if name.text == "__debug__" { table.report("cannot assign to __debug__", name.span) }
        let variable = owner.symbol(owner.mangle(name.text), at: name.span)
        variable.uses.formUnion([.assigned, .named])
        let isGlobal = owner.kind == .module || variable.uses.contains(.global)
        for scope in passed {
            let symbol = scope.symbol(scope.mangle(name.text), at: name.span)
            symbol.uses.formUnion([isGlobal ? .global : .nonlocal, .named])
        }
    }
}

extension Comprehension {
    var isGenerator: Bool {
        switch result {
        case .generator: true
        case .list, .set, .dictionary: false
        }
    }

    var scopeName: String {
        switch result {
        case .generator: "<genexpr>"
        case .list: "<listcomp>"
        case .set: "<setcomp>"
        case .dictionary: "<dictcomp>"
        }
    }
}

extension Scope {
    /// In the words of error messages.
    var comprehensionName: String {
        switch name {
        case "<listcomp>": "list comprehension"
        case "<setcomp>": "set comprehension"
        case "<dictcomp>": "dict comprehension"
        case _: "generator expression"
        }
    }
}
