import TestSupport
import Testing

/// The examples do what they say.
@Suite struct ExampleTests {
    private func run(_ name: String, _ arguments: [String] = [], stress: String = "") throws -> [String] {
        let outcome = try Typhon.run(["examples/\(name)"] + arguments, directory: Project.root, stress: stress, timeout: 120)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: ["", "transactional,abort:5"])
    func helloAtomic(_ stress: String) throws {
        let lines = try run("hello_atomic.py", stress: stress)
        let greetings = ["Ada", "Grace", "Alan"].flatMap { name in (1...3).map { "Hello from \(name)" + String(repeating: "!", count: $0) } }
        #expect(lines.dropLast().sorted() == greetings.sorted())
        #expect(lines.last == "Nine greetings, every one of them whole.")
    }

    @Test func bank() throws {
        #expect(try run("bank.py") == [
            "4 tellers made 20,000 transfers between 100 accounts.", "200 audits saw these totals: [100000]",
            "No account is in debt: True",
        ])
    }

    @Test func conflicts() throws {
        let lines = try run("conflicts.py")
        #expect(lines.first == "Total after as many deposits as withdrawals: 0")
        #expect(lines.count > 1)
    }

    @Test func parallelPrimes() throws {
        let lines = try run("parallel_primes.py", ["20000"])
        #expect(lines.first == "2262 primes below 20000" && lines.count > 2)
    }
}
