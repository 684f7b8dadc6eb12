/// # Size classes
///
///     bytes      16  32  48 ... 704 | 768  896 1024 ... 21840  32768 | larger
///     class       1   2   3 ...  44 |  45   46   47 ...    67     68 | large object
///
/// Up to 704 bytes, where the tables of small dicts and sets end, every multiple of 16 is a class of its own and its index is the
/// number of granules, so that compiled code computes it with a shift. Beyond, a block
/// is divided by a fixed list of counts: up to 8 KB no class wastes more than a fifth of
/// a cell, beyond no more than a third; none more than 1 % of the block. The tables are written once and never freed.
extension SizeClass {
    static let blockBytes = 65536
    static let blockShift: UInt = 16
    /// One more than the largest index; index 0 is not used.
    static let count = 69
    static let largestCell = 32768
    /// Cells per block of the classes beyond the exact ones.
    private static let divisors: [Int] = [
        85, 73, 64, 56, 50, 42, 36, 32, 28, 25, 21, 18, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2,
    ]

    /// Bytes of a cell by class index.
    nonisolated(unsafe) static let cellBytes: UnsafePointer<Int> = {
        let table = UnsafeMutablePointer<Int>.allocate(capacity: count)
        for index in 0...largestExact { table[index] = index * granule }
        for (offset, divisor) in divisors.enumerated() {
            table[largestExact + 1 + offset] = (blockBytes / divisor) & ~(granule - 1)
        }
        return UnsafePointer(table)
    }()

    /// Class index by size in units of 64 bytes, rounded up.
    nonisolated(unsafe) private static let indexBySize: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: largestCell / 64 + 1)
        for unit in 0...largestCell / 64 {
            table[unit] = UInt8((largestExact..<count).first { cellBytes[$0] >= unit * 64 }!)
        }
        return UnsafePointer(table)
    }()

    /// The class whose cells hold `bytes` (16...32768). Complexity: constant.
    static func index(forBytes bytes: Int) -> Int {
        if bytes <= largestExact * granule { return (bytes + granule - 1) / granule }
        let coarse = Int(indexBySize[bytes / 64])
        return cellBytes[coarse] >= bytes ? coarse : coarse + 1
    }
}
