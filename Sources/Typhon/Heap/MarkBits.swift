/// One bit for each granule of 16 bytes, set at the first granule of a live cell. The
/// bits of a block are 64 words in a row; all accesses are atomic, because marking
/// threads share words and sweepers of one block read them while others sweep theirs.
enum MarkBits {
    static let bytesPerBlock = SizeClass.blockBytes / SizeClass.granule / 8
    static let wordsPerBlock = bytesPerBlock / 8
}

extension Heap {
    @inline(__always) func markWords(_ block: Int) -> UnsafeMutableRawPointer {
        state.pointee.markBits + block &* MarkBits.bytesPerBlock
    }

    /// Is the cell that starts at `address` marked?
    @inline(__always) func isMarked(_ address: UInt) -> Bool {
        let offset = address &- state.pointee.base
        let word = (state.pointee.markBits + Int(bitPattern: offset >> 10 &* 8)).loadRelaxed()
        return word >> UInt64((offset >> 4) & 63) & 1 == 1
    }

    /// First marked byte offset at or after `offset` in a block whose bits are `words`, or `end`.
    @inline(__always)
    func nextMarked(_ words: UnsafeMutableRawPointer, from offset: Int, end: Int) -> Int {
        var index = offset >> 10
        if index >= MarkBits.wordsPerBlock { return end }
        var word = (words + index &* 8).loadRelaxed() & (~0 << UInt64((offset >> 4) & 63))
        while word == 0 {
            index &+= 1
            if index << 10 >= end { return end }
            word = (words + index &* 8).loadRelaxed()
        }
        return min((index << 6 &+ word.trailingZeroBitCount) << 4, end)
    }

    func markedCells(_ block: Int) -> Int {
        let words = markWords(block)
        var count = 0
        for index in 0..<MarkBits.wordsPerBlock {
            let word = (words + index &* 8).loadRelaxed()
            if word != 0 { count &+= word.nonzeroBitCount }
        }
        return count
    }

    func clearMarks() {
        for word in 0..<frontier * MarkBits.wordsPerBlock { (state.pointee.markBits + word &* 8).storeRelaxed(0) }
    }
}
