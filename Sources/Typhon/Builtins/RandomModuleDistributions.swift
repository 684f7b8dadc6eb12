#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Real-valued distributions, and the binomial one. The formulas and the order of draws are those of
/// the published algorithms named below, as CPython uses them: the sequences agree.
extension RandomModule {
    static func defineDistributions(_ table: Table) {
        defineSimple(table)
        defineNormal(table)
        defineGamma(table)
    }

    private static func defineSimple(_ table: Table) {
        table.define("uniform(self, a, b)", "uniform(a, b)") { (t, source, a, first) throws(Unwind) in
            let width = try t.binary(.subtract, a[first + 1], a[first])
            let part = try t.binary(.multiply, width, t.makeDouble(source.uniform(t)))
            return try t.binary(.add, a[first], part)
        }
        table.define("triangular(self, low=0.0, high=1.0, mode=None)", "triangular(low=0.0, high=1.0, mode=None)") { (t, source, a, first) throws(Unwind) in
            let low = a.has(first) ? try t.real(a[first]) : 0
            let high = a.has(first + 1) ? try t.real(a[first + 1]) : 1
            let number = try source.uniform(t)
            var bend = 0.5
            if a.has(first + 2) && !a[first + 2].isNone {
                if high == low { return a.has(first) ? a[first] : try t.makeDouble(low) }
                bend = (try t.real(a[first + 2]) - low) / (high - low)
            }
            if number > bend { return try t.makeDouble(high + (low - high) * ((1 - number) * (1 - bend)).squareRoot()) }
            return try t.makeDouble(low + (high - low) * (number * bend).squareRoot())
        }
        table.define("expovariate(self, lambd=1.0)", "expovariate(lambd=1.0)") { (t, source, a, first) throws(Unwind) in
            let rate = a.has(first) ? try t.real(a[first]) : 1
            let number = -log(1 - (try source.uniform(t)))
            return try t.makeDouble(t.quotient(number, rate))
        }
        table.define("paretovariate(self, alpha)", "paretovariate(alpha)") { (t, source, a, first) throws(Unwind) in
            let number = 1 - (try source.uniform(t))
            return try t.floatPower(number, t.quotient(-1, t.real(a[first])))
        }
        table.define("weibullvariate(self, alpha, beta)", "weibullvariate(alpha, beta)") { (t, source, a, first) throws(Unwind) in
            let number = 1 - (try source.uniform(t))
            let power = try t.floatPower(-log(number), t.quotient(1, t.real(a[first + 1])))
            return try t.makeDouble(t.real(a[first]) * t.real(power))
        }
    }

    private static func defineNormal(_ table: Table) {
        table.define("normalvariate(self, mu=0.0, sigma=1.0)", "normalvariate(mu=0.0, sigma=1.0)") { (t, source, a, first) throws(Unwind) in
            let mu = a.has(first) ? try t.real(a[first]) : 0, sigma = a.has(first + 1) ? try t.real(a[first + 1]) : 1
            return try t.makeDouble(mu + t.normal(source) * sigma)
        }
        table.define("lognormvariate(self, mu, sigma)", "lognormvariate(mu, sigma)") { (t, source, a, first) throws(Unwind) in
            let mu = try t.real(a[first]), sigma = try t.real(a[first + 1])
            let result = exp(mu + (try t.normal(source)) * sigma)
            if result.isInfinite { throw t.mathRange() }
            return try t.makeDouble(result)
        }
        table.define("gauss(self, mu=0.0, sigma=1.0)", "gauss(mu=0.0, sigma=1.0)") { (t, source, a, first) throws(Unwind) in
            let mu = a.has(first) ? try t.real(a[first]) : 0, sigma = a.has(first + 1) ? try t.real(a[first + 1]) : 1
            return try t.makeDouble(mu + t.gauss(source) * sigma)
        }
        table.define("vonmisesvariate(self, mu, kappa)", "vonmisesvariate(mu, kappa)") { (t, source, a, first) throws(Unwind) in
            try t.makeDouble(t.vonMises(source, t.real(a[first]), t.real(a[first + 1])))
        }
    }

    private static func defineGamma(_ table: Table) {
        table.define("gammavariate(self, alpha, beta)", "gammavariate(alpha, beta)") { (t, source, a, first) throws(Unwind) in
            try t.makeDouble(t.gamma(source, t.real(a[first]), t.real(a[first + 1])))
        }
        table.define("betavariate(self, alpha, beta)", "betavariate(alpha, beta)") { (t, source, a, first) throws(Unwind) in
            let y = try t.gamma(source, t.real(a[first]), 1)
            if y == 0 { return try t.makeDouble(0) }
            return try t.makeDouble(y / (y + t.gamma(source, t.real(a[first + 1]), 1)))
        }
        table.define("binomialvariate(self, n=1, p=0.5)", "binomialvariate(n=1, p=0.5)") { (t, source, a, first) throws(Unwind) in
            let count = a.has(first) ? try t.index(a[first]) : 1
            let chance = a.has(first + 1) ? try t.real(a[first + 1]) : 0.5
            if count < 0 { throw t.raise(.valueError, "n must be non-negative") }
            if !(chance > 0 && chance < 1) {
                if chance == 0 { return Value(small: 0) }
                if chance == 1 { return a.has(first) ? try t.integerIndex(a[first]) : Value(small: 1) }
                throw t.raise(.valueError, "p must be in the range 0.0 <= p <= 1.0")
            }
            return try t.makeInteger(t.binomial(source, count, chance))
        }
    }
}

extension Thread {
    /// A quotient of floats with Python's error.
    fileprivate func quotient(_ x: Double, _ y: Double) throws(Unwind) -> Double {
        if y == 0 { throw raise(.zeroDivisionError, "float division by zero") }
        return x / y
    }

    /// Kinderman and Monahan 1977: ratio of uniform deviates.
    fileprivate func normal(_ source: RandomSource) throws(Unwind) -> Double {
        let magic = 4 * exp(-0.5) / 2.0.squareRoot()
        while true {
            let u1 = try source.uniform(self)
            let u2 = 1 - (try source.uniform(self))
            let z = magic * (u1 - 0.5) / u2
            if z * z / 4 <= -log(u2) { return z }
        }
    }

    /// Box and Muller's pairs: every second one was kept by the call before.
    fileprivate func gauss(_ source: RandomSource) throws(Unwind) -> Double {
        let object = source.generator.ref
        let kept = try read(object, RandomGeneratorRef.gaussWord)
        try open(object)
        if let double = double(kept) {
            object[RandomGeneratorRef.gaussWord] = .none
            return double
        }
        let angle = try source.uniform(self) * (2 * Double.pi)
        let radius = (-2 * log(1 - (try source.uniform(self)))).squareRoot()
        let next = try makeDouble(sin(angle) * radius)
        // A subclass's random() may have run guest code: open again.
        try open(object)
        object[RandomGeneratorRef.gaussWord] = next
        return cos(angle) * radius
    }

    /// Fisher 1993, Statistical Analysis of Circular Data.
    fileprivate func vonMises(_ source: RandomSource, _ mu: Double, _ kappa: Double) throws(Unwind) -> Double {
        if kappa <= 1e-6 { return 2 * Double.pi * (try source.uniform(self)) }
        let s = 0.5 / kappa
        let r = s + (1 + s * s).squareRoot()
        var z: Double
        while true {
            z = cos(Double.pi * (try source.uniform(self)))
            let d = z / (r + z)
            let u2 = try source.uniform(self)
            if u2 < 1 - d * d || u2 <= (1 - d) * exp(d) { break }
        }
        let q = 1 / r
        let f = (q + z) / (1 + q * z)
        let angle = try source.uniform(self) > 0.5 ? mu + acos(f) : mu - acos(f)
        return FloatArithmetic.modulo(angle, 2 * Double.pi)
    }

    fileprivate func gamma(_ source: RandomSource, _ alpha: Double, _ beta: Double) throws(Unwind) -> Double {
        if alpha <= 0 || beta <= 0 { throw raise(.valueError, "gammavariate: alpha and beta must be > 0.0") }
        if alpha > 1 { return try chengGamma(source, alpha) * beta }
        if alpha == 1 { return -log(1 - (try source.uniform(self))) * beta }
        return try smallGamma(source, alpha) * beta
    }

    /// Cheng 1977: shapes above one.
    private func chengGamma(_ source: RandomSource, _ alpha: Double) throws(Unwind) -> Double {
        let ainv = (2 * alpha - 1).squareRoot()
        let bbb = alpha - log(4.0)
        let ccc = alpha + ainv
        let magic = 1 + log(4.5)
        while true {
            let u1 = try source.uniform(self)
            if !(1e-7 < u1 && u1 < 0.9999999) { continue }
            let u2 = 1 - (try source.uniform(self))
            let v = log(u1 / (1 - u1)) / ainv
            let x = alpha * exp(v)
            let z = u1 * u1 * u2
            let r = bbb + ccc * v - x
            if r + magic - 4.5 * z >= 0 || r >= log(z) { return x }
            try checkInterrupts()
        }
    }

    /// Algorithm GS of Kennedy and Gentle, Statistical Computing: shapes below one.
    private func smallGamma(_ source: RandomSource, _ alpha: Double) throws(Unwind) -> Double {
        while true {
            let b = (M_E + alpha) / M_E
            let p = b * (try source.uniform(self))
            let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
            let u1 = try source.uniform(self)
            if p > 1 ? u1 <= pow(x, alpha - 1) : u1 <= exp(-x) { return x }
            try checkInterrupts()
        }
    }

    // MARK: Binomial

    fileprivate func binomial(_ source: RandomSource, _ n: Int, _ p: Double) throws(Unwind) -> Int {
        if n == 1 { return try source.uniform(self) < p ? 1 : 0 }
        if p > 0.5 { return n &- (try binomial(source, n, 1 - p)) }
        if Double(n) * p < 10 { return try geometricBinomial(source, n, p) }
        return try rejectionBinomial(source, n, p)
    }

    /// Devroye's geometric method, in time n * p.
    private func geometricBinomial(_ source: RandomSource, _ n: Int, _ p: Double) throws(Unwind) -> Int {
        let c = log2(1 - p)
        if c == 0 { return 0 }
        var x = 0, y = 0.0
        while true {
            let number = try source.uniform(self)
            if number == 0 { throw mathDomain() }
            y += (log2(number) / c).rounded(.down) + 1
            if y > Double(n) { return x }
            x &+= 1
            try checkInterrupts()
        }
    }

    /// Hörmann's BTRS: transformed rejection with squeeze.
    private func rejectionBinomial(_ source: RandomSource, _ n: Int, _ p: Double) throws(Unwind) -> Int {
        let size = Double(n)
        let spq = (size * p * (1 - p)).squareRoot()
        let b = 1.15 + 2.53 * spq
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let c = size * p + 0.5
        let vr = 0.92 - 4.2 / b
        let alpha = (2.83 + 5.1 / b) * spq
        let lpq = log(p / (1 - p))
        let mode = ((size + 1) * p).rounded(.down)
        let h = Thread.logGamma(mode + 1) + Thread.logGamma(size - mode + 1)
        while true {
            let u = try source.uniform(self) - 0.5
            let us = 0.5 - u.magnitude
            let k = ((2 * a / us + b) * u + c).rounded(.down)
            if !(k >= 0 && k <= size) { continue }
            let v = try source.uniform(self)
            if us >= 0.07 && v <= vr { return Int(k) }
            let scaled = v * (alpha / (a / (us * us) + b))
            if log(scaled) <= h - Thread.logGamma(k + 1) - Thread.logGamma(size - k + 1) + (k - mode) * lpq { return Int(k) }
            try checkInterrupts()
        }
    }

    private static func logGamma(_ x: Double) -> Double {
        if case .value(let result) = GammaFunction.logarithm(x) { return result }
        return .infinity
    }
}
