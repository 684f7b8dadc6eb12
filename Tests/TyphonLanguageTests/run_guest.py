"""Runs the guest tests: tiny Python programs that state what they print on the line that prints it.

    run_guest.py [--interpreter PATH] [--env NAME=VALUE ...] [--jobs N] [--timeout SECONDS] [filter ...]

A filter is a part of a test's path. The expectations, each in a comment:

    # expect: text          the next line of standard output
    # expect error: text    this line raises, uncaught: the last line of standard error, exit status 1
    # expect stderr: text   a line of standard error, in order (leading spaces do not count)
    # syntax error: text    the file does not compile, because of this line: exit status 1
    # skip-oracle           (first line) CPython 3.11 cannot run this file

Standard output must match as a whole. Folders named `helpers` hold no tests; `later` holds
tests of what is not built yet, run only when a filter is `later`. The default interpreter is
CPython, the oracle: run so, this checks the expectations.
"""
import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

GUEST = Path(__file__).resolve().parent / "Guest"
EXPECTATION = re.compile(r"#\s*(expect|expect error|expect stderr|syntax error):(?: (.*))?$")
SYNTAX_ERRORS = ("SyntaxError: ", "IndentationError: ", "TabError: ")


class Expectations:
    def __init__(self, source):
        self.stdout, self.stderr = [], []
        self.error = self.syntax_error = None
        lines = source.splitlines()
        self.skips_oracle = bool(lines) and lines[0].strip() == "# skip-oracle"
        for number, line in enumerate(lines, 1):
            match = EXPECTATION.search(line)
            if match:
                self.add(match.group(1), match.group(2) or "", number)

    def add(self, kind, text, number):
        if kind == "expect":
            self.stdout.append(text)
        elif kind == "expect stderr":
            self.stderr.append(text)
        elif kind == "expect error":
            self.error = (text, number)
        else:
            self.syntax_error = (text, number)

    def is_empty(self):
        return not (self.stdout or self.stderr or self.error or self.syntax_error)

    def problems(self, status, stdout, stderr):
        """What differs from the expectations, as short texts."""
        found = stdout_problems(self.stdout, stdout.splitlines())
        errors = [line.strip() for line in stderr.splitlines() if line.strip()]
        wanted_status = 1 if self.error or self.syntax_error else 0
        if status != wanted_status:
            found.append(f"exit status {status}, expected {wanted_status}")
        found += stderr_problems(self.stderr, errors)
        last = errors[-1] if errors else ""
        if self.error:
            found += error_problems(self.error, last, errors, [""])
        if self.syntax_error:
            found += error_problems(self.syntax_error, last, errors, ["", *SYNTAX_ERRORS])
        if found and errors and not self.error and not self.syntax_error:
            found.append("standard error ends: " + " / ".join(errors[-3:]))
        return found


def stdout_problems(wanted, lines):
    for place, (line, want) in enumerate(zip(lines, wanted), 1):
        if line.rstrip() != want.rstrip():
            return [f"output line {place}: {line!r}, expected {want!r}"]
    if len(lines) > len(wanted):
        return [f"output goes on: {lines[len(wanted)]!r}"]
    if len(wanted) > len(lines):
        return [f"output stops before {wanted[len(lines)]!r}"]
    return []


def stderr_problems(wanted, errors):
    rest = iter(errors)
    missing = [text for text in wanted if text.strip() not in rest]
    return [f"not in standard error: {missing[0]!r}"] if missing else []


def error_problems(expected, last, errors, prefixes):
    text, number = expected
    if not any(last == prefix + text for prefix in prefixes):
        return [f"last line of standard error: {last!r}, expected {text!r}"]
    if not any(re.search(rf"\bline {number}\b", line) for line in errors):
        return [f"standard error does not name line {number}"]
    return []


def is_oracle(interpreter):
    return re.match(r"python(\d|$)", os.path.basename(interpreter)) is not None


def run(path, options):
    """(path, problems), where problems is None for a skipped test."""
    expectations = Expectations(path.read_text("utf-8", "surrogateescape"))
    if expectations.is_empty():
        return path, ["states no expectation"]
    if expectations.skips_oracle and is_oracle(options.interpreter) and not options.no_skip:
        return path, None
    try:
        done = subprocess.run([options.interpreter, path.name], cwd=path.parent, capture_output=True,
                              env=options.environment, timeout=options.timeout, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return path, [f"still running after {options.timeout:g} s"]
    return path, expectations.problems(done.returncode, done.stdout.decode("utf-8", "replace"),
                                       done.stderr.decode("utf-8", "replace"))


def tests(filters):
    for path in sorted(GUEST.rglob("*.py")):
        name = str(path.relative_to(GUEST))
        if "helpers" in path.parts or (path.parent.name == "later" and "later" not in filters):
            continue
        if not filters or any(f in name for f in filters):
            yield path


def parse_options():
    parser = argparse.ArgumentParser(description="Runs the guest tests.")
    parser.add_argument("--interpreter", default="/usr/bin/python3")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=20.0)
    parser.add_argument("--no-skip", action="store_true", help="run the files marked skip-oracle too")
    parser.add_argument("filter", nargs="*")
    options = parser.parse_args()
    options.environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8",
                           **dict(pair.split("=", 1) for pair in options.env)}
    if os.sep in options.interpreter:
        options.interpreter = os.path.abspath(options.interpreter)
    return options


def main():
    options = parse_options()
    passed = failed = skipped = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for path, problems in pool.map(lambda p: run(p, options), tests(options.filter)):
            if problems is None:
                skipped += 1
            elif problems:
                failed += 1
                print(f"FAIL {path.relative_to(GUEST)}: " + "; ".join(problems), flush=True)
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
