/// # Heap doubles
///
///     | record | meta | IEEE bits |
///
/// Doubles beyond the inline range of `Value`: infinities, NaNs, -0.0, the very large and the
/// very small. Immutable leaves, read without barriers.
extension Thread {
    /// Any double. May collect for one without an inline form. Complexity: constant.
    @inline(__always) func makeDouble(_ double: Double) throws(Unwind) -> Value {
        if let inline = Value(inline: double) { return inline }
        return try makeHeapDouble(double)
    }

    @inline(never) private func makeHeapDouble(_ double: Double) throws(Unwind) -> Value {
        let object = try allocate(.double, .float, words: 3)
        object[2] = Value(bits: double.bitPattern)
        return Value(object)
    }

    /// The double of an exact float, nil for everything else.
    @inline(__always) func double(_ value: Value) -> Double? {
        if value.isInlineDouble { return value.inlineDouble }
        return value.isKind(.double) ? Double(bitPattern: value.ref[2].bits) : nil
    }

    /// Only for `.isInlineDouble` or `Kind.double`.
    @inline(__always) func knownDouble(_ value: Value) -> Double {
        value.isInlineDouble ? value.inlineDouble : Double(bitPattern: value.ref[2].bits)
    }
}
