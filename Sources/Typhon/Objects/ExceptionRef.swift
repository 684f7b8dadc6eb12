/// # ExceptionRef: an exception object
///
///     | record | meta | args | traceback | cause | context | flags | overflow | slot 0 | ... |
///
/// `args` is a tuple; traceback, cause and context are None until set. Flag 1: the
/// context is suppressed. What a class adds (`errno`, `name`, ...) are ordinary attributes.
struct ExceptionRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    enum Word: Int { case args = 2, traceback, cause, context, flags, overflow, slots }
    @inline(__always) subscript(word: Word) -> Value {
        get { ref[word.rawValue] }
        nonmutating set { ref[word.rawValue] = newValue }
    }
}

/// One level of a traceback, outermost first: | record | meta | next | code object | word index | function |.
struct TracebackRef {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    enum Word: Int { case next = 2, code, index, function, count }
    @inline(__always) subscript(word: Word) -> Value {
        get { ref[word.rawValue] }
        nonmutating set { ref[word.rawValue] = newValue }
    }
    var position: SourcePosition {
        let code = CodeRef(self[.code].ref).data
        return code.pointee.positions[Swift.min(self[.index].integer, code.pointee.instructionCount - 1)]
    }
}
