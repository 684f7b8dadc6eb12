/// `iter`, `next`, `sorted`, and `print`.
enum BuiltinIteration {
    static func install(_ m: ModuleBuilder) {
        m.function("iter(object, sentinel=None, /)") { (t, a) throws(Unwind) in
            if !a.has(1) { return try t.makeIterator(a[0]) }
            guard try t.isCallable(a[0]) else { throw t.raise(.typeError, "iter(v, w): v must be callable") }
            return try t.makeCallIterator(a[0], a[1])
        }
        m.function("next(iterator, default=None, /)", shortcut: .step) { (t, a) throws(Unwind) in try t.nextItem(a[0], a[1]) }
        m.function("aiter(async_iterable, /)") { (t, a) throws(Unwind) in
            guard let iterator = try t.callSpecial(a[0], .aiter) else {
                throw t.raise(.typeError, "'\(t.typeName(a[0]))' object is not an async iterable")
            }
            return iterator
        }
        m.function("anext(async_iterator, default=None, /)") { (t, a) throws(Unwind) in
            guard let awaitable = try t.callSpecial(a[0], .anext) else {
                throw t.raise(.typeError, "'\(t.typeName(a[0]))' object is not an async iterator")
            }
            return a.has(1) ? try t.callGuest("_builtins", "anext", [awaitable, a[1]]) : awaitable
        }
        m.function("sorted(iterable, /, *, key=None, reverse=False)") { (t, a) throws(Unwind) in
            let isReversed = a.has(2) ? try t.isTrue(a[2]) : false
            let key = a.has(1) ? a[1] : .none
            let list = try t.list(from: a[0])
            try list.sort(t, key: key, reverse: isReversed)
            return Value(list.ref)
        }
        m.function("print(*args, sep=' ', end='\\n', file=None, flush=False)") { (t, a) throws(Unwind) in
            try t.print(a)
            return .none
        }
    }
}

extension Thread {
    fileprivate func nextItem(_ iterator: Value, _ fallback: Value) throws(Unwind) -> Value {
        if Iterators.isNative(iterator) {
            if let item = try next(iterator) { return item }
            if !fallback.isAbsent { return fallback }
            throw raise(.stopIteration, value: .absent)
        }
        if !fallback.isAbsent && iterator.isReference && iterator.ref.shape == BuiltinClass.generator.shape {
            return try next(iterator) ?? fallback
        }
        do throws(Unwind) {
            guard let item = try callSpecial(iterator, .next) else {
                throw raise(.typeError, "'\(typeName(iterator))' object is not an iterator")
            }
            return item
        } catch {
            guard error == .raised, !fallback.isAbsent, matches(.stopIteration) else { throw error }
            clearRaised()
            return fallback
        }
    }

    // MARK: print

    fileprivate func print(_ a: Arguments) throws(Unwind) {
        let values = TupleRef(a[0].ref)
        let separator = try printOption(a[1], "sep", " ")
        let ending = try printOption(a[2], "end", "\n")
        var file = a[3].isAbsent ? .none : a[3]
        let flushes = a.has(4) ? try isTrue(a[4]) : false
        if file.isNone {
            file = try standardOutput()
            if file.isNone { return }
        }
        if let descriptor = try textDescriptor(file) {
            return try printDirectly(values, separator, ending, descriptor, flushes)
        }
        let write = try getAttribute(file, machine.name(.write))
        for index in 0..<values.count {
            if index > 0 { _ = try call(write, separator) }
            _ = try call(write, [try str(values[index])])
        }
        _ = try call(write, ending)
        if flushes { _ = try callMethod(file, .flush, []) }
    }

    private func printOption(_ value: Value, _ name: String, _ usual: String) throws(Unwind) -> Value {
        if value.isAbsent || value.isNone { return try intern(usual) }
        guard value.isKind(.string) else { throw raise(.typeError, "\(name) must be None or a string, not \(typeName(value))") }
        return value
    }

    /// To one of the process's own descriptors: one piece of text, so that lines of several threads do not mix.
    private func printDirectly(
        _ values: TupleRef, _ separator: Value, _ ending: Value, _ descriptor: Int32, _ flushes: Bool
    ) throws(Unwind) {
        if values.count == 1 {
            let text = try str(values[0])
            try writeText(try concatenate(text, ending), to: descriptor)
        } else {
            var builder = try StringBuilder(self)
            for index in 0..<values.count {
                if index > 0 { try builder.append(StringRef(separator.ref)) }
                try builder.append(StringRef(try str(values[index]).ref))
            }
            try builder.append(StringRef(ending.ref))
            try writeText(try builder.finish(), to: descriptor)
        }
        if flushes && !state.pointee.isInTransaction { flushOutput() }
    }

    /// `sys.stdout`; None when the guest has taken it away.
    func standardOutput() throws(Unwind) -> Value {
        let system = machine[.sysModule]
        guard system.isKind(.module) else { return .notImplemented }
        guard let stream = try ownAttribute(system.ref, try intern("stdout")) else { throw raise(.runtimeError, "lost sys.stdout") }
        return stream
    }
}

extension Thread {
    fileprivate func makeCallIterator(_ callable: Value, _ sentinel: Value) throws(Unwind) -> Value {
        try IteratorRef.make(self, .callable, callable, extra: sentinel)
    }

    /// The descriptor behind one of the process's own output streams, nil for any other object.
    fileprivate func textDescriptor(_ file: Value) throws(Unwind) -> Int32? {
        file == .notImplemented ? 1 : StreamMethods.descriptorForText(file)
    }

    fileprivate func writeText(_ text: Value, to descriptor: Int32) throws(Unwind) {
        try writeText(StringRef(text.ref), to: descriptor)
    }
}
