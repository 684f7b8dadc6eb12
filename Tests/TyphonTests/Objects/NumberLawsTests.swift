import Testing
import Typhon

/// Hashes, rounding and special functions, against values CPython shows.
@Suite struct NumberLawsTests {
    @Test func equalNumbersHashAlike() {
        for integer in [0, 1, -1, -2, 7, 1 << 53, -(1 << 60), 1 << 60] {
            #expect(NumberHash.ofInteger(integer) == NumberHash.ofDouble(Double(integer)))
        }
        #expect(NumberHash.ofInteger(-1) == -2)
        #expect(NumberHash.ofInteger((1 << 61) - 1) == 0)
        #expect(NumberHash.ofDouble(0.5) == 1 << 60)
        #expect(NumberHash.ofDouble(-.infinity) == -314159)
        #expect(NumberHash.ofDouble(5e-324) == 16_777_216)
    }

    @Test func remaindersHaveTheDivisorsSign() {
        #expect(FloatArithmetic.modulo(-7.5, 2) == 0.5)
        #expect(FloatArithmetic.modulo(7.5, -2) == -0.5)
        #expect(FloatArithmetic.modulo(-4, 2).sign == .plus)
        #expect(FloatArithmetic.modulo(4, -2).sign == .minus)
        #expect(FloatArithmetic.divide(1, 0.1) == (9, 0.09999999999999995))
        #expect(FloatArithmetic.divide(-1, .infinity) == (-1, .infinity))
    }

    @Test func roundingNearTheMiddleIsLeftToTheExactWay() {
        #expect(FloatArithmetic.quickRound(2.675, 2) == nil)
        #expect(FloatArithmetic.quickRound(0.5, 0) == nil)
        #expect(FloatArithmetic.quickRound(3.14159, 3) == 3.142)
        #expect(FloatArithmetic.quickRound(-1.26, 1) == -1.3)
    }

    @Test func mantissasRoundOnceAlsoAmongSubnormals() {
        let top: UInt64 = 1 << 63
        #expect(Double.rounded(top, exponent: -63) == 1)
        #expect(Double.rounded(top | 1 << 10, exponent: -63) == 1)
        #expect(Double.rounded(top | 1 << 10 | 1, exponent: -63) == 1.0.nextUp)
        #expect(Double.rounded(.max, exponent: 960) == .infinity)
        #expect(Double.rounded(top, exponent: -1137) == 5e-324)
        #expect(Double.rounded(top, exponent: -1138) == 0)
        #expect(Double.rounded(top | 1, exponent: -1138) == 5e-324)
        #expect(Double.rounded(.max, exponent: -1086) == Double.leastNormalMagnitude)
    }

    /// Nil for opposite infinities; absent from the list is what overflows.
    private func sum(_ items: [Double]) -> (total: Double?, accepted: Bool) {
        var sum = ExactSum()
        var accepted = true
        for item in items where !sum.add(item) { accepted = false }
        return (sum.total, accepted)
    }

    @Test func exactSumsForgetNothing() {
        #expect(sum([Double](repeating: 0.1, count: 10)).total == 1)
        #expect(sum([1, 1e100, 1, -1e100, 1e-100, -1e-100]).total == 2)
        #expect(sum([.infinity, 1, -.infinity]).total == nil)
        #expect(sum([.infinity, 1]).total == .infinity)
        #expect(!sum([1e308, 1e308]).accepted)
    }

    @Test func gammaIsAFactorial() {
        #expect(GammaFunction.gamma(1) == .value(1))
        #expect(GammaFunction.gamma(11) == .value(3_628_800))
        #expect(GammaFunction.gamma(0.5) == .value(1.7724538509055159))
        #expect(GammaFunction.gamma(-2) == .domain)
        #expect(GammaFunction.gamma(172) == .range)
        #expect(GammaFunction.logarithm(100) == .value(359.1342053695754))
        #expect(GammaFunction.logarithm(-0.5) == .value(1.265512123484645))
    }

    @Test func textIsDigestedAsTheStandardSays() {
        let digest = SHA512.digest(Array("abc".utf8))
        #expect(digest.prefix(8) == [0xDD, 0xAF, 0x35, 0xA1, 0x93, 0x61, 0x7A, 0xBA])
        #expect(digest.suffix(8) == [0x2A, 0x9A, 0xC9, 0x4F, 0xA5, 0x4C, 0xA4, 0x9F])
        #expect(SHA512.digest([]).prefix(4) == [0xCF, 0x83, 0xE1, 0x35])
        // The length just beyond what fits in one block with its padding.
        #expect(SHA512.digest([UInt8](repeating: 0x61, count: 112)).prefix(4) == [0xC0, 0x1D, 0x08, 0x0E])
    }

    @Test func datesAreRead() throws {
        var parser = TimeParser("Sun Jun 20 11:21:05 PM 1993")
        try parser.parse("%a %b %d %I:%M:%S %p %Y")
        #expect((parser.year, parser.month, parser.day) == (1993, 6, 20))
        #expect((parser.hour, parser.minute, parser.second) == (23, 21, 5))
        var day = TimeParser("2024 366")
        try day.parse("%Y %j")
        #expect((day.month, day.day) == (12, 31))
    }

    @Test func complexPowersOfWholeNumbersAreExact() {
        #expect(ComplexArithmetic.power((1, 1), (8, 0))! == (16, 0))
        #expect(ComplexArithmetic.power((0, 1), (2, 0))! == (-1, 0))
        #expect(ComplexArithmetic.divide((1, 0), (0, 0)) == nil)
    }
}
