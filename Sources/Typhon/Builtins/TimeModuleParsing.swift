/// # TimeParser: what `strptime` understands
///
/// Directives: a A b B d f H I j m M p S w y Y z Z %, and c, D, F, R, T, x, X as
/// their usual combinations (English names, the C locale). White space in the format stands for any amount of it.
package struct TimeParser {
    package enum Mistake: Error {
        case mismatch
        case badDirective(String)
        case unconverted(String)
    }

    package private(set) var year = 1900, month = 1, day = 1
    package private(set) var hour = 0, minute = 0, second = 0
    private var dayOfYear: Int?
    private var twelveHour: Int?
    private var isAfternoon: Bool?

    private let text: [UInt8]
    private var position = 0

    package init(_ text: String) { self.text = Array(text.utf8) }

    package mutating func parse(_ format: String) throws(Mistake) {
        try match(Array(format.utf8))
        if position < text.count { throw .unconverted(String(decoding: text[position...], as: UTF8.self)) }
        settle()
    }

    private mutating func match(_ format: [UInt8]) throws(Mistake) {
        var index = 0
        while index < format.count {
            let byte = format[index]
            index += 1
            if byte == UInt8(ascii: "%") {
                guard index < format.count else { throw .badDirective("") }
                try directive(format[index])
                index += 1
            } else if NumberText.isSpace(byte) {
                skipSpace()
            } else {
                guard position < text.count, NumberText.lower(text[position]) == NumberText.lower(byte) else { throw .mismatch }
                position += 1
            }
        }
    }

    private mutating func directive(_ letter: UInt8) throws(Mistake) {
        switch Unicode.Scalar(letter) {
        case "Y": year = try number(digits: 4...4, 0...9999)
        case "m": month = try number(digits: 1...2, 1...12)
        case "d": day = try number(digits: 1...2, 1...31)
        case "H": hour = try number(digits: 1...2, 0...23)
        case "I": twelveHour = try number(digits: 1...2, 1...12)
        case "M": minute = try number(digits: 1...2, 0...59)
        case "S": second = try number(digits: 1...2, 0...61)
        case "j": dayOfYear = try number(digits: 1...3, 1...366)
        case "w": _ = try number(digits: 1...1, 0...6)
        case "f": _ = try number(digits: 1...6, 0...999_999)
        case "y":
            let short = try number(digits: 2...2, 0...99)
            year = short <= 68 ? 2000 + short : 1900 + short
        case "b", "h", "B": month = try name(TimeParser.months) + 1
        case "a", "A": _ = try name(TimeParser.days)
        case "p": isAfternoon = try name(["am", "pm"]) == 1
        case "z": try offset()
        case "Z": _ = try name(["utc", "gmt"])
        case "%":
            guard position < text.count, text[position] == letter else { throw .mismatch }
            position += 1
        case "c": try match(Array("%a %b %d %H:%M:%S %Y".utf8))
        case "x", "D": try match(Array("%m/%d/%y".utf8))
        case "X", "T": try match(Array("%H:%M:%S".utf8))
        case "F": try match(Array("%Y-%m-%d".utf8))
        case "R": try match(Array("%H:%M".utf8))
        default: throw .badDirective(String(Unicode.Scalar(letter)))
        }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    private mutating func skipSpace() {
        while position < text.count && NumberText.isSpace(text[position]) { position += 1 }
    }

    /// As many digits as the range allows: "32" as a day is 3 and leaves the 2.
    private mutating func number(digits: ClosedRange<Int>, _ range: ClosedRange<Int>) throws(Mistake) -> Int {
        var best: (value: Int, end: Int)?
        var value = 0, at = position
        while at < text.count && at - position < digits.upperBound && NumberText.isDigit(text[at]) {
            value = value * 10 + Int(text[at] - 48)
            at += 1
            if at - position >= digits.lowerBound && range.contains(value) { best = (value, at) }
        }
        guard let best else { throw .mismatch }
        position = best.end
        return best.value
    }

    /// The index of the name that stands here, in full or by its first three letters.
    private mutating func name(_ names: [String]) throws(Mistake) -> Int {
        for isFull in [true, false] {
            for (index, name) in names.enumerated() where takes(isFull ? Array(name.utf8) : Array(name.utf8.prefix(3))) { return index }
        }
        throw .mismatch
    }

    private mutating func takes(_ word: [UInt8]) -> Bool {
        guard text.count - position >= word.count else { return false }
        for (index, letter) in word.enumerated() where NumberText.lower(text[position + index]) != letter { return false }
        position += word.count
        return true
    }

    /// "+hhmm", "+hh:mm" or "Z": accepted, but a tuple of nine has no place for it.
    private mutating func offset() throws(Mistake) {
        guard position < text.count else { throw .mismatch }
        let sign = text[position]
        position += 1
        if sign == UInt8(ascii: "Z") { return }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .mismatch }
        _ = try number(digits: 2...2, 0...23)
        if position < text.count && text[position] == UInt8(ascii: ":") { position += 1 }
        _ = try number(digits: 2...2, 0...59)
    }

    /// What the directives say together.
    private mutating func settle() {
        if let twelveHour { hour = twelveHour % 12 + (isAfternoon == true ? 12 : 0) }
        guard let dayOfYear else { return }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var rest = dayOfYear
        month = 1
        while month < 12 && rest > lengths[month - 1] {
            rest -= lengths[month - 1]
            month += 1
        }
        day = rest
    }
}
