/// What the loop does itself with inline integers and doubles. `.absent` means: not
/// these operands, take the slow path. Nothing here allocates or raises.
enum Fast {
    @inline(__always) static func add(_ a: Value, _ b: Value) -> Value {
        if Value.bothIntegers(a, b) {
            let (sum, overflow) = a.scaled.addingReportingOverflow(b.scaled)
            return overflow ? .absent : Value(scaled: sum)
        }
        if Value.bothInlineDoubles(a, b) { return Value(inline: a.inlineDouble + b.inlineDouble) ?? .absent }
        return .absent
    }

    @inline(__always) static func subtract(_ a: Value, _ b: Value) -> Value {
        if Value.bothIntegers(a, b) {
            let (difference, overflow) = a.scaled.subtractingReportingOverflow(b.scaled)
            return overflow ? .absent : Value(scaled: difference)
        }
        if Value.bothInlineDoubles(a, b) { return Value(inline: a.inlineDouble - b.inlineDouble) ?? .absent }
        return .absent
    }

    @inline(__always) static func multiply(_ a: Value, _ b: Value) -> Value {
        if Value.bothIntegers(a, b) {
            let (product, overflow) = a.scaled.multipliedReportingOverflow(by: b.integer)
            return overflow ? .absent : Value(scaled: product)
        }
        if Value.bothInlineDoubles(a, b) { return Value(inline: a.inlineDouble * b.inlineDouble) ?? .absent }
        return .absent
    }

    @inline(__always) static func trueDivide(_ a: Value, _ b: Value) -> Value {
        guard Value.bothInlineDoubles(a, b), b.inlineDouble != 0 else { return .absent }
        return Value(inline: a.inlineDouble / b.inlineDouble) ?? .absent
    }

    /// Floor division rounds towards minus infinity; a zero divisor takes the slow path.
    @inline(__always) static func floorDivide(_ a: Value, _ b: Value) -> Value {
        guard Value.bothIntegers(a, b), b.scaled > 0 else { return .absent }
        let dividend = a.integer, divisor = b.integer
        let quotient = dividend / divisor
        return Value(scaled: (dividend < 0 && quotient &* divisor != dividend ? quotient &- 1 : quotient) << 2)
    }

    @inline(__always) static func modulo(_ a: Value, _ b: Value) -> Value {
        guard Value.bothIntegers(a, b), b.scaled > 0 else { return .absent }
        let remainder = a.scaled % b.scaled
        return Value(scaled: remainder < 0 ? remainder &+ b.scaled : remainder)
    }

    @inline(__always) static func bitAnd(_ a: Value, _ b: Value) -> Value {
        Value.bothIntegers(a, b) ? Value(bits: a.bits & b.bits) : .absent
    }
    @inline(__always) static func bitOr(_ a: Value, _ b: Value) -> Value {
        Value.bothIntegers(a, b) ? Value(bits: a.bits | b.bits) : .absent
    }
    @inline(__always) static func bitXor(_ a: Value, _ b: Value) -> Value {
        Value.bothIntegers(a, b) ? Value(bits: a.bits ^ b.bits) : .absent
    }
    @inline(__always) static func leftShift(_ a: Value, _ b: Value) -> Value {
        guard Value.bothIntegers(a, b), b.integer >= 0, b.integer < 61 else { return .absent }
        let shifted = a.scaled << b.integer
        return shifted >> b.integer == a.scaled ? Value(scaled: shifted) : .absent
    }
    @inline(__always) static func rightShift(_ a: Value, _ b: Value) -> Value {
        guard Value.bothIntegers(a, b), b.integer >= 0 else { return .absent }
        return Value(scaled: (a.integer >> Swift.min(b.integer, 63)) << 2)
    }

    /// The outcome of an ordering or equality of two numbers: nil means slow path.
    @inline(__always) static func compare(
        _ a: Value, _ b: Value, _ integers: (Int, Int) -> Bool, _ doubles: (Double, Double) -> Bool
    ) -> Bool? {
        if Value.bothIntegers(a, b) { return integers(a.scaled, b.scaled) }
        if Value.bothInlineDoubles(a, b) { return doubles(a.inlineDouble, b.inlineDouble) }
        return nil
    }
}
