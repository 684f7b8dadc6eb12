package enum UnaryOperator: Sendable {
    case not, minus, plus, invert

    package var text: String {
        switch self {
        case .not: "not"
        case .minus: "-"
        case .plus: "+"
        case .invert: "~"
        }
    }
}

package enum BinaryOperator: Sendable {
    case add, subtract, multiply, matrixMultiply, divide, floorDivide, remainder, power
    case leftShift, rightShift, bitAnd, bitOr, bitXor

    /// The operator as written; an augmented assignment writes it with `=` behind.
    package var text: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .matrixMultiply: "@"
        case .divide: "/"
        case .floorDivide: "//"
        case .remainder: "%"
        case .power: "**"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .bitAnd: "&"
        case .bitOr: "|"
        case .bitXor: "^"
        }
    }
}

package enum BooleanOperator: Sendable {
    case and, or

    package var text: String {
        switch self {
        case .and: "and"
        case .or: "or"
        }
    }
}

package enum ComparisonOperator: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `is`, isNot, `in`, notIn

    package var text: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .is: "is"
        case .isNot: "is not"
        case .in: "in"
        case .notIn: "not in"
        }
    }
}
