/// How tightly an operator holds its operands: the table of the expression grammar, loosest first.
///
///     or < and < not < comparisons < | < ^ < & < shifts < + - < * / // % @ < unary + - ~ < **
///
/// `lambda`, `if else` and `:=` are looser than all of these and have rules of their own; `await`, calls, subscripts and
/// attributes are tighter.
enum BindingPower: UInt8 {
    case none, or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product, unary

    /// The power of a token between two operands; `none` when it cannot stand there. `**` is not here: it groups to
    /// the right and is part of the operand.
    @inline(__always)
    init(infix kind: Token.Kind) {
        switch kind {
        case .or: self = .or
        case .and: self = .and
        case .less, .greater, .lessEqual, .greaterEqual, .equalEqual, .notEqual, .in, .is, .not: self = .comparison
        case .bar: self = .bitOr
        case .caret: self = .bitXor
        case .ampersand: self = .bitAnd
        case .leftShift, .rightShift: self = .shift
        case .plus, .minus: self = .sum
        case .star, .slash, .doubleSlash, .percent, .at: self = .product
        case _: self = .none
        }
    }

    /// The next tighter power: what the right operand of a left-associative operator is parsed with.
    var tighter: BindingPower {
        switch self {
        case .none: .or
        case .or: .and
        case .and: .not
        case .not: .comparison
        case .comparison: .bitOr
        case .bitOr: .bitXor
        case .bitXor: .bitAnd
        case .bitAnd: .shift
        case .shift: .sum
        case .sum: .product
        case .product, .unary: .unary
        }
    }
}

extension Token.Kind {
    /// The operator of a token between two arithmetic operands.
    var binaryOperator: BinaryOperator? {
        switch self {
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .doubleSlash: .floorDivide
        case .percent: .remainder
        case .at: .matrixMultiply
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        case .ampersand: .bitAnd
        case .bar: .bitOr
        case .caret: .bitXor
        case _: nil
        }
    }

    /// The operator of `+=` and its like.
    var augmentedOperator: BinaryOperator? {
        switch self {
        case .plusEqual: .add
        case .minusEqual: .subtract
        case .starEqual: .multiply
        case .slashEqual: .divide
        case .doubleSlashEqual: .floorDivide
        case .percentEqual: .remainder
        case .atEqual: .matrixMultiply
        case .doubleStarEqual: .power
        case .leftShiftEqual: .leftShift
        case .rightShiftEqual: .rightShift
        case .ampersandEqual: .bitAnd
        case .barEqual: .bitOr
        case .caretEqual: .bitXor
        case _: nil
        }
    }

    /// True for a token an operand can start with and no operator: directly behind an expression it is a mistake.
    var startsOperand: Bool {
        switch self {
        case .name, .integer, .float, .imaginary, .string, .bytes, .formatStart, .true, .false, .none, .ellipsis,
            .leftBrace, .tilde, .lambda, .await, .not:
            true
        case _: false
        }
    }

    /// True for a token an expression can start with.
    var startsExpression: Bool {
        switch self {
        case .leftParenthesis, .leftBracket, .minus, .plus: true
        case _: startsOperand
        }
    }
}
