import Testing
import Typhon

/// Expected texts are CPython's.
@Suite struct StringFormatTests {
    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (0.1, "0.1"), (-2.5, "-2.5"), (1e16, "1e+16"), (1e15, "1000000000000000.0"),
        (1e-5, "1e-05"), (0.0001, "0.0001"), (123456789.123, "123456789.123"), (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
        (12345678901234567.0, "1.2345678901234568e+16"), (1.5e300, "1.5e+300"), (1e22, "1e+22"), (9007199254740993.0, "9007199254740992.0"),
    ])
    func floatsShowTheShortestDigits(value: Double, expected: String) {
        #expect(FloatText.repr(value) == expected)
    }

    @Test func reprReadsBackAsTheSameNumber() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            if value.isNaN { continue }
            #expect(Double(FloatText.repr(value)) == value)
        }
    }

    @Test(arguments: [
        (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (2.675, 2, "2.67"), (1e22, 1, "10000000000000000000000.0"), (0.125, 2, "0.12"),
        (0.1, 30, "0.100000000000000005551115123126"), (99999.95, 1, "99999.9"), (99999.95, 2, "99999.95"),
    ])
    func fixedPointRoundsCorrectly(value: Double, precision: Int, expected: String) {
        #expect(TextProbe.fixed(value, precision: precision) == expected)
    }

    @Test func hugePrecisionsAreExact() {
        let smallest = TextProbe.fixed(5e-324, precision: 1200)
        #expect(smallest.utf8.count == 1202)
        #expect(smallest.hasPrefix("0." + String(repeating: "0", count: 323) + "4940656458412465441765687928682213723650598026143247644255856825006"))
        #expect(smallest.dropFirst(2 + 1074).allSatisfy { $0 == "0" })
        #expect(TextProbe.fixed(1, precision: 5000) == "1." + String(repeating: "0", count: 5000))
    }

    @Test(arguments: [
        (1234567.0, 6, "1.23457e+06"), (123456.0, 6, "123456"), (0.0001, 6, "0.0001"), (0.00001, 6, "1e-05"), (0.0, 3, "0"),
        (1e100, 20, "1.0000000000000000159e+100"), (999999.5, 6, "1e+06"), (.infinity, 3, "inf"),
    ])
    func generalFormatChoosesTheNotation(value: Double, precision: Int, expected: String) {
        #expect(TextProbe.general(value, precision: precision) == expected)
    }

    @Test func alternateGeneralFormatKeepsZeros() {
        #expect(TextProbe.general(1.5, precision: 6, alternate: true) == "1.50000")
        #expect(TextProbe.general(100000, precision: 6, alternate: true) == "100000.")
    }

    @Test(arguments: [
        ("", " .... -1 -1"), ("*^+20,.3f", "*^+,f 20 3"), ("05d", "0=..d 5 -1"), ("<05", "0<... 5 -1"), ("_x", " .._x -1 -1"), (" 8", " . .. 8 -1"),
    ])
    func specificationsAreTakenApart(text: String, expected: String) {
        #expect(TextProbe.spec(text) == expected)
    }

    @Test(arguments: ["ab", ".", ",_", "_,", ",x", "5.", "99999999999999999999", "d5", ",n"])
    func malformedSpecificationsAreRefused(text: String) { #expect(TextProbe.spec(text) == nil) }

    @Test(arguments: [
        (0x41, "aupic"), (0x61, "alpic"), (0x35, "dgnpc"), (0x20, "sp"), (0x5F, "pic"), (0xB2, "gnp"), (0xBD, "np"), (0x3A3, "aupic"),
        (0x1C5, "atpic"), (0x2028, "s"), (0xD800, ""), (0x4E00, "anpic"), (0x660, "dgnpc"), (0x1F600, "p"), (0x10FFFF, ""), (0x85, "s"),
        (0xA0, "s"), (0x1C, "s"), (0xAA, "alpic"), (0x2160, "nupic"), (0x300, "pc"),
    ] as [(UInt32, String)])
    func codePointsHavePythonsProperties(codePoint: UInt32, expected: String) {
        #expect(TextProbe.properties(codePoint) == expected)
    }

    @Test func codecNamesAreSpelledFreely() {
        for name in ["UTF-8", "utf8", "Latin_1", "iso-8859-1", "US-ASCII", "utf_16_be"] { #expect(TextProbe.isKnownCodec(name)) }
        #expect(!TextProbe.isKnownCodec("klingon"))
    }
}
