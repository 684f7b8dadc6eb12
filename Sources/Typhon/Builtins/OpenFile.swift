#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # OpenFile: a descriptor with what was read ahead and what is still to be written
///
///     file object | ... address | -> OpenFile { descriptor, unread bytes, unwritten bytes }
///
/// It lives outside the guest's heap: what the system has done is not undone with a transaction. The builtins that
/// use it run between two transactions or irrevocably.
///
/// `@unchecked Sendable`: `lock` guards everything; it is only taken by a thread that has left the heap, so a
/// thread that waits for it, or in a system call, keeps nobody from stopping the world.
final class OpenFile: @unchecked Sendable {
    enum LineEnds { case universal, any, newline, carriageReturn, both }
    enum Failure: Error { case system(Int32), closed, unsupported(String) }

    private let lock = NativeLock.make()
    private var descriptor: Int32
    private let owns: Bool
    let reads: Bool
    let writes: Bool
    private var unread: [UInt8] = []
    private var start = 0
    private var unwritten: [UInt8] = []
    private let bufferSize: Int
    /// The rest of the file has been read and is in `unread`, decoded.
    private var hasEnded = false

    init(_ descriptor: Int32, reads: Bool, writes: Bool, owns: Bool, bufferSize: Int) {
        self.descriptor = descriptor
        self.reads = reads
        self.writes = writes
        self.owns = owns
        self.bufferSize = bufferSize
        if writes { OpenFile.registry.add(self) }
    }

    deinit {
        _ = closeUnlocked()
        lock.destroy()
    }

    // MARK: Files with unwritten bytes

    /// Every file that may hold unwritten bytes, so that the end of the program can write them.
    /// `@unchecked Sendable`: guarded by `lock`.
    private final class Registry: @unchecked Sendable {
        struct Entry { weak var file: OpenFile? }
        private let lock = NativeLock.make()
        private var files: [Entry] = []

        func add(_ file: OpenFile) {
            lock.withLock {
                if files.count > 64 && files.count & (files.count - 1) == 0 { files.removeAll { $0.file == nil } }
                files.append(Entry(file: file))
            }
        }
        var isEmpty: Bool { lock.withLock { files.isEmpty } }
        func all() -> [OpenFile] { lock.withLock { files.compactMap { $0.file } } }
    }
    private static let registry = Registry()

    /// Has any file been opened to be written?
    static var mayHoldBytes: Bool { !registry.isEmpty }

    /// Writes what all open files still hold: at the end of a program, and before a file is looked at (`flushForgottenFiles`);
    /// outside the heap. A file that a thread left behind is busy with is not waited for.
    static func flushAll() {
        for file in registry.all() where file.lock.tryLock() {
            if file.descriptor >= 0 { try? file.writeOut() }
            file.lock.unlock()
        }
    }

    // MARK: System calls

    private func withOpen<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        lock.lock()
        defer { lock.unlock() }
        if descriptor < 0 { throw .closed }
        return try body()
    }

    /// Appends to `unread`, whose used part goes away. False at the end of the file.
    private func readMore() throws(Failure) -> Bool {
        if hasEnded { return false }
        if start > 0 {
            unread.removeFirst(start)
            start = 0
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(errno)
            }
            if count == 0 { return false }
            unread.append(contentsOf: chunk[..<count])
            return true
        }
    }

    private func writeOut() throws(Failure) {
        var done = 0
        defer { unwritten.removeFirst(done) }
        while done < unwritten.count {
            let count = unwritten.withUnsafeBytes { bytes in
                bytes.baseAddress.map { write(descriptor, $0 + done, bytes.count - done) } ?? 0
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(errno)
            }
            done += count
        }
    }

    private func closeUnlocked() -> Failure? {
        guard descriptor >= 0 else { return nil }
        var failure: Failure?
        do throws(Failure) {
            try writeOut()
        } catch {
            failure = error
        }
        if owns && close(descriptor) != 0 && failure == nil { failure = .system(errno) }
        descriptor = -1
        unread = []
        unwritten = []
        start = 0
        return failure
    }

    // MARK: For the file object's methods, outside the heap

    func shut() throws(Failure) {
        lock.lock()
        defer { lock.unlock() }
        if let failure = closeUnlocked() { throw failure }
    }

    var isClosed: Bool { lock.withLock { descriptor < 0 } }

    func number() throws(Failure) -> Int32 { try withOpen { () throws(Failure) in descriptor } }

    func flush() throws(Failure) { try withOpen { () throws(Failure) in try writeOut() } }

    func put(_ bytes: [UInt8], flushesLine: Bool) throws(Failure) {
        try withOpen { () throws(Failure) in
            if !writes { throw .unsupported("not writable") }
            try dropUnread()
            unwritten.append(contentsOf: bytes)
            if unwritten.count >= bufferSize || flushesLine { try writeOut() }
        }
    }

    /// `count` bytes, or all; fewer at the end of the file.
    func take(bytes count: Int?) throws(Failure) -> [UInt8] {
        try withOpen { () throws(Failure) in
            try checkReadable()
            let wanted = count ?? Int.max
            while unread.count - start < wanted {
                if try !readMore() { break }
            }
            return cut(Swift.min(wanted, unread.count - start))
        }
    }

    /// What has been read ahead, without taking it; more is read when there is nothing.
    func peek() throws(Failure) -> [UInt8] {
        try withOpen { () throws(Failure) in
            try checkReadable()
            if unread.count == start { _ = try readMore() }
            return Array(unread[start...])
        }
    }

    /// As many bytes as hold `count` characters of UTF-8 (or of a code with one byte for each). A line end of two
    /// bytes that becomes one character counts once.
    func take(characters count: Int, isWide: Bool, ends: LineEnds) throws(Failure) -> [UInt8] {
        try withOpen { () throws(Failure) in
            try checkReadable()
            var length = 0
            var taken = 0
            while taken < count {
                while start + length + 4 > unread.count {
                    if try !readMore() { break }
                }
                let position = start + length
                if position >= unread.count { break }
                let lead = unread[position]
                let isPair = ends == .universal && lead == 13 && position + 1 < unread.count && unread[position + 1] == 10
                let width = isPair ? 2 : !isWide || lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
                length = Swift.min(length + width, unread.count - start)
                taken += 1
            }
            return cut(length)
        }
    }

    /// One line with its end, at most `limit` bytes of it; empty at the end of the file.
    func takeLine(_ ends: LineEnds, limit: Int?) throws(Failure) -> [UInt8] {
        try withOpen { () throws(Failure) in
            try checkReadable()
            let most = limit ?? Int.max
            var scanned = 0
            while true {
                if let length = lineLength(&scanned, ends) { return cut(Swift.min(length, most)) }
                if unread.count - start >= most { return cut(most) }
                if try !readMore() { return cut(unread.count - start) }
            }
        }
    }

    /// Length of the first unread line with its end; nil when the end is not there yet. `scanned` bytes have been looked at.
    private func lineLength(_ scanned: inout Int, _ ends: LineEnds) -> Int? {
        while start + scanned < unread.count {
            let position = start + scanned
            let byte = unread[position]
            if byte == 10 || byte == 13 {
                let next = position + 1 < unread.count ? unread[position + 1] : nil
                switch ends {
                case .newline: if byte == 10 { return scanned + 1 }
                case .carriageReturn: if byte == 13 { return scanned + 1 }
                case .both:
                    if byte == 13 && next == nil { return nil }
                    if byte == 13 && next == 10 { return scanned + 2 }
                case .universal, .any:
                    if byte == 10 { return scanned + 1 }
                    // The line end may be of two bytes: look further, unless the file ends here.
                    if next == nil { return nil }
                    return scanned + (next == 10 ? 2 : 1)
                }
            }
            scanned += 1
        }
        return nil
    }

    private func checkReadable() throws(Failure) {
        if !reads { throw .unsupported("not readable") }
        if !unwritten.isEmpty { try writeOut() }
    }

    private func cut(_ count: Int) -> [UInt8] {
        let result = Array(unread[start..<start + count])
        start += count
        return result
    }

    /// The system's position becomes the guest's.
    private func dropUnread() throws(Failure) {
        let ahead = unread.count - start
        unread = []
        start = 0
        hasEnded = false
        if ahead > 0 && lseek(descriptor, off_t(-ahead), SEEK_CUR) < 0 { throw .system(errno) }
    }

    func tell() throws(Failure) -> Int {
        try withOpen { () throws(Failure) in
            try writeOut()
            let position = lseek(descriptor, 0, SEEK_CUR)
            if position < 0 { throw .system(errno) }
            return Int(position) - (unread.count - start)
        }
    }

    func seek(_ offset: Int, _ whence: Int32) throws(Failure) -> Int {
        try withOpen { () throws(Failure) in
            try writeOut()
            try dropUnread()
            let position = lseek(descriptor, off_t(offset), whence)
            if position < 0 { throw .system(errno) }
            return Int(position)
        }
    }

    func truncate(_ size: Int?) throws(Failure) -> Int {
        try withOpen { () throws(Failure) in
            if !writes { throw .unsupported("not writable") }
            try writeOut()
            try dropUnread()
            let target = size ?? Int(lseek(descriptor, 0, SEEK_CUR))
            if target < 0 { throw .system(EINVAL) }
            if ftruncate(descriptor, off_t(target)) != 0 { throw .system(errno) }
            return target
        }
    }

    var isSeekable: Bool { lock.withLock { descriptor >= 0 && lseek(descriptor, 0, SEEK_CUR) >= 0 } }

    /// The whole rest of a file whose code is not read byte by byte, made UTF-8.
    func replaceContent(_ bytes: [UInt8]) {
        lock.withLock {
            unread = bytes
            start = 0
            hasEnded = true
        }
    }
}
