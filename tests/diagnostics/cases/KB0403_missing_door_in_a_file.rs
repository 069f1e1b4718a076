keelback::module!();

mod shapes;
//- /shapes.rs
/// @py
fn area() -> f64 { 1.0 }
