/// What number parsers read: ASCII bytes, white space stripped.
///
/// Text may use any Unicode decimal digits ("٣٤" is 34) and any Unicode white
/// space around the number; both become their ASCII twins here. Any other character that is not ASCII becomes 0xFF,
/// which no parser accepts.
enum NumberText {
    static func ascii(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else if scalar.properties.isWhitespace {
                bytes.append(32)
            } else if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
                bytes.append(48 &+ UInt8(digit))
            } else {
                bytes.append(0xFF)
            }
        }
        return bytes
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) || (28...31).contains(byte) }

    static func stripped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var low = bytes.startIndex, high = bytes.endIndex
        while low < high && isSpace(bytes[low]) { low &+= 1 }
        while high > low && isSpace(bytes[high &- 1]) { high &-= 1 }
        return bytes[low..<high]
    }

    /// Takes the underscores out; nil when one does not stand between two digits.
    static func withoutUnderscores(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard text.contains(95) else { return text }
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text {
            if byte == 95 {
                if !isDigit(previous) { return nil }
            } else {
                if previous == 95 && !isDigit(byte) { return nil }
                result.append(byte)
            }
            previous = byte
        }
        return previous == 95 ? nil : result[...]
    }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
}

extension Thread {
    /// The characters of a str or bytes-like argument for a number parser, unstripped; nil for other types.
    func numberText(_ value: Value) throws(Unwind) -> [UInt8]? {
        if value.isKind(.string) { return NumberText.ascii(string(value)) }
        guard let bytes = try bytesLike(value) else { return nil }
        return Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count))
    }
}
