#!/usr/bin/env python3
"""The one library on every interpreter, as a table: a row for each, a column for each suite and layout setting.

    python3 tests/matrix.py                      every interpreter found (see `interpreters.py`), all of the Python suite
    python3 tests/matrix.py 3.11 3.15d           these interpreters
    python3 tests/matrix.py test_threads.py ..   these files of it
    KEELBACK_INTERPRETERS=FOLDER python3 tests/matrix.py    those below that folder, and pyenv's

Builds nothing: run `cargo build --workspace` before, and for rows of other machines' interpreters, such as those of 32 bits, the
step `cross`. An interpreter for which nothing was built has a row that says so. Fails if any suite does.

What has passed is noted in `target/matrix.json` with what it was run on, and not run again while libraries and tests are the same
byte by byte: a run that was cut short goes on where it stopped, and what was run in pieces comes out as one table.
"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import interpreters  # noqa: E402
from cross import LINKERS, python_of  # noqa: E402
from notes import Notes, digest_of  # noqa: E402
from run import BUILT, QUICKER, ROOT, TARGET  # noqa: E402

NOTES = TARGET / "matrix.json"
COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?)")


def suites(one, files):
    """The commands to run with an interpreter, by the name of their column."""
    python = interpreters.venv(one, ROOT / ".venvs", "test")
    suite = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(files or ["."])]
    hostile = [one.path, ROOT / "tests" / "hostile" / "run.py"]
    return {"python": suite} if files else {"python": suite, "hostile": hostile}


def built_for(one):
    """The folder of the library for an interpreter, and what its tests find in the environment."""
    if one.is_native:
        return BUILT, {}
    return python_of(one.triple), {"CC": LINKERS.get(one.triple, "cc")}


def digest_in(place):
    """The digest of the libraries in a folder and the tests that are run on them."""
    tests = [path for suite in ("python", "hostile") for path in (ROOT / "tests" / suite).rglob("*.py")]
    return digest_of([*place.rglob("*.so"), *tests])


def cell(command, layout, place, env):
    """What a suite says with the layouts on or off: whether it passed, and counts and time as a text."""
    env = {**os.environ, **QUICKER, **env, "PYTHONPATH": str(place), "KEELBACK_LAYOUT": layout}
    env.setdefault("KEELBACK_EXAMPLES", "0.2")
    start = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        cwd=str(ROOT / "tests" / "python"),
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    took = time.monotonic() - start
    summary = [line for line in done.stdout.splitlines() if COUNTS.search(line)][-1:]
    counts = " ".join(f"{count} {what}" for count, what in COUNTS.findall("".join(summary)))
    if done.returncode:
        print(done.stdout[-4000:], file=sys.stderr)
        counts = f"FAILED ({done.returncode}) {counts}"
    return not done.returncode, f"{counts}, {took:.0f} s"


def row_of(one, files, notes):
    """What all suites say on an interpreter, by column, and whether they passed."""
    place, env = built_for(one)
    digest = digest_in(place)
    row, passed = {}, True
    for name, command in suites(one, files).items():
        for layout in ("on", "off"):
            column = f"{name}, layout {layout}"
            key = " ".join([one.label, column, *files])
            said = notes.find(key, digest)
            if not place.exists():
                said = f"nothing is built for {one.triple}"
            if said is None:
                good, said = cell(command, layout, place, env)
                passed &= good
                if good:
                    notes.keep(key, digest, said)
            row[column] = said
    return row, passed


def main(words):
    files = [word for word in words if word.endswith(".py")]
    named = [word for word in words if word not in files]
    found = interpreters.all_of_them()
    unknown = set(named) - {one.label for one in found}
    if unknown or not found:
        print(f"no interpreter is called {', '.join(sorted(unknown)) or 'anything'}; found: {[one.label for one in found]}")
        return 1
    notes, rows, passed = Notes(NOTES), [], True
    for one in found:
        if named and one.label not in named:
            continue
        row, good = row_of(one, files, notes)
        passed &= good
        rows.append((one.label, row))
        print(f"{one.label}: done", file=sys.stderr, flush=True)
    columns = list(rows[0][1])
    print(f"| interpreter | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}")
    for label, row in rows:
        print(f"| {label} | {' | '.join(row[column] for column in columns)} |")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
