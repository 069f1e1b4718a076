"""Types of chrono, jiff and time, compared with what `datetime` has."""

import datetime
import sys
from datetime import date, time, timedelta, timezone

import pytest
from features import chrono, jiff
from features import time as time_crate
from hypothesis import given
from hypothesis import strategies as st
from processes import succeeds
from test_conversions import message
from test_conversions_properties import examples

UTC = timezone.utc
CRATES = [chrono, jiff, time_crate]
EACH = pytest.mark.parametrize("crate", CRATES, ids=lambda crate: crate.__name__.rpartition(".")[2])
FIXED = [(chrono, "fixed"), (time_crate, "fixed"), (jiff, "zoned")]
EACH_FIXED = pytest.mark.parametrize("crate, name", FIXED)

seconds = st.integers(-86399, 86399)
offsets = st.builds(lambda value: timezone(timedelta(seconds=value)), seconds)
fine_offsets = st.builds(lambda value: timezone(timedelta(microseconds=value)), st.integers(-86399999999, 86399999999))


class Date(date):
    """A subclass that says other things than it is."""

    year = month = day = property(lambda self: 77)


class Moment(datetime.datetime):
    year = hour = microsecond = property(lambda self: -5)


class Delta(timedelta):
    days = seconds = property(lambda self: "no")


def refused(call, value, kind, text):
    with pytest.raises(kind) as caught:
        call(value)
    assert text in message(caught.value), message(caught.value)


@EACH
def test_values_come_back(crate):
    @examples(60)
    @given(st.dates(), st.times(), st.datetimes(), st.timedeltas(), st.integers(0, 1))
    def check(day, moment_of_day, moment, delta, fold):
        assert crate.date(day) == day and type(crate.date(day)) is date
        assert crate.time(moment_of_day.replace(fold=fold)) == moment_of_day
        naive = crate.naive(moment.replace(fold=fold))
        assert naive == moment and naive.tzinfo is None and naive.fold == 0
        assert crate.delta(delta) == delta

    check()


@EACH
def test_extremes(crate):
    for day in (date.min, date.max, date(2024, 2, 29), date(1900, 2, 28)):
        assert crate.date(day) == day
    for moment in (datetime.datetime.min, datetime.datetime.max):
        assert crate.naive(moment) == moment
        if crate is jiff and moment == datetime.datetime.max:
            # Its instants end a little earlier.
            refused(crate.utc, moment.replace(tzinfo=UTC), OverflowError, "the datetime is out of range")
        else:
            assert crate.utc(moment.replace(tzinfo=UTC)) == moment.replace(tzinfo=UTC)
    for delta in (timedelta.min, timedelta.max, timedelta(0), timedelta(microseconds=-1), timedelta.resolution):
        assert crate.delta(delta) == delta
    for moment in (time.min, time.max):
        assert crate.time(moment) == moment


@EACH
def test_any_time_zone_is_the_same_instant(crate):
    @examples(60)
    @given(st.datetimes(min_value=datetime.datetime(1, 1, 3), max_value=datetime.datetime(9999, 12, 29)), fine_offsets)
    def check(moment, zone):
        moment = moment.replace(tzinfo=zone)
        back = crate.utc(moment)
        assert back == moment and back.tzinfo is UTC

    check()


@EACH_FIXED
def test_offsets_are_kept(crate, name):
    @examples(60)
    @given(st.datetimes(), offsets)
    def check(moment, zone):
        moment = moment.replace(tzinfo=zone)
        back = getattr(crate, name)(moment)
        assert back == moment and back.utcoffset() == moment.utcoffset()
        assert back.replace(tzinfo=None) == moment.replace(tzinfo=None)
        assert crate.offset(zone) == zone

    check()


@EACH
def test_local_times_whose_utc_is_out_of_pythons_range(crate):
    first = datetime.datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))
    with pytest.raises(OverflowError) as caught:
        crate.utc(first)
    assert message(caught.value) == "year 0 is out of range: Python has 1 to 9999"
    last = datetime.datetime.max.replace(tzinfo=timezone(timedelta(hours=-1)))
    refused(crate.utc, last, OverflowError, "out of range")
    # As they are, they are in range.
    for crate_of_fixed, name in FIXED:
        if crate_of_fixed is crate and not (crate is time_crate):
            assert getattr(crate, name)(first) == first


@EACH
def test_what_would_be_lost_is_refused(crate):
    aware = datetime.datetime(2024, 5, 6, 7, tzinfo=UTC)
    refused(crate.date, aware, TypeError, "expected datetime.date, got a datetime, whose time would be lost")
    refused(crate.naive, aware, TypeError, "without a time zone")
    refused(crate.time, aware.timetz(), TypeError, "without a time zone")
    refused(crate.utc, aware.replace(tzinfo=None), TypeError, "got a naive one")
    for name in ("date", "time", "naive", "utc", "delta", "offset"):
        for wrong in (None, 5, "2024-01-01", object(), 1.5):
            refused(getattr(crate, name), wrong, TypeError, "expected datetime.")


def local_offset(moment):
    """What the system's time zone has then, as `astimezone()` finds it."""
    return moment.astimezone().utcoffset()


@examples(60)
@given(st.datetimes(min_value=datetime.datetime(1971, 1, 2), max_value=datetime.datetime(2037, 1, 1)), offsets)
def test_local_times(moment, zone):
    moment = moment.replace(tzinfo=zone)
    local = chrono.local(moment)
    assert local == moment and local.utcoffset() == local_offset(moment)
    assert type(local.tzinfo) is timezone


def test_local_times_of_another_zone():
    script = """
import datetime, os
os.environ["TZ"] = "EST5EDT,M3.2.0,M11.1.0"
from features import chrono
for month, hours in ((1, -5), (7, -4)):
    moment = datetime.datetime(2024, month, 1, 12, tzinfo=datetime.timezone.utc)
    local = chrono.local(moment)
    assert local == moment and local.hour == 12 + hours, local
"""
    succeeds(script)


# What the variable TZ says, and the name of the zone that chrono then has.
@pytest.mark.parametrize("variable", ["", "UTC", ":Etc/UTC"])
def test_the_zone_of_the_system_is_utc(variable):
    script = """
import datetime, os, sys
os.environ["TZ"] = sys.argv[1]
from features import chrono
utc = datetime.timezone.utc
assert chrono.local_zone(utc) is utc
assert chrono.local_zone(datetime.timezone(datetime.timedelta(0), "Z")) is utc
try:
    chrono.local_zone(datetime.timezone(datetime.timedelta(hours=1)))
except ValueError as error:
    assert "expected the time zone of the system" in str(error) and "got UTC+01:00" in str(error), error
else:
    raise AssertionError
"""
    succeeds(script, variable)


def test_the_zone_of_the_system_is_a_rule():
    script = """
import datetime, os
os.environ["TZ"] = "EST5EDT,M3.2.0,M11.1.0"
from features import chrono
try:
    chrono.local_zone(datetime.timezone.utc)
except ValueError as error:
    assert "set TZ to a name" in str(error), error
else:
    raise AssertionError
"""
    succeeds(script)


@examples(60)
@given(st.timedeltas(timedelta(days=-7304484), timedelta(days=7304484)))
def test_spans(delta):
    back = jiff.span(delta)
    assert back == delta and type(back) is timedelta


def test_spans_have_units():
    assert jiff.written_span(timedelta(days=3, seconds=4, microseconds=5)) == "P3DT4.000005S"
    assert jiff.written_span(timedelta(0)) == "PT0S"
    assert jiff.written_span(-timedelta(days=1, seconds=1, microseconds=1)) == "-P1DT1.000001S"
    assert jiff.written_span(-timedelta(days=3)) == "-P3D"
    assert jiff.written_span(-timedelta(seconds=1)) == "-PT1S"
    assert jiff.span_of("P1W2DT3H4M5.678901S") == timedelta(9, 3 * 3600 + 4 * 60 + 5, 678901)
    assert jiff.span_of("-PT0.000000001S") == timedelta(microseconds=-1)
    for text in ("P1M", "P1Y2D", "-P3M"):
        refused(jiff.span_of, text, ValueError, "a span of months or years has no fixed length")
    refused(jiff.span, timedelta(days=7304485), OverflowError, "the duration is out of range")
    refused(jiff.span, 3, TypeError, "expected datetime.timedelta, got int")


@EACH_FIXED
def test_offsets_finer_than_seconds(crate, name):
    fine = timezone(timedelta(seconds=1, microseconds=1))
    moment = datetime.datetime(2024, 5, 6, tzinfo=fine)
    refused(getattr(crate, name), moment, ValueError, "not a whole number of seconds")
    refused(crate.offset, fine, ValueError, "not a whole number of seconds")
    assert crate.utc(moment) == moment


@EACH
def test_subclasses_are_read_as_what_they_are(crate):
    assert crate.date(Date(2024, 2, 29)) == date(2024, 2, 29)
    assert crate.naive(Moment(2024, 2, 29, 1, 2, 3, 4)) == datetime.datetime(2024, 2, 29, 1, 2, 3, 4)
    assert crate.delta(Delta(-3, 4, 5)) == timedelta(-3, 4, 5)


class Odd(datetime.tzinfo):
    """A time zone whose offset is what it is told."""

    def __init__(self, answer):
        self.answer = answer

    def utcoffset(self, moment):
        if self.answer is ZeroDivisionError:
            raise ZeroDivisionError
        return self.answer


class Lying(datetime.datetime):
    """What `datetime` would refuse."""

    def utcoffset(self):
        return self.tzinfo.answer


@EACH
def test_hostile_time_zones(crate):
    def moment(answer, kind=datetime.datetime):
        return kind(2024, 5, 6, tzinfo=Odd(answer))

    refused(crate.utc, moment(None), TypeError, "got a naive one")
    refused(crate.naive, moment(None), TypeError, "without a time zone")
    with pytest.raises(ZeroDivisionError):
        crate.utc(moment(ZeroDivisionError))
    for kind in (TypeError, ValueError):
        refused(crate.utc, moment("x" if kind is TypeError else timedelta(days=1)), kind, "")
    refused(crate.utc, moment("x", Lying), TypeError, "expected datetime.timedelta, got str")
    refused(crate.utc, moment(timedelta(days=10**8), Lying), ValueError, "less than a day")
    refused(crate.utc, moment(timedelta(days=-1), Lying), ValueError, "less than a day")
    least = timedelta(days=-1, microseconds=1)
    assert crate.utc(moment(least, Lying)) == datetime.datetime(2024, 5, 6, tzinfo=UTC) - least
    refused(crate.offset, Odd(None), TypeError, "expected a time zone with one offset")


@EACH
def test_years_and_durations_that_python_has_not(crate):
    for year in (0, -1, -4712):
        with pytest.raises(OverflowError) as caught:
            crate.day_of(year)
        assert message(caught.value) == "year {} is out of range: Python has 1 to 9999".format(year)
    assert crate.day_of(9999) == date(9999, 1, 1)
    if crate is chrono:
        with pytest.raises(OverflowError):
            crate.day_of(10000)
    for count in (10**9 * 86400, -(10**9) * 86400):
        with pytest.raises(OverflowError) as caught:
            crate.delta_of(count, 0)
        assert message(caught.value) == "the duration is out of range"
    assert crate.delta_of(-999999999 * 86400, 0) == timedelta.min


@EACH
def test_nanoseconds_are_cut_off_downwards(crate):
    assert crate.delta_of(1, 1999) == timedelta(seconds=1, microseconds=1)
    # Two seconds before, and not quite two microseconds more.
    assert crate.delta_of(-2, 1999) == timedelta(seconds=-2, microseconds=1)
    assert crate.moment_of(0, 999999999) == datetime.datetime(1970, 1, 1, 0, 0, 0, 999999, tzinfo=UTC)
    if crate is not jiff:
        assert crate.moment_of(-1, 1) == datetime.datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_leap_seconds():
    with pytest.warns(UserWarning, match="leap second"):
        assert chrono.time_of(23, 59, 59, 1_500_000_999) == time(23, 59, 59, 500000)
    with pytest.warns(UserWarning, match="leap second"):
        moment = chrono.moment_of(1483228799, 1_000_000_000)
    assert moment == datetime.datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.filterwarnings("error")
def test_leap_seconds_may_be_made_errors():
    with pytest.raises(UserWarning):
        chrono.time_of(23, 59, 59, 1_500_000_000)


def test_chrono_utc():
    assert chrono.utc_zone(UTC) is UTC
    refused(chrono.utc_zone, timezone(timedelta(hours=1)), ValueError, "expected datetime.timezone.utc")
    assert chrono.written(datetime.datetime(2024, 5, 6, 7, 8, 9, 10, tzinfo=UTC)) == "2024-05-06T07:08:09.000010Z"
    days = [date(2024, 1, day) for day in range(1, 10)]
    assert chrono.latest(days, date(2024, 1, 5)) == date(2024, 1, 5)
    with pytest.raises(TypeError) as caught:
        chrono.latest([days[0], 3], days[0])
    assert str(caught.value).endswith("expected datetime.date, got int")


def test_offsets_that_python_has_not():
    with pytest.raises(OverflowError) as caught:
        time_crate.wide_offset()
    assert message(caught.value) == "the UTC offset is out of range"


def test_jiff_zones_without_a_name():
    with pytest.raises(ValueError) as caught:
        jiff.nameless()
    assert "POSIX" in message(caught.value)
    refused(jiff.zone, Odd(timedelta(0)), TypeError, "expected a time zone of zoneinfo or datetime.timezone, got Odd")
    assert jiff.zone(UTC) is UTC
    assert jiff.written(datetime.datetime(2024, 5, 6, tzinfo=timezone(timedelta(hours=2)))) == "2024-05-06T00:00:00+02:00[+02:00]"


@pytest.mark.skipif(sys.version_info >= (3, 9), reason="has zoneinfo")
def test_before_zoneinfo():
    class Named(datetime.tzinfo):
        key = "Europe/Berlin"

    with pytest.raises(ModuleNotFoundError, match="zoneinfo"):
        jiff.zone(Named())


if sys.version_info >= (3, 9):
    import zoneinfo

    NAMES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Monrovia", "UTC"]
    there = pytest.mark.skipif(
        not set(NAMES) <= zoneinfo.available_timezones() or not zoneinfo.TZPATH, reason="the system has no time zones"
    )

    @there
    @pytest.mark.parametrize("variable", ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin"])
    def test_the_zone_of_the_system_by_its_name(variable):
        script = """
import datetime, os, sys, zoneinfo
os.environ["TZ"] = sys.argv[1]
from features import chrono
berlin = zoneinfo.ZoneInfo("Europe/Berlin")
assert chrono.local_zone(berlin) is berlin
for month, hours in ((1, 1), (7, 2)):
    moment = datetime.datetime(2024, month, 1, tzinfo=berlin)
    assert chrono.local(moment).utcoffset() == moment.utcoffset() == datetime.timedelta(hours=hours)
for wrong in (zoneinfo.ZoneInfo("Europe/Paris"), datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=1))):
    try:
        chrono.local_zone(wrong)
    except ValueError as error:
        assert "expected the time zone of the system, Europe/Berlin, got " + str(wrong) in str(error), error
    else:
        raise AssertionError
try:
    chrono.local_zone("Europe/Berlin")
except TypeError as error:
    assert "expected datetime.tzinfo" in str(error), error
else:
    raise AssertionError
"""
        succeeds(script, variable)

    @there
    @examples(150)
    @given(
        st.datetimes(min_value=datetime.datetime(1800, 1, 2), max_value=datetime.datetime(2200, 1, 1)),
        st.sampled_from(NAMES),
        st.integers(0, 1),
    )
    def test_zones_by_name(moment, name, fold):
        zone = zoneinfo.ZoneInfo(name)
        moment = moment.replace(tzinfo=zone, fold=fold)
        same_zone(moment, zone)

    def same_zone(moment, zone):
        instant = moment.astimezone(UTC)
        # What the clock there shows: in a gap, another time than was said.
        shown = instant.astimezone(zone)
        back = jiff.zoned(moment)
        assert back.tzinfo is (UTC if zone.key == "UTC" else zone)
        for back in (back, chrono.named(moment)):
            assert back.astimezone(UTC) == instant
            assert back.utcoffset() == shown.utcoffset()
            assert (back.replace(tzinfo=None), back.fold) == (shown.replace(tzinfo=None), shown.fold)
        assert back.tzinfo is zone
        assert jiff.utc(moment) == instant
        assert chrono.fixed(moment).utcoffset() == moment.utcoffset()

    @there
    def test_gaps_and_folds():
        berlin = zoneinfo.ZoneInfo("Europe/Berlin")
        for fold in (0, 1):
            for local in (datetime.datetime(2024, 3, 31, 2, 30), datetime.datetime(2024, 10, 27, 2, 30)):
                same_zone(local.replace(tzinfo=berlin, fold=fold), berlin)
        later = jiff.zoned(datetime.datetime(2024, 10, 27, 2, 30, tzinfo=berlin, fold=1))
        assert later.fold == 1 and later.utcoffset() == timedelta(hours=1)
        assert jiff.written(later) == "2024-10-27T02:30:00+01:00[Europe/Berlin]"

    @there
    def test_odd_names():
        from pathlib import Path

        berlin = zoneinfo.ZoneInfo("Europe/Berlin")
        assert jiff.zone(berlin) is berlin
        assert chrono.zone(berlin) is berlin
        assert chrono.zone(UTC) is zoneinfo.ZoneInfo("UTC")
        refused(chrono.zone, timezone(timedelta(hours=1)), ValueError, "expected a time zone with a name")
        refused(chrono.named, datetime.datetime(2024, 1, 1), TypeError, "got a naive one")
        refused(chrono.zone, 3, TypeError, "expected datetime.tzinfo, got int")
        refused(chrono.offset, berlin, TypeError, "expected a time zone with one offset")
        file = next(Path(folder, "Europe/Berlin") for folder in zoneinfo.TZPATH if Path(folder, "Europe/Berlin").exists())
        with file.open("rb") as content:
            nameless = zoneinfo.ZoneInfo.from_file(content)
        refused(jiff.zone, nameless, ValueError, "no name by which it could be found")
        refused(chrono.zone, nameless, ValueError, "no name by which it could be found")
        with file.open("rb") as content:
            unknown = zoneinfo.ZoneInfo.from_file(content, key="Nowhere/City")
        refused(jiff.zone, unknown, ValueError, "Nowhere/City")
        refused(chrono.zone, unknown, ValueError, "no time zone is known as 'Nowhere/City'")


@EACH
def test_leaks(crate, leaks):
    moment = datetime.datetime(2024, 5, 6, 7, 8, 9, 10, tzinfo=timezone(timedelta(hours=3)))
    naive, delta = moment.replace(tzinfo=None), timedelta(5, 6, 7)
    zoned = getattr(crate, "fixed", None) or crate.zoned
    leaks(lambda: (crate.utc(moment), zoned(moment), crate.offset(moment.tzinfo)), moment, moment.tzinfo)
    leaks(lambda: (crate.date(naive.date()), crate.naive(naive), crate.time(naive.time()), crate.delta(delta)), naive, delta)
    leaks(lambda: crate.utc(naive), naive, raises=TypeError)
    leaks(lambda: crate.delta_of(10**15, 0), raises=OverflowError)
