/// # The builtin dialect
///
/// A builtin is a signature and a closure:
///
///     c.method("insert(self, index, object, /)") { (t, a) throws(Unwind) in
///         try ListRef(a[0]).insert(t, at: try t.index(a[1]), a[2])
///         return .none
///     }
///
/// The signature is Python's: `/`, `*`, `name=default`, `*args`, `**kwargs`. The binder
/// checks the call and fills `a[i]` for parameter i (self is `a[0]`); an optional one not given is
/// `.absent` (`=default` only documents). With `*args`, `a[i]` at its place is a tuple;
/// with `**kwargs` a dict (absent when no keyword was given).
///
/// A builtin is re-run with its slice or undone with it: it may change guest objects only
/// (through the barriers), unless its `effect` says otherwise.
struct Arguments {
    let base: UnsafeMutablePointer<Value>
    let count: Int
    @inline(__always) init(base: UnsafeMutablePointer<Value>, count: Int) {
        self.base = base
        self.count = count
    }
    @inline(__always) subscript(index: Int) -> Value { base[index] }
    /// Was the optional parameter given?
    @inline(__always) func has(_ index: Int) -> Bool { !base[index].isAbsent }
}

typealias NativeFunction = @Sendable (Thread, Arguments) throws(Unwind) -> Value

/// When a builtin may run with respect to transactions.
enum Effect: UInt8 {
    /// Touches guest objects only: runs inside the transaction.
    case transactional
    /// Waits or does I/O: the slice is committed first and the call runs between two
    /// transactions; inside `atomic` the transaction becomes irrevocable instead.
    case outside
    /// Like `outside`, but inside `atomic` it handles the matter itself (locks: `retry`).
    case waiting
    /// Touches guest objects only, but the slice may be ended before it (the beginning of `atomic`).
    case boundary
    /// Runs inside the transaction and may end it: `ThreadState.mayEndSlice` says whether (a lock that is taken).
    case pausing
}

/// What a builtin of a class requires of its first argument, so that no room needs to fear a foreign self.
///
/// The check is data, not a closure around the function: a function without context costs no reference count.
struct NativeGuard {
    enum Kind: UInt8 {
        case none
        /// An instance of `owner`.
        case receiver
        /// `owner` itself, or a class that its constructor can make objects of.
        case constructed
        /// `owner` or a subclass.
        case classReceiver
    }
    let kind: Kind
    /// The builtin class; it lives as long as the machine.
    let owner: Value
    /// What a message calls the function.
    let name: StaticString

    static var open: NativeGuard { NativeGuard(kind: .none, owner: .absent, name: "") }
}

/// The address of a plain function (there is no context to retain): what a plain call calls with the callee, the
/// address and the number of its arguments.
typealias NativeEntrance = @convention(thin) (Thread, Ref, UnsafeMutablePointer<Value>, Int) throws(Unwind) -> Value

/// A plain function from floats to floats.
typealias RealFunction = @convention(thin) (Double) -> Double

/// Builtins that answer arguments of the usual types at once (`NativeShortcuts`).
enum NativeShortcut: UInt8 {
    case none
    /// Runs the generator that is the first argument: the call pushes its frame.
    case step
    case length, ordinal, character, instance, least, greatest
    /// The entry's `real` function of a float, when it has a plain result.
    case real
    case isSpace, isDigit, isAlpha, isAlnum
    case listAppend, listInsert, listPop, setAdd, setRemove, dictionaryGet
    /// Of the guest form of `sum`.
    case addToSum
}

struct NativeEntry {
    /// What a plain call looks at comes first. `entrance`: the shortcut, or the function with its checks.
    let entrance: NativeEntrance
    /// A call is plain when its number of arguments lies this far above `plainMinimum`, which it never does for entries
    /// whose calls are not: keyword-only parameters that are required, or something to be done before they run.
    var plainMinimum: Int, plainSpan: UInt
    let function: NativeFunction
    let text: StaticString
    /// Positional arguments that it needs, and may have (`Int.max` with `*args`).
    let minimum: Int
    let maximum: Int
    let parameterCount: Int
    /// Slot of `*args`, -1 when there is none.
    let restSlot: Int
    /// Without keywords a call with a fitting count binds in place: no keyword-only parameter is required.
    let isSimple: Bool
    /// A guest function that does the same for an iterable that runs guest code (`Thread.callGuestForm`); absent: there is none.
    var guestForm = Value.absent
    let effect: Effect
    let guardKind: NativeGuard.Kind
    let shortcut: NativeShortcut
    let real: RealFunction?
    /// The shape of an exact instance of the guard's class.
    let guardShape: UInt32
    let guardOwner: Value
    /// The class itself where that is the first argument; absent for methods.
    let guardClass: Value
    let guardName: StaticString

    /// One word: the address of the signature's `SignatureLayout`, 0 until it is needed.
    let layout: UnsafeMutablePointer<UInt64>
    /// A constructor: the class is passed before the parameters of the signature.
    let takesClass: Bool

    init(
        _ text: StaticString, _ effect: Effect, takesClass: Bool = false, guarded: NativeGuard = .open, shortcut: NativeShortcut = .none,
        real: RealFunction? = nil, _ function: @escaping NativeFunction
    ) {
        self.function = function
        self.text = text
        self.effect = effect
        self.takesClass = takesClass
        layout = .allocate(capacity: 1)
        layout.initialize(to: 0)
        let shape = NativeEntry.scan(text)
        let extra = takesClass ? 1 : 0
        minimum = shape.minimum + extra
        maximum = shape.restSlot >= 0 ? Int.max : shape.maximum + extra
        parameterCount = shape.parameterCount + extra
        restSlot = shape.restSlot >= 0 ? shape.restSlot + extra : -1
        isSimple = shape.isSimple && parameterCount <= 16
        plainMinimum = minimum
        plainSpan = UInt(maximum &- minimum)
        self.shortcut = shortcut
        entrance = shortcut.entrance
        self.real = real
        guardKind = guarded.kind
        guardOwner = guarded.owner
        guardClass = guarded.kind == .receiver ? .absent : guarded.owner
        guardName = guarded.name
        guardShape = guarded.kind == .receiver ? ClassRef(guarded.owner.ref).rootShape.number : 0
        if !isSimple || effect != .transactional || shortcut == .step { refusePlainCalls() }
    }

    /// Calls of it take the general way.
    mutating func refusePlainCalls() {
        plainMinimum = .max
        plainSpan = 0
    }

    /// The whole signature; parsed when a call is not simple, or for messages.
    var signature: Signature {
        let written = Signature(text.description)
        return takesClass ? written.withClass : written
    }

    private struct Shape {
        var minimum = 0, maximum = 0, parameterCount = 0, restSlot = -1
        var isSimple = true
    }

    /// Counts of parameters, read off the text without making strings: a machine starts with a thousand of these.
    private static func scan(_ text: StaticString) -> Shape {
        var shape = Shape()
        var stars = 0, isParameter = false, isOptional = false, isInside = false, isKeywordOnly = false
        func finish() {
            if isParameter {
                if stars == 1 { shape.restSlot = shape.parameterCount }
                shape.parameterCount += 1
                if isKeywordOnly {
                    if !isOptional && stars == 0 { shape.isSimple = false }
                } else if stars == 0 {
                    shape.maximum += 1
                    if !isOptional { shape.minimum += 1 }
                }
            }
            if stars > 0 { isKeywordOnly = true }
            isParameter = false
            isOptional = false
            stars = 0
        }
        for offset in 0..<text.utf8CodeUnitCount {
            switch text.utf8Start[offset] {
            case UInt8(ascii: "(") where !isInside: isInside = true
            case _ where !isInside: break
            case UInt8(ascii: "*") where !isParameter: stars += 1
            case UInt8(ascii: ","), UInt8(ascii: ")"): finish()
            case UInt8(ascii: "="): isOptional = true
            case UInt8(ascii: " "), UInt8(ascii: "/"): break
            default: isParameter = true
            }
        }
        return shape
    }
}

extension StaticString {
    /// What stands before the parenthesis.
    var functionName: String {
        var length = 0
        while length < utf8CodeUnitCount && utf8Start[length] != UInt8(ascii: "(") { length += 1 }
        return String(decoding: UnsafeBufferPointer(start: utf8Start, count: length), as: UTF8.self)
    }
}
