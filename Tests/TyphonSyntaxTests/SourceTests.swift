import Testing
import TyphonSyntax

@Suite struct SourceTests {
    private func decoded(_ bytes: [UInt8]) throws -> String {
        let source = try SourceFile.decode(name: "t", bytes: bytes)
        return String(decoding: source.bytes[..<source.length], as: UTF8.self)
    }

    private func message(_ bytes: [UInt8]) -> String? {
        do throws(SyntaxDiagnostic) {
            _ = try SourceFile.decode(name: "t", bytes: bytes)
            return nil
        } catch {
            return error.message
        }
    }

    @Test func theMarkIsSkipped() throws {
        #expect(try decoded([0xEF, 0xBB, 0xBF, 120]) == "x")
    }

    @Test func lineEndsBecomeNewlines() throws {
        #expect(try decoded(Array("a\r\nb\rc\n\r".utf8)) == "a\nb\nc\n\n")
    }

    @Test func declaredEncodings() throws {
        #expect(try decoded(Array("# coding: latin-1\n".utf8) + [0xE9]).hasSuffix("é"))
        #expect(try decoded(Array("#!/x\n# -*- coding: ISO-8859-1 -*-\n".utf8) + [0xE9]).hasSuffix("é"))
        #expect(try decoded(Array("# vim: set fileencoding=utf-8 :\né".utf8)).hasSuffix("é"))
        #expect(message(Array("x\n# coding: latin-1\n".utf8) + [0xE9])?.hasPrefix("Non-UTF-8") == true)
    }

    @Test func brokenFiles() {
        #expect(message(Array("# coding: foo\n".utf8)) == "encoding problem: foo")
        #expect(message([0xEF, 0xBB, 0xBF] + Array("# coding: latin-1\n".utf8)) == "encoding problem: latin-1 with BOM")
        #expect(message([120, 0]) == "source code cannot contain null bytes")
        #expect(message([0xC0, 0x80])?.hasPrefix("Non-UTF-8 code starting with '\\xc0'") == true)
        #expect(message([0xED, 0xA0, 0x80])?.hasPrefix("Non-UTF-8 code starting with '\\xed'") == true)
        #expect(message(Array("# coding: ascii\n".utf8) + [0xE9])?.contains("'ascii' codec") == true)
        #expect(message(Array("# coding: utf-8\n".utf8) + [0xE9])?.contains("unexpected end of data") == true)
    }

    @Test func positionsCountCodePoints() {
        let source = SourceFile(name: "t", text: "é = 1\n\nab")
        check(source, 3, line: 1, column: 2)
        check(source, 7, line: 2, column: 0)
        check(source, 10, line: 3, column: 2)
        check(source, 1000, line: 3, column: 2)
        #expect(source.lineText(1) == "é = 1")
        #expect(source.lineText(9) == "")
    }

    private func check(_ source: SourceFile, _ offset: UInt32, line: Int, column: Int) {
        let found = source.position(at: offset)
        #expect(found.line == line && found.column == column, "\(offset)")
    }
}
