import CGMP
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # IntegerRef: an integer beyond 62 bits
///
///     | record | meta | limb count, negative for a negative integer | limb 0 (lowest) ... limb n-1 |
///
/// Limbs are 64 bits wide and hold the magnitude; GMP's `mpn` functions work on them
/// where they lie. An operation allocates its result first and computes into it, so no
/// limb is copied; scratch space comes from the native stack or from `malloc`.
///
/// Who may touch it: anybody, without barriers. The maker fills it before anybody else
/// can see it; then it never changes.
///
/// Laws
/// 1. Canonical: an integer that fits in 62 bits is an inline `Value`, never an object.
/// 2. The highest limb is not zero. The object may have unused words behind it.
/// 3. No integer has more than `largestLimbCount` limbs; who wants more gets MemoryError.
struct IntegerRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }

    static let header = 3
    static let countWord = 2
    /// 1 GiB. GMP ends the process when it finds no memory: stay far from that.
    static let largestLimbCount = 1 << 27
    static let limbBits = 64

    @inline(__always) var limbs: UnsafeMutablePointer<UInt> {
        (ref.address + IntegerRef.header &* 8).assumingMemoryBound(to: UInt.self)
    }
    @inline(__always) var signedCount: Int { Int(bitPattern: UInt(ref[IntegerRef.countWord].bits)) }
    @inline(__always) var isNegative: Bool { signedCount < 0 }
    @inline(__always) var magnitude: Limbs { Limbs(limbs, Int(signedCount.magnitude)) }
}

/// A magnitude: limbs somewhere in memory, lowest first, the highest not zero.
package struct Limbs {
    package let base: UnsafePointer<UInt>
    package let count: Int
    @inline(__always) package init(_ base: UnsafePointer<UInt>, _ count: Int) {
        self.base = base
        self.count = count
    }
    @inline(__always) init(_ base: UnsafeMutablePointer<UInt>, _ count: Int) { self.init(UnsafePointer(base), count) }
    @inline(__always) subscript(index: Int) -> UInt { base[index] }

    /// Without leading zero limbs.
    @inline(__always) static func normalized(_ base: UnsafeMutablePointer<UInt>, _ count: Int) -> Limbs {
        var count = count
        while count > 0 && base[count &- 1] == 0 { count &-= 1 }
        return Limbs(base, count)
    }

    package var bitLength: Int { count == 0 ? 0 : count &* 64 &- base[count &- 1].leadingZeroBitCount }

    /// -1, 0 or 1.
    package func order(_ other: Limbs) -> Int {
        if count != other.count { return count < other.count ? -1 : 1 }
        var index = count &- 1
        while index >= 0 {
            if base[index] != other.base[index] { return base[index] < other.base[index] ? -1 : 1 }
            index &-= 1
        }
        return 0
    }

    /// Are any of the `bits` lowest bits set?
    package func hasBits(below bits: Int) -> Bool {
        let whole = min(bits >> 6, count)
        for index in 0..<whole where base[index] != 0 { return true }
        return whole < count && base[whole] & ((1 &<< UInt(bits & 63)) &- 1) != 0
    }
}

/// An int operand, inline or on the heap, as sign and magnitude.
struct IntegerOperand {
    let limbs: Limbs
    let isNegative: Bool
    var isZero: Bool { limbs.count == 0 }
    /// -1, 0 or 1.
    var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }
}

extension Thread {
    // MARK: Making

    /// Any `Int`. May collect; raises MemoryError. Complexity: constant.
    @inline(__always) func makeInteger(_ integer: Int) throws(Unwind) -> Value {
        if Value.fits(integer) { return Value(scaled: integer &<< 2) }
        return try makeInteger(magnitude: integer.magnitude, isNegative: integer < 0)
    }

    func makeInteger(unsigned integer: UInt) throws(Unwind) -> Value {
        try makeInteger(magnitude: integer, isNegative: false)
    }

    func makeInteger(magnitude: UInt, isNegative: Bool) throws(Unwind) -> Value {
        if let small = Thread.inlineInteger(magnitude, isNegative) { return small }
        let result = try newInteger(limbs: 1)
        result.limbs[0] = magnitude
        return finish(result, count: 1, isNegative: isNegative)
    }

    /// A magnitude of two limbs.
    func makeInteger(high: UInt, low: UInt, isNegative: Bool) throws(Unwind) -> Value {
        if high == 0 { return try makeInteger(magnitude: low, isNegative: isNegative) }
        let result = try newInteger(limbs: 2)
        result.limbs[0] = low
        result.limbs[1] = high
        return finish(result, count: 2, isNegative: isNegative)
    }

    func makeInteger(copying limbs: Limbs, isNegative: Bool) throws(Unwind) -> Value {
        if limbs.count <= 1 { return try makeInteger(magnitude: limbs.count == 0 ? 0 : limbs[0], isNegative: isNegative) }
        let result = try newInteger(limbs: limbs.count)
        memcpy(result.limbs, limbs.base, limbs.count &* 8)
        return finish(result, count: limbs.count, isNegative: isNegative)
    }

    @inline(__always) static func inlineInteger(_ magnitude: UInt, _ isNegative: Bool) -> Value? {
        if magnitude < 1 << 61 {
            let integer = Int(bitPattern: magnitude)
            return Value(small: isNegative ? 0 &- integer : integer)
        }
        return isNegative && magnitude == 1 << 61 ? Value(small: Value.smallestInteger) : nil
    }

    /// An unfinished integer with room for `limbs` limbs, whose content is undefined: `finish` it.
    func newInteger(limbs: Int) throws(Unwind) -> IntegerRef {
        if limbs > IntegerRef.largestLimbCount { throw raise(.memoryError, "") }
        let result = IntegerRef(try allocate(.integer, .int, words: IntegerRef.header &+ limbs))
        // A collector that looks now must not take the word for more than it is.
        result.ref[IntegerRef.countWord] = Value(small: 0)
        return result
    }

    /// The canonical value of a computed magnitude of at most `count` limbs.
    func finish(_ result: IntegerRef, count: Int, isNegative: Bool) -> Value {
        let magnitude = Limbs.normalized(result.limbs, count)
        if magnitude.count == 0 { return Value(small: 0) }
        if magnitude.count == 1, let small = Thread.inlineInteger(magnitude[0], isNegative) { return small }
        let signed = isNegative ? 0 &- magnitude.count : magnitude.count
        result.ref[IntegerRef.countWord] = Value(bits: UInt64(bitPattern: Int64(signed)))
        return Value(result.ref)
    }

    // MARK: Looking

    /// `value` must be an int, inline or heap.
    @inline(__always)
    func withOperand<R>(_ value: Value, _ body: (IntegerOperand) throws(Unwind) -> R) throws(Unwind) -> R {
        if !value.isInteger {
            let integer = IntegerRef(value.ref)
            return try body(IntegerOperand(limbs: integer.magnitude, isNegative: integer.isNegative))
        }
        var limb = value.integer.magnitude
        let count = limb == 0 ? 0 : 1
        return try withUnsafeMutablePointer(to: &limb) { (pointer: UnsafeMutablePointer<UInt>) throws(Unwind) -> R in
            try body(IntegerOperand(limbs: Limbs(pointer, count), isNegative: value.integer < 0))
        }
    }

    @inline(__always)
    func withOperands<R>(
        _ a: Value, _ b: Value, _ body: (IntegerOperand, IntegerOperand) throws(Unwind) -> R
    ) throws(Unwind) -> R {
        try withOperand(a) { (x: IntegerOperand) throws(Unwind) -> R in
            try withOperand(b) { (y: IntegerOperand) throws(Unwind) -> R in try body(x, y) }
        }
    }

    /// -1, 0 or 1. `value` is an int, inline or heap.
    @inline(__always) func integerSign(_ value: Value) -> Int {
        value.isInteger ? value.integer.signum() : IntegerRef(value.ref).isNegative ? -1 : 1
    }

    /// Any int object (also bool), as Int if it fits, else nil.
    func exactInt(_ value: Value) -> Int? {
        if value.isInteger { return value.integer }
        let plain = plainNumber(value)
        if plain.isInteger { return plain.integer }
        guard plain.isKind(.integer) else { return nil }
        let integer = IntegerRef(plain.ref)
        guard integer.magnitude.count == 1 else { return nil }
        let limb = integer.limbs[0]
        if integer.isNegative { return limb <= 1 << 63 ? Int(bitPattern: 0 &- limb) : nil }
        return Int(exactly: limb)
    }

    // MARK: Scratch

    /// Undefined scratch limbs for the duration of `body`. Raises MemoryError.
    @inline(__always)
    func withScratch<R>(
        limbs: Int, _ body: (UnsafeMutablePointer<UInt>) throws(Unwind) -> R
    ) throws(Unwind) -> R {
        if limbs <= 128 {
            return try withUnsafeTemporaryAllocation(of: UInt.self, capacity: 128) {
                (buffer: UnsafeMutableBufferPointer<UInt>) throws(Unwind) -> R in
                try body(buffer.baseAddress.unsafelyUnwrapped)
            }
        }
        let memory = try borrow(limbs: limbs)
        defer { free(memory) }
        return try body(memory)
    }

    @inline(never) private func borrow(limbs: Int) throws(Unwind) -> UnsafeMutablePointer<UInt> {
        guard limbs <= IntegerRef.largestLimbCount &* 2, let memory = malloc(limbs &* 8) else { throw raise(.memoryError, "") }
        return memory.assumingMemoryBound(to: UInt.self)
    }

    /// GMP takes scratch space of its own and ends the process when there is none. Before a
    /// huge operation: is there that much? (Smaller ones are below what `malloc` ever refuses.)
    @inline(__always) func reserve(forLimbs limbs: Int) throws(Unwind) {
        if limbs > 1 << 17 { try probe(limbs) }
    }

    @inline(never) private func probe(_ limbs: Int) throws(Unwind) {
        try checkInterrupts()
        let (bytes, overflow) = limbs.multipliedReportingOverflow(by: 8 &* 10)
        guard !overflow, let memory = malloc(bytes) else { throw raise(.memoryError, "") }
        free(memory)
    }
}
