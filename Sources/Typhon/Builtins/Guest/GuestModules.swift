/// Modules written in Python inside the binary: their text by name.
enum GuestModules {
    /// Source text of an embedded module, nil when there is none of that name.
    static func source(_ name: String) -> String? { (table[name] ?? library[name])?.description }

    static var names: [String] { Array(table.keys) + Array(library.keys) }

    private static let table: [String: StaticString] = [
        "__future__": future,
        "_builtins": builtins,
        "importlib": importlib,
        "importlib.machinery": importlibMachinery,
        "importlib.util": importlibUtil,
        "_type_parameters": typeParameters,
        "runpy": runpy,
        "threading": threading,
        "_queue": queueErrors,
        "queue": queue,
        "transaction": transaction,
        "pypystm": pypystm,
        "__pypy__": pypy,
        "__pypy__.thread": pypyThread,
        "os": os,
        "os.path": osPath,
        "posixpath": posixpath,
        "weakref": weakref,
    ]

    /// Can no file take its place? What starts every program, and what others rely on for their own working.
    static func isFixed(_ name: String) -> Bool {
        fixed.contains(name) || name.hasPrefix("_") && (NativeModules.table[name] != nil || table[name] != nil)
    }

    private static let fixed: Set<String> = [
        "abc", "builtins", "errno", "gc", "importlib", "importlib.machinery", "importlib.util", "io", "itertools", "os", "os.path", "posix",
        "posixpath", "runpy", "sys", "time",
    ]

    /// May it have submodules?
    static func isPackage(_ name: String) -> Bool { packages.contains(name) }

    private static let packages: Set<String> = ["__pypy__", "collections", "importlib", "json"]
}
