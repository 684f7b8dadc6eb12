/// A decoded literal.
///
/// Not `Equatable` on purpose: Swift compares strings by canonical equivalence and floats by value, a constant pool needs
/// scalars and bit patterns.
package enum Constant: Sendable {
    case none
    case `true`
    case `false`
    case ellipsis
    case integer(Int)
    /// An integer beyond `Int`: digits of the radix (2, 8, 10 or 16) without prefix and underscores, lower case.
    case bigInteger(digits: String, radix: Int)
    case float(Double)
    /// The imaginary part of `1j`.
    case imaginary(Double)
    case string(StringConstant)
    case bytes([UInt8])
}

/// The value of a string literal. Guest strings may hold lone surrogates (`'\ud800'`), Swift strings may not.
package enum StringConstant: Sendable {
    case text(String)
    /// Code points of a string with at least one lone surrogate.
    case codePoints([UInt32])

    package var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .codePoints(let points): points.isEmpty
        }
    }

    /// The code points, whatever the form. Linear.
    package var scalars: [UInt32] {
        switch self {
        case .text(let text): text.unicodeScalars.map(\.value)
        case .codePoints(let points): points
        }
    }
}
