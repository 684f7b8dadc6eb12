import TyphonSyntax

/// Where a frame may stop: `yield`, `await` and what is built from them.
extension Compiler {
    @inline(never)
    func yield(_ operand: Expression?, _ span: Span, into destination: Register) {
        let mark = builder.top
        let register: Register
        if let operand {
            register = value(operand)
        } else {
            register = builder.allocate()
            builder.emit(.loadNone, a: register)
        }
        builder.span = span
        let isOnTop = isTemporary(destination) && destination == mark - 1
        builder.emit(.yieldValue, a: register, b: destination, c: isOnTop ? destination : mark)
        builder.top = mark
    }

    @inline(never)
    func yieldFrom(_ operand: Expression, _ span: Span, into destination: Register) {
        let mark = builder.top
        let register = value(operand)
        builder.span = span
        let iterator = builder.allocate()
        builder.emit(.getDelegate, a: iterator, b: register)
        delegate(to: iterator, into: destination)
        builder.top = mark
    }

    @inline(never)
    func awaitExpression(_ operand: Expression, _ span: Span, into destination: Register) {
        let mark = builder.top
        let register = value(operand)
        builder.span = span
        awaitResult(register, .plain, into: destination)
        builder.top = mark
    }

    /// What is awaited: decides the words of the error for something that cannot be.
    enum Awaited: Int { case plain, enter, exit, next }

    func awaitResult(_ register: Register, _ kind: Awaited, into destination: Register) {
        let mark = builder.top
        let iterator = builder.allocate()
        builder.emit(.getAwaitable, a: iterator, b: register, d: kind.rawValue)
        delegate(to: iterator, into: destination)
        builder.top = mark
    }

    /// The register that carries what is sent is written many times, so it is no variable.
    private func delegate(to iterator: Register, into destination: Register) {
        let sent = isTemporary(destination) ? destination : builder.allocate()
        builder.emit(.loadNone, a: sent)
        builder.emit(.delegate, a: iterator, b: sent, c: builder.top)
        builder.move(sent, to: destination)
    }

    // Asynchronous loops

    /// The region around the question for the next item: `StopAsyncIteration` ends the loop there and nowhere else.
    func awaitRegion() -> CodeBuilder.Region {
        CodeBuilder.Region(handler: builder.label(), register: builder.allocate(2))
    }

    func awaitNext(of iterator: Register, into item: Register, _ region: CodeBuilder.Region?) {
        if let region { builder.open(region) }
        builder.emit(.getAsyncNext, a: item, b: iterator)
        awaitResult(item, .next, into: item)
        if let region { builder.close(region) }
    }

    /// Back to the head; the code after the loop begins here.
    func closeAsyncLoop(head: CodeBuilder.Label, region: CodeBuilder.Region, entry: BoundSet) {
        builder.jumpBack(head)
        builder.finish(region)
        builder.placeEntry(region.handler, isReachable: !region.isEmpty, bound: entry)
        builder.emit(.endAsyncFor, a: region.register)
    }
}
