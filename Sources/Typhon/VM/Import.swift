import TyphonSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `import`: builtin modules, modules written in Python inside the binary, files.
///
/// Finding and loading is in `ModuleLoader`; here are the instructions and the compiling.
extension Thread {
    // MARK: Instructions

    @inline(never)
    func importName(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let frame = state.pointee.frame
        let name = string(frame.pointee.code.pointee.names[i.c])
        let globals = Value(FunctionRef(frame.pointee.function.ref).globals.ref)
        switch try importStep(name: name, globals: globals, fromList: registers[i.b], level: i.d) {
        case .ready(let module):
            registers[i.a] = module
            return false
        case .body(let facts, let function):
            let window = scratch
            window[0] = function
            let pushed = try callFunction(function, window + 1, 0, .absent, 0, .importBody)
            state.pointee.frame.pointee.extra = facts
            return pushed
        }
    }

    func importFrom(_ module: Value, _ name: Value) throws(Unwind) -> Value {
        if let value = try findAttribute(module, name) { return value }
        let package = try findAttribute(module, machine.name(.name)).map { string($0) } ?? "<unknown module name>"
        let full = package + "." + string(name)
        if let submodule = try DictRef(machine[.modules].ref).get(self, try makeString(full)) { return submodule }
        let file = try findAttribute(module, machine.name(.file)).map { $0.isKind(.string) ? string($0) : "unknown location" } ?? "unknown location"
        let isPartial = try isBeingLoaded(package)
        let what = isPartial ? "partially initialized module '\(package)' (most likely due to a circular import)" : "'\(package)'"
        throw raise(
            .importError, "cannot import name '\(string(name))' from \(what) (\(file))",
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
