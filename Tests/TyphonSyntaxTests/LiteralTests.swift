import Testing
import TyphonSyntax

@Suite struct LiteralTests {
    @Test(arguments: [
        ("0", "integer 0"), ("00", "integer 0"), ("1_000", "integer 1000"), ("0xFf", "integer 255"),
        ("0o17", "integer 15"), ("0b1_01", "integer 5"), ("9223372036854775807", "integer 9223372036854775807"),
        ("9223372036854775808", "integer 9223372036854775808 radix 10"),
        ("0xFFFF_FFFF_FFFF_FFFF", "integer ffffffffffffffff radix 16"),
        ("1.5", "float 1.5"), ("1.", "float 1.0"), (".5", "float 0.5"), ("1.e3", "float 1000.0"), ("1e-3", "float 0.001"),
        ("09.5", "float 9.5"), ("1_0.0_1", "float 10.01"), ("1e400", "float inf"), ("2j", "imaginary 2.0"),
        ("1.5e1J", "imaginary 15.0"), ("None", "None"), ("True", "True"), ("False", "False"), ("...", "..."),
    ])
    func numbersAndNames(_ text: String, _ expected: String) throws {
        #expect(ASTDump.outline(try expression(text)) == expected + "\n")
    }

    @Test(arguments: stringRows)
    func strings(_ text: String, _ expected: [UInt32]) throws {
        guard case .constant(.string(let value)) = try expression(text).kind else {
            Issue.record("not a string")
            return
        }
        #expect(value.scalars == expected)
    }

    @Test func onlyLoneSurrogatesNeedCodePoints() throws {
        guard case .constant(.string(.text)) = try expression(#"'\U0001F600'"#).kind else {
            Issue.record("not a text")
            return
        }
        guard case .constant(.string(.codePoints(let points))) = try expression(#"'\ud83d\ude00'"#).kind else {
            Issue.record("not code points")
            return
        }
        #expect(points == [0xD83D, 0xDE00])
    }

    @Test func bytes() throws {
        guard case .constant(.bytes(let value)) = try expression(#"b'a\x00\377\n' rb'\n' Br"z""#).kind else {
            Issue.record("not bytes")
            return
        }
        #expect(value == [97, 0, 255, 10, 92, 110, 122])
    }

    @Test func namesAreNormalised() throws {
        let names: [(String, [UInt32])] = [
            ("ﬁ", [102, 105]), ("Ａ", [65]), ("e\u{301}", [0xE9]), ("𝔘", [85]), ("é", [0xE9]), ("名", [0x540D]),
        ]
        for (text, expected) in names {
            guard case .name(let name) = try expression(text).kind else {
                Issue.record("not a name")
                continue
            }
            #expect(name.unicodeScalars.map(\.value) == expected)
        }
    }

    @Test func hugeDecimalsAreRefusedAndHugeHexadecimalsAreNot() throws {
        #expect(mistake(repeated("9", 4301))?.message.hasPrefix("Exceeds the limit (4300 digits)") == true)
        #expect(mistake(repeated("9", 4300)) == nil)
        #expect(mistake("0x" + repeated("f", 50_000)) == nil)
    }
}

private let stringRows: [(String, [UInt32])] = [
    (#"'a\n\t\\\'\"\a\b\f\v\r'"#, [97, 10, 9, 92, 39, 34, 7, 8, 12, 11, 13]),
    (#"'\101\0\x41\u00e9\U0001F600'"#, [65, 0, 65, 0xE9, 0x1F600]),
    (#"r'\n'"#, [92, 110]), (#"'\q'"#, [92, 113]), ("'a\\\nb'", [97, 98]),
    (#"'\N{BULLET}\N{latin small letter a}\N{line feed}\N{ZWJ}'"#, [0x2022, 97, 10, 0x200D]),
    (#"'\N{HANGUL SYLLABLE GA}\N{CJK UNIFIED IDEOGRAPH-4E00}'"#, [0xAC00, 0x4E00]),
    (#"'\ud800'"#, [0xD800]), (#"'é\udfffé' 'x'"#, [0xE9, 0xDFFF, 0xE9, 120]),
    ("'a' \"b\" '''c'''", [97, 98, 99]), ("'''a\r\nb\"'\n'''", [97, 10, 98, 34, 39, 10]), ("u'é'", [0xE9]),
]
