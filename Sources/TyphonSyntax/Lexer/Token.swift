/// One token: what it is and which bytes it covers. Twelve bytes; the text stays in the source.
package struct Token: Sendable {
    package let kind: Kind
    /// A layout token or a string literal needs to know whether it stands inside brackets.
    package let isInBrackets: Bool
    package let start: UInt32
    package let end: UInt32

    package var span: Span { Span(start, end) }

    package enum Kind: UInt8, Sendable, CaseIterable {
        // Layout
        case endOfFile, newline, indent, dedent

        // Literals and names
        case name, integer, float, imaginary, string, bytes
        case formatStart, formatMiddle, formatEnd

        // Keywords
        case `false`, none, `true`, and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`
        case except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise
        case `return`, `try`, `while`, with, yield

        // Brackets and punctuation
        case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
        case comma, colon, semicolon, dot, ellipsis, arrow, colonEqual, exclamation, at

        // Operators
        case plus, minus, star, slash, doubleSlash, percent, doubleStar, tilde
        case leftShift, rightShift, ampersand, bar, caret
        case less, greater, lessEqual, greaterEqual, equalEqual, notEqual

        // Assignment
        case equal, plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, doubleStarEqual, atEqual
        case leftShiftEqual, rightShiftEqual, ampersandEqual, barEqual, caretEqual

        /// `$`, `?` or a lone backtick: a character no rule accepts.
        case unknown
        /// Where the lexer gave up: the last token of a text with a lexical mistake.
        case mistake
    }
}

extension Token.Kind {
    /// Names that can never be variables, with their kinds. `match`, `case`, `type` and `_` are ordinary names here:
    /// the parser decides by what follows.
    static let keywords: [(String, Token.Kind)] = [
        ("False", .false), ("None", .none), ("True", .true), ("and", .and), ("as", .as), ("assert", .assert),
        ("async", .async), ("await", .await), ("break", .break), ("class", .class), ("continue", .continue),
        ("def", .def), ("del", .del), ("elif", .elif), ("else", .else), ("except", .except), ("finally", .finally),
        ("for", .for), ("from", .from), ("global", .global), ("if", .if), ("import", .import), ("in", .in), ("is", .is),
        ("lambda", .lambda), ("nonlocal", .nonlocal), ("not", .not), ("or", .or), ("pass", .pass), ("raise", .raise),
        ("return", .return), ("try", .try), ("while", .while), ("with", .with), ("yield", .yield),
    ]
}

/// A hash table from the bytes of a keyword (at most eight, packed) to its kind. Built once.
struct KeywordTable: Sendable {
    static let shared = KeywordTable()
    private var keys = [UInt64](repeating: 0, count: 128)
    private var kinds = [Token.Kind](repeating: .name, count: 128)

    private init() {
        for (word, kind) in Token.Kind.keywords {
            var key: UInt64 = 0
            for byte in word.utf8 { key = key << 8 | UInt64(byte) }
            var slot = KeywordTable.hash(key)
            while keys[slot] != 0 { slot = (slot + 1) & 127 }
            keys[slot] = key
            kinds[slot] = kind
        }
    }

    /// `key` holds the bytes of a word, first byte highest.
    func kind(of key: UInt64) -> Token.Kind {
        var slot = KeywordTable.hash(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return kinds[slot] }
            slot = (slot + 1) & 127
        }
        return .name
    }

    private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 57)
    }
}
