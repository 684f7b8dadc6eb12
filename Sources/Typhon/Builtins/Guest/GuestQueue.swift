extension GuestModules {
    static let queueErrors: StaticString = #"""
class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."
"""#

    static let queue: StaticString = #"""
from _queue import Empty
from threading import Condition, Lock
from time import monotonic as _now

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


class Queue:
    """First in, first out; `put` waits while `maxsize` items are inside."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0

    def task_done(self):
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError("task_done() called too many times")
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.maxsize > 0:
                self._await(self.not_full, lambda: self._qsize() < self.maxsize, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            if not self._qsize():
                self._await(self.not_empty, self._qsize, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def _await(self, condition, is_ready, block, timeout, error):
        if is_ready():
            return
        if not block:
            raise error
        if timeout is None:
            while not is_ready():
                condition.wait()
            return
        if timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = _now() + timeout
        while not is_ready():
            left = end - _now()
            if left <= 0 or (not condition.wait(left) and not is_ready()):
                raise error

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    # A subclass may keep its items in another way.

    def _init(self, maxsize):
        self._arrived = []
        self._leaving = []

    def _qsize(self):
        return len(self._arrived) + len(self._leaving)

    def _put(self, item):
        self._arrived.append(item)

    def _get(self):
        if not self._leaving:
            self._leaving = self._arrived[::-1]
            self._arrived = []
        return self._leaving.pop()


class PriorityQueue(Queue):
    """The smallest item leaves first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        heap = self.queue
        position = len(heap)
        heap.append(item)
        while position > 0:
            parent = (position - 1) >> 1
            if not item < heap[parent]:
                break
            heap[position] = heap[parent]
            position = parent
        heap[position] = item

    def _get(self):
        heap = self.queue
        last = heap.pop()
        if not heap:
            return last
        smallest = heap[0]
        position, count = 0, len(heap)
        while True:
            child = 2 * position + 1
            if child >= count:
                break
            if child + 1 < count and heap[child + 1] < heap[child]:
                child += 1
            if not heap[child] < last:
                break
            heap[position] = heap[child]
            position = child
        heap[position] = last
        return smallest


class LifoQueue(Queue):
    """The item that came last leaves first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """First in, first out, without limit and without tasks."""

    def __init__(self):
        self._queue = Queue()

    def put(self, item, block=True, timeout=None):
        self._queue.put(item)

    def put_nowait(self, item):
        self._queue.put(item)

    def get(self, block=True, timeout=None):
        return self._queue.get(block, timeout)

    def get_nowait(self):
        return self._queue.get(False)

    def empty(self):
        return self._queue.empty()

    def qsize(self):
        return self._queue.qsize()
"""#
}
