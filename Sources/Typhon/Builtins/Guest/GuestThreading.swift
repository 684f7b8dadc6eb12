extension GuestModules {
    static let threading: StaticString = #"""
import _thread
from time import monotonic as _now

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
           "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
           "Timer", "ThreadError", "ExceptHookArgs", "settrace", "setprofile", "gettrace", "getprofile",
           "local", "stack_size", "excepthook", "get_native_id"]

Lock = _thread.allocate_lock
RLock = _thread.RLock
local = _thread._local
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX

_allocate_lock = _thread.allocate_lock
_is_atomic = _thread._is_atomic
_retry_wait = _thread._retry_wait


class Condition:
    """A place to wait until another thread notifies, with a lock that guards what is waited for."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        if hasattr(lock, "_release_save"):
            self._release_save = lock._release_save
            self._acquire_restore = lock._acquire_restore
            self._is_owned = lock._is_owned
        self._waiters = []
        self._notified = 0

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        if _is_atomic():
            self._notified
            return _retry_wait(timeout)
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        woken = False
        try:
            if timeout is None:
                waiter.acquire()
                woken = True
            elif timeout > 0:
                woken = waiter.acquire(True, timeout if timeout < TIMEOUT_MAX else TIMEOUT_MAX - 1)
            else:
                woken = waiter.acquire(False)
            return woken
        finally:
            self._acquire_restore(state)
            if not woken:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _now() + left
                else:
                    left = end - _now()
                    if left <= 0:
                        break
            if not self.wait(left) and left is not None:
                result = predicate()
                break
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notified += 1
        waiters = self._waiters
        place = 0
        while place < len(waiters) and n > 0:
            try:
                waiters[place].release()
            except RuntimeError:
                pass
            else:
                n -= 1
            place += 1
        del waiters[:place]

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that is never negative: `acquire` waits while it is zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is None:
                    self._cond.wait()
                    continue
                if end is None:
                    end = _now() + timeout
                left = end - _now()
                if left <= 0 or (not self._cond.wait(left) and self._value == 0):
                    return False
            self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, type, value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that complains when it is released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        if self._flag:
            return True
        with self._cond:
            if not self._flag:
                self._cond.wait(timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A gate that opens when `parties` threads wait at it."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        where = f"{cls.__module__}.{cls.__qualname__} at {id(self):#x}"
        if self.broken:
            return f"<{where}: broken>"
        return f"<{where}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ("draining", "resetting"):
                self._cond.wait()
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = "draining"
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != "filling", timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ("broken", "resetting"):
            raise BrokenBarrierError

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in ("filling", "broken"):
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


_counter_lock = _allocate_lock()
_next_number = 1
_living = {}


def _new_name(pattern):
    global _next_number
    with _counter_lock:
        number = _next_number
        _next_number += 1
    return pattern % number


class Thread:
    """A thread of its own that runs `target(*args, **kwargs)`, or an overridden `run`."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if kwargs is None:
            kwargs = {}
        if name is not None:
            name = str(name)
        else:
            name = _new_name("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else bool(daemon)
        self._ident = None
        self._native_id = None
        self._is_started = False
        self._done = None
        self._initialized = True

    def __repr__(self):
        if not self._initialized:
            raise AssertionError("Thread.__init__() was not called")
        if not self._is_started:
            status = "initial"
        else:
            status = "started" if self.is_alive() else "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        done = _allocate_lock()
        done.acquire()
        ident = _thread._take_ident()
        self._done = done
        self._ident = ident
        self._is_started = True
        _living[ident] = self
        try:
            _thread._start(ident, self._bootstrap, self, done)
        except:
            del _living[ident]
            self._ident = None
            self._is_started = False
            raise

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._native_id = get_native_id()
            try:
                self.run()
            except SystemExit:
                pass
            except BaseException as error:
                _report(self, error)
        finally:
            _living.pop(self._ident, None)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        done = self._done
        if done is None:
            return
        if timeout is None:
            done._wait_until_free()
        else:
            done._wait_until_free(timeout if timeout > 0 else 0)

    def is_alive(self):
        if not self._initialized:
            raise AssertionError("Thread.__init__() not called")
        return self._is_started and (self._done is None or self._done.locked())

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._native_id

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = bool(daemonic)

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic


class ExceptHookArgs:
    """What `excepthook` is called with."""

    def __init__(self, parts):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = parts

    def __iter__(self):
        return iter((self.exc_type, self.exc_value, self.exc_traceback, self.thread))

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return (self.exc_type, self.exc_value, self.exc_traceback, self.thread)[index]

    def __repr__(self):
        return (f"_thread._ExceptHookArgs(exc_type={self.exc_type!r}, exc_value={self.exc_value!r}, "
                f"exc_traceback={self.exc_traceback!r}, thread={self.thread!r})")


def excepthook(args, /):
    """Writes an exception that a thread did not catch to sys.stderr."""
    if args.exc_type is SystemExit:
        return
    import sys
    stream = sys.stderr
    if stream is None:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    error = args.exc_value if args.exc_value is not None else args.exc_type()
    text = _thread._format_exception(error)
    if not text.endswith("\n"):
        text += "\n"
    stream.write(f"Exception in thread {name}:\n{text}")
    stream.flush()


__excepthook__ = excepthook


def _report(thread, error):
    try:
        excepthook(ExceptHookArgs((type(error), error, error.__traceback__, thread)))
    except SystemExit:
        pass
    except BaseException as problem:
        import sys
        sys.stderr.write("Exception in threading.excepthook:\n" + _thread._format_exception(problem) + "\n")


class Timer(Thread):
    """Calls a function after `interval` seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _ForeignThread(Thread):
    """A thread that this module has not started."""

    def __init__(self, name, daemon):
        self._target = None
        self._name = name
        self._args = ()
        self._kwargs = {}
        self._daemonic = daemon
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._is_started = True
        self._done = None
        self._initialized = True


class _MainThread(_ForeignThread):
    pass


class _DummyThread(_ForeignThread):
    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    thread = _thread._current()
    if thread is None:
        thread = _DummyThread(_new_name("Dummy-%d"), True)
        _thread._set_current(thread)
        _living[thread._ident] = thread
    return thread


currentThread = current_thread


def main_thread():
    return _main_thread


def enumerate():
    return list(_living.values())


def active_count():
    return len(_living)


activeCount = active_count


def settrace(function):
    raise NotImplementedError("threads cannot be traced")


def setprofile(function):
    raise NotImplementedError("threads cannot be profiled")


def gettrace():
    return None


def getprofile():
    return None


def _shutdown():
    """Waits for every thread that is no daemon."""
    this = current_thread()
    while True:
        waiting = [t for t in list(_living.values()) if t is not this and not t._daemonic and t._done is not None]
        if not waiting:
            return
        for thread in waiting:
            thread.join()


def _make_main_thread():
    if get_ident() == 1:
        thread = _MainThread("MainThread", False)
        _thread._set_current(thread)
    else:
        thread = _MainThread("MainThread", False)
        thread._ident = 1
        thread._native_id = None
    _living[1] = thread
    return thread


_main_thread = _make_main_thread()
"""#
}
