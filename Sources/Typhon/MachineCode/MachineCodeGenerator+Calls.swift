/// Templates of calls and returns between guest functions that have machine code in this mode.
extension MachineCodeGenerator {
    /// Before the first instruction, for a call: the locals that are no arguments are absent.
    mutating func enterCall() {
        guard code.pointee.simpleArity >= 0 else { return }
        for local in code.pointee.simpleArity..<max(code.pointee.simpleArity, code.pointee.localCount) { move(register(local), .absent) }
    }

    mutating func call() {
        let i = instruction
        assembler.move(.rax, register(i.a))
        if i.opcode == .callMethod {
            let noSelf = aside { $0.push(argumentsFrom: i.a + 2, count: i.b) }
            assembler.operate(.compare, register(i.a + 1), Int32(Value.absent.bits))
            assembler.jump(.equal, noSelf)
            push(argumentsFrom: i.a + 1, count: i.b + 1)
        } else {
            push(argumentsFrom: i.a + 1, count: i.b)
        }
    }

    /// Calls the function in rax, if it takes just this many arguments and has machine code. The new frame's pc is stored
    /// when it is left.
    private mutating func push(argumentsFrom first: Int, count: Int) {
        let next = code.pointee.instructions + index + 1
        needReference(.rax)
        needKind(.rax, .function)
        assembler.move(.rdx, inObject(.rax, FunctionRef.Word.code.rawValue * 8))
        assembler.shift(.rightSigned, .rdx, 2)
        assembler.operate(.compare, Memory(base: .rdx, displacement: StateLayout.simpleArity), Int32(count))
        slowIf(.notEqual)
        assembler.operate(.compare, Memory(base: .rdx, displacement: machineCodeOffset + MachineEntries.callOffset), 0)
        slowIf(.equal)
        assembler.loadAddress(.r9, inFrame(MemoryLayout<Frame>.stride))
        assembler.operate(.compare, .r9, inState(StateLayout.frameLimit))
        slowIf(.aboveOrEqual)
        assembler.move(.rcx, Memory(base: .rdx, displacement: StateLayout.registerCount))
        assembler.loadAddress(.rcx, Memory(base: .rbp, displacement: first * 8, index: .rcx, scale: 3))
        assembler.operate(.compare, .rcx, inState(StateLayout.registerLimit))
        slowIf(.above)
        countDown()
        assembler.move(.rcx, UInt64(UInt(bitPattern: next)))
        assembler.move(inFrame(StateLayout.pc), .rcx)
        assembler.loadAddress(.rbp, register(first))
        assembler.move(MachineCodeGenerator.frame, .r9)
        assembler.move(inState(StateLayout.frame), MachineCodeGenerator.frame)
        assembler.move(inFrame(StateLayout.code), .rdx)
        assembler.move(inFrame(StateLayout.registers), .rbp)
        assembler.move(inFrame(StateLayout.function), .rax)
        assembler.move(inFrame(StateLayout.extra), Int32(Value.absent.bits))
        assembler.move(.rcx, inState(StateLayout.handled))
        assembler.move(inFrame(StateLayout.handledBefore), .rcx)
        assembler.move32(inFrame(StateLayout.destination), Int32(instruction.c) | Int32(Continuation.store.rawValue) << 16)
        assembler.move(.rcx, Memory(base: .rdx, displacement: machineCodeOffset + MachineEntries.callOffset))
        assembler.jump(to: .rcx)
    }

    private var machineCodeOffset: Int { StateLayout.machineCode(isTransactional: isTransactional) }

    mutating func returnValue() {
        assembler.compare8(inFrame(StateLayout.continuation), Continuation.store.rawValue)
        slowIf(.notEqual)
        assembler.move(.rax, register(instruction.a))
        popFrame()
    }

    mutating func returnNone() {
        let ready = assembler.label()
        let construct = aside {
            $0.assembler.compare8($0.inFrame(StateLayout.continuation), Continuation.construct.rawValue)
            $0.slowIf(.notEqual)
            $0.assembler.move(.rax, $0.inFrame(StateLayout.extra))
            $0.assembler.jump(ready)
        }
        assembler.compare8(inFrame(StateLayout.continuation), Continuation.store.rawValue)
        assembler.jump(.notEqual, construct)
        assembler.move(.rax, Value.none.bits)
        assembler.bind(ready)
        popFrame()
    }

    /// The caller gets the result in rax and goes on, here or, where it has no template, in the loop.
    private mutating func popFrame() {
        let toLoop = aside {
            $0.assembler.move(.rax, UInt64(HelperOutcome.leave.rawValue))
            $0.assembler.jump($0.returnLabel)
        }
        assembler.loadAddress(.rdx, inFrame(-MemoryLayout<Frame>.stride))
        if isTransactional {
            assembler.operate(.compare, .rdx, inState(StateLayout.savedFrame))
            slowIf(.below)
        }
        assembler.moveZeroExtended16(.rcx, inFrame(StateLayout.destination))
        assembler.move(MachineCodeGenerator.frame, .rdx)
        assembler.move(inState(StateLayout.frame), MachineCodeGenerator.frame)
        assembler.move(.rbp, inFrame(StateLayout.registers))
        assembler.move(Memory(base: .rbp, index: .rcx, scale: 3), .rax)
        assembler.move(.rdx, inFrame(StateLayout.code))
        assembler.move(.rdx, Memory(base: .rdx, displacement: machineCodeOffset + MachineEntries.tableOffset))
        assembler.test(.rdx, .rdx)
        assembler.jump(.equal, toLoop)
        assembler.move(.rcx, inFrame(StateLayout.pc))
        assembler.move(.rcx, Memory(base: .rdx, index: .rcx))
        assembler.test(.rcx, .rcx)
        assembler.jump(.equal, toLoop)
        assembler.jump(to: .rcx)
    }
}
