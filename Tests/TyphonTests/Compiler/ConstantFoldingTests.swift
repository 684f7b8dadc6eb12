import Testing
import Typhon
import TyphonSyntax

@Suite struct ConstantFoldingTests {
    private func instructions(_ expression: String) throws -> [String] {
        let source = SourceFile(name: "test.py", text: expression)
        let tree = try Parser.parseExpression(source)
        let code = try Compiler.compile(expression: tree, source: source, namespaceIsGlobals: true)
        return listing(code).map { String($0.drop { $0 != " " }.dropFirst()) }
    }

    @Test(arguments: [
        ("2 + 3 * 4", "loadSmall %0, 14"), ("-5 // 2", "loadSmall %0, -3"), ("-5 % 3", "loadSmall %0, 1"),
        ("2 ** 62", "loadConstant %0, 4611686018427387904"), ("1 << 40", "loadConstant %0, 1099511627776"),
        ("-9223372036854775808", "loadConstant %0, -9223372036854775808"), ("~0", "loadSmall %0, -1"),
        ("1 / 4", "loadConstant %0, 0.25"), ("1.5 * 2", "loadConstant %0, 3.0"), ("not 0", "loadTrue %0"),
        ("'a' 'b' + 'c'", "loadConstant %0, 'abc'"), ("'ab' * 2", "loadConstant %0, 'abab'"),
        ("(1, 'x', (None,))", "loadConstant %0, (1 'x' (None))"), ("1 and 'x'", "loadConstant %0, 'x'"),
        ("0 or None", "loadNone %0"), ("1 if 0 else 2", "loadSmall %0, 2"), ("__debug__", "loadTrue %0"),
    ])
    func folds(_ expression: String, _ load: String) throws {
        #expect(try instructions(expression) == [load, "returnValue %0"])
    }

    @Test(arguments: [
        "1 // 0", "1 % 0", "1 / 0", "2 ** 64", "1 << 64", "2 ** -1", "9223372036854775807 + 1", "'a' * 5000", "1 @ 2",
        "1.0 // 0.5", "1 < 2",
    ])
    func leavesToRun(_ expression: String) throws {
        #expect(try instructions(expression).count > 2)
    }

    @Test func constantsAreSharedOnlyWhenIdentical() throws {
        let code = try compiled("a = 1.0, 1.0, -0.0, 0.0\nb = 1.0\nc = 'e\\u0301'\nd = '\\u00e9'\ne = 0.0\n")
        let constants = code.constants.map(\.summary)
        #expect(constants == ["(1.0 1.0 -0.0 0.0)", "1.0", "'e\u{301}'", "'\u{e9}'", "0.0"])
        #expect(code.constants.count == 5)
    }

    @Test func listsOfConstantsAreExtendedFromATuple() throws {
        #expect(try instructions("[1, 2, 3]").map { $0.prefix { $0 != " " } } == ["buildList", "loadConstant", "listExtend", "returnValue"])
        #expect(try instructions("x in {1, 2}")[1] == "loadConstant %1, {1 2}", "a constant frozenset")
    }

    @Test func deadBranchesAreNotWritten() throws {
        let code = try compiled("if 0:\n    a()\nelif __debug__:\n    b()\nelse:\n    c()\nwhile False: d()\n")
        #expect(code.names == ["b"])
    }
}
