keelback::module!();

/// @py
#[derive(Clone)]
pub struct Vector { x: f64, y: f64 }

/// @py
impl std::ops::Add for &Vector {
    type Output = Vector;
    fn add(self, other: Self) -> Vector { Vector { x: self.x + other.x, y: self.y + other.y } }
}

/// @py
impl std::ops::Mul<Vector> for f64 {
    type Output = Vector;
    fn mul(self, other: Vector) -> Self::Output { Vector { x: self * other.x, y: self * other.y } }
}

/// @py
impl<'a> std::ops::Sub<&'a Vector> for Vec<f64> {
    type Output = Vector;
    fn sub(self, other: &'a Vector) -> Vector { Vector { x: self[0] - other.x, y: self[1] - other.y } }
}
