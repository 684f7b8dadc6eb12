#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The module `sys`.
enum SysModule {
    static func install(_ m: ModuleBuilder) {
        let t = m.thread
        t.machine[.sysModule] = m.module
        t.must { () throws(Unwind) in
            try installPaths(m)
            try installFacts(m)
            try installStructures(m)
            try installStreams(m)
        }
        installExceptions(m)
        installLimits(m)
        installObjects(m)
    }

    private static func texts(_ t: Thread, _ items: [String]) throws(Unwind) -> Value {
        let list = try t.makeList([])
        for item in items { try ListRef(list.ref).append(t, try t.makeString(item)) }
        return list
    }

    private static func installPaths(_ m: ModuleBuilder) throws(Unwind) {
        let t = m.thread
        let configuration = t.machine.cold.configuration
        m.constant("modules", t.machine[.modules])
        let path = try texts(t, configuration.searchPath)
        t.machine[.path] = path
        m.constant("path", path)
        m.constant("argv", try texts(t, configuration.arguments.isEmpty ? [""] : configuration.arguments))
        m.constant("orig_argv", try texts(t, CommandLine.arguments))
        m.constant("executable", try t.makeString(executablePath()))
        for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] as [StaticString] {
            m.constant(name, try t.makeString("/usr/local"))
        }
        m.constant("path_hooks", try t.makeList([]))
        m.constant("meta_path", try t.makeList([]))
        m.constant("path_importer_cache", Value(try t.makeDictionary().ref))
        m.constant("warnoptions", try t.makeList([]))
        m.constant("_xoptions", Value(try t.makeDictionary().ref))
        let native = NativeModules.table.keys.sorted() + ["builtins"]
        m.constant("builtin_module_names", Value(try t.tuple(from: try texts(t, native.sorted())).ref))
        let standard = try t.makeSet()
        for name in native where !name.hasPrefix("_") { try standard.add(t, try t.makeString(name)) }
        for name in GuestModules.names where !name.contains(".") { try standard.add(t, try t.makeString(name)) }
        let frozen = try t.call(t.machine.classObject(.frozenset).value, [Value(standard.ref)])
        m.constant("stdlib_module_names", frozen)
    }

    private static func executablePath() -> String {
        #if canImport(Glibc)
        if let resolved = realpath("/proc/self/exe", nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        #endif
        return CommandLine.arguments.first ?? ""
    }

    private static func installFacts(_ m: ModuleBuilder) throws(Unwind) {
        let t = m.thread
        m.constant("version", try t.makeString("3.12.0 (typhon) [Swift]"))
        m.constant("hexversion", Value(small: 0x030C_00F0))
        m.constant("api_version", Value(small: 1013))
        m.constant("copyright", try t.makeString("Copyright (c) the Typhon authors."))
        #if os(Linux)
        m.constant("platform", try t.makeString("linux"))
        #else
        m.constant("platform", try t.makeString("darwin"))
        #endif
        m.constant("maxsize", try t.makeInteger(Int.max))
        m.constant("maxunicode", Value(small: 0x10FFFF))
        m.constant("byteorder", try t.makeString("little"))
        m.constant("float_repr_style", try t.makeString("short"))
        m.constant("dont_write_bytecode", .true)
        m.constant("pycache_prefix", .none)
        m.constant("platlibdir", try t.makeString("lib"))
        m.constant("ps1", try t.makeString(">>> "))
        m.constant("ps2", try t.makeString("... "))
        m.constant("tracebacklimit", Value(small: 1000))
    }

    private static func installStructures(_ m: ModuleBuilder) throws(Unwind) {
        let t = m.thread
        let version = StructSequence(t, module: "sys", "version_info", ["major", "minor", "micro", "releaselevel", "serial"])
        let versionInfo = try version.make(t, [
            Value(small: 3), Value(small: 12), Value(small: 0), try t.makeString("final"), Value(small: 0),
        ])
        m.constant("version_info", versionInfo)
        let floatInfo = StructSequence(t, module: "sys", "float_info", [
            "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
        ])
        // What is new is in a local while the next is made: the collector does not look into arrays.
        let largest = try t.makeDouble(Double.greatestFiniteMagnitude), least = try t.makeDouble(Double.leastNormalMagnitude)
        let epsilon = try t.makeDouble(Double.ulpOfOne)
        m.constant("float_info", try floatInfo.make(t, [
            largest, Value(small: 1024), Value(small: 308), least, Value(small: -1021), Value(small: -307), Value(small: 15),
            Value(small: 53), epsilon, Value(small: 2), Value(small: 1),
        ]))
        let intInfo = StructSequence(t, module: "sys", "int_info", [
            "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold",
        ])
        m.constant("int_info", try intInfo.make(t, [Value(small: 64), Value(small: 8), Value(small: 4300), Value(small: 640)]))
        let hashInfo = StructSequence(t, module: "sys", "hash_info", [
            "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff",
        ])
        let modulus = try t.makeInteger((1 << 61) - 1), algorithm = try t.makeString("siphash13")
        m.constant("hash_info", try hashInfo.make(t, [
            Value(small: 64), modulus, Value(small: 314_159), Value(small: 0), Value(small: 1_000_003),
            algorithm, Value(small: 64), Value(small: 128), Value(small: 0),
        ]))
        let threadInfo = StructSequence(t, module: "sys", "thread_info", ["name", "lock", "version"])
        let library = try t.makeString("pthread"), lock = try t.makeString("transactions")
        m.constant("thread_info", try threadInfo.make(t, [library, lock, .none]))
        try installFlags(m)
        let implementation = Value(try t.allocateInstance(t.machine.classObject(.simpleNamespace), .instance))
        let name = try t.makeString("typhon")
        _ = try t.setOwnAttribute(implementation.ref, try t.intern("name"), name)
        let attributes: [(String, Value)] = [
            ("cache_tag", .none), ("version", versionInfo),
            ("hexversion", Value(small: 0x030C_00F0)),
        ]
        for (name, value) in attributes { _ = try t.setOwnAttribute(implementation.ref, try t.intern(name), value) }
        m.constant("implementation", implementation)
    }

    private static func installFlags(_ m: ModuleBuilder) throws(Unwind) {
        let t = m.thread
        let names: [StaticString] = [
            "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
            "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
            "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
        ]
        var values = [Value](repeating: Value(small: 0), count: names.count)
        values[11] = Value(small: 1)
        values[13] = .false
        values[14] = Value(small: 1)
        values[16] = .false
        values[17] = Value(small: 4300)
        m.constant("flags", try StructSequence(t, module: "sys", "flags", names).make(t, values))
    }

    private static func installStreams(_ m: ModuleBuilder) throws(Unwind) {
        let t = m.thread
        let input = try StreamMethods.make(t, 0, writes: false, errors: "strict")
        let output = try StreamMethods.make(t, 1, writes: true, errors: "strict")
        let error = try StreamMethods.make(t, 2, writes: true, errors: "backslashreplace")
        let table: [(StaticString, StaticString, Value)] = [
            ("stdin", "__stdin__", input), ("stdout", "__stdout__", output), ("stderr", "__stderr__", error),
        ]
        for (name, original, stream) in table {
            m.constant(name, stream)
            m.constant(original, stream)
        }
        m.function("getdefaultencoding()") { (t, a) throws(Unwind) in try t.makeString("utf-8") }
        m.function("getfilesystemencoding()") { (t, a) throws(Unwind) in try t.makeString("utf-8") }
        m.function("getfilesystemencodeerrors()") { (t, a) throws(Unwind) in try t.makeString("surrogateescape") }
        m.function("displayhook(value, /)") { (t, a) throws(Unwind) in
            try t.displayResult(a[0])
            return .none
        }
        m.constant("__displayhook__", try m.namespace.getString(t, try t.intern("displayhook")) ?? .none)
    }
}
