import TyphonSyntax

/// # except*
///
/// Every clause may take a part of the group. `rest` is what no clause has taken yet, `raised` collects what the
/// clauses raised and, at the end, the rest; one exception is made of them and raised, or nothing is left.
///
extension Compiler {
    private struct Group {
        let exception: Register
        let rest: Register
        let raised: Register
        /// The matching part, handled while its clause runs.
        let part: Register
        /// What a clause raised.
        let thrown: Register
    }

    func groupHandlers(
        _ handlers: [ExceptHandler], _ exception: Register, _ entry: BoundSet, _ end: CodeBuilder.Label
    ) {
        let group = Group(
            exception: exception, rest: builder.allocate(), raised: builder.allocate(), part: builder.allocate(2),
            thrown: builder.allocate(2))
        let cleanup = CodeBuilder.Region(handler: builder.label(), register: group.thrown)
        if let first = handlers.first { builder.span = first.span }
        builder.emit(.pushHandled, a: exception)
        builder.emit(.buildList, a: group.raised, b: group.raised, c: 0)
        builder.move(exception, to: group.rest)
        builder.open(cleanup)
        for handler in handlers { groupClause(handler, group, cleanup, entry) }
        finishGroup(group, cleanup, entry, end)
    }

    private func groupClause(
        _ handler: ExceptHandler, _ group: Group, _ cleanup: CodeBuilder.Region, _ entry: BoundSet
    ) {
        let next = builder.label()
        match(handler, group, next)
        builder.close(cleanup)
        let region = CodeBuilder.Region(handler: builder.label(), register: group.thrown)
        builder.emit(.pushHandled, a: group.part)
        builder.open(region)
        if let name = handler.name { store(group.part, name: name.text, name.span) }
        blocks.append(.handler(region, exception: group.part, name: handler.name))
        body(handler.body)
        blocks.removeLast()
        builder.finish(region)
        builder.span = handler.span
        builder.emit(.popHandled, a: group.part)
        if let name = handler.name, builder.isReachable { clear(name: name.text, name.span) }
        builder.jump(next)
        placeThrown(region, handler, group, entry)
        builder.jump(next)
        builder.place(next)
        builder.open(cleanup)
    }

    /// Splits the rest: the matching part becomes the handled exception.
    private func match(_ handler: ExceptHandler, _ group: Group, _ next: CodeBuilder.Label) {
        guard let type = handler.type else { return }
        let mark = builder.top
        let split = builder.allocate(2)
        let classes = value(type)
        builder.span = type.span
        builder.emitJump(.jumpIfNone, a: group.rest, to: next)
        builder.emit(.matchExceptionGroup, a: split, b: group.rest, c: classes)
        builder.emitJump(.jumpIfNone, a: split, to: next)
        builder.move(split, to: group.part)
        builder.move(split + 1, to: group.rest)
        builder.top = mark
    }

    private func placeThrown(
        _ region: CodeBuilder.Region, _ handler: ExceptHandler, _ group: Group, _ entry: BoundSet
    ) {
        builder.placeEntry(region.handler, isReachable: !region.isEmpty, bound: entry)
        if let name = handler.name, builder.isReachable { clear(name: name.text, name.span) }
        builder.emit(.popHandled, a: group.part)
        builder.emit(.listAppend, a: group.raised, b: group.thrown)
    }

    private func finishGroup(
        _ group: Group, _ cleanup: CodeBuilder.Region, _ entry: BoundSet, _ end: CodeBuilder.Label
    ) {
        let nothingLeft = builder.label()
        let done = builder.label()
        builder.emitJump(.jumpIfNone, a: group.rest, to: nothingLeft)
        builder.emit(.listAppend, a: group.raised, b: group.rest)
        builder.place(nothingLeft)
        builder.emit(.prepareReraiseStar, a: group.part, b: group.exception, c: group.raised)
        builder.finish(cleanup)
        builder.emit(.popHandled, a: group.exception)
        builder.emitJump(.jumpIfNone, a: group.part, to: done)
        builder.emitLast(.rethrow, a: group.part)
        builder.place(done)
        builder.jump(end)
        builder.placeEntry(cleanup.handler, isReachable: !cleanup.isEmpty, bound: entry)
        builder.emit(.popHandled, a: group.exception)
        builder.emitLast(.rethrow, a: group.thrown)
    }
}
