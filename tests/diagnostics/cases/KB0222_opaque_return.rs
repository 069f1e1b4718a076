keelback::module!();

/// @py
fn shown() -> impl std::fmt::Display { 1 }
