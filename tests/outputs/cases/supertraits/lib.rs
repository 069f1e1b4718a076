keelback::module!();

/// @py
pub trait Shape {
    fn area(&self) -> f64;

    /// @py def scaled(self, by)
    fn scale(&mut self, by: f64) -> f64;

    /// @py skip
    fn hidden(&self) -> &str { "hidden" }
}

/// @py
pub trait Solid: Shape + std::fmt::Debug {
    fn volume(&self) -> f64;

    #[cfg(feature = "mass")]
    fn mass(&self) -> f64;

    fn density(&self) -> f64 { self.area() }

    /// Only on some systems.
    #[cfg(unix)]
    fn unix(&self) -> bool { assert!(true, "a {}", self.area()); true }
}

/// @py
pub struct Ball { radius: f64 }

impl Shape for Ball {
    fn area(&self) -> f64 { self.radius }
    fn scale(&mut self, by: f64) -> f64 { by }
}

impl Solid for Ball {
    fn volume(&self) -> f64 { 0.0 }
    #[cfg(feature = "mass")]
    fn mass(&self) -> f64 { 0.0 }
}
