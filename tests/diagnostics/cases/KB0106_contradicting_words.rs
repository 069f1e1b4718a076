keelback::module!();

/// @py init unlisted
fn setup(module: &keelback::Bound<'_, keelback::PyModule>) -> keelback::PyResult<()> { Ok(()) }
