keelback::module!();

/// @py
enum Light { Red, Green }

/// @py
impl Light {
    fn switch(&mut self) { *self = Light::Green; }
}

/// @py mutable
enum Level { Low, High }

/// @py
enum Shape {
    Circle { radius: f64 },
    Empty,
}

/// @py
impl Shape {
    /// @py property
    fn radius_of(&self) -> f64 { 1.0 }
    /// @py radius_of.setter
    fn set_radius_of(&mut self, radius: f64) {}
}
