import TyphonSyntax

extension ScopeBuilder {
    func match(_ subject: Expression, _ cases: [MatchCase]) {
        expression(subject)
        for (index, matchCase) in cases.enumerated() {
            var names: Set<String> = []
            pattern(matchCase.pattern, &names)
            if index + 1 < cases.count, matchCase.guard == nil { checkReachable(after: matchCase.pattern) }
            optional(matchCase.guard)
            body(matchCase.body)
        }
    }

    private func checkReachable(after pattern: Pattern) {
        guard pattern.isIrrefutable else { return }
        if let name = pattern.irrefutableName {
            table.report("name capture '\(name)' makes remaining patterns unreachable", pattern.span)
        } else {
            table.report("wildcard makes remaining patterns unreachable", pattern.span)
        }
    }

    private func pattern(_ pattern: Pattern, _ names: inout Set<String>) {
        switch pattern.kind {
        case .wildcard, .singleton: break
        case .capture(let name): capture(name, &names)
        case .value(let value): expression(value)
        case .alias(let inner, let name):
            self.pattern(inner, &names)
            capture(name, &names)
        case .alternatives(let parts): alternatives(parts, pattern.span, &names)
        case .sequence(let parts): sequence(parts, pattern.span, &names)
        case .star(let name): if let name { capture(name, &names) }
        case .mapping(let items, let rest): mapping(items, rest, &names)
        case .class(let type, let positional, let keywords): classPattern(type, positional, keywords, &names)
        }
    }

    private func capture(_ name: Identifier, _ names: inout Set<String>) {
        if !names.insert(name.text).inserted {
            table.report("multiple assignments to name '\(name.text)' in pattern", name.span)
        }
        bind(name)
    }

    private func alternatives(_ parts: [Pattern], _ span: Span, _ names: inout Set<String>) {
        var first: Set<String>?
        for (index, part) in parts.enumerated() {
            var bound: Set<String> = []
            pattern(part, &bound)
            if let first, first != bound { table.report("alternative patterns bind different names", span) }
            first = first ?? bound
            if index + 1 < parts.count { checkReachable(after: part) }
        }
        for name in first ?? [] where !names.insert(name).inserted {
            table.report("multiple assignments to name '\(name)' in pattern", span)
        }
    }

    private func sequence(_ parts: [Pattern], _ span: Span, _ names: inout Set<String>) {
        let stars = parts.reduce(0) { $0 + ($1.isStar ? 1 : 0) }
        if stars > 1 { table.report("multiple starred names in sequence pattern", span) }
        for part in parts { pattern(part, &names) }
    }

    private func mapping(_ items: [Pattern.MappingItem], _ rest: Identifier?, _ names: inout Set<String>) {
        var keys: Set<ConstantKey> = []
        for item in items {
            expression(item.key)
            if let key = ConstantFolder.fold(item.key), !keys.insert(ConstantKey(key)).inserted {
                let text = table.source.text(item.key.span)
                table.report("mapping pattern checks duplicate key (\(text))", item.key.span)
            }
            pattern(item.pattern, &names)
        }
        if let rest { capture(rest, &names) }
    }

    private func classPattern(
        _ type: Expression, _ positional: [Pattern], _ keywords: [Pattern.KeywordItem], _ names: inout Set<String>
    ) {
        expression(type)
        for part in positional { pattern(part, &names) }
        var seen: Set<String> = []
        for item in keywords {
            if !seen.insert(item.name.text).inserted {
                table.report("attribute name repeated in class pattern: \(item.name.text)", item.pattern.span)
            }
            pattern(item.pattern, &names)
        }
    }
}

extension Pattern {
    var isStar: Bool {
        if case .star = kind { true } else { false }
    }

    /// Matches whatever the subject is.
    var isIrrefutable: Bool {
        switch kind {
        case .wildcard, .capture: true
        case .alias(let inner, _): inner.isIrrefutable
        case .alternatives(let parts): parts.contains { $0.isIrrefutable }
        case .value, .singleton, .sequence, .star, .mapping, .class: false
        }
    }

    var irrefutableName: String? {
        switch kind {
        case .capture(let name): name.text
        case .alias(let inner, _): inner.irrefutableName
        case .alternatives(let parts): parts.first { $0.isIrrefutable }?.irrefutableName
        case .wildcard, .value, .singleton, .sequence, .star, .mapping, .class: nil
        }
    }
}
