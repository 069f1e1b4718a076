"""An extension for interpreters that share the GIL alone, as one around a C library without locks would be."""

from processes import INTERPRETERS, has_own_gil, succeeds

pytestmark = has_own_gil

WORK = """
from array import array
from arrays import dense
assert dense.total(array("d", [1, 2, 3])) == 6
try:
    dense.total(array("f", [1]))
except BufferError as error:
    assert type(error) is BufferError
else:
    raise AssertionError
"""

START = INTERPRETERS + f"WORK = {WORK!r}\n"


def test_who_shares_the_gil_has_it():
    """In the interpreter that came first, in others at the same time, and after one of them has ended."""
    script = START + """
sharing = [create(isolated=False) for _ in range(3)]
run(sharing[0], WORK)
exec(WORK)
low.destroy(sharing.pop(0))
for one in sharing:
    run(one, WORK)
    run(one, WORK)
    low.destroy(one)
exec(WORK)
"""
    succeeds(script)


def test_who_has_a_gil_of_its_own_is_refused():
    """By CPython, in its own words, and nothing is broken then."""
    script = START + """
isolated = create()
refuses(isolated, "arrays")
exec(WORK)
low.destroy(isolated)
exec(WORK)
"""
    succeeds(script)
