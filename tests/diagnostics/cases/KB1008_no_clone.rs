keelback::module!();

/// @py
struct Point {
    /// @py
    near: Corner,
}

/// @py
struct Corner;

/// @py
impl Corner {
    fn consume(self) {}
}

/// @py
impl std::ops::Neg for Corner {
    type Output = Corner;
    fn neg(self) -> Corner { self }
}
