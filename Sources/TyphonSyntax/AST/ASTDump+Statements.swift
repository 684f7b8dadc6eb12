extension ASTDump {
    mutating func add(_ body: [Statement]) {
        for statement in body { add(statement) }
    }

    private mutating func add(_ label: String, _ body: [Statement]) {
        if !body.isEmpty { nest(label) { $0.add(body) } }
    }

    private mutating func add(_ statement: Statement) {
        let span = statement.span
        switch statement.kind {
        case .expression(let value): nest("expression", span) { $0.add(value) }
        case .assign(let targets, let value):
            nest("assign", span) {
                $0.add(targets)
                $0.add(value)
            }
        case .augmentedAssign(let target, let op, let value):
            nest("assign \(op.text)=", span) {
                $0.add(target)
                $0.add(value)
            }
        case .annotatedAssign(let assign):
            nest(assign.isSimple ? "annotate" : "annotate complex", span) {
                $0.add(assign.target)
                $0.add("annotation", assign.annotation)
                $0.add("value", assign.value)
            }
        case .delete(let targets): nest("delete", span) { $0.add(targets) }
        case .return(let value): nest("return", span) { $0.add(value.map { [$0] } ?? []) }
        case .raise(let exception, let cause):
            nest("raise", span) {
                $0.add("exception", exception)
                $0.add("cause", cause)
            }
        case .assert(let test, let message):
            nest("assert", span) {
                $0.add(test)
                $0.add("message", message)
            }
        case .pass: line("pass", span)
        case .break: line("break", span)
        case .continue: line("continue", span)
        case .global(let names): line("global \(join(names))", span)
        case .nonlocal(let names): line("nonlocal \(join(names))", span)
        case .import(let aliases): nest("import", span) { $0.add(aliases) }
        case .importFrom(let from): add(from, span)
        case .if(let branches, let otherwise): add(branches, otherwise, span)
        case .while(let test, let body, let otherwise):
            nest("while", span) {
                $0.add("test", test)
                $0.add("body", body)
                $0.add("else", otherwise)
            }
        case .for(let loop): add(loop, span)
        case .with(let with): add(with, span)
        case .try(let attempt): add(attempt, span)
        case .match(let subject, let cases): add(subject, cases, span)
        case .function(let function): add(function)
        case .class(let definition): add(definition)
        case .typeAlias(let alias):
            nest("type \(alias.name.text)", span) {
                $0.add(alias.typeParameters)
                $0.add("value", alias.value)
            }
        }
    }

    private func join(_ names: [Identifier]) -> String {
        names.map(\.text).joined(separator: ", ")
    }

    // MARK: Imports

    private mutating func add(_ aliases: [ImportAlias]) {
        for alias in aliases {
            line("name \(alias.name.text)" + (alias.alias.map { " as \($0.text)" } ?? ""), alias.name.span)
        }
    }

    private mutating func add(_ from: ImportFrom, _ span: Span) {
        let module = String(repeating: ".", count: from.level) + (from.module?.text ?? "")
        nest("from \(module)", span) {
            switch from.names {
            case .star(let span): $0.line("name *", span)
            case .list(let aliases): $0.add(aliases)
            }
        }
    }

    // MARK: Blocks

    private mutating func add(_ branches: [ConditionalBranch], _ otherwise: [Statement], _ span: Span) {
        nest("if", span) {
            for branch in branches {
                $0.nest("branch", branch.span) {
                    $0.add("test", branch.test)
                    $0.add("body", branch.body)
                }
            }
            $0.add("else", otherwise)
        }
    }

    private mutating func add(_ loop: ForLoop, _ span: Span) {
        nest(loop.isAsync ? "async for" : "for", span) {
            $0.add(loop.target)
            $0.add("in", loop.iterable)
            $0.add("body", loop.body)
            $0.add("else", loop.otherwise)
        }
    }

    private mutating func add(_ with: With, _ span: Span) {
        nest(with.isAsync ? "async with" : "with", span) {
            for item in with.items {
                $0.nest("item") {
                    $0.add(item.context)
                    if let target = item.target { $0.add(target) }
                }
            }
            $0.add("body", with.body)
        }
    }

    private mutating func add(_ attempt: Try, _ span: Span) {
        nest("try", span) {
            $0.add("body", attempt.body)
            for handler in attempt.handlers {
                let name = handler.name.map { " as \($0.text)" } ?? ""
                $0.nest((attempt.isGroup ? "except*" : "except") + name, handler.span) {
                    $0.add("type", handler.type)
                    $0.add("body", handler.body)
                }
            }
            $0.add("else", attempt.otherwise)
            $0.add("finally", attempt.finally)
        }
    }

    // MARK: Definitions

    private mutating func add(_ function: FunctionDefinition) {
        nest((function.isAsync ? "async function " : "function ") + function.name.text, function.span) {
            for decorator in function.decorators { $0.add("decorator", decorator) }
            $0.add(function.typeParameters)
            $0.add(function.parameters)
            $0.add("returns", function.returns)
            $0.add("body", function.body)
        }
    }

    private mutating func add(_ definition: ClassDefinition) {
        nest("class \(definition.name.text)", definition.span) {
            for decorator in definition.decorators { $0.add("decorator", decorator) }
            $0.add(definition.typeParameters)
            if let arguments = definition.arguments { $0.nest("arguments") { $0.add(arguments) } }
            $0.add("body", definition.body)
        }
    }

    private mutating func add(_ parameters: [TypeParameter]) {
        for parameter in parameters {
            switch parameter.kind {
            case .variable(let bound):
                nest("typeParameter \(parameter.name.text)", parameter.span) { $0.add("bound", bound) }
            case .variadic: line("typeParameter *\(parameter.name.text)", parameter.span)
            case .parameterSpecification: line("typeParameter **\(parameter.name.text)", parameter.span)
            }
        }
    }

    // MARK: Match

    private mutating func add(_ subject: Expression, _ cases: [MatchCase], _ span: Span) {
        nest("match", span) {
            $0.add("subject", subject)
            for item in cases {
                $0.nest("case") {
                    $0.add(item.pattern)
                    $0.add("guard", item.guard)
                    $0.add("body", item.body)
                }
            }
        }
    }

    private mutating func add(_ pattern: Pattern) {
        let span = pattern.span
        switch pattern.kind {
        case .wildcard: line("wildcard", span)
        case .capture(let name): line("capture \(name.text)", span)
        case .value(let value): nest("value", span) { $0.add(value) }
        case .singleton(let constant): line("singleton \(describe(constant))", span)
        case .alias(let inner, let name): nest("alias \(name.text)", span) { $0.add(inner) }
        case .alternatives(let patterns): nest("alternatives", span) { $0.add(patterns) }
        case .sequence(let patterns): nest("sequence", span) { $0.add(patterns) }
        case .star(let name): line("star \(name?.text ?? "_")", span)
        case .mapping(let items, let rest):
            nest("mapping" + (rest.map { " **\($0.text)" } ?? ""), span) {
                for item in items {
                    $0.add("key", item.key)
                    $0.add(item.pattern)
                }
            }
        case .class(let type, let positional, let keywords):
            nest("class", span) {
                $0.add(type)
                $0.add(positional)
                for keyword in keywords { $0.nest("keyword \(keyword.name.text)") { $0.add(keyword.pattern) } }
            }
        }
    }

    private mutating func add(_ patterns: [Pattern]) {
        for pattern in patterns { add(pattern) }
    }
}
