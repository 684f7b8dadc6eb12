import TyphonSyntax

/// # try
///
///     body            R                    except: the exception in e, what was handled before in e+1
///     jump end                             R: protected by `handler`
///     handler: pushHandled e               C: protected by `cleanup`
///       match, body   C
///       popHandled e; jump end
///     no match: popHandled e; rethrow e
///     cleanup: popHandled e; rethrow x
///
/// A `finally` body is written once, whatever leads there: duplicating it per exit would double the code with every
/// nesting. Entering normally costs one instruction and leaving one more.
extension Compiler {
    @inline(never)
    func tryStatement(_ statement: Try) {
        if statement.finally.isEmpty { return tryHandlers(statement) }
        let mark = builder.top
        let region = CodeBuilder.Region(handler: builder.label(), register: builder.allocate(2))
        let pending = PendingFinally(
            region: region, entry: builder.label(), selector: builder.allocate(), value: builder.allocate())
        let entry = builder.bound.subtracting(builder.volatileLocals)
        protect(region, .pending(pending)) { tryHandlers(statement) }
        finally(pending, statement.finally, entry)
        builder.top = mark
    }

    private func protect(_ region: CodeBuilder.Region, _ block: Block, _ body: () -> Void) {
        builder.open(region)
        blocks.append(block)
        body()
        blocks.removeLast()
        builder.close(region)
    }

    // finally

    private func finally(_ pending: PendingFinally, _ body: [Statement], _ entry: BoundSet) {
        let endsNormally = builder.isReachable
        let normal = builder.bound.subtracting(builder.volatileLocals)
        let cleanup = CodeBuilder.Region(handler: builder.label(), register: builder.allocate(2))
        let (rethrow, end) = (builder.label(), builder.label())
        builder.emit(.loadAbsent, a: pending.exception)
        goNowhere(pending)
        builder.finish(pending.region)
        let isEntered = endsNormally || !pending.exits.isEmpty || !pending.region.isEmpty
        builder.placeEntry(pending.entry, isReachable: isEntered, bound: entry)
        protect(cleanup, .finally(cleanup, exception: pending.exception)) { self.body(body) }
        builder.finish(cleanup)
        builder.emitJump(.jumpIfNotAbsent, a: pending.exception, to: rethrow)
        goOn(pending)
        if endsNormally {
            builder.bound.formUnion(normal)
            builder.jump(end)
        } else {
            builder.emitLast(.returnNone)
        }
        placeUnwinding(pending, entry, rethrow, cleanup)
        builder.place(end)
    }

    /// No exit is to be taken after the body.
    private func goNowhere(_ pending: PendingFinally) {
        if pending.exits.isEmpty { return }
        builder.emit(.loadSmall, a: pending.selector, wide: ExitKind.fallThrough.rawValue)
        if pending.exits.contains(.return) { builder.emit(.loadNone, a: pending.value) }
    }

    /// After the body without an exception: on with the exit that was interrupted, if one was.
    private func goOn(_ pending: PendingFinally) {
        let kinds = ExitKind.allCases.filter { pending.exits.contains($0) }
        for kind in kinds {
            let next = builder.label()
            builder.emitJump(.branchEqualSmall, a: pending.selector, b: kind.rawValue, d: 0, to: next)
            leave(exit(kind, pending))
            builder.place(next)
        }
    }

    private func exit(_ kind: ExitKind, _ pending: PendingFinally) -> Exit {
        switch kind {
        case .return, .fallThrough: .return(pending.value)
        case .break: .break
        case .continue: .continue
        }
    }

    private func placeUnwinding(
        _ pending: PendingFinally, _ entry: BoundSet, _ rethrow: CodeBuilder.Label, _ cleanup: CodeBuilder.Region
    ) {
        builder.placeEntry(pending.region.handler, isReachable: !pending.region.isEmpty, bound: entry)
        builder.emit(.pushHandled, a: pending.exception)
        goNowhere(pending)
        builder.jump(pending.entry)
        builder.place(rethrow)
        builder.emit(.popHandled, a: pending.exception)
        builder.emitLast(.rethrow, a: pending.exception)
        builder.placeEntry(cleanup.handler, isReachable: !cleanup.isEmpty, bound: entry)
        let plain = builder.label()
        builder.emitJump(.jumpIfAbsent, a: pending.exception, to: plain)
        builder.emit(.popHandled, a: pending.exception)
        builder.place(plain)
        builder.emitLast(.rethrow, a: cleanup.register)
    }

    // except

    private func tryHandlers(_ statement: Try) {
        if statement.handlers.isEmpty { return body(statement.body) }
        let mark = builder.top
        let end = builder.label()
        let region = CodeBuilder.Region(handler: builder.label(), register: builder.allocate(2))
        let entry = builder.bound.subtracting(builder.volatileLocals)
        protect(region, .protected(region)) { body(statement.body) }
        builder.finish(region)
        body(statement.otherwise)
        builder.jump(end)
        builder.placeEntry(region.handler, isReachable: !region.isEmpty, bound: entry)
        if statement.isGroup {
            groupHandlers(statement.handlers, region.register, entry, end)
        } else {
            handlers(statement.handlers, region.register, entry, end)
        }
        builder.place(end)
        builder.top = mark
    }

    private func handlers(
        _ handlers: [ExceptHandler], _ exception: Register, _ entry: BoundSet, _ end: CodeBuilder.Label
    ) {
        let cleanup = CodeBuilder.Region(handler: builder.label(), register: builder.allocate(2))
        var named: [(CodeBuilder.Region, Identifier)] = []
        if let first = handlers.first { builder.span = first.span }
        builder.emit(.pushHandled, a: exception)
        for handler in handlers {
            let next = builder.label()
            builder.open(cleanup)
            match(handler, exception, next)
            if let name = handler.name {
                builder.close(cleanup)
                let region = CodeBuilder.Region(handler: builder.label(), register: cleanup.register)
                named.append((region, name))
                clause(handler, region, exception, end)
                builder.finish(region)
            } else {
                clause(handler, cleanup, exception, end)
            }
            builder.place(next)
        }
        builder.emit(.popHandled, a: exception)
        builder.emitLast(.rethrow, a: exception)
        builder.finish(cleanup)
        placeCleanup(cleanup, named, exception, entry)
    }

    private func match(_ handler: ExceptHandler, _ exception: Register, _ next: CodeBuilder.Label) {
        guard let type = handler.type else { return }
        let mark = builder.top
        let classes = value(type)
        let matches = builder.allocate()
        builder.span = type.span
        builder.emit(.matchException, a: matches, b: exception, c: classes)
        builder.emitJump(.jumpIfFalse, a: matches, to: next)
        builder.top = mark
    }

    private func clause(
        _ handler: ExceptHandler, _ region: CodeBuilder.Region, _ exception: Register, _ end: CodeBuilder.Label
    ) {
        if region.start == nil { builder.open(region) }
        if let name = handler.name { store(exception, name: name.text, name.span) }
        blocks.append(.handler(region, exception: exception, name: handler.name))
        body(handler.body)
        blocks.removeLast()
        builder.close(region)
        builder.span = handler.span
        builder.emit(.popHandled, a: exception)
        if let name = handler.name, builder.isReachable { clear(name: name.text, name.span) }
        builder.jump(end)
    }

    /// Where exceptions raised inside the clauses come by.
    private func placeCleanup(
        _ cleanup: CodeBuilder.Region, _ named: [(CodeBuilder.Region, Identifier)], _ exception: Register,
        _ entry: BoundSet
    ) {
        for (region, name) in named where !region.isEmpty {
            builder.placeEntry(region.handler, isReachable: true, bound: entry)
            clear(name: name.text, name.span)
            builder.emit(.popHandled, a: exception)
            builder.emitLast(.rethrow, a: cleanup.register)
        }
        builder.placeEntry(cleanup.handler, isReachable: !cleanup.isEmpty, bound: entry)
        builder.emit(.popHandled, a: exception)
        builder.emitLast(.rethrow, a: cleanup.register)
    }
}
