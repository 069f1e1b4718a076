keelback::module!();

/// @py freelist(many)
pub struct Point {
    /// @py
    pub x: f64,
}

/// @py freelist(0)
pub struct Line {
    /// @py
    pub length: f64,
}

/// @py freelist(100000)
pub struct Curve {
    /// @py
    pub length: f64,
}

/// @py freelist(8) class Counter(dict)
pub struct Counter {
    /// @py
    pub asked: usize,
}

/// @py freelist(8)
pub struct File {
    /// @py
    pub open: bool,
}

/// @py
impl File {
    pub fn new() -> File { File { open: true } }

    pub fn __del__(&mut self) { self.open = false; }
}

/// @py freelist(8)
pub enum Light {
    Red,
    Green,
}

/// @py freelist(8) class OneOfInts = OneOf<i64>
pub enum OneOf<T> {
    First(T),
    Second(T),
}

pub enum Either<T> {
    First(T),
    Second(T),
}

/// @py freelist(8)
pub type EitherInt = Either<i64>;

/// @py freelist
pub struct Bare {
    /// @py
    pub x: f64,
}
