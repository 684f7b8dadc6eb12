/// `function`: guest functions as objects.
enum FunctionClass {
    private static let label: StaticString = "function"

    static func install(_ c: ClassBuilder) {
        c.new("function(code, globals, name=None, argdefs=None, closure=None)") { (t, a) throws(Unwind) in try t.newFunction(a) }
        installNames(c)
        installParts(c)
        installFixedParts(c)
        c.method("__get__(self, instance, owner=None, /)") { (t, a) throws(Unwind) in
            let function = Value(try t.expect(a[0], .function, label))
            return a[1].isNone ? function : try t.makeBoundMethod(function, a[1])
        }
        c.method("__call__(self, *args, **kwargs)") { (t, a) throws(Unwind) in
            let function = Value(try t.expect(a[0], .function, label))
            return try t.call(function, t.items(a[1]), keywords: try t.keywordList(a[2]))
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let function = FunctionRef(try t.expect(a[0], .function, label))
            let name = try t.read(function.ref, FunctionRef.Word.qualifiedName.rawValue)
            return try t.makeString("<function \(t.string(name)) at \(t.addressText(a[0]))>")
        }
    }

    private static func installNames(_ c: ClassBuilder) {
        let names: [(StaticString, FunctionRef.Word)] = [("__name__", .name), ("__qualname__", .qualifiedName)]
        for (name, word) in names {
            c.property(name, { (t, a) throws(Unwind) in try t.read(try t.expect(a[0], .function, label), word.rawValue) }) {
                (t, a) throws(Unwind) in
                guard a[1].isKind(.string) else { throw t.raise(.typeError, "\(name) must be set to a string object") }
                return try t.setWord(try t.expect(a[0], .function, label), word, a[1])
            }
        }
        let plain: [(StaticString, FunctionRef.Word)] = [("__module__", .module), ("__doc__", .documentation)]
        for (name, word) in plain {
            c.property(name, { (t, a) throws(Unwind) in try t.read(try t.expect(a[0], .function, label), word.rawValue) }) {
                (t, a) throws(Unwind) in
                try t.setWord(try t.expect(a[0], .function, label), word, a[1])
            }
        }
    }

    private static func installParts(_ c: ClassBuilder) {
        let parts: [(StaticString, FunctionRef.Word, Kind, String)] = [
            ("__defaults__", .defaults, .tuple, "tuple"), ("__kwdefaults__", .keywordDefaults, .dictionary, "dict"),
        ]
        for (name, word, kind, type) in parts {
            c.property(name, { (t, a) throws(Unwind) in
                let value = try t.read(try t.expect(a[0], .function, label), word.rawValue)
                return value.isAbsent ? .none : value
            }) { (t, a) throws(Unwind) in
                guard a[1].isNone || a[1].isKind(kind) else { throw t.raise(.typeError, "\(name) must be set to a \(type) object") }
                return try t.setWord(try t.expect(a[0], .function, label), word, a[1].isNone ? .absent : a[1])
            }
        }
        c.property("__annotations__", { (t, a) throws(Unwind) in
            try t.functionAnnotations(FunctionRef(try t.expect(a[0], .function, label)))
        }) { (t, a) throws(Unwind) in
            guard a[1].isNone || a[1].isKind(.dictionary) else {
                throw t.raise(.typeError, "__annotations__ must be set to a dict object")
            }
            return try t.setWord(try t.expect(a[0], .function, label), .annotations, a[1].isNone ? .absent : a[1])
        }
        c.property("__type_params__", { (t, a) throws(Unwind) in
            let value = try t.read(try t.expect(a[0], .function, label), FunctionRef.Word.typeParameters.rawValue)
            return value.isAbsent ? try t.makeEmptyTuple() : value
        }) { (t, a) throws(Unwind) in
            guard a[1].isKind(.tuple) else { throw t.raise(.typeError, "__type_params__ must be set to a tuple") }
            return try t.setWord(try t.expect(a[0], .function, label), .typeParameters, a[1])
        }
        c.property("__dict__", { (t, a) throws(Unwind) in
            let function = try t.expect(a[0], .function, label)
            let own = try t.read(function, FunctionRef.Word.attributes.rawValue)
            if own.isReference { return own }
            let fresh = Value(try t.makeDictionary().ref)
            _ = try t.setWord(function, .attributes, fresh)
            return fresh
        }) { (t, a) throws(Unwind) in
            guard a[1].isKind(.dictionary) else { throw t.raise(.typeError, "__dict__ must be set to a dictionary, not a '\(t.typeName(a[1]))'") }
            return try t.setWord(try t.expect(a[0], .function, label), .attributes, a[1])
        }
    }

    private static func installFixedParts(_ c: ClassBuilder) {
        c.property("__code__", { (t, a) throws(Unwind) in FunctionRef(try t.expect(a[0], .function, label))[.codeObject] }) {
            (t, a) throws(Unwind) in
            try t.replaceCode(FunctionRef(try t.expect(a[0], .function, label)), a[1])
        }
        c.getter("__globals__") { (t, a) throws(Unwind) in FunctionRef(try t.expect(a[0], .function, label))[.globals] }
        c.getter("__builtins__") { (t, _) throws(Unwind) in t.machine[.builtins] }
        c.getter("__closure__") { (t, a) throws(Unwind) in
            let closure = FunctionRef(try t.expect(a[0], .function, label))[.closure]
            return closure.isKind(.tuple) && TupleRef(closure.ref).count > 0 ? closure : .none
        }
    }
}

extension Thread {
    fileprivate func setWord(_ function: Ref, _ word: FunctionRef.Word, _ value: Value) throws(Unwind) -> Value {
        try open(function)
        function[word.rawValue] = value
        return .none
    }

    /// The function's annotations: the compiler hands over a dict, a tuple of name and value pairs, or nothing.
    func functionAnnotations(_ function: FunctionRef) throws(Unwind) -> Value {
        let own = try read(function.ref, FunctionRef.Word.annotations.rawValue)
        if own.isKind(.dictionary) { return own }
        let fresh = try makeDictionary()
        if own.isKind(.tuple) {
            let pairs = TupleRef(own.ref)
            var index = 0
            while index + 1 < pairs.count {
                try fresh.set(self, pairs[index], pairs[index + 1])
                index += 2
            }
        }
        _ = try setWord(function.ref, .annotations, Value(fresh.ref))
        return Value(fresh.ref)
    }

    fileprivate func newFunction(_ a: Arguments) throws(Unwind) -> Value {
        let (codeObject, globals, name, defaults, closure) = (a[1], a[2], a[3], a[4], a[5])
        guard codeObject.isKind(.code) else {
            throw raise(.typeError, "function() argument 'code' must be code, not \(typeName(codeObject))")
        }
        guard globals.isKind(.dictionary) else {
            throw raise(.typeError, "function() argument 'globals' must be dict, not \(typeName(globals))")
        }
        try checkClosure(CodeRef(codeObject.ref).data, closure.isAbsent ? .none : closure)
        let function = FunctionRef(try makeFunction(codeObject, globals: globals, nil).ref)
        if name.isKind(.string) { function[.name] = name }
        if defaults.isKind(.tuple) { function[.defaults] = defaults }
        if closure.isKind(.tuple) { function[.closure] = closure }
        return Value(function.ref)
    }

    private func checkClosure(_ code: UnsafeMutablePointer<CodeData>, _ closure: Value) throws(Unwind) {
        let cells = closure.isKind(.tuple) ? items(closure) : []
        if code.pointee.freeCount > 0 && !closure.isKind(.tuple) { throw raise(.typeError, "arg 5 (closure) must be tuple") }
        guard cells.count == code.pointee.freeCount else {
            throw raise(
                .valueError, "\(string(code.pointee.name)) requires closure of length \(code.pointee.freeCount), not \(cells.count)")
        }
        for cell in cells where !cell.isKind(.cell) {
            throw raise(.typeError, "arg 5 (closure) expected cell, found \(typeName(cell))")
        }
        if code.pointee.flags.contains(.usesNamespace) { throw raise(.typeError, "code of a module or class cannot become a function") }
    }

    fileprivate func replaceCode(_ function: FunctionRef, _ value: Value) throws(Unwind) -> Value {
        guard value.isKind(.code) else { throw raise(.typeError, "__code__ must be set to a code object") }
        let code = CodeRef(value.ref).data
        let closure = function[.closure]
        let own = closure.isKind(.tuple) ? TupleRef(closure.ref).count : 0
        guard own == code.pointee.freeCount, !code.pointee.flags.contains(.usesNamespace) else {
            throw raise(
                .valueError,
                "\(functionName(function))() requires a code object with \(own) free vars, not \(code.pointee.freeCount)")
        }
        try becomeIrrevocable()
        restartOthers {
            function[.code] = Value(nativeAddress: UnsafeMutableRawPointer(code))
            function[.codeObject] = value
            machine.forgetCaches()
        }
        return .none
    }
}

/// `cell`: a variable shared by closures.
enum CellClass {
    static func install(_ c: ClassBuilder) {
        c.new("cell(contents=None, /)") { (t, a) throws(Unwind) in Value(try t.makeCell(a[1]).ref) }
        c.property("cell_contents", { (t, a) throws(Unwind) in
            let value = try t.load(CellRef(try t.expect(a[0], .cell, "cell")))
            if value.isAbsent { throw t.raise(.valueError, "Cell is empty") }
            return value
        }) { (t, a) throws(Unwind) in
            try t.store(CellRef(try t.expect(a[0], .cell, "cell")), a[1])
            return .none
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let value = try t.load(CellRef(try t.expect(a[0], .cell, "cell")))
            let content = value.isAbsent ? "empty" : "\(t.typeName(value)) object at \(t.addressText(value))"
            return try t.makeString("<cell at \(t.addressText(a[0])): \(content)>")
        }
    }
}

/// `module`: | record | meta | namespace |.
enum ModuleClass {
    static func install(_ c: ClassBuilder) {
        c.new("module(name, doc=None)") { (t, a) throws(Unwind) in
            let (type, name, doc) = (ClassRef(a[0].ref), a[1], a[2])
            guard name.isKind(.string) else { throw t.raise(.typeError, "module() argument 'name' must be str, not \(t.typeName(name))") }
            let plain = try t.makeDetachedModule(t.string(name))
            try DictRef(plain.ref[2].ref).set(t, t.machine.name(.doc), doc.isAbsent ? .none : doc)
            if type == t.machine.classObject(.module) { return plain }
            let module = try t.allocateInstance(type, .module)
            module[2] = plain.ref[2]
            return Value(module)
        }
        c.getter("__dict__") { (t, a) throws(Unwind) in try t.read(try t.expect(a[0], .module, "module"), 2) }
        c.method("__dir__(self, /)") { (t, a) throws(Unwind) in try t.directory(a[0]) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let module = try t.expect(a[0], .module, "module")
            let name = try t.ownAttribute(module, t.machine.name(.name)) ?? .none
            let file = try t.ownAttribute(module, t.machine.name(.file)) ?? .none
            let place = file.isKind(.string) ? " from \(try t.reprText(file))" : " (built-in)"
            return try t.makeString("<module \(try t.reprText(name))\(place)>")
        }
    }
}
