keelback::module!();

/// @py from class Options(dict)
pub struct Options { pub width: u32 }

/// @py into class Bad(ValueError)
pub enum Bad { A, B }
