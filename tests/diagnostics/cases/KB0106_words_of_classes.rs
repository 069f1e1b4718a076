keelback::module!();

/// @py eq eq_int
#[derive(PartialEq)]
enum Light { Red = 1 }

/// @py frozen mutable
struct Point;

/// @py
struct Line {
    /// @py readonly skip
    length: f64,
}
