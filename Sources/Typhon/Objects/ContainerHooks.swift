/// What the collector, the world and the transactions must know about the tables behind
/// dicts and sets. Called while a machine starts, before its first table is made.
enum ContainerHooks {
    static func install(_ machine: Machine) {
        _ = transactions
        let heap = machine.heap
        heap.setTracer(.dictionaryTable) { object, marker in
            let marker = Marker(opaque: marker)
            DictionaryTable.forEachReference(Ref(address: object)) { marker.visit(Value($0)) }
        }
        heap.setTracer(.setTable) { object, marker in
            let marker = Marker(opaque: marker)
            SetTable.forEachReference(Ref(address: object)) { marker.visit(Value($0)) }
        }
    }

    /// The same for all machines of the process, hence once.
    private static let transactions: Void = {
        ObjectWalk.dictionaryTable = ObjectWalk.Table(
            references: { DictionaryTable.forEachReference($0, $1) }, records: { DictionaryTable.forEachRecord($0, $1) })
        ObjectWalk.setTable = ObjectWalk.Table(
            references: { SetTable.forEachReference($0, $1) }, records: { SetTable.forEachRecord($0, $1) })
    }()
}
