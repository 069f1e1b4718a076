"""Classes of several modules and files: tests/python/src/modules/same_name."""

import pytest

from topics.modules import same_name
from topics.modules.same_name import Closed, Item, inner


def test_classes_of_one_name_are_not_mixed_up():
    assert Item is not inner.Item
    assert Item.__name__ == inner.Item.__name__ == "Item"
    assert Item.__module__ == "topics.modules.same_name"
    assert inner.Item.__module__ == "topics.modules.same_name.inner"
    assert (Item.__doc__, inner.Item.__doc__) == ("The outer one.", "The inner one.")
    assert repr(Item(1)) == "Item(value=1)"
    assert repr(inner.Item("a")) == "Item(value='a')"
    assert Item(1) != inner.Item("1")
    assert not isinstance(Item(), inner.Item)
    assert same_name.together(Item(1), inner.Item("a")) == "1 a"
    with pytest.raises(TypeError, match="argument 'item'"):
        same_name.together(inner.Item("a"), inner.Item("a"))
    with pytest.raises(TypeError, match="argument 'inner'"):
        same_name.together(Item(1), Item(1))
    with pytest.raises(TypeError):
        Item.double(inner.Item("a"))
    made = inner.outer_of(inner.Item("four"))
    assert type(made) is Item and made == Item(4)


def test_impl_blocks_in_another_file():
    item = Item(4)
    assert item.double() == item.value == 8
    assert (-item).value == -8
    assert inner.Item("grün").upper == "GRÜN"


def test_private_methods_of_another_module():
    item = Item(9)
    assert (item.half, item.minus(), item.minus(1), item.minus(step=2)) == (4, Item(6), Item(8), Item(7))
    item.half = 5
    assert item == Item(10) and Item.hidden_name() == "Item"
    assert item - 3 == 7 and 30 - item == 20 and item.double_of_all() == 20
    assert item[1] == 11 and item["four"] == 4
    assert {"half", "minus", "hidden_name", "__sub__", "__rsub__", "__getitem__", "double_of_all"} <= set(vars(Item))


def test_private_members_behind_a_door():
    item = Closed()
    assert Closed.__name__ == Closed.__qualname__ == "Closed"
    assert Closed.__module__ == "topics.modules.same_name"
    changed = item.change(2.5)
    assert type(changed) is Closed
    assert (changed.value, changed.changes, changed.former) == (2.5, 1, [0.0])
    item.former = [1, 2]
    item.value = 9
    assert (item.value, item.former) == (9.0, [1.0, 2.0])
    with pytest.raises(AttributeError):
        item.changes = 3
    assert not hasattr(item, "hidden")
    assert Closed.both(Item(3), inner.Item("x")) == (3, "x")
