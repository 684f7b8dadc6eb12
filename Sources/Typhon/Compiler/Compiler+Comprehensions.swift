import TyphonSyntax

/// Comprehensions: lists, sets and dicts are loops in the code around them (their variables are registers of their own);
/// a generator expression is a function that gets its first iterator as `.0`.
extension Compiler {
    /// One `for` of a comprehension whose end is still to be written.
    private struct OpenLoop {
        let iterator: Register
        let value: Register
        /// Where the body starts; of an asynchronous loop, where the next item is awaited.
        let head: CodeBuilder.Label
        /// Where the next item is asked for.
        let next: CodeBuilder.Label
        let asyncRegion: CodeBuilder.Region?
        let entry: BoundSet
    }

    @inline(never)
    func comprehension(_ node: Comprehension, into destination: Register) {
        if node.isGenerator { return generatorExpression(node, into: destination) }
        let mark = builder.top
        let result = isTemporary(destination) ? destination : builder.allocate()
        let iterable = iterable(node.clauses[0].iterable)
        let (inner, outer) = (table.scope(of: node), scope)
        scope = inner
        resetVariables(of: inner, node)
        builder.span = node.span
        builder.emit(node.result.build, a: result, b: result, c: 0)
        loops(node, first: iterable) { add(node.result, to: result, node.span) }
        if unit.showsLocals { hideVariables(of: inner) }
        scope = outer
        builder.move(result, to: destination)
        builder.top = mark
    }

    /// Registers are shared with other comprehensions, and a loop comes here again: old values must not show.
    private func resetVariables(of inner: Scope, _ node: Comprehension) {
        let surelyBound = node.clauses[0].target.names
        for symbol in inner.order where symbol.isLocal {
            builder.bound.remove(symbol.register)
            if symbol.isCaptured || !surelyBound.contains(symbol.name) {
                builder.emit(.loadAbsent, a: symbol.register)
            }
            if symbol.isCaptured { builder.emit(.makeCell, a: symbol.register) }
        }
    }

    private func hideVariables(of inner: Scope) {
        for symbol in inner.order where symbol.isLocal { builder.emit(.loadAbsent, a: symbol.register) }
    }

    private func add(_ kind: Comprehension.Result, to result: Register, _ span: Span) {
        let mark = builder.top
        switch kind {
        case .list(let element), .set(let element), .generator(let element):
            let register = value(element)
            builder.span = span
            builder.emit(kind.append, a: result, b: register)
        case .dictionary(let key, let element):
            let keyRegister = value(key, isFollowed: true)
            let register = value(element)
            builder.span = span
            builder.emit(.dictionaryStore, a: result, b: keyRegister, c: register)
        }
        builder.top = mark
    }

    // Loops

    /// Opens the loops one after the other, writes the body, closes them in reverse: any number without recursion.
    private func loops(_ node: Comprehension, first iterable: Register, _ body: () -> Void) {
        var open: [OpenLoop] = []
        for (index, clause) in node.clauses.enumerated() {
            let source = index == 0 ? iterable : self.iterable(clause.iterable)
            let isPrepared = index == 0 && unit.kind == .generatorExpression && scope === unit
            let loop = openLoop(clause, over: source, isPrepared: isPrepared)
            for condition in clause.conditions { branch(condition, when: false, to: loop.next) }
            open.append(loop)
        }
        body()
        for (loop, clause) in zip(open, node.clauses).reversed() { close(loop, clause.iterable.span) }
    }

    private func openLoop(_ clause: Comprehension.Clause, over source: Register, isPrepared: Bool) -> OpenLoop {
        clause.isAsync
            ? openAsyncLoop(clause, over: source, isPrepared: isPrepared) : openLoop(clause, over: source)
    }

    private func openLoop(_ clause: Comprehension.Clause, over source: Register) -> OpenLoop {
        let iterator = builder.allocate(3)
        let variable = loopVariable(clause.target)
        let loop = OpenLoop(
            iterator: iterator, value: variable ?? builder.allocate(), head: builder.label(), next: builder.label(),
            asyncRegion: nil, entry: builder.bound)
        builder.span = clause.iterable.span
        builder.emit(.getIterator, a: iterator, b: source)
        enterLoop(head: loop.head, next: loop.next)
        bindLoopTarget(clause.target, from: loop.value)
        return loop
    }

    private func close(_ loop: OpenLoop, _ span: Span) {
        builder.place(loop.next)
        builder.span = span
        if let region = loop.asyncRegion {
            closeAsyncLoop(head: loop.head, region: region, entry: loop.entry)
        } else {
            builder.emitJump(.forNext, a: loop.iterator, b: loop.value, to: loop.head)
        }
    }

    private func openAsyncLoop(
        _ clause: Comprehension.Clause, over source: Register, isPrepared: Bool
    ) -> OpenLoop {
        let iterator = builder.allocate()
        builder.span = clause.iterable.span
        if isPrepared {
            builder.move(source, to: iterator)
        } else {
            builder.emit(.getAsyncIterator, a: iterator, b: source)
        }
        let entry = builder.bound.subtracting(builder.volatileLocals)
        let item = builder.allocate()
        let loop = OpenLoop(
            iterator: iterator, value: item, head: builder.label(), next: builder.label(),
            asyncRegion: awaitRegion(), entry: entry)
        builder.placeLoopHead(loop.head)
        awaitNext(of: iterator, into: item, loop.asyncRegion)
        bindLoopTarget(clause.target, from: item)
        return loop
    }

    // Generator expressions

    @inline(never)
    private func generatorExpression(_ node: Comprehension, into destination: Register) {
        let mark = builder.top
        let callee = builder.allocate()
        let iterator = builder.allocate()
        let inner = table.scope(of: node)
        let window = builder.allocate(4)
        builder.span = node.span
        for offset in [0, 1, 3] { builder.emit(.loadAbsent, a: window + offset) }
        makeFunction(generatorCode(node, inner), inner, window, node.span, into: callee)
        let first = node.clauses[0]
        let iterable = iterable(first.iterable)
        builder.span = first.iterable.span
        builder.emit(first.isAsync ? .getAsyncIterator : .makeIterator, a: iterator, b: iterable)
        builder.span = node.span
        builder.emit(.call, a: callee, b: 1, c: destination)
        builder.top = mark
    }

    private func generatorCode(_ node: Comprehension, _ scope: Scope) -> CompiledCode {
        let inner = nested(scope, span: node.span)
        inner.loops(node, first: 0) {
            guard case .generator(let element) = node.result else { return }
            inner.yieldElement(element)
        }
        inner.builder.emitLast(.returnNone)
        return inner.finish(
            firstLine: table.source.line(at: node.span.start), parameters: ParameterCounts(positional: 1))
    }

    private func yieldElement(_ element: Expression) {
        let mark = builder.top
        let register = value(element)
        builder.span = element.span
        builder.emit(.yieldValue, a: register, b: builder.allocate(), c: mark)
        builder.top = mark
    }
}

/// What loops of statements and comprehensions share.
extension Compiler {
    /// What a loop runs over: a list display of constants need not become a list.
    func iterable(_ expression: Expression) -> Register {
        guard case .list(let items) = expression.kind, let constants = folder.foldAll(items) else {
            return value(expression)
        }
        let register = builder.allocate()
        builder.span = expression.span
        builder.loadConstant(.tuple(constants), into: register)
        return register
    }

    /// A plain local can be written by the loop instruction itself.
    func loopVariable(_ target: Target) -> Register? {
        guard case .name(let name) = target.kind else { return nil }
        return localVariable(name)?.register
    }

    /// Goes to the question for the first item; the body begins here.
    func enterLoop(head: CodeBuilder.Label, next: CodeBuilder.Label) {
        let isReachable = builder.isReachable
        let state = builder.bound.subtracting(builder.volatileLocals)
        builder.bound = state
        builder.jump(next)
        builder.placeEntry(head, isReachable: isReachable, bound: state)
    }

    func bindLoopTarget(_ target: Target, from register: Register) {
        if let variable = loopVariable(target), variable == register {
            builder.bound.insert(register)
        } else {
            store(register, target)
        }
    }
}

extension Comprehension.Result {
    fileprivate var build: Opcode {
        switch self {
        case .list, .generator: .buildList
        case .set: .buildSet
        case .dictionary: .buildDictionary
        }
    }

    fileprivate var append: Opcode {
        switch self {
        case .list, .generator: .listAppend
        case .set: .setAdd
        case .dictionary: .dictionaryStore
        }
    }
}

extension Target {
    /// The names an assignment to it binds.
    var names: Set<String> {
        switch kind {
        case .name(let name): [name]
        case .attribute, .subscript: []
        case .starred(let inner): inner.names
        case .tuple(let parts), .list(let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
        }
    }
}
