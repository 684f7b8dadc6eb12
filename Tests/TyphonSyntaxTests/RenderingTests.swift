import Testing
import TyphonSyntax

@Suite struct RenderingTests {
    private func rendered(_ text: String) -> String? {
        mistake(text).map { DiagnosticRenderer.render($0) }
    }

    @Test func rangesAreUnderlined() {
        #expect(
            rendered("x = 1\nprint(a b)\n") == """
                  File "test.py", line 2
                    print(a b)
                          ^^^
                SyntaxError: invalid syntax. Perhaps you forgot a comma?

                """)
    }

    @Test func placesGetOneCaret() {
        #expect(
            rendered("if x\n  pass") == """
                  File "test.py", line 1
                    if x
                        ^
                SyntaxError: expected ':'

                """)
    }

    @Test func indentationIsNotShown() {
        #expect(
            rendered("if x:\n\tf(a =\n 1, é(b c))") == """
                  File "test.py", line 3
                    1, é(b c))
                         ^^^
                SyntaxError: invalid syntax. Perhaps you forgot a comma?

                """)
        #expect(rendered("if 1:\n x\n   y") == "  File \"test.py\", line 3\n    y\nIndentationError: unexpected indent\n")
    }

    @Test func rangesOverLinesEndWithTheFirst() {
        #expect(rendered("f(a\n  b)\n")?.contains("    f(a\n      ^\n") == true)
    }

    @Test func unreadableFilesHaveNoText() {
        do throws(SyntaxDiagnostic) {
            _ = try SourceFile.decode(name: "t.py", bytes: Array("x\ny='".utf8) + [0xFF])
            Issue.record("decoded")
        } catch {
            #expect(
                DiagnosticRenderer.render(error) == """
                      File "t.py", line 2
                    SyntaxError: Non-UTF-8 code starting with '\\xff' in file t.py on line 2, but no encoding declared; \
                    see https://peps.python.org/pep-0263/ for details

                    """)
        }
    }

    @Test func attributesOfSyntaxError() {
        let found = mistake("a = é b\n")
        #expect(found?.column == 7)
        #expect(found?.endColumn == 8)
        #expect(found?.sourceLine == "a = é b\n")
    }
}
