keelback::module!();

pub trait Shape {
    fn area(&self) -> f64;
}

/// @py
pub fn area(shape: &dyn Shape) -> f64 {
    shape.area()
}

/// @py
fn describe(item: Option<&dyn std::fmt::Debug>) -> String {
    format!("{item:?}")
}

/// @py
pub fn apply(calls: Vec<Box<dyn Fn(f64) -> f64>>, x: f64) -> f64 {
    calls.iter().fold(x, |x, call| call(x))
}
