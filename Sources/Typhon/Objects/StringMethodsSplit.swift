#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Taking apart, stripping, padding and joining: the methods str, bytes and bytearray share.
enum TextSplitMethods {
    static func install(_ c: ClassBuilder) {
        c.method("split(self, sep=None, maxsplit=-1)") { (t, a) throws(Unwind) in try t.split(a, reverse: false) }
        c.method("rsplit(self, sep=None, maxsplit=-1)") { (t, a) throws(Unwind) in try t.split(a, reverse: true) }
        c.method("splitlines(self, keepends=False)") { (t, a) throws(Unwind) in
            let keep = a.has(1) ? try t.isTrue(a[1]) : false
            return try t.splitLines(t.text(a[0]), keep: keep)
        }
        c.method("strip(self, chars=None, /)") { (t, a) throws(Unwind) in try t.strip(a, "strip", left: true, right: true) }
        c.method("lstrip(self, chars=None, /)") { (t, a) throws(Unwind) in try t.strip(a, "lstrip", left: true, right: false) }
        c.method("rstrip(self, chars=None, /)") { (t, a) throws(Unwind) in try t.strip(a, "rstrip", left: false, right: true) }
        c.method("ljust(self, width, fillchar=' ', /)") { (t, a) throws(Unwind) in
            try t.pad(a, "ljust") { (missing, width) in 0 }
        }
        c.method("rjust(self, width, fillchar=' ', /)") { (t, a) throws(Unwind) in
            try t.pad(a, "rjust") { (missing, width) in missing }
        }
        c.method("center(self, width, fillchar=' ', /)") { (t, a) throws(Unwind) in
            try t.pad(a, "center") { (missing, width) in missing / 2 + (missing & width & 1) }
        }
        c.method("zfill(self, width, /)") { (t, a) throws(Unwind) in
            let width = try t.size(a[1])
            return try t.zeroFill(t.text(a[0]), width)
        }
        c.method("expandtabs(self, tabsize=8)") { (t, a) throws(Unwind) in
            let size = a.has(1) ? try t.size(a[1]) : 8
            return try t.expandTabs(t.text(a[0]), size)
        }
    }
}

extension Thread {
    fileprivate func split(_ a: Arguments, reverse: Bool) throws(Unwind) -> Value {
        let given = a.has(2) ? try size(a[2]) : -1
        let limit = given < 0 ? Int.max : given
        let text = try text(a[0])
        let list = try makeEmptyList()
        if !a.has(1) || a[1].isNone {
            try reverse ? splitSpaceBackward(text, limit, list) : splitSpace(text, limit, list)
        } else {
            let separator = try operand(a[1], of: text) { "must be str or None, not \($0)" }
            if separator.count == 0 { throw raise(.valueError, "empty separator") }
            try reverse ? splitBackward(text, separator, limit, list) : split(text, separator, limit, list)
        }
        return Value(list.ref)
    }

    private func poll(_ round: Int) throws(Unwind) {
        if round & TextLimit.pollMask == TextLimit.pollMask { try checkInterrupts() }
    }

    /// The part low ..< high of a text of one-byte units; short ones of an ASCII str without a call.
    @inline(__always) private func bytePart(_ text: Text, _ low: Int, _ high: Int) throws(Unwind) -> Value {
        let count = high &- low
        if !text.isASCII || count < 2 || count == text.count { return try part(text, low, high) }
        let string = try newString(length: count, shift: 0, isASCII: true)
        Units.copyBytes(text.units.base + low, string.base, count)
        return string.value
    }

    /// Counting the separators of a short text costs less than a list that grows.
    private func reserveParts(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, _ separator: UInt8, _ limit: Int, _ list: ListRef
    ) throws(Unwind) {
        var hits = 0
        for index in 0..<count { hits &+= bytes[index] == separator ? 1 : 0 }
        _ = try list.openHead(self)
        _ = try list.reserve(self, Swift.min(hits, limit) &+ 1)
    }

    private func splitAtByte(_ text: Text, _ separator: UInt8, _ limit: Int, _ list: ListRef) throws(Unwind) {
        let bytes = text.units.bytes, count = text.count
        if count <= 256 { try reserveParts(bytes, count, separator, limit, list) }
        var start = 0, rounds = 0
        while rounds < limit, let hit = memchr(bytes + start, Int32(separator), count &- start) {
            let end = UnsafeRawPointer(hit) - UnsafeRawPointer(bytes)
            try list.append(self, bytePart(text, start, end))
            start = end &+ 1
            rounds &+= 1
            try poll(rounds)
        }
        try list.append(self, bytePart(text, start, count))
    }

    private func split(_ text: Text, _ separator: Units, _ limit: Int, _ list: ListRef) throws(Unwind) {
        if separator.count == 1 && separator.shift == 0 && text.units.shift == 0 {
            return try splitAtByte(text, separator.bytes[0], limit, list)
        }
        var start = 0, rounds = 0
        while rounds < limit {
            let offset = TextSearch.find(separator, in: text.units.slice(start, text.count))
            if offset < 0 { break }
            try list.append(self, make(text.units.slice(start, start + offset), like: text))
            start += offset + separator.count
            rounds += 1
            try poll(rounds)
        }
        try list.append(self, part(text, start, text.count))
    }

    private func splitBackward(_ text: Text, _ separator: Units, _ limit: Int, _ list: ListRef) throws(Unwind) {
        var end = text.count, rounds = 0
        while rounds < limit {
            let offset = TextSearch.find(separator, in: text.units.slice(0, end), reverse: true)
            if offset < 0 { break }
            try list.append(self, make(text.units.slice(offset + separator.count, end), like: text))
            end = offset
            rounds += 1
            try poll(rounds)
        }
        try list.append(self, part(text, 0, end))
        try reverse(list)
    }

    private func splitSpace(_ text: Text, _ limit: Int, _ list: ListRef) throws(Unwind) {
        if text.isASCII && limit == .max { return try splitASCIISpace(text, list) }
        if text.isStr && limit == .max { return try splitWideSpace(text, list) }
        let units = text.units, count = text.count
        var index = 0, rounds = 0
        while true {
            while index < count && text.isSpace(units[index]) { index &+= 1 }
            if index == count { return }
            let start = index
            if rounds == limit {
                return try list.append(self, part(text, start, count))
            }
            while index < count && !text.isSpace(units[index]) { index &+= 1 }
            try list.append(self, part(text, start, index))
            rounds += 1
            try poll(rounds)
        }
    }

    private func splitWideSpace(_ text: Text, _ list: ListRef) throws(Unwind) {
        switch text.units.shift {
        case 0: try splitSpace(text, text.units.bytes, list)
        case 1: try splitSpace(text, text.units.shorts, list)
        default: try splitSpace(text, text.units.longs, list)
        }
    }

    /// Looks at each unit once: how wide a word is shows on the way to its end.
    @inline(__always)
    private func splitSpace<Unit: FixedWidthInteger>(_ text: Text, _ units: UnsafePointer<Unit>, _ list: ListRef) throws(Unwind) {
        let count = text.count
        var index = 0, rounds = 0
        while true {
            while index < count && CodePoint.isSpace(UInt32(truncatingIfNeeded: units[index])) { index &+= 1 }
            if index == count { return }
            let start = index
            var all: UInt32 = 0
            while index < count {
                let unit = UInt32(truncatingIfNeeded: units[index])
                if CodePoint.isSpace(unit) { break }
                all |= unit
                index &+= 1
            }
            let isWhole = index &- start == count
            try list.append(self, isWhole ? same(text) : makeString(text.units.slice(start, index), within: all))
            rounds &+= 1
            try poll(rounds)
        }
    }

    private func splitASCIISpace(_ text: Text, _ list: ListRef) throws(Unwind) {
        let bytes = text.units.bytes, count = text.count
        var index = 0, rounds = 0
        while true {
            while index < count && CodePoint.isSpace(UInt32(bytes[index])) { index &+= 1 }
            if index == count { return }
            let start = index
            while index < count && !CodePoint.isSpace(UInt32(bytes[index])) { index &+= 1 }
            try list.append(self, bytePart(text, start, index))
            rounds &+= 1
            try poll(rounds)
        }
    }

    private func splitSpaceBackward(_ text: Text, _ limit: Int, _ list: ListRef) throws(Unwind) {
        let units = text.units
        var end = text.count, rounds = 0
        while true {
            while end > 0 && text.isSpace(units[end - 1]) { end -= 1 }
            if end == 0 { break }
            var start = rounds == limit ? 0 : end
            while start > 0 && !text.isSpace(units[start - 1]) { start -= 1 }
            try list.append(self, part(text, start, end))
            if rounds == limit { break }
            end = start
            rounds += 1
            try poll(rounds)
        }
        try reverse(list)
    }

    private func reverse(_ list: ListRef) throws(Unwind) {
        var low = 0, high = try list.count(self) - 1
        while low < high {
            if let first = try list.get(self, low), let last = try list.get(self, high) {
                _ = try list.set(self, low, last)
                _ = try list.set(self, high, first)
            }
            low += 1
            high -= 1
        }
    }

    func splitLines(_ text: Text, keep: Bool) throws(Unwind) -> Value {
        let list = try makeEmptyList()
        if text.units.shift == 0 {
            try splitByteLines(text, keep, list)
            return Value(list.ref)
        }
        let units = text.units
        var start = 0, rounds = 0
        while start < text.count {
            var end = start
            while end < text.count {
                let unit = units[end]
                if text.isStr ? CodePoint.isLineBreak(unit) : unit == 10 || unit == 13 { break }
                end &+= 1
            }
            var next = min(end + 1, text.count)
            if end + 1 < text.count && units[end] == 13 && units[end + 1] == 10 { next = end + 2 }
            try list.append(self, part(text, start, keep ? next : end))
            start = next
            rounds += 1
            try poll(rounds)
        }
        return Value(list.ref)
    }

    /// Lines of one-byte units.
    private func splitByteLines(_ text: Text, _ keep: Bool, _ list: ListRef) throws(Unwind) {
        let bytes = text.units.bytes, count = text.count, isStr = text.isStr
        var start = 0, rounds = 0
        while start < count {
            var end = start
            while end < count {
                let byte = UInt32(bytes[end])
                if isStr ? CodePoint.isLineBreak(byte) : byte == 10 || byte == 13 { break }
                end &+= 1
            }
            let isPair = end &+ 1 < count && bytes[end] == 13 && bytes[end &+ 1] == 10
            let next = Swift.min(end &+ (isPair ? 2 : 1), count)
            try list.append(self, bytePart(text, start, keep ? next : end))
            start = next
            rounds &+= 1
            try poll(rounds)
        }
    }

    fileprivate func strip(_ a: Arguments, _ name: StaticString, left: Bool, right: Bool) throws(Unwind) -> Value {
        let given = a[0], asked = a[1]
        if given.isReference && given.ref.shape == BuiltinClass.str.shape && StringRef(given.ref).isNarrow && StringRef(given.ref).isASCII {
            if asked.isAbsent || asked.isNone { return try stripNarrow(StringRef(given.ref), StrippedUnits.spaces(isStr: true), left, right) }
            if Key.isString(asked) { return try stripNarrow(StringRef(given.ref), StrippedUnits(StringRef(asked.ref).units), left, right) }
        }
        let text = try text(given)
        var chars: Units?
        if a.has(1) && !a[1].isNone {
            chars = try operand(a[1], of: text) { _ in "\(name) arg must be None or str" }
        }
        let stripped = chars.map { StrippedUnits($0) } ?? .spaces(isStr: text.isStr)
        var low = 0, high = text.count
        if left { while low < high && stripped.contains(text.units[low], text) { low &+= 1 } }
        if right { while high > low && stripped.contains(text.units[high &- 1], text) { high &-= 1 } }
        return try part(text, low, high)
    }

    /// Of an exact, narrow ASCII text.
    private func stripNarrow(_ string: StringRef, _ stripped: StrippedUnits, _ left: Bool, _ right: Bool) throws(Unwind) -> Value {
        let bytes = string.narrowUnits
        var low = 0, high = string.length
        if left { while low < high && stripped.containsASCII(UInt32(bytes[low])) { low &+= 1 } }
        if right { while high > low && stripped.containsASCII(UInt32(bytes[high &- 1])) { high &-= 1 } }
        return try narrowPart(string, low, high &- low)
    }

    fileprivate func pad(_ a: Arguments, _ name: StaticString, _ left: (_ missing: Int, _ width: Int) -> Int) throws(Unwind) -> Value {
        let width = try size(a[1])
        let text = try text(a[0])
        let fill = a.has(2) ? try fillCharacter(a[2], text, name) : 0x20
        let missing = width - text.count
        if missing <= 0 { return try same(text) }
        let before = left(missing, width)
        var output = try paddedOutput(text, missing)
        try output.append(repeating: fill, count: before)
        try output.append(text.units)
        try output.append(repeating: fill, count: missing - before)
        return try output.finish()
    }

    private func paddedOutput(_ text: Text, _ missing: Int) throws(Unwind) -> TextOutput {
        if missing > TextLimit.bytes { throw raise(.overflowError, "padded string is too long") }
        return try TextOutput(self, like: text, capacity: text.count + missing)
    }

    private func fillCharacter(_ value: Value, _ text: Text, _ name: StaticString) throws(Unwind) -> UInt32 {
        if text.isStr {
            guard value.isKind(.string) else {
                throw raise(.typeError, "The fill character must be a unicode character, not \(typeName(value))")
            }
            let units = StringRef(value.ref).units
            if units.count == 1 { return units[0] }
            throw raise(.typeError, "The fill character must be exactly one character long")
        }
        if let units = try bytesLike(value), units.count == 1 { return units[0] }
        let found = value.isNone ? "None" : typeName(value)
        throw raise(.typeError, "\(name)() argument 2 must be a byte string of length 1, not \(found)")
    }

    fileprivate func zeroFill(_ text: Text, _ width: Int) throws(Unwind) -> Value {
        let missing = width - text.count
        if missing <= 0 { return try same(text) }
        var output = try paddedOutput(text, missing)
        let hasSign = text.count > 0 && (text.units[0] == 0x2B || text.units[0] == 0x2D)
        let sign = hasSign ? 1 : 0
        try output.append(text.units.slice(0, sign))
        try output.append(repeating: 0x30, count: missing)
        try output.append(text.units.slice(sign, text.count))
        return try output.finish()
    }

    fileprivate func expandTabs(_ text: Text, _ size: Int) throws(Unwind) -> Value {
        var output = try TextOutput(self, like: text, capacity: text.count + 16)
        var column = 0
        for index in 0..<text.count {
            let unit = text.units[index]
            if unit == 9 {
                if size > TextLimit.bytes { throw raise(.overflowError, "result is too long") }
                let spaces = size > 0 ? size - column % size : 0
                try output.append(repeating: 0x20, count: spaces)
                column += spaces
            } else {
                try output.append(unit)
                column = unit == 10 || unit == 13 ? 0 : column + 1
            }
        }
        return try output.finish()
    }
}

/// What `strip` takes away: of the ASCII units a bit each, so that no text is searched for them.
private struct StrippedUnits {
    private var low: UInt64 = 0, high: UInt64 = 0
    /// nil: white space.
    private var chars: Units?

    private init() {}
    @inline(__always) static func spaces(isStr: Bool) -> StrippedUnits {
        var spaces = StrippedUnits()
        spaces.low = (isStr ? 0xF000_3E00 : 0x3E00) | 1 << 32
        return spaces
    }

    @inline(__always) init(_ chars: Units) {
        self.chars = chars
        for index in 0..<chars.count {
            let unit = chars[index]
            if unit < 64 { low |= 1 &<< UInt64(unit) } else if unit < 128 { high |= 1 &<< UInt64(unit &- 64) }
        }
    }

    @inline(__always) func containsASCII(_ unit: UInt32) -> Bool { (unit < 64 ? low : high) &>> UInt64(unit & 63) & 1 == 1 }

    @inline(__always) func contains(_ unit: UInt32, _ text: Text) -> Bool {
        if unit < 128 { return containsASCII(unit) }
        return chars?.contains(unit) ?? text.isSpace(unit)
    }
}
