/// `generator` and `coroutine`.
enum GeneratorClass {
    static func install(_ c: ClassBuilder) {
        c.method("__iter__(self, /)") { (_, a) throws(Unwind) in a[0] }
        c.method("__next__(self, /)", shortcut: .step) { (t, a) throws(Unwind) in try t.sendInto(try t.generator(a[0], .generator), .none) }
        installShared(c, .generator)
        installFacts(c, .generator, prefix: "gi")
    }

    static func installCoroutine(_ c: ClassBuilder) {
        c.method("__await__(self, /)") { (t, a) throws(Unwind) in
            try t.makeAwaitIterator(.coroutineWrapper, Value(try t.generator(a[0], .coroutine).ref), .none)
        }
        installShared(c, .coroutine)
        installFacts(c, .coroutine, prefix: "cr")
    }

    private static func installShared(_ c: ClassBuilder, _ kind: Kind) {
        c.method("send(self, value, /)", shortcut: kind == .generator ? .step : .none) { (t, a) throws(Unwind) in try t.sendInto(try t.generator(a[0], kind), a[1]) }
        c.method("throw(self, type, value=None, traceback=None, /)") { (t, a) throws(Unwind) in
            let generator = try t.generator(a[0], kind)
            let exception = try t.thrownException(a[1], a.has(2) ? a[2] : .none, a.has(3) ? a[3] : .none)
            return try t.finishStep(try t.throwInto(generator, exception))
        }
        c.method("close(self, /)") { (t, a) throws(Unwind) in
            try t.closeGenerator(try t.generator(a[0], kind))
            return .none
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.generatorRepr(try t.generator(a[0], kind)) }
    }

    static func installFacts(_ c: ClassBuilder, _ kind: Kind, prefix: String) {
        let names: [(StaticString, GeneratorRef.Word)] = [("__name__", .name), ("__qualname__", .qualifiedName)]
        for (name, word) in names {
            c.property(name, { (t, a) throws(Unwind) in try t.read(try t.generator(a[0], kind).ref, word.rawValue) }) {
                (t, a) throws(Unwind) in
                guard a[1].isKind(.string) else { throw t.raise(.typeError, "\(name) must be set to a string object") }
                let generator = try t.generator(a[0], kind)
                try t.open(generator.ref)
                generator[word] = a[1]
                return .none
            }
        }
        let texts: (running: StaticString, frame: StaticString, code: StaticString, delegate: StaticString, suspended: StaticString)
        switch kind {
        case .coroutine: texts = ("cr_running", "cr_frame", "cr_code", "cr_await", "cr_suspended")
        case .asyncGenerator: texts = ("ag_running", "ag_frame", "ag_code", "ag_await", "ag_suspended")
        default: texts = ("gi_running", "gi_frame", "gi_code", "gi_yieldfrom", "gi_suspended")
        }
        c.getter(texts.running) { (t, a) throws(Unwind) in Value(try t.generatorState(try t.generator(a[0], kind)) == .running) }
        c.getter(texts.suspended) { (t, a) throws(Unwind) in Value(try t.generatorState(try t.generator(a[0], kind)).isSuspended) }
        c.getter(texts.code) { (t, a) throws(Unwind) in try t.generator(a[0], kind)[.codeObject] }
        c.getter(texts.frame) { (t, a) throws(Unwind) in try t.generatorFrame(try t.generator(a[0], kind)) }
        c.getter(texts.delegate) { (t, a) throws(Unwind) in try t.delegateTarget(try t.generator(a[0], kind)) ?? .none }
    }
}

/// `async_generator`: its steps are awaitable objects.
enum AsyncGeneratorClass {
    static func install(_ c: ClassBuilder) {
        c.method("__aiter__(self, /)") { (_, a) throws(Unwind) in a[0] }
        c.method("__anext__(self, /)") { (t, a) throws(Unwind) in
            try t.makeAwaitIterator(.asyncSend, Value(try t.generator(a[0], .asyncGenerator).ref), .none)
        }
        c.method("asend(self, value, /)") { (t, a) throws(Unwind) in
            try t.makeAwaitIterator(.asyncSend, Value(try t.generator(a[0], .asyncGenerator).ref), a[1])
        }
        c.method("athrow(self, type, value=None, traceback=None, /)") { (t, a) throws(Unwind) in
            let generator = Value(try t.generator(a[0], .asyncGenerator).ref)
            let exception = try t.thrownException(a[1], a.has(2) ? a[2] : .none, a.has(3) ? a[3] : .none)
            return try t.makeAwaitIterator(.asyncThrow, generator, exception)
        }
        c.method("aclose(self, /)") { (t, a) throws(Unwind) in
            try t.makeAwaitIterator(.asyncClose, Value(try t.generator(a[0], .asyncGenerator).ref), .none)
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try t.generatorRepr(try t.generator(a[0], .asyncGenerator)) }
        GeneratorClass.installFacts(c, .asyncGenerator, prefix: "ag")
    }
}

extension Thread {
    func generator(_ value: Value, _ kind: Kind) throws(Unwind) -> GeneratorRef {
        let label: StaticString = kind == .generator ? "generator" : kind == .coroutine ? "coroutine" : "async_generator"
        return GeneratorRef(try expect(value, kind, label))
    }

    func sendInto(_ generator: GeneratorRef, _ value: Value) throws(Unwind) -> Value {
        if generator.ref.kind == .coroutine, try generatorState(generator) == .finished {
            throw raise(.runtimeError, "cannot reuse already awaited coroutine")
        }
        return try finishStep(try resume(generator, value))
    }

    /// What a step yielded, or StopIteration with what the body returned.
    func finishStep(_ yielded: Value?) throws(Unwind) -> Value {
        if let yielded { return yielded }
        throw raiseStopIteration(state.pointee.result)
    }

    /// The three-argument form of `throw`.
    func thrownException(_ type: Value, _ value: Value, _ traceback: Value) throws(Unwind) -> Value {
        guard traceback.isNone || traceback.isKind(.traceback) else {
            throw raise(.typeError, "throw() third argument must be a traceback object")
        }
        let exception: Value
        if isInstance(type, .baseException) {
            if !value.isNone { throw raise(.typeError, "instance exception may not have a separate value") }
            exception = type
        } else if type.isKind(.classObject), isSubclass(ClassRef(type.ref), machine.classObject(.baseException)) {
            if isInstance(value, ClassRef(type.ref)) {
                exception = value
            } else if value.isNone {
                exception = try exceptionInstance(type, "")
            } else {
                exception = try exceptionInstance(try call(type, value.isKind(.tuple) ? items(value) : [value]), "")
            }
        } else {
            throw raise(.typeError, "exceptions must be classes or instances deriving from BaseException, not \(typeName(type))")
        }
        if traceback.isKind(.traceback) {
            try open(exception.ref)
            ExceptionRef(exception.ref)[.traceback] = traceback
        }
        return exception
    }

    func generatorRepr(_ generator: GeneratorRef) throws(Unwind) -> Value {
        let name = string(try read(generator.ref, GeneratorRef.Word.qualifiedName.rawValue))
        let noun = generator.ref.kind == .asyncGenerator ? "async_generator" : generatorNoun(generator)
        return try makeString("<\(noun) object \(name) at \(addressText(Value(generator.ref)))>")
    }

    fileprivate func generatorFrame(_ generator: GeneratorRef) throws(Unwind) -> Value {
        if try generatorState(generator) == .finished { return .none }
        let code = generator.code
        let index = try nextInstruction(of: generator) - code.pointee.instructions
        let line = code.pointee.positions[Swift.max(0, Swift.min(index, code.pointee.instructionCount) - 1)].line
        return try makeFrameObject(generator[.function], generator[.codeObject], Int(line), .none)
    }
}
