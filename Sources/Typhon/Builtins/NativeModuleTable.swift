/// Modules whose content is native, by name; a room adds its rows here.
enum ThreadRoomModules {
    static let table: [String: @Sendable (ModuleBuilder) -> Void] = [
        "_thread": ThreadModule.install,
        "_transaction": TransactionModule.install,
        "errno": ErrnoModule.install,
        "gc": GCModule.install,
        "posix": PosixModule.install,
        "sys": SysModule.install,
    ]
}
