/// The instructions of `yield from`, `await` and `async for` that find the iterator.
extension Thread {
    @inline(never)
    func asyncSlow(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) {
        switch i.opcode {
        case .getDelegate: registers[i.a] = try delegateIterator(registers[i.b])
        case .getAwaitable: registers[i.a] = try awaitable(registers[i.b], i.d)
        case .getAsyncIterator: registers[i.a] = try asyncIterator(registers[i.b])
        case .getAsyncNext:
            guard let next = try callSpecial(registers[i.b], .anext) else {
                throw raise(.typeError, "'async for' requires an iterator with __anext__ method, got \(typeName(registers[i.b]))")
            }
            registers[i.a] = next
        default: // endAsyncFor
            let exception = registers[i.a]
            if isInstance(exception, .stopAsyncIteration) { return }
            raised = exception
            throw .raised
        }
    }

    private func delegateIterator(_ value: Value) throws(Unwind) -> Value {
        if value.isKind(.generator) { return value }
        if value.isKind(.coroutine) {
            let flags = state.pointee.frame.pointee.code.pointee.flags
            guard flags.contains(.coroutine) else {
                throw raise(.typeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
            }
            return value
        }
        return try makeIterator(value)
    }

    private func awaitable(_ value: Value, _ place: Int) throws(Unwind) -> Value {
        if value.isKind(.coroutine) { return value }
        guard let iterator = try callSpecial(value, .await) else {
            let detail = place == 1 ? "'async with' received an object from __aenter__ that does not implement __await__: \(typeName(value))"
                : place == 2 ? "'async with' received an object from __aexit__ that does not implement __await__: \(typeName(value))"
                : place == 3 ? "'async for' received an invalid object from __anext__: \(typeName(value))"
                : "object \(typeName(value)) can't be used in 'await' expression"
            throw raise(.typeError, detail)
        }
        if iterator.isKind(.coroutine) { throw raise(.typeError, "__await__() returned a coroutine") }
        guard try lookupClass(machine.classOf(iterator), machine.name(.next)) != nil else {
            throw raise(.typeError, "__await__() returned non-iterator of type '\(typeName(iterator))'")
        }
        return iterator
    }

    private func asyncIterator(_ value: Value) throws(Unwind) -> Value {
        guard let iterator = try callSpecial(value, .aiter) else {
            throw raise(.typeError, "'async for' requires an object with __aiter__ method, got \(typeName(value))")
        }
        guard try lookupClass(machine.classOf(iterator), machine.name(.anext)) != nil else {
            throw raise(
                .typeError, "'async for' received an object from __aiter__ that does not implement __anext__: \(typeName(iterator))")
        }
        return iterator
    }
}
