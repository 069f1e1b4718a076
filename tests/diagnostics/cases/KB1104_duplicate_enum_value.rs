keelback::module!();

/// @py class Day(IntEnum)
enum Day {
    Monday = 1,
    Tuesday,
    /// @py Wednesday = 2
    Wednesday,
}

/// @py class Planet(StrEnum)
enum Planet {
    /// @py Earth = "mars"
    Earth,
    Mars,
}
