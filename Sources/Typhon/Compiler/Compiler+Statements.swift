import TyphonSyntax

extension Compiler {
    func body(_ statements: [Statement]) {
        for statement in statements { self.statement(statement) }
    }

    /// Statements that cannot be reached are skipped; their mistakes were found with the scopes.
    func statement(_ statement: Statement) {
        guard builder.isReachable else { return }
        builder.span = statement.span
        switch statement.kind {
        case .expression(let expression): expressionStatement(expression)
        case .assign(let targets, let expression): assign(targets, expression)
        case .augmentedAssign(let target, let op, let operand): augmentedAssign(target, op, operand, statement.span)
        case .annotatedAssign(let assignment): annotatedAssign(assignment)
        case .delete(let targets): for target in targets { delete(target) }
        case .return(let expression): returnStatement(expression, statement.span)
        case .raise(let expression, let cause): raise(expression, cause, statement.span)
        case .assert(let test, let message): assert(test, message, statement.span)
        case .pass, .global, .nonlocal: break
        case .break: leave(.break)
        case .continue: leave(.continue)
        case .import(let aliases): for alias in aliases { importModule(alias, statement.span) }
        case .importFrom(let names): importFrom(names, statement.span)
        case .if(let branches, let otherwise): ifStatement(branches, otherwise)
        case .while(let test, let body, let otherwise): whileStatement(test, body, otherwise)
        case .for(let loop): if loop.isAsync { asyncFor(loop) } else { forStatement(loop) }
        case .with(let with): withStatement(with, statement.span)
        case .try(let statement): tryStatement(statement)
        case .match(let subject, let cases): match(subject, cases)
        case .function(let function): functionDefinition(function)
        case .class(let definition): classDefinition(definition)
        case .typeAlias(let alias): typeAlias(alias)
        }
    }

    private func expressionStatement(_ expression: Expression) {
        guard mode == .interactive else { return effect(expression) }
        let mark = builder.top
        let register = value(expression)
        builder.emit(.display, a: register)
        builder.top = mark
    }

    @inline(never)
    private func returnStatement(_ expression: Expression?, _ span: Span) {
        let mark = builder.top
        defer { builder.top = mark }
        if isPlainNone(expression) {
            builder.span = span
            return leave(.return(nil))
        }
        guard let expression else { return }
        let register = returnRegister.map { compiled(expression, into: $0) } ?? value(expression)
        builder.span = span
        leave(.return(register))
    }

    /// Where a returned value waits while the statements around tidy up; `nil` when they need not.
    private var returnRegister: Register? {
        for block in blocks.reversed() {
            switch block {
            case .loop, .protected: continue
            case .pending(let pending): return pending.value
            case .handler, .finally, .with: return builder.allocate()
            }
        }
        return nil
    }

    private func compiled(_ expression: Expression, into register: Register) -> Register {
        compile(expression, into: register)
        return register
    }

    private func isPlainNone(_ expression: Expression?) -> Bool {
        guard let expression else { return true }
        if case .constant(.none) = expression.kind { return true }
        return false
    }

    @inline(never)
    private func raise(_ expression: Expression?, _ cause: Expression?, _ span: Span) {
        let mark = builder.top
        if let expression {
            let register = value(expression, isFollowed: cause != nil)
            let from = cause.map { value($0) }
            builder.span = span
            if let from {
                builder.emitLast(.raiseFrom, a: register, b: from)
            } else {
                builder.emitLast(.raise, a: register)
            }
        } else {
            builder.emitLast(.raiseAgain)
        }
        builder.top = mark
    }

    @inline(never)
    private func assert(_ test: Expression, _ message: Expression?, _ span: Span) {
        let mark = builder.top
        let passed = builder.label()
        branch(test, when: true, to: passed)
        let error = builder.allocate()
        builder.span = span
        builder.emit(.loadAssertionError, a: error)
        if let message {
            compile(message, into: builder.allocate())
            builder.span = span
            builder.emit(.call, a: error, b: 1, c: error)
        }
        builder.emitLast(.raise, a: error)
        builder.place(passed)
        builder.top = mark
    }

    // Branches and loops

    @inline(never)
    private func ifStatement(_ branches: [ConditionalBranch], _ otherwise: [Statement]) {
        let end = builder.label()
        if branches.count == 1, otherwise.isEmpty, let target = jumpTarget(branches[0].body) {
            return branch(branches[0].test, when: true, to: target)
        }
        for (index, conditional) in branches.enumerated() {
            let next = builder.label()
            branch(conditional.test, when: false, to: next)
            body(conditional.body)
            let isLast = index + 1 == branches.count && otherwise.isEmpty
            if !isLast { builder.jump(end) }
            builder.place(next)
        }
        body(otherwise)
        builder.place(end)
    }

    /// The label of a body that is nothing but a jump forward inside the innermost statement.
    private func jumpTarget(_ body: [Statement]) -> CodeBuilder.Label? {
        guard body.count == 1, case .loop(let loop)? = blocks.last else { return nil }
        if case .break = body[0].kind { return loop.breakTo }
        if case .continue = body[0].kind, !loop.isBackward { return loop.continueTo }
        return nil
    }

    @inline(never)
    private func whileStatement(_ test: Expression, _ body: [Statement], _ otherwise: [Statement]) {
        let (head, exit, end) = (builder.label(), builder.label(), builder.label())
        builder.placeLoopHead(head)
        branch(test, when: false, to: exit)
        blocks.append(.loop(Loop(breakTo: end, continueTo: head, isBackward: true)))
        self.body(body)
        blocks.removeLast()
        builder.jumpBack(head)
        builder.place(exit)
        self.body(otherwise)
        builder.place(end)
    }

    @inline(never)
    private func forStatement(_ loop: ForLoop) {
        let mark = builder.top
        let iterator = builder.allocate(3)
        let register = loopVariable(loop.target) ?? builder.allocate()
        let (head, next, end) = (builder.label(), builder.label(), builder.label())
        let inner = builder.top
        let source = iterable(loop.iterable)
        builder.span = loop.iterable.span
        builder.emit(.getIterator, a: iterator, b: source)
        builder.top = inner
        enterLoop(head: head, next: next)
        bindLoopTarget(loop.target, from: register)
        blocks.append(.loop(Loop(breakTo: end, continueTo: next, isBackward: false)))
        body(loop.body)
        blocks.removeLast()
        builder.place(next)
        builder.span = loop.iterable.span
        builder.emitJump(.forNext, a: iterator, b: register, to: head)
        builder.top = mark
        body(loop.otherwise)
        builder.place(end)
    }

    @inline(never)
    private func asyncFor(_ loop: ForLoop) {
        let mark = builder.top
        let (iterator, item) = (builder.allocate(), builder.allocate())
        let region = awaitRegion()
        let (head, end) = (builder.label(), builder.label())
        let inner = builder.top
        let source = value(loop.iterable)
        builder.span = loop.iterable.span
        builder.emit(.getAsyncIterator, a: iterator, b: source)
        builder.top = inner
        let entry = builder.bound.subtracting(builder.volatileLocals)
        builder.placeLoopHead(head)
        awaitNext(of: iterator, into: item, region)
        store(item, loop.target)
        blocks.append(.loop(Loop(breakTo: end, continueTo: head, isBackward: true)))
        body(loop.body)
        blocks.removeLast()
        builder.span = loop.iterable.span
        closeAsyncLoop(head: head, region: region, entry: entry)
        builder.top = mark
        body(loop.otherwise)
        builder.place(end)
    }

    // Imports

    @inline(never)
    private func importModule(_ alias: ImportAlias, _ span: Span) {
        let mark = builder.top
        let (module, names) = (builder.allocate(), builder.allocate())
        builder.span = span
        builder.emit(.loadNone, a: names)
        builder.emit(.importName, a: module, b: names, c: builder.name(alias.name.text))
        let parts = alias.name.text.split(separator: ".").map { String($0) }
        if let name = alias.alias {
            for part in parts.dropFirst() { builder.emit(.importFrom, a: module, b: module, c: builder.name(part)) }
            store(module, name: name.text, span)
        } else {
            store(module, name: parts.first ?? alias.name.text, span)
        }
        builder.top = mark
    }

    @inline(never)
    private func importFrom(_ statement: ImportFrom, _ span: Span) {
        if statement.level > 255 { return builder.tooLarge("too many dots in an import") }
        let mark = builder.top
        let (module, names) = (builder.allocate(), builder.allocate())
        builder.span = span
        builder.loadConstant(.tuple(statement.importedNames.map { .string(.text($0)) }), into: names)
        let source = builder.name(statement.module?.text ?? "")
        builder.emit(.importName, a: module, b: names, c: source, d: statement.level)
        switch statement.names {
        case .star: builder.emit(.importStar, a: module)
        case .list(let aliases): for alias in aliases { importAlias(alias, from: module, into: names) }
        }
        builder.top = mark
    }

    private func importAlias(_ alias: ImportAlias, from module: Register, into register: Register) {
        let name = alias.alias ?? alias.name
        builder.span = alias.name.span
        builder.emit(.importFrom, a: register, b: module, c: builder.name(alias.name.text))
        store(register, name: name.text, name.span)
    }
}

extension ImportFrom {
    fileprivate var importedNames: [String] {
        switch names {
        case .star: ["*"]
        case .list(let aliases): aliases.map(\.name.text)
        }
    }
}
