"""Interpreters beside the one that runs, which share the GIL, by the names that each version has for them. Runs on Python 3.7."""

import sys

try:
    if sys.version_info >= (3, 13):
        import _interpreters as low
    else:
        import _xxsubinterpreters as low
except ImportError:
    # PyPy, and some builds of 3.7.
    low = None

is_possible = low is not None


def create():
    if sys.version_info >= (3, 13):
        return low.create("legacy")
    if sys.version_info >= (3, 12):
        return low.create(isolated=False)
    return low.create()


def run(interpreter, script):
    failed = low.run_string(interpreter, script)
    if failed is not None:
        raise RuntimeError(failed.formatted)


def end(interpreter):
    low.destroy(interpreter)
