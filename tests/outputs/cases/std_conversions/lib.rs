keelback::module!();

/// @py
#[derive(Clone)]
pub struct Vector { x: f64, y: f64 }

/// @py
impl Default for Vector {
    fn default() -> Vector { Vector { x: 0.0, y: 0.0 } }
}

/// @py
impl From<(f64, f64)> for Vector {
    fn from(pair: (f64, f64)) -> Vector { Vector { x: pair.0, y: pair.1 } }
}

/// @py
impl std::str::FromStr for Vector {
    type Err = std::num::ParseFloatError;
    fn from_str(text: &str) -> Result<Self, Self::Err> { Ok(Vector { x: text.parse()?, y: 0.0 }) }
}

/// @py
impl From<&Vector> for f64 {
    fn from(vector: &Vector) -> f64 { vector.x }
}

/// @py
impl TryFrom<Vector> for i64 {
    type Error = std::num::TryFromIntError;
    fn try_from(vector: Vector) -> Result<i64, Self::Error> { i64::try_from(vector.x as i128) }
}
