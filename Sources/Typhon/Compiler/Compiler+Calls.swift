import TyphonSyntax

extension TyphonSyntax.Arguments {
    /// Needs the general form: unpacking, or more arguments than fit a window comfortably.
    var isSpread: Bool {
        if positional.count + keywords.count > TyphonSyntax.Arguments.windowLimit { return true }
        if keywords.contains(where: { $0.name == nil }) { return true }
        return positional.contains { $0.isStarred }
    }

    static var windowLimit: Int { 200 }
}

extension Expression {
    var isStarred: Bool {
        if case .starred = kind { true } else { false }
    }
}

/// Calls: the callee is at `window`, the topmost register in use, and the arguments are written above it.
extension Compiler {
    func call(
        _ window: Register, _ arguments: TyphonSyntax.Arguments, isMethod: Bool, _ span: Span, into target: Register
    ) {
        if arguments.isSpread { return spreadCall(window, arguments, span, into: target) }
        for argument in arguments.positional { compile(argument, into: builder.allocate()) }
        for keyword in arguments.keywords { compile(keyword.value, into: builder.allocate()) }
        builder.span = span
        let count = arguments.positional.count + arguments.keywords.count
        if arguments.keywords.isEmpty {
            builder.emit(isMethod ? .callMethod : .call, a: window, b: count, c: target)
        } else {
            let names = builder.constant(keywordNames(arguments.keywords))
            builder.emit(.callKeyword, a: window, b: count, c: target, d: isMethod ? 1 : 0, word: names)
        }
    }

    private func keywordNames(_ keywords: [KeywordArgument]) -> CompiledConstant {
        .tuple(keywords.compactMap { keyword in keyword.name.map { .string(.text($0.text)) } })
    }

    private func spreadCall(_ window: Register, _ arguments: TyphonSyntax.Arguments, _ span: Span, into target: Register) {
        let positional = builder.allocate()
        let keywords = builder.allocate()
        spreadPositional(arguments.positional, callee: window, span, into: positional)
        builder.span = span
        if arguments.keywords.isEmpty {
            builder.emit(.loadAbsent, a: keywords)
        } else {
            spreadKeywords(arguments.keywords, callee: window, span, into: keywords)
        }
        builder.span = span
        builder.emit(.callSpread, a: window, c: target)
    }

    func spreadPositional(_ items: [Expression], callee: Register, _ span: Span, into target: Register) {
        if items.isEmpty { return builder.loadConstant(.tuple([]), into: target) }
        if items.count == 1, case .starred(let inner) = items[0].kind, let tuple = ownArguments(inner) {
            return builder.move(tuple, to: target)
        }
        if items.count == 1, case .starred(let inner) = items[0].kind {
            compile(inner, into: target)
            builder.span = span
            return builder.emit(.listToTuple, a: target, b: target, c: callee, d: 1)
        }
        builder.span = span
        collect(items, into: target, kind: .list)
    }

    /// The register of this function's `*arguments` while it surely still is that tuple.
    private func ownArguments(_ expression: Expression) -> Register? {
        guard case .name(let name) = expression.kind, let symbol = localVariable(name), symbol.isVariadic,
            symbol.uses.isDisjoint(with: [.assigned, .deleted, .named])
        else { return nil }
        return symbol.register
    }

    func spreadKeywords(_ keywords: [KeywordArgument], callee: Register, _ span: Span, into target: Register) {
        var isFirst = true
        var pending: [KeywordArgument] = []
        for keyword in keywords {
            if keyword.name != nil {
                pending.append(keyword)
                continue
            }
            flush(&pending, &isFirst, callee, into: target)
            merge(keyword.value, &isFirst, callee, into: target)
        }
        flush(&pending, &isFirst, callee, into: target)
    }

    /// Adds named arguments: the first ones make the dict, later ones are merged so that a repeated name is found.
    private func flush(
        _ pending: inout [KeywordArgument], _ isFirst: inout Bool, _ callee: Register, into target: Register
    ) {
        while !pending.isEmpty {
            let part = pending.prefix(TyphonSyntax.Arguments.windowLimit / 2)
            pending.removeFirst(part.count)
            let mark = builder.top
            let dictionary = isFirst ? target : builder.allocate()
            keywordDictionary(Array(part), into: dictionary)
            if !isFirst { builder.emit(.dictionaryMerge, a: target, b: dictionary, c: callee) }
            isFirst = false
            builder.top = mark
        }
    }

    func keywordDictionary(_ keywords: [KeywordArgument], into target: Register) {
        let mark = builder.top
        let base = builder.top
        for keyword in keywords {
            let (name, value) = (builder.allocate(), builder.allocate())
            builder.span = keyword.span
            builder.loadConstant(.string(.text(keyword.name?.text ?? "")), into: name)
            compile(keyword.value, into: value)
        }
        builder.emit(.buildDictionary, a: target, b: base, c: keywords.count)
        builder.top = mark
    }

    private func merge(_ mapping: Expression, _ isFirst: inout Bool, _ callee: Register, into target: Register) {
        let mark = builder.top
        if isFirst { builder.emit(.buildDictionary, a: target, b: target, c: 0) }
        isFirst = false
        let register = value(mapping)
        builder.span = mapping.span
        builder.emit(.dictionaryMerge, a: target, b: register, c: callee)
        builder.top = mark
    }
}

extension Symbol {
    /// The parameter `*name` of its function.
    var isVariadic: Bool { scope.variadic === self }
}
