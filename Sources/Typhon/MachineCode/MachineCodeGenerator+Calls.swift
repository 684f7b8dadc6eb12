/// Templates of calls and returns between guest functions that have machine code in this mode.
extension MachineCodeGenerator {
    /// Before the first instruction, for a call: the locals that are no arguments are absent.
    mutating func enterCall() {
        guard code.pointee.simpleArity >= 0 else { return }
        for local in code.pointee.simpleArity..<max(code.pointee.simpleArity, code.pointee.localCount) { move(register(local), .absent) }
        fetchStoredArguments()
    }

    mutating func call() {
        let i = instruction
        assembler.move(.rax, register(i.a))
        guard i.opcode == .callMethod else { return push(argumentsFrom: i.a + 1, count: i.b) }
        let noSelf = aside { $0.pushAny(argumentsFrom: i.a + 2, count: i.b) }
        assembler.operate(.compare, register(i.a + 1), Int32(Value.absent.bits))
        assembler.jump(.equal, noSelf)
        push(argumentsFrom: i.a + 1, count: i.b + 1)
    }

    /// Calls the function in rax; the one that is guessed, straight on.
    private mutating func push(argumentsFrom first: Int, count: Int) {
        guard let guess = guessedCode(instruction.a, count) else { return pushAny(argumentsFrom: first, count: count) }
        let other = aside { $0.pushAny(argumentsFrom: first, count: count) }
        assembler.move(.rcx, guess.function.bits)
        assembler.operate(.compare, .rax, .rcx)
        assembler.jump(.notEqual, other)
        assembler.move(.rdx, UInt64(UInt(bitPattern: guess.code)))
        assembler.loadAddress(.rcx, register(first + guess.code.pointee.registerCount))
        enter(argumentsFrom: first)
    }

    /// Calls the function in rax, if it takes just this many arguments.
    private mutating func pushAny(argumentsFrom first: Int, count: Int) {
        needReference(.rax)
        needKind(.rax, .function)
        assembler.move(.rdx, inObject(.rax, FunctionRef.Word.code.rawValue * 8))
        assembler.shift(.rightSigned, .rdx, 2)
        assembler.operate(.compare, Memory(base: .rdx, displacement: layout.simpleArity), Int32(count))
        slowIf(.notEqual)
        assembler.move(.rcx, Memory(base: .rdx, displacement: layout.registerCount))
        assembler.loadAddress(.rcx, Memory(base: .rbp, displacement: first * 8, index: .rcx, scale: 3))
        enter(argumentsFrom: first)
    }

    /// Pushes a frame for the function in rax with the code in rdx, whose registers end at rcx. It must have machine code.
    /// The new frame's pc is stored when it is left.
    private mutating func enter(argumentsFrom first: Int) {
        assembler.operate(.compare, .rcx, inState(layout.registerLimit))
        slowIf(.above)
        assembler.move(.r9, Memory(base: .rdx, displacement: entriesOffset + MachineEntries.callOffset))
        assembler.test(.r9, .r9)
        slowIf(.equal)
        assembler.loadAddress(.rcx, inFrame(MemoryLayout<Frame>.stride))
        assembler.operate(.compare, .rcx, inState(layout.frameLimit))
        slowIf(.aboveOrEqual)
        countDown()
        assembler.move(.rsi, address(of: index + 1))
        assembler.move(inFrame(layout.pc), .rsi)
        assembler.loadAddress(.rbp, register(first))
        assembler.move(MachineCodeGenerator.frame, .rcx)
        assembler.move(inState(layout.frame), .rcx)
        assembler.move(inFrame(layout.code), .rdx)
        assembler.move(inFrame(layout.registers), .rbp)
        assembler.move(inFrame(layout.function), .rax)
        assembler.move(inFrame(layout.extra), Int32(Value.absent.bits))
        assembler.move(.rcx, inState(layout.handled))
        assembler.move(inFrame(layout.handledBefore), .rcx)
        assembler.move32(inFrame(layout.destination), Int32(instruction.c) | Int32(Continuation.store.rawValue) << 16)
        assembler.jump(to: .r9)
    }

    mutating func returnValue() {
        assembler.compare8(inFrame(layout.continuation), Continuation.store.rawValue)
        slowIf(.notEqual)
        assembler.move(.rax, register(instruction.a))
        popFrame()
    }

    mutating func returnNone() {
        let ready = assembler.label()
        let construct = aside {
            $0.assembler.compare8($0.inFrame($0.layout.continuation), Continuation.construct.rawValue)
            $0.slowIf(.notEqual)
            $0.assembler.move(.rax, $0.inFrame($0.layout.extra))
            $0.assembler.jump(ready)
        }
        assembler.compare8(inFrame(layout.continuation), Continuation.store.rawValue)
        assembler.jump(.notEqual, construct)
        assembler.move(.rax, Value.none.bits)
        assembler.bind(ready)
        popFrame()
    }

    /// The caller gets the result in rax and goes on.
    private mutating func popFrame() {
        assembler.loadAddress(.rdx, inFrame(-MemoryLayout<Frame>.stride))
        if isTransactional {
            assembler.operate(.compare, .rdx, inState(layout.savedFrame))
            slowIf(.below)
        }
        assembler.moveZeroExtended16(.rcx, inFrame(layout.destination))
        assembler.move(MachineCodeGenerator.frame, .rdx)
        assembler.move(inState(layout.frame), MachineCodeGenerator.frame)
        assembler.move(.rbp, inFrame(layout.registers))
        assembler.move(Memory(base: .rbp, index: .rcx, scale: 3), .rax)
        continueFrame()
    }
}
