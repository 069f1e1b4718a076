"""Types that are converted by value: generic ones, fields under conditions, functions that make what Python gets."""

import types

import pytest
from hypothesis import given, strategies as st
from test_conversions_properties import examples

from topics import declared_more as declared


def notes(error):
    return getattr(error.value, "__notes__", [])


def test_a_generic_tuple():
    assert declared.swap((1, 2)) == (2, 1)
    assert declared.swap_texts(["a", "b"]) == ("b", "a")
    assert declared.nested([((1, 2), (3, 4)), ((5, 6), (7, 8))]) == 36
    with pytest.raises(TypeError):
        declared.swap(("a", "b"))
    with pytest.raises(ValueError, match="Pair has 2 fields, got 1 items"):
        declared.swap((1,))


def test_handles_in_a_generic_type():
    one, other = object(), []
    back = declared.swap_any((one, other))
    assert back[0] is other and back[1] is one


def test_a_generic_dict():
    page = declared.numbers({"items": [1, 2.5], "next": 3})
    assert page == {"items": [(1.0, -1.0), (2.5, -2.5)], "next": 3}
    assert declared.numbers({"items": []}) == {"items": [], "next": None}
    assert declared.names({"items": ["a"]}) == ["a"]
    with pytest.raises(TypeError) as error:
        declared.names({"items": ["a", 1]})
    assert notes(error)[:1] in ([], ["in field 'items[1]'"])


def test_bounds_and_numbers_among_the_parameters():
    assert declared.count({"counts": {"a": 2, "b": 3}, "first": ["a", "b"]}) == {"counts": {7: 1}, "first": [7]}
    with pytest.raises(ValueError):
        declared.count({"counts": {}, "first": ["a"]})


@pytest.mark.parametrize("value, flat", [(1, [1]), ([1, 2], [1, 2]), ({"key": "k", "value": 3}, [3]), (None, [])])
def test_a_generic_union(value, flat):
    assert declared.flat(value) == flat


@examples(100)
@given(st.none() | st.text("ab") | st.lists(st.text("ab")) | st.fixed_dictionaries({"key": st.text("a"), "value": st.text("b")}))
def test_a_generic_union_goes_around(value):
    assert declared.around(value) == value


def test_a_generic_union_says_why():
    with pytest.raises(TypeError, match="no variant of OneOrMany fits float\n    One: 'float' object cannot be"):
        declared.flat(1.5)


def test_a_generic_type_that_holds_itself():
    tree = {"value": 1, "children": [{"value": 2, "children": []}]}
    assert declared.tree({"value": 1, "children": [{"value": 2}]}) == tree
    owner = declared.Owner(tree)
    assert owner.tree == tree == owner.tree
    loop = {"value": 1, "children": []}
    loop["children"].append(loop)
    with pytest.raises(RecursionError):
        declared.tree(loop)


def test_generic_attributes_newtypes_and_private_ones():
    space = types.SimpleNamespace
    assert declared.named(space(name="a"), space(name=1)) == '"a" 1'
    assert declared.wrapped(None) is None and declared.wrapped(1) == 1
    assert declared.hidden({"value": 1}) == {"value": 1}


def test_fields_under_conditions():
    assert declared.conditional({"a": 1, "b": 2}) == {"a": 1, "b": 2}
    with pytest.raises(TypeError, match="it has 'a', 'b'"):
        declared.conditional({"a": 1, "b": 2, "never": 3})
    with pytest.raises(TypeError, match="Conditional needs the key 'b', which is missing"):
        declared.conditional({"a": 1})


def test_positions_behind_a_field_that_is_not_there():
    shown, made = declared.positions((1, 2))
    assert shown == "Positions { first: 1, second: 2, third: 3 }"
    assert made == (1, 2, 3) and made._fields == ("first", "second", "third")
    assert declared.positions([4, 5, 6])[1] == declared.Positions(4, 5, 6)
    for wrong in ((1,), (1, 2, 3, 4)):
        with pytest.raises(ValueError, match="Positions has 2 to 3 fields"):
            declared.positions(wrong)


def test_functions_make_what_python_gets():
    made = declared.made(80, 2)
    assert made == {"port": "80", "all": 1, "even": 2}
    assert declared.all_made([2, 4])[1] == {"port": "1", "all": 1, "even": 4}
    assert declared.read_made({"port": "81", "all": {}, "even": 0}) == 81
    assert declared.listening({}) == 8080 and declared.listening({"port": "81"}) == 81
    with pytest.raises(ValueError, match="3 is odd"):
        declared.made(80, 3)
    with pytest.raises(ValueError, match="5 is odd"):
        declared.all_made([2, 5])
    assert declared.shown(False) == "3"
    assert declared.shown(True) == (1, "2")
