"""What a user of the wheel gets."""

import os
from importlib import util

import distance


def test_distance():
    assert distance.distance("kitten", "sitting") == 3
    assert distance.distance("", "né") == 2
    assert distance.closest("mat", ["cat", "dog"]) == "cat"
    assert distance.closest("mat", []) is None


def test_the_stub_came_along():
    place = os.path.dirname(util.find_spec("distance").origin)
    assert os.path.exists(os.path.join(place, "py.typed"))
    with open(os.path.join(place, "__init__.pyi")) as stub:
        assert "def distance(a: str, b: str) -> int" in stub.read()
