keelback::module!();

/// @py eq
#[derive(Clone, Default, PartialEq)]
pub struct Vector { x: f64, y: f64 }

/// @py
impl PartialEq<f64> for Vector {
    fn eq(&self, other: &f64) -> bool { self.x == *other }
    fn ne(&self, other: &f64) -> bool { !self.eq(other) }
}

/// @py
impl PartialOrd<f64> for Vector {
    fn partial_cmp(&self, other: &f64) -> Option<std::cmp::Ordering> { self.x.partial_cmp(other) }
}
