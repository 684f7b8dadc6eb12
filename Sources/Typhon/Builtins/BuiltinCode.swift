import CTyphon
import TyphonSyntax

/// `exec`, `eval`, `compile` and `__import__`.
enum BuiltinCode {
    static func install(_ m: ModuleBuilder) {
        m.function("exec(source, globals=None, locals=None, /, *, closure=None)") { (t, a) throws(Unwind) in
            _ = try t.runSource(a[0], t.option(a[1]), t.option(a[2]), t.option(a[3]), isEval: false)
            return .none
        }
        m.function("eval(source, globals=None, locals=None, /)") { (t, a) throws(Unwind) in
            try t.runSource(a[0], t.option(a[1]), t.option(a[2]), .none, isEval: true)
        }
        m.function("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)") { (t, a) throws(Unwind) in
            try t.compileText(a[0], a[1], a[2], a.has(3) ? a[3] : Value(small: 0))
        }
        m.function("__import__(name, globals=None, locals=None, fromlist=(), level=0)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.string) else { throw t.raise(.typeError, "module name must be a string") }
            let level = a.has(4) ? try t.index(a[4]) : 0
            if level < 0 { throw t.raise(.valueError, "level must be >= 0") }
            let name = t.string(a[0])
            if name.isEmpty && level == 0 { throw t.raise(.valueError, "Empty module name") }
            return try t.importModule(name: name, globals: t.option(a[1]), fromList: t.option(a[3]), level: level)
        }
        m.function("__build_class__(func, name, /, *bases, **kwds)") { (t, a) throws(Unwind) in
            throw t.raise(.notImplementedError, "classes are built by the class statement")
        }
    }
}

extension Thread {
    /// An optional argument that was not given counts as None.
    func option(_ value: Value) -> Value { value.isAbsent ? .none : value }

    // MARK: Compiling

    private enum SourceMode { case exec, eval, single }

    fileprivate func compileText(_ source: Value, _ file: Value, _ mode: Value, _ flags: Value) throws(Unwind) -> Value {
        guard mode.isKind(.string) else {
            throw raise(.typeError, "compile() argument 3 must be str, not \(typeName(mode))")
        }
        let fileName: String
        if file.isKind(.string) {
            fileName = string(file)
        } else if let bytes = try bytesLike(file) {
            fileName = String(decoding: copyBytes(bytes), as: UTF8.self)
        } else if let path = try callSpecial(file, .fspath), path.isKind(.string) {
            fileName = string(path)
        } else {
            throw raise(.typeError, "expected str, bytes or os.PathLike object, not \(typeName(file))")
        }
        let bits = try index(flags)
        if bits & 1024 != 0 { throw raise(.valueError, "compile(): syntax trees are not available") }
        switch string(mode) {
        case "exec": return try compileCode(source, fileName, .exec, "compile")
        case "eval": return try compileCode(source, fileName, .eval, "compile")
        case "single": return try compileCode(source, fileName, .single, "compile")
        default: throw raise(.valueError, "compile() mode must be 'exec', 'eval' or 'single'")
        }
    }

    private func compileCode(_ source: Value, _ file: String, _ mode: SourceMode, _ function: String) throws(Unwind) -> Value {
        if source.isKind(.code) { return source }
        // The parser and the compiler recurse on the native stack within bounds of their own.
        if UInt(typhon_stack_pointer()) < state.pointee.nativeStackLimit &+ Thread.compilerStack { throw raiseRecursion() }
        let text = try sourceFile(source, file, function, dropsBlanks: mode == .eval)
        let compiled: CompiledCode
        do {
            switch mode {
            case .exec: compiled = try Compiler.compile(try Parser.parseModule(text))
            case .single: compiled = try Compiler.compile(try Parser.parseInteractive(text), mode: .interactive)
            case .eval: compiled = try Compiler.compile(expression: try Parser.parseExpression(text), source: text)
            }
        } catch {
            throw raiseSyntax(error)
        }
        return try load(compiled)
    }

    static let compilerStack = UInt(ParserLimits.stackBytes)

    private func sourceFile(_ source: Value, _ file: String, _ function: String, dropsBlanks: Bool) throws(Unwind) -> SourceFile {
        var bytes: [UInt8]
        if source.isKind(.string) {
            let whole = string(source)
            let text = dropsBlanks ? String(whole.drop { $0 == " " || $0 == "\t" }) : whole
            bytes = Array(text.utf8)
            if !bytes.contains(0) { return SourceFile(name: file, text: text) }
        } else if let units = try bytesLike(source) {
            bytes = copyBytes(units)
            if dropsBlanks { bytes = Array(bytes.drop { $0 == 32 || $0 == 9 }) }
        } else {
            throw raise(.typeError, "\(function)() arg 1 must be a string, bytes or code object")
        }
        if bytes.contains(0) { throw raise(.syntaxError, "source code string cannot contain null bytes") }
        do {
            return try SourceFile.decode(name: file, bytes: bytes)
        } catch {
            throw raiseSyntax(error)
        }
    }

    // MARK: Running

    fileprivate func runSource(
        _ source: Value, _ givenGlobals: Value, _ givenLocals: Value, _ closure: Value, isEval: Bool
    ) throws(Unwind) -> Value {
        let name = isEval ? "eval" : "exec"
        var (globals, locals) = (givenGlobals, givenLocals)
        if globals.isNone {
            globals = try currentGlobals()
            if locals.isNone { locals = try currentLocals() }
        } else if !globals.isKind(.dictionary) {
            throw raise(.typeError, isEval ? "globals must be a dict" : "exec() globals must be a dict, not \(typeName(globals))")
        }
        if locals.isNone { locals = globals }
        if try !isNamespaceMapping(locals) {
            throw raise(.typeError, isEval ? "locals must be a mapping" : "locals must be a mapping or None, not \(typeName(locals))")
        }
        if try DictRef(globals.ref).getString(self, machine.name(.builtins)) == nil {
            try DictRef(globals.ref).set(self, machine.name(.builtins), machine[.builtins])
        }
        let code = try compileCode(source, "<string>", isEval ? .eval : .exec, name)
        return try run(code, globals, locals, closure, name)
    }

    private func isNamespaceMapping(_ value: Value) throws(Unwind) -> Bool {
        if value.isKind(.dictionary) { return true }
        return try lookupClass(machine.classOf(value), machine.name(.getitem)) != nil
    }

    /// Runs a module's or expression's code with a namespace of its own.
    func run(_ codeObject: Value, _ globals: Value, _ locals: Value, _ closure: Value, _ name: String) throws(Unwind) -> Value {
        let code = CodeRef(codeObject.ref).data
        let cells = closure.isKind(.tuple) ? items(closure) : []
        guard code.pointee.freeCount == cells.count, cells.allSatisfy({ $0.isKind(.cell) }) else {
            throw raise(
                .typeError,
                closure.isNone ? "code object passed to \(name)() may not contain free variables"
                    : "code object requires a closure of exactly length \(code.pointee.freeCount)")
        }
        let function = FunctionRef(try makeFunction(codeObject, globals: globals, nil).ref)
        if closure.isKind(.tuple) { function[.closure] = closure }
        let window = scratch + Thread.nativeSlack
        let takesNamespace = code.pointee.flags.contains(.usesNamespace)
        guard window + code.pointee.registerCount + 8 < state.pointee.registerLimit else { throw raiseRecursion() }
        if takesNamespace { window[0] = locals }
        try push(code, Value(function.ref), window, takesNamespace ? 1 : 0, 0, .native)
        _ = try execute()
        return state.pointee.result
    }
}
