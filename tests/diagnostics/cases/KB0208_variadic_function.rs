keelback::module!();

/// @py
unsafe extern "C" fn print(format: &str, ...) {}
