/// Bytes to text.
struct TextDecoder {
    private let t: Thread
    private let units: Units
    private var codec: TextCodec
    private let errorsName: String
    var output: StringBuilder
    private var position = 0

    init(_ t: Thread, _ units: Units, _ codec: TextCodec, _ errorsName: String) throws(Unwind) {
        (self.t, self.units, self.codec, self.errorsName) = (t, units, codec, errorsName)
        output = try StringBuilder(t, capacity: units.count / codec.unitSize + 16)
    }

    mutating func run() throws(Unwind) {
        readMark()
        while position < units.count {
            switch codec {
            case .ascii: try ascii()
            case .latin1:
                try output.append(units.slice(position, units.count))
                position = units.count
            case .utf8, .utf8Signature: try utf8()
            case .utf16: try utf16()
            case .utf32: try utf32()
            }
        }
    }

    private mutating func readMark() {
        func starts(_ mark: [UInt32]) -> Bool {
            units.count >= mark.count && mark.indices.allSatisfy { units[$0] == mark[$0] }
        }
        switch codec {
        case .utf8Signature: if starts([0xEF, 0xBB, 0xBF]) { position = 3 }
        case .utf16(_, true):
            let isBig = starts([0xFE, 0xFF])
            if isBig || starts([0xFF, 0xFE]) { position = 2 }
            codec = .utf16(isBig: isBig, byteOrderMark: true)
        case .utf32(_, true):
            let isBig = starts([0, 0, 0xFE, 0xFF])
            if isBig || starts([0xFF, 0xFE, 0, 0]) { position = 4 }
            codec = .utf32(isBig: isBig, byteOrderMark: true)
        case .utf16, .utf32, .utf8, .ascii, .latin1: break
        }
    }

    private mutating func ascii() throws(Unwind) {
        let byte = units[position]
        if byte < 128 {
            try output.append(byte)
            position += 1
        } else {
            try handleError(1, "ordinal not in range(128)")
        }
    }

    private func isContinuation(_ index: Int, _ low: UInt32 = 0x80, _ high: UInt32 = 0xBF) -> Bool {
        units[index] >= low && units[index] <= high
    }

    private mutating func utf8() throws(Unwind) {
        let start = position
        let lead = units[start]
        if lead < 0x80 {
            var end = start + 1
            while end < units.count && units[end] < 0x80 { end &+= 1 }
            try output.append(units.slice(start, end))
            position = end
            return
        }
        if lead < 0xC2 || lead > 0xF4 { return try handleError(1, "invalid start byte") }
        let size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
        let low: UInt32 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let high: UInt32 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        for step in 1..<size {
            if start + step >= units.count { return try handleError(units.count - start, "unexpected end of data") }
            let fits = step == 1 ? isContinuation(start + 1, low, high) : isContinuation(start + step)
            if !fits { return try handleError(step, "invalid continuation byte") }
        }
        try output.append(UTF8Walk.next(units.bytes + start).codePoint)
        position = start + size
    }

    private func unit(_ index: Int, _ size: Int) -> UInt32 {
        var result: UInt32 = 0
        for byte in 0..<size {
            let shift = UInt32(codec.isBig ? size - 1 - byte : byte) * 8
            result |= units[index + byte] << shift
        }
        return result
    }

    private mutating func utf16() throws(Unwind) {
        let left = units.count - position
        if left < 2 { return try handleError(left, "truncated data") }
        let first = unit(position, 2)
        if first &- 0xD800 >= 0x800 {
            try output.append(first)
            position += 2
            return
        }
        if first >= 0xDC00 { return try handleError(2, "illegal encoding") }
        if left < 4 { return try handleError(left, "unexpected end of data") }
        let second = unit(position + 2, 2)
        if second &- 0xDC00 >= 0x400 { return try handleError(2, "illegal UTF-16 surrogate") }
        try output.append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        position += 4
    }

    private mutating func utf32() throws(Unwind) {
        let left = units.count - position
        if left < 4 { return try handleError(left, "truncated data") }
        let codePoint = unit(position, 4)
        if codePoint &- 0xD800 < 0x800 {
            return try handleError(4, "code point in surrogate code point range(0xd800, 0xe000)")
        }
        if codePoint >= 0x110000 { return try handleError(4, "code point not in range(0x110000)") }
        try output.append(codePoint)
        position += 4
    }

    // MARK: Errors

    /// Handles the `count` bytes at the position and moves on.
    private mutating func handleError(_ count: Int, _ reason: String) throws(Unwind) {
        let start = position, end = position + count
        position = end
        switch try t.codecErrors(errorsName) {
        case .strict, .namereplace: throw failure(start, end, reason)
        case .xmlcharrefreplace:
            throw t.raise(.typeError, "don't know how to handle UnicodeDecodeError in error callback")
        case .ignore: break
        case .replace: try output.append(0xFFFD)
        case .backslashreplace:
            for index in start..<end { try output.appendEscape(units[index]) }
        case .surrogateescape:
            position = start
            while position < end && units[position] >= 128 {
                try output.append(0xDC00 + units[position])
                position += 1
            }
            if position == start { throw failure(start, end, reason) }
        case .surrogatepass:
            let (surrogate, size) = surrogate(at: start)
            guard size > 0 else { throw failure(start, end, reason) }
            try output.append(surrogate)
            position = start + size
        }
    }

    /// The encoded surrogate at an index and its size, which is zero when there is none.
    private func surrogate(at start: Int) -> (UInt32, Int) {
        let size = codec.unitSize == 1 ? 3 : codec.unitSize
        if units.count - start < size || codec == .ascii { return (0, 0) }
        var found: UInt32 = 0
        if codec.unitSize > 1 {
            found = unit(start, size)
        } else if units[start] & 0xF0 == 0xE0 && isContinuation(start + 1) && isContinuation(start + 2) {
            found = UTF8Walk.next(units.bytes + start).codePoint
        }
        return found &- 0xD800 < 0x800 ? (found, size) : (0, 0)
    }

    private func failure(_ start: Int, _ end: Int, _ reason: String) -> Unwind {
        let name = codec.name(decoding: true)
        if end > start + 1 {
            return t.raise(.unicodeDecodeError, "'\(name)' codec can't decode bytes in position \(start)-\(end - 1): \(reason)")
        }
        let digits = String(units[start], radix: 16)
        let shown = digits.count == 1 ? "0" + digits : digits
        return t.raise(.unicodeDecodeError, "'\(name)' codec can't decode byte 0x\(shown) in position \(start): \(reason)")
    }
}
