import Testing
import Typhon

/// A local that is surely bound is read without a check; one that may not be is checked.
@Suite struct DefiniteAssignmentTests {
    private func checks(_ body: String) throws -> Int {
        let text = "def f(a):\n" + body.split(separator: "\n").map { "    \($0)\n" }.joined()
        return try code("f", in: text).opcodeNames.filter { $0 == "checkBound" }.count
    }

    @Test(arguments: [
        "x = 1\nreturn x",
        "if a:\n    x = 1\nelse:\n    x = 2\nreturn x",
        "x = 0\nfor i in a:\n    x += i\nreturn x",
        "while a:\n    x = 1\n    print(x)",
        "if not a: return\nx = 1\nreturn x",
        "if (x := a) and x: return x",
        "with a as x:\n    return x",
        "try:\n    x = a()\nexcept E:\n    x = 2\nreturn x",
        "try:\n    x = a()\nfinally:\n    a()\nreturn x",
        "try: a()\nexcept E as e: return e",
        "while True:\n    x = 1\n    if a: break\nreturn x",
        "for x in a: print(x)",
        "x = 1\nreturn [x for y in a]",
        "return [y for x in a for y in x]",
    ])
    func needNoCheck(_ body: String) throws {
        #expect(try checks(body) == 0)
    }

    @Test(arguments: [
        "if a: x = 1\nreturn x",
        "for x in a: pass\nreturn x",
        "while a:\n    x = 1\nreturn x",
        "try:\n    x = a()\nexcept E:\n    pass\nreturn x",
        "x = 1\ndel x\nreturn x",
        "x = 1\nfor i in a:\n    print(x)\n    del x",
        "a and (x := 1)\nreturn x",
        "with a:\n    x = 1\nreturn x",
        "for i in a:\n    try:\n        if i: break\n        x = 1\n    finally: pass\nreturn x",
        "return [y for x in a if y for y in x]",
        "try: a()\nexcept E as x: pass\nelse: x = 1\nreturn x",
    ])
    func needACheck(_ body: String) throws {
        #expect(try checks(body) == 1)
    }

    @Test func aPassedCheckIsNotRepeated() throws {
        #expect(try checks("if a: x = 1\nreturn x + x * x") == 1)
    }
}
