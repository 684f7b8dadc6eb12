/// Every module whose content is native, by name. A module is built when it is first imported.
enum NativeModules {
    static let table: [String: @Sendable (ModuleBuilder) -> Void] = ThreadRoomModules.table.merging([
        "math": MathModule.install,
        "random": RandomModule.install,
        "time": TimeModule.install,
        "_imp": ImportModule.install,
        "_weakref": WeakReferenceClass.installModule,
    ]) { first, _ in first }
}
