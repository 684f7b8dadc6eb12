extension ASTDump {
    mutating func add(_ expression: Expression) {
        let span = expression.span
        switch expression.kind {
        case .constant(let value): line(describe(value), span)
        case .name(let name): line("name \(name)", span)
        case .joinedString(let parts): nest("joinedString", span) { $0.add(parts) }
        case .tuple(let elements): nest("tuple", span) { $0.add(elements) }
        case .list(let elements): nest("list", span) { $0.add(elements) }
        case .set(let elements): nest("set", span) { $0.add(elements) }
        case .dictionary(let items): nest("dictionary", span) { $0.add(items) }
        case .unary(let op, let operand): nest("unary \(op.text)", span) { $0.add(operand) }
        case .binary(let first, let steps): nest("binary", span) { $0.add(first, steps) }
        case .boolean(let op, let operands): nest("boolean \(op.text)", span) { $0.add(operands) }
        case .comparison(let first, let steps): nest("comparison", span) { $0.add(first, steps) }
        case .conditional(let test, let then, let otherwise):
            nest("conditional", span) {
                $0.add("test", test)
                $0.add("then", then)
                $0.add("else", otherwise)
            }
        case .access(let base, let steps): nest("access", span) { $0.add(base, steps) }
        case .slice(let lower, let upper, let step):
            nest("slice", span) {
                $0.add("lower", lower)
                $0.add("upper", upper)
                $0.add("step", step)
            }
        case .starred(let value): nest("starred", span) { $0.add(value) }
        case .named(let name, let value): nest("named \(name.text)", span) { $0.add(value) }
        case .lambda(let lambda):
            nest("lambda", span) {
                $0.add(lambda.parameters)
                $0.add("body", lambda.body)
            }
        case .comprehension(let comprehension): add(comprehension, span)
        case .await(let value): nest("await", span) { $0.add(value) }
        case .yield(let value): nest("yield", span) { $0.add(value.map { [$0] } ?? []) }
        case .yieldFrom(let value): nest("yieldFrom", span) { $0.add(value) }
        }
    }

    private mutating func add(_ first: Expression, _ steps: [BinaryStep]) {
        add(first)
        for step in steps { nest("step \(step.operator.text)", step.span) { $0.add(step.operand) } }
    }

    private mutating func add(_ first: Expression, _ steps: [ComparisonStep]) {
        add(first)
        for step in steps { nest("step \(step.operator.text)") { $0.add(step.operand) } }
    }

    private mutating func add(_ base: Expression, _ steps: [AccessStep]) {
        add(base)
        for step in steps {
            switch step.kind {
            case .attribute(let name): line("attribute \(name.text)", step.span)
            case .call(let arguments): nest("call", step.span) { $0.add(arguments) }
            case .subscript(let index): nest("subscript", step.span) { $0.add(index) }
            }
        }
    }

    mutating func add(_ arguments: Arguments) {
        add(arguments.positional)
        for keyword in arguments.keywords {
            nest(keyword.name.map { "keyword \($0.text)" } ?? "keywords", keyword.span) { $0.add(keyword.value) }
        }
    }

    private mutating func add(_ items: [DictionaryItem]) {
        for item in items {
            guard let key = item.key else {
                nest("mapping") { $0.add(item.value) }
                continue
            }
            nest("item") {
                $0.add(key)
                $0.add(item.value)
            }
        }
    }

    private mutating func add(_ parts: [StringPart]) {
        for part in parts {
            switch part {
            case .literal(let value, let span): line("text " + quote(value.scalars), span)
            case .replacement(let replacement):
                nest("replacement \(replacement.conversion)", replacement.span) {
                    $0.add(replacement.value)
                    if let format = replacement.format { $0.nest("format") { $0.add(format) } }
                }
            }
        }
    }

    private mutating func add(_ comprehension: Comprehension, _ span: Span) {
        switch comprehension.result {
        case .list(let element): nest("listComprehension", span) { $0.add([element], comprehension.clauses) }
        case .set(let element): nest("setComprehension", span) { $0.add([element], comprehension.clauses) }
        case .generator(let element): nest("generator", span) { $0.add([element], comprehension.clauses) }
        case .dictionary(let key, let value):
            nest("dictionaryComprehension", span) { $0.add([key, value], comprehension.clauses) }
        }
    }

    private mutating func add(_ result: [Expression], _ clauses: [Comprehension.Clause]) {
        add(result)
        for clause in clauses {
            nest(clause.isAsync ? "async for" : "for") {
                $0.add(clause.target)
                $0.add("in", clause.iterable)
                for condition in clause.conditions { $0.add("if", condition) }
            }
        }
    }

    mutating func add(_ target: Target) {
        let span = target.span
        switch target.kind {
        case .name(let name): line("target \(name)", span)
        case .attribute(let object, let name): nest("target .\(name.text)", span) { $0.add(object) }
        case .subscript(let object, let index):
            nest("target []", span) {
                $0.add(object)
                $0.add(index)
            }
        case .starred(let inner): nest("target *", span) { $0.add(inner) }
        case .tuple(let targets): nest("targets ()", span) { $0.add(targets) }
        case .list(let targets): nest("targets []", span) { $0.add(targets) }
        }
    }

    mutating func add(_ targets: [Target]) {
        for target in targets { add(target) }
    }

    mutating func add(_ parameters: Parameters) {
        for parameter in parameters.positionalOnly { add("positionalOnly", parameter) }
        for parameter in parameters.regular { add("parameter", parameter) }
        if let parameter = parameters.variadic { add("variadic", parameter) }
        for parameter in parameters.keywordOnly { add("keywordOnly", parameter) }
        if let parameter = parameters.keywordVariadic { add("keywordVariadic", parameter) }
    }

    private mutating func add(_ label: String, _ parameter: Parameter) {
        nest("\(label) \(parameter.name.text)", parameter.name.span) {
            $0.add("annotation", parameter.annotation)
            $0.add("default", parameter.defaultValue)
        }
    }
}
