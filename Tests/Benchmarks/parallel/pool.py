"""What the parallel programs share: options, threads, futures and the clock.

A program is `main(threads, size)`, which returns what follows the word `checksum`. The
time of its parallel part goes to standard error, as `seconds 0.123456`.
"""
import sys
import threading
import time


def run(main, size):
    """Calls `main` with the options --threads N and --size S of the command line."""
    options = {"--threads": 1, "--size": size}
    words = sys.argv[1:]
    for name, value in zip(words[::2], words[1::2]):
        if name not in options:
            sys.exit("usage: program.py [--threads N] [--size S]")
        options[name] = int(value)
    print("checksum", *main(options["--threads"], options["--size"]))


class Measured:
    """`with Measured():` around the parallel part."""

    def __enter__(self):
        self.start = time.perf_counter()

    def __exit__(self, *details):
        print("seconds %.6f" % (time.perf_counter() - self.start), file=sys.stderr)


def share(total, parts, i):
    """The range of the i-th of almost equal parts of `range(total)`."""
    return range(total * i // parts, total * (i + 1) // parts)


def run_threads(count, function):
    """Runs function(0) ... function(count - 1), each in its thread; their results."""
    tasks = [Future(function, (i,)) for i in range(count)]
    threads = [threading.Thread(target=task.run) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [task.result() for task in tasks]


class Future:
    """A call that some thread makes and any thread may wait for."""

    def __init__(self, function, args):
        self.function = function
        self.args = args
        self.changed = threading.Condition()
        self.is_done = False
        self.value = self.error = None

    def run(self):
        value = error = None
        try:
            value = self.function(*self.args)
        except BaseException as caught:
            error = caught
        with self.changed:
            self.value, self.error, self.is_done = value, error, True
            self.changed.notify_all()

    def result(self):
        with self.changed:
            while not self.is_done:
                self.changed.wait()
        if self.error is not None:
            raise self.error
        return self.value


class Pool:
    """N threads that take calls from one list, first come first served."""

    def __init__(self, threads):
        self.changed = threading.Condition()
        self.waiting = []
        self.is_closed = False
        self.threads = [threading.Thread(target=self.work) for _ in range(threads)]
        for thread in self.threads:
            thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()
        for thread in self.threads:
            thread.join()

    def submit(self, function, *args):
        future = Future(function, args)
        with self.changed:
            self.waiting.append(future)
            self.changed.notify()
        return future

    def next_call(self):
        """The next future to run, or None at the end."""
        with self.changed:
            while not self.waiting and not self.is_closed:
                self.changed.wait()
            return self.waiting.pop(0) if self.waiting else None

    def work(self):
        while (future := self.next_call()) is not None:
            future.run()
