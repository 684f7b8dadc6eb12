import CTyphon

/// When code is translated, and how its machine code is found and forgotten.
extension Thread {
    /// Counts a call or back edge in the loop. True: the code has machine code in this mode, so the loop goes over to it.
    /// When it has been translated, threads that run at once count a sixteenth: whoever counts takes the line with the entries from all others.
    @inline(__always)
    func countHeat<M: ExecutionMode>(_ code: UnsafeMutablePointer<CodeData>, _ mode: M.Type) -> Bool {
        let entries = code.entries(mode)
        if M.isTransactional && entries.roundWord.loadHalfRelaxed() != 0 && !isSample { return code.isTranslated(mode) }
        let left = entries.heatWord.loadHalfRelaxed() &- 1
        entries.heatWord.storeHalfRelaxed(left)
        return left == 0 ? translate(code, isTransactional: M.isTransactional) : code.isTranslated(mode)
    }

    @inline(__always) private var isSample: Bool {
        (state.pointee.ownedWord >> 32 ^ UInt64(truncatingIfNeeded: state.pointee.budget)) & 15 == 0
    }

    /// Translates with what the inline caches know now. Code that leaves to the loop often is translated again, ever more
    /// rarely: its caches have learnt more. Complexity: linear in the code's length.
    @inline(never)
    private func translate(_ code: UnsafeMutablePointer<CodeData>, isTransactional: Bool) -> Bool {
        let entries = isTransactional ? code.entries(Transactional.self) : code.entries(Solo.self)
        return machine.withShapeLock {
            let round = entries.roundWord.loadHalfRelaxed()
            entries.heatWord.storeHalfRelaxed(MachineCode.heat << Swift.min(round * 3, 20) &* 8)
            entries.roundWord.storeHalfRelaxed(round + 1)
            guard MachineCode.isAvailable, code.pointee.instructionCount <= MachineCode.longestCode else { return false }
            var generator = MachineCodeGenerator(self, code, isTransactional: isTransactional)
            let places = generator.generate()
            return machine.install(&generator.assembler, places, code, entries)
        }
    }
}

extension Machine {
    /// Caller holds the shape lock. False: the system gives no memory that may be executed.
    fileprivate func install(
        _ assembler: inout X86Assembler, _ places: [Int?], _ code: UnsafeMutablePointer<CodeData>, _ entries: UnsafeMutablePointer<MachineEntries>
    ) -> Bool {
        let start = assembler.finish { cold.machineCode.append($0) }
        if state.pointee.machineCodeEntry == nil {
            var entry = MachineCodeGenerator.makeEntry()
            state.pointee.machineCodeEntry = entry.finish { cold.machineCode.append($0) }
        }
        guard state.pointee.machineCodeEntry != nil, let start else { return false }
        let base = UInt64(UInt(bitPattern: start))
        let table = UnsafeMutablePointer<UInt64>.allocate(capacity: places.count)
        for (index, place) in places.enumerated() { table[index] = place.map { base + UInt64($0) } ?? 0 }
        if let old = entries.pointee.memory { cold.retired.append(UnsafeMutableRawPointer(old)) }
        entries.pointee.memory = table
        let bias = UInt64(UInt(bitPattern: table)) &- UInt64(UInt(bitPattern: code.pointee.instructions))
        entries.tableWord.storeRelease(bias)
        if code.pointee.simpleArity >= 0 { entries.callWord.storeRelease(base) }
        return true
    }

    /// What machine code takes for granted has changed. All other threads are stopped.
    func forgetMachineCode() {
        for code in cold.codes {
            for entries in [code.entries(Solo.self), code.entries(Transactional.self)] {
                entries.pointee.memory?.deallocate()
                entries.pointee = MachineEntries()
            }
        }
        var isEntered = false
        world.forEachThread {
            $0.state.pointee.mustLeaveMachineCode = true
            if $0.state.pointee.machineCodeDepth > 0 { isEntered = true }
        }
        if isEntered { return }
        cold.machineCode.removeAll()
        state.pointee.machineCodeEntry = nil
    }

    @inline(__always)
    func enterMachineCode(_ thread: Thread, _ address: UInt64) -> Int {
        if thread.state.pointee.machineCodeDepth == 0 { thread.state.pointee.mustLeaveMachineCode = false }
        thread.state.pointee.machineCodeDepth &+= 1
        defer { thread.state.pointee.machineCodeDepth &-= 1 }
        return typhon_enter(state.pointee.machineCodeEntry, thread.state, UInt(address))
    }
}

/// Memory of a machine's translations: pages that are written first and executed then, never both. Guarded by the shape lock.
struct ExecutableMemory {
    private static let size = 64 << 20
    private var start: UnsafeMutableRawPointer?
    private(set) var used = 0
    /// Pieces of code made, the forgotten ones too.
    private(set) var count = 0
    private var isRefused = false

    /// Copies code to pages of its own. Nil when the room is used up or the system refuses.
    mutating func append(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawPointer? {
        if start == nil && !isRefused { start = VirtualMemory.reserve(ExecutableMemory.size) }
        let room = VirtualMemory.roundUp(bytes.count)
        guard let start, !isRefused, used + room <= ExecutableMemory.size else { return nil }
        let address = start + used
        guard VirtualMemory.commit(address, room) else { return nil }
        address.copyMemory(from: bytes.baseAddress.unsafelyUnwrapped, byteCount: bytes.count)
        guard VirtualMemory.makeExecutable(address, room) else {
            isRefused = true
            return nil
        }
        used += room
        count += 1
        return address
    }

    mutating func removeAll() { used = 0 }

    func release() {
        if let start { VirtualMemory.release(start, ExecutableMemory.size) }
    }
}
