#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Thread {
    /// Prepares what strings need of a machine: the hash key, the empty string and bytes, and
    /// the table of one-character strings (`MachineState.characters`, 256 entries, allocated
    /// by the caller and scanned as roots). Called once, before any other string is made.
    func startStrings() throws(Unwind) {
        let machine = self.machine.state
        machine.pointee.hashSeed = TextHash.establish(machine.pointee.hashSeed)
        machine.pointee.emptyString = try newString(length: 0, shift: 0, isASCII: true).value
        machine.pointee.emptyBytes = try newBytes(count: 0).value
        for character in 0..<256 {
            let string = try newString(length: 1, shift: 0, isASCII: character < 128)
            string.base.storeBytes(of: UInt8(character), as: UInt8.self)
            machine.pointee.characters[character] = string.value
        }
    }

    @inline(__always)
    func makeCharacter(_ codePoint: UInt32) throws(Unwind) -> Value {
        if codePoint < 256 { return machine.state.pointee.characters[Int(codePoint)] }
        return try makeWideCharacter(codePoint)
    }

    @inline(never) private func makeWideCharacter(_ codePoint: UInt32) throws(Unwind) -> Value {
        let string = try newString(length: 1, shift: Units.shift(for: codePoint), isASCII: false)
        Units.store(codePoint, string.base, 0, string.shift)
        return string.value
    }

    /// A str of these code points, narrowed as far as they allow. `isASCII`: known to be all ASCII.
    func makeString(_ units: Units, isASCII known: Bool = false) throws(Unwind) -> Value {
        if units.count <= 1 { return units.count == 0 ? machine.state.pointee.emptyString : try makeCharacter(units[0]) }
        return try makeString(units, within: known ? 127 : units.maximum)
    }

    /// Not empty; the bits of all units are among those of `maximum`.
    func makeString(_ units: Units, within maximum: UInt32) throws(Unwind) -> Value {
        if units.count == 1 { return try makeCharacter(units[0]) }
        let string = try newString(length: units.count, shift: Units.shift(for: maximum), isASCII: maximum < 128)
        units.copy(to: string.base, shift: string.shift)
        return string.value
    }

    func makeString(_ text: String) throws(Unwind) -> Value {
        var text = text
        var result: Result<Value, Unwind> = .failure(.raised)
        text.withUTF8 { bytes in
            do throws(Unwind) { result = .success(try makeString(validUTF8: bytes)) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    func makeString(latin1: UnsafeBufferPointer<UInt8>) throws(Unwind) -> Value { try makeString(Units(latin1)) }

    func makeString(codePoints: some Collection<UInt32>) throws(Unwind) -> Value {
        var all: UInt32 = 0
        for codePoint in codePoints { all |= codePoint }
        if codePoints.isEmpty { return machine.state.pointee.emptyString }
        if codePoints.count == 1 { return try makeCharacter(all) }
        let string = try newString(length: codePoints.count, shift: Units.shift(for: all), isASCII: all < 128)
        let base = string.base, shift = string.shift
        var index = 0
        for codePoint in codePoints {
            Units.store(codePoint, base, index, shift)
            index += 1
        }
        return string.value
    }

    /// Bytes that are known to be well-formed UTF-8.
    private func makeString(validUTF8 bytes: UnsafeBufferPointer<UInt8>) throws(Unwind) -> Value {
        let units = Units(bytes)
        if units.isASCII { return try makeString(units, isASCII: true) }
        var length = 0
        var largest: UInt8 = 0
        for byte in bytes where byte & 0xC0 != 0x80 {
            length += 1
            largest = max(largest, byte)
        }
        // Lead bytes: C2, C3 stay below U+0100, up to EF below U+10000.
        let shift = largest < 0xC4 ? 0 : largest < 0xF0 ? 1 : 2
        if length == 1 { return try makeCharacter(UTF8Walk.next(bytes.baseAddress.unsafelyUnwrapped).codePoint) }
        let string = try newString(length: length, shift: shift, isASCII: false)
        let base = string.base
        var source = bytes.baseAddress.unsafelyUnwrapped
        for index in 0..<length {
            let (codePoint, size) = UTF8Walk.next(source)
            Units.store(codePoint, base, index, shift)
            source += size
        }
        return string.value
    }

    /// A Swift string; lone surrogates become U+FFFD. Empty for what is not a str.
    func string(_ value: Value) -> String {
        guard value.isKind(.string) else { return "" }
        return StringRef(value.ref).units.text
    }

    /// The str itself when it is exactly a str, else an exact copy of the subclass's instance.
    @inline(__always) func exactString(_ string: StringRef) throws(Unwind) -> Value {
        if string.ref.shape == BuiltinClass.str.shape { return string.value }
        return try makeString(string.units, isASCII: string.isASCII)
    }

    /// An instance of a guest subclass of str with the same text.
    func makeString(_ string: StringRef, of type: ClassRef) throws(Unwind) -> Value {
        if type.rootShape == BuiltinClass.str.shape { return try exactString(string) }
        let buffer: ByteStorageRef
        if string.isTail {
            buffer = ByteStorageRef(string.ref[StringRef.bufferWord].ref)
        } else {
            buffer = try makeByteStorage(capacity: string.units.size)
            string.units.copy(to: buffer.bytes, shift: string.shift)
            buffer.used.storeRelaxed(Value(small: string.units.size).bits)
        }
        let flags = string.ref.flags | StringRef.tailFlag
        let copy = StringRef(try allocateDerived(type, .string, fixed: StringRef.tailWords, flags: flags))
        copy.ref[StringRef.lengthWord] = Value(small: string.length)
        copy.ref[StringRef.bufferWord] = Value(buffer.ref)
        return copy.value
    }
}

/// Steps through well-formed UTF-8.
enum UTF8Walk {
    @inline(__always) static func next(_ p: UnsafePointer<UInt8>) -> (codePoint: UInt32, size: Int) {
        let lead = UInt32(p[0])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | UInt32(p[1] & 0x3F), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | UInt32(p[1] & 0x3F) << 6 | UInt32(p[2] & 0x3F), 3) }
        let high = (lead & 0x07) << 18 | UInt32(p[1] & 0x3F) << 12
        return (high | UInt32(p[2] & 0x3F) << 6 | UInt32(p[3] & 0x3F), 4)
    }

    /// Code points of well-formed bytes and an upper bound of them, of the same class (7, 8, 16 or 21 bits); nil
    /// for others: overlong forms, surrogates, what lies beyond U+10FFFF, a cut end.
    static func measure(_ bytes: Units) -> (length: Int, largest: UInt32)? {
        let p = bytes.bytes, count = bytes.count
        var index = 0, length = 0, all: UInt32 = 0
        while index < count {
            if index &+ 8 <= count
                && UnsafeRawPointer(p).loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                index &+= 8
                length &+= 8
                continue
            }
            let lead = p[index]
            length &+= 1
            if lead < 0x80 {
                index &+= 1
                continue
            }
            if lead < 0xC2 || lead > 0xF4 { return nil }
            let size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            if size > count &- index { return nil }
            for step in 1..<size where p[index &+ step] & 0xC0 != 0x80 { return nil }
            let codePoint = next(p + index).codePoint
            if size == 3 && (codePoint < 0x800 || codePoint &- 0xD800 < 0x800) { return nil }
            if size == 4 && (codePoint < 0x10000 || codePoint > 0x10FFFF) { return nil }
            all |= codePoint
            index &+= size
        }
        return (length, all)
    }

    /// Decodes `length` code points of well-formed bytes; they fit the units.
    @inline(__always) static func copy<Unit: FixedWidthInteger>(
        _ start: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<Unit>, _ length: Int
    ) {
        var source = start
        for index in 0..<length {
            let lead = source[0]
            if lead < 0x80 {
                target[index] = Unit(truncatingIfNeeded: lead)
                source += 1
            } else {
                let (codePoint, size) = next(source)
                target[index] = Unit(truncatingIfNeeded: codePoint)
                source += size
            }
        }
    }

    /// Writes a code point that is no surrogate and moves behind it.
    @inline(__always) static func write(_ c: UInt32, _ target: inout UnsafeMutablePointer<UInt8>) {
        if c < 0x80 {
            target[0] = UInt8(truncatingIfNeeded: c)
            target += 1
            return
        }
        var size = 1
        if c < 0x800 {
            target[0] = UInt8(truncatingIfNeeded: 0xC0 | c >> 6)
        } else if c < 0x10000 {
            target[0] = UInt8(truncatingIfNeeded: 0xE0 | c >> 12)
            target[1] = UInt8(truncatingIfNeeded: 0x80 | c >> 6 & 0x3F)
            size = 2
        } else {
            target[0] = UInt8(truncatingIfNeeded: 0xF0 | c >> 18)
            target[1] = UInt8(truncatingIfNeeded: 0x80 | c >> 12 & 0x3F)
            target[2] = UInt8(truncatingIfNeeded: 0x80 | c >> 6 & 0x3F)
            size = 3
        }
        target[size] = UInt8(truncatingIfNeeded: 0x80 | c & 0x3F)
        target += size + 1
    }
}

extension Units {
    /// As a Swift string; surrogates become U+FFFD.
    var text: String {
        if isASCII && shift == 0 {
            return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        }
        var scalars = String.UnicodeScalarView()
        for index in 0..<count { scalars.append(Unicode.Scalar(self[index]) ?? "\u{FFFD}") }
        return String(scalars)
    }
}
