/// What Python asks of a code point. ASCII is answered by comparisons, the rest by Swift's
/// Unicode data. Code points that Unicode 15 (Python 3.12's) had not assigned count as unassigned.
enum CodePoint {
    @inline(__always) static func properties(_ c: UInt32) -> Unicode.Scalar.Properties? { Unicode.Scalar(c)?.properties }

    @inline(__always) static func isASCIILower(_ c: UInt32) -> Bool { c &- 0x61 < 26 }
    @inline(__always) static func isASCIIUpper(_ c: UInt32) -> Bool { c &- 0x41 < 26 }
    @inline(__always) static func isASCIIDigit(_ c: UInt32) -> Bool { c &- 0x30 < 10 }
    @inline(__always) static func isASCIIAlpha(_ c: UInt32) -> Bool { (c | 0x20) &- 0x61 < 26 }

    static func isAlpha(_ c: UInt32) -> Bool {
        if c < 128 { return isASCIIAlpha(c) }
        switch category(c) {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }
    static func isDecimal(_ c: UInt32) -> Bool { c < 128 ? isASCIIDigit(c) : category(c) == .decimalNumber }
    static func isDigit(_ c: UInt32) -> Bool {
        if c < 128 { return isASCIIDigit(c) }
        guard let type = properties(c)?.numericType, category(c) != .unassigned else { return false }
        return type != .numeric
    }
    static func isNumeric(_ c: UInt32) -> Bool {
        c < 128 ? isASCIIDigit(c) : properties(c)?.numericType != nil && category(c) != .unassigned
    }
    static func isAlnum(_ c: UInt32) -> Bool {
        c < 128 ? isASCIIAlpha(c) || isASCIIDigit(c) : isAlpha(c) || isDecimal(c) || isDigit(c) || isNumeric(c)
    }
    /// The decimal digit's value, or nil.
    static func decimalValue(_ c: UInt32) -> Int? {
        if c < 128 { return isASCIIDigit(c) ? Int(c &- 0x30) : nil }
        guard category(c) == .decimalNumber, let value = properties(c)?.numericValue else { return nil }
        return Int(value)
    }
    @inline(__always) static func isSpace(_ c: UInt32) -> Bool {
        if c < 0x80 { return c == 0x20 || c &- 9 < 5 || c &- 0x1C < 4 }
        return isWideSpace(c)
    }
    private static func isWideSpace(_ c: UInt32) -> Bool {
        if c < 0x1680 { return c == 0x85 || c == 0xA0 }
        if c &- 0x2000 < 11 || c == 0x2028 || c == 0x2029 || c == 0x202F { return true }
        return c == 0x1680 || c == 0x205F || c == 0x3000
    }
    /// bytes' idea of white space has no separators 1C...1F.
    @inline(__always) static func isByteSpace(_ c: UInt32) -> Bool { c == 0x20 || c &- 9 < 5 }
    @inline(__always) static func isLineBreak(_ c: UInt32) -> Bool {
        if c < 0x80 { return c &- 0x0A < 4 || c &- 0x1C < 3 }
        return c == 0x85 || c == 0x2028 || c == 0x2029
    }
    static func isLower(_ c: UInt32) -> Bool {
        c < 128 ? isASCIILower(c) : assigned(c)?.isLowercase ?? false
    }
    static func isUpper(_ c: UInt32) -> Bool {
        c < 128 ? isASCIIUpper(c) : assigned(c)?.isUppercase ?? false
    }
    static func isTitle(_ c: UInt32) -> Bool { c >= 128 && category(c) == .titlecaseLetter }
    static func isCased(_ c: UInt32) -> Bool {
        if c < 128 { return isASCIIAlpha(c) }
        if let known = CaseCache.answer(c, CaseCache.isCased) { return known != 0 }
        let answer = assigned(c)?.isCased ?? false
        CaseCache.remember(c, CaseCache.isCased, answer ? 1 : 0)
        return answer
    }
    static func isCaseIgnorable(_ c: UInt32) -> Bool { assigned(c)?.isCaseIgnorable ?? false }

    static func isPrintable(_ c: UInt32) -> Bool {
        if c < 0x7F { return c >= 0x20 }
        switch category(c) {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return false
        default: return true
        }
    }
    static func isIdentifierStart(_ c: UInt32) -> Bool {
        c < 128 ? isASCIIAlpha(c) || c == 0x5F : assigned(c)?.isXIDStart ?? false
    }
    static func isIdentifierPart(_ c: UInt32) -> Bool {
        c < 128 ? isASCIIAlpha(c) || isASCIIDigit(c) || c == 0x5F : assigned(c)?.isXIDContinue ?? false
    }

    private static func assigned(_ c: UInt32) -> Unicode.Scalar.Properties? {
        guard let properties = properties(c), let age = properties.age, age.major <= 15 else { return nil }
        return age.major == 15 && age.minor > 0 ? nil : properties
    }
    static func category(_ c: UInt32) -> Unicode.GeneralCategory {
        if c &- 0xD800 < 0x800 { return .surrogate }
        return assigned(c)?.generalCategory ?? .unassigned
    }
}

/// Case mappings with Unicode's full rules: one code point may become up to three.
enum CaseMapping: UInt8 {
    case lower, upper, title, fold, swap

    @inline(__always) func append(_ c: UInt32, to builder: inout StringBuilder) throws(Unwind) {
        if c < 128 { return try builder.append(ascii(c)) }
        try appendWide(c, to: &builder)
    }

    @inline(__always) func ascii(_ c: UInt32) -> UInt32 {
        switch self {
        case .lower, .fold: CodePoint.isASCIIUpper(c) ? c | 0x20 : c
        case .upper, .title: CodePoint.isASCIILower(c) ? c & ~0x20 : c
        case .swap: CodePoint.isASCIIAlpha(c) ? c ^ 0x20 : c
        }
    }

    /// The one code point that `c` becomes; `several` when there are more, or it depends on the neighbours.
    @inline(__always) func single(_ c: UInt32) -> UInt32 {
        if c < 128 { return ascii(c) }
        if let known = CaseCache.answer(c, rawValue) { return known }
        return singleSlow(c)
    }
    static let several: UInt32 = 0xFF_FFFF

    @inline(never) private func singleSlow(_ c: UInt32) -> UInt32 {
        // The sigma: see `Thread.appendMapped`.
        if c == 0x3A3 {
            CaseCache.remember(c, rawValue, CaseMapping.several)
            return CaseMapping.several
        }
        guard let properties = CodePoint.properties(c), properties.isCased, CodePoint.category(c) != .unassigned else {
            CaseCache.remember(c, rawValue, c)
            return c
        }
        let mapped = mapped(c, properties).unicodeScalars
        // A partner that Unicode 15 did not have yet is none.
        let isKnown = mapped.allSatisfy { CodePoint.category($0.value) != .unassigned }
        let answer = !isKnown ? c : mapped.count == 1 ? mapped.first?.value ?? c : CaseMapping.several
        CaseCache.remember(c, rawValue, answer)
        return answer
    }

    /// The code points of a mapping that `single` cannot say.
    func expansion(_ c: UInt32) -> CaseExpansion {
        if let known = CaseCache.expansion(c, rawValue) { return known }
        guard let properties = CodePoint.properties(c) else { return CaseExpansion(bits: UInt64(c)) }
        let expansion = CaseExpansion(mapped(c, properties).unicodeScalars)
        CaseCache.remember(c, rawValue, expansion)
        return expansion
    }

    @inline(never) private func appendWide(_ c: UInt32, to builder: inout StringBuilder) throws(Unwind) {
        let answer = single(c)
        if answer != CaseMapping.several { return try builder.append(answer) }
        guard let properties = CodePoint.properties(c) else { return try builder.append(c) }
        try builder.append(text: mapped(c, properties))
    }

    private func mapped(_ c: UInt32, _ properties: Unicode.Scalar.Properties) -> String {
        switch self {
        case .lower: properties.lowercaseMapping
        case .upper: properties.uppercaseMapping
        case .title: properties.titlecaseMapping
        case .fold: CaseMapping.folded(c, properties)
        case .swap: properties.isUppercase ? properties.lowercaseMapping : properties.isLowercase ? properties.uppercaseMapping : Units.character(c)
        }
    }

    /// Full case folding: lower case of the upper case, but for the letters where the two
    /// lose or keep a distinction that folding does not.
    private static func folded(_ c: UInt32, _ properties: Unicode.Scalar.Properties) -> String {
        switch c {
        case 0x131: return String(Character(Unicode.Scalar(0x131)!)) // dotless i stays
        case 0x1E9E: return "ss"
        case 0x13A0...0x13F5: return String(Character(Unicode.Scalar(c)!)) // Cherokee folds to upper case
        case 0xAB70...0xABBF, 0x13F8...0x13FD: return properties.uppercaseMapping
        default: break
        }
        var folded = ""
        for scalar in properties.uppercaseMapping.unicodeScalars { folded += scalar.properties.lowercaseMapping }
        return folded
    }
}
