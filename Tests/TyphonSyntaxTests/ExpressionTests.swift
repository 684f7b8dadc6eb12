import Testing
import TyphonSyntax

@Suite struct ExpressionTests {
    private func tree(_ text: String) throws -> String {
        ASTDump.outline(try expression(text))
    }

    @Test func sumsAreFlatAndProductsAreOperands() throws {
        #expect(
            try tree("a - b * c + d") == """
                binary
                  name a
                  step -
                    binary
                      name b
                      step *
                        name c
                  step +
                    name d

                """)
    }

    @Test func powersGroupToTheRightAndBindTighterThanMinusOnTheLeft() throws {
        #expect(
            try tree("-a ** -b ** c") == """
                unary -
                  binary
                    name a
                    step **
                      unary -
                        binary
                          name b
                          step **
                            name c

                """)
    }

    @Test func everyLevelOfTheTable() throws {
        let loose = try tree("a or b and not c < d | e ^ f & g << h + i * -j")
        let order = ["boolean or", "boolean and", "unary not", "comparison", "step |", "step ^", "step &", "step <<",
            "step +", "step *", "unary -"]
        var rest = loose[...]
        for word in order {
            guard let found = rest.range(of: word) else {
                Issue.record("\(word) is not where it belongs")
                return
            }
            rest = rest[found.upperBound...]
        }
    }

    @Test func comparisonsChain() throws {
        #expect(
            try tree("a < b is not c not in d") == """
                comparison
                  name a
                  step <
                    name b
                  step is not
                    name c
                  step not in
                    name d

                """)
    }

    @Test func accessesAreFlat() throws {
        #expect(
            try tree("a.b(c, *d, e=1, **f)[1:2, ::3]") == """
                access
                  name a
                  attribute b
                  call
                    name c
                    starred
                      name d
                    keyword e
                      integer 1
                    keywords
                      name f
                  subscript
                    tuple
                      slice
                        lower
                          integer 1
                        upper
                          integer 2
                      slice
                        step
                          integer 3

                """)
    }

    @Test func displays() throws {
        #expect(try tree("()") == "tuple\n")
        #expect(try tree("a, *b,") == "tuple\n  name a\n  starred\n    name b\n")
        #expect(try tree("[a, *b]") == "list\n  name a\n  starred\n    name b\n")
        #expect(try tree("{a, *b}") == "set\n  name a\n  starred\n    name b\n")
        #expect(try tree("{a: b, **c}") == "dictionary\n  item\n    name a\n    name b\n  mapping\n    name c\n")
    }

    @Test func comprehensions() throws {
        #expect(
            try tree("[a for b, c in d if e if f async for g in h]") == """
                listComprehension
                  name a
                  for
                    targets ()
                      target b
                      target c
                    in
                      name d
                    if
                      name e
                    if
                      name f
                  async for
                    target g
                    in
                      name h

                """)
        #expect(try tree("f(a for a in b)").contains("generator"))
        #expect(try tree("{a: b for a in b}").hasPrefix("dictionaryComprehension"))
    }

    @Test func conditionalsLambdasAndNames() throws {
        #expect(
            try tree("lambda a, /, b=1, *c, d, **e: (x := a) if b else c") == """
                lambda
                  positionalOnly a
                  parameter b
                    default
                      integer 1
                  variadic c
                  keywordOnly d
                  keywordVariadic e
                  body
                    conditional
                      test
                        name b
                      then
                        named x
                          name a
                      else
                        name c

                """)
    }

    @Test func awaitBindsTighterThanPower() throws {
        #expect(
            try tree("await a.b ** 2")
                == "binary\n  await\n    access\n      name a\n      attribute b\n  step **\n    integer 2\n")
    }

    @Test func spansCoverPartialResults() throws {
        guard case .binary(_, let steps) = try expression("(a) + b + c").kind else {
            Issue.record("not a sum")
            return
        }
        #expect(steps.map(\.span) == [Span(0, 7), Span(0, 11)])
    }
}

extension StringProtocol {
    /// The first occurrence of a text.
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
