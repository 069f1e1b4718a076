"""Methods, constructors and slots with several signatures, and members under conditions: src/dispatch.rs."""

import operator

import pytest

from topics import dispatch
from topics.dispatch import Either, Level, Neither, Row


def test_constructors():
    assert Row().items == []
    assert Row(2).items == Row(count=2).items == [0.0, 0.0]
    assert Row("1,2").items == Row(text="1,2").items == [1.0, 2.0]
    assert Row("1;2", by=";").items == [1.0, 2.0]
    assert Row([1, 2.5]).items == [1.0, 2.5]
    assert Row.__new__(Row, "3").items == [3.0]
    with pytest.raises(ValueError, match="invalid float"):
        Row("a")
    with pytest.raises(TypeError) as refused:
        Row(1, 2)
    assert str(refused.value).startswith("Row() has no overload for (int, int); there are:\n")
    assert 'Row(text: str, *, by: str = ",")' in str(refused.value)
    assert "Row(count: int = 0)" in Row.__doc__ and "Numbers in a row." in Row.__doc__

    class Sub(Row):
        def __init__(self, *args, **kwargs):
            self.more = len(args)

    sub = Sub("1,2")
    assert type(sub) is Sub and sub.items == [1.0, 2.0] and sub.more == 1


def test_methods():
    row = Row([1, 2])
    assert row.scale(2) is None and row.items == [2.0, 4.0]
    assert row.scale(by=0.5) is None and row.items == [1.0, 2.0]
    row.scale(Row([3, 4]))
    assert row.items == [3.0, 8.0]
    with pytest.raises(ValueError, match="another length"):
        row.scale(Row(1))
    # A borrow that fails is not a signature that does not fit.
    with pytest.raises(RuntimeError, match=r"Row\.scale\(\)"):
        row.scale(row)
    assert row.scale(3, into=Row(4)) == 9
    with pytest.raises(TypeError, match=r"Row\.scale\(\) has no overload for \(str\)"):
        row.scale("a")
    with pytest.raises(TypeError, match=r"has no overload for \(x=int\)"):
        row.scale(x=1)
    with pytest.raises(TypeError):
        Row.scale(1, 2)
    assert Row.of(1) == row.of(1) == "int 1" and Row.of("a") == "str a"
    assert Row.named(1) == row.named(1) == "Row 1" and Row.named("a") == "? a"
    with pytest.raises(TypeError, match=r"Row\.of\(\) has no overload"):
        Row.of(None)
    assert "scale(by: float)" in Row.scale.__doc__ and "Each one times another's." in Row.scale.__doc__


def test_items():
    row = Row([1, 2, 3])
    assert (row[0], row[-1], row[True]) == (1.0, 3.0, 2.0)
    assert row[1:] == [2.0, 3.0] and row[::-1] == [3.0, 2.0, 1.0]
    with pytest.raises(IndexError):
        row[3]
    with pytest.raises(TypeError, match=r"Row\.__getitem__\(\) has no overload for \(str\)"):
        row["a"]
    row[0] = 7
    row["first"] = row[0] + 1
    assert row.items == [8.0, 2.0, 3.0]
    with pytest.raises(KeyError):
        row["last"] = 1
    with pytest.raises(TypeError, match=r"no overload for \(str, str\)"):
        row["first"] = "a"
    with pytest.raises(TypeError, match="doesn't support item deletion"):
        del row[0]
    assert 8 in row and 9 not in row and Row([2, 3]) in row
    with pytest.raises(TypeError, match="no overload"):
        "a" in row


def test_call():
    row = Row([1, 2])
    assert row() == 6.0 and row(3) == row(by=3) == 9.0
    assert row("a", 1, 2) == "a 2"
    with pytest.raises(TypeError, match=r"Row\.__call__\(\) has no overload"):
        row(1.5)


def test_operators():
    row = Row([1, 2])
    assert (row + row).items == [1.0, 2.0, 1.0, 2.0]
    assert (row + 1).items == (row + 1.0).items == [2.0, 3.0]
    with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \+"):
        row + "a"
    assert Row.__add__(row, "a") is NotImplemented

    class Right:
        def __radd__(self, other):
            return other

    assert row + Right() is row
    same = row
    row += 1
    assert row is same and row.items == [2.0, 3.0]
    row += Row([5])
    assert row is same and row.items == [2.0, 3.0, 5.0]
    with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \+="):
        row += "a"
    with pytest.raises(RuntimeError):
        row += row
    assert (Row([1]) * 3).items == [1.0, 1.0, 1.0]
    with pytest.raises(TypeError):
        row - 1


def test_exceptions_of_conversions_end_the_call():
    class Interrupting:
        def __float__(self):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Row(1) + Interrupting()
    with pytest.raises(KeyboardInterrupt):
        Row(1)[0] = Interrupting()


def test_conditions():
    assert len(Row(3)) == 3
    assert Row(1) < Row(2) and not Row(2) < Row(1)
    assert Row(2) > Row(1)
    with pytest.raises(TypeError):
        Row(1) <= Row(2)
    assert Either().value == 1 and Either(value=4).value == 4
    assert Either.__text_signature__ in ("(value=1)", None)
    with pytest.raises(TypeError, match="cannot create 'Neither' instances"):
        Neither()


def test_enum():
    assert Level.High.above(Level.Low) is True
    assert Level.High.above("a") == "2 a"
    with pytest.raises(TypeError, match=r"Level\.above\(\) has no overload"):
        Level.High.above(None)


def test_nothing_leaks(leaks):
    row = Row([1, 2])
    leaks(lambda: row + 1)
    leaks(lambda: row + "a", raises=TypeError)
    leaks(lambda: row[0])
    leaks(lambda: row["a"], raises=TypeError)
    leaks(lambda: row.scale(x=1), raises=TypeError)
    leaks(lambda: row(text="a"))
    leaks(lambda: Row("1", by="x"))
    leaks(lambda: Row("1", by=2), raises=TypeError)
    assert dispatch.Row is Row
