/// # RandomSource: where a distribution gets its numbers
///
/// An exact generator is drawn from natively. An instance of a guest subclass may override
/// `random` and `getrandbits`: then these are called, with CPython's rules for which one counts.
struct RandomSource {
    enum Origin { case twister, system, random, bits }
    let generator: RandomGeneratorRef
    let origin: Origin

    /// A number in [0, 1).
    func uniform(_ t: Thread) throws(Unwind) -> Double {
        switch origin {
        case .twister: return try t.open(generator).uniform()
        case .system: return RandomSource.systemUniform()
        case .random, .bits: return try t.real(t.call(t.getAttribute(generator.value, t.intern("random")), []))
        }
    }

    static func systemUniform() -> Double {
        var system = SystemRandomNumberGenerator()
        return Double(system.next() >> 11 as UInt64) * 0x1p-53
    }

    /// An int of `count` random bits.
    func bits(_ t: Thread, _ count: Int) throws(Unwind) -> Value {
        switch origin {
        case .twister: return try t.randomBits(t.open(generator), count)
        case .system: return try t.systemBits(count)
        case .random, .bits:
            let method = try t.getAttribute(generator.value, t.intern("getrandbits"))
            return try t.integerIndex(t.call(method, [Value(small: count)]))
        }
    }

    /// An int in 0 ..< limit; the limit is a positive int.
    func below(_ t: Thread, _ limit: Value) throws(Unwind) -> Value {
        if limit.isInteger && origin == .twister {
            return Value(small: RandomSource.below(try t.open(generator), limit.integer))
        }
        if origin == .random { return try belowByUniform(t, limit) }
        let count = t.integerBitLength(limit)
        while true {
            let candidate = try bits(t, count)
            if t.integerOrder(candidate, limit) < 0 { return candidate }
            try t.checkInterrupts()
        }
    }

    func below(_ t: Thread, _ limit: Int) throws(Unwind) -> Int { try t.index(below(t, Value(small: limit))) }

    private static func below(_ twister: Twister, _ limit: Int) -> Int {
        let count = 64 &- limit.leadingZeroBitCount
        while true {
            let candidate = bits(twister, count)
            if candidate < UInt(bitPattern: limit) { return Int(bitPattern: candidate) }
        }
    }

    /// 1...64 bits, the first 32 lowest.
    fileprivate static func bits(_ twister: Twister, _ count: Int) -> UInt {
        if count <= 32 { return UInt(twister.next() >> UInt32(32 &- count)) }
        let low = UInt(twister.next())
        return UInt(twister.next() >> UInt32(64 &- count)) << 32 | low
    }

    /// For a subclass that overrides `random` only: its 53 bits must do.
    private func belowByUniform(_ t: Thread, _ limit: Value) throws(Unwind) -> Value {
        let size = 1 << 53
        guard limit.isInteger && limit.integer < size else {
            return try t.integer(truncating: (uniform(t) * t.integerDouble(limit)).rounded(.down))
        }
        let rest = size % limit.integer
        let bound = Double(size &- rest) / Double(size)
        var number = try uniform(t)
        while number >= bound { number = try uniform(t) }
        return try t.integerModulo(t.integer(truncating: (number * Double(size)).rounded(.down)), limit)
    }
}

extension Thread {
    /// The source behind a method's self.
    func randomSource(_ value: Value) throws(Unwind) -> RandomSource {
        guard value.isKind(.native), isInstance(value, .randomGenerator) else {
            throw raise(.typeError, "descriptor requires a 'random.Random' object but received a '\(typeName(value))'")
        }
        let generator = RandomGeneratorRef(value.ref)
        if generator.isSystem { return RandomSource(generator: generator, origin: .system) }
        if generator.isExact { return RandomSource(generator: generator, origin: .twister) }
        if try overrides(generator, "getrandbits") { return RandomSource(generator: generator, origin: .bits) }
        if try overrides(generator, "random") { return RandomSource(generator: generator, origin: .random) }
        return RandomSource(generator: generator, origin: .twister)
    }

    private func overrides(_ generator: RandomGeneratorRef, _ name: String) throws(Unwind) -> Bool {
        let key = try intern(name)
        let own = try getAttribute(machine.classOf(generator.value).value, key)
        return try getAttribute(machine.classObject(.randomGenerator).value, key) != own
    }

    func randomBits(_ twister: Twister, _ count: Int) throws(Unwind) -> Value {
        if count == 0 { return Value(small: 0) }
        if count <= 64 { return try makeInteger(unsigned: RandomSource.bits(twister, count)) }
        let limbs = (count &+ 63) >> 6
        let result = try newInteger(limbs: limbs)
        var rest = count
        for index in 0..<limbs {
            result.limbs[index] = RandomSource.bits(twister, min(rest, 64))
            rest &-= 64
        }
        return finish(result, count: limbs, isNegative: false)
    }

    func systemBits(_ count: Int) throws(Unwind) -> Value {
        var system = SystemRandomNumberGenerator()
        let limbs = (count &+ 63) >> 6
        let result = try newInteger(limbs: limbs)
        for index in 0..<limbs { result.limbs[index] = system.next() }
        if count & 63 != 0 { result.limbs[limbs &- 1] &>>= UInt(64 &- (count & 63)) }
        return finish(result, count: limbs, isNegative: false)
    }
}
