/// The parameters of a function or lambda. Names are distinct only after the compiler checked them.
package struct Parameters: Sendable {
    /// Before `/`.
    package let positionalOnly: [Parameter]
    /// Given by position or by name.
    package let regular: [Parameter]
    /// `*arguments`; `nil` for none and for a bare `*`.
    package let variadic: Parameter?
    /// After `*`.
    package let keywordOnly: [Parameter]
    /// `**keywords`
    package let keywordVariadic: Parameter?

    package static let none = Parameters(
        positionalOnly: [], regular: [], variadic: nil, keywordOnly: [], keywordVariadic: nil)
}

package struct Parameter: Sendable {
    package let name: Identifier
    /// Of `*arguments`, it may be `starred`.
    package let annotation: Expression?
    package let defaultValue: Expression?
}

/// `T: bound`, `*Ts` or `**P` in square brackets behind the name of a function, class or type alias.
package struct TypeParameter: Sendable {
    package let kind: Kind
    package let name: Identifier
    package let span: Span

    package enum Kind: Sendable {
        case variable(bound: Expression?)
        case variadic
        case parameterSpecification
    }
}
