import Testing
import Typhon

/// Numbers read from text, and back.
@Suite struct NumberTextTests {
    private func float(_ text: String) -> Double? { FloatSyntax.parse(Array(text.utf8)[...]) }
    private func integer(_ text: String, _ base: Int) -> IntegerSyntax? { IntegerSyntax(Array(text.utf8)[...], base: base) }
    private func complex(_ text: String) -> ComplexParts? { ComplexText.parse(Array(text.utf8)[...]) }

    @Test(arguments: [("1.5", 1.5), ("-2e3", -2000), ("1_0.5", 10.5), (".5", 0.5), ("5.", 5), ("+1e-3", 0.001), ("1e400", .infinity)])
    func floatsAreRead(_ text: String, _ value: Double) { #expect(float(text) == value) }

    @Test(arguments: ["", ".", "e5", "1e", "1__0", "_1", "1_", "1._5", "1_.5", "1e_5", "0x10", "infinit", "1.5x", "--1"])
    func brokenFloatsAreRefused(_ text: String) { #expect(float(text) == nil) }

    @Test func floatsOfManyDigitsRoundOnce() {
        #expect(float("9007199254740993") == 9_007_199_254_740_992)
        #expect(float("9007199254740993.00000000000000000000000000000000000001") == 9_007_199_254_740_994)
        #expect(float("2.4703282292062327208e-324") == 0)
        #expect(float("2.4703282292062328e-324") == Double.leastNonzeroMagnitude)
    }

    @Test func theBaseZeroReadsPrefixes() {
        #expect(integer("0x_fF", 0)?.radix == 16)
        #expect(integer("0x_fF", 0)?.digits == [15, 15])
        #expect(integer("-0b101", 2)?.isNegative == true)
        #expect(integer("00_0", 0)?.digits == [0, 0, 0])
        #expect(integer("0b1", 16)?.digits == [0, 11, 1])
    }

    @Test(arguments: [("", 10), ("+", 10), ("1__0", 10), ("1_", 10), ("_1", 10), ("0x", 16), ("010", 0), ("2", 2), ("0b2", 0), ("1 0", 10)])
    func brokenIntegersAreRefused(_ text: String, _ base: Int) { #expect(integer(text, base) == nil) }

    @Test func hexadecimalFloatsComeBack() throws {
        for value in [1.5, -0.1, 5e-324, 2.2250738585072009e-308, 1.7976931348623157e308, 0, -0.0] {
            let text = FloatHex.text(value)
            #expect(try FloatHex.parse(Array(text.utf8)[...]).bitPattern == value.bitPattern, "\(text)")
        }
        #expect(FloatHex.text(1) == "0x1.0000000000000p+0")
        #expect(throws: FloatHex.Mistake.tooLarge) { try FloatHex.parse(Array("0x1p1024".utf8)[...]) }
        #expect(throws: FloatHex.Mistake.malformed) { try FloatHex.parse(Array("0x".utf8)[...]) }
    }

    @Test func hexadecimalFloatsRoundHalvesToEven() throws {
        #expect(try FloatHex.parse(Array("0x1.00000000000008p0".utf8)[...]) == 1)
        #expect(try FloatHex.parse(Array("0x1.000000000000080000000001p0".utf8)[...]) == 1.0.nextUp)
        #expect(try FloatHex.parse(Array("0x1.00000000000018p0".utf8)[...]) == 1.0.nextUp.nextUp)
    }

    @Test func complexNumbersAreRead() {
        #expect(complex("1+2j")! == (1, 2))
        #expect(complex(" ( -1e3-J ) ")! == (-1000, -1))
        #expect(complex("j")! == (0, 1))
        #expect(complex("3")! == (3, 0))
        for text in ["", "1+", "1+2", "j1", "(1", "1 + 2j", "1+2jj"] { #expect(complex(text) == nil, "\(text)") }
    }

    @Test func complexNumbersShowTheirSigns() {
        #expect(ComplexText.repr((0, 2)) == "2j")
        #expect(ComplexText.repr((-0.0, 2)) == "(-0+2j)")
        #expect(ComplexText.repr((1, -0.0)) == "(1-0j)")
        #expect(ComplexText.repr((.nan, .infinity)) == "(nan+infj)")
    }
}
