"""What the crate's own macros make: tests/python/src/macros.rs."""

import enum

import pytest

from topics import macros


def test_a_class_with_what_was_handed_over():
    place = macros.Place("Zugspitze", 2962)
    assert macros.Place.__doc__ == "A place on a map."
    assert macros.Place.name.__doc__ == "Where it is."
    assert (place.name, place.height) == ("Zugspitze", 2962)
    assert str(place) == "Zugspitze (2962 m)"
    assert repr(place) == "Place(name='Zugspitze', height=2962)"
    assert place == macros.Place(height=2962, name="Zugspitze") != macros.Place()
    with pytest.raises(AttributeError):
        place.height = 1
    place.name = "Kahler Asten"
    assert place.name == "Kahler Asten"
    assert macros.LIMIT == 8849


def test_tags_that_are_put_together():
    assert str(macros.Place()) == "nowhere (-1 m)"
    assert macros.Place().old_name == "nowhere"
    assert macros.Place(height=3).old_height == 3
    assert macros.Place.old_name.__doc__ == "The `name`, as it was."
    with pytest.raises(TypeError, match="argument 'height'"):
        macros.Place("a", "b")
    with pytest.raises(TypeError, match="unexpected keyword argument 'heigt'"):
        macros.Place(heigt=1)


def test_a_class_without_members():
    assert macros.Nothing.__name__ == "Nothing"
    assert macros.Nothing.__doc__ == "Nothing in it."
    assert type(macros.Nothing()) is macros.Nothing
    assert not hasattr(macros, "Empty")


def test_trait_impls_of_several_types():
    assert (macros.Whole(6) + macros.Whole(3)).value == 9
    assert (macros.Whole(6) - macros.Whole(3)).value == 3
    assert (macros.Whole(6) ^ macros.Whole(3)).value == 5
    assert macros.Real(1) / macros.Real(4) == macros.Real(0.25)
    for wrong in (lambda: macros.Whole(1) / macros.Whole(1), lambda: macros.Whole(1) + macros.Real(1)):
        with pytest.raises(TypeError, match="unsupported operand"):
            wrong()


def test_enums():
    assert issubclass(macros.Level, enum.IntEnum)
    assert [(level.name, level.value) for level in macros.Level] == [("LOW", 1), ("HIGH", 10)]
    assert int(macros.Side.RIGHT) == 1
    assert macros.Side.LEFT is macros.Side.LEFT
    event = macros.Event.Click(1, y=-2)
    assert isinstance(event, macros.Event)
    assert (event.x, event.y, event.kind()) == (1, -2, "Click")
    assert macros.Event.Key(27).kind() == "Key"
    assert macros.Event.Key.__match_args__ == ("code",)


def test_macros_of_macros():
    for made, unit in ((macros.Length, "m"), (macros.Width, "m"), (macros.Duration, "s")):
        assert type(made()) is made
        assert made.UNIT == unit
        assert made.__doc__ == "Measured in {}.".format(unit)
        assert made.__module__ == "topics.macros"


def test_private_modules_that_macros_make():
    vault, cellar = macros.Vault(1), macros.Cellar(1)
    assert vault.up() == 2
    vault.level = 7
    assert (vault.level, cellar.level) == (7, 1)
    with pytest.raises(TypeError):
        macros.Vault.up(cellar)
    with pytest.raises(OverflowError):
        vault.level = 256
    assert macros.Vault.__name__ == macros.Vault.__qualname__ == "Vault"


def test_nothing_is_lost():
    public = {name for name in vars(macros) if not name.startswith("_")}
    assert public == {
        "Cellar", "Duration", "Event", "LIMIT", "Length", "Level", "Nothing", "Place", "Real",
        "Side", "Vault", "Whole", "Width",
    }  # fmt: skip
