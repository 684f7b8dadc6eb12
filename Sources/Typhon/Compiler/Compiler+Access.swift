import TyphonSyntax

/// Chains of attributes, calls and subscripts.
extension Compiler {
    /// The chain's running value is the base's own register or `slot`, the topmost temporary, where a call's window starts.
    @inline(never)
    func access(_ base: Expression, _ steps: [AccessStep], into destination: Register) {
        let mark = builder.top
        let isOnTop = isTemporary(destination) && destination == builder.top - 1
        let slot = isOnTop ? destination : builder.allocate()
        var current = chainBase(base, steps, slot)
        var index = 0
        while index < steps.count {
            let method = methodCall(at: index, of: steps)
            let next = index + (method == nil ? 1 : 2)
            let target = next == steps.count ? destination : slot
            if let method {
                call(method, of: current, slot, into: target)
            } else {
                apply(steps[index], to: current, slot, into: target)
            }
            builder.top = slot + 1
            current = target
            index = next
        }
        builder.top = mark
    }

    /// A callee goes to the slot, anything else stays where it is.
    private func chainBase(_ base: Expression, _ steps: [AccessStep], _ slot: Register) -> Register {
        if case .call = steps[0].kind {
            compile(base, into: slot)
            return slot
        }
        return value(base, scratch: slot, isFollowed: true)
    }

    private struct MethodCall {
        let name: Identifier
        let nameSpan: Span
        let arguments: TyphonSyntax.Arguments
        let span: Span
    }

    private func methodCall(at index: Int, of steps: [AccessStep]) -> MethodCall? {
        guard index + 1 < steps.count, case .attribute(let name) = steps[index].kind,
            case .call(let arguments) = steps[index + 1].kind, !arguments.isSpread
        else { return nil }
        return MethodCall(
            name: name, nameSpan: steps[index].span, arguments: arguments, span: steps[index + 1].span)
    }

    private func call(_ method: MethodCall, of receiver: Register, _ slot: Register, into target: Register) {
        let window = receiver == slot ? builder.allocate(2) : slot
        if receiver != slot { _ = builder.allocate() }
        builder.span = method.nameSpan
        let name = builder.name(scope.mangle(method.name.text))
        builder.emit(.loadMethod, a: window, b: receiver, c: name)
        call(window, method.arguments, isMethod: true, method.span, into: target)
    }

    private func apply(_ step: AccessStep, to current: Register, _ slot: Register, into target: Register) {
        switch step.kind {
        case .attribute(let name):
            builder.span = step.span
            builder.emit(.getAttribute, a: target, b: current, c: builder.name(scope.mangle(name.text)))
        case .call(let arguments):
            builder.move(current, to: slot)
            call(slot, arguments, isMethod: false, step.span, into: target)
        case .subscript(let index): item(index, of: current, step.span, into: target)
        }
    }

    private func item(_ index: Expression, of object: Register, _ span: Span, into target: Register) {
        if let number = smallConstant(index) {
            builder.span = span
            return builder.emit(.getItemSmall, a: target, b: object, c: number)
        }
        let register = value(index)
        builder.span = span
        builder.emit(.getItem, a: target, b: object, c: register)
    }

    @inline(never)
    func slice(_ parts: [Expression?], _ span: Span, into destination: Register) {
        let mark = builder.top
        let base = builder.allocate(3)
        for (offset, part) in parts.enumerated() {
            if let part { compile(part, into: base + offset) } else { builder.emit(.loadNone, a: base + offset) }
        }
        builder.span = span
        builder.emit(.buildSlice, a: destination, b: base)
        builder.top = mark
    }
}
