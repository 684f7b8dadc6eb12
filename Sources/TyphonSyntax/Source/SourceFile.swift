// One source text and the map from byte offsets to lines.
//
//     bytes   v a l i d   U T F - 8 \n ... \n 0 0 0 0
//             └────────── length ──────────┘ └ padding
//
// Laws
//  1. `bytes[0 ..< length]` is valid UTF-8 without NUL; line ends are `\n` only (`\r\n` and `\r` were translated).
//  2. Four zero bytes follow, so a scanner may look three bytes ahead of any byte without a bounds question and sees the
//     end of the text as a zero.
//  3. Spans of tokens and nodes are offsets into `bytes`. Immutable: any thread may read.

/// A position as people count: lines from one, columns in code points from zero.
package struct SourcePosition: Equatable, Sendable {
    package let line: Int
    package let column: Int
}

package final class SourceFile: Sendable {
    /// As shown in tracebacks.
    package let name: String
    /// Law 1 and 2.
    package let bytes: [UInt8]
    package let length: Int
    /// Offset of the first byte of every line; the first is zero.
    private let lineStarts: [UInt32]

    /// A text that is already decoded; the caller has no bytes to complain about. NUL characters end the text early, use
    /// `decode` for text from outside.
    package convenience init(name: String, text: String) {
        let body = Array(text.utf8)
        self.init(name: name, normalized: SourceFile.normalizeLineEnds(body[...].prefix { $0 != 0 }))
    }

    /// `normalized` obeys law 1 and is shorter than 4 GiB.
    init(name: String, normalized: [UInt8]) {
        self.name = name
        self.length = normalized.count
        self.lineStarts = SourceFile.findLines(normalized)
        self.bytes = normalized + [0, 0, 0, 0]
    }

    package var lineCount: Int { lineStarts.count }

    /// The line that holds `offset`, from one. Logarithmic in the number of lines.
    package func line(at offset: UInt32) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column of `offset`. Linear in the length of the line.
    package func position(at offset: UInt32) -> SourcePosition {
        let line = line(at: offset)
        let start = Int(lineStarts[line - 1])
        let end = Swift.min(Int(offset), length)
        return SourcePosition(line: line, column: SourceFile.countScalars(bytes, start, end))
    }

    /// Bytes of the line, without its line end. `line` counts from one; the empty range for a line that is not there.
    package func lineRange(_ line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return length..<length }
        let start = Int(lineStarts[line - 1])
        let next = line < lineStarts.count ? Int(lineStarts[line]) : length
        let hasEnd = next > start && bytes[next - 1] == UInt8(ascii: "\n")
        return start..<(hasEnd ? next - 1 : next)
    }

    /// The line without its line end.
    package func lineText(_ line: Int) -> String {
        String(decoding: bytes[lineRange(line)], as: UTF8.self)
    }

    package func text(_ span: Span) -> String {
        let start = Swift.min(Int(span.start), length)
        let end = Swift.min(Int(span.end), length)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func findLines(_ text: [UInt8]) -> [UInt32] {
        var starts: [UInt32] = [0]
        for index in text.indices where text[index] == UInt8(ascii: "\n") {
            starts.append(UInt32(index + 1))
        }
        return starts
    }

    static func countScalars(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var count = 0
        var index = start
        while index < end {
            if bytes[index] & 0xC0 != 0x80 { count += 1 }
            index += 1
        }
        return count
    }
}
