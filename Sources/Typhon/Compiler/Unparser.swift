import TyphonSyntax

/// Turns an expression back into text: what `from __future__ import annotations` keeps of an annotation.
///
/// Like CPython's: parentheses only where precedence needs them, strings with single quotes, one space around binary
/// operators.
struct Unparser {
    private var text = ""

    /// From loosest to tightest.
    private enum Level: Int {
        case tuple, named, test, or, and, not, compare, bitOr, bitXor, bitAnd, shift, arithmetic, term, factor, power
        case await, atom
    }

    static func text(of expression: Expression) -> String {
        var unparser = Unparser()
        unparser.write(expression, .test)
        return unparser.text
    }

    private mutating func write(_ expression: Expression, _ level: Level) {
        switch expression.kind {
        case .constant(let constant): text += Self.text(of: constant)
        case .name(let name): text += name
        case .joinedString(let parts): joined(parts)
        case .tuple(let items): tuple(items, level)
        case .list(let items): enclosed("[", items, "]")
        case .set(let items): enclosed("{", items, "}")
        case .dictionary(let items): dictionary(items)
        case .unary(let op, let operand): unary(op, operand, level)
        case .binary(let first, let steps): binary(first, steps, level)
        case .boolean(let op, let operands): boolean(op, operands, level)
        case .comparison(let first, let steps): comparison(first, steps, level)
        case .conditional(let test, let then, let otherwise): conditional(test, then, otherwise, level)
        case .access(let base, let steps): access(base, steps)
        case .slice(let lower, let upper, let step): slice(lower, upper, step)
        case .starred(let inner):
            text += "*"
            write(inner, .bitOr)
        case .named(let name, let value):
            group(level.rawValue > Level.tuple.rawValue) {
                $0.text += name.text + " := "
                $0.write(value, .atom)
            }
        case .lambda(let lambda): self.lambda(lambda, level)
        case .comprehension(let comprehension): self.comprehension(comprehension)
        case .await(let operand):
            group(level.rawValue > Level.await.rawValue) {
                $0.text += "await "
                $0.write(operand, .atom)
            }
        case .yield(let operand):
            text += operand == nil ? "(yield" : "(yield "
            if let operand { write(operand, .tuple) }
            text += ")"
        case .yieldFrom(let operand):
            text += "(yield from "
            write(operand, .atom)
            text += ")"
        }
    }

    private mutating func group(_ isNeeded: Bool, _ body: (inout Unparser) -> Void) {
        if isNeeded { text += "(" }
        body(&self)
        if isNeeded { text += ")" }
    }

    private mutating func list(_ items: [Expression]) {
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            write(item, .test)
        }
    }

    private mutating func enclosed(_ open: String, _ items: [Expression], _ close: String) {
        text += open
        list(items)
        text += close
    }

    private mutating func tuple(_ items: [Expression], _ level: Level) {
        group(items.isEmpty || level.rawValue > Level.tuple.rawValue) {
            $0.list(items)
            if items.count == 1 { $0.text += "," }
        }
    }

    private mutating func dictionary(_ items: [DictionaryItem]) {
        text += "{"
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            if let key = item.key {
                write(key, .test)
                text += ": "
                write(item.value, .test)
            } else {
                text += "**"
                write(item.value, .bitOr)
            }
        }
        text += "}"
    }

    private mutating func unary(_ op: TyphonSyntax.UnaryOperator, _ operand: Expression, _ level: Level) {
        let own: Level = op == .not ? .not : .factor
        group(level.rawValue > own.rawValue) {
            $0.text += op == .not ? "not " : op.text
            $0.write(operand, own)
        }
    }

    private mutating func binary(_ first: Expression, _ steps: [BinaryStep], _ level: Level) {
        let own = Self.level(of: steps[0].operator)
        let next = Level(rawValue: own.rawValue + 1) ?? .atom
        let isPower = own == .power
        group(level.rawValue > own.rawValue) {
            $0.write(first, isPower ? next : own)
            for step in steps {
                $0.text += " \(step.operator.text) "
                $0.write(step.operand, isPower ? .factor : next)
            }
        }
    }

    private static func level(of op: TyphonSyntax.BinaryOperator) -> Level {
        switch op {
        case .add, .subtract: .arithmetic
        case .multiply, .matrixMultiply, .divide, .floorDivide, .remainder: .term
        case .power: .power
        case .leftShift, .rightShift: .shift
        case .bitAnd: .bitAnd
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        }
    }

    private mutating func boolean(_ op: BooleanOperator, _ operands: [Expression], _ level: Level) {
        let own: Level = op == .or ? .or : .and
        let next: Level = op == .or ? .and : .not
        group(level.rawValue > own.rawValue) {
            for (index, operand) in operands.enumerated() {
                if index > 0 { $0.text += " \(op.text) " }
                $0.write(operand, next)
            }
        }
    }

    private mutating func comparison(_ first: Expression, _ steps: [ComparisonStep], _ level: Level) {
        group(level.rawValue > Level.compare.rawValue) {
            $0.write(first, .bitOr)
            for step in steps {
                $0.text += " \(step.operator.text) "
                $0.write(step.operand, .bitOr)
            }
        }
    }

    private mutating func conditional(
        _ test: Expression, _ then: Expression, _ otherwise: Expression, _ level: Level
    ) {
        group(level.rawValue > Level.test.rawValue) {
            $0.write(then, .or)
            $0.text += " if "
            $0.write(test, .or)
            $0.text += " else "
            $0.write(otherwise, .test)
        }
    }

    private mutating func access(_ base: Expression, _ steps: [AccessStep]) {
        write(base, .atom)
        if case .constant(.integer) = base.kind, case .attribute? = steps.first?.kind { text += " " }
        for step in steps {
            switch step.kind {
            case .attribute(let name): text += "." + name.text
            case .call(let arguments): call(arguments)
            case .subscript(let index):
                text += "["
                write(index, index.isBareIndex ? .tuple : .test)
                text += "]"
            }
        }
    }

    private mutating func call(_ arguments: TyphonSyntax.Arguments) {
        text += "("
        list(arguments.positional)
        for (index, keyword) in arguments.keywords.enumerated() {
            if index > 0 || !arguments.positional.isEmpty { text += ", " }
            text += keyword.name.map { $0.text + "=" } ?? "**"
            write(keyword.value, .test)
        }
        text += ")"
    }

    private mutating func slice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?) {
        if let lower { write(lower, .test) }
        text += ":"
        if let upper { write(upper, .test) }
        guard let step else { return }
        text += ":"
        write(step, .test)
    }

    private mutating func lambda(_ lambda: Lambda, _ level: Level) {
        group(level.rawValue > Level.test.rawValue) {
            $0.text += "lambda"
            let parameters = $0.parameters(lambda.parameters)
            if !parameters.isEmpty { $0.text += " " + parameters }
            $0.text += ": "
            $0.write(lambda.body, .test)
        }
    }

    private func parameters(_ parameters: Parameters) -> String {
        var parts = parameters.positionalOnly.map { parameter($0) }
        if !parts.isEmpty { parts.append("/") }
        parts += parameters.regular.map { parameter($0) }
        if let variadic = parameters.variadic {
            parts.append("*" + variadic.name.text)
        } else if !parameters.keywordOnly.isEmpty {
            parts.append("*")
        }
        parts += parameters.keywordOnly.map { parameter($0) }
        if let rest = parameters.keywordVariadic { parts.append("**" + rest.name.text) }
        return parts.joined(separator: ", ")
    }

    private func parameter(_ parameter: Parameter) -> String {
        parameter.name.text + (parameter.defaultValue.map { "=" + Self.text(of: $0) } ?? "")
    }

    private mutating func comprehension(_ node: Comprehension) {
        let (open, close) = node.brackets
        text += open
        switch node.result {
        case .list(let value), .set(let value), .generator(let value): write(value, .test)
        case .dictionary(let key, let value):
            write(key, .test)
            text += ": "
            write(value, .test)
        }
        for clause in node.clauses { self.clause(clause) }
        text += close
    }

    private mutating func clause(_ clause: Comprehension.Clause) {
        text += clause.isAsync ? " async for " : " for "
        target(clause.target)
        text += " in "
        write(clause.iterable, .or)
        for condition in clause.conditions {
            text += " if "
            write(condition, .or)
        }
    }

    private mutating func target(_ target: Target) {
        switch target.kind {
        case .name(let name): text += name
        case .attribute(let object, let name):
            write(object, .atom)
            text += "." + name.text
        case .subscript(let object, let index):
            write(object, .atom)
            text += "["
            write(index, .tuple)
            text += "]"
        case .starred(let inner):
            text += "*"
            self.target(inner)
        case .tuple(let parts): targets(parts, "(", parts.count == 1 ? ",)" : ")")
        case .list(let parts): targets(parts, "[", "]")
        }
    }

    private mutating func targets(_ parts: [Target], _ open: String, _ close: String) {
        text += open
        for (index, part) in parts.enumerated() {
            if index > 0 { text += ", " }
            target(part)
        }
        text += close
    }

    // Strings

    private mutating func joined(_ parts: [StringPart]) {
        var inner = Unparser()
        inner.joinedParts(parts)
        text += "f" + Self.quoted(inner.text.unicodeScalars.map(\.value), escapesBackslash: false)
    }

    private mutating func joinedParts(_ parts: [StringPart]) {
        for part in parts {
            switch part {
            case .literal(let value, _):
                for scalar in Self.string(value).unicodeScalars {
                    text.unicodeScalars.append(scalar)
                    if scalar == "{" || scalar == "}" { text.unicodeScalars.append(scalar) }
                }
            case .replacement(let replacement): self.replacement(replacement)
            }
        }
    }

    private mutating func replacement(_ replacement: Replacement) {
        let value = Self.text(of: replacement.value)
        text += value.hasPrefix("{") ? "{ " : "{"
        text += value
        if replacement.conversion.code != 0 { text += "!\(Unicode.Scalar(UInt8(replacement.conversion.code)))" }
        if let format = replacement.format {
            text += ":"
            joinedParts(format)
        }
        text += "}"
    }

    private static func string(_ value: StringConstant) -> String {
        var result = String.UnicodeScalarView()
        for point in value.scalars { result.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
        return String(result)
    }

    private static func text(of constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "..."
        case .integer(let value): String(value)
        case .bigInteger(let digits, let radix): prefix(radix) + digits
        case .float(let value): number(value)
        case .imaginary(let value): number(value) + "j"
        case .string(let value): quoted(value.scalars, escapesBackslash: true)
        case .bytes(let bytes): "b" + quoted(bytes.map { UInt32($0) }, escapesBackslash: true, isBytes: true)
        }
    }

    private static func prefix(_ radix: Int) -> String {
        switch radix {
        case 2: "0b"
        case 8: "0o"
        case 16: "0x"
        case _: ""
        }
    }

    /// Infinity is written as a number that overflows.
    private static func number(_ value: Double) -> String { value.isInfinite ? "1e309" : "\(value)" }

    private static func quoted(_ points: [UInt32], escapesBackslash: Bool, isBytes: Bool = false) -> String {
        let quote: Unicode.Scalar = points.contains(39) && !points.contains(34) ? "\"" : "'"
        var result = String.UnicodeScalarView()
        result.append(quote)
        for point in points {
            let isEscaped = point == quote.value || (escapesBackslash && point == 92)
            if isEscaped { result.append("\\") }
            if let scalar = Unicode.Scalar(point), point >= 32, point != 127, !(isBytes && point > 127) {
                result.append(scalar)
            } else {
                result.append(contentsOf: escape(point).unicodeScalars)
            }
        }
        result.append(quote)
        return String(result)
    }

    private static func escape(_ point: UInt32) -> String {
        switch point {
        case 9: "\\t"
        case 10: "\\n"
        case 13: "\\r"
        case 0..<256: "\\x" + hexadecimal(point, 2)
        case _: "\\u" + hexadecimal(point, 4)
        }
    }

    private static func hexadecimal(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Expression {
    /// A tuple that needs no parentheses as an index.
    fileprivate var isBareIndex: Bool {
        if case .tuple(let items) = kind { !items.isEmpty && !items.contains { $0.isStarred } } else { false }
    }
}

extension Comprehension {
    fileprivate var brackets: (String, String) {
        switch result {
        case .list: ("[", "]")
        case .set, .dictionary: ("{", "}")
        case .generator: ("(", ")")
        }
    }
}
