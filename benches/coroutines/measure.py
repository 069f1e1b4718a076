"""Awaits inside one interpreter.

    python measure.py time AWAITS ROUNDS CASE..           {case: {implementation: [ns, ns of CPU]}}, as JSON
    python measure.py await IMPLEMENTATION CASE AWAITS    does just that, to be counted from outside
    python measure.py memory IMPLEMENTATION CASE AWAITS   KiB after a tenth of the awaits, and after all

The modules `awaited_keelback`, `awaited_pyo3` and `awaited_c` are looked for on PYTHONPATH; what is not there is left out.
"""

import asyncio
import gc
import importlib
import json
import resource
import sys
import time

MODULES = {"python": "python", "c": "awaited_c", "pyo3": "awaited_pyo3", "keelback": "awaited_keelback"}


async def awaits(function, count):
    for n in range(count):
        answer = await function(n)
    assert answer == count - 1


async def awaits_bare(function, count):
    for _ in range(count):
        answer = await function()
    assert answer is None


def loop(case):
    return awaits_bare if case == "nothing" else awaits


def functions(case):
    for name, module in MODULES.items():
        try:
            found = importlib.import_module(module)
        except ImportError as error:
            if "No module named" not in str(error):
                raise
            continue
        if hasattr(found, case):
            yield name, getattr(found, case)


def once(case, function, count):
    async def main():
        await loop(case)(function, min(count, 100))
        start, cpu = time.perf_counter_ns(), time.process_time_ns()
        await loop(case)(function, count)
        return (time.perf_counter_ns() - start) / count, (time.process_time_ns() - cpu) / count

    return asyncio.run(main())


def timed(count, rounds, case):
    """The shortest time of a round, and of CPU, which other work on the machine changes less."""
    best = {}
    for turn in range(rounds):
        found = list(functions(case))
        for name, function in found if turn % 2 else reversed(found):
            taken = once(case, function, count)
            best[name] = [min(pair) for pair in zip(taken, best.get(name, taken))]
    return best


def memory(case, function, count):
    def used():
        gc.collect()
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize() // 1024

    async def main():
        await loop(case)(function, count // 10)
        before = used()
        await loop(case)(function, count - count // 10)
        return before, used()

    return asyncio.run(main())


def main(mode, *arguments):
    if mode == "time":
        count, rounds, *cases = arguments
        json.dump({case: timed(int(count), int(rounds), case) for case in cases}, sys.stdout)
        return
    implementation, case, count = arguments
    function = dict(functions(case))[implementation]
    if mode == "await":
        asyncio.run(loop(case)(function, int(count)))
    else:
        json.dump(memory(case, function, int(count)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
