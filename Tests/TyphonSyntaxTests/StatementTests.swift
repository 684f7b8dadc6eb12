import Testing
import TyphonSyntax

@Suite struct StatementTests {
    @Test func assignments() throws {
        #expect(
            try outline("a = b.c, *d[e] = f") == """
                assign
                  target a
                  targets ()
                    target .c
                      name b
                    target *
                      target []
                        name d
                        name e
                  name f

                """)
        #expect(try outline("a += 1") == "assign +=\n  target a\n  integer 1\n")
        #expect(try outline("a: int") == "annotate\n  target a\n  annotation\n    name int\n")
        #expect(try outline("(a): int = yield").hasPrefix("annotate complex"))
    }

    @Test func targetsEvaluateAllButTheLastStep() throws {
        #expect(
            try outline("a.b().c = 1")
                == "assign\n  target .c\n    access\n      name a\n      attribute b\n      call\n  integer 1\n")
    }

    @Test func deletions() throws {
        #expect(try outline("del a, (b)") == "delete\n  target a\n  target b\n")
        #expect(try outline("del (a, b)") == "delete\n  targets ()\n    target a\n    target b\n")
        #expect(try outline("del (a), b[')']") == "delete\n  target a\n  target []\n    name b\n    string \")\"\n")
    }

    @Test func imports() throws {
        #expect(try outline("import a.b as c, d") == "import\n  name a.b as c\n  name d\n")
        #expect(try outline("from ...a.b import (c as d,)") == "from ...a.b\n  name c as d\n")
        #expect(try outline("from .... import *") == "from ....\n  name *\n")
    }

    @Test func elifChainsAreFlat() throws {
        #expect(
            try outline("if a: b\nelif c: d\nelse: e\n") == """
                if
                  branch
                    test
                      name a
                    body
                      expression
                        name b
                  branch
                    test
                      name c
                    body
                      expression
                        name d
                  else
                    expression
                      name e

                """)
    }

    @Test func withItemsMayStandInParentheses() throws {
        let items = "with\n  item\n    name a\n    target b\n  item\n    name c\n  body\n    pass\n"
        #expect(try outline("with a as b, c: pass") == items)
        #expect(try outline("with (a as b, c,): pass") == items)
        #expect(try outline("with (a, b): pass") == "with\n  item\n    name a\n  item\n    name b\n  body\n    pass\n")
        #expect(try outline("with (a, b) as c: pass").contains("tuple"))
        #expect(try outline("with (a).b as c: pass").contains("attribute b"))
        #expect(try outline("with (yield): pass").contains("yield"))
    }

    @Test func tryStatements() throws {
        #expect(
            try outline("try: a\nexcept* b as c: d\nfinally: e\n") == """
                try
                  body
                    expression
                      name a
                  except* as c
                    type
                      name b
                    body
                      expression
                        name d
                  finally
                    expression
                      name e

                """)
    }

    @Test func functionsAndClasses() throws {
        #expect(
            try outline("@a\nasync def f[T: int, *U, **P](x: T, /, *y: *U, z=1) -> b: pass") == """
                async function f
                  decorator
                    name a
                  typeParameter T
                    bound
                      name int
                  typeParameter *U
                  typeParameter **P
                  positionalOnly x
                    annotation
                      name T
                  variadic y
                    annotation
                      starred
                        name U
                  keywordOnly z
                    default
                      integer 1
                  returns
                    name b
                  body
                    pass

                """)
        #expect(
            try outline("class A[T](B, metaclass=C): pass")
                == "class A\n  typeParameter T\n  arguments\n    name B\n    keyword metaclass\n      name C\n  body\n    pass\n")
        #expect(try outline("type A[T] = B") == "type A\n  typeParameter T\n  value\n    name B\n")
    }

    @Test func softKeywordsStayNames() throws {
        for text in [
            "match = 1", "match(a)", "match[a]", "match.a", "match: int = 1", "match -a", "match * a", "match, case = 1, 2",
            "type = 1", "type(a)", "type: int", "case = 1", "print(match, type, case)", "match (a).b", "_ = 1",
        ] {
            #expect(mistake(text) == nil, "\(text)")
            #expect(try !outline(text).hasPrefix("match\n"))
        }
    }

    @Test func matchStatements() throws {
        for subject in ["a", "(a)", "[a, b]", "-a", "a, b", "*a, b", "not a", "{}", "'a'", "a := b", "(yield)"] {
            #expect(try outline("match \(subject):\n case _: pass").hasPrefix("match\n"), "\(subject)")
        }
    }

    @Test func patterns() throws {
        #expect(
            try outline("match a:\n case [1 | -1.5 + 2j, *_, b.c as d] if e: pass") == """
                match
                  subject
                    name a
                  case
                    sequence
                      alternatives
                        value
                          integer 1
                        value
                          binary
                            unary -
                              float 1.5
                            step +
                              imaginary 2.0
                      star _
                      alias d
                        value
                          access
                            name b
                            attribute c
                    guard
                      name e
                    body
                      pass

                """)
        #expect(
            try outline("match a:\n case {'k': None, **r} | A.B(x, y=_): pass").contains(
                "mapping **r\n        key\n          string \"k\"\n        singleton None\n"))
    }

    @Test func positionsEndWithTheLastToken() throws {
        let module = try Parser.parseModule(SourceFile(name: "t", text: "@d\ndef f():\n  pass\n\n\nx\n"))
        #expect(ASTDump.dump(module).contains("function f 2:0-3:6"))
    }

    @Test func docstrings() throws {
        let body = try Parser.parseModule(SourceFile(name: "t", text: "'a' 'b'\nf''")).body
        #expect(body.docstring?.scalars == [97, 98])
        #expect(try Parser.parseModule(SourceFile(name: "t", text: "f'a'")).body.docstring == nil)
    }
}
