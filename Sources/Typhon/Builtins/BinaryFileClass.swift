/// What files of bytes have beyond the methods of all files.
enum BinaryFileClass {
    static func install(_ c: ClassBuilder) {
        for signature: StaticString in ["readinto(self, buffer, /)", "readinto1(self, buffer, /)"] {
            c.method(signature, effect: .outside) { (t, a) throws(Unwind) in try readInto(t, a) }
        }
        c.method("read1(self, size=-1, /)", effect: .outside) { (t, a) throws(Unwind) in
            let size = a.has(1) && !a[1].isNone ? try t.index(a[1]) : -1
            let bytes = try t.usingFile(try t.file(a[0]).file) { (native) throws(OpenFile.Failure) in
                let ready = try native.peek().count
                return try native.take(bytes: size < 0 ? ready : min(size, ready))
            }
            return try t.atomically { (t) throws(Unwind) in try t.makeBytes(bytes) }
        }
        c.method("peek(self, size=0, /)", effect: .outside) { (t, a) throws(Unwind) in
            let bytes = try t.usingFile(try t.file(a[0]).file) { (native) throws(OpenFile.Failure) in try native.peek() }
            return try t.atomically { (t) throws(Unwind) in try t.makeBytes(bytes) }
        }
        c.method("readall(self, /)", effect: .outside) { (t, a) throws(Unwind) in
            let bytes = try t.usingFile(try t.file(a[0]).file) { (native) throws(OpenFile.Failure) in try native.take(bytes: nil) }
            return try t.atomically { (t) throws(Unwind) in try t.makeBytes(bytes) }
        }
    }

    /// Fills a bytearray or a view of one; how many bytes there were.
    private static func readInto(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let size = try t.atomically { (t) throws(Unwind) in try target(t, a[1]).count }
        let bytes = try t.usingFile(try t.file(a[0]).file) { (native) throws(OpenFile.Failure) in try native.take(bytes: size) }
        try t.atomically { (t) throws(Unwind) in
            let view = try target(t, a[1])
            let array = try view.object(t)
            for (index, byte) in bytes.enumerated() { _ = try BytearrayRef(array.ref).set(t, view.start + index, byte) }
        }
        return Value(small: bytes.count)
    }

    private static func target(_ t: Thread, _ value: Value) throws(Unwind) -> MemoryViewRef {
        guard let view = try t.memoryView(of: value).map({ MemoryViewRef($0.ref) }), !view.isReadOnly, view.isContiguous else {
            throw t.raise(.typeError, "readinto() argument must be read-write bytes-like object, not \(t.typeName(value))")
        }
        return view.format == .byte ? view : MemoryViewRef(try t.makeMemoryView(
            view.object(t), start: view.start, count: view.count * view.format.size, step: 1, .byte, isReadOnly: false).ref)
    }
}
