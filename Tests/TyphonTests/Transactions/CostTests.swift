import Foundation
import Testing
import Typhon

/// What a transaction costs, printed; the bounds are loose, for a loaded machine, and hold in
/// release builds only.
@Suite(.serialized) struct CostTests {
    @Test func aTransferCostsTensOfNanoseconds() {
        let lab = Laboratory(threads: 1), accounts = (0..<200).map { _ in lab.makeShared([100]) }
        let count = isDebug ? 5_000 : 200_000
        let bare = best { lab[0].transferBare(accounts, count: count, seed: 5) } / Double(count)
        for blocks in [1, 2, 5, 10] {
            let cost = best { _ = lab[0].transfer(accounts, count: count, blocks: blocks, seed: 5) } / Double(count)
            print("transfer, \(blocks) per transaction: \(round(cost)) ns, without transactions \(round(bare)) ns")
            #expect(isDebug || cost - bare < 200)
        }
        #expect(lab[0].statistic("commits") >= UInt64(count) && lab[0].statistic("retries") == 0)
    }

    @Test func readingANotedUnitAgainCostsNanoseconds() {
        let lab = Laboratory(threads: 1), x = lab.makeShared([1])
        let count = isDebug ? 20_000 : 1_000_000
        let cost = best { _ = lab[0].readAgain(x, count: count) } / Double(count)
        print("reading a noted unit again: \(round(cost * 10) / 10) ns")
        #expect(isDebug || cost < 30)
    }

    private func round(_ value: Double) -> Double { value.rounded() }

    private func best(_ body: () -> Void) -> Double {
        var result = Double.infinity
        for _ in 0..<5 {
            let start = processorTime()
            body()
            result = min(result, processorTime() - start)
        }
        return result
    }

    /// Nanoseconds this thread has run: what others do on the machine does not count.
    private func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    private var isDebug: Bool {
        var result = false
        assert({ result = true; return true }())
        return result
    }
}
