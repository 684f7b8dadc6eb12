/// # Frame: one running guest function
///
///     frames     | module | f      | g      |            (ThreadState.frame -> the running one)
///     registers  [ module's r0 ... | callee arg0 arg1 ]
///                                    [ f's r0  r1 ... | callee arg0 ]
///                                                       [ g's r0 ... ]
///
/// Register windows overlap: a call's arguments, at the top of the caller's
/// registers, become the callee's first registers. A frame is plain data; a slice
/// that aborts restores the frames and registers it saved (`FrameLog`).
///
/// Law: above a frame's `registers + code.registerCount` nothing of it lives, so a
/// callee, and a native that needs scratch registers, may use what lies there.
struct Frame {
    var code: UnsafeMutablePointer<CodeData>
    /// Next instruction; saved when the frame calls, current only in the loop's local while it runs.
    var pc: UnsafeMutablePointer<UInt64>
    var registers: UnsafeMutablePointer<Value>
    /// The function object: its globals and closure.
    var function: Value
    /// What the continuation needs: the new object of `__init__`, the running generator.
    var extra: Value
    /// Exception handled when this frame was entered; restored when an exception leaves it.
    var handled: Value
    /// Register of the caller's frame that receives the result.
    var destination: UInt16
    var continuation: Continuation
    /// How far the continuation has come (`BinaryStage`).
    var detail: UInt8
    /// A generator's body that waits in a `yield from`: its registers are still in the generator. See `wake`.
    var isAsleep = false
}

/// What becomes of a frame's result. Guest calls made by an instruction never nest the
/// native loop: the instruction pushes a frame and says here how it goes on. The
/// continuation finds the instruction's operands by looking at it again: it is the
/// word before the caller's `pc` (one further back when it has a cache).
enum Continuation: UInt8 {
    /// Store the result in the caller's `destination`.
    case store
    /// Leave the native loop with the result: the caller is native code.
    case native
    /// `__init__`: the result must be None; store `extra`, the new object.
    case construct
    /// Drop the result (`__setattr__`, `__setitem__`, `__delitem__` ...).
    case discard
    /// An operator's method: on NotImplemented the next candidate is tried (`detail`); a fused branch jumps by the result.
    case binary
    /// `__bool__` or `__len__` of a jump's operand, or of `not`.
    case truth
    /// `__contains__`: the result's truth, inverted for `not in`.
    case contains
    /// `__iter__` for `getIterator`: check and store.
    case iterator
    /// `__next__`, or a generator's body, of a `for`: store and jump back; StopIteration leaves the loop.
    case next
    /// A generator's body run by `next` or `send`: store what it yields; its return raises StopIteration.
    case step
    /// A generator's body under `yield from`: what it yields is yielded on, its result stored.
    case delegate
    /// A property or `__getattribute__` that may fall back to `__getattr__` on AttributeError.
    case attribute
    /// A class body: its namespace becomes a class.
    case classBody
    /// A module's body (`extra`: the module): the import instruction runs again.
    case importBody
}
