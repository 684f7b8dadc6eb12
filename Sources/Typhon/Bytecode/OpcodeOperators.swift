/// Which operator an instruction stands for.
extension Opcode {
    var binaryOperator: BinaryOperator {
        switch self {
        case .add, .addSmall: .add
        case .subtract, .subtractSmall: .subtract
        case .multiply: .multiply
        case .trueDivide: .trueDivide
        case .floorDivide: .floorDivide
        case .modulo: .modulo
        case .power: .power
        case .matrixMultiply: .matrixMultiply
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        case .bitAnd: .bitAnd
        case .bitOr: .bitOr
        default: .bitXor
        }
    }

    var comparison: Comparison? {
        switch self {
        case .less: .less
        case .lessEqual: .lessEqual
        case .greater: .greater
        case .greaterEqual: .greaterEqual
        case .equal: .equal
        case .notEqual: .notEqual
        default: nil
        }
    }

    var branchComparison: Comparison? {
        switch self {
        case .branchLess, .branchLessSmall: .less
        case .branchLessEqual, .branchLessEqualSmall: .lessEqual
        case .branchGreater, .branchGreaterSmall: .greater
        case .branchGreaterEqual, .branchGreaterEqualSmall: .greaterEqual
        case .branchEqual, .branchEqualSmall: .equal
        case .branchNotEqual, .branchNotEqualSmall: .notEqual
        default: nil
        }
    }

    var isBranch: Bool { branchComparison != nil }
    var isSmallBranch: Bool { rawValue >= Opcode.branchLessSmall.rawValue && rawValue <= Opcode.branchNotEqualSmall.rawValue }
}

extension Instruction {
    /// From the next instruction to the target of a branch, a jump by truth or `forNext`; nil for all others.
    var jumpDistance: Int? {
        if opcode.isBranch { return signedC }
        if opcode == .forNext { return -c }
        return opcode == .jumpIfTrue || opcode == .jumpIfFalse ? wide : nil
    }
}
