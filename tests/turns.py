"""Whether doing something again and again makes the process bigger, by the references that debug builds count."""

import gc
import os
import sys
import warnings

# In so many rounds of one turn or more; the first fill caches. So many in a row without growth are enough, unless all
# turns are asked for.
ROUNDS = 24
FLAT = 2
ASKED = int(os.environ.get("KEELBACK_TURNS", "0"))
TURNS = max(1, ASKED // ROUNDS)


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


def growth(body):
    """By how many references each round makes the process bigger, at least; 0 as soon as some did not."""
    body()
    # Made before, so that keeping them changes nothing.
    before, least, flat = references(), 1 << 40, 0
    for _ in range(ROUNDS):
        for _ in range(TURNS):
            body()
        after = references()
        grown, before = after - before, after
        least = min(least, grown)
        flat = flat + 1 if grown <= 0 else 0
        if flat == FLAT and not ASKED:
            return 0
    return least
