keelback::module!();

/// @py
static mut COUNT: u32 = 0;
