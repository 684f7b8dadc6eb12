/// # FormatSpec: the format specification mini-language
///
///     [[fill]align][sign][z][#][0][width][, or _][.precision][type]
///
/// Parsed once; rendered by `NumberField` (numbers) and `Thread.formatString`.
struct FormatSpec {
    var fill: UInt32 = 0x20
    /// One of < > = ^, or zero when not given.
    var align: UInt32 = 0
    /// One of + - space, or zero.
    var sign: UInt32 = 0
    var coercesNegativeZero = false
    var isAlternate = false
    var width = -1
    /// Comma, underscore, or zero.
    var grouping: UInt32 = 0
    var precision = -1
    /// The type's letter, zero when not given.
    var type: UInt32 = 0

    enum Mistake: Error {
        case invalid, tooManyDigits, missingPrecision, bothGroupings, grouping(UInt32, UInt32)
    }

    /// `alignsRight`: the default of numbers; a leading 0 then pads after the sign.
    init(_ units: Units, alignsRight: Bool, defaultType: UInt32) throws(Mistake) {
        var reader = FormatReader(units)
        let hasFill = reader.parseAlign(&fill, &align)
        if let given = reader.take(where: { $0 == 0x2B || $0 == 0x2D || $0 == 0x20 }) { sign = given }
        coercesNegativeZero = reader.take(where: { $0 == 0x7A }) != nil
        isAlternate = reader.take(where: { $0 == 0x23 }) != nil
        if !hasFill && reader.take(where: { $0 == 0x30 }) != nil {
            fill = 0x30
            if align == 0 && alignsRight { align = 0x3D }
        }
        guard let width = reader.number() else { throw .tooManyDigits }
        self.width = width
        try parseGrouping(&reader)
        if reader.take(where: { $0 == 0x2E }) != nil {
            guard let precision = reader.number() else { throw .tooManyDigits }
            if precision < 0 { throw .missingPrecision }
            self.precision = precision
        }
        if reader.left > 1 { throw .invalid }
        type = reader.take(where: { _ in true }) ?? 0
        try checkGrouping(defaultType)
    }

    private mutating func parseGrouping(_ reader: inout FormatReader) throws(Mistake) {
        if reader.take(where: { $0 == 0x2C }) != nil { grouping = 0x2C }
        if reader.take(where: { $0 == 0x5F }) != nil {
            if grouping != 0 { throw .bothGroupings }
            grouping = 0x5F
        }
        if reader.peek == 0x2C && grouping != 0 {
            if grouping == 0x5F { throw .bothGroupings }
            throw .invalid
        }
    }

    private func checkGrouping(_ defaultType: UInt32) throws(Mistake) {
        if grouping == 0 { return }
        let type = type == 0 ? defaultType : type
        switch Units.letter(type) {
        case "d", "e", "f", "g", "E", "F", "G", "%": return
        case "b", "o", "x", "X": if grouping == 0x5F { return }
        default: break
        }
        throw .grouping(grouping, type)
    }
}

/// Steps through a specification.
struct FormatReader {
    let units: Units
    var position = 0
    init(_ units: Units) { self.units = units }
    var left: Int { units.count - position }
    var peek: UInt32? { position < units.count ? units[position] : nil }

    mutating func take(where wanted: (UInt32) -> Bool) -> UInt32? {
        guard let unit = peek, wanted(unit) else { return nil }
        position += 1
        return unit
    }

    /// A run of digits as a number: -1 when there is none, nil when it is too large.
    mutating func number() -> Int? {
        var number = -1
        while let unit = peek, let digit = CodePoint.decimalValue(unit) {
            position += 1
            number = max(number, 0) * 10 + digit
            if number > Int.max / 64 { return nil }
        }
        return number
    }

    /// Fill and alignment; answers whether a fill was given.
    mutating func parseAlign(_ fill: inout UInt32, _ align: inout UInt32) -> Bool {
        func isAlign(_ c: UInt32) -> Bool { c == 0x3C || c == 0x3E || c == 0x3D || c == 0x5E }
        if left >= 2 && isAlign(units[1]) {
            (fill, align) = (units[0], units[1])
            position = 2
            return true
        }
        if left >= 1 && isAlign(units[0]) {
            align = units[0]
            position = 1
        }
        return false
    }
}

extension Thread {
    /// Parses the specification of a value, raising ValueError with its type's name.
    func formatSpec(_ spec: Value, of value: Value, alignsRight: Bool, defaultType: UInt32) throws(Unwind) -> FormatSpec {
        let units = StringRef(spec.ref).units
        do throws(FormatSpec.Mistake) {
            return try FormatSpec(units, alignsRight: alignsRight, defaultType: defaultType)
        } catch {
            throw raise(.valueError, message(error, units, value))
        }
    }

    private func message(_ mistake: FormatSpec.Mistake, _ units: Units, _ value: Value) -> String {
        switch mistake {
        case .invalid: "Invalid format specifier '\(units.text)' for object of type '\(typeName(value))'"
        case .tooManyDigits: "Too many decimal digits in format string"
        case .missingPrecision: "Format specifier missing precision"
        case .bothGroupings: "Cannot specify both ',' and '_'."
        case .grouping(let grouping, let type):
            "Cannot specify '\(Units.character(grouping))' with '\(Units.character(type))'."
        }
    }

    func unknownFormat(_ type: UInt32, _ value: Value) -> Unwind {
        let code = type > 32 && type < 128 ? Units.character(type) : "\\x" + String(type, radix: 16)
        return raise(.valueError, "Unknown format code '\(code)' for object of type '\(typeName(value))'")
    }

    /// `format(text, spec)`.
    func formatString(_ value: Value, spec: Value) throws(Unwind) -> Value {
        let string = StringRef(value.ref)
        if StringRef(spec.ref).length == 0 { return try exactString(string) }
        let format = try formatSpec(spec, of: value, alignsRight: false, defaultType: 0x73)
        if format.type != 0 && format.type != 0x73 { throw unknownFormat(format.type, value) }
        try checkStringFormat(format)
        let count = format.precision >= 0 ? min(format.precision, string.length) : string.length
        let missing = format.width - count
        if missing <= 0 && count == string.length { return try exactString(string) }
        var builder = try StringBuilder(self, capacity: max(format.width, count))
        let before = format.align == 0x3E ? max(missing, 0) : format.align == 0x5E ? max(missing, 0) / 2 : 0
        try builder.append(repeating: format.fill, count: before)
        try builder.append(string.units.slice(0, count))
        try builder.append(repeating: format.fill, count: missing - before)
        return try builder.finish()
    }

    private func checkStringFormat(_ format: FormatSpec) throws(Unwind) {
        if format.sign != 0 {
            let what = format.sign == 0x20 ? "Space" : "Sign"
            throw raise(.valueError, "\(what) not allowed in string format specifier")
        }
        if format.coercesNegativeZero {
            throw raise(.valueError, "Negative zero coercion (z) not allowed in string format specifier")
        }
        if format.isAlternate { throw raise(.valueError, "Alternate form (#) not allowed in string format specifier") }
        if format.align == 0x3D { throw raise(.valueError, "'=' alignment not allowed in string format specifier") }
    }
}

extension Units {
    @inline(__always) static func letter(_ codePoint: UInt32) -> Unicode.Scalar { Unicode.Scalar(codePoint) ?? "\u{FFFD}" }
    static func character(_ codePoint: UInt32) -> String {
        String(Character(Unicode.Scalar(codePoint) ?? "\u{FFFD}"))
    }
}
