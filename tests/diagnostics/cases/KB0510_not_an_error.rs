keelback::module!();

/// @py class UnknownUnit(ValueError)
#[derive(Debug)]
struct UnknownUnit(String);
