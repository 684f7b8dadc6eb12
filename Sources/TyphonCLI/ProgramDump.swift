import Typhon
import TyphonSyntax

/// `--dump`: what the front end makes of a program, which is not run.
struct ProgramDump {
    var form: DumpForm
    var source: ScriptSource

    /// The exit status.
    func print() -> Int32 {
        let bytes: [UInt8]
        do throws(SourceProblem) {
            bytes = try source.read()
        } catch {
            writeToStandardError("typhon: \(error.message)\n")
            return error.status
        }
        do throws(SyntaxDiagnostic) {
            let text = try text(try SourceFile.decode(name: source.name, bytes: bytes))
            return writeToStandardOutput(text) ? 0 : 1
        } catch {
            writeToStandardError(DiagnosticRenderer.render(error))
            return 1
        }
    }

    private func text(_ file: SourceFile) throws(SyntaxDiagnostic) -> String {
        switch form {
        case .tokens: try TokenDump.dump(file)
        case .ast: ASTDump.dump(try Parser.parseModule(file))
        case .bytecode: try Compiler.compile(try Parser.parseModule(file), namespaceIsGlobals: true).completeDisassembly
        }
    }
}
