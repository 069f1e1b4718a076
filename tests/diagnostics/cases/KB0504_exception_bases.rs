keelback::module!();

/// @py class Bad(ValueError, KeyError)
#[derive(Debug, thiserror::Error)]
struct Bad;
