import TyphonSyntax

/// Assignment, deletion and augmented assignment.
extension Compiler {
    func store(_ register: Register, _ target: Target) {
        switch target.kind {
        case .name(let name): store(register, name: name, target.span)
        case .attribute(let object, let name): setAttribute(register, of: object, name, target.span)
        case .subscript(let object, let index): setItem(register, of: object, index, target.span)
        case .starred(let inner): store(register, inner)
        case .tuple(let parts), .list(let parts): unpack(register, parts, target.span)
        }
    }

    @inline(never)
    private func setAttribute(_ register: Register, of object: Expression, _ name: Identifier, _ span: Span) {
        let mark = builder.top
        let base = value(object)
        builder.span = span
        builder.emit(.setAttribute, a: base, b: register, c: builder.name(scope.mangle(name.text)))
        builder.top = mark
    }

    @inline(never)
    private func setItem(_ register: Register, of object: Expression, _ index: Expression, _ span: Span) {
        let mark = builder.top
        let base = value(object, isFollowed: true)
        let key = value(index)
        builder.span = span
        builder.emit(.setItem, a: base, b: key, c: register)
        builder.top = mark
    }

    @inline(never)
    private func unpack(_ register: Register, _ parts: [Target], _ span: Span) {
        if let locals = neighbours(parts) {
            unpack(register, parts.map { _ in false }, into: locals.lowerBound, span)
            return locals.forEach { builder.bound.insert($0) }
        }
        let mark = builder.top
        let base = builder.allocate(parts.count)
        unpack(register, parts.map { $0.isStarred }, into: base, span)
        for (offset, part) in parts.enumerated() { store(base + offset, part) }
        builder.top = mark
    }

    /// The registers of plain local variables that lie in the order of the targets.
    private func neighbours(_ parts: [Target]) -> Range<Register>? {
        var registers: [Register] = []
        for part in parts {
            guard case .name(let name) = part.kind, let symbol = localVariable(name),
                registers.isEmpty || registers.last! + 1 == symbol.register
            else { return nil }
            registers.append(symbol.register)
        }
        return registers.first.map { $0..<$0 + registers.count }
    }

    /// Spreads a sequence over consecutive registers; at most one part is starred.
    func unpack(_ register: Register, _ stars: [Bool], into base: Register, _ span: Span) {
        builder.span = span
        guard let star = stars.firstIndex(of: true) else {
            return builder.emit(.unpack, a: base, b: register, c: stars.count)
        }
        let after = stars.count - star - 1
        if after > 255 { table.report("too many expressions in star-unpacking assignment", span) }
        builder.emit(.unpackStar, a: base, b: register, c: star, d: after)
    }

    // Assignment

    @inline(never)
    func assign(_ targets: [Target], _ expression: Expression) {
        if targets.count == 1, case .name(let name) = targets[0].kind {
            return assign(expression, name: name, targets[0].span)
        }
        if targets.count == 1, assignParallel(targets[0], expression) { return }
        let mark = builder.top
        let register = firstRegister(targets, expression)
        for target in targets { store(register, target) }
        builder.top = mark
    }

    /// `a = b = value` is computed into `a` when that is a plain local. What the targets rebind is copied first.
    private func firstRegister(_ targets: [Target], _ expression: Expression) -> Register {
        if case .name(let name) = targets[0].kind, let symbol = localVariable(name),
            !targets.dropFirst().contains(where: { !$0.isSurelyOther(than: name) })
        {
            compile(expression, into: symbol.register)
            return symbol.register
        }
        if case .name(let name) = expression.kind, targets.contains(where: { !$0.isSurelyOther(than: name) }) {
            let copy = builder.allocate()
            compile(expression, into: copy)
            return copy
        }
        return value(expression, isFollowed: true)
    }

    /// `a, b = x, y` needs no tuple. False when it is not of that form.
    private func assignParallel(_ target: Target, _ expression: Expression) -> Bool {
        guard let parts = target.plainParts, case .tuple(let items) = expression.kind, items.count == parts.count,
            items.count <= 16, !items.contains(where: { $0.isStarred })
        else { return false }
        let mark = builder.top
        var registers: [Register] = []
        for (index, item) in items.enumerated() { registers.append(parallelValue(item, parts[..<index])) }
        for (register, part) in zip(registers, parts) { store(register, part) }
        builder.top = mark
        return true
    }

    /// A local is read in place unless an earlier target overwrites it first.
    private func parallelValue(_ item: Expression, _ earlier: ArraySlice<Target>) -> Register {
        guard case .name(let name) = item.kind, localVariable(name) != nil,
            earlier.contains(where: { !$0.isSurelyOther(than: name) })
        else { return value(item, isFollowed: true) }
        let register = builder.allocate()
        compile(item, into: register)
        return register
    }

    @inline(never)
    func annotatedAssign(_ assignment: AnnotatedAssign) {
        if let expression = assignment.value { assign([assignment.target], expression) }
        switch assignment.target.kind {
        case .name(let name):
            if assignment.isSimple { recordAnnotation(name, assignment.annotation) } else { ignore(assignment.annotation) }
        case .attribute(let object, _):
            if assignment.value == nil { effect(object) }
            ignore(assignment.annotation)
        case .subscript(let object, let index):
            if assignment.value == nil {
                effect(object)
                effect(index)
            }
            ignore(assignment.annotation)
        case .starred, .tuple, .list: break
        }
    }

    private func ignore(_ annotation: Expression) {
        if !table.annotationsAreText, !unit.isFunctionLike { effect(annotation) }
    }

    /// Only modules and classes keep the annotations of their variables.
    private func recordAnnotation(_ name: String, _ expression: Expression) {
        guard !scope.isFunctionLike else { return }
        let mark = builder.top
        let (annotations, key, value) = (builder.allocate(), builder.allocate(), builder.allocate())
        annotation(expression, into: value)
        loadName("__annotations__", expression.span, into: annotations)
        builder.loadConstant(.string(.text(scope.mangle(name))), into: key)
        builder.emit(.setItem, a: annotations, b: key, c: value)
        builder.top = mark
    }

    // Augmented assignment

    @inline(never)
    func augmentedAssign(_ target: Target, _ op: TyphonSyntax.BinaryOperator, _ operand: Expression, _ span: Span) {
        let mark = builder.top
        switch target.kind {
        case .name(let name): augmentName(name, op, operand, target.span, span)
        case .attribute(let object, let name): augmentAttribute(object, name, op, operand, target.span, span)
        case .subscript(let object, let index): augmentItem(object, index, op, operand, target.span, span)
        case .starred, .tuple, .list: break
        }
        builder.top = mark
    }

    private func augmentName(_ name: String, _ op: TyphonSyntax.BinaryOperator, _ operand: Expression, _ place: Span, _ span: Span) {
        if let symbol = localVariable(name), !symbol.uses.contains(.named) {
            builder.span = place
            checkBound(symbol)
            return operate(op, symbol.register, symbol.register, operand, span, isInPlace: true)
        }
        let register = builder.allocate()
        loadName(name, place, into: register)
        operate(op, register, register, operand, span, isInPlace: true)
        store(register, name: name, place)
    }

    private func augmentAttribute(
        _ object: Expression, _ name: Identifier, _ op: TyphonSyntax.BinaryOperator, _ operand: Expression, _ place: Span, _ span: Span
    ) {
        let base = value(object, isFollowed: true)
        let register = builder.allocate()
        let index = builder.name(scope.mangle(name.text))
        builder.span = place
        builder.emit(.getAttribute, a: register, b: base, c: index)
        operate(op, register, register, operand, span, isInPlace: true)
        builder.span = place
        builder.emit(.setAttribute, a: base, b: register, c: index)
    }

    private func augmentItem(
        _ object: Expression, _ index: Expression, _ op: TyphonSyntax.BinaryOperator, _ operand: Expression, _ place: Span, _ span: Span
    ) {
        let base = value(object, isFollowed: true)
        let key = value(index, isFollowed: true)
        let register = builder.allocate()
        builder.span = place
        builder.emit(.getItem, a: register, b: base, c: key)
        operate(op, register, register, operand, span, isInPlace: true)
        builder.span = place
        builder.emit(.setItem, a: base, b: key, c: register)
    }

    // Deletion

    func delete(_ target: Target) {
        switch target.kind {
        case .name(let name): delete(name: name, target.span)
        case .attribute(let object, let name): deleteAttribute(of: object, name, target.span)
        case .subscript(let object, let index): deleteItem(of: object, index, target.span)
        case .starred(let inner): delete(inner)
        case .tuple(let parts), .list(let parts): for part in parts { delete(part) }
        }
    }

    @inline(never)
    private func deleteAttribute(of object: Expression, _ name: Identifier, _ span: Span) {
        let mark = builder.top
        let base = value(object)
        builder.span = span
        builder.emit(.deleteAttribute, a: base, c: builder.name(scope.mangle(name.text)))
        builder.top = mark
    }

    @inline(never)
    private func deleteItem(of object: Expression, _ index: Expression, _ span: Span) {
        let mark = builder.top
        let base = value(object, isFollowed: true)
        let key = value(index)
        builder.span = span
        builder.emit(.deleteItem, a: base, b: key)
        builder.top = mark
    }
}

extension Target {
    var isStarred: Bool {
        if case .starred = kind { true } else { false }
    }

    /// The parts of a tuple or list target without a star.
    fileprivate var plainParts: [Target]? {
        switch kind {
        case .tuple(let parts), .list(let parts): parts.contains { $0.isStarred } ? nil : parts
        case .name, .attribute, .subscript, .starred: nil
        }
    }

    /// Storing to it cannot rebind the local `name` of the same function.
    fileprivate func isSurelyOther(than name: String) -> Bool {
        switch kind {
        case .name(let other): other != name
        case .attribute, .subscript: true
        case .starred, .tuple, .list: !names.contains(name)
        }
    }
}
