/// Which registers of the frame an instruction reads and writes; exact, for the verifier.
struct RegisterEffects {
    var reads: [Range<Int>] = []
    var writes: [Range<Int>] = []
    /// Registers from here on hold nothing after the instruction (before its writes).
    var deadAbove: Int?

    init(of instruction: Instruction) {
        let (a, b, c, d) = (instruction.a, instruction.b, instruction.c, instruction.d)
        switch instruction.opcode {
        case .loadConstant, .loadSmall, .loadNone, .loadTrue, .loadFalse, .loadAbsent, .loadFree, .loadFreeCell,
            .loadGlobal, .loadGlobalCell, .loadName, .loadNameOrFree, .loadAssertionError:
            write(a)
        case .move, .loadCell, .getAttribute, .getAttributeSlot, .getAttributeClass, .getAttributePolymorphic, .getAttributeIdentity, .getItemSmall, .addSmall,
            .subtractSmall, .negate, .positive, .invert, .not, .makeIterator, .getDelegate, .getAwaitable,
            .getAsyncIterator, .getAsyncNext, .listToTuple, .importName, .importFrom, .matchSequence, .matchMapping,
            .getLength, .genericBase:
            read(b)
            write(a)
        case .getItem, .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .matrixMultiply,
            .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor, .less, .lessEqual, .greater, .greaterEqual, .equal,
            .notEqual, .same, .notSame, .contains, .notContains, .matchException, .matchKeys, .mappingRest,
            .prepareReraiseStar:
            read(b)
            read(c)
            write(a)
        case .checkBound, .deleteCell, .storeFree, .storeGlobal, .storeGlobalCell, .storeName, .deleteAttribute,
            .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone, .jumpIfAbsent, .jumpIfNotAbsent, .returnValue,
            .raise, .rethrow, .importStar, .display, .endAsyncFor, .branchLessSmall, .branchLessEqualSmall,
            .branchGreaterSmall, .branchGreaterEqualSmall, .branchEqualSmall, .branchNotEqualSmall:
            read(a)
        case .storeCell, .setAttribute, .setAttributeSlot, .setAttributeTransition, .setAttributePolymorphic, .deleteItem, .branchLess,
            .branchLessEqual, .branchEqual, .branchSame, .branchGreater, .branchGreaterEqual, .branchNotEqual,
            .listAppend, .setAdd, .setUpdate, .dictionaryUpdate, .raiseFrom:
            read(a)
            read(b)
        case .setItem, .dictionaryStore, .dictionaryMerge:
            read(a)
            read(b)
            read(c)
        case .listExtend:
            read(a)
            read(b)
            if d == 1 { read(c) }
        case .makeCell:
            read(a)
            write(a)
        case .loadMethod, .loadMethodClass, .loadMethodPolymorphic, .loadMethodIdentity:
            read(b)
            write(a, 2)
        case .buildSlice:
            read(b, 3)
            write(a)
        case .getIterator:
            read(b)
            write(a, 3)
        case .forNext:
            read(a, 3)
            write(b)
        case .call: call(a, b + 1, c)
        case .callMethod: call(a, b + 2, c)
        case .callKeyword: call(a, b + 1 + d, c)
        case .callSpread: call(a, 3, c)
        case .makeFunction:
            read(c, 4)
            write(a)
        case .buildClass:
            read(b, 4)
            write(a)
        case .yieldValue:
            read(a)
            deadAbove = c
            write(b)
        case .delegate:
            read(a)
            read(b)
            deadAbove = c
            write(b)
        case .buildTuple, .buildList, .buildSet, .buildString:
            read(b, c)
            write(a)
        case .buildDictionary:
            read(b, 2 * c)
            write(a)
        case .formatValue:
            read(b)
            if c != 0xFFFF { read(c) }
            write(a)
        case .unpack:
            read(b)
            write(a, c)
        case .unpackStar:
            read(b)
            write(a, c + 1 + d)
        case .pushHandled:
            read(a)
            write(a + 1)
        case .popHandled:
            // R[a+1] holds what was handled before whenever R[a] holds the exception; a `finally` tests that.
            break
        case .prepareWith:
            read(b)
            write(a, 4)
        case .prepareExit:
            read(b, 2)
            if c != 0xFFFF { read(c) }
            write(a, 5)
        case .matchClass:
            read(b, 3)
            write(a)
        case .matchExceptionGroup:
            read(b)
            read(c)
            write(a, 2)
        case .makeTypeParameter:
            if c != 0xFFFF { read(c) }
            write(a)
        case .makeTypeAlias:
            read(c, 2)
            write(a)
        case .deleteFree, .deleteGlobal, .deleteName, .jump, .jumpBack, .returnNone, .generatorStart, .raiseAgain,
            .setupAnnotations, .nop:
            break
        }
    }

    private mutating func read(_ first: Int, _ count: Int = 1) { reads.append(first..<first + count) }

    private mutating func write(_ first: Int, _ count: Int = 1) { writes.append(first..<first + count) }

    /// The callee takes over the window.
    private mutating func call(_ window: Int, _ count: Int, _ destination: Int) {
        read(window, count)
        write(destination)
        deadAbove = window
    }
}
