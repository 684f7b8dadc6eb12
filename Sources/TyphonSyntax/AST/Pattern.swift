/// One pattern of a `case`.
package final class Pattern: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    package enum Kind: Sendable {
        /// `_`
        case wildcard
        /// `name`
        case capture(Identifier)
        /// A number, string, `-1`, `1+2j` or dotted name: compared with `==`.
        case value(Expression)
        /// `None`, `True`, `False`: compared with `is`.
        case singleton(Constant)
        /// `pattern as name`
        case alias(Pattern, Identifier)
        /// `a | b`: at least two.
        case alternatives([Pattern])
        /// `[a, *b]`, `(a, b)` or `a, b`
        case sequence([Pattern])
        /// `*name` inside a sequence; `nil` for `*_`.
        case star(Identifier?)
        /// `{key: pattern, **rest}`
        case mapping([MappingItem], rest: Identifier?)
        /// `Name(pattern, key=pattern)`
        case `class`(Expression, positional: [Pattern], keywords: [KeywordItem])
    }

    package struct MappingItem: Sendable {
        package let key: Expression
        package let pattern: Pattern
    }

    package struct KeywordItem: Sendable {
        package let name: Identifier
        package let pattern: Pattern
    }
}

/// `case pattern if guard: body`.
package struct MatchCase: Sendable {
    package let pattern: Pattern
    package let `guard`: Expression?
    package let body: [Statement]
}
