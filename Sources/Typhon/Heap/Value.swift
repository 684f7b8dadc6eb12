/// # Value: one guest value in one 64-bit word
///
///     63                                   2 1 0
///     +-------------------------------------+---+
///     | signed 62-bit integer               |0 0|  integer
///     | address of a 16-byte aligned object |0 1|  reference   (bits 3 and 2 are zero too)
///     | rotated IEEE double                 |1 0|  double      (exponent in the common range)
///     | number of a singleton               |1 1|  None, False, True, ...
///     +-------------------------------------+---+
///
/// Two integers add without unpacking; the tag of a reference disappears in the
/// displacement of the load that follows it. A double is stored inline when its
/// exponent lies between 2^-255 and 2^256 or it is +0.0: adding one to the exponent's
/// top three bits makes their common values 011 and 100 begin with "10", and rotating
/// left by three makes that pair the tag (after Melançon, Feeley and Serrano,
/// "Float self-tagging"). Other doubles live on the heap (`Kind.double`).
///
/// Laws
/// 1. A `Value` is trivially copyable and owns nothing.
/// 2. An integer that fits in 62 bits is never a heap integer; a double that fits
///    inline is never a heap double. So equal bits mean identical values, and for
///    integers different bits mean different values.
/// 3. A word of an object that is not a reference never has the tag 01.
package struct Value: Equatable, Sendable {
    package let bits: UInt64

    @inline(__always) init(bits: UInt64) { self.bits = bits }
    @inline(__always) package static func == (a: Value, b: Value) -> Bool { a.bits == b.bits }
}

// MARK: Singletons

extension Value {
    @inline(__always) private static func singleton(_ number: UInt64) -> Value { Value(bits: number << 2 | 3) }

    static var none: Value { @inline(__always) get { singleton(0) } }
    static var `false`: Value { @inline(__always) get { singleton(1) } }
    static var `true`: Value { @inline(__always) get { singleton(2) } }
    static var notImplemented: Value { @inline(__always) get { singleton(3) } }
    static var ellipsis: Value { @inline(__always) get { singleton(4) } }
    /// No value: an unbound variable, a deleted slot, an argument that was not given. Never visible to the guest.
    static var absent: Value { @inline(__always) get { singleton(5) } }
    /// A dictionary or set entry that was deleted. Never visible to the guest.
    static var deleted: Value { @inline(__always) get { singleton(6) } }

    @inline(__always) init(_ truth: Bool) { self = truth ? .true : .false }
    @inline(__always) var isNone: Bool { bits == Value.none.bits }
    @inline(__always) var isAbsent: Bool { bits == Value.absent.bits }
    @inline(__always) var isBool: Bool { bits == Value.true.bits || bits == Value.false.bits }
    @inline(__always) var isSingleton: Bool { bits & 3 == 3 }
}

// MARK: Integers

extension Value {
    static let smallestInteger = -(1 << 61)
    static let largestInteger = (1 << 61) - 1

    @inline(__always) var isInteger: Bool { bits & 3 == 0 }
    /// Both inline integers: one `or`, one test.
    @inline(__always) static func bothIntegers(_ a: Value, _ b: Value) -> Bool { (a.bits | b.bits) & 3 == 0 }

    /// The integer; only when `isInteger`.
    @inline(__always) var integer: Int { Int(bitPattern: UInt(bits)) >> 2 }
    /// `integer` must fit in 62 bits (asserted): lengths, indices, counts.
    @inline(__always) init(small integer: Int) {
        assert(integer >= Value.smallestInteger && integer <= Value.largestInteger)
        bits = UInt64(bitPattern: Int64(integer)) << 2
    }
    @inline(__always) static func fits(_ integer: Int) -> Bool { (integer << 2) >> 2 == integer }
    /// The raw word as a signed number: four times the integer. Order and sums are those of the integers.
    @inline(__always) var scaled: Int { Int(bitPattern: UInt(bits)) }
    @inline(__always) init(scaled: Int) { bits = UInt64(UInt(bitPattern: scaled)) }
}

// MARK: Doubles

extension Value {
    /// Added to a double's bits: exponents that begin with 011 or 100 then begin with 100 or 101.
    private static let bias: UInt64 = 0x1000_0000_0000_0000
    /// The same where the tag's bits are zero.
    static let untaggedBias: UInt64 = 0x4000_0000_0000_0000 &- bias
    /// One more than the greatest word that an inline double has, less one, between the two shifts of `store`.
    static let inlineLimit: UInt64 = 1 << 62 - 1
    /// The form 2^-255 would have: it has none.
    private static let zeroBits: UInt64 = 2

    @inline(__always) var isInlineDouble: Bool { bits & 3 == 2 }
    /// The word without the tag of a double, so 0 means 0.0 and low bits that are not zero mean no inline double.
    @inline(__always) var untagged: UInt64 { bits ^ 2 }
    /// The double of an `untagged` word that is neither 0 nor has low bits.
    @inline(__always) static func double(untagged: UInt64) -> Double {
        Double(bitPattern: (untagged >> 3 | untagged << 61) &+ untaggedBias)
    }
    /// The inline form of a double that is not 0.0, into `target`; false when it is 0.0 or has none.
    @inline(__always) static func store(_ double: Double, into target: UnsafeMutablePointer<Value>) -> Bool {
        let biased = double.bitPattern &- untaggedBias
        let folded = biased << 1 | biased >> 63 // the tag's place, now on top, is zero, and nothing else may be
        if folded &- 1 >= inlineLimit { return false }
        target.pointee = Value(bits: folded << 2 | 2)
        return true
    }

    @inline(__always) static func bothInlineDoubles(_ a: Value, _ b: Value) -> Bool { ((a.bits ^ 2) | (b.bits ^ 2)) & 3 == 0 }

    /// The double; only when `isInlineDouble`.
    @inline(__always) var inlineDouble: Double {
        if bits == Value.zeroBits { return 0 }
        return Double(bitPattern: (bits >> 3 | bits << 61) &- Value.bias)
    }

    /// The inline form, or absent when the double needs the heap (see `Thread.makeDouble`).
    @inline(__always) init(inlineOrAbsent double: Double) {
        let biased = double.bitPattern &+ Value.bias
        let rotated = biased << 3 | biased >> 61
        if rotated & 3 == 2 && rotated != Value.zeroBits {
            bits = rotated
        } else {
            bits = double.bitPattern == 0 ? Value.zeroBits : Value.absent.bits
        }
    }

    /// The inline form, or nil when the double needs the heap.
    @inline(__always) init?(inline double: Double) {
        self.init(inlineOrAbsent: double)
        if isAbsent { return nil }
    }
}

// MARK: References

extension Value {
    @inline(__always) var isReference: Bool { bits & 3 == 1 }
    /// The object; only when `isReference`.
    @inline(__always) var ref: Ref { Ref(address: UnsafeMutableRawPointer(bitPattern: UInt(bits &- 1)).unsafelyUnwrapped) }
    @inline(__always) init(_ ref: Ref) { bits = UInt64(UInt(bitPattern: ref.address)) | 1 }
    /// Is it an object of this kind? Immediates are of no kind.
    @inline(__always) func isKind(_ kind: Kind) -> Bool { isReference && ref.kind == kind }
}

// MARK: Native addresses

extension Value {
    /// A native address in a word of an object: an integer to everybody else.
    @inline(__always) init(nativeAddress: UnsafeMutableRawPointer?) { self.init(small: Int(bitPattern: nativeAddress)) }
    @inline(__always) var nativeAddress: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: integer) }
}
