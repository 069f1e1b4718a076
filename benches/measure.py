"""Measures inside one interpreter: times the functions, or runs them under callgrind. Runs on Python 3.7.

    python measure.py time ROUNDS [NAME..]      nanoseconds per call, as JSON
    python measure.py count [NAME..]            what happens between two marks is one count; see run.py

With `--another` a second interpreter has imported keelback's module before, and has ended.

The modules `bench_c`, `bench_pyo3` and `bench_keelback` are looked for on PYTHONPATH; those not there are
left out.
"""

import gc
import importlib
import itertools
import json
import sys
import time

import subinterpreters
from cases import CASES

IMPLEMENTATIONS = ["c", "pyo3", "keelback"]

# A batch is short enough to fall between two interruptions of a busy machine, and long enough to be timed.
BATCH_NS = 150000
WARM_UP = 100
COUNT_FROM = 10


def loop(call):
    """A function of its own for each implementation: the interpreter specialises code by what it calls."""
    scope = {}
    exec("def run(turns, f, x, y):\n    for _ in turns:\n        " + call, scope)
    return scope["run"]


class Runner:
    """The loop of one case with one implementation."""

    def __init__(self, case, implementation, module):
        self.implementation = implementation
        if module is None:
            self.run, self.function = loop("pass"), None
        else:
            name = case.c_function if implementation == "c" else case.function
            self.run, self.function = loop(case.call), getattr(module, name)
        self.values = case.values
        if case.group == "classes":
            self.values = tuple(eval(value or "None", {"m": module}) for value in case.values) if module else (None, None)

    def turn(self, count):
        self.run(itertools.repeat(None, count), self.function, *self.values)

    def time(self, count):
        turns = itertools.repeat(None, count)
        x, y = self.values
        start = time.perf_counter_ns()
        self.run(turns, self.function, x, y)
        return time.perf_counter_ns() - start


def runners(case, modules):
    """One for each implementation, and one that does not call, whose answers were found to be the same."""
    found = [Runner(case, name, module) for name, module in modules.items()]
    scope = {}
    exec("def once(f, x, y):\n    return " + case.check, scope)
    answers = [scope["once"](runner.function, *runner.values) for runner in found]
    if any(answer != answers[0] or type(answer) is not type(answers[0]) for answer in answers):
        raise AssertionError("%s: %r" % (case.name, answers))
    found.append(Runner(case, "loop", None))
    for runner in found:
        runner.turn(WARM_UP)
    return found


def time_case(case, modules, rounds):
    """The shortest time of a call, in ns."""
    found = runners(case, modules)
    count = 1
    while found[0].time(count) < BATCH_NS:
        count *= 2
    best = {}
    for turn in range(rounds):
        # Turned around each time, so that nobody always follows the same one.
        for runner in found if turn % 2 else reversed(found):
            taken = runner.time(count) / count
            best[runner.implementation] = min(taken, best.get(runner.implementation, taken))
    return best


def count_case(case, modules, mark):
    for runner in runners(case, modules):
        short, long = itertools.repeat(None, COUNT_FROM), itertools.repeat(None, COUNT_FROM + case.turns)
        run, function, (x, y) = runner.run, runner.function, runner.values
        mark()
        run(short, function, x, y)
        mark()
        run(long, function, x, y)
        mark()


def have_another():
    """Lets a second interpreter import keelback's module and end: from then on the library asks Python whose a thread is."""
    if not subinterpreters.is_possible:
        sys.exit("--another: %s has no module that makes interpreters" % sys.executable)
    interpreter = subinterpreters.create()
    subinterpreters.run(interpreter, "import bench_keelback")
    subinterpreters.end(interpreter)


def main(mode, *arguments):
    another = "--another" in arguments
    arguments = [argument for argument in arguments if argument != "--another"]
    rounds = int(arguments[0]) if mode == "time" else 0
    names = arguments[1:] if mode == "time" else arguments
    modules = {}
    for name in IMPLEMENTATIONS:
        try:
            modules[name] = importlib.import_module("bench_" + name)
        except ImportError as error:
            if "No module named" not in str(error):
                raise
    wanted = [case for case in CASES if not names or case.name in names]
    if another:
        have_another()
    gc.disable()
    if mode == "time":
        json.dump({case.name: time_case(case, modules, rounds) for case in wanted}, sys.stdout)
        return
    order = [[case.name, list(modules) + ["loop"]] for case in wanted]
    for case in wanted:
        count_case(case, modules, modules["c"].mark)
    json.dump(order, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
