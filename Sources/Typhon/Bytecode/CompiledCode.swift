import TyphonSyntax

/// # CompiledCode: what the compiler hands over
///
///     tree ──▶ Scopes ──▶ Compiler ──▶ CompiledCode ──▶ (loader) ──▶ code object on some machine's heap
///
/// One function, class body or module in plain Swift: it knows no heap, so it may be compiled on any thread, shared
/// between machines and looked at by tests.
///
/// Laws
/// 1. `instructions` and `positions` have the same count; positions belong to words, caches included.
/// 2. Parameters are registers 0..., in the order positional-only, positional, keyword-only, `*args`, `**kwargs`.
/// 3. Code that uses a namespace has the local `.namespace` in register 0; other names with a dot are not the guest's.
/// 4. Handlers are sorted innermost first.
package final class CompiledCode: Sendable {
    package let instructions: [UInt64]
    package let constants: [CompiledConstant]
    package let names: [String]
    package let localNames: [String]
    package let positionalOnlyCount: Int
    /// Positional-only parameters included.
    package let positionalCount: Int
    package let keywordOnlyCount: Int
    let flags: CodeFlags
    package let registerCount: Int
    let handlers: [ExceptionHandler]
    let positions: [SourcePosition]
    /// Locals that live in cells. The code makes the cells itself; this is for introspection.
    package let cells: [CellVariable]
    /// Names of the closure's cells, in the order of the `free` operand.
    package let freeNames: [String]
    package let name: String
    package let qualifiedName: String
    package let fileName: String
    package let firstLine: Int
    package let docstring: StringConstant?

    init(
        instructions: [UInt64], constants: [CompiledConstant], names: [String], localNames: [String],
        parameters: ParameterCounts, flags: CodeFlags, registerCount: Int, handlers: [ExceptionHandler],
        positions: [SourcePosition], cells: [CellVariable], freeNames: [String], name: String, qualifiedName: String,
        fileName: String, firstLine: Int, docstring: StringConstant?
    ) {
        self.instructions = instructions
        self.constants = constants
        self.names = names
        self.localNames = localNames
        self.positionalOnlyCount = parameters.positionalOnly
        self.positionalCount = parameters.positional
        self.keywordOnlyCount = parameters.keywordOnly
        self.flags = flags
        self.registerCount = registerCount
        self.handlers = handlers
        self.positions = positions
        self.cells = cells
        self.freeNames = freeNames
        self.name = name
        self.qualifiedName = qualifiedName
        self.fileName = fileName
        self.firstLine = firstLine
        self.docstring = docstring
    }

    /// Where word `index` comes from: lines from 1, columns in code points from 0, -1 when unknown.
    package func place(at index: Int) -> (line: Int, column: Int, endLine: Int, endColumn: Int) {
        let position = positions[index]
        return (Int(position.line), Int(position.column), Int(position.endLine), Int(position.endColumn))
    }

    /// The same code with one word replaced: how tests show the verifier something broken.
    package func replacing(_ index: Int, with word: UInt64) -> CompiledCode {
        var words = instructions
        words[index] = word
        let parameters = ParameterCounts(
            positionalOnly: positionalOnlyCount, positional: positionalCount, keywordOnly: keywordOnlyCount)
        return CompiledCode(
            instructions: words, constants: constants, names: names, localNames: localNames, parameters: parameters,
            flags: flags, registerCount: registerCount, handlers: handlers, positions: positions, cells: cells,
            freeNames: freeNames, name: name, qualifiedName: qualifiedName, fileName: fileName, firstLine: firstLine,
            docstring: docstring)
    }

    package var localCount: Int { localNames.count }

    /// The code of the functions, classes and generator expressions written directly inside this code.
    package var children: [CompiledCode] {
        constants.compactMap { constant in
            if case .code(let code) = constant { code } else { nil }
        }
    }
}

/// How many parameters there are of each kind; `positional` includes the positional-only ones.
struct ParameterCounts {
    var positionalOnly = 0
    var positional = 0
    var keywordOnly = 0
}

package struct CellVariable: Sendable {
    package let name: String
    package let register: Int
    package let isParameter: Bool
}

/// A constant as the loader finds it: no heap value yet.
///
/// Not `Equatable`, for the reason given at `Constant`; the pool compares by `ConstantKey`.
package indirect enum CompiledConstant: Sendable {
    case none
    case `true`
    case `false`
    case ellipsis
    case integer(Int)
    /// Beyond `Int`: digits of the radix (2, 8, 10 or 16), lower case.
    case bigInteger(digits: String, radix: Int, isNegative: Bool)
    case float(Double)
    /// The imaginary part; the real part is zero.
    case imaginary(Double)
    case string(StringConstant)
    case bytes([UInt8])
    case tuple([CompiledConstant])
    case frozenSet([CompiledConstant])
    case code(CompiledCode)
}
