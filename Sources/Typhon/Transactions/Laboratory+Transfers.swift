/// Measurements and real-thread tests of the laboratory: transfers between accounts.
extension LogicalThread {
    /// `count` transfers, `blocks` per transaction, between objects of `accounts` (word 0 holds
    /// the balance). Every transaction that reads a pair sees balances that no unfinished
    /// transfer shows. Returns how often it had to run again.
    @inline(never)
    package func transfer(_ accounts: [LabObject], count: Int, blocks: Int, seed: UInt64) -> Int {
        accounts.withUnsafeBufferPointer { buffer in
            var random = seed | 1
            var done = 0, reruns = 0
            while done < count {
                let start = random
                t.beginTransaction()
                while true {
                    do {
                        try transferBlocks(buffer, blocks, &random)
                        try t.commitTransaction()
                        break
                    } catch {
                        reruns += 1
                        random = start
                        t.recover()
                    }
                }
                done += blocks
            }
            return reruns
        }
    }

    @inline(__always)
    private func transferBlocks(_ accounts: UnsafeBufferPointer<LabObject>, _ blocks: Int, _ random: inout UInt64) throws(Unwind) {
        for _ in 0..<blocks {
            let (from, to) = LogicalThread.choose(accounts, &random)
            let a = try t.read(from, 2).integer, b = try t.read(to, 2).integer
            try t.open(from)
            from[2] = Value(small: a &- 1)
            try t.open(to)
            to[2] = Value(small: b &+ 1)
        }
    }

    @inline(__always)
    private static func choose(_ accounts: UnsafeBufferPointer<LabObject>, _ random: inout UInt64) -> (Ref, Ref) {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        let count = UInt64(accounts.count)
        let first = Int((random >> 32) % count)
        var second = Int((random & 0xFFFF_FFFF) % count)
        if second == first { second = (first + 1) % accounts.count }
        return (accounts[first].ref, accounts[second].ref)
    }

    /// The same work without any barrier: what the transactions cost is the difference.
    @inline(never)
    package func transferBare(_ accounts: [LabObject], count: Int, seed: UInt64) {
        accounts.withUnsafeBufferPointer { buffer in
            var random = seed | 1
            for _ in 0..<count {
                let (from, to) = LogicalThread.choose(buffer, &random)
                let a = from[2].integer, b = to[2].integer
                from[2] = Value(small: a &- 1)
                to[2] = Value(small: b &+ 1)
            }
        }
    }

    /// Sums all accounts in one transaction; nil when this attempt was aborted. The sum of an
    /// attempt is checked by the caller whether it commits or not: opacity.
    package func sum(_ accounts: [LabObject], _ check: (Int) -> Void) -> Int? {
        do {
            var total = 0
            for account in accounts { total += try t.read(account.ref, 2).integer }
            check(total)
            try t.commitTransaction()
            return total
        } catch { return nil }
    }

    /// Reads one noted shared word `count` times in one transaction.
    @inline(never)
    package func readAgain(_ object: LabObject, count: Int) -> Int {
        var total = 0
        t.beginTransaction()
        do {
            for _ in 0..<count { total &+= try t.read(object.ref, 2).integer }
            try t.commitTransaction()
        } catch { t.recover() }
        return total
    }
}
