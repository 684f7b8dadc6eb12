#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Random ints and choices from sequences.
extension RandomModule {
    static func defineIntegers(_ table: Table) {
        table.define("randrange(self, start, stop=None, step=1)", "randrange(start, stop=None, step=1)") { (t, source, a, first) throws(Unwind) in
            try t.randomRange(source, a[first], a[first + 1], a[first + 2])
        }
        table.define("randint(self, a, b)", "randint(a, b)") { (t, source, a, first) throws(Unwind) in
            let end = try t.binary(.add, a[first + 1], Value(small: 1))
            return try t.randomRange(source, a[first], end, .absent)
        }
        table.define("randbytes(self, n)", "randbytes(n)") { (t, source, a, first) throws(Unwind) in
            let count = try t.index(a[first])
            if count < 0 { throw t.raise(.valueError, "number of bits must be non-negative") }
            if count > IntegerRef.largestLimbCount { throw t.raise(.memoryError, "") }
            return try t.integerBytes(source.bits(t, count &* 8), length: count, isLittle: true, isSigned: false)
        }
        table.define("_randbelow(self, n)", "_randbelow(n)") { (t, source, a, first) throws(Unwind) in
            let limit = try t.integerIndex(a[first])
            return t.integerSign(limit) > 0 ? try source.below(t, limit) : Value(small: 0)
        }
    }

    static func defineSequences(_ table: Table) {
        table.define("choice(self, seq)", "choice(seq)") { (t, source, a, first) throws(Unwind) in
            let count = try t.length(a[first])
            if count == 0 { throw t.raise(.indexError, "Cannot choose from an empty sequence") }
            return try t.getItem(a[first], Value(small: source.below(t, count)))
        }
        table.define("shuffle(self, x)", "shuffle(x)") { (t, source, a, first) throws(Unwind) in
            try t.shuffle(source, a[first])
            return .none
        }
        table.define("sample(self, population, k, *, counts=None)", "sample(population, k, *, counts=None)") { (t, source, a, first) throws(Unwind) in
            let counts = a.has(first + 2) && !a[first + 2].isNone ? a[first + 2] : Value.absent
            return try t.sample(source, a[first], t.index(a[first + 1]), counts)
        }
        table.define(
            "choices(self, population, weights=None, *, cum_weights=None, k=1)",
            "choices(population, weights=None, *, cum_weights=None, k=1)"
        ) { (t, source, a, first) throws(Unwind) in
            let weights = a.has(first + 1) ? a[first + 1] : .none
            let cumulative = a.has(first + 2) ? a[first + 2] : .none
            let count = a.has(first + 3) ? try t.index(a[first + 3]) : 1
            return try t.choices(source, a[first], weights, cumulative, count)
        }
    }
}

extension Thread {
    fileprivate func randomRange(_ source: RandomSource, _ start: Value, _ stop: Value, _ step: Value) throws(Unwind) -> Value {
        let low = try integerIndex(start)
        if stop.isAbsent || stop.isNone {
            if !step.isAbsent && step != Value(small: 1) { throw raise(.typeError, "Missing a non-None stop argument") }
            if integerSign(low) > 0 { return try source.below(self, low) }
            throw raise(.valueError, "empty range for randrange()")
        }
        let width = try integerSubtract(integerIndex(stop), low)
        let stride = step.isAbsent ? Value(small: 1) : try integerIndex(step)
        if stride == Value(small: 1) {
            if integerSign(width) > 0 { return try integerAdd(low, source.below(self, width)) }
            throw raise(.valueError, "empty range in randrange(\(try strText(start)), \(try strText(stop)))")
        }
        let sign = integerSign(stride)
        if sign == 0 { throw raise(.valueError, "zero step for randrange()") }
        let adjusted = try integerSubtract(integerAdd(width, stride), Value(small: sign))
        let count = try integerFloorDivide(adjusted, stride)
        if integerSign(count) <= 0 {
            let texts = (try strText(start), try strText(stop), try strText(step))
            throw raise(.valueError, "empty range in randrange(\(texts.0), \(texts.1), \(texts.2))")
        }
        return try integerAdd(low, integerMultiply(stride, source.below(self, count)))
    }

    fileprivate func shuffle(_ source: RandomSource, _ sequence: Value) throws(Unwind) {
        var index = try length(sequence) &- 1
        while index > 0 {
            let here = Value(small: index), there = Value(small: try source.below(self, index &+ 1))
            let item = try getItem(sequence, here)
            try setItem(sequence, here, getItem(sequence, there))
            try setItem(sequence, there, item)
            if index & 1023 == 0 { try checkInterrupts() }
            index &-= 1
        }
    }

    fileprivate func sample(_ source: RandomSource, _ population: Value, _ count: Int, _ counts: Value) throws(Unwind) -> Value {
        if population.isReference, [.set, .frozenset, .dictionary].contains(population.ref.kind) {
            throw raise(.typeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
        }
        let size = try length(population)
        if !counts.isAbsent { return try sample(source, population, size, count, counts) }
        if count < 0 || count > size { throw raise(.valueError, "Sample larger than population or is negative") }
        let result = try makeList([])
        if size <= Thread.setSize(count) {
            // A pool whose chosen items are replaced from its end.
            let pool = try list(from: population)
            for index in 0..<count {
                let chosen = try source.below(self, size &- index)
                try ListRef(result.ref).append(self, pool.get(self, chosen) ?? .none)
                _ = try pool.set(self, chosen, pool.get(self, size &- index &- 1) ?? .none)
            }
            return result
        }
        for index in try distinct(source, size, count) {
            try ListRef(result.ref).append(self, getItem(population, Value(small: index)))
        }
        return result
    }

    private func distinct(_ source: RandomSource, _ size: Int, _ count: Int) throws(Unwind) -> [Int] {
        var seen = Set<Int>()
        var indices: [Int] = []
        while indices.count < count {
            let index = try source.below(self, size)
            if seen.insert(index).inserted { indices.append(index) }
        }
        return indices
    }

    /// Where CPython goes over from a pool to a set: it decides the sequence of draws.
    private static func setSize(_ count: Int) -> Int {
        count <= 5 ? 21 : 21 + Int(pow(4, ceil(log(Double(count) * 3) / log(4.0))))
    }

    /// With repetitions: item i stands `counts[i]` times in the population.
    private func sample(
        _ source: RandomSource, _ population: Value, _ size: Int, _ count: Int, _ counts: Value
    ) throws(Unwind) -> Value {
        let ends = try accumulated(counts)
        let number = try ends.count(self)
        if number != size { throw raise(.valueError, "The number of counts does not match the population") }
        guard number > 0, let last = try ends.get(self, number &- 1) else { throw raise(.indexError, "pop from empty list") }
        guard NumberRank.of(plainNumber(last)) == .integer else { throw raise(.typeError, "Counts must be integers") }
        let total = try index(last)
        if total <= 0 { throw raise(.valueError, "Total of counts must be greater than zero") }
        if count < 0 || count > total { throw raise(.valueError, "Sample larger than population or is negative") }
        let result = try makeList([])
        for selection in try selections(source, total, count) {
            let place = try bisect(ends, Value(small: selection), number &- 1)
            try ListRef(result.ref).append(self, getItem(population, Value(small: place)))
        }
        return result
    }

    /// sample(range(size), count)
    private func selections(_ source: RandomSource, _ size: Int, _ count: Int) throws(Unwind) -> [Int] {
        if size > Thread.setSize(count) { return try distinct(source, size, count) }
        var pool = Array(0..<size)
        var chosen: [Int] = []
        for index in 0..<count {
            let place = try source.below(self, size &- index)
            chosen.append(pool[place])
            pool[place] = pool[size &- index &- 1]
        }
        return chosen
    }

    private func accumulated(_ items: Value) throws(Unwind) -> ListRef {
        let result = ListRef(try makeList([]).ref)
        var sum = Value.absent
        try iterate(items) { (item) throws(Unwind) in
            sum = sum.isAbsent ? item : try self.binary(.add, sum, item)
            try result.append(self, sum)
        }
        return result
    }

    /// The first place in 0...high whose item is greater than `value`.
    private func bisect(_ items: ListRef, _ value: Value, _ high: Int) throws(Unwind) -> Int {
        var low = 0, high = high
        while low < high {
            let middle = (low &+ high) / 2
            if try isTrue(compare(.less, value, items.get(self, middle) ?? .none)) { high = middle } else { low = middle &+ 1 }
        }
        return low
    }

    fileprivate func choices(
        _ source: RandomSource, _ population: Value, _ weights: Value, _ cumulative: Value, _ count: Int
    ) throws(Unwind) -> Value {
        let size = try length(population)
        let result = ListRef(try makeList([]).ref)
        if weights.isNone && cumulative.isNone {
            if size == 0 && count > 0 { throw raise(.indexError, "list index out of range") }
            for index in 0..<max(count, 0) {
                let place = Int(try source.uniform(self) * Double(size))
                try result.append(self, getItem(population, Value(small: place)))
                if index & 1023 == 0 { try checkInterrupts() }
            }
            return Value(result.ref)
        }
        if !weights.isNone && !cumulative.isNone {
            throw raise(.typeError, "Cannot specify both weights and cumulative weights")
        }
        if weights.isInteger { throw raise(.typeError, "The number of choices must be a keyword argument: k=\(weights.integer)") }
        let ends = weights.isNone ? try list(from: cumulative) : try accumulated(weights)
        let total = try weightTotal(ends, size)
        for _ in 0..<max(count, 0) {
            let draw = try makeDouble(source.uniform(self) * total)
            try result.append(self, getItem(population, Value(small: bisect(ends, draw, size &- 1))))
        }
        return Value(result.ref)
    }

    private func weightTotal(_ ends: ListRef, _ size: Int) throws(Unwind) -> Double {
        let number = try ends.count(self)
        if number != size { throw raise(.valueError, "The number of weights does not match the population") }
        guard number > 0, let last = try ends.get(self, number &- 1) else { throw raise(.indexError, "list index out of range") }
        let total = try real(last)
        if total <= 0 { throw raise(.valueError, "Total of weights must be greater than zero") }
        if !total.isFinite { throw raise(.valueError, "Total of weights must be finite") }
        return total
    }
}
