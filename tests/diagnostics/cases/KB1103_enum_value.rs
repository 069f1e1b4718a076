keelback::module!();

/// @py class Day(IntEnum)
enum Day {
    /// @py Monday = "first"
    Monday,
}

/// @py class Planet(StrEnum)
enum Planet {
    /// @py Earth = 3
    Earth,
}

/// @py class Suit(Enum)
enum Suit {
    /// @py Clubs = 1.5
    Clubs,
    /// @py Hearts = [1, 2]
    Hearts,
}

/// @py class Access(Flag)
enum Access {
    /// @py Read = None
    Read,
}
