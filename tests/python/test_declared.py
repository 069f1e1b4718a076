"""Types that are converted by value: `@py from` and `@py into`."""

import collections
import copy
import dataclasses
import gc
import pathlib
import pickle
import sys
import types

import pytest
from hypothesis import given, strategies as st
from test_conversions_properties import examples

from topics import declared

OPTIONS = {"width": 3, "title": "none", "scale": 1.0, "path": None, "marks": [1, 2]}


def notes(error):
    return getattr(error.value, "__notes__", [])


def test_a_dict_becomes_a_struct_and_a_struct_a_dict():
    given_ = {"width": 1, "title": "t", "scale": 2, "path": "a/b", "marks": (3,)}
    made = declared.options(given_)
    assert made == {"width": 1, "title": "t", "scale": 2.0, "path": pathlib.Path("a/b"), "marks": [3]}
    assert list(made) == ["width", "title", "scale", "path", "marks"]
    assert type(made["scale"]) is float


def test_missing_keys_have_their_defaults():
    assert declared.options({"width": 3}) == OPTIONS
    assert declared.debug_options({"width": 3}).endswith("marks: [1, 2], secret: 0 }")


def test_other_keys_are_let_go():
    assert declared.options({"width": 3, "secret": 9, 4: None}) == OPTIONS


def test_any_mapping_is_read():
    assert declared.options(types.MappingProxyType({"width": 3})) == OPTIONS
    assert declared.options(collections.UserDict({"width": 3})) == OPTIONS
    assert declared.options(collections.ChainMap({}, {"width": 3})) == OPTIONS

    class Sub(dict):
        pass

    assert declared.options(Sub(width=3)) == OPTIONS


def test_a_missing_key_is_named():
    with pytest.raises(TypeError, match="Options needs the key 'width', which is missing"):
        declared.options({})


@pytest.mark.parametrize("wrong", [3, None, "width", ["width"], object()])
def test_what_is_no_mapping_is_refused(wrong):
    with pytest.raises(TypeError, match="expected a dict with the fields of Options, got "):
        declared.options(wrong)


def test_the_path_of_a_bad_value_is_told():
    with pytest.raises(TypeError) as error:
        declared.options({"width": "x"})
    assert notes(error)[0] == "in field 'width'"
    good = {"x": 1, "y": 2}
    with pytest.raises(TypeError) as error:
        declared.drawing({"corners": [good, {"x": 1, "y": "2"}], "by_name": {}, "size": (1, "a")})
    assert notes(error)[0] == "in field 'corners[1].y'"
    with pytest.raises(TypeError) as error:
        declared.drawing({"corners": [], "by_name": {"a": {"x": 1}}, "size": (1, "a")})
    assert "Corner needs the key 'y', which is missing" in str(error.value)
    assert notes(error)[0] == "in field 'by_name['a']'"
    with pytest.raises(OverflowError) as error:
        declared.drawing({"corners": [], "by_name": {}, "size": (256, "a")})
    assert notes(error)[0] == "in field 'size._0'"


def test_hostile_mappings():
    class Raises(collections.UserDict):
        def __getitem__(self, key):
            raise ZeroDivisionError(key)

    with pytest.raises(ZeroDivisionError):
        declared.options(Raises({"width": 3}))

    class Key(str):
        def __hash__(self):
            return hash("width")

        def __eq__(self, other):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        declared.options({Key("width"): 3})

    class Clears(int):
        def __index__(self):
            shared.clear()
            return 3

    shared = {"width": Clears(), "title": "gone"}
    assert declared.options(shared)["width"] in (0, 3)


@pytest.mark.skipif(sys.version_info >= (3, 11), reason="shows notes")
def test_the_path_is_in_the_message_where_notes_are_not_shown():
    with pytest.raises(TypeError, match="argument 'options', in field 'width': "):
        declared.options({"width": "x"})


def test_nested_structs():
    drawing = {"corners": [{"x": 1.0, "y": 2.0}], "by_name": {"a": {"x": 0.0, "y": 0.5}}, "size": (1, "a")}
    assert declared.drawing(drawing) == drawing


def test_tuples():
    assert declared.pair((1, "a")) == (1, "a")
    assert declared.pair([1, "a"]) == (1, "a")
    with pytest.raises(ValueError, match="Pair has 2 fields, got 3 items"):
        declared.pair((1, "a", 2))
    for wrong in ({1: "a"}, "1a", None, iter((1, "a"))):
        with pytest.raises(TypeError, match="expected a tuple with the fields of Pair, got "):
            declared.pair(wrong)


def test_newtypes():
    assert declared.metres(3) == 3.0
    assert declared.all_metres((1, 2.5)) == [1.0, 2.5]
    assert declared.wrapped("text") == "text"
    with pytest.raises(TypeError):
        declared.wrapped(3)


def test_attributes():
    assert declared.volume(types.SimpleNamespace(width=2, height_in_lines=3)) == 6
    assert declared.volume(types.SimpleNamespace(width=2, height_in_lines=3, depth=4)) == 24
    message = "Sized2 needs the attribute 'height_in_lines', which (types.)?SimpleNamespace does not have"
    with pytest.raises(TypeError, match=message):
        declared.volume(types.SimpleNamespace(width=2))

    class Raises:
        width = 2

        @property
        def height_in_lines(self):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        declared.volume(Raises())


def test_a_dataclass_of_pythons_own():
    made = declared.reading(types.SimpleNamespace(value=1, unit="K"))
    assert made == declared.Reading(1.0, "K", ["new"], None)
    assert repr(made) == "Reading(value=1.0, unit='K', notes=['new'], parent=None)"
    assert declared.Reading.__module__ == "topics.declared"
    assert declared.Reading.__doc__ == "What was measured."
    assert dataclasses.is_dataclass(declared.Reading)
    assert [field.name for field in dataclasses.fields(made)] == ["value", "unit", "notes", "parent"]
    assert declared.Reading(1, "K").notes is not declared.Reading(1, "K").notes
    again = pickle.loads(pickle.dumps(made))
    assert again == made and type(again) is declared.Reading
    assert declared.reading(dataclasses.replace(made, unit="C")).unit == "C"
    assert copy.deepcopy(made) == made
    assert declared.Reading.__annotations__["value"] == "float"


def test_a_named_tuple():
    made = declared.place((1, 2))
    assert type(made) is declared.Place
    assert made == (1, 2) and made.row == 1 and made._fields == ("row", "column")
    assert list(declared.Place.__annotations__) == ["row", "column"]
    assert declared.place((1,)) == declared.Place(1) == (1, 0)
    assert declared.place(declared.Place(4, 5)) == (4, 5)
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(ValueError, match="Place has 1 to 2 fields, got 0 items"):
        declared.place(())


@pytest.mark.parametrize(
    "value, name",
    [
        (1, "Int(1)"),
        (1.0, "Float(1.0)"),
        (True, "Flag(true)"),
        ("x", 'Text("x")'),
        ("Auto", "Auto"),
        (7, "Level"),
        (None, "Nothing"),
        ((1, 2), "Range(1, 2)"),
        ({"r": 2.0}, "Circle { radius: 2.0 }"),
    ],
)
def test_unions_take_the_variant_of_the_very_type(value, name):
    if name in ("Auto", "Level"):
        # Tried after the variants before them, which take every text and number.
        name = {"Auto": 'Text("Auto")', "Level": "Int(7)"}[name]
    made, shown = declared.value(value)
    assert made == value and type(made) is type(value)
    assert shown == name


def test_unions_convert_where_nothing_is_exact():
    class Index:
        def __index__(self):
            return 3

    assert declared.value(Index()) == (3.0, "Float(3.0)")
    assert declared.value([1, 2]) == ((1, 2), "Range(1, 2)")


def test_unions_say_why_each_variant_refused():
    with pytest.raises(TypeError) as error:
        declared.value({"q": 1})
    first, *others = str(error.value).splitlines()
    assert first.endswith("no variant of Value fits dict")
    assert others == [
        "    Float: must be real number, not dict",
        "    Int: 'dict' object cannot be interpreted as an integer",
        "    Flag: expected bool, got dict",
        "    Text: expected str, got dict",
        "    Range: expected a tuple with the fields of Range, got dict",
        "    Circle: Circle needs the key 'r', which is missing",
        "    Nothing: expected None",
        '    Auto: expected "Auto"',
        "    Level: expected 7",
    ]


def refusals(call, value):
    """What each variant of a union says."""
    with pytest.raises(TypeError) as error:
        call(value)
    return str(error.value).splitlines()[1:]


def test_unions_say_where_within_a_variant():
    assert "    Range: 'str' object cannot be interpreted as an integer (in field '_1')" in refusals(declared.value, (1, "x"))
    inner = "            List: expected a sequence, got object"
    said = refusals(declared.json, {"a": [object()]})
    assert inner in said and said.index(inner) > said.index("        List: no variant of Json fits object")


@pytest.mark.parametrize("kind", [KeyboardInterrupt, MemoryError, RecursionError])
def test_unions_pass_on_what_is_no_refusal(kind):
    class Fails:
        def __index__(self):
            raise kind

        __float__ = __index__

    with pytest.raises(kind):
        declared.value(Fails())


def test_a_literal_is_of_the_very_type():
    class Seven(int):
        pass

    assert declared.value(Seven(7))[1] == "Float(7.0)"


def test_modes():
    for mode in ("READ_ONLY", "READ_WRITE", "append"):
        assert declared.mode(mode) == mode
    with pytest.raises(TypeError, match="no variant of Mode fits str\n    ReadOnly: expected \"READ_ONLY\""):
        declared.mode("ReadOnly")
    with pytest.raises(TypeError):
        declared.mode(0)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(blacklist_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(st.characters(blacklist_categories=["Cs"])), inner, max_size=4),
    max_leaves=12,
)


def types_of(value):
    if isinstance(value, list):
        return [types_of(item) for item in value]
    if isinstance(value, dict):
        return {key: types_of(item) for key, item in value.items()}
    return type(value)


@examples(100)
@given(JSON)
def test_json_goes_around(value):
    made = declared.json(value)
    assert made == value
    assert types_of(made) == types_of(value)


@examples(100)
@given(
    st.fixed_dictionaries(
        {
            "width": st.integers(0, 2**32 - 1),
            "title": st.text(st.characters(blacklist_categories=["Cs"])),
            "scale": st.floats(allow_nan=False),
            "path": st.none() | st.just(pathlib.Path("a")),
            "marks": st.lists(st.integers(-(2**63), 2**63 - 1)),
        }
    )
)
def test_options_go_around(options):
    assert declared.options(options) == options


def test_what_holds_itself_ends_in_a_recursion_error():
    loop = []
    loop.append(loop)
    with pytest.raises(RecursionError):
        declared.json(loop)
    with pytest.raises(RecursionError):
        declared.depth({"a": loop})
    chain = {}
    chain["next"] = chain
    with pytest.raises(RecursionError):
        declared.length(chain)
    assert declared.length({"next": {"next": {}}}) == 3
    assert declared.json([[[]]]) == [[[]]]


def test_closed_and_renamed():
    assert declared.config({"maxSize": 1, "evenOne": 2}) == {"maxSize": 1, "evenOne": 2, "otherEven": 2}
    with pytest.raises(TypeError) as error:
        declared.config({"maxSize": 1, "evenOne": 2, "max_size": 3})
    assert str(error.value).endswith("Config has no field 'max_size'; it has 'maxSize', 'evenOne', 'otherEven'")
    with pytest.raises(TypeError, match="Config has no field a key of type int"):
        declared.config({"maxSize": 1, "evenOne": 2, 3: 3})
    with pytest.raises(ValueError, match="3 is odd") as error:
        declared.config({"maxSize": 1, "evenOne": 3})
    assert notes(error)[0] == "in field 'evenOne'"


def test_results_in_containers_and_attributes():
    assert declared.report(2) == [{"count": 0, "tags": ["t0"]}, {"count": 1, "tags": ["t1"]}]
    holder = declared.Holder((1, "a"))
    assert holder.pair == (1, "a")
    assert holder.report == {"count": 1, "tags": []}
    holder.pair = [2, "b"]
    assert holder.pair == (2, "b")
    with pytest.raises(TypeError):
        holder.pair = 3


def test_handles():
    holder, items, thing = declared.Holder((1, "a")), [1], object()
    made = declared.handles({"any": thing, "items": items, "holder": holder})
    assert made["any"] is thing and made["items"] is items and made["holder"] is holder


def test_overloads_choose_by_form():
    assert declared.either({"x": 1, "y": 2}) == "corner"
    assert declared.either((1, "a")) == "pair"


def test_names_of_shapes_are_for_stubs_alone():
    for name in ("Options", "OptionsLike", "Corner", "Sized2", "_Value"):
        assert not hasattr(declared, name)


@pytest.mark.skipif(not hasattr(sys, "gettotalrefcount"), reason="counts references")
def test_references_stay_the_same():
    def once():
        declared.options({"width": 3})
        declared.json({"a": [1, "x", None]})
        declared.reading(declared.Reading(1, "K"))
        declared.place((1,))
        for bad in ({}, {"width": "x"}, 3):
            with pytest.raises(TypeError):
                declared.options(bad)
        with pytest.raises(TypeError):
            declared.value({"q": 1})

    grown = []
    for _ in range(4):
        before = sys.gettotalrefcount()
        for _ in range(50):
            once()
        gc.collect()
        grown.append(sys.gettotalrefcount() - before)
    # Caches fill up at first.
    assert min(grown) < 50, grown
