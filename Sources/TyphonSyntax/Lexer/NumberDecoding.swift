// The values of numbers whose shape the lexer has checked.

enum NumberDecoding {
    /// Above this many decimal digits a literal is refused: conversion is quadratic. Other radices have no limit.
    static let decimalDigitLimit = 4300

    static func integer(_ source: SourceFile, _ token: Token) throws(SyntaxDiagnostic) -> Constant {
        let bytes = source.bytes
        var start = Int(token.start)
        let end = Int(token.end)
        let radix = radix(bytes, start, end)
        if radix != 10 { start += 2 }
        var value = 0
        for index in start..<end where bytes[index] != UInt8(ascii: "_") {
            let (product, tooBig) = value.multipliedReportingOverflow(by: radix)
            let (sum, overflow) = product.addingReportingOverflow(digit(bytes[index]))
            if tooBig || overflow { return try bigInteger(source, token, start, radix) }
            value = sum
        }
        return .integer(value)
    }

    private static func bigInteger(
        _ source: SourceFile, _ token: Token, _ start: Int, _ radix: Int
    ) throws(SyntaxDiagnostic) -> Constant {
        let end = Int(token.end)
        let digits = source.bytes[start..<end].filter { $0 != UInt8(ascii: "_") }
        if radix == 10, digits.count > decimalDigitLimit {
            throw SyntaxDiagnostic(.tooManyDigits(digits.count), token.span, in: source)
        }
        return .bigInteger(digits: String(decoding: digits, as: UTF8.self).lowercased(), radix: radix)
    }

    private static func radix(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        guard end - start > 2, bytes[start] == UInt8(ascii: "0") else { return 10 }
        switch bytes[start + 1] | 0x20 {
        case UInt8(ascii: "x"): return 16
        case UInt8(ascii: "o"): return 8
        case UInt8(ascii: "b"): return 2
        case _: return 10
        }
    }

    private static func digit(_ byte: UInt8) -> Int {
        byte <= UInt8(ascii: "9") ? Int(byte) - 48 : Int(byte | 0x20) - 87
    }

    /// The nearest double; infinity when the literal is beyond all doubles.
    static func float(_ source: SourceFile, _ token: Token, isImaginary: Bool) -> Double {
        let end = Int(token.end) - (isImaginary ? 1 : 0)
        let digits = source.bytes[Int(token.start)..<end].filter { $0 != UInt8(ascii: "_") }
        var text = String(decoding: digits, as: UTF8.self)
        if text.hasPrefix(".") { text = "0" + text }
        // "1." and "1.e5" are not numbers to the library.
        text = text.hasSuffix(".") ? text + "0" : text
        if let dot = text.firstIndex(of: "."), let next = text[text.index(after: dot)...].first, !next.isNumber {
            text.insert("0", at: text.index(after: dot))
        }
        return Double(text) ?? .infinity
    }
}
