keelback::module!();

/// A point of the plane.
///
/// @py eq repr
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Horizontal position.
    /// @py
    pub x: f64,
    /// @py readonly
    pub y: f64,
    hidden: u8,
}

/// @py
impl Point {
    /// A new one.
    ///
    /// @py def __new__(x, y=0.0)
    pub fn new(x: f64, y: f64) -> Self { Point { x, y, hidden: 0 } }

    /// The distance from the origin.
    pub fn norm(&self) -> f64 { self.x.hypot(self.y) }

    /// @py property
    pub fn angle(&self) -> f64 { self.y.atan2(self.x) }

    /// @py angle.setter
    fn set_angle(&mut self, angle: f64) { let norm = self.norm(); self.x = norm * angle.cos(); self.y = norm * angle.sin(); }

    /// @py def scale(self, k, *, about=None)
    pub fn scale(&mut self, k: f64, about: Option<&Point>) { let _ = about; self.x *= k; }

    pub fn origin() -> Point { Point::new(0.0, 0.0) }

    /// @py classmethod
    pub fn named(class: &Bound<'_, PyType>, name: &str) -> Result<Self, BadName> { todo!() }

    /// @py skip
    pub fn skipped(&self) {}

    /// @py
    pub const DIMENSIONS: usize = 2;
}

impl Point {
    /// @py
    #[cfg(feature = "extra")]
    fn extra(&self, other: &Point) -> Point { other.clone() }

    fn untagged(&self) {}
}

/// Not a name.
///
/// @py class BadName(ValueError)
#[derive(Debug)]
pub struct BadName;
impl std::fmt::Display for BadName { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("bad") } }
impl std::error::Error for BadName {}

/// Frozen: nothing changes it.
///
/// @py final class Seal
struct Closed(#[doc = " @py value"] u32);

/// @py
fn middle(a: &Point, b: Option<&Point>) -> Point { a.clone() }

pub mod inner {
    //! @py module inner

    /// @py
    pub fn far(p: &crate::Point) -> Vec<crate::Point> { Vec::new() }
}
