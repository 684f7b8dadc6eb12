import Testing
import Typhon

/// The verifier must find what it is there to find.
@Suite struct VerifierTests {
    private let text = "def f(a, b):\n    while a < b:\n        a = g(a) + 1\n    return a\n"

    /// Words of `f`: 0 branchLess a b, 1 loadGlobal %2, 3 move %3 a, 4 call %2, 5 addSmall a %2, 6 jumpBack, 7 returnValue a.
    private func broken(_ index: Int, _ change: (UInt64) -> UInt64) throws -> [String] {
        let function = try code("f", in: text)
        return Verifier.problems(of: function.replacing(index, with: change(function.instructions[index])))
    }

    @Test func soundCodePasses() throws {
        let function = try code("f", in: text)
        #expect(function.opcodeNames == ["branchLess", "loadGlobal", "move", "call", "addSmall", "jumpBack", "returnValue"])
        #expect(Verifier.problems(of: function) == [])
    }

    @Test func registersAreInRange() throws {
        #expect(try broken(7) { $0 | 0x00FF_0000 }.first == "f at 7: register 255 of 4")
    }

    @Test func namesAreInRange() throws {
        #expect(try broken(1) { $0 | 9 << 48 }.first == "f at 1: no name 9")
    }

    @Test func jumpsLeadToInstructions() throws {
        #expect(try broken(0) { $0 & ~(0xFFFF << 48) | 1 << 48 }.first == "f at 0: jump to 2, which is no instruction")
    }

    @Test func temporariesAreWrittenBeforeTheyAreRead() throws {
        let move = try code("f", in: text).instructions[3]
        #expect(try broken(3) { _ in move & ~0xFFFF_0000 }.first == "f at 4: register 3 may not have been written")
    }

    @Test func whatLiesAboveACallIsGone() throws {
        #expect(try broken(5) { $0 & ~(0xFFFF << 32) | 3 << 32 }.first == "f at 5: register 3 may not have been written")
    }

    @Test func codeDoesNotRunOffItsEnd() throws {
        let move = try code("f", in: text).instructions[3]
        #expect(try broken(7) { _ in move }.contains("f at 8: the code runs off its end"))
    }
}
