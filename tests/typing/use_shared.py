"""What a type checker knows of `shared`: classes that derive from those of `datetime`."""

import datetime

from shared.dates import Alarm, Holiday, Sighting
from typing_extensions import assert_type

day = Holiday(2024, 12, 25, why="christmas")
assert_type(day.why, str)
assert_type(day.year, int)
assert_type(day.next(), int)
held: datetime.date = day
Holiday("2024")  # type: ignore[call-arg, arg-type]

seen = Sighting(2024, 5, 6, what="bird")
assert_type(seen.what, str)
assert_type(seen.where_, tuple[float, float, float, float, float, float])
moment: datetime.datetime = seen

assert_type(Alarm(7, 30).sound, list[int])
alarm: datetime.time = Alarm(7, 30)
assert_type(alarm.hour, int)
assert_type(day + datetime.timedelta(1), Holiday)
Alarm(7)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
