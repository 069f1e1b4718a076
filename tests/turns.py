"""Whether doing something again and again makes the process bigger, by the references that debug builds count."""

import gc
import sys
import warnings

# At most so many turns; the first fill caches. So many in a row without growth are enough.
TURNS = 24
FLAT = 2


def references():
    """How many there are when all garbage is gone and no cache of the interpreter's holds any."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("_clear_internal_caches", "_clear_type_cache"):
            getattr(sys, name, int)()
    for _ in range(3):
        gc.collect()
    return sys.gettotalrefcount()


def growth(body):
    """By how many references each turn makes the process bigger, at least; 0 as soon as some did not."""
    body()
    # Made before, so that keeping them changes nothing.
    before, least, flat = references(), 1 << 40, 0
    for _ in range(TURNS):
        body()
        after = references()
        grown, before = after - before, after
        least = min(least, grown)
        flat = flat + 1 if grown <= 0 else 0
        if flat == FLAT:
            return 0
    return least
