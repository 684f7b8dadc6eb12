/// # Instruction: one 64-bit word
///
///     63        48 47        32 31        16 15       8 7        0
///     +-----------+------------+------------+----------+---------+
///     |     c     |      b     |     a      |    d     | opcode  |
///     +-----------+------------+------------+----------+---------+
///     |    wide (signed 32)    |
///
/// `a`, `b`, `c` are register numbers, counts or indices; `c` may be a signed small
/// integer or jump; `wide` takes the room of `b` and `c`. An instruction with a cache is
/// followed by one more word. Jumps count words from the end of the instruction (cache included).
struct Instruction {
    let word: UInt64
    @inline(__always) init(word: UInt64) { self.word = word }

    init(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, d: Int = 0) {
        word = UInt64(opcode.rawValue) | UInt64(UInt8(truncatingIfNeeded: d)) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
            | UInt64(UInt16(truncatingIfNeeded: b)) << 32 | UInt64(UInt16(truncatingIfNeeded: c)) << 48
    }
    init(_ opcode: Opcode, a: Int = 0, wide: Int, d: Int = 0) {
        word = UInt64(opcode.rawValue) | UInt64(UInt8(truncatingIfNeeded: d)) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
            | UInt64(UInt32(truncatingIfNeeded: wide)) << 32
    }

    @inline(__always) var opcode: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) }
    @inline(__always) var d: Int { Int((word >> 8) & 0xFF) }
    @inline(__always) var a: Int { Int((word >> 16) & 0xFFFF) }
    @inline(__always) var b: Int { Int((word >> 32) & 0xFFFF) }
    @inline(__always) var c: Int { Int(word >> 48) }
    @inline(__always) var signedB: Int { Int(Int16(truncatingIfNeeded: word >> 32)) }
    @inline(__always) var signedC: Int { Int(Int64(bitPattern: word) >> 48) }
    @inline(__always) var wide: Int { Int(Int64(bitPattern: word) >> 32) }

    /// The integer operand of addSmall and subtractSmall.
    var small: Value { Value(small: opcode == .subtractSmall ? -signedC : signedC) }
}

/// An instruction where it lies: what the loop decodes. Each operand is one load instead of a shift and a mask.
///
/// Law: once a code object can run, only the byte of an instruction's opcode changes (`quicken`), atomically. So the
/// operands are plain loads, and belong together whenever they are read.
struct InstructionAddress {
    private let address: UnsafeMutableRawPointer
    @inline(__always) init(_ pc: UnsafeMutablePointer<UInt64>) { address = UnsafeMutableRawPointer(pc) }

    @inline(__always) var opcode: Opcode { unsafeBitCast(address.loadByteRelaxed(), to: Opcode.self) }
    @inline(__always) var d: Int { Int(address.load(fromByteOffset: 1, as: UInt8.self)) }
    @inline(__always) var a: Int { Int(address.load(fromByteOffset: 2, as: UInt16.self)) }
    @inline(__always) var b: Int { Int(address.load(fromByteOffset: 4, as: UInt16.self)) }
    @inline(__always) var c: Int { Int(address.load(fromByteOffset: 6, as: UInt16.self)) }
    @inline(__always) var signedB: Int { Int(address.load(fromByteOffset: 4, as: Int16.self)) }
    @inline(__always) var signedC: Int { Int(address.load(fromByteOffset: 6, as: Int16.self)) }
    @inline(__always) var wide: Int { Int(address.load(fromByteOffset: 4, as: Int32.self)) }
    /// How far the pc goes after a fused comparison with this outcome.
    @inline(__always) func step(_ truth: Bool) -> Int { truth == (d == 1) ? signedC : 0 }
    @inline(__always) var instruction: Instruction { Instruction(word: address.loadRelaxed()) }

    /// The word behind an instruction of one word, and where it lies.
    @inline(__always) var extraWord: Int { Int(address.load(fromByteOffset: 8, as: UInt64.self)) }
    @inline(__always) var next: UnsafeMutablePointer<UInt64> { (address + 8).assumingMemoryBound(to: UInt64.self) }

    /// Gives the same operands to another opcode: how an instruction quickens.
    @inline(__always) func quicken(_ opcode: Opcode) { address.storeByteRelease(opcode.rawValue) }
}
