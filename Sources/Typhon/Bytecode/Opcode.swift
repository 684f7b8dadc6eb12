/// The instruction set. R[x]: register; K[x]: constant; N[x]: interned name; F[x]: closure cell x of the
/// running function. "+cache": one cache word follows. A jump's offset counts from the next instruction.
/// The table of operand shapes is `Opcode.info`.
///
/// Compiler's laws
/// 1. R[0]..<localCount are parameters and locals, above them temporaries used like a stack; a call's
///    callee and arguments are at the top of what is in use: everything above is dead.
/// 2. A handler's register and the one after it are reserved for the exception and the saved `handled`.
/// 3. In code that `usesNamespace`, R[0] holds the namespace dict.
enum Opcode: UInt8, CaseIterable {
    // Moves
    case move // R[a] = R[b]
    case loadConstant // R[a] = K[wide]
    case loadSmall // R[a] = integer wide
    case loadNone, loadTrue, loadFalse // R[a] = ...
    case loadAbsent // R[a] = absent: the variable is unbound again (no check)
    case checkBound // raise UnboundLocalError (d = 0: local named localNames[a]) when R[a] is absent
    case makeCell // R[a] = new cell holding R[a]
    case loadCell, storeCell // R[a] = cell R[b]'s content, NameError when unbound (name: localNames[b]) | cell R[a] = R[b]
    case deleteCell // cell R[a] becomes unbound, error when it is
    case loadFree, storeFree // R[a] = content of F[b], error when unbound | F[b]'s content = R[a]
    case deleteFree // F[b]
    case loadFreeCell // R[a] = the cell F[b] itself
    case loadGlobal // R[a] = global or builtin N[c], +cache
    case storeGlobal // global N[c] = R[a], +cache
    case deleteGlobal // N[c]
    case loadName // R[a] = N[c] from namespace R[0], else global, else builtin
    case storeName, deleteName // namespace R[0][N[c]] = R[a] | del
    case loadNameOrFree // R[a] = N[c] from namespace R[0], else content of F[b] (class body)

    // Attributes and items
    case getAttribute // R[a] = R[b].N[c], +cache
    case setAttribute // R[a].N[c] = R[b], +cache
    case deleteAttribute // del R[a].N[c]
    case loadMethod // R[a] = R[b].N[c] to be called; R[a+1] = its self, or absent, +cache
    case getItem // R[a] = R[b][R[c]]
    case getItemSmall // R[a] = R[b][signed c]
    case setItem // R[a][R[b]] = R[c]
    case deleteItem // del R[a][R[b]]
    case buildSlice // R[a] = slice(R[b], R[b+1], R[b+2])

    // Operators. d = 1: augmented assignment, try the in-place method first
    case addSmall // R[a] = R[b] + signed c
    case subtractSmall // R[a] = R[b] - (-signed c): to the loop the same as addSmall
    case add, subtract, multiply // R[a] = R[b] op R[c]
    case trueDivide, floorDivide, modulo, power, matrixMultiply // R[a] = R[b] op R[c]
    case leftShift, rightShift, bitAnd, bitOr, bitXor
    case negate, positive, invert, not // R[a] = op R[b]
    case less, lessEqual, greater, greaterEqual, equal, notEqual // R[a] = R[b] op R[c]
    case same, notSame, contains, notContains // R[a] = R[b] is / is not / in / not in R[c]

    // Jumps
    case jump // wide
    case jumpBack // wide (negative); counts the slice's budget
    case jumpIfTrue, jumpIfFalse // R[a], wide
    case jumpIfNone, jumpIfNotNone // R[a], wide
    case jumpIfAbsent, jumpIfNotAbsent // R[a], wide
    case branchLess, branchLessEqual, branchEqual, branchSame // signed c jump when (R[a] op R[b]) == (d == 1)
    case branchGreater, branchGreaterEqual, branchNotEqual
    case branchLessSmall, branchLessEqualSmall, branchGreaterSmall // signed c jump when (R[a] op signed b) == (d == 1)
    case branchGreaterEqualSmall, branchEqualSmall, branchNotEqualSmall

    // Loops
    case getIterator // prepare R[a..a+2] for forNext over R[b]
    case makeIterator // R[a] = iter(R[b]), a real iterator object
    case forNext // R[b] = next of R[a..a+2] and jump back by c words (from the next instruction; unsigned), else fall through; counts budget

    // Calls and functions
    case call // R[c] = R[a](R[a+1]...), b arguments
    case callMethod // R[c] = R[a](R[a+1] unless absent, R[a+2]...), b arguments without self
    case callKeyword // as call (d = 0) or callMethod (d = 1); the next word is the constant index of the tuple of names of the last arguments; b counts all
    case callSpread // R[c] = R[a](*R[a+1], **R[a+2]); R[a+1] list or tuple, R[a+2] dict or absent
    case returnValue // R[a]
    case returnNone
    case makeFunction // R[a] = function of code K[b]; R[c...c+3]: defaults tuple, keyword defaults dict, closure tuple, annotations dict; each may be absent
    case buildClass // R[a] = class; R[b...b+3]: body function, name, bases tuple, keywords dict or absent

    // Generators and coroutines
    case generatorStart // first instruction of a generator's code: make the generator, return it to the caller
    case yieldValue // yield R[a]; R[b] = what is sent; of the registers only the first c live on
    case delegate // yield from iterator R[a]; R[b]: first None, then what is sent, at the end the result; c as above
    case getDelegate // R[a] = iterator for `yield from` R[b]
    case getAwaitable // R[a] = iterator for `await` R[b]; d = 0 plain, 1 async with enter, 2 exit, 3 the result of getAsyncNext
    case getAsyncIterator, getAsyncNext // R[a] = R[b].__aiter__() | R[b].__anext__(), not yet made awaitable: getAwaitable follows
    case endAsyncFor // exception R[a]: StopAsyncIteration ends the loop (fall through), else raise it again

    // Displays
    case buildTuple, buildList, buildSet // R[a] = of R[b]..., c elements
    case buildDictionary // R[a] = of pairs R[b]..., c pairs
    case buildString // R[a] = concatenation of strings R[b]..., c parts
    case formatValue // R[a] = format(R[b], spec R[c]) ; c = 0xFFFF no spec; d = 0 or 's' 'r' 'a'
    case listAppend, setAdd // R[a] gets R[b]
    case dictionaryStore // R[a][R[b]] = R[c] (comprehension, display)
    case listExtend, setUpdate, dictionaryUpdate // R[a] gets all of R[b]
    case dictionaryMerge // as update, for a call's **R[b]: TypeError on a duplicate; R[c] is the callee, for the message
    case listToTuple // R[a] = tuple of list R[b]; of any iterable with d = 1, R[c] is the callee, for the message
    case unpack // R[a]...: the c elements of R[b]
    case unpackStar // R[a]...: c elements, a list of the middle, d elements after it, of R[b]

    // Exceptions and with
    case raise // R[a]
    case raiseFrom // R[a] from R[b]
    case raiseAgain // bare `raise`
    case rethrow // R[a] goes on (end of finally, no handler matched); its traceback is kept
    case pushHandled // R[a+1] = handled; handled = R[a]
    case popHandled // handled = R[a+1]
    case matchException // R[a] = R[b] matches class or tuple R[c] (TypeError when it is no exception class)
    case prepareWith // R[a], R[a+1] = __exit__, self; R[a+2], R[a+3] = __enter__, self, of R[b] (d = 1: async names); then callMethod
    case prepareExit // R[a], R[a+1] = exit pair at R[b]; R[a+2...a+4] = type, value, traceback of R[c] (c = 0xFFFF: three None); then callMethod with 3
    case loadAssertionError // R[a]

    // Import
    case importName // R[a] = import N[c], fromlist R[b] (tuple or None), level d
    case importFrom // R[a] = name N[c] of module R[b]
    case importStar // all public names of module R[a] into the namespace

    // Patterns
    case matchSequence, matchMapping // R[a] = may R[b] match such a pattern
    case matchKeys // R[a] = tuple of values of mapping R[b] for keys tuple R[c], or None
    case matchClass // R[a] = tuple of attributes, or None; R[b...b+2]: subject, class, tuple of keyword names; c positional patterns
    case getLength // R[a] = len(R[b])
    case mappingRest // R[a] = dict of mapping R[b] without keys tuple R[c]

    // Exception groups
    case matchExceptionGroup // R[a] = matching part or None, R[a+1] = the rest or None; of R[b], classes R[c]
    case prepareReraiseStar // R[a] = exception to raise or None, from original R[b] and list R[c]

    // Other
    case setupAnnotations // an `__annotations__` dict in the namespace (or globals) unless there is one
    case display // the prompt shows R[a] (sys.displayhook)
    case makeTypeParameter // R[a] = d-kind (0 TypeVar, 1 ParamSpec, 2 TypeVarTuple, 3 TypeVar with constraints) named K[b]; function that computes the bound or constraints R[c], or 0xFFFF
    case genericBase // R[a] = typing.Generic[R[b]], R[b] a tuple of type parameters (a TypeVarTuple is unpacked)
    case makeTypeAlias // R[a] = alias named K[b]; R[c], R[c+1]: type parameters tuple or None, value function
    case nop

    // Quickened forms: made by the loop only, never by the compiler; same operands as the plain form
    case getAttributeSlot // quickened getAttribute; cache: shape, byte offset of the slot
    case setAttributeSlot // quickened setAttribute; cache: shape, byte offset of a slot that exists
    case loadMethodClass // quickened loadMethod; cache: shape, index of the method's cache entry
    case getAttributeClass // cache: shape, index of the attribute's cache entry
    case getAttributePolymorphic, setAttributePolymorphic, loadMethodPolymorphic // cache: where the caches of simple forms are
    case getAttributeIdentity, loadMethodIdentity // cache: index of an entry: this class or module, and its attribute
    case setAttributeTransition // cache: shape before, shape after
    case loadGlobalCell // quickened loadGlobal; cache: address of the cell
    case storeGlobalCell // cache: address of the cell
}
