#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// fsum, prod, sumprod, hypot, dist.
extension MathModule {
    static func installSums(_ m: ModuleBuilder) {
        m.function("fsum(seq, /)") { (t, a) throws(Unwind) in
            var sum = ExactSum()
            try t.iterate(a[0]) { (item) throws(Unwind) in
                if !sum.add(try t.real(item)) { throw t.raise(.overflowError, "intermediate overflow in fsum") }
            }
            guard let total = sum.total else { throw t.raise(.valueError, "-inf + inf in fsum") }
            return try t.makeDouble(total)
        }
        m.function("prod(iterable, /, *, start=1)") { (t, a) throws(Unwind) in
            var product = a.has(1) ? a[1] : Value(small: 1)
            try t.iterate(a[0]) { (item) throws(Unwind) in product = try t.binary(.multiply, product, item) }
            return product
        }
        m.function("sumprod(p, q, /)") { (t, a) throws(Unwind) in
            let p = try t.tuple(from: a[0]), q = try t.tuple(from: a[1])
            if p.count != q.count { throw t.raise(.valueError, "Inputs are not the same length") }
            return try t.sumOfProducts(p, q)
        }
        m.function("hypot(*coordinates)") { (t, a) throws(Unwind) in
            let coordinates = TupleRef(a[0].ref)
            var vector: [Double] = []
            for index in 0..<coordinates.count { vector.append(try t.real(coordinates[index]).magnitude) }
            return try t.makeDouble(vectorNorm(&vector))
        }
        m.function("dist(p, q, /)") { (t, a) throws(Unwind) in
            let p = try t.tuple(from: a[0]), q = try t.tuple(from: a[1])
            if p.count != q.count {
                throw t.raise(.valueError, "both points must have the same number of dimensions")
            }
            var vector: [Double] = []
            for index in 0..<p.count { vector.append((try t.real(p[index]) - t.real(q[index])).magnitude) }
            return try t.makeDouble(vectorNorm(&vector))
        }
    }

    /// The length of a vector of magnitudes: scaled by a power of two, squared without loss, summed
    /// with compensation, and the root corrected once by Newton's method.
    static func vectorNorm(_ vector: inout [Double]) -> Double {
        if vector.contains(.infinity) { return .infinity }
        if vector.contains(where: { $0.isNaN }) { return .nan }
        guard let largest = vector.max(), largest > 0 else { return 0 }
        if vector.count == 1 { return largest }
        let exponent = Int(largest.exponent) &+ 1
        if exponent < -1023 {
            // The scale itself would overflow: away from the subnormals first.
            for index in vector.indices { vector[index] /= Double.leastNormalMagnitude }
            return Double.leastNormalMagnitude * vectorNorm(&vector)
        }
        let scale = scalbn(1.0, 0 &- exponent)
        var sum = CompensatedSum()
        for x in vector { sum.addSquare(of: x * scale, sign: 1) }
        let root = sum.value.squareRoot()
        sum.addSquare(of: root, sign: -1)
        return (root + sum.value / (2 * root)) / scale
    }
}

/// A running sum that starts at one (so that every term is smaller) and keeps what rounding loses.
private struct CompensatedSum {
    var sum = 1.0, lostInProducts = 0.0, lostInSums = 0.0

    mutating func addSquare(of x: Double, sign: Double) {
        let high = sign * x * x
        let low = (sign * x).fused(x, -high)
        let total = sum + high
        lostInSums += (sum - total) + high
        lostInProducts += low
        sum = total
    }

    var value: Double { sum - 1 + (lostInProducts + lostInSums) }
}

extension Double {
    /// self * factor + addend, rounded once.
    @inline(__always) fileprivate func fused(_ factor: Double, _ addend: Double) -> Double { addend.addingProduct(self, factor) }
}

/// A sum of doubles without any rounding but the last: non-overlapping partial sums, smallest first.
package struct ExactSum {
    private var partials: [Double] = []
    package init() {}
    private var specials = 0.0, infinities = 0.0

    /// False when an intermediate sum overflows.
    package mutating func add(_ item: Double) -> Bool {
        var x = item
        var kept = 0
        for index in partials.indices {
            var y = partials[index]
            if x.magnitude < y.magnitude { swap(&x, &y) }
            let high = x + y
            let low = y - (high - x)
            if low != 0 {
                partials[kept] = low
                kept += 1
            }
            x = high
        }
        partials.removeSubrange(kept...)
        if x == 0 { return true }
        if x.isFinite {
            partials.append(x)
            return true
        }
        if item.isFinite { return false }
        if item.isInfinite { infinities += item }
        specials += item
        partials.removeAll()
        return true
    }

    /// Nil for a sum of opposite infinities.
    package var total: Double? {
        if specials != 0 { return infinities.isNaN ? nil : specials }
        var index = partials.count - 1
        if index < 0 { return 0 }
        var high = partials[index], low = 0.0
        while index > 0 {
            index -= 1
            let x = high, y = partials[index]
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        // Half way between two doubles: what lies below decides.
        if index > 0 && ((low < 0 && partials[index - 1] < 0) || (low > 0 && partials[index - 1] > 0)) {
            let y = low * 2
            let x = high + y
            if y == x - high { high = x }
        }
        return high
    }
}

/// A sum of products of doubles in three doubles of decreasing size.
private struct TripleSum {
    var high = 0.0, low = 0.0, tiny = 0.0

    private static func add(_ a: Double, _ b: Double) -> (sum: Double, error: Double) {
        let sum = a + b
        let z = sum - a
        return (sum, (a - (sum - z)) + (b - z))
    }

    mutating func addProduct(_ x: Double, _ y: Double) {
        let product = x * y
        let error = x.fused(y, -product)
        let first = TripleSum.add(high, product)
        let second = TripleSum.add(low, error)
        let third = TripleSum.add(second.sum, first.error)
        (high, low, tiny) = (first.sum, third.sum, tiny + second.error + third.error)
    }

    var total: Double {
        let last = TripleSum.add(low, tiny)
        return high + last.sum
    }
}

/// The running total of `sumprod`, in three phases that each end for good at the first pair they
/// cannot take: ints in a machine word, floats in a `TripleSum`, then the objects' own operators.
private struct ProductSum {
    enum Phase { case integers, floats, objects }
    var phase = Phase.integers
    var integers = 0
    var floats: TripleSum?
    var total = Value(small: 0)

    mutating func add(_ t: Thread, _ x: Value, _ y: Value) throws(Unwind) {
        if phase == .integers {
            if addIntegers(t, x, y) { return }
            try endIntegers(t)
        }
        if phase == .floats {
            if addFloats(t, x, y) { return }
            try endFloats(t)
        }
        total = try t.binary(.add, total, t.binary(.multiply, x, y))
    }

    private mutating func addIntegers(_ t: Thread, _ x: Value, _ y: Value) -> Bool {
        if x.isBool || y.isBool || x.isKind(.instance) || y.isKind(.instance) { return false }
        guard let a = t.exactInt(x), let b = t.exactInt(y) else { return false }
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        let (sum, carry) = integers.addingReportingOverflow(product)
        if overflow || carry { return false }
        integers = sum
        return true
    }

    private mutating func addFloats(_ t: Thread, _ x: Value, _ y: Value) -> Bool {
        guard t.double(x) != nil || t.double(y) != nil, let a = factor(t, x), let b = factor(t, y) else { return false }
        var sum = floats ?? TripleSum()
        sum.addProduct(a, b)
        if !sum.high.isFinite { return false }
        floats = sum
        return true
    }

    /// A float or an int (a bool, too) that a double can hold.
    private func factor(_ t: Thread, _ value: Value) -> Double? {
        if let double = t.double(value) { return double }
        if value.isBool { return value == .true ? 1 : 0 }
        guard value.isInteger || value.isKind(.integer) else { return nil }
        let double = t.nearestDouble(value)
        return double.isFinite ? double : nil
    }

    mutating func endIntegers(_ t: Thread) throws(Unwind) {
        phase = .floats
        if integers != 0 { total = try t.binary(.add, total, t.makeInteger(integers)) }
    }

    mutating func endFloats(_ t: Thread) throws(Unwind) {
        phase = .objects
        if let floats { total = try t.binary(.add, total, t.makeDouble(floats.total)) }
    }
}

extension Thread {
    fileprivate func sumOfProducts(_ p: TupleRef, _ q: TupleRef) throws(Unwind) -> Value {
        var sum = ProductSum()
        for index in 0..<p.count { try sum.add(self, p[index], q[index]) }
        if sum.phase == .integers { try sum.endIntegers(self) }
        if sum.phase == .floats { try sum.endFloats(self) }
        return sum.total
    }
}
