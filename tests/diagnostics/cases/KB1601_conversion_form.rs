keelback::module!();

/// @py from(dict)
pub struct Pair(pub u8, pub u8);

/// @py into(dataclass)
pub struct Triple(pub u8, pub u8, pub u8);

/// @py from(transparent)
pub struct Point { pub x: f64, pub y: f64 }

/// @py from into(NamedTuple)
pub enum Shape { Circle { radius: f64 }, Dot }

/// @py into closed
pub struct Report { pub count: usize }

/// @py from(attributes) closed
pub struct Size { pub width: u32 }
