import Foundation
import Testing
import TyphonSyntax

// Everything here runs on a thread with the stack of the least guest thread. What is long must work, what is
// deep must be refused; parse, dump and release of the tree all happen on that thread.

private let count = 10_000

@Suite struct NestingTests {
    @Test(arguments: longTexts)
    func long(_ name: String, _ text: String) {
        #expect(onSmallStack(text) == nil, "\(name)")
    }

    @Test(arguments: deepTexts)
    func deep(_ name: String, _ text: String) {
        let message = onSmallStack(text)
        let allowed = [
            "too many nested parentheses", "parser stack overflow: source is nested too deeply",
            "too many levels of indentation", "too many nested f-strings",
        ]
        // Comprehensions at exactly the limit of brackets are fine in release builds.
        #expect(message.map(allowed.contains) ?? (name == "comprehensions"), "\(name): \(message ?? "accepted")")
    }

    @Test func moderateDepthWorks() {
        #expect(onSmallStack(repeated("(", 50) + "1" + repeated(")", 50)) == nil)
        #expect(onSmallStack(nestedBlocks(20) + "; f(g(h([{1: (2,)}])))") == nil)
    }

    @Test func aMegabyteTakesLittleTime() throws {
        let unit = "def f(a, b=1):\n    for x in range(10):\n        print(x + a * b, 'text', f'{x:>4}', [y for y in z if y])\n"
        let text = repeated(unit, 1_000_000 / unit.utf8.count)
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try Parser.parseModule(SourceFile(name: "t", text: text)) }
        // Forty times what an optimised build needs: only a quadratic step would take longer.
        #expect(time < .seconds(20))
    }

    /// The message of the mistake, or `nil`.
    private func onSmallStack(_ text: String) -> String? {
        let done = DispatchSemaphore(value: 0)
        let box = MessageBox()
        let thread = Thread {
            box.message = Self.parseAndDump(text)
            done.signal()
        }
        thread.stackSize = ParserLimits.stackBytes
        thread.start()
        done.wait()
        return box.message
    }

    private static func parseAndDump(_ text: String) -> String? {
        do throws(SyntaxDiagnostic) {
            let module = try Parser.parseModule(SourceFile(name: "t", text: text + "\n"))
            return ASTDump.outline(module).isEmpty ? "empty" : nil
        } catch {
            return error.message
        }
    }
}

/// Written by one thread before it signals, read by the other after it waited.
private final class MessageBox: @unchecked Sendable {
    var message: String?
}

private let longTexts: [(String, String)] = [
    ("sums", repeated("1+", count) + "1"),
    ("calls", "a" + repeated("()", count)),
    ("attributes", "a" + repeated(".b", count)),
    ("subscripts", "a" + repeated("[0]", count)),
    ("conjunctions", repeated("a and ", count) + "b"),
    ("comparisons", repeated("a<", count) + "b"),
    ("assignments", repeated("a=", count) + "b"),
    ("tuples", repeated("a,", count)),
    ("strings", repeated("'a' ", count)),
    ("statements", repeated("a\n", count)),
    ("branches", "if a:\n  b\n" + repeated("elif c:\n  d\n", count)),
    ("decorators", repeated("@a\n", count) + "def f(): pass"),
]

private let deepTexts: [(String, String)] = [
    ("parentheses", repeated("(", count) + "1" + repeated(")", count)),
    ("open", repeated("(", count)),
    ("lists", repeated("[", count) + repeated("]", count)),
    ("sets", repeated("{", count)),
    ("arguments", repeated("f(", count) + repeated(")", count)),
    ("comprehensions", repeated("[x for x in ", 200) + "y" + repeated("]", 200)),
    ("patterns", "match x:\n case " + repeated("[", count) + repeated("]", count) + ": pass"),
    ("minus", repeated("-", count) + "1"),
    ("not", repeated("not ", count) + "1"),
    ("powers", repeated("2**", count) + "1"),
    ("lambdas", repeated("lambda:", count) + "1"),
    ("conditionals", repeated("a if b else ", count) + "c"),
    ("towers", repeated("(a or b and c < d | e ^ f & g << h + i * ", 150) + "1" + repeated(")", 150)),
    ("blocks", nestedBlocks(200)),
    ("formats", repeated("f'{", 200) + "1" + repeated("}'", 200)),
]

private func nestedBlocks(_ depth: Int) -> String {
    var text = ""
    for level in 0..<depth { text += repeated(" ", level) + "if 1:\n" }
    return text + repeated(" ", depth) + "pass"
}
