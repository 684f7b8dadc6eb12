#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Units: a run of code units somewhere in memory
///
/// What the algorithms of str, bytes and bytearray work on: an address, a count and a
/// width. It owns nothing; the object it looks into stays alive because the collector
/// sees interior addresses on native stacks. Bytes are simply units of width one.
struct Units {
    let base: UnsafeRawPointer
    let count: Int
    /// log2 of the width in bytes.
    let shift: Int

    @inline(__always) init(base: UnsafeRawPointer, count: Int, shift: Int) {
        self.base = base
        self.count = count
        self.shift = shift
    }
    @inline(__always) init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.init(base: bytes.baseAddress.map { UnsafeRawPointer($0) } ?? Units.nowhere, count: bytes.count, shift: 0)
    }
    /// A valid address to look at when there is nothing to see.
    static var nowhere: UnsafeRawPointer { UnsafeRawPointer(bitPattern: 16).unsafelyUnwrapped }

    /// Law: `index` lies in 0 ..< count.
    @inline(__always) subscript(index: Int) -> UInt32 {
        if shift == 0 { return UInt32(base.load(fromByteOffset: index, as: UInt8.self)) }
        if shift == 1 { return UInt32(base.load(fromByteOffset: index &<< 1, as: UInt16.self)) }
        return base.load(fromByteOffset: index &<< 2, as: UInt32.self)
    }
    @inline(__always) func slice(_ low: Int, _ high: Int) -> Units {
        Units(base: base + low &<< shift, count: high &- low, shift: shift)
    }
    @inline(__always) var size: Int { count &<< shift }
    @inline(__always) var bytes: UnsafePointer<UInt8> { base.assumingMemoryBound(to: UInt8.self) }
    @inline(__always) var shorts: UnsafePointer<UInt16> { base.assumingMemoryBound(to: UInt16.self) }
    @inline(__always) var longs: UnsafePointer<UInt32> { base.assumingMemoryBound(to: UInt32.self) }

    /// No unit above 127. Complexity: linear, eight bytes at a time.
    var isASCII: Bool { shift == 0 ? Units.isASCII(base, count) : maximum < 128 }

    static func isASCII(_ base: UnsafeRawPointer, _ count: Int) -> Bool {
        var index = 0
        while index &+ 8 <= count {
            if base.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
            index &+= 8
        }
        while index < count {
            if base.load(fromByteOffset: index, as: UInt8.self) >= 128 { return false }
            index &+= 1
        }
        return true
    }

    /// An upper bound of the units that lies in the same class (7, 8, 16 or 21 bits) as the largest one.
    var maximum: UInt32 {
        if shift == 0 { return Units.isASCII(base, count) ? 127 : 255 }
        return shift == 1 ? Units.union(shorts, count) : Units.union(longs, count)
    }

    private static func union<Unit: FixedWidthInteger>(_ units: UnsafePointer<Unit>, _ count: Int) -> UInt32 {
        var all: Unit = 0
        for index in 0..<count { all |= units[index] }
        return UInt32(truncatingIfNeeded: all)
    }

    /// log2 of the width that the narrowest string of such code points has.
    @inline(__always) static func shift(for maximum: UInt32) -> Int { maximum < 0x100 ? 0 : maximum < 0x10000 ? 1 : 2 }

    /// Copies all units to `target`, whose units are `shift` wide. Law: they fit.
    func copy(to target: UnsafeMutableRawPointer, shift wide: Int) {
        if wide == shift { return Units.copyBytes(base, target, size) }
        let bytes = target.assumingMemoryBound(to: UInt8.self)
        let shorts = target.assumingMemoryBound(to: UInt16.self)
        let longs = target.assumingMemoryBound(to: UInt32.self)
        switch (shift, wide) {
        case (0, 1): Units.convert(self.bytes, shorts, count)
        case (0, _): Units.convert(self.bytes, longs, count)
        case (1, 0): Units.convert(self.shorts, bytes, count)
        case (1, _): Units.convert(self.shorts, longs, count)
        case (_, 0): Units.convert(self.longs, bytes, count)
        default: Units.convert(self.longs, shorts, count)
        }
    }

    /// Up to 16 bytes by two words that overlap: a call would take longer.
    @inline(__always) static func copyBytes(_ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ count: Int) {
        if count > 16 {
            memcpy(to, from, count)
        } else if count >= 8 {
            copyEnds(from, to, count &- 8, UInt64.self)
        } else if count >= 4 {
            copyEnds(from, to, count &- 4, UInt32.self)
        } else if count >= 2 {
            copyEnds(from, to, count &- 2, UInt16.self)
        } else if count == 1 {
            to.storeBytes(of: from.load(as: UInt8.self), as: UInt8.self)
        }
    }

    /// A word from the beginning and one from `last`; both are read before anything is written.
    @inline(__always)
    private static func copyEnds<Word: FixedWidthInteger & BitwiseCopyable>(
        _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ last: Int, _: Word.Type
    ) {
        let first = from.loadUnaligned(as: Word.self), second = from.loadUnaligned(fromByteOffset: last, as: Word.self)
        to.storeBytes(of: first, as: Word.self)
        to.storeBytes(of: second, toByteOffset: last, as: Word.self)
    }

    /// The same bytes the other way round, to another place.
    @inline(__always) static func reverseBytes(_ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ count: Int) {
        if count >= 8 {
            var place = 0
            while place &+ 8 < count {
                let word = from.loadUnaligned(fromByteOffset: count &- 8 &- place, as: UInt64.self)
                to.storeBytes(of: word.byteSwapped, toByteOffset: place, as: UInt64.self)
                place &+= 8
            }
            reverseEnds(from, to, count &- 8, UInt64.self)
        } else if count >= 4 {
            reverseEnds(from, to, count &- 4, UInt32.self)
        } else if count >= 2 {
            reverseEnds(from, to, count &- 2, UInt16.self)
        } else if count == 1 {
            to.storeBytes(of: from.load(as: UInt8.self), as: UInt8.self)
        }
    }

    @inline(__always)
    private static func reverseEnds<Word: FixedWidthInteger & BitwiseCopyable>(
        _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ last: Int, _: Word.Type
    ) {
        let first = from.loadUnaligned(as: Word.self), second = from.loadUnaligned(fromByteOffset: last, as: Word.self)
        to.storeBytes(of: second.byteSwapped, as: Word.self)
        to.storeBytes(of: first.byteSwapped, toByteOffset: last, as: Word.self)
    }

    /// Same bytes? Up to 16 by two words that overlap: a call would take longer.
    @inline(__always) static func sameBytes(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
        if count > 16 { return memcmp(a, b, count) == 0 }
        if count >= 8 {
            let low = a.loadUnaligned(as: UInt64.self) ^ b.loadUnaligned(as: UInt64.self)
            let end = count &- 8
            return low | (a.loadUnaligned(fromByteOffset: end, as: UInt64.self) ^ b.loadUnaligned(fromByteOffset: end, as: UInt64.self)) == 0
        }
        if count >= 4 {
            let low = a.loadUnaligned(as: UInt32.self) ^ b.loadUnaligned(as: UInt32.self)
            let end = count &- 4
            return low | (a.loadUnaligned(fromByteOffset: end, as: UInt32.self) ^ b.loadUnaligned(fromByteOffset: end, as: UInt32.self)) == 0
        }
        var index = 0
        while index < count {
            if a.load(fromByteOffset: index, as: UInt8.self) != b.load(fromByteOffset: index, as: UInt8.self) { return false }
            index &+= 1
        }
        return true
    }

    @inline(__always)
    private static func convert<From: FixedWidthInteger, To: FixedWidthInteger>(
        _ from: UnsafePointer<From>, _ to: UnsafeMutablePointer<To>, _ count: Int
    ) {
        for index in 0..<count { to[index] = To(truncatingIfNeeded: from[index]) }
    }

    /// Same code points?
    func equals(_ other: Units) -> Bool {
        if count != other.count { return false }
        if shift == other.shift { return memcmp(base, other.base, size) == 0 }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }

    /// -1, 0, 1 by code points.
    func order(_ other: Units) -> Int {
        let common = min(count, other.count)
        if shift == 0 && other.shift == 0 {
            let result = memcmp(base, other.base, common)
            if result != 0 { return result < 0 ? -1 : 1 }
        } else {
            for index in 0..<common {
                let a = self[index], b = other[index]
                if a != b { return a < b ? -1 : 1 }
            }
        }
        return count == other.count ? 0 : count < other.count ? -1 : 1
    }

    func contains(_ unit: UInt32) -> Bool {
        if shift == 0 { return unit < 256 && memchr(base, Int32(unit), count) != nil }
        for index in 0..<count where self[index] == unit { return true }
        return false
    }

    /// Writes one unit of a given width.
    @inline(__always)
    static func store(_ unit: UInt32, _ base: UnsafeMutableRawPointer, _ index: Int, _ shift: Int) {
        if shift == 0 {
            base.storeBytes(of: UInt8(truncatingIfNeeded: unit), toByteOffset: index, as: UInt8.self)
        } else if shift == 1 {
            base.storeBytes(of: UInt16(truncatingIfNeeded: unit), toByteOffset: index &<< 1, as: UInt16.self)
        } else {
            base.storeBytes(of: unit, toByteOffset: index &<< 2, as: UInt32.self)
        }
    }

    static func fill(_ unit: UInt32, _ base: UnsafeMutableRawPointer, _ start: Int, _ count: Int, _ shift: Int) {
        if shift == 0 {
            memset(base + start, Int32(unit & 255), count)
        } else {
            for index in start..<(start + count) { store(unit, base, index, shift) }
        }
    }
}

extension StaticString {
    /// The bytes of an ASCII literal.
    var units: Units { Units(base: UnsafeRawPointer(utf8Start), count: utf8CodeUnitCount, shift: 0) }
}
