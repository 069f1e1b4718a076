keelback::module!();

/// @py from
pub struct Pair(pub u8, #[cfg(unix)] pub u16, pub u8);

/// @py into
pub enum Shape {
    Line(u8, #[cfg(feature = "wide")] u16),
}
