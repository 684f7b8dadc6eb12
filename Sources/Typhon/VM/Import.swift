import TyphonSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `import`: builtin modules, modules written in Python inside the binary, files.
///
///     name -> sys.modules?  -> native module?  -> embedded source?  -> sys.path: name/__init__.py, name.py
extension Thread {
    // MARK: Instructions

    @inline(never)
    func importName(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let name = string(frame.pointee.code.pointee.names[i.c])
        let globals = FunctionRef(frame.pointee.function.ref).globals
        registers[i.a] = try importModule(name: name, globals: Value(globals.ref), fromList: registers[i.b], level: i.d)
        return false
    }

    func importFrom(_ module: Value, _ name: Value) throws(Unwind) -> Value {
        if let value = try findAttribute(module, name) { return value }
        let package = try findAttribute(module, machine.name(.name)).map { string($0) } ?? "<unknown module name>"
        let full = package + "." + string(name)
        if let submodule = try DictRef(machine[.modules].ref).get(self, try makeString(full)) { return submodule }
        let file = try findAttribute(module, machine.name(.file)).map { $0.isKind(.string) ? string($0) : "unknown location" } ?? "unknown location"
        throw raise(
            .importError, "cannot import name '\(string(name))' from '\(package)' (\(file))",
            fields: [("name", try makeString(package)), ("name_from", name)])
    }

    func importStar(_ module: Value, _ frame: UnsafeMutablePointer<Frame>) throws(Unwind) {
        let target = frame.pointee.code.pointee.flags.contains(.usesNamespace)
            ? frame.pointee.registers[0] : FunctionRef(frame.pointee.function.ref)[.globals]
        if let all = try findAttribute(module, machine.name(.all)) {
            try iterate(all) { (name) throws(Unwind) in try setItem(target, name, try getAttribute(module, name)) }
            return
        }
        guard module.isKind(.module) else { return }
        let copy = try makeDictionary()
        try copy.update(self, module.ref[2])
        var position = 0
        while let (key, value) = try copy.next(self, &position) {
            if key.isKind(.string) && !string(key).hasPrefix("_") { try setItem(target, key, value) }
        }
    }

    // MARK: The import itself

    /// What `import name` gives: the top package without a from-list, else the module itself.
    func importModule(name: String, globals: Value, fromList: Value, level: Int) throws(Unwind) -> Value {
        let absolute = try absoluteName(name, globals, level)
        let module = try importModule(absolute)
        if !fromList.isNone && (!fromList.isKind(.tuple) || TupleRef(fromList.ref).count > 0) {
            try importListed(module, absolute, fromList)
            return module
        }
        guard level == 0 || !name.isEmpty, let dot = name.firstIndex(of: ".") else { return module }
        let top = String(absolute.dropLast(name.distance(from: dot, to: name.endIndex)))
        return try importModule(top)
    }

    private func absoluteName(_ name: String, _ globals: Value, _ level: Int) throws(Unwind) -> String {
        if level == 0 { return name }
        var package = ""
        if globals.isKind(.dictionary) {
            let dictionary = DictRef(globals.ref)
            if let value = try dictionary.getString(self, machine.name(.package)), value.isKind(.string) {
                package = string(value)
            } else if let value = try dictionary.getString(self, machine.name(.name)), value.isKind(.string) {
                let isPackage = try dictionary.getString(self, machine.name(.path)) != nil
                package = isPackage ? string(value) : string(value).split(separator: ".").dropLast().joined(separator: ".")
            }
        }
        if package.isEmpty { throw raise(.importError, "attempted relative import with no known parent package") }
        var parts = package.split(separator: ".")
        guard parts.count >= level else { throw raise(.importError, "attempted relative import beyond top-level package") }
        parts.removeLast(level - 1)
        let base = parts.joined(separator: ".")
        return name.isEmpty ? base : base + "." + name
    }

    /// `from package import name`: the name may be a submodule that nobody has imported yet.
    private func importListed(_ module: Value, _ absolute: String, _ fromList: Value) throws(Unwind) {
        guard module.isKind(.module), try ownAttribute(module.ref, machine.name(.path)) != nil else { return }
        try iterate(fromList) { (name) throws(Unwind) in
            guard name.isKind(.string), string(name) != "*", try findAttribute(module, name) == nil else { return }
            do throws(Unwind) {
                _ = try importModule(absolute + "." + string(name))
            } catch {
                guard error == .raised, matches(.moduleNotFoundError) else { throw error }
                clearRaised()
            }
        }
    }

    /// The module of an absolute dotted name, its parents imported first.
    func importModule(_ name: String) throws(Unwind) -> Value {
        let modules = DictRef(machine[.modules].ref)
        if let module = try modules.get(self, try makeString(name)) {
            if module.isNone { throw raiseNoModule(name) }
            return module
        }
        var parent: Value?
        if let dot = name.lastIndex(of: ".") { parent = try importModule(String(name[..<dot])) }
        if let module = try modules.get(self, try makeString(name)) { return module }
        let module = try findAndLoad(name, parent)
        if let parent {
            let leaf = name.split(separator: ".").last.map(String.init) ?? name
            try setAttribute(parent, try intern(leaf), module)
        }
        return module
    }

    private func raiseNoModule(_ name: String, _ notPackage: String? = nil) -> Unwind {
        let detail = notPackage.map { "; '\($0)' is not a package" } ?? ""
        do throws(Unwind) {
            let exception = try makeException(.moduleNotFoundError, [try makeString("No module named '\(name)'\(detail)")])
            _ = try setOwnAttribute(exception.ref, try intern("name"), try makeString(name))
            return raiseObject(exception)
        } catch {
            return error
        }
    }

    private func findAndLoad(_ name: String, _ parent: Value?) throws(Unwind) -> Value {
        if let install = NativeModules.table[name] {
            let module = try makeModule(name)
            install(ModuleBuilder(thread: self, module: module))
            return module
        }
        if let source = GuestModules.source(name) { return try loadModule(name, text: source, file: "<frozen \(name)>", directory: nil) }
        let leaf = name.split(separator: ".").last.map(String.init) ?? name
        let path: Value
        if let parent {
            guard let own = try findAttribute(parent, machine.name(.path)) else {
                throw raiseNoModule(name, String(name.dropLast(leaf.count + 1)))
            }
            path = own
        } else {
            path = machine[.path]
        }
        guard let (file, directory) = try findFile(leaf, path) else { throw raiseNoModule(name) }
        guard let bytes = readWholeFile(file) else { throw raise(.importError, "cannot read '\(file)'") }
        return try loadModule(name, bytes: bytes, file: file, directory: directory)
    }

    private func findFile(_ leaf: String, _ path: Value) throws(Unwind) -> (file: String, directory: String?)? {
        guard path.isReference else { return nil }
        var found: (String, String?)?
        try iterate(path) { (entry) throws(Unwind) in
            guard found == nil, entry.isKind(.string) else { return }
            let base = string(entry).isEmpty ? "" : string(entry) + "/"
            if access(base + leaf + "/__init__.py", R_OK) == 0 {
                found = (base + leaf + "/__init__.py", base + leaf)
            } else if access(base + leaf + ".py", R_OK) == 0 {
                found = (base + leaf + ".py", nil)
            }
        }
        return found
    }

    private func loadModule(_ name: String, text: String, file: String, directory: String?) throws(Unwind) -> Value {
        try runModule(name, try compileSource(SourceFile(name: file, text: text)), file, directory)
    }

    private func loadModule(_ name: String, bytes: [UInt8], file: String, directory: String?) throws(Unwind) -> Value {
        try runModule(name, try compileBytes(bytes, file), file, directory)
    }

    private func runModule(_ name: String, _ code: Value, _ file: String, _ directory: String?) throws(Unwind) -> Value {
        let module = try makeModule(name)
        let namespace = DictRef(module.ref[2].ref)
        try namespace.set(self, machine.name(.file), try makeString(file))
        let package = directory != nil ? name : name.split(separator: ".").dropLast().joined(separator: ".")
        try namespace.set(self, machine.name(.package), try makeString(package))
        if let directory { try namespace.set(self, machine.name(.path), try makeList([try makeString(directory)])) }
        do throws(Unwind) {
            _ = try call(try makeFunction(code, globals: Value(namespace.ref), nil), [])
        } catch {
            if error == .raised {
                let pending = raised
                clearRaised()
                _ = try DictRef(machine[.modules].ref).remove(self, try makeString(name))
                raised = pending
            }
            throw error
        }
        // A module may have put something else in its place.
        return try DictRef(machine[.modules].ref).get(self, try makeString(name)) ?? module
    }

    // MARK: Compiling

    /// A module's code object, for a namespace that is its globals.
    func compileBytes(_ bytes: [UInt8], _ file: String) throws(Unwind) -> Value {
        let source: SourceFile
        do {
            source = try SourceFile.decode(name: file, bytes: bytes)
        } catch {
            throw raiseSyntax(error)
        }
        return try compileSource(source)
    }

    func compileSource(_ source: SourceFile) throws(Unwind) -> Value {
        let code: CompiledCode
        do {
            code = try Compiler.compile(try Parser.parseModule(source), namespaceIsGlobals: true)
        } catch {
            throw raiseSyntax(error)
        }
        return try load(code)
    }
}

/// Nil when it cannot be read.
func readWholeFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 { return nil }
        if count == 0 { return bytes }
        bytes.append(contentsOf: chunk[..<count])
    }
}
