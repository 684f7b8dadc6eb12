import TyphonSyntax

/// Code as text: one line per instruction, for `--dump=bytecode` and for tests that pin what the compiler writes.
///
///     0  loadGlobal      %2, print          %2: temporary; n: local; 'x': constant; -> 7: jump
///     2  move            %3, n
///     3  call            %2, 1, %2
extension CompiledCode {
    /// This code only.
    package var disassembly: String {
        var text = "\(qualifiedName): \(summary)\n"
        var index = 0
        while index < instructions.count {
            let instruction = Instruction(word: instructions[index])
            text += line(instruction, at: index) + "\n"
            index += instruction.opcode.length
        }
        for handler in handlers { text += "      \(describe(handler))\n" }
        return text
    }

    /// This code and the code inside it.
    package var completeDisassembly: String {
        var text = ""
        var pending = [self]
        while let code = pending.popLast() {
            text += code.disassembly
            pending.append(contentsOf: code.children.reversed())
        }
        return text
    }

    /// The names of the opcodes in order.
    package var opcodeNames: [String] {
        var names: [String] = []
        var index = 0
        while index < instructions.count {
            let opcode = Instruction(word: instructions[index]).opcode
            names.append("\(opcode)")
            index += opcode.length
        }
        return names
    }

    private var summary: String {
        var parts = ["\(registerCount) registers"]
        if !localNames.isEmpty { parts.append("locals " + localNames.joined(separator: " ")) }
        if !cells.isEmpty { parts.append("cells " + cells.map(\.name).joined(separator: " ")) }
        if !freeNames.isEmpty { parts.append("free " + freeNames.joined(separator: " ")) }
        return parts.joined(separator: ", ")
    }

    private func describe(_ handler: ExceptionHandler) -> String {
        "handler \(handler.start)..<\(handler.end) -> \(handler.target), \(register(Int(handler.register)))"
    }

    private func line(_ instruction: Instruction, at index: Int) -> String {
        let opcode = instruction.opcode
        let operands = operands(instruction, at: index).joined(separator: ", ")
        let flag = instruction.d == 0 ? "" : ".\(instruction.d)"
        let number = pad("\(index)", 5, isLeft: true)
        return operands.isEmpty ? "\(number) \(opcode)\(flag)" : "\(number) \(pad("\(opcode)\(flag)", 22)) \(operands)"
    }

    private func pad(_ text: String, _ width: Int, isLeft: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.utf8.count))
        return isLeft ? blanks + text : text + blanks
    }

    private func operands(_ instruction: Instruction, at index: Int) -> [String] {
        let info = instruction.opcode.info
        let next = index + instruction.opcode.length
        var parts = [text(info.a, instruction.a, signed: instruction.a, next)]
        parts.append(text(info.b, instruction.b, signed: instruction.signedB, next))
        parts.append(text(info.c, instruction.c, signed: instruction.signedC, next))
        parts.append(text(info.wide, instruction.wide, signed: instruction.wide, next))
        if instruction.opcode == .callKeyword { parts.append(constant(Int(instructions[index + 1]))) }
        return parts.filter { !$0.isEmpty }
    }

    private func text(_ operand: Opcode.Operand, _ value: Int, signed: Int, _ next: Int) -> String {
        switch operand {
        case .none: ""
        case .register, .registers: register(value)
        case .constant: constant(value)
        case .name: value < names.count ? names[value] : "name?\(value)"
        case .free: value < freeNames.count ? freeNames[value] : "free?\(value)"
        case .count, .flag: "\(value)"
        case .small: "\(signed)"
        case .negatedSmall: "\(-signed)"
        case .jump: "-> \(next + signed)"
        case .jumpBack: "-> \(next - value)"
        }
    }

    private func register(_ index: Int) -> String {
        if index == 0xFFFF { return "-" }
        return index < localNames.count ? localNames[index] : "%\(index)"
    }

    private func constant(_ index: Int) -> String {
        index < constants.count ? constants[index].summary : "constant?\(index)"
    }
}

extension CompiledConstant {
    /// A short form for people.
    package var summary: String {
        switch self {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "..."
        case .integer(let value): "\(value)"
        case .bigInteger(let digits, _, let isNegative): (isNegative ? "-" : "") + digits
        case .float(let value): "\(value)"
        case .imaginary(let value): "\(value)j"
        case .string(.text(let text)): "'\(text)'"
        case .string(.codePoints(let points)): "\(points)"
        case .bytes(let bytes): "b'\(String(decoding: bytes, as: UTF8.self))'"
        case .tuple(let items): "(" + items.map(\.summary).joined(separator: " ") + ")"
        case .frozenSet(let items): "{" + items.map(\.summary).joined(separator: " ") + "}"
        case .code(let code): "<\(code.qualifiedName)>"
        }
    }
}
