#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where things are while the tests run.
package enum Project {
    /// The top folder of the package.
    package static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    /// The interpreter that was built together with the tests: it lies beside the test bundle.
    package static let typhon: String = {
        if let path = getenv("TYPHON_UNDER_TEST") { return String(cString: path) }
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        let end = bundle.range(of: ".xctest")?.lowerBound ?? bundle.endIndex
        let slash = bundle[..<end].lastIndex(of: "/") ?? bundle.startIndex
        return bundle[..<slash] + "/typhon"
    }()

    /// Paths below `folder` (itself relative to the root), sorted, relative to `folder`.
    package static func files(in folder: String, where isWanted: (String) -> Bool = { _ in true }) -> [String] {
        var found: [String] = []
        collect(root + "/" + folder, "", &found)
        return found.filter(isWanted).sorted()
    }

    private static func collect(_ base: String, _ prefix: String, _ found: inout [String]) {
        guard let directory = opendir(base + "/" + prefix) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = prefix.isEmpty ? name : prefix + "/" + name
            var facts = stat()
            guard stat(base + "/" + path, &facts) == 0 else { continue }
            if facts.st_mode & S_IFMT == S_IFDIR { collect(base, path, &found) } else { found.append(path) }
        }
    }

    /// The bytes of a file below the root; empty when it cannot be read.
    package static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path.hasPrefix("/") ? path : root + "/" + path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    /// The text of a file below the root; bytes that are no UTF-8 become U+FFFD.
    package static func text(of path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

    /// A fresh folder for a test's files; the system's temporary folder is cleaned by the system.
    package static func temporaryFolder() -> String {
        var template = Array("/tmp/typhon-test-XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    }

    /// Writes a file of a test and returns its path.
    @discardableResult
    package static func write(_ bytes: [UInt8], to path: String) -> String {
        if let file = fopen(path, "w") {
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
        return path
    }
}

extension String {
    /// The first place of a text, compared byte by byte.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
