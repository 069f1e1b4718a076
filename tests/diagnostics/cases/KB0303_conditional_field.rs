keelback::module!();

/// @py pickle
struct Point {
    x: f64,
    #[cfg(unix)]
    y: f64,
}
