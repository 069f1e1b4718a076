"""Classes on those of datetime: tests/shared/src/dates.rs."""

import copy
import datetime
import pickle
import sys

import pytest
from processes import INTERPRETERS, has_own_gil, succeeds

from shared.dates import Alarm, Holiday, Sighting


def test_a_date():
    day = Holiday(2024, 12, 25, "christmas")
    assert isinstance(day, datetime.date) and (day.year, day.month, day.day) == (2024, 12, 25)
    assert day.why == "christmas" and day.isoformat() == "2024-12-25" and str(day) == "2024-12-25"
    assert day == datetime.date(2024, 12, 25) and hash(day) == hash(datetime.date(2024, 12, 25))
    assert day > datetime.date(2024, 12, 24) and f"{day:%Y}" == "2024"
    assert (day - datetime.date(2024, 12, 20)).days == 5 and day.next() == day.toordinal() + 1
    # Python's own functions make objects of the class by calling it: this one since 3.13, and before that by ours.
    other = day.replace(day=26)
    assert type(other) is Holiday and other.day == 26 and other.why == ""
    assert day.replace(2025, month=1).isoformat() == "2025-01-25"
    assert Holiday.replace.__doc__ == datetime.date.replace.__doc__
    with pytest.raises(ValueError):
        day.replace(day=32)
    with pytest.raises(TypeError):
        day.replace(hour=3)
    assert type(Holiday.today()) is Holiday and Holiday.fromisoformat("2024-01-02").day == 2
    assert Holiday.max == datetime.date.max
    day.held = day
    day.why = "x" * 100
    assert day.day == 25
    with pytest.raises(ValueError):
        Holiday(2024, 13, 1)


def test_a_datetime_and_a_time():
    for zone in (None, datetime.timezone.utc):
        seen = [Sighting(2024, 5, 6, 7, 8, 9, 10, zone, what="bird" * 10) for _ in range(100)]
        for one in seen:
            one.where_ = (7.0, 8.0, 9.0, 10.0, 11.0, 12.0)
        for one in seen:
            assert one == datetime.datetime(2024, 5, 6, 7, 8, 9, 10, zone) and one.tzinfo is zone
            assert one.what == "bird" * 10 and one.where_ == (7.0, 8.0, 9.0, 10.0, 11.0, 12.0)
            assert type(one + datetime.timedelta(1)) is Sighting or sys.version_info < (3, 8)
    alarms = [Alarm(hour, 30) for hour in range(24)]
    assert [one.hour for one in alarms] == list(range(24))
    assert all(one.sound == [2**64 - 1] * 8 and one.minute == 30 for one in alarms)


def test_replace():
    for zone in (None, datetime.timezone.utc):
        seen = Sighting(2024, 5, 6, 7, 8, 9, 10, zone, what="bird").replace(hour=1)
        assert type(seen) is Sighting and seen.what == "" and seen.tzinfo is zone
        assert seen == datetime.datetime(2024, 5, 6, 1, 8, 9, 10, zone)
    # The class takes fewer parts than it is called with.
    with pytest.raises(TypeError):
        Alarm(7, 30).replace(hour=8)

    class Own(Free):
        def replace(self, **changes):
            return super().replace(**changes), changes

    day, changes = Own(2024, 1, 2).replace(month=3)
    assert type(day) is Own and day.month == 3 and changes == {"month": 3}


class Free(Holiday):
    pass


@pytest.mark.parametrize(
    "thing, names",
    [
        (Holiday(2024, 2, 29, "leap"), ["why"]),
        (Free(1, 1, 1), ["why", "word"]),
        (Sighting(2024, 5, 6, 7, 8, 9, 10, datetime.timezone.utc, what="x"), ["what", "where_", "tzinfo"]),
    ],
)
def test_pickles_and_copies(thing, names):
    if isinstance(thing, Free):
        thing.word = [1]
    pickles = [pickle.loads(pickle.dumps(thing, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    for found in [*pickles, copy.copy(thing), copy.deepcopy(thing)]:
        assert type(found) is type(thing) and found == thing
        assert [getattr(found, name) for name in names] == [getattr(thing, name) for name in names]


@has_own_gil
def test_in_interpreters_that_share_the_gil():
    """Each has its own classes, on the classes of C that they share; an interpreter with a GIL of its own has none of them."""
    script = INTERPRETERS + """
WORK = '''
import datetime
from shared.dates import Holiday
day = Holiday(2024, 12, 25, "christmas")
day.held = day
assert day == datetime.date(2024, 12, 25) and day.why == "christmas" and type(day.replace(day=1)) is Holiday
'''
exec(WORK)
for turn in range(3):
    others = [create(isolated=False) for _ in range(2)]
    for one in others:
        run(one, WORK)
        exec(WORK)
        low.destroy(one)
isolated = create()
refuses(isolated, "shared")
low.destroy(isolated)
exec(WORK)
"""
    succeeds(script)
