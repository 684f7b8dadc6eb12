/// # ObjectWalk: where an object's references and ownership records lie
///
/// Most objects are a header and values: words 2 ..< meta.words, one record. Storage has
/// a record for each card; the tables of dictionaries and sets are known to the room that
/// makes them, which registers its functions when a machine starts.
///
/// The caller owns the object, or its threads are stopped.
enum ObjectWalk {
    typealias References = @Sendable (Ref, (Ref) -> Void) -> Void
    typealias Records = @Sendable (Ref, (UnsafeMutableRawPointer) -> Void) -> Void

    struct Table {
        var references: References
        var records: Records
    }

    /// Written before the first guest thread runs, read only afterwards.
    nonisolated(unsafe) static var dictionaryTable: Table?
    nonisolated(unsafe) static var setTable: Table?

    /// Every record of the object beside its own.
    @inline(__always) static func forEachRecord(of object: Ref, _ body: (UnsafeMutableRawPointer) -> Void) {
        switch object.kind.layout {
        case .leaf: return
        case .dictionaryTable: dictionaryTable?.records(object, body)
        case .setTable: setTable?.records(object, body)
        case .values:
            if object.kind != .storage { return }
            let capacity = StorageRef(object).capacity
            for card in 0..<StorageRef.cardCount(capacity) { body(StorageRef(object).slot(capacity &+ card)) }
        }
    }

    @inline(__always) static func forEachReference(of object: Ref, _ body: (Ref) -> Void) {
        switch object.kind.layout {
        case .leaf: return
        case .dictionaryTable: dictionaryTable?.references(object, body)
        case .setTable: setTable?.references(object, body)
        case .values:
            let count = valueWords(of: object)
            for index in 2..<2 &+ count where object[index].isReference { body(object[index].ref) }
        }
    }

    /// Values behind the header of an object of the plain layout: words 2 and on. Only
    /// storage and tuples outgrow the header's count; both keep theirs in word 2.
    @inline(__always) static func valueWords(of object: Ref) -> Int {
        let words = object.words
        return words != 0 ? words &- 2 : 1 &+ object[2].integer
    }
}
