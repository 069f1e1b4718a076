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

/// @py class Failure(ValueError)
#[derive(Debug, thiserror::Error)]
#[error("failed")]
pub struct Failure;

/// @py class Detail(Failure)
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
