#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `posix`: descriptors, the process and its environment.
extension PosixModule {
    static func installDescriptors(_ m: ModuleBuilder) {
        m.function("open(path, flags, mode=511)", effect: .outside) { (t, a) throws(Unwind) in
            let path = try t.path(a[0])
            let flags = Int32(truncatingIfNeeded: try t.index(a[1])) | O_CLOEXEC
            let mode = mode_t(truncatingIfNeeded: a.has(2) ? try t.index(a[2]) : 0o777)
            var number: Int32 = 0
            let result = t.outsideHeap {
                let result = path.withUnsafeBufferPointer { open($0.baseAddress!, flags, mode) }
                number = errno
                return result
            }
            if result < 0 { throw t.raiseSystemCall(number, path: a[0]) }
            return Value(small: Int(result))
        }
        m.function("close(fd)", effect: .outside) { (t, a) throws(Unwind) in
            if close(try t.descriptor(a[0])) != 0 { throw t.raiseSystemCall(errno) }
            return .none
        }
        m.function("read(fd, length, /)", effect: .outside, readDescriptor)
        m.function("write(fd, data, /)", effect: .outside, writeDescriptor)
        m.function("lseek(fd, position, how, /)", effect: .outside) { (t, a) throws(Unwind) in
            let result = lseek(try t.descriptor(a[0]), try t.index(a[1]), try t.descriptor(a[2]))
            if result < 0 { throw t.raiseSystemCall(errno) }
            return try t.makeInteger(Int(result))
        }
        m.function("isatty(fd, /)") { (t, a) throws(Unwind) in Value(isatty(try t.descriptor(a[0])) == 1) }
        m.function("pipe()", effect: .outside) { (t, a) throws(Unwind) in
            var ends: [Int32] = [0, 0]
            if pipe(&ends) != 0 { throw t.raiseSystemCall(errno) }
            return try t.makeTuple([Value(small: Int(ends[0])), Value(small: Int(ends[1]))])
        }
        m.function("dup(fd, /)", effect: .outside) { (t, a) throws(Unwind) in
            let result = dup(try t.descriptor(a[0]))
            if result < 0 { throw t.raiseSystemCall(errno) }
            return Value(small: Int(result))
        }
        m.function("fsync(fd)", effect: .outside) { (t, a) throws(Unwind) in
            if fsync(try t.descriptor(a[0])) != 0 { throw t.raiseSystemCall(errno) }
            return .none
        }
        m.function("urandom(size, /)", randomBytes)
    }

    private static func readDescriptor(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let descriptor = try t.descriptor(a[0])
        let length = try t.index(a[1])
        if length < 0 { throw t.raiseSystemCall(EINVAL) }
        var buffer = [UInt8](repeating: 0, count: Swift.min(length, 1 << 24))
        while true {
            try t.waitUntilReadable(descriptor)
            var number: Int32 = 0
            let count = t.outsideHeap {
                let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
                number = errno
                return count
            }
            if count >= 0 { return try t.makeBytes(buffer[..<count]) }
            if number != EINTR { throw t.raiseSystemCall(number) }
        }
    }

    private static func writeDescriptor(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let descriptor = try t.descriptor(a[0])
        let units = try t.bytesRequired(a[1])
        let copy = [UInt8](UnsafeRawBufferPointer(start: units.base, count: units.count))
        if descriptor == 1 || descriptor == 2, !t.state.pointee.isInTransaction { _ = t.flushOutput() }
        while true {
            var number: Int32 = 0
            let count = t.outsideHeap {
                let count = copy.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                number = errno
                return count
            }
            if count >= 0 { return Value(small: count) }
            if number != EINTR { throw t.raiseSystemCall(number) }
            try t.checkInterrupts()
        }
    }

    private static func randomBytes(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let count = try t.index(a[0])
        if count < 0 { throw t.raise(.valueError, "negative argument not allowed") }
        if count > 1 << 30 { throw t.raise(.memoryError, "") }
        var generator = SystemRandomNumberGenerator()
        return try t.makeBytes((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    static func installProcess(_ m: ModuleBuilder) {
        m.function("getpid()") { (t, a) throws(Unwind) in Value(small: Int(getpid())) }
        m.function("getppid()") { (t, a) throws(Unwind) in Value(small: Int(getppid())) }
        m.function("getuid()") { (t, a) throws(Unwind) in Value(small: Int(getuid())) }
        m.function("getgid()") { (t, a) throws(Unwind) in Value(small: Int(getgid())) }
        m.function("cpu_count()") { (t, a) throws(Unwind) in Value(small: Swift.max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }
        m.function("_exit(status)", effect: .outside) { (t, a) throws(Unwind) in
            let status = try t.descriptor(a[0])
            _exit(status)
        }
        m.function("strerror(code, /)") { (t, a) throws(Unwind) in try t.makeString(String(cString: strerror(try t.descriptor(a[0])))) }
        m.function("kill(pid, signal, /)", effect: .outside) { (t, a) throws(Unwind) in
            if kill(try t.descriptor(a[0]), try t.descriptor(a[1])) != 0 { throw t.raiseSystemCall(errno) }
            return .none
        }
        m.function("umask(mask, /)", effect: .outside) { (t, a) throws(Unwind) in
            Value(small: Int(umask(mode_t(truncatingIfNeeded: try t.index(a[0])))))
        }
        m.function("system(command)", effect: .outside) { (t, a) throws(Unwind) in
            let command = try t.path(a[0])
            if !t.state.pointee.isInTransaction { _ = t.flushOutput() }
            return Value(small: t.outsideHeap { NativeCommand.run(command) })
        }
        installEnvironment(m)
    }

    private static func installEnvironment(_ m: ModuleBuilder) {
        m.function("_environment()") { (t, a) throws(Unwind) in
            let result = try t.makeDictionary()
            var entry = environ
            while let text = entry.pointee {
                entry += 1
                guard let sign = strchr(text + 1, Int32(UInt8(ascii: "="))) else { continue }
                let name = UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: sign - text)
                try result.set(t, try t.decode(Units(name), "utf-8", "surrogateescape"), try t.decodePath(sign + 1))
            }
            return Value(result.ref)
        }
        m.function("putenv(name, value, /)", effect: .outside) { (t, a) throws(Unwind) in
            let name = try t.path(a[0]), value = try t.path(a[1])
            if setenv(name, value, 1) != 0 { throw t.raiseSystemCall(errno) }
            return .none
        }
        m.function("unsetenv(name, /)", effect: .outside) { (t, a) throws(Unwind) in
            if unsetenv(try t.path(a[0])) != 0 { throw t.raiseSystemCall(errno) }
            return .none
        }
    }
}

/// `/bin/sh -c command`, with the caller's descriptors.
enum NativeCommand {
    /// The wait status as `os.system` gives it; -1 when it could not be started.
    static func run(_ command: [CChar]) -> Int {
        var words: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), command.withUnsafeBufferPointer { strdup($0.baseAddress!) }, nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        if posix_spawn(&process, "/bin/sh", nil, nil, &words, environ) != 0 { return -1 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return Int(status)
    }
}
