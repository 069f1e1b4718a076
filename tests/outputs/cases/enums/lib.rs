keelback::module!();

/// What a light shows.
///
/// @py
pub enum Light {
    /// Stop.
    Red = 1,
    #[cfg(feature = "yellow")]
    Yellow,
    /// @py Go
    Green,
    /// @py skip
    Broken,
}

/// @py
impl Light {
    pub fn next(&self) -> Light { Light::Red }
}

/// @py class Suit(Enum)
pub enum Suit {
    Clubs,
    /// @py HEARTS = "red"
    Hearts,
}

/// @py
impl Suit {
    /// @py property
    pub fn is_red(&self) -> bool { true }
    pub fn score(&self, bonus: i64) -> i64 { bonus }
}

/// A figure.
///
/// @py eq pickle
#[derive(Clone, PartialEq)]
pub enum Shape {
    /// Round.
    Circle { radius: f64 },
    Rect(
        /// @py width
        f64,
        /// @py height = 1.0
        f64,
    ),
    Empty,
}

/// @py unlisted
pub enum Hidden { A, B }
