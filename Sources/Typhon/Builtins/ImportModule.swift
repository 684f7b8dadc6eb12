/// `_imp`: what `importlib` and `io` cannot know themselves.
enum ImportModule {
    static func install(_ m: ModuleBuilder) {
        m.function("is_package(name, /)") { (t, a) throws(Unwind) in
            Value(a[0].isKind(.string) && GuestModules.isPackage(t.string(a[0])))
        }
        m.function("file_types()") { (t, _) throws(Unwind) in
            let types: [BuiltinClass] = [.file, .bufferedReader, .bufferedWriter, .bufferedRandom, .rawFile]
            return try t.makeTuple(types.map { t.machine.classObject($0).value })
        }
        m.function("source(name, /)") { (t, a) throws(Unwind) in
            let name = t.string(try t.expectString(a[0]) { "source() argument must be str, not \($0)" })
            guard let text = GuestModules.source(name) else { return .none }
            return try t.makeString(text)
        }
    }
}
