/// What an object is made of, as the engine sees it: one byte in the header.
/// The guest's type is the object's `Shape`; the kind says which Swift accessor fits
/// its words and how the collector finds its references.
enum Kind: UInt8 {
    /// A free cell. Fresh memory is zero, so this must stay the first case.
    case free = 0

    // Leaves: bytes behind the header, no references.
    case integer, double, string, bytes, complex

    // Immutable, with references.
    case tuple, range, slice, boundMethod, code, builtin, methodDescriptor

    // Mutable.
    case bytearray, list, dictionary, set, frozenset
    case cell, function, classObject, instance, module, exception
    case property, staticMethod, classMethod, superObject
    case generator, coroutine, asyncGenerator
    case iterator, enumerate, zip, map, filter, reversed
    case traceback, frame, file, memoryview, weakReference, lock, native

    // Storage behind the mutable ones; never seen by the guest.
    case storage, dictionaryTable, setTable, byteStorage

    /// How the words behind the header are to be read.
    enum Layout { case leaf, values, dictionaryTable, setTable }

    @inline(__always) var layout: Layout {
        switch self {
        case .free, .integer, .double, .string, .bytes, .complex, .byteStorage: .leaf
        case .dictionaryTable: .dictionaryTable
        case .setTable: .setTable
        case .tuple, .range, .slice, .boundMethod, .code, .builtin, .methodDescriptor,
             .bytearray, .list, .dictionary, .set, .frozenset,
             .cell, .function, .classObject, .instance, .module, .exception,
             .property, .staticMethod, .classMethod, .superObject,
             .generator, .coroutine, .asyncGenerator,
             .iterator, .enumerate, .zip, .map, .filter, .reversed,
             .traceback, .frame, .file, .memoryview, .weakReference, .lock, .native, .storage: .values
        }
    }
}
