/// A builtin's parameters, parsed from Python's own notation: "insert(self, index, object, /)".
struct Signature {
    enum Kind: UInt8 { case positionalOnly, positional, keywordOnly, variadic, keywordVariadic }
    struct Parameter {
        let name: String
        let kind: Kind
        let isOptional: Bool
    }
    let name: String
    let parameters: [Parameter]

    private init(name: String, parameters: [Parameter]) {
        self.name = name
        self.parameters = parameters
    }

    /// With the class a constructor makes an object of as its first parameter.
    var withClass: Signature {
        Signature(name: name, parameters: [Parameter(name: "cls", kind: .positionalOnly, isOptional: false)] + parameters)
    }

    var minimum: Int { parameters.filter { !$0.isOptional && ($0.kind == .positional || $0.kind == .positionalOnly) }.count }
    var maximum: Int { parameters.filter { $0.kind == .positional || $0.kind == .positionalOnly }.count }
    var isSimple: Bool { parameters.allSatisfy { $0.kind == .positional || $0.kind == .positionalOnly } }

    /// `text` is ours, never the guest's: a mistake in it is a programming error and traps.
    init(_ text: String) {
        let open = text.firstIndex(of: "(")!
        name = String(text[..<open])
        let inside = text[text.index(after: open)...].dropLast()
        var list: [Parameter] = []
        var kind = Kind.positional
        for part in inside.split(separator: ",") {
            let piece = part.drop { $0 == " " }
            if piece == "/" {
                list = list.map { Parameter(name: $0.name, kind: .positionalOnly, isOptional: $0.isOptional) }
            } else if piece == "*" {
                kind = .keywordOnly
            } else if piece.hasPrefix("**") {
                list.append(Parameter(name: String(piece.dropFirst(2)), kind: .keywordVariadic, isOptional: true))
            } else if piece.hasPrefix("*") {
                list.append(Parameter(name: String(piece.dropFirst()), kind: .variadic, isOptional: true))
                kind = .keywordOnly
            } else {
                let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                list.append(Parameter(name: String(sides[0]), kind: kind, isOptional: sides.count > 1))
            }
        }
        parameters = list
    }
}
