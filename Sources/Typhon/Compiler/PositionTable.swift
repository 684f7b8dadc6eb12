import TyphonSyntax

/// Turns the spans of a code object's words into lines and columns.
///
/// Neighbouring words mostly share a line, so the last line and the last place in it are remembered: the cost is linear
/// in the distance walked, also in a file that is one very long line.
struct PositionTable {
    private let source: SourceFile
    private var line = 0
    private var range = 0..<0
    private let isASCII: Bool
    private var place = 0
    private var column = 0

    init(_ table: ScopeTable) {
        source = table.source
        isASCII = table.isASCII
    }

    mutating func positions(of spans: ContiguousArray<Span>) -> [SourcePosition] {
        var result: [SourcePosition] = []
        result.reserveCapacity(spans.count)
        var last: (span: Span, position: SourcePosition)?
        for span in spans {
            if let last, last.span == span {
                result.append(last.position)
                continue
            }
            let position = position(of: span)
            last = (span, position)
            result.append(position)
        }
        return result
    }

    /// Columns beyond 32,767 are unknown: -1.
    private mutating func position(of span: Span) -> SourcePosition {
        let start = locate(Int(span.start))
        let end = locate(Int(span.end))
        return SourcePosition(
            line: Int32(truncatingIfNeeded: start.line), endLine: Int32(truncatingIfNeeded: end.line),
            column: Int16(exactly: start.column) ?? -1, endColumn: Int16(exactly: end.column) ?? -1)
    }

    private mutating func locate(_ offset: Int) -> (line: Int, column: Int) {
        if line == 0 || offset < range.lowerBound || offset > range.upperBound { enterLine(offset) }
        let end = min(offset, range.upperBound)
        if isASCII { return (line, end - range.lowerBound) }
        walk(to: end)
        return (line, column)
    }

    private mutating func enterLine(_ offset: Int) {
        line = source.line(at: UInt32(offset))
        range = source.lineRange(line)
        place = range.lowerBound
        column = 0
    }

    private mutating func walk(to offset: Int) {
        while place < offset {
            if source.bytes[place] & 0xC0 != 0x80 { column += 1 }
            place += 1
        }
        while place > offset {
            place -= 1
            if source.bytes[place] & 0xC0 != 0x80 { column -= 1 }
        }
    }
}
