"""What a user of the wheel gets."""

import os

import textstats


def test_both_halves():
    assert textstats.top("a b B c b a") == [("b", 3), ("a", 2), ("c", 1)]
    assert textstats.frequencies.__module__ == "textstats._native"


def test_the_stub_came_along():
    place = os.path.dirname(textstats.__file__)
    assert os.path.exists(os.path.join(place, "py.typed"))
    stubs = [os.path.join(place, name) for name in ("_native.pyi", "_native/__init__.pyi")]
    assert any(os.path.exists(stub) for stub in stubs)
