"""Scripts in processes of their own: what they may do to the process is theirs."""

import os
import re
import subprocess
import sys

import pytest
import turns

has_own_gil = pytest.mark.skipif(sys.version_info < (3, 12), reason="interpreters with a GIL of their own are younger")


def several(count):
    """As many as a test wants of what takes long; where it has a thousand turns, two."""
    return min(count, 2) if turns.wanted else count


# What debug builds say at their end when they are asked to. Before 3.15 a process that does nothing leaves something as well.
LEFT = re.compile(r"\[(\d+) refs, (\d+) blocks\]\n?")
SAYS_WHAT_IS_LEFT = ["-X", "showrefcount"] if hasattr(sys, "gettotalrefcount") and sys.version_info >= (3, 15) else []


def completes(script, *args, flags=(), env=None, leaves=False):
    """Runs a script to its process's end; answers with its exit code and, as text, what it wrote.

    Where the interpreter counts, no reference and no block of memory is left then, but by one that `leaves` some. It has no turns:
    what is looked at is how a process begins or ends.
    """
    turns.elsewhere.append(0)
    done = process([*flags, *SAYS_WHAT_IS_LEFT, "-c", script, *args], env, 3600)
    if SAYS_WHAT_IS_LEFT:
        left = LEFT.findall(done.stderr)
        done.stderr = LEFT.sub("", done.stderr)
        # Forked processes say it before.
        assert leaves or done.returncode or left[-1] == ("0", "0"), f"{left[-1]} references and blocks are left\n{done.stderr}"
    return done


def succeeds(script, *args, ends=False, leaves=False, env=None):
    """Runs a script, which must end well; answers with what it printed.

    Where tests have turns, the script has them, in its process; not one that `ends`, which looks at how a process begins or ends.
    """
    if ends or not turns.wanted:
        done = completes(script, *args, env=env, leaves=leaves)
    else:
        done = process([turns.__file__, script, *args], env, None)
    assert done.returncode == 0, f"exit code {done.returncode}\n{done.stderr[-4000:]}"
    if turns.wanted and not ends:
        (said,) = [line for line in done.stderr.splitlines() if line.startswith(turns.HAD)]
        turns.elsewhere.append(int(said[len(turns.HAD) :]))
    return done.stdout


def process(command, env, timeout):
    """Runs this Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *map(str, command)],
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
    )


# Interpreters that are isolated from each other, or share the GIL, by the names that each version has for them.
INTERPRETERS = """
import sys, threading
# 3.12 itself frees something twice at its end when an isolated interpreter was the first to import it.
import datetime
if sys.version_info >= (3, 13):
    import _interpreters as low
    def create(isolated=True):
        return low.create("isolated" if isolated else "legacy")
    def run(interpreter, code):
        failure = low.run_string(interpreter, code)
        if failure is not None:
            raise RuntimeError(failure.formatted)
else:
    import _xxsubinterpreters as low
    run = low.run_string
    def create(isolated=True):
        interpreter = low.create(isolated=isolated)
        # 3.12 itself ends the process when a second interpreter imports this one, as a base of `topics.slotted` does.
        run(interpreter, "import sys; sys.modules['_decimal'] = None")
        return interpreter

# Importing a module fails there: it is CPython that refuses, in its own words.
def refuses(interpreter, name):
    run(interpreter, f'''
try:
    import {name}
except ImportError as error:
    assert str(error) == "module {name} does not support loading in subinterpreters", error
else:
    raise AssertionError
import sys
assert "{name}" not in sys.modules
''')
"""

# Threads that begin at the same moment.
TOGETHER = """
import threading
def together(count, call):
    failures, gate = [], threading.Barrier(count)
    def body(number):
        try:
            gate.wait()
            call(number)
        except BaseException as failure:
            failures.append(failure)
    threads = [threading.Thread(target=body, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures
"""

UNLOAD = """
import gc, sys
def unload():
    for name in [name for name in sys.modules if name.split(".")[0] == "topics"]:
        del sys.modules[name]
    gc.collect()
"""
