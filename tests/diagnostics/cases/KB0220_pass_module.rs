keelback::module!();

/// @py pass_module
fn name(module: &str) -> String { module.to_owned() }
