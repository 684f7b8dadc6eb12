// The tree as text, for people and tests: one node per line, two blanks per level.
//
//     module
//       assign 1:0-1:9
//         name x
//         binary 1:4-1:9
//           integer 1
//           + integer 2
//
// Positions are line:column of start and end, columns in code points. Depth is bounded by the tree's own law.

package struct ASTDump {
    var lines: [String] = []
    private var depth = 0
    private let source: SourceFile?

    private init(_ source: SourceFile?) {
        self.source = source
    }

    /// A module with positions.
    package static func dump(_ module: Module) -> String {
        var dump = ASTDump(module.source)
        dump.nest("module") { $0.add(module.body) }
        return dump.text
    }

    /// A module without positions: what most tests compare.
    package static func outline(_ module: Module) -> String {
        var dump = ASTDump(nil)
        dump.add(module.body)
        return dump.text
    }

    /// An expression without positions.
    package static func outline(_ expression: Expression) -> String {
        var dump = ASTDump(nil)
        dump.add(expression)
        return dump.text
    }

    private var text: String { lines.map { $0 + "\n" }.joined() }

    mutating func line(_ text: String, _ span: Span? = nil) {
        lines.append(String(repeating: "  ", count: depth) + text + (span.map { place($0) } ?? ""))
    }

    mutating func nest(_ text: String, _ span: Span? = nil, _ children: (inout ASTDump) -> Void) {
        line(text, span)
        depth += 1
        children(&self)
        depth -= 1
    }

    private func place(_ span: Span) -> String {
        guard let source else { return "" }
        let start = source.position(at: span.start)
        let end = source.position(at: span.end)
        return " \(start.line):\(start.column)-\(end.line):\(end.column)"
    }

    /// A named child, left out when there is none.
    mutating func add(_ label: String, _ expression: Expression?) {
        guard let expression else { return }
        nest(label) { $0.add(expression) }
    }

    mutating func add(_ expressions: [Expression]) {
        for expression in expressions { add(expression) }
    }

    // MARK: Constants

    func describe(_ constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "..."
        case .integer(let value): "integer \(value)"
        case .bigInteger(let digits, let radix): "integer \(digits) radix \(radix)"
        case .float(let value): "float \(value)"
        case .imaginary(let value): "imaginary \(value)"
        case .string(let value): "string " + quote(value.scalars)
        case .bytes(let value): "bytes " + quote(value.map { UInt32($0) }, limit: 0x7F)
        }
    }

    /// In double quotes; what is not printable ASCII, or not in the given range, as `\u{...}`.
    func quote(_ scalars: [UInt32], limit: UInt32 = 0x10FFFF) -> String {
        var result = "\""
        for value in scalars {
            switch value {
            case 10: result += "\\n"
            case 34: result += "\\\""
            case 92: result += "\\\\"
            case 32..<127: result.unicodeScalars.append(Unicode.Scalar(UInt8(value)))
            case _:
                if value >= 0xA1, value <= limit, let scalar = Unicode.Scalar(value) {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += "\\u{\(String(value, radix: 16))}"
                }
            }
        }
        return result + "\""
    }
}
