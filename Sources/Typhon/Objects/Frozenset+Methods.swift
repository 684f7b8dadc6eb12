/// The guest's view of frozensets: what sets have, without the changing methods.
enum FrozensetMethods {
    static func install(_ c: ClassBuilder) {
        c.new("frozenset(iterable=(), /)") { (t, a) throws(Unwind) in
            let type = ClassRef(a[0].ref)
            if type.rootShape == BuiltinClass.frozenset.shape, a.has(1), a[1].isReference,
                a[1].ref.shape == BuiltinClass.frozenset.shape {
                return a[1]
            }
            let set = SetRef(try Container.allocate(t, type, .frozenset, words: SetRef.words))
            set.ref[SetRef.hashWord] = .absent
            if a.has(1) { try set.update(t, a[1]) }
            return Value(set.ref)
        }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            Value(small: try SetRef.receiver(t, a[0]).frozenHash(t))
        }
        SetMethods.installCommon(c)
    }
}
