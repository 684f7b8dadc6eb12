/// # `f"{n:>6x}"`: the format specification where it is simplest
///
///     [[fill]align][width][.precision][type]       align one of < > ^, type one of d x s f, a precision for f only
///
/// ASCII specifications for inline numbers and ASCII strings: the field is written at once where it belongs.
/// Whatever else turns up, a mistake too, is left to `FormatSpec`.
struct SimpleSpec {
    private(set) var fill = UInt8(ascii: " ")
    /// Zero when not given.
    private(set) var align: UInt8 = 0
    private(set) var width = 0
    /// -1 when not given.
    private(set) var precision = -1
    /// Zero when not given.
    private(set) var type: UInt8 = 0

    static let widest = 255

    /// nil: not so simple.
    init?(_ spec: StringRef) {
        if !spec.isASCII { return nil }
        let bytes = spec.units.bytes, count = spec.length
        var position = 0
        if count > 1 && SimpleSpec.isAlign(bytes[1]) {
            fill = bytes[0]
            align = bytes[1]
            position = 2
        } else if SimpleSpec.isAlign(bytes[0]) {
            align = bytes[0]
            position = 1
        }
        // A leading zero is a flag.
        if position < count && bytes[position] == UInt8(ascii: "0") { return nil }
        while position < count && bytes[position] &- 48 < 10 {
            width = width &* 10 &+ Int(bytes[position] &- 48)
            if width > SimpleSpec.widest { return nil }
            position &+= 1
        }
        if position &+ 1 < count && bytes[position] == UInt8(ascii: ".") && bytes[position &+ 1] &- 48 < 10 {
            position &+= 1
            precision = 0
            while position < count && bytes[position] &- 48 < 10 {
                precision = precision &* 10 &+ Int(bytes[position] &- 48)
                if precision > FixedText.largestPrecision { return nil }
                position &+= 1
            }
            if position == count || bytes[position] != UInt8(ascii: "f") { return nil }
        }
        if position < count {
            type = bytes[position]
            position &+= 1
        }
        if position < count { return nil }
    }

    @inline(__always) private static func isAlign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "^")
    }

    /// How much of `padding` comes before the text.
    @inline(__always) func before(_ padding: Int, otherwise: UInt8) -> Int {
        let align = align == 0 ? otherwise : align
        return align == UInt8(ascii: "<") ? 0 : align == UInt8(ascii: "^") ? padding / 2 : padding
    }
}

extension Thread {
    /// `format(value, spec)` for a specification that is not empty; absent: not so simple.
    func simpleField(_ value: Value, _ spec: StringRef) throws(Unwind) -> Value {
        if value.isInteger {
            guard let simple = SimpleSpec(spec) else { return .absent }
            if simple.type == 0 || simple.type == UInt8(ascii: "d") { return try decimalField(value.integer, simple) }
            return simple.type == UInt8(ascii: "x") ? try hexadecimalField(value.integer, simple) : .absent
        }
        if value.isInlineDouble {
            guard let simple = SimpleSpec(spec), simple.type == UInt8(ascii: "f") else { return .absent }
            return try fixedField(value.inlineDouble, simple)
        }
        guard Key.isString(value), StringRef(value.ref).isASCII, let simple = SimpleSpec(spec) else { return .absent }
        if simple.type != 0 && simple.type != UInt8(ascii: "s") { return .absent }
        let text = StringRef(value.ref), length = text.length
        if simple.width <= length { return value }
        return try field(length, simple, alignedBy: UInt8(ascii: "<")) {
            Units.copyBytes(UnsafeRawPointer(text.base), UnsafeMutableRawPointer($0), length)
        }
    }

    private func fixedField(_ double: Double, _ spec: SimpleSpec) throws(Unwind) -> Value {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FixedText.longest) {
            (text: UnsafeMutableBufferPointer<UInt8>) throws(Unwind) in
            let end = text.baseAddress.unsafelyUnwrapped + FixedText.longest, sign = double.sign == .minus ? 1 : 0
            guard let first = FixedText.write(double.magnitude, spec.precision < 0 ? 6 : spec.precision, endingAt: end) else {
                return .absent
            }
            return try field(end - first + sign, spec, alignedBy: UInt8(ascii: ">")) { place in
                if sign == 1 { place[0] = UInt8(ascii: "-") }
                Units.copyBytes(UnsafeRawPointer(first), UnsafeMutableRawPointer(place + sign), end - first)
            }
        }
    }

    private func decimalField(_ integer: Int, _ spec: SimpleSpec) throws(Unwind) -> Value {
        let magnitude = integer.magnitude, sign = integer < 0 ? 1 : 0
        let length = IntegerText.digitCount(magnitude) &+ sign
        return try field(length, spec, alignedBy: UInt8(ascii: ">")) { place in
            if sign == 1 { place[0] = UInt8(ascii: "-") }
            IntegerText.write(magnitude, endingAt: place + length)
        }
    }

    private func hexadecimalField(_ integer: Int, _ spec: SimpleSpec) throws(Unwind) -> Value {
        let magnitude = integer.magnitude, sign = integer < 0 ? 1 : 0
        let length = Swift.max(1, (67 &- magnitude.leadingZeroBitCount) / 4) &+ sign
        return try field(length, spec, alignedBy: UInt8(ascii: ">")) { place in
            if sign == 1 { place[0] = UInt8(ascii: "-") }
            var rest = magnitude, index = length &- 1
            while index >= sign {
                let digit = UInt8(truncatingIfNeeded: rest & 15)
                place[index] = digit &+ (digit < 10 ? 48 : 87)
                rest >>= 4
                index &-= 1
            }
        }
    }

    /// A str of `length` bytes that `body` writes, and the padding around them. Absent when it has one character only:
    /// those have a place of their own.
    @inline(__always)
    private func field(
        _ length: Int, _ spec: SimpleSpec, alignedBy align: UInt8, _ body: (UnsafeMutablePointer<UInt8>) -> Void
    ) throws(Unwind) -> Value {
        let total = Swift.max(length, spec.width)
        if total < 2 { return .absent }
        let before = spec.before(total &- length, otherwise: align)
        let string = try newString(length: total, shift: 0, isASCII: true)
        let place = string.base.assumingMemoryBound(to: UInt8.self)
        place.update(repeating: spec.fill, count: before)
        body(place + before)
        (place + before + length).update(repeating: spec.fill, count: total &- length &- before)
        return string.value
    }
}
