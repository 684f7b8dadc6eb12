/// What awaiting a coroutine by hand, or a step of an asynchronous generator, iterates over.
///
///     | record | meta | generator | value | form | state |
///
/// A step of an asynchronous generator yields on what the body awaits. What the body itself yields ends the step:
/// it is the value of a StopIteration. The two are told apart by the instruction the body stands at.
enum AwaitForm: Int { case coroutineWrapper, asyncSend, asyncThrow, asyncClose }

enum AwaitIteratorClass {
    static func install(_ c: ClassBuilder, _ type: BuiltinClass) {
        for signature: StaticString in ["__iter__(self, /)", "__await__(self, /)"] {
            c.method(signature) { (_, a) throws(Unwind) in a[0] }
        }
        c.method("__next__(self, /)") { (t, a) throws(Unwind) in try t.stepAwait(try t.expect(a[0], type), .none) }
        c.method("send(self, value, /)") { (t, a) throws(Unwind) in try t.stepAwait(try t.expect(a[0], type), a[1]) }
        c.method("throw(self, type, value=None, traceback=None, /)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], type)
            let exception = try t.thrownException(a[1], a.has(2) ? a[2] : .none, a.has(3) ? a[3] : .none)
            return try t.throwAwait(ref, exception)
        }
        c.method("close(self, /)") { (t, a) throws(Unwind) in
            let ref = try t.expect(a[0], type)
            if ref[4] == Value(small: AwaitForm.coroutineWrapper.rawValue) {
                try t.closeGenerator(GeneratorRef(ref[2].ref))
            } else {
                try t.open(ref)
                ref[5] = Value(small: 2)
            }
            return .none
        }
    }
}

extension Thread {
    func makeAwaitIterator(_ form: AwaitForm, _ generator: Value, _ value: Value) throws(Unwind) -> Value {
        let ref = try allocate(.instance, form == .coroutineWrapper ? .coroutineWrapper : .asyncGeneratorStep, words: 6)
        ref[2] = generator
        ref[3] = value
        ref[4] = Value(small: form.rawValue)
        ref[5] = Value(small: 0)
        return Value(ref)
    }

    fileprivate func stepAwait(_ ref: Ref, _ sent: Value) throws(Unwind) -> Value {
        let generator = GeneratorRef(ref[2].ref)
        let form = AwaitForm(rawValue: ref[4].integer) ?? .coroutineWrapper
        if form == .coroutineWrapper { return try sendInto(generator, sent) }
        let state = try read(ref, 5).integer
        if state == 2 { throw raise(.runtimeError, "cannot reuse already awaited __anext__()/asend()") }
        try open(ref)
        ref[5] = Value(small: 1)
        return try endingStep(ref, form) { () throws(Unwind) in
            if state == 1 { return try resume(generator, sent) }
            switch form {
            case .asyncSend, .coroutineWrapper: return try resume(generator, sent.isNone ? ref[3] : sent)
            case .asyncThrow: return try throwInto(generator, ref[3])
            case .asyncClose:
                if try generatorState(generator) == .finished { return nil }
                return try throwInto(generator, try makeException(.generatorExit, []))
            }
        }
    }

    fileprivate func throwAwait(_ ref: Ref, _ exception: Value) throws(Unwind) -> Value {
        let generator = GeneratorRef(ref[2].ref)
        let form = AwaitForm(rawValue: ref[4].integer) ?? .coroutineWrapper
        if form == .coroutineWrapper { return try finishStep(try throwInto(generator, exception)) }
        if try read(ref, 5) == Value(small: 2) { throw raise(.runtimeError, "cannot reuse already awaited __anext__()/asend()") }
        return try endingStep(ref, form) { () throws(Unwind) in try throwInto(generator, exception) }
    }

    /// Runs the body and says what its stop means for the step.
    private func endingStep(_ ref: Ref, _ form: AwaitForm, _ body: () throws(Unwind) -> Value?) throws(Unwind) -> Value {
        let generator = GeneratorRef(ref[2].ref)
        let yielded: Value?
        do throws(Unwind) {
            yielded = try body()
        } catch {
            guard error == .raised else { throw error }
            try finishAwait(ref)
            if form == .asyncClose && (matches(.generatorExit) || matches(.stopAsyncIteration)) {
                clearRaised()
                throw raiseStopIteration(.none)
            }
            throw error
        }
        guard let yielded else {
            try finishAwait(ref)
            if form == .asyncClose { throw raiseStopIteration(.none) }
            throw raiseObject(try makeException(.stopAsyncIteration, []))
        }
        if try generatorState(generator) == .delegating { return yielded }
        try finishAwait(ref)
        if form == .asyncClose { throw raise(.runtimeError, "async generator ignored GeneratorExit") }
        throw raiseObject(try makeException(.stopIteration, [yielded]))
    }

    private func finishAwait(_ ref: Ref) throws(Unwind) {
        try open(ref)
        ref[5] = Value(small: 2)
    }
}
