/// What tests see of the text algorithms without a machine: code points in, answers out.
package enum TextProbe {
    /// Runs `body` over the code points at their canonical width (or at a wider one).
    private static func with<R>(_ text: [UInt32], atLeast wide: Int = 0, _ body: (Units) -> R) -> R {
        let shift = max(wide, Units.shift(for: text.reduce(0, |)))
        let memory = UnsafeMutableRawPointer.allocate(byteCount: (text.count + 1) << shift, alignment: 16)
        defer { memory.deallocate() }
        for (index, unit) in text.enumerated() { Units.store(unit, memory, index, shift) }
        return body(Units(base: UnsafeRawPointer(memory), count: text.count, shift: shift))
    }

    package static func find(_ needle: [UInt32], in hay: [UInt32], reverse: Bool) -> Int {
        with(needle) { needle in with(hay) { TextSearch.find(needle, in: $0, reverse: reverse) } }
    }
    package static func count(_ needle: [UInt32], in hay: [UInt32]) -> Int {
        with(needle) { needle in with(hay) { TextSearch.count(needle, in: $0) } }
    }
    package static func order(_ a: [UInt32], _ b: [UInt32]) -> Int { with(a) { a in with(b) { a.order($0) } } }
    package static func hash(_ text: [UInt32], key: UInt64) -> Int {
        with(text) { TextHash.hash($0.base, count: $0.size, key: key) }
    }
    /// The code points after a copy to units of 1 << `shift` bytes.
    package static func copied(_ text: [UInt32], from narrow: Int, to shift: Int) -> [UInt32] {
        with(text, atLeast: narrow) { units in
            let memory = UnsafeMutableRawPointer.allocate(byteCount: (text.count + 1) << shift, alignment: 16)
            defer { memory.deallocate() }
            units.copy(to: memory, shift: shift)
            let copy = Units(base: UnsafeRawPointer(memory), count: text.count, shift: shift)
            return (0..<text.count).map { copy[$0] }
        }
    }

    package static func fixed(_ magnitude: Double, precision: Int) -> String {
        let (bytes, missing) = FloatText.fixed(magnitude, precision: precision, alternate: false)
        return FloatText.text(bytes) + String(repeating: "0", count: missing)
    }
    package static func general(_ magnitude: Double, precision: Int, alternate: Bool = false) -> String {
        FloatText.text(FloatText.general(magnitude, .digits, precision: precision, alternate: alternate, dotZero: false))
    }

    /// The specification taken apart, nil when it is malformed.
    package static func spec(_ text: String) -> String? {
        with(text.unicodeScalars.map(\.value)) { units in
            guard let format = try? FormatSpec(units, alignsRight: true, defaultType: 0x64) else { return nil }
            let letters = [format.fill, format.align, format.sign, format.grouping, format.type]
            return letters.map { $0 == 0 ? "." : Units.character($0) }.joined() + " \(format.width) \(format.precision)"
        }
    }

    /// Letters of the questions that a code point answers with yes: alpha, decimal, digit,
    /// numeric, space, lower, upper, title, printable, identifier start and part.
    package static func properties(_ c: UInt32) -> String {
        let answers: [(String, Bool)] = [
            ("a", CodePoint.isAlpha(c)), ("d", CodePoint.isDecimal(c)), ("g", CodePoint.isDigit(c)),
            ("n", CodePoint.isNumeric(c)), ("s", CodePoint.isSpace(c)), ("l", CodePoint.isLower(c)),
            ("u", CodePoint.isUpper(c)), ("t", CodePoint.isTitle(c)), ("p", CodePoint.isPrintable(c)),
            ("i", CodePoint.isIdentifierStart(c)), ("c", CodePoint.isIdentifierPart(c)),
        ]
        return answers.filter(\.1).map(\.0).joined()
    }

    package static func isKnownCodec(_ name: String) -> Bool { TextCodec(name) != nil }
}
