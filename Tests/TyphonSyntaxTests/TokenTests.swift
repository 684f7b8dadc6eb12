import Testing
import TyphonSyntax

@Suite struct TokenTests {
    @Test func everyKeywordIsAToken() throws {
        let words = "False None True and as assert async await break class continue def del elif else except finally"
            + " for from global if import in is lambda nonlocal not or pass raise return try while with yield"
        let found = try kinds("x = [" + words + "]").filter { $0 != .name }
        #expect(found.count == 35 + 4)
    }

    @Test func softKeywordsAreNames() throws {
        #expect(try kinds("match case type _ print") == [.name, .name, .name, .name, .name, .newline])
    }

    @Test(arguments: [
        ("+ - * / // % ** @ ~", "plus minus star slash doubleSlash percent doubleStar at tilde"),
        ("<< >> & | ^", "leftShift rightShift ampersand bar caret"),
        ("< > <= >= == !=", "less greater lessEqual greaterEqual equalEqual notEqual"),
        ("= += -= *= /= //= %=", "equal plusEqual minusEqual starEqual slashEqual doubleSlashEqual percentEqual"),
        ("**= @= <<= >>= &= |= ^=",
            "doubleStarEqual atEqual leftShiftEqual rightShiftEqual ampersandEqual barEqual caretEqual"),
        (", : ; . ... -> :=", "comma colon semicolon dot ellipsis arrow colonEqual"),
    ])
    func operators(_ text: String, _ expected: String) throws {
        let found = try kinds(text).dropLast().map { "\($0)" }.joined(separator: " ")
        #expect(found == expected)
    }

    @Test func blocksMakeIndentsAndDedents() throws {
        let text = "if a:\n  b\n  if c:\n    d\ne\n"
        #expect(
            try kinds(text) == [
                .if, .name, .colon, .newline, .indent, .name, .newline, .if, .name, .colon, .newline, .indent, .name,
                .newline, .dedent, .dedent, .name, .newline,
            ])
    }

    @Test func blankAndCommentLinesAreNothing() throws {
        #expect(try kinds("\n  # c\na # d\n\n   \n") == [.name, .newline])
        #expect(try kinds("") == [])
    }

    @Test func linesJoin() throws {
        #expect(try kinds("a + \\\n  b") == [.name, .plus, .name, .newline])
        #expect(try kinds("(a\n # c\n\n b)") == [.leftParenthesis, .name, .name, .rightParenthesis, .newline])
    }

    @Test func numbersMayTouchKeywords() throws {
        #expect(try kinds("1if 2else 0x1for") == [.integer, .if, .integer, .else, .integer, .or, .newline])
    }

    @Test func formatStringsComeInPieces() throws {
        #expect(
            try kinds("f'a{b:>{c}}d'") == [
                .formatStart, .formatMiddle, .leftBrace, .name, .colon, .formatMiddle, .leftBrace, .name, .rightBrace,
                .rightBrace, .formatMiddle, .formatEnd, .newline,
            ])
    }

    @Test func dumpShowsPlaceKindAndText() throws {
        let dump = try TokenDump.dump(SourceFile(name: "t", text: "é = 'a'\n"))
        #expect(dump == "1:0 name é\n1:2 equal =\n1:4 string 'a'\n1:7 newline\n2:0 endOfFile\n")
    }
}
