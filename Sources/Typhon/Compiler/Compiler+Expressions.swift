import TyphonSyntax

extension Compiler {
    /// Computes `expression` into `destination`, written by the last instruction of each path only (law 1).
    func compile(_ expression: Expression, into destination: Register) {
        if let constant = folder.fold(expression) {
            builder.span = expression.span
            return builder.loadConstant(constant, into: destination)
        }
        switch expression.kind {
        case .constant: break
        case .name(let name): loadName(name, expression.span, into: destination)
        case .joinedString(let parts): joinedString(parts, expression.span, into: destination)
        case .tuple(let items): tuple(items, expression.span, into: destination)
        case .list(let items): list(items, expression.span, into: destination)
        case .set(let items): set(items, expression.span, into: destination)
        case .dictionary(let items): dictionary(items, expression.span, into: destination)
        case .unary(let op, let operand): unary(op, operand, expression.span, into: destination)
        case .binary(let first, let steps): binary(first, steps, into: destination)
        case .boolean(let op, let operands): boolean(op, operands, into: destination)
        case .comparison(let first, let steps): comparison(first, steps, expression.span, into: destination)
        case .conditional(let test, let then, let otherwise): conditional(test, then, otherwise, into: destination)
        case .access(let base, let steps): access(base, steps, into: destination)
        case .slice(let lower, let upper, let step): slice([lower, upper, step], expression.span, into: destination)
        case .starred(let inner): compile(inner, into: destination)
        case .named(let name, let operand): named(name, operand, into: destination)
        case .lambda(let lambda): self.lambda(lambda, into: destination)
        case .comprehension(let comprehension): self.comprehension(comprehension, into: destination)
        case .await(let operand): awaitExpression(operand, expression.span, into: destination)
        case .yield(let operand): yield(operand, expression.span, into: destination)
        case .yieldFrom(let operand): yieldFrom(operand, expression.span, into: destination)
        }
    }

    /// The register that holds the value: a local's own, else `scratch` or a new temporary.
    ///
    /// - Parameter isFollowed: other parts are evaluated before the register is read, so a variable that `:=` may rebind
    ///   is copied.
    func value(_ expression: Expression, scratch: Register? = nil, isFollowed: Bool = false) -> Register {
        if case .name(let name) = expression.kind, let symbol = localVariable(name),
            !(isFollowed && symbol.uses.contains(.named))
        {
            builder.span = expression.span
            checkBound(symbol)
            return symbol.register
        }
        if !isFollowed, case .named(let name, let operand) = expression.kind, let symbol = localVariable(name.text) {
            compile(operand, into: symbol.register)
            builder.bound.insert(symbol.register)
            return symbol.register
        }
        let register = scratch ?? builder.allocate()
        compile(expression, into: register)
        return register
    }

    /// Evaluates and forgets.
    func effect(_ expression: Expression) {
        if folder.fold(expression) != nil { return }
        let mark = builder.top
        _ = value(expression)
        builder.top = mark
    }

    /// A small integer that fits the field of an instruction.
    func smallConstant(_ expression: Expression) -> Int? {
        guard case .integer(let number) = folder.fold(expression), abs(number) <= Int16.max else { return nil }
        return number
    }

    // Operators

    @inline(never)
    private func unary(_ op: TyphonSyntax.UnaryOperator, _ operand: Expression, _ span: Span, into destination: Register) {
        let mark = builder.top
        let register = value(operand, scratch: isTemporary(destination) ? destination : nil)
        builder.span = span
        builder.emit(op.opcode, a: destination, b: register)
        builder.top = mark
    }

    @inline(never)
    private func binary(_ first: Expression, _ steps: [BinaryStep], into destination: Register) {
        let mark = builder.top
        var scratch = isTemporary(destination) ? destination : nil
        var left = value(first, scratch: scratch, isFollowed: true)
        if scratch == nil, isTemporary(left) { scratch = left }
        for (index, step) in steps.enumerated() {
            var target = destination
            if index + 1 < steps.count { target = scratch ?? builder.allocate() }
            if target != destination { scratch = target }
            operate(step.operator, target, left, step.operand, step.span)
            left = target
        }
        builder.top = mark
    }

    /// `target = left op operand`.
    func operate(
        _ op: TyphonSyntax.BinaryOperator, _ target: Register, _ left: Register, _ operand: Expression, _ span: Span,
        isInPlace: Bool = false
    ) {
        let flag = isInPlace ? 1 : 0
        if let small = op.smallOpcode, let number = smallConstant(operand) {
            builder.span = span
            return builder.emit(small, a: target, b: left, c: small == .subtractSmall ? -number : number, d: flag)
        }
        let mark = builder.top
        let right = value(operand)
        builder.span = span
        builder.emit(op.opcode, a: target, b: left, c: right, d: flag)
        builder.top = mark
    }

    /// The value of `and`/`or` is one of the operands, so a variable is written only after all were evaluated.
    @inline(never)
    private func boolean(_ op: BooleanOperator, _ operands: [Expression], into destination: Register) {
        let mark = builder.top
        let result = isTemporary(destination) ? destination : builder.allocate()
        let end = builder.label()
        for operand in operands.dropLast() {
            compile(operand, into: result)
            builder.emitJump(op == .and ? .jumpIfFalse : .jumpIfTrue, a: result, to: end)
        }
        if let last = operands.last { compile(last, into: result) }
        builder.place(end)
        builder.move(result, to: destination)
        builder.top = mark
    }

    @inline(never)
    private func conditional(
        _ test: Expression, _ then: Expression, _ otherwise: Expression, into destination: Register
    ) {
        let alternative = builder.label()
        let end = builder.label()
        branch(test, when: false, to: alternative)
        compile(then, into: destination)
        builder.jump(end)
        builder.place(alternative)
        compile(otherwise, into: destination)
        builder.place(end)
    }

    @inline(never)
    private func named(_ name: Identifier, _ operand: Expression, into destination: Register) {
        if let symbol = localVariable(name.text) {
            compile(operand, into: symbol.register)
            builder.bound.insert(symbol.register)
            return builder.move(symbol.register, to: destination)
        }
        let mark = builder.top
        let register = isTemporary(destination) ? destination : builder.allocate()
        compile(operand, into: register)
        store(register, name: name.text, name.span)
        builder.move(register, to: destination)
        builder.top = mark
    }

    // Comparisons

    @inline(never)
    private func comparison(
        _ first: Expression, _ steps: [ComparisonStep], _ span: Span, into destination: Register
    ) {
        let mark = builder.top
        if steps.count == 1 {
            let left = value(first, scratch: isTemporary(destination) ? destination : nil, isFollowed: true)
            let right = comparand(steps[0])
            builder.span = span
            builder.emit(steps[0].operator.opcode, a: destination, b: left, c: right)
        } else {
            comparisonChain(first, steps, span, into: destination)
        }
        builder.top = mark
    }

    private func comparisonChain(
        _ first: Expression, _ steps: [ComparisonStep], _ span: Span, into destination: Register
    ) {
        let result = isTemporary(destination) ? destination : builder.allocate()
        let (even, odd) = (builder.allocate(), builder.allocate())
        let end = builder.label()
        var left = value(first, scratch: even, isFollowed: true)
        for (index, step) in steps.enumerated() {
            let right = comparand(step, scratch: index.isMultiple(of: 2) ? odd : even, isFollowed: true)
            builder.span = span
            builder.emit(step.operator.opcode, a: result, b: left, c: right)
            if index + 1 < steps.count { builder.emitJump(.jumpIfFalse, a: result, to: end) }
            left = right
        }
        builder.place(end)
        builder.move(result, to: destination)
    }

    /// The right side of a comparison; `in [1, 2]` and `in {1, 2}` look into a constant.
    func comparand(_ step: ComparisonStep, scratch: Register? = nil, isFollowed: Bool = false) -> Register {
        guard step.operator.isMembership, let constant = constantContainer(step.operand) else {
            return value(step.operand, scratch: scratch, isFollowed: isFollowed)
        }
        let register = scratch ?? builder.allocate()
        builder.span = step.operand.span
        builder.loadConstant(constant, into: register)
        return register
    }

    private func constantContainer(_ expression: Expression) -> CompiledConstant? {
        switch expression.kind {
        case .list(let items): return folder.foldAll(items).map { .tuple($0) }
        case .set(let items): return folder.foldAll(items).map { .frozenSet($0) }
        case _: return nil
        }
    }
}

extension TyphonSyntax.UnaryOperator {
    var opcode: Opcode {
        switch self {
        case .not: .not
        case .minus: .negate
        case .plus: .positive
        case .invert: .invert
        }
    }
}

extension TyphonSyntax.BinaryOperator {
    var opcode: Opcode {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .matrixMultiply: .matrixMultiply
        case .divide: .trueDivide
        case .floorDivide: .floorDivide
        case .remainder: .modulo
        case .power: .power
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        case .bitAnd: .bitAnd
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        }
    }

    /// The form with a small integer on the right.
    var smallOpcode: Opcode? {
        switch self {
        case .add: .addSmall
        case .subtract: .subtractSmall
        case .multiply, .matrixMultiply, .divide, .floorDivide, .remainder, .power, .leftShift, .rightShift, .bitAnd,
            .bitOr, .bitXor:
            nil
        }
    }
}

extension ComparisonOperator {
    var opcode: Opcode {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterEqual
        case .is: .same
        case .isNot: .notSame
        case .in: .contains
        case .notIn: .notContains
        }
    }

    var isMembership: Bool { self == .in || self == .notIn }
}
