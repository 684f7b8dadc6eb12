/// `sys`, the part that looks at what runs: exceptions, limits, objects.
extension SysModule {
    static func installExceptions(_ m: ModuleBuilder) {
        m.function("exit(status=None, /)") { (t, a) throws(Unwind) in
            let type = t.machine.classObject(.systemExit).value
            throw t.raiseObject(try t.call(type, a.has(0) && !a[0].isNone ? [a[0]] : []))
        }
        m.function("exception()") { (t, a) throws(Unwind) in t.state.pointee.handled }
        m.function("exc_info()") { (t, a) throws(Unwind) in
            let handled = t.state.pointee.handled
            guard handled.isReference else { return try t.makeTuple([.none, .none, .none]) }
            let traceback = try t.read(handled.ref, ExceptionRef.Word.traceback.rawValue)
            return try t.makeTuple([t.machine.classOf(handled).value, handled, traceback])
        }
        m.function("excepthook(exctype, value, traceback, /)") { (t, a) throws(Unwind) in
            guard t.isInstance(a[1], .baseException) else { throw t.raise(.typeError, "an exception is expected") }
            let text = try t.formatException(a[1])
            try t.write(text.hasSuffix("\n") ? text : text + "\n", to: 2)
            return .none
        }
        let hook = m.thread.must { () throws(Unwind) in try m.namespace.getString(m.thread, try m.thread.intern("excepthook")) ?? .none }
        m.constant("__excepthook__", hook)
        m.thread.machine[.excepthook] = hook
        m.function("_getframe(depth=0, /)") { (t, a) throws(Unwind) in
            let depth = a.has(0) ? try t.index(a[0]) : 0
            guard let frame = try t.frameObject(depth: max(0, depth)) else { throw t.raise(.valueError, "call stack is not deep enough") }
            return frame
        }
        m.function("_getframemodulename(depth=0)") { (t, a) throws(Unwind) in
            let depth = a.has(0) ? try t.index(a[0]) : 0
            guard let frame = try t.frameObject(depth: max(0, depth)) else { return .none }
            return FunctionRef(frame.ref[2].ref)[.module]
        }
        m.function("is_finalizing()") { (t, a) throws(Unwind) in Value(t.machine.cold.threads.interrupts.isStopping) }
        m.function("gettrace()") { (t, a) throws(Unwind) in .none }
        m.function("getprofile()") { (t, a) throws(Unwind) in .none }
    }

    static func installLimits(_ m: ModuleBuilder) {
        m.function("getrecursionlimit()") { (t, a) throws(Unwind) in Value(small: t.machine.state.pointee.recursionLimit) }
        m.function("setrecursionlimit(limit, /)") { (t, a) throws(Unwind) in
            let limit = try t.index(a[0])
            if limit < 1 { throw t.raise(.valueError, "recursion limit must be greater or equal than 1") }
            if limit > Int(Int32.max) { throw t.raise(.overflowError, "Python int too large to convert to C int") }
            try t.setRecursionLimit(limit)
            return .none
        }
        m.function("get_int_max_str_digits()") { (t, a) throws(Unwind) in
            Value(small: Int(t.machine.state.pointee.integerTextLimit))
        }
        m.function("set_int_max_str_digits(maxdigits)") { (t, a) throws(Unwind) in
            let digits = try t.index(a[0])
            if digits != 0 && (digits < 640 || digits > Int(Int32.max)) {
                throw t.raise(.valueError, "maxdigits must be 0 or larger than 640")
            }
            t.machine.state.pointee.integerTextLimit = Int32(digits)
            return .none
        }
        m.function("getswitchinterval()") { (t, a) throws(Unwind) in try t.makeDouble(0.005) }
        m.function("setswitchinterval(interval, /)") { (t, a) throws(Unwind) in
            if try t.secondsArgument(a[0]) <= 0 { throw t.raise(.valueError, "switch interval must be strictly positive") }
            return .none
        }
    }

    static func installObjects(_ m: ModuleBuilder) {
        m.function("intern(string, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.string), a[0].ref.shape == BuiltinClass.str.shape else {
                throw t.raise(.typeError, "intern() argument must be str, not \(t.typeName(a[0]))")
            }
            return try t.intern(a[0])
        }
        m.function("getsizeof(object, default=None)") { (t, a) throws(Unwind) in
            guard a[0].isReference else { return Value(small: 8) }
            return Value(small: ObjectSize.bytes(a[0].ref))
        }
        m.function("getrefcount(object, /)") { (t, a) throws(Unwind) in Value(small: 2) }
        m.function("_is_interned(string, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.string) else { throw t.raise(.typeError, "a str is expected") }
            return Value(StringRef(a[0].ref).isInterned)
        }
        m.function("_clear_type_cache()") { (t, a) throws(Unwind) in .none }
        m.function("unraisablehook(unraisable, /)") { (t, a) throws(Unwind) in
            let exception = try t.findAttribute(a[0], try t.intern("exc_value")) ?? .none
            let message = try t.findAttribute(a[0], try t.intern("err_msg")) ?? .none
            let object = try t.findAttribute(a[0], try t.intern("object")) ?? .none
            guard t.isInstance(exception, .baseException) else { throw t.raise(.typeError, "an exception is expected") }
            try t.writeUnraisable(exception, message.isKind(.string) ? t.string(message) : "Exception ignored in", object)
            return .none
        }
        m.function("audit(event, /, *args)") { (t, a) throws(Unwind) in .none }
    }
}

extension Thread {
    fileprivate func setRecursionLimit(_ limit: Int) throws(Unwind) {
        let depth = state.pointee.frame - state.pointee.frameBase
        if depth >= limit {
            throw raise(
                .recursionError, "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low")
        }
        machine.state.pointee.recursionLimit = limit
        let world = machine.world
        stopWorld {
            world.forEachThread { thread in
                if UInt(bitPattern: thread.state.pointee.frameBase) != 0 { thread.applyRecursionLimit() }
            }
        }
    }
}

/// What an object takes on the heap, its private storage not counted.
enum ObjectSize {
    static func bytes(_ object: Ref) -> Int {
        if object.words > 0 { return object.words * 8 }
        switch object.kind {
        case .string: return (object[2].integer << 2) + 48
        case .bytes: return BytesRef(object).count + 32
        case .tuple: return (TupleRef(object).count + TupleRef.header) * 8
        case .storage: return (StorageRef(object).capacity + StorageRef.header) * 8
        case .free, .integer, .double, .complex, .range, .slice, .boundMethod, .code, .builtin, .methodDescriptor,
             .bytearray, .list, .dictionary, .set, .frozenset, .cell, .function, .classObject, .instance, .module, .exception,
             .property, .staticMethod, .classMethod, .superObject, .generator, .coroutine, .asyncGenerator, .iterator,
             .enumerate, .zip, .map, .filter, .reversed, .traceback, .frame, .file, .memoryview, .weakReference, .lock,
             .native, .dictionaryTable, .setTable, .byteStorage:
            return 1 << 19
        }
    }
}
