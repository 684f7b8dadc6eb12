import Typhon

/// An independent model of what transactions may do: committed values, and for each running
/// transaction what it has read and written. It knows nothing of records, versions or
/// logs; it predicts from first principles which answers are allowed.
struct SerialModel {
    struct Running {
        var reads: [Int: Int] = [:]
        var writes: [Int: Int] = [:]
        /// Undo marks: the writes as they were.
        var marks: [[Int: Int]] = []
        /// Units locked since the begin, rolled back to a mark or not.
        var locks: Set<Int> = []
    }

    var committed: [Int]
    var running: [Running?]

    init(units: Int, threads: Int) {
        committed = Array(repeating: 0, count: units)
        running = Array(repeating: nil, count: threads)
    }

    func ownerOf(_ unit: Int, except thread: Int) -> Int? {
        running.indices.first { $0 != thread && running[$0]?.locks.contains(unit) == true }
    }

    /// Has anything this transaction read been committed over since? Then it must not commit a write.
    func isStale(_ thread: Int) -> Bool {
        running[thread]!.reads.contains { committed[$0.key] != $0.value }
    }

    mutating func begin(_ thread: Int) { running[thread] = Running() }
    mutating func abort(_ thread: Int) { running[thread] = nil }

    mutating func commit(_ thread: Int) {
        for (unit, value) in running[thread]!.writes { committed[unit] = value }
        running[thread] = nil
    }

    /// The one value a successful read may give.
    func expected(_ thread: Int, _ unit: Int) -> Int {
        let this = running[thread]!
        return this.writes[unit] ?? this.reads[unit] ?? committed[unit]
    }

    mutating func noteRead(_ thread: Int, _ unit: Int, _ value: Int) {
        if running[thread]!.writes[unit] == nil { running[thread]!.reads[unit] = value }
    }
}
