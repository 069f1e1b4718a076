#!/usr/bin/env python3
"""ThreadSanitizer watches threads that share what the runtime has, in an interpreter without a GIL that is watched as well.

    python3 tests/threads/run.py                  the tests of threads, of interpreters in parallel, and of futures on threads
    python3 tests/threads/run.py test_views.py    these files of the Python suite

Needs a free-threaded Python that was configured `--with-thread-sanitizer`, named in $KEELBACK_SANITIZED or found as the others are;
GCC's runtime of the sanitizer, which that Python uses; and Rust with the source of its standard library (see `cross.py`), as the
locks in it must be seen. All of it is built anew, in minutes. `KEELBACK_SOAK` says how many seconds the threads of a test go on.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import cross  # noqa: E402
import interpreters  # noqa: E402
from run import QUICKER, ROOT, TARGET, Failed, counts, run  # noqa: E402

TRIPLE = "x86_64-unknown-linux-gnu"
WATCHED = TARGET / "threads"
PACKAGES = ["keelback-topics", "keelback-features"]
LIBRARIES = ["topics.so", "features.so"]
# Tests fork, while threads run: what the child does is watched too.
OPTIONS = "exitcode=0 history_size=4 die_after_fork=0"
TESTS = [
    "test_threads.py",
    "test_sharing.py",
    "test_freelists.py",
    # All of it takes ten minutes of processor time and more: each of the fifty interpreters imports everything anew.
    "test_interpreters.py::test_alive_at_the_same_time",
    "test_interpreters.py::test_an_object_of_another_interpreter",
    "test_interpreters.py::test_an_object_dropped_by_a_thread_without_interpreter",
    "test_async_tasks.py",
    "test_features_tokio.py",
    "test_features_tokio_streams.py",
]

# Its child starts threads while it may know those of its parent, of which the sanitizer's runtime makes its own end: "dup thread with
# used id".
LEFT_OUT = "test_features_tokio.py::test_a_forked_process_starts_its_own"

CONFIGURED = "import sysconfig; print(sysconfig.get_config_var('CONFIG_ARGS'))"

# What races in `runtime.c`.
RACE = "import ctypes, sys; assert ctypes.CDLL(sys.argv[1]).keelback_race()"


def watched_python():
    """The free-threaded interpreter that the sanitizer watches."""
    named = shutil.which(os.environ.get("KEELBACK_SANITIZED", ""))
    for path in [Path(named)] if named else interpreters.candidates():
        one = interpreters.asked(path)
        if one and one.label.endswith("t"):
            done = subprocess.run([str(path), "-I", "-c", CONFIGURED], stdout=subprocess.PIPE, check=True)
            if b"--with-thread-sanitizer" in done.stdout:
                return one
    raise Failed("no free-threaded Python with ThreadSanitizer was found: name one in KEELBACK_SANITIZED")


def build():
    """The extensions, with a standard library that is watched too. Answers with the folder that they are in."""
    found = cross.with_source()
    if not found:
        raise Failed("no Rust here has the source of its standard library")
    env, options = found
    chosen = [word for package in PACKAGES for word in ("--package", package)]
    command = ["cargo", "build", "--quiet", *options, *chosen, "--target", TRIPLE, "--target-dir", WATCHED]
    run(command, env={**env, "RUSTFLAGS": "-Zsanitizer=thread"})
    place = WATCHED / TRIPLE / "debug" / "python"
    for name in LIBRARIES:
        if b"__tsan_write8" not in (place / name).read_bytes():
            raise Failed(f"{name} was built without the sanitizer")
    return place


def runtime():
    """What the sanitizer's own runtime lacks, as a library to be loaded before."""
    library = WATCHED / "runtime.so"
    flags = ["-O1", "-Wall", "-fno-builtin", "-fsanitize=thread", "-shared", "-fPIC", "-pthread"]
    run(["gcc", *flags, HERE / "runtime.c", "-o", library])
    return library


def is_ours(report):
    """Whether a library of ours has a part in what a report is about: some stack leads to it without Python code in between.

    Where Python code runs below us, as in a module that we import, nothing but the interpreter answers for what races.
    """
    for stack in report.split("\n\n"):
        if not stack.lstrip().startswith("Thread T"):
            reached = stack.partition(" _PyEval_EvalFrame")[0]
            if any(name in reached for name in LIBRARIES):
                return True
    return False


def reported(folder):
    """What the sanitizer has said so far, report by report: those in which a library of ours has a part, and all others."""
    ours, others = [], []
    for file in sorted(folder.iterdir()):
        for report in file.read_text(errors="replace").split("=" * 18):
            if "WARNING: ThreadSanitizer" in report:
                (ours if is_ours(report) else others).append(report)
        file.unlink()
    return ours, others


def main(tests):
    one = watched_python()
    place, library = build(), runtime()
    reports = WATCHED / "reports"
    shutil.rmtree(str(reports), ignore_errors=True)
    reports.mkdir()
    # Nothing is watched while packages are installed.
    os.environ["TSAN_OPTIONS"] = "report_bugs=0 exitcode=0"
    executable = interpreters.venv(one, ROOT / ".venvs", "threads")
    os.environ.setdefault("KEELBACK_SOAK", "1")
    options = f"log_path={reports / 'of'} suppressions={HERE / 'suppressions.txt'} {OPTIONS}"
    env = {**QUICKER, "PYTHONPATH": str(place), "LD_PRELOAD": str(library), "TSAN_OPTIONS": options}
    run([executable, "-c", RACE, library], env=env)
    if not any("keelback_race" in report for report in reported(reports)[1]):
        raise Failed("a race on purpose was not reported")
    print(f"{one.label}: a race on purpose is reported", flush=True)
    command = [executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--deselect", LEFT_OUT, *(tests or TESTS)]
    print(counts(run(command, env=env, cwd=ROOT / "tests" / "python", capture=True)), flush=True)
    ours, others = reported(reports)
    print(f"{len(ours)} reports; {len(others)} more are of the interpreter alone", flush=True)
    if ours:
        raise Failed("\n".join(ours))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Failed, subprocess.CalledProcessError) as failure:
        print(f"FAILED\n{failure}")
        sys.exit(1)
