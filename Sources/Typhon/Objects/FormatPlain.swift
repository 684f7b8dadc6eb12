#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # `"key%d" % n`: the printf-like language where it is simplest
///
/// ASCII templates of literal text, `%d`, `%s` and `%.3f` (with width and `-`) whose values are inline numbers
/// and ASCII strings, written to a small buffer in one pass. Whatever else turns up, a mistake too, makes
/// it give up: nothing has happened yet, and `PercentFormat` begins again.
struct PlainPercent {
    let template: UnsafePointer<UInt8>
    let templateCount: Int
    let values: UnsafePointer<Value>
    let valueCount: Int
    let target: UnsafeMutablePointer<UInt8>
    let capacity: Int
    private var count = 0
    private var used = 0

    /// Of the buffer: the last bytes are for the digits of one float.
    static let capacity = 256 + FixedText.longest
    static let longestTemplate = 96, longestField = 64

    init(_ template: Units, _ values: UnsafePointer<Value>, _ valueCount: Int, into target: UnsafeMutableBufferPointer<UInt8>) {
        self.template = template.bytes
        templateCount = template.count
        self.values = values
        self.valueCount = valueCount
        self.target = target.baseAddress.unsafelyUnwrapped
        capacity = target.count &- FixedText.longest
    }

    /// Bytes written, -1: not so simple.
    mutating func write() -> Int {
        if templateCount > PlainPercent.longestTemplate { return -1 }
        var position = 0
        while position < templateCount {
            let byte = template[position]
            position &+= 1
            if byte != UInt8(ascii: "%") {
                target[count] = byte
                count &+= 1
                continue
            }
            // The field, and what is left of the template.
            if count &+ PlainPercent.longestField &+ templateCount > capacity { return -1 }
            position = directive(position)
            if position < 0 { return -1 }
        }
        return used == valueCount ? count : -1
    }

    /// The position behind the directive that begins after its percent sign, -1 to give up.
    private mutating func directive(_ start: Int) -> Int {
        var position = start, width = 0, isLeft = false
        if position < templateCount && template[position] == UInt8(ascii: "-") {
            isLeft = true
            position &+= 1
        }
        // A leading zero is a flag.
        if position < templateCount && template[position] == UInt8(ascii: "0") { return -1 }
        while position < templateCount && template[position] &- 48 < 10 {
            width = width &* 10 &+ Int(template[position] &- 48)
            if width > PlainPercent.longestField { return -1 }
            position &+= 1
        }
        var precision = -1
        if position < templateCount && template[position] == UInt8(ascii: ".") {
            precision = 0
            position &+= 1
            while position < templateCount && template[position] &- 48 < 10 {
                precision = precision &* 10 &+ Int(template[position] &- 48)
                if precision > FixedText.largestPrecision { return -1 }
                position &+= 1
            }
        }
        guard position < templateCount && used < valueCount else { return -1 }
        let letter = template[position], value = values[used]
        used &+= 1
        if letter == UInt8(ascii: "f") {
            if !double(value, precision < 0 ? 6 : precision, width, isLeft) { return -1 }
        } else if precision >= 0 {
            return -1
        } else if value.isInteger && (letter == UInt8(ascii: "d") || letter == UInt8(ascii: "s")) {
            integer(value.integer, width, isLeft)
        } else if letter == UInt8(ascii: "s") && Key.isString(value) {
            let text = StringRef(value.ref)
            if !text.isASCII || text.length > PlainPercent.longestField { return -1 }
            field(text.length, width, isLeft) { Units.copyBytes(UnsafeRawPointer(text.base), UnsafeMutableRawPointer($0), text.length) }
        } else {
            return -1
        }
        return position &+ 1
    }

    private mutating func integer(_ integer: Int, _ width: Int, _ isLeft: Bool) {
        let magnitude = integer.magnitude, sign = integer < 0 ? 1 : 0
        let length = IntegerText.digitCount(magnitude) &+ sign
        field(length, width, isLeft) { place in
            if sign == 1 { place[0] = UInt8(ascii: "-") }
            IntegerText.write(magnitude, endingAt: place + length)
        }
    }

    private mutating func double(_ value: Value, _ precision: Int, _ width: Int, _ isLeft: Bool) -> Bool {
        guard value.isInlineDouble || value.isInteger else { return false }
        let double = value.isInteger ? Double(value.integer) : value.inlineDouble, sign = double.sign == .minus ? 1 : 0
        let end = target + capacity + FixedText.longest
        guard let first = FixedText.write(double.magnitude, precision, endingAt: end) else { return false }
        field(end - first + sign, width, isLeft) { place in
            if sign == 1 { place[0] = UInt8(ascii: "-") }
            Units.copyBytes(UnsafeRawPointer(first), UnsafeMutableRawPointer(place + sign), end - first)
        }
        return true
    }

    @inline(__always)
    private mutating func field(_ length: Int, _ width: Int, _ isLeft: Bool, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
        let padding = Swift.max(width &- length, 0)
        if !isLeft { fill(padding) }
        body(target + count)
        count &+= length
        if isLeft { fill(padding) }
    }

    @inline(__always) private mutating func fill(_ padding: Int) {
        for _ in 0..<padding {
            target[count] = UInt8(ascii: " ")
            count &+= 1
        }
    }
}

extension Thread {
    /// `string % values` when it is that simple, else absent.
    func plainPercentFormat(_ string: StringRef, _ values: Value) throws(Unwind) -> Value {
        guard string.isASCII, string.length <= PlainPercent.longestTemplate else { return .absent }
        if !values.isInteger && !(values.isReference && (values.ref.kind == .tuple || values.ref.kind == .string)) { return .absent }
        return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: PlainPercent.capacity) {
            (buffer: UnsafeMutableBufferPointer<UInt8>) throws(Unwind) -> Value in
            var count = 0
            if values.isKind(.tuple) {
                let tuple = TupleRef(values.ref)
                var format = PlainPercent(string.units, UnsafePointer(tuple.elements), tuple.count, into: buffer)
                count = format.write()
            } else {
                count = withUnsafePointer(to: values) {
                    var format = PlainPercent(string.units, $0, 1, into: buffer)
                    return format.write()
                }
            }
            if count < 0 { return .absent }
            let base = UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
            if count < 2 { return try makeString(Units(base: base, count: count, shift: 0), isASCII: true) }
            let result = try newString(length: count, shift: 0, isASCII: true)
            memcpy(result.base, base, count)
            return result.value
        }
    }
}
