import Testing
import Typhon
import TyphonSyntax

/// `exec`, `eval` and the prompt.
@Suite struct ModeTests {
    @Test func anExpressionReturnsItsValue() throws {
        let source = SourceFile(name: "test.py", text: "a + 1")
        let code = try Compiler.compile(expression: Parser.parseExpression(source), source: source)
        #expect(code.opcodeNames == ["loadName", "addSmall", "returnValue"])
    }

    @Test func thePromptDisplaysExpressions() throws {
        let module = try Parser.parseInteractive(SourceFile(name: "test.py", text: "a; b = 1; 'x'\n"))
        let names = try Compiler.compile(module, mode: .interactive).opcodeNames
        #expect(names == ["loadName", "display", "loadSmall", "storeName", "loadConstant", "display", "returnNone"])
    }

    @Test func aModuleStoresItsDocstring() throws {
        #expect(try compiled("'words'\n").names == ["__doc__"])
    }

    @Test func importsLoadAndStore() throws {
        let text = "import a.b\nimport a.b as c\nfrom ..d import e as f, g\nfrom h import *\n"
        let code = try compiled(text)
        #expect(code.names == ["a.b", "a", "b", "c", "d", "e", "f", "g", "h"])
        #expect(code.opcodeNames.filter { $0.hasPrefix("import") } == [
            "importName", "importName", "importFrom", "importName", "importFrom", "importFrom", "importName", "importStar",
        ])
    }

    @Test func callsChooseTheirForm() throws {
        let forms: [(String, String)] = [
            ("f(1)", "call"), ("a.f(1)", "callMethod"), ("f(x=1)", "callKeyword"), ("a.f(x=1)", "callKeyword"),
            ("f(*a)", "callSpread"), ("a.f(**b)", "callSpread"),
        ]
        for (text, opcode) in forms { #expect(try compiled(text).opcodeNames.contains(opcode), "\(text)") }
    }

    @Test func ownArgumentsArePassedOnWithoutACopy() throws {
        let wrapper = try code("w", in: "def w(*a, **k):\n    return f(*a, **k)\n")
        #expect(!wrapper.opcodeNames.contains("listToTuple") && !wrapper.opcodeNames.contains("listExtend"))
        let changed = try code("w", in: "def w(*a):\n    a = [1]\n    return f(*a)\n")
        #expect(changed.opcodeNames.contains("listToTuple"))
    }
}
