/// How the collector finds the references of an object: one byte per kind.
enum TraceLayout: UInt8 {
    /// No references.
    case leaf
    /// Words 2 ..< `words` are values; with more than 65,535 words, word 2 is the count of values from word 3 on.
    case values
    /// A registered function knows (`Heap.setTracer`).
    case traced
    /// Not a kind.
    case invalid

    static func makeTable() -> UnsafeMutablePointer<TraceLayout> {
        let table = UnsafeMutablePointer<TraceLayout>.allocate(capacity: 256)
        table.initialize(repeating: .invalid, count: 256)
        var number: UInt8 = 0
        while let kind = Kind(rawValue: number) {
            switch kind.layout {
            case .leaf: table[Int(number)] = .leaf
            // Until the containers' room has registered its own: every word of a table is a value.
            case .values, .dictionaryTable, .setTable: table[Int(number)] = .values
            }
            number += 1
        }
        return table
    }
}

/// Visits the references of one object: arguments are the object's address and a
/// `Marker`'s opaque word. It runs while all guest threads are stopped, possibly on
/// several threads at once for different objects; it must not allocate, lock or throw.
///
///     heap.setTracer(.dictionaryTable) { object, marker in
///         Marker(opaque: marker).visit(words: object + 32, count: ...)
///     }
typealias ObjectTracer = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Void

extension Heap {
    /// Replaces the way objects of `kind` are traced. While a machine starts only.
    func setTracer(_ kind: Kind, _ tracer: @escaping ObjectTracer) {
        state.pointee.layouts[Int(kind.rawValue)] = .traced
        state.pointee.tracers[Int(kind.rawValue)] = tracer
    }

    /// The words of an object that are values by its layout alone.
    @inline(__always) static func valueRange(_ object: UnsafeMutableRawPointer, _ words: Int) -> (first: Int, end: Int) {
        if words != 0 { return (2, words) }
        return (3, 3 &+ Value(bits: (object + 16).loadRelaxed()).integer)
    }
}
