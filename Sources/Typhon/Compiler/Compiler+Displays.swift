import TyphonSyntax

/// Tuples, lists, sets, dictionaries and f-strings.
extension Compiler {
    enum Container { case list, set }

    private static var windowLimit: Int { 128 }

    @inline(never)
    func tuple(_ items: [Expression], _ span: Span, into destination: Register) {
        if isPlain(items) { return build(.buildTuple, items, span, into: destination) }
        let mark = builder.top
        let list = builder.allocate()
        builder.span = span
        collect(items, into: list, kind: .list)
        builder.span = span
        builder.emit(.listToTuple, a: destination, b: list)
        builder.top = mark
    }

    @inline(never)
    func list(_ items: [Expression], _ span: Span, into destination: Register) {
        container(items, .list, span, into: destination)
    }

    @inline(never)
    func set(_ items: [Expression], _ span: Span, into destination: Register) {
        container(items, .set, span, into: destination)
    }

    private func container(_ items: [Expression], _ kind: Container, _ span: Span, into destination: Register) {
        if items.count > 2, let constants = folder.foldAll(items) {
            return constantContainer(constants, kind, span, into: destination)
        }
        if isPlain(items) { return build(kind.build, items, span, into: destination) }
        let mark = builder.top
        let result = isTemporary(destination) ? destination : builder.allocate()
        builder.span = span
        collect(items, into: result, kind: kind)
        builder.move(result, to: destination)
        builder.top = mark
    }

    private func isPlain(_ items: [Expression]) -> Bool {
        items.count <= Self.windowLimit && !items.contains { $0.isStarred }
    }

    private func build(_ opcode: Opcode, _ items: [Expression], _ span: Span, into destination: Register) {
        let mark = builder.top
        for item in items { compile(item, into: builder.allocate()) }
        builder.span = span
        builder.emit(opcode, a: destination, b: mark, c: items.count)
        builder.top = mark
    }

    private func constantContainer(
        _ constants: [CompiledConstant], _ kind: Container, _ span: Span, into destination: Register
    ) {
        let mark = builder.top
        let result = isTemporary(destination) ? destination : builder.allocate()
        let items = builder.allocate()
        builder.span = span
        builder.emit(kind.build, a: result, b: items, c: 0)
        builder.loadConstant(.tuple(constants), into: items)
        builder.emit(kind.extend, a: result, b: items)
        builder.move(result, to: destination)
        builder.top = mark
    }

    /// Builds a list or set piece by piece: runs of plain items in windows, starred ones by extending.
    func collect(_ items: [Expression], into result: Register, kind: Container) {
        let span = builder.span
        var isFirst = true
        var run: [Expression] = []
        for item in items {
            if case .starred(let inner) = item.kind {
                flush(&run, &isFirst, into: result, kind, span, always: isFirst)
                extend(result, with: inner, kind)
            } else {
                run.append(item)
                if run.count == Self.windowLimit { flush(&run, &isFirst, into: result, kind, span) }
            }
        }
        flush(&run, &isFirst, into: result, kind, span, always: isFirst)
    }

    private func flush(
        _ run: inout [Expression], _ isFirst: inout Bool, into result: Register, _ kind: Container, _ span: Span,
        always: Bool = false
    ) {
        guard always || !run.isEmpty else { return }
        let mark = builder.top
        let target = isFirst ? result : builder.allocate()
        build(kind.build, run, span, into: target)
        if !isFirst { builder.emit(kind.extend, a: result, b: target) }
        isFirst = false
        run.removeAll(keepingCapacity: true)
        builder.top = mark
    }

    private func extend(_ result: Register, with expression: Expression, _ kind: Container) {
        let mark = builder.top
        let register = value(expression)
        builder.span = expression.span
        builder.emit(kind.extend, a: result, b: register)
        builder.top = mark
    }

    // Dictionaries

    @inline(never)
    func dictionary(_ items: [DictionaryItem], _ span: Span, into destination: Register) {
        let window = items.prefix(Self.windowLimit / 2).prefix { $0.key != nil }
        let mark = builder.top
        let isWhole = window.count == items.count
        let result = isWhole || isTemporary(destination) ? destination : builder.allocate()
        pairs(window, span, into: result)
        for item in items[window.count...] { addItem(item, to: result) }
        builder.move(result, to: destination)
        builder.top = mark
    }

    private func pairs(_ items: ArraySlice<DictionaryItem>, _ span: Span, into result: Register) {
        let mark = builder.top
        for item in items {
            let (key, value) = (builder.allocate(), builder.allocate())
            if let expression = item.key { compile(expression, into: key) }
            compile(item.value, into: value)
        }
        builder.span = span
        builder.emit(.buildDictionary, a: result, b: mark, c: items.count)
        builder.top = mark
    }

    private func addItem(_ item: DictionaryItem, to result: Register) {
        let mark = builder.top
        if let key = item.key {
            let keyRegister = value(key, isFollowed: true)
            let valueRegister = value(item.value)
            builder.emit(.dictionaryStore, a: result, b: keyRegister, c: valueRegister)
        } else {
            let mapping = value(item.value)
            builder.span = item.value.span
            builder.emit(.dictionaryUpdate, a: result, b: mapping)
        }
        builder.top = mark
    }

    // f-strings

    @inline(never)
    func joinedString(_ parts: [StringPart], _ span: Span, into destination: Register) {
        if parts.isEmpty { return builder.loadConstant(.string(.text("")), into: destination) }
        if parts.count == 1 { return part(parts[0], into: destination) }
        let mark = builder.top
        for part in parts {
            if builder.top - mark == Self.windowLimit { join(mark, span) }
            self.part(part, into: builder.allocate())
        }
        builder.span = span
        builder.emit(.buildString, a: destination, b: mark, c: builder.top - mark)
        builder.top = mark
    }

    /// Joins the parts so far into the first of their registers.
    private func join(_ base: Register, _ span: Span) {
        builder.span = span
        builder.emit(.buildString, a: base, b: base, c: builder.top - base)
        builder.top = base + 1
    }

    private func part(_ part: StringPart, into destination: Register) {
        switch part {
        case .literal(let text, let span):
            builder.span = span
            builder.loadConstant(.string(text), into: destination)
        case .replacement(let replacement): self.replacement(replacement, into: destination)
        }
    }

    private func replacement(_ replacement: Replacement, into destination: Register) {
        let mark = builder.top
        let register = value(replacement.value, isFollowed: replacement.format != nil)
        var format = 0xFFFF
        if let parts = replacement.format {
            format = builder.allocate()
            joinedString(parts, replacement.span, into: format)
        }
        builder.span = replacement.span
        builder.emit(.formatValue, a: destination, b: register, c: format, d: replacement.conversion.code)
        builder.top = mark
    }
}

extension Compiler.Container {
    var build: Opcode {
        switch self {
        case .list: .buildList
        case .set: .buildSet
        }
    }

    var extend: Opcode {
        switch self {
        case .list: .listExtend
        case .set: .setUpdate
        }
    }
}

extension Replacement.Conversion {
    /// The letter in the text.
    var code: Int {
        switch self {
        case .none: 0
        case .str: 115
        case .repr: 114
        case .ascii: 97
        }
    }
}
