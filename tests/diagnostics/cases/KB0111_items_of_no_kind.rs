keelback::module!();

/// @py
union Bits { a: u32, b: f32 }

/// @py
extern crate std as other;
