/// The class `memoryview`.
enum MemoryViewClass {
    static func install(_ c: ClassBuilder) {
        c.new("memoryview(object)") { (t, a) throws(Unwind) in
            if let view = try t.memoryView(of: a[1]) { return view }
            throw t.raise(.typeError, "memoryview: a bytes-like object is required, not '\(t.typeName(a[1]))'")
        }
        installBuffer(c)
        installItems(c)
        installConversions(c)
        installLife(c)
        installFacts(c)
        installComparison(c)
    }

    /// PEP 688, for the classes with bytes.
    static func installBuffer(_ c: ClassBuilder) {
        c.method("__buffer__(self, flags, /)") { (t, a) throws(Unwind) in try t.memoryView(of: a[0]) ?? .none }
    }

    private static func view(_ value: Value) -> MemoryViewRef { MemoryViewRef(value.ref) }

    // MARK: Items

    private static func installItems(_ c: ClassBuilder) {
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in
            _ = try view(a[0]).object(t)
            return Value(small: view(a[0]).count)
        }
        c.method("__getitem__(self, key, /)") { (t, a) throws(Unwind) in
            let own = view(a[0])
            if a[1].isKind(.slice) { return try slice(t, own, a[1].ref) }
            let part = try single(t, own, a[1])
            return try t.item(part.units(t).base, own.format)
        }
        c.method("__setitem__(self, key, value, /)") { (t, a) throws(Unwind) in
            let own = view(a[0])
            _ = try own.object(t)
            if own.isReadOnly { throw t.raise(.typeError, "cannot modify read-only memory") }
            if a[1].isKind(.slice) {
                try assign(t, view(slice(t, own, a[1].ref)), a[2])
            } else {
                let part = try single(t, own, a[1])
                try store(t, part, t.itemBytes(a[2], own.format))
            }
            return .none
        }
        c.method("__delitem__(self, key, /)") { (t, _) throws(Unwind) in throw t.raise(.typeError, "cannot delete memory") }
    }

    /// A view of one item.
    private static func single(_ t: Thread, _ own: MemoryViewRef, _ key: Value) throws(Unwind) -> MemoryViewRef {
        guard try t.lookupSpecial(key, .index) != nil else { throw t.raise(.typeError, "memoryview: invalid slice key") }
        let given = try t.index(key), index = given < 0 ? given + own.count : given
        if index < 0 || index >= own.count { throw t.raise(.indexError, "index out of bounds on dimension 1") }
        return view(try t.makeMemoryView(
            own.object(t), start: own.start + index * own.step, count: 1, step: own.format.size, own.format, isReadOnly: own.isReadOnly))
    }

    private static func slice(_ t: Thread, _ own: MemoryViewRef, _ key: Ref) throws(Unwind) -> Value {
        let bounds = try SliceRef(key).bounds(t) { () throws(Unwind) in own.count }
        return try t.makeMemoryView(
            own.object(t), start: own.start + bounds.start * own.step, count: bounds.count, step: own.step * bounds.step, own.format,
            isReadOnly: own.isReadOnly)
    }

    private static func assign(_ t: Thread, _ target: MemoryViewRef, _ value: Value) throws(Unwind) {
        guard let source = try t.memoryView(of: value).map(view) else {
            throw t.raise(.typeError, "a bytes-like object is required, not '\(t.typeName(value))'")
        }
        guard source.format == target.format, source.count == target.count else {
            throw t.raise(.valueError, "memoryview assignment: lvalue and rvalue have different structures")
        }
        try store(t, target, source.units(t))
    }

    /// Puts packed items where the target's lie.
    private static func store(_ t: Thread, _ target: MemoryViewRef, _ items: Units) throws(Unwind) {
        let array = BytearrayRef(try target.object(t).ref), size = target.format.size
        // They may be the array's own bytes.
        let copy = BytesRef(try t.makeBytes(items).ref)
        for byte in 0..<copy.count {
            if try !array.set(t, target.start + byte / size * target.step + byte % size, copy[byte]) {
                throw t.raise(.valueError, "memoryview: underlying buffer was resized")
            }
        }
    }

    // MARK: Conversions

    private static func installConversions(_ c: ClassBuilder) {
        c.method("tobytes(self, /, order='C')") { (t, a) throws(Unwind) in try t.makeBytes(view(a[0]).units(t)) }
        c.method("tolist(self, /)") { (t, a) throws(Unwind) in
            let own = view(a[0]), units = BytesRef(try t.makeBytes(own.units(t)).ref)
            let list = try t.makeList([])
            for index in 0..<own.count { try ListRef(list.ref).append(t, t.item(units.base + index * own.format.size, own.format)) }
            return list
        }
        c.method("hex(self, sep=None, bytes_per_sep=1)") { (t, a) throws(Unwind) in
            try t.hexText(view(a[0]).units(t), a.has(1) ? a[1] : .absent, a.has(2) ? t.index(a[2]) : 1)
        }
        c.method("cast(self, format, shape=None)") { (t, a) throws(Unwind) in
            try checkShape(t, a.has(2) ? a[2] : .none)
            return try cast(t, view(a[0]), a[1])
        }
        c.method("toreadonly(self, /)") { (t, a) throws(Unwind) in
            let own = view(a[0])
            return try t.makeMemoryView(own.object(t), start: own.start, count: own.count, step: own.step, own.format, isReadOnly: true)
        }
    }

    private static func checkShape(_ t: Thread, _ shape: Value) throws(Unwind) {
        if shape.isNone { return }
        guard shape.isKind(.list) || shape.isKind(.tuple) else { throw t.raise(.typeError, "shape must be a list or a tuple") }
        if try t.length(shape) != 1 { throw t.raise(.notImplementedError, "memoryview: only one dimension is supported") }
    }

    private static func cast(_ t: Thread, _ own: MemoryViewRef, _ text: Value) throws(Unwind) -> Value {
        let object = try own.object(t)
        guard text.isKind(.string) else { throw t.raise(.typeError, "format argument must be a string") }
        guard own.isContiguous else { throw t.raise(.typeError, "memoryview: casts are restricted to C-contiguous views") }
        guard let format = ItemFormat(t.string(text)) else {
            throw t.raise(
                .valueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
        }
        guard own.format.isByte || format.isByte else { throw t.raise(.typeError, "memoryview: cannot cast between two non-byte formats") }
        let bytes = own.count * own.format.size
        guard bytes % format.size == 0 else { throw t.raise(.typeError, "memoryview: length is not a multiple of itemsize") }
        return try t.makeMemoryView(
            object, start: own.start, count: bytes / format.size, step: format.size, format, isReadOnly: own.isReadOnly)
    }

    // MARK: Life

    private static func installLife(_ c: ClassBuilder) {
        c.method("release(self, /)") { (t, a) throws(Unwind) in
            try view(a[0]).release(t)
            return .none
        }
        c.method("__enter__(self, /)") { (t, a) throws(Unwind) in
            _ = try view(a[0]).object(t)
            return a[0]
        }
        c.method("__exit__(self, /, *args)") { (t, a) throws(Unwind) in
            try view(a[0]).release(t)
            return .none
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let isReleased = try t.read(a[0].ref, MemoryViewRef.objectWord).isNone
            return try t.makeString("<\(isReleased ? "released memory" : "memory") at \(t.addressText(a[0]))>")
        }
    }

    // MARK: Facts

    private static func installFacts(_ c: ClassBuilder) {
        let facts: [(StaticString, @Sendable (Thread, MemoryViewRef, Value) throws(Unwind) -> Value)] = [
            ("obj", { (_, _, object) throws(Unwind) in object }),
            ("nbytes", { (t, own, _) throws(Unwind) in Value(small: own.count * own.format.size) }),
            ("itemsize", { (t, own, _) throws(Unwind) in Value(small: own.format.size) }),
            ("format", { (t, own, _) throws(Unwind) in try t.makeString(own.format.text) }),
            ("ndim", { (_, _, _) throws(Unwind) in Value(small: 1) }),
            ("shape", { (t, own, _) throws(Unwind) in try t.makeTuple(Value(small: own.count)) }),
            ("strides", { (t, own, _) throws(Unwind) in try t.makeTuple(Value(small: own.step)) }),
            ("suboffsets", { (t, _, _) throws(Unwind) in try t.makeEmptyTuple() }),
            ("readonly", { (_, own, _) throws(Unwind) in Value(own.isReadOnly) }),
            ("c_contiguous", { (_, own, _) throws(Unwind) in Value(own.isContiguous) }),
            ("f_contiguous", { (_, own, _) throws(Unwind) in Value(own.isContiguous) }),
            ("contiguous", { (_, own, _) throws(Unwind) in Value(own.isContiguous) }),
        ]
        for (name, fact) in facts {
            c.getter(name) { (t, a) throws(Unwind) in try fact(t, view(a[0]), view(a[0]).object(t)) }
        }
    }

    // MARK: Comparison

    private static func installComparison(_ c: ClassBuilder) {
        c.method("__eq__(self, value, /)") { (t, a) throws(Unwind) in
            guard let equal = try areEqual(t, a[0], a[1]) else { return .notImplemented }
            return Value(equal)
        }
        c.method("__ne__(self, value, /)") { (t, a) throws(Unwind) in
            guard let equal = try areEqual(t, a[0], a[1]) else { return .notImplemented }
            return Value(!equal)
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            let own = view(a[0])
            if !own.isReadOnly { throw t.raise(.valueError, "cannot hash writable memoryview object") }
            if !own.format.isByte { throw t.raise(.valueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'") }
            return try t.makeInteger(BytesRef(t.makeBytes(own.units(t)).ref).hash)
        }
    }

    /// Item by item, as values; nil: not to be compared.
    private static func areEqual(_ t: Thread, _ left: Value, _ right: Value) throws(Unwind) -> Bool? {
        if left == right { return true }
        guard let other = try t.memoryView(of: right).map(view) else { return nil }
        let own = view(left)
        if own.count != other.count { return false }
        let mine = BytesRef(try t.makeBytes(own.units(t)).ref), theirs = BytesRef(try t.makeBytes(other.units(t)).ref)
        for index in 0..<own.count {
            let a = try t.item(mine.base + index * own.format.size, own.format)
            let b = try t.item(theirs.base + index * other.format.size, other.format)
            if try !t.equals(a, b) { return false }
        }
        return true
    }
}
