#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # StringTail: `s += x` in linear time
///
///     "abc" ---+
///     "abcde" -+--> buffer | a b c d e | free ... |   used = 5
///
/// A concatenation of more than `threshold` bytes is put into a buffer with room to spare.
/// When the left operand ends where the used part of its buffer ends, the next one
/// claims the bytes behind it by one compare-and-exchange of `used`, writes them and
/// makes a new string over the same buffer. Whoever comes too late copies.
///
/// Safe under parallel threads: a claimed range has one writer, and nobody reads it before
/// that writer's new string is published. Safe under aborts: the bytes an aborted attempt
/// claimed stay claimed and unused, so the re-run copies once and goes on from there.
/// The price: a short early string keeps the whole buffer alive.
enum StringTail {
    static let threshold = 256
}

extension Thread {
    /// Concatenation of two strings (both exactly str).
    func concatenate(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        let left = StringRef(a.ref), right = StringRef(b.ref)
        let leftLength = left.length, rightLength = right.length
        if leftLength == 0 { return b }
        if rightLength == 0 { return a }
        let shift = max(left.shift, right.shift)
        let isASCII = left.isASCII && right.isASCII
        let length = leftLength &+ rightLength
        if left.isNarrow && right.isNarrow && length <= StringTail.threshold {
            let string = try newString(length: length, shift: 0, isASCII: isASCII)
            Units.copyBytes(UnsafeRawPointer(left.narrowUnits), UnsafeMutableRawPointer(string.narrowUnits), leftLength)
            Units.copyBytes(UnsafeRawPointer(right.narrowUnits), UnsafeMutableRawPointer(string.narrowUnits + leftLength), rightLength)
            return string.value
        }
        if length << shift > StringTail.threshold {
            return try extend(left, right, length: length, shift: shift, isASCII: isASCII)
        }
        let string = try newString(length: length, shift: shift, isASCII: isASCII)
        let base = string.base
        left.units.copy(to: base, shift: shift)
        right.units.copy(to: base + leftLength << shift, shift: shift)
        return string.value
    }

    @inline(never)
    private func extend(_ left: StringRef, _ right: StringRef, length: Int, shift: Int, isASCII: Bool) throws(Unwind) -> Value {
        let start = left.length << shift, end = length << shift
        if left.isTail && left.shift == shift {
            let buffer = ByteStorageRef(left.ref[StringRef.bufferWord].ref)
            if end <= buffer.capacity && claim(buffer, from: start, to: end) {
                right.units.copy(to: buffer.bytes + start, shift: shift)
                return try newTailString(buffer, length: length, shift: shift, isASCII: isASCII).value
            }
        }
        if end > TextLimit.bytes { throw raise(.memoryError, "") }
        let buffer = try makeByteStorage(capacity: StringTail.capacity(end))
        left.units.copy(to: buffer.bytes, shift: shift)
        right.units.copy(to: buffer.bytes + start, shift: shift)
        buffer.used.storeRelaxed(Value(small: end).bits)
        return try newTailString(buffer, length: length, shift: shift, isASCII: isASCII).value
    }

    /// Takes the bytes behind the used ones; false: they are somebody else's.
    @inline(__always) private func claim(_ buffer: ByteStorageRef, from start: Int, to end: Int) -> Bool {
        let expected = Value(small: start).bits, desired = Value(small: end).bits
        if isTransactional { return buffer.used.compareExchange(expected: expected, desired: desired) }
        if buffer.used.loadRelaxed() != expected { return false }
        buffer.used.storeRelaxed(desired)
        return true
    }

    /// Concatenation of `count` strings at `parts`.
    func concatenate(_ parts: UnsafeMutablePointer<Value>, count: Int) throws(Unwind) -> Value {
        if count == 1 { return parts[0] }
        return try joined(parts, count: count, separator: nil)
    }

    /// All parts (all str) with the separator between them, in one pass over the text.
    func joined(_ parts: UnsafeMutablePointer<Value>, count: Int, separator: StringRef?) throws(Unwind) -> Value {
        var length = 0, shift = 0, isASCII = true
        if let separator, count > 1 {
            let (total, overflow) = separator.length.multipliedReportingOverflow(by: count - 1)
            if overflow { throw raise(.memoryError, "") }
            (length, shift, isASCII) = (total, separator.shift, separator.isASCII)
        }
        for index in 0..<count {
            let part = StringRef(parts[index].ref)
            length += part.length
            shift = max(shift, part.shift)
            isASCII = isASCII && part.isASCII
            if length > TextLimit.bytes { throw raise(.memoryError, "") }
        }
        if length == 0 { return machine.state.pointee.emptyString }
        let result = try newString(length: length, shift: shift, isASCII: isASCII)
        let between = separator.flatMap { $0.length > 0 ? $0 : nil }
        if shift == 0 {
            joinBytes(parts, count, between, result.base)
        } else {
            joinUnits(parts, count, between, result.base, shift)
        }
        return try length == 1 ? makeCharacter(result.codePoint(at: 0)) : result.value
    }
}

extension Thread {
    /// All one byte wide.
    private func joinBytes(
        _ parts: UnsafeMutablePointer<Value>, _ count: Int, _ separator: StringRef?, _ start: UnsafeMutableRawPointer
    ) {
        var target = start
        for index in 0..<count {
            if let separator, index > 0 {
                Units.copyBytes(UnsafeRawPointer(separator.base), target, separator.length)
                target += separator.length
            }
            let part = StringRef(parts[index].ref), length = part.length
            Units.copyBytes(UnsafeRawPointer(part.base), target, length)
            target += length
        }
    }
}

extension Thread {
    private func joinUnits(
        _ parts: UnsafeMutablePointer<Value>, _ count: Int, _ separator: StringRef?, _ start: UnsafeMutableRawPointer, _ shift: Int
    ) {
        var target = start
        for index in 0..<count {
            if let separator, index > 0 { target = append(separator, target, shift) }
            target = append(StringRef(parts[index].ref), target, shift)
        }
    }

    /// Returns the end.
    @inline(__always)
    private func append(_ part: StringRef, _ target: UnsafeMutableRawPointer, _ shift: Int) -> UnsafeMutableRawPointer {
        let units = part.units
        if units.count == 1 { Units.store(units[0], target, 0, shift) } else { units.copy(to: target, shift: shift) }
        return target + units.count << shift
    }
}

extension StringTail {
    /// Twice what is needed, but no more than a quarter gigabyte of spare room.
    static func capacity(_ needed: Int) -> Int { needed + min(needed, 1 << 28) }
}
