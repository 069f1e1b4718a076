"""Whether doing something again and again makes the process bigger, by the references that debug builds count."""

import collections
import gc
import os
import sys
import time
import warnings

# In so many rounds of one turn or more; the first fill caches. So many in a row without growth are enough, unless all
# turns are asked for.
ROUNDS = 24
FLAT = 2
ASKED = int(os.environ.get("KEELBACK_TURNS", "0"))
TURNS = max(1, -(-ASKED // ROUNDS))
# How long each test may take, at least one turn a round aside.
SECONDS = float(os.environ.get("KEELBACK_TURNS_SECONDS", "inf"))

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


def turns_in_time(body):
    """How many turns a round has, so that all rounds together take no longer than they may."""
    if SECONDS == float("inf"):
        return TURNS
    start = time.perf_counter()
    body()
    seconds = max(time.perf_counter() - start, 1e-6)
    return max(1, int(min(TURNS, SECONDS / ROUNDS / seconds)))


def growth(body):
    """By how many references each round makes the process bigger, at least; 0 as soon as some did not."""
    body()
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
    counted[done * turns] += 1
    return least


def told():
    """How many tests had how many turns, as a line; nothing where nobody asked for a number."""
    if not ASKED or not counted:
        return ""
    whole = sum(tests for turns, tests in counted.items() if turns >= ASKED)
    parts = [f"{whole} tests had {ASKED} turns or more"]
    if whole < sum(counted.values()):
        fewer = [turns for turns in counted if turns < ASKED]
        parts.append(f"{sum(counted.values()) - whole} had {min(fewer)} to {max(fewer)}, for want of time")
    return "; ".join(parts)
