#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # RandomGeneratorRef: a random generator of the guest
///
///     generator | record | meta | state storage, or none | next gauss() or none | (overflow | slots)
///                                      |
///     storage   | record | meta | index | 624 numbers of 32 bits, two to a word |    (Kind.byteStorage)
///
/// A Mersenne Twister (MT19937). Both objects are ordinary guest objects opened before they change, so a
/// slice that aborts takes its draws back. Without a state it is a `SystemRandom`,
/// which asks the operating system.
///
/// Each thread has a generator of its own for the module's functions (`ThreadState.random`), so
/// threads that draw numbers never conflict.
struct RandomGeneratorRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let stateWord = 2, gaussWord = 3, words = 4
    var value: Value { Value(ref) }
    /// No guest class stands between: methods cannot be overridden.
    var isExact: Bool { ref.shape == BuiltinClass.randomGenerator.shape }
    var isSystem: Bool { ref[RandomGeneratorRef.stateWord].isNone }
}

/// An opened state. Valid until the next call that may run guest code or end the slice.
struct Twister {
    static let size = 624
    /// Words of the storage: header, index, numbers.
    static let words = 3 + size / 2
    private static let indexWord = 2
    private static let middle = 397

    private let storage: Ref
    private let numbers: UnsafeMutablePointer<UInt32>

    init(_ storage: Ref) {
        self.storage = storage
        numbers = (storage.address + 3 * 8).assumingMemoryBound(to: UInt32.self)
    }

    var index: Int {
        get { storage[Twister.indexWord].integer }
        nonmutating set { storage[Twister.indexWord] = Value(small: newValue) }
    }
    /// Law: the index lies in 0..<size.
    subscript(index: Int) -> UInt32 {
        get { numbers[index] }
        nonmutating set { numbers[index] = newValue }
    }

    /// The next 32 random bits.
    func next() -> UInt32 {
        var position = index
        if position >= Twister.size {
            refill()
            position = 0
        }
        index = position &+ 1
        var y = numbers[position]
        y ^= y >> 11
        y ^= (y << 7) & 0x9D2C_5680
        y ^= (y << 15) & 0xEFC6_0000
        return y ^ (y >> 18)
    }

    private func refill() {
        for k in 0..<Twister.size {
            let following = k &+ 1 == Twister.size ? 0 : k &+ 1
            let partner = k &+ Twister.middle < Twister.size ? k &+ Twister.middle : k &+ Twister.middle &- Twister.size
            let y = (numbers[k] & 0x8000_0000) | (numbers[following] & 0x7FFF_FFFF)
            numbers[k] = numbers[partner] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
        }
    }

    /// 53 random bits in [0, 1).
    func uniform() -> Double {
        let high = Double(next() >> 5), low = Double(next() >> 6)
        return (high * 0x1p26 + low) * 0x1p-53
    }

    // MARK: Seeding

    private func fill(_ seed: UInt32) {
        numbers[0] = seed
        for k in 1..<Twister.size {
            let previous = numbers[k &- 1]
            numbers[k] = (previous ^ previous >> 30) &* 1_812_433_253 &+ UInt32(k)
        }
        index = Twister.size
    }

    /// From a key of any length but zero.
    func seed(_ key: [UInt32]) {
        fill(19_650_218)
        var i = 1, j = 0
        for _ in 0..<max(Twister.size, key.count) {
            mix(i, 1_664_525)
            numbers[i] = numbers[i] &+ key[j] &+ UInt32(truncatingIfNeeded: j)
            advance(&i)
            j = j &+ 1 == key.count ? 0 : j &+ 1
        }
        for _ in 1..<Twister.size {
            mix(i, 1_566_083_941)
            numbers[i] = numbers[i] &- UInt32(i)
            advance(&i)
        }
        numbers[0] = 0x8000_0000
    }

    private func mix(_ i: Int, _ factor: UInt32) {
        let previous = numbers[i &- 1]
        numbers[i] ^= (previous ^ previous >> 30) &* factor
    }

    private func advance(_ i: inout Int) {
        i &+= 1
        if i == Twister.size {
            numbers[0] = numbers[Twister.size &- 1]
            i = 1
        }
    }
}

extension Thread {
    /// A generator of class `type` that is not seeded yet.
    func makeRandomGenerator(_ type: ClassRef, isSystem: Bool = false) throws(Unwind) -> RandomGeneratorRef {
        var state = Value.none
        if !isSystem {
            let storage = try allocate(.byteStorage, .byteStorage, words: Twister.words)
            Twister(storage).index = Twister.size
            state = Value(storage)
        }
        let isExact = type == machine.classObject(.randomGenerator)
        let object = isExact
            ? try allocate(.native, .randomGenerator, words: RandomGeneratorRef.words)
            : try allocateDerived(type, .native, fixed: RandomGeneratorRef.words)
        object[RandomGeneratorRef.stateWord] = state
        object[RandomGeneratorRef.gaussWord] = .none
        return RandomGeneratorRef(object)
    }

    /// Opens a generator's state for drawing or seeding. Not for a system generator.
    func open(_ generator: RandomGeneratorRef) throws(Unwind) -> Twister {
        // The state word never changes after birth.
        let storage = generator.ref[RandomGeneratorRef.stateWord].ref
        try open(Unit(storage), of: storage, start: storage.address + 2 * 8, words: Twister.words - 2, raw: true)
        return Twister(storage)
    }

    /// This thread's own generator, seeded by the operating system at its first use.
    func threadGenerator() throws(Unwind) -> RandomGeneratorRef {
        if state.pointee.random.isReference { return RandomGeneratorRef(state.pointee.random.ref) }
        let generator = try makeRandomGenerator(machine.classObject(.randomGenerator))
        try seedFromSystem(generator)
        state.pointee.random = generator.value
        return generator
    }

    func seedFromSystem(_ generator: RandomGeneratorRef) throws(Unwind) {
        var system = SystemRandomNumberGenerator()
        let key = (0..<Twister.size).map { _ in system.next() as UInt32 }
        try open(generator).seed(key)
        try clearGauss(generator)
    }

    /// By the magnitude of an int.
    func seed(_ generator: RandomGeneratorRef, _ integer: Value) throws(Unwind) {
        let key = try withOperand(integer) { (x: IntegerOperand) throws(Unwind) -> [UInt32] in
            var key: [UInt32] = []
            for index in 0..<x.limbs.count {
                key.append(UInt32(truncatingIfNeeded: x.limbs[index]))
                key.append(UInt32(truncatingIfNeeded: x.limbs[index] >> 32))
            }
            while key.count > 1 && key.last == 0 { key.removeLast() }
            return key.isEmpty ? [0] : key
        }
        try open(generator).seed(key)
        try clearGauss(generator)
    }

    func clearGauss(_ generator: RandomGeneratorRef) throws(Unwind) {
        try open(generator.ref)
        generator.ref[RandomGeneratorRef.gaussWord] = .none
    }
}
