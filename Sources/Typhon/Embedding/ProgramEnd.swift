#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How a program has ended, and how the process is to end therefore.
package struct ProgramEnd: Sendable {
    package var status: Int32 = 0
    /// Ctrl-C was not caught: the process ends by the signal, so that a shell stops its script too and says 130.
    package var isInterrupted = false
    /// No guest thread is left behind in native code.
    var isAlone = true

    init(status: Int32 = 0) { self.status = status }

    /// Ends the process.
    package func leave() -> Never {
        if isInterrupted {
            signal(SIGINT, SIG_DFL)
            kill(getpid(), SIGINT)
            _exit(130)
        }
        if isAlone { exit(status) }
        // Threads that did not stop in time must not see the process being taken down under them.
        _exit(status)
    }

    /// Nobody reads what the program prints.
    static var isStandardOutputClosed: Bool {
        var wish = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
        return poll(&wish, 1, 0) > 0 && wish.revents & Int16(POLLERR) != 0
    }

    static let uncaught: Int32 = 1
    /// The output could not be written.
    static let lostOutput: Int32 = 120
}

extension Thread {
    /// Everything between the last line of the main module and the end of the process. `exception` is what
    /// the main module left with.
    func endProgram(_ exception: Value?) -> ProgramEnd {
        var end = ProgramEnd()
        if let exception { reportUncaught(exception, &end) }
        joinAtEnd(&end)
        runAtExit(&end)
        runLastFinalizers()
        stopThreads()
        outsideHeap { OpenFile.flushAll() }
        flushAtEnd(&end)
        return end
    }

    // MARK: Exceptions nobody caught

    private func reportUncaught(_ exception: Value, _ end: inout ProgramEnd) {
        if isInstance(exception, .systemExit) {
            end.status = exitStatus(exception)
            return
        }
        end.status = ProgramEnd.uncaught
        end.isInterrupted = isInstance(exception, .keyboardInterrupt)
        if isInstance(exception, .brokenPipeError) && ProgramEnd.isStandardOutputClosed { return }
        callExceptionHook(exception, &end)
    }

    /// `sys.excepthook`, which may be the guest's own.
    private func callExceptionHook(_ exception: Value, _ end: inout ProgramEnd) {
        guard let hook = guestExceptionHook() else { return show(exception) }
        do throws(Unwind) {
            let arguments = try atomically { (t) throws(Unwind) in
                let traceback = try t.read(exception.ref, ExceptionRef.Word.traceback.rawValue)
                return try t.makeTuple([t.machine.classOf(exception).value, exception, traceback])
            }
            _ = try runGuestSpread(hook, arguments, .none)
        } catch {
            guard let second = takeRaised(error) else { return }
            if isInstance(second, .systemExit) {
                end.status = exitStatus(second)
                return
            }
            show(second, after: "Error in sys.excepthook:\n")
            show(exception, after: "\nOriginal exception was:\n")
        }
    }

    /// Nil: the original one.
    private func guestExceptionHook() -> Value? {
        let module = machine[.sysModule]
        guard module.isKind(.module) else { return nil }
        do throws(Unwind) {
            let hook = try atomically { (t) throws(Unwind) in try t.findAttribute(module, try t.intern("excepthook")) }
            guard let hook, hook != machine[.excepthook] else { return nil }
            return hook
        } catch {
            _ = takeRaised(error)
            return nil
        }
    }

    private func show(_ exception: Value, after introduction: String = "") {
        do throws(Unwind) {
            try atomically { (t) throws(Unwind) in
                let text = introduction + (try t.formatException(exception))
                try t.write(text.hasSuffix("\n") ? text : text + "\n", to: 2)
            }
        } catch {
            _ = takeRaised(error)
            writeToStandardError("typhon: an uncaught \(typeName(exception)) could not be shown\n")
        }
    }

    /// The status `sys.exit` asked for: nothing is 0, a number is itself, anything else is printed and 1.
    private func exitStatus(_ exception: Value) -> Int32 {
        do throws(Unwind) {
            return try atomically { (t) throws(Unwind) in
                let code = try t.findAttribute(exception, try t.intern("code")) ?? .none
                if code.isNone { return 0 }
                if code.isInteger { return Int32(truncatingIfNeeded: code.integer) }
                if code.isBool { return code == .true ? 1 : 0 }
                if t.isInstance(code, .int) { return t.smallStatus(code) }
                try t.write(try t.strText(code) + "\n", to: 2)
                return 1
            }
        } catch {
            if let second = takeRaised(error) { show(second) }
            return ProgramEnd.uncaught
        }
    }

    /// A subclass of int, or a number of any size: what does not fit is -1.
    private func smallStatus(_ code: Value) -> Int32 {
        do throws(Unwind) {
            return Int32(truncatingIfNeeded: try index(code))
        } catch {
            clearRaised()
            return -1
        }
    }

    // MARK: The last guest code

    private func joinAtEnd(_ end: inout ProgramEnd) {
        do throws(Unwind) {
            try joinThreads()
        } catch {
            guard let exception = takeRaised(error) else { return }
            if isInstance(exception, .keyboardInterrupt) { end.isInterrupted = true }
            show(exception, after: "Exception ignored in: <module 'threading'>\n")
        }
    }

    /// The module `atexit` runs its functions itself, if somebody has imported it.
    private func runAtExit(_ end: inout ProgramEnd) {
        do throws(Unwind) {
            let modules = DictRef(machine[.modules].ref)
            let run = try atomically { (t) throws(Unwind) -> Value? in
                guard let module = try modules.get(t, try t.makeString("atexit")), module.isKind(.module) else { return nil }
                return try t.findAttribute(module, try t.intern("_run_exitfuncs"))
            }
            if let run { _ = try runGuestSpread(run, machine.state.pointee.emptyTuple, .none) }
        } catch {
            guard let exception = takeRaised(error) else { return }
            if isInstance(exception, .keyboardInterrupt) { end.isInterrupted = true }
            show(exception, after: "Exception ignored in: <module 'atexit'>\n")
        }
    }

    /// Objects that live to the end are finalized too.
    private func runLastFinalizers() {
        let cold = heap.cold
        cold.lock.withLock {
            for object in cold.finalizable {
                let value = Value(Ref(address: UnsafeMutableRawPointer(bitPattern: object)!))
                cold.pending.append(PendingCall(reason: .finalizer, object: value))
            }
            cold.finalizable = []
        }
        do throws(Unwind) {
            try runPendingCalls()
        } catch {
            if let exception = takeRaised(error) { show(exception) }
        }
    }

    // MARK: Output

    private func flushAtEnd(_ end: inout ProgramEnd) {
        let failure = flushOutput()
        if failure == 0 { return }
        if end.status == 0 { end.status = ProgramEnd.lostOutput }
        if failure == EPIPE { return }
        writeToStandardError(
            "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n"
                + "OSError: [Errno \(failure)] \(String(cString: strerror(failure)))\n")
    }
}
