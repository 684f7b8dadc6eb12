/// `code`: compiled functions as the guest may look at them. All of it is immutable.
enum CodeClass {
    static func install(_ c: ClassBuilder) {
        installNumbers(c)
        installNames(c)
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let code = try t.code(a[0])
            let file = t.string(code.pointee.fileName)
            return try t.makeString(
                "<code object \(t.string(code.pointee.name)) at \(t.addressText(a[0])), file \"\(file)\", line \(code.pointee.firstLine)>")
        }
        c.method("co_lines(self, /)") { (t, a) throws(Unwind) in try lines(t, a[0]) }
        c.method("co_positions(self, /)") { (t, a) throws(Unwind) in try positions(t, a[0]) }
    }

    /// (first byte, end, line) of each run of instructions on one line; an instruction counts two bytes, as in CPython.
    private static func lines(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        let code = try t.code(value)
        let result = try t.makeList([])
        var start = 0
        for index in 1...code.pointee.instructionCount {
            let line = code.pointee.positions[start].line
            if index < code.pointee.instructionCount && code.pointee.positions[index].line == line { continue }
            let entry = try t.makeTuple(Value(small: start * 2), Value(small: index * 2), Value(small: Int(line)))
            try ListRef(result.ref).append(t, entry)
            start = index
        }
        return try t.makeIterator(result)
    }

    /// (line, end line, column, end column) of each instruction.
    private static func positions(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        let code = try t.code(value)
        let result = try t.makeList([])
        for index in 0..<code.pointee.instructionCount {
            let position = code.pointee.positions[index]
            let numbers = [Int(position.line), Int(position.endLine), Int(position.column), Int(position.endColumn)]
            let entry = try t.makeTuple(numbers.map { Value(small: $0) })
            try ListRef(result.ref).append(t, entry)
        }
        return try t.makeIterator(result)
    }

    private static func installNumbers(_ c: ClassBuilder) {
        let numbers: [(StaticString, @Sendable (CodeData) -> Int)] = [
            ("co_firstlineno", { Int($0.firstLine) }),
            ("co_argcount", { $0.positionalCount }),
            ("co_posonlyargcount", { $0.positionalOnlyCount }),
            ("co_kwonlyargcount", { $0.keywordOnlyCount }),
            ("co_stacksize", { $0.registerCount }),
            ("co_flags", CodeClass.flags),
        ]
        for (name, value) in numbers {
            c.getter(name) { (t, a) throws(Unwind) in Value(small: value(try t.code(a[0]).pointee)) }
        }
    }

    /// CPython's bits: optimized 1, new locals 2, *args 4, **kwargs 8, nested 16, generator 32, coroutine 128, async generator 512.
    private static func flags(_ code: CodeData) -> Int {
        let pairs: [(CodeFlags, Int)] = [
            (.variadic, 4), (.keywordVariadic, 8), (.generator, 32), (.coroutine, 128), (.asyncGenerator, 512),
        ]
        var bits = code.flags.isDisjoint(with: [.module, .classBody, .usesNamespace]) ? 3 : 0
        for (flag, bit) in pairs where code.flags.contains(flag) { bits |= bit }
        return code.freeCount > 0 ? bits | 16 : bits
    }

    private static func installNames(_ c: ClassBuilder) {
        c.getter("co_name") { (t, a) throws(Unwind) in try t.code(a[0]).pointee.name }
        c.getter("co_qualname") { (t, a) throws(Unwind) in try t.code(a[0]).pointee.qualifiedName }
        c.getter("co_filename") { (t, a) throws(Unwind) in try t.code(a[0]).pointee.fileName }
        c.getter("co_freevars") { (t, a) throws(Unwind) in try t.code(a[0]).pointee.freeNames }
        c.getter("co_varnames") { (t, a) throws(Unwind) in try t.visibleLocals(try t.code(a[0])) }
        c.getter("co_nlocals") { (t, a) throws(Unwind) in
            Value(small: TupleRef(try t.visibleLocals(try t.code(a[0])).ref).count)
        }
        c.getter("co_names") { (t, a) throws(Unwind) in
            _ = try t.code(a[0])
            let names = a[0].ref[4]
            return names.isKind(.tuple) ? names : try t.makeEmptyTuple()
        }
        c.getter("co_cellvars") { (t, a) throws(Unwind) in
            _ = try t.code(a[0])
            let texts = a[0].ref[6]
            return texts.isKind(.tuple) && TupleRef(texts.ref).count > 5 ? TupleRef(texts.ref)[5] : try t.makeEmptyTuple()
        }
        c.getter("co_consts") { (t, a) throws(Unwind) in
            _ = try t.code(a[0])
            let storage = a[0].ref[3]
            guard storage.isKind(.storage) else { return try t.makeEmptyTuple() }
            var list: [Value] = []
            for index in 0..<StorageRef(storage.ref).capacity {
                let value = try t.read(StorageRef(storage.ref), index)
                if !value.isAbsent { list.append(value) }
            }
            return try t.makeTuple(list)
        }
    }
}

extension Thread {
    func code(_ value: Value) throws(Unwind) -> UnsafeMutablePointer<CodeData> { CodeRef(try expect(value, .code, "code")).data }

    /// Names of parameters and locals; those with a dot are the compiler's own.
    func visibleLocals(_ code: UnsafeMutablePointer<CodeData>) throws(Unwind) -> Value {
        var list: [Value] = []
        for index in 0..<code.pointee.localCount {
            let name = code.pointee.localNames[index]
            if !string(name).hasPrefix(".") && !list.contains(name) { list.append(name) }
        }
        return try makeTuple(list)
    }
}
