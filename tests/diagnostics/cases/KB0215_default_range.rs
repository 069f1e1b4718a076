keelback::module!();

/// @py def dim(level=300)
fn dim(level: u8) -> u8 { level }

/// @py def floor(level=-1)
fn floor(level: Option<u32>) {}
