import Testing
import Typhon

/// The span an error underlines.
@Suite struct PositionTests {
    /// The text of the first instruction with this opcode, in a module of one line.
    private func underlined(_ opcode: String, _ line: String) throws -> String {
        let code = try compiled(line + "\n")
        for listed in code.disassembly.split(separator: "\n").dropFirst() {
            let parts = listed.split(separator: " ")
            guard parts.count > 1, parts[1].prefix(while: { $0 != "." }) == opcode, let index = Int(parts[0]) else { continue }
            let place = code.place(at: index)
            let scalars = Array(line.unicodeScalars)[place.column..<place.endColumn]
            return String(String.UnicodeScalarView(scalars))
        }
        return "none"
    }

    @Test(arguments: [
        ("add", "x = (a + b) * c", "a + b"), ("multiply", "x = (a + b) * c", "(a + b) * c"),
        ("getAttribute", "x = a.b.c", "a.b"), ("call", "x = 1 + f(a, b)", "f(a, b)"),
        ("callMethod", "x = é.b(1).c", "é.b(1)"), ("getItem", "x = é[k][1]", "é[k]"),
        ("loadGlobal", "x = 'é' + nome", "nome"), ("less", "x = a < b", "a < b"), ("setAttribute", "a.b = 1", "a.b"),
        ("negate", "x = -a", "-a"), ("storeGlobal", "xyz = 1", "xyz"),
    ])
    func underlines(_ opcode: String, _ line: String, _ text: String) throws {
        #expect(try underlined(opcode, line) == text)
    }

    @Test func linesCountFromOneAndSpansMayCoverSeveral() throws {
        let code = try compiled("a\nf(1,\n  2)\n")
        let call = code.place(at: code.instructions.count - 2)
        #expect(call.line == 2 && call.column == 0 && call.endLine == 3 && call.endColumn == 4)
    }

    @Test func definitionsKnowTheirFirstLineAndDocstring() throws {
        let function = try code("f", in: "\n@deco\ndef f():\n    'words'\n    return 1\n")
        #expect(function.firstLine == 2)
        #expect(function.docstring?.scalars.count == 5)
    }

    @Test func annotationsBecomeTextOnDemand() throws {
        let text = "from __future__ import annotations\ndef f(a: List[ 'int' ], b: x  if y else (1+2)*z) -> {1:2}: pass\n"
        let constants = try compiled(text).constants.map(\.summary)
        #expect(constants.contains("'List['int']'"))
        #expect(constants.contains("'x if y else (1 + 2) * z'"))
        #expect(constants.contains("'{1: 2}'"))
    }
}
