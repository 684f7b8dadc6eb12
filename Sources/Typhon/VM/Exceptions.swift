/// Raising and unwinding. While `Unwind.raised` travels, `Thread.raised` holds the
/// exception; `unwindRaised` walks the frames to a handler and builds the traceback.
extension Thread {
    // MARK: Raising

    @inline(never)
    func raise(_ type: BuiltinClass, _ message: String) -> Unwind {
        do throws(Unwind) {
            return raiseObject(try makeException(machine.classObject(type), try makeTuple(try makeString(message))))
        } catch {
            return error
        }
    }

    @inline(never)
    func raise(_ type: BuiltinClass, value: Value) -> Unwind {
        do throws(Unwind) {
            return raiseObject(try makeException(machine.classObject(type), value.isAbsent ? try makeEmptyTuple() : try makeTuple(value)))
        } catch {
            return error
        }
    }

    @inline(never)
    func raiseKeyError(_ key: Value) -> Unwind { raise(.keyError, value: key) }

    /// Puts the exception on its way; the one being handled becomes its context.
    func raiseObject(_ exception: Value) -> Unwind {
        do throws(Unwind) {
            try linkContext(ExceptionRef(exception.ref))
            raised = exception
            return .raised
        } catch {
            return error
        }
    }

    private func linkContext(_ exception: ExceptionRef) throws(Unwind) {
        let handled = state.pointee.handled
        guard handled.isReference, handled.ref != exception.ref else { return }
        try breakContextCycle(exception, ExceptionRef(handled.ref))
        try open(exception.ref)
        exception[.context] = handled
    }

    /// The new context must not lead back to the exception itself.
    private func breakContextCycle(_ exception: ExceptionRef, _ start: ExceptionRef) throws(Unwind) {
        var link = start
        while true {
            let next = try read(link.ref, ExceptionRef.Word.context.rawValue)
            guard next.isReference else { return }
            if next.ref == exception.ref {
                try open(link.ref)
                link[.context] = .none
                return
            }
            link = ExceptionRef(next.ref)
        }
    }

    func clearRaised() { raised = .absent }
    func matches(_ type: BuiltinClass) -> Bool { raised.isReference && isInstance(raised, type) }

    func makeException(_ type: BuiltinClass, _ arguments: [Value]) throws(Unwind) -> Value {
        try makeException(machine.classObject(type), try makeTuple(arguments))
    }

    func makeException(_ type: ClassRef, _ arguments: Value) throws(Unwind) -> Value {
        let exception = ExceptionRef(try allocateInstance(type, .exception))
        exception[.args] = arguments
        exception[.traceback] = .none
        exception[.cause] = .none
        exception[.context] = .none
        exception[.flags] = Value(small: 0)
        return Value(exception.ref)
    }

    func stopIterationValue(_ exception: Value) throws(Unwind) -> Value {
        let arguments = try read(exception.ref, ExceptionRef.Word.args.rawValue)
        return TupleRef(arguments.ref).count > 0 ? TupleRef(arguments.ref)[0] : .none
    }

    func raiseStopIteration(_ value: Value) -> Unwind {
        do throws(Unwind) {
            let arguments = try value.isNone ? makeEmptyTuple() : makeTuple(value)
            return raiseObject(try makeException(machine.classObject(.stopIteration), arguments))
        } catch {
            return error
        }
    }

    // MARK: Instructions

    @inline(never)
    func raiseInstruction(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) -> Unwind {
        do throws(Unwind) {
            switch i.opcode {
            case .rethrow:
                raised = registers[i.a]
                return .raised
            case .raiseAgain:
                let handled = state.pointee.handled
                guard handled.isReference else { throw raise(.runtimeError, "No active exception to reraise") }
                raised = handled
                return .raised
            case .raiseFrom:
                let exception = try exceptionInstance(registers[i.a], "exceptions must derive from BaseException")
                try setCause(exception, registers[i.b])
                return raiseObject(exception)
            default:
                return raiseObject(try exceptionInstance(registers[i.a], "exceptions must derive from BaseException"))
            }
        } catch {
            return error
        }
    }

    /// An exception object from an object or class.
    func exceptionInstance(_ value: Value, _ complaint: String) throws(Unwind) -> Value {
        if value.isKind(.exception) { return value }
        guard value.isKind(.classObject), ClassRef(value.ref).flags.contains(.isException) else {
            throw raise(.typeError, complaint)
        }
        let made = try call(value, [])
        guard made.isKind(.exception) else {
            throw raise(
                .typeError,
                "calling \(try reprText(value)) should have returned an instance of BaseException, not \(try reprText(machine.classOf(made).value))")
        }
        return made
    }

    func setCause(_ exception: Value, _ cause: Value) throws(Unwind) {
        let object = ExceptionRef(exception.ref)
        let resolved = cause.isNone ? cause : try exceptionInstance(cause, "exception causes must derive from BaseException")
        try open(object.ref)
        object[.cause] = resolved
        object[.flags] = Value(small: object[.flags].integer | 1)
    }

    func exceptionMatches(_ exception: Value, _ pattern: Value) throws(Unwind) -> Bool {
        if pattern.isKind(.tuple) {
            let tuple = TupleRef(pattern.ref)
            for index in 0..<tuple.count where try exceptionMatches(exception, tuple[index]) { return true }
            return false
        }
        guard pattern.isKind(.classObject), ClassRef(pattern.ref).flags.contains(.isException) else {
            throw raise(.typeError, "catching classes that do not inherit from BaseException is not allowed")
        }
        return isInstance(exception, ClassRef(pattern.ref))
    }

    // MARK: Unwinding

    /// Finds the handler of `raised`. True: the frames stand at the handler. False: a
    /// `.native` frame was left and the exception goes on in native code.
    @inline(never)
    func unwindRaised() throws(Unwind) -> Bool {
        while true {
            let frame = state.pointee.frame
            try wake(frame)
            if try !isRaisedAgain(frame) { try addTraceback(frame) }
            if let handler = findHandler(frame) {
                frame.pointee.registers[Int(handler.register)] = raised
                frame.pointee.pc = frame.pointee.code.pointee.instructions + Int(handler.target)
                clearRaised()
                return true
            }
            do throws(Unwind) {
                if let handled = try leaveFrame(frame) { return handled }
            } catch {
                // A new exception replaces the old one.
                if error != .raised { throw error }
            }
        }
    }

    /// An exception that is raised again where it was caught keeps its traceback.
    private func isRaisedAgain(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) -> Bool {
        let code = frame.pointee.code
        guard frame.pointee.pc > code.pointee.instructions else { return false }
        let word = UInt8(truncatingIfNeeded: frame.pointee.pc[-1])
        guard word == Opcode.rethrow.rawValue || word == Opcode.raiseAgain.rawValue || word == Opcode.endAsyncFor.rawValue else { return false }
        let last = try read(raised.ref, ExceptionRef.Word.traceback.rawValue)
        return last.isReference && TracebackRef(last.ref)[.code] == code.pointee.object
    }

    private func findHandler(_ frame: UnsafeMutablePointer<Frame>) -> ExceptionHandler? {
        let code = frame.pointee.code
        let index = UInt32(truncatingIfNeeded: frame.pointee.pc - code.pointee.instructions - 1)
        for number in 0..<code.pointee.handlerCount {
            let handler = code.pointee.handlers[number]
            if handler.start <= index && index < handler.end { return handler }
        }
        return nil
    }

    /// Leaves a frame without handler. Nil: go on in its caller. True: the caller's instruction has absorbed the exception.
    private func leaveFrame(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) -> Bool? {
        let isGenerator = frame.pointee.isGeneratorBody
        if isGenerator { try endGenerator(frame) }
        state.pointee.handled = frame.pointee.handled
        popFrame()
        switch frame.pointee.continuation {
        case .native: return false
        case .next where !isGenerator && matches(.stopIteration):
            clearRaised()
            return true
        case .attribute where matches(.attributeError): return try fallBackToGetattr()
        case .importBody:
            try abandonModuleBody(frame.pointee.extra)
            return nil
        case .store, .construct, .discard, .binary, .truth, .contains, .iterator, .next, .step, .delegate, .attribute, .classBody: return nil
        }
    }

    /// A generator that raises is finished; StopIteration may not leave its body.
    private func endGenerator(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) {
        let generator = GeneratorRef(frame.pointee.extra.ref)
        try finishGenerator(generator)
        let isAsync = generator.ref.kind == .asyncGenerator
        guard matches(.stopIteration) || (isAsync && matches(.stopAsyncIteration)) else { return }
        let cause = raised
        let name = matches(.stopIteration) ? "StopIteration" : "StopAsyncIteration"
        let error = try makeException(.runtimeError, [try makeString("\(generatorNoun(generator)) raised \(name)")])
        try setCause(error, cause)
        ExceptionRef(error.ref)[.context] = cause
        raised = error
        try addTraceback(frame)
    }

    private func addTraceback(_ frame: UnsafeMutablePointer<Frame>) throws(Unwind) {
        let code = frame.pointee.code
        guard code.pointee.object.isReference, raised.isReference, !code.pointee.flags.contains(.hidden) else { return }
        let pending = raised
        do throws(Unwind) {
            let entry = TracebackRef(try allocate(.traceback, .traceback, words: TracebackRef.Word.count.rawValue))
            let exception = ExceptionRef(pending.ref)
            entry[.next] = try read(exception.ref, ExceptionRef.Word.traceback.rawValue)
            entry[.code] = code.pointee.object
            entry[.index] = Value(small: Swift.max(0, frame.pointee.pc - code.pointee.instructions - 1))
            entry[.function] = frame.pointee.function
            try open(exception.ref)
            exception[.traceback] = Value(entry.ref)
        } catch {
            // Without memory for a traceback entry the exception itself still goes on.
            if error != .raised { throw error }
            raised = pending
        }
    }
}
