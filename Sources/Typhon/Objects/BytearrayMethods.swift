/// The class `bytearray`: what changes it.
enum BytearrayMethods {
    static func install(_ c: ClassBuilder) {
        BytesMethods.installShared(c)
        installItems(c)
        installGrowth(c)
        c.new("bytearray(source=b'', encoding=None, errors=None)") { (t, a) throws(Unwind) in
            let type = ClassRef(a[0].ref)
            let units = try t.text(t.byteContent(a, "bytearray")).units
            return type.rootShape == BuiltinClass.bytearray.shape ? try t.makeBytearray(units) : try t.makeBytearray(units, of: type)
        }
        c.classMethod("fromhex(cls, string, /)") { (t, a) throws(Unwind) in
            let bytes = try t.bytesFromHex(a[1])
            if a[0] != t.machine.classObject(.bytearray).value { return try t.call(a[0], [bytes]) }
            return try t.makeBytearray(BytesRef(bytes.ref).units)
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try repr(t, a[0]) }
        c.method("__str__(self, /)") { (t, a) throws(Unwind) in try repr(t, a[0]) }
        c.constant("__hash__", .none)
    }

    private static func repr(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        let units = try t.text(value).units
        var builder = try StringBuilder(t, capacity: units.count + 24)
        try builder.append(text: t.typeName(value))
        try builder.append("(")
        try builder.appendBytesRepr(units, escapesApostrophe: true)
        try builder.append(")")
        return try builder.finish()
    }

    private static func installItems(_ c: ClassBuilder) {
        c.method("__setitem__(self, key, value, /)") { (t, a) throws(Unwind) in
            let array = BytearrayRef(a[0].ref)
            if a[1].isKind(.slice) {
                try t.assignSlice(array, a[1].ref, a[2])
                return .none
            }
            let byte = try t.byteValue(a[2])
            let index = try t.bytearrayIndex(array, a[1])
            if try array.set(t, index, byte) { return .none }
            throw t.raise(.indexError, "bytearray index out of range")
        }
        c.method("__delitem__(self, key, /)") { (t, a) throws(Unwind) in
            let array = BytearrayRef(a[0].ref)
            if a[1].isKind(.slice) {
                try t.deleteSlice(array, a[1].ref)
                return .none
            }
            let index = try t.bytearrayIndex(array, a[1])
            let count = try array.count(t)
            if index < 0 || index >= count { throw t.raise(.indexError, "bytearray index out of range") }
            try array.remove(t, index, index + 1)
            return .none
        }
        c.method("__iadd__(self, value, /)") { (t, a) throws(Unwind) in
            guard let units = try t.bytesLike(a[1]) else {
                throw t.raise(.typeError, "can't concat \(t.typeName(a[1])) to bytearray")
            }
            let count = try BytearrayRef(a[0].ref).count(t)
            try BytearrayRef(a[0].ref).splice(t, count, count, units)
            return a[0]
        }
        c.method("__imul__(self, value, /)") { (t, a) throws(Unwind) in
            let array = BytearrayRef(a[0].ref)
            let repeated = try t.textRepeat(a[0], a[1])
            if repeated == .notImplemented { return repeated }
            try array.splice(t, 0, array.count(t), BytearrayRef(repeated.ref).snapshot(t).units)
            return a[0]
        }
    }

    private static func installGrowth(_ c: ClassBuilder) {
        c.method("append(self, item, /)") { (t, a) throws(Unwind) in
            try BytearrayRef(a[0].ref).append(t, t.byteValue(a[1]))
            return .none
        }
        c.method("extend(self, iterable_of_ints, /)") { (t, a) throws(Unwind) in
            let array = BytearrayRef(a[0].ref)
            let units = if let given = try t.bytesLike(a[1]) { given } else { try t.iterableBytes(a[1]) }
            let count = try array.count(t)
            try array.splice(t, count, count, units)
            return .none
        }
        c.method("insert(self, index, item, /)") { (t, a) throws(Unwind) in
            let given = try t.index(a[1])
            var byte = try t.byteValue(a[2])
            let array = BytearrayRef(a[0].ref)
            let count = try array.count(t)
            let index = given < 0 ? max(given + count, 0) : min(given, count)
            try withUnsafePointer(to: &byte) { (p) throws(Unwind) in
                try array.splice(t, index, index, Units(base: UnsafeRawPointer(p), count: 1, shift: 0))
            }
            return .none
        }
        c.method("pop(self, index=-1, /)") { (t, a) throws(Unwind) in
            let given = a.has(1) ? try t.index(a[1]) : -1
            let array = BytearrayRef(a[0].ref)
            let count = try array.count(t)
            if count == 0 { throw t.raise(.indexError, "pop from empty bytearray") }
            let index = given < 0 ? given + count : given
            guard index >= 0, let byte = try array.get(t, index) else { throw t.raise(.indexError, "pop index out of range") }
            try array.remove(t, index, index + 1)
            return Value(small: Int(byte))
        }
        c.method("remove(self, value, /)") { (t, a) throws(Unwind) in
            let byte = try t.byteValue(a[1])
            let array = BytearrayRef(a[0].ref)
            let units = try array.snapshot(t).units
            for index in 0..<units.count where units[index] == byte {
                try array.remove(t, index, index + 1)
                return .none
            }
            throw t.raise(.valueError, "value not found in bytearray")
        }
        c.method("reverse(self, /)") { (t, a) throws(Unwind) in
            let array = BytearrayRef(a[0].ref)
            let units = try array.snapshot(t).units
            let reversed = try t.newBytes(count: units.count)
            for index in 0..<units.count { Units.store(units[units.count - 1 - index], reversed.base, index, 0) }
            try array.splice(t, 0, units.count, reversed.units)
            return .none
        }
        c.method("clear(self, /)") { (t, a) throws(Unwind) in
            try BytearrayRef(a[0].ref).remove(t, 0, BytearrayRef(a[0].ref).count(t))
            return .none
        }
        c.method("copy(self, /)") { (t, a) throws(Unwind) in try t.makeBytearray(t.text(a[0]).units) }
    }
}

extension Thread {
    /// A non-negative index if it can be one; out of range stays out of range.
    fileprivate func bytearrayIndex(_ array: BytearrayRef, _ key: Value) throws(Unwind) -> Int {
        guard let given = try subscriptIndex(key) else {
            throw raise(.typeError, "bytearray indices must be integers or slices, not \(typeName(key))")
        }
        return given < 0 ? given + (try array.count(self)) : given
    }

    fileprivate func iterableBytes(_ value: Value) throws(Unwind) -> Units {
        if try !isIterable(value) { throw raise(.typeError, "can't extend bytearray with \(typeName(value))") }
        return BytesRef(try collectBytes(value, "byte must be in range(0, 256)").ref).units
    }

    /// What is assigned to a slice: never bytes of `array` itself in place.
    private func assigned(_ value: Value, to array: BytearrayRef) throws(Unwind) -> Units {
        if value.isKind(.string) || value.isInteger {
            throw raise(.typeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        }
        guard let units = try bytesLike(value) else { return try iterableBytes(value) }
        return value == array.value ? BytesRef(try makeBytes(units).ref).units : units
    }

    fileprivate func assignSlice(_ array: BytearrayRef, _ slice: Ref, _ value: Value) throws(Unwind) {
        let units = try assigned(value, to: array)
        let (start, step, taken) = try sliceRange(slice, count: array.count(self))
        if step == 1 { return try array.splice(self, start, start + taken, units) }
        if units.count == 0 { return try deleteSlice(array, slice) }
        if units.count != taken {
            throw raise(.valueError, "attempt to assign bytes of size \(units.count) to extended slice of size \(taken)")
        }
        for index in 0..<taken { _ = try array.set(self, start + index * step, UInt8(truncatingIfNeeded: units[index])) }
    }

    fileprivate func deleteSlice(_ array: BytearrayRef, _ slice: Ref) throws(Unwind) {
        let (start, step, taken) = try sliceRange(slice, count: array.count(self))
        if taken == 0 { return }
        if step == 1 { return try array.remove(self, start, start + taken) }
        let units = try array.snapshot(self).units
        let low = step < 0 ? start + (taken - 1) * step : start
        let stride = Int(clamping: step.magnitude)
        let kept = try newBytes(count: units.count - taken)
        var target = 0
        for index in 0..<units.count {
            let isTaken = index >= low && (index - low) % stride == 0 && (index - low) / stride < taken
            if isTaken { continue }
            Units.store(units[index], kept.base, target, 0)
            target += 1
        }
        try array.splice(self, 0, units.count, kept.units)
    }
}
