#!/usr/bin/env python3
"""Measures how calls scale over threads without a GIL: C, PyO3 and keelback, in one thread and in several at once.

    python3 benches/threads.py --python PATH      with this free-threaded interpreter
    python3 benches/threads.py --threads 2 4      with so many threads; as many as there are processors by default

Each thread makes the same calls, all begin together, and the time is that from the first one's start to the last one's end. The
shortest of many rounds counts, since a round is spoilt by any other work on the machine. `scaling` is how many times the calls
of one thread are made in the same time: with two threads 2 is perfect, and below 1 they stand in each other's way. Processor
time per call tells on a busy machine what the clock cannot: it stays the same where threads share nothing.
"""

import argparse
import importlib
import itertools
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import run as calls  # noqa: E402

# What is called, on what, and whether each thread has an object of its own. About 1 ms for each round.
CASES = {
    "n.total()": ("Numbers(10_000)", "own", 200),
    "n.total(), shared": ("Numbers(10_000)", "shared", 200),
    "p.norm()": ("Point(3.0, 4.0)", "own", 30_000),
    "p.norm(), shared": ("Point(3.0, 4.0)", "shared", 30_000),
    "p.scale(1.0)": ("Point(3.0, 4.0)", "own", 30_000),
    "p + p": ("Point(3.0, 4.0)", "own", 15_000),
    "Point(x, y)": ("Point", "shared", 15_000),
}


def implementations(version):
    """What can be built for a free-threaded Python of that version: PyO3 0.30 refuses 3.13."""
    return ["c", "pyo3", "keelback"] if version >= (3, 14) else ["c", "keelback"]


def loop(case):
    """A function of its own for each thread: what the interpreter keeps with its code is not shared."""
    scope = {}
    call = case.split(",")[0] if not case.startswith("Point") else "n(3.0, 4.0)"
    exec(f"def run(turns, n):\n    p = n\n    for _ in turns:\n        {call}", scope)
    return scope["run"]


def once(runs, turns):
    """One round: ns on the clock, and of all threads' processor time, per call of one thread."""
    gate, times = threading.Barrier(len(runs)), [None] * len(runs)

    def body(number):
        run, value = runs[number]
        many = itertools.repeat(None, turns)
        gate.wait()
        start, cpu = time.perf_counter_ns(), time.thread_time_ns()
        run(many, value)
        cpu = time.thread_time_ns() - cpu
        times[number] = (start, time.perf_counter_ns(), cpu)

    threads = [threading.Thread(target=body, args=(number,)) for number in range(len(runs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, last = min(one[0] for one in times), max(one[1] for one in times)
    return (last - first) / turns, sum(one[2] for one in times) / turns / len(runs)


def measure(rounds, counts):
    """{case: {implementation: {threads: [ns on the clock, ns of processor time]}}}, of the shortest rounds."""
    modules = {name: importlib.import_module("bench_" + name) for name in implementations(sys.version_info)}
    assert not sys._is_gil_enabled()
    results = {}
    for case, (made, whose, turns) in CASES.items():
        runs = {}
        for name, module in modules.items():
            shared = eval(made, vars(module))
            fresh = [shared if whose == "shared" else eval(made, vars(module)) for _ in range(max(counts))]
            runs[name] = [(loop(case), value) for value in fresh]
        for _ in range(rounds):
            for name in modules:
                for count in counts:
                    taken = once(runs[name][:count], turns)
                    best = results.setdefault(case, {}).setdefault(name, {}).setdefault(count, taken)
                    results[case][name][count] = tuple(map(min, best, taken))
    return results


def table(version, results, counts):
    print(f"CPython {version}, no GIL: ns per call and thread, on the clock and of processor time")
    for case, row in results.items():
        print(f"  {case}")
        for name in row:
            alone = row[name]["1"][0]
            line = f"    {name:10}{alone:>12.1f}"
            for count in counts[1:]:
                clock, cpu = row[name][str(count)]
                line += f"{count:>6} threads:{clock:>10.1f}  scaling {count * alone / clock:4.2f}"
                line += f", processor time {cpu / row[name]['1'][1]:4.2f}"
            print(line, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, metavar="PATH")
    parser.add_argument("--threads", nargs="+", type=int, default=[os.cpu_count() or 2])
    parser.add_argument("--rounds", type=int, default=200, help="the shortest counts")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    counts = [1, *options.threads]
    if options.inside:
        json.dump(measure(options.rounds, counts), sys.stdout)
        return
    python = calls.Python(shutil.which(options.python) or options.python)
    calls.build(python, implementations(tuple(map(int, python.version.split(".")[:2]))))
    # The C module does not say that it needs no GIL; what it shares is constant once it is there.
    env = {**calls.environment(python), "PYTHON_GIL": "0"}
    command = [python.path, "-s", __file__, "--inside", "--rounds", options.rounds, "--threads", *options.threads]
    done = subprocess.run(list(map(str, command)), env=env, stdout=subprocess.PIPE, check=True)
    table(python.version, json.loads(done.stdout), counts)


if __name__ == "__main__":
    main()
