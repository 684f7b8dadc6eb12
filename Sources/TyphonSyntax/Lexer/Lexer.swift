// From text to tokens, all at once.
//
//     bytes ──▶ Lexer ──▶ [Token]      one pass, no backtracking over more than a few bytes
//
//     +Indentation   line starts: indent, dedent, tabs
//     +Numbers       shape of numbers
//     +Strings       where strings and f-strings end, and the pieces of f-strings (PEP 701)
//
// The whole file becomes tokens before the parser starts, for two reasons. The parser may look ahead as far as it likes
// (soft keywords, parenthesised `with`). And most lexical mistakes outrank a grammatical one before them, as in CPython,
// which re-reads the rest of the file before it reports the latter; so a mistake here does not end the work but becomes
// the last token.
//
// Laws
//  1. Offsets only grow; every token is a range of the source; layout tokens may be empty.
//  2. The last token is `endOfFile` or `mistake`. If it is `endOfFile` outside of brackets, indents and dedents balance
//     and a `newline` closes the last statement.
//  3. Inside brackets and f-string braces there are no layout tokens. At most `ParserLimits.brackets` nest.

package struct Lexer: ~Copyable {
    let source: SourceFile
    /// The bytes of `source`: padded with zeros, so `bytes[offset + 3]` is always there.
    let bytes: [UInt8]
    let keywords = KeywordTable.shared
    /// Offset of the next byte.
    var offset = 0
    var tokens = ContiguousArray<Token>()
    var brackets: [Bracket] = []
    var indentation = Indentation()
    var formats: [FormatString] = []
    /// The last token was a `newline`, an `indent` or `dedent`, or there is none.
    var isAtLineStart = true
    /// Where the comment starts that ends the current line.
    private var comment: Int?

    /// An open bracket and where it stands.
    struct Bracket {
        let byte: UInt8
        let offset: Int
    }

    package struct Result: Sendable {
        package let tokens: ContiguousArray<Token>
        /// The innermost bracket that is still open at the end of the text.
        package let unclosed: (byte: UInt8, offset: UInt32)?
        /// What stopped the lexer, if the last token is `mistake`.
        package let mistake: SyntaxDiagnostic?
    }

    init(_ source: SourceFile) {
        self.source = source
        self.bytes = source.bytes
        tokens.reserveCapacity(source.length / 4 + 8)
    }

    /// All tokens of a file. Linear in its size.
    package static func tokenize(_ source: SourceFile) -> Result {
        var lexer = Lexer(source)
        var mistake: SyntaxDiagnostic?
        do throws(SyntaxDiagnostic) {
            while try lexer.next() {}
        } catch {
            mistake = error
            let place = Swift.min(lexer.offset, source.length)
            lexer.append(.mistake, from: place, to: place)
        }
        let open = lexer.brackets.last.map { (byte: $0.byte, offset: UInt32($0.offset)) }
        return Result(tokens: lexer.tokens, unclosed: open, mistake: mistake)
    }

    /// Appends at least one token, or returns false after the last.
    private mutating func next() throws(SyntaxDiagnostic) -> Bool {
        if let format = formats.last, !format.isInExpression {
            try scanFormatText()
            return true
        }
        if isAtLineStart && brackets.isEmpty { try scanIndentation() }
        try skipBlanks()
        return try scanToken()
    }

    private mutating func scanToken() throws(SyntaxDiagnostic) -> Bool {
        let start = offset
        let byte = bytes[start]
        switch byte {
        case 0 where start >= source.length:
            finish()
            return false
        case UInt8(ascii: "\n"):
            scanNewline()
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            try scanName()
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            try scanNumber()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            try scanString(prefixLength: 0)
        case UInt8(ascii: ".") where isDigit(bytes[start + 1]):
            try scanNumber()
        case 0x80...0xFF:
            try scanName()
        case _:
            try scanOperator()
        }
        return true
    }

    /// Blanks, comments and joined lines.
    private mutating func skipBlanks() throws(SyntaxDiagnostic) {
        while true {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
                offset += 1
            case UInt8(ascii: "\n") where !brackets.isEmpty:
                comment = nil
                offset += 1
            case UInt8(ascii: "#"):
                comment = offset
                while bytes[offset] != UInt8(ascii: "\n") && offset < source.length { offset += 1 }
            case UInt8(ascii: "\\"):
                try skipContinuation()
            case _:
                return
            }
        }
    }

    private mutating func skipContinuation() throws(SyntaxDiagnostic) {
        guard bytes[offset + 1] == UInt8(ascii: "\n") else {
            if offset + 1 >= source.length { throw endOfFileAfterContinuation(offset + 1) }
            throw error(.characterAfterContinuation, at: offset + 1)
        }
        if offset + 2 >= source.length { throw endOfFileAfterContinuation(offset + 1) }
        offset += 2
    }

    func endOfFileAfterContinuation(_ place: Int) -> SyntaxDiagnostic {
        SyntaxDiagnostic(.unexpectedEndOfFile, Span(at: UInt32(place)), in: source, isIncompleteInput: true)
    }

    private mutating func scanNewline() {
        if !isAtLineStart {
            // A newline token is a place: mistakes "at the end of the line" show a single caret.
            let place = comment ?? offset
            append(.newline, from: place, to: place)
            isAtLineStart = true
        }
        comment = nil
        offset += 1
    }

    private mutating func finish() {
        let end = source.length
        if brackets.isEmpty {
            if !isAtLineStart { append(.newline, from: comment ?? end, to: comment ?? end) }
            for _ in indentation.closeAll() { append(.dedent, from: end, to: end) }
        }
        append(.endOfFile, from: end, to: end)
    }

    /// A keyword, a name, or the prefix of a string.
    private mutating func scanName() throws(SyntaxDiagnostic) {
        let start = offset
        var packed: UInt64 = 0
        var index = start
        var byte = bytes[index]
        while isIdentifierByte(byte) {
            if byte >= 0x80 { return try scanUnicodeName() }
            packed = packed << 8 | UInt64(byte)
            index += 1
            byte = bytes[index]
        }
        let length = index - start
        if length <= 2, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), isStringPrefix(start, length) {
            return try scanString(prefixLength: length)
        }
        offset = index
        append(length >= 2 && length <= 8 ? keywords.kind(of: packed) : .name, from: start, to: index)
    }

    private mutating func scanUnicodeName() throws(SyntaxDiagnostic) {
        let start = offset
        var index = start
        while isIdentifierByte(bytes[index]) {
            let (scalar, width) = decodeScalar(at: index)
            let isAllowed = index == start ? isNameStart(scalar) : isNameContinuation(scalar)
            guard isAllowed else {
                throw error(invalidCharacterMistake(scalar), at: index)
            }
            index += width
        }
        offset = index
        append(.name, from: start, to: index)
    }

    private func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isXIDStart
    }

    private func isNameContinuation(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isXIDContinue
    }

    func invalidCharacterMistake(_ scalar: Unicode.Scalar) -> Mistake {
        isPrintable(scalar) ? .invalidCharacter(scalar) : .nonPrintableCharacter(scalar)
    }

    func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        case _: true
        }
    }

    /// The character at a valid offset and its number of bytes.
    func decodeScalar(at index: Int) -> (Unicode.Scalar, Int) {
        let lead = UInt32(bytes[index])
        if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
        let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = lead & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
        for position in 1..<count { value = value << 6 | UInt32(bytes[index + position] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", count)
    }

    mutating func append(_ kind: Token.Kind, from start: Int, to end: Int) {
        tokens.append(
            Token(kind: kind, isInBrackets: !brackets.isEmpty, start: UInt32(start), end: UInt32(end)))
        if kind != .newline && kind != .indent && kind != .dedent { isAtLineStart = false }
    }

    /// A diagnostic for one place.
    func error(_ mistake: Mistake, at place: Int) -> SyntaxDiagnostic {
        SyntaxDiagnostic(mistake, Span(at: UInt32(place)), in: source)
    }

    @inline(__always)
    func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
