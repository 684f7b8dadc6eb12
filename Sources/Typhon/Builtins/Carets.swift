import TyphonSyntax

/// The line of `~` and `^` under a source line of a traceback.
///
///     x = a.b + c[i]
///         ~~~~^~~~~~      binary operation: the operator
///               ~^^^      subscript: the brackets
///
/// Everything else is underlined whole, unless that is the whole line anyway.
enum Carets {
    struct Anchors {
        let left: Int
        let right: Int
    }

    /// nil: no caret line. Columns of `place` count code points of the line as it is in the file.
    static func line(_ line: [Unicode.Scalar], _ place: SourcePosition) -> String? {
        guard place.column >= 0, place.endColumn >= 0 else { return nil }
        let start = Int(place.column)
        let indentation = line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{C}" }.count
        guard start >= indentation, start < line.count else { return nil }
        var end = Int(place.endColumn)
        var anchors: Anchors?
        if place.line == place.endLine {
            end = Swift.min(end, line.count)
            guard end > start else { return nil }
            anchors = find(line[start..<end]).map { Anchors(left: $0.left + start, right: $0.right + start) }
        } else {
            end = line.count
            while end > start + 1 && isBlank(line[end - 1]) { end -= 1 }
        }
        if anchors == nil && end - start == line.count - indentation { return nil }
        var text = String(repeating: " ", count: start - indentation)
        for offset in start..<end {
            guard let anchors else {
                text += "^"
                continue
            }
            text += offset >= anchors.left && offset < anchors.right ? "^" : "~"
        }
        return text
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\u{C}" }

    /// What of the segment to point at, when it is a binary operation or a subscript.
    private static func find(_ segment: ArraySlice<Unicode.Scalar>) -> Anchors? {
        let scalars = Array(segment)
        let source = SourceFile(name: "", text: String.lines(scalars[...]))
        guard let expression = try? Parser.parseExpression(source) else { return nil }
        func column(_ offset: UInt32) -> Int { source.position(at: offset).column }
        switch expression.kind {
        case .binary(let first, let steps):
            guard let last = steps.last else { return nil }
            let leftEnd = steps.count > 1 ? steps[steps.count - 2].span.end : first.span.end
            return operatorAnchors(scalars, column(leftEnd), column(last.operand.span.start))
        case .access(let base, let steps):
            guard let last = steps.last, case .subscript(let index) = last.kind else { return nil }
            let valueEnd = steps.count > 1 ? steps[steps.count - 2].span.end : base.span.end
            return subscriptAnchors(scalars, column(valueEnd), column(index.span.end) + 1)
        case _: return nil
        }
    }

    private static func operatorAnchors(_ scalars: [Unicode.Scalar], _ from: Int, _ to: Int) -> Anchors? {
        var index = from
        while index < to && index < scalars.count {
            if isBlank(scalars[index]) || scalars[index] == ")" {
                index += 1
                continue
            }
            let isLong = index + 1 < to && !isBlank(scalars[index + 1])
            return Anchors(left: index, right: index + (isLong ? 2 : 1))
        }
        return nil
    }

    private static func subscriptAnchors(_ scalars: [Unicode.Scalar], _ valueEnd: Int, _ indexEnd: Int) -> Anchors {
        var left = Swift.min(valueEnd, scalars.count)
        while left < scalars.count && scalars[left] != "[" { left += 1 }
        var right = Swift.min(indexEnd, scalars.count)
        while right < scalars.count && scalars[right] != "]" { right += 1 }
        return Anchors(left: left, right: Swift.min(right + 1, scalars.count))
    }
}
