import CTyphon

/// # Words that may be references
///
/// Native stacks, registers and guest registers are not typed. A word counts as a
/// reference when it leads anywhere into a cell that is an object by law 1: to its
/// start, its tagged start (address | 1), its inside. The compiler may keep nothing but
/// the end of an array while it counts a negative index up to zero, so the end of an
/// object that fills its cell counts too.
extension Heap {
    /// Start of the object that `word` leads into, or 0. All threads are stopped and the marks
    /// are those of the last collection.
    func object(containing word: UInt) -> UInt {
        guard let cell = cell(containing: word) else { return 0 }
        let info = block(cell.block)
        let offset = UInt32(truncatingIfNeeded: cell.start &- address(ofBlock: cell.block))
        return isObject(cell.start, offset, info) ? cell.start : 0
    }

    @inline(__always)
    private func isObject(_ start: UInt, _ offset: UInt32, _ info: UnsafeMutablePointer<BlockInfo>) -> Bool {
        if offset >= info.pointee.position && info.pointee.use == .small { return isMarked(start) }
        return UnsafeMutableRawPointer(bitPattern: start &+ 8).unsafelyUnwrapped.loadRelaxed() != 0
    }

    /// The cell, live or not, that contains an address.
    private func cell(containing word: UInt) -> (start: UInt, block: Int)? {
        guard word >= state.pointee.base, word < usedEnd else { return nil }
        let offset = word &- state.pointee.base
        let number = Int(bitPattern: offset >> SizeClass.blockShift)
        let info = block(number)
        switch info.pointee.use {
        case .free: return nil
        case .small:
            let inner = info.pointee.cellStart(offset & UInt(SizeClass.blockBytes - 1))
            return inner < UInt(info.pointee.cellEnd) ? (address(ofBlock: number) &+ inner, number) : nil
        case .largeHead: return (address(ofBlock: number), number)
        case .largeTail:
            let head = number &- Int(info.pointee.span)
            return (address(ofBlock: head), head)
        }
    }

    /// The object an inner address of a live object belongs to.
    func objectStart(ofLive inner: UInt) -> UInt { cell(containing: inner).unsafelyUnwrapped.start }

    /// Bytes of the cell or the blocks at the start of an object.
    func cellBytes(of start: UInt) -> Int {
        let info = block(Int(bitPattern: (start &- state.pointee.base) >> SizeClass.blockShift))
        return info.pointee.use == .small ? Int(info.pointee.cellBytes) : info.pointee.largeBytes
    }
}

extension Marker {
    /// While gathering: a word that may be a reference in any form.
    @inline(__always) func visitConservatively(_ word: UInt) {
        if word &- worker.pointee.base <= UInt(bitPattern: worker.pointee.heap.pointee.reservedBytes) { gather(word) }
    }

    @inline(never) func gather(_ word: UInt) {
        let heap = Heap(state: worker.pointee.heap)
        let object = heap.object(containing: word)
        if object != 0 { push(object) }
        if word & 15 == 0 && (object == 0 || object == word) { gatherEnding(at: word, heap) }
    }

    /// The object, if there is one, whose last word ends at `end`.
    private func gatherEnding(at end: UInt, _ heap: Heap) {
        let object = heap.object(containing: end &- 1)
        guard object != 0 else { return }
        let ref = Ref(address: UnsafeMutableRawPointer(bitPattern: object).unsafelyUnwrapped)
        let isFull = ref.words == 0 || ref.words &* 8 &+ 8 >= heap.cellBytes(of: object)
        if isFull && ref.kind.isArray { push(object) }
    }

    /// Words in memory that only this or a stopped thread writes.
    func visitConservatively(from start: UnsafeRawPointer, to end: UnsafeRawPointer) {
        worker.pointee.heap.pointee.rootBytes += max(0, end - start)
        var word = UnsafeMutableRawPointer(mutating: start)
        while word < end {
            visitConservatively(UInt(truncatingIfNeeded: word.loadRelaxed()))
            word += 8
        }
    }

    /// A native stack. Its thread may be running outside the heap and writing to it.
    func visitStack(from lowest: UInt, to highest: UInt) {
        let size = 256
        worker.pointee.heap.pointee.rootBytes += Int(highest &- lowest)
        withUnsafeTemporaryAllocation(of: UInt.self, capacity: size) { buffer in
            var next = lowest & ~7
            while next < highest {
                let count = Swift.min(size, Int(highest &- next) / 8)
                guard count > 0, let source = UnsafePointer<UInt>(bitPattern: next) else { return }
                typhon_copy_words(buffer.baseAddress, source, count)
                for index in 0..<count { visitConservatively(buffer[index]) }
                next &+= UInt(count &* 8)
            }
        }
    }
}

extension Kind {
    /// A variable number of elements, which native code walks with a pointer.
    var isArray: Bool {
        switch self {
        case .integer, .string, .bytes, .tuple, .storage, .byteStorage, .dictionaryTable, .setTable: true
        case .free, .double, .complex, .range, .slice, .boundMethod, .code, .builtin, .methodDescriptor,
             .bytearray, .list, .dictionary, .set, .frozenset,
             .cell, .function, .classObject, .instance, .module, .exception,
             .property, .staticMethod, .classMethod, .superObject,
             .generator, .coroutine, .asyncGenerator,
             .iterator, .enumerate, .zip, .map, .filter, .reversed,
             .traceback, .frame, .file, .memoryview, .weakReference, .lock, .native: false
        }
    }
}
