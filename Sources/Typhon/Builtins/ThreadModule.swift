/// The module `_thread`: what `threading` stands on, and the old interface itself.
enum ThreadModule {
    static func install(_ m: ModuleBuilder) {
        let machine = m.thread.machine
        m.constant("LockType", machine.classObject(.lock).value)
        m.constant("RLock", machine.classObject(.rlock).value)
        m.constant("_local", machine.classObject(.threadLocal).value)
        m.constant("error", machine.classObject(.runtimeError).value)
        m.constant("TIMEOUT_MAX", m.thread.must { () throws(Unwind) in try m.thread.makeDouble(Thread.longestTimeout) })
        let makeLock: NativeFunction = { (t, a) throws(Unwind) in Value(try t.makeLock(t.machine.classObject(.lock)).ref) }
        m.function("allocate_lock()", makeLock)
        m.function("allocate()", makeLock)
        m.function("get_ident()") { (t, a) throws(Unwind) in Value(small: t.ident) }
        m.function("get_native_id()") { (t, a) throws(Unwind) in Value(small: t.guest.nativeID) }
        m.function("_count()") { (t, a) throws(Unwind) in Value(small: t.machine.world.threadCount - 1) }
        let exit: NativeFunction = { (t, a) throws(Unwind) in throw t.raiseObject(try t.makeException(.systemExit, [])) }
        m.function("exit()", exit)
        m.function("exit_thread()", exit)
        m.function("interrupt_main(signum=2, /)") { (t, a) throws(Unwind) in
            let number = a.has(0) ? try t.index(a[0]) : 2
            guard number == 2 else { throw t.raise(.valueError, "signal number out of range") }
            t.machine.cold.threads.interrupts.request()
            t.interruptWait()
            return .none
        }
        m.function("stack_size(size=0, /)", stackSize)
        m.function("start_new_thread(function, args, kwargs={}, /)", effect: .waiting, startNewThread)
        m.function("start_new(function, args, kwargs={}, /)", effect: .waiting, startNewThread)
        installForThreading(m)
    }

    private static func stackSize(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let room = t.machine.cold.threads
        let old = room.stackSize
        guard a.has(0) else { return Value(small: old == NativeThread.defaultStackBytes ? 0 : old) }
        let size = try t.index(a[0])
        if size < 0 { throw t.raise(.valueError, "size must be 0 or a positive value") }
        if size != 0 && (size < NativeThread.smallestStackBytes || size > 1 << 34) {
            throw t.raise(.valueError, "size not valid: \(size) bytes")
        }
        room.stackSize = size == 0 ? NativeThread.defaultStackBytes : size
        return Value(small: old == NativeThread.defaultStackBytes ? 0 : old)
    }

    private static func startNewThread(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        guard try t.isCallable(a[0]) else { throw t.raise(.typeError, "first arg must be callable") }
        guard a[1].isKind(.tuple) else { throw t.raise(.typeError, "2nd arg must be a tuple") }
        if a.has(2) && !a[2].isKind(.dictionary) { throw t.raise(.typeError, "optional 3rd arg must be a dictionary") }
        let ident = t.machine.cold.threads.takeIdent()
        try t.startThread(ident: ident, a[0], a[1], a.has(2) ? a[2] : .none)
        return Value(small: ident)
    }

    /// Private to the module `threading`.
    private static func installForThreading(_ m: ModuleBuilder) {
        m.function("_take_ident()") { (t, a) throws(Unwind) in Value(small: t.machine.cold.threads.takeIdent()) }
        m.function("_start(ident, function, thread, done, /)", effect: .waiting) { (t, a) throws(Unwind) in
            let empty = t.machine.state.pointee.emptyTuple
            guard a[3].isKind(.lock) else { throw t.raise(.typeError, "a lock is expected") }
            try t.startThread(ident: try t.index(a[0]), a[1], empty, .none, object: a[2], done: a[3])
            return .none
        }
        m.function("_current()") { (t, a) throws(Unwind) in try t.readRecord(.object) }
        m.function("_set_current(thread, /)") { (t, a) throws(Unwind) in
            try t.writeRecord(.object, a[0])
            return .none
        }
        // Inside atomic: sleep until something that was read changes. False: the timeout has passed.
        m.function("_retry_wait(timeout=None, /)") { (t, a) throws(Unwind) in
            let patience = a.has(0) && !a[0].isNone ? try t.patience(.true, a[0]) : .forever
            if t.state.pointee.isTransactional && t.mayRetry { return Value(try t.retryAcquire(patience)) }
            if case .forever = patience { throw t.raise(.deadlock, "nobody can change what this atomic block waits for") }
            try t.pause(until: patience.deadline)
            return .false
        }
        m.function("_is_atomic()") { (t, a) throws(Unwind) in Value(t.isAtomic) }
        m.function("_format_exception(exception, /)") { (t, a) throws(Unwind) in
            guard t.isInstance(a[0], .baseException) else { throw t.raise(.typeError, "an exception is expected") }
            return try t.makeString(try t.formatException(a[0]))
        }
    }
}
