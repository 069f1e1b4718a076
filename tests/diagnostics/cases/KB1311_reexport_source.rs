keelback::module!();

/// @py
pub use from_registry::Thing;

/// @py
pub use broken::Thing as Other;

/// @py
pub use module::Class;
//- /dependencies/broken/lib.rs
//! @py library

keelback::module!();

/// @py def
pub struct Thing;
//- /dependencies/module/lib.rs
// crate-types: cdylib
keelback::module!();

/// @py
pub struct Class;
