import Testing
import Typhon
import TyphonSyntax

/// Long and large sources: no trap, no overflow of an operand, no quadratic time.
@Suite struct LimitTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test func chainsOfAnyLengthAreFlat() throws {
        let names = repeated("a + ", 10_000)
        #expect(try compiled("x = \(names)a\n").registerCount == 2)
        #expect(try compiled("x = \(repeated("a and ", 10_000))a\n").registerCount == 1)
        #expect(try compiled("x = a\(repeated(".b(c)[d]", 10_000))\n").registerCount < 8)
        #expect(try compiled("if a: b\n\(repeated("elif a == 1: b\n", 10_000))").registerCount == 1)
        _ = try compiled("x = \(repeated("a < ", 10_000))a\n")
    }

    @Test func manyClausesAndContextsNeedNoRecursion() throws {
        _ = try compiled("x = [a \(repeated("for y in z ", 500))]\n")
        _ = try compiled("with a\(repeated(", a", 200)): pass\n")
    }

    @Test func largeDisplaysAreBuiltInPieces() throws {
        for text in ["[\(repeated("a, ", 3000))]", "{\(repeated("a, ", 3000))}", "(\(repeated("a, ", 3000)))"] {
            #expect(try compiled("x = \(text)\n").registerCount < 200)
        }
        #expect(try compiled("x = {\(repeated("a: b, ", 3000))}\n").registerCount < 200)
        #expect(try compiled("f(\(repeated("a, ", 3000)))\n").registerCount < 200)
        #expect(try compiled("x = f\"\(repeated("{a}b", 3000))\"\n").registerCount < 200)
    }

    @Test func farJumpsTakeTheLongForm() throws {
        let body = repeated("        y = a.b(x)\n", 20_000)
        let text = "def f(xs):\n    for x in xs:\n        if x > 3: break\n\(body)    return 1\n"
        let names = try code("f", in: text).opcodeNames
        #expect(names.prefix(6) == ["getIterator", "jump", "branchGreaterSmall", "jump", "loadGlobal", "loadMethod"])
        #expect(names.suffix(5) == ["jump", "jump", "forNext", "loadSmall", "returnValue"])
    }

    @Test func tooManyVariablesAreAMistake() throws {
        var text = "def f():\n"
        for index in 0..<65_100 { text += "  v\(index) = 1\n" }
        #expect(try mistake(text) == "1: code is too large: too many variables and values in use")
    }

    @Test func tooManyNamesAreAMistake() throws {
        var text = ""
        for index in 0..<65_100 { text += "v\(index) = 1\n" }
        #expect(try mistake(text)?.hasSuffix("code is too large: too many names") == true)
    }

    @Test func nestedFinallyBodiesDoNotMultiply() throws {
        var text = ""
        for level in 0..<40 { text += repeated(" ", level) + "try:\n" }
        text += repeated(" ", 40) + "a()\n"
        for level in (0..<40).reversed() { text += repeated(" ", level) + "finally:\n" + repeated(" ", level + 1) + "b()\n" }
        #expect(try compiled(text).instructions.count < 1000)
    }

    @Test func aUnpackingWithTooManyNamesIsAMistake() throws {
        let names = repeated("a, ", 300)
        #expect(try mistake("*b, \(names) = c") == "1: too many expressions in star-unpacking assignment")
    }
}
