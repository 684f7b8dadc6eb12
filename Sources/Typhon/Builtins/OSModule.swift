#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The native module `posix`: system calls as functions. `os` is written in Python on top.
/// Every call that may block or change something outside runs between two transactions.
enum PosixModule {
    static func install(_ m: ModuleBuilder) {
        installPlaces(m)
        installDescriptors(m)
        installProcess(m)
        let stat = StructSequence(m.thread, module: "os", "stat_result", [
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
            "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
        ])
        m.constant("stat_result", stat.type.value)
        installStatus(m, stat)
    }

    // MARK: Files by name

    private static func installPlaces(_ m: ModuleBuilder) {
        m.function("getcwd()", effect: .outside) { (t, a) throws(Unwind) in
            guard let path = getcwd(nil, 0) else { throw t.raiseSystemCall(errno) }
            defer { free(path) }
            return try t.decodePath(path)
        }
        m.function("chdir(path)", effect: .outside) { (t, a) throws(Unwind) in try byPath(t, a[0]) { chdir($0) } }
        m.function("mkdir(path, mode=511)", effect: .outside) { (t, a) throws(Unwind) in
            let mode = a.has(1) ? try t.index(a[1]) : 0o777
            return try byPath(t, a[0]) { mkdir($0, mode_t(truncatingIfNeeded: mode)) }
        }
        for name in ["remove(path)", "unlink(path)"] as [StaticString] {
            m.function(name, effect: .outside) { (t, a) throws(Unwind) in try byPath(t, a[0]) { unlink($0) } }
        }
        m.function("rmdir(path)", effect: .outside) { (t, a) throws(Unwind) in try byPath(t, a[0]) { rmdir($0) } }
        for name in ["rename(src, dst)", "replace(src, dst)"] as [StaticString] {
            m.function(name, effect: .outside) { (t, a) throws(Unwind) in try byPaths(t, a[0], a[1]) { rename($0, $1) } }
        }
        m.function("link(src, dst)", effect: .outside) { (t, a) throws(Unwind) in try byPaths(t, a[0], a[1]) { link($0, $1) } }
        m.function("symlink(src, dst)", effect: .outside) { (t, a) throws(Unwind) in try byPaths(t, a[0], a[1]) { symlink($0, $1) } }
        m.function("readlink(path)", effect: .outside) { (t, a) throws(Unwind) in
            let path = try t.path(a[0])
            var buffer = [CChar](repeating: 0, count: 4097)
            let length = path.withUnsafeBufferPointer { readlink($0.baseAddress!, &buffer, 4096) }
            if length < 0 { throw t.raiseSystemCall(errno, path: a[0]) }
            return try t.decodePath(buffer)
        }
        m.function("chmod(path, mode)", effect: .outside) { (t, a) throws(Unwind) in
            let mode = try t.index(a[1])
            return try byPath(t, a[0]) { chmod($0, mode_t(truncatingIfNeeded: mode)) }
        }
        m.function("access(path, mode)", effect: .outside) { (t, a) throws(Unwind) in
            let path = try t.path(a[0])
            let mode = Int32(truncatingIfNeeded: try t.index(a[1]))
            return Value(path.withUnsafeBufferPointer { access($0.baseAddress!, mode) } == 0)
        }
        m.function("listdir(path='.')", effect: .outside) { (t, a) throws(Unwind) in try listDirectory(t, a.has(0) ? a[0] : .none) }
    }

    private static func byPath(_ t: Thread, _ value: Value, _ call: (UnsafePointer<CChar>) -> Int32) throws(Unwind) -> Value {
        let path = try t.path(value)
        var number: Int32 = 0
        let result = t.outsideHeap {
            let result = path.withUnsafeBufferPointer { call($0.baseAddress!) }
            number = errno
            return result
        }
        if result != 0 { throw t.raiseSystemCall(number, path: value) }
        return .none
    }

    private static func byPaths(
        _ t: Thread, _ first: Value, _ second: Value, _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws(Unwind) -> Value {
        let from = try t.path(first), to = try t.path(second)
        let result = from.withUnsafeBufferPointer { from in to.withUnsafeBufferPointer { call(from.baseAddress!, $0.baseAddress!) } }
        if result != 0 { throw t.raiseSystemCall(errno, path: first, second: second) }
        return .none
    }

    private static func listDirectory(_ t: Thread, _ value: Value) throws(Unwind) -> Value {
        let path = value.isNone ? [CChar(bitPattern: UInt8(ascii: ".")), 0] : try t.path(value)
        guard let directory = path.withUnsafeBufferPointer({ opendir($0.baseAddress!) }) else {
            throw t.raiseSystemCall(errno, path: value.isNone ? .absent : value)
        }
        defer { closedir(directory) }
        let list = try t.makeList([])
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            let text = try withUnsafePointer(to: &entry.pointee.d_name) { (raw) throws(Unwind) in
                try t.decodePath(UnsafeRawPointer(raw).assumingMemoryBound(to: CChar.self))
            }
            try t.atomically { (t) throws(Unwind) in try ListRef(list.ref).append(t, text) }
        }
        return list
    }

    // MARK: stat

    private static func installStatus(_ m: ModuleBuilder, _ type: StructSequence) {
        m.function("stat(path, follow_symlinks=True)", effect: .outside) { (t, a) throws(Unwind) in
            var info = stat()
            if let descriptor = a[0].isInteger ? Int32(exactly: a[0].integer) : nil {
                if fstat(descriptor, &info) != 0 { throw t.raiseSystemCall(errno) }
                return try result(t, type, info)
            }
            let follows = a.has(1) ? try t.isTrue(a[1]) : true
            let path = try t.path(a[0])
            t.flushForgottenFiles()
            let failed = path.withUnsafeBufferPointer { follows ? stat($0.baseAddress!, &info) : lstat($0.baseAddress!, &info) }
            if failed != 0 { throw t.raiseSystemCall(errno, path: a[0]) }
            return try result(t, type, info)
        }
        m.function("lstat(path)", effect: .outside) { (t, a) throws(Unwind) in
            var info = stat()
            let path = try t.path(a[0])
            if path.withUnsafeBufferPointer({ lstat($0.baseAddress!, &info) }) != 0 { throw t.raiseSystemCall(errno, path: a[0]) }
            return try result(t, type, info)
        }
        m.function("fstat(fd)", effect: .outside) { (t, a) throws(Unwind) in
            var info = stat()
            if fstat(try t.descriptor(a[0]), &info) != 0 { throw t.raiseSystemCall(errno) }
            return try result(t, type, info)
        }
    }

    private static func result(_ t: Thread, _ type: StructSequence, _ info: stat) throws(Unwind) -> Value {
        #if canImport(Glibc)
        let times = [info.st_atim, info.st_mtim, info.st_ctim]
        #else
        let times = [info.st_atimespec, info.st_mtimespec, info.st_ctimespec]
        #endif
        var items = [
            try t.makeInteger(Int(info.st_mode)), try t.makeInteger(Int(truncatingIfNeeded: info.st_ino)),
            try t.makeInteger(Int(truncatingIfNeeded: info.st_dev)), try t.makeInteger(Int(info.st_nlink)),
            try t.makeInteger(Int(info.st_uid)), try t.makeInteger(Int(info.st_gid)), try t.makeInteger(Int(info.st_size)),
        ]
        for time in times { items.append(try t.makeDouble(Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9)) }
        for time in times { items.append(try t.makeInteger(Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec))) }
        items.append(try t.makeInteger(Int(info.st_blksize)))
        items.append(try t.makeInteger(Int(info.st_blocks)))
        items.append(try t.makeInteger(Int(truncatingIfNeeded: info.st_rdev)))
        return try type.make(t, items)
    }
}

// MARK: Paths

extension Thread {
    /// A path as the system wants it, with its final zero: from str, bytes or an object with `__fspath__`.
    func path(_ value: Value) throws(Unwind) -> [CChar] {
        var value = value
        if !value.isKind(.string) && !value.isKind(.bytes) {
            let given = value
            value = try atomically { (t) throws(Unwind) in
                guard let method = try t.lookupSpecial(given, .fspath) else {
                    throw t.raise(.typeError, "expected str, bytes or os.PathLike object, not \(t.typeName(given))")
                }
                return try t.call(method, [])
            }
        }
        let bytes = value.isKind(.string) ? try encode(StringRef(value.ref).units, "utf-8", "surrogateescape") : value
        guard bytes.isKind(.bytes) else {
            throw raise(.typeError, "expected __fspath__() to return str or bytes, not \(typeName(value))")
        }
        let content = BytesRef(bytes.ref)
        var result: [CChar] = []
        result.reserveCapacity(content.count + 1)
        for index in 0..<content.count {
            if content[index] == 0 { throw raise(.valueError, "embedded null byte") }
            result.append(CChar(bitPattern: content[index]))
        }
        result.append(0)
        return result
    }

    func decodePath(_ path: UnsafePointer<CChar>) throws(Unwind) -> Value {
        let bytes = UnsafeRawPointer(path).assumingMemoryBound(to: UInt8.self)
        return try decode(Units(UnsafeBufferPointer(start: bytes, count: strlen(path))), "utf-8", "surrogateescape")
    }

    func descriptor(_ value: Value) throws(Unwind) -> Int32 {
        guard let number = Int32(exactly: try index(value)) else { throw raise(.overflowError, "Python int too large to convert to C int") }
        return number
    }
}
