/// Case mapping and the questions about characters that str, bytes and bytearray share.
enum TextCaseMethods {
    static func install(_ c: ClassBuilder) {
        c.method("lower(self, /)") { (t, a) throws(Unwind) in try t.map(t.text(a[0]), .lower) }
        c.method("upper(self, /)") { (t, a) throws(Unwind) in try t.map(t.text(a[0]), .upper) }
        c.method("swapcase(self, /)") { (t, a) throws(Unwind) in try t.map(t.text(a[0]), .swap) }
        c.method("title(self, /)") { (t, a) throws(Unwind) in try t.title(t.text(a[0])) }
        c.method("capitalize(self, /)") { (t, a) throws(Unwind) in try t.capitalize(t.text(a[0])) }
        c.method("isalpha(self, /)", shortcut: .isAlpha) { (t, a) throws(Unwind) in
            try t.all(a, { CodePoint.isASCIIAlpha($0) }, CodePoint.isAlpha)
        }
        c.method("isalnum(self, /)", shortcut: .isAlnum) { (t, a) throws(Unwind) in
            try t.all(a, { CodePoint.isASCIIAlpha($0) || CodePoint.isASCIIDigit($0) }, CodePoint.isAlnum)
        }
        c.method("isdigit(self, /)", shortcut: .isDigit) { (t, a) throws(Unwind) in
            try t.all(a, { CodePoint.isASCIIDigit($0) }, CodePoint.isDigit)
        }
        c.method("isspace(self, /)", shortcut: .isSpace) { (t, a) throws(Unwind) in
            try t.all(a, { CodePoint.isByteSpace($0) }, { CodePoint.isSpace($0) })
        }
        c.method("isascii(self, /)") { (t, a) throws(Unwind) in
            let text = try t.text(a[0])
            return Value(text.isStr ? text.isASCII : text.units.isASCII)
        }
        c.method("islower(self, /)") { (t, a) throws(Unwind) in
            try t.oneCase(t.text(a[0]), wanted: CodePoint.isLower, other: CodePoint.isUpper)
        }
        c.method("isupper(self, /)") { (t, a) throws(Unwind) in
            try t.oneCase(t.text(a[0]), wanted: CodePoint.isUpper, other: CodePoint.isLower)
        }
        c.method("istitle(self, /)") { (t, a) throws(Unwind) in Value(isTitle(try t.text(a[0]))) }
    }

    private static func isTitle(_ text: Text) -> Bool {
        var cased = false, previousCased = false
        for index in 0..<text.count {
            let unit = text.units[index]
            if text.isUpper(unit) || text.isStr && CodePoint.isTitle(unit) {
                if previousCased { return false }
                (previousCased, cased) = (true, true)
            } else if text.isLower(unit) {
                if !previousCased { return false }
                (previousCased, cased) = (true, true)
            } else {
                previousCased = false
            }
        }
        return cased
    }
}

extension Text {
    func isUpper(_ unit: UInt32) -> Bool { isStr ? CodePoint.isUpper(unit) : CodePoint.isASCIIUpper(unit) }
    func isLower(_ unit: UInt32) -> Bool { isStr ? CodePoint.isLower(unit) : CodePoint.isASCIILower(unit) }
    func isCased(_ unit: UInt32) -> Bool { isStr ? CodePoint.isCased(unit) : CodePoint.isASCIIAlpha(unit) }
}

extension Thread {
    @inline(__always)
    fileprivate func all(
        _ a: Arguments, _ byte: (UInt32) -> Bool, _ codePoint: (UInt32) -> Bool
    ) throws(Unwind) -> Value {
        if a[0].isKind(.string) && StringRef(a[0].ref).isASCII {
            let string = StringRef(a[0].ref), count = string.length
            let bytes = UnsafeRawPointer(string.base).assumingMemoryBound(to: UInt8.self)
            for index in 0..<count where !codePoint(UInt32(bytes[index])) { return .false }
            return Value(count > 0)
        }
        return try allUnits(a, byte, codePoint)
    }

    @inline(never)
    private func allUnits(
        _ a: Arguments, _ byte: (UInt32) -> Bool, _ codePoint: (UInt32) -> Bool
    ) throws(Unwind) -> Value {
        let text = try text(a[0])
        for index in 0..<text.count {
            let unit = text.units[index]
            if !(text.isStr ? codePoint(unit) : byte(unit)) { return .false }
        }
        return Value(text.count > 0)
    }

    fileprivate func oneCase(_ text: Text, wanted: (UInt32) -> Bool, other: (UInt32) -> Bool) throws(Unwind) -> Value {
        var found = false
        for index in 0..<text.count {
            let unit = text.units[index]
            if !text.isStr && unit > 127 { continue }
            if other(unit) || text.isStr && CodePoint.isTitle(unit) { return .false }
            if wanted(unit) { found = true }
        }
        return Value(found)
    }

    /// A text of the same type and size, made byte by byte. Law: the text's units are one byte wide,
    /// and for a str all ASCII, before and after.
    @inline(__always) private func mapBytes(_ text: Text, _ body: (Int, UInt32) -> UInt32) throws(Unwind) -> Value {
        let result: Value
        let base: UnsafeMutableRawPointer
        switch text.kind {
        case .str:
            let string = try newString(length: text.count, shift: 0, isASCII: true)
            (result, base) = (string.value, string.base)
        case .bytes, .bytearray:
            let bytes = try newBytes(count: text.count)
            (result, base) = (bytes.value, bytes.base)
        }
        let target = base.assumingMemoryBound(to: UInt8.self)
        let source = text.units.bytes
        for index in 0..<text.count { target[index] = UInt8(truncatingIfNeeded: body(index, UInt32(source[index]))) }
        return text.kind == .bytearray ? try makeBytearray(BytesRef(result.ref).units) : result
    }

    /// Every code point mapped; lower case knows the final sigma.
    func map(_ text: Text, _ mapping: CaseMapping) throws(Unwind) -> Value {
        if !text.isStr || text.isASCII {
            // One loop for each mapping, so that the compiler sees what is constant.
            switch mapping {
            case .lower, .fold: return try mapBytes(text) { CaseMapping.lower.ascii($1) }
            case .upper, .title: return try mapBytes(text) { CaseMapping.upper.ascii($1) }
            case .swap: return try mapBytes(text) { CaseMapping.swap.ascii($1) }
            }
        }
        let plain: Value
        switch mapping {
        case .lower: plain = try mapOneToOne(text) { CaseMapping.lower.single($0) }
        case .upper: plain = try mapOneToOne(text) { CaseMapping.upper.single($0) }
        case .title, .fold, .swap: plain = try mapOneToOne(text) { mapping.single($0) }
        }
        if !plain.isAbsent { return plain }
        return try mapExpanding(text.units, mapping)
    }

    /// First how long and wide the result is, then the result.
    private func mapExpanding(_ units: Units, _ mapping: CaseMapping) throws(Unwind) -> Value {
        var length = 0, all: UInt32 = 0
        forEachMapped(units, mapping) { point in
            length &+= 1
            all |= point
        }
        let result = try newString(length: length, shift: Units.shift(for: all), isASCII: all < 128)
        let base = result.base, shift = result.shift
        var target = 0
        forEachMapped(units, mapping) { point in
            Units.store(point, base, target, shift)
            target &+= 1
        }
        return length < 2 ? try makeString(result.units) : result.value
    }

    @inline(__always)
    private func forEachMapped(_ units: Units, _ mapping: CaseMapping, _ body: (UInt32) -> Void) {
        for index in 0..<units.count {
            let mapped = mapping.single(units[index])
            if mapped != CaseMapping.several {
                body(mapped)
            } else {
                let points = expansion(units, index, mapping)
                for position in 0..<points.count { body(points[position]) }
            }
        }
    }

    /// What a code point that has no single partner becomes where it stands.
    private func expansion(_ units: Units, _ index: Int, _ mapping: CaseMapping) -> CaseExpansion {
        let codePoint = units[index]
        if codePoint == 0x3A3 && (mapping == .lower || mapping == .swap) {
            return CaseExpansion(bits: isFinalSigma(units, index) ? 0x3C2 : 0x3C3)
        }
        return mapping.expansion(codePoint)
    }

    /// A str mapped unit by unit; absent when one becomes several, or wider than the text's units are.
    @inline(__always)
    private func mapOneToOne(_ text: Text, _ body: (UInt32) -> UInt32) throws(Unwind) -> Value {
        let units = text.units
        if text.count < 2 { return .absent }
        let result = try newString(length: text.count, shift: units.shift, isASCII: false)
        let largest: UInt32? = if units.shift == 2 {
            Thread.mapUnits(units.longs, result.base.assumingMemoryBound(to: UInt32.self), text.count, body)
        } else if units.shift == 1 {
            Thread.mapUnits(units.shorts, result.base.assumingMemoryBound(to: UInt16.self), text.count, body)
        } else {
            Thread.mapUnits(units.bytes, result.base.assumingMemoryBound(to: UInt8.self), text.count, body)
        }
        guard let largest else { return .absent }
        let isCanonical = Units.shift(for: largest) == units.shift && (units.shift > 0 || largest > 127)
        return isCanonical ? result.value : try makeString(result.units)
    }

    /// The union of all results, nil when one does not fit.
    @inline(__always)
    private static func mapUnits<Unit: FixedWidthInteger & UnsignedInteger>(
        _ source: UnsafePointer<Unit>, _ target: UnsafeMutablePointer<Unit>, _ count: Int, _ body: (UInt32) -> UInt32
    ) -> UInt32? {
        var all: UInt32 = 0
        for index in 0..<count {
            let mapped = body(UInt32(truncatingIfNeeded: source[index]))
            if mapped == CaseMapping.several || mapped > UInt32(truncatingIfNeeded: Unit.max) { return nil }
            all |= mapped
            target[index] = Unit(truncatingIfNeeded: mapped)
        }
        return all
    }

    private func appendMapped(_ units: Units, _ index: Int, _ mapping: CaseMapping, _ builder: inout StringBuilder) throws(Unwind) {
        let codePoint = units[index]
        if codePoint == 0x3A3 && (mapping == .lower || mapping == .swap) {
            return try builder.append(isFinalSigma(units, index) ? 0x3C2 : 0x3C3)
        }
        try mapping.append(codePoint, to: &builder)
    }

    /// A sigma is final when a cased letter comes before it and none after, looking through what case ignores.
    private func isFinalSigma(_ units: Units, _ index: Int) -> Bool {
        var before = index - 1
        while before >= 0 && CodePoint.isCaseIgnorable(units[before]) { before -= 1 }
        if before < 0 || !CodePoint.isCased(units[before]) { return false }
        var after = index + 1
        while after < units.count && CodePoint.isCaseIgnorable(units[after]) { after += 1 }
        return after == units.count || !CodePoint.isCased(units[after])
    }

    fileprivate func title(_ text: Text) throws(Unwind) -> Value {
        var previousCased = false
        if !text.isStr || text.isASCII {
            return try mapBytes(text) { (_, unit) in
                let mapping = previousCased ? CaseMapping.lower : .upper
                previousCased = CodePoint.isASCIIAlpha(unit)
                return mapping.ascii(unit)
            }
        }
        let plain = try mapOneToOne(text) { unit in
            if unit < 128 {
                // Without a branch: where a word begins is hard to foretell.
                let isLetter = CodePoint.isASCIIAlpha(unit), change: UInt32 = isLetter ? 0x20 : 0
                let mapped = unit & ~change | (previousCased ? change : 0)
                previousCased = isLetter
                return mapped
            }
            let mapped = previousCased ? CaseMapping.lower.single(unit) : CaseMapping.title.single(unit)
            previousCased = CodePoint.isCased(unit)
            return mapped
        }
        if !plain.isAbsent { return plain }
        previousCased = false
        var builder = try StringBuilder(self, capacity: text.units.size)
        for index in 0..<text.count {
            try appendMapped(text.units, index, previousCased ? .lower : .title, &builder)
            previousCased = CodePoint.isCased(text.units[index])
        }
        return try builder.finish()
    }

    fileprivate func capitalize(_ text: Text) throws(Unwind) -> Value {
        if !text.isStr || text.isASCII {
            return try mapBytes(text) { (index, unit) in (index == 0 ? CaseMapping.upper : .lower).ascii(unit) }
        }
        var builder = try StringBuilder(self, capacity: text.units.size)
        for index in 0..<text.count { try appendMapped(text.units, index, index == 0 ? .title : .lower, &builder) }
        return try builder.finish()
    }
}
