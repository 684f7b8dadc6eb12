import TyphonSyntax

/// Conditions: comparisons fused with their jump, `and`/`or`/`not` as control flow.
extension Compiler {
    /// Jumps to `target` when the truth of `condition` is `sense`, else falls through.
    func branch(_ condition: Expression, when sense: Bool, to target: CodeBuilder.Label) {
        if let truth = folder.fold(condition)?.truth {
            if truth == sense { builder.jump(target) }
            return
        }
        switch condition.kind {
        case .unary(.not, let operand): branch(operand, when: !sense, to: target)
        case .boolean(let op, let operands): branchBoolean(op, operands, sense, target)
        case .comparison(let first, let steps): branchComparison(first, steps, condition.span, sense, target)
        case .conditional(let test, let then, let otherwise): branchConditional(test, then, otherwise, sense, target)
        case .constant, .name, .joinedString, .tuple, .list, .set, .dictionary, .unary, .binary, .access, .slice,
            .starred, .named, .lambda, .comprehension, .await, .yield, .yieldFrom:
            branchValue(condition, sense, target)
        }
    }

    @inline(never)
    private func branchValue(_ condition: Expression, _ sense: Bool, _ target: CodeBuilder.Label) {
        let mark = builder.top
        let register = value(condition)
        builder.span = condition.span
        builder.emitJump(sense ? .jumpIfTrue : .jumpIfFalse, a: register, to: target)
        builder.top = mark
    }

    @inline(never)
    private func branchBoolean(
        _ op: BooleanOperator, _ operands: [Expression], _ sense: Bool, _ target: CodeBuilder.Label
    ) {
        // `or` decides early when an operand is true, `and` when one is false.
        let early = op == .or
        let end = builder.label()
        for operand in operands.dropLast() { branch(operand, when: early, to: early == sense ? target : end) }
        if let last = operands.last { branch(last, when: sense, to: target) }
        builder.place(end)
    }

    @inline(never)
    private func branchConditional(
        _ test: Expression, _ then: Expression, _ otherwise: Expression, _ sense: Bool, _ target: CodeBuilder.Label
    ) {
        let alternative = builder.label()
        let end = builder.label()
        branch(test, when: false, to: alternative)
        branch(then, when: sense, to: target)
        builder.jump(end)
        builder.place(alternative)
        branch(otherwise, when: sense, to: target)
        builder.place(end)
    }

    @inline(never)
    private func branchComparison(
        _ first: Expression, _ steps: [ComparisonStep], _ span: Span, _ sense: Bool, _ target: CodeBuilder.Label
    ) {
        let mark = builder.top
        if steps.count == 1 {
            let left = value(first, isFollowed: true)
            branchStep(left, steps[0], span, sense, target)
        } else {
            branchChain(first, steps, span, sense, target)
        }
        builder.top = mark
    }

    /// One comparison whose right side is not needed afterwards.
    private func branchStep(
        _ left: Register, _ step: ComparisonStep, _ span: Span, _ sense: Bool, _ target: CodeBuilder.Label
    ) {
        let isIdentity = step.operator == .is || step.operator == .isNot
        if isIdentity, case .none? = folder.fold(step.operand) {
            builder.span = span
            let jumpsOnNone = (step.operator == .is) == sense
            return builder.emitJump(jumpsOnNone ? .jumpIfNone : .jumpIfNotNone, a: left, to: target)
        }
        if let opcode = step.operator.smallBranch, let number = smallConstant(step.operand) {
            builder.span = span
            return builder.emitJump(opcode, a: left, b: number, d: sense ? 1 : 0, to: target)
        }
        let right = comparand(step)
        branch(left, step.operator, right, span, sense, target)
    }

    private func branch(
        _ left: Register, _ op: ComparisonOperator, _ right: Register, _ span: Span, _ sense: Bool,
        _ target: CodeBuilder.Label
    ) {
        builder.span = span
        guard let (opcode, isNegated) = op.branch else {
            let truth = builder.allocate()
            builder.emit(op.opcode, a: truth, b: left, c: right)
            return builder.emitJump(sense ? .jumpIfTrue : .jumpIfFalse, a: truth, to: target)
        }
        builder.emitJump(opcode, a: left, b: right, d: sense != isNegated ? 1 : 0, to: target)
    }

    private func branchChain(
        _ first: Expression, _ steps: [ComparisonStep], _ span: Span, _ sense: Bool, _ target: CodeBuilder.Label
    ) {
        let (even, odd) = (builder.allocate(), builder.allocate())
        let end = builder.label()
        var left = value(first, scratch: even, isFollowed: true)
        for (index, step) in steps.dropLast().enumerated() {
            let right = comparand(step, scratch: index.isMultiple(of: 2) ? odd : even, isFollowed: true)
            branch(left, step.operator, right, span, false, sense ? end : target)
            left = right
        }
        if let last = steps.last { branchStep(left, last, span, sense, target) }
        builder.place(end)
    }
}

extension ComparisonOperator {
    /// The fused form, and whether it means the opposite.
    fileprivate var branch: (opcode: Opcode, isNegated: Bool)? {
        switch self {
        case .equal: (.branchEqual, false)
        case .notEqual: (.branchNotEqual, false)
        case .less: (.branchLess, false)
        case .lessOrEqual: (.branchLessEqual, false)
        case .greater: (.branchGreater, false)
        case .greaterOrEqual: (.branchGreaterEqual, false)
        case .is: (.branchSame, false)
        case .isNot: (.branchSame, true)
        case .in, .notIn: nil
        }
    }

    fileprivate var smallBranch: Opcode? {
        switch self {
        case .equal: .branchEqualSmall
        case .notEqual: .branchNotEqualSmall
        case .less: .branchLessSmall
        case .lessOrEqual: .branchLessEqualSmall
        case .greater: .branchGreaterSmall
        case .greaterOrEqual: .branchGreaterEqualSmall
        case .is, .isNot, .in, .notIn: nil
        }
    }
}
