#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # TextSearch: where does one run of units occur in another?
///
/// Looks for the needle's first unit (with `memchr` where units are bytes), then compares. The
/// comparisons wasted are counted; when they exceed a few times the distance travelled, the
/// text is of the bad kind ("aaaa...ab") and the search goes on with a Knuth-Morris-Pratt
/// table. Complexity: linear in the worst case, and sublinear work per unit usually.
enum TextSearch {
    /// Offset of the first occurrence (the last one with `reverse`), or -1.
    static func find(_ needle: Units, in hay: Units, reverse: Bool = false) -> Int {
        if needle.count > hay.count { return -1 }
        if needle.count == 0 { return reverse ? hay.count : 0 }
        switch (hay.shift, needle.shift) {
        case (0, 0): return find(hay.bytes, hay.count, needle.bytes, needle.count, reverse)
        case (1, 0): return find(hay.shorts, hay.count, needle.bytes, needle.count, reverse)
        case (1, 1): return find(hay.shorts, hay.count, needle.shorts, needle.count, reverse)
        case (2, 0): return find(hay.longs, hay.count, needle.bytes, needle.count, reverse)
        case (2, 1): return find(hay.longs, hay.count, needle.shorts, needle.count, reverse)
        case (2, 2): return find(hay.longs, hay.count, needle.longs, needle.count, reverse)
        // A canonical needle that is wider than the text has a code point the text cannot have.
        default: return -1
        }
    }

    /// Occurrences that do not overlap, at most `limit`. An empty needle occurs between all units.
    static func count(_ needle: Units, in hay: Units, limit: Int = .max) -> Int {
        if needle.count == 0 { return min(hay.count + 1, limit) }
        var found = 0, start = 0
        while found < limit {
            let offset = find(needle, in: hay.slice(start, hay.count))
            if offset < 0 { break }
            found += 1
            start += offset + needle.count
        }
        return found
    }

    @inline(__always)
    private static func find<H: FixedWidthInteger, N: FixedWidthInteger>(
        _ hay: UnsafePointer<H>, _ count: Int, _ needle: UnsafePointer<N>, _ length: Int, _ reverse: Bool
    ) -> Int {
        reverse ? backward(hay, count, needle, length) : forward(hay, count, needle, length)
    }

    @inline(__always)
    private static func skip<H: FixedWidthInteger>(_ hay: UnsafePointer<H>, _ start: Int, _ limit: Int, _ unit: H) -> Int {
        if H.self == UInt8.self {
            guard let hit = memchr(hay + start, Int32(truncatingIfNeeded: unit), limit - start + 1) else { return limit + 1 }
            return UnsafeRawPointer(hit) - UnsafeRawPointer(hay)
        }
        var index = start
        while index <= limit && hay[index] != unit { index &+= 1 }
        return index
    }

    private static func forward<H: FixedWidthInteger, N: FixedWidthInteger>(
        _ hay: UnsafePointer<H>, _ count: Int, _ needle: UnsafePointer<N>, _ length: Int
    ) -> Int {
        let first = H(truncatingIfNeeded: needle[0]), last = H(truncatingIfNeeded: needle[length - 1])
        let limit = count - length
        var index = 0, wasted = 0
        while index <= limit {
            index = skip(hay, index, limit, first)
            if index > limit { return -1 }
            if hay[index &+ length &- 1] == last {
                var same = 1
                while same < length && hay[index &+ same] == H(truncatingIfNeeded: needle[same]) { same &+= 1 }
                if same >= length { return index }
                wasted &+= same
            }
            index &+= 1
            if wasted > 4 &* index &+ 512 { return knuth(hay, count, needle, length, from: index, reverse: false) }
        }
        return -1
    }

    private static func backward<H: FixedWidthInteger, N: FixedWidthInteger>(
        _ hay: UnsafePointer<H>, _ count: Int, _ needle: UnsafePointer<N>, _ length: Int
    ) -> Int {
        let first = H(truncatingIfNeeded: needle[0])
        var index = count - length, wasted = 0
        while index >= 0 {
            if hay[index] == first {
                var same = 1
                while same < length && hay[index &+ same] == H(truncatingIfNeeded: needle[same]) { same &+= 1 }
                if same >= length { return index }
                wasted &+= same
                let travelled = count &- index
                if wasted > 4 &* travelled &+ 512 {
                    return knuth(hay, index &+ length &- 1, needle, length, from: 0, reverse: true)
                }
            }
            index &-= 1
        }
        return -1
    }

    /// Knuth-Morris-Pratt from offset `from` on; mirrored with `reverse` (the whole of hay, from its end).
    private static func knuth<H: FixedWidthInteger, N: FixedWidthInteger>(
        _ hay: UnsafePointer<H>, _ count: Int, _ needle: UnsafePointer<N>, _ length: Int, from: Int, reverse: Bool
    ) -> Int {
        let border = UnsafeMutablePointer<Int>.allocate(capacity: length)
        defer { border.deallocate() }
        func pattern(_ index: Int) -> H { H(truncatingIfNeeded: needle[reverse ? length - 1 - index : index]) }
        border[0] = 0
        var matched = 0
        for index in 1..<max(length, 1) {
            while matched > 0 && pattern(index) != pattern(matched) { matched = border[matched - 1] }
            if pattern(index) == pattern(matched) { matched += 1 }
            border[index] = matched
        }
        matched = 0
        for index in from..<max(count, from) {
            let unit = hay[reverse ? count - 1 - index : index]
            while matched > 0 && unit != pattern(matched) { matched = border[matched - 1] }
            if unit == pattern(matched) { matched += 1 }
            if matched == length { return reverse ? count - 1 - index : index - length + 1 }
        }
        return -1
    }
}
