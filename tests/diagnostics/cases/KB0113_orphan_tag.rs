keelback::module!();
//- /orphan.rs
/// @py
fn area() -> f64 { 1.0 }
