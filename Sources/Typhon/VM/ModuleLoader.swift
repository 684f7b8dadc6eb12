import TyphonSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Loading modules
///
///     name -> sys.modules?  -> native module?  -> embedded source?  -> path: name/__init__.py, name.py, name/
///
/// An import goes step by step: each step finds one module that is not there yet. A body is guest code, so the
/// instruction pushes a frame for it and runs again afterwards (`importName`): slices end within
/// bodies as everywhere. Native code (`__import__`) nests the loop instead.
///
/// A module is in `sys.modules` from before its body runs; meanwhile `Root.loading` names its thread. Another
/// thread that wants it sleeps, as in `retry`, until that changes. When all threads wait for one
/// another (circular imports), it gets the module as it is, as CPython does.
enum ImportStep {
    case ready(Value)
    /// A module waits for its body, a function of no arguments. `facts`: (module, the name it is loaded under).
    case body(facts: Value, function: Value)
}

extension Thread {
    // MARK: Steps

    /// What `import name` gives: the top package without a from-list, else the module itself.
    func importStep(name: String, globals: Value, fromList: Value, level: Int) throws(Unwind) -> ImportStep {
        let absolute = try absoluteName(name, globals, level)
        let step = try loadStep(absolute)
        guard case .ready(let module) = step else { return step }
        if !fromList.isNone && (!fromList.isKind(.tuple) || TupleRef(fromList.ref).count > 0) {
            return try listedStep(module, absolute, fromList)
        }
        guard level == 0 || !name.isEmpty, let dot = name.firstIndex(of: ".") else { return step }
        return try loadStep(String(absolute.dropLast(name.distance(from: dot, to: name.endIndex))))
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

    /// The next missing one of `a`, `a.b`, `a.b.c`; ready with the last.
    private func loadStep(_ name: String) throws(Unwind) -> ImportStep {
        let modules = DictRef(machine[.modules].ref)
        if let module = try modules.get(self, try makeString(name)) { return .ready(try loaded(module, name)) }
        var parent = Value.absent
        var end = name.startIndex
        while true {
            end = name[end...].firstIndex(of: ".") ?? name.endIndex
            let prefix = String(name[..<end])
            if let module = try modules.get(self, try makeString(prefix)) {
                parent = try loaded(module, prefix)
            } else {
                let step = try beginLoading(prefix, parent)
                guard case .ready(let module) = step else { return step }
                parent = module
            }
            if end == name.endIndex { return .ready(parent) }
            end = name.index(after: end)
        }
    }

    /// `from package import name`: the name may be a submodule that nobody has imported yet.
    private func listedStep(_ module: Value, _ absolute: String, _ fromList: Value) throws(Unwind) -> ImportStep {
        guard module.isKind(.module), try ownAttribute(module.ref, machine.name(.path)) != nil else { return .ready(module) }
        let names = try tuple(from: fromList)
        for index in 0..<names.count {
            let name = names[index]
            guard name.isKind(.string), string(name) != "*", try findAttribute(module, name) == nil else { continue }
            do throws(Unwind) {
                let step = try loadStep(absolute + "." + string(name))
                if case .body = step { return step }
            } catch {
                guard error == .raised, matches(.moduleNotFoundError) else { throw error }
                clearRaised()
            }
        }
        return .ready(module)
    }

    // MARK: From native code

    /// `__import__`. Nests the native loop.
    func importModule(name: String, globals: Value, fromList: Value, level: Int) throws(Unwind) -> Value {
        while true {
            switch try importStep(name: name, globals: globals, fromList: fromList, level: level) {
            case .ready(let module): return module
            case .body(let facts, let function): try runModuleBody(facts, function)
            }
        }
    }

    /// The module of an absolute dotted name, its parents imported first. Nests the native loop.
    func importModule(_ name: String) throws(Unwind) -> Value {
        while true {
            switch try loadStep(name) {
            case .ready(let module): return module
            case .body(let facts, let function): try runModuleBody(facts, function)
            }
        }
    }

    /// Calls a function of a module inside the binary.
    func callGuest(_ module: String, _ function: String, _ arguments: [Value]) throws(Unwind) -> Value {
        guard let callee = try findAttribute(try importModule(module), try intern(function)) else {
            throw raise(.systemError, "\(module) has no \(function)")
        }
        return try call(callee, arguments)
    }

    private func runModuleBody(_ facts: Value, _ function: Value) throws(Unwind) {
        do throws(Unwind) {
            _ = try call(function, [])
        } catch {
            if error == .raised { try abandonModuleBody(facts) }
            throw error
        }
        try finishModuleBody(facts)
    }

    // MARK: Being loaded

    /// A module found in `sys.modules`, once no other thread is loading it.
    private func loaded(_ module: Value, _ name: String) throws(Unwind) -> Value {
        if module.isNone { throw raiseNoModule(name, "import of \(name) halted; None in sys.modules") }
        if try isLoadedByOther(name) { try waitForModule(name) }
        return module
    }

    private func isLoadedByOther(_ name: String) throws(Unwind) -> Bool {
        let owner = try DictRef(machine[.loading].ref).get(self, try makeString(name))
        return owner.map { $0 != Value(small: ident) } ?? false
    }

    /// Two threads that wait for each other's modules get them half loaded, as under one big lock.
    private func waitForModule(_ name: String) throws(Unwind) {
        guard state.pointee.isInTransaction else { return }
        if isAtomic {
            if mayRetry { try retryWhileLoading(name) }
            return
        }
        try commitTransaction()
        try betweenTransactions { () throws(Unwind) in
            try atomically { (t) throws(Unwind) in try t.retryWhileLoading(name) }
        }
    }

    private func retryWhileLoading(_ name: String) throws(Unwind) {
        guard try isLoadedByOther(name) else { return }
        switch takeWakeReason() {
        case .deadlock: return
        case .interrupted: try checkInterrupts()
        case .changed, .timedOut: break
        }
        throw requestRetry()
    }

    func isBeingLoaded(_ name: String) throws(Unwind) -> Bool {
        try DictRef(machine[.loading].ref).get(self, try makeString(name)) != nil
    }

    /// The body has run.
    func finishModuleBody(_ facts: Value) throws(Unwind) {
        let (module, name) = (TupleRef(facts.ref)[0], TupleRef(facts.ref)[1])
        _ = try DictRef(machine[.loading].ref).remove(self, name)
        // A module may have put something else in its place.
        let final = try DictRef(machine[.modules].ref).get(self, name) ?? module
        try bindInParent(final, string(name))
    }

    /// The body has raised: the next import tries again. The exception stays on its way.
    func abandonModuleBody(_ facts: Value) throws(Unwind) {
        let pending = raised
        clearRaised()
        let name = TupleRef(facts.ref)[1]
        _ = try DictRef(machine[.loading].ref).remove(self, name)
        _ = try DictRef(machine[.modules].ref).remove(self, name)
        raised = pending
    }

    private func bindInParent(_ module: Value, _ name: String) throws(Unwind) {
        guard let dot = name.lastIndex(of: ".") else { return }
        let parent = try DictRef(machine[.modules].ref).get(self, try makeString(String(name[..<dot])))
        guard let parent, !parent.isNone else { return }
        try setAttribute(parent, try intern(String(name[name.index(after: dot)...])), module)
    }

    private func raiseNoModule(_ name: String, _ text: String? = nil) -> Unwind {
        do throws(Unwind) {
            let exception = try makeException(.moduleNotFoundError, [try makeString(text ?? "No module named '\(name)'")])
            _ = try setOwnAttribute(exception.ref, try intern("name"), try makeString(name))
            return raiseObject(exception)
        } catch {
            return error
        }
    }

    // MARK: Finding

    private enum Found {
        case file(String, package: String?)
        /// Directories without `__init__.py`.
        case namespace([String])
    }

    /// Makes a module that is not in `sys.modules`; ready when it has no body to run. A file comes before a module inside
    /// the binary, as it does in CPython but for those that are built in or frozen there.
    private func beginLoading(_ name: String, _ parent: Value) throws(Unwind) -> ImportStep {
        let found = GuestModules.isFixed(name) ? nil : try find(name, parent)
        if case .file(let file, let package)? = found {
            guard let bytes = readWholeFile(file) else { throw raise(.importError, "cannot read '\(file)'") }
            return try prepareBody(name, try compileBytes(bytes, file), file, package)
        }
        if let install = NativeModules.table[name] {
            // Making native functions cannot be undone.
            try becomeIrrevocable()
            let module = try makeModule(name)
            install(ModuleBuilder(thread: self, module: module))
            try bindInParent(module, name)
            return .ready(module)
        }
        if let source = GuestModules.source(name) {
            let file = "<frozen \(name)>"
            return try prepareBody(name, try compileSource(SourceFile(name: file, text: source)), file, GuestModules.isPackage(name) ? "" : nil)
        }
        guard case .namespace(let directories)? = found else { throw raiseNoModule(name) }
        let module = try makeModule(name)
        try setPackage(DictRef(module.ref[2].ref), name, directories)
        try bindInParent(module, name)
        return .ready(module)
    }

    private func find(_ name: String, _ parent: Value) throws(Unwind) -> Found? {
        let leaf = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
        var path = machine[.path]
        if !parent.isAbsent {
            guard let own = try findAttribute(parent, machine.name(.path)) else {
                throw raiseNoModule(name, "No module named '\(name)'; '\(name.dropLast(leaf.count + 1))' is not a package")
            }
            path = own
        }
        guard !leaf.isEmpty, path.isReference else { return nil }
        flushForgottenFiles()
        var found: Found?
        var portions: [String] = []
        try iterate(path) { (entry) throws(Unwind) in
            guard found == nil, entry.isKind(.string) else { return }
            let base = (string(entry).isEmpty ? "" : string(entry) + "/") + leaf
            if access(base + "/__init__.py", R_OK) == 0 {
                found = .file(base + "/__init__.py", package: base)
            } else if access(base + ".py", R_OK) == 0 {
                found = .file(base + ".py", package: nil)
            } else if isDirectory(base) {
                portions.append(base)
            }
        }
        return found ?? (portions.isEmpty ? nil : .namespace(portions))
    }

    private func isDirectory(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    // MARK: Making

    private func prepareBody(_ name: String, _ code: Value, _ file: String, _ package: String?) throws(Unwind) -> ImportStep {
        let module = try makeModule(name)
        let namespace = DictRef(module.ref[2].ref)
        try namespace.set(self, machine.name(.file), try makeString(file))
        if let package {
            try setPackage(namespace, name, package.isEmpty ? [] : [package])
        } else {
            let parent = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
            try namespace.set(self, machine.name(.package), try makeString(parent))
        }
        try DictRef(machine[.loading].ref).set(self, try makeString(name), Value(small: ident))
        return .body(facts: try makePair(module, try makeString(name)), function: try makeFunction(code, globals: Value(namespace.ref), nil))
    }

    private func setPackage(_ namespace: DictRef, _ name: String, _ directories: [String]) throws(Unwind) {
        let path = try makeList([])
        for directory in directories { try ListRef(path.ref).append(self, try makeString(directory)) }
        try namespace.set(self, machine.name(.path), path)
        try namespace.set(self, machine.name(.package), try makeString(name))
    }
}
