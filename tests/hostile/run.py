#!/usr/bin/env python3
"""Runs the hostile cases: each in a process of its own, so that a crash is caught and named.

    python run.py                  every case
    python run.py making ending.at_exit    those of a file, or one
    python run.py --list           what each does
    python run.py --leaks          several turns of each: no reference may be left over (debug builds)

To be run by the interpreter that is tested, with the extension `topics` on its path.
"""

import faulthandler
import gc
import importlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

# Rust's reports of panics are compared, so they are to be short. It reads this when it first panics.
os.environ["RUST_BACKTRACE"] = "0"
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(1, str(HERE.parent))
import turns  # noqa: E402
from hostile import CASES  # noqa: E402

# Seconds for one case; the slowest take three on a busy machine.
LIMIT = int(os.environ.get("KEELBACK_HOSTILE_LIMIT", "60"))


def load():
    """Imports every file of cases."""
    for path in sorted((HERE / "cases").glob("[a-z]*.py")):
        importlib.import_module("cases." + path.stem)


def run_here(found):
    """Runs a case in this process, to its end."""
    faulthandler.enable()
    if found.once:
        # What it does to modules and types is to be seen at the interpreter's end.
        gc.unfreeze()
    if hasattr(signal, "alarm"):
        signal.alarm(LIMIT)
    found.function()


def count_here(found):
    """Runs a case several times, and fails if each leaves references over."""
    grown = turns.growth(found.function)
    if grown > 0:
        raise AssertionError("each turn leaves {} references".format(grown))


def forked(found, body, output):
    """Runs the body for a case in a child, which ends as interpreters do. Answers with the exit status."""
    child = os.fork()
    if child == 0:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
        try:
            body(found)
        except SystemExit:
            # A case that forked lets its own child end so.
            raise
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        sys.exit(0)
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def spawned(found, body, output):
    """The same where processes do not fork."""
    flag = "--count" if body is count_here else "--one"
    command = [sys.executable, __file__, flag, found.name]
    return subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False).returncode


def failure(found, body):
    """What went wrong with a case, or None."""
    with tempfile.TemporaryFile() as output:
        code = (forked if hasattr(os, "fork") else spawned)(found, body, output)
        output.seek(0)
        text = output.read().decode("utf-8", "replace").replace("\r\n", "\n")
    if code < 0:
        return "killed by {}\n{}".format(signal.Signals(-code).name, text)
    if code:
        return "exit code {}\n{}".format(code, text)
    if body is run_here and not re.fullmatch(found.output, text, re.DOTALL):
        return "it printed what it should not:\n{}".format(text)
    return None


def chosen(names):
    """The cases of these names, or all."""
    if not names:
        return list(CASES.values())
    answer = [one for one in CASES.values() if one.name in names or one.name.partition(".")[0] in names]
    if not answer:
        raise SystemExit("no case is named {}".format(", ".join(names)))
    return answer


def main(args):
    flags = [arg for arg in args if arg.startswith("--")]
    load()
    cases = chosen([arg for arg in args if not arg.startswith("--")])
    if "--list" in flags:
        for one in cases:
            print("{:40} {}".format(one.name, one.function.__doc__.strip()))
        return 0
    if "--one" in flags or "--count" in flags:
        (run_here if "--one" in flags else count_here)(cases[0])
        return 0
    body = run_here
    if "--leaks" in flags:
        cases, body = [one for one in cases if not one.once], count_here
    # What is there already is left alone by the many collections, which are fast then, in the children too.
    gc.collect()
    gc.freeze()
    start, failed = time.perf_counter(), 0
    for one in cases:
        before = time.perf_counter()
        wrong = failure(one, body)
        if wrong:
            failed += 1
            print("{} FAILED: {}\n{}".format(one.name, one.function.__doc__.strip(), wrong), flush=True)
        elif "--times" in flags:
            print("{:40} {:.2f} s".format(one.name, time.perf_counter() - before), flush=True)
    print("{} passed, {} failed in {:.1f}s".format(len(cases) - failed, failed, time.perf_counter() - start))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
