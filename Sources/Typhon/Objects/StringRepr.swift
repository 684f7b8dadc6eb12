/// `repr` of texts: quotes, escapes.
extension Thread {
    func stringRepr(_ s: StringRef) throws(Unwind) -> Value {
        var builder = try StringBuilder(self, capacity: s.length + 16)
        try builder.appendRepr(s.units, ascii: false)
        return try builder.finish()
    }

    /// `ascii()`: of a str that is a repr, with everything beyond ASCII escaped.
    func asciiEscaped(_ text: Value) throws(Unwind) -> Value {
        let string = StringRef(text.ref)
        if string.isASCII { return text }
        var builder = try StringBuilder(self, capacity: string.length + 16)
        for index in 0..<string.length {
            let codePoint = string.codePoint(at: index)
            if codePoint < 128 { try builder.append(codePoint) } else { try builder.appendEscape(codePoint) }
        }
        return try builder.finish()
    }

    /// `b'...'` as text.
    func bytesRepr(_ units: Units) throws(Unwind) -> Value {
        var builder = try StringBuilder(self, capacity: units.count + 16)
        try builder.appendBytesRepr(units)
        return try builder.finish()
    }
}

extension StringBuilder {
    mutating func appendRepr(_ units: Units, ascii: Bool) throws(Unwind) {
        let quote: UInt32 = units.contains(0x27) && !units.contains(0x22) ? 0x22 : 0x27
        try append(quote)
        for index in 0..<units.count {
            let codePoint = units[index]
            if try appendCommonEscape(codePoint, quote) { continue }
            let isPlain = codePoint < 0x7F ? codePoint >= 0x20 : !ascii && CodePoint.isPrintable(codePoint)
            if isPlain { try append(codePoint) } else { try appendEscape(codePoint) }
        }
        try append(quote)
    }

    /// `escapesApostrophe`: also between double quotes, as bytearray does.
    mutating func appendBytesRepr(_ units: Units, escapesApostrophe: Bool = false) throws(Unwind) {
        let quote: UInt32 = units.contains(0x27) && !units.contains(0x22) ? 0x22 : 0x27
        try append("b")
        try append(quote)
        for index in 0..<units.count {
            let byte = units[index]
            if escapesApostrophe && byte == 0x27 && quote != 0x27 { try append(0x5C as UInt32) }
            if try appendCommonEscape(byte, quote) { continue }
            if byte >= 0x20 && byte < 0x7F { try append(byte) } else { try appendEscape(byte) }
        }
        try append(quote)
    }

    private mutating func appendCommonEscape(_ unit: UInt32, _ quote: UInt32) throws(Unwind) -> Bool {
        switch unit {
        case quote, 0x5C:
            try append(0x5C as UInt32)
            try append(unit)
        case 9: try append("\\t")
        case 10: try append("\\n")
        case 13: try append("\\r")
        default: return false
        }
        return true
    }

    /// \xNN, \uNNNN or \UNNNNNNNN.
    mutating func appendEscape(_ codePoint: UInt32) throws(Unwind) {
        if codePoint < 0x100 {
            try append("\\x")
            try appendHex(codePoint, digits: 2)
        } else if codePoint < 0x10000 {
            try append("\\u")
            try appendHex(codePoint, digits: 4)
        } else {
            try append("\\U")
            try appendHex(codePoint, digits: 8)
        }
    }

    mutating func appendHex(_ number: UInt32, digits: Int) throws(Unwind) {
        for position in (0..<digits).reversed() {
            let digit = number >> UInt32(position * 4) & 15
            try append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }
}
