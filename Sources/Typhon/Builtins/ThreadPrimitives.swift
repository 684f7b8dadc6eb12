/// The native part of threads: locks as guest objects, and what they are made with.
enum ThreadClasses {
    static func install(_ b: MachineBuilder) {
        b.thread.must { () throws(Unwind) in try b.thread.adoptMainThread() }
        b.extend(.lock, LockMethods.install)
        b.extend(.rlock, ReentrantLockMethods.install)
        b.extend(.threadLocal, ThreadLocalMethods.install)
        b.extend(.atomic, AtomicMethods.install)
        b.extend(.standardStream, StreamMethods.install)
    }
}

extension Thread {
    /// A lock as self of a method.
    func lockArgument(_ value: Value, _ type: BuiltinClass) throws(Unwind) -> LockRef {
        guard value.isKind(.lock), value.ref.shape == type.shape else {
            throw raise(.typeError, "descriptor requires a '\(string(machine.classObject(type)[.name]))' object but received a '\(typeName(value))'")
        }
        return LockRef(value.ref)
    }

    /// The arguments `blocking` and `timeout` of an acquire, with CPython's complaints.
    func patience(_ blocking: Value, _ timeout: Value) throws(Unwind) -> Patience {
        let blocks = blocking.isAbsent ? true : try isTrue(blocking)
        let seconds = timeout.isAbsent ? -1 : try secondsArgument(timeout)
        if !blocks {
            if seconds != -1 { throw raise(.valueError, "can't specify a timeout for a non-blocking call") }
            return .none
        }
        if seconds == -1 { return .forever }
        if seconds < 0 { throw raise(.valueError, "timeout value must be a non-negative number") }
        return try deadline(after: seconds)
    }

    func secondsArgument(_ value: Value) throws(Unwind) -> Double {
        if let double = double(value) { return double }
        if let integer = exactInt(value) { return Double(integer) }
        throw raise(.typeError, "'\(typeName(value))' object cannot be interpreted as a number of seconds")
    }

    /// OverflowError beyond three hundred years.
    func deadline(after seconds: Double) throws(Unwind) -> Patience {
        if seconds.isNaN { throw raise(.valueError, "Invalid value NaN (not a number)") }
        if seconds >= Thread.longestTimeout { throw raise(.overflowError, "timeout value is too large") }
        return .until(MonotonicClock.now + UInt64(seconds * 1_000_000_000))
    }

    static let longestTimeout = 9_223_372_036.0

    func addressText(_ object: Ref) -> String { "0x" + String(UInt(bitPattern: object.address), radix: 16) }
}

enum LockMethods {
    static func install(_ c: ClassBuilder) {
        let acquire: NativeFunction = { (t, a) throws(Unwind) in
            let mayEndSlice = t.state.pointee.mayEndSlice
            let lock = try t.lockArgument(a[0], .lock)
            let patience = a.has(1) || a.has(2) ? try t.patience(a[1], a[2]) : Patience.forever
            return Value(try t.acquire(lock, .plain, patience, mayEndSlice: mayEndSlice))
        }
        c.method("acquire(self, blocking=True, timeout=-1)", effect: .pausing, acquire)
        c.method("acquire_lock(self, blocking=True, timeout=-1)", effect: .pausing, acquire)
        c.method("__enter__(self, /)", effect: .pausing) { (t, a) throws(Unwind) in
            let mayEndSlice = t.state.pointee.mayEndSlice
            return Value(try t.acquire(try t.lockArgument(a[0], .lock), .plain, .forever, mayEndSlice: mayEndSlice))
        }
        let release: NativeFunction = { (t, a) throws(Unwind) in
            try t.release(try t.lockArgument(a[0], .lock))
            return .none
        }
        c.method("release(self, /)", release)
        c.method("release_lock(self, /)", release)
        c.method("__exit__(self, type, value, traceback, /)", release)
        let locked: NativeFunction = { (t, a) throws(Unwind) in
            Value(try t.lockOwner(try t.lockArgument(a[0], .lock)) != 0)
        }
        c.method("_wait_until_free(self, timeout=-1, /)", effect: .pausing) { (t, a) throws(Unwind) in
            let mayEndSlice = t.state.pointee.mayEndSlice
            let lock = try t.lockArgument(a[0], .lock)
            return Value(try t.acquire(lock, .watch, try t.patience(.true, a[1]), mayEndSlice: mayEndSlice))
        }
        c.method("locked(self, /)", locked)
        c.method("locked_lock(self, /)", locked)
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let lock = try t.lockArgument(a[0], .lock)
            let word = try t.lockOwner(lock) != 0 ? "locked" : "unlocked"
            return try t.makeString("<\(word) _thread.lock object at \(t.addressText(lock.ref))>")
        }
    }
}

enum ReentrantLockMethods {
    static func install(_ c: ClassBuilder) {
        c.new("RLock()") { (t, a) throws(Unwind) in Value(try t.makeLock(ClassRef(a[0].ref)).ref) }
        c.method("acquire(self, blocking=True, timeout=-1)", effect: .pausing) { (t, a) throws(Unwind) in
            let mayEndSlice = t.state.pointee.mayEndSlice
            let lock = try t.lockArgument(a[0], .rlock)
            let patience = a.has(1) || a.has(2) ? try t.patience(a[1], a[2]) : Patience.forever
            return Value(try t.acquire(lock, .reentrant, patience, mayEndSlice: mayEndSlice))
        }
        c.method("__enter__(self, /)", effect: .pausing) { (t, a) throws(Unwind) in
            let mayEndSlice = t.state.pointee.mayEndSlice
            return Value(try t.acquire(try t.lockArgument(a[0], .rlock), .reentrant, .forever, mayEndSlice: mayEndSlice))
        }
        let release: NativeFunction = { (t, a) throws(Unwind) in
            try t.releaseReentrant(try t.lockArgument(a[0], .rlock))
            return .none
        }
        c.method("release(self, /)", release)
        c.method("__exit__(self, type, value, traceback, /)", release)
        c.method("__repr__(self, /)", represent)
        installForConditions(c)
    }

    private static func represent(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let lock = try t.lockArgument(a[0], .rlock)
        let (owner, count) = try t.reading(lock.ref) { (lock.ref[LockRef.ownerWord], lock.ref[LockRef.countWord]) }
        let word = owner.integer != 0 ? "locked" : "unlocked"
        return try t.makeString(
            "<\(word) _thread.RLock object owner=\(owner.integer) count=\(count.integer) at \(t.addressText(lock.ref))>")
    }

    /// What `threading.Condition` asks of its lock.
    private static func installForConditions(_ c: ClassBuilder) {
        c.method("_is_owned(self, /)") { (t, a) throws(Unwind) in
            Value(try t.lockOwner(try t.lockArgument(a[0], .rlock)) == t.ident)
        }
        c.method("_recursion_count(self, /)") { (t, a) throws(Unwind) in
            let lock = try t.lockArgument(a[0], .rlock)
            return try t.lockOwner(lock) == t.ident ? try t.read(lock.ref, LockRef.countWord) : Value(small: 0)
        }
        c.method("_release_save(self, /)") { (t, a) throws(Unwind) in
            let lock = try t.lockArgument(a[0], .rlock)
            if try t.lockOwner(lock) != t.ident { throw t.raise(.runtimeError, "cannot release un-acquired lock") }
            let count = try t.read(lock.ref, LockRef.countWord)
            try t.release(lock)
            return count
        }
        c.method("_acquire_restore(self, state, /)", effect: .pausing) { (t, a) throws(Unwind) in
            let mayEndSlice = t.state.pointee.mayEndSlice
            let lock = try t.lockArgument(a[0], .rlock)
            let count = Value(small: Swift.max(1, try t.index(a[1])))
            _ = try t.acquire(lock, .reentrant, .forever, mayEndSlice: mayEndSlice)
            try t.atomically { (t) throws(Unwind) in
                try t.open(lock.ref)
                lock.ref[LockRef.countWord] = count
            }
            return .none
        }
    }
}
