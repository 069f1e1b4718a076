"""Special methods that Python's modules find by name: src/protocols.rs."""

import copy
import pickle
import sys

import pytest

from topics.protocols import Copied, Packed, Plot

# Below, objects without a `__reduce__` are none that can be pickled.
PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_arguments_and_state(protocol):
    packed = Packed("a")
    packed.level = 7
    again = pickle.loads(pickle.dumps(packed, protocol))
    assert type(again) is Packed and (again.label, again.level) == ("a", 7)
    assert packed.__getnewargs__() == ("a",) and packed.__getstate__() == 7
    again.__setstate__(3)
    assert again.level == 3
    for other in [copy.copy(packed), copy.deepcopy(packed)]:
        assert other is not packed and (other.label, other.level) == ("a", 7)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_arguments_with_names(protocol):
    again = pickle.loads(pickle.dumps(Plot(2, height=3), protocol))
    assert type(again) is Plot and (again.width, again.height) == (2, 3)
    assert Plot(2, height=3).__getnewargs_ex__() == ((2,), {"height": 3})


@pytest.mark.skipif(sys.version_info < (3, 13), reason="3.13 has it")
def test_replace():
    changed = copy.replace(Plot(2, height=3), height=4)
    assert (changed.width, changed.height) == (2, 4)
    with pytest.raises(TypeError, match="depth"):
        copy.replace(Plot(2, height=3), depth=4)


def test_copies():
    copied = Copied("one")
    assert copy.copy(copied).how == "copy of one"
    assert copy.deepcopy(copied).how == "deep copy of one, 0"
    assert [one.how for one in copy.deepcopy([copied, copied])] == ["deep copy of one, 1"] * 2
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(copied, protocol))
        assert type(again) is Copied and again.how == f"one by {protocol}"
