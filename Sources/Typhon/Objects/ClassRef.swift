/// # ClassRef: a class object
///
/// Its structure (bases, order, methods) is read without barriers: changing it stops the
/// other threads, restarts their transactions and clears what was resolved
/// (`Thread.changeClass`). A class attribute that is plain data lives in a `CellRef`
/// in the class's namespace and is ordinary transactional state.
struct ClassRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    @inline(__always) var value: Value { Value(ref) }

    enum Word: Int {
        case name = 2, bases, mro, namespace, flags, instanceKind
        /// Words of an instance before its first attribute slot (the overflow word included); 0: no attributes.
        case slotBase
        case rootShape, dictionaryShape, inlineCapacity
        /// Native address of the resolved-attribute table (`ResolvedTable`), 0 when empty.
        case resolved
        case qualifiedName, module, subclasses
        /// Constructor: native index + 1 of a builtin `__new__`, inherited; 0 for plain objects.
        case constructor
        case slotNames
        /// The guest `__init__` of a class whose objects need nothing else to be made; None: not known (`Thread.constructFast`).
        case plainInitializer
        case count
    }
    @inline(__always) subscript(word: Word) -> Value {
        get { ref[word.rawValue] }
        nonmutating set { ref[word.rawValue] = newValue }
    }

    struct Flags: OptionSet {
        let rawValue: Int
        static let isException = Flags(rawValue: 1)
        static let isMetaclass = Flags(rawValue: 2) // its instances are classes
        static let isBuiltin = Flags(rawValue: 4) // attributes cannot be changed by the guest
        static let isFinal = Flags(rawValue: 8) // cannot be subclassed
        static let hasDel = Flags(rawValue: 16)
        static let hasGetattribute = Flags(rawValue: 32) // overrides __getattribute__
        static let hasGetattr = Flags(rawValue: 64)
        static let hasSetattr = Flags(rawValue: 128) // overrides __setattr__ or __delattr__
        static let hasMetaGetattribute = Flags(rawValue: 256)
        static let hasEq = Flags(rawValue: 512) // a guest __eq__ or __hash__
        static let hasNew = Flags(rawValue: 1024) // a guest __new__
        static let isDescriptor = Flags(rawValue: 2048) // has __get__
        static let isDataDescriptor = Flags(rawValue: 4096) // has __set__ or __delete__
        static let isAbstract = Flags(rawValue: 16384) // its own `__abstractmethods__` are not empty
        static let hasTupleAttributes = Flags(rawValue: 32768) // a guest's tuples with a `__dict__`
        static let hasMetaCall = Flags(rawValue: 8192) // a metaclass with a guest __call__
    }
    @inline(__always) var isDescriptorClass: Bool { flags.contains(.isDescriptor) }
    @inline(__always) var isDataDescriptorClass: Bool { flags.contains(.isDataDescriptor) }
    @inline(__always) var flags: Flags { Flags(rawValue: self[.flags].integer) }
    @inline(__always) var instanceKind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: self[.instanceKind].integer)).unsafelyUnwrapped }
    @inline(__always) var rootShape: ShapeID { ShapeID(number: UInt32(truncatingIfNeeded: self[.rootShape].integer)) }
}
