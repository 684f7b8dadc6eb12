/// # `text % values`: the printf-like language of str, bytes and bytearray
///
///     %[(key)][flags - + space # 0][width or *][.precision or .*][h l L]type
struct PercentFormat {
    let t: Thread
    let units: Units
    let isBytes: Bool
    /// A tuple of values, or the one value.
    let values: Value
    var position = 0
    var used = 0
    var usesMapping = false
    var builder: StringBuilder

    struct Directive {
        var leftAligns = false, showsSign = false, leavesSpace = false, isAlternate = false, zeroFills = false
        var width = -1, precision = -1
        var type: UInt32 = 0
        var mapped: Value = .absent
    }

    init(_ t: Thread, _ units: Units, isBytes: Bool, values: Value) throws(Unwind) {
        (self.t, self.units, self.isBytes, self.values) = (t, units, isBytes, values)
        builder = try StringBuilder(t, capacity: units.count + 32)
    }

    /// Something with keys, that is: not a tuple and not a text.
    private func isMapping() throws(Unwind) -> Bool {
        guard values.isReference else { return false }
        switch values.ref.kind {
        case .tuple, .string: return false
        case .bytes, .bytearray: return !isBytes
        case .dictionary, .list, .range: return true
        default: return try t.lookupSpecial(values, .getitem) != nil
        }
    }

    mutating func run() throws(Unwind) {
        while position < units.count {
            let offset = TextSearch.find(("%" as StaticString).units, in: units.slice(position, units.count))
            let end = offset < 0 ? units.count : position + offset
            try builder.append(units.slice(position, end))
            position = end + 1
            if offset >= 0 { try directive() }
        }
        let mayLeave = usesMapping ? true : try isMapping()
        let isExhausted = values.isKind(.tuple) ? used >= TupleRef(values.ref).count : used > 0
        if !isExhausted && !mayLeave {
            throw t.raise(.typeError, "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
        }
    }

    private mutating func nextValue() throws(Unwind) -> Value {
        defer { used += 1 }
        if values.isKind(.tuple) {
            if used < TupleRef(values.ref).count { return TupleRef(values.ref)[used] }
        } else if used == 0 {
            return values
        }
        throw t.raise(.typeError, "not enough arguments for format string")
    }

    private mutating func nextUnit() throws(Unwind) -> UInt32 {
        guard position < units.count else { throw t.raise(.valueError, "incomplete format") }
        position += 1
        return units[position - 1]
    }

    private mutating func directive() throws(Unwind) {
        var directive = Directive()
        var unit = try nextUnit()
        if unit == 0x25 { return try builder.append(unit) }
        if unit == 0x28 {
            directive.mapped = try mappedValue()
            unit = try nextUnit()
        }
        while parseFlag(unit, &directive) { unit = try nextUnit() }
        let width = try parseNumber(&unit, "width")
        if width < 0 && width != .min { directive.leftAligns = true }
        directive.width = width == .min ? -1 : abs(width)
        if unit == 0x2E {
            unit = try nextUnit()
            let precision = try parseNumber(&unit, "precision")
            directive.precision = max(precision, 0)
        }
        if unit == 0x68 || unit == 0x6C || unit == 0x4C { unit = try nextUnit() }
        directive.type = unit
        try convert(directive)
    }

    private func parseFlag(_ unit: UInt32, _ directive: inout Directive) -> Bool {
        switch Units.letter(unit) {
        case "-": directive.leftAligns = true
        case "+": directive.showsSign = true
        case " ": directive.leavesSpace = true
        case "#": directive.isAlternate = true
        case "0": directive.zeroFills = true
        default: return false
        }
        return true
    }

    /// A run of digits or `*`; `Int.min` when there is none. Leaves the unit after it in `unit`.
    private mutating func parseNumber(_ unit: inout UInt32, _ what: String) throws(Unwind) -> Int {
        if unit == 0x2A {
            let value = try nextValue()
            guard value.isBool || value.isInteger || value.isKind(.integer) else { throw t.raise(.typeError, "* wants int") }
            let (limit, type) = what == "width" ? (UInt(Int.max / 64), "ssize_t") : (UInt(Int32.max), "int")
            guard let number = t.exactInt(value), number.magnitude <= limit else {
                throw t.raise(.overflowError, "Python int too large to convert to C \(type)")
            }
            unit = try nextUnit()
            return number
        }
        var number = Int.min
        while CodePoint.isASCIIDigit(unit) {
            number = max(number, 0) * 10 + Int(unit - 0x30)
            if number > (what == "width" ? Int.max / 64 : Int(Int32.max)) { throw t.raise(.valueError, "\(what) too big") }
            unit = try nextUnit()
        }
        return number
    }

    private mutating func mappedValue() throws(Unwind) -> Value {
        if try !isMapping() { throw t.raise(.typeError, "format requires a mapping") }
        let start = position
        var depth = 1
        while depth > 0 {
            guard position < units.count else { throw t.raise(.valueError, "incomplete format key") }
            if units[position] == 0x29 { depth -= 1 } else if units[position] == 0x28 { depth += 1 }
            position += 1
        }
        usesMapping = true
        let key = units.slice(start, position - 1)
        return try t.getItem(values, isBytes ? t.makeBytes(key) : t.makeString(key))
    }

    private mutating func convert(_ directive: Directive) throws(Unwind) {
        // Only the letter is looked at before the value is taken: an unknown letter must not eat one.
        let letter = Units.letter(directive.type)
        let takes = PercentFormat.takesValue(directive.type) && (isBytes || letter != "b")
        let value = directive.mapped.isAbsent ? try nextValue() : directive.mapped
        if !takes { throw unsupported(directive.type) }
        switch letter {
        case "s", "b": try isBytes ? bytes(value, directive) : text(t.str(value), directive)
        case "r": try text(isBytes ? t.asciiEscaped(t.repr(value)) : t.repr(value), directive)
        case "a": try text(t.asciiEscaped(t.repr(value)), directive)
        case "c": try character(value, directive)
        case "d", "i", "u": try integer(decimal(value, directive), directive)
        case "o", "x", "X": try integer(whole(value, directive), directive)
        default: try float(value, directive)
        }
    }

    private static let letters: StaticString = "srabdiuoxXeEfFgGc"
    private static func takesValue(_ type: UInt32) -> Bool { letters.units.contains(type) }

    private func unsupported(_ type: UInt32) -> Unwind {
        let shown = type > 31 && type < 127 ? Units.character(type) : isBytes ? "?" : Units.character(type)
        let code = String(type, radix: 16)
        return t.raise(.valueError, "unsupported format character '\(shown)' (0x\(code)) at index \(position - 1)")
    }

    // MARK: Texts

    private mutating func text(_ value: Value, _ directive: Directive) throws(Unwind) {
        try padded(StringRef(value.ref).units, directive)
    }

    private mutating func padded(_ whole: Units, _ directive: Directive, truncates: Bool = true) throws(Unwind) {
        let count = truncates && directive.precision >= 0 ? min(directive.precision, whole.count) : whole.count
        let missing = directive.width - count
        if !directive.leftAligns { try builder.append(repeating: 0x20, count: missing) }
        try builder.append(whole.slice(0, count))
        if directive.leftAligns { try builder.append(repeating: 0x20, count: missing) }
    }

    private mutating func bytes(_ value: Value, _ directive: Directive) throws(Unwind) {
        if let units = try t.bytesLike(value) { return try padded(units, directive) }
        guard value.isReference, let method = try t.lookupSpecial(value, .bytes) else {
            let name = t.typeName(value)
            throw t.raise(.typeError, "%b requires a bytes-like object, or an object that implements __bytes__, not '\(name)'")
        }
        let result = try t.call(method, [])
        guard result.isKind(.bytes) else {
            throw t.raise(.typeError, "__bytes__ returned non-bytes (type \(t.typeName(result)))")
        }
        try padded(BytesRef(result.ref).units, directive)
    }

    private mutating func character(_ value: Value, _ directive: Directive) throws(Unwind) {
        var single = try StringBuilder(t)
        if !isBytes && value.isKind(.string), StringRef(value.ref).length == 1 {
            try single.append(StringRef(value.ref).units)
        } else if isBytes, let units = try t.bytesLike(value), units.count == 1 {
            try single.append(units)
        } else {
            let isNumber = !value.isReference || !(value.isKind(.string) || value.isKind(.bytes) || value.isKind(.bytearray))
            let isHuge = value.isKind(.integer) && t.integerBitLength(value) > 32
            guard isNumber, let number = isHuge ? -1 : try t.subscriptIndex(value) else {
                let complaint = isBytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char"
                throw t.raise(.typeError, complaint)
            }
            guard number >= 0 && number < (isBytes ? 256 : 0x110000) else {
                throw t.raise(.overflowError, isBytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)")
            }
            try single.append(UInt32(number))
        }
        try padded(single.units, directive, truncates: false)
    }

    // MARK: Numbers

    private func isInteger(_ value: Value) -> Bool { value.isInteger || value.isBool || value.isKind(.integer) }

    private func has(_ name: Name, _ value: Value) throws(Unwind) -> Bool {
        value.isReference ? try t.lookupSpecial(value, name) != nil : false
    }

    private func decimal(_ value: Value, _ directive: Directive) throws(Unwind) -> Value {
        if isInteger(value) { return value }
        let converts = try t.double(value) != nil ? true : has(.index, value) ? true : has(.int, value)
        if converts { return try t.call(t.machine.classObject(.int).value, [value]) }
        let letter = Units.character(directive.type)
        throw t.raise(.typeError, "%\(letter) format: a real number is required, not \(t.typeName(value))")
    }

    private func whole(_ value: Value, _ directive: Directive) throws(Unwind) -> Value {
        if isInteger(value) { return value }
        if value.isReference, let method = try t.lookupSpecial(value, .index) { return try t.call(method, []) }
        let letter = Units.character(directive.type)
        throw t.raise(.typeError, "%\(letter) format: an integer is required, not \(t.typeName(value))")
    }

    private mutating func integer(_ value: Value, _ directive: Directive) throws(Unwind) {
        if value.isInteger && directive.precision < 0 { return try smallInteger(value.integer, directive) }
        var digits = try StringBuilder(t)
        let type: UInt32 = directive.type == 0x69 || directive.type == 0x75 ? 0x64 : directive.type
        let isNegative = try t.appendDigits(of: value, type, to: &digits)
        var field = NumberField(digits: digits.units)
        field.isNegative = isNegative
        if directive.isAlternate { field.prefix = t.radixPrefix(type) }
        if directive.precision > digits.count {
            var longer = try StringBuilder(t, capacity: directive.precision)
            try longer.append(repeating: 0x30, count: directive.precision - digits.count)
            try longer.append(digits.units)
            field.digits = longer.units
        }
        try field.append(to: &builder, spec(directive))
    }

    private mutating func smallInteger(_ integer: Int, _ directive: Directive) throws(Unwind) {
        let radix = t.formatRadix(directive.type)
        try withDigits(integer.magnitude, radix: radix, isUpper: directive.type == 0x58) { (digits) throws(Unwind) in
            var field = NumberField(digits: digits)
            field.isNegative = integer < 0
            if directive.isAlternate { field.prefix = t.radixPrefix(directive.type) }
            try field.append(to: &builder, spec(directive))
        }
    }

    private func spec(_ directive: Directive) -> FormatSpec {
        var format = FormatSpec()
        format.width = directive.width
        format.sign = directive.showsSign ? 0x2B : directive.leavesSpace ? 0x20 : 0
        format.align = directive.leftAligns ? 0x3C : directive.zeroFills ? 0x3D : 0x3E
        if directive.zeroFills && !directive.leftAligns { format.fill = 0x30 }
        return format
    }

    private mutating func float(_ value: Value, _ directive: Directive) throws(Unwind) {
        let double = try real(value)
        if directive.type | 0x20 == 0x66 && !directive.isAlternate {
            let precision = directive.precision < 0 ? 6 : directive.precision
            if try FixedText.append(double, precision, to: &builder, spec(directive)) { return }
        }
        var text = DoubleText(isNegative: double.sign == .minus && !double.isNaN)
        let letter = Units.letter(directive.type | 0x20)
        text.set(double.magnitude, letter, directive.precision < 0 ? 6 : directive.precision, directive.isAlternate)
        try text.append(to: &builder, spec(directive), isUpper: directive.type & 0x20 == 0)
    }

    private func real(_ value: Value) throws(Unwind) -> Double {
        if let double = t.double(value) { return double }
        let converts = try isInteger(value) ? true : has(.float, value) ? true : has(.index, value)
        if converts, let double = t.double(try t.call(t.machine.classObject(.float).value, [value])) { return double }
        throw t.raise(.typeError, isBytes ? "float argument required, not \(t.typeName(value))"
            : "must be real number, not \(t.typeName(value))")
    }
}

extension FormatSpec {
    /// Nothing asked for.
    init() {}
}

extension Thread {
    /// `string % values`.
    func percentFormat(_ string: StringRef, _ values: Value) throws(Unwind) -> Value {
        let plain = try plainPercentFormat(string, values)
        if !plain.isAbsent { return plain }
        var format = try PercentFormat(self, string.units, isBytes: false, values: values)
        try format.run()
        return try format.builder.finish()
    }

    /// `bytes % values`, for bytearray too.
    func percentFormatBytes(_ value: Value, _ values: Value) throws(Unwind) -> Value {
        let text = try text(value)
        // Guest code may run meanwhile: a bytearray's units must not move.
        let units = text.kind == .bytearray ? BytesRef(try makeBytes(text.units).ref).units : text.units
        var format = try PercentFormat(self, units, isBytes: true, values: values)
        try format.run()
        return try make(format.builder.units, like: text)
    }
}
