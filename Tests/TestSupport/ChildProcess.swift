import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

// Structures here, pointers there.
#if canImport(Glibc)
private typealias SpawnActions = posix_spawn_file_actions_t
private typealias SpawnAttributes = posix_spawnattr_t
private var unmade: (actions: SpawnActions, attributes: SpawnAttributes) { (SpawnActions(), SpawnAttributes()) }
#else
private typealias SpawnActions = posix_spawn_file_actions_t?
private typealias SpawnAttributes = posix_spawnattr_t?
private var unmade: (actions: SpawnActions, attributes: SpawnAttributes) { (nil, nil) }
#endif

/// No process may be started between the making of a pipe and its mark that children do not inherit it.
private let starting = Mutex(())

/// One run of a program: what it is given, how long it may take, when it is interrupted.
///
///     var run = ChildProcess(Project.typhon, ["-c", "print(1)"])
///     let outcome = try run.run()
package struct ChildProcess: Sendable {
    package enum Output: Sendable {
        case captured
        /// Standard output goes to this file.
        case file(String)
        /// Standard output is a pipe that nobody reads.
        case closedPipe
    }

    package var executable: String
    package var arguments: [String]
    /// Added to the environment of the tests.
    package var environment: [String: String] = [:]
    package var directory: String?
    package var input: [UInt8] = []
    package var output = Output.captured
    /// Seconds after which it is killed.
    package var timeout: Double = 60
    /// Ctrl-C is sent this many seconds after the first line of standard output (`print("ready", flush=True)`).
    package var interruptsAfterLine: Double?

    package init(_ executable: String, _ arguments: [String]) {
        self.executable = executable
        self.arguments = arguments
    }

    package struct Outcome: Sendable {
        /// The exit status, or 128 and the number of the signal, as a shell says it.
        package var status: Int32 = 0
        package var wasKilledByTimeout = false
        package var outputBytes: [UInt8] = []
        package var errorBytes: [UInt8] = []
        package var seconds: Double = 0
        /// Seconds from Ctrl-C to the end.
        package var secondsAfterInterrupt: Double?

        package var output: String { String(decoding: outputBytes, as: UTF8.self) }
        package var errors: String { String(decoding: errorBytes, as: UTF8.self) }
        /// The last line of standard error that is not blank.
        package var lastError: String { errors.split(separator: "\n").last.map(String.init) ?? "" }
    }

    package struct Failure: Error {
        package var text: String
        package init(text: String) { self.text = text }
    }

    package func run() throws -> Outcome {
        let (input, output, errors, process) = try starting.withLock { _ in
            let output = try Pipe(), errors = try Pipe(), input = try Pipe()
            return (input, output, errors, try spawn(input, output, errors))
        }
        input.closeRead()
        output.closeWrite()
        errors.closeWrite()
        if case .closedPipe = self.output { output.closeRead() }
        var watch = Watch(process: process, settings: self, input: input, output: output, errors: errors)
        return watch.finish()
    }

    // MARK: Starting

    private func spawn(_ input: Pipe, _ output: Pipe, _ errors: Pipe) throws -> pid_t {
        var actions = Self.makeActions()
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.read, 0)
        if case .file(let path) = self.output {
            posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        } else {
            posix_spawn_file_actions_adddup2(&actions, output.write, 1)
        }
        posix_spawn_file_actions_adddup2(&actions, errors.write, 2)
        var attributes = Self.makeAttributes()
        defer { posix_spawnattr_destroy(&attributes) }
        var process: pid_t = 0
        let command = commandWords
        let result = withCStrings(command) { words in
            withCStrings(environmentWords) { variables in
                posix_spawn(&process, command[0], &actions, &attributes, words, variables)
            }
        }
        if result != 0 { throw Failure(text: "cannot start \(executable): \(String(cString: strerror(result)))") }
        return process
    }

    private static func makeActions() -> SpawnActions {
        var actions = unmade.actions
        posix_spawn_file_actions_init(&actions)
        return actions
    }

    private static func makeAttributes() -> SpawnAttributes {
        var attributes = unmade.attributes
        var defaults = sigset_t(), mask = sigset_t()
        posix_spawnattr_init(&attributes)
        sigemptyset(&defaults)
        sigemptyset(&mask)
        // A shell starts what runs in the background with Ctrl-C ignored.
        for number in [SIGINT, SIGPIPE, SIGTERM] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setsigmask(&attributes, &mask)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        return attributes
    }

    /// A shell changes the folder and becomes the program.
    private var commandWords: [String] {
        guard let directory else { return [executable] + arguments }
        return ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory, executable] + arguments
    }

    private var environmentWords: [String] {
        var words: [String] = []
        var next = environ
        while let entry = next.pointee {
            let word = String(cString: entry)
            let name = word.prefix { $0 != "=" }
            if environment[String(name)] == nil && name != "TYPHON_STRESS" { words.append(word) }
            next += 1
        }
        return words + environment.map { "\($0.key)=\($0.value)" }
    }
}

private func withCStrings<Result>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let copies: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}

/// Two ends, closed at most once each. Used by one thread.
private final class Pipe {
    private(set) var read: Int32 = -1
    private(set) var write: Int32 = -1

    init() throws {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) != 0 { throw ChildProcess.Failure(text: "no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (read, write) = (ends[0], ends[1])
    }

    deinit {
        closeRead()
        closeWrite()
    }

    func closeRead() {
        if read >= 0 { close(read) }
        read = -1
    }
    func closeWrite() {
        if write >= 0 { close(write) }
        write = -1
    }
}

/// Feeds and reads a running process until it has ended.
private struct Watch {
    let process: pid_t
    let settings: ChildProcess
    let input: Pipe, output: Pipe, errors: Pipe
    private var outcome = ChildProcess.Outcome()
    private var fed = 0
    private let started = Watch.now
    private var interruptAt: Double?
    private var interruptedAt: Double?

    init(process: pid_t, settings: ChildProcess, input: Pipe, output: Pipe, errors: Pipe) {
        (self.process, self.settings, self.input, self.output, self.errors) = (process, settings, input, output, errors)
        signal(SIGPIPE, SIG_IGN)
        _ = fcntl(input.write, F_SETFL, O_NONBLOCK)
        if settings.input.isEmpty { input.closeWrite() }
    }

    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    mutating func finish() -> ChildProcess.Outcome {
        var status: Int32 = 0
        while output.read >= 0 || errors.read >= 0 {
            if Watch.now - started > settings.timeout { stop() }
            if let time = interruptAt, Watch.now >= time { interrupt() }
            transfer()
        }
        while waitpid(process, &status, WNOHANG) == 0 {
            if Watch.now - started > settings.timeout { stop() }
            usleep(500)
        }
        outcome.status = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
        outcome.seconds = Watch.now - started
        if let interruptedAt { outcome.secondsAfterInterrupt = Watch.now - interruptedAt }
        return outcome
    }

    private mutating func stop() {
        outcome.wasKilledByTimeout = true
        kill(process, SIGKILL)
    }

    private mutating func interrupt() {
        interruptAt = nil
        interruptedAt = Watch.now
        kill(process, SIGINT)
    }

    private mutating func transfer() {
        var wishes = [
            pollfd(fd: output.read, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors.read, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input.write, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&wishes, 3, 20) > 0 else { return }
        if wishes[0].revents != 0, !receive(output, &outcome.outputBytes) { output.closeRead() }
        if wishes[1].revents != 0, !receive(errors, &outcome.errorBytes) { errors.closeRead() }
        if wishes[2].revents != 0 { feed() }
        if let delay = settings.interruptsAfterLine, interruptAt == nil, interruptedAt == nil, outcome.outputBytes.contains(10) {
            interruptAt = Watch.now + delay
        }
    }

    private func receive(_ pipe: Pipe, _ bytes: inout [UInt8]) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(pipe.read, &chunk, chunk.count)
        if count > 0 { bytes += chunk[..<count] }
        return count > 0 || (count < 0 && errno == EINTR)
    }

    private mutating func feed() {
        let count = settings.input[fed...].withUnsafeBytes { write(input.write, $0.baseAddress, $0.count) }
        if count > 0 { fed += count }
        if fed == settings.input.count || (count < 0 && errno != EAGAIN && errno != EINTR) { input.closeWrite() }
    }
}
