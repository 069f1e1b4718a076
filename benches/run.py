#!/usr/bin/env python3
"""Measures calls into C, PyO3 and keelback: the same functions, the same interpreter, the same moment.

    python3 benches/run.py                          builds all three and times them with this interpreter
    python3 benches/run.py --python PATH ..         with these interpreters
    python3 benches/run.py --all                    with every interpreter that the tests find
    python3 benches/run.py --count                  counts instructions under valgrind instead
    python3 benches/run.py --json FILE              also writes the numbers
    python3 benches/run.py --only NAME ..           these functions only
    python3 benches/run.py --another                after a second interpreter has imported keelback's module and ended

See README.md for what the columns mean. benches/compile.py measures what building costs.
"""

import argparse
import json
import math
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute() / "benches"

sys.path.insert(0, str(HERE))
sys.path.insert(0, str(ROOT / "tests"))
import interpreters  # noqa: E402
from cases import CASES, GROUPS  # noqa: E402

BUILD_FACTS = (
    "import json, sys, sysconfig as s;"
    "print(json.dumps([sys.version.split()[0], s.get_path('include'), s.get_config_var('EXT_SUFFIX'),"
    " s.get_config_var('CC')]))"
)

# The goals: geometric means by group, and the worst of all.
WANTED = {"calls": 1.05, "out": 1.05, "text": 1.05, "containers": 1.0, "classes": 1.05}
WANTED_SINGLE = 1.25


class Python:
    """An interpreter to measure with."""

    def __init__(self, path):
        self.path = str(path)
        output = subprocess.run(
            [self.path, "-I", "-c", BUILD_FACTS], stdout=subprocess.PIPE, check=True
        ).stdout
        self.version, self.include, self.suffix, self.compiler = json.loads(output.decode())
        self.stage = TARGET / "python" / self.version


def cargo(crate, target, env=None):
    command = ["cargo", "build", "--release", "--quiet", "--manifest-path", str(HERE / crate / "Cargo.toml")]
    command += ["--target-dir", str(target)]
    subprocess.run(command, check=True, env={**os.environ, **(env or {})})
    return target / "release" / f"libbench_{crate}.so"


def build(python, crates):
    """Puts the modules into the interpreter's stage."""
    shutil.rmtree(python.stage, ignore_errors=True)
    python.stage.mkdir(parents=True)
    output = python.stage / f"bench_c{python.suffix}"
    compiler = shlex.split(python.compiler or "cc")
    command = [*compiler, "-std=c11", "-O2", "-DNDEBUG", "-Wall", "-Wno-unused-parameter", "-fPIC", "-shared"]
    sources = sorted((HERE / "c").glob("*.c"))
    subprocess.run([*command, f"-I{python.include}", *sources, "-o", output, "-lm"], check=True)
    if "pyo3" in crates:
        # PyO3 is compiled for one version, as it is fastest.
        library = cargo("pyo3", TARGET / f"pyo3-{python.version}", {"PYO3_PYTHON": python.path})
        shutil.copy(library, python.stage / f"bench_pyo3{python.suffix}")
    if "keelback" in crates:
        library = cargo("keelback", TARGET / "keelback")
        shutil.copy(library, python.stage / "bench_keelback.abi3.so")


def environment(python):
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(python.stage), str(HERE), str(ROOT / "tests")]),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run_timed(python, rounds, arguments):
    """{case: {implementation: ns}}"""
    command = [python.path, "-s", HERE / "measure.py", "time", str(rounds), *arguments]
    return json.loads(
        subprocess.run(command, env=environment(python), stdout=subprocess.PIPE, check=True).stdout
    )


def run_counted(python, arguments):
    """{case: {implementation: instructions}}

    Callgrind writes down what it counted since the last time whenever the C module's mark is entered. The
    difference of a long and a short run holds nothing but the calls.
    """
    turns = {case.name: case.turns for case in CASES}
    with tempfile.TemporaryDirectory() as folder:
        valgrind = ["valgrind", "--tool=callgrind", "--dump-before=keelback_bench_mark"]
        valgrind += [f"--callgrind-out-file={folder}/counts", f"--log-file={folder}/log"]
        command = [*valgrind, python.path, "-s", HERE / "measure.py", "count", *arguments]
        done = subprocess.run(command, env=environment(python), stdout=subprocess.PIPE, check=True)
        counts = {}
        for part in Path(folder).glob("counts.*"):
            totals = re.search(r"^totals: (\d+)", part.read_text(), re.MULTILINE)
            counts[int(part.suffix[1:])] = int(totals.group(1))
    answer, number = {}, 1
    for name, implementations in json.loads(done.stdout):
        answer[name] = {}
        for implementation in implementations:
            # Parts: what was before, the short run, the long run.
            short, long = counts[number + 1], counts[number + 2]
            answer[name][implementation] = (long - short) / turns[name]
            number += 3
    return answer


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))


def net(result, implementation):
    """What a call costs beyond the loop around it."""
    return max(result[implementation] - result["loop"], 1e-3)


def table(python, results, unit):
    """The table of one interpreter, as text, and the means by group."""
    rust = [name for name in ("pyo3", "keelback") if all(name in result for result in results.values())]
    columns = "".join(f"{name:>12}{'ratio':>7}{'net':>7}" for name in rust)
    lines = [f"CPython {python.version}: {unit} per call, the loop included; ratios to C"]
    means = {}
    for group, title in GROUPS.items():
        cases = [case for case in CASES if case.group == group and case.name in results]
        if not cases:
            continue
        lines += ["", f"{title:.100}", f"{'':24}{'c':>10}{columns}"]
        for case in cases:
            result = results[case.name]
            line = f"  {case.name:22}{result['c']:>10.1f}"
            for name in rust:
                ratio, bare = result[name] / result["c"], net(result, name) / net(result, "c")
                line += f"{result[name]:>12.1f}{ratio:>7.2f}{bare:>7.2f}"
                means.setdefault(group, {}).setdefault(name, []).append((ratio, bare, case.name))
            lines.append(line)
        line = f"  {'geometric mean':32}"
        for name in rust:
            ratios = means[group][name]
            whole, bare = (geometric_mean([ratio[index] for ratio in ratios]) for index in (0, 1))
            line += f"{'':12}{whole:>7.2f}{bare:>7.2f}"
            means[group][name] = {"ratio": whole, "net": bare}
        lines.append(line)
    return "\n".join(lines), means


def judge(results, means):
    """Where keelback is above its goals."""
    for group, goal in WANTED.items():
        mean = means.get(group, {}).get("keelback")
        if mean and mean["ratio"] > goal:
            yield f"{group}: {mean['ratio']:.3f}, wanted at most {goal}"
    for case in CASES:
        result = results.get(case.name)
        if result and case.group in WANTED and "keelback" in result:
            ratio = result["keelback"] / result["c"]
            if ratio > WANTED_SINGLE:
                yield f"{case.name}: {ratio:.2f}, wanted at most {WANTED_SINGLE}"


def chosen(options):
    if options.all:
        return [found.path for found in interpreters.find()]
    # A launcher (pyenv's shim, a virtual environment's link) need not be the interpreter itself.
    return [shutil.which(name) or name for name in options.python] or [sys.executable]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", nargs="+", default=[], metavar="PATH")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--without", nargs="+", default=[], choices=["pyo3", "keelback"])
    parser.add_argument("--another", action="store_true")
    parser.add_argument("--rounds", type=int, default=300, help="batches of each; the shortest counts")
    options = parser.parse_args()
    unknown = set(options.only) - {case.name for case in CASES}
    if unknown:
        parser.error(f"no function is named {', '.join(sorted(unknown))}")
    if options.count and not shutil.which("valgrind"):
        parser.error("--count needs valgrind")
    crates = {"pyo3", "keelback"} - set(options.without)
    arguments = options.only + ["--another"] * options.another
    written = {}
    for path in chosen(options):
        python = Python(path)
        build(python, crates)
        if options.count:
            results, unit = run_counted(python, arguments), "instructions"
        else:
            results, unit = run_timed(python, options.rounds, arguments), "ns"
        text, means = table(python, results, unit)
        print(text)
        above = list(judge(results, means))
        if above:
            print("\nabove the goal\n  " + "\n  ".join(above))
        print(flush=True)
        written[python.version] = {"unit": unit, "results": results, "means": means, "above": above}
    if options.json:
        Path(options.json).write_text(json.dumps(written, indent=2) + "\n")


if __name__ == "__main__":
    main()
