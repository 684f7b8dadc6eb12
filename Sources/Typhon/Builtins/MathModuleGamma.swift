#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The gamma function and its logarithm by Lanczos' approximation (g = 6.0246..., 13 terms, as
/// published with the Boost library), with a correction for the rounding of its argument.
package enum GammaFunction {
    package enum Result: Equatable {
        case value(Double)
        case domain, range
    }

    private static let g = 6.024680040776729583740234375
    private static let gMinusHalf = 5.524680040776729583740234375

    private static func numerator(_ index: Int) -> Double {
        switch index {
        case 0: 23531376880.410759688572007674451636754734846804940
        case 1: 42919803642.649098768957899047001988850926355848959
        case 2: 35711959237.355668049440185451547166705960488635843
        case 3: 17921034426.037209699919755754458931112671403265390
        case 4: 6039542586.3520280050642916443072979210699388420708
        case 5: 1439720407.3117216736632230727949123939715485786372
        case 6: 248874557.86205415651146038641322942321632125127801
        case 7: 31426415.585400194380614231628318205362874684987640
        case 8: 2876370.6289353724412254090516208496135991145378768
        case 9: 186056.26539522349504029498971604569928220784236328
        case 10: 8071.6720023658162106380029022722506138218516325024
        case 11: 210.82427775157934587250973392071336271166969580291
        default: 2.5066282746310002701649081771338373386264310793408
        }
    }

    /// Coefficients of x (x + 1) ... (x + 11).
    private static func denominator(_ index: Int) -> Double {
        switch index {
        case 0: 0
        case 1: 39916800
        case 2: 120543840
        case 3: 150917976
        case 4: 105258076
        case 5: 45995730
        case 6: 13339535
        case 7: 2637558
        case 8: 357423
        case 9: 32670
        case 10: 1925
        case 11: 66
        default: 1
        }
    }

    /// For positive x; from either end, so that nothing overflows.
    private static func sum(_ x: Double) -> Double {
        var above = 0.0, below = 0.0
        for step in 0...12 {
            let index = x < 5 ? 12 - step : step
            above = (x < 5 ? above * x : above / x) + numerator(index)
            below = (x < 5 ? below * x : below / x) + denominator(index)
        }
        return above / below
    }

    /// sin(pi x), exact at multiples of a half.
    private static func sinePi(_ x: Double) -> Double {
        let y = fmod(x.magnitude, 2)
        let result: Double
        switch Int((2 * y).rounded()) {
        case 0: result = sin(.pi * y)
        case 1: result = cos(.pi * (y - 0.5))
        case 2: result = sin(.pi * (1 - y))
        case 3: result = -cos(.pi * (y - 1.5))
        default: result = sin(.pi * (y - 2))
        }
        return x < 0 ? -result : result
    }

    package static func gamma(_ x: Double) -> Result {
        if !x.isFinite { return x.isNaN || x > 0 ? .value(x) : .domain }
        if x == 0 { return .domain }
        if x == x.rounded(.down) {
            if x < 0 { return .domain }
            if x <= 23 { return .value((1..<Int(x)).reduce(1.0) { $0 * Double($1) }) }
        }
        let size = x.magnitude
        if size < 1e-20 { return checked(1 / x) }
        if size > 200 { return x < 0 ? .value(0 / sinePi(x)) : .range }
        return checked(gamma(x, size))
    }

    private static func gamma(_ x: Double, _ size: Double) -> Double {
        let y = size + gMinusHalf
        let error: Double
        if size > gMinusHalf {
            let q = y - size
            error = q - gMinusHalf
        } else {
            let q = y - gMinusHalf
            error = q - size
        }
        let z = error * g / y
        var result: Double
        if x < 0 {
            result = -Double.pi / sinePi(size) / size * exp(y) / sum(size)
            result -= z * result
        } else {
            result = sum(size) / exp(y)
            result += z * result
        }
        if size < 140 {
            let power = pow(y, size - 0.5)
            return x < 0 ? result / power : result * power
        }
        // In two halves: the whole power may overflow where the result does not.
        let root = pow(y, size / 2 - 0.25)
        return x < 0 ? result / root / root : result * root * root
    }

    package static func logarithm(_ x: Double) -> Result {
        if !x.isFinite { return .value(x.isNaN ? x : .infinity) }
        if x == x.rounded(.down) && x <= 2 { return x <= 0 ? .domain : .value(0) }
        let size = x.magnitude
        if size < 1e-20 { return .value(-log(size)) }
        var result = log(sum(size)) - g
        result += (size - 0.5) * (log(size + g - 0.5) - 1)
        if x < 0 {
            result = 1.144729885849400174143427351353058711647 - log(sinePi(size).magnitude) - log(size) - result
        }
        return checked(result)
    }

    private static func checked(_ result: Double) -> Result { result.isInfinite ? .range : .value(result) }
}
