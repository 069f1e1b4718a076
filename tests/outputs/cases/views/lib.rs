keelback::module!();

/// @py
#[derive(Clone)]
pub struct Point {
    /// @py
    pub x: f64,
}

/// @py
pub struct Line {
    /// @py
    pub start: Point,
    /// @py readonly
    pub end: Option<Box<inner::Mark>>,
    /// @py copy
    pub origin: Point,
}

/// Makes cycles possible.
///
/// @py
pub struct Node {
    /// @py
    pub place: Place,
    /// @py
    pub link: keelback::Py<keelback::PyAny>,
}

/// @py
#[derive(Clone)]
pub struct Place {
    /// @py
    pub x: i64,
}

pub mod inner {
    /// @py
    pub struct Mark {
        /// @py
        pub x: f64,
    }
}
