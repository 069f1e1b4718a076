keelback::module!();

/// @py unsendable
pub enum Side { Left, Right }
