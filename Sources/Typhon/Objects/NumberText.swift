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

    /// An optional sign and 1 to 18 ASCII digits, and nothing else: what int() usually gets. nil for any other text.
    static func plainDecimal(_ string: StringRef) -> Int? {
        if !string.isASCII { return nil }
        let units = string.units, bytes = units.bytes
        let isNegative = units.count > 0 && bytes[0] == 45
        let first = isNegative || units.count > 0 && bytes[0] == 43 ? 1 : 0
        if units.count &- first < 1 || units.count &- first > 18 { return nil }
        var number = 0
        for index in first..<units.count {
            let digit = bytes[index] &- 48
            if digit > 9 { return nil }
            number = number &* 10 &+ Int(digit)
        }
        return isNegative ? 0 &- number : number
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// An optional sign and at most 15 ASCII digits, a point among them or not: mantissa and power of ten are exact
    /// doubles, so one division rounds correctly. nil for any other text.
    static func plainDouble(_ string: StringRef) -> Double? {
        if !string.isASCII { return nil }
        let units = string.units, bytes = units.bytes
        let isNegative = units.count > 0 && bytes[0] == 45
        let first = isNegative || units.count > 0 && bytes[0] == 43 ? 1 : 0
        if units.count &- first > 16 { return nil }
        var mantissa = 0, digits = 0, point = -1
        for index in first..<Swift.max(first, units.count) {
            let digit = bytes[index] &- 48
            if digit <= 9 {
                mantissa = mantissa &* 10 &+ Int(digit)
                digits &+= 1
            } else if bytes[index] == 46 && point < 0 {
                point = digits
            } else {
                return nil
            }
        }
        if digits == 0 || digits > 15 { return nil }
        let magnitude = Double(mantissa) / powers[point < 0 ? 0 : digits &- point]
        return isNegative ? -magnitude : magnitude
    }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
}

extension Thread {
    /// The characters of a str or bytes-like argument for a number parser, unstripped; nil for other types.
    func numberText(_ value: Value) throws(Unwind) -> [UInt8]? {
        if value.isKind(.string) {
            let text = StringRef(value.ref)
            if !text.isASCII { return NumberText.ascii(string(value)) }
            return Array(UnsafeBufferPointer(start: text.units.bytes, count: text.units.count))
        }
        guard let bytes = try bytesLike(value) else { return nil }
        return Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count))
    }
}
