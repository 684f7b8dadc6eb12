/// Name, base and layout of every builtin class.
enum BuiltinClassTable {
    struct Entry {
        let type: BuiltinClass
        let name: String
        let base: BuiltinClass?
        var kind = Kind.instance
        var flags: ClassRef.Flags = [.isBuiltin]
        var module = "builtins"
        /// Is it a name of the builtins module?
        var isVisible = true
        /// Plain objects with attributes of their own.
        var hasAttributes = false
    }

    static let entries: [Entry] = objects + hidden + exceptions

    static func base(of type: BuiltinClass) -> BuiltinClass? { bases[Int(type.rawValue)] }

    private static let bases: [BuiltinClass?] = {
        var table = [BuiltinClass?](repeating: nil, count: BuiltinClass.allCases.count)
        for entry in entries { table[Int(entry.type.rawValue)] = entry.base }
        return table
    }()

    private static let final: ClassRef.Flags = [.isBuiltin, .isFinal]

    private static let objects: [Entry] = [
        Entry(type: .object, name: "object", base: nil, hasAttributes: true),
        Entry(type: .type, name: "type", base: .object, kind: .classObject, flags: [.isBuiltin, .isMetaclass]),
        Entry(type: .int, name: "int", base: .object, kind: .integer),
        Entry(type: .bool, name: "bool", base: .int, kind: .integer, flags: final),
        Entry(type: .float, name: "float", base: .object, kind: .double),
        Entry(type: .complex, name: "complex", base: .object, kind: .complex),
        Entry(type: .str, name: "str", base: .object, kind: .string),
        Entry(type: .bytes, name: "bytes", base: .object, kind: .bytes),
        Entry(type: .bytearray, name: "bytearray", base: .object, kind: .bytearray),
        Entry(type: .tuple, name: "tuple", base: .object, kind: .tuple),
        Entry(type: .list, name: "list", base: .object, kind: .list),
        Entry(type: .dict, name: "dict", base: .object, kind: .dictionary),
        Entry(type: .set, name: "set", base: .object, kind: .set),
        Entry(type: .frozenset, name: "frozenset", base: .object, kind: .frozenset),
        Entry(type: .range, name: "range", base: .object, kind: .range, flags: final),
        Entry(type: .slice, name: "slice", base: .object, kind: .slice, flags: final),
        Entry(type: .property, name: "property", base: .object, kind: .property),
        Entry(type: .staticmethod, name: "staticmethod", base: .object, kind: .staticMethod),
        Entry(type: .classmethod, name: "classmethod", base: .object, kind: .classMethod),
        Entry(type: .super, name: "super", base: .object, kind: .superObject),
        Entry(type: .enumerate, name: "enumerate", base: .object, kind: .enumerate),
        Entry(type: .zip, name: "zip", base: .object, kind: .zip),
        Entry(type: .map, name: "map", base: .object, kind: .map),
        Entry(type: .filter, name: "filter", base: .object, kind: .filter),
        Entry(type: .reversed, name: "reversed", base: .object, kind: .reversed),
        Entry(type: .memoryview, name: "memoryview", base: .object, kind: .memoryview, flags: final),
    ]

    private static func inner(_ type: BuiltinClass, _ name: String, _ kind: Kind = .instance, module: String = "builtins") -> Entry {
        Entry(type: type, name: name, base: .object, kind: kind, flags: final, module: module, isVisible: false)
    }

    private static let hidden: [Entry] = [
        inner(.none, "object"),
        inner(.noneType, "NoneType"), inner(.notImplementedType, "NotImplementedType"), inner(.ellipsisType, "ellipsis"),
        inner(.dictKeys, "dict_keys"), inner(.dictValues, "dict_values"), inner(.dictItems, "dict_items"),
        inner(.function, "function", .function), inner(.builtinFunction, "builtin_function_or_method", .builtin),
        inner(.methodDescriptor, "method_descriptor", .methodDescriptor), inner(.method, "method", .boundMethod),
        inner(.code, "code", .code), inner(.cell, "cell", .cell),
        Entry(type: .module, name: "module", base: .object, kind: .module, isVisible: false),
        inner(.generator, "generator", .generator), inner(.coroutine, "coroutine", .coroutine),
        inner(.asyncGenerator, "async_generator", .asyncGenerator), inner(.iterator, "iterator", .iterator),
        inner(.traceback, "traceback", .traceback), inner(.frame, "frame", .frame),
        Entry(type: .weakref, name: "ReferenceType", base: .object, kind: .weakReference, module: "weakref", isVisible: false),
        inner(.file, "TextIOWrapper", .file, module: "_io"),
        inner(.bufferedReader, "BufferedReader", .file, module: "_io"), inner(.bufferedWriter, "BufferedWriter", .file, module: "_io"),
        inner(.bufferedRandom, "BufferedRandom", .file, module: "_io"), inner(.rawFile, "FileIO", .file, module: "_io"),
        inner(.mappingProxy, "mappingproxy", .native),
        inner(.coroutineWrapper, "coroutine_wrapper"), inner(.asyncGeneratorStep, "async_generator_asend"),
        inner(.standardStream, "TextIOWrapper", .native, module: "_io"),
        inner(.native, "native", .native), inner(.memberDescriptor, "member_descriptor", .native),
        Entry(type: .simpleNamespace, name: "SimpleNamespace", base: .object, module: "types", isVisible: false, hasAttributes: true),
        inner(.genericAlias, "GenericAlias", module: "types"), inner(.union, "UnionType", module: "types"),
        inner(.lock, "lock", .lock, module: "_thread"), inner(.rlock, "RLock", .lock, module: "_thread"),
        inner(.condition, "Condition", module: "threading"), inner(.event, "Event", module: "threading"),
        inner(.semaphore, "Semaphore", module: "threading"), inner(.barrier, "Barrier", module: "threading"),
        inner(.thread, "Thread", module: "threading"), inner(.threadLocal, "_local", module: "_thread"),
        inner(.atomic, "atomic", .native, module: "transaction"), inner(.abortInfo, "AbortInfo", module: "transaction"),
        Entry(type: .randomGenerator, name: "Random", base: .object, kind: .native, module: "random", isVisible: false),
        inner(.storage, "storage", .storage), inner(.dictionaryTable, "dictionary_table", .dictionaryTable),
        inner(.setTable, "set_table", .setTable), inner(.byteStorage, "byte_storage", .byteStorage),
    ]

    private static let exceptions: [Entry] = ExceptionTable.rows.map { row in
        Entry(
            type: row.type, name: row.name, base: row.base, kind: .exception, flags: [.isBuiltin, .isException],
            module: row.type == .transactionError || row.type == .deadlock ? "transaction" : "builtins")
    }
}

/// CPython's exception hierarchy.
enum ExceptionTable {
    typealias Row = (type: BuiltinClass, name: String, base: BuiltinClass)

    static let rows: [Row] = [
        (.baseException, "BaseException", .object), (.exception, "Exception", .baseException),
        (.typeError, "TypeError", .exception), (.valueError, "ValueError", .exception),
        (.lookupError, "LookupError", .exception), (.indexError, "IndexError", .lookupError), (.keyError, "KeyError", .lookupError),
        (.attributeError, "AttributeError", .exception), (.nameError, "NameError", .exception),
        (.unboundLocalError, "UnboundLocalError", .nameError), (.runtimeError, "RuntimeError", .exception),
        (.recursionError, "RecursionError", .runtimeError), (.notImplementedError, "NotImplementedError", .runtimeError),
        (.stopIteration, "StopIteration", .exception), (.stopAsyncIteration, "StopAsyncIteration", .exception),
        (.generatorExit, "GeneratorExit", .baseException), (.keyboardInterrupt, "KeyboardInterrupt", .baseException),
        (.systemExit, "SystemExit", .baseException), (.arithmeticError, "ArithmeticError", .exception),
        (.zeroDivisionError, "ZeroDivisionError", .arithmeticError), (.overflowError, "OverflowError", .arithmeticError),
        (.floatingPointError, "FloatingPointError", .arithmeticError), (.assertionError, "AssertionError", .exception),
        (.importError, "ImportError", .exception), (.moduleNotFoundError, "ModuleNotFoundError", .importError),
        (.memoryError, "MemoryError", .exception), (.bufferError, "BufferError", .exception), (.eofError, "EOFError", .exception),
        (.osError, "OSError", .exception), (.fileNotFoundError, "FileNotFoundError", .osError),
        (.fileExistsError, "FileExistsError", .osError), (.permissionError, "PermissionError", .osError),
        (.isADirectoryError, "IsADirectoryError", .osError), (.notADirectoryError, "NotADirectoryError", .osError),
        (.blockingIOError, "BlockingIOError", .osError), (.childProcessError, "ChildProcessError", .osError),
        (.connectionError, "ConnectionError", .osError), (.brokenPipeError, "BrokenPipeError", .connectionError),
        (.connectionAbortedError, "ConnectionAbortedError", .connectionError),
        (.connectionRefusedError, "ConnectionRefusedError", .connectionError),
        (.connectionResetError, "ConnectionResetError", .connectionError), (.interruptedError, "InterruptedError", .osError),
        (.processLookupError, "ProcessLookupError", .osError), (.timeoutError, "TimeoutError", .osError),
        (.referenceError, "ReferenceError", .exception), (.systemError, "SystemError", .exception),
        (.syntaxError, "SyntaxError", .exception), (.indentationError, "IndentationError", .syntaxError),
        (.tabError, "TabError", .indentationError), (.unicodeError, "UnicodeError", .valueError),
        (.unicodeEncodeError, "UnicodeEncodeError", .unicodeError), (.unicodeDecodeError, "UnicodeDecodeError", .unicodeError),
        (.unicodeTranslateError, "UnicodeTranslateError", .unicodeError), (.warning, "Warning", .exception),
        (.userWarning, "UserWarning", .warning), (.deprecationWarning, "DeprecationWarning", .warning),
        (.pendingDeprecationWarning, "PendingDeprecationWarning", .warning), (.syntaxWarning, "SyntaxWarning", .warning),
        (.runtimeWarning, "RuntimeWarning", .warning), (.futureWarning, "FutureWarning", .warning),
        (.importWarning, "ImportWarning", .warning), (.unicodeWarning, "UnicodeWarning", .warning),
        (.bytesWarning, "BytesWarning", .warning), (.resourceWarning, "ResourceWarning", .warning),
        (.encodingWarning, "EncodingWarning", .warning), (.baseExceptionGroup, "BaseExceptionGroup", .baseException),
        (.exceptionGroup, "ExceptionGroup", .baseExceptionGroup), (.transactionError, "TransactionError", .runtimeError),
        (.deadlock, "Deadlock", .transactionError),
    ]
}
