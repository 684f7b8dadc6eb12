/// The operators of expressions, as the protocol functions name them.
enum BinaryOperator: UInt8, CaseIterable {
    case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply
    case leftShift, rightShift, bitAnd, bitOr, bitXor
}

enum Comparison: UInt8, CaseIterable {
    case less, lessEqual, greater, greaterEqual, equal, notEqual

    /// What the comparison says of two things of which the first is smaller (-1), equal (0) or greater (1).
    @inline(__always) func holds(_ order: Int) -> Bool {
        switch self {
        case .less: order < 0
        case .lessEqual: order <= 0
        case .greater: order > 0
        case .greaterEqual: order >= 0
        case .equal: order == 0
        case .notEqual: order != 0
        }
    }

    /// IEEE: everything but `notEqual` is false of a NaN.
    @inline(__always) func holds(_ a: Double, _ b: Double) -> Bool {
        switch self {
        case .less: a < b
        case .lessEqual: a <= b
        case .greater: a > b
        case .greaterEqual: a >= b
        case .equal: a == b
        case .notEqual: a != b
        }
    }
}

enum UnaryOperator: UInt8, CaseIterable { case negate, positive, invert }
