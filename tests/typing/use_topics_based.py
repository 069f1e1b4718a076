"""What type checkers know of classes on `int`, `tuple` and `bytes`."""

from topics.based import Growing, Length, Packet, Row
from typing_extensions import assert_type

length = Length(3, unit="km")
assert_type(length.unit, str)
assert_type(length.text, str)
number: int = length
assert_type(length + 1, int)
assert_type(Growing(3, 0.5).grow(1.0), float)
Growing("3", 0.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Length(3, 4)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
base: Length = Growing(3, 0.5)

row = Row("people", 1, "two")
assert_type(row.table, str)
assert_type(row[0], object)
values: tuple[object, ...] = row
assert_type(len(row), int)
Row(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

packet = Packet(b"abc", 80)
data: bytes = packet
assert_type(packet.port, int)
assert_type(packet[0], int)
packet.port = 81  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
