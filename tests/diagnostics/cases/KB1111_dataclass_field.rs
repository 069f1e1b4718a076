keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
struct Point {
    /// @py
    x: f64,
    cache: Vec<u8>,
}

/// @py dataclass
#[derive(PartialEq)]
struct Entry {
    /// @py
    key: i64,
    /// @py skip
    value: i64,
}
