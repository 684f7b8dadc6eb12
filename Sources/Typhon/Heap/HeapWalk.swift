/// Walks over all objects. All threads are stopped. Complexity: linear in the used heap.
extension Heap {
    /// Every object, dead ones that nobody has noticed yet excluded (law 1).
    func forEachObject(_ body: (Ref) -> Void) {
        forEachCell { start, info, offset in
            if info.pointee.use == .small && offset >= Int(info.pointee.position) && !isMarked(start) { return }
            let ref = Ref(address: UnsafeMutableRawPointer(bitPattern: start).unsafelyUnwrapped)
            if ref.meta != 0 { body(ref) }
        }
    }

    /// Every marked object: right after marking, the live ones.
    func forEachMarked(_ body: (UInt) -> Void) {
        for index in 0..<frontier {
            switch block(index).pointee.use {
            case .free, .largeTail: continue
            case .largeHead: if isMarked(address(ofBlock: index)) { body(address(ofBlock: index)) }
            case .small: forEachMarked(inBlock: index, body)
            }
        }
    }

    private func forEachMarked(inBlock index: Int, _ body: (UInt) -> Void) {
        let words = markWords(index)
        var offset = nextMarked(words, from: 0, end: SizeClass.blockBytes)
        while offset < SizeClass.blockBytes {
            body(address(ofBlock: index) &+ UInt(offset))
            offset = nextMarked(words, from: offset + SizeClass.granule, end: SizeClass.blockBytes)
        }
    }

    private func forEachCell(_ body: (UInt, UnsafeMutablePointer<BlockInfo>, Int) -> Void) {
        for index in 0..<frontier {
            let info = block(index)
            switch info.pointee.use {
            case .free, .largeTail: continue
            case .largeHead: body(address(ofBlock: index), info, 0)
            case .small:
                let cell = Int(info.pointee.cellBytes)
                for offset in stride(from: 0, to: Int(info.pointee.cellEnd), by: cell) {
                    body(address(ofBlock: index) &+ UInt(offset), info, offset)
                }
            }
        }
    }
}
