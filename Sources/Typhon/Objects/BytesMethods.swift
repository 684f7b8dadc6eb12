#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The class `bytes`, and what bytearray shares with it but str does not.
enum BytesMethods {
    static func install(_ c: ClassBuilder) {
        installShared(c)
        c.new("bytes(source=b'', encoding=None, errors=None)") { (t, a) throws(Unwind) in
            let type = ClassRef(a[0].ref)
            let content = try t.byteContent(a, "bytes")
            let isExact = type.rootShape == BuiltinClass.bytes.shape
            if isExact && content.isKind(.bytes) && content.ref.shape == BuiltinClass.bytes.shape { return content }
            let units = try t.text(content).units
            return isExact ? try t.makeBytes(units) : try t.makeBytes(units, of: type)
        }
        c.classMethod("fromhex(cls, string, /)") { (t, a) throws(Unwind) in
            let bytes = try t.bytesFromHex(a[1])
            return a[0] == t.machine.classObject(.bytes).value ? bytes : try t.call(a[0], [bytes])
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in Value(small: BytesRef(a[0].ref).hash) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.bytesRepr(BytesRef(a[0].ref).units) }
        c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.bytesRepr(BytesRef(a[0].ref).units) }
        c.method("__bytes__(self, /)") { (t, a) throws(Unwind) in try t.same(t.text(a[0])) }
        c.method("__getnewargs__(self, /)") { (t, a) throws(Unwind) in
            var item = try t.makeBytes(BytesRef(a[0].ref).units)
            return try withUnsafeMutablePointer(to: &item) { (p) throws(Unwind) in try t.makeTuple(p, count: 1) }
        }
    }

    static func installShared(_ c: ClassBuilder) {
        MemoryViewClass.installBuffer(c)
        TextSequenceMethods.install(c)
        TextSearchMethods.install(c)
        TextSplitMethods.install(c)
        TextCaseMethods.install(c)
        c.method("__add__(self, value, /)") { (t, a) throws(Unwind) in try t.addBytes(a[0], a[1]) }
        c.method("__mod__(self, value, /)") { (t, a) throws(Unwind) in try t.percentFormatBytes(a[0], a[1]) }
        c.method("__rmod__(self, value, /)") { (t, a) throws(Unwind) in
            a[1].isKind(.bytes) || a[1].isKind(.bytearray) ? try t.percentFormatBytes(a[1], a[0]) : .notImplemented
        }
        c.method("decode(self, encoding='utf-8', errors='strict')") { (t, a) throws(Unwind) in
            let codec = a.has(1) ? try t.codecName(a[1], "decode", isEncoding: true) : "utf-8"
            let errors = a.has(2) ? try t.codecName(a[2], "decode", isEncoding: false) : "strict"
            return try t.decode(t.text(a[0]).units, codec, errors)
        }
        c.method("hex(self, sep=None, bytes_per_sep=1)") { (t, a) throws(Unwind) in
            let group = a.has(2) ? try t.index(a[2]) : 1
            return try t.hexText(t.text(a[0]).units, a.has(1) ? a[1] : .absent, group)
        }
        c.method("join(self, iterable, /)") { (t, a) throws(Unwind) in try t.joinBytes(a[0], a[1]) }
        c.staticMethod("maketrans(frm, to, /)") { (t, a) throws(Unwind) in
            let from = try t.bytesRequired(a[0]), to = try t.bytesRequired(a[1])
            if from.count != to.count { throw t.raise(.valueError, "maketrans arguments must have same length") }
            let table = try t.newBytes(count: 256)
            for byte in 0..<256 { Units.store(UInt32(byte), table.base, byte, 0) }
            for index in 0..<from.count { Units.store(to[index], table.base, Int(from[index]), 0) }
            return table.value
        }
        c.method("translate(self, table, /, delete=b'')") { (t, a) throws(Unwind) in
            let text = try t.text(a[0])
            let table = a[1].isNone ? nil : try t.bytesRequired(a[1])
            let deleted = a.has(2) ? try t.bytesRequired(a[2]) : nil
            if let table, table.count != 256 { throw t.raise(.valueError, "translation table must be 256 characters long") }
            var output = try TextOutput(t, like: text, capacity: text.count)
            for index in 0..<text.count {
                let byte = text.units[index]
                if let deleted, deleted.contains(byte) { continue }
                try output.append(table.map { $0[Int(byte)] } ?? byte)
            }
            return try output.finish()
        }
    }
}

extension Thread {
    /// The content a constructor's arguments describe: a bytes or bytearray object.
    func byteContent(_ a: Arguments, _ name: String) throws(Unwind) -> Value {
        guard a.has(1) else {
            if a.has(2) || a.has(3) {
                throw raise(.typeError, a.has(2) ? "encoding without a string argument" : "errors without a string argument")
            }
            return machine.state.pointee.emptyBytes
        }
        if a[1].isKind(.string) {
            if !a.has(2) {
                throw raise(.typeError, "string argument without an encoding")
            }
            let codec = try codecName(a[2], name, isEncoding: true)
            return try encode(StringRef(a[1].ref).units, codec, a.has(3) ? codecName(a[3], name, isEncoding: false) : "strict")
        }
        if a.has(2) || a.has(3) {
            throw raise(.typeError, a.has(2) ? "encoding without a string argument" : "errors without a string argument")
        }
        return try byteContent(a[1], name)
    }

    private func byteContent(_ source: Value, _ name: String) throws(Unwind) -> Value {
        if name == "bytes", isSubclassInstance(source) || source.isKind(.instance),
           let method = try lookupSpecial(source, .bytes) {
            let result = try call(method, [])
            if result.isKind(.bytes) { return result }
            throw raise(.typeError, "__bytes__ returned non-bytes (type \(typeName(result)))")
        }
        if source.isKind(.bytes) || source.isKind(.bytearray) { return source }
        if let count = try repetitions(source) {
            if count < 0 { throw raise(.valueError, "negative count") }
            return try newBytes(count: count).value
        }
        if try !isIterable(source) { throw raise(.typeError, "cannot convert '\(typeName(source))' object to \(name)") }
        return try collectBytes(source, name == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)")
    }

    /// A bytes object of an iterable's integers.
    func collectBytes(_ iterable: Value, _ complaint: String) throws(Unwind) -> Value {
        var builder = try StringBuilder(self)
        try iterate(iterable) { (item) throws(Unwind) in
            let byte = try byteValue(item, complaint)
            try builder.append(UInt32(byte))
        }
        return try makeBytes(builder.units)
    }

    func byteValue(_ item: Value, _ complaint: String = "byte must be in range(0, 256)") throws(Unwind) -> UInt8 {
        if item.isKind(.integer), integerBitLength(item) > 32 { throw raise(.valueError, complaint) }
        guard let number = try subscriptIndex(item) else {
            throw raise(.typeError, "'\(typeName(item))' object cannot be interpreted as an integer")
        }
        guard let byte = UInt8(exactly: number) else { throw raise(.valueError, complaint) }
        return byte
    }

    fileprivate func addBytes(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        guard let right = try bytesLike(b) else {
            if isSubclassInstance(b), try lookupSpecial(b, .radd) != nil { return .notImplemented }
            throw raise(.typeError, "can't concat \(typeName(b)) to \(typeName(a))")
        }
        let left = try text(a)
        let bytes = try newBytes(count: left.count + right.count)
        memcpy(bytes.base, left.units.base, left.count)
        memcpy(bytes.base + left.count, right.base, right.count)
        return left.kind == .bytearray ? try makeBytearray(bytes.units) : bytes.value
    }

    fileprivate func joinBytes(_ separator: Value, _ iterable: Value) throws(Unwind) -> Value {
        let parts = try joinable(iterable)
        let text = try text(separator)
        var output = try TextOutput(self, like: text, capacity: 256)
        for index in 0..<parts.count {
            guard let part = try bytesLike(parts[index]) else {
                let name = typeName(parts[index])
                throw raise(.typeError, "sequence item \(index): expected a bytes-like object, \(name) found")
            }
            if index > 0 { try output.append(text.units) }
            try output.append(part)
        }
        return try output.finish()
    }

    // MARK: Hexadecimal

    func bytesFromHex(_ value: Value) throws(Unwind) -> Value {
        guard value.isKind(.string) else { throw wrongArgument("fromhex() argument", value) }
        let units = StringRef(value.ref).units
        var builder = try StringBuilder(self, capacity: units.count / 2 + 1)
        var index = 0
        while index < units.count {
            if CodePoint.isByteSpace(units[index]) {
                index += 1
                continue
            }
            guard let high = digit(units, index) else { throw notHexadecimal(index) }
            guard let low = digit(units, index + 1) else { throw notHexadecimal(index + 1) }
            try builder.append(high << 4 | low)
            index += 2
        }
        return try makeBytes(builder.units)
    }

    private func notHexadecimal(_ index: Int) -> Unwind {
        raise(.valueError, "non-hexadecimal number found in fromhex() arg at position \(index)")
    }

    private func digit(_ units: Units, _ index: Int) -> UInt32? {
        guard index < units.count else { return nil }
        let unit = units[index]
        if CodePoint.isASCIIDigit(unit) { return unit - 0x30 }
        let letter = unit | 0x20
        return unit < 128 && letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
    }

    /// `group` > 0 counts groups from the right, < 0 from the left.
    func hexText(_ units: Units, _ separator: Value, _ group: Int) throws(Unwind) -> Value {
        let between = separator.isAbsent ? nil : try hexSeparator(separator)
        var builder = try StringBuilder(self, capacity: units.count * 2 + 16)
        let size = Int(clamping: group.magnitude)
        for index in 0..<units.count {
            let distance = group < 0 ? index : units.count - index
            if let between, size > 0, index > 0, distance % size == 0 { try builder.append(between) }
            try builder.appendHex(units[index], digits: 2)
        }
        return try builder.finish()
    }

    private func hexSeparator(_ value: Value) throws(Unwind) -> UInt32 {
        let units: Units
        if value.isKind(.string) {
            units = StringRef(value.ref).units
        } else if value.isKind(.bytes) {
            units = BytesRef(value.ref).units
        } else {
            throw raise(.typeError, "sep must be str or bytes.")
        }
        if units.count != 1 { throw raise(.valueError, "sep must be length 1.") }
        if units[0] > 127 { throw raise(.valueError, "sep must be ASCII.") }
        return units[0]
    }
}
