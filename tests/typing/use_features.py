"""Types of other crates, as a typed program sees them."""

import datetime
import decimal
import fractions
import uuid

from features import chrono, collections, errors, jiff, numbers, serialized, time
from typing_extensions import assert_type

today = datetime.date(2024, 5, 6)
now = datetime.datetime(2024, 5, 6, tzinfo=datetime.timezone.utc)
assert_type(chrono.date(today), datetime.date)
assert_type(chrono.latest([today], limit=today), "datetime.date | None")
assert_type(jiff.zoned(now), datetime.datetime)
assert_type(time.delta(now - now), datetime.timedelta)
assert_type(jiff.zone(datetime.timezone.utc), datetime.tzinfo)
chrono.date("2024-05-06")  # type: ignore[arg-type]
assert_type(numbers.big_int(), int)
assert_type(numbers.complex(1), complex)
assert_type(numbers.ratio(3), fractions.Fraction)
assert_type(numbers.decimal(decimal.Decimal(1)), decimal.Decimal)
numbers.decimal(1.5)  # type: ignore[arg-type]
assert_type(collections.uuid(uuid.uuid4()), uuid.UUID)
assert_type(collections.bytes(bytearray()), bytes)
assert_type(collections.named(a=1), "list[tuple[str, float]]")
assert_type(collections.small_vec((1, 2)), "list[int]")
assert_type(collections.either("x"), "int | str")
assert_type(errors.anyhow("x"), int)
assert_type(serialized.part({"wanted": 1}), int)
