// Expressions as targets. The parser reads the left side of `=` as an expression, for it cannot know better until it
// meets the `=`; here the expression becomes a `Target` or a mistake.

extension Parser {
    enum TargetUse {
        case assign, delete
    }

    /// A whole left side: like `nestedTarget`, but no lone `*target`.
    func target(_ expression: Expression, _ use: TargetUse = .assign) throws(SyntaxDiagnostic) -> Target {
        if case .starred(let value) = expression.kind, use == .assign {
            _ = try nestedTarget(value, use)
            throw error(.starredTargetAlone, expression.span)
        }
        return try nestedTarget(expression, use)
    }

    private func nestedTarget(_ expression: Expression, _ use: TargetUse) throws(SyntaxDiagnostic) -> Target {
        let span = expression.span
        switch expression.kind {
        case .name(let name): return Target(.name(name), span)
        case .tuple(let elements): return Target(.tuple(try targets(elements, use)), span)
        case .list(let elements): return Target(.list(try targets(elements, use)), span)
        case .access(let base, let steps): return try accessTarget(base, steps, expression, use)
        case .starred(let value) where use == .assign:
            return Target(.starred(try nestedTarget(value, use)), span)
        case _: throw refused(expression, use)
        }
    }

    private func targets(_ elements: [Expression], _ use: TargetUse) throws(SyntaxDiagnostic) -> [Target] {
        var result: [Target] = []
        result.reserveCapacity(elements.count)
        for element in elements { result.append(try nestedTarget(element, use)) }
        return result
    }

    /// Everything but the last step is evaluated, the last step is the target.
    private func accessTarget(
        _ base: Expression, _ steps: [AccessStep], _ whole: Expression, _ use: TargetUse
    ) throws(SyntaxDiagnostic) -> Target {
        let last = steps[steps.count - 1]
        var object = base
        if steps.count > 1 {
            let span = steps[steps.count - 2].span
            object = Expression(.access(base, Array(steps.dropLast())), span)
        }
        switch last.kind {
        case .attribute(let name): return Target(.attribute(of: object, name), whole.span)
        case .subscript(let index): return Target(.subscript(of: object, index: index), whole.span)
        case .call: throw refused(whole, use)
        }
    }

    private func refused(_ expression: Expression, _ use: TargetUse) -> SyntaxDiagnostic {
        let what = describe(expression)
        switch use {
        case .assign: return error(.cannotAssign(to: what), expression.span)
        case .delete: return error(.cannotDelete(what), expression.span)
        }
    }

    /// The target of an augmented or annotated assignment, or `nil` for anything but name, attribute and subscript.
    func singleTarget(_ expression: Expression) throws(SyntaxDiagnostic) -> Target? {
        switch expression.kind {
        case .name: return try nestedTarget(expression, .assign)
        case .access(_, let steps):
            if case .call = steps[steps.count - 1].kind { return nil }
            return try nestedTarget(expression, .assign)
        case _: return nil
        }
    }
}
