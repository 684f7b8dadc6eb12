import Testing
import Typhon
import TyphonSyntax

/// Compiles a module the way a script is compiled.
func compiled(_ text: String, namespaceIsGlobals: Bool = true) throws -> CompiledCode {
    let module = try Parser.parseModule(SourceFile(name: "test.py", text: text))
    let code = try Compiler.compile(module, namespaceIsGlobals: namespaceIsGlobals)
    #expect(problems(of: code) == [])
    return code
}

/// What the verifier says about the code and everything in it.
func problems(of code: CompiledCode) -> [String] {
    var found: [String] = []
    var pending = [code]
    while let next = pending.popLast() {
        found += Verifier.problems(of: next)
        pending += next.children
    }
    return found
}

/// The code of the function, class or generator expression with this qualified name.
func code(_ name: String, in text: String) throws -> CompiledCode {
    var pending = [try compiled(text)]
    while let next = pending.popLast() {
        if next.qualifiedName == name { return next }
        pending += next.children
    }
    throw Missing(name: name)
}

struct Missing: Error { let name: String }

/// The message of the mistake the compiler finds; `nil` when it finds none.
func mistake(_ text: String) throws -> String? {
    let module = try Parser.parseModule(SourceFile(name: "test.py", text: text))
    do {
        _ = try Compiler.compile(module)
        return nil
    } catch {
        return "\(error.line): \(error.message)"
    }
}

/// The listing without the summary line, blanks squeezed.
func listing(_ code: CompiledCode) -> [String] {
    code.disassembly.split(separator: "\n").dropFirst().map { line in
        line.split(separator: " ").joined(separator: " ")
    }
}
