#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Synchronization

/// What has failed, told once more as the last lines of the run: of a long log only the end is read.
package enum ClosingReport {
    private static let entries = Mutex<[String]>([])

    /// Thread-safe. `details` is indented below `title`; of long ones the end is kept.
    package static func add(_ title: String, details: String) {
        let lines = details.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.suffix(40).map { "        " + $0.prefix(400) }
        let cut = lines.count > kept.count ? ["        (\(lines.count - kept.count) lines before)"] : []
        let isFirst = entries.withLock { entries in
            entries.append((["    " + title] + cut + kept).joined(separator: "\n"))
            return entries.count == 1
        }
        if isFirst { atexit { ClosingReport.print() } }
    }

    private static func print() {
        let failures = entries.withLock { $0 }
        let text = "\n\(failures.count) failed:\n\(failures.joined(separator: "\n"))\n"
        fflush(nil)
        _ = text.withCString { write(2, $0, strlen($0)) }
    }
}
