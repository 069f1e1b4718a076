keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
struct Pair(
    /// @py
    f64,
    /// @py second
    f64,
);
