/// # TransactionStatistics: what a thread's transactions did, counted
///
/// One word per count in the thread's face, stored by its owner, read by anybody. Times are
/// nanoseconds. Counting is an add to a line the owner has anyway.
enum TransactionCount: Int, CaseIterable {
    case commits
    case writeWriteAborts, readWriteAborts, irrevocableAborts, killedAborts, lockAborts, stressAborts
    case retries
    case irrevocables, irrevocableTime
    case lostTime, waitTime
    case extensions, published, renumberings, sleeps

    static func aborts(_ reason: AbortReason) -> TransactionCount {
        switch reason {
        case .writeWrite: .writeWriteAborts
        case .readWrite: .readWriteAborts
        case .irrevocable: .irrevocableAborts
        case .killed: .killedAborts
        case .lock: .lockAborts
        case .stress: .stressAborts
        }
    }
}

extension TransactionFace {
    subscript(count: TransactionCount) -> UInt64 {
        @inline(__always) get { (address + 128 + count.rawValue &* 8).loadRelaxed() }
        @inline(__always) nonmutating set { (address + 128 + count.rawValue &* 8).storeRelaxed(newValue) }
    }
    func clearStatistics() {
        for count in TransactionCount.allCases { self[count] = 0 }
    }
}

extension Thread {
    @inline(__always) func count(_ what: TransactionCount, _ amount: UInt64 = 1) {
        transaction.pointee.face[what] &+= amount
    }

    /// A count of this thread. Any thread may ask.
    func statistic(_ what: TransactionCount) -> UInt64 { transaction.pointee.face[what] }
}
