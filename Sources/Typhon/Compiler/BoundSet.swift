/// A set of local registers: those that surely hold a value at some point of the code.
///
/// The first 64 locals, all of most functions, need no memory of their own.
struct BoundSet {
    private var low: UInt64 = 0
    private var high: ContiguousArray<UInt64> = []

    func contains(_ register: Int) -> Bool {
        if register < 64 { return low >> UInt64(register) & 1 != 0 }
        let word = register / 64 - 1
        return word < high.count && high[word] >> UInt64(register % 64) & 1 != 0
    }

    mutating func insert(_ register: Int) {
        if register < 64 { return low |= 1 << UInt64(register) }
        let word = register / 64 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(register % 64)
    }

    mutating func remove(_ register: Int) {
        if register < 64 { return low &= ~(1 << UInt64(register)) }
        let word = register / 64 - 1
        if word < high.count { high[word] &= ~(1 << UInt64(register % 64)) }
    }

    mutating func formIntersection(_ other: BoundSet) {
        low &= other.low
        if high.isEmpty { return }
        for word in high.indices { high[word] &= word < other.high.count ? other.high[word] : 0 }
    }

    mutating func formUnion(_ other: BoundSet) {
        low |= other.low
        while high.count < other.high.count { high.append(0) }
        for word in other.high.indices { high[word] |= other.high[word] }
    }

    func subtracting(_ other: BoundSet) -> BoundSet {
        var result = self
        result.low &= ~other.low
        for word in high.indices where word < other.high.count { result.high[word] &= ~other.high[word] }
        return result
    }

    /// Whether every member is in `other`.
    func isSubset(of other: BoundSet) -> Bool {
        if low & ~other.low != 0 { return false }
        for word in high.indices where high[word] & ~(word < other.high.count ? other.high[word] : 0) != 0 { return false }
        return true
    }

    /// The registers 0..<count.
    static func first(_ count: Int) -> BoundSet {
        var result = BoundSet()
        result.low = count >= 64 ? .max : (1 << UInt64(count)) - 1
        var rest = count - 64
        while rest > 0 {
            result.high.append(rest >= 64 ? .max : (1 << UInt64(rest)) - 1)
            rest -= 64
        }
        return result
    }

    /// Without the registers from `start` on.
    func prefix(below start: Int) -> BoundSet {
        var result = self
        result.formIntersection(.first(start))
        return result
    }
}
