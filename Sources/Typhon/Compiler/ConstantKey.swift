import TyphonSyntax

/// Identity of a constant in a pool: the type and the exact bits.
///
/// Laws
/// 1. `1`, `1.0` and `True` are three constants, and so are `0.0` and `-0.0`.
/// 2. Strings are compared by their code units: Swift's `==` would unite `"é"` with `"e\u{301}"`.
enum ConstantKey: Hashable {
    case none, `true`, `false`, ellipsis
    case integer(Int)
    case bigInteger([UInt8], Int, Bool)
    case float(UInt64)
    case imaginary(UInt64)
    case text([UInt8])
    case codePoints([UInt32])
    case bytes([UInt8])
    case tuple([ConstantKey])
    case frozenSet([ConstantKey])
    /// Code is never shared.
    case code(ObjectIdentifier)

    init(_ constant: CompiledConstant) {
        switch constant {
        case .none: self = .none
        case .true: self = .true
        case .false: self = .false
        case .ellipsis: self = .ellipsis
        case .integer(let value): self = .integer(value)
        case .bigInteger(let digits, let radix, let isNegative):
            self = .bigInteger(Array(digits.utf8), radix, isNegative)
        case .float(let value): self = .float(value.bitPattern)
        case .imaginary(let value): self = .imaginary(value.bitPattern)
        case .string(.text(let text)): self = .text(Array(text.utf8))
        case .string(.codePoints(let points)): self = .codePoints(points)
        case .bytes(let bytes): self = .bytes(bytes)
        case .tuple(let items): self = .tuple(items.map { ConstantKey($0) })
        case .frozenSet(let items): self = .frozenSet(items.map { ConstantKey($0) })
        case .code(let code): self = .code(ObjectIdentifier(code))
        }
    }
}

/// An identifier as a dictionary key: identifiers are normalised, so equal text means equal bytes, and hashing the
/// bytes skips Swift's normalisation.
struct NamePool {
    private(set) var names: [String] = []
    private var indices: [String: Int] = [:]

    mutating func index(_ name: String) -> Int {
        if let known = indices[name] { return known }
        indices[name] = names.count
        names.append(name)
        return names.count - 1
    }
}

struct ConstantPool {
    private(set) var constants: [CompiledConstant] = []
    private var indices: [ConstantKey: Int] = [:]

    mutating func index(_ constant: CompiledConstant) -> Int {
        let key = ConstantKey(constant)
        if let known = indices[key] { return known }
        indices[key] = constants.count
        constants.append(constant)
        return constants.count - 1
    }
}
