"""Runs the Python suite on PyPy to its end, file by file: a test that ends the process is one result among others.

Which results are expected is said in `python/pypy.toml`. All of that is proven: a test that is named there and passes is a
failure, and so is one that was to end the process and does not.
"""

import collections
import concurrent.futures
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SUITE = Path(__file__).parent / "python"
sys.path.insert(0, str(SUITE))
import pypy  # noqa: E402

# How long one process may take, in seconds.
LIMIT = int(os.environ.get("KEELBACK_PYPY_LIMIT", "1200"))
SHOWN = 4000
# What pytest answers that comes to its end: all passed, some failed, none were left to run.
ENDED = (0, 1, 5)

ENDS = "end the process"


def run(command, env, workers):
    """Runs all files of the suite. Answers with what to say in the end, and whether that is as the table wants it."""
    files = sorted(path.name for path in SUITE.glob("test_*.py"))
    absent = [file for entry in pypy.table()["absent"] for file in entry["files"]]
    failures = [f"pypy.toml names a file that is not there: {name}" for name in strangers(files)]
    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(max_workers=workers) as pool:
        for seen, failed in pool.map(lambda file: one_file(command, env, file), [name for name in files if name not in absent]):
            counts.update(seen)
            failures += failed
    parts = [f"{counts[how]} {how}" for how in ("passed", pypy.DIFFERENT, pypy.MAY, ENDS, "skipped", "failed")]
    lines = [*failures, f"{', '.join(parts)}; {len(absent)} of {len(files)} files left out"]
    return "\n".join(lines), not failures


def strangers(files):
    """The files that the table names and nobody has."""
    entries = pypy.table()
    named = {name for entry in entries["absent"] for name in entry["files"]}
    named |= {test.split("::")[0] for kind in ("different", "ends") for entry in entries[kind] for test in entry["tests"]}
    return sorted(named - set(files))


def one_file(command, env, file):
    """Runs a file in as many processes as it takes. Answers with the count of each result, and with the failures."""
    said = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "outcomes"
        place.touch()
        before = None
        # Each process begins at least one test more, or is the last.
        while before != place.read_text(encoding="utf-8"):
            before = place.read_text(encoding="utf-8")
            ended, output = one_process(command, {**env, "KEELBACK_OUTCOMES": str(place)}, file)
            said.append(output)
            if ended:
                break
        results = outcomes(place)
    counts, wrong = judged(results)
    if not ended:
        wrong.append(f"{file} does not come to its end")
    if not wrong:
        return counts, []
    return counts, [f"--- {file}", *(text[-SHOWN:] for text in said), *wrong]


def one_process(command, env, file):
    """Runs what is left of a file. Answers whether pytest came to its end, and what it said."""
    command = [*command, "--rootdir", SUITE, "-p", "pypy", file]
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=str(SUITE),
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return False, f"{(late.stdout or b'').decode('utf-8', 'replace')}\nno end in {LIMIT} s"
    return done.returncode in ENDED, done.stdout


def outcomes(place):
    """How each test ended. One that began and did not end took its process with it."""
    results = {}
    for line in place.read_text(encoding="utf-8").splitlines():
        how, test = line.split("\t", 1)
        # A test that has passed may fail while what it used is taken down.
        if how == "begun" or results.get(test) != "failed":
            results[test] = ENDS if how == "begun" else how
    return results


def judged(results):
    """The count of each result, and a line for each test that is not as the table says."""
    to_end = [test for entry in pypy.table()["ends"] for test in entry["tests"]]
    counts, wrong = collections.Counter(), []
    for test, how in results.items():
        expected = any(pypy.is_named(test, by) for by in to_end)
        if (how == ENDS) != expected and how != "failed":
            wrong.append(f"{test} {'was to end the process, and has' if expected else 'ended the process, and not'} {how}")
            how = "failed"
        elif how == "failed":
            wrong.append(f"{test} failed")
        counts[how] += 1
    return counts, wrong
