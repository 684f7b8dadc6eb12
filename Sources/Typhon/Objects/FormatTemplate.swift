/// # `str.format`: templates with replacement fields
///
///     literal {{ }} {field!conversion:spec}       field = [index or name] { .attribute | [key] }
///
/// A spec may contain fields itself, one level deep.
struct Template {
    let t: Thread
    /// A tuple, absent for `format_map`.
    let arguments: Value
    /// A mapping of names, absent when there is none.
    let mapping: Value
    /// Next automatic number; nil once manual numbers were seen, and the other way round.
    var nextNumber = 0
    var usesAutomatic = false
    var usesManual = false

    mutating func expand(_ units: Units, into builder: inout StringBuilder, depth: Int) throws(Unwind) {
        if depth < 0 { throw t.raise(.valueError, "Max string recursion exceeded") }
        var position = 0
        while position < units.count {
            let start = position
            while position < units.count && units[position] != 0x7B && units[position] != 0x7D { position &+= 1 }
            try builder.append(units.slice(start, position))
            if position == units.count { return }
            let brace = units[position]
            position += 1
            if position < units.count && units[position] == brace {
                try builder.append(brace)
                position += 1
                continue
            }
            if brace == 0x7D { throw t.raise(.valueError, "Single '}' encountered in format string") }
            if position == units.count { throw t.raise(.valueError, "Single '{' encountered in format string") }
            let field = try parseField(units, &position)
            try appendField(field, to: &builder, depth: depth)
        }
    }

    struct Field {
        var name: Units
        var conversion: UInt32 = 0
        var spec: Units
        var hasNestedFields = false
    }

    /// Parses from behind the opening brace to behind the closing one.
    private func parseField(_ units: Units, _ position: inout Int) throws(Unwind) -> Field {
        let start = position
        var stop: UInt32 = 0
        while position < units.count && stop == 0 {
            let unit = units[position]
            position += 1
            switch Units.letter(unit) {
            case "{": throw t.raise(.valueError, "unexpected '{' in field name")
            case "[": while position < units.count && units[position] != 0x5D { position += 1 }
            case "}", ":", "!": stop = unit
            default: break
            }
        }
        if stop == 0 { throw t.raise(.valueError, "expected '}' before end of string") }
        let empty = units.slice(position, position)
        var field = Field(name: units.slice(start, position - 1), spec: empty)
        if stop == 0x21 { stop = try parseConversion(units, &position, &field) }
        if stop == 0x3A { try parseSpec(units, &position, &field) }
        return field
    }

    private func parseConversion(_ units: Units, _ position: inout Int, _ field: inout Field) throws(Unwind) -> UInt32 {
        guard position < units.count else {
            throw t.raise(.valueError, "end of string while looking for conversion specifier")
        }
        field.conversion = units[position]
        position += 1
        guard position < units.count else { throw t.raise(.valueError, "unmatched '{' in format spec") }
        let stop = units[position]
        position += 1
        if stop != 0x7D && stop != 0x3A { throw t.raise(.valueError, "expected ':' after conversion specifier") }
        return stop
    }

    private func parseSpec(_ units: Units, _ position: inout Int, _ field: inout Field) throws(Unwind) {
        let start = position
        var depth = 1
        while position < units.count {
            if units[position] == 0x7B {
                field.hasNestedFields = true
                depth += 1
            } else if units[position] == 0x7D {
                depth -= 1
            }
            position += 1
            if depth == 0 {
                field.spec = units.slice(start, position - 1)
                return
            }
        }
        throw t.raise(.valueError, "unmatched '{' in format spec")
    }

    private mutating func appendField(_ field: Field, to builder: inout StringBuilder, depth: Int) throws(Unwind) {
        var value = try object(field.name)
        switch Units.letter(field.conversion) {
        case "\0": break
        case "s": value = try t.str(value)
        case "r": value = try t.repr(value)
        case "a": value = try t.asciiEscaped(t.repr(value))
        default:
            let code = field.conversion
            let shown = code > 32 && code < 127 ? Units.character(code) : "\\x" + String(code, radix: 16)
            throw t.raise(.valueError, "Unknown conversion specifier \(shown)")
        }
        var spec = field.spec
        if field.hasNestedFields {
            var expanded = try StringBuilder(t)
            try expand(field.spec, into: &expanded, depth: depth - 1)
            spec = expanded.units
        }
        try builder.append(StringRef(t.format(value, spec: t.makeString(spec)).ref))
    }

    // MARK: Field names

    private mutating func object(_ name: Units) throws(Unwind) -> Value {
        var end = 0
        while end < name.count && name[end] != 0x2E && name[end] != 0x5B { end += 1 }
        var value = try first(name.slice(0, end))
        var position = end
        while position < name.count {
            if name[position] != 0x2E && name[position] != 0x5B {
                throw t.raise(.valueError, "Only '.' or '[' may follow ']' in format field specifier")
            }
            value = name[position] == 0x2E ? try attribute(value, name, &position) : try item(value, name, &position)
        }
        return value
    }

    private mutating func first(_ name: Units) throws(Unwind) -> Value {
        guard let index = try number(name) else {
            if name.count > 0 { return try named(name) }
            try setNumbering(automatic: true)
            nextNumber += 1
            return try positional(nextNumber - 1)
        }
        try setNumbering(automatic: false)
        return try positional(index)
    }

    private mutating func setNumbering(automatic: Bool) throws(Unwind) {
        if automatic { usesAutomatic = true } else { usesManual = true }
        if !(usesAutomatic && usesManual) { return }
        throw t.raise(.valueError, automatic
            ? "cannot switch from manual field specification to automatic field numbering"
            : "cannot switch from automatic field numbering to manual field specification")
    }

    private func positional(_ index: Int) throws(Unwind) -> Value {
        if arguments.isAbsent { throw t.raise(.valueError, "Format string contains positional fields") }
        let tuple = TupleRef(arguments.ref)
        if index < tuple.count { return tuple[index] }
        throw t.raise(.indexError, "Replacement index \(index) out of range for positional args tuple")
    }

    private func named(_ name: Units) throws(Unwind) -> Value {
        let key = try t.makeString(name)
        if mapping.isAbsent { throw t.raiseKeyError(key) }
        return try t.getItem(mapping, key)
    }

    private func attribute(_ value: Value, _ name: Units, _ position: inout Int) throws(Unwind) -> Value {
        let start = position + 1
        position = start
        while position < name.count && name[position] != 0x2E && name[position] != 0x5B { position += 1 }
        if position == start { throw t.raise(.valueError, "Empty attribute in format string") }
        return try t.getAttribute(value, t.intern(t.makeString(name.slice(start, position))))
    }

    private func item(_ value: Value, _ name: Units, _ position: inout Int) throws(Unwind) -> Value {
        let start = position + 1
        position = start
        while position < name.count && name[position] != 0x5D { position += 1 }
        if position == name.count { throw t.raise(.valueError, "Missing ']' in format string") }
        let key = name.slice(start, position)
        position += 1
        if key.count == 0 { throw t.raise(.valueError, "Empty attribute in format string") }
        if let index = try number(key) { return try t.getItem(value, Value(small: index)) }
        return try t.getItem(value, t.makeString(key))
    }

    /// The number when all are digits, else nil.
    private func number(_ units: Units) throws(Unwind) -> Int? {
        if units.count == 0 { return nil }
        var number = 0
        for index in 0..<units.count {
            guard let digit = CodePoint.decimalValue(units[index]) else { return nil }
            if number > Value.largestInteger / 10 - 1 {
                throw t.raise(.valueError, "Too many decimal digits in format string")
            }
            number = number * 10 + digit
        }
        return number
    }
}

extension Thread {
    func formatTemplate(_ string: StringRef, arguments: Value, mapping: Value) throws(Unwind) -> Value {
        var template = Template(t: self, arguments: arguments, mapping: mapping)
        var builder = try StringBuilder(self, capacity: string.length + 32)
        try template.expand(string.units, into: &builder, depth: 1)
        return try builder.finish()
    }
}
