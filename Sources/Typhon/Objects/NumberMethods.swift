/// What the number classes' method tables share.
enum NumberMethods {
    typealias Row = (forward: StaticString, reflected: StaticString, op: BinaryOperator)

    static let arithmetic: [Row] = [
        ("__add__(self, value, /)", "__radd__(self, value, /)", .add),
        ("__sub__(self, value, /)", "__rsub__(self, value, /)", .subtract),
        ("__mul__(self, value, /)", "__rmul__(self, value, /)", .multiply),
        ("__truediv__(self, value, /)", "__rtruediv__(self, value, /)", .trueDivide),
    ]
    static let wholeDivision: [Row] = [
        ("__floordiv__(self, value, /)", "__rfloordiv__(self, value, /)", .floorDivide),
        ("__mod__(self, value, /)", "__rmod__(self, value, /)", .modulo),
    ]
    static let shifts: [Row] = [
        ("__lshift__(self, value, /)", "__rlshift__(self, value, /)", .leftShift),
        ("__rshift__(self, value, /)", "__rrshift__(self, value, /)", .rightShift),
    ]
    static let bits: [Row] = [
        ("__and__(self, value, /)", "__rand__(self, value, /)", .bitAnd),
        ("__or__(self, value, /)", "__ror__(self, value, /)", .bitOr),
        ("__xor__(self, value, /)", "__rxor__(self, value, /)", .bitXor),
    ]
    static let comparisons: [(signature: StaticString, op: Comparison)] = [
        ("__lt__(self, value, /)", .less), ("__le__(self, value, /)", .lessEqual),
        ("__gt__(self, value, /)", .greater), ("__ge__(self, value, /)", .greaterEqual),
        ("__eq__(self, value, /)", .equal), ("__ne__(self, value, /)", .notEqual),
    ]

    /// Operators that know operands up to `rank`: the class's own.
    static func define(_ c: ClassBuilder, _ rows: [Row], _ rank: NumberRank) {
        for row in rows {
            let op = row.op
            c.method(row.forward) { (t, a) throws(Unwind) in
                try t.checkReceiver(a[0], rank)
                return try t.operate(op, a[0], a[1], a[1], rank)
            }
            c.method(row.reflected) { (t, a) throws(Unwind) in
                try t.checkReceiver(a[0], rank)
                return try t.operate(op, a[1], a[0], a[1], rank)
            }
        }
    }

    /// What all numbers have.
    static func defineCommon(_ c: ClassBuilder, _ rank: NumberRank) {
        define(c, arithmetic, rank)
        for (signature, op) in comparisons {
            c.method(signature) { (t, a) throws(Unwind) in
                try t.checkReceiver(a[0], rank)
                // An int does not know floats; a float knows ints.
                if NumberRank.of(t.plainNumber(a[1])).rawValue > rank.rawValue { return .notImplemented }
                guard let truth = try t.numericCompare(op, a[0], a[1]) else { return .notImplemented }
                return Value(truth)
            }
        }
        c.method("__pow__(self, value, mod=None, /)") { (t, a) throws(Unwind) in
            try t.checkReceiver(a[0], rank)
            return try t.power(a[0], a[1], a[1], a.has(2) ? a[2] : .none, rank)
        }
        c.method("__rpow__(self, value, mod=None, /)") { (t, a) throws(Unwind) in
            try t.checkReceiver(a[0], rank)
            return try t.power(a[1], a[0], a[1], a.has(2) ? a[2] : .none, rank)
        }
        c.method("__neg__(self, /)") { (t, a) throws(Unwind) in try t.numericUnary(.negate, t.receiver(a[0], rank)) ?? .notImplemented }
        c.method("__pos__(self, /)") { (t, a) throws(Unwind) in try t.receiver(a[0], rank) }
        c.method("__abs__(self, /)") { (t, a) throws(Unwind) in try t.numericAbsolute(t.receiver(a[0], rank)) ?? .notImplemented }
        c.method("__bool__(self, /)") { (t, a) throws(Unwind) in Value(t.numericTruth(try t.receiver(a[0], rank)) ?? true) }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            try t.checkReceiver(a[0], rank)
            return Value(small: t.numericHash(a[0]) ?? 0)
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.numberRepr(t.receiver(a[0], rank)) }
        c.method("__getnewargs__(self, /)") { (t, a) throws(Unwind) in try t.makeTuple([t.receiver(a[0], rank)]) }
    }

    /// divmod of ints and floats.
    static func defineDivision(_ c: ClassBuilder, _ rank: NumberRank) {
        define(c, wholeDivision, rank)
        c.method("__divmod__(self, value, /)") { (t, a) throws(Unwind) in
            try t.checkReceiver(a[0], rank)
            return try t.divideWithRemainder(a[0], a[1], a[1], rank)
        }
        c.method("__rdivmod__(self, value, /)") { (t, a) throws(Unwind) in
            try t.checkReceiver(a[0], rank)
            return try t.divideWithRemainder(a[1], a[0], a[1], rank)
        }
    }
}

extension Thread {
    /// The plain number of a method's self, which must be of that rank.
    func receiver(_ value: Value, _ rank: NumberRank) throws(Unwind) -> Value {
        let plain = plainNumber(value)
        if NumberRank.of(plain) == rank { return plain }
        throw raise(.typeError, "descriptor requires a '\(rank.className)' object but received a '\(typeName(value))'")
    }

    func checkReceiver(_ value: Value, _ rank: NumberRank) throws(Unwind) { _ = try receiver(value, rank) }

    fileprivate func knows(_ rank: NumberRank, _ other: Value) -> Bool {
        let otherRank = NumberRank.of(plainNumber(other))
        return otherRank != .none && otherRank.rawValue <= rank.rawValue
    }

    fileprivate func operate(
        _ op: BinaryOperator, _ a: Value, _ b: Value, _ other: Value, _ rank: NumberRank
    ) throws(Unwind) -> Value {
        knows(rank, other) ? try numericBinary(op, a, b) ?? .notImplemented : .notImplemented
    }

    fileprivate func divideWithRemainder(
        _ a: Value, _ b: Value, _ other: Value, _ rank: NumberRank
    ) throws(Unwind) -> Value {
        guard knows(rank, other), let result = try numericDivideWithRemainder(a, b) else { return .notImplemented }
        return try makePair(result.quotient, result.remainder)
    }

    fileprivate func power(
        _ a: Value, _ b: Value, _ other: Value, _ modulus: Value, _ rank: NumberRank
    ) throws(Unwind) -> Value {
        if !knows(rank, other) { return .notImplemented }
        if modulus.isNone { return try numericBinary(.power, a, b) ?? .notImplemented }
        return try numericPower(a, b, modulo: modulus) ?? .notImplemented
    }
}

extension NumberRank {
    var className: String {
        switch self {
        case .none: "object"
        case .integer: "int"
        case .float: "float"
        case .complex: "complex"
        }
    }
}
