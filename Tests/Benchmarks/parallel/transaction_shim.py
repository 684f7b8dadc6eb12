"""The names these programs take from `transaction`, for an interpreter without it: one lock for everybody."""
import functools
import queue as _standard
import threading


class Atomic:
    def __init__(self):
        self.lock = threading.RLock()

    def __enter__(self):
        self.lock.acquire()

    def __exit__(self, *details):
        self.lock.release()

    def __call__(self, function=None, *, rollback=False):
        if rollback:
            raise NotImplementedError("a lock cannot undo what was done")

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return wrapper


atomic = Atomic()
queue = _standard.Queue
