import TyphonSyntax

/// # match
///
/// The subject stays in a register; a pattern is a series of tests that jump to the next case. Names are collected in
/// temporaries and assigned when the whole pattern has matched, so a case that fails binds nothing.
extension Compiler {
    /// Where the names of the running case are collected.
    private struct Captures {
        var registers: [String: Register] = [:]
        var order: [Identifier] = []
    }

    @inline(never)
    func match(_ subject: Expression, _ cases: [MatchCase]) {
        let mark = builder.top
        let register = builder.allocate()
        compile(subject, into: register)
        let end = builder.label()
        for matchCase in cases {
            let next = builder.label()
            let caseMark = builder.top
            bind(matchCase.pattern, register, next)
            builder.top = caseMark
            if let test = matchCase.guard { branch(test, when: false, to: next) }
            body(matchCase.body)
            builder.jump(end)
            builder.place(next)
        }
        builder.place(end)
        builder.top = mark
    }

    private func bind(_ pattern: Pattern, _ subject: Register, _ fail: CodeBuilder.Label) {
        if case .capture(let name) = pattern.kind { return store(subject, name: name.text, name.span) }
        var captures = Captures()
        collectNames(pattern, &captures)
        test(pattern, subject, captures, fail)
        for name in captures.order {
            if let register = captures.registers[name.text] { store(register, name: name.text, name.span) }
        }
    }

    private func collectNames(_ pattern: Pattern, _ captures: inout Captures) {
        switch pattern.kind {
        case .wildcard, .value, .singleton: break
        case .capture(let name): add(name, &captures)
        case .star(let name): if let name { add(name, &captures) }
        case .alias(let inner, let name):
            collectNames(inner, &captures)
            add(name, &captures)
        case .alternatives(let parts): if let first = parts.first { collectNames(first, &captures) }
        case .sequence(let parts): for part in parts { collectNames(part, &captures) }
        case .mapping(let items, let rest):
            for item in items { collectNames(item.pattern, &captures) }
            if let rest { add(rest, &captures) }
        case .class(_, let positional, let keywords):
            for part in positional { collectNames(part, &captures) }
            for item in keywords { collectNames(item.pattern, &captures) }
        }
    }

    private func add(_ name: Identifier, _ captures: inout Captures) {
        captures.registers[name.text] = builder.allocate()
        captures.order.append(name)
    }

    // Tests

    private func test(
        _ pattern: Pattern, _ subject: Register, _ captures: Captures, _ fail: CodeBuilder.Label
    ) {
        builder.span = pattern.span
        switch pattern.kind {
        case .wildcard: break
        case .capture(let name): capture(name, subject, captures)
        case .star(let name): if let name { capture(name, subject, captures) }
        case .value(let expression): testValue(expression, subject, fail)
        case .singleton(let constant): testSingleton(constant, subject, fail)
        case .alias(let inner, let name):
            test(inner, subject, captures, fail)
            capture(name, subject, captures)
        case .alternatives(let parts): testAlternatives(parts, subject, captures, fail)
        case .sequence(let parts): testSequence(parts, pattern.span, subject, captures, fail)
        case .mapping(let items, let rest): testMapping(items, rest, pattern.span, subject, captures, fail)
        case .class(let type, let positional, let keywords):
            testClass(type, positional, keywords, pattern.span, subject, captures, fail)
        }
    }

    private func capture(_ name: Identifier, _ subject: Register, _ captures: Captures) {
        if let register = captures.registers[name.text] { builder.move(subject, to: register) }
    }

    private func testValue(_ expression: Expression, _ subject: Register, _ fail: CodeBuilder.Label) {
        let mark = builder.top
        if let number = smallConstant(expression) {
            builder.emitJump(.branchEqualSmall, a: subject, b: number, d: 0, to: fail)
        } else {
            let other = value(expression)
            builder.emitJump(.branchEqual, a: subject, b: other, d: 0, to: fail)
        }
        builder.top = mark
    }

    private func testSingleton(_ constant: Constant, _ subject: Register, _ fail: CodeBuilder.Label) {
        if case .none = constant { return builder.emitJump(.jumpIfNotNone, a: subject, to: fail) }
        let mark = builder.top
        let other = builder.allocate()
        builder.loadConstant(ConstantFolder.constant(constant), into: other)
        builder.emitJump(.branchSame, a: subject, b: other, d: 0, to: fail)
        builder.top = mark
    }

    private func testAlternatives(
        _ parts: [Pattern], _ subject: Register, _ captures: Captures, _ fail: CodeBuilder.Label
    ) {
        let matched = builder.label()
        for (index, part) in parts.enumerated() {
            if index + 1 == parts.count {
                test(part, subject, captures, fail)
            } else {
                let next = builder.label()
                test(part, subject, captures, next)
                builder.jump(matched)
                builder.place(next)
            }
        }
        builder.place(matched)
    }

    private func testSequence(
        _ parts: [Pattern], _ span: Span, _ subject: Register, _ captures: Captures, _ fail: CodeBuilder.Label
    ) {
        let mark = builder.top
        let stars = parts.map { $0.isStar }
        testKind(.matchSequence, subject, fail)
        let hasStar = stars.contains(true)
        testLength(subject, hasStar ? parts.count - 1 : parts.count, isExact: !hasStar, fail)
        if let star = parts.firstIndex(where: { $0.isIgnoredStar }) {
            testItems(parts, star, span, subject, captures, fail)
        } else if parts.contains(where: { !$0.isIgnored }) {
            let base = builder.allocate(parts.count)
            unpack(subject, stars, into: base, span)
            for (offset, part) in parts.enumerated() { test(part, base + offset, captures, fail) }
        }
        builder.top = mark
    }

    /// With `*_` only the items that matter are asked for, by index: the middle may be long, or without end.
    private func testItems(
        _ parts: [Pattern], _ star: Int, _ span: Span, _ subject: Register, _ captures: Captures,
        _ fail: CodeBuilder.Label
    ) {
        for (index, part) in parts.enumerated() where !part.isIgnored {
            let item = builder.allocate()
            builder.span = span
            if index < star {
                builder.emit(.getItemSmall, a: item, b: subject, c: index)
            } else {
                builder.emit(.getLength, a: item, b: subject)
                builder.emit(.subtractSmall, a: item, b: item, c: index - parts.count)
                builder.emit(.getItem, a: item, b: subject, c: item)
            }
            test(part, item, captures, fail)
            builder.top = item
        }
    }

    private func testKind(_ opcode: Opcode, _ subject: Register, _ fail: CodeBuilder.Label) {
        let matches = builder.allocate()
        builder.emit(opcode, a: matches, b: subject)
        builder.emitJump(.jumpIfFalse, a: matches, to: fail)
        builder.top = matches
    }

    private func testLength(_ subject: Register, _ count: Int, isExact: Bool, _ fail: CodeBuilder.Label) {
        if count == 0, !isExact { return }
        let length = builder.allocate()
        builder.emit(.getLength, a: length, b: subject)
        if count <= Int(Int16.max) {
            let opcode: Opcode = isExact ? .branchEqualSmall : .branchGreaterEqualSmall
            builder.emitJump(opcode, a: length, b: count, d: 0, to: fail)
        } else {
            builder.tooLarge("too many parts in a pattern")
        }
        builder.top = length
    }

    private func testMapping(
        _ items: [Pattern.MappingItem], _ rest: Identifier?, _ span: Span, _ subject: Register, _ captures: Captures,
        _ fail: CodeBuilder.Label
    ) {
        let mark = builder.top
        testKind(.matchMapping, subject, fail)
        testLength(subject, items.count, isExact: false, fail)
        let keys = builder.allocate()
        if !items.isEmpty || rest != nil { tuple(items.map(\.key), span, into: keys) }
        if !items.isEmpty {
            let base = unpackMatched(count: items.count, fail) { values in
                builder.emit(.matchKeys, a: values, b: subject, c: keys)
            }
            for (offset, item) in items.enumerated() { test(item.pattern, base + offset, captures, fail) }
        }
        if let rest, let register = captures.registers[rest.text] {
            builder.emit(.mappingRest, a: register, b: subject, c: keys)
        }
        builder.top = mark
    }

    private func testClass(
        _ type: Expression, _ positional: [Pattern], _ keywords: [Pattern.KeywordItem], _ span: Span,
        _ subject: Register, _ captures: Captures, _ fail: CodeBuilder.Label
    ) {
        let mark = builder.top
        let window = builder.allocate(3)
        builder.move(subject, to: window)
        compile(type, into: window + 1)
        builder.span = span
        builder.loadConstant(.tuple(keywords.map { .string(.text($0.name.text)) }), into: window + 2)
        let parts = positional + keywords.map(\.pattern)
        let base = unpackMatched(count: parts.count, fail) { values in
            builder.emit(.matchClass, a: values, b: window, c: positional.count)
        }
        for (offset, part) in parts.enumerated() { test(part, base + offset, captures, fail) }
        builder.top = mark
    }

    /// Runs a match that gives a tuple or None, and spreads the tuple over registers that stay allocated.
    private func unpackMatched(
        count: Int, _ fail: CodeBuilder.Label, _ match: (Register) -> Void
    ) -> Register {
        let values = builder.allocate()
        match(values)
        builder.emitJump(.jumpIfNone, a: values, to: fail)
        let base = builder.allocate(count)
        if count > 0 { builder.emit(.unpack, a: base, b: values, c: count) }
        return base
    }
}

extension Pattern {
    /// `*_`
    fileprivate var isIgnoredStar: Bool {
        if case .star(nil) = kind { true } else { false }
    }

    /// Matches anything and binds nothing.
    fileprivate var isIgnored: Bool {
        switch kind {
        case .wildcard, .star(nil): true
        case .star, .capture, .value, .singleton, .alias, .alternatives, .sequence, .mapping, .class: false
        }
    }
}
