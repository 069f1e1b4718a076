"""What a user of the wheel gets."""

import os

import slugs


def test_both_halves():
    assert slugs.slug("  Hello, World! ") == "hello-world"
    assert slugs.unique(["A b", "a B", "c"]) == ["a-b", "a-b-2", "c"]
    assert slugs.slug.__module__ == "slugs._native"


def test_the_stub_came_along():
    place = os.path.dirname(slugs.__file__)
    assert os.path.exists(os.path.join(place, "py.typed"))
    assert os.path.exists(os.path.join(place, "_native.pyi"))
