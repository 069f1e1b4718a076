keelback::module!();

struct Angle(f64);

/// @py
fn turn(by: Angle) {}
