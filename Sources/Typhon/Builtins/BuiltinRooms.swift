/// Every room that gives methods to a builtin class.
enum BuiltinRooms {
    static func install(_ b: MachineBuilder) {
        b.extend(.int, IntMethods.install)
        b.extend(.bool, BoolMethods.install)
        b.extend(.float, FloatMethods.install)
        b.extend(.complex, ComplexMethods.install)
        b.extend(.str, StringMethods.install)
        b.extend(.bytes, BytesMethods.install)
        b.extend(.bytearray, BytearrayMethods.install)
        b.extend(.memoryview, MemoryViewClass.install)
        b.extend(.tuple, TupleMethods.install)
        b.extend(.list, ListMethods.install)
        b.extend(.dict, DictMethods.install)
        b.extend(.set, SetMethods.install)
        b.extend(.frozenset, FrozensetMethods.install)
        b.extend(.range, RangeMethods.install)
        b.extend(.slice, SliceMethods.install)
        IteratorClasses.install(b)
        CoreClasses.install(b)
        ExceptionClasses.install(b)
        ThreadClasses.install(b)
        b.extend(.randomGenerator, RandomMethods.install)
        b.extend(.weakref, WeakReferenceClass.install)
        b.extend(.memberDescriptor, MemberDescriptorClass.install)
    }
}
