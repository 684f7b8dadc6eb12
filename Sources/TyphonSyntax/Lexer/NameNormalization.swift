@_spi(_Unicode) import Swift

// Names are compared after normalisation form NFKC, so `ﬁ` and `fi` are one variable. The library composes (NFC); the
// compatibility forms of the few thousand characters that have one and may stand in a name are a table of ours.

enum NameNormalization {
    /// The NFKC form of a name with at least one non-ASCII character.
    static func normalize(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            if let replacement = table[scalar.value] {
                scalars.append(contentsOf: replacement)
            } else {
                scalars.append(scalar)
            }
        }
        var composed = String.UnicodeScalarView()
        composed.append(contentsOf: String(scalars)._nfc)
        return String(composed)
    }

    /// From a code point to its compatibility form. Built at the first use.
    private static let table: [UInt32: [Unicode.Scalar]] = {
        var table: [UInt32: [Unicode.Scalar]] = [:]
        for entry in CompatibilityMappings.text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            add(entry, to: &table)
        }
        return table
    }()

    private static func add(_ entry: Substring, to table: inout [UInt32: [Unicode.Scalar]]) {
        let sides = entry.split(separator: "=")
        let source = sides[0].split(separator: "+").compactMap { UInt32($0, radix: 16) }
        let target = sides[1].split(separator: ".").compactMap { UInt32($0, radix: 16) }
        let extra = source.count > 1 ? source[1] : 0
        for step in 0...extra {
            table[source[0] + step] = target.compactMap { Unicode.Scalar($0 + step) }
        }
    }
}
