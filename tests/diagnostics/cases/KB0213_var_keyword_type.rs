keelback::module!();

/// @py def options(**named)
fn options(named: Vec<(String, i32)>) {}
