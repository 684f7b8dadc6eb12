import CGMP

/// Number theory: gcd, lcm, isqrt, factorial, comb, perm.
extension MathModule {
    static func installIntegers(_ m: ModuleBuilder) {
        m.function("gcd(*integers)") { (t, a) throws(Unwind) in
            let arguments = TupleRef(a[0].ref)
            var result = Value(small: 0)
            for index in 0..<arguments.count { result = try t.integerGCD(result, t.integerIndex(arguments[index])) }
            return try t.integerAbsolute(result)
        }
        m.function("lcm(*integers)") { (t, a) throws(Unwind) in
            let arguments = TupleRef(a[0].ref)
            var result = Value(small: 1)
            for index in 0..<arguments.count { result = try t.leastCommonMultiple(result, t.integerIndex(arguments[index])) }
            return result
        }
        m.function("isqrt(n, /)") { (t, a) throws(Unwind) in
            let value = try t.integerIndex(a[0])
            if t.integerSign(value) < 0 { throw t.raise(.valueError, "isqrt() argument must be nonnegative") }
            return try t.integerSquareRoot(value)
        }
        m.function("factorial(n, /)") { (t, a) throws(Unwind) in
            let value = try t.integerIndex(a[0])
            if t.integerSign(value) < 0 { throw t.raise(.valueError, "factorial() not defined for negative values") }
            guard let n = t.exactInt(value) else {
                throw t.raise(.overflowError, "factorial() argument should not exceed \(Int.max)")
            }
            return try t.factorial(n)
        }
        m.function("comb(n, k, /)") { (t, a) throws(Unwind) in try t.combinations(t.integerIndex(a[0]), t.integerIndex(a[1])) }
        m.function("perm(n, k=None, /)") { (t, a) throws(Unwind) in
            let n = try t.integerIndex(a[0])
            if a.has(1) && !a[1].isNone { return try t.permutations(n, t.integerIndex(a[1])) }
            if t.integerSign(n) < 0 { throw t.raise(.valueError, "factorial() not defined for negative values") }
            guard let count = t.exactInt(n) else {
                throw t.raise(.overflowError, "factorial() argument should not exceed \(Int.max)")
            }
            return try t.factorial(count)
        }
    }
}

extension Thread {
    fileprivate func leastCommonMultiple(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if integerSign(a) == 0 || integerSign(b) == 0 { return Value(small: 0) }
        let part = try integerFloorDivide(a, integerGCD(a, b))
        return try integerAbsolute(integerMultiply(part, b))
    }

    /// The root rounded down; `value` is not negative.
    func integerSquareRoot(_ value: Value) throws(Unwind) -> Value {
        if value == Value(small: 0) { return value }
        return try withOperand(value) { (x: IntegerOperand) throws(Unwind) -> Value in
            let count = (x.limbs.count &+ 1) / 2
            let result = try self.newInteger(limbs: count)
            try self.reserve(forLimbs: x.limbs.count)
            _ = __gmpn_sqrtrem(result.limbs, nil, x.limbs.base, x.limbs.count)
            return self.finish(result, count: count, isNegative: false)
        }
    }

    /// GMP's functions are the fastest; what takes long is done in steps that can be interrupted.
    private static var uninterruptedLimit: Int { 50_000 }

    func factorial(_ n: Int) throws(Unwind) -> Value {
        if n <= Thread.uninterruptedLimit { return try fromGMP { __gmpz_fac_ui($0, UInt(n)) } }
        // At least (log2(n) - 2) bits a factor: is there any hope?
        let bits = Int.bitWidth &- n.leadingZeroBitCount &- 3
        let (total, overflow) = bits.multipliedReportingOverflow(by: n)
        if overflow || total > IntegerRef.largestLimbCount &* 64 { throw raise(.memoryError, "") }
        return try productTree(Value(small: 0), 1, n)
    }

    /// (base + low) * ... * (base + high), by halves, so that factors of like size meet.
    private func productTree(_ base: Value, _ low: Int, _ high: Int) throws(Unwind) -> Value {
        if high &- low < 16 {
            var result = try integerAdd(base, makeInteger(low))
            var factor = low
            while factor < high {
                factor &+= 1
                result = try integerMultiply(result, integerAdd(base, makeInteger(factor)))
            }
            return result
        }
        try checkInterrupts()
        let middle = low &+ (high &- low) / 2
        return try integerMultiply(productTree(base, low, middle), productTree(base, middle &+ 1, high))
    }

    fileprivate func permutations(_ n: Value, _ k: Value) throws(Unwind) -> Value {
        if integerSign(n) < 0 { throw raise(.valueError, "n must be a non-negative integer") }
        if integerSign(k) < 0 { throw raise(.valueError, "k must be a non-negative integer") }
        if integerOrder(k, n) > 0 { return Value(small: 0) }
        guard let count = exactInt(k) else { throw raise(.overflowError, "k must not exceed \(Int.max)") }
        if count == 0 { return Value(small: 1) }
        try checkProduct(n, count)
        return try productTree(integerSubtract(n, k), 1, count)
    }

    /// MemoryError at once for a product of `count` factors near n that could never be stored.
    private func checkProduct(_ n: Value, _ count: Int) throws(Unwind) {
        let (bits, overflow) = max(1, integerBitLength(n) / 2).multipliedReportingOverflow(by: count)
        if overflow || bits > IntegerRef.largestLimbCount &* 64 { throw raise(.memoryError, "") }
    }

    fileprivate func combinations(_ n: Value, _ k: Value) throws(Unwind) -> Value {
        if integerSign(n) < 0 { throw raise(.valueError, "n must be a non-negative integer") }
        if integerSign(k) < 0 { throw raise(.valueError, "k must be a non-negative integer") }
        let rest = try integerSubtract(n, k)
        if integerSign(rest) < 0 { return Value(small: 0) }
        let smaller = integerOrder(rest, k) < 0 ? rest : k
        guard let count = exactInt(smaller) else {
            throw raise(.overflowError, "min(n - k, k) must not exceed \(Int.max)")
        }
        if count == 0 { return Value(small: 1) }
        if count <= 1000 {
            return try withOperand(n) { (x: IntegerOperand) throws(Unwind) -> Value in
                try self.fromGMP { result in
                    var n = GMP.view(x)
                    __gmpz_bin_ui(result, &n, UInt(count))
                }
            }
        }
        try checkProduct(n, count)
        return try integerFloorDivide(permutations(n, smaller), factorial(count))
    }
}
