"""Measures Typhon: run.py --typhon PATH [options] single|transactional|parallel|start|memory|all ...

Everything compared is measured in one run, interleaved, and by its median. With --check
the exit status is 1 when a figure that Typhon must reach is missed.
"""
import argparse
import os
import shlex
import shutil
import sys
from pathlib import Path

from measuring import Sample, geometric_mean, measure, measure_together, own_megabytes, repeat_interleaved

HERE = Path(__file__).resolve().parent
SECTIONS = ["single", "transactional", "parallel", "start", "memory"]
THREADS = 2
TREE_DEPTH = 16
EFFICIENCY = {"independent": 0.95, "read_shared": 0.93, "bank": 0.82, "btree": 0.82, "skiplist": 0.82,
              "dict_keys": 0.82, "list_parts": 0.82}
NOT_PROGRAMS = {"pool", "transaction_shim"}


class Report:
    """Tables as they come, and at the end the figures that were asked for."""

    def __init__(self):
        self.figures = []

    def table(self, title, header, rows):
        print(f"\n{title}\n")
        widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
        for row in [header, ["-" * width for width in widths], *rows]:
            cells = [str(row[0]).ljust(widths[0])] + [str(c).rjust(w) for c, w in zip(row[1:], widths[1:])]
            print("  ".join(cells).rstrip(), flush=True)

    def figure(self, what, value, wanted, at_least=True):
        """Notes a figure; a value of None is a miss."""
        reached = value is not None and (value >= wanted if at_least else value <= wanted)
        sign = ">=" if at_least else "<="
        shown = "failed" if value is None else f"{value:.3f}"
        self.figures.append([what, shown, f"{sign} {wanted:g}", "reached" if reached else "MISSED"])

    def failures(self, series):
        for name, one in series.items():
            if one.error():
                print(f"FAILED {' '.join(map(str, name))}: {one.error()}")

    def finish(self):
        if self.figures:
            self.table("Figures", ["figure", "measured", "wanted", ""], self.figures)
        return all(row[3] == "reached" for row in self.figures)


def programs(folder, only):
    names = sorted(path.stem for path in (HERE / folder).glob("*.py"))
    return [name for name in names if name not in NOT_PROGRAMS and (not only or name in only)]


def progress(text):
    if sys.stderr.isatty():
        print("\r\033[K" + text, end="", file=sys.stderr, flush=True)


def ratio(a, b):
    """The quotient of two medians, or None when either failed."""
    return None if a.error() or b.error() else a.median() / b.median()


def mean_of(values):
    return geometric_mean(values) if values and None not in values else None


def shown(value, form="{:.2f}"):
    return "-" if value is None else form.format(value)


def seconds(series):
    return "failed" if series.error() else f"{series.median():.3f}"


def minimum(series):
    return "-" if series.error() else f"{series.minimum():.3f}"


def megabytes(series):
    if series.error():
        return "-"
    floor = own_megabytes()
    return f"{series.megabytes():.0f}" if series.megabytes() > floor * 1.05 else f"<{floor:.0f}"


def check_outputs(report, series, name, others):
    """Complains when interpreters do not print the same."""
    first = series[name, "typhon"]
    for other in others:
        if not first.error() and not series[name, other].error() and first.output() != series[name, other].output():
            print(f"DIFFERENT OUTPUT {name}: typhon {first.output()!r}, {other} {series[name, other].output()!r}")
            report.figure(f"{name}: same output as {other}", None, 1)


def run_single(options, report):
    names = programs("single", options.only)
    if not names:
        return
    interpreters = {"typhon": options.typhon, **options.against}
    jobs = [((name, who), lambda name=name, command=command: measure([*command, str(HERE / "single" / f"{name}.py")]))
            for name in names for who, command in interpreters.items()]
    series = repeat_interleaved(options.repeat, jobs, progress)
    header = ["program", "typhon s", "min", "MB"]
    for other in options.against:
        header += [f"{other} s", "min", "MB", "ratio"]
    rows = []
    ratios = {other: [] for other in options.against}
    for name in names:
        mine = series[name, "typhon"]
        row = [name, seconds(mine), minimum(mine), megabytes(mine)]
        for other in options.against:
            theirs = series[name, other]
            ratios[other].append(ratio(theirs, mine))
            row += [seconds(theirs), minimum(theirs), megabytes(theirs), shown(ratios[other][-1])]
        rows.append(row)
        check_outputs(report, series, name, options.against)
    rows.append(mean_row(ratios))
    report.table("Single thread (ratio: how many times faster typhon is)", header, rows)
    report.failures(series)
    if "python3" in ratios:
        report.figure("single thread against CPython, geometric mean", mean_of(ratios["python3"]), 2.5)
        report.figure("single thread against CPython, worst", worst(ratios["python3"], min), 1.0)


def mean_row(ratios):
    row = ["geometric mean", "", "", ""]
    for values in ratios.values():
        known = [v for v in values if v is not None]
        row += ["", "", "", shown(mean_of(known))]
    return row


def worst(values, choose):
    return choose(values) if values and None not in values else None


def run_transactional(options, report):
    names = programs("single", options.only)
    if not names:
        return
    modes = {"solo": None, "transactional": {"TYPHON_STRESS": "transactional"}}
    jobs = [((name, mode), lambda name=name, env=env: measure([*options.typhon, str(HERE / "single" / f"{name}.py")], env))
            for name in names for mode, env in modes.items()]
    series = repeat_interleaved(options.repeat, jobs, progress)
    ratios = [ratio(series[name, "transactional"], series[name, "solo"]) for name in names]
    rows = [[name, seconds(series[name, "solo"]), seconds(series[name, "transactional"]), shown(r)]
            for name, r in zip(names, ratios)]
    rows.append(["geometric mean", "", "", shown(mean_of([r for r in ratios if r is not None]))])
    report.table("Transactional mode on one thread against solo", ["program", "solo s", "transactional s", "ratio"], rows)
    report.failures(series)
    report.figure("transactional mode against solo, geometric mean", mean_of(ratios), 1.15, at_least=False)
    report.figure("transactional mode against solo, worst", worst(ratios, max), 1.35, at_least=False)


def throughput_of_pair(command):
    """A sample whose seconds are those one run would need at the joint speed of two processes."""
    samples = measure_together(command, THREADS)
    error = next((s.error for s in samples if s.error), None)
    joint = 1.0 / sum(1.0 / s.seconds for s in samples)
    return Sample(joint, sum(s.megabytes for s in samples), samples[0].output, error)


def parallel_jobs(name, command):
    program = [*command, str(HERE / "parallel" / f"{name}.py"), "--threads"]
    return [((name, "1 thread"), lambda: measure([*program, "1"])),
            ((name, "threads"), lambda: measure([*program, str(THREADS)])),
            ((name, "processes"), lambda: throughput_of_pair([*program, "1"]))]


def run_parallel(options, report):
    measure_parallel(options, report, "typhon", options.typhon)
    if options.against_is_explicit:
        for who, command in options.against.items():
            measure_parallel(options, report, who, command)


def measure_parallel(options, report, who, command):
    names = programs("parallel", options.only)
    jobs = [job for name in names for job in parallel_jobs(name, command)]
    series = repeat_interleaved(options.repeat, jobs, progress)
    rows = []
    for name in names:
        one, threads, processes = (series[name, key] for key in ("1 thread", "threads", "processes"))
        gain, limit = ratio(one, threads), ratio(one, processes)
        efficiency = gain / limit if gain and limit else None
        rows.append([name, seconds(one), seconds(threads), shown(gain), shown(limit), shown(efficiency), megabytes(threads)])
        if who == "typhon":
            note_parallel_figures(report, name, gain, efficiency)
    header = ["program", "1 thread s", f"{THREADS} threads s", "gain", f"{THREADS} processes", "efficiency", "MB"]
    report.table(f"Parallel, {who} (efficiency: the threads' gain as a share of the processes')", header, rows)
    report.failures(series)


def note_parallel_figures(report, name, gain, efficiency):
    if name in EFFICIENCY:
        report.figure(f"{name}: efficiency of {THREADS} threads", efficiency, EFFICIENCY[name])
    if name == "counter":
        report.figure(f"counter: gain of {THREADS} threads", gain, 1.0)


def run_start(options, report):
    interpreters = {"typhon": options.typhon, **options.against}
    jobs = [((who,), lambda command=command: measure([*command, "-c", "pass"])) for who, command in interpreters.items()]
    series = repeat_interleaved(max(20, options.repeat), jobs, progress)
    rows = [[who, milliseconds(one.median, one), milliseconds(one.minimum, one), megabytes(one)]
            for (who,), one in series.items()]
    report.table("Start to exit of `pass`", ["interpreter", "median ms", "min ms", "MB"], rows)
    report.failures(series)
    mine = series["typhon",]
    report.figure("start to exit of `pass`, ms", None if mine.error() else mine.median() * 1000, 8, at_least=False)


def milliseconds(value, series):
    return "failed" if series.error() else f"{value() * 1000:.2f}"


def run_memory(options, report):
    trees, cycles = str(HERE / "single" / "binary_trees.py"), str(HERE / "memory" / "cycles.py")
    interpreters = {"typhon": options.typhon, **options.against}
    jobs = [(("trees", who), lambda command=command: measure([*command, trees, str(TREE_DEPTH)]))
            for who, command in interpreters.items()]
    few, many = options.gigabytes / 5, options.gigabytes
    jobs += [(("cycles", amount), lambda amount=amount: measure([*options.typhon, cycles, str(amount)]))
             for amount in (few, many)]
    series = repeat_interleaved(1, jobs, progress)
    report.table(f"Memory: binary_trees of depth {TREE_DEPTH}", ["interpreter", "s", "MB"],
                 [[who, seconds(series["trees", who]), megabytes(series["trees", who])] for who in interpreters])
    report.table("Memory: garbage in cycles, typhon", ["GB in all", "s", "MB"],
                 [[f"{amount:g}", seconds(series["cycles", amount]), megabytes(series["cycles", amount])]
                  for amount in (few, many)])
    report.failures(series)
    note_memory_figures(report, series, few, many)


def note_memory_figures(report, series, few, many):
    mine, theirs = series["trees", "typhon"], series.get(("trees", "python3"))
    if theirs is not None:
        peak = None if mine.error() or theirs.error() else mine.megabytes() / theirs.megabytes()
        report.figure("binary_trees 16: share of CPython's time", ratio(mine, theirs), 0.5, at_least=False)
        report.figure("binary_trees 16: share of CPython's peak memory", peak, 1.5, at_least=False)
    less, more = series["cycles", few], series["cycles", many]
    failed = less.error() or more.error()
    report.figure("cycles: peak memory, MB", None if failed else more.megabytes(), 256, at_least=False)
    report.figure("cycles: peak with five times the garbage, ratio",
                  None if failed else more.megabytes() / less.megabytes(), 1.25, at_least=False)


def parse_options():
    parser = argparse.ArgumentParser(description="Measures Typhon.")
    parser.add_argument("--typhon", required=True, type=shlex.split, help="the command, with options if any")
    parser.add_argument("--against", action="append", metavar="NAME=COMMAND", help="another interpreter (repeatable)")
    parser.add_argument("--repeat", type=int, default=3, help="rounds; the median counts (default 3)")
    parser.add_argument("--only", type=lambda text: set(text.split(",")), default=set(), metavar="NAME,NAME")
    parser.add_argument("--gigabytes", type=float, default=20.0, help="garbage in cycles to make (default 20)")
    parser.add_argument("--check", action="store_true", help="exit with status 1 when a figure is missed")
    parser.add_argument("sections", nargs="+", choices=[*SECTIONS, "all"], metavar="|".join([*SECTIONS, "all"]))
    options = parser.parse_args()
    options.against_is_explicit = options.against is not None
    against = options.against if options.against is not None else default_interpreters()
    options.against = {name: shlex.split(command) for name, command in (named(parser, pair) for pair in against)}
    for command in [options.typhon, *options.against.values()]:
        if not command or shutil.which(command[0]) is None:
            parser.error(f"no such program: {' '.join(command)}")
    return options


def named(parser, pair):
    name, equals, command = pair.partition("=")
    if not equals:
        parser.error(f"--against wants NAME=COMMAND, not {pair!r}")
    return name, command


def default_interpreters():
    """The system's own CPython, not another build that may come first on PATH."""
    return ["python3=/usr/bin/python3"] if os.path.exists("/usr/bin/python3") else []


def main():
    options = parse_options()
    report = Report()
    runners = {"single": run_single, "transactional": run_transactional, "parallel": run_parallel,
               "start": run_start, "memory": run_memory}
    for section in SECTIONS if "all" in options.sections else options.sections:
        runners[section](options, report)
    reached = report.finish()
    return 1 if options.check and not reached else 0


if __name__ == "__main__":
    sys.exit(main())
