/// What the words of an instruction mean: read by the disassembler, the verifier and the tests.
extension Opcode {
    enum Operand { case none, register, registers, constant, name, free, count, small, negatedSmall, jump, jumpBack, flag }

    struct Info {
        var a = Operand.none
        var b = Operand.none
        var c = Operand.none
        /// `b` and `c` together.
        var wide = Operand.none
        var hasCache = false
        /// The instruction writes R[a] (or R[c] for calls) and nothing else of the frame's registers.
        var writes = Operand.none
    }

    var info: Info {
        switch self {
        case .move, .negate, .positive, .invert, .not, .makeIterator, .getDelegate, .getAwaitable, .getAsyncIterator,
             .getAsyncNext, .listToTuple, .matchSequence, .matchMapping, .getLength, .loadCell, .storeCell,
             .genericBase, .listAppend, .setAdd, .listExtend, .setUpdate, .dictionaryUpdate, .deleteItem, .raiseFrom:
            Info(a: .register, b: .register)
        case .yieldValue, .delegate: Info(a: .register, b: .register, c: .count)
        case .getIterator, .prepareWith: Info(a: .registers, b: .register)
        case .loadConstant: Info(a: .register, wide: .constant)
        case .loadSmall: Info(a: .register, wide: .small)
        case .loadNone, .loadTrue, .loadFalse, .loadAbsent, .checkBound, .makeCell, .deleteCell, .returnValue, .raise, .rethrow,
             .pushHandled, .popHandled, .loadAssertionError, .importStar, .display, .endAsyncFor:
            Info(a: .register)
        case .loadFree, .storeFree, .loadFreeCell: Info(a: .register, b: .free)
        case .deleteFree: Info(b: .free)
        case .loadGlobal, .storeGlobal, .loadGlobalCell, .storeGlobalCell: Info(a: .register, c: .name, hasCache: true)
        case .deleteGlobal, .deleteName: Info(c: .name)
        case .loadName, .storeName, .deleteAttribute: Info(a: .register, c: .name)
        case .loadNameOrFree: Info(a: .register, b: .free, c: .name)
        case .getAttribute, .setAttribute, .loadMethod, .getAttributeSlot, .getAttributeClass, .setAttributeSlot,
             .setAttributeTransition, .loadMethodClass, .getAttributePolymorphic, .setAttributePolymorphic,
             .loadMethodPolymorphic, .getAttributeIdentity, .loadMethodIdentity:
            Info(a: .register, b: .register, c: .name, hasCache: true)
        case .importName, .importFrom: Info(a: .register, b: .register, c: .name)
        case .getItem, .setItem, .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .matrixMultiply,
             .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor, .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual,
             .same, .notSame, .contains, .notContains, .dictionaryStore, .dictionaryMerge, .matchException, .matchKeys,
             .matchExceptionGroup, .prepareReraiseStar, .mappingRest, .formatValue, .prepareExit:
            Info(a: .register, b: .register, c: .register)
        case .getItemSmall, .addSmall: Info(a: .register, b: .register, c: .small)
        case .subtractSmall: Info(a: .register, b: .register, c: .negatedSmall)
        case .buildSlice: Info(a: .register, b: .registers)
        case .jump, .jumpBack: Info(wide: .jump)
        case .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone, .jumpIfAbsent, .jumpIfNotAbsent: Info(a: .register, wide: .jump)
        case .branchLess, .branchLessEqual, .branchEqual, .branchSame, .branchGreater, .branchGreaterEqual, .branchNotEqual:
            Info(a: .register, b: .register, c: .jump)
        case .branchLessSmall, .branchLessEqualSmall, .branchGreaterSmall, .branchGreaterEqualSmall, .branchEqualSmall,
             .branchNotEqualSmall:
            Info(a: .register, b: .small, c: .jump)
        case .forNext: Info(a: .registers, b: .register, c: .jumpBack)
        case .call, .callMethod: Info(a: .registers, b: .count, c: .register)
        case .callKeyword: Info(a: .registers, b: .count, c: .register, hasCache: true)
        case .callSpread: Info(a: .registers, c: .register)
        case .returnNone, .raiseAgain, .generatorStart, .setupAnnotations, .nop: Info()
        case .makeFunction: Info(a: .register, b: .constant, c: .registers)
        case .buildClass: Info(a: .register, b: .registers)
        case .buildTuple, .buildList, .buildSet, .buildDictionary, .buildString: Info(a: .register, b: .registers, c: .count)
        case .unpack, .unpackStar: Info(a: .registers, b: .register, c: .count)
        case .matchClass: Info(a: .register, b: .registers, c: .count)
        case .makeTypeParameter, .makeTypeAlias: Info(a: .register, b: .constant, c: .register)
        }
    }

    /// Words the instruction takes: one, or two with its cache.
    var length: Int { info.hasCache ? 2 : 1 }
}
