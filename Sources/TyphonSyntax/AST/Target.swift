/// What may stand on the left of `=`, after `for`, `as` in `with`, and `del`: the parser has already refused the rest.
package final class Target: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    package enum Kind: Sendable {
        case name(String)
        case attribute(of: Expression, Identifier)
        case `subscript`(of: Expression, index: Expression)
        /// `*rest`: only directly inside `tuple` or `list`, never in `del`. At most one per sequence is the compiler's
        /// to check ("multiple starred expressions in assignment").
        case starred(Target)
        case tuple([Target])
        case list([Target])
    }
}
