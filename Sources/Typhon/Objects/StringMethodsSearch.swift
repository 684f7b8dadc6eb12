/// Finding, counting, comparing ends, replacing: the methods str, bytes and bytearray share.
enum TextSearchMethods {
    static func install(_ c: ClassBuilder) {
        c.method("find(self, sub, start=None, end=None, /)") { (t, a) throws(Unwind) in
            Value(small: try t.findText(a, reverse: false))
        }
        c.method("rfind(self, sub, start=None, end=None, /)") { (t, a) throws(Unwind) in
            Value(small: try t.findText(a, reverse: true))
        }
        c.method("index(self, sub, start=None, end=None, /)") { (t, a) throws(Unwind) in
            try t.indexText(a, reverse: false)
        }
        c.method("rindex(self, sub, start=None, end=None, /)") { (t, a) throws(Unwind) in
            try t.indexText(a, reverse: true)
        }
        c.method("count(self, sub, start=None, end=None, /)") { (t, a) throws(Unwind) in
            let bounds = try t.bounds(a, 2)
            return Value(small: try t.countText(a, bounds))
        }
        c.method("startswith(self, prefix, start=None, end=None, /)") { (t, a) throws(Unwind) in
            Value(try t.matchesEnd(a, "startswith", atEnd: false))
        }
        c.method("endswith(self, suffix, start=None, end=None, /)") { (t, a) throws(Unwind) in
            Value(try t.matchesEnd(a, "endswith", atEnd: true))
        }
        c.method("removeprefix(self, prefix, /)") { (t, a) throws(Unwind) in
            let text = try t.text(a[0])
            let prefix = try t.argument(a[1], of: text, "removeprefix() argument")
            let fits = text.units.starts(with: prefix)
            return try t.part(text, fits ? prefix.count : 0, text.count)
        }
        c.method("removesuffix(self, suffix, /)") { (t, a) throws(Unwind) in
            let text = try t.text(a[0])
            let suffix = try t.argument(a[1], of: text, "removesuffix() argument")
            let fits = text.units.ends(with: suffix)
            return try t.part(text, 0, fits ? text.count - suffix.count : text.count)
        }
        c.method("replace(self, old, new, count=-1, /)") { (t, a) throws(Unwind) in
            let limit = a.has(3) ? try t.index(a[3]) : -1
            let text = try t.text(a[0])
            let old = try t.argument(a[1], of: text, "replace() argument 1")
            let new = try t.argument(a[2], of: text, "replace() argument 2")
            return try t.replaced(text, old, new, limit: limit < 0 ? .max : limit)
        }
        c.method("partition(self, sep, /)") { (t, a) throws(Unwind) in try t.partition(a, reverse: false) }
        c.method("rpartition(self, sep, /)") { (t, a) throws(Unwind) in try t.partition(a, reverse: true) }
    }
}

extension Units {
    func starts(with prefix: Units) -> Bool { prefix.count <= count && slice(0, prefix.count).equals(prefix) }
    func ends(with suffix: Units) -> Bool {
        suffix.count <= count && slice(count - suffix.count, count).equals(suffix)
    }
}

extension Thread {
    /// Calls `body` with what the `sub` argument stands for; bytes also look for an integer.
    private func withNeedle(_ value: Value, of text: Text, _ body: (Units) -> Int) throws(Unwind) -> Int {
        if text.isStr { return body(try operand(value, of: text) { "must be str, not \($0)" }) }
        if let units = try bytesLike(value) { return body(units) }
        guard let number = try subscriptIndex(value) else {
            throw raise(.typeError, "argument should be integer or bytes-like object, not '\(typeName(value))'")
        }
        guard let byte = UInt8(exactly: number) else { throw raise(.valueError, "byte must be in range(0, 256)") }
        return withUnsafePointer(to: byte) { body(Units(base: UnsafeRawPointer($0), count: 1, shift: 0)) }
    }

    fileprivate func findText(_ a: Arguments, reverse: Bool) throws(Unwind) -> Int {
        let bounds = try bounds(a, 2)
        let text = try text(a[0])
        let (low, high) = bounds.resolve(text.count)
        return try withNeedle(a[1], of: text) { needle in
            if low > high { return -1 }
            let offset = TextSearch.find(needle, in: text.units.slice(low, high), reverse: reverse)
            return offset < 0 ? -1 : low + offset
        }
    }

    fileprivate func countText(_ a: Arguments, _ bounds: TextBounds) throws(Unwind) -> Int {
        let text = try text(a[0])
        let (low, high) = bounds.resolve(text.count)
        return try withNeedle(a[1], of: text) { needle in
            low > high ? 0 : TextSearch.count(needle, in: text.units.slice(low, high))
        }
    }

    fileprivate func indexText(_ a: Arguments, reverse: Bool) throws(Unwind) -> Value {
        let found = try findText(a, reverse: reverse)
        if found >= 0 { return Value(small: found) }
        throw raise(.valueError, a[0].isKind(.string) ? "substring not found" : "subsection not found")
    }

    fileprivate func matchesEnd(_ a: Arguments, _ name: String, atEnd: Bool) throws(Unwind) -> Bool {
        let bounds = try bounds(a, 2)
        let text = try text(a[0])
        let (low, high) = bounds.resolve(text.count)
        if a[1].isKind(.tuple) {
            let choices = TupleRef(a[1].ref)
            for index in 0..<choices.count {
                let choice = try operand(choices[index], of: text) { "tuple for \(name) must only contain str, not \($0)" }
                if matches(text.units, low, high, choice, atEnd) { return true }
            }
            return false
        }
        if !text.isStr, try bytesLike(a[1]) == nil {
            throw raise(.typeError, "\(name) first arg must be bytes or a tuple of bytes, not \(typeName(a[1]))")
        }
        let choice = try operand(a[1], of: text) { "\(name) first arg must be str or a tuple of str, not \($0)" }
        return matches(text.units, low, high, choice, atEnd)
    }

    private func matches(_ units: Units, _ low: Int, _ high: Int, _ choice: Units, _ atEnd: Bool) -> Bool {
        if low > high { return false }
        let range = units.slice(low, high)
        return atEnd ? range.ends(with: choice) : range.starts(with: choice)
    }

    fileprivate func partition(_ a: Arguments, reverse: Bool) throws(Unwind) -> Value {
        let text = try text(a[0])
        let separator = try operand(a[1], of: text) { "must be str, not \($0)" }
        if separator.count == 0 { throw raise(.valueError, "empty separator") }
        let offset = TextSearch.find(separator, in: text.units, reverse: reverse)
        let empty = text.units.slice(0, 0)
        if offset < 0 {
            let first = try make(empty, like: text), second = try make(empty, like: text)
            return reverse ? try makeTuple(first, second, same(text)) : try makeTuple(same(text), first, second)
        }
        let end = offset + separator.count
        return try makeTuple(
            make(text.units.slice(0, offset), like: text),
            text.kind == .bytearray ? make(text.units.slice(offset, end), like: text) : a[1],
            make(text.units.slice(end, text.count), like: text))
    }

    /// Every `old` replaced by `new`, from the left, at most `limit` times.
    func replaced(_ text: Text, _ old: Units, _ new: Units, limit: Int) throws(Unwind) -> Value {
        let times = limit == 0 ? 0 : TextSearch.count(old, in: text.units, limit: limit)
        if times == 0 || old.equals(new) { return try same(text) }
        let (grown, overflow) = times.multipliedReportingOverflow(by: new.count - old.count)
        if overflow || grown > TextLimit.bytes { throw raise(.overflowError, "replace string is too long") }
        if text.isStr && old.count > 0 && new.shift <= text.units.shift && (old.shift < text.units.shift || text.isASCII) {
            return try replacedInWidth(text, old, new, times, grown)
        }
        var output = try TextOutput(self, like: text, capacity: text.count + grown)
        var start = 0, done = 0
        while done < times {
            if old.count == 0 {
                try output.append(new)
                if start < text.count { try output.append(text.units.slice(start, start + 1)) }
                start += 1
            } else {
                let offset = TextSearch.find(old, in: text.units.slice(start, text.count))
                try output.append(text.units.slice(start, start + offset))
                try output.append(new)
                start += offset + old.count
            }
            done += 1
            if done & TextLimit.pollMask == 0 { try checkInterrupts() }
        }
        if start < text.count { try output.append(text.units.slice(start, text.count)) }
        return try output.finish()
    }
}

extension Thread {
    /// The result's width is the text's, because its widest characters stay: it is written at once where it belongs.
    private func replacedInWidth(_ text: Text, _ old: Units, _ new: Units, _ times: Int, _ grown: Int) throws(Unwind) -> Value {
        let shift = text.units.shift, length = text.count + grown
        if length == 0 { return machine.state.pointee.emptyString }
        let result = try newString(length: length, shift: shift, isASCII: text.isASCII && new.isASCII)
        var target = result.base
        var start = 0
        for done in 1...times {
            let offset = TextSearch.find(old, in: text.units.slice(start, text.count))
            text.units.slice(start, start + offset).copy(to: target, shift: shift)
            target += offset << shift
            new.copy(to: target, shift: shift)
            target += new.count << shift
            start += offset + old.count
            if done & TextLimit.pollMask == 0 { try checkInterrupts() }
        }
        text.units.slice(start, text.count).copy(to: target, shift: shift)
        return length == 1 ? try makeCharacter(result.codePoint(at: 0)) : result.value
    }
}

/// A builder for any of the three text types.
struct TextOutput {
    private let t: Thread
    private let text: Text
    private(set) var builder: StringBuilder

    init(_ t: Thread, like text: Text, capacity: Int) throws(Unwind) {
        self.t = t
        self.text = text
        builder = try StringBuilder(t, capacity: capacity)
    }
    mutating func append(_ units: Units) throws(Unwind) { try builder.append(units) }
    mutating func append(_ unit: UInt32) throws(Unwind) { try builder.append(unit) }
    mutating func append(repeating unit: UInt32, count: Int) throws(Unwind) { try builder.append(repeating: unit, count: count) }
    func finish() throws(Unwind) -> Value { text.isStr ? try builder.finish() : try t.make(builder.units, like: text) }
}
