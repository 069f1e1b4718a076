"""Imports each module that the crates of this folder make, and calls some of what is in it.

All of them live in this one process.
"""

import bare
import dashed_name
import features
import forbids
import pair_left
import pair_right
import renamed
import shadows
import shadows.py.rt
import strict_2018
import strict_2021
import strict_2024


def raised(call, *arguments):
    """The exception that a call raises."""
    try:
        call(*arguments)
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def public(module):
    """The names that a module exports."""
    return {name for name in vars(module) if not name.startswith("__")}


for strict in (strict_2018, strict_2021, strict_2024):
    assert strict.kinds(1) == "1 2 three 0 4.5 false 0"
    assert strict.kinds(1, 3, "c", 7, 8, fifth="e", other=True) == "1 3 c 2 4.5 true 1"
    assert strict.nothing() is None
    assert strict.risky(2) == 2
    assert type(raised(strict.risky, 0)) is strict.Unlucky
    assert list(strict.count(3)) == [0, 1, 2]
    assert strict.LIMIT == 7
    assert strict.inner.hidden() is True
    assert (strict.inner.twice(4), strict.inner.twice("ab")) == (8, "abab")
    source = strict.source(3)
    assert isinstance(source, strict.Source) and source.next() == 3 and source.name == "source"
    assert [one.two() for one in strict.sources([1, 2])] == [(1, 1), (2, 2)]
    assert strict.drawn(source) == (3, 3)
    dial = strict.dial()
    dial.level = 4
    assert isinstance(dial, strict.Dial) and dial.level == 4

assert len({strict_2018.Unlucky, strict_2021.Unlucky, strict_2024.Unlucky}) == 3

assert forbids.total(1, 2, 3) == 6
assert forbids.named().name() == "fixed"

names = {"of_std": 1, "of_core": 2, "of_rt": 3, "of_root": 0, "METHOD": 6}
assert {name: getattr(shadows, name)() for name in names} == names
assert (shadows.FUNCTIONS, shadows.MODULE, shadows.CLASS) == (7, 8, 9)
assert shadows.py.of_keelback() == 4 and shadows.py.rt.of_py_rt() == 5
assert shadows.run(run=1) == 1
assert shadows.call(call=1, py=2, args=3, module=4) == 10
assert shadows.add(1, rt=2) == shadows.rt(core=1, std=2) == 3
assert shadows.module(signature=5) == 5
assert shadows.slot("a", text_slot="bc") == 3
assert shadows.SIGNATURE(SIGNATURE=1, METHOD=2, MODULE=3) == 6
assert shadows.type(1) == 2
assert shadows.native().run().object(3) == 3

assert bare.defaults() is True
assert bare.defaults(2) is False
assert bare.some(1) == 1
assert type(raised(bare.some, None)) is bare.Bare and issubclass(bare.Bare, LookupError)
assert list(bare.upwards(2)) == [0, 1]
assert bare.size(9) == 9 and bare.size("abc") == 3
assert bare.LIMIT == 3
assert [bare.number(one) for one in (bare.boxed(4), bare.shared(5))] == [4, 5]

assert public(dashed_name) == {"of_bottom", "of_member", "of_outside", "one", "private_of_member", "two"}
assert dashed_name.private_of_member() == "private member"
assert (dashed_name.one(), dashed_name.two()) == (1, 2)

assert public(features) == {"on", "tagged_if_on", "there", "which"}
assert features.which() == "without"
assert public(features.there) == {"ONLY", "untested"}

assert renamed.ready is True
assert renamed.kind(None) is True and renamed.hidden() == 1

assert pair_left.warmer(1) == pair_right.warmer(1.0) == 2.0
for pair, name in ((pair_left, "left"), (pair_right, "right")):
    assert str(raised(pair.refuse)) == name
    assert type(raised(pair.warmer, -300)) is type(raised(pair.refuse)) is pair.Refused
assert pair_left.Refused is not pair_right.Refused

# One class for all modules of a process, whichever raises it first.
panics = [raised(pair.break_down) for pair in (pair_left, pair_right, pair_left)]
assert len({type(panic) for panic in panics}) == 1
assert type(panics[0]).__name__ == "PanicException" and isinstance(panics[0], RuntimeError)
assert [str(panic).split(" (")[0] for panic in panics] == ["left broke down", "right broke down", "left broke down"]

# Classes of a library that each module has for itself.
for pair, other in ((pair_left, pair_right), (pair_right, pair_left)):
    gauge = pair.Gauge(2)
    assert pair.Gauge.__module__ == pair.State.__module__ == pair.Broken.__module__ == pair.__name__
    assert repr(gauge) == "Gauge(level=2.0)" and pair.Gauge.HIGHEST == 100.0
    assert gauge.state is pair.State.Good and gauge.tall() and not hasattr(gauge, "absent")
    assert type(gauge.copied()) is pair.Gauge
    assert pair.increase(gauge, 1).level == gauge.level == 3.0
    assert isinstance(gauge, pair.Reading) and not isinstance(gauge, other.Reading)
    assert gauge.twice() == 6.0
    assert type(raised(other.sum, [gauge])) is TypeError

    class Fixed(pair.Reading):
        def value(self):
            return 0.5

    assert pair.sum([gauge, Fixed()]) == 3.5 and Fixed().twice() == 1.0
    assert type(raised(pair.sum, [pair.Gauge(float("nan"))])) is pair.Broken
