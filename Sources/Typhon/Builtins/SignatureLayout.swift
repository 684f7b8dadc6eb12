/// A signature made ready for binding: slots and interned names instead of text.
///
/// Made when a builtin is first called in a way that needs it; never changes afterwards.
final class SignatureLayout: Sendable {
    let signature: Signature
    /// "list.append" for a method, "len" for a function: how most errors name it.
    let label: String
    let parameterCount: Int
    /// Positional parameters; they have the first slots.
    let positionalCount: Int
    /// Slot of `*args`, -1 when there is none.
    let variadicSlot: Int
    /// Slot of `**kwargs`, -1 when there is none.
    let keywordVariadicSlot: Int
    let requiredSlots: [Int]
    /// Interned name by slot; absent where a keyword cannot name the parameter.
    let names: [Value]

    init(_ signature: Signature, label: String, names: [Value]) {
        self.signature = signature
        self.label = label
        self.names = names
        parameterCount = signature.parameters.count
        positionalCount = signature.maximum
        variadicSlot = signature.parameters.firstIndex { $0.kind == .variadic } ?? -1
        keywordVariadicSlot = signature.parameters.firstIndex { $0.kind == .keywordVariadic } ?? -1
        requiredSlots = signature.parameters.indices.filter { !signature.parameters[$0].isOptional }
    }
}

extension Thread {
    /// The layout of a builtin's signature, made at the first call that needs it.
    func layout(_ entry: UnsafeMutablePointer<NativeEntry>, _ builtin: BuiltinRef) throws(Unwind) -> SignatureLayout {
        let word = UnsafeMutableRawPointer(entry.pointee.layout)
        if let known = UnsafeRawPointer(bitPattern: UInt(word.loadAcquire())) {
            return Unmanaged<SignatureLayout>.fromOpaque(known).takeUnretainedValue()
        }
        let signature = entry.pointee.signature
        var names: [Value] = []
        for parameter in signature.parameters { names.append(parameter.acceptsKeyword ? try intern(parameter.name) : .absent) }
        let isMethod = builtin.ref.kind == .methodDescriptor && builtin.owner.isKind(.classObject)
        let label = isMethod ? "\(string(ClassRef(builtin.owner.ref)[.name])).\(signature.name)" : signature.name
        let made = Unmanaged.passRetained(SignatureLayout(signature, label: label, names: names))
        // Two threads may both make one; the loser's is used for this call only.
        if word.compareExchange(expected: 0, desired: UInt64(UInt(bitPattern: made.toOpaque()))) { return made.takeUnretainedValue() }
        return made.takeRetainedValue()
    }
}
