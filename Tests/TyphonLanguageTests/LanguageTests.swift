import TestSupport
import Testing

/// Runs every guest test, plainly and under the stress switches (`Knobs` explains them). A program's output may not
/// depend on any of them.
@Suite struct LanguageTests {
    @Test(arguments: GuestTest.all)
    func plain(_ test: GuestTest) throws { try check(test, "") }

    @Test(arguments: GuestTest.all)
    func translatedAtOnce(_ test: GuestTest) throws { try check(test, "translate") }

    @Test(arguments: GuestTest.all)
    func neverSolo(_ test: GuestTest) throws { try check(test, "transactional") }

    @Test(arguments: GuestTest.all)
    func everyFifthSliceUndone(_ test: GuestTest) throws { try check(test, "translate,transactional,abort:5") }

    @Test(arguments: GuestTest.all(in: Stress.sliced))
    func slicesOfThreeInstructions(_ test: GuestTest) throws { try check(test, "translate,transactional,slice:3") }

    @Test(arguments: GuestTest.all(in: Stress.collected))
    func collectedOftenAndVerified(_ test: GuestTest) throws { try check(test, "translate,gc:200,verify") }

    private func check(_ test: GuestTest, _ stress: String) throws {
        guard let failure = try test.failure(stress: stress) else { return }
        let problems = failure.problems.joined(separator: "; ")
        ClosingReport.add("\(test.path) under \(stress.isEmpty ? "no stress" : stress): \(problems)", details: failure.printed)
        Issue.record("\(test.path): \(problems)")
    }
}

/// Which folders run under the slow switches: those whose rooms the switch can hurt.
enum Stress {
    static let sliced: Set<String> = [
        "classes", "closures", "control_flow", "exceptions", "functions", "generators", "imports", "lists", "dicts",
        "machine_code", "threads", "transactions", "unpacking", "with_statement",
    ]
    static let collected: Set<String> = [
        "builtins", "bytes", "classes", "closures", "comprehensions", "dicts", "exceptions", "functions", "gc",
        "generators", "lists", "machine_code", "modules", "numbers", "sets", "strings", "threads", "transactions", "tuples",
    ]
}

/// Each switch must have done something, or the runs under it prove nothing.
@Suite struct StressModeTests {
    static let program = """
        class Pair:
            def __init__(self, left, right):
                self.left, self.right = left, right
        total = 0
        for i in range(2000):
            total += Pair(i, [i]).right[0]
        print(total)
        """

    private func statistics(_ stress: String) throws -> PrintedStatistics {
        let outcome = try Typhon.run(["--stats", "-c", Self.program], stress: stress)
        #expect(outcome.output == "1999000\n" && outcome.status == 0)
        return PrintedStatistics(outcome.errors)
    }

    @Test func plainRunsSolo() throws {
        let figures = try statistics("")
        #expect(figures["commits"] == 0 && figures["aborts"] == 0 && figures["collections"] == 0)
    }

    #if arch(x86_64)
    @Test func hotCodeIsTranslated() throws {
        #expect(try statistics("")["translations"] > 0)
        #expect(try statistics("translate")["translations"] > statistics("")["translations"])
        #expect(try statistics("interpret")["translations"] == 0)
        #expect(try statistics("translate,transactional")["translations"] > 0)
    }
    #endif

    @Test func transactionalCommits() throws { #expect(try statistics("transactional")["commits"] > 0) }

    @Test func abortUndoesTransactions() throws {
        let figures = try statistics("transactional,slice:100,abort:5")
        #expect(figures["aborts stress"] > 0)
    }

    @Test func sliceMakesManyTransactions() throws {
        #expect(try statistics("transactional,slice:3")["commits"] > 500)
    }

    /// A thread's number comes back while objects it made live on.
    @Test func numbersBeginAgain() throws {
        let program = """
            from threading import Thread
            kept = []
            def make(n): kept.append([n, {n: str(n)}])
            for turn in range(30):  # numbers end every few turns
                threads = [Thread(target=make, args=(turn * 10 + n,)) for n in range(10)]
                for thread in threads: thread.start()
                for thread in threads: thread.join()
            for pair in kept: pair[0] += 1
            print(sorted(pair[0] for pair in kept) == list(range(1, 301)), sum(len(pair[1]) for pair in kept))
            """
        for stress in ["numbers:60", "transactional,numbers:60,abort:5", "numbers:60,gc:50,verify"] {
            let outcome = try Typhon.run(["-c", program], stress: stress)
            #expect(outcome.output == "True 300\n" && outcome.status == 0, "\(stress): \(outcome.errors)")
        }
    }

    /// What start-up and the rarer instructions make is where the collector looks from its first moment on.
    @Test func almostAlwaysCollectedLosesNothing() throws {
        let program = """
            class Point:
                __match_args__ = ("x", "y")
                def __init__(self, x, y): self.data = [x, y]
                x = property(lambda self: [self.data[0]])
                y = property(lambda self: [self.data[1]])
            class Origin:
                def __mro_entries__(self, bases): return (type("Made", (), {}), type("Other", (), {}))
            class Heir(Origin()): pass
            print(sum(len(text) for text in ["a", "bc"]), any(x for x in [0, 1]), [base.__name__ for base in Heir.__bases__])
            match Point(1, 2):
                case Point(x, y): print(x, y)
            try: compile("a b", "file", "exec")
            except SyntaxError as e: print(e.filename, e.text)
            """
        let outcome = try Typhon.run(["-c", program], stress: "gc:7")
        #expect(outcome.output == "3 True ['Made', 'Other']\n[1] [2]\nfile a b\n\n" && outcome.status == 0, "\(outcome)")
    }

    @Test func gcCollects() throws {
        #expect(try statistics("gc:50,verify")["collections"] > 0)
    }
}
