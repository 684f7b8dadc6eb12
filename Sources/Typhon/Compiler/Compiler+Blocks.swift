import TyphonSyntax

/// What `break` and `continue` mean inside a loop.
struct Loop {
    let breakTo: CodeBuilder.Label
    let continueTo: CodeBuilder.Label
    /// `continue` goes back to the head, otherwise on to the question for the next item.
    let isBackward: Bool
}

/// A `finally` whose body is written once, after everything that leads to it.
///
/// Registers: `exception` is absent unless the body runs because of one; `selector` says how to go on after a normal
/// end; `value` is what `return` returns.
final class PendingFinally {
    let region: CodeBuilder.Region
    let entry: CodeBuilder.Label
    let selector: Register
    let value: Register
    var exits: Set<ExitKind> = []

    init(region: CodeBuilder.Region, entry: CodeBuilder.Label, selector: Register, value: Register) {
        self.region = region
        self.entry = entry
        self.selector = selector
        self.value = value
    }

    var exception: Register { region.register }
}

enum ExitKind: Int, CaseIterable { case fallThrough, `return`, `break`, `continue` }

/// A way out of the statements around.
enum Exit {
    /// The register of the value; `nil` for None.
    case `return`(Register?)
    case `break`
    case `continue`

    var kind: ExitKind {
        switch self {
        case .return: .return
        case .break: .break
        case .continue: .continue
        }
    }
}

/// A statement around the current one that an exit has to pass.
enum Block {
    case loop(Loop)
    /// The body of a `try` with handlers: nothing to do, but the handlers do not cover what is done further out.
    case protected(CodeBuilder.Region)
    /// An `except` clause: the exception stops being handled, its name is cleared.
    case handler(CodeBuilder.Region, exception: Register, name: Identifier?)
    case pending(PendingFinally)
    /// The body of a `finally`: when it runs for an exception, that is dropped.
    case finally(CodeBuilder.Region, exception: Register)
    case with(WithContext)

    var region: CodeBuilder.Region? {
        switch self {
        case .loop: nil
        case .protected(let region), .handler(let region, _, _), .finally(let region, _): region
        case .pending(let pending): pending.region
        case .with(let context): context.region
        }
    }
}

extension Compiler {
    /// Leaves for the innermost loop or the caller, tidying up on the way. The clean-up code of a block must not be
    /// protected by it, so the regions are interrupted while it is written.
    func leave(_ exit: Exit) {
        var interrupted: [CodeBuilder.Region] = []
        for block in blocks.reversed() {
            if let region = block.region, builder.close(region) { interrupted.append(region) }
            if pass(block, exit) { break }
        }
        if builder.isReachable { finishReturn(exit) }
        for region in interrupted { builder.open(region) }
    }

    /// Writes what `block` wants done; true when that is the end of the way.
    private func pass(_ block: Block, _ exit: Exit) -> Bool {
        switch block {
        case .loop(let loop): return jump(exit, loop)
        case .protected: return false
        case .handler(_, let exception, let name):
            builder.emit(.popHandled, a: exception)
            if let name { clear(name: name.text, name.span) }
        case .pending(let pending):
            enter(pending, exit)
            return true
        case .finally(_, let exception): dropException(exception)
        case .with(let context): exitNormally(context)
        }
        return false
    }

    private func jump(_ exit: Exit, _ loop: Loop) -> Bool {
        switch exit {
        case .return: return false
        case .break: builder.jump(loop.breakTo)
        case .continue: if loop.isBackward { builder.jumpBack(loop.continueTo) } else { builder.jump(loop.continueTo) }
        }
        return true
    }

    private func finishReturn(_ exit: Exit) {
        guard case .return(let register) = exit else { return }
        if let register { builder.emitLast(.returnValue, a: register) } else { builder.emitLast(.returnNone) }
    }

    private func enter(_ pending: PendingFinally, _ exit: Exit) {
        if case .return(let register?) = exit {
            builder.move(register, to: pending.value)
        } else {
            builder.emit(.loadNone, a: pending.value)
        }
        pending.exits.insert(exit.kind)
        builder.emit(.loadAbsent, a: pending.exception)
        builder.emit(.loadSmall, a: pending.selector, wide: exit.kind.rawValue)
        builder.jump(pending.entry)
    }

    private func dropException(_ exception: Register) {
        let none = builder.label()
        builder.emitJump(.jumpIfAbsent, a: exception, to: none)
        builder.emit(.popHandled, a: exception)
        builder.place(none)
    }
}
