/// What `--stats` prints: one figure per line, so that people and scripts can both read it.
///
///     transactions
///         commits                         1204
///         aborts                             3
///         aborts write_write                 2
///     thread 1
///         commits                          640
///     collector
///         collections                        5
struct StatisticsReport {
    private(set) var text = ""

    /// By the machine's main thread, when no other guest thread runs any more or counts may be a little behind.
    init(_ t: Thread) {
        addTransactions(t)
        addThreads(t)
        addCollector(t)
        addMachineCode(t)
    }

    private mutating func add(_ name: String, _ figure: String) {
        let width = 44 - name.utf8.count
        text += "    \(name)" + String(repeating: " ", count: max(1, width - figure.utf8.count)) + figure + "\n"
    }

    private mutating func add(_ name: String, _ count: UInt64) { add(name, String(count)) }
    private mutating func add(_ name: String, nanoseconds: UInt64) { add(name + " (ms)", Self.milliseconds(nanoseconds)) }

    /// Three digits behind the point.
    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        let thousandths = String(nanoseconds / 1000 % 1000)
        return "\(nanoseconds / 1_000_000)." + String(repeating: "0", count: 3 - thousandths.utf8.count) + thousandths
    }

    // MARK: Transactions

    private mutating func addTransactions(_ t: Thread) {
        var totals = TransactionCount.allCases.map { t.machine.cold.threads.total($0) }
        t.machine.transactions.pointee.forEachLive { face in
            for count in TransactionCount.allCases { totals[count.rawValue] &+= face[count] }
        }
        text += "transactions\n"
        addCounts { totals[$0.rawValue] }
    }

    private mutating func addCounts(_ value: (TransactionCount) -> UInt64) {
        add("commits", value(.commits))
        add("aborts", AbortReason.allCases.reduce(0) { $0 &+ value(.aborts($1)) })
        for reason in AbortReason.allCases where value(.aborts(reason)) > 0 {
            add("aborts \(reason.guestName)", value(.aborts(reason)))
        }
        add("retries", value(.retries))
        add("irrevocable", value(.irrevocables))
        add("irrevocable", nanoseconds: value(.irrevocableTime))
        add("lost", nanoseconds: value(.lostTime))
        add("waiting", nanoseconds: value(.waitTime))
    }

    private mutating func addThreads(_ t: Thread) {
        for thread in t.machine.cold.threads.ended {
            text += "thread \(thread.ident)\n"
            addCounts { thread.counts[$0.rawValue] }
        }
        t.machine.transactions.pointee.forEachLive { face in
            guard let thread = face.thread else { return }
            text += thread.isMainThread ? "thread 1 (main)\n" : "thread \(thread.ident)\n"
            addCounts { face[$0] }
        }
    }

    // MARK: Collector

    private mutating func addCollector(_ t: Thread) {
        let figures = t.heap.statistics
        text += "collector\n"
        add("collections", UInt64(figures.collections))
        add("pauses", nanoseconds: UInt64(figures.pauseTotal))
        add("longest pause", nanoseconds: UInt64(figures.pauseLongest))
        add("marking", nanoseconds: UInt64(figures.markTotal))
        add("bytes allocated", UInt64(figures.allocatedBytes))
        add("bytes used", UInt64(t.heap.usedBytes))
        add("bytes alive at the last collection", UInt64(figures.liveBytes))
        add("objects alive at the last collection", UInt64(figures.liveObjects))
        add("large objects", UInt64(figures.largeObjects))
        add("finalizers queued", UInt64(figures.finalizersQueued))
    }
    // MARK: Machine code

    private mutating func addMachineCode(_ t: Thread) {
        let (translations, bytes) = t.machine.withShapeLock { (t.machine.cold.machineCode.count, t.machine.cold.machineCode.used) }
        text += "machine code\n"
        add("translations", UInt64(translations))
        add("bytes", UInt64(bytes))
    }
}
