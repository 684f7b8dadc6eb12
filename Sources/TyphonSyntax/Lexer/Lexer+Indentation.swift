// Line starts. Indentation is counted twice, once with tabs to multiples of eight and once with tabs as one column: two
// lines agree only if both counts order them alike. That is how a mixture that looks different in another editor is found.

/// The stack of open indentation levels.
struct Indentation: Sendable {
    private var levels: [Level] = [Level(column: 0, alternate: 0)]

    struct Level: Sendable {
        let column: Int
        /// Tabs counted as one column.
        let alternate: Int
    }

    enum Change {
        case none, indent, dedents(Int)
    }

    var depth: Int { levels.count - 1 }

    /// Moves to a new level, or says why not.
    mutating func move(to level: Level) -> Swift.Result<Change, IndentationMistake> {
        let current = levels[levels.count - 1]
        if level.column == current.column {
            return level.alternate == current.alternate ? .success(.none) : .failure(.inconsistent)
        }
        if level.column > current.column {
            guard level.alternate > current.alternate else { return .failure(.inconsistent) }
            guard depth + 1 < ParserLimits.indentation else { return .failure(.tooDeep) }
            levels.append(level)
            return .success(.indent)
        }
        return dedent(to: level)
    }

    private mutating func dedent(to level: Level) -> Swift.Result<Change, IndentationMistake> {
        var count = 0
        while levels.count > 1, level.column < levels[levels.count - 1].column {
            levels.removeLast()
            count += 1
        }
        let current = levels[levels.count - 1]
        guard level.column == current.column else { return .failure(.mismatch) }
        return level.alternate == current.alternate ? .success(.dedents(count)) : .failure(.inconsistent)
    }

    /// Leaves every level; as many dedents as there were indents.
    mutating func closeAll() -> Range<Int> {
        let count = depth
        levels.removeLast(count)
        return 0..<count
    }
}

enum IndentationMistake: Error {
    case inconsistent, mismatch, tooDeep
}

extension Lexer {
    /// Skips blank and comment lines, then compares the indentation of the first line with something on it.
    mutating func scanIndentation() throws(SyntaxDiagnostic) {
        while true {
            let level = try measureIndentation()
            switch bytes[offset] {
            case UInt8(ascii: "\n"):
                offset += 1
            case UInt8(ascii: "#"):
                while bytes[offset] != UInt8(ascii: "\n") && offset < source.length { offset += 1 }
            case 0 where offset >= source.length:
                return
            case _:
                return try change(to: level)
            }
        }
    }

    private mutating func measureIndentation() throws(SyntaxDiagnostic) -> Indentation.Level {
        var column = 0
        var alternate = 0
        while true {
            switch bytes[offset] {
            case UInt8(ascii: " "):
                column += 1
                alternate += 1
            case UInt8(ascii: "\t"):
                column = (column / 8 + 1) * 8
                alternate += 1
            case 0x0C:
                column = 0
                alternate = 0
            case UInt8(ascii: "\\"):
                guard bytes[offset + 1] == UInt8(ascii: "\n") || offset + 1 >= source.length else {
                    throw error(.characterAfterContinuation, at: offset + 1)
                }
                // A joined line keeps the indentation of its first piece, unless that piece was nothing but blanks.
                offset += 2
                if offset >= source.length { throw endOfFileAfterContinuation(offset) }
                if column > 0 {
                    skipSpaces()
                    return Indentation.Level(column: column, alternate: alternate)
                }
                continue
            case _:
                return Indentation.Level(column: column, alternate: alternate)
            }
            offset += 1
        }
    }

    private mutating func skipSpaces() {
        while bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t") { offset += 1 }
    }

    private mutating func change(to level: Indentation.Level) throws(SyntaxDiagnostic) {
        switch indentation.move(to: level) {
        case .success(.none):
            break
        case .success(.indent):
            append(.indent, from: offset, to: offset)
        case .success(.dedents(let count)):
            for _ in 0..<count { append(.dedent, from: offset, to: offset) }
        case .failure(.inconsistent):
            throw error(.inconsistentTabs, at: lineRange().lowerBound)
        case .failure(.mismatch):
            throw error(.unindentMismatch, at: lineRange().upperBound)
        case .failure(.tooDeep):
            throw error(.tooManyIndentationLevels, at: lineRange().upperBound)
        }
    }

    /// A wrong level is shown behind its line, a wrong mixture of blanks not at all.
    private func lineRange() -> Range<Int> {
        source.lineRange(source.line(at: UInt32(offset)))
    }
}
