keelback::module!();

/// @py
#[derive(Clone)]
pub enum Color {
    Red,
}

/// @py class Paint(Color)
pub struct Paint {
    pub color: Color,
}

/// @py from into
pub struct Size {
    pub width: u32,
}

/// @py class Detail(Size)
pub struct Detail {
    /// @py
    pub line: u32,
}

/// @py class Level(IntEnum)
pub struct Level(u8);

/// @py class Mode(Paint)
pub enum Mode {
    Fast,
}

/// @py class Box(Generic)
pub struct Box;

/// @py class Crate(typing.Generic[int])
pub struct Crate;
