/// # FunctionRef: a guest function
///
///     | record | meta | code address | globals | closure | defaults | keyword defaults | name | qualified name |
///     | module | documentation | annotations | code object | builtins | attributes (overflow word) |
///
/// Law: `code`, `globals` and `closure` are read without barriers; `__code__` can only be
/// replaced while the other threads are stopped.
struct FunctionRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }

    enum Word: Int {
        case code = 2, globals, closure, defaults, keywordDefaults, name, qualifiedName, module, documentation
        case annotations, codeObject, typeParameters, attributes, count
    }
    @inline(__always) subscript(word: Word) -> Value {
        get { ref[word.rawValue] }
        nonmutating set { ref[word.rawValue] = newValue }
    }
    @inline(__always) var code: UnsafeMutablePointer<CodeData> {
        UnsafeMutableRawPointer(bitPattern: self[.code].integer).unsafelyUnwrapped.assumingMemoryBound(to: CodeData.self)
    }
    @inline(__always) var globals: DictRef { DictRef(self[.globals].ref) }
    @inline(__always) func freeCell(_ index: Int) -> CellRef { CellRef(TupleRef(self[.closure].ref)[index].ref) }
}

/// A method bound to its object: | record | meta | function | self |. Immutable.
struct BoundMethodRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    @inline(__always) var function: Value { ref[2] }
    @inline(__always) var object: Value { ref[3] }
}

/// A native function: | record | meta | native index | owner class, module name or absent | name | address of its `NativeEntry` |.
/// Immutable.
/// Kind `.methodDescriptor` is the same, found on a class and bound like a function.
struct BuiltinRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    @inline(__always) var nativeIndex: Int { ref[2].integer }
    @inline(__always) var owner: Value { ref[3] }
    @inline(__always) var name: Value { ref[4] }
    @inline(__always) var entry: UnsafeMutablePointer<NativeEntry> {
        UnsafeMutableRawPointer(bitPattern: ref[5].integer).unsafelyUnwrapped.assumingMemoryBound(to: NativeEntry.self)
    }
}

extension Thread {
    func makeBoundMethod(_ function: Value, _ object: Value) throws(Unwind) -> Value {
        let isNative = function.isKind(.methodDescriptor) || function.isKind(.builtin)
        let method = try allocate(.boundMethod, isNative ? .builtinFunction : .method, words: 4)
        method[2] = function
        method[3] = object
        return Value(method)
    }

    @inline(never)
    func makeFunction(_ codeObject: Value, globals: Value, _ parts: UnsafeMutablePointer<Value>?) throws(Unwind) -> Value {
        let f = FunctionRef(try allocate(.function, .function, words: FunctionRef.Word.count.rawValue))
        let code = CodeRef(codeObject.ref).data
        f[.code] = Value(nativeAddress: UnsafeMutableRawPointer(code))
        f[.codeObject] = codeObject
        f[.globals] = globals
        f[.defaults] = parts?[0] ?? .absent
        f[.keywordDefaults] = parts?[1] ?? .absent
        f[.closure] = parts?[2] ?? .absent
        f[.annotations] = parts?[3] ?? .absent
        f[.name] = code.pointee.name
        f[.qualifiedName] = code.pointee.qualifiedName
        f[.documentation] = code.pointee.documentation
        f[.module] = try DictRef(globals.ref).getString(self, machine.name(.name)) ?? .none
        f[.typeParameters] = .absent
        f[.attributes] = .absent
        return Value(f.ref)
    }
}

/// A code object: | record | meta | address of CodeData | constants | names | local names | objects tuple |.
struct CodeRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    @inline(__always) var data: UnsafeMutablePointer<CodeData> {
        ref[2].nativeAddress.unsafelyUnwrapped.assumingMemoryBound(to: CodeData.self)
    }
    static let words = 7
}
