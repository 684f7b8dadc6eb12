import Testing
import TyphonSyntax

@Suite struct FormatStringTests {
    private func parts(_ text: String) throws -> String {
        ASTDump.outline(try expression(text))
    }

    @Test func textAndReplacements() throws {
        #expect(
            try parts("f'a{b!r:>{c}}d' 'e'") == """
                joinedString
                  text "a"
                  replacement repr
                    name b
                    format
                      text ">"
                      replacement none
                        name c
                  text "de"

                """)
    }

    @Test func doubledBracesAreBraces() throws {
        #expect(try parts("f'{{}}{{{a}}}'") == "joinedString\n  text \"{}{\"\n  replacement none\n    name a\n  text \"}\"\n")
    }

    @Test func debugTextIsKeptAsWritten() throws {
        #expect(try parts("f'{a = }'") == "joinedString\n  text \"a = \"\n  replacement repr\n    name a\n")
        #expect(
            try parts("f'{a=:x}'")
                == "joinedString\n  text \"a=\"\n  replacement none\n    name a\n    format\n      text \"x\"\n")
        #expect(try parts("f'{a=!s}'") == "joinedString\n  text \"a=\"\n  replacement str\n    name a\n")
    }

    @Test func quotesNest() throws {
        #expect(
            try parts("f'{f'{'a'}'}'")
                == "joinedString\n  replacement none\n    joinedString\n      replacement none\n        string \"a\"\n")
    }

    @Test func rawOnesKeepBackslashes() throws {
        #expect(try parts(#"rf'\n{a}'"#) == "joinedString\n  text \"\\\\n\"\n  replacement none\n    name a\n")
        #expect(try parts(#"f'\n\N{BULLET}{a}'"#) == "joinedString\n  text \"\\n•\"\n  replacement none\n    name a\n")
    }

    @Test func expressionsSpanLinesAndHoldComments() throws {
        #expect(try parts("f'{\na # b\n}'") == "joinedString\n  replacement none\n    name a\n")
    }

    @Test func colonsInBracketsAndOperatorsAreNotFormats() throws {
        #expect(try parts("f'{a[1:2]}'").contains("slice"))
        #expect(try parts("f'{a!=b}'").contains("comparison"))
        #expect(try parts("f'{(lambda: 1)}'").contains("lambda"))
        #expect(try parts("f'{a:=5}'").contains("text \"=5\""))
    }

    @Test func emptyOnesHaveNoParts() throws {
        #expect(try parts("f''") == "joinedString\n")
        #expect(try parts("f'{a:}'") == "joinedString\n  replacement none\n    name a\n    format\n")
    }

    @Test(arguments: [
        ("f'{}'", "f-string: valid expression required before '}'"),
        ("f'{!r}'", "f-string: valid expression required before '!'"),
        ("f'{:x}'", "f-string: valid expression required before ':'"),
        ("f'{=}'", "f-string: valid expression required before '='"),
        ("f'}'", "f-string: single '}' is not allowed"),
        ("f'{a'", "f-string: expecting '}'"),
        ("f'{a!x}'", "f-string: invalid conversion character 'x': expected 's', 'r', or 'a'"),
        ("f'{a!}'", "f-string: missing conversion character"),
        ("f'{a!1}'", "f-string: invalid conversion character"),
        ("f'{a! r}'", "f-string: conversion type must come right after the exclamanation mark"),
        ("f'{a!r b}'", "f-string: expecting ':' or '}'"),
        ("f'{a=b}'", "f-string: expecting '!', or ':', or '}'"),
        ("f'{a $ b}'", "f-string: expecting '=', or '!', or ':', or '}'"),
        ("f'{a:x'", "f-string: expecting '}', or format specs"),
        ("f'{+}'", "invalid syntax"),
        ("f'{,}'", "f-string: expecting a valid expression after '{'"),
        ("f'{a)}'", "f-string: unmatched ')'"),
        ("f'{(a}'", "closing parenthesis '}' does not match opening parenthesis '('"),
        ("f'{lambda x: 1}'", "f-string: lambda expressions are not allowed without parentheses"),
        ("f'{a:{b:{c:{d}}}}'", "f-string: expressions nested too deeply"),
        ("f'abc", "unterminated f-string literal (detected at line 1)"),
        ("f'''abc\n", "unterminated triple-quoted f-string literal (detected at line 1)"),
        ("f'{a b}'", "invalid syntax. Perhaps you forgot a comma?"),
    ])
    func mistakes(_ text: String, _ message: String) {
        #expect(mistake(text)?.message == message)
    }
}
