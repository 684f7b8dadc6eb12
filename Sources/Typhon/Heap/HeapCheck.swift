/// # HeapCheck: the heap's laws as code
///
/// Walks the whole heap right after a collection (stress switch `verify`) and cites the
/// laws of `HeapState` that do not hold. It reads only; all threads are stopped.
final class HeapCheck {
    private let heap: Heap
    private(set) var violations: [String] = []
    private var object: UInt = 0
    /// Shapes with a smaller number exist; 0: not known.
    private let shapeCount: Int

    private init(_ heap: Heap) {
        self.heap = heap
        shapeCount = heap.cold.shapeCount()
    }

    /// What is wrong with the heap, at most a few dozen lines.
    static func violations(_ heap: Heap) -> [String] {
        let check = HeapCheck(heap)
        check.run()
        return check.violations
    }

    /// Ends the process with the findings, if there are any: the heap cannot be trusted any more.
    static func verify(_ heap: Heap) {
        let found = violations(heap) + heap.cold.upperViolations()
        if !found.isEmpty { fatalError("BUG: the heap breaks its laws\n" + found.joined(separator: "\n")) }
    }

    /// Law 7, for memory about to be handed to a cursor; nil when it holds.
    static func violation(ofRunFrom start: UnsafeRawPointer, to end: UnsafeRawPointer) -> String? {
        var word = UnsafeMutableRawPointer(mutating: start)
        while word < end {
            if word.loadRelaxed() != 0 { return "law 7: a run from \(start) to \(end) is not zero at \(word)" }
            word += 8
        }
        return nil
    }

    private func run() {
        guard let marker = Marker.make(heap, .checking) else { return }
        marker.worker.pointee.check = Unmanaged.passUnretained(self)
        for index in 0..<heap.frontier { check(block: index) }
        heap.forEachMarked { check(object: $0, marker) }
        marker.destroy()
    }

    private func report(_ law: Int, _ text: String) {
        if violations.count < 40 { violations.append("law \(law): \(text)") }
    }

    // MARK: Blocks

    private func check(block index: Int) {
        let info = heap.block(index)
        let isListed = heap.state.pointee.freeMap.isFree(index)
        if isListed != (info.pointee.use == .free) { report(6, "block \(index) is \(info.pointee.use), in the free map: \(isListed)") }
        if info.pointee.use == .small { check(small: index, info) }
    }

    private func check(small index: Int, _ info: UnsafeMutablePointer<BlockInfo>) {
        if info.pointee.position != 0 { report(3, "block \(index) is swept up to \(info.pointee.position) after marking") }
        let cell = Int(info.pointee.cellBytes)
        if cell != SizeClass.cellBytes[Int(info.pointee.sizeClass)] { report(5, "block \(index) has cells of \(cell) bytes") }
        let words = heap.markWords(index)
        var offset = heap.nextMarked(words, from: 0, end: SizeClass.blockBytes)
        while offset < SizeClass.blockBytes {
            if offset % cell != 0 { report(2, "block \(index) has a mark at \(offset), inside a cell") }
            if offset >= Int(info.pointee.cellEnd) { report(2, "block \(index) has a mark at \(offset), behind its cells") }
            offset = heap.nextMarked(words, from: offset + SizeClass.granule, end: SizeClass.blockBytes)
        }
    }

    // MARK: Objects

    private func check(object address: UInt, _ marker: Marker) {
        object = address
        let ref = Ref(address: UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped)
        let kind = Int(ref.meta >> 32 & 0xFF)
        let bytes = heap.cellBytes(of: address)
        guard ref.meta != 0 else { return report(1, "\(hex(address)) is marked and has no meta word") }
        guard kind != 0, Kind(rawValue: UInt8(kind)) != nil else { return report(5, "\(describe(address)) is of kind \(kind)") }
        if ref.words * 8 > bytes { report(5, "\(describe(address)) has \(ref.words) words in \(bytes) bytes") }
        if shapeCount > 0 && Int(ref.shape.number) >= shapeCount { report(5, "\(describe(address)) has shape \(ref.shape.number)") }
        checkReferences(ref, kind, bytes, marker)
    }

    private func checkReferences(_ ref: Ref, _ kind: Int, _ bytes: Int, _ marker: Marker) {
        switch marker.worker.pointee.layouts[kind] {
        case .leaf, .invalid: return
        case .traced: marker.worker.pointee.tracers[kind].unsafelyUnwrapped(ref.address, marker.opaque)
        case .values:
            let range = Heap.valueRange(ref.address, ref.words)
            guard range.first <= range.end, range.end * 8 <= bytes else {
                return report(5, "\(describe(object)) claims \(range.end) words in \(bytes) bytes")
            }
            marker.visit(words: ref.address + range.first * 8, count: range.end - range.first)
        }
    }

    /// The object being checked refers to `address`.
    func reference(_ address: UInt) {
        if address & 15 != 0 || address < heap.state.pointee.base || address >= heap.usedEnd {
            return report(4, "\(describe(object)) refers to \(hex(address)), which is not on the heap")
        }
        let info = heap.block(Int((address - heap.state.pointee.base) >> SizeClass.blockShift))
        switch info.pointee.use {
        case .free, .largeTail: report(4, "\(describe(object)) refers to \(hex(address)) in a block that is \(info.pointee.use)")
        case .small, .largeHead:
            if !heap.isMarked(address) { report(4, "\(describe(object)) refers to \(hex(address)), which is not a live object") }
        }
    }

    private func describe(_ address: UInt) -> String {
        let meta = UnsafeMutableRawPointer(bitPattern: address + 8).unsafelyUnwrapped.loadRelaxed()
        let kind = Kind(rawValue: UInt8(truncatingIfNeeded: meta >> 32)).map { "\($0)" } ?? "?"
        return "\(kind) at \(hex(address))"
    }

    private func hex(_ address: UInt) -> String { "0x" + String(address, radix: 16) }
}
