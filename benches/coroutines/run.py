#!/usr/bin/env python3
"""Measures what it costs to await Rust futures: with keelback, with pyo3-async-runtimes, Python's own coroutines, and one by hand in C.

    python3 benches/coroutines/run.py                    times 100,000 awaits of each kind with this interpreter
    python3 benches/coroutines/run.py --python PATH      with this one
    python3 benches/coroutines/run.py --count            counts instructions under valgrind instead
    python3 benches/coroutines/run.py --memory           memory over a million awaits of each kind instead
    python3 benches/coroutines/run.py --cases same ready --without pyo3 --processes 9
                                                         these alone, and the medians of so many processes
"""

import argparse
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import run as calls  # noqa: E402

# What is awaited, and the goals: the ratio of keelback to another, at most.
CASES = {
    "nothing": ("ready at once, with nothing", {"python": 1.0}),
    "same": ("with the object that it was given", {"python": 1.0}),
    "ready": ("with an int that is read and made", {"python": 1.0, "c": 1.0}),
    "yielding": ("lets the loop run once", {}),
    "spawned": ("on tokio's threads, and back", {"pyo3": 0.7}),
    "woken": ("woken by another thread", {"pyo3": 0.7}),
}
NAMES = ("python", "c", "pyo3", "keelback")
# What is written by hand: to wait, it would have to do all that a library is for.
BY_HAND = ("ready",)


def build(python, without):
    """Puts the modules into the interpreter's stage."""
    stage = calls.TARGET / "coroutines" / python.version
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    shutil.copy(HERE / "python.py", stage)
    compiler = [*shlex.split(python.compiler or "cc"), "-std=c11", "-O2", "-DNDEBUG", "-fPIC", "-shared"]
    output = stage / f"awaited_c{python.suffix}"
    include = Path(python.include)
    if not (include / "Python.h").exists():
        # A package of Debian's that is unpacked somewhere. Its headers are in two folders, of which the other is looked into last.
        include = include.parent.parent / "usr" / "include" / include.name
    headers = [f"-I{include}", "-idirafter", include.parent]
    subprocess.run([*compiler, *headers, HERE / "c" / "awaited.c", "-o", output], check=True)
    for crate, name, target, env in [
        ("keelback", "awaited_keelback.abi3.so", "keelback", {}),
        ("pyo3", f"awaited_pyo3{python.suffix}", f"pyo3-{python.version}", {"PYO3_PYTHON": python.path}),
    ]:
        if crate in without:
            continue
        folder = calls.TARGET / "coroutines" / target
        manifest = HERE / crate / "Cargo.toml"
        command = ["cargo", "build", "--release", "--quiet", "--manifest-path", manifest, "--target-dir", folder]
        subprocess.run(list(map(str, command)), check=True, env={**os.environ, **env})
        shutil.copy(folder / "release" / f"libawaited_{crate}.so", stage / name)
    return {**os.environ, "PYTHONPATH": str(stage), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


def measure(python, env, *arguments, before=()):
    command = [*before, python.path, "-s", HERE / "measure.py", *arguments]
    return subprocess.run(list(map(str, command)), env=env, stdout=subprocess.PIPE, check=True).stdout


def timed(python, env, options):
    """One and the same process repeats itself, and differs from the next: by where its memory is, for one."""
    runs = [
        json.loads(measure(python, env, "time", options.awaits, options.rounds, *options.cases))
        for _ in range(options.processes)
    ]
    for index, unit in enumerate(("ns", "ns of CPU, of all threads")):
        results = {
            case: {name: statistics.median(run[case][name][index] for run in runs) for name in row}
            for case, row in runs[0].items()
        }
        table(python, results, unit)


def implementations(case, options):
    return [name for name in NAMES if name not in options.without and (name != "c" or case in BY_HAND)]


def instructions(python, env, implementation, case, awaits):
    log = calls.TARGET / "coroutines" / "callgrind.log"
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log}"]
    measure(python, env, "await", implementation, case, awaits, before=valgrind)
    return int(re.search(r"Collected : (\d+)", log.read_text()).group(1))


def counted(python, env, options):
    """The difference of a long and a short run, of all threads."""
    short, long = 200, 2200
    results = {}
    for case in options.cases:
        for name in implementations(case, options):
            both = [instructions(python, env, name, case, count) for count in (long, short)]
            results.setdefault(case, {})[name] = (both[0] - both[1]) / (long - short)
    table(python, results, "instructions")


def remembered(python, env, options):
    print(f"CPython {python.version}: KiB after a tenth of {10 * options.awaits} awaits, and after all of them")
    for case in options.cases:
        for name in implementations(case, options):
            before, after = json.loads(measure(python, env, "memory", name, case, 10 * options.awaits))
            print(f"  {case:10}{name:10}{before:>10}{after:>10}{after - before:>+8}", flush=True)


def table(python, results, unit):
    print(f"CPython {python.version}: {unit} per await, and keelback's ratio to the others")
    print(f"  {'':10}" + "".join(f"{name:>12}" for name in NAMES) + f"{'/python':>10}{'/c':>10}{'/pyo3':>10}")
    above = []
    for case, row in results.items():
        what, goals = CASES[case]
        ratios = {name: row["keelback"] / row[name] for name in NAMES if name in row}
        numbers = "".join(f"{row.get(name, float('nan')):>12.0f}" for name in NAMES)
        shown = "".join(f"{ratios.get(name, float('nan')):>10.2f}" for name in ("python", "c", "pyo3"))
        print(f"  {case:10}{numbers}{shown}   {what}")
        above += [
            f"{case}: {ratios[name]:.2f} of {name}, wanted at most {goal}"
            for name, goal in goals.items()
            if ratios.get(name, 0) > goal
        ]
    print("\n".join(["above the goal", *("  " + line for line in above)]) if above else "", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, metavar="PATH")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--cases", nargs="+", default=list(CASES), choices=CASES)
    parser.add_argument("--without", nargs="+", default=[], choices=["pyo3"])
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--awaits", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5, help="the shortest counts")
    options = parser.parse_args()
    python = calls.Python(shutil.which(options.python) or options.python)
    env = build(python, options.without)
    (counted if options.count else remembered if options.memory else timed)(python, env, options)


if __name__ == "__main__":
    main()
