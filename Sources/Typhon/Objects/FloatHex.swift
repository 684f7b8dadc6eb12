/// float.hex() and float.fromhex().
package enum FloatHex {
    package static func text(_ double: Double) -> String {
        if !double.isFinite { return FloatText.repr(double) }
        let sign = double.sign == .minus ? "-" : ""
        if double == 0 { return sign + "0x0.0p+0" }
        let isNormal = double.exponentBitPattern != 0
        let digits = String(double.significandBitPattern, radix: 16)
        let padding = String(repeating: "0", count: 13 &- digits.utf8.count)
        let exponent = isNormal ? Int(double.exponentBitPattern) &- 1023 : -1022
        return sign + (isNormal ? "0x1." : "0x0.") + padding + digits + "p" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }

    package enum Mistake: Error { case malformed, tooLarge }

    /// Rounded once, half to even. The text is stripped.
    package static func parse(_ text: ArraySlice<UInt8>) throws(Mistake) -> Double {
        var rest = text
        let negative = rest.first == 45
        if rest.first == 45 || rest.first == 43 { rest = rest.dropFirst() }
        let word = String(decoding: rest, as: UTF8.self).lowercased()
        if word == "inf" || word == "infinity" { return negative ? -.infinity : .infinity }
        if word == "nan" { return negative ? -.nan : .nan }
        if rest.count >= 2, rest.first == 48, rest[rest.startIndex &+ 1] | 32 == 120 { rest = rest.dropFirst(2) }
        let magnitude = try number(rest)
        return negative ? -magnitude : magnitude
    }

    private static func number(_ text: ArraySlice<UInt8>) throws(Mistake) -> Double {
        var mantissa: UInt64 = 0, exponent = 0
        var count = 0, seenPoint = false
        var at = text.startIndex
        while at < text.endIndex {
            if text[at] == 46 && !seenPoint {
                seenPoint = true
            } else if let digit = IntegerSyntax.digitValue(text[at]), digit < 16 {
                count &+= 1
                if mantissa >> 60 == 0 {
                    mantissa = mantissa << 4 | UInt64(digit)
                    if seenPoint { exponent &-= 4 }
                } else {
                    // Full: only whether anything is left matters.
                    if digit != 0 { mantissa |= 1 }
                    if !seenPoint { exponent &+= 4 }
                }
            } else {
                break
            }
            at &+= 1
        }
        if count == 0 { throw .malformed }
        let power = try scale(text[at...])
        if mantissa == 0 { return 0 }
        let shift = mantissa.leadingZeroBitCount
        let double = Double.rounded(mantissa << UInt64(shift), exponent: exponent &+ power &- shift)
        if double.isInfinite { throw .tooLarge }
        return double
    }

    /// The "p+3" at the end, or nothing. Clamped far beyond what matters.
    private static func scale(_ text: ArraySlice<UInt8>) throws(Mistake) -> Int {
        if text.isEmpty { return 0 }
        guard text[text.startIndex] | 32 == 112 else { throw .malformed }
        var rest = text.dropFirst()
        let negative = rest.first == 45
        if rest.first == 45 || rest.first == 43 { rest = rest.dropFirst() }
        if rest.isEmpty { throw .malformed }
        var power = 0
        for byte in rest {
            guard NumberText.isDigit(byte) else { throw .malformed }
            power = min(power &* 10 &+ Int(byte &- 48), 1 << 50)
        }
        return negative ? 0 &- power : power
    }
}
