extension GuestModules {
    static let transaction: StaticString = #"""
import _transaction
from _transaction import (
    Deadlock, TransactionError, atomic, cpu_count, discard_last_abort_info, getsegmentlimit, hint_commit_soon,
    inevitable, irrevocable, is_atomic, on_abort, on_commit, retry, stats,
)
from _queue import Empty as _Empty
from _thread import _local as local, _retry_wait

error = TransactionError


def _decorate(block, function):
    def atomic_function(*args, **kwargs):
        with block:
            return function(*args, **kwargs)
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        try:
            setattr(atomic_function, name, getattr(function, name))
        except AttributeError:
            pass
    atomic_function.__wrapped__ = function
    return atomic_function


def check(condition):
    """Inside atomic: go on if the condition is true, else wait until something changes and run again."""
    if not condition:
        retry()


def or_else(*alternatives):
    """Calls the first alternative; one that retries is undone and the next one called."""
    with atomic:
        return _transaction._or_else(alternatives)


class _Link:
    """One item of a queue; `next` is the one put after it."""

    __slots__ = ("item", "next")

    def __init__(self, item):
        self.item = item
        self.next = None


class _End:
    """One end of a queue, and how often it was used."""

    __slots__ = ("link", "count")

    def __init__(self, link):
        self.link = link
        self.count = 0


class queue:
    """First in, first out, without limit. Who puts and who gets meet only where the last item is."""

    Empty = _Empty

    def __init__(self):
        # The link that was taken last, and the one that was put last: the same when the queue is empty.
        link = _Link(None)
        self._front = _End(link)
        self._back = _End(link)
        self._done = _End(None)

    @atomic
    def put(self, item):
        back = self._back
        link = _Link(item)
        back.link.next = link
        back.link = link
        back.count += 1

    @atomic
    def get(self, block=True, timeout=None):
        """The item put first. `Empty` when there is none: at once unless `block`, else after `timeout` seconds."""
        front = self._front
        link = front.link.next
        if link is None:
            if block and timeout is None:
                retry()
            if not block or timeout <= 0 or not _retry_wait(timeout):
                raise _Empty
        front.link = link
        front.count += 1
        item = link.item
        link.item = None
        return item

    @atomic
    def task_done(self):
        if self._done.count == self._back.count:
            raise ValueError("task_done() called too many times")
        self._done.count += 1

    @atomic
    def join(self):
        """Waits until `task_done` was called for every item."""
        check(self._done.count == self._back.count)


class _Exclusive:
    """An atomic block that may not be nested."""

    def __enter__(self):
        if is_atomic():
            raise TransactionError("already in an atomic block")
        atomic.__enter__()

    def __exit__(self, *details):
        return atomic.__exit__(*details)

    def __repr__(self):
        return "transaction.exclusive_atomic"


exclusive_atomic = _Exclusive()
single_transaction = _Exclusive()


class _SignalsEnabled:
    """Signals always reach the main thread; the block is there for programs that ask."""

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


signals_enabled = _SignalsEnabled()


class unrecorded:
    """`with unrecorded():` what is read inside does not make the transaction fail; writing raises."""

    def __enter__(self):
        self._outer = _transaction._set_unrecorded(True)

    def __exit__(self, *details):
        _transaction._set_unrecorded(self._outer)
        return False


class AbortFrame:
    """One line of a report: where a thread was."""

    __slots__ = ("file", "line", "function", "source")

    def __init__(self, file, line, function, source):
        self.file = file
        self.line = line
        self.function = function
        self.source = source

    def __repr__(self):
        return f"<AbortFrame {self.file}:{self.line} in {self.function}>"

    def __str__(self):
        text = f'  File "{self.file}", line {self.line}, in {self.function}\n'
        return text + (f"    {self.source}\n" if self.source else "")


class AbortInfo:
    """Why a transaction was undone: what this thread did, and what another did to the same object."""

    def __init__(self, facts):
        self.reason, self.object, self.lost_ns, self.retries, self.atomic, mine, other = facts
        self.mine = [AbortFrame(*frame) for frame in mine]
        self.other = [AbortFrame(*frame) for frame in other]

    def __repr__(self):
        return f"<AbortInfo {self.reason} on {self.object or 'an unknown object'}>"

    def __str__(self):
        text = f"Transaction aborted: {self.reason}"
        if self.object:
            text += f" on {self.object}"
        text += f" ({self.lost_ns / 1000:.1f} us lost, {self.retries} retries)\n"
        text += "This thread (most recent call last):\n" + "".join([str(frame) for frame in self.mine])
        if self.other:
            text += "The other thread (most recent call last):\n" + "".join([str(frame) for frame in self.other])
        return text.rstrip("\n")


def last_abort_info():
    """This thread's last abort as an AbortInfo, or None."""
    facts = _transaction._last_abort()
    return None if facts is None else AbortInfo(facts)


def longest_abort_info():
    """The costliest abort of this thread since this was last asked, or None."""
    facts = _transaction._longest_abort()
    return None if facts is None else AbortInfo(facts)
"""#

    static let pypystm: StaticString = #"""
from transaction import *
from transaction import atomic, last_abort_info, longest_abort_info
"""#

    static let pypy: StaticString = #"""
__path__ = []
"""#

    static let pypyThread: StaticString = #"""
from transaction import *
from transaction import atomic, last_abort_info, longest_abort_info
"""#
}
