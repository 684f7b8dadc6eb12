/// `None`, `...` and `NotImplemented`.
enum SingletonClasses {
    static func install(_ c: ClassBuilder, _ value: Value, _ name: StaticString) {
        c.new("__new__(*args, **kwargs)") { (t, a) throws(Unwind) in
            if TupleRef(a[1].ref).count > 0 || a.has(2) {
                throw t.raise(.typeError, "\(t.string(t.machine.classOf(value)[.name])) takes no arguments")
            }
            return value
        }
        c.method("__repr__(self, /)") { (t, _) throws(Unwind) in try t.intern(name.description) }
        if value == .notImplemented {
            c.method("__bool__(self, /)") { (t, _) throws(Unwind) in .true }
        }
        if !value.isNone {
            c.method("__reduce__(self, /)") { (t, _) throws(Unwind) in try t.intern(name.description) }
        }
        // Equal to itself alone, and the same hash in every run.
        c.method("__hash__(self, /)") { (t, _) throws(Unwind) in try t.makeInteger(Int(truncatingIfNeeded: value.bits &* 0x9E37_79B9 & 0xFFFF_FFFF)) }
    }
}

/// `traceback`: where an exception came through, outermost first.
enum TracebackClass {
    private static let label: StaticString = "traceback"

    static func install(_ c: ClassBuilder) {
        c.property("tb_next", { (t, a) throws(Unwind) in
            let next = try t.read(try t.expect(a[0], .traceback, label), TracebackRef.Word.next.rawValue)
            return next.isReference ? next : .none
        }) { (t, a) throws(Unwind) in
            let own = try t.expect(a[0], .traceback, label)
            guard a[1].isNone || a[1].isKind(.traceback) else {
                throw t.raise(.typeError, "expected traceback object, got '\(t.typeName(a[1]))'")
            }
            try t.checkTracebackLoop(own, a[1])
            try t.open(own)
            own[TracebackRef.Word.next.rawValue] = a[1]
            return .none
        }
        c.getter("tb_lineno") { (t, a) throws(Unwind) in
            Value(small: Int(TracebackRef(try t.expect(a[0], .traceback, label)).position.line))
        }
        // In CPython's unit, two bytes an instruction: half of it is an index into `co_positions`.
        c.getter("tb_lasti") { (t, a) throws(Unwind) in
            Value(small: 2 * (try t.expect(a[0], .traceback, label)[TracebackRef.Word.index.rawValue].integer))
        }
        c.getter("tb_frame") { (t, a) throws(Unwind) in
            let entry = TracebackRef(try t.expect(a[0], .traceback, label))
            if let frame = try t.runningFrame(of: entry) { return frame }
            return try t.makeFrameObject(entry[.function], entry[.code], Int(entry.position.line), .none)
        }
        c.method("__dir__(self, /)") { (t, _) throws(Unwind) in
            var names: [Value] = []
            for name in ["tb_frame", "tb_lasti", "tb_lineno", "tb_next"] { names.append(try t.intern(name)) }
            return try t.makeList(names)
        }
    }
}

/// `frame`, a snapshot: | record | meta | function | code | line | back | locals |.
enum FrameClass {
    private static let label: StaticString = "frame"

    static func install(_ c: ClassBuilder) {
        c.getter("f_code") { (t, a) throws(Unwind) in try t.expect(a[0], .frame, label)[3] }
        c.getter("f_lineno") { (t, a) throws(Unwind) in try t.expect(a[0], .frame, label)[4] }
        c.getter("f_back") { (t, a) throws(Unwind) in try t.expect(a[0], .frame, label)[5] }
        c.getter("f_globals") { (t, a) throws(Unwind) in
            let function = try t.expect(a[0], .frame, label)[2]
            return function.isKind(.function) ? FunctionRef(function.ref)[.globals] : Value(try t.makeDictionary().ref)
        }
        c.getter("f_locals") { (t, a) throws(Unwind) in
            let locals = try t.expect(a[0], .frame, label)[6]
            return locals.isReference ? locals : Value(try t.makeDictionary().ref)
        }
        c.getter("f_builtins") { (t, _) throws(Unwind) in t.machine[.builtins] }
        c.getter("f_lasti") { (t, a) throws(Unwind) in Value(small: 0) }
        c.method("clear(self, /)") { (_, _) throws(Unwind) in .none }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let frame = try t.expect(a[0], .frame, label)
            let code = CodeRef(frame[3].ref).data
            return try t.makeString(
                "<frame at \(t.addressText(a[0])), file '\(t.string(code.pointee.fileName))', line \(frame[4].integer), code \(t.string(code.pointee.name))>")
        }
    }
}

extension Thread {
    func makeFrameObject(_ function: Value, _ code: Value, _ line: Int, _ back: Value, _ locals: Value = .none) throws(Unwind) -> Value {
        let frame = try allocate(.frame, .frame, words: 7)
        frame[2] = function
        frame[3] = code
        frame[4] = Value(small: line)
        frame[5] = back
        frame[6] = locals
        return Value(frame)
    }

    /// The running guest frames, innermost first.
    private var guestFrames: [UnsafeMutablePointer<Frame>] {
        var frames: [UnsafeMutablePointer<Frame>] = []
        var frame = state.pointee.frame
        while frame >= state.pointee.frameBase {
            if frame.pointee.function.isKind(.function) && !frame.pointee.code.pointee.flags.contains(.hidden) { frames.append(frame) }
            if frame == state.pointee.frameBase { break }
            frame -= 1
        }
        return frames
    }

    /// The running guest frames as objects, `depth` callers up; nil when there are not so many. Complexity: linear in them.
    func frameObject(depth: Int) throws(Unwind) -> Value? { try frameObject(guestFrames.dropFirst(depth)) }

    /// The frame an exception came through, if it still runs.
    fileprivate func runningFrame(of entry: TracebackRef) throws(Unwind) -> Value? {
        try frameObject(guestFrames.drop { $0.pointee.function != entry[.function] || $0.pointee.code.pointee.object != entry[.code] })
    }

    private func frameObject(_ frames: ArraySlice<UnsafeMutablePointer<Frame>>) throws(Unwind) -> Value? {
        var made: Value?
        for frame in frames.reversed() {
            let code = frame.pointee.code
            let index = Swift.max(0, Swift.min(code.pointee.instructionCount, frame.pointee.pc - code.pointee.instructions) - 1)
            let line = Int(code.pointee.positions[index].line)
            let locals = frame == frames.first ? try localsOf(frame) : Value.none
            made = try makeFrameObject(frame.pointee.function, code.pointee.object, line, made ?? .none, locals)
        }
        return made
    }

    fileprivate func checkTracebackLoop(_ own: Ref, _ next: Value) throws(Unwind) {
        var link = next
        while link.isKind(.traceback) {
            if link.ref == own { throw raise(.valueError, "traceback loop detected") }
            link = try read(link.ref, TracebackRef.Word.next.rawValue)
        }
    }
}
