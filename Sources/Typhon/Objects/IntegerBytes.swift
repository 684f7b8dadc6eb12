/// Ints as bytes and back.
extension Thread {
    func isLittleEndian(_ order: Value) throws(Unwind) -> Bool {
        if order.isAbsent { return false }
        guard order.isKind(.string) else {
            throw raise(.typeError, "to_bytes() argument 'byteorder' must be str, not \(typeName(order))")
        }
        switch string(order) {
        case "little": return true
        case "big": return false
        default: throw raise(.valueError, "byteorder must be either 'little' or 'big'")
        }
    }

    func integerBytes(_ value: Value, length: Int, isLittle: Bool, isSigned: Bool) throws(Unwind) -> Value {
        if length < 0 { throw raise(.valueError, "length argument must be non-negative") }
        let sign = integerSign(value)
        if sign < 0 && !isSigned { throw raise(.overflowError, "can't convert negative int to unsigned") }
        if !bytesSuffice(value, length, isSigned) { throw raise(.overflowError, "int too big to convert") }
        if length > IntegerRef.largestLimbCount &* 8 { throw raise(.memoryError, "") }
        return try withOperand(value) { (x: IntegerOperand) throws(Unwind) -> Value in
            var bytes = [UInt8](repeating: 0, count: length)
            var carry: UInt8 = 1
            for index in 0..<length {
                let limb = index >> 3 < x.limbs.count ? x.limbs[index >> 3] : 0
                var byte = UInt8(truncatingIfNeeded: limb &>> UInt((index & 7) &* 8))
                if sign < 0 {
                    byte = ~byte &+ carry
                    carry = carry == 1 && byte == 0 ? 1 : 0
                }
                bytes[isLittle ? index : length &- 1 &- index] = byte
            }
            return try self.makeBytes(bytes)
        }
    }

    /// Does the int fit in `length` bytes of two's complement, or of magnitude?
    private func bytesSuffice(_ value: Value, _ length: Int, _ isSigned: Bool) -> Bool {
        let bits = integerBitLength(value)
        let (room, overflow) = length.multipliedReportingOverflow(by: 8)
        if overflow { return true }
        if !isSigned { return bits <= room }
        // CPython 3.12 finds that -1 fits in no bytes at all.
        if bits < room || bits == 0 || (room == 0 && value == Value(small: -1)) { return true }
        // The most negative number has as many bits as the room and is a power of two.
        return bits == room && integerSign(value) < 0 && integerTrailingZeros(value) == bits &- 1
    }

    func integer(fromBytesOf source: Value, isLittle: Bool, isSigned: Bool) throws(Unwind) -> Value {
        if let units = try bytesLike(source) {
            return try integer(from: UnsafeBufferPointer(start: units.bytes, count: units.count), isLittle, isSigned)
        }
        if source.isKind(.string) || NumberRank.of(plainNumber(source)) != .none {
            throw raise(.typeError, "cannot convert '\(typeName(source))' object to bytes")
        }
        let bytes = try call(machine.classObject(.bytes).value, [source])
        guard let units = try bytesLike(bytes) else { throw raise(.typeError, "cannot convert '\(typeName(source))' object to bytes") }
        return try integer(from: UnsafeBufferPointer(start: units.bytes, count: units.count), isLittle, isSigned)
    }

    func integer(from bytes: UnsafeBufferPointer<UInt8>, _ isLittle: Bool, _ isSigned: Bool) throws(Unwind) -> Value {
        let length = bytes.count
        if length == 0 { return Value(small: 0) }
        let count = (length &+ 7) >> 3
        let result = try newInteger(limbs: count)
        for index in 0..<count { result.limbs[index] = 0 }
        for index in 0..<length {
            let byte = UInt(bytes[isLittle ? index : length &- 1 &- index])
            result.limbs[index >> 3] |= byte &<< UInt((index & 7) &* 8)
        }
        let isNegative = isSigned && bytes[isLittle ? length &- 1 : 0] >= 0x80
        if isNegative {
            // Fill up the highest limb with the sign, then take the magnitude.
            if length & 7 != 0 { result.limbs[count &- 1] |= UInt.max &<< UInt((length & 7) &* 8) }
            Limbs.complement(result.limbs, count)
        }
        return finish(result, count: count, isNegative: isNegative)
    }
}
