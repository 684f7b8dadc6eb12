"""Runs programs as child processes and measures them; no opinion about the results."""
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time

TIMEOUT = 300.0
RSS_UNITS_PER_MEGABYTE = 2 ** 20 if sys.platform == "darwin" else 2 ** 10


class Sample:
    """One run: wall-clock seconds, peak megabytes, what it printed, and what went wrong or None."""

    def __init__(self, seconds, megabytes, output, error):
        self.seconds = seconds
        self.megabytes = megabytes
        self.output = output
        self.error = error


class Series:
    """The samples of one program under one configuration."""

    def __init__(self):
        self.samples = []

    def error(self):
        return next((s.error for s in self.samples if s.error), None)

    def median(self):
        return statistics.median(s.seconds for s in self.samples)

    def minimum(self):
        return min(s.seconds for s in self.samples)

    def megabytes(self):
        return max(s.megabytes for s in self.samples)

    def output(self):
        return self.samples[0].output


class Child:
    """A running program. Its own `seconds ...` line on standard error, if any, overrides the clock."""

    def __init__(self, command, environment=None):
        self.stdout, self.stderr = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        self.start = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.stdout, stderr=self.stderr,
                                        env={**os.environ, **(environment or {})})
        self.timer = threading.Timer(TIMEOUT, self.process.kill)
        self.timer.start()

    def finish(self):
        _, status, usage = os.wait4(self.process.pid, 0)
        seconds = time.perf_counter() - self.start
        self.timer.cancel()
        self.process.returncode = os.waitstatus_to_exitcode(status)
        errors = text_of(self.stderr)
        own = re.findall(r"^seconds ([0-9.]+)$", errors, re.MULTILINE)
        peak = usage.ru_maxrss / RSS_UNITS_PER_MEGABYTE
        return Sample(float(own[-1]) if own else seconds, peak, text_of(self.stdout), self.failure(errors))

    def failure(self, errors):
        code = self.process.returncode
        if code == 0:
            return None
        if code == -9:
            return f"killed (limit {TIMEOUT:g} s)"
        last = errors.strip().splitlines()[-1] if errors.strip() else "no message"
        return f"exit status {code}: {last}"


def own_megabytes():
    """The runner's own peak. The kernel lets a child start from it, so no smaller peak can be seen."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / RSS_UNITS_PER_MEGABYTE


def text_of(file):
    with file:
        file.seek(0)
        return file.read().decode("utf-8", "replace")


def measure(command, environment=None):
    return Child(command, environment).finish()


def measure_together(command, count):
    """Samples of `count` processes that run at the same time."""
    children = [Child(command) for _ in range(count)]
    return [child.finish() for child in children]


def repeat_interleaved(rounds, jobs, progress):
    """Runs every job once per round; {name: Series}. A job is (name, function that gives a Sample)."""
    series = {name: Series() for name, _ in jobs}
    for turn in range(rounds):
        for name, job in jobs:
            progress(f"round {turn + 1} of {rounds}: {' '.join(map(str, name))}")
            if not series[name].error():
                series[name].samples.append(job())
    progress("")
    return series


def geometric_mean(values):
    return statistics.geometric_mean(values)
