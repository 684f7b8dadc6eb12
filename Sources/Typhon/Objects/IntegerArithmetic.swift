import CGMP

/// Sums, products and quotients of ints. Operands are int values, inline or heap; every
/// function may collect and may raise MemoryError. Complexity: linear for sums, GMP's
/// (in the end near-linear) multiplication for the rest.
extension Thread {
    func integerAdd(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if Value.bothIntegers(a, b) { return try makeInteger(a.integer &+ b.integer) }
        return try withOperands(a, b) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> Value in
            try self.sum(x, y, yIsNegative: y.isNegative)
        }
    }

    func integerSubtract(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if Value.bothIntegers(a, b) { return try makeInteger(a.integer &- b.integer) }
        return try withOperands(a, b) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> Value in
            try self.sum(x, y, yIsNegative: !y.isNegative)
        }
    }

    private func sum(_ x: IntegerOperand, _ y: IntegerOperand, yIsNegative: Bool) throws(Unwind) -> Value {
        if x.isNegative == yIsNegative {
            let (long, short) = x.limbs.count >= y.limbs.count ? (x.limbs, y.limbs) : (y.limbs, x.limbs)
            let result = try newInteger(limbs: long.count &+ 1)
            result.limbs[long.count] = Limbs.add(result.limbs, long, short)
            return finish(result, count: long.count &+ 1, isNegative: x.isNegative)
        }
        let order = x.limbs.order(y.limbs)
        if order == 0 { return Value(small: 0) }
        let (large, small) = order > 0 ? (x.limbs, y.limbs) : (y.limbs, x.limbs)
        let result = try newInteger(limbs: large.count)
        Limbs.subtract(result.limbs, large, small)
        return try trimmed(result, count: large.count, isNegative: order > 0 ? x.isNegative : yIsNegative)
    }

    /// Like `finish`, but gives back a large object of which little is left.
    private func trimmed(_ result: IntegerRef, count: Int, isNegative: Bool) throws(Unwind) -> Value {
        let magnitude = Limbs.normalized(result.limbs, count)
        if count > 64 && magnitude.count < count / 2 {
            return try makeInteger(copying: magnitude, isNegative: isNegative)
        }
        return finish(result, count: magnitude.count, isNegative: isNegative)
    }

    func integerMultiply(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if Value.bothIntegers(a, b) {
            let product = a.integer.magnitude.multipliedFullWidth(by: b.integer.magnitude)
            let isNegative = (a.integer ^ b.integer) < 0
            return try makeInteger(high: product.high, low: product.low, isNegative: isNegative)
        }
        return try withOperands(a, b) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> Value in
            if x.isZero || y.isZero { return Value(small: 0) }
            let total = x.limbs.count &+ y.limbs.count
            let result = try self.newInteger(limbs: total)
            try self.reserve(forLimbs: total)
            Limbs.multiply(result.limbs, x.limbs, y.limbs)
            return self.finish(result, count: total, isNegative: x.isNegative != y.isNegative)
        }
    }

    // MARK: Division

    /// Quotient rounded down. `b` may be zero: raises ZeroDivisionError.
    func integerFloorDivide(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        try integerDivide(a, b, wantsQuotient: true, wantsRemainder: false, zero: "integer division or modulo by zero").quotient
    }

    /// Remainder with the divisor's sign.
    func integerModulo(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        try integerDivide(a, b, wantsQuotient: false, wantsRemainder: true, zero: "integer modulo by zero").remainder
    }

    func integerDivideWithRemainder(_ a: Value, _ b: Value) throws(Unwind) -> (quotient: Value, remainder: Value) {
        try integerDivide(a, b, wantsQuotient: true, wantsRemainder: true, zero: "integer division or modulo by zero")
    }

    private func integerDivide(
        _ a: Value, _ b: Value, wantsQuotient: Bool, wantsRemainder: Bool, zero: String
    ) throws(Unwind) -> (quotient: Value, remainder: Value) {
        if integerSign(b) == 0 { throw raise(.zeroDivisionError, zero) }
        if Value.bothIntegers(a, b) {
            let quotient = Int.floorDivide(a.integer, b.integer)
            return (try makeInteger(quotient), Value(small: a.integer &- quotient &* b.integer))
        }
        return try withOperands(a, b) { (x: IntegerOperand, y: IntegerOperand) throws(Unwind) -> (Value, Value) in
            if x.limbs.order(y.limbs) < 0 { return try self.divideSmaller(a, b, x, y) }
            if y.limbs.count == 1 { return try self.divideByLimb(x, y, wantsQuotient: wantsQuotient) }
            return try self.divideLong(x, y, wantsQuotient: wantsQuotient, wantsRemainder: wantsRemainder)
        }
    }

    /// |x| < |y|: the quotient is 0 or -1.
    private func divideSmaller(
        _ a: Value, _ b: Value, _ x: IntegerOperand, _ y: IntegerOperand
    ) throws(Unwind) -> (Value, Value) {
        if x.isZero || x.isNegative == y.isNegative { return (Value(small: 0), a) }
        return (Value(small: -1), try integerAdd(a, b))
    }

    private func divideByLimb(
        _ x: IntegerOperand, _ y: IntegerOperand, wantsQuotient: Bool
    ) throws(Unwind) -> (Value, Value) {
        let isNegative = x.isNegative != y.isNegative
        let divisor = y.limbs[0], count = x.limbs.count
        if !wantsQuotient {
            let rest = __gmpn_mod_1(x.limbs.base, count, divisor)
            return (Value(small: 0), try remainder(rest, divisor, isNegative, y.isNegative))
        }
        let quotient = try newInteger(limbs: count &+ 1)
        let rest = __gmpn_divrem_1(quotient.limbs, 0, x.limbs.base, count, divisor)
        quotient.limbs[count] = isNegative && rest != 0 ? Limbs.increment(quotient.limbs, count) : 0
        return (finish(quotient, count: count &+ 1, isNegative: isNegative),
                try remainder(rest, divisor, isNegative, y.isNegative))
    }

    private func remainder(
        _ rest: UInt, _ divisor: UInt, _ signsDiffer: Bool, _ isNegative: Bool
    ) throws(Unwind) -> Value {
        try makeInteger(magnitude: signsDiffer && rest != 0 ? divisor &- rest : rest, isNegative: isNegative)
    }

    /// |x| >= |y|, y of two limbs or more.
    private func divideLong(
        _ x: IntegerOperand, _ y: IntegerOperand, wantsQuotient: Bool, wantsRemainder: Bool
    ) throws(Unwind) -> (Value, Value) {
        let signsDiffer = x.isNegative != y.isNegative
        let size = y.limbs.count, quotientSize = x.limbs.count &- size &+ 1
        try reserve(forLimbs: x.limbs.count)
        let rest = try newInteger(limbs: size)
        guard wantsQuotient else {
            try withScratch(limbs: quotientSize) { (scratch: UnsafeMutablePointer<UInt>) throws(Unwind) in
                __gmpn_tdiv_qr(scratch, rest.limbs, 0, x.limbs.base, x.limbs.count, y.limbs.base, size)
            }
            return (Value(small: 0), floorRemainder(rest, y, signsDiffer))
        }
        let quotient = try newInteger(limbs: quotientSize &+ 1)
        __gmpn_tdiv_qr(quotient.limbs, rest.limbs, 0, x.limbs.base, x.limbs.count, y.limbs.base, size)
        quotient.limbs[quotientSize] = 0
        if signsDiffer && Limbs.normalized(rest.limbs, size).count != 0 {
            _ = Limbs.increment(quotient.limbs, quotientSize &+ 1)
        }
        let value = finish(quotient, count: quotientSize &+ 1, isNegative: signsDiffer)
        return (value, wantsRemainder ? floorRemainder(rest, y, signsDiffer) : Value(small: 0))
    }

    private func floorRemainder(_ rest: IntegerRef, _ y: IntegerOperand, _ signsDiffer: Bool) -> Value {
        let magnitude = Limbs.normalized(rest.limbs, y.limbs.count)
        if magnitude.count != 0 && signsDiffer { Limbs.subtract(rest.limbs, y.limbs, magnitude) }
        return finish(rest, count: y.limbs.count, isNegative: y.isNegative)
    }

    // MARK: Sign

    func integerNegate(_ value: Value) throws(Unwind) -> Value {
        if value.isInteger { return try makeInteger(0 &- value.integer) }
        let integer = IntegerRef(value.ref)
        return try makeInteger(copying: integer.magnitude, isNegative: !integer.isNegative)
    }

    func integerAbsolute(_ value: Value) throws(Unwind) -> Value {
        integerSign(value) < 0 ? try integerNegate(value) : value
    }

    // MARK: Order

    /// -1, 0 or 1.
    func integerOrder(_ a: Value, _ b: Value) -> Int {
        if Value.bothIntegers(a, b) { return a.scaled < b.scaled ? -1 : a.scaled > b.scaled ? 1 : 0 }
        // Law 1 of IntegerRef: a heap integer lies outside of all inline ones.
        if a.isInteger { return IntegerRef(b.ref).isNegative ? 1 : -1 }
        if b.isInteger { return IntegerRef(a.ref).isNegative ? -1 : 1 }
        let x = IntegerRef(a.ref), y = IntegerRef(b.ref)
        if x.isNegative != y.isNegative { return x.isNegative ? -1 : 1 }
        let order = x.magnitude.order(y.magnitude)
        return x.isNegative ? 0 &- order : order
    }
}

extension Int {
    /// Rounded down; the divisor is not zero and the quotient fits.
    @inline(__always) static func floorDivide(_ a: Int, _ b: Int) -> Int {
        let quotient = a / b
        return a &- quotient &* b != 0 && (a ^ b) < 0 ? quotient &- 1 : quotient
    }
}

extension Limbs {
    /// target = long + short, `long.count` limbs; the answer is the carry. `target` may be `long`.
    package static func add(_ target: UnsafeMutablePointer<UInt>, _ long: Limbs, _ short: Limbs) -> UInt {
        var carry: UInt = short.count == 0 ? 0 : __gmpn_add_n(target, long.base, short.base, short.count)
        var index = short.count
        while index < long.count {
            let (sum, overflow) = long.base[index].addingReportingOverflow(carry)
            target[index] = sum
            carry = overflow ? 1 : 0
            index &+= 1
        }
        return carry
    }

    /// target = large - small, `large.count` limbs. Law: large >= small. `target` may be either.
    package static func subtract(_ target: UnsafeMutablePointer<UInt>, _ large: Limbs, _ small: Limbs) {
        var borrow: UInt = small.count == 0 ? 0 : __gmpn_sub_n(target, large.base, small.base, small.count)
        var index = small.count
        while index < large.count {
            let (difference, overflow) = large.base[index].subtractingReportingOverflow(borrow)
            target[index] = difference
            borrow = overflow ? 1 : 0
            index &+= 1
        }
    }

    /// Adds one in place; the answer is the carry.
    static func increment(_ limbs: UnsafeMutablePointer<UInt>, _ count: Int) -> UInt {
        for index in 0..<count {
            limbs[index] &+= 1
            if limbs[index] != 0 { return 0 }
        }
        return 1
    }

    /// target = x * y, `x.count + y.count` limbs, apart from both. Law: neither is zero.
    package static func multiply(_ target: UnsafeMutablePointer<UInt>, _ x: Limbs, _ y: Limbs) {
        let (long, short) = x.count >= y.count ? (x, y) : (y, x)
        if short.count == 1 {
            target[long.count] = __gmpn_mul_1(target, long.base, long.count, short.base[0])
        } else if long.base == short.base && long.count == short.count {
            __gmpn_sqr(target, long.base, long.count)
        } else {
            _ = __gmpn_mul(target, long.base, long.count, short.base, short.count)
        }
    }
}
