"""Whether doing something again and again makes the process bigger, by the references that debug builds count.

As a program it does so with a script, in the process that counts: `python turns.py SCRIPT ARGUMENTS..`
"""

import collections
import collections.abc
import contextlib
import gc
import io
import os
import sys
import time
import warnings
from pathlib import Path

# In so many rounds of one turn or more; the first fill caches. So many in a row without growth are enough, unless all
# turns are asked for.
ROUNDS = 24
FLAT = 2
ASKED = int(os.environ.get("KEELBACK_TURNS", "0"))
TURNS = max(1, -(-ASKED // ROUNDS))
# How long each test may take, at least one turn a round aside.
SECONDS = float(os.environ.get("KEELBACK_TURNS_SECONDS", "inf"))

# In front of the number of turns that a script had.
HAD = "turns: "
# Whether tests have turns in this run, which `--turns` says.
wanted = False
# How many turns each script had in a process of its own, since a test's call began. One that looks at how a process begins
# or ends has none: nothing is left of it that could count.
elsewhere = []
# How many tests had so many turns.
counted = collections.Counter()


def clear_caches():
    """The interpreter's own caches. That of attributes keeps names, and finds them by address: each name that is made anew is another
    entry, up to some thousands, where memory that was given back is not the next to be used, as without a GIL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("_clear_internal_caches", "_clear_type_cache"):
            getattr(sys, name, int)()


def references():
    """How many there are when all garbage is gone and no cache of the interpreter's holds any."""
    clear_caches()
    # `Class[thing]` is kept with the thing.
    for clear in getattr(sys.modules.get("typing"), "_cleanups", ()):
        clear()
    for _ in range(3):
        gc.collect()
    return sys.gettotalrefcount()


def fill_caches():
    """The first hundred classes of coroutines that asyncio meets it keeps: a module that is imported anew has another one each time."""
    asyncio = sys.modules.get("asyncio")
    if not asyncio:
        return
    step = {name: lambda *_: None for name in ("send", "throw", "close", "__await__")}
    loop = asyncio.new_event_loop()
    for _ in range(100):
        kind = type("Coroutine", (collections.abc.Coroutine,), step)
        asyncio.Task(kind(), loop=loop)._log_destroy_pending = False
    loop.close()


def turns_in_time(body):
    """How many turns a round has, so that all rounds together take no longer than they may."""
    if SECONDS == float("inf"):
        return TURNS
    start = time.perf_counter()
    body()
    seconds = max(time.perf_counter() - start, 1e-6)
    return max(1, int(min(TURNS, SECONDS / ROUNDS / seconds)))


def growth(body):
    """By how many references each round makes the process bigger, at least, 0 as soon as some did not; and how many turns there were."""
    elsewhere.clear()
    body()
    if elsewhere:
        return 0, min(elsewhere)
    fill_caches()
    turns = turns_in_time(body)
    # Made before, so that keeping them changes nothing.
    before, least, flat = references(), 1 << 40, 0
    for done in range(1, ROUNDS + 1):
        for _ in range(turns):
            body()
        after = references()
        grown, before = after - before, after
        least = min(least, grown)
        flat = flat + 1 if grown <= 0 else 0
        if flat == FLAT and not ASKED:
            least = 0
            break
    return least, done * turns


def told(counted, asked):
    """How many tests had how many turns, as a line; nothing where nobody asked for a number."""
    if not asked or not counted:
        return ""
    fewer = [turns for turns in counted.elements() if 0 < turns < asked]
    parts = [f"{sum(counted.values()) - len(fewer) - counted[0]} tests had {asked} turns or more"]
    if fewer:
        parts.append(f"{len(fewer)} had {min(fewer)} to {max(fewer)}, for want of time")
    if counted[0]:
        parts.append(f"{counted[0]} had none, as they look at how a process begins or ends")
    return "; ".join(parts)


def libraries():
    """The files of the modules that are tested: they are for all interpreters, so no interpreter's tag is in the name."""
    folders = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return [path for folder in folders if folder for path in Path(folder).glob("*.so") if "cpython" not in path.name]


def main(script, *args):
    """Has turns of a script, each as if the process had just begun; prints what each printed, which must be the same."""
    sys.argv = ["-c", *args]
    # As `-c` has it.
    sys.path[0] = ""
    code, path, said = compile(script, "<string>", "exec"), list(sys.path), set()
    names = {library.name.split(".")[0] for library in libraries()}

    def turn():
        text = io.StringIO()
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(sys.stderr):
            exec(code, {"__name__": "__main__"})
        said.add(text.getvalue())
        sys.path[:] = path
        for name in [name for name in sys.modules if name.split(".")[0] in names]:
            del sys.modules[name]
        gc.collect()

    least, turns = growth(turn)
    assert least <= 0, f"each round of turns leaves {least} references"
    assert len(said) == 1, f"turns print different texts: {said}"
    sys.stdout.write(*said)
    # For who started this process, among what else is said there.
    sys.stderr.write(f"\n{HAD}{turns}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
