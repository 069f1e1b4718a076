keelback::module!();

/// @py class Shape(Enum)
enum Shape {
    Circle(f64),
    Rect { width: f64 },
    Empty,
}
