import Testing
import TyphonSyntax

@Suite struct InteractiveTests {
    private enum Outcome: Equatable {
        case complete(Int), incomplete, wrong(String)
    }

    private func outcome(_ text: String) -> Outcome {
        do throws(SyntaxDiagnostic) {
            return .complete(try Parser.parseInteractive(SourceFile(name: "<stdin>", text: text)).body.count)
        } catch {
            return error.isIncompleteInput ? .incomplete : .wrong(error.message)
        }
    }

    @Test(arguments: ["x = 1\n", "x", "f(\n1)\n", "'''a\n'''\n", "if x: y\n\n", "if x:\n  y\n\n", "@a\ndef f():\n  y\n  \n"])
    func complete(_ text: String) {
        #expect(outcome(text) == .complete(1))
    }

    @Test func emptyAndManyOnOneLine() {
        #expect(outcome("\n") == .complete(0))
        #expect(outcome("# a\n") == .complete(0))
        #expect(outcome("a; b; c\n") == .complete(3))
    }

    @Test(arguments: [
        "(", "f(a,\n", "x = [\n1,\n", "'''abc\n", "f'''abc{\n", "if x:\n", "if x: y\n", "if x:\n  y\n", "@a\n",
        "try:\n  x\n", "x = \\\n", "class A:\n  def f(self):\n    pass\n", "match x:\n", "while a:\n  b\nelse:\n", "{1: 2,\n",
    ])
    func incomplete(_ text: String) {
        #expect(outcome(text) == .incomplete)
    }

    @Test(arguments: ["x = \n", "a b\n", "if x\n", ")\n", "'abc\n", "f(a b)\n", "if x:\ny\n", "  x\n", "try:\n  x\ny\n\n"])
    func wrong(_ text: String) {
        guard case .wrong = outcome(text) else {
            Issue.record("\(outcome(text))")
            return
        }
    }

    @Test func oneStatementAtATime() {
        #expect(outcome("a\nb\n") == .wrong("multiple statements found while compiling a single statement"))
    }

    @Test func evalTakesOneExpression() throws {
        #expect(ASTDump.outline(try expression("  a, b\n\n".trimmed)) == "tuple\n  name a\n  name b\n")
        for text in ["a = 1", "a; b", "a\nb", "", "*a", "pass"] {
            #expect(throws: SyntaxDiagnostic.self) { try expression(text) }
        }
    }
}

extension String {
    /// Without leading blanks, as `eval` strips them.
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
