/// Which instructions have a template, and the short ones: moves, cells, jumps.
extension MachineCodeGenerator {
    /// Emits the template of the instruction in work; false when it has none and the loop always executes it.
    mutating func template() -> Bool {
        let i = instruction
        switch i.opcode {
        case .move: copy(register(i.a), register(i.b))
        case .loadConstant: move(register(i.a), code.pointee.constants[i.wide])
        case .loadSmall: move(register(i.a), Value(small: i.wide))
        case .loadNone: move(register(i.a), .none)
        case .loadTrue: move(register(i.a), .true)
        case .loadFalse: move(register(i.a), .false)
        case .loadAbsent: move(register(i.a), .absent)
        case .checkBound:
            assembler.operate(.compare, register(i.a), Int32(Value.absent.bits))
            slowIf(.equal)
        case .loadCell, .loadFree: loadVariable()
        case .storeCell, .storeFree: storeVariable()
        case .loadFreeCell:
            freeCell(i.b)
            assembler.move(register(i.a), .rax)
        case .loadGlobalCell: return loadGlobal()
        case .storeGlobalCell: return storeGlobal()
        case .pushHandled:
            copy(register(i.a + 1), inState(layout.handled))
            copy(inState(layout.handled), register(i.a))
        case .popHandled: copy(inState(layout.handled), register(i.a + 1))
        case .nop: break

        case .getAttributeSlot, .getAttributeClass, .getAttributePolymorphic: return getAttribute()
        case .getAttributeIdentity: return getIdentity(selfRegister: nil)
        case .loadMethodIdentity: return getIdentity(selfRegister: i.a + 1)
        case .loadMethodClass, .loadMethodPolymorphic: return loadMethod()
        case .setAttributeSlot, .setAttributeTransition, .setAttributePolymorphic: return setAttribute()
        case .getItem: getItem()
        case .getItemSmall: getItemSmall()
        case .setItem: setItem()
        case .listAppend: listAppend()
        case .unpack: return unpack()

        case .add, .subtract, .multiply: arithmetic()
        case .addSmall, .subtractSmall: addSmall()
        case .trueDivide: trueDivide()
        case .floorDivide, .modulo: divide()
        case .leftShift, .rightShift: shift()
        case .bitAnd, .bitOr, .bitXor: bitwise()
        case .negate: negate()
        case .not: not()
        case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: compare()
        case .same, .notSame: compareIdentity()

        case .jump: assembler.jump(target(i.wide))
        case .jumpBack:
            countDown()
            assembler.jump(target(i.wide))
        case .jumpIfTrue, .jumpIfFalse: jumpByTruth()
        case .jumpIfNone: jump(.equal, ifRegisterIs: .none)
        case .jumpIfNotNone: jump(.notEqual, ifRegisterIs: .none)
        case .jumpIfAbsent: jump(.equal, ifRegisterIs: .absent)
        case .jumpIfNotAbsent: jump(.notEqual, ifRegisterIs: .absent)
        case .branchSame:
            assembler.move(.rax, register(i.a))
            assembler.operate(.compare, .rax, register(i.b))
            assembler.jump(i.d == 1 ? .equal : .notEqual, target(i.signedC))
        case .branchLess, .branchLessEqual, .branchGreater, .branchGreaterEqual, .branchEqual, .branchNotEqual: branch()
        case .branchLessSmall, .branchLessEqualSmall, .branchGreaterSmall, .branchGreaterEqualSmall, .branchEqualSmall,
             .branchNotEqualSmall: branchSmall()

        case .forNext: forNext()
        case .call, .callMethod: call()
        case .returnValue: returnValue()
        case .returnNone: returnNone()

        case .makeCell, .deleteCell, .deleteFree, .loadGlobal, .storeGlobal, .deleteGlobal, .loadName, .storeName, .deleteName,
             .loadNameOrFree, .getAttribute, .setAttribute, .deleteAttribute, .loadMethod, .deleteItem, .buildSlice, .power,
             .matrixMultiply, .positive, .invert, .contains, .notContains, .getIterator, .makeIterator, .callKeyword, .callSpread,
             .makeFunction, .buildClass, .generatorStart, .yieldValue, .delegate, .getDelegate, .getAwaitable, .getAsyncIterator,
             .getAsyncNext, .endAsyncFor, .buildTuple, .buildList, .buildSet, .buildDictionary, .buildString, .formatValue,
             .setAdd, .dictionaryStore, .listExtend, .setUpdate, .dictionaryUpdate, .dictionaryMerge, .listToTuple, .unpackStar,
             .raise, .raiseFrom, .raiseAgain, .rethrow, .matchException, .prepareWith, .prepareExit, .loadAssertionError,
             .importName, .importFrom, .importStar, .matchSequence, .matchMapping, .matchKeys, .matchClass, .getLength,
             .mappingRest, .matchExceptionGroup, .prepareReraiseStar, .setupAnnotations, .display, .makeTypeParameter,
             .genericBase, .makeTypeAlias:
            return false
        }
        return true
    }

    mutating func copy(_ to: Memory, _ from: Memory) {
        assembler.move(.rax, from)
        assembler.move(to, .rax)
    }

    // MARK: Variables

    /// rax = the cell F[number] of the running function.
    private mutating func freeCell(_ number: Int) {
        assembler.move(.rax, inFrame(layout.function))
        assembler.move(.rax, inObject(.rax, FunctionRef.Word.closure.rawValue * 8))
        assembler.move(.rax, inObject(.rax, (TupleRef.header + number) * 8))
    }

    private mutating func loadVariable() {
        if instruction.opcode == .loadFree { freeCell(instruction.b) } else { assembler.move(.rax, register(instruction.b)) }
        loadOwnWord(CellRef.valueWord * 8)
        needPresent(.rax)
        assembler.move(register(instruction.a), .rax)
    }

    private mutating func storeVariable() {
        let isFree = instruction.opcode == .storeFree
        if isFree { freeCell(instruction.b) } else { assembler.move(.rax, register(instruction.a)) }
        needOpen()
        assembler.move(.rcx, register(isFree ? instruction.a : instruction.b))
        assembler.move(inObject(.rax, CellRef.valueWord * 8), .rcx)
    }

    private var cacheWord: UInt64 { UnsafeMutableRawPointer(code.pointee.instructions + index + 1).loadRelaxed() }

    private mutating func loadGlobal() -> Bool {
        let cell = cacheWord
        guard let address = UnsafeMutableRawPointer(bitPattern: UInt(cell)) else { return false }
        if let value = CellRef(Ref(address: address)).fix(thread) {
            guess(instruction.a, value)
            move(register(instruction.a), value)
            return true
        }
        assembler.move(.rax, cell | 1)
        loadOwnWord(CellRef.valueWord * 8)
        needPresent(.rax)
        assembler.move(register(instruction.a), .rax)
        return true
    }

    /// A cell that is unbound may hide a builtin that code remembers.
    private mutating func storeGlobal() -> Bool {
        let cell = cacheWord
        if cell == 0 || isTransactional { return false }
        assembler.move(.rax, cell | 1)
        assembler.operate(.compare, inObject(.rax, CellRef.valueWord * 8), Int32(Value.absent.bits))
        slowIf(.equal)
        assembler.test8(inObject(.rax, 13), CellRef.moving)
        slowIf(.equal)
        assembler.move(.rcx, register(instruction.a))
        assembler.move(inObject(.rax, CellRef.valueWord * 8), .rcx)
        return true
    }

    // MARK: Jumps

    private mutating func jump(_ condition: X86Assembler.Condition, ifRegisterIs value: Value) {
        assembler.operate(.compare, register(instruction.a), Int32(value.bits))
        assembler.jump(condition, target(instruction.wide))
    }

    /// Bools first, then None, other singletons and integers.
    private mutating func jumpByTruth() {
        let target = self.target(instruction.wide), next = self.target(0)
        let (ifTrue, ifFalse) = instruction.opcode == .jumpIfTrue ? (target, next) : (next, target)
        assembler.move(.rax, register(instruction.a))
        let other = aside { generator in
            generator.assembler.operate(.compare, .rax, Int32(Value.none.bits))
            generator.assembler.jump(.equal, ifFalse)
            generator.assembler.loadAddress32(.rcx, Memory(base: .rax, displacement: 1))
            generator.assembler.test8(.rcx, 3)
            generator.assembler.jump(.equal, ifTrue)
            generator.assembler.test8(.rax, 3)
            generator.slowIf(.notEqual)
            generator.assembler.test(.rax, .rax)
            generator.assembler.jump(.notEqual, ifTrue)
            generator.assembler.jump(ifFalse)
        }
        let isJumpIfTrue = instruction.opcode == .jumpIfTrue
        assembler.operate(.compare, .rax, Int32((isJumpIfTrue ? Value.true : Value.false).bits))
        assembler.jump(.equal, target)
        assembler.operate(.compare, .rax, Int32((isJumpIfTrue ? Value.false : Value.true).bits))
        assembler.jump(.notEqual, other)
    }
}
