keelback::module!();

/// @py eq hash class Day(IntEnum)
#[derive(PartialEq, Hash)]
enum Day { Monday, Tuesday }

/// @py repr class Planet(StrEnum)
enum Planet { Earth }

/// @py eq_int
enum Shape { Circle(f64), Empty }
