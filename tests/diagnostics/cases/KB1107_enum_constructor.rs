keelback::module!();

/// @py class Day(IntEnum)
enum Day { Monday, Tuesday }

/// @py
impl Day {
    fn new(name: &str) -> Day { Day::Monday }
}
