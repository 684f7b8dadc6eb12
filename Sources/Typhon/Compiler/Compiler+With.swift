import TyphonSyntax

/// # with
///
///     prepareWith p <- context        p, p+1: __exit__ and self, kept to the end; p+2, p+3: __enter__ and self
///     callMethod p+2 -> target        (async: awaited)
///     body            R
///     exit(None, None, None); jump end
///     handler: pushHandled e
///       exit(type, value, traceback)  C
///       true: popHandled e; jump end, else popHandled e; rethrow e
///     cleanup: popHandled e; rethrow x
final class WithContext {
    let region: CodeBuilder.Region
    let cleanup: CodeBuilder.Region
    /// The pair `__exit__`, self.
    let exit: Register
    let isAsync: Bool
    let span: Span
    let entry: BoundSet

    init(
        region: CodeBuilder.Region, cleanup: CodeBuilder.Region, exit: Register, isAsync: Bool, span: Span,
        entry: BoundSet
    ) {
        self.region = region
        self.cleanup = cleanup
        self.exit = exit
        self.isAsync = isAsync
        self.span = span
        self.entry = entry
    }
}

extension Compiler {
    /// Opens the contexts one after the other and closes them in reverse: any number without recursion.
    @inline(never)
    func withStatement(_ statement: With, _ span: Span) {
        let mark = builder.top
        var contexts: [WithContext] = []
        for item in statement.items { contexts.append(open(item, isAsync: statement.isAsync)) }
        body(statement.body)
        for context in contexts.reversed() { close(context) }
        builder.top = mark
    }

    private func open(_ item: WithItem, isAsync: Bool) -> WithContext {
        let region = CodeBuilder.Region(handler: builder.label(), register: builder.allocate(2))
        let cleanup = CodeBuilder.Region(handler: builder.label(), register: builder.allocate(2))
        let exit = builder.allocate(2)
        let entered = enter(item, exit: exit, isAsync: isAsync)
        let context = WithContext(
            region: region, cleanup: cleanup, exit: exit, isAsync: isAsync, span: item.context.span,
            entry: builder.bound.subtracting(builder.volatileLocals))
        builder.open(region)
        blocks.append(.with(context))
        if let target = item.target { bindLoopTarget(target, from: entered) }
        builder.top = exit + 2
        return context
    }

    /// Calls `__enter__`; the register of what it returned: the target's, or a temporary right above the exit pair.
    private func enter(_ item: WithItem, exit: Register, isAsync: Bool) -> Register {
        let method = builder.allocate(2)
        let manager = value(item.context)
        builder.span = item.context.span
        builder.emit(.prepareWith, a: exit, b: manager, d: isAsync ? 1 : 0)
        builder.top = method + 2
        let variable = isAsync ? nil : item.target.flatMap { loopVariable($0) }
        let entered = variable ?? method
        builder.emit(.callMethod, a: method, b: 0, c: entered)
        builder.top = method + 1
        if isAsync { awaitResult(method, .enter, into: method) }
        return entered
    }

    /// `__exit__(None, None, None)` on the way out without an exception.
    func exitNormally(_ context: WithContext) {
        builder.span = context.span
        callExit(context, exception: 0xFFFF, into: builder.top)
    }

    private func callExit(_ context: WithContext, exception: Register, into result: Register) {
        let mark = builder.top
        let window = builder.allocate(5)
        builder.emit(.prepareExit, a: window, b: context.exit, c: exception)
        builder.emit(.callMethod, a: window, b: 3, c: result)
        builder.top = window + 1
        if context.isAsync { awaitResult(result, .exit, into: result) }
        builder.top = mark
    }

    private func close(_ context: WithContext) {
        blocks.removeLast()
        builder.finish(context.region)
        let (swallowed, end) = (builder.label(), builder.label())
        if builder.isReachable { exitNormally(context) }
        builder.jump(end)
        let exception = context.region.register
        builder.placeEntry(context.region.handler, isReachable: !context.region.isEmpty, bound: context.entry)
        builder.span = context.span
        builder.emit(.pushHandled, a: exception)
        builder.open(context.cleanup)
        let result = builder.top
        callExit(context, exception: exception, into: result)
        builder.emitJump(.jumpIfTrue, a: result, to: swallowed)
        builder.finish(context.cleanup)
        builder.emit(.popHandled, a: exception)
        builder.emitLast(.rethrow, a: exception)
        builder.place(swallowed)
        builder.emit(.popHandled, a: exception)
        builder.jump(end)
        builder.placeEntry(context.cleanup.handler, isReachable: !context.cleanup.isEmpty, bound: context.entry)
        builder.emit(.popHandled, a: exception)
        builder.emitLast(.rethrow, a: context.cleanup.register)
        builder.place(end)
    }
}
