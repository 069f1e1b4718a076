keelback::module!();

/// @py eq
#[derive(Clone, Default, PartialEq)]
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

/// @py
impl PartialEq<f64> for Vector {
    fn eq(&self, other: &f64) -> bool { self.x == *other }
    fn ne(&self, other: &f64) -> bool { !self.eq(other) }
}

/// @py
impl PartialOrd<f64> for Vector {
    fn partial_cmp(&self, other: &f64) -> Option<std::cmp::Ordering> { self.x.partial_cmp(other) }
}

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

/// @py
impl std::ops::Index<usize> for Vector {
    type Output = f64;
    fn index(&self, index: usize) -> &f64 { if index == 0 { &self.x } else { &self.y } }
}

/// @py
impl std::ops::IndexMut<usize> for Vector {
    fn index_mut(&mut self, index: usize) -> &mut f64 { if index == 0 { &mut self.x } else { &mut self.y } }
}

/// @py
#[derive(Clone)]
pub struct Bag(Vec<String>);

/// @py
impl<'a> IntoIterator for &'a Bag {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;
    fn into_iter(self) -> Self::IntoIter { self.0.iter() }
}

/// @py
impl Extend<String> for Bag {
    fn extend<I: IntoIterator<Item = String>>(&mut self, items: I) { self.0.extend(items) }
}

/// @py
impl FromIterator<String> for Bag {
    fn from_iter<I: IntoIterator<Item = String>>(items: I) -> Self { Bag(items.into_iter().collect()) }
}

/// @py
#[derive(Clone)]
pub struct Countdown(u32);

/// @py
impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> { None }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(0)) }
}

/// @py
impl ExactSizeIterator for Countdown {}

/// @py
impl DoubleEndedIterator for Countdown {
    fn next_back(&mut self) -> Option<u32> { None }
}

/// @py
#[derive(Clone)]
pub struct Digits(Vec<u8>);

/// @py
impl IntoIterator for Digits {
    type Item = u8;
    type IntoIter = std::vec::IntoIter<u8>;
    fn into_iter(self) -> Self::IntoIter { self.0.into_iter() }
}
