// From tokens to the tree: recursive descent for statements, operator precedence for expressions.
//
//     +Statements   simple statements, assignments      +Expressions   operators, conditional, lambda, access
//     +Blocks       compound statements                 +Atoms         displays, comprehensions, groups
//     +Functions    def, class, parameters              +Arguments     calls and subscripts
//     +Match        match and its patterns              +Strings       literals and f-strings
//     +Targets      expressions as targets              +Mistakes      finding the right words for a mistake
//
// The parser moves forward only. Where the language is ambiguous (`with (`, soft keywords) it looks ahead over tokens
// first. It goes back in two cases: a parenthesised `with` that turns out to be an expression, and after the parse has
// already failed, to tell a likely slip ("forgot a comma") from nonsense.
//
// Laws
//  1. The first mistake ends the parse; it is a value (`SyntaxDiagnostic`), and no tree comes with it.
//  2. Every recursion passes `enter`, so native stack is bounded (`ParserLimits`).
//  3. `kind` is the kind of the token at `index`, always.

package struct Parser: ~Copyable {
    let source: SourceFile
    let tokens: ContiguousArray<Token>
    let unclosed: (byte: UInt8, offset: UInt32)?
    private let lexicalMistake: SyntaxDiagnostic?
    private(set) var index = 0
    private(set) var kind: Token.Kind
    private var depth = 0
    /// While true, an expression ends silently before an operand that does not belong to it.
    var isGuessing = false

    private init(_ source: SourceFile) {
        let lexed = Lexer.tokenize(source)
        self.source = source
        self.tokens = lexed.tokens
        self.unclosed = lexed.unclosed
        self.lexicalMistake = lexed.mistake
        self.kind = lexed.tokens[0].kind
    }

    // MARK: Entry

    /// A whole file. Linear in its size.
    package static func parseModule(_ source: SourceFile) throws(SyntaxDiagnostic) -> Module {
        var parser = Parser(source)
        do throws(SyntaxDiagnostic) {
            var body: [Statement] = []
            while parser.kind != .endOfFile { try parser.parseStatement(into: &body) }
            return Module(body: body, source: source)
        } catch {
            throw parser.outranked(error)
        }
    }

    /// One expression and nothing else: what `eval` takes. Blanks in front do not count as indentation.
    package static func parseExpression(_ source: SourceFile) throws(SyntaxDiagnostic) -> Expression {
        var parser = Parser(source)
        do throws(SyntaxDiagnostic) {
            if parser.kind == .indent { throw parser.failure() }
            let expression = try parser.parseExpressionList(.expressions)
            try parser.refuseStarred(expression)
            while parser.kind == .newline { parser.advance() }
            guard parser.kind == .endOfFile else { throw parser.failure() }
            return expression
        } catch {
            throw parser.outranked(error)
        }
    }

    /// What a prompt collected: nothing, one line of simple statements, or one compound statement ended by a blank line.
    /// A diagnostic with `isIncompleteInput` means that more lines may complete it.
    package static func parseInteractive(_ source: SourceFile) throws(SyntaxDiagnostic) -> Module {
        var parser = Parser(source)
        do throws(SyntaxDiagnostic) {
            var body: [Statement] = []
            if parser.kind != .endOfFile { try parser.parseStatement(into: &body) }
            guard parser.kind == .endOfFile else { throw parser.error(.multipleStatements, parser.token.span) }
            if let last = body.last, last.kind.isCompound, !parser.endsWithBlankLine {
                throw SyntaxDiagnostic(.unexpectedEndOfFile, parser.token.span, in: source, isIncompleteInput: true)
            }
            return Module(body: body, source: source)
        } catch {
            throw parser.outranked(error)
        }
    }

    private var endsWithBlankLine: Bool {
        let lines = source.lineCount
        let last = source.lineRange(lines)
        guard last.isEmpty, lines >= 2 else { return false }
        return source.bytes[source.lineRange(lines - 1)].allSatisfy { $0 == 32 || $0 == 9 }
    }

    /// Lexical mistakes outrank others, and a bracket that is never closed explains most mistakes behind it.
    private func outranked(_ diagnostic: SyntaxDiagnostic) -> SyntaxDiagnostic {
        if let lexicalMistake {
            let isOutranked = lexicalMistake.outranksGrammar && !diagnostic.isStrayIndentation
            return kind == .mistake || isOutranked ? lexicalMistake : diagnostic
        }
        let isAtEnd = kind == .endOfFile
        if let unclosed {
            let line = source.line(at: token.start)
            if isAtEnd || line > source.line(at: unclosed.offset) {
                return SyntaxDiagnostic(
                    .neverClosed(unclosed.byte), Span(at: unclosed.offset), in: source, isIncompleteInput: isAtEnd)
            }
        }
        guard isAtEnd, !diagnostic.isIncompleteInput else { return diagnostic }
        return SyntaxDiagnostic(diagnostic.mistake, diagnostic.span, in: source, isIncompleteInput: true)
    }

    // MARK: Tokens

    var token: Token {
        @inline(__always) get { tokens[index] }
    }

    /// End of the token before the current one.
    var previousEnd: UInt32 {
        index > 0 ? tokens[index - 1].end : 0
    }

    /// The kind of the token behind the current one.
    var nextKind: Token.Kind {
        index + 1 < tokens.count ? tokens[index + 1].kind : .endOfFile
    }

    @inline(__always)
    mutating func advance() {
        if index + 1 < tokens.count { index += 1 }
        kind = tokens[index].kind
    }

    mutating func seek(_ place: Int) {
        index = place
        kind = tokens[place].kind
    }

    @inline(__always)
    mutating func accept(_ wanted: Token.Kind) -> Bool {
        guard kind == wanted else { return false }
        advance()
        return true
    }

    mutating func expect(_ wanted: Token.Kind) throws(SyntaxDiagnostic) {
        guard kind == wanted else { throw failure() }
        advance()
    }

    mutating func expectName() throws(SyntaxDiagnostic) -> Identifier {
        guard kind == .name else { throw failure() }
        let name = Identifier(text(of: token), token.span)
        advance()
        return name
    }

    /// The text of a name, normalised.
    func text(of token: Token) -> String {
        let bytes = source.bytes[Int(token.start)..<Int(token.end)]
        let name = String(decoding: bytes, as: UTF8.self)
        return bytes.contains { $0 >= 0x80 } ? NameNormalization.normalize(name) : name
    }

    /// True when the current token is this name: a soft keyword.
    func isName(_ word: StaticString) -> Bool {
        kind == .name && matches(index, word)
    }

    func matches(_ place: Int, _ word: StaticString) -> Bool {
        let token = tokens[place]
        guard token.kind == .name, Int(token.end - token.start) == word.utf8CodeUnitCount else { return false }
        return source.text(token.span) == "\(word)"
    }

    // MARK: Depth

    /// Law 2. Every `enter` has a `leave`, except on the way out with a mistake.
    @inline(__always)
    mutating func enter() throws(SyntaxDiagnostic) {
        depth += 1
        if depth > ParserLimits.nesting { throw error(.nestedTooDeeply, Span(at: token.start)) }
    }

    @inline(__always)
    mutating func leave() {
        depth -= 1
    }

    /// Runs a parse that may fail without consequence; `nil` when it failed, with the parser back where it was.
    mutating func attempt<Result>(
        _ parse: (inout Parser) throws(SyntaxDiagnostic) -> Result
    ) -> Result? {
        let place = index
        let level = depth
        do throws(SyntaxDiagnostic) {
            return try parse(&self)
        } catch {
            depth = level
            seek(place)
            return nil
        }
    }
}

extension Statement.Kind {
    /// A statement with blocks: a prompt ends it with a blank line.
    package var isCompound: Bool {
        switch self {
        case .if, .while, .for, .with, .try, .match, .function, .class: true
        case .expression, .assign, .augmentedAssign, .annotatedAssign, .delete, .return, .raise, .assert, .pass, .break,
            .continue, .global, .nonlocal, .import, .importFrom, .typeAlias:
            false
        }
    }
}

extension SyntaxDiagnostic {
    /// Wrong indentation and broken line joining are reported only when the parser gets that far.
    fileprivate var outranksGrammar: Bool {
        switch mistake {
        case .unexpectedEndOfFile, .characterAfterContinuation: false
        case _: category == .syntaxError
        }
    }

    fileprivate var isStrayIndentation: Bool {
        switch mistake {
        case .unexpectedIndent, .unexpectedUnindent: true
        case _: false
        }
    }
}
