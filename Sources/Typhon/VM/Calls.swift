/// Calls: how a callee and its arguments, lying in the caller's registers, become a
/// frame or a native call.
///
///     window[0]  callee          window[1...count]  positional arguments, then keyword values
///
/// The slot of the callee may be overwritten: a bound method or a class puts self there,
/// so that the arguments never move.
extension Thread {
    /// A frame for `code` on top of the running one; its arguments are already in `registers`.
    @inline(__always)
    func push(
        _ code: UnsafeMutablePointer<CodeData>, _ function: Value, _ registers: UnsafeMutablePointer<Value>, _ count: Int,
        _ destination: Int, _ continuation: Continuation = .store
    ) throws(Unwind) {
        let frame = state.pointee.frame + 1
        if frame >= state.pointee.frameLimit || registers + code.pointee.registerCount > state.pointee.registerLimit {
            throw raiseRecursion()
        }
        frame.pointee.code = code
        frame.pointee.pc = code.pointee.instructions
        frame.pointee.registers = registers
        frame.pointee.function = function
        frame.pointee.extra = .absent
        frame.pointee.handled = state.pointee.handled
        frame.pointee.destination = UInt16(truncatingIfNeeded: destination)
        frame.pointee.continuation = continuation
        var index = count
        while index < code.pointee.localCount {
            registers[index] = .absent
            index &+= 1
        }
        state.pointee.frame = frame
    }

    /// Counts a call that the loop does not.
    @inline(__always)
    func countHeat(_ code: UnsafeMutablePointer<CodeData>) {
        _ = state.pointee.isTransactional ? countHeat(code, Transactional.self) : countHeat(code, Solo.self)
    }

    @inline(never)
    func raiseRecursion() -> Unwind {
        // A little room above the limit lets handlers and the traceback run.
        let limit = state.pointee.frameLimit
        state.pointee.frameLimit = limit + 50
        defer { state.pointee.frameLimit = limit }
        return raise(.recursionError, "maximum recursion depth exceeded")
    }

    /// The running frame. The loop keeps no copy of it, which would find no machine register.
    @inline(__always) var frame: UnsafeMutablePointer<Frame> { state.pointee.frame }

    /// What the loop keeps in locals of the running frame.
    @inline(__always)
    var top: (UnsafeMutablePointer<Value>, UnsafeMutablePointer<UInt64>) {
        let frame = state.pointee.frame
        return (frame.pointee.registers, frame.pointee.pc)
    }

    /// Scratch registers that nothing of the running frame uses.
    @inline(__always) var scratch: UnsafeMutablePointer<Value> {
        let frame = state.pointee.frame
        return frame.pointee.registers + frame.pointee.code.pointee.registerCount
    }

    // MARK: Positional calls

    /// Calls `window[0]` with `count` positional arguments after it. The result goes to
    /// `destination` of the running frame. True when a frame was pushed.
    @inline(__always)
    func callValue(_ window: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int) throws(Unwind) -> Bool {
        try callValue(window, count, destination, .store)
    }

    @inline(never)
    func callValue(
        _ window: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        let callee = window[0]
        guard callee.isReference else { throw raiseNotCallable(callee) }
        let ref = callee.ref
        let kind = ref.kind
        if kind == .classObject && continuation == .store { return try make(ClassRef(ref), window, count, destination) }
        if kind == .function { return try callFunction(callee, window + 1, count, .absent, destination, continuation) }
        if kind == .builtin || kind == .methodDescriptor { return try callBuiltin(BuiltinRef(ref), window, count, destination, continuation) }
        return try callOther(callee, window, count, .absent, destination, continuation)
    }

    @inline(never)
    private func callBuiltin(
        _ builtin: BuiltinRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        let registers = state.pointee.frame.pointee.registers
        if continuation == .store {
            if steps(builtin, window + 1, count) { return try stepGenerator(window + 1, count, destination) }
            let entry = builtin.entry
            if entry.pointee.guestForm.isReference, try callGuestForm(entry, window + 1, count, destination) { return true }
        }
        let result = try callNative(builtin, window + 1, count)
        return try deliver(result, registers, destination, continuation)
    }

    /// A call instruction's own call of a class.
    @inline(never)
    private func make(_ type: ClassRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int) throws(Unwind) -> Bool {
        if type.flags.contains(.isBuiltin) {
            let isText = count == 1 && window[1].isInteger && type.rootShape == BuiltinClass.str.shape
            return try isText ? makeText(window[1], destination) : makeBuiltin(type, window, count, destination)
        }
        if try constructFast(type, window, count, destination) { return true }
        return try callClass(type, window, count, .absent, destination, .store)
    }

    @inline(never)
    private func makeText(_ integer: Value, _ destination: Int) throws(Unwind) -> Bool {
        state.pointee.frame.pointee.registers[destination] = try integerRepr(integer)
        return false
    }

    @inline(never)
    private func makeBuiltin(_ type: ClassRef, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int) throws(Unwind) -> Bool {
        let plain = try makePlainly(type, window + 1, count)
        if !plain.isAbsent {
            state.pointee.frame.pointee.registers[destination] = plain
            return false
        }
        if let entry = type.builtinConstructor, try callGuestForm(entry, window + 1, count, destination) { return true }
        return try callClass(type, window, count, .absent, destination, .store)
    }

    /// A native result where a frame's result was expected: same continuation, at once.
    @inline(__always)
    func deliver(
        _ result: Value, _ registers: UnsafeMutablePointer<Value>, _ destination: Int, _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        if continuation == .store {
            registers[destination] = result
            return false
        }
        return try deliverSlow(result, destination, continuation)
    }

    /// Bound methods, classes, instances with `__call__`. Keyword values, if any, are the last of `count`.
    @inline(never)
    private func callOther(
        _ callee: Value, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        let ref = callee.ref
        switch ref.kind {
        case .boundMethod:
            let method = BoundMethodRef(ref)
            window[0] = method.object
            return try callPrepared(method.function, window, count + 1, names, destination, continuation)
        case .classObject:
            return try callClass(ClassRef(ref), window, count, names, destination, continuation)
        case .staticMethod:
            return try callPrepared(ref[2], window + 1, count, names, destination, continuation)
        default:
            guard let method = try lookupClass(machine.classOf(callee), machine.name(.call)) else { throw raiseNotCallable(callee) }
            if method.isReference && (method.ref.kind == .function || method.ref.kind == .methodDescriptor) {
                return try callPrepared(method, window, count + 1, names, destination, continuation)
            }
            window[0] = try bind(method, callee, machine.classOf(callee))
            return try callPrepared(window[0], window + 1, count, names, destination, continuation)
        }
    }

    /// Calls `callee` whose arguments begin at `base`; the slot before `base` is free.
    func callPrepared(
        _ callee: Value, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        guard callee.isReference else { throw raiseNotCallable(callee) }
        switch callee.ref.kind {
        case .function: return try callFunction(callee, base, count, names, destination, continuation)
        case .builtin, .methodDescriptor:
            let registers = state.pointee.frame.pointee.registers
            let result = try callNative(BuiltinRef(callee.ref), base, count, names)
            return try deliver(result, registers, destination, continuation)
        default:
            // The arguments move up by one so that the callee has its slot.
            let window = base + 1
            var index = count
            while index > 0 {
                index -= 1
                window[index + 1] = base[index]
            }
            window[0] = callee
            return try callOther(callee, window, count, names, destination, continuation)
        }
    }

    @inline(never)
    func callFunction(
        _ callee: Value, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int,
        _ continuation: Continuation
    ) throws(Unwind) -> Bool {
        let function = FunctionRef(callee.ref)
        let code = function.code
        state.pointee.isCallInstruction = false
        var filled = count
        if code.pointee.simpleArity != count || !names.isAbsent {
            if try !bindQuickly(function, base, count, names) { try bindArguments(function, base, count, names) }
            filled = code.pointee.parameterCount
        }
        try push(code, callee, base, filled, destination, continuation)
        countHeat(code)
        return true
    }

    // MARK: Keyword and spread calls

    @inline(never)
    func callKeyword(_ i: Instruction, _ names: Value, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        var window = registers + i.a
        var count = i.b
        let callee = window[0]
        if i.d == 1 {
            if window[1].isAbsent { window += 1 } else { count += 1 }
            window[0] = callee
        }
        guard callee.isReference else { throw raiseNotCallable(callee) }
        return try callPrepared(callee, window + 1, count, names, i.c, .store)
    }

    /// `window[1]` a list or tuple of positional arguments, `window[2]` a dict or absent.
    @inline(never)
    func callSpread(_ window: UnsafeMutablePointer<Value>, _ destination: Int, _ continuation: Continuation = .store) throws(Unwind) -> Bool {
        let callee = window[0]
        guard callee.isReference else { throw raiseNotCallable(callee) }
        let positional = try tuple(from: window[1])
        let keywords = window[2]
        let base = window + 1
        guard base + positional.count + 16 < state.pointee.registerLimit else { throw raiseRecursion() }
        for index in 0..<positional.count { base[index] = positional[index] }
        var count = positional.count
        var names = Value.absent
        if !keywords.isAbsent {
            let dictionary = DictRef(keywords.ref)
            let total = try dictionary.count(self)
            guard base + count + total + 16 < state.pointee.registerLimit else { throw raiseRecursion() }
            if total > 0 {
                let values = base + count
                var position = 0
                var index = 0
                var list: [Value] = []
                while index < total, let (key, value) = try dictionary.next(self, &position) {
                    guard key.isKind(.string) else { throw raise(.typeError, "keywords must be strings") }
                    values[index] = value
                    list.append(key)
                    index += 1
                }
                count += index
                // The values above are registers, which the collector sees up to the frame's slack.
                names = try makeTuple(list)
            }
        }
        return try callPrepared(callee, base, count, names, destination, continuation)
    }

    @inline(never)
    func raiseNotCallable(_ callee: Value) -> Unwind {
        raise(.typeError, "'\(typeName(callee))' object is not callable")
    }
}
