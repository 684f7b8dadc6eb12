/// A half-open range of byte offsets into one source file. Offsets count UTF-8 bytes from the start of the decoded
/// text; `LineMap` turns them into lines and columns. Four bytes each: a source file is limited to 4 GiB.
package struct Span: Hashable, Sendable {
    /// Offset of the first byte.
    package let start: UInt32
    /// Offset one past the last byte; never smaller than `start`.
    package let end: UInt32

    package init(_ start: UInt32, _ end: UInt32) {
        self.start = start
        self.end = end < start ? start : end
    }

    /// An empty span: a place between two bytes.
    package init(at offset: UInt32) {
        self.start = offset
        self.end = offset
    }

    /// The smallest span from the start of this one to the end of `other`.
    package func through(_ other: Span) -> Span {
        Span(start, other.end)
    }

    package var isEmpty: Bool { start == end }
}

/// A name as written, with its place. Non-ASCII names are normalised (NFKC), as the language demands.
package struct Identifier: Sendable {
    package let text: String
    package let span: Span

    package init(_ text: String, _ span: Span) {
        self.text = text
        self.span = span
    }
}
