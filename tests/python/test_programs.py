"""Random programs that mix handles, threads, attach and detach, whose counts of references are known."""

import gc
import os
import sys
import threading

from topics import programs

# A fifth of what is run by hand; $KEELBACK_EXAMPLES times as many for long ones.
SEEDS = max(20, int(100 * float(os.environ.get("KEELBACK_EXAMPLES", "1"))))


def test_counts_are_flat():
    steps = [programs.run(seed) for seed in range(SEEDS)]
    assert max(steps) > 100 and sum(steps) > 10 * SEEDS


def test_programs_of_several_threads():
    failures = []

    def run(first):
        try:
            for seed in range(first, first + SEEDS // 4):
                programs.run(seed)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(1000 * number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures


def test_nothing_is_left():
    def once():
        for seed in range(20):
            programs.run(seed)
        gc.collect()

    once()
    lists = len(gc.get_objects())
    total = getattr(sys, "gettotalrefcount", lambda: 0)
    grown = []
    for _ in range(4):
        before = total()
        once()
        grown.append(total() - before)
    assert len(gc.get_objects()) - lists < 20
    assert min(grown) < 20, grown
