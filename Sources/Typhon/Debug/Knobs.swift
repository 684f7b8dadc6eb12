#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # Knobs: every stress switch of the engine
///
/// The environment variable `TYPHON_STRESS` is a comma list:
///
/// | word | you want it when |
/// |---|---|
/// | `gc`, `gc:N` | an object may be freed too early: collect at every (every Nth) allocation |
/// | `slice:N` | something may break where a slice ends: slices of N instructions |
/// | `abort:N` | something may survive an undone slice: abort every Nth transaction at a random instruction |
/// | `numbers:N` | records may outlive their thread's number: the numbers of threads end at N and begin again |
/// | `transactional` | barriers may be missing: never run solo |
/// | `translate` | machine code and loop may differ: translate code as soon as it is called |
/// | `interpret` | machine code may be wrong: never translate |
/// | `verify` | the heap may be damaged: walk and check it after each collection |
///
/// A program's output may not depend on any of them. Parsed once per process; what a
/// machine uses is copied into its own state when it is made, so tests can set knobs
/// for one machine.
package struct Knobs: Equatable, Sendable {
    /// Collect at every Nth allocation; 0: only when the heap asks for it.
    package var collectEvery = 0
    /// Instructions in a slice; 0: the controller decides.
    package var sliceLength = 0
    /// Abort every Nth transaction; 0: none on purpose.
    package var abortEvery = 0
    /// The greatest thread number; 0: as many as there are.
    package var lastThreadNumber = 0
    package var isAlwaysTransactional = false
    package var isTranslatedAtOnce = false
    package var isInterpretedOnly = false
    package var verifiesHeap = false
    /// Words that were not understood.
    package var mistakes: [String] = []

    package static let current = fromEnvironment()

    package init() {}

    package init(_ text: String) {
        for word in text.split(separator: ",") { apply(word) }
    }

    private mutating func apply(_ word: Substring) {
        let parts = word.split(separator: ":", maxSplits: 1)
        let count = parts.count == 2 ? Int(parts[1]) : nil
        switch (parts.first.map(String.init) ?? "", parts.count, count) {
        case ("gc", 1, _): collectEvery = 1
        case ("gc", 2, let n?) where n > 0: collectEvery = n
        case ("slice", 2, let n?) where n > 0: sliceLength = n
        case ("abort", 2, let n?) where n > 0: abortEvery = n
        case ("numbers", 2, let n?) where n > 0: lastThreadNumber = n
        case ("transactional", 1, _): isAlwaysTransactional = true
        case ("translate", 1, _): isTranslatedAtOnce = true
        case ("interpret", 1, _): isInterpretedOnly = true
        case ("verify", 1, _): verifiesHeap = true
        case (_, _, _): mistakes.append(String(word))
        }
    }

    private static func fromEnvironment() -> Knobs {
        guard let text = getenv("TYPHON_STRESS") else { return Knobs() }
        let knobs = Knobs(String(cString: text))
        for word in knobs.mistakes {
            let message = "TYPHON_STRESS: unknown switch '\(word)' ignored\n"
            _ = message.withCString { write(2, $0, strlen($0)) }
        }
        return knobs
    }
}
