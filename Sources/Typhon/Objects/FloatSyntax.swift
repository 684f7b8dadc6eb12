/// Reading floats. (`FloatText` writes them.)
package enum FloatSyntax {
    /// A float literal as Python reads it; the text is stripped and may hold underscores. Correctly
    /// rounded, infinite when too large. Nil when malformed.
    package static func parse(_ text: ArraySlice<UInt8>) -> Double? {
        guard let text = NumberText.withoutUnderscores(text) else { return nil }
        var position = text.startIndex
        guard let double = scan(text, &position), position == text.endIndex else { return nil }
        return double
    }

    /// Reads the longest number at `position` and moves behind it; nil when there is none.
    static func scan(_ text: ArraySlice<UInt8>, _ position: inout Int) -> Double? {
        let start = position
        var at = position
        let negative = at < text.endIndex && text[at] == 45
        if at < text.endIndex && (text[at] == 45 || text[at] == 43) { at &+= 1 }
        if let special = word(text, &at) {
            position = at
            return negative ? -special : special
        }
        let digits = at
        while at < text.endIndex && NumberText.isDigit(text[at]) { at &+= 1 }
        var count = at &- digits
        if at < text.endIndex && text[at] == 46 {
            at &+= 1
            let fraction = at
            while at < text.endIndex && NumberText.isDigit(text[at]) { at &+= 1 }
            count &+= at &- fraction
        }
        if count == 0 { return nil }
        at = skipExponent(text, at)
        position = at
        return Double(String(decoding: text[start..<at], as: UTF8.self))
    }

    private static func skipExponent(_ text: ArraySlice<UInt8>, _ position: Int) -> Int {
        var at = position
        guard at < text.endIndex && text[at] | 32 == 101 else { return position }
        at &+= 1
        if at < text.endIndex && (text[at] == 45 || text[at] == 43) { at &+= 1 }
        let digits = at
        while at < text.endIndex && NumberText.isDigit(text[at]) { at &+= 1 }
        return at == digits ? position : at
    }

    /// inf, infinity or nan in any case.
    private static func word(_ text: ArraySlice<UInt8>, _ position: inout Int) -> Double? {
        if take("infinity", text, &position) || take("inf", text, &position) { return .infinity }
        return take("nan", text, &position) ? .nan : nil
    }

    private static func take(_ word: StaticString, _ text: ArraySlice<UInt8>, _ position: inout Int) -> Bool {
        guard text.endIndex &- position >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where NumberText.lower(text[position &+ index]) != word.utf8Start[index] {
            return false
        }
        position &+= word.utf8CodeUnitCount
        return true
    }
}
