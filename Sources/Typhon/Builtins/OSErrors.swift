#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// System errors as guest exceptions.
extension Thread {
    /// The subclass of OSError that CPython raises for an errno.
    static func classOfSystemError(_ number: Int32) -> BuiltinClass {
        switch number {
        case ENOENT: .fileNotFoundError
        case EEXIST: .fileExistsError
        case EACCES, EPERM: .permissionError
        case EISDIR: .isADirectoryError
        case ENOTDIR: .notADirectoryError
        case EAGAIN, EALREADY, EINPROGRESS: .blockingIOError
        case ECHILD: .childProcessError
        case EPIPE, ESHUTDOWN: .brokenPipeError
        case ECONNABORTED: .connectionAbortedError
        case ECONNREFUSED: .connectionRefusedError
        case ECONNRESET: .connectionResetError
        case EINTR: .interruptedError
        case ESRCH: .processLookupError
        case ETIMEDOUT: .timeoutError
        default: .osError
        }
    }

    /// OSError, or its subclass for `number`, with errno, strerror and, when there are paths, filename and filename2.
    /// May be called between two transactions.
    func raiseSystemCall(_ number: Int32, path: Value = .absent, second: Value = .absent) -> Unwind {
        do throws(Unwind) {
            return try atomically { (t) throws(Unwind) -> Unwind in t.systemError(number, path, second) }
        } catch {
            return error
        }
    }

    private func systemError(_ number: Int32, _ path: Value, _ second: Value) -> Unwind {
        do throws(Unwind) {
            let code = Value(small: Int(number))
            let text = try makeString(String(cString: strerror(number)))
            let exception = try makeException(Thread.classOfSystemError(number), [code, text])
            _ = try setOwnAttribute(exception.ref, try intern("errno"), code)
            _ = try setOwnAttribute(exception.ref, try intern("strerror"), text)
            _ = try setOwnAttribute(exception.ref, try intern("filename"), path.isAbsent ? .none : path)
            _ = try setOwnAttribute(exception.ref, try intern("filename2"), second.isAbsent ? .none : second)
            return raiseObject(exception)
        } catch {
            return error
        }
    }
}
